/** Every arithmetic, comparison and conversion instruction against BigInt and Math, with register and constant operands. */
import { describe, expect, it } from 'vitest';
import { opTable } from '../../src/bytecode/opcodes.js';
import { TestMachine } from './machine.js';

type V = number | bigint;

const ints: bigint[] = [0n, 1n, -1n, 2n, 3n, 7n, -8n, 31n, 32n, 33n, 63n, 64n, 255n, 65536n, 0x7fffffffn, -0x80000000n, 1234567891n];
const longs: bigint[] = [...ints, 0x80000000n, 0xffffffffn, 0x100000000n, -0x100000000n, (1n << 53n) - 1n, (1n << 53n) + 1n, -(1n << 53n), 0x7fffffffffffffffn, -0x8000000000000000n, 6364136223846793005n, -0x8000000000000001n & 0x7fffffffffffffffn];
const doubles: number[] = [0, -0, 1, -1, 0.5, 1.5, 2.5, -2.5, 3.75, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN, 2147483647.9, -2147483648.9, 4294967296, 9.3e18, -9.3e18, 1.5e19, 3e19, 4503599627370497.5];
const counts: bigint[] = [0n, 1n, 5n, 31n, 32n, 33n, 63n, 64n, 100n, -1n];

const s = (bits: number, v: bigint): bigint => BigInt.asIntN(bits, v);
const u = (bits: number, v: bigint): bigint => BigInt.asUintN(bits, v);

function intOracle(op: string, bits: number, a: bigint, b: bigint): V | null {
  const count = u(32, b);
  switch (op) {
    case 'add': return s(bits, a + b);
    case 'sub': return s(bits, a - b);
    case 'mul': return s(bits, a * b);
    case 'div_s': return b === 0n ? null : s(bits, a / b);
    case 'rem_s': return b === 0n ? null : s(bits, a % b);
    case 'div_u': return b === 0n ? null : s(bits, u(bits, a) / u(bits, b));
    case 'rem_u': return b === 0n ? null : s(bits, u(bits, a) % u(bits, b));
    case 'mulhi_u': return s(bits, (u(bits, a) * u(bits, b)) >> BigInt(bits));
    case 'and': return s(bits, a & b);
    case 'or': return s(bits, a | b);
    case 'xor': return s(bits, a ^ b);
    case 'shl': return count >= BigInt(bits) ? 0n : s(bits, a << count);
    case 'shr_s': return count >= BigInt(bits) ? (a < 0n ? -1n : 0n) : a >> count;
    case 'shr_u': return count >= BigInt(bits) ? 0n : s(bits, u(bits, a) >> count);
    case 'rotl': {
      const n = count % BigInt(bits);
      return s(bits, (u(bits, a) << n) | (u(bits, a) >> (BigInt(bits) - n)));
    }
    case 'eq': return a === b ? 1n : 0n;
    case 'ne': return a !== b ? 1n : 0n;
    case 'lt_s': return a < b ? 1n : 0n;
    case 'le_s': return a <= b ? 1n : 0n;
    case 'gt_s': return a > b ? 1n : 0n;
    case 'ge_s': return a >= b ? 1n : 0n;
    case 'lt_u': return u(bits, a) < u(bits, b) ? 1n : 0n;
    case 'le_u': return u(bits, a) <= u(bits, b) ? 1n : 0n;
    case 'gt_u': return u(bits, a) > u(bits, b) ? 1n : 0n;
    case 'ge_u': return u(bits, a) >= u(bits, b) ? 1n : 0n;
    case 'eqz': return a === 0n ? 1n : 0n;
    case 'clz': return BigInt(bits - (u(bits, a) === 0n ? 0 : u(bits, a).toString(2).length));
    case 'ctz': {
      let n = 0;
      while (n < bits && ((u(bits, a) >> BigInt(n)) & 1n) === 0n) n++;
      return BigInt(n);
    }
    case 'popcnt': return BigInt([...u(bits, a).toString(2)].filter((c) => c === '1').length);
    case 'bswap': {
      let r = 0n;
      for (let i = 0; i < bits / 8; i++) r = (r << 8n) | ((u(bits, a) >> BigInt(8 * i)) & 255n);
      return s(bits, r);
    }
    case 'extend8_s': return s(8, a);
    case 'extend16_s': return s(16, a);
    case 'extend8_u': return u(8, a);
    case 'extend16_u': return u(16, a);
    case 'wrap_i64': return s(32, a);
    case 'extend_i32_s': return a;
    case 'extend_i32_u': return u(32, a);
    default: return null;
  }
}

