/**
 * What comments mean: `//line` and `/*line` directives, and `//go:` directives.
 *
 * Go: cmd/compile documentation, "Line directives" and "Function directives". A `//line` comment counts only
 * from the first column, a block form anywhere; a line directive without a colon is an ordinary comment; one
 * with a malformed number is an error.
 */
import type { LineDirective, SourceFile } from '../base/source.js';
import type { LexEvent } from './events.js';

/** gc's PosMax: larger line and column numbers are errors. */
const posMax = 2 ** 30;

/** Handles the comment text[start:end]; `end` is before the newline of a line comment. */
export function noteComment(file: SourceFile, text: string, start: number, end: number, events: LexEvent[], directives: LineDirective[]): void {
  const first = text.charCodeAt(start + 2);
  if (first === 0x67 && text.startsWith('//go:', start)) {
    const stop = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    events.push({ kind: 'directive', at: start, offset: start + 2, text: text.slice(start + 2, stop), blank: isLineBlankBefore(text, start) });
    return;
  }
  if (first !== 0x6c || !text.startsWith('line ', start + 2)) return;
  const isBlock = text.charCodeAt(start + 1) === 0x2a;
  if (isBlock) {
    noteLine(file, text.slice(start + 7, end - 2), start + 7, end, events, directives);
  } else if (start === 0 || text.charCodeAt(start - 1) === 0x0a) {
    const stop = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    noteLine(file, text.slice(start + 7, stop), start + 7, Math.min(end + 1, text.length), events, directives);
  }
}

/** Nothing but white space and complete comments may stand before; gc looks at white space only. */
function isLineBlankBefore(text: string, start: number): boolean {
  for (let i = start - 1; i >= 0; i--) {
    const c = text.charCodeAt(i);
    if (c === 0x0a) return true;
    if (c !== 0x20 && c !== 0x09 && c !== 0x0d) return false;
  }
  return true;
}

/** The number behind the last colon: its index, or undefined without a colon; NaN if it is none. */
function trailingNumber(text: string): { index: number; value: number } | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return undefined;
  const digits = text.slice(colon + 1);
  return { index: colon + 1, value: /^[0-9]{1,15}$/.test(digits) ? Number(digits) : /^0*[0-9]{1,19}$/.test(digits) ? posMax * 4 : NaN };
}

function noteLine(file: SourceFile, text: string, textStart: number, offset: number, events: LexEvent[], directives: LineDirective[]): void {
  const last = trailingNumber(text);
  if (last === undefined) return;
  const bad = (what: string, index: number, shown: string): void => {
    events.push({ kind: 'error', at: textStart - 7, offset: textStart + index, msg: `invalid ${what} number: ${shown}` });
  };
  if (Number.isNaN(last.value)) {
    bad('line', last.index, text.slice(last.index));
    return;
  }
  let line = last.value;
  let lineIndex = last.index;
  let col = 0;
  const before = trailingNumber(text.slice(0, last.index - 1));
  const hasCol = before !== undefined && !Number.isNaN(before.value);
  if (hasCol) {
    line = before.value;
    lineIndex = before.index;
    col = last.value;
    if (col === 0 || col > posMax) {
      bad('column', last.index, text.slice(last.index));
      return;
    }
    text = text.slice(0, last.index - 1);
  }
  if (line === 0 || line > posMax) {
    bad('line', lineIndex, text.slice(lineIndex));
    return;
  }
  let filename = text.slice(0, lineIndex - 1);
  if (filename === '' && hasCol) filename = directives[directives.length - 1]?.filename ?? file.name;
  directives.push({ offset, filename, line, col });
}
