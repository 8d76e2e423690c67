/** Statistics: the forms agree with one another, and watching a run changes nothing about it. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const program = `package main

import "fmt"

type node struct {
	next *node
	v    int
}

func list(n int) *node {
	var head *node
	for i := range n {
		head = &node{head, i}
	}
	return head
}

func main() {
	words := map[string]int{}
	text := ""
	for i := range 50 {
		text += "ab"
		words[text] = i
	}
	c := make(chan *node)
	for i := range 4 {
		go func() { c <- list(1000 * i) }()
	}
	sum := 0
	for range 4 {
		for n := <-c; n != nil; n = n.next {
			sum += n.v
		}
	}
	fmt.Println(len(words), sum)
}
`;

const run = (stats: string, ...args: string[]): ReturnType<typeof gosim> => gosim(['run', `-stats=${stats}`, ...args, 'p.go'], { files: { 'p.go': program } });
/** Without times, whose width moves the columns. */
const untimed = (s: string): string => s.replace(/^ +elapsed .*\n/m, '').replace(/^( +pauses +).*$/m, '$1').replace(/ +/g, ' ');

test('full is the summary with the lines behind it', async () => {
  const summary = await run('summary');
  const full = await run('full');
  expect(full.stdout).toBe(summary.stdout);
  const [table, lines, stack, saved] = full.stderr.split('\n\n') as [string, string, string, string];
  expect(untimed(`${table}\n`)).toBe(untimed(summary.stderr));
  const total = Number(/objects allocated +([\d,]+)/.exec(table)![1]!.replace(/,/g, ''));
  const rows = [...lines.matchAll(/^(\S+) +([\d,]+) +(\S+ [KMG]?B) {2}(.*)$/gm)];
  expect(rows.reduce((n, r) => n + Number(r[2]!.replace(/,/g, '')), 0)).toBe(total);
  const at = (line: string): string[] | undefined => rows.find((r) => r[1] === line)?.slice(2);
  expect(at('p.go:13')).toEqual(['6,000', '93.8 KB', 'new main.node']);
  expect(at('p.go:22')?.[2]).toBe('string concatenation');
  expect(at('p.go:23')?.[2]).toBe('the map grows');
  expect(lines).toMatch(/new main\.node\n +&node\{\.\.\.\} escapes to heap\n/);
  expect(stack).toMatch(/^stayed on the stack: 28 variables \(256 B\); 2 heap allocations saved \(80 B\)$/);
  expect(saved).toMatch(/^p\.go:19 +1 +48 B +map\[string\]int\{\}\np\.go:35 +1 +32 B +\.\.\. argument\n/m);
});

test('full,json is the JSON of the summary with the lines', async () => {
  const full = JSON.parse((await run('full,json')).stderr) as Record<string, unknown>;
  const json = JSON.parse((await run('json')).stderr) as Record<string, unknown>;
  const { lines, stack, ...rest } = full;
  expect({ ...rest, PauseTotalNs: 0 }).toEqual({ ...json, PauseTotalNs: 0 });
  expect((lines as { count: number }[]).reduce((n, l) => n + l.count, 0)).toBe(json['Mallocs']);
  expect(stack).toMatchObject({ saved: 2, savedBytes: 80 });
});

test('json has the names of runtime.MemStats, and classes that add up', async () => {
  const r = await run('json');
  const d = JSON.parse(r.stderr) as Record<string, number> & { BySize: { Size: number; Mallocs: number; Frees: number }[] };
  for (const name of ['Mallocs', 'Frees', 'TotalAlloc', 'HeapAlloc', 'HeapInuse', 'HeapObjects', 'StackInuse', 'NextGC', 'NumGC', 'NumForcedGC', 'PauseTotalNs']) {
    expect([name, typeof d[name]]).toEqual([name, 'number']);
  }
  expect(d.BySize.length).toBe(61);
  expect(d.BySize.reduce((n, s) => n + s.Size * s.Mallocs, 0)).toBeLessThanOrEqual(d['TotalAlloc']!);
  expect(d['HeapObjects']).toBe(d['Mallocs']! - d['Frees']!);
});

test('a dangling pointer ends the run with status 123 and the statistics up to there', async () => {
  const p = 'package main\n\n//go:noinline\nfunc f() *int {\n\tx := 1\n\treturn &x\n}\n\nfunc main() {\n\ts := make([]*int, 0, 1000)\n\ts = append(s, f())\n\tprintln(len(s))\n\tprintln(*s[0])\n}\n';
  const r = await gosim(['run', '-alloc=stack', '-stats=full', 'p.go'], { files: { 'p.go': p } });
  expect(r.status).toBe(123);
  expect(r.stderr).toMatch(/^1\np\.go:13: dangling pointer: x is used when its function had returned/);
  expect(r.stderr).toMatch(/\nheap +objects allocated +\d+ /);
  expect(r.stderr).toMatch(/\n\(start\) +\d+ /);
  expect((await gosim(['help', 'run'])).stdout).toMatch(/123 the use of a dangling pointer \(-alloc=stack\), 124 the time limit/);
});

