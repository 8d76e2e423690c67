/**
 * Constructors and predicates of IR nodes that walk needs (gc: ir/expr.go, typecheck/typecheck.go, ir/reassignment.go).
 */
import type { Pos } from '../../base/source.js';
import type { AddrExpr, ArithOp, AssignStmt, BinaryExpr, CmpOp, ConvExpr, Expr, Func, Literal, Name, Node, StarExpr, Stmt, UnaryExpr } from '../../ir/nodes.js';
import { elemType, identicalType, newPtr, tBool, tInt, under } from '../../ir/typ.js';
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

export const isBlank = (n: Node | null | undefined): boolean => n !== null && n !== undefined && n.op === 'ONAME' && n.sym === '_';
export const isAutoTmp = (n: Expr): boolean => n.op === 'ONAME' && n.autoTemp === true;

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

/** Is the expression the zero value of its type, known without running anything? (ir.IsZero) */
export function isZero(n: Expr): boolean {
  switch (n.op) {
    case 'ONIL':
      return true;
    case 'OLITERAL':
      return isZeroVal(n.val);
    case 'OARRAYLIT':
      return n.list.every((e) => isZero(e.op === 'OKEY' ? e.value : e));
    case 'OSTRUCTLIT':
      return n.list.every((e) => e.op === 'OSTRUCTKEY' && isZero(e.value));
    default:
      return false;
  }
}

function isZeroVal(v: ConstVal): boolean {
  switch (v.kind) {
    case 'bool':
      return !v.val;
    case 'string':
      return v.val === '';
    case 'int':
      return v.val === 0n;
    case 'rat':
      return v.num === 0n;
    case 'big':
      return v.mant === 0n;
    case 'complex':
      return isZeroVal(v.re) && isZeroVal(v.im);
    default:
      return false;
  }
}

/** ir.IsAddressable. */
export function isAddressable(n: Expr): boolean {
  switch (n.op) {
    case 'OINDEX': {
      const u = under(n.x.type!);
      if (u.kind === 'Array') return isAddressable(n.x);
      return !(u.kind === 'Basic');
    }
    case 'ODEREF':
    case 'ODOTPTR':
      return true;
    case 'ODOT':
      return isAddressable(n.x);
    case 'ONAME':
      return n.class !== 'PFUNC' && n.sym !== '_';
    case 'OLINKSYMOFFSET':
      return true;
    default:
      return false;
  }
}

/** The variable that n is part of (ir.OuterValue). */
export function outerValue(n: Expr): Expr {
  for (;;) {
    if (n.op === 'ODOT' || n.op === 'OPAREN') n = n.x;
    else if (n.op === 'OINDEX' && under(n.x.type!).kind === 'Array') n = n.x;
    else return n;
  }
}

/** ir.SameSafeExpr: equal expressions without side effects. */
export function sameSafeExpr(l: Expr, r: Expr): boolean {
  while (l.op === 'OCONVNOP') l = l.x;
  while (r.op === 'OCONVNOP') r = r.x;
  if (l.op !== r.op || l.type === null || r.type === null || !identicalType(l.type, r.type)) return false;
  switch (l.op) {
    case 'ONAME':
      return l === r;
    case 'ODOT':
    case 'ODOTPTR':
      return l.field !== undefined && l.field === (r as typeof l).field && sameSafeExpr(l.x, (r as typeof l).x);
    case 'ODEREF':
    case 'ONOT':
    case 'OBITNOT':
    case 'OPLUS':
    case 'ONEG':
    case 'OCONV':
      return sameSafeExpr(l.x, (r as typeof l).x);
    case 'OINDEX':
    case 'OINDEXMAP':
      return sameSafeExpr(l.x, (r as typeof l).x) && sameSafeExpr(l.index, (r as typeof l).index);
    case 'OLITERAL':
      return r.op === 'OLITERAL' && l.val.kind === r.val.kind && JSON.stringify(l.val, bigints) === JSON.stringify(r.val, bigints);
    default:
      return false;
  }
}

const bigints = (_: string, v: unknown): unknown => (typeof v === 'bigint' ? v.toString() : v);

export function initExpr(init: Stmt[], n: Expr): Expr {
  if (init.length === 0) return n;
  if (n.op === 'ONAME' || n.op === 'OLITERAL' || n.op === 'ONIL' || n.op === 'OTYPE') {
    // Shared nodes carry no init.
    return { op: 'OCONVNOP', pos: n.pos, type: n.type, x: n, init };
  }
  n.init = n.init === undefined ? init : [...init, ...n.init];
  return n;
}

export function takeInit(n: Node): Stmt[] {
  if (!('init' in n) || n.init === undefined) return [];
  const init = n.init;
  delete n.init;
  return init;
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
