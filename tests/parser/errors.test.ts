/** Syntax errors in gc's words, at gc's places (each line checked against Go 1.26). */
import { describe, expect, it } from 'vitest';
import { bytes, errorsInBody, parse } from './parse.js';

const files: [source: string, ...errors: string[]][] = [
  ['', '1:1: syntax error: package statement must be first'],
  ['func f() {}\n', '1:1: syntax error: package statement must be first'],
  ['package p\nx := 1\n', '2:1: syntax error: non-declaration statement outside function body'],
  ['package p\nfunc f()\n{\n}\n', '3:1: syntax error: unexpected semicolon or newline before {'],
  ['package p\nvar x int\nimport "fmt"\n', '3:1: syntax error: imports must appear before other declarations'],
  ['package p\nimport fmt\n', '2:11: syntax error: missing import path'],
  ['package p\nimport 1\n', '2:8: syntax error: import path must be a string'],
  ['package p\ntype T struct { a int b int }\n', '2:23: syntax error: unexpected name b in struct type; possibly missing semicolon or newline or }'],
  ['package p\ntype T struct { (U) }\n', '2:17: syntax error: cannot parenthesize embedded type'],
  ['package p\ntype T\n', '2:7: syntax error: unexpected newline in type declaration'],
  ['package p\ntype T[P any,] = []P\ntype U[P *C] int\ntype V[P *C,] int\ntype W[P *C|~D] int\ntype N [n]int\n'],
  ['package p\ntype T[P] int\ntype U[] int\nfunc f[]() {}\n', '4:8: syntax error: empty type parameter list'],
  ['package p\nfunc f[P](x P) {}\n', '2:9: syntax error: missing type constraint'],
  ['package p\nfunc f(a int, b) {}\n', '2:16: syntax error: missing parameter type'],
  ['package p\nfunc f(a ...int, b int) {}\n', '2:10: can only use ... with final parameter'],
  ['package p\nfunc () m() {}\n', '2:9: method has no receiver'],
  ['package p\nfunc (a, b T) m() {}\n', '2:15: method has multiple receivers'],
  ['package p\nfunc (t T) m[P any]() {}\n', '2:13: syntax error: method must have no type parameters'],
  ['package p\nvar f = func[P any]() {}\n', '2:13: syntax error: function type must have no type parameters'],
  ['package p\nvar c <-<-chan int\n', '2:9: syntax error: unexpected <-, expected keyword chan'],
  ['package p\nvar x = []int{1,\n2\n}\n', '3:2: syntax error: unexpected newline in composite literal; possibly missing comma or }'],
  ['package p\nvar x = (T){}\n', '2:12: syntax error: cannot parenthesize type in composite literal'],
  ['package p\nfunc f() {\n', '3:1: syntax error: unexpected EOF, expected }'],
];

const bodies: [body: string, ...errors: string[]][] = [
  ['\n x y', '2:4: syntax error: unexpected name y at end of statement'],
  ['\n if x = 1 {}', '2:7: syntax error: cannot use assignment x = 1 as value'],
  ['\n if a+b = c {}', '2:9: syntax error: cannot use assignment (a + b) = c as value'],
  ['\n if x := 1 {}', '2:7: syntax error: cannot use x := 1 as value'],
  ['\n if {}', '2:5: syntax error: missing condition in if statement'],
  ['\n if x; {}', '2:6: syntax error: missing condition in if statement'],
  ['\n if x\n {}', '2:6: syntax error: unexpected newline, expected { after if clause'],
  ['\n if x {} else y()', '2:15: syntax error: else must be followed by if or statement block'],
  ['\n if x {}\n else {}', '3:2: syntax error: unexpected keyword else, expected }'],
  ['\n for i := 0; i < 10 {}', '2:21: syntax error: unexpected {, expected semicolon or newline'],
  ['\n for i := 0; {}', '2:14: syntax error: unexpected {, expected for loop condition'],
  ['\n for i := 0; i < 10; i := 1 {}', '2:24: syntax error: cannot declare in post statement of for loop'],
  ['\n for var i = 0; ; {}', '2:10: syntax error: var declaration not allowed in for initializer'],
  ['\n switch x\n {}'],
  ['\n a, b', '2:6: syntax error: unexpected newline, expected := or = or comma'],
  ['\n defer (f())', '2:8: expression in defer must not be parenthesized'],
  ['\n _ = x[1:2:]', '2:12: final index required in 3-index slice'],
  ['\n _ = x[]', '2:8: syntax error: unexpected ], expected operand'],
  ['\n f(1,\n 2\n )', '3:3: syntax error: unexpected newline in argument list; possibly missing comma or )'],
  ['\n x = ', '3:1: syntax error: unexpected }, expected expression'],
  ['\n var x = if', '2:10: syntax error: unexpected keyword if, expected expression', '3:1: syntax error: unexpected }, expected expression'],
  ['\n switch { x }', '2:11: syntax error: unexpected name x, expected case or default or }'],
  ['\n L: case', '2:3: syntax error: missing statement after label', '3:1: syntax error: unexpected } after top level declaration'],
  ['\n x y\n z w\n if {}', '2:4: syntax error: unexpected name y at end of statement', '3:4: syntax error: unexpected name w at end of statement', '4:5: syntax error: missing condition in if statement'],
];

