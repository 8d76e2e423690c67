/**
 * Hostile sources (tests/hostile/cases.ts) end as they should: in Go's error where gc has one, or a named limit. Times are not asserted
 * (dist/hostile.mjs prints them); a case that grew without bound would meet its job's limit.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';
import { hostileSources, main, rep } from '../hostile/cases.js';
import { gosim } from './gosim.js';

const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const pool = new Pool(worker, 1);
afterAll(() => pool.close());

describe('hostile sources', () => {
  for (const [name, text, want] of hostileSources) {
    test(name, async () => {
      const r = await pool.run({ targets: ['/h/p.go'], cwd: '/h', flags: [], args: [], mode: 'build', overlay: new Map([['/h/p.go', text]]), timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      if (want === null) expect(r.stderr).toBe('');
      else expect(r.stderr).toMatch(want);
      expect(r.status).toBe(want === null ? 0 : 1);
    });
  }

  // These need more of JavaScript's stack than a process has from the start.
  test('an expression of 20,000 operators', async () => {
    const r = await gosim(['run', '-stats=off', 'p.go'], { files: { 'p.go': main(`y := 1\n\tprintln(${rep('y + ', 20_000)}1)`) } });
    expect(r).toEqual({ status: 0, stdout: '', stderr: '20001\n' });
  }, 60_000);

  test('a program from standard input', async () => {
    const r = await gosim(['run', '-stats=off', '-'], { input: main('\tprintln("from stdin", x)') });
    expect(r).toEqual({ status: 1, stdout: '', stderr: '# command-line-arguments\n./prog.go:4:24: undefined: x\n' });
    const ok = await gosim(['run', '-stats=off', '-'], { input: main('\tprintln("from stdin")') });
    expect(ok).toEqual({ status: 0, stdout: '', stderr: 'from stdin\n' });
  });
});
