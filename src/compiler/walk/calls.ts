/** Calls, go and defer (gc: walkCall, ssagen's call). */
import type { CallExpr, Expr, GoDeferStmt, Name, SelectorExpr } from '../../ir/nodes.js';
import { methodIndexOf, sigTypeOf } from './iface-methods.js';
import type { Type } from '../../types/types.js';
import { type AbiSig, abiOf } from '../codegen/parts.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { intrinsics } from '../codegen/intrinsics.js';
import { closureExpr } from './closures.js';
import { itabFun } from './convert.js';
import { deferSize } from './defer-record.js';
import { expr, one, parts, runInit } from './expr.js';
import { methodExprLink } from './link-names.js';
import type { F, Val } from './state.js';
import { isInterface, typeHasNil } from '../../ir/typ.js';

/** Functions that do not return: code behind their calls is never reached. */
const noReturn = new Set(['runtime.panicrangestate', 'runtime.gopanic', 'runtime.throw', 'runtime.fatal', 'runtime.fatalthrow', 'runtime.exit', 'os.Exit', 'runtime.Goexit', 'runtime.goexit0']);

export function methodExprSym(f: F, n: SelectorExpr): string {
  void f;
  return methodExprLink(n);
}

/** Lowers a call; one value per result. */
export function call(f: F, n: CallExpr): Val[] {
  if (n.fun === null) return f.bug(`call ${n.op}`);
  const save = f.pos;
  if (n.pos !== 0) f.pos = n.pos;
  runInit(f, n);
  const fun = n.fun;
  const r = n.op === 'OCALLINTER' ? interfaceCall(f, n, fun as SelectorExpr) : functionCall(f, n, fun);
  f.pos = save;
  return r;
}

function paramTypes(fun: Expr, args: readonly Expr[]): { params: Type[]; results: Type[] } {
  const sig = sigTypeOf(fun.type!);
  const params = sig.params.vars.map((v) => v.type!);
  if (sig.recv !== null && args.length === params.length + 1) params.unshift(sig.recv.type!);
  return { params, results: sig.results.vars.map((v) => v.type!) };
}

function interfaceCall(f: F, n: CallExpr, dot: SelectorExpr): Val[] {
  const { params, results } = paramTypes(dot, n.args);
  const x = parts(f, dot.x).map((v) => f.cheap(v));
  const index = dot.methodIndex ?? methodIndexOf(dot.x.type!, dot.sel);
  const ptr: Type = { kind: 'Basic', basic: 'unsafe.Pointer', name: 'unsafe.Pointer' };
  const abi = abiOf([ptr, ...params], results, f.ws);
  const vals: Val[] = [{ parts: [x[1]!], loc: null }, ...n.args.map((a) => expr(f, a))];
  const code = m.load('p', 'p', f.nilcheck(x[0]!, n.pos), itabFun(f.ws) + index * f.ws);
  return emit(f, 'call.code', '', code, vals, abi, n);
}

function functionCall(f: F, n: CallExpr, fun0: Expr): Val[] {
  let fun = fun0;
  while (fun.op === 'OPAREN' || (fun.op === 'OCONVNOP' && fun.x.op === 'ONAME' && fun.x.class === 'PFUNC' && fun.init === undefined)) fun = fun.x;
  const { params, results } = paramTypes(fun0, n.args);
  const abi = abiOf(params, results, f.ws);
  if (fun.op === 'ONAME' && fun.class === 'PFUNC') return direct(f, fun.linkname!, fun, n, abi);
  if (fun.op === 'OMETHEXPR') {
    if (isInterface(fun.x.type!)) return methodExprOfInterface(f, n, fun, results);
    return direct(f, methodExprLink(fun), fun.method ?? null, n, abi);
  }
  let fn: X;
  if (fun.op === 'OCLOSURE') {
    if (fun.func.closureVars.length === 0) {
      f.pk.queue.push(fun.func);
      return direct(f, fun.func.nname.linkname!, fun.func.nname, n, abi);
    }
    fn = f.cheap(closureExpr(f, fun, true));
  } else fn = f.cheap(one(f, fun));
  const vals = n.args.map((a) => expr(f, a));
  return emit(f, 'call.closure', '', fn, vals, abi, n);
}

