/**
 * Decisions for a program whose library is taken from a Go installation's sources: every package it imports is checked, noded,
 * inlined and analysed from $GOROOT/src, nothing is executed. Lines in the program's own files are then gc's.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { File } from '../../src/ast/nodes.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, type FileSet, newFileSet, physicalPosition } from '../../src/base/source.js';
import type { Decision } from '../../src/compiler/compile.js';
import { escapePackage } from '../../src/compiler/escape/escape.js';
import { inlinePackage } from '../../src/compiler/inline/interleaved.js';
import { buildPackageIR, newIrContext } from '../../src/compiler/noder/index.js';
import type { IrContext, PackageIR } from '../../src/ir/nodes.js';
import { evalConstraint, parseConstraint, parseFile } from '../../src/parser/index.js';
import { checkFiles } from '../../src/types/index.js';
import type { Package } from '../../src/types/types.js';
import { unsafePkg } from '../../src/types/universe.js';

const experiments = ['aliastypeparams', 'regabiwrappers', 'regabiargs', 'swissmap', 'spinbitmutex', 'dwarf5', 'greenteagc', 'randomizedheapbase64', 'sizespecializedmalloc'];
const knownOS = /^(aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos)$/;
const knownArch = /^(386|amd64|arm|arm64|loong64|mips|mips64|mips64le|mipsle|ppc64|ppc64le|riscv64|s390x|wasm|sparc64|riscv|ppc|armbe|arm64be|sparc|s390|mips64p32|mips64p32le|amd64p32)$/;

export interface AnalysisFlags {
  m: number;
  l: boolean;
  N: boolean;
}

export interface Analysis {
  fset: FileSet;
  decisions: Decision[];
  errors: string[];
  ir: PackageIR | null;
}

function findModule(dir: string): { path: string; dir: string } | null {
  for (let d = dir; ; d = dirname(d)) {
    const mod = join(d, 'go.mod');
    if (existsSync(mod)) {
      const m = /^\s*module\s+(\S+)/m.exec(readFileSync(mod, 'utf8'));
      return m === null ? null : { path: m[1]!, dir: d };
    }
    if (dirname(d) === d) return null;
  }
}

/** One compilation with a cache of library packages. */
export class GorootAnalyzer {
  readonly fset: FileSet = newFileSet();
  readonly ctx: IrContext;
  private readonly packages = new Map<string, Package | { error: string }>();
  readonly errors: string[] = [];
  readonly times = new Map<string, number>();
  /** Decisions of library packages, if libFlags ask for them. */
  readonly library = new Map<string, Decision[]>();
  /** The main module, and its packages. */
  private module: { path: string; dir: string } | null = null;

  constructor(
    private readonly goroot: string,
    private readonly wordSize: 4 | 8 = 8,
    /** Without inlining the library is analysed without it too. */
    private readonly libFlags: AnalysisFlags = { m: 0, l: false, N: false },
  ) {
    this.ctx = newIrContext(wordSize);
  }

  private tagHolds(tag: string): boolean {
    if (/^go1\.\d+$/.test(tag)) return Number(tag.slice(4)) <= 26;
    if (tag.startsWith('goexperiment.')) return experiments.includes(tag.slice(13));
    return tag === 'linux' || tag === 'unix' || tag === 'gc' || tag === (this.wordSize === 8 ? 'amd64' : '386');
  }

  private fileMatches(name: string, src: string): boolean {
    if (!name.endsWith('.go') || name.endsWith('_test.go') || /^[._]/.test(name)) return false;
    const parts = name.slice(0, -3).split('_').slice(1);
    const last = parts.at(-1) ?? '';
    const before = parts.at(-2) ?? '';
    if (knownArch.test(last)) {
      if (!this.tagHolds(last) || (knownOS.test(before) && !this.tagHolds(before))) return false;
    } else if (knownOS.test(last) && !this.tagHolds(last)) return false;
    const m = /^\/\/go:build .*$/m.exec(src.slice(0, src.search(/^package /m)));
    if (m === null) return true;
    const c = parseConstraint(m[0]);
    return c === undefined || evalConstraint(c, (t) => this.tagHolds(t));
  }

