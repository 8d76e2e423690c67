/** Profiles and traces: exact, the same every time, without effect on the run, and what Go's own tools read. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeProfile, encodeProfile, type PprofProfile } from '../../src/report/pprof.js';
import { topReport } from '../../src/report/pprof-top.js';
import { gosim } from '../cli/gosim.js';

const program = `package main

import (
	"fmt"
	"sync"
)

type node struct{ l, r *node }

func build(d int) *node {
	if d == 0 {
		return &node{}
	}
	return &node{build(d - 1), build(d - 1)}
}

func (n *node) count() int {
	if n.l == nil {
		return 1
	}
	return 1 + n.l.count() + n.r.count()
}

var keep *node

func work(mu *sync.Mutex, total *int) {
	for range 50 {
		mu.Lock()
		*total += build(6).count()
		for i := 0; i < 20000; i++ {
			*total ^= i & 1
		}
		mu.Unlock()
	}
}

func main() {
	keep = build(10)
	var mu sync.Mutex
	ch := make(chan int)
	total := 0
	for i := range 4 {
		go func() {
			work(&mu, &total)
			ch <- i
		}()
	}
	s := 0
	for range 4 {
		s += <-ch
	}
	fmt.Println(total, s)
}
`;

const files = { 'p.go': program };
const kinds = ['mem', 'cpu', 'block', 'mutex'];
const hasGo = spawnSync('go', ['version']).status === 0;
const args = ['run', '-faketime', '-stats=json', ...kinds.map((k) => `-${k}profile=${k}.prof`), 'p.go'];
const profiled = gosim(args, { files, collect: kinds.map((k) => `${k}.prof`) });
const profileOf = async (kind: string): Promise<PprofProfile> => decodeProfile((await profiled).files!.get(`${kind}.prof`)!);

/** Runs one of Go's own tools on a file. */
function goTool(tool: readonly string[], data: Uint8Array): { status: number | null; out: string } {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    writeFileSync(join(dir, 'file'), data);
    const r = spawnSync('go', ['tool', ...tool, 'file'], { cwd: dir, env: { ...process.env, PPROF_TMPDIR: dir, GOFLAGS: '' }, maxBuffer: 1 << 26 });
    return { status: r.status, out: r.stdout.toString() };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe('profiles', () => {
  test('change nothing about the run and are the same every time', async () => {
    const [a, plain, again] = await Promise.all([profiled, gosim(['run', '-faketime', '-stats=json', '-engine=interp', 'p.go'], { files }), gosim(args, { files, collect: ['mem.prof', 'cpu.prof'] })]);
    const counters = (s: string): object => {
      const { elapsedNs: _, ...rest } = JSON.parse(s) as Record<string, unknown>;
      return rest;
    };
    expect(a.stdout).toBe(plain.stdout);
    expect(counters(a.stderr)).toEqual(counters(plain.stderr));
    // Only the name of the directory differs.
    const samples = (b: Buffer): object => decodeProfile(b).samples.map((s) => [s.values, s.frames.map((f) => [f.address, f.lines.map((l) => l.name)])]);
    for (const f of ['mem.prof', 'cpu.prof']) expect(samples(again.files!.get(f)!)).toEqual(samples(a.files!.get(f)!));
  });

  test('of memory count every object once, by the function that allocated it', async () => {
    const p = await profileOf('mem');
    expect(p.sampleTypes.map((t) => t.type)).toEqual(['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space']);
    const of = (func: string): number[] =>
      p.samples.filter((s) => s.frames[0]!.lines[0]!.name === func).reduce((sum, s) => sum.map((v, i) => v + s.values[i]!), [0, 0, 0, 0]);
    const nodes = 2 ** 11 - 1 + 200 * (2 ** 7 - 1);
    expect(of('main.build').slice(0, 2)).toEqual([nodes, 16 * nodes]);
    expect(of('main.build')[2]).toBeGreaterThanOrEqual(2 ** 11 - 1);
    const stack = p.samples.find((s) => s.frames[0]!.lines[0]!.name === 'main.build' && s.frames.some((f) => f.lines.some((l) => l.name === 'main.work')))!;
    expect(stack.frames.flatMap((f) => f.lines).slice(-2).map((l) => `${l.name}:${l.line}`)).toEqual(['main.work:29', 'main.main.func1:44']);
  });

  test('of fuel add up to what was spent', async () => {
    const p = await profileOf('cpu');
    const fuel = (JSON.parse((await profiled).stderr) as { fuel: number }).fuel;
    const sum = p.samples.reduce((n, s) => n + s.values[1]!, 0);
    expect(fuel - sum).toBeGreaterThanOrEqual(0);
    expect(fuel - sum).toBeLessThan(p.period!.value);
  });

  test('of goroutines that end count what they did last for their function', async () => {
    const text = `package main

import "sync"

type counts struct {
	mu sync.RWMutex
	m  map[int]int
}

func (c *counts) get(k int) int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[k]
}

func (c *counts) set(k, v int) {
	c.mu.Lock()
	c.m[k] = v
	c.mu.Unlock()
}

func main() {
	c := counts{m: map[int]int{}}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for i := range 200 {
				if k := (g + i) & 15; c.get(k) == 0 || i&7 == 0 {
					c.set(k, i+1)
				}
			}
		})
	}
	wg.Wait()
	println(len(c.m))
}
`;
    const r = await gosim(['run', '-stats=off', '-cpuprofile=cpu.prof', 'p.go'], { files: { 'p.go': text }, collect: ['cpu.prof'] });
    expect(r).toMatchObject({ status: 0, stderr: '16\n' });
    const p = decodeProfile(r.files!.get('cpu.prof')!);
    for (const s of p.samples) expect(s.frames.at(-1)!.lines.at(-1)!.name).toMatch(/^(main\.main|sync\.\(\*WaitGroup\)\.Go|runtime\.)/);
  });

  test('look as deep into a stack as Go does', async () => {
    const text = `package main

func down(n int) int {
	if n == 0 {
		s := 0
		for i := range 3_000_000 {
			s += i & n
		}
		return s + len(*new([]byte))
	}
	p := make([]byte, n)
	return down(n-1) + len(p)
}

func main() { println(down(5000)) }
`;
    const r = await gosim(['run', '-stats=off', '-cpuprofile=cpu.prof', '-memprofile=mem.prof', 'p.go'], { files: { 'p.go': text }, collect: ['cpu.prof', 'mem.prof'] });
    expect(r).toMatchObject({ status: 0, stderr: '12502500\n' });
    const depth = (name: string): number => Math.max(...decodeProfile(r.files!.get(name)!).samples.map((s) => s.frames.length));
    expect([depth('cpu.prof'), depth('mem.prof')]).toEqual([64, 128]);
  });

  test('of waiting name the place that waits, and of locks the place that lets go', async () => {
    const [block, mutex] = [await profileOf('block'), await profileOf('mutex')];
    expect(new Set(block.samples.map((s) => s.frames[0]!.lines[0]!.name))).toEqual(new Set(['sync.(*Mutex).Lock', 'runtime.chanrecv1']));
    expect(new Set(mutex.samples.map((s) => s.frames[0]!.lines[0]!.name))).toEqual(new Set(['sync.(*Mutex).Unlock']));
    const delay = (p: PprofProfile): number => p.samples.filter((s) => s.frames[0]!.lines[0]!.name.startsWith('sync.')).reduce((n, s) => n + s.values[1]!, 0);
    expect(delay(block)).toBe(delay(mutex));
    expect(delay(mutex)).toBeGreaterThan(0);
  });

  test('survive encoding', () => {
    const p: PprofProfile = {
      sampleTypes: [{ type: 'objects', unit: 'count' }, { type: 'space', unit: 'bytes' }],
      period: { type: { type: 'space', unit: 'bytes' }, value: 1 },
      defaultType: 'space',
      durationNanos: 5e9,
      program: 'prog',
      samples: [{ values: [-1, 2 ** 40], labels: [{ key: 'k', text: 'v' }, { key: 'bytes', num: 48, unit: 'bytes' }], frames: [{ address: 5, lines: [{ name: 'main.\xc3\xa9', file: 'a.go', line: 3, startLine: 1 }] }] }],
    };
    expect(decodeProfile(encodeProfile(p))).toEqual(p);
  });

  test('that are none are refused', async () => {
    const run = (text: string): ReturnType<typeof gosim> => gosim(['tool', 'pprof', '-top', 'x'], { files: { x: text } });
    expect(await run('not a profile')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^gosim tool pprof: x: parsing profile: /) as string });
    expect(await gosim(['tool', 'pprof', 'none'])).toMatchObject({ status: 2, stderr: 'gosim tool pprof: none: no such file or directory\n' });
    expect(await gosim(['run', '-memprofile=no/such/dir', '-stats=off', 'p.go'], { files })).toMatchObject({ status: 2, stderr: 'gosim: open no/such/dir: no such file or directory\n' });
  });

  test.skipIf(!hasGo)('are shown by go tool pprof as by gosim tool pprof', async () => {
    for (const kind of kinds) {
      const data = (await profiled).files!.get(`${kind}.prof`)!;
      const p = decodeProfile(data);
      p.sampleTypes.forEach((t, i) => {
        for (const sort of [[], ['-cum']]) {
          const go = goTool(['pprof', '-top', ...sort, `-sample_index=${t.type}`], data);
          expect(go.out).toBe(topReport(p, i, sort.length > 0));
        }
      });
    }
  }, 60_000);
});

