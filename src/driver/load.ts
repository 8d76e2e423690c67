/**
 * Finding packages: from command-line arguments to parsed packages in order of dependency (cmd/go's load, much reduced:
 * one module with what it has of others at hand, the library, nothing from a network).
 *
 * An import path is, in this order: `unsafe` or a package of the library (`isStd`); inside the main module
 * (`modpath/sub` is the directory sub); below `vendor`, or in a directory that go.mod puts in a module's place. Messages are cmd/go's.
 */
import { dirname, join, relative } from 'node:path';
import { DiagnosticBag } from '../base/diagnostic.js';
import { addFile, type FileSet, formatPosition, maxFileSize, position, type SourceFile } from '../base/source.js';
import { fromByteString, toByteString } from '../base/bytes.js';
import type { File } from '../ast/nodes.js';
import type { EmbedConfig } from '../compiler/walk/package-state.js';
import { stringLitValue } from '../lexer/literals.js';
import { parseFile } from '../parser/index.js';
import { buildTags, matchBuild } from './build-constraint.js';
import { type Dependencies, dependenciesOf, hasGo, unknownVersion } from './dependencies.js';
import { embeddedFiles } from './embed.js';
import { displayName, type FileSystem, reportName } from './files.js';
import { defaultGodebug, fileGodebugs, type GodebugLine, moduleGodebugs } from './godebug.js';
import type { Installation } from './installation.js';
import { readHeader } from './import-header.js';
import { importPathFault } from './import-path.js';
import { parseModFile } from './mod-file.js';
import { nearbyPackages } from './nearby.js';
import { stdRoot } from './std-root.js';
import { goMinor } from './version.js';

export interface LoadedPackage {
  /** Import path; 'main' for commands, as gc calls them. */
  path: string;
  /** As shown behind `#`: `command-line-arguments` for files, the import path otherwise. */
  display: string;
  name: string;
  dir: string;
  goVersion: string;
  sources: SourceFile[];
  files: File[];
  /** Import paths, sorted. */
  imports: string[];
  bag: DiagnosticBag;
  /** Named on the command line, not only imported. */
  named: boolean;
  /** The path that local imports (`./x`) are relative to (gc's -D); without one they are not found. */
  localPrefix?: string;
  /** Functions may lack bodies (gc without -complete). */
  allowBodyless?: boolean;
  /** From a Go installation's sources: no package of the user's. */
  std?: boolean;
  /** Files that `//go:embed` names. */
  embed?: EmbedConfig;
  /** Its `//go:debug` lines. */
  godebug?: readonly GodebugLine[];
}

export interface LoadResult {
  /** Dependencies first; empty if there are errors. */
  packages: LoadedPackage[];
  /** cmd/go-level errors, each a line or several. */
  errors: string[];
  /** 1, or 2 for bad usage. */
  status: number;
  /** Packages of the library that the arguments name. */
  std: string[];
  /** Patterns that nothing matches, as cmd/go warns of them. */
  warnings: string[];
  /** What GODEBUG says by default in a program whose main package, or package under test, has these lines. */
  godebug(lines: readonly GodebugLine[]): string;
}

export interface LoadOptions {
  fs: FileSystem;
  cwd: string;
  fset: FileSet;
  wordSize: 4 | 8;
  /** Build tags besides those of the machine. */
  tags?: readonly string[];
  isStd(path: string): boolean;
  /** Where packages are that the library lacks; null: nowhere. */
  installation?: Installation | null;
  /** Import paths of the library, for messages. */
  library?(): readonly string[];
  /** Packages of the library that a pattern with dots names. */
  matchStd?(pattern: string): string[];
  /** Go version of files outside modules. */
  defaultGoVersion: string;
}

/** What `gosim test` tests: a directory of the module, or files named on the command line. */
export interface TestTarget {
  importPath: string;
  dir: string;
  /** Absolute paths of the files named; null: those of the directory. */
  files: string[] | null;
}

/** A package with its tests. */
export interface LoadedTest extends LoadResult {
  /** The package together with its test files of the same package; null: there is only an external test package. */
  pkg: LoadedPackage | null;
  /** The external test package (`package p_test`). */
  xtest: LoadedPackage | null;
  /** Test files, of both. */
  testFiles: LoadedPackage['files'];
  /** Name in the package clause, without _test. */
  name: string;
}

