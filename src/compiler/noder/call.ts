/** Calls, conversions written as calls, and builtins (writer.go and reader.go exprCall; typecheck/func.go). */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import type * as ast from '../../ast/nodes.js';
import {
  appendInit, initExpr, newAddr, newAssign, newBinary, newCall, newCompLit, newDecl, newInt, newNil, newUintptr, newUnary, resultType, newMake,
} from '../../ir/build.js';
import type { CallExpr, Expr, MakeExpr, Stmt } from '../../ir/nodes.js';
import { runtimePkg } from '../../ir/names.js';
import { callOrChan } from '../../ir/predicates.js';
import { any } from '../../ir/visit.js';
import { elemType, isInterface, newPtr, sigType, structType, tInt, tUnsafePtr, tUntypedInt, under, unalias, newSliceType, tString, emptyIface } from '../../ir/typ.js';
import type { BuiltinId, Signature, Type } from '../../types/types.js';
import { universeByte } from '../../types/universe-types.js';
import type { Body } from './body.js';
import { unparen } from '../../ast/positions.js';
import { convertExpr, expr, lookupName, multiExpr, noTypes } from './expr.js';
import { funcInstParts, methodFuncs, newDotInter, recvExpr } from './methods.js';
import { coreType } from './subst.js';
import { alignOf, offsetsOf, sizeOf } from './sizes.js';

export function callExpr(r: Body, e: ast.CallExpr): Expr {
  const fun = unparen(e.fun);
  const tv = e.fun.tv ?? fun.tv;
  if (tv?.mode === 'typexpr') return convertExpr(r, tv.type, e.args[0]!, false);
  const name = lookupName(fun);
  const obj = name?.obj ?? null;
  const targs = name?.inst?.targs ?? noTypes;
  if (obj?.kind === 'Builtin') return builtinCall(r, e, obj.id, tv?.type ?? null);
  const gsig = coreType(r.typeOf(fun)) as Signature;
  // The token of deferred calls in range-over-func bodies belongs to a function that runs deferred calls.
  if (obj?.kind === 'Func' && obj.pkg === runtimePkg && obj.name === 'deferrangefunc') r.fn.hasDefer = true;

  const pre: Expr[] = [];
  let callee: Expr;
  if (fun.kind === 'SelectorExpr' && fun.selection?.kind === 'method value') {
    const sel = fun.selection;
    const recv = recvExpr(r, fun, sel, (x) => expr(r, x));
    const m = methodFuncs(r, fun.pos, recv.type, sel);
    if (isInterface(recv.x.type!) && m.base.op === 'OMETHEXPR') {
      callee = newDotInter(fun.pos, recv.x, r.typ({ ...(sel.obj.type as Signature), recv: null }) as Signature, sel.obj.name, sel.obj.pkg);
    } else {
      callee = m.base;
      pre.push(recv.x);
    }
    if (m.dict !== null) pre.push(m.dict);
  } else if (obj?.kind === 'Func' && targs.length > 0) {
    const i = funcInstParts(r, fun.pos, obj, targs);
    callee = i.base;
    pre.push(i.dict);
  } else callee = expr(r, fun);

  const args = multiExpr(r, e.pos, paramTypes(gsig, e.hasDots), e.args);
  return newTypedCall(r, e.pos, callee, pre.length === 0 ? args : [...pre, ...args], e.hasDots);
}

/** Parameter type of the i'th argument; null where the signature has none. */
function paramTypes(sig: Signature, dots: boolean): (i: number) => Type | null {
  const n = sig.params.vars.length;
  return (i) => {
    if (sig.variadic && !dots && i >= n - 1) {
      const last = coreType(sig.params.vars[n - 1]!.type!);
      return last.kind === 'Slice' ? last.elem : null;
    }
    return sig.params.vars[i]?.type ?? null;
  };
}