describe('traces', () => {
  interface Json {
    traceEvents: { name: string; ph: string; pid: number; tid: number; ts: number; dur?: number; args?: { stack?: string[] } }[];
  }
  const json = gosim(['trace', '-o', 't.json', 'p.go'], { files, collect: ['t.json'] });

  test('follow every goroutine from its creation to its end without a gap', async () => {
    const r = await json;
    expect(r.stdout).toBe((await profiled).stdout);
    const { traceEvents } = JSON.parse(r.files!.get('t.json')!.toString()) as Json;
    const names = new Map(traceEvents.filter((e) => e.name === 'thread_name' && e.pid === 2).map((e) => [e.tid, (e.args as unknown as { name: string }).name]));
    expect([...names.values()].filter((n) => n.endsWith('main.main.func1'))).toHaveLength(4);
    for (const [g, name] of names) {
      if (!name.includes(' main.')) continue;
      const states = traceEvents.filter((e) => e.ph === 'X' && e.pid === 2 && e.tid === g);
      for (let i = 1; i < states.length; i++) expect(Math.round(1000 * (states[i - 1]!.ts + states[i - 1]!.dur!))).toBe(Math.round(1000 * states[i]!.ts));
      expect(states[0]!.name).toBe('runnable');
      expect(states.some((s) => s.name === 'waits: sync.Mutex.Lock' && s.args!.stack!.some((l) => /main\.work p?.*p\.go:28$/.test(l)))).toBe(true);
    }
    // No processor runs two goroutines at once.
    for (let p = 0; p < 4; p++) {
      const runs = traceEvents.filter((e) => e.ph === 'X' && e.pid === 1 && e.tid === p).sort((a, b) => a.ts - b.ts);
      for (let i = 1; i < runs.length; i++) expect(runs[i]!.ts + 1e-6).toBeGreaterThanOrEqual(runs[i - 1]!.ts + runs[i - 1]!.dur!);
    }
  });

  test.skipIf(!hasGo)('are accepted by go tool trace', async () => {
    const r = await gosim(['trace', '-o', 't.out', 'p.go'], { files, collect: ['t.out'] });
    const go = goTool(['trace', '-d=parsed'], r.files!.get('t.out')!);
    expect(go.status).toBe(0);
    expect(go.out).toMatch(/Running->Waiting Reason="sync\.Mutex\.Lock"/);
    expect(go.out).toMatch(/Running->NotExist/);
    expect(go.out).toMatch(/main\.work @ 0x[0-9a-f]+\n\t+\S*p\.go:28/);
  }, 60_000);
});
