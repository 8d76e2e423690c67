/**
 * Arithmetic, comparisons of scalars, constants and numeric conversions as trees (gc: ssagen/ssa.go's opToSSA and conversion
 * tables). Ints narrower than 32 bits are kept extended to their Go type after every operation that may overflow.
 */
import { float32Val, float64Val } from '../../ir/const.js';
import type { ArithOp, CmpOp } from '../../ir/nodes.js';
import type { ConstVal, Type } from '../../types/types.js';
import { under } from '../../ir/typ.js';
import type { Pos } from '../../base/source.js';
import * as m from '../codegen/mir.js';
import type { VT, X } from '../codegen/mir.js';
import type { F } from './state.js';

export interface Num {
  kind: 'int' | 'float' | 'complex' | 'bool' | 'ptr' | 'string' | 'other';
  size: number;
  signed: boolean;
}

const kinds = new Map<string, Num>();
const def = (name: string, kind: Num['kind'], size: number, signed = false): void => {
  kinds.set(name, { kind, size, signed });
};
for (const n of [8, 16, 32, 64]) {
  def(`int${n}`, 'int', n / 8, true);
  def(`uint${n}`, 'int', n / 8);
}
def('float32', 'float', 4, true);
def('float64', 'float', 8, true);
def('untyped float', 'float', 8, true);
def('untyped rune', 'int', 4, true);
def('complex64', 'complex', 8);
def('complex128', 'complex', 16);
def('bool', 'bool', 1);
def('untyped bool', 'bool', 1);
def('string', 'string', 0);
def('untyped string', 'string', 0);
const words: Record<4 | 8, Map<string, Num>> = { 4: new Map(), 8: new Map() };
for (const ws of [4, 8] as const) {
  for (const n of ['int', 'untyped int']) words[ws].set(n, { kind: 'int', size: ws, signed: true });
  for (const n of ['uint', 'uintptr']) words[ws].set(n, { kind: 'int', size: ws, signed: false });
  for (const n of ['unsafe.Pointer', 'untyped nil']) words[ws].set(n, { kind: 'ptr', size: ws, signed: false });
}
const other: Num = { kind: 'other', size: 0, signed: false };
const ptrs: Record<4 | 8, Num> = { 4: { kind: 'ptr', size: 4, signed: false }, 8: { kind: 'ptr', size: 8, signed: false } };

export function numOf(f: F, t: Type): Num {
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return words[f.ws].get(u.basic) ?? kinds.get(u.basic) ?? other;
    case 'Pointer':
    case 'Map':
    case 'Chan':
    case 'Signature':
      return ptrs[f.ws];
    default:
      return other;
  }
}

const pre = (t: VT | ''): string => (t === 'l' ? 'i64' : t === 'f' ? 'f32' : t === 'd' ? 'f64' : 'i32');

/** Brings the low bits of x to the range of a narrow int type. */
export function narrow(x: X, n: Num): X {
  if (n.size >= 4) return x;
  if (x.op === 'i32.const') {
    const v = x.v as number;
    const bits = n.size * 8;
    return m.i32(n.signed ? (v << (32 - bits)) >> (32 - bits) : v & ((1 << bits) - 1));
  }
  return m.op1(`i32.extend${n.size * 8}_${n.signed ? 's' : 'u'}`, 'i', x);
}

// ---------------------------------------------------------------- constants

export function intConst(f: F, t: Type, v: bigint): X {
  const n = numOf(f, t);
  if (n.size === 8) return m.i64(v);
  return m.i32(Number(n.size < 4 ? (n.signed ? BigInt.asIntN(n.size * 8, v) : BigInt.asUintN(n.size * 8, v)) : BigInt.asIntN(32, v)));
}

