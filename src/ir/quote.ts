/** strconv.Quote and quoted runes (%q), over byte strings. */
import { decodeRune } from '../base/bytes.js';

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/** unicode.IsPrint: graphic characters and the ASCII space. DEPARTURE: by the host's Unicode tables, not Go's 15.0.0. */
function isPrint(r: number): boolean {
  if (r < 0x7f) return r >= 0x20;
  return r !== 0xad && printable.test(String.fromCodePoint(r));
}

const simple = new Map<number, string>([[7, '\\a'], [8, '\\b'], [12, '\\f'], [10, '\\n'], [13, '\\r'], [9, '\\t'], [11, '\\v']]);

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

function quoteWith(s: string, q: string): string {
  let out = q;
  for (let i = 0; i < s.length; ) {
    const { rune, width } = decodeRune(s, i);
    if (width === 1 && rune === 0xfffd) out += `\\x${hex(s.charCodeAt(i), 2)}`;
    else if (rune === q.charCodeAt(0) || rune === 0x5c) out += `\\${String.fromCharCode(rune)}`;
    else if (isPrint(rune)) out += s.slice(i, i + width);
    else if (simple.has(rune)) out += simple.get(rune)!;
    else if (rune < 0x20 || rune === 0x7f) out += `\\x${hex(rune, 2)}`;
    else if (rune < 0x10000) out += `\\u${hex(rune, 4)}`;
    else out += `\\U${hex(rune, 8)}`;
    i += width;
  }
  return out + q;
}

export function quote(s: string): string {
  return quoteWith(s, '"');
}

/** `s` holds one rune, encoded. */
export function quoteRune(s: string): string {
  return quoteWith(s, "'");
}
