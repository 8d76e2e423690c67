/**
 * Finding packages: from command-line arguments to parsed packages in order of dependency (cmd/go's load, much reduced:
 * one module, the library, nothing from a network).
 *
 * An import path is, in this order: `unsafe` or a package of the library (`isStd`); inside the main module
 * (`modpath/sub` is the directory sub). Messages are cmd/go's.
 */
import { dirname, join, relative } from 'node:path';
import { DiagnosticBag } from '../base/diagnostic.js';
import { addFile, type FileSet, formatPosition, maxFileSize, position, type SourceFile } from '../base/source.js';
import { fromByteString, toByteString } from '../base/bytes.js';
import type { File } from '../ast/nodes.js';
import { stringLitValue } from '../lexer/literals.js';
import { parseFile } from '../parser/index.js';
import { buildTags, matchBuild } from './build-constraint.js';
import { displayName, type FileSystem } from './files.js';

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
  /** The path that local imports (`./x`) are relative to (gc's -D); without one they are not found. */
  localPrefix?: string;
  /** Functions may lack bodies (gc without -complete). */
  allowBodyless?: boolean;
}

export interface LoadResult {
  /** Dependencies first; empty if there are errors. */
  packages: LoadedPackage[];
  /** cmd/go-level errors, each a line or several. */
  errors: string[];
  /** 1, or 2 for bad usage. */
  status: number;
}

export interface LoadOptions {
  fs: FileSystem;
  cwd: string;
  fset: FileSet;
  wordSize: 4 | 8;
  isStd(path: string): boolean;
  /** Go version of files outside modules. */
  defaultGoVersion: string;
  /** `_test.go` files belong to the packages (gosim test). */
  tests?: boolean;
}

interface Module {
  path: string;
  dir: string;
  goVersion: string;
}

class LoadError extends Error {}

class Loader {
  readonly packages: LoadedPackage[] = [];
  readonly errors: string[] = [];
  private readonly done = new Map<string, LoadedPackage | null>();
  private readonly stack: { path: string; from: string }[] = [];
  private readonly tags: ReadonlySet<string>;
  readonly module: Module | null;

  constructor(readonly o: LoadOptions) {
    this.tags = buildTags(o.wordSize);
    this.module = findModule(o.fs, o.cwd);
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
    this.loadPackage('command-line-arguments', [...dirs][0]!, paths, this.module?.goVersion ?? this.o.defaultGoVersion);
  }

  fromDir(arg: string): void {
    const { fs, cwd } = this.o;
    const dir = fs.abs(arg);
    if (this.module === null) throw new LoadError("go: go.mod file not found in current directory or any parent directory; see 'go help modules'");
    if (!fs.isDir(dir)) throw new LoadError(`${displayName(cwd, dir)}: directory not found`);
    const rel = relative(this.module.dir, dir);
    const path = rel === '' ? this.module.path : `${this.module.path}/${rel}`;
    this.importPackage(path, '');
  }

  private goFiles(dir: string): string[] {
    const { fs } = this.o;
    const out: string[] = [];
    for (const name of fs.list(dir) ?? []) {
      if (!name.endsWith('.go') || name.startsWith('_') || name.startsWith('.')) continue;
      if (name.endsWith('_test.go') && !this.o.tests) continue;
      const path = join(dir, name);
      if (matchBuild(name, fs.read(path) ?? '', this.tags)) out.push(path);
    }
    return out;
  }

  /** Loads a package of the module with everything it imports. */
  private importPackage(path: string, pos: string): LoadedPackage | null {
    const known = this.done.get(path);
    if (known !== undefined) return known;
    const m = this.module;
    const inModule = m !== null && (path === m.path || path.startsWith(`${m.path}/`));
    const std = !path.split('/')[0]!.includes('.');
    const dir = inModule ? join(m.dir, path.slice(m.path.length)) : '';
    if (!inModule || !this.o.fs.isDir(dir)) {
      const at = pos === '' ? '' : `${pos}: `;
      if (std) this.errors.push(`${at}package ${path} is not in std (${stdRoot}/${path})`);
      else if (m !== null) this.errors.push(`${at}no required module provides package ${path}; to add it:\n\tgo get ${path}`);
      else this.errors.push(`${at}no required module provides package ${path}: go.mod file not found in current directory or any parent directory; see 'go help modules'`);
      this.done.set(path, null);
      return null;
    }
    if (this.stack.some((s) => s.path === path)) {
      const from = this.stack.findIndex((s) => s.path === path);
      const lines = [`package ${this.stack[0]!.path}`];
      for (const s of this.stack.slice(1)) lines.push(`\timports ${s.path} from ${s.from}`);
      lines.push(`\timports ${path} from ${pos.split(':')[0]!.split('/').pop()}: import cycle not allowed`);
      this.errors.push(lines.join('\n'));
      void from;
      return null;
    }
    const files = this.goFiles(dir);
    if (files.length === 0) {
      this.errors.push(`${pos === '' ? '' : `${pos}: `}no Go files in ${dir}`);
      this.done.set(path, null);
      return null;
    }
    return this.loadPackage(path, dir, files, m.goVersion, pos);
  }

