/**
 * Expressions (noder/writer.go expr, noder/reader.go expr, with typecheck's effects). Each function follows the case of its
 * name there; the order of evaluation of dictionary entries and temporaries is gc's.
 */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import type * as ast from '../../ast/nodes.js';
import {initExpr, newAddr, newAssignList, newBinary, newCompLit, newDecl, newDeref, newDotField, newIndex, newLit, newNil, newUnary, newZero, newAddString, newDynamicAssert, newKeyed, newLogical, newSliceExpr, newStructKey, newTypeAssert,
} from '../../ir/build.js';
import type { ArithOp, AssignListStmt, CmpOp, CompLitExpr, Expr, KeyExpr, StructKeyExpr, UnaryExpr } from '../../ir/nodes.js';
import { isAddressable, mayBeShared } from '../../ir/predicates.js';
import {elemType, hasShape, identicalStrict, isArray, isMap, isPtr, isString, newSliceType, structType, tBool, tInt, tInt32, tString, tUint, under, unalias,
} from '../../ir/typ.js';
import { universeByte } from '../../types/universe-types.js';
import { unpackListExpr, unparen } from '../../ast/positions.js';
import { identical } from '../../types/predicates.js';
import type { Obj, StructT, Type, Var } from '../../types/types.js';
import type { Body } from './body.js';
import { callExpr } from './call.js';
import { funcLit } from './closure.js';
import { assignableTo, convert, fixShapedIface } from './convert.js';
import { funcInstValue, methodExprValue, methodValue } from './methods.js';
import { coreType } from './subst.js';

/** The name that stands for the object which an identifier, qualified identifier or instantiation denotes (writer.go lookupObj); null: e is none of these. */
export function lookupName(e0: ast.Expr): ast.Name | null {
  let e = e0;
  if (e.kind === 'IndexExpr') {
    const args = unpackListExpr(e.index);
    if (args.length === 1 && args[0]!.tv !== undefined && args[0]!.tv.mode !== 'typexpr') return null;
    e = e.x;
  }
  if (e.kind === 'SelectorExpr') {
    if (!isPkgQual(e)) return null;
    e = e.sel;
  }
  return e.kind === 'Name' ? e : null;
}

export const noTypes: Type[] = [];

export function isPkgQual(e: ast.SelectorExpr): boolean {
  return e.x.kind === 'Name' && e.x.obj?.kind === 'PkgName';
}

/** Type of constants and of untyped values that no context gave one (noder/helpers.go idealType). */
export function idealType(tv: { type: Type; val?: import('../../types/types.js').ConstVal }): Type {
  const t = unalias(tv.type);
  if (t.kind !== 'Basic') return t;
  switch (t.basic) {
    case 'untyped int': case 'untyped float': case 'untyped complex': {
      const v = tv.val;
      const neg = v !== undefined && ((v.kind === 'int' && v.val < 0n) || (v.kind === 'rat' && v.num < 0n) || (v.kind === 'big' && v.mant < 0n));
      return neg ? tInt : tUint;
    }
    case 'untyped bool':
      return tBool;
    case 'untyped string':
      return tString;
    case 'untyped rune':
      return tInt32;
    default:
      return t;
  }
}

/** The value of e. */
export function expr(r: Body, e0: ast.Expr): Expr {
  const e = unparen(e0);
  const name = lookupName(e);
  const obj = name?.obj ?? null;
  const tv = e.tv;
  let want: Type | null = null;
  if (tv !== undefined) {
    if (tv.val !== undefined) return newLit(e.pos, r.typ(idealType(tv)), tv.val);
    const t = e.kind === 'Name' && e.inst ? e.inst.type : tv.type;
    if (obj?.kind === 'Nil' || tv.mode === 'nilvalue') return newNil(e.pos, r.typ(t));
    if (tv.mode !== 'builtin' && t.kind !== 'Tuple' && !(t.kind === 'Basic' && t.name.startsWith('untyped'))) want = r.typ(t);
  }
  const x = expr1(r, e, obj, name?.inst?.targs ?? noTypes);
  return want === null ? x : reshape(x, want);
}

