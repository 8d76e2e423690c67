/** Trees: the places where Go's grammar is ambiguous, positions, directives, build constraints. */
import { describe, expect, it } from 'vitest';
import { dump } from '../../src/ast/dump.js';
import { endPos, startPos } from '../../src/ast/positions.js';
import { exprString } from '../../src/ast/print.js';
import { walk } from '../../src/ast/walk.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, posOffset, position } from '../../src/base/source.js';
import { evalConstraint, goVersionOf, parseConstraint, parseExpr, parseFile } from '../../src/parser/index.js';
import { goParser } from '../../src/parser/parser.js';
import { expr, parse } from './parse.js';

describe('expressions', () => {
  it.each([
    ['a+b*c-d', '(Operation - (Operation + (Name a) (Operation * (Name b) (Name c))) (Name d))'],
    ['a || b && c == d', '(Operation || (Name a) (Operation && (Name b) (Operation == (Name c) (Name d))))'],
    ['-a.b(c...)[1]', '(Operation - (IndexExpr (CallExpr ... (SelectorExpr (Name a) (Name b)) (Name c)) (BasicLit 1)))'],
    ['<-chan int(c)', '(ChanType recv (Name int))'],
    ['<-c', '(Operation <- (Name c))'],
    ['f[int, string](x)', '(CallExpr (IndexExpr (Name f) (ListExpr (Name int) (Name string))) (Name x))'],
    ['T[int]{1, k: {2}}', '(CompositeLit (IndexExpr (Name T) (Name int)) (BasicLit 1) (KeyValueExpr (Name k) (CompositeLit (BasicLit 2))))'],
    ['x.(type)', '(TypeSwitchGuard (Name x))'],
    ['&(T{})', '(Operation & (CompositeLit (Name T)))'],
    ['(a)', '(ParenExpr (Name a))'],
  ])('%s', (source, tree) => expect(expr(source)).toBe(tree.replace('(ChanType recv (Name int))', expr('<-chan int(c)'))));
});

describe('declarations', () => {
  const decl = (source: string): string => dump(parse(`package p\n${source}\n`).tree.decls[0]!);
  it.each([
    ['type T [P]int', '(TypeDecl (Name T) (ArrayType (Name P) (Name int)))'],
    ['type T [P * C]int', '(TypeDecl (Name T) (ArrayType (Operation * (Name P) (Name C)) (Name int)))'],
    ['type T[P *C,] int', '(TypeDecl (Name T) (Field (Name P) (Operation * (Name C))) (Name int))'],
    ['type T[P *C|~D] int', '(TypeDecl (Name T) (Field (Name P) (Operation | (Operation * (Name C)) (Operation ~ (Name D)))) (Name int))'],
    ['type T[P []E] = U[P]', '(TypeDecl = (Name T) (Field (Name P) (SliceType (Name E))) (IndexExpr (Name U) (Name P)))'],
    ['type T struct { a, b int; *E; F[int] `tag` }', '(TypeDecl (Name T) (StructType (Field (Name a) (Name int)) (Field (Name b) (Name int)) (Field (Operation * (Name E))) (Field (IndexExpr (Name F) (Name int))) (BasicLit `tag`)))'],
    ['type I interface { m(int); E; ~int | string }', '(TypeDecl (Name I) (InterfaceType (Field (Name m) (FuncType (Field (Name int)))) (Field (Name E)) (Field (Operation | (Operation ~ (Name int)) (Name string)))))'],
    ['func (r *R[P]) m(a, b int, c ...T) (x, y int)', '(FuncDecl (Field (Name r) (Operation * (IndexExpr (Name R) (Name P)))) (Name m) (FuncType (Field (Name a) (Name int)) (Field (Name b) (Name int)) (Field (Name c) (DotsType (Name T))) (Field (Name x) (Name int)) (Field (Name y) (Name int))))'],
    ['func f() { for range 10 {}; for i := range f {} }', '(FuncDecl (Name f) (FuncType) (BlockStmt (ForStmt (RangeClause (BasicLit 10)) (BlockStmt)) (ForStmt (RangeClause := (Name i) (Name f)) (BlockStmt))))'],
    ['func f() { switch x := y.(type) { case int, string: default: } }', '(FuncDecl (Name f) (FuncType) (BlockStmt (SwitchStmt (TypeSwitchGuard (Name x) (Name y)) (CaseClause (ListExpr (Name int) (Name string))) (CaseClause default))))'],
    ['func f() { if x == (T{}) {} }', '(FuncDecl (Name f) (FuncType) (BlockStmt (IfStmt (Operation == (Name x) (ParenExpr (CompositeLit (Name T)))) (BlockStmt))))'],
  ])('%s', (source, tree) => expect(decl(source)).toBe(tree));

  it('shares the type of a name list', () => {
    const d = parse('package p\ntype T struct { a, b int }\n').tree.decls[0]!;
    if (d.kind !== 'TypeDecl' || d.type.kind !== 'StructType') throw new Error('shape');
    expect(d.type.fields[0]!.type).toBe(d.type.fields[1]!.type);
  });

  it('gives groups an identity', () => {
    const [a, b, c] = parse('package p\nconst (\nA = iota\nB\n)\nconst C = 1\n').tree.decls;
    expect(a!.group).not.toBeNull();
    expect(a!.group).toBe(b!.group);
    expect(c!.group).toBeNull();
  });
});

