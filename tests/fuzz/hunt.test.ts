/** Random concurrent programs print the same under every engine, schedule and collector; small ones here. `node dist/hunt.mjs` runs any number of them, and compares with Go. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { concurrentProgram } from './concurrent/program.js';

const script = fileURLToPath(new URL('../../dist/hunt.mjs', import.meta.url));

test('a seed has one program', () => {
  expect(concurrentProgram(7)).toBe(concurrentProgram(7));
  expect(concurrentProgram(7)).not.toBe(concurrentProgram(8));
});

describe('random concurrent programs', () => {
  test('do the same under everything', { timeout: 300_000 }, () => {
    const keep = mkdtempSync(join(tmpdir(), 'hunt-'));
    const r = spawnSync(process.execPath, [script, '-go=false', '-seeds=1,1', '-size=3', '-modes=engines,stress', `-keep=${keep}`], { encoding: 'utf8' });
    rmSync(keep, { recursive: true });
    expect(r.stderr).toBe('');
    expect(r.stdout).toBe('1 programs, 12 runs, compared with the interpreter: 0 differ\n');
    expect(r.status).toBe(0);
  });

  test('need flags that exist', () => {
    const r = spawnSync(process.execPath, [script, '-modes=engine'], { encoding: 'utf8' });
    expect(r).toMatchObject({ status: 2, stdout: '', stderr: 'hunt: mode engine: want some of engines, schedules, collector, stress, race\n' });
  });
});
