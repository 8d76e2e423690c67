/** gosim run and test with -goroot: packages that gosim lacks come from a Go installation, here one that holds what the rules are about. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gosim } from './gosim.js';

const root = mkdtempSync(join(tmpdir(), 'goroot-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const sources: Record<string, string> = {
  'runtime/runtime.go': 'package runtime\n',
  // Pure, through another package, an internal one, a vendored one and a shim.
  'shape/shape.go': 'package shape\n\nimport (\n\t"internal/count"\n\t"internal/godebug"\n\t"strings"\n\n\t"golang.org/x/area"\n)\n\nvar setting = godebug.New("shape")\n\nfunc Name() string { return strings.Repeat("x", count.N) + area.Name + setting.Value() }\n',
  'internal/count/count.go': 'package count\n\nconst N = 3\n',
  'vendor/golang.org/x/area/area.go': 'package area\n\nvar Name = "-area"\n',
  // With assembly, unless built with the tag purego.
  'mul/mul_amd64.go': '//go:build !purego\n\npackage mul\n\nfunc Mul(a, b int) int\n',
  'mul/mul_amd64.s': '//go:build !purego\n\nTEXT ·Mul(SB), 4, $0\n',
  'mul/mul.go': '//go:build purego || !amd64\n\npackage mul\n\nfunc Mul(a, b int) int { return a * b }\n',
  'asm/asm.go': 'package asm\n\nfunc F() int\n',
  'asm/asm_amd64.s': 'TEXT ·F(SB), 4, $0\n',
  'linked/linked.go': 'package linked\n\nimport _ "unsafe"\n\nfunc F() int { return now() }\n\n//go:linkname now runtime.now\nfunc now() int\n',
  // Three imports away from what cannot be had.
  'far/far.go': 'package far\n\nimport "far/near"\n\nfunc F() { near.F() }\n',
  'far/near/near.go': 'package near\n\nimport "internal/bytealg"\n\nfunc F() { _ = bytealg.MaxLen }\n',
};
for (const [name, text] of Object.entries(sources)) {
  const path = join(root, 'src', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const program = (path: string, expr: string): string => `package main\n\nimport "${path}"\n\nfunc main() { println(${expr}) }\n`;
const run = (path: string, expr: string, ...args: string[]) => gosim(['run', '-stats=off', `-goroot=${root}`, ...args, 'p.go'], { files: { 'p.go': program(path, expr) } });

describe('gosim run -goroot', () => {
  test.each([
    ['compiles a package with what it imports: internal, vendored, shim', 'shape', 'shape.Name()', 'xxx-area\n'],
    ['takes the files for builds without assembly', 'mul', 'mul.Mul(6, 7)', '42\n'],
    ['takes what gosim has from gosim', 'strings', 'strings.ToUpper("a")', 'A\n'],
  ])('%s', async (_doc, path, expr, want) => {
    expect(await run(path, expr)).toEqual({ status: 0, stdout: '', stderr: want });
  });

  test.each([
    ['assembly', 'asm', 'asm.F()', './p.go:3:8: package asm cannot be compiled from $GOROOT/src: it has assembly (asm_amd64.s)\n'],
    ['functions of the runtime', 'linked', 'linked.F()', "./p.go:3:8: package linked cannot be compiled from $GOROOT/src: its function now is implemented in Go's own runtime\n"],
    [
      'a package of the same name as one of gosim’s own, with the way to it',
      'far',
      'far.F',
      "./p.go:3:8: package far cannot be compiled from $GOROOT/src:\n\t$GOROOT/src/far/far.go:3:8: imports far/near:\n\t$GOROOT/src/far/near/near.go:3:8: imports internal/bytealg: internal/bytealg is Go's own, and gosim's package of that name is another one\n",
    ],
  ])('refuses %s', async (_doc, path, expr, want) => {
    const r = await run(path, expr);
    expect({ ...r, stderr: r.stderr.replace(/^\.?\/?p\.go/, './p.go') }).toEqual({ status: 1, stdout: '', stderr: want });
  });

  test('what neither has is not in std', async () => {
    const r = await run('nowhere', 'nowhere.F()');
    expect(r.status).toBe(1);
    expect(r.stderr).toContain('package nowhere is not in std');
  });

  test('a directory that is no installation', async () => {
    const r = await gosim(['run', '-goroot=.', 'p.go'], { files: { 'p.go': program('strings', 'strings.ToUpper("a")') } });
    expect(r.status).toBe(2);
    expect(r.stderr).toMatch(/^gosim: \S+ is no Go installation: it has no src\/runtime\n$/);
  });

  test('gosim test does so, too', async () => {
    const files = { 'go.mod': 'module m\n\ngo 1.26\n', 'm_test.go': 'package m\n\nimport (\n\t"shape"\n\t"testing"\n)\n\nfunc TestName(t *testing.T) {\n\tif shape.Name() != "xxx-area" {\n\t\tt.Fatal(shape.Name())\n\t}\n}\n' };
    const r = await gosim(['test', `-goroot=${root}`, '.'], { files });
    expect({ ...r, stdout: r.stdout.replace(/[\d.]+s/, 'TIME') }).toEqual({ status: 0, stdout: 'ok  \tm\tTIME\n', stderr: '' });
  });
});