function round(x: number): number {
  const f = Math.floor(x);
  if (!Number.isFinite(x) || f === x) return x;
  const d = x - f;
  const r = d < 0.5 || (d === 0.5 && f % 2 === 0) ? f : f + 1;
  return r === 0 && x < 0 ? -0 : r;
}

function floatOracle(op: string, r: (x: number) => number, a: number, b: number): V | null {
  const bool = (c: boolean): bigint => (c ? 1n : 0n);
  switch (op) {
    case 'add': return r(a + b);
    case 'sub': return r(a - b);
    case 'mul': return r(a * b);
    case 'div': return r(a / b);
    case 'min': return Math.min(a, b);
    case 'max': return Math.max(a, b);
    case 'copysign': return (Object.is(b, -0) || b < 0) !== (Object.is(a, -0) || a < 0) ? -a : a;
    case 'neg': return -a;
    case 'abs': return Math.abs(a);
    case 'sqrt': return r(Math.sqrt(a));
    case 'floor': return Math.floor(a);
    case 'ceil': return Math.ceil(a);
    case 'trunc': return Math.trunc(a);
    case 'nearest': return round(a);
    case 'eq': return bool(a === b);
    case 'ne': return bool(a !== b);
    case 'lt': return bool(a < b);
    case 'le': return bool(a <= b);
    case 'gt': return bool(a > b);
    case 'ge': return bool(a >= b);
    default: return null;
  }
}

const truncToLong = (a: number): bigint => (a >= -(2 ** 63) && a < 2 ** 63 ? BigInt(Math.trunc(a)) : -(1n << 63n));

const conversions: Record<string, (a: V) => V> = {
  'i32.trunc_f64_s': (a) => (Number(a) > -2147483649 && Number(a) < 2147483648 ? BigInt(Math.trunc(Number(a))) : -0x80000000n),
  'i64.trunc_f64_s': (a) => truncToLong(Number(a)),
  'i64.trunc_f64_u': (a) => (Number(a) < 2 ** 63 ? truncToLong(Number(a)) : s(64, truncToLong(Number(a) - 2 ** 63) | (1n << 63n))),
  'f32.convert_i32_s': (a) => Math.fround(Number(a)),
  'f32.convert_i32_u': (a) => Math.fround(Number(u(32, BigInt(a)))),
  'f32.convert_i64_s': (a) => nearestFloat(BigInt(a)),
  'f32.convert_i64_u': (a) => nearestFloat(u(64, BigInt(a))),
  'f64.convert_i32_s': (a) => Number(a),
  'f64.convert_i32_u': (a) => Number(u(32, BigInt(a))),
  'f64.convert_i64_s': (a) => Number(a),
  'f64.convert_i64_u': (a) => Number(u(64, BigInt(a))),
  'f32.demote_f64': (a) => Math.fround(Number(a)),
  'f64.promote_f32': (a) => a,
  'shcount.l': (a) => s(32, u(64, BigInt(a)) > 0xffffffffn ? -1n : BigInt(a)),
};

/** Nearest float32 by comparing neighbours exactly. */
function nearestFloat(v: bigint): number {
  const guess = Math.fround(Number(v));
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, guess);
  let best = guess;
  const bits = view.getInt32(0);
  const distance = (f: number): bigint => (BigInt(f) > v ? BigInt(f) - v : v - BigInt(f));
  for (const d of [-1, 1]) {
    view.setInt32(0, bits + d);
    const f = view.getFloat32(0);
    if (!Number.isInteger(f)) continue;
    const better = distance(f) < distance(best);
    const tie = distance(f) === distance(best) && ((bits + d) & 1) === 0;
    if (better || tie) best = f;
  }
  return best;
}

interface Case {
  name: string;
  types: string;
  result: string;
  oracle: (a: V, b: V) => V | null;
}

const values: Record<string, V[]> = { i: ints, l: longs, d: doubles, f: doubles.map(Math.fround) };

const cases: Case[] = [];
for (const r of opTable) {
  const m = /^([ilfd])(?: ([ilfd]))? -- ([ilfd])$/.exec(r.pic);
  if (m === null || r.imm.length > 0 || r.fx !== '' || r.name.startsWith('select') || r.name.includes('reinterpret')) continue;
  const types = m[1]! + (m[2] ?? '');
  const op = r.name.slice(r.name.indexOf('.') + 1);
  const own = r.name[0] === 'f' ? 'f' : 'i';
  let oracle: Case['oracle'];
  const conv = conversions[r.name];
  if (conv !== undefined) oracle = (a) => conv(a);
  else if (own === 'f') oracle = (a, b) => floatOracle(op, r.name.startsWith('f32') ? Math.fround : (x) => x, Number(a), Number(b));
  else oracle = (a, b) => intOracle(op, r.name.startsWith('i64') && op !== 'extend_i32_s' && op !== 'extend_i32_u' ? 64 : 32, BigInt(a), BigInt(b));
  cases.push({ name: r.name, types, result: m[3]!, oracle });
}

