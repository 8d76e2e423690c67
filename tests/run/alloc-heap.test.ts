/** Under --alloc=heap the seed programs print what they print under gc's decisions, on both word sizes; only counters differ. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { trimmed, wantedOutput } from '../harness/output-block.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/seeds/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const goldens = JSON.parse(readFileSync(join(root, 'goldens.json'), 'utf8')) as Record<string, { stdout: string; stderr: string; status: number; slow?: boolean }>;

const pool = new Pool(worker);
afterAll(() => pool.close());

for (const [key, want] of Object.entries(goldens)) {
  if (want.slow) continue;
  const [name, arch] = key.split(' ') as [string, string];
  test.concurrent(key, async () => {
    const path = join(root, name);
    const isDir = statSync(path).isDirectory();
    const r = await pool.run({
      targets: [isDir ? '.' : path],
      cwd: isDir ? path : root,
      flags: ['-stats=off', '-alloc=heap', `-arch=${arch}`, '-max-memory=1GB'],
      args: [],
      mode: 'run',
      timeout: 60_000,
    });
    expect(r.crash).toBeUndefined();
    expect({ stdout: r.stdout, stderr: r.stderr, status: r.status }).toEqual({ stdout: want.stdout, stderr: want.stderr, status: want.status });
  });
}

/** The run suite too, but for programs that count their own allocations, or whose traces mark (?) which arguments gc has not saved to memory: the policy moves them there. */
const suite = fileURLToPath(new URL('../testdata/run/', import.meta.url));
const counting = /MemStats|AllocsPerRun|AllocsPerOp|ReportAllocs/;
const marking = 'traces show what was passed, with a question mark';
const programs = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.go'));

describe.each(['64', '32'])('run suite, %s bit', (arch) => {
  for (const name of programs) {
    const src = readFileSync(join(suite, name), 'latin1');
    if (!src.startsWith('// run\n') || counting.test(src) || name.includes(marking)) continue;
    test.concurrent(name, async () => {
      const r = await pool.run({ targets: [join(suite, name)], cwd: suite, flags: ['-stats=off', '-alloc=heap', `-arch=${arch}`], args: [], mode: 'run', timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      expect(trimmed(r.stdout + r.stderr)).toBe(trimmed(wantedOutput(src, arch === '32' ? '386' : 'amd64')));
      expect(r.status).toBe(0);
    });
  }
});

test('variables, composites and temporaries of the program are on the heap, decisions are printed as ever', async () => {
  const p = 'package main\n\ntype T struct{ a, b int }\n\nfunc sum(t T) (n int) {\n\tfor i := 0; i < 2; i++ {\n\t\tn += t.a\n\t}\n\treturn\n}\n\nfunc main() {\n\tp := &T{1, 2}\n\tprintln(sum(*p))\n}\n';
  const mallocs = async (alloc: string): Promise<number> => {
    const r = await gosim(['run', '-stats=json', `-alloc=${alloc}`, '-gcflags=-l', 'p.go'], { files: { 'p.go': p } });
    expect(r.status).toBe(0);
    const lines = r.stderr.split('\n');
    expect(lines[0]).toBe('2');
    return (JSON.parse(lines.slice(1).join('\n')) as { Mallocs: number }).Mallocs;
  };
  // p and what it points to; t, n and i.
  expect((await mallocs('heap')) - (await mallocs('gc'))).toBe(5);
  const m = (alloc: string): Promise<{ stderr: string }> => gosim(['build', '-gcflags=-m', `-alloc=${alloc}`, 'p.go'], { files: { 'p.go': p } });
  expect((await m('heap')).stderr).toBe((await m('gc')).stderr);
});
