/**
 * gosim explore: tests/testdata/explore has small concurrent programs and says of each how it can end; every schedule with two preemptions is run.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exploration, Outcome } from '../../src/runtime/index.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/explore/', import.meta.url));
const programs = [...readFileSync(`${root}programs.go`, 'utf8').matchAll(/add\("([^"]+)", "([^"]*)"/g)].map((m) => ({ name: m[1]!, want: m[2]!.split('|').sort() }));

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

/** An end in the words of the programs. */
function ended(o: Outcome): string {
  if (o.kind === 'deadlock' || o.kind === 'endless') return o.kind;
  return o.kind === 'exit' ? o.stdout : o.stderr.split('\n')[0]!;
}

const endsOf = (e: Exploration): string[] => [...new Set(e.outcomes.map(ended)), ...(e.races.length > 0 ? ['race'] : [])].sort();

test('there are enough of them', () => {
  expect(programs.length).toBeGreaterThanOrEqual(50);
});

describe('all schedules with two preemptions', () => {
  let found: Exploration[];
  beforeAll(async () => {
    const r = await pool.run({ targets: ['.'], cwd: root, flags: ['-max-schedules=20000'], args: programs.map((p) => p.name), mode: 'explore', timeout: 600_000 });
    expect(r.crash).toBeUndefined();
    found = r.each!.map((x) => x.explored!);
  }, 600_000);
  test.each(programs.map((p, i) => ({ ...p, i })))('$name', ({ want, i }) => {
    expect({ ends: endsOf(found[i]!), complete: found[i]!.complete }).toEqual({ ends: want, complete: true });
  });
  test('a schedule repeats its end', async () => {
    const [name, end] = ['locks in opposite order', 'deadlock'];
    const { schedule } = found[programs.findIndex((p) => p.name === name)]!.outcomes.find((o) => o.kind === end)!;
    const r = await pool.run({ targets: ['.'], cwd: root, flags: ['-stats=off', `-schedule=${schedule}`], args: [name], mode: 'run', timeout: 60_000 });
    expect(r.stderr).toContain('fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.Mutex.Lock]:\n');
    expect(r.status).toBe(2);
  });
});