export interface Module {
  path: string;
  dir: string;
  goVersion: string;
  /** Why it can't be built: it asks for a newer Go, or its settings of GODEBUG are wrong. */
  fault: string;
  /** Its `godebug` lines. */
  godebugs: readonly GodebugLine[];
  /** Whether patterns with `...` leave the directory out. */
  ignores(dir: string): boolean;
  /** Packages of other modules. */
  dependencies: Dependencies;
}

class LoadError extends Error {}

class Loader {
  readonly packages: LoadedPackage[] = [];
  readonly errors: string[] = [];
  readonly std: string[] = [];
  readonly warnings: string[] = [];
  private readonly done = new Map<string, LoadedPackage | null>();
  /** Packages of the installation that cannot be compiled, with the reason. */
  private readonly refused = new Map<string, string>();
  private readonly stack: { path: string; from: string }[] = [];
  private readonly tags: ReadonlySet<string>;
  readonly module: Module | null;

  /** `tested`: the package whose test files belong to it, wherever it is imported from. */
  constructor(
    readonly o: LoadOptions,
    private readonly tested: TestTarget | null = null,
  ) {
    this.tags = buildTags(o.wordSize, o.tags);
    this.module = findModule(o.fs, o.cwd);
  }

  /** What GODEBUG says by default where a main package has these lines. */
  readonly godebug = (lines: readonly GodebugLine[]): string => defaultGodebug(this.module?.goVersion ?? this.o.defaultGoVersion, [...(this.module?.godebugs ?? []), ...lines]);

  /** Throws if the module is not for this Go. */
  checkModule(): void {
    if (this.module !== null && this.module.fault !== '') throw new LoadError(this.module.fault);
  }

  /** A package made of the files named on the command line. */
  fromFiles(names: string[]): void {
    const { fs } = this.o;
    for (const n of names) {
      if (fs.read(n) === undefined) throw new LoadError(fs.isDir(n) ? `${n} is a directory, should be a Go file` : `stat ${n}: no such file or directory`);
    }
    const paths = names.map((n) => fs.abs(n));
    const dirs = new Set(paths.map((p) => dirname(p)));
    if (dirs.size > 1) throw new LoadError('named files must all be in one directory; have different directories');
    const p = this.loadPackage('command-line-arguments', [...dirs][0]!, paths, this.module?.goVersion ?? this.o.defaultGoVersion);
    if (p !== null) p.named = true;
  }

  /** Packages that an argument names: a directory (`.`, `./x`, `/x`), an import path, or a pattern with `...` (go help packages). */
  fromPattern(arg: string): void {
    const local = /^\.{1,2}(\/|$)|^\//.test(arg);
    const m = this.module;
    if (!arg.includes('...')) {
      if (local) return this.fromDir(arg);
      if (m !== null && (arg === m.path || arg.startsWith(`${m.path}/`))) return this.name(arg);
      if (this.o.isStd(arg)) return void this.std.push(arg);
      if (arg === 'std') return void this.std.push(...(this.o.matchStd?.(arg) ?? []));
      return this.name(arg);
    }
    const before = this.packages.length + this.std.length;
    const re = new RegExp(`^${(local ? join(this.o.fs.abs(arg)) : arg).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\/\\\.\\\.\\\.$/, '(/.*)?').replaceAll('\\.\\.\\.', '.*')}$`);
    const prefix = arg.slice(0, arg.indexOf('...'));
    if (local && !this.o.fs.isDir(prefix)) throw new LoadError(`pattern ${arg}: lstat ${prefix}: no such file or directory`);
    if (local && m === null) throw new LoadError(`pattern ${arg}: directory prefix ${prefix.replace(/^\.\/(?=.)|\/$/g, '')} does not contain main module or its selected dependencies`);
    if (m !== null) {
      for (const dir of packageDirs(this.o.fs, m.dir, m)) {
        if (this.goFiles(dir).length === 0) continue;
        const rel = relative(m.dir, dir);
        const path = rel === '' ? m.path : `${m.path}/${rel}`;
        if (re.test(local ? dir : path)) this.name(path);
      }
    }
    if (!local) this.std.push(...(this.o.matchStd?.(arg) ?? []));
    if (this.packages.length + this.std.length === before && this.errors.length === 0) this.warnings.push(`go: warning: "${arg}" matched no packages`);
  }