function constText(t: string, v: V): string {
  if (t === 'i') return `i32.const ${v}`;
  if (t === 'l') return `i64.const ${v}`;
  const bits = new DataView(new ArrayBuffer(8));
  if (t === 'f') {
    bits.setFloat32(0, Number(v));
    return `f32.const 0x${bits.getUint32(0).toString(16)}`;
  }
  bits.setFloat64(0, Number(v));
  return `f64.const 0x${bits.getBigUint64(0).toString(16)}`;
}

function same(got: V, want: V): boolean {
  return typeof want === 'bigint' ? BigInt(got) === want : Object.is(Number(got), want);
}

describe('arithmetic', () => {
  it.each(cases)('$name', (c) => {
    const as = values[c.types[0]!]!;
    const isCount = /sh[lr]|rotl/.test(c.name);
    const bs = c.types.length === 1 ? [0] : isCount ? counts : values[c.types[1]!]!;
    const get = c.types.length === 1 ? 'local.get 0' : 'local.get 0\nlocal.get 1';
    let text = `func rr(${c.types})${c.result} slots=${c.types}\n${get}\n${c.name}\nreturn\nend\n`;
    // Into the first operand's slot when types agree, else through a local.
    text += `func own(${c.types})${c.result} slots=${c.types}${c.result}\n${get}\n${c.name}\nlocal.set ${c.types.length}\nlocal.get ${c.types.length}\nreturn\nend\n`;
    if (c.result === c.types[0]) text += `func same(${c.types})${c.result} slots=${c.types}\n${get}\n${c.name}\nlocal.set 0\nlocal.get 0\nreturn\nend\n`;
    if (c.types.length === 2) {
      bs.forEach((b, i) => {
        text += `func ri${i}(${c.types[0]})${c.result} slots=${c.types[0]}\nlocal.get 0\n${constText(c.types[1]!, b)}\n${c.name}\nreturn\nend\n`;
        text += `func ir${i}(${c.types[0]})${c.result} slots=${c.types[0]}\n${constText(c.types[0]!, as[i % as.length]!)}\n${isCount ? constText(c.types[1]!, b) : 'local.get 0'}\n${c.name}\nreturn\nend\n`;
      });
    }
    if (c.result === 'i') {
      text += `func br(${c.types})i slots=${c.types}\n${get}\n${c.name}\nif\ni32.const 1\nreturn\nend\ni32.const 0\nreturn\nend\n`;
      text += `func nbr(${c.types})i slots=${c.types}\nblock\n${get}\n${c.name}\ni32.eqz\nbr_if 0\ni32.const 1\nreturn\nend\ni32.const 0\nreturn\nend\n`;
      if (c.types.length === 2) bs.forEach((b, i) => {
        text += `func bri${i}(${c.types[0]})i slots=${c.types[0]}\nblock\nlocal.get 0\n${constText(c.types[1]!, b)}\n${c.name}\nbr_if 0\ni32.const 0\nreturn\nend\ni32.const 1\nreturn\nend\n`;
      });
    }
    const m = new TestMachine(text, { memory: 8 << 20 });
    const check = (fn: string, args: V[], want: V | null): void => {
      if (want === null) return;
      const got = m.call(fn, ...args)[0]!;
      if (!same(got, want)) expect({ fn, args, got }).toEqual({ fn, args, want });
    };
    for (const a of as) {
      bs.forEach((b, i) => {
        const want = c.oracle(a, b);
        const args = c.types.length === 1 ? [a] : [a, b];
        check('rr', args, want);
        check('own', args, want);
        if (m.ids.has('same')) check('same', args, want);
        if (c.types.length === 2) check(`ri${i}`, [a], want);
        if (c.types.length === 2 && !isCount && c.types[0] === c.types[1]) check(`ir${i}`, [a], c.oracle(as[i % as.length]!, a));
        if (m.ids.has('br') && want !== null) {
          const bool = BigInt(want) !== 0n ? 1n : 0n;
          check('br', args, bool);
          check('nbr', args, bool);
          if (c.types.length === 2) check(`bri${i}`, [a], bool);
        }
      });
    }
  });
});
