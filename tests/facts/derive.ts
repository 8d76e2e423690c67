/**
 * Derives the facts about library functions (src/stdlib/gc-facts-64.txt, -32.txt) from the sources of this machine's Go, analysed as gc
 * does, and checks costs and verdicts of parameters against what the real compiler prints.
 *
 *     node scripts/facts.mjs            derive both files
 *     node scripts/facts.mjs --check    compare them with `go build -gcflags=-m=2` (costs, leaking params) and with a new derivation
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factOf } from '../../src/compiler/facts/record.js';
import { GorootAnalyzer } from '../../src/driver/goroot.js';
import { imagePackages } from '../../src/driver/image.js';
import type { FuncFact } from '../../src/ir/facts.js';
import type { Func, Name } from '../../src/ir/nodes.js';
import { visitList } from '../../src/ir/visit.js';
import { factTable, formatFact, formatFacts, reachable } from '../../src/objfile/facts-text.js';

const factFile = (wordSize: 4 | 8): string => `src/stdlib/gc-facts-${wordSize * 8}.txt`;

const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();

type Rows = Map<string, { pkg: string; name: string; fact: FuncFact }>;

function derive(wordSize: 4 | 8): Rows {
  const a = new GorootAnalyzer(goroot, wordSize);
  const paths = imagePackages(wordSize).filter((p) => !/(^|\/)internal(\/|$)/.test(p));
  for (const p of paths) {
    const pkg = a.importPackage(p);
    if ('error' in pkg) throw new Error(`${p}: ${pkg.error}`);
  }
  const wanted = new Set(paths);
  const rows: Rows = new Map();
  const funcOf = (n: Name): Func | null => {
    const fn = n.class === 'PFUNC' ? (n.func ?? null) : null;
    return fn === null || !wanted.has(n.pkg?.path ?? '') || n.sym.includes('[') || fn.oclosure !== null || fn.wrapper === true || fn.pos === 0 ? null : fn;
  };
  // What users can call, and what of that ends up in their functions when bodies are inlined.
  const queue: Func[] = [];
  for (const n of [...a.ctx.globals.values()]) {
    const fn = reachable(n.sym) ? funcOf(n) : null;
    if (fn !== null) queue.push(fn);
  }
  for (let fn = queue.shift(); fn !== undefined; fn = queue.shift()) {
    const n = fn.nname;
    if (n.linkname === undefined || rows.has(n.linkname)) continue;
    rows.set(n.linkname, { pkg: n.pkg!.path, name: n.sym, fact: factOf(fn, a.ctx) });
    visitList(fn.inl?.body ?? [], (x) => {
      const callee = x.op === 'ONAME' ? x : x.op === 'OMETHEXPR' ? x.method : null;
      const f = callee ? funcOf(callee) : null;
      if (f !== null) queue.push(f);
    });
  }
  return rows;
}

/** Costs as `go build -gcflags=-m=2` prints them, by package and name. */
function check(wordSize: 4 | 8): void {
  const table = factTable(wordSize, (name) => readFileSync(`src/${name}`, 'latin1'));
  const env = { ...process.env, CGO_ENABLED: '0', GOARCH: wordSize === 8 ? 'amd64' : '386' };
  let costs = 0;
  let wrong = 0;
  for (const p of new Set([...readFileSync(factFile(8), 'latin1').matchAll(/^# (.*)$/gm)].map((m) => m[1]!))) {
    if (p === 'runtime') continue; // gc prints nothing for it
    const text = spawnSync('go', ['build', `-gcflags=${p}=-m=2`, p], { cwd: join(goroot, 'src'), env, encoding: 'latin1', maxBuffer: 1 << 29 }).stderr;
    const said = new Map<string, number>();
    for (const m of text.matchAll(/: can inline (\S+) with cost (\d+) as:/g)) said.set(`${p}.${m[1]}`, Number(m[2]));
    for (const [sym, fact] of table) {
      if (!sym.startsWith(`${p}.`) || sym.slice(p.length + 1).includes('/')) continue;
      costs++;
      if ((said.get(sym) ?? -1) !== fact.cost) {
        wrong++;
        console.log(`${sym}: cost ${fact.cost}, Go says ${said.get(sym) ?? 'that it cannot be inlined'}`);
      }
    }
  }
  console.log(`${wordSize * 8}-bit: ${costs} costs compared with go build -gcflags=-m=2, ${wrong} differ`);
}

/** The file of 32-bit machines holds what differs from the other one. */
function write(): void {
  const wide = derive(8);
  writeFileSync(factFile(8), formatFacts(wide), 'latin1');
  const narrow = derive(4);
  for (const [sym, r] of narrow) if (wide.has(sym) && formatFact(wide.get(sym)!.fact) === formatFact(r.fact)) narrow.delete(sym);
  writeFileSync(factFile(4), formatFacts(narrow), 'latin1');
}

if (process.argv.includes('--check')) for (const wordSize of [8, 4] as const) check(wordSize);
else write();
