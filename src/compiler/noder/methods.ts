/**
 * Methods and instances as callees and as values (noder/reader.go: methodExpr, funcInst, curry, methodExprWrap,
 * syntheticClosure).
 */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import type * as ast from '../../ast/nodes.js';
import { declareParams, initExpr, newAddr, newAssignList, newClosureFunc, newClosureVar, newConv, newDecl, newDeref, newDotField, newMethodExprNode, newReturn, newSelector, newTypeExpr, newUnary, paramNames, tempAt } from '../../ir/build.js';
import type { Expr, Func as IrFunc, Name, SelectorExpr, Stmt } from '../../ir/nodes.js';
import { hasShape, isInterface, methodType, newPtr, newSig, newVarOf, sigType, structType, tUintptr, under, unalias } from '../../ir/typ.js';
import { identical } from '../../types/predicates.js';
import { typeSet } from '../../types/typeset.js';
import type { Func, Named, Package, Selection, Signature, Type, Var } from '../../types/types.js';
import type { Body } from './body.js';
import { dictWord, methodExprIndex, Section, subdictIndex } from './dict.js';
import type { FuncInst } from './noder.js';
import { finishCall } from './call.js';
import { methodFuncIn } from './wrappers.js';

/** What calls a method: `wrapper` takes no dictionary (null: there is none), `base` takes `dict` behind the receiver. */
export interface MethodFuncs {
  wrapper: Expr | null;
  base: Expr;
  dict: Expr | null;
}

function isPtrTo(from: Type, to: Type): boolean {
  const f = unalias(from);
  return f.kind === 'Pointer' && identical(f.elem, to);
}

/** Struct type (generic) that a selector path goes through. */
function fieldType(t: Type, ix: number): Type {
  const u = under(t);
  return structType(u.kind === 'Pointer' ? u.elem : t).fields[ix]!.type!;
}

/** The receiver operand, with the path, dereference or address-of made explicit; and its (generic) type. */
export function recvExpr(r: Body, e: ast.SelectorExpr, sel: Selection, eval_: (x: ast.Expr) => Expr): { x: Expr; type: Type } {
  let x = eval_(e.x);
  let t = r.typeOf(e.x);
  for (const ix of sel.index.slice(0, -1)) {
    t = fieldType(t, ix);
    x = newDotField(e.pos, x, ix, true);
  }
  const recv = (sel.obj.type as Signature).recv?.type ?? null;
  if (recv !== null) {
    if (isPtrTo(t, recv)) {
      x = newDeref(e.pos, x, true);
      t = recv;
    } else if (isPtrTo(recv, t)) {
      x = newAddr(e.pos, x);
      x.implicit = true;
      t = recv;
    }
  }
  return { x, type: t };
}

/** T.M with T free of type parameters and not shaped. */
export function newMethodExpr(r: { p: Body['p'] }, pos: Pos, recv: Type, sig: Signature, name: string, pkg: Package | null): SelectorExpr {
  return newMethodExprNode(pos, methodType(sig, recv), recv, name, methodFuncIn(r.p, recv, name, pkg));
}

/** The method expression of a shaped method. */
export function shapedMethodExpr(pos: Pos, inst: FuncInst): SelectorExpr {
  const recv = inst.fn.signature.recv!.type!;
  return newMethodExprNode(pos, methodType(inst.fn.signature, recv), recv, inst.obj.name, inst.name);
}

export function methodFuncs(r: Body, pos: Pos, recv: Type, sel: Selection): MethodFuncs {
  const f = sel.obj as Func;
  const gsig = f.type as Signature;
  const rt = unalias(recv);
  if (rt.kind === 'TypeParam') {
    const index = r.tparams.indexOf(rt);
    const l = r.layout!;
    const word = dictWord(l, pos, r.dictParam!, Section.MethodExprs, methodExprIndex(l, index, f.name, f.pkg));
    const sig = r.typ({ ...gsig, recv: null });
    const fn = newConv(pos, 'OCONVNOP', methodType(sig as Signature, r.typ(recv)), newAddr(pos, word, newPtr(tUintptr)));
    return { wrapper: fn, base: fn, dict: null };
  }
  if (!isInterface(rt)) {
    const base = rt.kind === 'Pointer' ? unalias(rt.elem) : rt;
    if (base.kind === 'Named' && base.targs.length > 0 && base.orig.tparams.length > 0) {
      const named: Named = base.orig;
      const targs = base.targs.map((t) => r.typ(t));
      const inst = r.p.shapedMethod(named, targs, f.name);
      const shaped = shapedMethodExpr(pos, inst);
      if (r.derived(base)) {
        const l = r.layout!;
        const i = subdictIndex(l, { func: null, named, targs: base.targs, tparams: r.tparams, layout: inst.layout! });
        return { wrapper: null, base: shaped, dict: newConv(pos, 'OCONVNOP', inst.layout!.ptrType, dictWord(l, pos, r.dictParam!, Section.Subdicts, i)) };
      }
      const irecv = r.typ(recv);
      const wrapper = newMethodExpr(r, pos, irecv, r.typ({ ...gsig, recv: null }) as Signature, f.name, f.pkg);
      return { wrapper, base: shaped, dict: newAddr(pos, r.p.typeDict(named, targs)) };
    }
  }
  const irecv = r.typ(recv);
  const sig = r.typ({ ...gsig, recv: null }) as Signature;
  if (isInterface(irecv)) {
    const fn = newMethodExprNode(pos, methodType(sig, irecv), irecv, f.name);
    return { wrapper: fn, base: fn, dict: null };
  }
  const fn = newMethodExpr(r, pos, irecv, sig, f.name, f.pkg);
  return { wrapper: fn, base: fn, dict: null };
}