  private name(path: string): void {
    const p = this.importPackage(path, '');
    if (p !== null) p.named = true;
  }

  fromDir(arg: string): void {
    const { fs, cwd } = this.o;
    const dir = fs.abs(arg);
    if (this.module === null) throw new LoadError("go: go.mod file not found in current directory or any parent directory; see 'go help modules'");
    if (!fs.isDir(dir)) throw new LoadError(`${displayName(cwd, dir)}: directory not found`);
    const rel = relative(this.module.dir, dir);
    const path = rel === '' ? this.module.path : `${this.module.path}/${rel}`;
    this.name(path);
  }

  /** The tested package, its external tests, and what they import. */
  fromTest(t: TestTarget): LoadedTest {
    const { fs } = this.o;
    const all = t.files ?? buildFiles(fs, t.dir, this.tags);
    const external = all.filter((f) => fileKind(f, fs.read(f) ?? '') === 'external');
    const goVersion = this.module?.goVersion ?? this.o.defaultGoVersion;
    let pkg: LoadedPackage | null = null;
    let xtest: LoadedPackage | null = null;
    if (all.length > external.length) {
      pkg = this.loadPackage(t.importPath, t.dir, all.filter((f) => !external.includes(f)), goVersion);
    }
    if (external.length > 0 && this.errors.length === 0) xtest = this.loadPackage(`${t.importPath}_test`, t.dir, external, goVersion);
    const testFiles = [pkg, xtest].flatMap((p) => p?.files.filter((_, i) => p.sources[i]!.path.endsWith('_test.go')) ?? []);
    const name = pkg?.name ?? xtest?.name.replace(/_test$/, '') ?? '';
    return { packages: this.packages, errors: this.errors, status: 1, std: [], warnings: [], godebug: this.godebug, pkg, xtest, testFiles, name };
  }

  private goFiles(dir: string): string[] {
    const { fs } = this.o;
    const own = this.tested !== null && this.tested.dir === dir;
    return buildFiles(fs, dir, this.tags).filter((f) => {
      const kind = fileKind(f, own ? (fs.read(f) ?? '') : '');
      return kind === 'package' || (own && kind === 'internal');
    });
  }

  /** A second line that tells what the library has instead. */
  private nearby(path: string): string {
    const near = nearbyPackages(path, this.o.library?.() ?? []);
    return near.length === 0 ? '' : `\n\tgosim's library has ${near.join(', ')}`;
  }