/** typecheck.Call: the callee evaluated first where it has effects, variadic arguments gathered. */
export function newTypedCall(r: Body, pos: Pos, fun0: Expr, args: Expr[], dots: boolean): CallExpr {
  const init: Stmt[] = [];
  const peel = (fun0.op === 'ODOTMETH' || fun0.op === 'ODOTINTER' || fun0.op === 'OMETHVALUE') ? fun0 : null;
  const np = peel !== null ? peel.x : fun0;
  let fun = fun0;
  if (np.op !== 'ONAME' && any(np, (n) => n.op !== 'ONEW' && callOrChan(n))) {
    const tmp = r.temp(pos, np.type!);
    const as = newAssign(pos, tmp, np);
    as.init = [newDecl(pos, tmp)];
    tmp.defn = as;
    init.push(as);
    if (peel !== null) peel.x = tmp;
    else fun = tmp;
  }
  const call = finishCall(pos, fun, args, dots);
  if (init.length > 0) appendInit(call, ...init);
  return call;
}

/** A call of known function type; `dots` says that the variadic part is a slice already. */
export function finishCall(pos: Pos, fun: Expr, args: Expr[], dots = true): CallExpr {
  const sig = sigType(fun.type!);
  let list = args;
  if (sig.variadic && !dots) {
    const vi = sig.params.vars.length - 1;
    const vt = sig.params.vars[vi]!.type!;
    list = [...args.slice(0, vi), dotArgs(pos, vt, args.slice(vi))];
  }
  return newCall(pos, fun.op === 'ODOTINTER' ? 'OCALLINTER' : 'OCALLFUNC', fun, list, resultType(sig), sig.variadic);
}

function dotArgs(pos: Pos, type: Type, args: Expr[]): Expr {
  if (args.length === 0) return newNil(pos, type);
  const lit = newCompLit(pos, 'OSLICELIT', unalias(type), args);
  lit.implicit = true;
  lit.isDDD = true;
  return lit;
}

// ---------------------------------------------------------------- builtins

function sliceElem(t: Type): Type {
  const u = coreType(t);
  if (u.kind === 'Slice') return u.elem;
  return universeByte;
}

const unaryBuiltins = { len: 'OLEN', cap: 'OCAP', clear: 'OCLEAR', close: 'OCLOSE', panic: 'OPANIC', real: 'OREAL', imag: 'OIMAG' } as const;

/** Type of the builtin's first argument, that of the first result of a call g() in builtin(g()). */
function firstArgType(r: Body, e: ast.CallExpr): Type {
  const t = r.typeOf(e.args[0]!);
  return t.kind === 'Tuple' ? t.vars[0]!.type! : t;
}

function builtinCall(r: Body, e: ast.CallExpr, id: BuiltinId, sig0: Type | null): Expr {
  const pos = e.pos;
  switch (id) {
    case 'make':
      return makeCall(r, e);
    case 'new':
      return newCallExpr(r, e);
    case 'Sizeof':
      return newUintptr(pos, sizeOf(r.p.ctx.wordSize, r.typ(r.typeOf(e.args[0]!))));
    case 'Alignof':
      return newUintptr(pos, alignOf(r.p.ctx.wordSize, r.typ(r.typeOf(e.args[0]!))));
    case 'Offsetof':
      return offsetof(r, e);
    default:
      break;
  }
  const sig = sig0 !== null && sig0.kind === 'Signature' ? sig0 : null;
  const dst = sig === null ? fallbackParams(r, e, id) : paramTypes(sig, e.hasDots);
  const args = multiExpr(r, pos, dst, e.args);
  const type = e.tv === undefined || e.tv.mode === 'novalue' || e.tv.type.kind === 'Tuple' ? null : r.typ(e.tv.type);
  const a = args[0];
  switch (id) {
    case 'len': case 'cap': case 'clear': case 'close': case 'panic': case 'real': case 'imag':
      return newUnary(pos, unaryBuiltins[id], id === 'len' || id === 'cap' ? tInt : id === 'real' || id === 'imag' ? type : null, a!);
    case 'append': {
      const n = newCall(pos, 'OAPPEND', null, args, a!.type, e.hasDots);
      n.rtype = r.rtype(pos, sliceElem(r.typeOf(e)));
      const y = args[1];
      if (e.hasDots && y?.op === 'OCONVNOP' && y.implicit) args[1] = y.x;
      return n;
    }
    case 'copy': {
      const n = newBinary(pos, 'OCOPY', tInt, a!, args[1]!);
      n.rtype = r.rtype(pos, sliceElem(firstArgType(r, e)));
      return n;
    }
    case 'delete': {
      const n = newCall(pos, 'ODELETE', null, args, null);
      n.rtype = r.rtype(pos, firstArgType(r, e));
      return n;
    }
    case 'print':
      return newCall(pos, 'OPRINT', null, args, null);
    case 'println':
      return newCall(pos, 'OPRINTLN', null, args, null);
    case 'recover':
      return newCall(pos, 'ORECOVER', null, [], emptyIface);
    case 'min': case 'max':
      return newCall(pos, id === 'min' ? 'OMIN' : 'OMAX', null, args, a!.type);
    case 'complex':
      return newBinary(pos, 'OCOMPLEX', type, a!, args[1]!);
    case 'Add':
      return newBinary(pos, 'OUNSAFEADD', tUnsafePtr, a!, args[1]!);
    case 'Slice': {
      const n = newBinary(pos, 'OUNSAFESLICE', newSliceType(elemType(a!.type!)), a!, args[1]!);
      n.rtype = r.rtype(pos, sliceElem(r.typeOf(e)));
      return n;
    }
    case 'String':
      return newBinary(pos, 'OUNSAFESTRING', tString, a!, args[1]!);
    case 'SliceData':
      return newUnary(pos, 'OUNSAFESLICEDATA', newPtr(elemType(a!.type!)), a!);
    case 'StringData':
      return newUnary(pos, 'OUNSAFESTRINGDATA', newPtr(universeByte), a!);
    default:
      throw new InternalError(`builtin ${id}`, pos);
  }
}