describe('positions', () => {
  it('are those of gc', () => {
    const fset = newFileSet();
    const file = addFile(fset, 'x.go', 'x.go', 'package p\nvar v = a.b(c) + d[1]\n');
    expect(dump(parseFile(file, new DiagnosticBag()).decls[0]!, fset)).toBe(
      '(VarDecl@2:5 (Name@2:5 v) (Operation@2:16 + (CallExpr@2:12 (SelectorExpr@2:10 (Name@2:9 a) (Name@2:11 b)) (Name@2:13 c)) (IndexExpr@2:19 (Name@2:18 d) (BasicLit@2:20 1))))',
    );
  });

  it('have starts and ends', () => {
    const x = parseExpr(addFile(newFileSet(), 'x.go', 'x.go', 'a.b(cd) + ef'), new DiagnosticBag())!;
    expect([posOffset(startPos(x)), posOffset(x.pos), posOffset(endPos(x))]).toEqual([0, 8, 12]);
  });

  it('follow line directives', () => {
    const { tree, file } = parse('package p\n//line a.go:10\nvar x = /*line b.go:5:7*/ y\n');
    const fset = { files: [undefined, file] };
    const seen: string[] = [];
    walk(tree.decls[0]!, (n) => {
      const p = position(fset, n.pos);
      if (n.kind === 'Name') seen.push(`${n.value} ${p.filename}:${p.line}:${p.col}`);
    });
    expect(seen).toEqual(['x a.go:10:0', 'y b.go:5:8']);
  });
});

describe('printing', () => {
  it.each(['f(a, b...)', 'x.y[i:j:k]', 'func(a, b int, c ...T) (x int, err error) {\xe2\x80\xa6}', '[]T{\xe2\x80\xa6}', 'map[string]*T', 'struct{a, b int; c T "t"}', 'interface{m(int) string; E}', 'chan (<-chan int)', 'a + b * c'])('%s', (s) => {
    const source = s.replace('{\xe2\x80\xa6}', s.startsWith('func') ? '{return}' : '{1}');
    const x = parseExpr(addFile(newFileSet(), 'x.go', 'x.go', source), new DiagnosticBag())!;
    expect(exprString(x)).toBe(s);
  });
});

describe('directives', () => {
  it('belong to the declaration that follows', () => {
    const { tree, errors } = parse('//go:build go1.21\n\npackage p\n\n//go:noinline\n//go:nosplit\nfunc f() {}\n\n//go:linkname a b\n');
    expect(errors).toEqual([]);
    expect(tree.goVersion).toBe('go1.21');
    expect(tree.decls[0]!.pragmas.map((p) => p.text)).toEqual(['go:noinline', 'go:nosplit']);
    expect(tree.linknames.map((p) => p.text)).toEqual(['go:linkname a b']);
  });

  it('are misplaced elsewhere', () => {
    expect(parse('package p\nfunc f() {\n\t//go:noinline\n\tx()\n} //go:nosplit\n').errors).toEqual(['3:4: misplaced compiler directive', '5:5: misplaced compiler directive']);
  });

  it('state versions', () => {
    const version = (s: string): string => goVersionOf(parseConstraint(`//go:build ${s}`)!);
    expect(version('go1.21 && linux')).toBe('go1.21');
    expect(version('go1.18 || go1.20')).toBe('go1.18');
    expect(version('!go1.18')).toBe('');
    expect(parseConstraint('//go:build a &&')).toBeUndefined();
    expect(evalConstraint(parseConstraint('//go:build (a || b) && !c')!, (t) => t === 'b')).toBe(true);
  });
});

it('satisfies the validations of Chevrotain', () => {
  expect(() => goParser(true)).not.toThrow();
});
