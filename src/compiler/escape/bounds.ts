/**
 * Notes `index bounds check elided` (walk/expr.go walkIndex): indexes whose type or operator cannot exceed the length of an array or
 * constant string. gc says so while it lowers, function by function.
 */
import { doChildren } from '../../ir/visit.js';
import { newParen } from '../../ir/build.js';
import type { Expr, Func, Node } from '../../ir/nodes.js';
import { isArray, isInteger, isPtr, isUnsigned, elemType, under } from '../../ir/typ.js';
import { sizeof } from '../../types/sizes.js';
import type { Type } from '../../types/types.js';
import type { Diagnoser } from '../inline/diagnose.js';
import { isSmallIntConst } from './heap-reason.js';

const intVal = (n: Expr): bigint => (n.op === 'OLITERAL' && n.val.kind === 'int' ? n.val.val : 0n);

/** Whether the value of n is certainly in [0, max). */
export function isBounded(n: Expr, max: bigint, ws: 4 | 8): boolean {
  if (n.type === null || !isInteger(n.type)) return false;
  const unsigned = isUnsigned(n.type);
  let bits = 8 * sizeof(ws, n.type);
  if (isSmallIntConst(n)) return intVal(n) >= 0n && intVal(n) < max;
  switch (n.op) {
    case 'OAND': case 'OANDNOT': {
      let v = -1n;
      if (isSmallIntConst(n.x)) v = intVal(n.x);
      else if (isSmallIntConst(n.y)) {
        v = intVal(n.y);
        if (n.op === 'OANDNOT') {
          v = ~v;
          if (unsigned) v = BigInt.asIntN(64, v & ((1n << BigInt(bits)) - 1n));
        }
      }
      if (v >= 0n && v < max) return true;
      break;
    }
    case 'OMOD':
      if (unsigned && isSmallIntConst(n.y) && intVal(n.y) >= 0n && intVal(n.y) <= max) return true;
      break;
    case 'ODIV':
      if (unsigned && isSmallIntConst(n.y)) for (let v = intVal(n.y); bits > 0 && v >= 2n; v >>= 1n) bits--;
      break;
    case 'ORSH':
      if (unsigned && isSmallIntConst(n.y)) {
        const v = intVal(n.y);
        if (v > BigInt(bits)) return true;
        bits -= Number(v);
      }
      break;
    default:
      break;
  }
  return unsigned && bits <= 62 && 1n << BigInt(Math.max(bits, 0)) <= max;
}

/** Length of an array, a pointer to one or a constant string; null for others. */
function knownLen(x: Expr): bigint | null {
  const t: Type = isPtr(x.type!) ? elemType(x.type!) : x.type!;
  if (isArray(t)) {
    const u = under(t);
    return u.kind === 'Array' ? BigInt(u.len) : null;
  }
  return x.op === 'OLITERAL' && x.val.kind === 'string' ? BigInt(x.val.val.length) : null;
}

function spill(n0: Expr, out: Set<Expr>): void {
  let n = n0;
  while (n.op === 'ODOT' || n.op === 'OCONV' || n.op === 'OCONVNOP') n = n.x;
  if (n.op === 'OINDEX') out.add(n);
}

export function noteBounds(fn: Func, diag: Diagnoser, ws: 4 | 8): void {
  // Appended values are evaluated into temporaries first: only the type of an index is left.
  const spilled = new Set<Expr>();
  const go = (n: Node): boolean => {
    if (n.op === 'OAPPEND' && !n.isDDD) for (const a of n.args.slice(1)) spill(a, spilled);
    doChildren(n, go);
    if (n.op === 'OCALLFUNC' && n.fact !== undefined) for (let i = 0; i < n.fact.body.bounds; i++) diag.print(n.pos, 'index bounds check elided');
    if (n.op !== 'OINDEX' || n.bounded || n.index.op === 'OLITERAL') return false;
    const len = knownLen(n.x);
    const index: Expr = spilled.has(n) && n.index.op !== 'ONAME' ? newParen(n.index.pos, n.index.type, n.index) : n.index;
    if (len !== null && isBounded(index, len, ws)) diag.print(n.pos, 'index bounds check elided');
    return false;
  };
  for (const n of fn.body) go(n);
}