export function constParts(f: F, v: ConstVal, t: Type): X[] {
  const n = numOf(f, t);
  switch (n.kind) {
    case 'bool':
      return [m.i32(v.kind === 'bool' && v.val ? 1 : 0)];
    case 'int':
      return [intConst(f, t, bigOf(v))];
    case 'float':
      return [n.size === 4 ? m.f32(float32Val(v)) : m.f64(float64Val(v))];
    case 'complex': {
      const re = v.kind === 'complex' ? v.re : v;
      const im: ConstVal = v.kind === 'complex' ? v.im : { kind: 'int', val: 0n };
      return n.size === 8 ? [m.f32(float32Val(re)), m.f32(float32Val(im))] : [m.f64(float64Val(re)), m.f64(float64Val(im))];
    }
    case 'string': {
      const s = v.kind === 'string' ? v.val : '';
      return [s === '' ? m.nil : m.symAddr(f.pk.stringSym(s)), f.wconst(s.length)];
    }
    case 'ptr': {
      const b = bigOf(v);
      return [b === 0n ? m.nil : m.op1('p.ofword', 'p', f.wconst(b))];
    }
    default:
      return f.bug(`constant of type ${t.kind}`);
  }
}

export function bigOf(v: ConstVal): bigint {
  switch (v.kind) {
    case 'int':
      return v.val;
    case 'rat':
      return v.num / v.den;
    case 'big':
      return v.exp >= 0 ? v.mant << BigInt(v.exp) : v.mant >> BigInt(-v.exp);
    case 'complex':
      return bigOf(v.re);
    case 'bool':
      return v.val ? 1n : 0n;
    default:
      return 0n;
  }
}

// ---------------------------------------------------------------- operators

const intNames: Partial<Record<ArithOp, string>> = { OADD: 'add', OSUB: 'sub', OMUL: 'mul', OAND: 'and', OOR: 'or', OXOR: 'xor' };

/** x op y for ints, floats and bools; complex numbers are in complexOp, shifts in shiftOp. */
export function arith(f: F, op: ArithOp, x: X, y: X, t: Type, pos: Pos): X {
  const n = numOf(f, t);
  if (n.kind === 'float') {
    const name = op === 'OADD' ? 'add' : op === 'OSUB' ? 'sub' : op === 'OMUL' ? 'mul' : 'div';
    return m.op2(m.opName(pre(x.t), name), x.t, x, y);
  }
  const p = pre(x.t);
  if (op === 'OANDNOT') {
    const all = x.t === 'l' ? m.i64(-1) : m.i32(-1);
    if (y.op === 'i64.const') return m.op2('i64.and', 'l', x, m.i64(~(y.v as bigint)));
    if (y.op === 'i32.const') return narrowIfUnsigned(m.op2('i32.and', 'i', x, m.i32(~(y.v as number))), n);
    return narrowIfUnsigned(m.op2(m.opName(p, 'and'), x.t, x, m.op2(m.opName(p, 'xor'), x.t, y, all)), n);
  }
  if (op === 'ODIV' || op === 'OMOD') {
    const known = (y.op === 'i32.const' && y.v !== 0) || (y.op === 'i64.const' && y.v !== 0n);
    const d = known ? y : m.trap1(`divcheck.${x.t}`, x.t as VT, y, pos || f.pos || 1);
    return narrow(m.op2(`${p}.${op === 'ODIV' ? 'div' : 'rem'}_${n.signed ? 's' : 'u'}`, x.t, x, d), n);
  }
  const name = intNames[op];
  if (name === undefined) f.bug(`arith ${op}`);
  const r = m.op2(m.opName(p, name), x.t, x, y);
  return op === 'OAND' || op === 'OOR' || op === 'OXOR' ? r : narrow(r, n);
}

const narrowIfUnsigned = (x: X, n: Num): X => (n.signed ? x : narrow(x, n));

