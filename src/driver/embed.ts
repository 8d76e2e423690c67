/**
 * `//go:embed`: the files that the patterns of a package name, as cmd/go finds them (load/pkg.go: resolveEmbed) and hands them to the
 * compiler (-embedcfg). Patterns are slash-separated globs relative to the package's directory; a directory stands for the
 * files below it, those whose names begin with a dot or an underscore left out unless `all:` is in front.
 */
import { join } from 'node:path';
import type { File, Pragma } from '../ast/nodes.js';
import { formatPosition, type FileSet, position, type Pos } from '../base/source.js';
import type { EmbedConfig } from '../compiler/walk/package-state.js';
import { embedWords } from '../lexer/embed-words.js';
import type { FileSystem } from './files.js';

const badNames: ReadonlySet<string> = new Set(['', '.bzr', '.hg', '.git', '.svn']);

/** Names that module zip files cannot have (golang.org/x/mod/module, CheckFilePath, much reduced). */
const badElement = /[\x00-\x1f"'*<>?`|/\\:\x7f]|^\.+$|\.$/;

const isBadName = (name: string): boolean => badNames.has(name) || badElement.test(name);

/** io/fs.ValidPath. */
function validPath(p: string): boolean {
  return p === '.' || p.split('/').every((e) => e !== '' && e !== '.' && e !== '..');
}

/** One element of a path.Match pattern as a regular expression; null if it is malformed. */
function elementPattern(p: string): RegExp | null {
  let out = '';
  for (let i = 0; i < p.length; ) {
    const c = p[i]!;
    if (c === '*') out += '[\\s\\S]*';
    else if (c === '?') out += '[\\s\\S]';
    else if (c === '\\') {
      if (++i >= p.length) return null;
      out += p[i]!.replace(/[^\w]/, '\\$&');
    } else if (c === '[') {
      const m = /^\[(\^?)((?:\\[\s\S]|[^\\\]])+)\]/.exec(p.slice(i));
      if (m === null) return null;
      out += `[${m[1]}${m[2]!.replace(/\\([\s\S])/g, '$1').replace(/[\][\\^]/g, '\\$&')}]`;
      i += m[0].length;
      continue;
    } else out += c.replace(/[^\w]/, '\\$&');
    i++;
  }
  try {
    return new RegExp(`^${out}$`);
  } catch {
    return null;
  }
}

/** Paths relative to dir that match a pattern; null if it is malformed. */
function glob(fs: FileSystem, dir: string, pattern: string): string[] | null {
  const elements = pattern.split('/').map(elementPattern);
  if (elements.includes(null)) return null;
  let found = [''];
  for (const re of elements) {
    found = found.flatMap((at) => (fs.list(join(dir, at)) ?? []).filter((n) => re!.test(n)).map((n) => (at === '' ? n : `${at}/${n}`)));
  }
  return found.sort();
}

/** Files below a directory that it stands for. */
function below(fs: FileSystem, dir: string, at: string, all: boolean, out: string[]): void {
  for (const name of fs.list(join(dir, at)) ?? []) {
    const path = `${at}/${name}`;
    const isDir = fs.isDir(join(dir, path));
    if (isBadName(name) || (!all && /^[._]/.test(name))) continue;
    if (!isDir) out.push(path);
    else if (fs.read(join(dir, path, 'go.mod')) === undefined) below(fs, dir, path, all, out);
  }
}

/** The files that a pattern names, or what is wrong with it. */
function resolve(fs: FileSystem, dir: string, pattern: string): string[] | string {
  const all = pattern.startsWith('all:');
  const p = all ? pattern.slice(4) : pattern;
  if (p === '.' || !validPath(p)) return 'invalid pattern syntax';
  const matches = glob(fs, dir, p);
  if (matches === null) return 'syntax error in pattern';
  if (matches.length === 0) return 'no matching files found';
  const out = new Set<string>();
  for (const path of matches) {
    const isDir = fs.isDir(join(dir, path));
    const what = isDir ? 'directory' : 'file';
    // Its directory must belong to this module.
    const elements = path.split('/');
    for (let n = isDir ? elements.length : elements.length - 1; n > 0; n--) {
      if (fs.read(join(dir, ...elements.slice(0, n), 'go.mod')) !== undefined) return `cannot embed ${what} ${path}: in different module`;
    }
    const bad = elements.find(isBadName);
    if (bad !== undefined) return `cannot embed ${what} ${path}: ${elements.length === 1 ? 'invalid name' : 'in invalid directory'} ${bad}`;
    if (!isDir) {
      out.add(path);
      continue;
    }
    const files: string[] = [];
    below(fs, dir, path, all, files);
    if (files.length === 0) return `cannot embed directory ${path}: contains no embeddable files`;
    for (const f of files) out.add(f);
  }
  return [...out].sort();
}

/** Directives in a file that imports package embed. */
function* directives(file: File): Generator<Pragma> {
  const imports = file.decls.some((d) => d.kind === 'ImportDecl' && d.path.value.slice(1, -1) === 'embed');
  if (!imports) return;
  for (const d of file.decls) for (const p of d.pragmas) if (/^go:embed\s/.test(p.text)) yield p;
}

/** What a package embeds; the error is cmd/go's, which takes patterns in order and stops at the first that names nothing. */
export function embeddedFiles(fs: FileSystem, fset: FileSet, dir: string, files: readonly File[]): { config: EmbedConfig; error: string } {
  const config: EmbedConfig = { patterns: new Map(), files: new Map() };
  const places = new Map<string, Pos>();
  for (const file of files) {
    for (const p of directives(file)) {
      const words = embedWords(p.text);
      if (typeof words === 'string') continue;
      // The pragma's position is behind the slashes.
      for (const { pattern, offset } of words) if (!places.has(pattern)) places.set(pattern, (p.pos + offset) as Pos);
    }
  }
  for (const [pattern, pos] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const r = resolve(fs, dir, pattern);
    if (typeof r === 'string') return { config, error: `${formatPosition(position(fset, pos)).replace(/^\.\//, '')}: pattern ${pattern}: ${r}` };
    config.patterns.set(pattern, r);
    for (const f of r) if (!config.files.has(f)) config.files.set(f, fs.read(join(dir, f)) ?? '');
  }
  return { config, error: '' };
}
