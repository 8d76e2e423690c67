/**
 * From what a command names to a finished run: load, compile, link, run. Used by the command line, the test harness and embedders alike;
 * everything it prints goes through `write`, everything it reads comes from the request.
 */
import { isNative } from '../abi/natives.js';
import { toByteString } from '../base/bytes.js';
import type { FileSet } from '../base/source.js';
import type { Program } from '../bytecode/program.js';
import type { CompileFlags, Decision, LoggedOpt } from '../compiler/compile.js';
import type { Quarantine, QuarantineSite } from '../compiler/walk/quarantine.js';
import type { StaySite } from '../compiler/walk/stays.js';
import { formatDecisions } from '../report/decisions.js';
import { optLogFiles, parseJsonFlag } from '../report/opt-log.js';
import { hasMain } from '../types/index.js';
import { compilePackage, linkProgram, newToolchain, type Toolchain, userFileBase } from './build.js';
import { wantsServices } from './cached-run.js';
import { danglingReport } from './dangling.js';
import { execute, NodeHost, type Request, type RunOutcome, type RunRequest } from './execute.js';
import type { FileSystem } from './files.js';
import { imagePackages, openImage } from './image.js';
import { Installation } from './installation.js';
import { GorootAnalyzer, shownName } from './goroot.js';
import { loadPackages, type LoadedPackage } from './load.js';
import { gcflagPattern, type Options, optionTags } from './options.js';
import { goVersion } from './version.js';

export { execute, NodeHost, type Request, type RunOutcome, type RunRequest };

/** What a caller wants to know of a build, besides the program. */
export interface BuildNotes {
  /** Decisions are logged, printed or not. */
  explain?: boolean;
  /** What stays on the stack is gathered, to be counted (compiler/walk/stays.ts). */
  stays?: StaySite[];
  /** Nil checks and copies are to be counted, too. */
  meter?: boolean;
}

export interface BuildOutcome {
  /** Decisions of the user's packages; empty unless printed or asked for. */
  decisions: Decision[];
  status: number;
  /** What is in quarantine under --alloc=stack. */
  sites: QuarantineSite[];
  program: Program | null;
  toolchain: Toolchain;
  /** Packages of the user, dependencies first. */
  packages: LoadedPackage[];
}

/** The flags that hold for a package: those of the last pattern that names it; without pattern, packages named on the command line. */
export function flagsOfPackage(gcflags: readonly string[], path: string, named: boolean): string[] {
  const fits = (pattern: string): boolean => {
    if (pattern === '') return named;
    const p = pattern.slice(0, -1);
    return p === 'all' || p === path || (p.endsWith('/...') && (path === p.slice(0, -4) || path.startsWith(p.slice(0, -3))));
  };
  const last = gcflags.map(gcflagPattern).filter(fits).at(-1);
  return last === undefined ? [] : gcflags.filter((f) => gcflagPattern(f) === last).map((f) => f.slice(last.length));
}

/** `-m`, `-m=2`, `-m -m`, `-l`, `-N`, `-e` as the compiler sees them. Unknown flags are an error text. */
export function compileFlags(gcflags: readonly string[]): CompileFlags | string {
  const flags: CompileFlags = { m: 0, l: false, N: false };
  for (const f of gcflags) {
    const m = /^--?m(?:=(\d+|true|false))?$/.exec(f);
    if (m !== null) {
      if (m[1] === undefined || m[1] === 'true') flags.m++;
      else if (m[1] !== 'false') flags.m = Number(m[1]);
    } else if (/^--?l(=\d+)?$/.test(f)) {
      // 2 and more inline again, as in gc.
      flags.l = /^--?l(=1)?$/.test(f);
      flags.cheapCalls = f.endsWith('=4');
    } else if (/^--?N(=true)?$/.test(f)) flags.N = true;
    else if (/^--?e(=true)?$/.test(f)) flags.allErrors = true;
    else if (/^--?json(=|$)/.test(f)) flags.jsonLog = f.replace(/^--?json=?/, '');
    else if (/^--?(complete|lang=.*|p=.*|d=.*)$/.test(f)) continue;
    else return `flag provided but not defined: ${f}`;
  }
  return flags;
}

/** A toolchain over the prebuilt library. */
export function newUserToolchain(wordSize: 4 | 8): Toolchain {
  return newToolchain(wordSize, openImage(wordSize), isNative);
}

