/** Random schedules by seed, and what GODEBUG=schedtrace prints. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/race/', import.meta.url));
const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

const free = Object.entries(JSON.parse(readFileSync(`${root}goldens.json`, 'utf8')) as Record<string, string[]>)
  .filter(([, races]) => races.length === 0)
  .map(([name]) => name)
  .filter((name) => name.startsWith('free'));

test.each([1, 2, 3])('programs without races have none under seed %i', async (seed) => {
  const r = await pool.run({ targets: ['.'], cwd: root, flags: ['-race', '-faketime', '-sched=random', `-seed=${seed}`, '-stats=off', '-max-memory=64MB'], args: free, mode: 'each', timeout: 300_000 });
  expect(r.crash).toBeUndefined();
  expect(r.each!.map((x, i) => `${free[i]}: ${x.status} ${x.stderr}`)).toEqual(free.map((name) => `${name}: 0 `));
});

const writers = `package main

import "sync"

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for j := range 300000 {
				m[j&1023] += j
			}
		})
	}
	wg.Wait()
}
`;

test('goroutines meet inside a map', async () => {
  const r = await gosim(['run', '-stats=off', '-sched=random', '-seed=1', 'p.go'], { files: { 'p.go': writers } });
  expect(r.stderr).toMatch(/^fatal error: concurrent map (writes|read and map write)\n\ngoroutine \d+ \[running\]:\n/);
  expect(r.status).toBe(2);
});

const busy = `package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for range 3000000 {
			}
		})
	}
	wg.Wait()
}
`;

test('schedtrace', async () => {
  const r = await gosim(['run', '-stats=off', '-faketime', '-procs=2', 'p.go'], { files: { 'p.go': busy }, env: { GODEBUG: 'schedtrace=10' } });
  const lines = r.stderr.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const l of lines) expect(l).toMatch(/^SCHED \d+ms: gomaxprocs=2 idleprocs=\d threads=3 spinningthreads=0 needspinning=0 idlethreads=\d runqueue=\d \[ \d \d \] schedticks=\[ \d+ \d+ \]$/);
  expect(lines[0]).toMatch(/^SCHED 0ms: /);
});

test('schedtrace with details', async () => {
  const r = await gosim(['run', '-stats=off', '-faketime', '-procs=2', 'p.go'], { files: { 'p.go': busy }, env: { GODEBUG: 'schedtrace=1000,scheddetail=1' } });
  expect(r.stderr).toMatch(/^SCHED 0ms: gomaxprocs=2 .* runqueue=\d gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false\n {2}P0: status=1 schedtick=\d+ syscalltick=0 m=0 runqsize=\d gfreecnt=0 timerslen=0\n/);
  expect(r.stderr).toMatch(/\n {2}M0: p=0 curg=\d+ mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false lockedg=nil\n {2}G1: status=4\(sync\.WaitGroup\.Wait\) m=nil lockedm=nil\n/);
});

const turns = `package main

//go:noinline
func next(i int) int { return i + 1 }

func main() {
	i := 0
	for i < 5000 {
		i = next(i)
	}
	println(i)
}
`;

test.each(['interp', 'wasm', 'mixed'])('under -stress-preempt a slice is a unit of fuel: %s', async (engine) => {
  const preemptions = async (...flags: string[]): Promise<number> => {
    const r = await gosim(['run', '-stats=json', `-engine=${engine}`, ...flags, 'p.go'], { files: { 'p.go': turns } });
    expect(r.status).toBe(0);
    return (JSON.parse(r.stderr.slice(r.stderr.indexOf('{'))) as { preemptions: number }).preemptions;
  };
  expect(await preemptions()).toBe(0);
  // A call and a back-edge of one unit each are more than a slice.
  const n = await preemptions('-stress-preempt');
  expect(n).toBeGreaterThanOrEqual(5000);
  expect(n).toBeLessThan(10_000);
});
