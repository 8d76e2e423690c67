/**
 * /debug/pprof/ of a running program: answered by the host (gosim run -http), and by the program itself when it imports net/http/pprof. The real go tool
 * pprof and go tool trace read what comes, where Go is installed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decodeProfile } from '../../src/report/pprof.js';

const hasGo = spawnSync('go', ['version']).status === 0;
const running: { child: ChildProcess; dir: string }[] = [];

afterEach(() => {
  for (const { child, dir } of running.splice(0)) {
    child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
});

/** Starts gosim run; resolves with what it has written when that matches. */
function start(flags: string[], source: string, ready: RegExp): Promise<{ out: RegExpExecArray; dir: string; child: ChildProcess }> {
  const dir = mkdtempSync(join(tmpdir(), 'http-'));
  writeFileSync(join(dir, 'p.go'), source);
  const child = spawn(process.execPath, [resolve('dist/gosim.cjs'), 'run', '-stats=off', '-cache=false', ...flags, 'p.go', 'word'], { cwd: dir });
  running.push({ child, dir });
  let all = '';
  return new Promise((done, failed) => {
    const more = (b: Buffer): void => {
      all += b.toString();
      const m = ready.exec(all);
      if (m !== null) done({ out: m, dir, child });
    };
    child.stdout.on('data', more);
    child.stderr.on('data', more);
    child.on('close', () => failed(new Error(all)));
  });
}

async function get(url: string): Promise<{ status: number; type: string; body: Buffer; text: string }> {
  const r = await fetch(url);
  const body = Buffer.from(await r.arrayBuffer());
  return { status: r.status, type: r.headers.get('content-type') ?? '', body, text: body.toString() };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const s = createServer().listen(0, () => {
      const { port } = s.address() as AddressInfo;
      s.close(() => done(port));
    });
  });
}

const work = `
var keep [][]byte

//go:noinline
func hold() {
	for range 5 {
		keep = append(keep, make([]byte, 1000))
	}
}

//go:noinline
func spin() (s int) {
	for i := range 100_000 {
		s += i
	}
	return s
}
`;

