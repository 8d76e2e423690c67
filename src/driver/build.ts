/**
 * The pipeline on one screen: loaded packages to compiled packages, and these to a linked program.
 *
 *     parse (load.ts) → check → noder → inline → escape → walk, codegen → descriptors → package object → link
 *
 * This is the only place that knows every stage. Each stage has data in and data out; diagnostics go to the bag, decisions (-m) to
 * the decision log; printing is the caller's.
 */
import { join, normalize } from 'node:path';
import { entrySymbol, runtimeRoots } from '../abi/natives.js';
import { formatDiagnostics } from '../base/diagnostic.js';
import type { FileSet, SourceFile } from '../base/source.js';
import type { Program } from '../bytecode/program.js';
import { compileFuncs, type CompileFlags, type Decision } from '../compiler/compile.js';
import type { IrContext, Name as IrName } from '../ir/nodes.js';
import { link, linkBase } from '../linker/link.js';
import { encodeBase } from '../objfile/link-base.js';
import { type CompiledPackage, ImageLibrary } from '../objfile/package-image.js';
import { checkFiles } from '../types/index.js';
import type { LoadedPackage } from './load.js';

/** One compilation: a word size, the library, the packages compiled so far. */
export interface Toolchain {
  wordSize: 4 | 8;
  fset: FileSet;
  ctx: IrContext;
  lib: ImageLibrary;
  /** GODEBUG by default, for the program that is linked (driver/godebug.ts). */
  godebug: string;
}

/** Library files have ids below this, files of the user's packages ids from here on (base/source.ts). */
export const userFileBase = 2049;

/** Looks symbols up in the library's images when they are not known yet. */
class Globals extends Map<string, IrName> {
  lib: ImageLibrary | null = null;

  override get(sym: string): IrName | undefined {
    const known = super.get(sym);
    // No image has names of package main, and each of the program's names is asked for once before it is there.
    return known !== undefined || sym.startsWith('main.') ? known : this.lib?.irName(sym);
  }

  override has(sym: string): boolean {
    return this.get(sym) !== undefined;
  }

  /** Without asking the library. */
  known(sym: string): IrName | undefined {
    return super.get(sym);
  }
}

export function newToolchain(wordSize: 4 | 8, bytesOf: (path: string) => Uint8Array | undefined, isNative: (sym: string) => boolean): Toolchain {
  const globals = new Globals();
  const shapes: NonNullable<IrContext['shapes']> = new Map();
  const imageNames = new Set<string>();
  const ctx: IrContext = { wordSize, globals, shapes, imageNames };
  const define = (s: string, n: IrName): void => {
    globals.set(s, n);
    imageNames.add(s);
  };
  const lib = new ImageLibrary(bytesOf, { known: (s) => globals.known(s), define }, shapes, isNative);
  globals.lib = lib;
  const fset: FileSet = { files: [undefined] };
  fset.files.length = userFileBase;
  return { wordSize, fset, ctx, lib, godebug: '' };
}

export interface PackageResult {
  /** Error lines as gc prints them, without header; empty if compiled. */
  errors: string[];
  compiled: CompiledPackage | null;
  decisions: Decision[];
}

/** Checks and compiles; null with errors in the bag. */
function compileLoaded(tc: Toolchain, p: LoadedPackage, flags: CompileFlags, library: boolean): { compiled: CompiledPackage; decisions: Decision[] } | null {
  // Lexical errors, labels and directives do not keep gc from checking types; syntax errors do.
  if (p.bag.items.some((d) => d.syntax)) return null;
  const checked = checkFiles(p.path, p.files, {
    wordSize: tc.wordSize,
    importPackage: (path) => {
      const fault = importFault(p, path);
      return fault !== '' ? { error: fault } : (tc.lib.package(importedPath(p, path)) ?? { error: 'file not found' });
    },
    goVersion: p.goVersion,
    bag: p.bag,
    fset: tc.fset,
    ...(library || p.allowBodyless ? { allowBodyless: true } : {}),
  });
  flags.onStage?.('check');
  if (p.bag.hasErrors) return null;
  const out = compileFuncs(checked, tc.ctx, { ...flags, library, embed: p.embed ?? null }, p.bag, tc.fset);
  if (p.bag.hasErrors || out === null) return null;
  const compiled: CompiledPackage = { pkg: checked.pkg, object: out.object, irNames: out.irNames, files: p.sources.map(fileInfo) };
  compiled.object.imports = p.imports.filter((i) => i !== 'unsafe').map((i) => importedPath(p, i));
  tc.lib.addCompiled(compiled);
  return { compiled, decisions: out.decisions };
}