/** Index of a method in the sorted table of an interface. */
export function methodIndexOf(iface: Type, name: string, pkg: Package | null): number {
  const u = under(iface);
  if (u.kind !== 'Interface') throw new InternalError('method of no interface');
  const ms = typeSet(u).methods;
  let i = ms.findIndex((m) => m.name === name && (m.pkg === pkg || m.pkg?.path === pkg?.path));
  if (i < 0) i = ms.findIndex((m) => m.name === name);
  if (i < 0) throw new InternalError(`no method ${name} in interface`);
  return i;
}

/** x.M of an interface value, to be called. */
export function newDotInter(pos: Pos, x: Expr, sig: Signature, name: string, pkg: Package | null): SelectorExpr {
  const n = newSelector(pos, 'ODOTINTER', sig, x, name);
  n.methodIndex = methodIndexOf(x.type!, name, pkg);
  return n;
}

/** x.M not called. */
export function methodValue(r: Body, e: ast.SelectorExpr, sel: Selection, eval_: (x: ast.Expr) => Expr): Expr {
  const recv = recvExpr(r, e, sel, eval_);
  const m = methodFuncs(r, e.pos, recv.type, sel);
  if (m.wrapper !== null && m.wrapper.op === 'OMETHEXPR') {
    let x = recv.x;
    const want = sigType(m.wrapper.type!).params.vars[0]!.type!;
    if (hasShape(x.type!)) x = newConv(x.pos, 'OCONVNOP', want, x);
    const sig = r.typ({ ...(sel.obj.type as Signature), recv: null }) as Signature;
    const n = newSelector(e.pos, 'OMETHVALUE', methodType(sig, null), x, m.wrapper.sel);
    if (isInterface(x.type!)) n.methodIndex = methodIndexOf(x.type!, m.wrapper.sel, sel.obj.pkg);
    else n.method = m.wrapper.method ?? null;
    r.p.methodValues.push({ recv: x.type!, name: m.wrapper.sel, pkg: sel.obj.pkg });
    return n;
  }
  return curry(r, e.pos, true, m.base, recv.x, m.dict);
}

/** T.M as a value. */
export function methodExprValue(r: Body, e: ast.SelectorExpr, sel: Selection): Expr {
  const recv = r.typeOf(e.x);
  const implicits = sel.index.slice(0, -1);
  let t = recv;
  for (const ix of implicits) t = fieldType(t, ix);
  const want = (sel.obj.type as Signature).recv?.type ?? null;
  let step: 'deref' | 'addr' | null = null;
  if (want !== null && isPtrTo(t, want)) {
    step = 'deref';
    t = want;
  } else if (want !== null && isPtrTo(want, t)) {
    step = 'addr';
    t = want;
  }
  const m = methodFuncs(r, e.pos, t, sel);
  const irecv = r.typ(recv);
  const f = sel.obj as Func;
  if (m.wrapper !== null && m.wrapper.op === 'OMETHEXPR' && (implicits.length === 0 ? step === null || !hasShape(irecv) : !hasShape(irecv))) {
    if (implicits.length === 0 && step === null) {
      if (isInterface(irecv)) m.wrapper.method = methodFuncIn(r.p, irecv, f.name, f.pkg);
      return m.wrapper;
    }
    return newMethodExpr(r, e.pos, irecv, r.typ({ ...(f.type as Signature), recv: null }) as Signature, f.name, f.pkg);
  }
  if (m.wrapper !== null && implicits.length === 0 && step === null) return m.wrapper;
  return methodExprWrap(r, e.pos, irecv, implicits, step, m.base, m.dict);
}

/** A generic function's instance as a value. */
export function funcInstValue(r: Body, pos: Pos, f: Func, targs: Type[]): Expr {
  const i = funcInstParts(r, pos, f, targs);
  return i.wrapper ?? curry(r, pos, false, i.base, i.dict, null);
}

