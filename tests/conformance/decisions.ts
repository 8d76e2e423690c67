/**
 * Go's own tests of -m: the files of GOROOT/test whose recipe is `errorcheck` with -m, compared with their `// ERROR` comments as
 * Go's test driver does (cmd/internal/testdir).
 *
 *     node decisions.mjs [--verbose] [--no-inline | --all] [names...]
 *
 * Prints `N of M files, N of M lines`: a line counts if every pattern of its comment matches a message there and no message
 * is left over.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromByteString } from '../../src/base/bytes.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { GorootAnalyzer } from './goroot-analysis.js';

interface Case {
  path: string;
  flags: { m: number; l: boolean; N: boolean };
}

function cases(root: string, want: 'no-inline' | 'all', names: string[]): Case[] {
  const out: Case[] = [];
  for (const dir of ['', 'fixedbugs', 'typeparam', 'abi', 'interface']) {
    for (const f of readdirSync(join(root, dir))) {
      if (!f.endsWith('.go')) continue;
      const path = join(dir, f);
      if (names.length > 0 && !names.includes(f) && !names.includes(path)) continue;
      const head = /^\/\/ errorcheck(.*)$/m.exec(readFileSync(join(root, path), 'latin1').split('\n', 1)[0]!);
      if (head === null) continue;
      const args = head[1]!.trim().split(/\s+/);
      let m = 0;
      for (const a of args) {
        if (a === '-m') m++;
        else if (/^-m=\d$/.test(a)) m = Number(a.slice(3));
      }
      if (m === 0 || args.some((a) => /^-(d=|race|live)|goexperiment/.test(a))) continue;
      const l = args.includes('-l');
      if (want === 'no-inline' && names.length === 0 && !(l && m === 1)) continue;
      out.push({ path, flags: { m, l, N: args.includes('-N') } });
    }
  }
  return out;
}

interface Outcome {
  good: number;
  lines: number;
  problems: string[];
}

/** testdir's errorCheck: expectations by line against messages by line. */
function errorCheck(source: string, file: string, messages: readonly string[]): Outcome {
  const byLine = new Map<number, string[]>();
  for (const m of messages) {
    const x = /^\.\/([^:]+):(\d+)(?::\d+)?: (.*)$/s.exec(m);
    if (x === null || x[1] !== file) continue;
    const l = byLine.get(Number(x[2]));
    const text = x[3]!.trim();
    if (l === undefined) byLine.set(Number(x[2]), [text]);
    else l.push(text);
  }
  const out: Outcome = { good: 0, lines: 0, problems: [] };
  source.split('\n').forEach((text, i) => {
    const line = i + 1;
    const at = /\/\/ (?:GC_)?ERROR (.*)$/.exec(text);
    const auto = /\/\/ (?:GC_)?ERRORAUTO/.test(text);
    let left = byLine.get(line) ?? [];
    byLine.delete(line);
    if (at === null || auto || /\/\/ .*\/\/\/\/ /.test(text)) {
      for (const m of left) out.problems.push(`${file}:${line}: unmatched: ${m}`);
      return;
    }
    out.lines++;
    let ok = true;
    for (const q of at[1]!.matchAll(/"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)) {
      const pattern = (q[2] ?? q[1]!).replace(/LINE(?:([+-])(\d+))?/g, (_, s: string | undefined, n: string | undefined) => `${file}:${line + (s === '-' ? -1 : 1) * Number(n ?? 0)}`);
      const re = new RegExp(q[2] === undefined ? pattern.replace(/\\\\/g, '\\') : pattern);
      const rest = left.filter((m) => !re.test(m));
      if (rest.length === left.length) {
        ok = false;
        out.problems.push(`${file}:${line}: no match for ${pattern} in: ${left.join(' | ')}`);
      }
      left = rest;
    }
    for (const m of left) {
      ok = false;
      out.problems.push(`${file}:${line}: unmatched: ${m}`);
    }
    if (ok) out.good++;
  });
  for (const [line, l] of byLine) for (const m of l) out.problems.push(`${file}:${line}: unmatched: ${m}`);
  return out;
}

function main(): number {
  const argv = process.argv.slice(2);
  const verbose = argv.includes('--verbose');
  const names = argv.filter((a) => !a.startsWith('--'));
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const test = join(root, 'test');
  const analyzers = new Map<string, GorootAnalyzer>();
  let files = 0;
  let goodFiles = 0;
  let lines = 0;
  let goodLines = 0;
  for (const c of cases(test, argv.includes('--all') ? 'all' : 'no-inline', names)) {
    const key = 'lib';
    const a = analyzers.get(key) ?? new GorootAnalyzer(root);
    analyzers.set(key, a);
    files++;
    const file = c.path.split('/').pop()!;
    const pkgName = /^package (\w+)/m.exec(readFileSync(join(test, c.path), 'latin1'))?.[1] ?? 'p';
    const r = a.analyze([join(test, c.path)], c.flags, pkgName === 'main' ? 'main' : 'p');
    const o = errorCheck(readFileSync(join(test, c.path), 'latin1'), file, formatDecisions(a.fset, r.decisions));
    if (a.errors.length > 0) console.log(`library: ${a.errors.splice(0).join('\n')}`);
    const problems = [...r.errors, ...o.problems];
    lines += o.lines;
    goodLines += o.good;
    if (problems.length === 0) goodFiles++;
    else {
      console.log(`FAIL ${c.path}: ${o.good} of ${o.lines} lines, ${problems.length} problems`);
      for (const p of problems.slice(0, verbose ? 1000 : 4)) console.log(`    ${fromByteString(p)}`);
    }
    // Packages of one path must not see each other's symbols.
    for (const k of [...a.ctx.globals.keys()]) if (/^(p|main)\./.test(k)) a.ctx.globals.delete(k);
  }
  console.log(`${goodFiles} of ${files} files, ${goodLines} of ${lines} lines`);
  return goodFiles === files ? 0 : 1;
}

process.exitCode = main();