/** Local imports (`./x`) are relative to the package's prefix, if it has one. */
function importedPath(p: LoadedPackage, path: string): string {
  return p.localPrefix !== undefined && /^\.\.?\//.test(path) ? join(p.localPrefix, path) : path;
}

/** Import paths that gc refuses before it looks for the package (noder/import.go); empty if this is none. */
function importFault(p: LoadedPackage, path: string): string {
  if (path === 'main') return 'cannot import "main"';
  if (path === p.path) return `import "${path}" while compiling that package (import cycle)`;
  if (path.startsWith('/')) return 'import path cannot be absolute path';
  const clean = normalize(path);
  if (!path.startsWith('.') && clean !== path) return `non-canonical import path "${path}" (should be "${clean}")`;
  return '';
}

/** Compiles one loaded package; its imports must have been compiled or be in the library. */
export function compilePackage(tc: Toolchain, p: LoadedPackage, flags: CompileFlags): PackageResult {
  const r = compileLoaded(tc, p, flags, false);
  if (r === null) return { errors: formatDiagnostics(tc.fset, p.bag.items, flags.allErrors === true ? 0 : undefined), compiled: null, decisions: [] };
  return { errors: [], compiled: r.compiled, decisions: r.decisions };
}

/** Compiles a package of the library; null with errors in its bag. */
export function compileLibraryPackage(tc: Toolchain, p: LoadedPackage): CompiledPackage | null {
  return compileLoaded(tc, p, { m: 0, l: false, N: false }, true)?.compiled ?? null;
}

function fileInfo(s: SourceFile): CompiledPackage['files'][number] {
  return { id: s.id, name: s.name, path: s.path, lineStarts: s.lineStarts, lineDirectives: s.lineDirectives };
}

/** Imports first; each package once. */
function initOrder(tc: Toolchain, main: string): string[] {
  const order: string[] = [];
  const seen = new Set<string>(['unsafe']);
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const p of [...tc.lib.imports(path)].sort()) visit(p);
    order.push(path);
  };
  // The runtime is initialised first, whether the program imports it or not.
  visit('runtime');
  visit(main);
  return order;
}

export interface LinkedResult {
  program: Program | null;
  errors: string[];
}

/** `anew` (tests): what the base holds is linked again, instead of copied. */
export function linkProgram(tc: Toolchain, main = 'main', anew = false): LinkedResult {
  const order = initOrder(tc, main);
  const inits = order.flatMap((p) => tc.lib.inits(p));
  const base = tc.lib.base();
  const fits = base?.tables.needs.every((p) => order.includes(p)) === true;
  const { program, undefinedSyms } = link(
    {
      wordSize: tc.wordSize,
      source: tc.lib,
      entry: entrySymbol,
      inits,
      roots: [...runtimeRoots, 'main.main'],
      files: order.flatMap((p) => tc.lib.files(p)),
      base: fits && !anew ? base : null,
    },
    anew ? baseRoots(tc).roots : [],
  );
  if (undefinedSyms.length > 0) {
    return { program: null, errors: undefinedSyms.slice(0, 10).map((u) => `${u.from}: relocation target ${u.sym} not defined`) };
  }
  program.godebug = tc.godebug;
  return { program, errors: [] };
}

/** What the base of links is made from: what every program reaches, and what one reaches that prints. */
export function baseRoots(tc: Toolchain): { roots: string[]; needs: string[] } {
  const needs = initOrder(tc, 'fmt');
  // runtime.main calls main.main.
  return { roots: [...runtimeRoots.filter((r) => r !== entrySymbol), ...needs.flatMap((p) => tc.lib.inits(p)), 'fmt.Println'], needs };
}

/** The base of links for a library, as the image has it. */
export function buildBase(tc: Toolchain): Uint8Array {
  const { roots, needs } = baseRoots(tc);
  return encodeBase(linkBase({ wordSize: tc.wordSize, source: tc.lib }, roots, needs));
}
