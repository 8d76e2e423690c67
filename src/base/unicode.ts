/**
 * Unicode classes of identifiers and of printable characters, over the generated Unicode 15 tables.
 *
 * INVARIANT: only code points from U+0080 on are asked for here; ASCII is decided by the callers. The tables
 * are decoded at the first question, so that ASCII programs never pay for them.
 */
import { digitRanges, letterRanges, printRanges } from './unicode-tables.js';

type Table = readonly number[];

/** Ranges as [lo0, hi0, lo1, hi1, ...], ascending. */
function decode(text: string): Table {
  const out: number[] = [];
  let end = 0x7f;
  for (const part of text.split(' ')) {
    const plus = part.indexOf('+');
    const lo = end + parseInt(plus < 0 ? part : part.slice(0, plus), 36);
    end = plus < 0 ? lo : lo + parseInt(part.slice(plus + 1), 36);
    out.push(lo, end);
  }
  return out;
}

function contains(table: Table, r: number): boolean {
  let lo = 0;
  let hi = table.length >> 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (table[2 * mid + 1]! < r) lo = mid + 1;
    else hi = mid;
  }
  return 2 * lo < table.length && table[2 * lo]! <= r;
}

let letters: Table | undefined;
let digits: Table | undefined;
let printable: Table | undefined;

/** unicode.IsLetter for r >= 0x80. */
export function isUnicodeLetter(r: number): boolean {
  letters ??= decode(letterRanges);
  return contains(letters, r);
}

/** unicode.IsDigit for r >= 0x80. */
export function isUnicodeDigit(r: number): boolean {
  digits ??= decode(digitRanges);
  return contains(digits, r);
}

/** strconv.IsPrint, for every r. */
export function isPrint(r: number): boolean {
  if (r < 0x80) return r >= 0x20 && r < 0x7f;
  printable ??= decode(printRanges);
  return contains(printable, r);
}
