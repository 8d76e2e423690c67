/**
 * What is to be run in test files: functions Test*, Benchmark*, Fuzz*, TestMain, and examples with an output comment.
 *
 * Names, signatures and comments count as for cmd/go (cmd/go/internal/load/test.go, loadTestFuncs) and go/doc (examples.go); the
 * syntax tree has no comments, so they are read from the text of the example's body.
 */
import type { File, FuncDecl } from '../../ast/nodes.js';
import { fileOf, type FileSet, physicalPosition, posOffset } from '../../base/source.js';

export interface TestFunc {
  name: string;
  /** Name in the import of the generated main: `_test` or `_xtest`. */
  pkg: '_test' | '_xtest';
}

export interface Example extends TestFunc {
  output: string;
  unordered: boolean;
}

export interface TestFuncs {
  tests: TestFunc[];
  benchmarks: TestFunc[];
  fuzzTargets: TestFunc[];
  examples: Example[];
  main: TestFunc | null;
}

/** Is it the prefix alone, or followed by no lower-case letter? Byte strings; a letter beyond ASCII counts by its case. */
function hasPrefix(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false;
  const next = [...Buffer.from(name.slice(prefix.length), 'latin1').toString('utf8')][0];
  return next === undefined || !/^\p{Ll}/u.test(next);
}

/** One parameter of type *X or *pkg.X, no results. */
function takes(f: FuncDecl, type: string): boolean {
  const [param, second] = f.type.params;
  if (param === undefined || second !== undefined || f.type.results.length > 0) return false;
  const t = param.type;
  if (t.kind !== 'Operation' || t.op !== '*' || t.y !== null) return false;
  return t.x.kind === 'Name' ? t.x.value === type : t.x.kind === 'SelectorExpr' && t.x.sel.value === type;
}

/** Adds a file's functions; the answer is cmd/go's error about a signature, or ''. */
export function addTestFuncs(out: TestFuncs, file: File, pkg: TestFunc['pkg'], fset: FileSet): string {
  const kinds: readonly [string, string, TestFunc[]][] = [
    ['Test', 'T', out.tests],
    ['Benchmark', 'B', out.benchmarks],
    ['Fuzz', 'F', out.fuzzTargets],
  ];
  for (const d of file.decls) {
    if (d.kind !== 'FuncDecl' || d.recv !== null) continue;
    const name = d.name.value;
    const wrong = (type: string): string => {
      const source = fileOf(fset, d.pos)!;
      const at = physicalPosition(fset, d.pos - posOffset(d.pos) + source.text.lastIndexOf('func', posOffset(d.pos)));
      const where = `${source.path}:${at.line}:${at.col}`;
      const why = d.tparams.length > 0 ? 'test functions cannot have type parameters' : `must be: func ${name}(${type.toLowerCase()} *testing.${type})`;
      return `${where}: wrong signature for ${name}, ${why}`;
    };
    if (name === 'TestMain' && !takes(d, 'T')) {
      if (!takes(d, 'M')) return wrong('M');
      if (out.main !== null) return 'multiple definitions of TestMain';
      out.main = { name, pkg };
      continue;
    }
    for (const [prefix, type, list] of kinds) {
      if (!hasPrefix(name, prefix)) continue;
      if (!takes(d, type) || d.tparams.length > 0) return wrong(type);
      list.push({ name, pkg });
    }
    if (hasPrefix(name, 'Example') && d.type.params.length === 0 && d.body !== null) {
      const text = fileOf(fset, d.body.pos)?.text ?? '';
      const wanted = exampleOutput(text.slice(posOffset(d.body.pos), posOffset(d.body.rbrace)));
      if (wanted !== null) out.examples.push({ name, pkg, ...wanted });
    }
  }
  return '';
}

/** Comments, and what could be mistaken for one. */
const lexeme = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`/g;

/** Text of the last comment group, its markers taken off (go/ast CommentGroup.Text). */
function lastCommentGroup(body: string): string | null {
  const comments = [...body.matchAll(lexeme)].filter((m) => m[0].startsWith('/'));
  const group: string[] = [];
  for (let i = comments.length - 1; i >= 0; i--) {
    const next = comments[i + 1];
    const here = comments[i]!;
    if (next !== undefined) {
      const between = body.slice(here.index + here[0].length, next.index);
      if (/\S/.test(between) || between.split('\n').length > 2) break;
    }
    group.unshift(here[0]);
  }
  if (group.length === 0) return null;
  const lines: string[] = [];
  for (const c of group) {
    let text = c.slice(2);
    if (c.startsWith('/*')) text = text.slice(0, -2);
    else if (text.startsWith(' ')) text = text.slice(1);
    else if (/^(line |extern |export |[a-z0-9]+:[a-z0-9])/.test(text)) continue; // a directive
    lines.push(...text.split('\n').map((l) => l.trimEnd()));
  }
  const kept = lines.filter((l, i) => l !== '' || (i > 0 && lines[i - 1] !== ''));
  return `${kept.join('\n').replace(/^\n+|\n+$/g, '')}\n`;
}

/** The output that the last comment of a body promises, or null. */
export function exampleOutput(body: string): { output: string; unordered: boolean } | null {
  const text = lastCommentGroup(body);
  const m = text === null ? null : /^\s*(unordered )?output:/i.exec(text);
  if (m === null) return null;
  const output = text!.slice(m[0].length).replace(/^ +/, '').replace(/^\n/, '');
  return { output, unordered: m[1] !== undefined };
}
