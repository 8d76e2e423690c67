/** Runes in messages: Go's %q and %#U. */
import { encodeRune } from '../base/bytes.js';
import { isPrint } from './unicode.js';

const simpleEscapes = new Map<number, string>([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
  [0x27, "\\'"],
  [0x5c, '\\\\'],
]);

function hex(n: number, width: number): string {
  return n.toString(16).padStart(width, '0');
}

/** `%q` of a rune: a rune literal in Go syntax, a byte string. */
export function quoteRune(r: number): string {
  const simple = simpleEscapes.get(r);
  if (simple !== undefined) return `'${simple}'`;
  if (isPrint(r)) return `'${encodeRune(r)}'`;
  if (r < 0x80) return `'\\x${hex(r, 2)}'`;
  return r < 0x10000 ? `'\\u${hex(r, 4)}'` : `'\\U${hex(r, 8)}'`;
}

/** `%#U` of a rune: `U+0040 '@'`. */
export function unicodeName(r: number): string {
  const code = `U+${r.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrint(r) ? `${code} '${encodeRune(r)}'` : code;
}
