/**
 * The checker against gc: messages of small faulty programs (messages.json holds what go tool compile printed), results
 * in the trees, hostile input.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FuncDecl, VarDecl } from '../../src/ast/nodes.js';
import { toByteString } from '../../src/base/bytes.js';
import { exprString } from '../../src/types/expr-string.js';
import { typeString } from '../../src/types/type-string.js';
import { newPackage } from '../../src/types/package.js';
import { insert } from '../../src/types/scope.js';
import { newFunc, newSignatureType } from '../../src/types/new-types.js';
import { checkSource, SourceImporter } from './source-importer.js';

interface Case {
  src: string;
  want: string[];
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'messages.json'), 'utf8')) as Case[];

/** Stand-ins for library packages that the programs only import. */
class StubImporter extends SourceImporter {
  override import = (path: string) => {
    const pkg = newPackage(path, path);
    const f = newFunc(0, pkg, 'New', newSignatureType(null, [], [], null, null, false));
    insert(pkg.scope, f);
    pkg.complete = true;
    return pkg;
  };
}

describe('messages are those of gc', () => {
  test.each(cases.map((c, i) => [i, c] as const))('program %i', (_, c) => {
    const got = checkSource(toByteString(c.src), { importer: new StubImporter() }).lines;
    expect(got).toEqual(c.want.map(toByteString));
  });
});

function mainBody(src: string) {
  const res = checkSource(src);
  expect(res.lines).toEqual([]);
  const f = res.files[0]!.decls.find((d): d is FuncDecl => d.kind === 'FuncDecl' && d.name.value === 'main')!;
  return { res, body: f.body!.list };
}

test('untyped constants take the type of their context', () => {
  const { body } = mainBody('package main\nfunc main() { var x float32 = 1 + 2\n_ = x }\n');
  const d = body[0]!;
  const v = d.kind === 'DeclStmt' ? (d.decls[0] as VarDecl).values! : null;
  expect(typeString(v!.tv!.type, null)).toBe('float32');
  expect(v!.tv!.mode).toBe('constant');
});

test('instances are recorded at the name', () => {
  const { body } = mainBody('package main\nfunc f[T any](x T) {}\nfunc main() { f("a") }\n');
  const s = body[0]!;
  const fun = s.kind === 'ExprStmt' && s.x.kind === 'CallExpr' ? s.x.fun : null;
  expect(fun?.kind === 'Name' ? fun.inst!.targs.map((t) => typeString(t, null)) : null).toEqual(['string']);
});

test('initialisation follows dependencies, also through functions', () => {
  const { res } = mainBody('package main\nvar a = f()\nvar b = c\nvar c = 3\nfunc f() int { return b }\nfunc main() { _ = a }\n');
  expect(res.initOrder.map((i) => `${i.lhs.map((v) => v.name).join(',')}=${exprString(i.rhs)}`)).toEqual(['c=3', 'b=c', 'a=f()']);
});

test('types of functions are numbered in source order', () => {
  const { body } = mainBody('package main\nfunc f() { type T int }\nfunc main() { type T int\nvar x T\n_ = x }\n');
  const d = body[1]!;
  const t = d.kind === 'DeclStmt' ? (d.decls[0] as VarDecl).type!.tv!.type : null;
  expect(t?.kind === 'Named' ? t.vargen : 0).toBe(2);
});

test('names that JavaScript objects have are ordinary names', () => {
  const src = `package main
type T struct{ __proto__, constructor int }
func (T) hasOwnProperty() {}
func main() { __proto__ := T{__proto__: 1}; __proto__.hasOwnProperty(); constructor := 1; _ = constructor; toString() }
func toString() {}
`;
  expect(checkSource(src).lines).toEqual([]);
});

test('language versions', () => {
  const src = 'package main\nfunc main() { for range 3 {} }\n';
  expect(checkSource(src, { goVersion: 'go1.21' }).lines).toEqual([
    './prog.go:2:25: cannot range over 3 (untyped int constant): requires go1.22 or later (-lang was set to go1.21; check go.mod)',
  ]);
  expect(checkSource(`//go:build go1.22\n\n${src}`, { goVersion: 'go1.21' }).lines).toEqual([]);
});

test('int has the size of a word', () => {
  const src = 'package main\nvar x int = 1 << 40\nfunc main() {}\n';
  expect(checkSource(src).lines).toEqual([]);
  expect(checkSource(src, { wordSize: 4 }).lines).toEqual([
    './prog.go:2:13: cannot use 1 << 40 (untyped int constant 1099511627776) as int value in variable declaration (overflows)',
  ]);
});

describe('hostile input', () => {
  const structs = (n: number, wrap: (i: number) => string): string =>
    `package main\ntype T0 struct{ x int }\n${Array.from({ length: n }, (_, i) => wrap(i + 1)).join('\n')}\nfunc main() {}\n`;

  test('long chains of operators', () => {
    expect(checkSource(`package main\nfunc main() { y := 1\n_ = ${'y+'.repeat(20000)}y }\n`).lines).toEqual([]);
    expect(checkSource(`package main\nfunc main() { y := 1\nb := ${'y == 1 && '.repeat(20000)}true\n_ = b }\n`).lines).toEqual([]);
  });
  test('types that double', () => {
    expect(checkSource(structs(40, (i) => `type T${i} struct{ a, b T${i - 1} }`)).lines).toEqual([]);
    const generic = Array.from({ length: 40 }, (_, i) => `type G${i}[T any] struct{ a, b ${i > 0 ? `G${i - 1}[T]` : 'T'} }`).join('\n');
    expect(checkSource(`package main\n${generic}\nvar v *G39[int]\nfunc main() {}\n`).lines).toEqual([]);
  });
  test('huge constants', () => {
    const powers = Array.from({ length: 40 }, (_, i) => `const a${i + 1} = a${i} * a${i}`).join('\n');
    expect(checkSource(`package main\nconst a0 = 1e1000\n${powers}\nfunc main() {}\n`).lines.join()).toContain('constant result is not representable');
    const strings = Array.from({ length: 22 }, (_, i) => `const s${i + 1} = s${i} + s${i}`).join('\n');
    expect(checkSource(`package main\nconst s0 = "${'x'.repeat(1024)}"\n${strings}\nfunc main() {}\n`).lines.join()).toContain('constant string too long');
  });
  test('chains of declarations end in a diagnostic', () => {
    const chain = Array.from({ length: 20000 }, (_, i) => `var v${i} = v${i + 1}`).join('\n');
    expect(checkSource(`package main\n${chain}\nvar v20000 = 1\nfunc main() {}\n`).lines).toHaveLength(1);
  });
});
