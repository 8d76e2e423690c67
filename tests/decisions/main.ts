/**
 * gosim's decisions against those of the real Go of this machine, on the same sources.
 *
 *     npm run decisions -- [-m] [-m=2] [-l] [--goroot] [--arch=64|32] [--any-order] [--verbose] [packages, files or directories]
 *     npm run decisions -- --run [--arch=64|32] file.go ...
 *     npm run decisions -- --json [--arch=64|32] [files or directories]
 *     npm run decisions -- --time packages
 *     npm run decisions -- --facts
 *     npm run decisions -- --calls [--goldens=compare|derive] [-m] [-m=2] [-l] [--goroot] [--arch=64|32] [--verbose] [packages]
 *     npm run decisions -- --random=SEED[,FILES] [-m] [-m=2] [--arch=64|32]
 *
 * A file is a program, a directory one program per file (one altogether if it has a go.mod); anything else is a package of the library
 * (`strings`, `encoding/...`, `std`), which is analysed from Go's own sources. Programs use gosim's own library unless --goroot is given.
 * Without -m flags both -m and -m=2 are compared. Only lines in the targets' own files count, and their order does.
 *
 * With --json the logs of -json=0,DIR are compared instead: entries about the targets' own files, without those of gc's back end.
 *
 * With --time the user CPU time of the analysis of the packages and all they import is compared (time.ts).
 *
 * With --facts, the library is held against gc's facts and the share of functions that need no override is printed.
 *
 * With --calls, small callers of every exported function and method of gosim's library (of the packages named) are compared (callers.ts); differences are
 * printed by what is called; with --goldens=compare only functions for which committed digests of gc's lines (derived with --goldens=derive) are others. Those of packages with differences are left in the folder decisions-calls of the temporary files.
 *
 * With --random, programs made by generate.ts (100 functions each) are compared; those with differences are left in the folder decisions-random of the temporary files.
 *
 * With --run the functions of each file that have neither parameters nor results are called 100 times, after one call to warm up, on one
 * P without collections; the differences of Mallocs and TotalAlloc are compared. Such a file is a package main without function main.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, newUserToolchain } from '../../src/driver/run.js';
import { imagePackages } from '../../src/driver/image.js';
import { diskFiles } from '../../src/driver/files.js';
import { defaultOptions } from '../../src/driver/options.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { saveFile } from '../../src/cli/terminal.js';
import { fromByteString } from '../../src/base/bytes.js';
import { GorootAnalyzer } from '../../src/driver/goroot.js';
import { factShare, shareText } from '../facts/share.js';
import { byCallee, type Callers, callersOf, digests, parseDigests } from './callers.js';
import { randomProgram } from './generate.js';
import { addCounts, compareLines, type Counts, noCounts, summary } from './lines.js';
import { optLogLines, readOptLog } from './opt-log.js';
import { measureTimes } from './time.js';
import { measureGo, measureGosim, type Measure } from './allocs.js';

interface Options {
  flags: string[];
  goroot: boolean;
  run: boolean;
  json: boolean;
  time: boolean;
  calls: boolean;
  /** Of --calls: compare with the committed digests, or write them. */
  goldens: 'compare' | 'derive' | null;
  wordSize: 4 | 8;
  anyOrder: boolean;
  verbose: boolean;
  /** First seed and number of random programs. */
  random: [number, number] | null;
  programs: string[][];
  packages: string[];
}