/** x << y, x >> y. `bounded`: the count is known to be in range. */
export function shiftOp(f: F, op: 'OLSH' | 'ORSH', x: X, y: X, xt: Type, yt: Type, pos: Pos): X {
  const n = numOf(f, xt);
  const c = numOf(f, yt);
  let count = y;
  const cv = y.op === 'i32.const' ? BigInt(y.v as number) : y.op === 'i64.const' ? (y.v as bigint) : null;
  if (cv !== null && cv >= 0n) count = m.i32(Number(cv > 64n ? 64n : cv));
  else {
    if (c.signed) count = m.trap1(`shiftcheck.${y.t}`, y.t as VT, count, pos || f.pos || 1);
    if (y.t === 'l') count = m.op1('shcount.l', 'i', count);
  }
  const p = pre(x.t);
  if (op === 'OLSH') return narrow(m.op2(m.opName(p, 'shl'), x.t, x, count), n);
  return m.op2(`${p}.shr_${n.signed ? 's' : 'u'}`, x.t, x, count);
}

/** Complex arithmetic; complex64 multiplies in float64, as gc does, to lose less. */
export function complexOp(f: F, op: ArithOp, a: X[], b: X[], t: Type): X[] {
  const small = numOf(f, t).size === 8;
  const pt: VT = small ? 'f' : 'd';
  const p = pre(pt);
  if (op === 'OADD' || op === 'OSUB') {
    const name = op === 'OADD' ? 'add' : 'sub';
    return [m.op2(m.opName(p, name), pt, a[0]!, b[0]!), m.op2(m.opName(p, name), pt, a[1]!, b[1]!)];
  }
  const wide = (x: X): X => f.cheap(small ? m.op1('f64.promote_f32', 'd', x) : x);
  const [ar, ai, br, bi] = [wide(a[0]!), wide(a[1]!), wide(b[0]!), wide(b[1]!)];
  let r: X[];
  if (op === 'OMUL') {
    const mul = (x: X, y: X): X => m.op2('f64.mul', 'd', x, y);
    r = [m.op2('f64.sub', 'd', mul(ar, br), mul(ai, bi)), m.op2('f64.add', 'd', mul(ar, bi), mul(ai, br))];
  } else r = f.rt('complex128div', ar, ai, br, bi);
  return small ? r.map((x) => m.op1('f32.demote_f64', 'f', x)) : r;
}

export function negate(f: F, x: X, t: Type): X {
  const n = numOf(f, t);
  if (n.kind === 'float') return m.op1(m.opName(pre(x.t), 'neg'), x.t, x);
  const zero = x.t === 'l' ? m.i64(0) : m.i32(0);
  return narrow(m.op2(m.opName(pre(x.t), 'sub'), x.t, zero, x), n);
}

export function complement(f: F, x: X, t: Type): X {
  const all = x.t === 'l' ? m.i64(-1) : m.i32(-1);
  return narrowIfUnsigned(m.op2(m.opName(pre(x.t), 'xor'), x.t, x, all), numOf(f, t));
}

const cmpNames: Record<CmpOp, string> = { OEQ: 'eq', ONE: 'ne', OLT: 'lt', OLE: 'le', OGT: 'gt', OGE: 'ge' };

/** Comparison of single scalars. */
export function compare(f: F, op: CmpOp, x: X, y: X, t: Type): X {
  const name = cmpNames[op];
  if (x.t === 'p') {
    if (op !== 'OEQ' && op !== 'ONE') f.bug(`pointers compared by ${op}`);
    const nilSide = y.op === 'p.nil' ? x : x.op === 'p.nil' ? y : null;
    if (nilSide !== null) {
      const isnil = m.op1('p.isnil', 'i', nilSide);
      return op === 'OEQ' ? isnil : m.op1('i32.eqz', 'i', isnil);
    }
    return m.op2(op === 'OEQ' ? 'p.eq' : 'p.ne', 'i', x, y);
  }
  if (x.t === 'f' || x.t === 'd') return m.op2(m.opName(pre(x.t), name), 'i', x, y);
  const p = pre(x.t);
  if (op === 'OEQ' || op === 'ONE') {
    const zero = (y.op === 'i32.const' && y.v === 0) || (y.op === 'i64.const' && y.v === 0n);
    if (zero && op === 'OEQ') return m.op1(m.opName(p, 'eqz'), 'i', x);
    return m.op2(m.opName(p, name), 'i', x, y);
  }
  return m.op2(`${p}.${name}_${numOf(f, t).signed ? 's' : 'u'}`, 'i', x, y);
}

