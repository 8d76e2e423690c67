/**
 * Packages of other modules that are at hand without a network: below `vendor` (made by `go mod vendor`; it counts if it has a modules.txt), or in a
 * directory that go.mod names by `replace path => ./dir` (cmd/go: modload's vendor.go; golang.org/x/mod/modfile).
 */
import { join } from 'node:path';
import type { FileSystem } from './files.js';

export interface Dependency {
  dir: string;
  /** Language version of its module. */
  goVersion: string;
}

/** Of modules that say none. */
const unknownVersion = 'go1.16';

export type Dependencies = (path: string) => Dependency | null;

/** What the module in `dir` has of other modules; `text` is its go.mod. */
export function dependenciesOf(fs: FileSystem, dir: string, text: string): Dependencies {
  const list = fs.read(join(dir, 'vendor/modules.txt'));
  return list === undefined ? replaced(fs, dir, text) : vendored(fs, dir, list);
}

function vendored(fs: FileSystem, dir: string, list: string): Dependencies {
  const versions = new Map<string, string>();
  let version = unknownVersion;
  for (const line of list.split('\n')) {
    if (line.startsWith('## ')) version = versionIn(line.replaceAll(';', '\n')) ?? version;
    else if (line.startsWith('# ')) version = unknownVersion;
    else if (line.trim() !== '') versions.set(line.trim(), version);
  }
  return (path) => {
    const goVersion = versions.get(path);
    const at = join(dir, 'vendor', path);
    return goVersion === undefined || !fs.isDir(at) ? null : { dir: at, goVersion };
  };
}

function replaced(fs: FileSystem, dir: string, text: string): Dependencies {
  const modules: { path: string; at: string; goVersion: string }[] = [];
  const add = (line: string): void => {
    const m = /^\s*"?([^\s"]+)"?(?:\s+v\S+)?\s+=>\s+"?((?:\.{1,2}|)\/[^\s"]*|\.{1,2})"?\s*$/.exec(line.replace(/\/\/.*$/, ''));
    if (m === null) return;
    const at = m[2]!.startsWith('/') ? m[2]! : join(dir, m[2]!);
    modules.push({ path: m[1]!, at, goVersion: versionIn(fs.read(join(at, 'go.mod')) ?? '') ?? unknownVersion });
  };
  for (const m of text.matchAll(/^[ \t]*replace[ \t]+([^(\n]+)$/gm)) add(m[1]!);
  for (const m of text.matchAll(/^[ \t]*replace[ \t]*\(([^)]*)\)/gm)) m[1]!.split('\n').forEach(add);
  // The longest path is the nearest module.
  modules.sort((a, b) => b.path.length - a.path.length);
  return (path) => {
    const m = modules.find((x) => path === x.path || path.startsWith(`${x.path}/`));
    if (m === undefined) return null;
    const at = join(m.at, path.slice(m.path.length));
    return fs.isDir(at) ? { dir: at, goVersion: m.goVersion } : null;
  };
}

/** As `go1.21`, or undefined. */
function versionIn(text: string): string | undefined {
  const m = /^\s*go\s+(\d+\.\d+)/m.exec(text);
  return m === null ? undefined : `go${m[1]}`;
}