/** Gives x the type that the source says; differs only where shapes are involved. */
function reshape(x: Expr, want: Type): Expr {
  if (x.type === want || x.type === null || mayBeShared(x)) return x;
  if ((hasShape(want) || hasShape(x.type)) && !identicalStrict(x.type, want)) x.type = want;
  return x;
}

function expr1(r: Body, e: ast.Expr, obj: Obj | null, targs: Type[]): Expr {
  if (obj !== null) {
    switch (obj.kind) {
      case 'Func':
        return targs.length > 0 ? funcInstValue(r, e.pos, obj, targs) : r.p.funcName(obj);
      case 'Var':
        if (obj.varKind === 'package') return r.p.globalVar(obj);
        return r.useLocal(e.pos, obj);
      case 'Const':
        return newLit(e.pos, r.typ(idealType({ type: obj.type!, val: obj.val })), obj.val);
      default:
        throw new InternalError(`unexpected ${obj.kind} ${obj.name}`, e.pos);
    }
  }
  switch (e.kind) {
    case 'CompositeLit':
      return compLit(r, e);
    case 'FuncLit':
      return funcLit(r, e);
    case 'SelectorExpr':
      return selectorExpr(r, e);
    case 'IndexExpr':
      return indexExpr(r, e);
    case 'SliceExpr':
      return sliceExpr(r, e);
    case 'AssertExpr':
      return assertExpr(r, e);
    case 'Operation':
      return operation(r, e);
    case 'CallExpr':
      return callExpr(r, e);
    default:
      throw new InternalError(`unexpected expression ${e.kind}`, e.pos);
  }
}

function selectorExpr(r: Body, e: ast.SelectorExpr): Expr {
  const sel = e.selection;
  if (sel === undefined) throw new InternalError('selector without selection', e.pos);
  switch (sel.kind) {
    case 'field': {
      let x = expr(r, e.x);
      sel.index.forEach((ix, i) => {
        x = newDotField(e.pos, x, ix, i < sel.index.length - 1);
      });
      return x;
    }
    case 'method value':
      return methodValue(r, e, sel, (x) => expr(r, x));
    case 'method expr':
      return methodExprValue(r, e, sel);
  }
}

/** Key type of map operands. */
function mapKey(t: Type): Type | null {
  const u = coreType(t);
  return u.kind === 'Map' ? u.key : null;
}

function indexExpr(r: Body, e: ast.IndexExpr): Expr {
  const xtyp = r.typeOf(e.x);
  const key = mapKey(xtyp);
  let x = expr(r, e.x);
  const index = implicitConv(r, key, e.index);
  if (isPtr(x.type!)) x = newDeref(e.pos, x, true);
  if (isMap(x.type!)) {
    const n = newIndex(e.pos, x, index, elemType(x.type!), 'OINDEXMAP');
    n.rtype = r.rtype(e.pos, xtyp);
    return n;
  }
  return newIndex(e.pos, x, index, isString(x.type!) ? universeByte : elemType(x.type!));
}

function sliceExpr(r: Body, e: ast.SliceExpr): Expr {
  let x = expr(r, e.x);
  const [low, high, max] = e.index.map((i) => (i === null ? null : expr(r, i))) as [Expr | null, Expr | null, Expr | null];
  if (isArray(x.type!)) {
    if (!isAddressable(x)) throw new InternalError('slice of unaddressable array', e.pos);
    x = newAddr(e.pos, x);
    x.implicit = true;
  }
  const t = x.type!;
  if (isString(t)) return newSliceExpr(e.pos, 'OSLICESTR', t, x, low, high, null);
  if (isPtr(t)) return newSliceExpr(e.pos, e.full ? 'OSLICE3ARR' : 'OSLICEARR', newSliceType(elemType(elemType(t))), x, low, high, max);
  return newSliceExpr(e.pos, e.full ? 'OSLICE3' : 'OSLICE', t, x, low, high, max);
}