  private loadPackage(importPath: string, dir: string, paths: string[], goVersion: string, importedAt = ''): LoadedPackage | null {
    const { fset, cwd, fs } = this.o;
    const bag = new DiagnosticBag();
    const sources: SourceFile[] = [];
    const files: File[] = [];
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
    const isMain = name === 'main';
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
    };
    this.stack.push({ path: importPath, from: importedAt.split(':')[0]!.split('/').pop() ?? '' });
    const seen = new Map<string, string>();
    for (const f of files) {
      for (const d of f.decls) {
        if (d.kind !== 'ImportDecl' || d.path.bad) continue;
        const path = stringLitValue(d.path.value);
        if (!seen.has(path)) seen.set(path, formatPosition(position(fset, d.path.pos)).replace(/^\.\//, ''));
      }
    }
    pkg.imports = [...seen.keys()].sort();
    if (!bag.items.some((d) => d.syntax)) {
      for (const path of pkg.imports) {
        if (path === 'unsafe' || path === '' || this.o.isStd(path)) continue;
        const dep = this.importPackage(path, seen.get(path)!);
        if (dep !== null && dep.name === 'main') {
          this.errors.push(`${seen.get(path)}: import "${path}" is a program, not an importable package`);
        } else if (dep !== null && !internalVisible(path, importPath)) {
          this.errors.push(`${importPath === 'command-line-arguments' ? `package ${importPath}` : `package ${importPath}`}\n\t${seen.get(path)}: use of internal package ${path} not allowed`);
        }
      }
    }
    this.stack.pop();
    this.done.set(importPath, pkg);
    this.packages.push(pkg);
    return pkg;
  }

  /** cmd/go shows files of the working directory as ./x.go, others by their relative path. */
  private fileName(path: string): string {
    const shown = displayName(this.o.cwd, path);
    return shown.startsWith('./') && shown.slice(2).includes('/') ? shown.slice(2) : shown;
  }
}

/** Where messages say the library is. */
export const stdRoot = '$GOROOT/src';

/** `a/internal/b` may be imported from below `a` only. */
function internalVisible(path: string, importer: string): boolean {
  const parts = path.split('/');
  const i = parts.lastIndexOf('internal');
  if (i < 0 || importer === 'command-line-arguments') return true;
  const parent = parts.slice(0, i).join('/');
  return importer === parent || importer.startsWith(`${parent}/`);
}

function findModule(fs: FileSystem, cwd: string): Module | null {
  for (let dir = fs.abs(cwd); ; dir = dirname(dir)) {
    const text = fs.read(join(dir, 'go.mod'));
    if (text !== undefined) {
      const path = /^\s*module\s+"?([^\s"]+)"?/m.exec(text)?.[1] ?? '';
      const version = /^\s*go\s+(\d+\.\d+)/m.exec(text)?.[1] ?? '1.16';
      return { path, dir, goVersion: `go${version}` };
    }
    if (dirname(dir) === dir) return null;
  }
}

/** Loads what the arguments of a command name: `.go` files, or one directory. */
export function loadPackages(args: string[], o: LoadOptions): LoadResult {
  const loader = new Loader(o);
  try {
    const goArgs = args.filter((a) => a.endsWith('.go'));
    if (args.length === 0) loader.fromDir('.');
    else if (goArgs.length === args.length) loader.fromFiles(args);
    else for (const a of args) loader.fromDir(a);
  } catch (e) {
    if (!(e instanceof LoadError)) throw e;
    return { packages: [], errors: [e.message], status: 1 };
  }
  return { packages: loader.packages, errors: loader.errors, status: 1 };
}