function parseArgs(argv: readonly string[]): Options {
  const o: Options = { flags: [], goroot: false, run: false, json: false, time: false, calls: false, goldens: null, wordSize: 8, anyOrder: false, verbose: false, random: null, programs: [], packages: [] };
  let l = '';
  for (const a of argv) {
    if (a === '--any-order') o.anyOrder = true;
    else if (a === '--verbose') o.verbose = true;
    else if (a === '--goroot') o.goroot = true;
    else if (a === '--run') o.run = true;
    else if (a === '--json') o.json = true;
    else if (a === '--time') o.time = true;
    else if (a === '--calls') o.calls = true;
    else if (/^--goldens=(compare|derive)$/.test(a)) o.goldens = a.slice(10) as 'compare' | 'derive';
    else if (/^--?arch=(64|32)$/.test(a)) o.wordSize = a.endsWith('64') ? 8 : 4;
    else if (/^--random=\d+(,\d+)?$/.test(a)) o.random = [Number(a.slice(9).split(',')[0]), Number(a.split(',')[1] ?? 1)];
    else if (a === '-l') l = ' -l';
    else if (/^-m(=\d)?$/.test(a)) o.flags.push(a);
    else if (a.startsWith('-')) throw new Error(`unknown flag ${a}`);
    else if (a.endsWith('.go') || existsSync(a)) o.programs.push(...expand(resolve(a)));
    else o.packages.push(a);
  }
  o.flags = (o.flags.length > 0 ? o.flags : ['-m', '-m=2']).map((x) => x + l);
  return o;
}

function expand(path: string): string[][] {
  if (!statSync(path).isDirectory()) return [[path]];
  const names = readdirSync(path).sort();
  const files = names.filter((n) => n.endsWith('.go') && !n.endsWith('_test.go')).map((n) => join(path, n));
  if (names.includes('go.mod')) return files.length > 0 ? [files] : [];
  return [...files.map((f) => [f]), ...names.filter((n) => statSync(join(path, n)).isDirectory()).flatMap((n) => expand(join(path, n)))];
}

const digestFile = fileURLToPath(new URL('../tests/testdata/decisions/callers.txt', import.meta.url));

/** Places inside of the library are where its bodies have them. */
const placeless = (l: string): string => l.replace(/ at (-|\S*\/src\/\S+)$/, ' at the library');

class Comparison {
  readonly goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  private readonly tmp = mkdtempSync(join(tmpdir(), 'decisions-'));
  readonly total: Counts = noCounts();
  private programAnalyzer: GorootAnalyzer | null = null;

  constructor(private readonly o: Options) {}

  close(): void {
    rmSync(this.tmp, { recursive: true, force: true });
  }

  private env(): NodeJS.ProcessEnv {
    return { ...process.env, CGO_ENABLED: '0', GOARCH: this.o.wordSize === 8 ? 'amd64' : '386' };
  }

  private go(args: string[], cwd: string): { status: number | null; lines: string[] } {
    const r = spawnSync('go', args, { cwd, env: this.env(), encoding: 'latin1', maxBuffer: 1 << 29 });
    // The compiler by itself prints decisions on standard output.
    return { status: r.status, lines: `${r.stdout}${r.stderr}`.split('\n') };
  }

  private report(title: string, want0: string[], got0: string[], more: string): void {
    const sorted = (l: string[]): string[] => (this.o.anyOrder ? [...l].sort() : l);
    const c = compareLines(sorted(want0), sorted(got0));
    addCounts(this.total, c.counts);
    if (c.counts.equal === want0.length && c.lines.length === 0 && more === '') return;
    console.log(`${title}: ${summary(c.counts)}${more}`);
    for (const l of c.lines.slice(0, this.o.verbose ? c.lines.length : 6)) console.log(`    ${fromByteString(l).slice(0, 300)}`);
  }

  /** Export data of the library's packages, so that programs need be neither linked nor go through cmd/go. */
  private importcfg(): string {
    const file = join(this.tmp, 'importcfg');
    if (!existsSync(file)) {
      const list = ['list', '-export', '-f', '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}', 'std'];
      writeFileSync(file, execFileSync('go', list, { encoding: 'utf8', env: this.env(), maxBuffer: 1 << 26 }));
    }
    return file;
  }