const lexical: [body: string, ...errors: string[]][] = [
  ['\n x @ = 1', "2:4: invalid character U+0040 '@'"],
  ['\n \u201cx\u201d = 1', "2:2: invalid character U+201C '\u201c' in identifier", "2:6: invalid character U+201D '\u201d' in identifier"],
  ['\n \u0665a = 1', "2:2: identifier cannot begin with digit U+0665 '\u0665'"],
  ['\n \u00e9t\u00e9 = \u4e16'],
  ['\n x = 08', "2:7: invalid digit '8' in octal literal"],
  ['\n x = 0b12', "2:9: invalid digit '2' in binary literal"],
  ['\n x = 0x', '2:8: hexadecimal literal has no digits'],
  ['\n x = 1__0', "2:8: '_' must separate successive digits"],
  ['\n x = 0x1.0', "2:11: hexadecimal mantissa requires a 'p' exponent"],
  ['\n x = 1p2', "2:7: 'p' exponent requires hexadecimal mantissa"],
  ['\n x = 1e', '2:8: exponent has no digits'],
  ['\n x = "a', '2:8: newline in string'],
  ["\n x = ''", "2:7: empty rune literal or unescaped '"],
  ["\n x = 'ab'", '2:6: more than one character in rune literal'],
  ['\n x = "\\q"', '2:8: unknown escape'],
  ['\n x = "\\x1z"', "2:10: invalid character 'z' in hexadecimal escape"],
  ['\n x = "\\400"', '2:11: octal escape value 256 > 255'],
  ['\n x = "\\ud800"', '2:13: escape is invalid Unicode code point U+D800'],
  ['\n x = 0x1p-2 + 0b1_0 + 0o17 + 1_000.5e+3i + .5 + 017 + 089.5'],
];

describe('syntax errors', () => {
  it.each(files)('file %j', (source, ...errors) => expect(parse(source).errors).toEqual(errors));
  it.each(bodies)('body %j', (body, ...errors) => expect(errorsInBody(body)).toEqual(errors));
});

describe('lexical errors', () => {
  it.each(lexical)('body %j', (body, ...errors) => expect(errorsInBody(bytes(body))).toEqual(errors.map(bytes)));

  it('reports bytes that are no text', () => {
    expect(parse('package p\n// a\0b \xff \xef\xbb\xbf\n').errors).toEqual([
      '2:5: invalid NUL character',
      '2:8: invalid UTF-8 encoding',
      '2:10: invalid BOM in the middle of the file',
    ]);
    expect(parse('\xef\xbb\xbfpackage p\n').errors).toEqual([]);
  });

  it('reports what is not terminated', () => {
    expect(parse('package p\nvar s = `a\n').errors).toEqual(['2:9: string not terminated']);
    expect(parse('package p\n/* a\n').errors).toEqual(['2:1: comment not terminated']);
  });

  it('reports malformed line directives', () => {
    expect(parse('package p\n//line a.go:x\n//line a.go:0\n//line a.go:1:0\n').errors).toEqual([
      '2:13: invalid line number: x',
      '3:13: invalid line number: 0',
      '4:15: invalid column number: 0',
    ]);
  });

  it('refuses bottomless nesting', () => {
    for (const text of ['('.repeat(1e5), '[]'.repeat(1e5), '*'.repeat(1e5), 'func(){'.repeat(1e4), 'struct{x '.repeat(1e4)]) {
      const { errors } = parse(`package p\nvar x = ${text}`);
      expect(errors.length).toBe(1);
      expect(errors[0]).toContain('exceeded max nesting depth');
    }
  });

  it('takes long chains', () => {
    expect(errorsInBody(`\nx = ${'y+'.repeat(20000)}y`)).toEqual([]);
    expect(errorsInBody(`\nif x {}${' else if x {}'.repeat(10000)}`)).toEqual([]);
    expect(errorsInBody(`\nx = y${'.y()[0]'.repeat(20000)}`)).toEqual([]);
  });
});