test('wrong values are refused with the right ones', async () => {
  for (const [flag, want] of [['-alloc=none', 'gc, heap, stack'], ['-stats=some', 'summary, full, json, ']] as const) {
    const r = await gosim(['run', flag, 'p.go'], { files: { 'p.go': 'package main\n\nfunc main() {}\n' } });
    expect(r).toMatchObject({ status: 2, stdout: '' });
    expect(r.stderr).toContain(`invalid value "${flag.slice(flag.indexOf('=') + 1)}" for flag ${flag.slice(0, 6)}: invalid value: want ${want}`);
  }
});

test('a program that fails has its statistics, too', async () => {
  const r = await gosim(['run', '-stats=full', 'p.go'], { files: { 'p.go': 'package main\n\nvar s []int\n\nfunc main() {\n\ts = make([]int, 10)\n\tprintln(s[len(s)])\n}\n' } });
  expect(r.status).toBe(2);
  expect(r.stderr).toMatch(/^panic: runtime error: index out of range \[10\] with length 10\n/);
  expect(r.stderr).toMatch(/p\.go:6 +1 +80 B +make of a slice\n +make\(\[\]int, 10\) escapes to heap\n/);
});

/** The numbers behind each step are what it adds: sends, receives, closes, selects. */
const channels = `package main

import (
	"reflect"
	"time"
)

func main() {
	c := make(chan int)
	b := make(chan int, 3)
	var none chan int
	done := make(chan bool)

	// Direct, the receiver waits: 1 1 0 0. The close ends the wait for done: 0 1 1 0.
	go func() { <-c; close(done) }()
	for range 10 {
		time.Sleep(1)
	}
	c <- 1
	<-done

	// Direct, the sender waits: 1 1 0 0.
	go func() { c <- 1 }()
	time.Sleep(1)
	<-c

	// Through the buffer, and a range that ends by a close: 3 4 1 0.
	for i := range 3 {
		b <- i
	}
	close(b)
	for range b {
	}

	// Defaults are no operations: 0 0 0 0.
	select {
	case c <- 1:
		panic("sent")
	default:
	}
	select {
	case <-c:
		panic("received")
	case none <- 1:
		panic("sent")
	default:
	}

	// One case and a default: 0 1 0 1, and 1 0 0 1.
	select {
	case <-done:
	default:
		panic("closed is ready")
	}
	d := make(chan int, 1)
	select {
	case d <- 1:
	default:
		panic("there is room")
	}

	// Several cases, one ready: 0 1 0 1; then one that is closed: 0 1 0 1.
	select {
	case <-d:
	case <-none:
	}
	select {
	case <-done:
	case c <- 1:
	}

	// Two selects meet: 1 1 0 2. The end of the other: 0 1 1 0.
	end := make(chan bool)
	go func() {
		select {
		case c <- 1:
		case <-none:
		}
		close(end)
	}()
	time.Sleep(1)
	select {
	case <-c:
	case <-none:
	}
	<-end

	// A select that waits is ended by a close: 0 1 1 1, with the end of the goroutine: 0 1 1 0.
	e, end2 := make(chan int), make(chan bool)
	go func() {
		select {
		case <-e:
		case <-none:
		}
		close(end2)
	}()
	time.Sleep(1)
	close(e)
	<-end2

	// What waits to send panics at a close, nothing was sent: 0 0 1 0, end: 0 1 1 0. Nor is a send to a closed channel one, or a second close: 0 0 0 0.
	f, end3 := make(chan int), make(chan bool)
	go func() {
		defer close(end3)
		defer func() { recover() }()
		f <- 1
	}()
	time.Sleep(1)
	close(f)
	<-end3
	func() {
		defer func() { recover() }()
		f <- 1
	}()
	func() {
		defer func() { recover() }()
		close(f)
	}()

	// A timer's value is received, nobody sent it: 0 1 0 0; select: 0 1 0 1.
	<-time.After(1)
	select {
	case <-time.After(1):
	case <-none:
	}

	// By reflection: 1 1 0 0, select 1 0 0 1.
	r := reflect.ValueOf(d)
	r.Send(reflect.ValueOf(1))
	r.Recv()
	reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: r, Send: reflect.ValueOf(1)}})

	// Who waits for ever does nothing: 0 0 0 0.
	go func() { none <- 1 }()
	go func() { <-none }()
	go func() { c <- 1 }()
	time.Sleep(1)
}
`;

test('channel operations are counted where they take effect, alike under every engine and word size', async () => {
  for (const engine of ['interp', 'wasm', 'mixed']) {
    for (const arch of [64, 32]) {
      const r = await gosim(['run', '-stats=json', `-engine=${engine}`, `-arch=${arch}`, 'p.go'], { files: { 'p.go': channels } });
      const d = JSON.parse(r.stderr) as Record<string, number>;
      expect([engine, arch, d['chanSends'], d['chanReceives'], d['chanCloses'], d['chanSelects']]).toEqual([engine, arch, 9, 18, 7, 9]);
    }
  }
  const table = await gosim(['run', '-stats=summary', 'p.go'], { files: { 'p.go': channels } });
  expect(table.stderr).toMatch(/\nchannels +values sent +9 {2}18 received\n +channels closed +7 {2}9 selects took a case\n/);
});