  /** What gc prints about the program's own files; null if it does not compile. */
  private gcLines(files: string[], flags: string, cwd: string, path = ''): string[] | null {
    const names = files.map((f) => (path !== '' ? f : basename(f)));
    const module = existsSync(join(cwd, 'go.mod'));
    const r = module
      ? this.go(['build', '-o', join(this.tmp, 'a.out'), `-gcflags=${flags}`, ...names], cwd)
      : this.go(['tool', 'compile', '-importcfg', this.importcfg(), '-p', path || 'main', '-lang=go1.26', '-complete', '-o', '/dev/null', ...flags.split(' '), ...names], cwd);
    return r.status !== 0 ? null : r.lines.map((l) => (l.startsWith(`${cwd}/`) ? `./${l.slice(cwd.length + 1)}` : l).replaceAll(`${cwd}/`, './'));
  }

  program(files: string[], flags: string): void {
    const cwd = dirname(files[0]!);
    const want = this.gcLines(files, flags, cwd);
    if (want === null) return;
    const own = (l: readonly string[]): string[] => l.filter((x) => x.startsWith('./'));
    this.report(`${files.join(' ')} ${flags}`, own(want), own(this.gosim(files, flags, cwd)), '');
  }

  /** Logs of optimisations. */
  optLog(files: string[]): void {
    const cwd = dirname(files[0]!);
    const dir = mkdtempSync(join(this.tmp, 'log-'));
    const path = /^package main\b/m.test(readFileSync(files[0]!, 'latin1')) ? 'main' : 'command-line-arguments';
    if (this.gcLines(files, `-json=0,${dir}/gc`, cwd, path) === null) return;
    const options = { ...defaultOptions(), wordSize: this.o.wordSize, gcflags: [`-json=0,${dir}/gosim`], goroot: this.o.goroot ? this.goroot : '' };
    build({ targets: files.map((f) => basename(f)), cwd, fs: diskFiles(cwd), options, save: saveFile, write: (_fd, d) => process.stdout.write(d) }, false);
    const lines = (who: string): string[] => optLogLines(readOptLog(`${dir}/${who}`), cwd, this.o.goroot);
    this.report(`${files.join(' ')} -json`, lines('gc'), lines('gosim'), '');
  }

  private gosim(files: string[], flags: string, cwd: string): string[] {
    if (this.o.goroot) {
      const m = flags.includes('-m=2') ? 2 : 1;
      this.programAnalyzer ??= new GorootAnalyzer(this.goroot, this.o.wordSize);
      const a = this.programAnalyzer;
      const r = a.analyze(files, { m, l: flags.includes('-l'), N: false });
      for (const k of [...a.ctx.globals.keys()]) if (/\bmain\./.test(k)) a.ctx.globals.delete(k);
      return [...r.errors, ...formatDecisions(a.fset, r.decisions)];
    }
    const options = { ...defaultOptions(), wordSize: this.o.wordSize, gcflags: flags.split(' ') };
    let out = '';
    build({ targets: files.map((f) => basename(f)), cwd, fs: diskFiles(cwd), options, write: (_fd, d) => void (out += Buffer.from(d).toString('latin1')) }, false);
    return out.split('\n');
  }