function assertExpr(r: Body, e: ast.AssertExpr): Expr {
  const iface = r.typeOf(e.x);
  const x = expr(r, e.x);
  const t = r.exprType(iface, e.type);
  // The source's descriptor is a child that counts for inlining, static or not.
  if (t.op === 'ODYNAMICTYPE') {
    const n = newDynamicAssert(e.pos, 'ODYNAMICDOTTYPE', t.type, x, t.rtype, t.itab ?? null);
    n.srcRType = r.rtypeAddr(e.pos, iface);
    return n;
  }
  return newTypeAssert(e.pos, t.type, x);
}

const unaryOps: Partial<Record<string, UnaryExpr['op']>> = { '!': 'ONOT', '^': 'OBITNOT', '+': 'OPLUS', '-': 'ONEG' };

export const binaryOps: Record<ast.BinaryOp, ArithOp | CmpOp | 'OANDAND' | 'OOROR'> = {
  '||': 'OOROR', '&&': 'OANDAND', '==': 'OEQ', '!=': 'ONE', '<': 'OLT', '<=': 'OLE', '>': 'OGT', '>=': 'OGE',
  '+': 'OADD', '-': 'OSUB', '|': 'OOR', '^': 'OXOR', '*': 'OMUL', '/': 'ODIV', '%': 'OMOD', '&': 'OAND', '&^': 'OANDNOT', '<<': 'OLSH', '>>': 'ORSH',
};

function operation(r: Body, e: ast.Operation): Expr {
  if (e.y === null) return unaryExpr(r, e);
  return binaryChain(r, e);
}

function unaryExpr(r: Body, e: ast.Operation): Expr {
  const x = expr(r, e.x);
  switch (e.op) {
    case '&':
      return newAddr(e.pos, x);
    case '*':
      return newDeref(e.pos, x);
    case '<-':
      return newUnary(e.pos, 'ORECV', elemType(x.type!), x);
    default: {
      const op = unaryOps[e.op];
      if (op === undefined) throw new InternalError(`unary ${e.op}`, e.pos);
      return newUnary(e.pos, op, x.type, x);
    }
  }
}

/** Left-deep chains are unrolled, so that long ones don't exhaust the stack. */
function binaryChain(r: Body, top: ast.Operation): Expr {
  const chain: ast.Operation[] = [];
  let e: ast.Expr = top;
  for (;;) {
    chain.push(e as ast.Operation);
    const x = unparen((e as ast.Operation).x);
    // Only plain steps: the operand needs no conversion.
    if (x.kind !== 'Operation' || x.y === null || x.tv?.val !== undefined || x.tv === undefined) break;
    const common = commonType(r, e as ast.Operation);
    if (common !== null && !identical(r.typeOf(x), common)) break;
    e = x;
  }
  let acc: Expr | null = null;
  for (let i = chain.length - 1; i >= 0; i--) {
    const op = chain[i]!;
    const common = commonType(r, op);
    const x: Expr = acc ?? implicitConv(r, common, op.x);
    const y = implicitConv(r, common, op.y!);
    acc = binary(r, op, x, y);
    if (i > 0 && op.tv !== undefined && !(op.tv.type.kind === 'Basic' && op.tv.type.name.startsWith('untyped'))) acc = reshape(acc, r.typ(op.tv.type));
  }
  return acc!;
}

function commonType(r: Body, e: ast.Operation): Type | null {
  if (e.op === '<<' || e.op === '>>') return null;
  const x = r.typeOf(e.x);
  const y = r.typeOf(e.y!);
  return assignableTo(x, y) ? y : x;
}