/** I.M(x, args) for an interface type I. */
function methodExprOfInterface(f: F, n: CallExpr, fun: SelectorExpr, results: Type[]): Val[] {
  const x = parts(f, n.args[0]!).map((v) => f.cheap(v));
  const rest = n.args.slice(1);
  const sig = sigTypeOf(fun.type!);
  const ptr: Type = { kind: 'Basic', basic: 'unsafe.Pointer', name: 'unsafe.Pointer' };
  const abi = abiOf([ptr, ...sig.params.vars.slice(1).map((v) => v.type!)], results, f.ws);
  const vals: Val[] = [{ parts: [x[1]!], loc: null }, ...rest.map((a) => expr(f, a))];
  const index = fun.methodIndex ?? methodIndexOf(fun.x.type!, fun.sel);
  const code = m.load('p', 'p', f.nilcheck(x[0]!, n.pos), itabFun(f.ws) + index * f.ws);
  return emit(f, 'call.code', '', code, vals, abi, n);
}

function direct(f: F, sym: string, name: Name | null, n: CallExpr, abi: AbiSig): Val[] {
  void name;
  const vals = n.args.map((a) => expr(f, a));
  const intr = intrinsics.get(sym);
  if (intr !== undefined && vals.every((v) => v.parts !== null) && f.fn.nname.linkname !== sym) {
    const r = intr(
      f,
      vals.flatMap((v) => v.parts!),
    );
    if (r !== null) {
      const out: Val[] = [];
      let k = 0;
      for (const loc of abi.results) {
        out.push({ parts: r.slice(k, k + loc.parts!.length), loc: null });
        k += loc.parts!.length;
      }
      return out;
    }
  }
  return emit(f, 'call', sym, null, vals, abi, n);
}

/** Puts arguments where the callee wants them, calls, and brings the results to safety. */
function emit(f: F, op: m.CallS['op'], sym: string, fn: X | null, vals: Val[], abi: AbiSig, n: CallExpr): Val[] {
  if (n.pos !== 0) f.pos = n.pos;
  if (vals.length !== abi.params.length) f.bug(`call of ${sym} with ${vals.length} arguments instead of ${abi.params.length}`);
  const args: X[] = [];
  const M = abi.sig.mem;
  vals.forEach((v, i) => {
    const p = abi.params[i]!;
    if (p.slot >= 0) {
      if (v.parts === null) f.bug(`argument ${i} of ${sym} is in memory`);
      args.push(...v.parts);
      return;
    }
    f.storeVal(f.frameMem(m.outArea, p.mem - M), p.type, v);
  });
  const noret = noReturn.has(sym);
  const res = f.callMachine(op, sym, fn, args, abi.sig, noret);
  for (const k of n.keepAlive ?? []) {
    const st = f.storage.get(k);
    if (st?.k === 'regs') for (const r of st.regs) f.push(m.useS(r, -1));
  }
  let k = 0;
  return abi.results.map((r): Val => {
    if (r.slot >= 0) {
      const xs = res.slice(k, k + r.parts!.length);
      k += r.parts!.length;
      return { parts: xs, loc: null };
    }
    const src = f.frameMem(m.outArea, r.mem - M);
    if (r.parts !== null) return { parts: r.parts.map((p) => f.temp(f.loadPart(src, p))), loc: null };
    const l = f.frameMem(f.newSlot(r.type, '.result'));
    f.copyMem(l, src, r.type);
    return { parts: null, loc: l };
  });
}

// ---------------------------------------------------------------- go and defer

/** The func() value of a normalised go or defer call. */
function goFunc(f: F, n: GoDeferStmt): X {
  const c = n.call;
  if (c.op !== 'OCALLFUNC' || c.fun === null || c.args.length > 0) return f.bug(`invalid ${n.op} call`);
  runInit(f, c);
  return f.cheap(one(f, c.fun));
}

export function goStmt(f: F, n: GoDeferStmt): void {
  const fn = goFunc(f, n);
  f.rt('newproc', fn);
}

export function deferStmt(f: F, n: GoDeferStmt): void {
  const fn = goFunc(f, n);
  if (n.deferAt) {
    const at = parts(f, n.deferAt);
    f.rt('deferprocat', fn, ...at);
    return;
  }
  if (n.esc === 'none' || n.esc === 'never') {
    // Not in a loop: the record lives in the frame and is filled by the runtime.
    const slot = f.rawSlot(deferSize(f.ws), [], '.defer', 'runtime._defer');
    const l = f.frameMem(slot);
    f.slots[slot]!.object = true;
    f.eff(m.frameZero(slot, 0, deferSize(f.ws)), slot);
    f.rt('deferprocStack', f.addrX(l), fn);
    return;
  }
  f.rt('deferproc', fn);
}

export { typeHasNil };
