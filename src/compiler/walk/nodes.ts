/**
 * Constructors of IR nodes and the questions that only walk asks (gc: ir/expr.go, typecheck/typecheck.go, walk/complit.go).
 */
import type { Pos } from '../../base/source.js';
import type { AddrExpr, ArithOp, AssignStmt, BinaryExpr, CmpOp, ConvExpr, Expr, Func, Literal, Name, StarExpr, Stmt, UnaryExpr } from '../../ir/nodes.js';
import { elemType, newPtr, tBool, tInt, under } from '../../ir/typ.js';
import type { ConstVal, Type } from '../../types/types.js';

let tempCount = 0;

export function newTemp(fn: Func, t: Type, pos: Pos): Name {
  return { op: 'ONAME', pos, type: t, sym: `.autotmp_${tempCount++}`, class: 'PAUTO', pkg: null, curfn: fn, autoTemp: true, esc: 'never' };
}

export const as = (pos: Pos, x: Expr, y: Expr | null): AssignStmt => ({ op: 'OAS', pos, x, def: false, y });
export const bin = (pos: Pos, op: ArithOp | CmpOp, x: Expr, y: Expr, type: Type): BinaryExpr => ({ op, pos, type, x, y });
export const un = (pos: Pos, op: UnaryExpr['op'], x: Expr, type: Type): UnaryExpr => ({ op, pos, type, x });
export const deref = (pos: Pos, x: Expr, nonNil = false): StarExpr => ({ op: 'ODEREF', pos, type: elemType(x.type!), x, ...(nonNil ? { nonNil: true } : {}) });
export const addr = (pos: Pos, x: Expr): AddrExpr => ({ op: 'OADDR', pos, type: newPtr(x.type!), x });
export const convNop = (pos: Pos, x: Expr, type: Type): ConvExpr => ({ op: 'OCONVNOP', pos, type, x });
export const lit = (pos: Pos, val: ConstVal, type: Type): Literal => ({ op: 'OLITERAL', pos, type, val });
export const intLit = (pos: Pos, v: number | bigint, type: Type = tInt): Literal => lit(pos, { kind: 'int', val: BigInt(v) }, type);
export const boolLit = (pos: Pos, v: boolean): Literal => lit(pos, { kind: 'bool', val: v }, tBool);

export function isConstString(n: Expr): n is Literal {
  return n.op === 'OLITERAL' && n.val.kind === 'string';
}

export function stringVal(n: Expr): string {
  return n.op === 'OLITERAL' && n.val.kind === 'string' ? n.val.val : '';
}

/** Value of a constant int that fits, else null. */
export function intVal(n: Expr | null | undefined): bigint | null {
  if (n === null || n === undefined || n.op !== 'OLITERAL') return null;
  switch (n.val.kind) {
    case 'int':
      return n.val.val;
    case 'rat':
      return n.val.den === 1n ? n.val.num : null;
    default:
      return null;
  }
}

export function initExpr(init: Stmt[], n: Expr): Expr {
  if (init.length === 0) return n;
  if (n.op === 'ONAME' || n.op === 'OLITERAL' || n.op === 'ONIL' || n.op === 'OTYPE') {
    // Shared nodes carry no init.
    return { op: 'OCONVNOP', pos: n.pos, type: n.type, x: n, init };
  }
  n.init = n.init === undefined ? init : [...init, ...n.init];
  return n;
}

/** isStaticCompositeLiteral: a literal all of whose parts are constants. */
export function isStaticLit(n: Expr, directIface: (t: Type) => boolean): boolean {
  switch (n.op) {
    case 'OARRAYLIT':
      return n.list.every((e) => isStaticLit(e.op === 'OKEY' ? e.value : e, directIface));
    case 'OSTRUCTLIT':
      return n.list.every((e) => e.op === 'OSTRUCTKEY' && isStaticLit(e.value, directIface));
    case 'OLITERAL':
    case 'ONIL':
      return true;
    case 'OCONVIFACE': {
      let val: Expr = n;
      while (val.op === 'OCONVIFACE') val = val.x;
      if (under(val.type!).kind === 'Interface') return val.op === 'ONIL';
      if (directIface(val.type!)) return val.op === 'ONIL';
      return isStaticLit(val, directIface);
    }
    default:
      return false;
  }
}