function binary(r: Body, e: ast.Operation, x: Expr, y: Expr): Expr {
  const op = binaryOps[e.op as ast.BinaryOp];
  const t0 = e.tv === undefined ? null : unalias(e.tv.type);
  const t = t0 === null || (t0.kind === 'Basic' && t0.basic === 'untyped bool') ? tBool : r.typ(idealType({ type: t0 }));
  if (op === 'OANDAND' || op === 'OOROR') return newLogical(e.pos, op, t, x, y);
  if (op === 'OADD' && isString(t)) {
    const list = x.op === 'OADDSTR' && x.init === undefined ? x.list : [x];
    if (y.op === 'OADDSTR' && y.init === undefined) list.push(...y.list);
    else list.push(y);
    return newAddString(e.pos, t, list);
  }
  return newBinary(e.pos, op, op === 'OLSH' || op === 'ORSH' ? x.type : t, x, y);
}

// ---------------------------------------------------------------- conversions

/** e converted to dst (generic; null: as it is), as in an assignment. */
export function implicitConv(r: Body, dst: Type | null, e: ast.Expr): Expr {
  return convertExpr(r, dst, e, true);
}

export function convertExpr(r: Body, dst: Type | null, e: ast.Expr, implicit: boolean): Expr {
  const src = r.typeOf(e);
  const same = dst === null || identical(src, dst);
  if (implicit && same) return expr(r, e);
  if (dst === null) throw new InternalError('conversion to nothing', e.pos);
  const type = r.typ(dst);
  const { typeWord, srcRType } = r.convRTTI(e.pos, src, dst);
  const x = expr(r, e);
  if (x.op === 'ONIL' && x.type?.kind === 'Basic' && x.type.basic === 'untyped nil') return newZero(e.pos, type);
  if (isUntypedBool(src) && x.type === tBool && implicit && under(type).kind === 'Basic') {
    // Comparisons take the boolean type of their context.
    if (!mayBeShared(x)) x.type = type;
    return x;
  }
  const n = convert(e.pos, type, x, implicit, r.p.ctx.wordSize);
  if (n.op === 'OCONVIFACE' || n.op === 'OCONVNOP') {
    if (!same) fixShapedIface(n);
    if (n.op === 'OCONVIFACE') {
      if (typeWord !== null) n.typeWord = typeWord;
      if (srcRType !== null) n.srcRType = srcRType;
    }
  }
  return n;
}

function isUntypedBool(t: Type): boolean {
  return t.kind === 'Basic' && t.basic === 'untyped bool';
}

/** Arguments, results or right-hand sides: one multi-value call, or one expression each (multiExpr). */
export function multiExpr(r: Body, pos: Pos, dstType: (i: number) => Type | null, exprs: readonly ast.Expr[]): Expr[] {
  if (exprs.length === 1) {
    const t = exprs[0]!.tv?.type ?? null;
    if (t !== null && t.kind === 'Tuple' && t.vars.length > 1) return spread(r, pos, dstType, exprs[0]!, t.vars);
  }
  return exprs.map((e, i) => implicitConv(r, dstType(i), e));
}

function spread(r: Body, pos: Pos, dstType: (i: number) => Type | null, e: ast.Expr, vars: Var[]): Expr[] {
  const x = expr(r, e);
  const as = newAssignList(pos, 'OAS2', [], [x], true);
  const results = vars.map((v, i): Expr => {
    const src = v.type!;
    const st = isUntypedBool(src) ? tBool : r.typ(src);
    const tmp = r.temp(pos, st);
    tmp.defn = as;
    as.init = [...(as.init ?? []), newDecl(pos, tmp)];
    as.lhs.push(tmp);
    const dst = dstType(i);
    if (dst === null || identical(src, dst)) return tmp;
    const { typeWord, srcRType } = r.convRTTI(pos, src, dst);
    const n = convert(pos, r.typ(dst), tmp, true, r.p.ctx.wordSize);
    if (n.op === 'OCONVIFACE') {
      if (typeWord !== null) n.typeWord = typeWord;
      if (srcRType !== null) n.srcRType = srcRType;
    }
    return n;
  });
  setAssignOp(as);
  const first = results[0]!;
  results[0] = initExpr([as], first);
  return results;
}