  /** Loads a package of the module with everything it imports. */
  private importPackage(path: string, pos: string): LoadedPackage | null {
    const known = this.done.get(path);
    if (known !== undefined) return known;
    const m = this.module;
    const below = m !== null && (path === m.path || path.startsWith(`${m.path}/`));
    // Other modules may have paths below that of this one: a later major version, or what lies in a directory of its own.
    const own = below && ownPackage(this.o.fs, m, path);
    const std = !path.split('/')[0]!.includes('.');
    const other = m === null || own ? null : m.dependencies.find(path);
    const inModule = below && other === null;
    const dir = other !== null ? other.dir : inModule ? join(m.dir, path.slice(m.path.length)) : '';
    if (dir === '' || m === null || !this.o.fs.isDir(dir)) {
      const at = pos === '' ? '' : `${pos}: `;
      const installed = this.o.installation?.dirOf(path, false);
      if (installed !== undefined && !inModule) {
        const p = this.fromInstallation(path, installed);
        if (typeof p !== 'string') return p;
        this.errors.push(because(`${at}package ${path} cannot be compiled from ${stdRoot}`, p));
        this.done.set(path, null);
        return null;
      }
      const fault = importPathFault(path);
      const absent = std ? undefined : m?.dependencies.absent(path);
      if (fault !== '') this.errors.push(at + fault);
      else if (path === 'C') this.errors.push(`${at}import "C" needs cgo, which gosim does not have`);
      else if (std) this.errors.push(`${at}package ${path} is not in std (${stdRoot}/${path})${this.nearby(path)}`);
      else if (absent !== undefined) this.errors.push(`${at}package ${path} is of module ${absent}, which is not here; to have it (gosim fetches nothing):\n\tgo mod download`);
      else if (m !== null) this.errors.push(`${at}no required module provides package ${path}; to add it:\n\tgo get ${path}`);
      else this.errors.push(`${at}no required module provides package ${path}: go.mod file not found in current directory or any parent directory; see 'go help modules'`);
      this.done.set(path, null);
      return null;
    }
    if (this.stack.some((s) => s.path === path)) {
      const lines = [`package ${this.stack[0]!.path}`];
      for (const s of this.stack.slice(1)) lines.push(`\timports ${s.path} from ${s.from}`);
      const inTest = this.tested?.importPath === path ? ' in test' : '';
      lines.push(`\timports ${path} from ${pos.split(':')[0]!.split('/').pop()}: import cycle not allowed${inTest}`);
      this.errors.push(lines.join('\n'));
      return null;
    }
    const files = this.goFiles(dir);
    if (files.length === 0) {
      const excluded = (this.o.fs.list(dir) ?? []).some((f) => /^[^._].*\.go$/.test(f) && !f.endsWith('_test.go'));
      if (!excluded) this.errors.push(`${pos === '' ? '' : `${pos}: `}no Go files in ${dir}`);
      else this.errors.push([...this.stack.map((s) => s.path), path].map((p, i) => `${i === 0 ? 'package' : '\timports'} ${p}`).join('\n') + `: build constraints exclude all Go files in ${dir}`);
      this.done.set(path, null);
      return null;
    }
    return this.loadPackage(path, dir, files, other?.goVersion ?? m.goVersion, pos);
  }

  /** A package of the installation with everything it imports, or why it is refused: a line per import on the way. */
  private fromInstallation(path: string, dir: string): LoadedPackage | string {
    const { fset } = this.o;
    const inst = this.o.installation!;
    const known = this.done.get(path) ?? this.refused.get(path);
    if (known !== undefined) return known;
    const refuse = (why: string): string => {
      this.refused.set(path, why);
      return why;
    };
    const pkg: LoadedPackage = { path, display: path, name: '', dir, goVersion: this.o.defaultGoVersion, sources: [], files: [], imports: [], bag: new DiagnosticBag(), named: false, std: true };
    const imports = new Map<string, string>();
    for (const f of inst.goFiles(dir)) {
      const src = inst.addFile(fset, f);
      if (src === null) return refuse('too many files');
      const file = parseFile(src, pkg.bag, { std: true });
      pkg.sources.push(src);
      pkg.files.push(file);
      pkg.name = file.pkgName.value;
      for (const d of file.decls) if (d.kind === 'ImportDecl' && !d.path.bad) imports.set(stringLitValue(d.path.value), formatPosition(position(fset, d.path.pos)));
    }
    const why = inst.refusal(dir, pkg.files);
    if (why !== '') return refuse(why);
    pkg.imports = [...imports.keys()].sort();
    for (const [i, at] of imports) {
      if (i === 'unsafe') continue;
      const found = this.o.isStd(i) ? undefined : inst.dirOf(i, true);
      const fault = this.o.isStd(i) ? inst.libraryRefusal(i) : found === undefined ? 'it is not there' : this.fromInstallation(i, found);
      if (typeof fault === 'string' && fault !== '') return refuse(because(`\n\t${at}: imports ${i}`, fault));
    }
    this.done.set(path, pkg);
    this.packages.push(pkg);
    return pkg;
  }

