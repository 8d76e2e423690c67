/**
 * Quoted text, over byte strings: strings and runes as strconv.Quote and %q write them, and %#U.
 *
 * What is printable follows Go's own Unicode tables, not the host's.
 */
import { decodeRune, encodeRune } from './bytes.js';
import { isPrint } from './unicode.js';

const simpleEscapes: ReadonlyMap<number, string> = new Map([
  [7, '\\a'],
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [11, '\\v'],
  [12, '\\f'],
  [13, '\\r'],
  [0x5c, '\\\\'],
]);

function hex(n: number, width: number): string {
  return n.toString(16).padStart(width, '0');
}

/** One rune between quotes; `q` is the quote's code. */
function escaped(r: number, q: number): string {
  if (r === q) return `\\${String.fromCharCode(q)}`;
  const simple = simpleEscapes.get(r);
  if (simple !== undefined) return simple;
  if (isPrint(r)) return encodeRune(r);
  if (r < 0x20 || r === 0x7f) return `\\x${hex(r, 2)}`;
  return r < 0x10000 ? `\\u${hex(r, 4)}` : `\\U${hex(r, 8)}`;
}

/** strconv.Quote. */
export function quote(s: string): string {
  let out = '"';
  for (let i = 0; i < s.length; ) {
    const { rune, width } = decodeRune(s, i);
    out += width === 1 && rune === 0xfffd ? `\\x${hex(s.charCodeAt(i), 2)}` : escaped(rune, 0x22);
    i += width;
  }
  return `${out}"`;
}

/** `%q` of a rune: a rune literal in Go syntax, a byte string. What is no code point (a surrogate) is quoted as U+FFFD. */
export function quoteRune(r: number): string {
  if ((r >= 0xd800 && r <= 0xdfff) || r > 0x10ffff) r = 0xfffd;
  return `'${escaped(r, 0x27)}'`;
}

/** `%#U` of a rune: `U+0040 '@'`. */
export function unicodeName(r: number): string {
  const code = `U+${r.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrint(r) ? `${code} '${encodeRune(r)}'` : code;
}
