/**
 * The noder and the printer against gc: every function that gc can inline prints its body with -m=2
 * (`can inline F with cost N as: TYPE { BODY }`). The .golden files hold these lines of a real Go 1.26 for the .go files
 * beside them, as `line:col name as: TYPE { BODY }`; functions that only gc's inliner makes are left out.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiagnosticBag, formatDiagnostics } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, position } from '../../src/base/source.js';
import { buildPackageIR, methodSet, newIrContext } from '../../src/compiler/noder/index.js';
import { dumpPackage } from '../../src/ir/dump.js';
import { funcString, funcTypeString, nodesString } from '../../src/ir/fmt.js';
import type { PackageIR } from '../../src/ir/nodes.js';
import { verifyPackage } from '../../src/ir/verify.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import { unsafePkg } from '../../src/types/universe.js';

const dir = fileURLToPath(new URL('./testdata/', import.meta.url));

function build(name: string, text: string): { lines: Map<string, string>; ir: PackageIR; ctx: ReturnType<typeof newIrContext> } {
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const file = parseFile(addFile(fset, name, name, text), bag);
  const res = checkFiles('p', [file], {
    wordSize: 8,
    importPackage: (path) => (path === 'unsafe' ? unsafePkg : { error: `no package ${path}` }),
    goVersion: 'go1.26',
    bag,
    fset,
  });
  expect(formatDiagnostics(fset, bag.items)).toEqual([]);
  const ctx = newIrContext(8);
  const ir = buildPackageIR(res, ctx);
  const lines = new Map<string, string>();
  for (const fn of ir.funcs) {
    const p = position(fset, fn.pos);
    lines.set(`${p.line}:${p.col} ${funcString(fn, ir.pkg)}`, `${funcTypeString(fn, ir.pkg)} { ${nodesString(fn.body, ir.pkg)} }`);
  }
  return { lines, ir, ctx };
}

describe('bodies print as gc prints them', () => {
  for (const name of ['exprs', 'stmts', 'generics', 'rangefunc']) {
    it(name, () => {
      const { lines, ir } = build(`${name}.go`, readFileSync(`${dir}${name}.go`, 'latin1'));
      const wrong: string[] = [];
      for (const l of readFileSync(`${dir}${name}.golden`, 'latin1').split('\n')) {
        const at = l.indexOf(' as: ');
        if (at < 0) continue;
        const have = lines.get(l.slice(0, at));
        const want = l.slice(at + 5);
        if (have !== want) wrong.push(`${l.slice(0, at)}\n gc   ${want}\n ours ${have ?? 'missing'}`);
      }
      expect(wrong).toEqual([]);
      expect(verifyPackage(ir)).toEqual([]);
      expect(dumpPackage(ir).length).toBeGreaterThan(100);
    });
  }
});

describe('instances', () => {
  it('end although they are recursive, share shapes, and fill dictionaries', () => {
    const { ir } = build(
      'a.go',
      `package p
type List[T any] struct { v T; next *List[T] }
func (l *List[T]) Map(f func(T) T) *List[T] { if l == nil { return nil }; return &List[T]{f(l.v), l.next.Map(f)} }
func F[T any](x T, n int) any { if n == 0 { return x }; return F(x, n-1) }
func G[T interface{ String() string }](x T) string { return x.String() }
type S struct{ a int }
func (s S) String() string { return "s" }
type P int
func (p *P) String() string { return "p" }
func use() { F(1, 2); F(S{}, 1); var l *List[int]; l.Map(nil); var q *P; var r *S; G(q); G(r); G(S{}) }
`,
    );
    const names = ir.funcs.map((f) => f.nname.linkname);
    expect(names).toContain('p.F[go.shape.int]');
    expect(names).toContain('p.F[go.shape.struct { p.a int }]');
    expect(names).toContain('p.(*List[go.shape.int]).Map');
    // Pointers share one shape.
    expect(names.filter((n) => n?.startsWith('p.G[go.shape'))).toEqual(expect.arrayContaining(['p.G[go.shape.*uint8]', 'p.G[go.shape.struct { p.a int }]']));
    expect(names.filter((n) => n?.startsWith('p.G[go.shape')).length).toBe(2);
    const d = ir.dictionaries.find((x) => x.sym === 'p..dict.G[*p.P]');
    expect(d?.entries[0]).toMatchObject({ kind: 'method', func: { linkname: 'p.(*P).String' } });
    expect(ir.dictionaries.find((x) => x.sym === 'p..dict.G[*p.S]')?.entries[0]).toMatchObject({ kind: 'method', func: { linkname: 'p.(*S).String' } });
    expect(names).toContain('p.(*S).String');
  });
});

describe('wrappers', () => {
  it('promotes methods through embedded types', () => {
    const { ir, ctx } = build(
      'a.go',
      `package p
type A struct{ n int }
func (a A) V() int { return a.n }
func (a *A) P() {}
type I interface{ M() }
type B struct { *A; I }
`,
    );
    const b = ir.pkg.scope.elems.get('B')!.type!;
    const before = ir.funcs.length;
    expect(methodSet(ctx, b, ir).map((m) => m.func.linkname)).toEqual(['p.B.M', 'p.B.P', 'p.B.V']);
    expect(methodSet(ctx, { kind: 'Pointer', elem: b }, ir).map((m) => m.func.linkname)).toEqual(['p.(*B).M', 'p.(*B).P', 'p.(*B).V']);
    expect(ir.funcs.length).toBe(before);
    const v = ir.funcs.find((f) => f.nname.linkname === 'p.(*A).V')!;
    expect(nodesString(v.body, ir.pkg)).toBe('if a == nil { runtime.panicwrap() }; return A.V(a)');
  });
});
