/**
 * Go's own tests of -m: a file of GOROOT/test whose recipe is `errorcheck` with -m, compared with its `// ERROR` comments. The library that
 * it imports is analysed from Go's sources, so that what is inlined from there is what gc inlines.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatDecisions } from '../../src/report/decisions.js';
import { errorCheck } from '../harness/errors.js';
import { GorootAnalyzer } from '../../src/driver/goroot.js';
import type { Case } from './goroot.js';

let analyzer: GorootAnalyzer | null = null;

function levelOfM(flags: readonly string[]): number {
  let m = 0;
  for (const f of flags) {
    if (f === '-m') m++;
    else if (/^-m=\d$/.test(f)) m = Number(f.slice(3));
  }
  return m;
}

/** What is wrong with one file. */
export function decisionProblems(goroot: string, c: Case): string[] {
  analyzer ??= new GorootAnalyzer(goroot);
  const a = analyzer;
  const file = join(goroot, 'test', c.path);
  const text = readFileSync(file, 'latin1');
  const pkgName = /^package (\w+)/m.exec(text)?.[1] ?? 'p';
  const r = a.analyze([file], { m: levelOfM(c.flags), l: c.flags.includes('-l'), N: c.flags.includes('-N') }, pkgName === 'main' ? 'main' : 'p');
  // Packages of one path must not see each other's symbols.
  for (const k of [...a.ctx.globals.keys()]) if (/^(p|main)\./.test(k)) a.ctx.globals.delete(k);
  const library = a.errors.splice(0).map((e) => `library: ${e}`);
  return [...library, ...r.errors, ...errorCheck(formatDecisions(a.fset, r.decisions), [{ name: basename(file), text }], c.action === 'errorcheckwithauto')];
}
