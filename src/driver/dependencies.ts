/**
 * Packages of other modules that are at hand without a network, where the go command finds them (cmd/go: modload):
 *
 * - below `vendor` (made by `go mod vendor`; it counts if it has a modules.txt, and then nothing else does),
 * - in directories that go.mod puts in a module's place (`replace path => ./dir`), or that go.work uses,
 * - in the module cache, in the version that is selected: by go.mod alone since Go 1.17, which lists all that a build needs; for older modules
 *   the greatest version that go.mod files ask for that can be reached (research.swtch.com/vgo-mvs).
 */
import { dirname, join } from 'node:path';
import type { FileSystem } from './files.js';
import { compareVersions, type ModFile, parseModFile, type Replacement } from './mod-file.js';

export interface Dependency {
  dir: string;
  /** Language version of its module. */
  goVersion: string;
}

/** Of modules that say none. */
export const unknownVersion = 'go1.16';

export interface Dependencies {
  /** The package of that path; null: nobody has it. */
  find(path: string): Dependency | null;
  /** A module that should have the package and is not at hand, as path@version. */
  absent(path: string): string | undefined;
  /** Why nothing can be built. */
  fault: string;
}

interface Place {
  path: string;
  /** null: it is not in the cache. */
  at: string | null;
  version: string;
  goVersion: string;
}

/** What the module in `dir` has of other modules; `mod` is its go.mod. */
export function dependenciesOf(fs: FileSystem, dir: string, mod: ModFile): Dependencies {
  const work = workspace(fs, dir);
  const root = work === null ? dir : work.dir;
  const list = fs.read(join(root, 'vendor/modules.txt'));
  const used = work === null ? [] : work.file.use.map((u) => (u.startsWith('/') ? u : join(work.dir, u)));
  const fault = work !== null && !used.includes(dir) ? outside : '';
  const replace = [mod, ...(work === null ? [] : [work.file])].flatMap((f, i) => f.replace.map((r) => ({ ...r, to: inDir(i === 0 ? dir : work!.dir, r) })));
  const places = used.filter((u) => u !== dir).flatMap((u) => {
    const f = parseModFile(fs.read(join(u, 'go.mod')) ?? '');
    return f.path === '' ? [] : [{ path: f.path, at: u, version: '', goVersion: f.goVersion ?? unknownVersion, file: f }];
  });
  if (list !== undefined) return { ...vendored(fs, root, list, places), fault };
  return { ...selected(fs, [mod, ...places.map((p) => p.file)], places, replace), fault };
}

const outside =
  'current directory is contained in a module that is not one of the workspace modules listed in go.work. You can add the module to the workspace using:\n\tgo work use .';

/** A directory in a replacement is relative to the file that names it. */
function inDir(dir: string, r: Replacement): string {
  return r.toVersion !== '' || r.to.startsWith('/') ? r.to : join(dir, r.to);
}

/** The go.work that is in force: what GOWORK names, or the nearest one. */
function workspace(fs: FileSystem, from: string): { dir: string; file: ModFile } | null {
  const named = fs.go?.work ?? '';
  if (named === 'off') return null;
  if (named !== '') {
    const text = fs.read(named);
    return text === undefined ? null : { dir: dirname(named), file: parseModFile(text) };
  }
  for (let dir = from; ; dir = dirname(dir)) {
    const text = fs.read(join(dir, 'go.work'));
    if (text !== undefined) return { dir, file: parseModFile(text) };
    if (dirname(dir) === dir) return null;
  }
}

function vendored(fs: FileSystem, dir: string, list: string, places: readonly Place[]): Omit<Dependencies, 'fault'> {
  const versions = new Map<string, string>();
  let version = unknownVersion;
  for (const line of list.split('\n')) {
    if (line.startsWith('## ')) version = parseModFile(line.slice(3).replaceAll(';', '\n')).goVersion ?? version;
    else if (line.startsWith('# ')) version = unknownVersion;
    else if (line.trim() !== '') versions.set(line.trim(), version);
  }
  return {
    find(path) {
      const goVersion = versions.get(path);
      const at = join(dir, 'vendor', path);
      return goVersion === undefined || !fs.isDir(at) ? inPlace(fs, places, path) : { dir: at, goVersion };
    },
    absent: () => undefined,
  };
}

