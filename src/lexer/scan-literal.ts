/**
 * Recognises numbers, strings and runes, and complains about malformed ones with gc's words at gc's places.
 *
 * Spec: #Integer_literals to #String_literals. The extent of a malformed literal and which of several faults
 * is named follow the behaviour of gc's scanner (cmd/compile/internal/syntax/scanner.go): a literal is
 * always consumed whole, and only its first fault is reported, with the exception of escapes.
 *
 * INVARIANT: one result object is reused; the caller reads it before it scans again.
 */
import { decodeRune } from '../base/bytes.js';
import type { LitKind } from '../ast/nodes.js';
import type { Report } from './events.js';
import { quoteRune, unicodeName } from '../base/quote.js';

export interface ScannedLiteral {
  end: number;
  kind: LitKind;
  bad: boolean;
}

const result: ScannedLiteral = { end: 0, kind: 'int', bad: false };

function done(end: number, kind: LitKind, ok: boolean): ScannedLiteral {
  result.end = end;
  result.kind = kind;
  result.bad = !ok;
  return result;
}

const lower = (c: number): number => c | 0x20;
const isDecimal = (c: number): boolean => c >= 0x30 && c <= 0x39;
const isHex = (c: number): boolean => isDecimal(c) || (lower(c) >= 0x61 && lower(c) <= 0x66);

/** Scans a literal at `start`; undefined if none begins there. */
export function scanLiteral(text: string, start: number, report: Report): ScannedLiteral | undefined {
  const c = text.charCodeAt(start);
  if (isDecimal(c)) return scanNumber(text, start, report);
  switch (c) {
    case 0x22:
      return scanString(text, start, report);
    case 0x60:
      return scanRawString(text, start, report);
    case 0x27:
      return scanRune(text, start, report);
    case 0x2e:
      return isDecimal(text.charCodeAt(start + 1)) ? scanNumber(text, start, report) : undefined;
    default:
      return undefined;
  }
}

// ---------------------------------------------------------------- numbers

function baseName(base: number): string {
  return base === 2 ? 'binary' : base === 8 ? 'octal' : base === 10 ? 'decimal' : 'hexadecimal';
}

/** A run of digits and underscores. */
class DigitRun {
  pos = 0;
  digits = false;
  separators = false;
  /** Offset of the first digit that is too large for the base, or -1. */
  invalid = -1;

  scan(text: string, base: number): void {
    for (; ; this.pos++) {
      const c = text.charCodeAt(this.pos);
      if (c === 0x5f) this.separators = true;
      else if (base <= 10 ? isDecimal(c) : isHex(c)) {
        this.digits = true;
        if (base <= 10 && c >= 0x30 + base && this.invalid < 0) this.invalid = this.pos;
      } else return;
    }
  }
}

function scanNumber(text: string, start: number, report: Report): ScannedLiteral {
  // Most numbers are short decimal integers.
  let i = start;
  while (isDecimal(text.charCodeAt(i))) i++;
  const next = text.charCodeAt(i);
  if (next !== 0x2e && next !== 0x5f && !(lower(next) >= 0x61 && lower(next) <= 0x7a)) {
    if (i - start === 1 || text.charCodeAt(start) !== 0x30) return done(i, 'int', true);
  }
  return scanAnyNumber(text, start, report);
}

function scanAnyNumber(text: string, start: number, report: Report): ScannedLiteral {
  const run = new DigitRun();
  run.pos = start;
  let ok = true;
  let base = 10;
  let prefix = '';
  let kind: LitKind = 'int';
  const fail = (msg: string): void => {
    if (ok) report(start, run.pos, msg);
    ok = false;
  };
  let point = text.charCodeAt(start) === 0x2e;
  if (!point) {
    if (text.charCodeAt(start) === 0x30) {
      prefix = text.charAt(start + 1).toLowerCase();
      if (prefix === 'x' || prefix === 'o' || prefix === 'b') {
        base = prefix === 'x' ? 16 : prefix === 'o' ? 8 : 2;
        run.pos = start + 2;
      } else {
        base = 8;
        prefix = '0';
      }
    }
    run.scan(text, base);
    if (text.charCodeAt(run.pos) === 0x2e) {
      if (prefix === 'o' || prefix === 'b') fail(`invalid radix point in ${baseName(base)} literal`);
      point = true;
    }
  }
  if (point) {
    kind = 'float';
    run.pos++;
    run.scan(text, base);
  }
  if (!run.digits) fail(`${baseName(base)} literal has no digits`);
  const e = lower(text.charCodeAt(run.pos));
  if (e === 0x65 || e === 0x70) {
    kind = 'float';
    const letter = quoteRune(text.charCodeAt(run.pos));
    if (e === 0x65 && prefix !== '' && prefix !== '0') fail(`${letter} exponent requires decimal mantissa`);
    else if (e === 0x70 && prefix !== 'x') fail(`${letter} exponent requires hexadecimal mantissa`);
    run.pos++;
    const sign = text.charCodeAt(run.pos);
    if (sign === 0x2b || sign === 0x2d) run.pos++;
    run.digits = false;
    const invalid = run.invalid;
    run.scan(text, 10);
    run.invalid = invalid;
    if (!run.digits) fail('exponent has no digits');
  } else if (prefix === 'x' && kind === 'float') {
    fail("hexadecimal mantissa requires a 'p' exponent");
  }
  if (text.charCodeAt(run.pos) === 0x69) {
    kind = 'imag';
    run.pos++;
  }
  const end = run.pos;
  if (kind === 'int' && run.invalid >= 0 && ok) {
    report(start, run.invalid, `invalid digit ${quoteRune(text.charCodeAt(run.invalid))} in ${baseName(base)} literal`);
    ok = false;
  }
  if (run.separators && ok) {
    const sep = invalidSeparator(text.slice(start, end));
    if (sep >= 0) {
      report(start, start + sep, "'_' must separate successive digits");
      ok = false;
    }
  }
  return done(end, kind, ok);
}

