/**
 * Values of string and rune literals (Spec: #String_literals, #Rune_literals).
 *
 * INVARIANT: the spelling has no syntax error (BasicLit.bad is false); numbers are the checker's business,
 * because they are exact.
 */
import { decodeRune, encodeRune } from '../base/bytes.js';

const simple = new Map<string, string>([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
]);

interface Escape {
  /** Byte value or code point. */
  value: number;
  /** The value is a byte (octal and \x), not a code point. */
  byte: boolean;
  end: number;
}

/** Decodes the escape behind the backslash at `i - 1`. */
function escapeAt(s: string, i: number): Escape {
  const c = s.charAt(i);
  const known = simple.get(c);
  if (known !== undefined) return { value: known.charCodeAt(0), byte: true, end: i + 1 };
  if (c === 'x') return { value: parseInt(s.slice(i + 1, i + 3), 16), byte: true, end: i + 3 };
  if (c === 'u') return { value: parseInt(s.slice(i + 1, i + 5), 16), byte: false, end: i + 5 };
  if (c === 'U') return { value: parseInt(s.slice(i + 1, i + 9), 16), byte: false, end: i + 9 };
  return { value: parseInt(s.slice(i, i + 3), 8), byte: true, end: i + 3 };
}

/** The bytes of an interpreted or raw string literal. */
export function stringLitValue(spelling: string): string {
  const body = spelling.slice(1, -1);
  if (spelling.charCodeAt(0) === 0x60) return body.includes('\r') ? body.replaceAll('\r', '') : body;
  let from = 0;
  let slash = body.indexOf('\\');
  if (slash < 0) return body;
  let out = '';
  while (slash >= 0) {
    const e = escapeAt(body, slash + 1);
    out += body.slice(from, slash) + (e.byte ? String.fromCharCode(e.value) : encodeRune(e.value));
    from = e.end;
    slash = body.indexOf('\\', from);
  }
  return out + body.slice(from);
}

/** The code point of a rune literal. */
export function runeLitValue(spelling: string): number {
  if (spelling.charCodeAt(1) === 0x5c) return escapeAt(spelling, 2).value;
  return decodeRune(spelling, 1).rune;
}
