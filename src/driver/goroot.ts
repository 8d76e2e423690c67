/**
 * Decisions with every package taken from a Go installation's sources (--goroot): imports are parsed, checked, noded, inlined and
 * analysed from $GOROOT/src, nothing is executed. Functions without bodies are gc's: implemented in assembly, their pointer
 * arguments leak unless //go:noescape says otherwise.
 *
 * An import path is, in this order: a package of the main module (analyze only), $GOROOT/src/path, $GOROOT/src/vendor/path
 * (go/build's GOROOT resolution). Files are chosen as for linux without cgo, with the experiments that Go 1.26 switches on.
 */
import { basename, dirname, join } from 'node:path';
import type { File } from '../ast/nodes.js';
import { toByteString } from '../base/bytes.js';
import { DiagnosticBag, formatDiagnostics } from '../base/diagnostic.js';
import { addFile, type FileSet, newFileSet, physicalPosition, position } from '../base/source.js';
import type { CompileFlags, Decision } from '../compiler/compile.js';
import { escapePackage } from '../compiler/escape/escape.js';
import { inlinePackage } from '../compiler/inline/interleaved.js';
import { buildPackageIR, newIrContext } from '../compiler/noder/index.js';
import type { IrContext, PackageIR } from '../ir/nodes.js';
import { parseFile } from '../parser/index.js';
import { checkFiles } from '../types/index.js';
import type { Package } from '../types/types.js';
import { unsafePkg } from '../types/universe.js';
import { toolchainTags, matchBuild } from './build-constraint.js';
import { displayName, diskFiles, type FileSystem } from './files.js';
import { findModule, type LoadedPackage, type Module } from './load.js';


const silent: CompileFlags = { m: 0, l: false, N: false };

export interface Analysis {
  fset: FileSet;
  decisions: Decision[];
  errors: string[];
  ir: PackageIR | null;
}

interface Unit {
  path: string;
  files: File[];
  bag: DiagnosticBag;
  goVersion: string;
  /** A package of the installation: positions in errors are physical, sources are trusted. */
  std: boolean;
}

/** One compilation with a cache of library packages. */
export class GorootAnalyzer {
  readonly ctx: IrContext;
  private readonly packages = new Map<string, Package | { error: string }>();
  /** Errors in the installation's packages; there should be none. */
  readonly errors: string[] = [];
  /** Decisions of library packages, if libFlags ask for them. */
  readonly library = new Map<string, Decision[]>();
  /** Logs of optimisations of library packages, if flags ask for them. */
  readonly logs = new Map<string, CompileFlags>();
  private readonly tags: ReadonlySet<string>;
  private module: Module | null = null;

  constructor(
    private readonly goroot: string,
    private readonly wordSize: 4 | 8 = 8,
    /** Without inlining the library is analysed without it too. */
    libFlags: CompileFlags = silent,
    private readonly fs: FileSystem = diskFiles(),
    readonly fset: FileSet = newFileSet(),
    /** Analyses a library package that was asked for with these flags. */
    private readonly flagsOf: (path: string) => CompileFlags = () => libFlags,
    /** How a library file is shown. */
    private readonly nameOf: (path: string) => string = (n) => n,
  ) {
    this.ctx = newIrContext(wordSize);
    this.tags = toolchainTags(wordSize);
  }

  /** Directory of a package of the installation, or undefined. */
  dirOf(path: string): string | undefined {
    if (path === 'C' || path === '' || path.startsWith('.') || path.startsWith('/')) return undefined;
    return [join(this.goroot, 'src', path), join(this.goroot, 'src/vendor', path)].find((d) => this.goFiles(d).length > 0);
  }

  private goFiles(dir: string): string[] {
    const names = (this.fs.list(dir) ?? []).filter((n) => n.endsWith('.go') && !n.endsWith('_test.go') && !/^[._]/.test(n));
    return names.filter((n) => {
      const text = this.fs.read(join(dir, n)) ?? '';
      return matchBuild(n, text, this.tags) && !/^import "C"$/m.test(text);
    });
  }

  /** All packages of the installation that the pattern (`a/b`, `a/...`, `std`) names. */
  match(pattern: string): string[] {
    const wild = pattern === 'std' ? '' : pattern.endsWith('/...') ? pattern.slice(0, -4) : null;
    if (wild === null) return this.dirOf(pattern) === undefined ? [] : [pattern];
    const out: string[] = [];
    const visit = (path: string): void => {
      const dir = join(this.goroot, 'src', path);
      if (path !== '' && this.goFiles(dir).length > 0) out.push(path);
      for (const n of this.fs.list(dir) ?? []) {
        if (n === 'testdata' || /^[._]/.test(n) || (path === '' && (n === 'cmd' || n === 'vendor')) || n.includes('.')) continue;
        if (this.fs.isDir(join(dir, n))) visit(path === '' ? n : `${path}/${n}`);
      }
    };
    visit(wild);
    return out;
  }