/** What every such server answers. */
async function expectProfiles(base: string, dir: string): Promise<void> {
  const index = await get(`${base}/debug/pprof/`);
  expect([index.status, index.type]).toEqual([200, 'text/html; charset=utf-8']);
  for (const n of ['allocs', 'block', 'cmdline', 'goroutine', 'heap', 'mutex', 'profile', 'threadcreate', 'trace']) expect(index.text).toContain(`>${n}</a>`);
  expect((await get(`${base}/debug/pprof/heap?debug=1`)).text).toMatch(/^heap profile: \d+: \d+ \[\d+: \d+\] @ heap\/2\n(.*\n)*5: 5120 \[5: 5120\] @ 0x.*\n#\t0x[0-9a-f]+\tmain\.hold\+0x/);
  expect((await get(`${base}/debug/pprof/goroutine?debug=1`)).text).toMatch(/^goroutine profile: total \d+\n/);
  expect((await get(`${base}/debug/pprof/goroutine?debug=2`)).text).toMatch(/^goroutine \d+ \[/);
  const cmd = (await get(`${base}/debug/pprof/cmdline`)).text.split('\0');
  expect(cmd.slice(1)).toEqual(['word']);
  expect((await get(`${base}/debug/pprof/symbol`)).text).toBe('num_symbols: 1\n');
  const none = await get(`${base}/debug/pprof/none`);
  expect([none.status, none.text]).toEqual([404, 'Unknown profile\n']);
  for (const n of ['block', 'mutex', 'threadcreate']) expect((await get(`${base}/debug/pprof/${n}?debug=1`)).status).toBe(200);
  const [heap, trace] = [await get(`${base}/debug/pprof/heap`), await get(`${base}/debug/pprof/trace?seconds=0.2`)];
  const cpu = await get(`${base}/debug/pprof/profile?seconds=0.4`);
  expect(heap.type).toBe('application/octet-stream');
  expect(trace.text.startsWith('go 1.26 trace')).toBe(true);
  if (!hasGo) return;
  const top = (body: Buffer, ...flags: string[]): string => {
    writeFileSync(join(dir, 'file'), body);
    return spawnSync('go', ['tool', 'pprof', '-top', '-nodefraction=0', '-nodecount=10000', ...flags, 'file'], { cwd: dir, encoding: 'utf8', env: { ...process.env, PPROF_TMPDIR: dir } }).stdout;
  };
  expect(top(heap.body, '-sample_index=inuse_objects')).toContain(' main.hold\n');
  expect(top(cpu.body)).toMatch(/ main\.spin$/m);
  writeFileSync(join(dir, 'file'), trace.body);
  const parsed = spawnSync('go', ['tool', 'trace', '-d=parsed', 'file'], { cwd: dir, encoding: 'utf8' });
  expect([parsed.status, parsed.stdout.includes('GoCreate') || parsed.stdout.includes('StateTransition')]).toEqual([0, true]);
}

test('gosim run -http answers while the program runs', async () => {
  const { out, dir, child } = await start(['-http', 'localhost:0'], `package main\n${work}\nfunc main() {\n\thold()\n\tfor {\n\t\tspin()\n\t}\n}\n`, /profiles at (http:\S+)\/debug\/pprof\/\n/);
  await expectProfiles(out[1]!, dir);
  const delta = await get(`${out[1]}/debug/pprof/allocs?seconds=0.1`);
  expect(delta.type).toBe('application/octet-stream');
  const again = await get(`${out[1]}/other`);
  expect([again.status, again.text]).toEqual([404, '404 page not found\n']);
  expect(child.exitCode).toBe(null);
});

test('a program that imports net/http/pprof answers itself', async () => {
  const port = await freePort();
  const source = `package main

import (
	"fmt"
	"log"
	"net/http"
	_ "net/http/pprof"
	"runtime"
	"time"
)
${work}
func init() { runtime.MemProfileRate = 1 }

//go:noinline
func more() (kept [4]*[2000]byte) {
	for i := range kept {
		kept[i] = new([2000]byte)
	}
	return kept
}

func main() {
	hold()
	http.HandleFunc("/hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Own", "1")
		w.WriteHeader(http.StatusTeapot)
		fmt.Fprintf(w, "hello %s %s %s", r.PathValue("name"), r.Method, r.FormValue("k"))
	})
	http.HandleFunc("/more", func(w http.ResponseWriter, r *http.Request) {
		kept := more()
		runtime.GC()
		fmt.Fprint(w, len(kept))
	})
	http.HandleFunc("/panic", func(w http.ResponseWriter, r *http.Request) { panic("ouch") })
	go func() {
		log.Println(http.ListenAndServe("localhost:${port}", nil))
	}()
	time.Sleep(50 * time.Millisecond)
	log.Println(http.ListenAndServe("localhost:${port}", nil))
	for {
		spin()
		time.Sleep(time.Millisecond)
	}
}
`;
  const { out, dir } = await start([], source, /listen tcp .*\n/);
  expect(out[0]).toBe(`listen tcp localhost:${port}: bind: address already in use\n`);
  const base = `http://localhost:${port}`;
  const hello = await fetch(`${base}/hello/you`, { method: 'POST', body: new URLSearchParams({ k: 'v' }) });
  expect([hello.status, hello.headers.get('x-own'), await hello.text()]).toEqual([418, '1', 'hello you POST v']);
  expect((await get(`${base}/panic`)).status).toBe(500);
  expect((await get(`${base}/none`)).text).toBe('404 page not found\n');
  await expectProfiles(base, dir);
  for (const [query, status, want] of [['heap?seconds=x', 400, 'invalid value for "seconds" - must be a positive integer\n'], ['allocs?seconds=1&debug=1', 400, 'seconds and debug params are incompatible\n']] as const) {
    expect([query, await get(`${base}/debug/pprof/${query}`)]).toMatchObject([query, { status, text: want }]);
  }
  // What comes in a second, as of the last collection: nothing of hold, which had run before.
  const [delta, more] = await Promise.all([get(`${base}/debug/pprof/allocs?seconds=1`), new Promise((r) => setTimeout(r, 300)).then(() => get(`${base}/more`))]);
  expect([delta.status, delta.type, more.text]).toEqual([200, 'application/octet-stream', '4']);
  const counts = new Map(decodeProfile(delta.body).samples.map((x) => [x.frames[0]!.lines[0]!.name, x.values[0]!]));
  expect([counts.get('main.hold') ?? 0, counts.get('main.more')]).toEqual([0, 4]);
});

test('a server that is closed gives its port back; one that is shut answers what it has begun', async () => {
  const port = await freePort();
  const source = `package main

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

func main() {
	busy := make(chan bool)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(busy)
		time.Sleep(300 * time.Millisecond)
		fmt.Fprint(w, "late")
	})
	s := &http.Server{Addr: "localhost:${port}", Handler: h}
	go func() {
		<-busy
		fmt.Println(s.Shutdown(context.Background()))
		t := &http.Server{Addr: "localhost:${port}"}
		time.AfterFunc(50*time.Millisecond, func() { t.Close() })
		fmt.Println(t.ListenAndServe())
		fmt.Println(t.ListenAndServe())
		t = &http.Server{Addr: "localhost:${port}"}
		time.AfterFunc(50*time.Millisecond, func() { t.Close() })
		fmt.Println(t.ListenAndServe())
		fmt.Println("end")
	}()
	fmt.Println("start")
	fmt.Println(s.ListenAndServe())
	select {}
}
`;
  const { child } = await start([], source, /start\n/);
  let out = '';
  child.stdout!.on('data', (b: Buffer) => (out += b.toString()));
  const ask = async (left: number): Promise<string> => {
    try {
      return await (await fetch(`http://localhost:${port}/`)).text();
    } catch (e) {
      if (left === 0) throw e;
      await new Promise((r) => setTimeout(r, 50));
      return ask(left - 1);
    }
  };
  expect(await ask(100)).toBe('late');
  while (!out.includes('end\n')) await new Promise((r) => setTimeout(r, 50));
  expect(out).toBe(`http: Server closed\n<nil>\n${'http: Server closed\n'.repeat(3)}end\n`);
});

test('Shutdown waits for a request whose body is still to come', async () => {
  const port = await freePort();
  const source = `package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
)

func main() {
	mux := http.NewServeMux()
	s := &http.Server{Addr: "localhost:${port}", Handler: mux}
	done := make(chan bool)
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		fmt.Fprint(w, string(b), err)
	})
	mux.HandleFunc("/stop", func(w http.ResponseWriter, r *http.Request) {
		go func() {
			fmt.Println("stopping")
			fmt.Println(s.Shutdown(context.Background()))
			close(done)
		}()
	})
	fmt.Println("start")
	fmt.Println(s.ListenAndServe())
	<-done
	fmt.Println("end")
}
`;
  const { child } = await start([], source, /start\n/);
  let out = '';
  child.stdout!.on('data', (b: Buffer) => (out += b.toString()));
  const until = async (text: string): Promise<void> => {
    while (!out.includes(text)) await new Promise((r) => setTimeout(r, 20));
  };
  let rest!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (c) => void (rest = c) });
  rest.enqueue(Buffer.from('first '));
  const ask = async (left: number): Promise<void> => {
    try {
      await fetch(`http://localhost:${port}/nothing`);
    } catch (e) {
      if (left === 0) throw e;
      await new Promise((r) => setTimeout(r, 50));
      await ask(left - 1);
    }
  };
  await ask(100);
  const echo = fetch(`http://localhost:${port}/echo`, { method: 'POST', body, duplex: 'half' } as RequestInit);
  await new Promise((r) => setTimeout(r, 200));
  await fetch(`http://localhost:${port}/stop`);
  await until('stopping\n');
  await new Promise((r) => setTimeout(r, 100));
  rest.enqueue(Buffer.from('second '));
  rest.close();
  expect(await (await echo).text()).toBe('first second <nil>');
  await until('end\n');
  expect(out).toBe('stopping\nhttp: Server closed\n<nil>\nend\n');
});

test('addresses that cannot be listened at', () => {
  const dir = mkdtempSync(join(tmpdir(), 'http-'));
  try {
    writeFileSync(join(dir, 'p.go'), 'package main\n\nfunc main() {}\n');
    const r = spawnSync(process.execPath, [resolve('dist/gosim.cjs'), 'run', '-http', '6060', 'p.go'], { cwd: dir, encoding: 'utf8' });
    expect([r.status, r.stderr]).toEqual([1, 'gosim: listen tcp: address 6060: missing port in address\n']);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
