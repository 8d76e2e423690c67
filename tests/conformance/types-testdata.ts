/**
 * Go's own test data for its type checkers ($GOROOT/src/internal/types/testdata) through our checker, by the rules of types2's
 * check_test.go: comments `ERROR "text"` and `ERRORx "regexp"` stand behind the token at which (within a tolerance of
 * columns) the error must be reported. A case is a file, or a directory that is one package.
 *
 * Imported packages are checked from the source in $GOROOT/src, without function bodies.
 *
 * What gc's parser or noder check instead of types2 (labels, bodies of functions, cycles through anonymous
 * interfaces) is left out of the comparison.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { File } from '../../src/ast/nodes.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, physicalPosition } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import { unquote } from '../../src/types/constant-literal.js';
import { defPredeclaredTestFuncs } from '../../src/types/universe.js';
import { goRegExp } from '../harness/errors.js';
import { type SourceImporter, sourceImporter } from './source-importer.js';

/** Tolerated distance of columns, per directory. */
const columnDeltas: ReadonlyMap<string, number> = new Map([
  ['check', 50],
  ['spec', 20],
  ['examples', 125],
  ['fixedbugs', 100],
]);

function readBytes(path: string): string {
  return bytesToString(readFileSync(path));
}

// ---------------------------------------------------------------- expected errors

interface Expected {
  line: number;
  col: number;
  /** ERROR wants a substring, ERRORx a regular expression. */
  regexp: boolean;
  pattern: string;
}

const operators = /^(?:<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|&\^|.)/s;

/** Comments that demand errors, with the position of the token before them. */
function expectedErrors(src: string): Expected[] {
  const out: Expected[] = [];
  let line = 1;
  let lineStart = 0;
  let prevLine = 0;
  let prevCol = 0;
  let i = 0;
  const advance = (to: number): void => {
    for (; i < to; i++) {
      if (src[i] === '\n') {
        line++;
        lineStart = i + 1;
      }
    }
  };
  const token = (len: number): void => {
    prevLine = line;
    prevCol = i - lineStart + 1;
    advance(i + len);
  };
  const comment = (text: string): void => {
    const m = /^ ERROR(x?) (.*)$/s.exec(text);
    if (m === null) return;
    const pattern = unquote(m[2]!.trim());
    if (pattern === null) throw new Error(`invalid ERROR pattern ${m[2]}`);
    out.push({ line: prevLine, col: prevCol, regexp: m[1] === 'x', pattern });
  };
  while (i < src.length) {
    const c = src[i]!;
    if (c === ' ' || c === '\t' || c === '\r' || c === '\n') {
      advance(i + 1);
    } else if (src.startsWith('//', i)) {
      const end = src.indexOf('\n', i);
      const stop = end < 0 ? src.length : end;
      comment(src.slice(i + 2, stop).replace(/\r$/, ''));
      advance(stop);
    } else if (src.startsWith('/*', i)) {
      const end = src.indexOf('*/', i + 2);
      const stop = end < 0 ? src.length : end + 2;
      comment(src.slice(i + 2, stop - 2));
      advance(stop);
    } else if (c === '`') {
      const end = src.indexOf('`', i + 1);
      token((end < 0 ? src.length : end + 1) - i);
    } else if (c === '"' || c === "'") {
      let j = i + 1;
      while (j < src.length && src[j] !== c && src[j] !== '\n') j += src[j] === '\\' ? 2 : 1;
      token(j + 1 - i);
    } else if (/[A-Za-z_\x80-\xff]/.test(c)) {
      token(/^[A-Za-z0-9_\x80-\xff]+/.exec(src.slice(i, i + 4096))![0].length);
    } else if (/[0-9]/.test(c)) {
      token(/^(?:0[xX][0-9a-fA-F_.]*(?:[pP][+-]?[0-9_]+)?|[0-9_.]+(?:[eE][+-]?[0-9_]+)?)[i0-9a-zA-Z_]*/.exec(src.slice(i, i + 20000))![0].length);
    } else {
      token(operators.exec(src.slice(i, i + 3))![0].length);
    }
  }
  return out;
}

// ---------------------------------------------------------------- one test

/** Checked by gc's parser with its own texts, or by its noder after type checking. */
const notTypes2 = /^(label .* (already defined at|defined and not used)|(break|continue) label not defined|label .* not defined|goto .* jumps (over|into)|missing function body|invalid recursive type: anonymous interface)/;
const labelPatterns = /label|jumps (over|into)|^(declared and not used|already declared)$/;
/** Files whose ERROR comments are all about labels. */
const labelFiles = new Set(['check/gotos.go', 'check/labels.go']);