// ---------------------------------------------------------------- conversions

/** Conversion between integer, float and pointer-sized scalar types. */
export function convert(f: F, x: X, from: Type, to: Type): X {
  const a = numOf(f, from);
  const b = numOf(f, to);
  if (a.kind === 'ptr' || b.kind === 'ptr') {
    if (x.t === 'p' && b.kind === 'int') return m.op1('p.toword', f.word, x);
    if (x.t !== 'p' && b.kind === 'ptr') return m.op1('p.ofword', 'p', f.ext(x, a.signed));
    return x;
  }
  if (a.kind === 'int' && b.kind === 'int') return intToInt(x, a, b);
  if (a.kind === 'int' && b.kind === 'float') {
    const src = x.t === 'l' ? 'i64' : 'i32';
    const s = a.signed || a.size < 4 ? 's' : 'u';
    return m.op1(`${b.size === 4 ? 'f32' : 'f64'}.convert_${src}_${s}`, b.size === 4 ? 'f' : 'd', x);
  }
  if (a.kind === 'float' && b.kind === 'float') {
    if (a.size === b.size) return x;
    return a.size === 4 ? m.op1('f64.promote_f32', 'd', x) : m.op1('f32.demote_f64', 'f', x);
  }
  if (a.kind === 'float' && b.kind === 'int') return floatToInt(f, x, b);
  return x;
}

export function intToInt(x: X, a: Num, b: Num): X {
  if (x.op === 'i64.const' && b.size <= 4) return narrow(m.i32(Number(BigInt.asIntN(32, x.v as bigint))), b);
  if (b.size === 8) {
    if (x.t === 'l') return x;
    if (x.op === 'i32.const') return m.i64(a.signed ? BigInt(x.v as number) : BigInt((x.v as number) >>> 0));
    return m.op1(a.signed || a.size < 4 ? 'i64.extend_i32_s' : 'i64.extend_i32_u', 'l', x);
  }
  const y = x.t === 'l' ? m.op1('i32.wrap_i64', 'i', x) : x;
  if (b.size === 4) return y;
  // A narrower source of the same signedness is in range already.
  if (a.size < b.size && (a.signed === b.signed || !a.signed)) return y;
  if (a.size === b.size && a.signed === b.signed) return y;
  return narrow(y, b);
}

/** As gc's code on amd64 and 386 (CVTTSD2SL, CVTTSD2SQ, and runtime helpers on 386). */
function floatToInt(f: F, x0: X, b: Num): X {
  const x = x0.t === 'f' ? m.op1('f64.promote_f32', 'd', x0) : x0;
  if (b.size < 4) return narrow(m.op1('i32.trunc_f64_s', 'i', x), b);
  if (b.size === 4 && b.signed) return m.op1('i32.trunc_f64_s', 'i', x);
  if (b.size === 4) {
    const v = f.cheap(x);
    const low = m.op1('i32.wrap_i64', 'i', m.op1('i64.trunc_f64_s', 'l', v));
    // The 386 goes through FISTP, to int64, whose low half is 0 out of range; the 32-bit machine's i64.trunc_f64_s follows gc's helper, which wraps.
    const inRange = m.op2('i32.and', 'i', m.op2('f64.lt', 'i', v, m.f64(2 ** 63)), m.op2('f64.lt', 'i', m.f64(-(2 ** 63)), v));
    return f.ws === 8 ? low : m.op3('select.i', 'i', low, m.i32(0), inRange);
  }
  return m.op1(b.signed ? 'i64.trunc_f64_s' : 'i64.trunc_f64_u', 'l', x);
}