/** Loads, compiles and links ('command': if one package is named, and it is a command). Prints errors and decisions; status 0 if all went well. */
export function build(req: Request, link: boolean | 'command', tc = newUserToolchain(req.options.wordSize), notes: BuildNotes = {}): BuildOutcome {
  const err = (text: string): void => req.write(2, Buffer.from(text, 'latin1'));
  const fail = (status: number): BuildOutcome => ({ status, program: null, toolchain: tc, packages: [], decisions: [], sites: [] });
  const gcflags = req.options.gcflags;
  tc.ctx.maxInstances = req.options.maxInstances;
  const bad = compileFlags(gcflags.map((f) => f.slice(gcflagPattern(f).length)));
  if (typeof bad === 'string') {
    err(`${bad}\n`);
    return fail(2);
  }
  // A program that shall run needs code: what gosim's library lacks is compiled. Decisions alone are of the installation's whole library.
  const installation = link ? installationOf(req.options, req.fs) : null;
  const analyzer = link || req.options.goroot === '' ? null : newAnalyzer(req, tc.fset);
  const wrong = typeof analyzer === 'string' ? analyzer : (installation?.fault ?? '');
  if (wrong !== '' || typeof analyzer === 'string') {
    err(`${wrong}\n`);
    return fail(2);
  }
  const quarantine: Quarantine = { sites: [], firstOwnFile: userFileBase };
  // The report of a dangling pointer shows the flow.
  const explain = notes.explain === true || req.options.alloc === 'stack';
  const logged: Decision[] = [];
  const loaded = loadPackages(req.targets, {
    fs: req.fs,
    cwd: req.cwd,
    fset: tc.fset,
    wordSize: req.options.wordSize,
    tags: optionTags(req.options),
    library: () => imagePackages(req.options.wordSize),
    installation,
    isStd: (path) => (analyzer !== null ? analyzer.dirOf(path) !== undefined : tc.lib.package(path) !== undefined),
    ...(analyzer !== null ? { matchStd: (pattern: string) => analyzer.match(pattern) } : {}),
    defaultGoVersion: 'go1.26',
  });
  if (loaded.warnings.length > 0) err(`${toByteString(loaded.warnings.join('\n'))}\n`);
  if (loaded.errors.length > 0) {
    err(`${toByteString(loaded.errors.join('\n'))}\n`);
    return fail(loaded.status);
  }
  let failed = false;
  const broken = new Set<string>();
  const show = (display: string, decisions: readonly Decision[], errors: readonly string[]): void => {
    const lines = [...formatDecisions(tc.fset, decisions), ...errors];
    if (lines.length > 0) err(`# ${toByteString(display)}\n${lines.join('\n')}\n`);
  };
  if (analyzer !== null) {
    for (const path of loaded.std) {
      const pkg = analyzer.importPackage(path);
      const log = optLogDir(analyzer.logs.get(path)?.jsonLog);
      const wrong = 'error' in pkg ? analyzer.errors.map((e) => toByteString(e)) : log !== null ? ('error' in log ? [log.error] : writeOptLog(req, tc.fset, log.dir, path, analyzer.logs.get(path)!.opts!)) : [];
      show(path, analyzer.library.get(path) ?? [], wrong);
      if (wrong.length > 0) failed = true;
      if ('error' in pkg) failed = true;
    }
  }
  for (const p of loaded.packages) {
    if (p.imports.some((i) => broken.has(i))) {
      broken.add(p.path);
      continue;
    }
    const flags = compileFlags(flagsOfPackage(gcflags, p.display, p.named)) as CompileFlags;
    if (p.std !== true) {
      flags.alloc = req.options.alloc;
      flags.quarantine = quarantine;
      if (notes.stays !== undefined) flags.stays = { sites: notes.stays, firstOwnFile: userFileBase, meter: notes.meter ?? false };
    }
    flags.race = req.options.race;
    const log = optLogDir(flags.jsonLog);
    if (log !== null && 'error' in log) {
      show(p.display, [], [log.error]);
      return fail(1);
    }
    if (log !== null) flags.opts = [];
    const printed = flags.m > 0;
    if (explain && !printed) flags.m = flags.alloc === 'stack' ? 2 : 1;
    // Several commands have one path, but are nothing to each other.
    if (p.path === 'main') for (const k of [...tc.ctx.globals.keys()]) if (/\bmain\./.test(k)) tc.ctx.globals.delete(k);
    const r = analyzer === null ? compilePackage(tc, p, flags) : analyzer.package(p, flags);
    logged.push(...r.decisions);
    if (log !== null && r.errors.length === 0) r.errors.push(...writeOptLog(req, withLibraryFiles(tc, p.path), log.dir, toByteString(p.path), flags.opts!));
    show(p.display, printed ? r.decisions : [], r.errors);
    if (r.errors.length > 0) {
      failed = true;
      broken.add(p.path);
    }
  }
  if (analyzer !== null && analyzer.errors.length > 0 && loaded.std.length === 0) {
    err(`${toByteString(analyzer.errors.slice(0, 10).join('\n'))}\n`);
    failed = true;
  }
  if (failed) return fail(1);
  const main = loaded.packages.at(-1)!;
  const out: BuildOutcome = { status: 0, program: null, toolchain: tc, packages: loaded.packages, decisions: logged, sites: quarantine.sites };
  if (link === false || main === undefined) return out;
  if (link === 'command' && (main.name !== 'main' || loaded.packages.filter((p) => p.named).length !== 1 || !hasMain(tc.lib.package('main')!))) return out;
  if (main.name !== 'main') {
    err(`package ${toByteString(main.display)} is not a main package\n`);
    return fail(1);
  }
  if (!hasMain(tc.lib.package('main')!)) {
    err(`# ${toByteString(main.display)}\nruntime.main_main\xc2\xb7f: function main is undeclared in the main package\n`);
    return fail(1);
  }
  tc.godebug = loaded.godebug(main.godebug ?? []);
  const linked = linkProgram(tc);
  if (linked.program === null && link === 'command') return out;
  if (linked.program === null) {
    err(`# ${toByteString(main.display)}\n${linked.errors.join('\n')}\n`);
    return fail(1);
  }
  out.program = linked.program;
  return out;
}

