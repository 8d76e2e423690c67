/**
 * Runs Go's own test data for its type checkers ($GOROOT/src/internal/types/testdata) through our checker, by the
 * rules of types2's check_test.go: comments `ERROR "text"` and `ERRORx "regexp"` stand behind the token at which
 * (within a tolerance of columns) the error must be reported.
 *
 * Imported packages are checked from the source in $GOROOT/src, without function bodies.
 *
 * What gc's parser or noder check instead of types2 (labels, bodies of functions, cycles through anonymous
 * interfaces) is left out of the comparison.
 *
 *   node types-testdata.mjs [-v] [-std] [-bodies] [part of a file name]...
 *   node types-testdata.mjs -packages [import path]...     checks packages of $GOROOT/src, all if none are named
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { File } from '../../src/ast/nodes.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, physicalPosition } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import { unquote } from '../../src/types/constant-literal.js';
import { defPredeclaredTestFuncs } from '../../src/types/universe.js';
import { sourceImporter } from './source-importer.js';

const goroot = process.env.GOROOT ?? '/usr/local/go';
const testdata = join(goroot, 'src/internal/types/testdata');
/** Tolerated distance of columns, per directory. */
const directories: [string, number][] = [
  ['check', 50],
  ['spec', 20],
  ['examples', 125],
  ['fixedbugs', 100],
];

const args = process.argv.slice(2);
const verbose = args.includes('-v');
const filters = args.filter((a) => !a.startsWith('-'));

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
export function expectedErrors(src: string): Expected[] {
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

/** Go's regular expressions as JavaScript's. */
function goRegExp(pattern: string): RegExp {
  let flags = 's';
  const m = /^\(\?([a-z]+)\)/.exec(pattern);
  if (m !== null) {
    pattern = pattern.slice(m[0].length);
    flags = m[1]!.includes('i') ? 'is' : 's';
  }
  return new RegExp(pattern, flags);
}

// ---------------------------------------------------------------- importing from source

const importer = sourceImporter(goroot, args.includes('-bodies'));

// ---------------------------------------------------------------- one test

/** Checked by gc's parser with its own texts, or by its noder after type checking. */
const notTypes2 = /^(label .* (already defined at|defined and not used)|(break|continue) label not defined|label .* not defined|goto .* jumps (over|into)|missing function body|invalid recursive type: anonymous interface)/;
const labelPatterns = /label|jumps (over|into)|^(declared and not used|already declared)$/;
/** Files whose ERROR comments are all about labels. */
const labelFiles = new Set(['check/gotos.go', 'check/labels.go']);

function runTest(paths: string[], colDelta: number): string[] {
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
  for (const d of bag.items) {
    if (notTypes2.test(d.msg)) continue;
    const p = physicalPosition(fset, d.pos);
    const list = expected.get(p.filename) ?? [];
    const msg = d.syntax ? d.msg.replace(/^syntax error: /, '') : d.msg;
    const matching = list.filter(
      (e) => e.line === p.line && (e.regexp ? goRegExp(e.pattern).test(msg) || goRegExp(e.pattern).test(d.msg) : msg.includes(e.pattern) || d.msg.includes(e.pattern)),
    );
    const best = matching.sort((a, b) => Math.abs(a.col - p.col) - Math.abs(b.col - p.col))[0];
    if (best === undefined) {
      problems.push(`${p.filename}:${p.line}:${p.col}: no error expected: ${d.msg}`);
      continue;
    }
    if (Math.abs(best.col - p.col) > colDelta) problems.push(`${p.filename}:${p.line}:${p.col}: got col = ${p.col}; want ${best.col}`);
    list.splice(list.indexOf(best), 1);
  }
  for (const [name, list] of expected) {
    for (const e of list) {
      if (name.endsWith('stmt0.go') && labelPatterns.test(e.pattern)) continue;
      problems.push(`${name}:${e.line}:${e.col}: not reported: ${e.pattern}`);
    }
  }
  return problems;
}

function main(): void {
  defPredeclaredTestFuncs();
  let passed = 0;
  const failed: string[] = [];
  for (const [dir, delta] of directories) {
    for (const name of readdirSync(join(testdata, dir)).sort()) {
      const path = join(testdata, dir, name);
      const label = `${dir}/${name}`;
      if (labelFiles.has(label)) continue;
      if (filters.length > 0 && !filters.some((f) => label.includes(f))) continue;
      const isDir = statSync(path).isDirectory();
      if (!isDir && !name.endsWith('.go')) continue;
      const paths = isDir ? readdirSync(path).filter((n) => n.endsWith('.go')).sort().map((n) => join(path, n)) : [path];
      const src = readBytes(paths[0]!);
      // Fake C imports and types without aliases are not for us.
      if (/^\/\/.*-(fakeImportC|gotypesalias=0|goexperiment)/.test(src)) continue;
      let problems: string[];
      const start = performance.now();
      try {
        problems = runTest(paths, delta);
      } catch (e) {
        problems = [e instanceof Error ? (e.stack ?? e.message) : String(e)];
      }
      const ms = performance.now() - start;
      if (ms > 3000) console.log(`slow: ${label} ${Math.round(ms)} ms`);
      if (problems.length === 0) {
        passed++;
      } else {
        failed.push(`${label} (${problems.length})`);
        if (verbose) for (const p of problems) console.log(p.replace(`${testdata}/`, ''));
      }
    }
  }
  if (args.includes('-std')) for (const e of importer.errors) console.log(`import: ${e}`);
  for (const f of failed) console.log(`FAIL ${f}`);
  console.log(`${passed} passed, ${failed.length} failed`);
}

/** Import paths of all packages in $GOROOT/src, commands and test data aside. */
function allPackages(dir = join(goroot, 'src'), path = ''): string[] {
  const out: string[] = [];
  const entries = readdirSync(dir, { withFileTypes: true });
  if (path !== '' && entries.some((e) => e.isFile() && e.name.endsWith('.go'))) out.push(path);
  for (const e of entries) {
    if (!e.isDirectory() || e.name === 'testdata' || e.name === 'cmd' || e.name === 'vendor' || /^[._]/.test(e.name)) continue;
    out.push(...allPackages(join(dir, e.name), path === '' ? e.name : `${path}/${e.name}`));
  }
  return out;
}

function checkPackages(): void {
  const start = performance.now();
  for (const path of filters.length > 0 ? filters : allPackages()) importer(path);
  for (const e of importer.errors) console.log(e.replace(`${goroot}/src/`, ''));
  console.log(`${importer.packages.size} packages, ${importer.errors.length} errors, ${Math.round(performance.now() - start)} ms`);
}

if (args.includes('-packages')) checkPackages();
else main();
