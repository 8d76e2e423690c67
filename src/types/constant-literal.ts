/** Values of literals (go/constant's MakeFromLiteral, strconv.Unquote). Malformed ones give an unknown value. */
import type { LitKind } from '../ast/nodes.js';
import { decodeRune, encodeRune } from '../base/bytes.js';
import { type BigFloat, exponent, makeRational, mul, power, quotient, round } from './big-float.js';
import type { ConstVal } from './types.js';

const unknown: ConstVal = { kind: 'unknown' };
const maxRatExp = 4 << 10;

export function makeFromLiteral(lit: string, kind: LitKind): ConstVal {
  switch (kind) {
    case 'int': {
      const v = parseInteger(lit);
      return v === null ? unknown : { kind: 'int', val: v };
    }
    case 'float':
      return parseFloatLiteral(lit);
    case 'imag': {
      if (!lit.endsWith('i')) return unknown;
      const im = parseFloatLiteral(lit.slice(0, -1));
      return im.kind === 'unknown' ? unknown : { kind: 'complex', re: { kind: 'int', val: 0n }, im };
    }
    case 'rune': {
      const r = unquoteRune(lit);
      return r === null ? unknown : { kind: 'int', val: BigInt(r) };
    }
    case 'string': {
      const s = unquote(lit);
      return s === null ? unknown : { kind: 'string', val: s };
    }
  }
}

// ---------------------------------------------------------------- numbers

function parseInteger(lit: string): bigint | null {
  const s = lit.replaceAll('_', '');
  let digits = s;
  if (/^0[bBoOxX]/.test(s)) digits = s.toLowerCase();
  else if (/^0[0-7]+$/.test(s)) digits = `0o${s.slice(1)}`;
  else if (/^0\d/.test(s) || !/^\d+$/.test(s)) return null;
  try {
    return BigInt(digits);
  } catch {
    return null;
  }
}

/** Decimal digits to a bigint; V8's conversion is fast enough for what fits in a source file. */
function toBig(digits: string): bigint {
  return BigInt(digits === '' ? '0' : digits);
}

function parseFloatLiteral(lit: string): ConstVal {
  const s = lit.replaceAll('_', '').toLowerCase();
  const hex = /^0x([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/.exec(s);
  if (hex !== null) {
    const frac = hex[2] ?? '';
    const digits = hex[1]! + frac;
    if (digits === '') return unknown;
    return fromParts(BigInt(`0x${digits}`), 0, Number(hex[3] ?? '0') - 4 * frac.length);
  }
  if (/^0[bo]/.test(s)) {
    try {
      return fromParts(BigInt(s), 0, 0);
    } catch {
      return unknown;
    }
  }
  const dec = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/.exec(s);
  if (dec === null || (dec[1]! === '' && (dec[2] ?? '') === '')) return unknown;
  const frac = dec[2] ?? '';
  return fromParts(toBig(dec[1]! + frac), Number(dec[3] ?? '0') - frac.length, 0);
}

/** mant * 10^exp10 * 2^exp2: a rational if small, else a float; infinite ones are unknown. */
function fromParts(mant: bigint, exp10: number, exp2: number): ConstVal {
  if (mant === 0n) return { kind: 'rat', num: 0n, den: 1n };
  // Beyond these the value is infinite or zero for certain.
  if (exp10 > 2 ** 31 || exp2 > 2 ** 32) return unknown;
  if (exp10 < -(2 ** 31) || exp2 < -(2 ** 32)) return { kind: 'rat', num: 0n, den: 1n };
  const f = approximate(mant, exp10, exp2);
  if (f === null) return unknown;
  if (f.mant === 0n) return { kind: 'rat', num: 0n, den: 1n };
  const e = exponent(f);
  if (-maxRatExp < e && e < maxRatExp) {
    const up = (exp10 > 0 ? 10n ** BigInt(exp10) : 1n) * (exp2 > 0 ? 1n << BigInt(exp2) : 1n);
    const down = (exp10 < 0 ? 10n ** BigInt(-exp10) : 1n) * (exp2 < 0 ? 1n << BigInt(-exp2) : 1n);
    return { kind: 'rat', ...makeRational(mant * up, down) };
  }
  return { kind: 'big', mant: f.mant, exp: f.exp };
}

function approximate(mant: bigint, exp10: number, exp2: number): BigFloat | null {
  if (exp10 === 0) return round(mant, exp2);
  // 10^n = 5^n * 2^n
  const p = power(5n, Math.abs(exp10));
  if (p === null) return exp10 > 0 ? null : { mant: 0n, exp: 0 };
  if (exp10 > 0) {
    const m: BigFloat = { mant, exp: exp10 + exp2 };
    return mul(m, p);
  }
  return quotient(mant, p.mant, exp10 + exp2 - p.exp);
}

// ---------------------------------------------------------------- runes and strings

interface Unescaped {
  /** Bytes of the result. */
  text: string;
  rune: number;
  next: number;
}

const simpleEscapes = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
]);

/** One character or escape at s[i]; \x and octal escapes are bytes in strings. */
function unescapeChar(s: string, i: number, delim: string): Unescaped | null {
  if (s[i] !== '\\') {
    const { rune, width } = decodeRune(s, i);
    return { text: s.slice(i, i + width), rune, next: i + width };
  }
  const c = s[i + 1];
  if (c === undefined) return null;
  const simple = simpleEscapes.get(c);
  if (simple !== undefined) return { text: String.fromCharCode(simple), rune: simple, next: i + 2 };
  if (c === delim && (c === "'" || c === '"')) return { text: c, rune: c.charCodeAt(0), next: i + 2 };
  const width = c === 'x' ? 2 : c === 'u' ? 4 : c === 'U' ? 8 : 0;
  if (width > 0) {
    const h = s.slice(i + 2, i + 2 + width);
    if (h.length !== width || !/^[0-9a-fA-F]+$/.test(h)) return null;
    const v = parseInt(h, 16);
    if (c === 'x') return { text: String.fromCharCode(v), rune: v, next: i + 4 };
    if (v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff)) return null;
    return { text: encodeRune(v), rune: v, next: i + 2 + width };
  }
  const oct = /^[0-7]{3}/.exec(s.slice(i + 1, i + 4));
  if (oct === null) return null;
  const v = parseInt(oct[0], 8);
  return v > 255 ? null : { text: String.fromCharCode(v), rune: v, next: i + 4 };
}

function unquoteRune(lit: string): number | null {
  if (lit.length < 3 || lit[0] !== "'" || lit[lit.length - 1] !== "'") return null;
  const u = unescapeChar(lit, 1, "'");
  return u === null || u.next !== lit.length - 1 ? null : u.rune;
}

/** The value of a string literal, or null if it is malformed. */
export function unquote(lit: string): string | null {
  const q = lit[0];
  if (lit.length < 2 || q !== lit[lit.length - 1]) return null;
  const body = lit.slice(1, -1);
  if (q === '`') return body.includes('\r') ? body.replaceAll('\r', '') : body;
  if (q !== '"') return null;
  if (!body.includes('\\')) return body;
  const parts: string[] = [];
  for (let i = 0; i < body.length; ) {
    const esc = body.indexOf('\\', i);
    if (esc !== i) {
      const end = esc < 0 ? body.length : esc;
      parts.push(body.slice(i, end));
      i = end;
      continue;
    }
    const u = unescapeChar(body, i, '"');
    if (u === null) return null;
    parts.push(u.text);
    i = u.next;
  }
  return parts.join('');
}