/** Modules of go.mod files, each in its selected version, as far as they are at hand. */
function selected(fs: FileSystem, roots: readonly ModFile[], own: readonly Place[], replace: readonly Replacement[]): Omit<Dependencies, 'fault'> {
  const replacement = (path: string, version: string): Replacement | undefined =>
    replace.find((r) => r.path === path && r.version === version && version !== '') ?? replace.find((r) => r.path === path && r.version === '');
  const place = (path: string, version: string): Place => {
    const r = replacement(path, version);
    const at = r === undefined ? cached(fs, path, version) : r.toVersion === '' ? r.to : cached(fs, r.to, r.toVersion);
    const there = at !== null && fs.isDir(at);
    return { path, at: there ? at : null, version, goVersion: there ? (parseModFile(fs.read(join(at, 'go.mod')) ?? '').goVersion ?? unknownVersion) : unknownVersion };
  };
  /** What a module asks for; the cache keeps go.mod files of versions whose sources were never needed. */
  const requirements = (path: string, version: string): ModFile['require'] => {
    const r = replacement(path, version);
    if (r !== undefined && r.toVersion === '') return parseModFile(fs.read(join(r.to, 'go.mod')) ?? '').require;
    const file = fs.go === undefined ? undefined : join(fs.go.modCache, 'cache/download', escaped(r?.to ?? path), '@v', `${escaped(r?.toVersion ?? version)}.mod`);
    return parseModFile((file === undefined ? undefined : fs.read(file)) ?? '').require;
  };
  // Asked for when the first package of another module is: most programs need none.
  let known: Place[] | null = null;
  const places = (): Place[] => {
    if (known !== null) return known;
    const versions = new Map<string, string>();
    const seen = new Set<string>();
    const add = (f: readonly { path: string; version: string }[], deep: boolean): void => {
      for (const { path, version } of f) {
        const have = versions.get(path);
        if (have === undefined || compareVersions(have, version) < 0) versions.set(path, version);
        if (!deep || seen.has(`${path}@${version}`)) continue;
        seen.add(`${path}@${version}`);
        add(requirements(path, version), true);
      }
    };
    for (const f of roots) add(f.require, compareVersions(`v${(f.goVersion ?? unknownVersion).slice(2)}.0`, 'v1.17.0') < 0);
    // A directory may stand for a module that nobody requires yet.
    for (const r of replace) if (r.toVersion === '' && !versions.has(r.path)) versions.set(r.path, r.version);
    for (const p of own) versions.delete(p.path);
    known = [...own, ...[...versions].map(([path, version]) => place(path, version))];
    // The longest path is the nearest module.
    known.sort((a, b) => b.path.length - a.path.length);
    return known;
  };
  return {
    find: (path) => inPlace(fs, places(), path),
    absent(path) {
      const p = places().find((x) => x.at === null && within(path, x.path));
      return p === undefined ? undefined : `${p.path}@${p.version}`;
    },
  };
}

const within = (path: string, module: string): boolean => path === module || path.startsWith(`${module}/`);

function inPlace(fs: FileSystem, places: readonly Place[], path: string): Dependency | null {
  for (const m of places) {
    if (m.at === null || !within(path, m.path)) continue;
    const at = join(m.at, path.slice(m.path.length));
    if (hasGo(fs, at)) return { dir: at, goVersion: m.goVersion };
  }
  return null;
}

/** Whether a directory has Go files, so that its module has the package. */
export const hasGo = (fs: FileSystem, dir: string): boolean => (fs.list(dir) ?? []).some((f) => f.endsWith('.go'));

/** The directory of a module in the cache. */
function cached(fs: FileSystem, path: string, version: string): string | null {
  return fs.go === undefined ? null : join(fs.go.modCache, `${escaped(path)}@${escaped(version)}`);
}

/** The cache is for file systems that do not tell capitals: `A` is `!a`. */
const escaped = (s: string): string => s.replace(/[A-Z]/g, (c) => `!${c.toLowerCase()}`);