/** The form of an assignment of one expression to several variables. */
export function setAssignOp(as: AssignListStmt): void {
  const x = as.rhs[0]!;
  switch (x.op) {
    case 'OINDEXMAP':
      as.op = 'OAS2MAPR';
      break;
    case 'ORECV':
      as.op = 'OAS2RECV';
      break;
    case 'ODOTTYPE':
      as.op = 'OAS2DOTTYPE';
      x.op = 'ODOTTYPE2';
      break;
    case 'ODYNAMICDOTTYPE':
      as.op = 'OAS2DOTTYPE';
      x.op = 'ODYNAMICDOTTYPE2';
      break;
    default:
      as.op = 'OAS2FUNC';
  }
}

// ---------------------------------------------------------------- composite literals

function fieldIndexOf(st: StructT, key: ast.Expr): number {
  const obj = key.kind === 'Name' ? (key.obj as Var | null | undefined) : null;
  let i = obj ? st.fields.indexOf(obj) : -1;
  if (i < 0 && key.kind === 'Name') i = st.fields.findIndex((f) => f.name === key.value && (!obj || f.pkg === obj.pkg));
  if (i < 0) throw new InternalError('unknown field in literal', key.pos);
  return i;
}

function compLit(r: Body, e: ast.CompositeLit): Expr {
  const typ0 = r.typeOf(e);
  const itype0 = r.typ(typ0);
  const core = coreType(typ0);
  const gtyp = core.kind === 'Pointer' ? core.elem : typ0;
  const itype = core.kind === 'Pointer' ? unalias(elemType(itype0)) : itype0;
  const g = coreType(gtyp);
  let op: CompLitExpr['op'];
  let rtype: Expr | null = null;
  switch (g.kind) {
    case 'Array':
      op = 'OARRAYLIT';
      break;
    case 'Slice':
      op = 'OSLICELIT';
      break;
    case 'Map':
      op = 'OMAPLIT';
      rtype = r.rtype(e.pos, gtyp);
      break;
    case 'Struct':
      op = 'OSTRUCTLIT';
      break;
    default:
      throw new InternalError(`literal of ${g.kind}`, e.pos);
  }
  const st = g.kind === 'Struct' ? structType(itype) : null;
  const list = e.elems.map((el, i): Expr => {
    if (g.kind === 'Struct') {
      const kv = el.kind === 'KeyValueExpr' ? el : null;
      const at = kv ? fieldIndexOf(g, kv.key) : i;
      const field = st!.fields[at]!;
      const value = implicitConv(r, g.fields[at]!.type, kv ? kv.value : el);
      const k = newStructKey(kv ? kv.key.pos : el.pos, field, at, value);
      return k;
    }
    const elem = (g as { elem: Type }).elem;
    if (el.kind !== 'KeyValueExpr') return implicitConv(r, elem, el);
    const key = implicitConv(r, g.kind === 'Map' ? g.key : null, el.key);
    const k = newKeyed(el.key.pos, key, implicitConv(r, elem, el.value));
    return k;
  });
  const lit = newCompLit(e.pos, op, itype, list);
  if (rtype !== null) lit.rtype = rtype;
  if (op === 'OSLICELIT' || op === 'OARRAYLIT') lit.len = literalLen(list);
  if (core.kind === 'Pointer') return newAddr(e.pos, lit, itype0);
  return lit;
}

function literalLen(list: readonly Expr[]): number {
  let at = 0;
  let max = 0;
  for (const x of list) {
    if (x.op === 'OKEY' && x.key?.op === 'OLITERAL' && x.key.val.kind === 'int') at = Number(x.key.val.val);
    at++;
    if (at > max) max = at;
  }
  return max;
}