/** Problems of a case, the errors that it asks for, those of them that are reported, and reports that nothing asks for. */
export interface TypesResult {
  problems: string[];
  wanted: number;
  met: number;
  extra: number;
}

function runTest(paths: string[], colDelta: number, testdata: string, importer: SourceImporter): TypesResult {
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const expected = new Map<string, Expected[]>();
  const files: File[] = [];
  const sources = paths.map(readBytes);
  const flags = /^\/\/\s*(-.*)\n/.exec(sources[0]!)?.[1] ?? '';
  paths.forEach((path, i) => {
    expected.set(path, expectedErrors(sources[i]!));
    files.push(parseFile(addFile(fset, path, path, sources[i]!), bag));
  });
  checkFiles(files[0]!.pkgName.value, files, {
    wordSize: 8,
    importPackage: (p: string) => importer(p, testdata),
    goVersion: /-lang=(\S+)/.exec(flags)?.[1] ?? '',
    bag,
    fset,
    checkBranches: true,
  });

  const problems: string[] = [];
  let met = 0;
  let extra = 0;
  for (const d of bag.items) {
    if (notTypes2.test(d.msg)) continue;
    const p = physicalPosition(fset, d.pos);
    const list = expected.get(p.filename) ?? [];
    const msg = d.syntax ? d.msg.replace(/^syntax error: /, '') : d.msg;
    const matching = list.filter(
      (e) => e.line === p.line && (e.regexp ? goRegExp(e.pattern, 's').test(msg) || goRegExp(e.pattern, 's').test(d.msg) : msg.includes(e.pattern) || d.msg.includes(e.pattern)),
    );
    const best = matching.sort((a, b) => Math.abs(a.col - p.col) - Math.abs(b.col - p.col))[0];
    if (best === undefined) {
      problems.push(`${p.filename}:${p.line}:${p.col}: no error expected: ${d.msg}`);
      extra++;
      continue;
    }
    met++;
    if (Math.abs(best.col - p.col) > colDelta) problems.push(`${p.filename}:${p.line}:${p.col}: got col = ${p.col}; want ${best.col}`);
    list.splice(list.indexOf(best), 1);
  }
  let missed = 0;
  for (const [name, list] of expected) {
    for (const e of list) {
      if (name.endsWith('stmt0.go') && labelPatterns.test(e.pattern)) continue;
      missed++;
      problems.push(`${name}:${e.line}:${e.col}: not reported: ${e.pattern}`);
    }
  }
  return { problems, wanted: met + missed, met, extra };
}

function testdataOf(goroot: string): string {
  return join(goroot, 'src/internal/types/testdata');
}

/** Cases as paths below the test data; those out of scope with the reason. */
export function typesCases(goroot: string): { path: string; outOfScope: string }[] {
  const testdata = testdataOf(goroot);
  const out: { path: string; outOfScope: string }[] = [];
  for (const dir of columnDeltas.keys()) {
    for (const name of readdirSync(join(testdata, dir)).sort()) {
      const path = `${dir}/${name}`;
      const at = join(testdata, path);
      const isDir = statSync(at).isDirectory();
      if (!isDir && !name.endsWith('.go')) continue;
      const flags = isDir ? '' : (/^\/\/.*-(fakeImportC|gotypesalias=0|goexperiment)/.exec(readBytes(at))?.[1] ?? '');
      const labels = labelFiles.has(path) ? 'about labels, which gc checks in its parser with other texts' : '';
      out.push({ path, outOfScope: labels || (flags === '' ? '' : `needs -${flags}`) });
    }
  }
  return out;
}

let importer: SourceImporter | null = null;

/** What is wrong with one case. */
export function typesProblems(goroot: string, path: string): TypesResult {
  const testdata = testdataOf(goroot);
  importer ??= sourceImporter(goroot);
  defPredeclaredTestFuncs();
  const at = join(testdata, path);
  const paths = statSync(at).isDirectory() ? readdirSync(at).filter((n) => n.endsWith('.go')).sort().map((n) => join(at, n)) : [at];
  const r = runTest(paths, columnDeltas.get(dirname(path)) ?? 0, testdata, importer);
  return { ...r, problems: r.problems.map((p) => p.replaceAll(`${testdata}/`, '')) };
}
