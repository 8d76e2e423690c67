/** go.mod and go.work as far as finding packages needs them (golang.org/x/mod/modfile): modules, versions, directories that stand for others. */

export interface ModFile {
  /** Path of the module; '' in go.work. */
  path: string;
  /** As `go1.21`; undefined if it says none. */
  goVersion: string | undefined;
  /** As it is written: `1.21`, `1.21.3`, `1.21rc2`. */
  goText: string;
  require: { path: string; version: string }[];
  replace: Replacement[];
  /** Directories of go.work. */
  use: string[];
  /** Directories that patterns with `...` leave out: below the module's (`./x`), or of that name anywhere (`x`). */
  ignore: string[];
}

export interface Replacement {
  path: string;
  /** '' stands for every version. */
  version: string;
  /** A directory (`./x`, `../x`, `/x`), or the path of a module, which has a version. */
  to: string;
  toVersion: string;
}

const isDirectory = (s: string): boolean => /^(?:\.{0,2}\/|\.{1,2}$)/.test(s);

/** Words of a line, in quotes or by themselves; brackets are words. */
const words = (line: string): string[] => [...line.replace(/\/\/.*$/, '').matchAll(/"([^"]*)"|`([^`]*)`|([()]|[^\s"`()]+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);

export function parseModFile(text: string): ModFile {
  const out: ModFile = { path: '', goVersion: undefined, goText: '', require: [], replace: [], use: [], ignore: [] };
  let block = '';
  for (const line of text.split('\n')) {
    const w = words(line);
    if (w.length === 0) continue;
    if (block !== '' && w[0] === ')') block = '';
    else if (block !== '') directive(out, block, w);
    else if (w[1] !== '(') directive(out, w[0]!, w.slice(1));
    else if (w.at(-1) !== ')') block = w[0]!; // not `require ( )`
  }
  return out;
}

function directive(out: ModFile, verb: string, w: readonly string[]): void {
  if (verb === 'module' && w.length > 0) out.path = w[0]!;
  else if (verb === 'go' && w.length > 0) {
    const minor = /^\d+\.\d+/.exec(w[0]!);
    out.goVersion = minor === null ? undefined : `go${minor[0]}`;
    out.goText = w[0]!;
  }
  else if (verb === 'use' && w.length > 0) out.use.push(w[0]!);
  else if (verb === 'ignore' && w.length > 0) out.ignore.push(w[0]!);
  else if (verb === 'require' && w.length >= 2) out.require.push({ path: w[0]!, version: w[1]! });
  else if (verb === 'replace') {
    const i = w.indexOf('=>');
    if (i < 1 || w[i + 1] === undefined || (w[i + 2] === undefined && !isDirectory(w[i + 1]!))) return;
    out.replace.push({ path: w[0]!, version: i === 2 ? w[1]! : '', to: w[i + 1]!, toVersion: w[i + 2] ?? '' });
  }
}

/** Order of versions (semver.org, section 11): negative if a is the older one. */
export function compareVersions(a: string, b: string): number {
  const parts = (v: string): { n: number[]; pre: string[] } => {
    const m = /^v(\d+)\.(\d+)\.(\d+)(?:-([^+]*))?/.exec(v);
    return m === null ? { n: [-1, 0, 0], pre: [] } : { n: m.slice(1, 4).map(Number), pre: m[4] === undefined ? [] : m[4].split('.') };
  };
  const [x, y] = [parts(a), parts(b)];
  for (const i of [0, 1, 2]) if (x.n[i] !== y.n[i]) return x.n[i]! - y.n[i]!;
  // A version before the release is older than that.
  if ((x.pre.length === 0) !== (y.pre.length === 0)) return x.pre.length === 0 ? 1 : -1;
  for (let i = 0; i < Math.max(x.pre.length, y.pre.length); i++) {
    const [p, q] = [x.pre[i], y.pre[i]];
    if (p === q) continue;
    if (p === undefined || q === undefined) return p === undefined ? -1 : 1;
    const [pn, qn] = [/^\d+$/.test(p), /^\d+$/.test(q)];
    if (pn && qn) return Number(p) - Number(q);
    if (pn !== qn) return pn ? -1 : 1;
    return p < q ? -1 : 1;
  }
  return 0;
}
