/**
 * Decisions of gosim against those of a real Go: `go build -gcflags=-m` (and -m=2) and our own analysis of the same programs, the
 * library taken from GOROOT. Lines in the programs' own files must be equal, in order.
 *
 *     node dist/conformance.mjs decisions-diff [-m] [-m=2] [-l] [--any-order] [--verbose] file.go | dir ...
 *     node dist/conformance.mjs decisions-diff --std [-m=2] [--any-order] [--verbose] package ...    (packages of GOROOT/src)
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fromByteString } from '../../src/base/bytes.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { GorootAnalyzer } from './goroot-analysis.js';

interface Options {
  flags: string[];
  anyOrder: boolean;
  verbose: boolean;
  targets: string[][];
}

function parseArgs(argv: string[]): Options {
  const o: Options = { flags: [], anyOrder: false, verbose: false, targets: [] };
  const levels: string[] = [];
  let l = '';
  for (const a of argv) {
    if (a === '--any-order') o.anyOrder = true;
    else if (a === '--verbose') o.verbose = true;
    else if (a === '-l') l = ' -l';
    else if (/^-m(=\d)?$/.test(a)) levels.push(a);
    else o.targets.push(...expand(a));
  }
  o.flags = (levels.length > 0 ? levels : ['-m', '-m=2']).map((x) => x + l);
  return o;
}

/** A file is a program; a directory with .go files in it one program per file, unless it has a go.mod. */
function expand(arg: string): string[][] {
  const path = resolve(arg);
  if (!statSync(path).isDirectory()) return [[path]];
  const names = readdirSync(path).sort();
  const files = names.filter((n) => n.endsWith('.go') && !n.endsWith('_test.go')).map((n) => join(path, n));
  if (names.includes('go.mod')) return [files];
  const dirs = names.filter((n) => statSync(join(path, n)).isDirectory()).flatMap((n) => expand(join(path, n)));
  return [...files.map((f) => [f]), ...dirs];
}

function goLines(files: string[], flags: string, out: string): string[] | null {
  const cwd = dirname(files[0]!);
  const r = spawnSync('go', ['build', '-o', out, `-gcflags=${flags}`, ...files.map((f) => basename(f))], { cwd, encoding: 'latin1', maxBuffer: 1 << 28 });
  if (r.status !== 0) return null;
  return r.stderr.split('\n').filter((x) => x.startsWith('./'));
}

/** A longest-common-subsequence difference, greedy with lookahead: enough for reports. */
function difference(want: readonly string[], got: readonly string[]): string[] {
  const out: string[] = [];
  let i = 0;
  let j = 0;
  while (i < want.length || j < got.length) {
    if (i < want.length && j < got.length && want[i] === got[j]) {
      i++;
      j++;
      continue;
    }
    const ahead = i < want.length ? got.indexOf(want[i]!, j) : -1;
    const behind = j < got.length ? want.indexOf(got[j]!, i) : -1;
    if (i < want.length && (ahead < 0 || (behind >= 0 && behind - i < ahead - j))) out.push(`- ${want[i++]}`);
    else out.push(`+ ${got[j++]}`);
  }
  return out;
}

/** Packages of the library: their own decisions. */
function std(root: string, packages: string[], m: number, anyOrder: boolean, verbose: boolean): number {
  const a = new GorootAnalyzer(root, 8, { m, l: false, N: false });
  const src = join(root, 'src');
  let lines = 0;
  let bad = 0;
  for (const p of packages) {
    const t0 = performance.now();
    const r = spawnSync('go', ['build', `-gcflags=${p}=-m=${m}`, p], { cwd: src, encoding: 'latin1', maxBuffer: 1 << 29 });
    const t1 = performance.now();
    // Whatever the directory, lines are compared by base names.
    const own = (l: string): string | null => {
      const x = /^(\S*?)([^/\s]+\.go:\d+(?::\d+)?: .*)$/.exec(l);
      return x === null || !(x[1]!.replace(/\/$/, '').endsWith(p) || x[1] === './') ? null : x[2]!.replaceAll(`${src}/${p}/`, '').replaceAll(`./${p}/`, '').replaceAll(`${p}/`, '');
    };
    const want0 = r.stderr.split('\n').map(own).filter((x): x is string => x !== null);
    a.loadLibrary(p);
    const t2 = performance.now();
    const got0 = formatDecisions(a.fset, a.library.get(p) ?? []).map(own).filter((x): x is string => x !== null);
    const diff = difference(anyOrder ? want0.sort() : want0, anyOrder ? got0.sort() : got0);
    lines += want0.length;
    bad += diff.length;
    console.log(`${p}: ${want0.length} lines, ${diff.length} differences; go ${Math.round(t1 - t0)} ms, gosim ${Math.round(t2 - t1)} ms`);
    for (const d of diff.slice(0, verbose ? 10_000 : 6)) console.log(`    ${fromByteString(d).slice(0, 300)}`);
  }
  if (a.errors.length > 0) console.log(`library: ${a.errors.slice(0, 8).join('\n')}`);
  console.log(`${lines} lines, ${bad} differences`);
  return bad === 0 ? 0 : 1;
}

export function decisionsDiff(argv: string[]): number {
  if (argv.includes('--std')) {
    const args = argv;
    const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
    return std(root, args.filter((x) => !x.startsWith('-')), args.includes('-m=2') ? 2 : 1, args.includes('--any-order'), args.includes('--verbose'));
  }
  const o = parseArgs(argv);
  const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  const tmp = mkdtempSync(join(tmpdir(), 'decisions-'));
  const a = new GorootAnalyzer(root);
  let programs = 0;
  let equal = 0;
  let lines = 0;
  let bad = 0;
  for (const files of o.targets) {
    for (const flags of o.flags) {
      const want0 = goLines(files, flags, join(tmp, 'a.out'));
      if (want0 === null) continue;
      programs++;
      const m = flags.includes('-m=2') ? 2 : 1;
      const r = a.analyze(files, { m, l: flags.includes('-l'), N: false });
      for (const k of [...a.ctx.globals.keys()]) if (/^main\./.test(k)) a.ctx.globals.delete(k);
      const got0 = formatDecisions(a.fset, r.decisions).filter((x) => x.startsWith('./'));
      const want = o.anyOrder ? [...want0].sort() : want0;
      const got = o.anyOrder ? got0.sort() : got0;
      const diff = [...r.errors, ...difference(want, got)];
      lines += want.length;
      bad += diff.length;
      if (diff.length === 0) equal++;
      else {
        console.log(`DIFF ${flags} ${files.join(' ')}: ${diff.length} of ${want.length} lines`);
        for (const d of diff.slice(0, o.verbose ? 10_000 : 8)) console.log(`    ${fromByteString(d)}`);
      }
    }
  }
  if (a.errors.length > 0) console.log(`library: ${a.errors.slice(0, 5).join('\n')}`);
  rmSync(tmp, { recursive: true, force: true });
  console.log(`${equal} of ${programs} programs equal, ${lines} lines, ${bad} differences`);
  return equal === programs ? 0 : 1;
}