  /** The checked package of an import path, analysed. */
  importPackage(path: string): Package | { error: string } {
    if (path === 'unsafe') return unsafePkg;
    const known = this.packages.get(path);
    if (known !== undefined) return known;
    this.packages.set(path, { error: `import cycle: ${path}` });
    const own = this.module !== null && path.startsWith(`${this.module.path}/`) ? join(this.module.dir, path.slice(this.module.path.length)) : null;
    const at = own !== null && this.fs.isDir(own) ? own : this.dirOf(path);
    if (at === undefined) {
      const err = { error: `could not import ${path} (package not found)` };
      this.packages.set(path, err);
      return err;
    }
    const flags = own !== null ? silent : this.flagsOf(path);
    if (flags.jsonLog !== undefined) this.logs.set(path, Object.assign(flags, { opts: [] }));
    const r = this.compile(this.parse(path, this.goFiles(at).map((n) => join(at, n)), this.nameOf, own === null), flags);
    if (flags.m > 0) this.library.set(path, r.decisions);
    this.errors.push(...r.errors.slice(0, 5));
    const pkg = r.pkg ?? { error: `errors in ${path}` };
    this.packages.set(path, pkg);
    return pkg;
  }

  private parse(path: string, files: readonly string[], nameOf: (file: string) => string, std: boolean): Unit {
    const bag = new DiagnosticBag();
    const trees = files.map((f) => parseFile(addFile(this.fset, toByteString(nameOf(f)), toByteString(f), this.fs.read(f) ?? ''), bag, { std }));
    return { path, files: trees, bag, goVersion: std ? '' : 'go1.26', std };
  }

  private compile(u: Unit, flags: CompileFlags): Analysis & { pkg: Package | null } {
    const { bag, path } = u;
    const checked = checkFiles(path, u.files, { wordSize: this.wordSize, importPackage: (p: string) => this.importPackage(p), goVersion: u.goVersion, bag, fset: this.fset });
    const problems = bag.items.filter((d) => d.msg !== 'missing function body');
    const errors = u.std
      ? problems.map((d) => {
          const p = physicalPosition(this.fset, d.pos);
          return `${p.filename}:${p.line}:${p.col}: ${d.msg}`;
        })
      : formatDiagnostics(this.fset, problems);
    const out: Analysis & { pkg: Package | null } = { fset: this.fset, decisions: [], errors, ir: null, pkg: errors.length > 0 ? null : checked.pkg };
    if (errors.length > 0) return out;
    const ir = buildPackageIR(checked, this.ctx);
    const log = (d: Decision): void => void out.decisions.push(d);
    inlinePackage(ir, this.ctx, { ...flags, fset: this.fset }, log);
    escapePackage(ir, this.ctx, { ...flags, fset: this.fset }, log);
    out.ir = ir;
    return out;
  }

  /** Decisions of a loaded package of the user. */
  package(p: LoadedPackage, flags: CompileFlags): Analysis {
    const r = this.compile({ path: p.path, files: p.files, bag: p.bag, goVersion: p.goVersion, std: false }, flags);
    this.packages.set(p.path, r.pkg ?? { error: `errors in ${p.path}` });
    return r;
  }

  /** Decisions of a program given as files, which are shown as ./name; packages of its module are found beside it. */
  analyze(files: readonly string[], flags: CompileFlags, path = 'main'): Analysis {
    this.module = findModule(this.fs, dirname(files[0]!));
    try {
      return this.compile(this.parse(path, files, (f) => `./${basename(f)}`, false), flags);
    } catch (e) {
      const p = position(this.fset, (e as { pos?: number }).pos ?? 0);
      return { fset: this.fset, decisions: [], errors: [`${path}: ${p.filename}:${p.line}:${p.col}: ${(e as Error).stack?.split('\n').slice(0, 6).join(' | ')}`], ir: null };
    } finally {
      // The next program must not see this one's packages.
      const own = (k: string): boolean => this.module !== null && k.startsWith(`${this.module.path}/`);
      for (const p of [...this.packages.keys()]) if (own(p)) this.packages.delete(p);
    }
  }
}

/** How cmd/go shows a file of the installation in a directory. */
export function shownName(cwd: string): (path: string) => string {
  return (path) => {
    const s = displayName(cwd, path);
    return s.startsWith('./') && s.slice(2).includes('/') ? s.slice(2) : s;
  };
}
