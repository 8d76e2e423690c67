/**
 * Parses Go sources in bulk (not part of the default run). Without arguments: every .go file of GOROOT/src must
 * parse, and in GOROOT/test every line that expects a syntax error must get one. With `--nodes` or `--errors` and
 * file names on standard input: prints nodes or errors with their positions, to compare with other tools.
 *
 *     esbuild tests/conformance/parse-goroot.ts --bundle --platform=node --format=esm | node --input-type=module -
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '../../src/ast/walk.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, type Pos, physicalPosition } from '../../src/base/source.js';
import { parseFile } from '../../src/parser/index.js';

function parse(path: string) {
  const fset = newFileSet();
  const file = addFile(fset, path, path, bytesToString(readFileSync(path)));
  const bag = new DiagnosticBag();
  const tree = parseFile(file, bag, { std: true });
  const at = (pos: Pos): string => {
    const p = physicalPosition(fset, pos);
    return `${p.line}:${p.col}`;
  };
  return { tree, bag, at };
}

function goFiles(dir: string): string[] {
  const out: string[] = [];
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, e.name);
    if (e.isDirectory()) out.push(...goFiles(path));
    else if (e.name.endsWith('.go')) out.push(path);
  }
  return out;
}

function list(mode: string): void {
  const out: string[] = [];
  for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const { tree, bag, at } = parse(path);
    out.push(`== ${path}`);
    for (const d of bag.items) out.push(`E ${at(d.pos)} ${d.msg.replaceAll(path, 'FILE')}`);
    if (mode !== '--nodes' || bag.items.some((d) => !/label|goto|break|continue|fallthrough/.test(d.msg))) continue;
    walk(tree, (n) => {
      const word = n.kind === 'Name' ? n.value : n.kind === 'Operation' ? n.op : n.kind === 'BlockStmt' ? at(n.rbrace).replace(':', ' ') : '';
      out.push(`N ${n.kind} ${at(n.pos)} ${word}`);
    });
  }
  process.stdout.write(Buffer.from(`${out.join('\n')}\n`, 'latin1'));
}

/** Lines whose expectation a type error meets, or that `//line` moves. */
const skipped = ['bug358.go:20', 'issue18393.go:24'];

function checkAll(): void {
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  let files = 0;
  let failures = 0;
  const fail = (msg: string): void => {
    failures++;
    console.log(msg);
  };
  for (const path of goFiles(join(root, 'src'))) {
    if (path.includes('/testdata/')) continue;
    files++;
    const { bag, at } = parse(path);
    for (const d of bag.items) fail(`${path}:${at(d.pos)}: ${d.msg}`);
  }
  for (const path of goFiles(join(root, 'test'))) {
    const lines = readFileSync(path, 'latin1').split('\n');
    if (!lines[0]!.startsWith('// errorcheck')) continue;
    files++;
    const { bag, at } = parse(path);
    const got = new Set(bag.items.map((d) => Number(at(d.pos).split(':')[0])));
    lines.forEach((text, i) => {
      if (/\/\/ (GC_)?ERROR ["`].*syntax error/.test(text) && !got.has(i + 1) && !skipped.some((k) => `${path}:${i + 1}`.endsWith(k))) fail(`${path}:${i + 1}: expected ${text.slice(text.indexOf('// '))}`);
    });
  }
  console.log(`${files} files, ${failures} failures`);
  if (failures > 0) process.exitCode = 1;
}

const mode = process.argv[2];
if (mode === '--nodes' || mode === '--errors') list(mode);
else checkAll();
