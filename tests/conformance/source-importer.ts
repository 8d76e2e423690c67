/** An importer for tests: type-checks packages from the source in $GOROOT/src, for linux and amd64. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { File } from '../../src/ast/nodes.js';
import { bytesToString } from '../../src/base/bytes.js';
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, physicalPosition } from '../../src/base/source.js';
import { matchBuild, toolchainTags } from '../../src/driver/build-constraint.js';
import { parseFile } from '../../src/parser/index.js';
import { visibleTable } from '../../src/objfile/facts-text.js';
import { checkFiles } from '../../src/types/index.js';
import type { Package } from '../../src/types/types.js';
import { unsafePkg } from '../../src/types/universe.js';

const tags = toolchainTags(8);
/** Seen from dist. */
const sources = fileURLToPath(new URL('../src/', import.meta.url));

function fileMatches(name: string, src: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name) && matchBuild(name, src, tags);
}

export interface SourceImporter {
  (path: string, dir?: string): Package | { error: string };
  packages: Map<string, Package | { error: string }>;
  /** Errors in imported packages; there should be none. */
  errors: string[];
}

/** `dir`: where packages may lie besides the library. With `bodies`, function bodies are checked too. */
export function sourceImporter(goroot: string, bodies = false): SourceImporter {
  const fset = newFileSet();
  const packages = new Map<string, Package | { error: string }>();
  const errors: string[] = [];
  const visible = visibleTable((name) => (existsSync(join(sources, name)) ? readFileSync(join(sources, name), 'latin1') : undefined));

  const load = (path: string, at: string): Package => {
    const files: File[] = [];
    const bag = new DiagnosticBag();
    for (const name of readdirSync(at).sort()) {
      if (!name.endsWith('.go')) continue;
      const src = bytesToString(readFileSync(join(at, name)));
      if (!fileMatches(name, src)) continue;
      files.push(parseFile(addFile(fset, join(at, name), join(at, name), src), bag, { std: true }));
    }
    const { pkg } = checkFiles(path, files, {
      wordSize: 8,
      importPackage: (p: string) => importPackage(p, at),
      goVersion: '',
      bag,
      fset,
      ignoreFuncBodies: !bodies,
    });
    // Assembly is none of our business here.
    for (const d of bag.items.filter((x) => x.msg !== 'missing function body').slice(0, 5)) {
      const p = physicalPosition(fset, d.pos);
      errors.push(`${p.filename}:${p.line}:${p.col}: ${d.msg}`);
    }
    const names = visible.get(path);
    if (names !== undefined) pkg.visible = names;
    return pkg;
  };

  const importPackage = (path: string, dir = join(goroot, 'src')): Package | { error: string } => {
    if (path === 'unsafe') return unsafePkg;
    if (path === 'C') return { error: 'no import "C"' };
    const known = packages.get(path);
    if (known !== undefined) return known;
    packages.set(path, { error: `import cycle: ${path}` });
    const at = [join(goroot, 'src', path), join(goroot, 'src/vendor', path), join(dir, path)].find((d) => existsSync(d) && statSync(d).isDirectory());
    const res = at === undefined || path.startsWith('.') ? { error: `could not import ${path} (package not found)` } : load(path, at);
    packages.set(path, res);
    return res;
  };
  return Object.assign(importPackage, { packages, errors });
}
