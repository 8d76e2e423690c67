/**
 * The library's sources: package directories below src/stdlib, and src/runtime/go as package runtime. Only the image builder
 * and tests read them; users get the image.
 */
import { join } from 'node:path';
import { DiagnosticBag } from '../base/diagnostic.js';
import { addFile, type FileSet } from '../base/source.js';
import { stringLitValue } from '../lexer/literals.js';
import { parseFile } from '../parser/index.js';
import { buildTags, matchBuild } from './build-constraint.js';
import type { FileSystem } from './files.js';
import type { LoadedPackage } from './load.js';
import { stdRoot } from './std-root.js';

/** Directory of a library package. */
function packageDir(root: string, path: string): string {
  return path === 'runtime' ? join(root, 'runtime/go') : join(root, 'stdlib', path);
}

/** Import paths of all library packages below `root` (the src directory). */
export function libraryPaths(fs: FileSystem, root: string): string[] {
  const out = ['runtime'];
  const visit = (rel: string): void => {
    const dir = join(root, 'stdlib', rel);
    const names = fs.list(dir) ?? [];
    if (rel !== '' && names.some((n) => n.endsWith('.go') && !n.endsWith('_test.go'))) out.push(rel);
    for (const n of names) if (!n.includes('.') && n !== 'testdata' && fs.isDir(join(dir, n))) visit(rel === '' ? n : `${rel}/${n}`);
  };
  visit('');
  return out.sort();
}

/** Parses a library package; positions show `$GOROOT/src/...`. */
export function loadLibraryPackage(fs: FileSystem, root: string, path: string, fset: FileSet, wordSize: 4 | 8): LoadedPackage {
  const dir = packageDir(root, path);
  const tags = buildTags(wordSize);
  const bag = new DiagnosticBag();
  const pkg: LoadedPackage = { path, display: path, name: '', dir, goVersion: 'go1.26', sources: [], files: [], imports: [], bag, named: false };
  const imports = new Set<string>();
  for (const name of fs.list(dir) ?? []) {
    if (!name.endsWith('.go') || name.endsWith('_test.go')) continue;
    const text = fs.read(join(dir, name))!;
    if (!matchBuild(name, text, tags)) continue;
    const shown = `${stdRoot}/${path}/${name}`;
    const src = addFile(fset, shown, shown, text);
    const file = parseFile(src, bag, { std: true });
    pkg.sources.push(src);
    pkg.files.push(file);
    pkg.name = file.pkgName.value;
    for (const d of file.decls) if (d.kind === 'ImportDecl' && !d.path.bad) imports.add(stringLitValue(d.path.value));
  }
  pkg.imports = [...imports].sort();
  return pkg;
}

/** Dependencies first. A package that cannot be found is left to the checker to report. */
export function libraryOrder(packages: ReadonlyMap<string, LoadedPackage>): LoadedPackage[] {
  const out: LoadedPackage[] = [];
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const p = packages.get(path);
    if (p === undefined) return;
    for (const i of p.imports) visit(i);
    out.push(p);
  };
  visit('runtime');
  for (const path of packages.keys()) visit(path);
  return out;
}