  private importPackage(path: string): Package | { error: string } {
    if (path === 'unsafe') return unsafePkg;
    const known = this.packages.get(path);
    if (known !== undefined) return known;
    this.packages.set(path, { error: `import cycle: ${path}` });
    const own = this.module !== null && path.startsWith(`${this.module.path}/`) ? [join(this.module.dir, path.slice(this.module.path.length))] : [];
    const at = [...own, join(this.goroot, 'src', path), join(this.goroot, 'src/vendor', path)].find((d) => existsSync(d) && statSync(d).isDirectory());
    if (at === undefined || path === 'C') {
      const err = { error: `could not import ${path} (package not found)` };
      this.packages.set(path, err);
      return err;
    }
    const names = readdirSync(at).filter((n) => n.endsWith('.go') && this.fileMatches(n, bytesToString(readFileSync(join(at, n)))));
    const t0 = performance.now();
    const r = this.compile(path, names.sort().map((n) => join(at, n)), (n) => n, own.length > 0 ? { m: 0, l: false, N: false } : this.libFlags, own.length === 0);
    this.times.set(path, performance.now() - t0);
    if (this.libFlags.m > 0) this.library.set(path, r.decisions);
    this.errors.push(...r.errors.slice(0, 5));
    const pkg = r.pkg ?? { error: `errors in ${path}` };
    this.packages.set(path, pkg);
    return pkg;
  }

  private compile(path: string, files: readonly string[], nameOf: (file: string) => string, flags: AnalysisFlags, std: boolean): Analysis & { pkg: Package | null } {
    const bag = new DiagnosticBag();
    const trees: File[] = files.map((f) => parseFile(addFile(this.fset, nameOf(f), f, bytesToString(readFileSync(f))), bag, { std }));
    const checked = checkFiles(path, trees, { wordSize: this.wordSize, importPackage: (p: string) => this.importPackage(p), goVersion: std ? '' : 'go1.26', bag, fset: this.fset });
    const problems = bag.items.filter((d) => d.msg !== 'missing function body');
    const errors = problems.map((d) => {
      const p = physicalPosition(this.fset, d.pos);
      return `${p.filename}:${p.line}:${p.col}: ${d.msg}`;
    });
    const out: Analysis & { pkg: Package | null } = { fset: this.fset, decisions: [], errors, ir: null, pkg: errors.length > 0 ? null : checked.pkg };
    if (errors.length > 0) return out;
    try {
      const ir = buildPackageIR(checked, this.ctx);
      const log = (d: Decision): void => void out.decisions.push(d);
      inlinePackage(ir, this.ctx, { ...flags, fset: this.fset }, log);
      escapePackage(ir, this.ctx, { ...flags, fset: this.fset }, log);
      out.ir = ir;
    } catch (e) {
      const pos = (e as { pos?: number }).pos ?? 0;
      const p = physicalPosition(this.fset, pos);
      out.errors.push(`${path}: ${p.filename}:${p.line}:${p.col}: ${(e as Error).stack?.split('\n').slice(0, 6).join(' | ')}`);
    }
    return out;
  }

  /** Decisions of a program; its files are shown as ./name. */
  analyze(files: readonly string[], flags: AnalysisFlags, path = 'main'): Analysis {
    this.module = findModule(dirname(files[0]!));
    const r = this.compile(path, files, (f) => `./${basename(f)}`, flags, false);
    for (const p of [...this.packages.keys()]) if (this.module !== null && p.startsWith(`${this.module.path}/`)) this.packages.delete(p);
    return r;
  }

  /** Analyses a library package; its decisions are in `library`. */
  loadLibrary(path: string): void {
    this.importPackage(path);
  }
}
