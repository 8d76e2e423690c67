/** What is large, deep or endless, under every engine: it works, or ends as in Go. */
import { afterAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { type JobResult, Pool } from '../harness/pool.js';

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

const engines: [string, string[]][] = [
  ['wasm', ['-engine=wasm']],
  ['wasm at once', ['-engine=wasm', '-warmup=0']],
  ['interp', ['-engine=interp']],
  ['mixed', ['-engine=mixed']],
];

function run(text: string, flags: string[]): Promise<JobResult> {
  const path = '/limits/main.go';
  return pool.run({ targets: [path], cwd: '/limits', flags: ['-stats=off', ...flags], args: [], mode: 'run', overlay: new Map([[path, text]]), timeout: 60_000 });
}

const main = (body: string, rest = ''): string => `package main\n\n${rest}\nfunc main() {\n${body}\n}\n`;

/** A function with more resume points times slots than V8 compiles in reasonable time. */
function huge(): string {
  const vars = Array.from({ length: 600 }, (_, k) => `v${k}`);
  const lines = Array.from({ length: 1800 }, (_, k) => `\t${vars[k % 600]!} = f(${vars[(k * 7) % 600]!} + ${k})`);
  return main('\tprintln(g(1))', `//go:noinline\nfunc f(x int) int { return x & 1023 }\n\nfunc g(x int) int {\n\tvar ${vars.join(', ')} int\n${lines.join('\n')}\n\treturn x + ${vars.join(' + ')}\n}\n`);
}

const programs: { name: string; text: string; flags?: string[]; status: number; want: RegExp }[] = [
  { name: 'recursion a million frames deep', text: main('\tprintln(f(1000000))', 'func f(n int) int {\n\tif n == 0 {\n\t\treturn 0\n\t}\n\treturn f(n-1) + 1\n}\n'), status: 0, want: /^1000000\n$/ },
  {
    name: 'infinite recursion',
    text: main('\tprintln(f(0))', 'func f(n int) int { return f(n+1) + 1 }\n'),
    flags: ['-max-stack=64MB'],
    status: 2,
    want: /^runtime: goroutine stack exceeds 67108864-byte limit\n.*\nfatal error: stack overflow\n\ngoroutine 1 \[running\]:\nmain\.f\(0x[0-9a-f]+\?\)\n[\s\S]*\n\.\.\.\d+ frames elided\.\.\.\nmain\.f[\s\S]*main\.main\(\)\n/,
  },
  { name: 'an endless loop', text: main('\tfor {\n\t}'), flags: ['-timeout=300ms'], status: 124, want: /time limit of 0\.3s reached/ },
  {
    name: 'a pointer out of a number, used elsewhere',
    text: 'package main\n\nimport "unsafe"\n\n//go:noinline\nfunc get(p *int) int { return *p }\n\nfunc main() {\n\tx := uintptr(1) << 63\n\tx |= 0xfffff000\n\tprintln(get((*int)(unsafe.Pointer(x))))\n}\n',
    flags: ['-engine=wasm', '-warmup=0'],
    status: 2,
    want: /^unexpected fault address 0x0\nfatal error: fault\n/,
  },
  { name: 'a function too large for the host', text: huge(), status: 0, want: /^\d+\n$/ },
];

describe.each(engines)('%s', (_name, flags) => {
  for (const p of programs) {
    test.concurrent(p.name, async () => {
      const r = await run(p.text, [...flags, ...(p.flags ?? [])]);
      expect(r.crash).toBeUndefined();
      expect(r.stdout + r.stderr).toMatch(p.want);
      expect(r.status).toBe(p.status);
    });
  }
});