/** Index of the first underscore that is not between digits (a base prefix counts as a digit), or -1. */
function invalidSeparator(lit: string): number {
  const isHexLit = /^0x/i.test(lit);
  let i = /^0[xob]/i.test(lit) ? 2 : 0;
  let previous = i > 0 ? 'digit' : 'other';
  for (; i < lit.length; i++) {
    const c = lit.charCodeAt(i);
    if (c === 0x5f) {
      if (previous !== 'digit') return i;
      previous = 'separator';
    } else if (isDecimal(c) || (isHexLit && isHex(c))) {
      previous = 'digit';
    } else {
      if (previous === 'separator') return i - 1;
      previous = 'other';
    }
  }
  return previous === 'separator' ? lit.length - 1 : -1;
}

// ---------------------------------------------------------------- strings and runes

function scanRawString(text: string, start: number, report: Report): ScannedLiteral {
  const close = text.indexOf('`', start + 1);
  if (close >= 0) return done(close + 1, 'string', true);
  report(start, start, 'string not terminated');
  return done(text.length, 'string', false);
}

function scanString(text: string, start: number, report: Report): ScannedLiteral {
  let ok = true;
  let i = start + 1;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 0x22) return done(i + 1, 'string', ok);
    if (c === 0x5c) {
      const end = scanEscape(text, start, i + 1, 0x22, report);
      if (end < 0) ok = false;
      i = Math.abs(end);
    } else if (c === 0x0a) {
      report(start, i, 'newline in string');
      return done(i, 'string', false);
    } else if (i >= text.length) {
      report(start, start, 'string not terminated');
      return done(i, 'string', false);
    } else i++;
  }
}

function scanRune(text: string, start: number, report: Report): ScannedLiteral {
  let ok = true;
  let i = start + 1;
  for (let n = 0; ; n++) {
    const c = text.charCodeAt(i);
    if (c === 0x27) {
      if (ok && n !== 1) {
        if (n === 0) report(start, i, "empty rune literal or unescaped '");
        else report(start, start, 'more than one character in rune literal');
        ok = false;
      }
      return done(i + 1, 'rune', ok);
    }
    if (c === 0x5c) {
      const end = scanEscape(text, start, i + 1, 0x27, report);
      if (end < 0) ok = false;
      i = Math.abs(end);
    } else if (c === 0x0a) {
      if (ok) report(start, i, 'newline in rune literal');
      return done(i, 'rune', false);
    } else if (i >= text.length) {
      if (ok) report(start, start, 'rune literal not terminated');
      return done(i, 'rune', false);
    } else i += decodeRune(text, i).width;
  }
}

/**
 * Scans an escape, `i` behind the backslash. Returns the offset behind it, negated if it is faulty (the fault
 * is reported; the text goes on at the offending character). End of file is left to the caller.
 */
function scanEscape(text: string, start: number, i: number, quote: number, report: Report): number {
  if (i >= text.length) return i;
  const c = text.charCodeAt(i);
  let digits: number;
  let base = 16;
  let max = 0x10ffff;
  if (c === quote || 'abfnrtv\\'.includes(text.charAt(i))) return i + 1;
  if (c >= 0x30 && c <= 0x37) {
    digits = 3;
    base = 8;
    max = 255;
  } else if (c === 0x78) {
    digits = 2;
    max = 255;
    i++;
  } else if (c === 0x75) {
    digits = 4;
    i++;
  } else if (c === 0x55) {
    digits = 8;
    i++;
  } else {
    report(start, i, 'unknown escape');
    return -i;
  }
  let x = 0;
  for (let n = 0; n < digits; n++, i++) {
    if (i >= text.length) return i;
    const d = digitValue(text.charCodeAt(i));
    if (d >= base) {
      report(start, i, `invalid character ${quoteRune(decodeRune(text, i).rune)} in ${baseName(base)} escape`);
      return -i;
    }
    x = x * base + d;
  }
  if (x > max && base === 8) {
    report(start, i, `octal escape value ${x} > 255`);
    return -i;
  }
  if (x > max || (x >= 0xd800 && x < 0xe000)) {
    report(start, i, `escape is invalid Unicode code point ${unicodeName(x)}`);
    return -i;
  }
  return i;
}

function digitValue(c: number): number {
  if (isDecimal(c)) return c - 0x30;
  const l = lower(c);
  return l >= 0x61 && l <= 0x66 ? l - 0x61 + 10 : 99;
}
