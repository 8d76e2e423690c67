/**
 * -coverpkg: which packages' statements are counted, as cmd/go chooses them (internal/test: selectCoverPkgs). Patterns pick among all that
 * any of the tested packages, or their tests, depend on; every test program then counts all of them, those that it does not import with none run.
 *
 * DEPARTURE: packages of the library are compiled beforehand, so statements of the module's packages alone are counted; `all` and `...` mean these.
 */
import { join } from 'node:path';
import type { FileSystem } from '../files.js';
import type { LoadedPackage, TestTarget } from '../load.js';
import type { Options } from '../options.js';
import { type CoverFile, instrument } from './cover.js';
import { loadTestPackages } from './packages.js';

/** Whether a package is meant: import paths, or directories below `cwd`, with `...` for any text, as of cmd/go's arguments. */
export function matchesPackage(pattern: string, cwd: string): (path: string, dir: string) => boolean {
  if (pattern === 'all') return () => true;
  const local = /^\.\.?(\/|$)/.test(pattern);
  const text = local ? join(cwd, pattern).replace(/\/$/, '') : pattern;
  const parts = text.split('...').map((t) => t.replace(/[\\^$.+?()[\]{}|*]/g, '\\$&'));
  const re = new RegExp(`^${parts.join('.*').replace(/\/\.\*$/, '(/.*)?')}$`);
  return (path, dir) => re.test(local ? dir : path);
}

export interface CoverPackages {
  /** Import paths, sorted, with the blocks of each: what a program that does not import the package counts. */
  files: ReadonlyMap<string, readonly CoverFile[]>;
  /** ` in PATTERN, PATTERN`: what the line about coverage says. */
  covered: string;
  /** Patterns that mean nothing. */
  unmatched: string[];
}

export function coverPackages(list: string, targets: readonly TestTarget[], b: { fs: FileSystem; cwd: string; options: Options }): CoverPackages {
  const patterns = list.split(',').map((p) => p.trim()).filter((p) => p !== '');
  const found = new Map<string, CoverFile[]>();
  const used = new Set<string>();
  const matchers = patterns.map((p) => [p, matchesPackage(p, b.cwd)] as const);
  for (const t of targets) {
    const { loaded, tc } = loadTestPackages(t, b);
    for (const p of loaded.packages) {
      if (p === loaded.xtest || p.std === true || p.bag.items.some((d) => d.syntax)) continue;
      const hits = matchers.filter(([, m]) => m(p.path, p.dir));
      for (const [pattern] of hits) used.add(pattern);
      if (hits.length > 0 && !found.has(p.path)) found.set(p.path, instrument(p, p.path, 'set', tc.fset).files);
    }
  }
  const files = new Map([...found].sort(([x], [y]) => (x < y ? -1 : 1)));
  return { files, covered: ` in ${patterns.join(', ')}`, unmatched: patterns.filter((p) => !used.has(p)) };
}

/** Instruments what a program has of the covered packages; the others' blocks are counted too, as never run. */
export function instrumentCovered(c: CoverPackages, packages: readonly LoadedPackage[], instrumentOne: (p: LoadedPackage) => CoverFile[]): CoverFile[] {
  return [...c.files].flatMap(([path, blocks]) => {
    const p = packages.find((x) => x.path === path);
    return p === undefined ? blocks.map((f) => ({ ...f, absent: true })) : instrumentOne(p);
  });
}
