/**
 * The k-th allocation fails: Go's out-of-memory text, under every engine, and nothing of the host's. All k up to 5,000 on 100 programs:
 * node dist/fail-alloc.mjs.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const dist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const pool = new Pool(dist('worker.mjs'), 1);
afterAll(() => pool.close());

const text = /^runtime: out of memory: cannot allocate \d+-byte block \(\d+ in use\)\nfatal error: out of memory\n/;

test('some programs and places', async () => {
  const out = await new Promise<string>((done) => {
    execFile(process.execPath, [dist('fail-alloc.mjs'), '-k=1,2,5,16,45,120,400,1500,5000', '-programs=4'], { cwd: fileURLToPath(new URL('../../', import.meta.url)) }, (_e, stdout, stderr) => done(stdout + stderr));
  });
  expect(out).toMatch(/^4 programs, 36 runs, 0 wrong\n$/);
});

const program = `package main

import "runtime"

type node struct{ next *node }

//go:noinline
func deep(n int) (r *node) {
	var pad [64]int
	if n > 0 {
		r = &node{deep(n - 1)}
	}
	pad[n&63] = n
	return r
}

func main() {
	c := make(chan *node)
	for i := 0; i < 300; i++ {
		go func() { c <- deep(i % 20) }()
		<-c
	}
	runtime.GC()
	println("done")
}
`;

for (const engine of ['interp', 'wasm']) {
  test(`objects, stacks and goroutines under ${engine}`, async () => {
    const path = '/fail/main.go';
    const run = (k: number) => pool.run({ targets: [path], cwd: '/fail', flags: ['-stats=off', `-engine=${engine}`, '-warmup=0', `-fail-alloc=${k}`], args: [], mode: 'run', overlay: new Map([[path, program]]), timeout: 60_000 });
    for (const k of [1, 2, 3, 30, 31, 32, 33, 34, 35, 36, 900]) {
      const r = await run(k);
      expect([k, r.crash, r.status, r.stderr.match(text)?.length]).toEqual([k, undefined, 2, 1]);
    }
    expect((await run(100_000)).stderr).toBe('done\n');
  });
}
