/**
 * Variables under `//go:embed` as data (gc: staticdata/embed.go). A string points to the file's bytes in read-only data, a byte slice to bytes
 * of its own that may be written, an embed.FS to a slice of embed.file in read-only data, in the order that package embed searches in.
 */
import type { Name } from '../../ir/nodes.js';
import { under } from '../../ir/typ.js';
import { typeString } from '../../ir/type-fmt.js';
import { unalias } from '../../types/alias.js';
import type { Type } from '../../types/types.js';
import { DataBuilder, type EmbedConfig, type PackageState } from './package-state.js';

type Kind = 'string' | 'bytes' | 'files';

function kindOf(t: Type): Kind | null {
  const n = unalias(t);
  if (n.kind === 'Named' && n.obj.name === 'FS' && n.obj.pkg?.path === 'embed') return 'files';
  const u = under(t);
  if (u.kind === 'Basic') return u.basic === 'string' ? 'string' : null;
  if (u.kind !== 'Slice') return null;
  const e = under(u.elem);
  return e.kind === 'Basic' && e.basic === 'uint8' ? 'bytes' : null;
}

/** Directory and last element: what files are ordered by. */
function splitName(name: string): [string, string] {
  const plain = name.replace(/\/$/, '');
  const i = plain.lastIndexOf('/');
  return i < 0 ? ['.', plain] : [plain.slice(0, i), plain.slice(i + 1)];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byDirectory(a: string, b: string): number {
  const [da, ea] = splitName(a);
  const [db, eb] = splitName(b);
  return compare(da, db) || compare(ea, eb);
}

/** Files and the directories above them. */
function tree(files: readonly string[]): string[] {
  const all = new Set(files);
  for (const f of files) for (let i = f.lastIndexOf('/'); i > 0; i = f.lastIndexOf('/', i - 1)) all.add(f.slice(0, i + 1));
  return [...all].sort(byDirectory);
}

/** Writes the variable's value; an error text if it cannot be. */
export function writeEmbed(pk: PackageState, b: DataBuilder, n: Name, config: EmbedConfig | null): string {
  const kind = kindOf(n.type!);
  if (kind === null) return `go:embed cannot apply to var of type ${typeString(n.type!, 'go', pk.ir.pkg)}`;
  if (config === null) return 'invalid go:embed: build system did not supply embed configuration';
  const files = new Set<string>();
  for (const p of n.embed!) {
    const list = config.patterns.get(p);
    if (list === undefined) return `invalid go:embed: build system did not map pattern: ${p}`;
    for (const f of list) files.add(f);
  }
  const { ws } = pk;
  const contents = (f: string): string => config.files.get(f) ?? '';
  if (kind !== 'files') {
    if (files.size !== 1) return `invalid go:embed: multiple files for type ${typeString(n.type!, 'go', pk.ir.pkg)}`;
    const text = contents([...files][0]!);
    if (text === '') return '';
    b.addr(0, kind === 'string' ? pk.stringSym(text) : pk.rawStatic(text, false).sym);
    b.word(ws, text.length);
    if (kind === 'bytes') b.word(2 * ws, text.length);
    return '';
  }
  // A slice header, and behind it the files it points to: name and contents, both strings.
  const list = tree([...files]);
  const d = new DataBuilder(`${n.linkname!}.files`, null, (3 + 4 * list.length) * ws, ws, ws);
  d.addr(0, d.sym, 3 * ws);
  d.word(ws, list.length);
  d.word(2 * ws, list.length);
  list.forEach((name, i) => {
    const at = (3 + 4 * i) * ws;
    const put = (off: number, s: string): void => {
      if (s === '') return;
      d.addr(off, pk.stringSym(s));
      d.word(off + ws, s.length);
    };
    put(at, name);
    put(at + 2 * ws, contents(name));
  });
  pk.addData({ sym: d.sym, section: 'rodata', size: d.size, align: ws, bytes: d.bytes, relocs: d.relocs, ptrs: [] });
  b.addr(0, d.sym);
  return '';
}
