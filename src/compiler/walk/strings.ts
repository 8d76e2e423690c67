/** String concatenation (gc: walkAddString). */
import type { AddStringExpr, Expr } from '../../ir/nodes.js';
import { tString, under } from '../../ir/typ.js';
import type { X } from '../codegen/mir.js';
import * as m from '../codegen/mir.js';
import { onStack, variableMakeBytes } from './alloc.js';
import { bufferStays } from './stays.js';
import { expr, parts } from './expr.js';
import { stringVal } from './nodes.js';
import type { RuntimeName } from './runtime-calls.js';
import type { F, Val } from './state.js';

/** Address of a buffer in the frame. */
export function stackBuf(f: F, size: number): X {
  const slot = f.rawSlot(size, [], '.buf', `[${size}]uint8`);
  return f.keepAddr(f.frameMem(slot));
}

/** `conv`: the []byte conversion around it, if any. */
export function addString(f: F, n: AddStringExpr, conv: Expr | null): Val {
  const list = n.list;
  if (list.length === 1) return expr(f, list[0]!);
  const bytes = conv !== null && under(conv.type!).kind === 'Slice';
  let buf: X = m.nil;
  if (bytes) {
    if (onStack(f, conv)) buf = stackBuf(f, variableMakeBytes);
  } else if (onStack(f, n)) {
    let sz = 0;
    for (const e of list) sz += stringVal(e).length;
    if (sz < variableMakeBytes) buf = stackBuf(f, variableMakeBytes);
  }
  if (buf !== m.nil) bufferStays(f, n, variableMakeBytes);
  const args: X[] = [];
  for (const e of list) args.push(...parts(f, e));
  return concat(f, buf, args, bytes);
}

/** `args`: address and length of each string. */
export function concat(f: F, buf: X, args: readonly X[], bytes: boolean): Val {
  const n = args.length / 2;
  const base = bytes ? 'concatbyte' : 'concatstring';
  if (n <= 5) return { parts: f.rt(`${base}${n}` as RuntimeName, buf, ...args), loc: null };
  const arr = { kind: 'Array', len: n, elem: tString } as const;
  const l = f.frameMem(f.newSlot(arr, '.strs'));
  f.push(m.varDefS(l.slot));
  const sp = f.parts(tString)!;
  for (let i = 0; i < n; i++) {
    f.storePart(f.at(l, i * 2 * f.ws), sp[0]!, args[2 * i]!);
    f.storePart(f.at(l, i * 2 * f.ws), sp[1]!, args[2 * i + 1]!);
  }
  const r = f.rt(`${base}s` as RuntimeName, buf, f.passAddr(l), f.wconst(n), f.wconst(n));
  return { parts: r, loc: null };
}
