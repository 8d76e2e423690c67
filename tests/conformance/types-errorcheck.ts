/**
 * Runs the `// errorcheck` programs of $GOROOT/test through parser and checker: lines with `ERROR "regexp"...` (or
 * GC_ERROR) must give errors that match, other lines none (cmd/internal/testdir's rules). Programs with compiler
 * flags are left out, because they ask the optimiser. Imports are resolved from $GOROOT/src without bodies.
 *
 *   node types-errorcheck.mjs [-v] [part of a file name]...
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { File } from '../../src/ast/nodes.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, position } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import { sourceImporter } from './source-importer.js';

const goroot = process.env.GOROOT ?? '/usr/local/go';
const args = process.argv.slice(2);
const verbose = args.includes('-v');
const filters = args.filter((a) => !a.startsWith('-'));
const importer = sourceImporter(goroot);

function goRegExp(pattern: string): RegExp {
  return new RegExp(pattern.replace(/\[\[:space:\]\]/g, '\\s').replace(/^\(\?i\)/, ''), pattern.startsWith('(?i)') ? 'is' : 's');
}

function* programs(dir: string): Generator<string> {
  for (const name of readdirSync(dir).sort()) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) {
      if (!name.endsWith('.dir') && name !== 'codegen') yield* programs(path);
    } else if (name.endsWith('.go')) yield path;
  }
}

/** Problems of one program. */
function run(path: string, src: string): string[] {
  const lines = src.split('\n');
  const wanted = new Map<number, RegExp[]>();
  lines.forEach((line, i) => {
    if (line.includes('////')) return;
    const m = /\/\/ (?:GC_)?ERROR (.*)/.exec(line) ?? /\/\/ (?:GC_)?ERRORAUTO (.*)/.exec(line);
    if (m === null) return;
    const res = [...m[1]!.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)].map((x) => x[2] ?? x[1]!.replace(/\\"/g, '"'));
    wanted.set(
      i + 1,
      res.map((r) => goRegExp(r.replace(/LINE(?:([+-])(\d+))?/g, (_, sign: string | undefined, n: string) => `${basename(path).replace('.', '\\.')}:${i + 1 + (sign === undefined ? 0 : sign === '+' ? Number(n) : -Number(n))}`))),
    );
  });
  const name = basename(path);
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const file: File = parseFile(addFile(fset, name, name, src), bag);
  if (!bag.items.some((d) => d.syntax)) {
    const lang = /-lang=(\S+)/.exec(lines[0]!)?.[1] ?? 'go1.26';
    checkFiles(file.pkgName.value, [file], { wordSize: 8, importPackage: (p: string) => importer(p), goVersion: lang, bag, fset });
  }
  const problems: string[] = [];
  const got = new Map<number, string[]>();
  for (const d of bag.items) {
    const line = position(fset, d.pos).line;
    const list = got.get(line) ?? [];
    list.push(d.msg);
    got.set(line, list);
  }
  for (const [line, list] of wanted) {
    for (const re of list) if (!(got.get(line) ?? []).some((msg) => re.test(msg) || re.test(`${name}:${line}: ${msg}`))) problems.push(`${path}:${line}: not reported: ${re.source}${got.has(line) ? ` (got ${got.get(line)!.join(' / ')})` : ''}`);
  }
  for (const [line, list] of got) if (!wanted.has(line)) for (const msg of list) problems.push(`${path}:${line}: no error expected: ${msg}`);
  return problems;
}

let passed = 0;
const failed: string[] = [];
for (const path of programs(join(goroot, 'test'))) {
  if (filters.length > 0 && !filters.some((f) => path.includes(f))) continue;
  if (!existsSync(path)) continue;
  const src = bytesToString(readFileSync(path));
  const recipe = /^\/\/ (errorcheck(?: .*)?)$/m.exec(src.slice(0, src.indexOf('\npackage')))?.[1];
  if (recipe === undefined || / -(?!lang=)/.test(recipe)) continue;
  let problems: string[];
  try {
    problems = run(path, src);
  } catch (e) {
    problems = [e instanceof Error ? (e.stack ?? e.message) : String(e)];
  }
  if (problems.length === 0) passed++;
  else {
    failed.push(`${path.slice(goroot.length + 6)} (${problems.length})`);
    if (verbose) for (const p of problems) console.log(p.replace(`${goroot}/test/`, ''));
  }
}
for (const f of failed) console.log(`FAIL ${f}`);
console.log(`${passed} passed, ${failed.length} failed`);