/** Parameter types for builtins whose signature the checker did not record. */
function fallbackParams(r: Body, e: ast.CallExpr, id: BuiltinId): (i: number) => Type | null {
  switch (id) {
    case 'append': {
      const s = r.typeOf(e);
      return (i) => (i === 0 ? s : e.hasDots ? null : sliceElem(s));
    }
    case 'delete': {
      const m = coreType(firstArgType(r, e));
      return (i) => (i === 1 && m.kind === 'Map' ? m.key : null);
    }
    case 'panic':
      return () => emptyIface;
    case 'min': case 'max': {
      const t = r.typeOf(e);
      return () => t;
    }
    default:
      return () => null;
  }
}

function makeCall(r: Body, e: ast.CallExpr): Expr {
  const gtyp = e.args[0]!.tv!.type;
  // The type operand enters the dictionary as an rtype.
  r.rtype(e.args[0]!.pos, gtyp);
  const type = r.typ(gtyp);
  const rest = e.args.slice(1).map((a) => expr(r, a));
  const core = coreType(gtyp);
  const n = newMake(e.pos, 'OMAKESLICE', type, rest[0] ?? null, rest[1] ?? null);
  switch (core.kind) {
    case 'Slice':
      n.rtype = r.rtype(e.pos, core.elem);
      return n;
    case 'Map': case 'Chan':
      n.op = core.kind === 'Map' ? 'OMAKEMAP' : 'OMAKECHAN';
      n.len ??= newInt(e.pos, 0, tUntypedInt);
      n.cap = null;
      n.rtype = r.rtype(e.pos, gtyp);
      return n;
    default:
      throw new InternalError(`make of ${core.kind}`, e.pos);
  }
}

function newCallExpr(r: Body, e: ast.CallExpr): Expr {
  const arg = e.args[0]!;
  if (arg.tv?.mode !== 'typexpr') {
    const x = expr(r, arg);
    const init: Stmt[] = [];
    return initExpr(init, addrWithInit(r, e.pos, x, init));
  }
  const t = r.exprType(null, arg);
  return newUnary(e.pos, 'ONEW', newPtr(t.type!), t);
}

function addrWithInit(r: Body, pos: Pos, x: Expr, init: Stmt[]): Expr {
  const tmp = r.tempCopy(pos, x, init);
  return newAddr(pos, tmp);
}

function offsetof(r: Body, e: ast.CallExpr): Expr {
  const sel = unparen(e.args[0]!) as ast.SelectorExpr;
  let t = r.typ(r.typeOf(sel.x));
  const u0 = under(t);
  if (u0.kind === 'Pointer') t = u0.elem;
  let offset = 0;
  for (const ix of sel.selection!.index) {
    const st = structType(t);
    offset += offsetsOf(r.p.ctx.wordSize, st)[ix]!;
    t = st.fields[ix]!.type!;
  }
  return newUintptr(e.pos, offset);
}
