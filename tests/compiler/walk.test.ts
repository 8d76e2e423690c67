/** Walk and codegen: every function of small programs passes the verifier, on both word sizes, and a few look as they should. */
import { expect, test } from 'vitest';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet } from '../../src/base/source.js';
import { disassemble } from '../../src/bytecode/disassemble.js';
import { verify } from '../../src/bytecode/verify.js';
import { buildPackageIR, newIrContext } from '../../src/compiler/noder/index.js';
import { compilePackage } from '../../src/compiler/walk/compile-package.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';

function compile(text: string, wordSize: 4 | 8 = 8) {
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const file = parseFile(addFile(fset, 'x.go', 'x.go', `package main\n${text}`), bag);
  const checked = checkFiles('main', [file], { wordSize, importPackage: () => ({ error: 'no imports' }), goVersion: 'go1.26', bag, fset });
  expect(bag.items).toEqual([]);
  return compilePackage(buildPackageIR(checked, newIrContext(wordSize)), { wordSize });
}

const programs: Record<string, string> = {
  control: `func f(n int, s string) (r int) {
	L: for i := 0; i < n; i++ {
		switch { case i == 3: continue L; case i > 7: break L }
		switch s { case "a", "b": r++; fallthrough; case "ccc": r += 2; default: r-- }
		switch i { case 0, 1, 2: r++; case 3, 4, 5, 6, 7, 8, 9, 10: r += 2 }
	}
	if r > 5 && n < 3 || s == "" { goto end }
	r *= 2
end:
	return
}
func g(n int) int {
	i := 0
loop:
	if i < n { i++; goto loop }
	if i == 7 { goto mid }
	i = 9
mid:
	i++
	if i < 20 { goto loop }
	return i
}
func main() {}`,
  values: `type T struct { a, b, c, d, e int; s string }
type I interface { M(T) T }
func (t T) M(u T) T { t.a += u.b; return t }
func f(i I, t T) (r T, err error) { defer func() { recover() }(); r = i.M(t); return r, nil }
func g(m map[string][]int, c chan T) any {
	m["x"] = append(m["x"], 1, 2)
	for k, v := range m { _ = k; m[k] = v[1:] }
	select { case v := <-c: return v; case c <- T{a: 1}: default: }
	var x any = T{}
	if t, ok := x.(T); ok { return t == T{} }
	return func() int { return len(m) }
}
var table = []T{{a: 1}, {s: "x"}}
func main() {}`,
  generics: `type N interface { ~int | ~float64 }
func Sum[K comparable, V N](m map[K]V) (s V) { for _, v := range m { s += v }; return }
func main() { println(Sum(map[string]int{"a": 1}), Sum(map[int]float64{1: 2})) }`,
};

for (const [name, text] of Object.entries(programs)) {
  for (const ws of [4, 8] as const) {
    test(`${name} on ${ws * 8} bits`, () => {
      const obj = compile(text, ws);
      expect(obj.funcs.length).toBeGreaterThan(0);
      expect(obj.funcs.flatMap((f) => verify(f, { wordSize: ws }))).toEqual([]);
    });
  }
}

test('arguments stay on the operand stack', () => {
  const obj = compile('func h(n int) int { return n }\nfunc f(n int) int { return h(h(n + 1)) }\nfunc main() {}');
  const text = disassemble(obj.funcs.find((f) => f.sym === 'main.f')!);
  expect(text).not.toContain('local.set');
});

test('constant package variables are data', () => {
  const obj = compile('var a = 5\nvar p = &a\nvar s = []int{1, 2}\nfunc main() {}');
  expect(obj.inits).toEqual([]);
  expect(obj.data.find((d) => d.sym === 'main.p')!.relocs[0]!.sym).toBe('main.a');
});