/** Where -json writes to; null without the flag. An error is a line of the compiler. */
function optLogDir(value: string | undefined): { dir: string } | { error: string } | null {
  const d = value === undefined ? null : parseJsonFlag(value);
  return d !== null && 'error' in d ? { error: `compile: ${toByteString(d.error)}` } : d;
}

/** The files of a compilation with those of the library packages that a package depends on, whose bodies may be inlined. */
function withLibraryFiles(tc: Toolchain, path: string): FileSet {
  const files = tc.fset.files.slice();
  const seen = new Set<string>(['unsafe']);
  const visit = (p: string): void => {
    if (seen.has(p)) return;
    seen.add(p);
    if (tc.lib.package(p) === undefined) return;
    for (const f of tc.lib.files(p)) files[f.id] ??= { id: f.id, name: f.name, path: f.path, text: '', lineStarts: [...f.lineStarts], lineDirectives: [...f.lineDirectives] };
    for (const i of tc.lib.imports(p)) visit(i);
  };
  visit(path);
  return { files };
}

/** Writes the log of a package's optimisations; what went wrong, as the compiler says it. */
function writeOptLog(req: Request, fset: FileSet, dir: string, path: string, opts: readonly LoggedOpt[]): string[] {
  const files = optLogFiles(fset, opts, { package: path, goarch: req.options.wordSize === 8 ? 'amd64' : '386', goVersion });
  for (const f of files) {
    const to = `${dir.replace(/\/+$/, '')}/${f.dir}/${f.name}`;
    const wrong = req.save?.(to, Buffer.from(f.text, 'latin1')) ?? '';
    if (wrong !== '') return [`compile: Could not create file ${toByteString(to)} for logging optimizer actions, ${toByteString(wrong)}`];
  }
  return [];
}

/** Where packages come from that the library lacks (-goroot), or null. */
export function installationOf(o: Options, fs: FileSystem): Installation | null {
  return o.goroot === '' ? null : new Installation(fs, fs.abs(o.goroot), o.wordSize);
}

/** The analyzer over a Go installation, or what is wrong with it. */
function newAnalyzer(req: Request, fset: FileSet): GorootAnalyzer | string {
  const { goroot, gcflags, wordSize } = req.options;
  const root = req.fs.abs(goroot);
  if (!req.fs.isDir(`${root}/src/runtime`)) return `gosim: ${goroot} is no Go installation: it has no src/runtime`;
  const named = new Set<string>();
  const flagsOf = (path: string): CompileFlags => compileFlags(flagsOfPackage(gcflags, path, named.has(path))) as CompileFlags;
  const a = new GorootAnalyzer(root, wordSize, { m: 0, l: false, N: false }, req.fs, fset, flagsOf, shownName(req.cwd));
  for (const t of req.targets) if (!t.endsWith('.go') && !/^\.{1,2}(\/|$)|^\//.test(t)) for (const p of a.match(t)) named.add(p);
  return a;
}

export function buildTargets(req: Request): BuildOutcome {
  return build(req, false);
}

/** The request, with what a report of a dangling pointer needs. */
export function watchingPointers<R extends RunRequest>(built: BuildOutcome, req: R): R {
  if (req.options.alloc !== 'stack') return req;
  const cx = { fset: built.toolchain.fset, cwd: req.cwd, sites: built.sites, decisions: built.decisions };
  return { ...req, dangling: (use) => danglingReport(cx, use) };
}

/** Runs a program, with services of the host if it asks for them. */
export async function start(program: Program, req: RunRequest): Promise<RunOutcome> {
  if (wantsServices(program)) return (await import('./service.js')).runServed(program, req);
  const result = await execute(program, req);
  return { status: result.exitCode, result };
}

export async function runTargets(req: RunRequest): Promise<RunOutcome> {
  const built = build(req, true);
  if (built.program === null) return { status: built.status, result: null };
  return start(built.program, watchingPointers(built, req));
}