/** Shaped function and dictionary of an instance. */
export function funcInstParts(r: Body, pos: Pos, f: Func, targs: Type[]): { wrapper: Name | null; base: Name; dict: Expr } {
  const itargs = targs.map((t) => r.typ(t));
  if (targs.some((t) => r.derived(t))) {
    const l = r.layout!;
    const inst = r.p.funcInst(f, itargs, true);
    const i = subdictIndex(l, { func: f.origin ?? f, named: null, targs, tparams: r.tparams, layout: inst.layout! });
    return { wrapper: null, base: inst.name, dict: newConv(pos, 'OCONVNOP', inst.layout!.ptrType, dictWord(l, pos, r.dictParam!, Section.Subdicts, i)) };
  }
  const plain = r.p.funcInst(f, itargs, false);
  const inst = r.p.funcInst(f, itargs, true);
  return { wrapper: plain.name, base: inst.name, dict: newAddr(pos, r.p.funcDict(f, itargs)) };
}

// ---------------------------------------------------------------- synthetic closures

function cloneVars(vs: readonly Var[]): Var[] {
  return vs.map((v) => newVarOf(v.type!, v.name, v.pkg));
}

/** A closure that calls fun with arg0 and arg1 before its own parameters. */
function curry(r: Body, pos: Pos, ifaceHack: boolean, fun: Expr, arg0: Expr | null, arg1: Expr | null): Expr {
  const captured = [fun, arg0, arg1].filter((x): x is Expr => x !== null);
  const sig = sigType(fun.type!);
  const params = cloneVars(sig.params.vars).slice(captured.length - 1);
  const type = newSig(params, cloneVars(sig.results.vars), sig.variadic);
  return syntheticClosure(r, pos, type, ifaceHack, captured, (fn, c) => tailCall(fn, pos, c[0]!, [...c.slice(1), ...paramNames(fn)]));
}

function methodExprWrap(r: Body, pos: Pos, recv: Type, implicits: number[], step: 'deref' | 'addr' | null, method: Expr, dict: Expr | null): Expr {
  const sig = sigType(method.type!);
  let params = cloneVars(sig.params.vars);
  params[0]!.type = recv;
  if (dict !== null) params = [params[0]!, ...params.slice(2)];
  const type = newSig(params, cloneVars(sig.results.vars), sig.variadic);
  const captured = dict !== null ? [method, dict] : [method];
  return syntheticClosure(r, pos, type, false, captured, (fn, c) => {
    const args: Expr[] = paramNames(fn);
    let x = args[0]!;
    for (const ix of implicits) x = newDotField(pos, x, ix, true);
    if (step === 'deref') x = newDeref(pos, x, true);
    else if (step === 'addr') {
      x = newAddr(pos, x);
      x.implicit = true;
    }
    tailCall(fn, pos, c[0]!, dict !== null ? [x, c[1]!, ...args.slice(1)] : [x, ...args.slice(1)]);
  });
}

/** Makes fn's body a call whose results it returns. */
export function tailCall(fn: IrFunc, pos: Pos, fun: Expr, args: Expr[]): void {
  fn.wrapper = true;
  const call = finishCall(pos, fun, args);
  const results = sigType(fun.type!).results.vars;
  if (results.length === 0) fn.body.push(call);
  else if (results.length === 1) fn.body.push(newReturn(pos, [call]));
  else {
    const as = newAssignList(pos, 'OAS2FUNC', [], [call]);
    const temps = results.map((v) => tempAt(pos, fn, v.type!, fn.nname.pkg));
    as.init = temps.map((t) => newDecl(pos, t));
    as.lhs = [...temps];
    const ret = newReturn(pos, temps);
    ret.init = [as];
    fn.body.push(ret);
  }
}

function syntheticClosure(r: Body, pos: Pos, type: Signature, ifaceHack: boolean, captures: Expr[], addBody: (fn: IrFunc, captured: Expr[]) => void): Expr {
  const safe = (n: Expr): boolean => (n.op === 'ONAME' && n.class === 'PFUNC') || n.op === 'OMETHEXPR';
  const fn = newClosureFunc(r.p.ctx, r.p.pkg, r.p.gen, pos, pos, 'OCLOSURE', type, r.fn);
  r.p.sink.push(fn);
  fn.wrapper = true;
  const init: Stmt[] = [];
  const captured = captures.map((n, i): Expr => {
    if (safe(n)) return n;
    const tmp = r.tempCopy(pos, n, init);
    if (ifaceHack && i === 1 && isInterface(n.type!)) init.push(checkNil(pos, tmp));
    return newClosureVar(pos, fn, tmp);
  });
  declareParams(fn);
  addBody(fn, captured);
  return initExpr(init, fn.oclosure!);
}

/** Panics if the interface is nil. */
export function checkNil(pos: Pos, iface: Expr): Stmt {
  return newUnary(pos, 'OCHECKNIL', null, newUnary(pos, 'OITAB', newPtr(tUintptr), iface));
}

