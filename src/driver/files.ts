/**
 * The file system port: where sources come from. The command line reads the disk, tests and a page give a map; nothing else
 * of the compiler touches files. Contents are byte strings; paths are JavaScript strings with `/`.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

export interface FileSystem {
  /** Contents as a byte string; undefined if there is no such file. */
  read(path: string): string | undefined;
  /** Names in a directory, sorted; undefined if it is none. */
  list(path: string): string[] | undefined;
  isDir(path: string): boolean;
  /** Absolute form of a path. */
  abs(path: string): string;
  /** Where the go command of this system keeps modules; undefined: nowhere. */
  readonly go?: GoSettings | undefined;
}

/** What GOMODCACHE (or GOPATH, HOME) and GOWORK say. */
export interface GoSettings {
  modCache: string;
  work: string;
}

function goSettings(env: Readonly<Record<string, string | undefined>>): GoSettings {
  const gopath = (env.GOPATH ?? '').split(':')[0]! || join(env.HOME ?? '/', 'go');
  return { modCache: env.GOMODCACHE || join(gopath, 'pkg/mod'), work: env.GOWORK ?? '' };
}

export function diskFiles(cwd = process.cwd()): FileSystem {
  const abs = (p: string): string => (isAbsolute(p) ? p : resolve(cwd, p));
  return {
    read(path) {
      try {
        return readFileSync(abs(path), 'latin1');
      } catch {
        return undefined;
      }
    },
    list(path) {
      try {
        return readdirSync(abs(path)).sort();
      } catch {
        return undefined;
      }
    },
    isDir(path) {
      try {
        return statSync(abs(path)).isDirectory();
      } catch {
        return false;
      }
    },
    abs,
    go: goSettings(process.env),
  };
}

/** A file system with one more file, which hides one of that name. */
export function withFile(fs: FileSystem, path: string, text: string): FileSystem {
  const at = fs.abs(path);
  return { ...fs, read: (p) => (fs.abs(p) === at ? text : fs.read(p)) };
}

/** Files given as a map from absolute path to byte string. */
export function memoryFiles(files: ReadonlyMap<string, string>, cwd = '/'): FileSystem {
  const abs = (p: string): string => (p.startsWith('/') ? p : join(cwd, p));
  return {
    read: (path) => files.get(abs(path)),
    list(path) {
      const prefix = `${abs(path).replace(/\/$/, '')}/`;
      const names = new Set<string>();
      for (const f of files.keys()) if (f.startsWith(prefix)) names.add(f.slice(prefix.length).split('/')[0]!);
      return names.size > 0 ? [...names].sort() : undefined;
    },
    isDir(path) {
      const prefix = `${abs(path).replace(/\/$/, '')}/`;
      for (const f of files.keys()) if (f.startsWith(prefix)) return true;
      return false;
    },
    abs,
  };
}

/** How go prints a file's name in messages: relative to the working directory with a leading `./`. */
export function displayName(cwd: string, path: string): string {
  const rel = relative(cwd, path);
  if (rel === '') return path;
  if (rel.startsWith('..') || isAbsolute(rel)) return rel.length < path.length ? rel : path;
  return `./${rel}`;
}

/** As reports name a file: without the leading `./`. */
export function reportName(cwd: string, path: string): string {
  return displayName(cwd, path).replace(/^\.\//, '');
}
