/**
 * Constructors of IR nodes and the questions that only walk asks (gc: ir/expr.go, typecheck/typecheck.go, walk/complit.go).
 */
import type { Pos } from '../../base/source.js';
import { newAssign, newLiteral } from '../../ir/build.js';
import { nameNode, plainExpr } from '../../ir/layout.js';
import type { AddrExpr, ArithOp, AssignStmt, BinaryExpr, CmpOp, ConvExpr, Expr, Func, Literal, Name, StarExpr, Stmt, UnaryExpr } from '../../ir/nodes.js';
import { elemType, newPtr, tBool, tInt, under } from '../../ir/typ.js';
import type { ConstVal, Type } from '../../types/types.js';

let tempCount = 0;

export function newTemp(fn: Func, t: Type, pos: Pos): Name {
  return frameTemp(fn, t, `.autotmp_${tempCount++}`, pos);
}

/** A temporary of walk's that is in no function's declarations. */
export function frameTemp(fn: Func, t: Type | null, sym: string, pos: Pos): Name {
  const n = nameNode(pos, 'PAUTO', sym, null, t, fn);
  n.autoTemp = true;
  n.esc = 'never';
  return n;
}

export const as = (pos: Pos, x: Expr, y: Expr | null): AssignStmt => newAssign(pos, x, y);
export const bin = (pos: Pos, op: ArithOp | CmpOp, x: Expr, y: Expr, type: Type): BinaryExpr => plainExpr(op, pos, type, x, y);
export const un = (pos: Pos, op: UnaryExpr['op'], x: Expr, type: Type): UnaryExpr => plainExpr(op, pos, type, x);
export function deref(pos: Pos, x: Expr, nonNil = false): StarExpr {
  const n = plainExpr<StarExpr>('ODEREF', pos, elemType(x.type!), x);
  if (nonNil) n.nonNil = true;
  return n;
}

export const addr = (pos: Pos, x: Expr): AddrExpr => plainExpr('OADDR', pos, newPtr(x.type!), x);
export const convNop = (pos: Pos, x: Expr, type: Type): ConvExpr => plainExpr('OCONVNOP', pos, type, x);
export const lit = (pos: Pos, val: ConstVal, type: Type): Literal => newLiteral(pos, type, val);
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
    const c = plainExpr<ConvExpr>('OCONVNOP', n.pos, n.type, n);
    c.init = init;
    return c;
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