  /** Packages of the library, which share one analysis. */
  packages(patterns: readonly string[], flags: string): void {
    const src = join(this.goroot, 'src');
    const m = flags.includes('-m=2') ? 2 : 1;
    const a = new GorootAnalyzer(this.goroot, this.o.wordSize, { m, l: flags.includes('-l'), N: false });
    for (const p of patterns.flatMap((x) => a.match(x))) {
      const t0 = performance.now();
      const go = this.go(['build', `-gcflags=${p}=${flags}`, p], src);
      const t1 = performance.now();
      const pkg = a.importPackage(p);
      const t2 = performance.now();
      const dir = `${src}/${p}/`;
      const shown = (l: string): string => l.replaceAll(dir, '').replace(/^\.\//, '').replaceAll(`./${p}/`, '').replaceAll(`${p}/`, '');
      // Shown from src, whole, or from the package's own directory.
      const inPackage = (l: string): boolean => {
        const at = [`./${p}/`, `${p}/`, dir].find((x) => l.startsWith(x));
        return at !== undefined ? !l.slice(at.length).split(':')[0]!.includes('/') : /^\.\/[^/]+\.go:/.test(l);
      };
      const want = go.lines.filter(inPackage);
      const got = formatDecisions(a.fset, a.library.get(p) ?? []).filter((l) => l.startsWith(dir) && !l.slice(dir.length).split(':')[0]!.includes('/'));
      this.report(p, want.map(shown), got.map(shown), 'error' in pkg ? `; ${pkg.error}` : this.o.verbose ? `; go ${Math.round(t1 - t0)} ms, gosim ${Math.round(t2 - t1)} ms` : '');
    }
    for (const e of a.errors) console.log(e);
  }

  /** Programs without imports, made by the generator. */
  random([first, files]: [number, number], flags: string): void {
    const dir = join(tmpdir(), 'decisions-random');
    mkdirSync(dir, { recursive: true });
    const m = flags.includes('-m=2') ? 2 : 1;
    for (let seed = first; seed < first + files; seed++) {
      const file = join(dir, `r${seed}.go`);
      writeFileSync(file, randomProgram(seed, 100));
      const go = this.go(['tool', 'compile', '-p', 'p', '-lang=go1.26', '-o', '/dev/null', ...flags.split(' '), basename(file)], dir);
      const want = go.lines.filter((l) => l.startsWith(dir) || l.startsWith('./')).map((l) => l.replaceAll(`${dir}/`, './'));
      const a = new GorootAnalyzer(this.goroot, this.o.wordSize);
      const r = a.analyze([file], { m, l: flags.includes('-l'), N: false }, 'p');
      const clean = this.total.want - this.total.equal + this.total.extra;
      const got = formatDecisions(a.fset, r.decisions).filter((l) => l.startsWith('./'));
      this.report(`${file} ${flags}`, want, [...r.errors, ...got], '');
      if (this.total.want - this.total.equal + this.total.extra === clean) rmSync(file);
    }
  }

  /**
   * Callers of the library's functions; differences by callee. With goldens Go is not asked: what is said about each callee is held against committed
   * digests, which 'derive' writes.
   */
  calls(patterns: readonly string[], flags: string): void {
    const dir = join(tmpdir(), 'decisions-calls');
    mkdirSync(dir, { recursive: true });
    const all = imagePackages(this.o.wordSize).filter((p) => !/(^|\/)internal(\/|$)/.test(p) && p !== 'unsafe');
    const known = this.o.goldens === 'compare' ? parseDigests(readFileSync(digestFile, 'latin1')) : null;
    const derived: string[] = [];
    for (const path of patterns.length > 0 ? patterns : all) {
      const pkg = newUserToolchain(this.o.wordSize).lib.package(path);
      if (pkg === undefined) throw new Error(`${path} is not in the library`);
      const c = callersOf(pkg);
      if (c.funcs.length === 0) continue;
      const file = join(dir, `${path.replaceAll('/', '_')}.go`);
      writeFileSync(file, c.src);
      const own = (l: readonly string[]): string[] => l.filter((x) => x.startsWith('./')).map(placeless);
      if (known !== null) {
        this.compareDigests(path, c, known.get(path) ?? new Map(), own(this.gosim([file], flags, dir)));
        continue;
      }
      const args = ['tool', 'compile', '-importcfg', this.importcfg(), '-p', 'main', '-lang=go1.26', '-complete', '-o', '/dev/null', ...flags.split(' '), basename(file)];
      const go = this.go(args, dir);
      if (go.status !== 0) {
        console.log(`${path}: ${go.lines.slice(0, 8).join('\n    ')}`);
        continue;
      }
      const want = own(go.lines.map((l) => l.replaceAll(`${dir}/`, './')));
      if (this.o.goldens === 'derive') {
        derived.push(`# ${path}`, ...[...digests(c, want)].map(([callee, d]) => `${callee} ${d}`));
        continue;
      }
      const r = compareLines(want, own(this.gosim([file], flags, dir)));
      addCounts(this.total, r.counts);
      if (r.lines.length === 0) {
        rmSync(file);
        continue;
      }
      console.log(`${path} ${flags}: ${c.funcs.length} callers, ${summary(r.counts)}`);
      for (const [callee, lines] of byCallee(c, r.lines.map((l) => l.slice(2)))) {
        console.log(`  ${callee}`);
        const signed = r.lines.filter((l) => lines.includes(l.slice(2)));
        for (const l of signed.slice(0, this.o.verbose ? signed.length : 6)) console.log(`    ${fromByteString(l).slice(0, 300)}`);
      }
    }
    if (this.o.goldens === 'derive') writeFileSync(digestFile, `${derived.join('\n')}\n`, 'latin1');
  }

  private compareDigests(path: string, c: Callers, want: ReadonlyMap<string, string>, lines: readonly string[]): void {
    const got = digests(c, lines);
    for (const [callee, d] of want) {
      this.total.want++;
      if (got.get(callee) === d) this.total.equal++;
      else {
        this.total.different++;
        console.log(`${path}: ${callee}: what is said about calls of it is not what gc says`);
      }
    }
  }

  /** Allocations of a file's functions. */
  run(files: string[]): void {
    const want = measureGo(files[0]!, this.o.wordSize);
    const got = new Map(measureGosim(files[0]!, this.o.wordSize).map((m) => [m.name, m]));
    const show = (m: Measure | undefined): string => (m === undefined ? 'nothing' : `${m.mallocs} objects, ${m.bytes} bytes`);
    for (const w of want) {
      const g = got.get(w.name);
      const same = g !== undefined && g.mallocs === w.mallocs && g.bytes === w.bytes;
      this.total.want++;
      if (same) this.total.equal++;
      else {
        this.total.different++;
        console.log(`${w.name}: Go ${show(w)}; gosim ${show(g)}`);
      }
    }
  }
}

/** The library against gc's facts (tests/facts). */
function facts(json: boolean): number {
  const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../src/${name}`, import.meta.url)), 'latin1');
  const shares = { 64: factShare(8, read), 32: factShare(4, read) };
  console.log(json ? JSON.stringify(shares) : `${shareText(8, shares[64])}\n${shareText(4, shares[32])}`);
  return 0;
}

function main(argv: readonly string[]): number {
  const f = argv.find((a) => /^--facts(=json)?$/.test(a));
  if (f !== undefined) return facts(f.endsWith('json'));
  const o = parseArgs(argv);
  const c = new Comparison(o);
  try {
    if (o.time) {
      const t = measureTimes(c.goroot, o.packages);
      console.log(`${t.packages} packages, ${t.lines} lines: go tool compile -m ${t.goSeconds.toFixed(1)} s, gosim ${t.gosimSeconds.toFixed(1)} s of user CPU time: ${(t.gosimSeconds / t.goSeconds).toFixed(2)} times`);
      return 0;
    }
    for (const files of o.programs) {
      if (o.run) c.run(files);
      else if (o.json) c.optLog(files);
      else for (const flags of o.flags) c.program(files, flags);
    }
    if (o.calls) for (const flags of o.flags) c.calls(o.packages, flags);
    else if (o.random !== null) for (const flags of o.flags) c.random(o.random, flags);
    if (o.packages.length > 0 && !o.calls) for (const flags of o.flags) c.packages(o.packages, flags);
  } finally {
    c.close();
  }
  console.log(o.run || o.goldens !== null ? `${c.total.want} functions, ${c.total.equal} equal` : `all: ${summary(c.total)}`);
  return c.total.equal === c.total.want && c.total.extra === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