  private loadPackage(importPath: string, dir: string, paths: string[], goVersion: string, importedAt = ''): LoadedPackage | null {
    const { fset, cwd, fs } = this.o;
    const bag = new DiagnosticBag();
    const sources: SourceFile[] = [];
    const files: File[] = [];
    if (this.badHeader(importPath, paths)) return null;
    for (const path of paths) {
      const text = fs.read(path) ?? '';
      const name = this.fileName(path);
      if (text.length > maxFileSize) throw new LoadError(`${displayName(cwd, path)}: file too large (${text.length} bytes; the limit is ${maxFileSize})`);
      const src = addFile(fset, toByteString(name), toByteString(path), text);
      sources.push(src);
      files.push(parseFile(src, bag));
    }
    const names = new Map<string, string>();
    for (const [i, f] of files.entries()) {
      if (f.pkgName.value !== '' && !names.has(f.pkgName.value)) names.set(f.pkgName.value, paths[i]!.split('/').pop()!);
    }
    if (names.size > 1 && !bag.items.some((d) => d.syntax)) {
      throw new LoadError(`found packages ${[...names].slice(0, 2).map(([n, f]) => `${fromByteString(n)} (${f})`).join(' and ')} in ${dir}`);
    }
    const name = files.map((f) => f.pkgName.value).find((n) => n !== '') ?? '';
    // A command that is tested keeps its import path (cmd/go's ForceLibrary).
    const isMain = name === 'main' && this.tested === null;
    const pkg: LoadedPackage = {
      path: isMain ? 'main' : importPath,
      display: importPath,
      name,
      dir,
      goVersion,
      sources,
      files,
      imports: [],
      bag,
      named: false,
    };
    const godebug = fileGodebugs(files, bag, (pos) => formatPosition(position(fset, pos)));
    if (godebug.length > 0) pkg.godebug = godebug;
    this.stack.push({ path: importPath, from: importedAt.split(':')[0]!.split('/').pop() ?? '' });
    const seen = new Map<string, string>();
    for (const f of files) {
      for (const d of f.decls) {
        if (d.kind !== 'ImportDecl' || d.path.bad) continue;
        const path = stringLitValue(d.path.value);
        // Where the specification begins, as the go command says.
        const at = d.localName?.pos ?? d.path.pos;
        if (!seen.has(path)) seen.set(path, formatPosition(position(fset, at)).replace(/^\.\//, ''));
      }
    }
    pkg.imports = [...seen.keys()].sort();
    if (seen.has('embed')) {
      const { config, error } = embeddedFiles(fs, fset, dir, files);
      pkg.embed = config;
      if (error !== '') this.errors.push(error);
    }
    if (!bag.items.some((d) => d.syntax)) {
      for (const path of pkg.imports) {
        if (path === 'unsafe' || path === '') continue;
        if (this.o.isStd(path)) {
          if (/(^|\/)internal(\/|$)/.test(path)) this.internal(importPath, seen.get(path)!, path);
          continue;
        }
        const dep = this.importPackage(path, seen.get(path)!);
        if (dep !== null && dep.name === 'main' && importPath !== `${path}_test`) {
          this.errors.push(`${seen.get(path)}: import "${path}" is a program, not an importable package`);
        } else if (dep !== null && !internalVisible(path, this.tested !== null && importPath === `${this.tested.importPath}_test` ? this.tested.importPath : importPath)) {
          this.internal(importPath, seen.get(path)!, path);
        }
      }
    }
    this.stack.pop();
    this.done.set(importPath, pkg);
    this.packages.push(pkg);
    return pkg;
  }

  /** Reports the first file whose imports cannot be read. */
  private badHeader(importPath: string, paths: readonly string[]): boolean {
    const { fs, cwd } = this.o;
    const headers = paths.map((p) => readHeader(fs.read(p) ?? ''));
    const first = headers.findIndex((h) => h.error !== null);
    if (first < 0) return false;
    const { position, message } = headers[first]!.error!;
    this.errors.push(`${reportName(cwd, paths[first]!)}:${position}: ${fromByteString(message)}`);
    this.done.set(importPath, null);
    return true;
  }

  private internal(importer: string, at: string, path: string): void {
    this.errors.push(`package ${importer}\n\t${at}: use of internal package ${path} not allowed`);
  }

  /** cmd/go shows files of the working directory as ./x.go, others by their relative path. */
  private fileName(path: string): string {
    const shown = displayName(this.o.cwd, path);
    return shown.startsWith('./') && shown.slice(2).includes('/') ? shown.slice(2) : shown;
  }
}

/** A line with its reason, which may be on lines of its own. */
function because(line: string, reason: string): string {
  return `${line}:${reason.startsWith('\n') ? '' : ' '}${reason}`;
}

/** Go files of a directory that belong to the build, tests among them. */
export function buildFiles(fs: FileSystem, dir: string, tags: ReadonlySet<string>): string[] {
  const out: string[] = [];
  for (const name of fs.list(dir) ?? []) {
    if (!name.endsWith('.go') || name.startsWith('_') || name.startsWith('.')) continue;
    const path = join(dir, name);
    if (fs.isDir(path)) continue;
    const text = fs.read(path) ?? '';
    if (matchBuild(name, text, tags) && !usesCgo(text)) out.push(path);
  }
  return out;
}

/** Files that import "C" belong to no build without cgo. */
function usesCgo(text: string): boolean {
  return text.includes('"C"') && readHeader(text).imports.includes('C');
}

/** Behind comments and blanks. */
const packageClause = /^(?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*package\s+([\w\x80-\xff]+)/;

/** A file of the package, a test file in the package, or one of the external test package. */
function fileKind(path: string, text: string): 'package' | 'internal' | 'external' {
  if (!path.endsWith('_test.go')) return 'package';
  return packageClause.exec(text)?.[1]?.endsWith('_test') ? 'external' : 'internal';
}

/** `a/internal/b` may be imported from below `a` only. */
function internalVisible(path: string, importer: string): boolean {
  const parts = path.split('/');
  const i = parts.lastIndexOf('internal');
  if (i < 0 || importer === 'command-line-arguments') return true;
  const parent = parts.slice(0, i).join('/');
  return importer === parent || importer.startsWith(`${parent}/`);
}

/** Whether a package below the module's path is the module's own: a directory with Go files, not below another go.mod. */
function ownPackage(fs: FileSystem, m: Module, path: string): boolean {
  const dir = join(m.dir, path.slice(m.path.length));
  for (let d = dir; d !== m.dir; d = dirname(d)) if (fs.read(join(d, 'go.mod')) !== undefined) return false;
  return hasGo(fs, dir);
}

/** As go.mod's `ignore` lines say. */
function ignoresOf(root: string, ignore: readonly string[]): (dir: string) => boolean {
  return (dir) => {
    const rel = `/${relative(root, dir)}/`;
    return ignore.some((i) => (i.startsWith('./') ? rel.startsWith(`${i.slice(1).replace(/\/$/, '')}/`) : rel.includes(`/${i.replace(/\/$/, '')}/`)));
  };
}

export function findModule(fs: FileSystem, cwd: string): Module | null {
  for (let dir = fs.abs(cwd); ; dir = dirname(dir)) {
    const text = fs.read(join(dir, 'go.mod'));
    if (text !== undefined) {
      const mod = parseModFile(text);
      const goVersion = mod.goVersion ?? unknownVersion;
      const godebugs = moduleGodebugs(text);
      const dependencies = dependenciesOf(fs, dir, mod);
      const fault = Number(goVersion.split('.')[1]) > goMinor ? `go: go.mod requires go >= ${mod.goText} (running go 1.${goMinor}; GOTOOLCHAIN=local)` : godebugs.fault;
      return { path: mod.path, dir, goVersion, fault: fault === '' ? dependencies.fault : fault, godebugs: godebugs.lines, ignores: ignoresOf(dir, mod.ignore), dependencies };
    }
    if (dirname(dir) === dir) return null;
  }
}

/** Loads what the arguments of a command name: `.go` files, or one directory. */
export function loadPackages(args: string[], o: LoadOptions): LoadResult {
  const loader = new Loader(o);
  try {
    loader.checkModule();
    const goArgs = args.filter((a) => a.endsWith('.go'));
    if (args.length === 0) loader.fromDir('.');
    else if (goArgs.length === args.length) loader.fromFiles(args);
    else for (const a of args) loader.fromPattern(a);
  } catch (e) {
    if (!(e instanceof LoadError)) throw e;
    return { packages: [], errors: [e.message], status: 1, std: [], warnings: [], godebug: () => '' };
  }
  return { packages: loader.packages, errors: loader.errors, status: 1, std: loader.std, warnings: loader.warnings, godebug: loader.godebug };
}

/** A package with its tests and all their imports; errors are cmd/go's. */
export function loadTest(target: TestTarget, o: LoadOptions): LoadedTest {
  try {
    const loader = new Loader(o, target);
    loader.checkModule();
    return loader.fromTest(target);
  } catch (e) {
    if (!(e instanceof LoadError)) throw e;
    return { packages: [], errors: [e.message], status: 1, std: [], warnings: [], godebug: () => '', pkg: null, xtest: null, testFiles: [], name: '' };
  }
}

/** Directories below `dir` that a pattern with `...` may mean. */
function* packageDirs(fs: FileSystem, dir: string, m: Module, top = true): Generator<string> {
  if (m.ignores(dir)) return;
  if (!top && fs.read(join(dir, 'go.mod')) !== undefined) return;
  yield dir;
  for (const name of fs.list(dir) ?? []) {
    if (/^[._]/.test(name) || name === 'testdata' || name === 'vendor') continue;
    const sub = join(dir, name);
    if (fs.isDir(sub)) yield* packageDirs(fs, sub, m, false);
  }
}

interface TestTargets {
  targets: TestTarget[];
  error: string;
  /** The argument that the error is about; '' for others. */
  bad: string;
}

/** What the arguments of `gosim test` name: `.go` files, directories, import paths of the module, and these with `...`. */
export function testTargets(args: readonly string[], o: Pick<LoadOptions, 'fs' | 'cwd' | 'wordSize' | 'tags'>): TestTargets {
  const { fs, cwd } = o;
  const fail = (error: string, bad = ''): TestTargets => ({ targets: [], error, bad });
  if (args.length > 0 && args.every((a) => a.endsWith('.go'))) {
    const missing = args.find((a) => fs.read(a) === undefined);
    if (missing !== undefined) return fail(`stat ${fs.abs(missing)}: no such file or directory`);
    const files = args.map((a) => fs.abs(a));
    const dirs = new Set(files.map((f) => dirname(f)));
    if (dirs.size > 1) return fail('named files must all be in one directory; have different directories');
    return { targets: [{ importPath: 'command-line-arguments', dir: [...dirs][0]!, files }], error: '', bad: '' };
  }
  const module = findModule(fs, cwd);
  if (module === null) return fail("go: go.mod file not found in current directory or any parent directory; see 'go help modules'");
  if (module.fault !== '') return fail(module.fault);
  const tags = buildTags(o.wordSize, o.tags);
  const found = new Map<string, TestTarget>();
  for (const a of args.length === 0 ? ['.'] : args) {
    const local = a === '.' || a === '..' || /^\.?\.?\//.test(a);
    const wild = a === '...' || a.endsWith('/...');
    const base = wild ? a.slice(0, -3).replace(/(.)\/$/, '$1') : a;
    const inModule = base === module.path || base.startsWith(`${module.path}/`);
    if (!local && !inModule && !(wild && base === '')) {
      return fail(base.split('/')[0]!.includes('.') ? `no required module provides package ${a}; to add it:\n\tgo get ${a}` : `package ${a} is not in std (${stdRoot}/${a})`, a);
    }
    const dir = local || base === '' ? fs.abs(base || '.') : join(module.dir, base.slice(module.path.length));
    if (!fs.isDir(dir)) return fail(`${local ? `stat ${dir}` : `package ${a}`}: ${local ? 'directory not found' : 'no such package in the module'}`, a);
    const relDir = relative(module.dir, dir);
    if (relDir.startsWith('..')) return fail(`main module (${module.path}) does not contain package ${a}`, a);
    let any = false;
    for (const d of wild ? packageDirs(fs, dir, module) : [dir]) {
      if (buildFiles(fs, d, tags).length === 0) continue;
      any = true;
      const rel = relative(module.dir, d);
      const importPath = rel === '' ? module.path : `${module.path}/${rel}`;
      found.set(importPath, { importPath, dir: d, files: null });
    }
    if (!any && !wild) return fail(`no Go files in ${dir}`, a);
  }
  return { targets: [...found.values()], error: '', bad: '' };
}
