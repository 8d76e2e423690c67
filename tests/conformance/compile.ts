/**
 * Packages compiled the way Go's test driver calls the compiler: files named, import path given (-p), local imports below `test` (-D),
 * every error reported (-e), bodies optional. Imports come from the library images; a package that gosim does not have is checked from
 * Go's own sources, if checking is all that is asked for.
 */
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { DiagnosticBag, formatDiagnostics } from '../../src/base/diagnostic.js';
import { addFile } from '../../src/base/source.js';
import { compilePackage, type Toolchain } from '../../src/driver/build.js';
import type { LoadedPackage } from '../../src/driver/load.js';
import { compileFlags } from '../../src/driver/run.js';
import { stringLitValue } from '../../src/lexer/literals.js';
import { parseFile } from '../../src/parser/index.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { checkFiles } from '../../src/types/index.js';
import { type SourceImporter, sourceImporter } from './source-importer.js';

export interface SourceText {
  name: string;
  text: string;
}

export interface CompileResult {
  /** Messages and decisions, as gc prints them. */
  lines: string[];
  failed: boolean;
}

/** Compiler flags of a recipe as `go tool compile` understands them. */
export interface ToolFlags {
  gcflags: string[];
  goVersion: string;
  complete: boolean;
  std: boolean;
  /** 0: all errors are printed. */
  limit: number;
}

export function toolFlags(flags: readonly string[]): ToolFlags {
  const out: ToolFlags = { gcflags: [], goVersion: 'go1.26', complete: false, std: false, limit: 0 };
  for (const f of flags) {
    if (f.startsWith('-lang=')) out.goVersion = f.slice(6);
    else if (f === '-complete') out.complete = true;
    else if (f === '-std') out.std = true;
    else if (f === '-e=0') out.limit = 10;
    else if (/^-(m|l|N)(=|$)/.test(f)) out.gcflags.push(f);
  }
  return out;
}

/** A package parsed from texts; errors are in its bag. */
export function loadTexts(tc: Toolchain, path: string, texts: readonly SourceText[], flags: ToolFlags): LoadedPackage {
  const bag = new DiagnosticBag();
  const p: LoadedPackage = { path, display: path, name: '', dir: '', goVersion: flags.goVersion, sources: [], named: true, files: [], imports: [], bag, localPrefix: 'test', allowBodyless: !flags.complete };
  const imports = new Set<string>();
  for (const t of texts) {
    const src = addFile(tc.fset, t.name, t.name, t.text);
    const file = parseFile(src, bag, { std: flags.std });
    p.sources.push(src);
    p.files.push(file);
    p.name ||= file.pkgName.value;
    for (const d of file.decls) if (d.kind === 'ImportDecl' && !d.path.bad) imports.add(stringLitValue(d.path.value));
  }
  p.imports = [...imports].sort();
  return p;
}

/** Imports that Go has and gosim does not. */
export function missingImports(tc: Toolchain, goroot: string, p: LoadedPackage): string[] {
  return p.imports.filter((i) => i !== 'unsafe' && i !== '' && !i.startsWith('.') && tc.lib.package(i) === undefined && i === normalize(i) && (i === 'C' || existsSync(join(goroot, 'src', i))));
}

export function compile(tc: Toolchain, p: LoadedPackage, flags: ToolFlags): CompileResult {
  const cf = compileFlags(flags.gcflags);
  if (typeof cf === 'string') return { lines: [cf], failed: true };
  const r = compilePackage(tc, p, cf);
  const decisions = cf.m > 0 ? formatDecisions(tc.fset, r.decisions) : [];
  return { lines: [...decisions, ...formatDiagnostics(tc.fset, p.bag.items, flags.limit)], failed: r.compiled === null };
}

let importer: SourceImporter | null = null;

/** Only parses and checks, against Go's own library. */
export function checkOnly(tc: Toolchain, goroot: string, p: LoadedPackage, flags: ToolFlags): CompileResult {
  importer ??= sourceImporter(goroot);
  const use = importer;
  if (!p.bag.items.some((d) => d.syntax)) {
    checkFiles(p.path, p.files, { wordSize: tc.wordSize, importPackage: (path) => use(path), goVersion: p.goVersion, bag: p.bag, fset: tc.fset, ...(p.allowBodyless ? { allowBodyless: true } : {}) });
  }
  return { lines: formatDiagnostics(tc.fset, p.bag.items, flags.limit), failed: p.bag.hasErrors };
}
