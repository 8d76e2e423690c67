/** Calls, builtins included, as flows (cmd/compile/internal/escape/call.go). */
import { InternalError } from '../../base/assert.js';
import { appendInit, newAssign, newDecl, paramNames, resultNames, tempAt } from '../../ir/build.js';
import type { CallExpr, Expr, Name, Stmt } from '../../ir/nodes.js';
import { hasUniquePos, staticCalleeName, staticValue } from '../../ir/predicates.js';
import { elemType, isShape, isSlice, isUintptr, isUnsafePtr, sigType, under } from '../../ir/typ.js';
import type { Signature, Type } from '../../types/types.js';
import { deref, type Hole, note, shift } from './graph.js';
import { numEscResults } from './leaks.js';
import { isInterfaceMethod } from '../inline/callee.js';
import { paramTag } from '../facts/use.js';
import { replay } from '../facts/replay.js';
import type { FuncWalker } from './walk-func.js';

/** Evaluates a call; `ks` are the holes of its results, null if they are not used. */
export function callExpr(e: FuncWalker, ks: Hole[] | null, call: Expr): void {
  const b = e.b;
  const argument = (k: Hole, arg: Expr): void => e.expr(note(k, call, 'call parameter'), arg);
  const k0 = ks?.[0] ?? e.discardHole;
  switch (call.op) {
    case 'OCALLFUNC': case 'OCALLINTER':
      if (call.fact !== undefined) replay(e, ks, call, call.fact);
      else funcCall(e, ks, call);
      return;
    case 'OPAREN':
      e.expr(k0, call.x);
      return;
    case 'OINLCALL':
      e.stmts(call.body);
      for (const [i, r] of call.returnVars.entries()) e.expr(ks?.[i] ?? e.discardHole, r);
      return;
    case 'OAPPEND':
      append(e, k0, call, argument);
      return;
    case 'OCOPY': {
      argument(e.mutator, call.x);
      const y = call.y.type!;
      argument(isSlice(y) && b.hasPointers(elemType(y)) ? deref(e.heap, call, 'copied slice') : e.discardHole, call.y);
      return;
    }
    case 'OPANIC':
      argument(e.heap, call.x);
      return;
    case 'OCOMPLEX':
      e.discard(call.x);
      e.discard(call.y);
      return;
    case 'ODELETE': case 'OPRINT': case 'OPRINTLN': case 'ORECOVER':
      for (const a of call.args) e.discard(a);
      return;
    case 'OMIN': case 'OMAX':
      for (const a of call.args) argument(k0, a);
      return;
    case 'OLEN': case 'OCAP': case 'OREAL': case 'OIMAG': case 'OCLOSE':
      e.discard(call.x);
      return;
    case 'OCLEAR':
      argument(e.mutator, call.x);
      return;
    case 'OUNSAFESTRINGDATA': case 'OUNSAFESLICEDATA':
      argument(k0, call.x);
      return;
    case 'OUNSAFEADD': case 'OUNSAFESLICE': case 'OUNSAFESTRING':
      argument(k0, call.x);
      e.discard(call.y);
      return;
    default:
      throw new InternalError(`unexpected call op: ${call.op}`, call.pos);
  }
}

/** The appendee may be the result or its elements be copied to the heap; appended values are stored in the heap. */
function append(e: FuncWalker, k: Hole, call: CallExpr, argument: (k: Hole, x: Expr) => void): void {
  const b = e.b;
  b.st.appending.add(e.fn);
  const first = call.args[0]!;
  let appendee = e.tee(k, e.mutator);
  if (b.hasPointers(elemType(first.type!))) appendee = e.tee(appendee, deref(e.heap, call, 'appendee slice'));
  argument(appendee, first);
  if (call.isDDD) {
    const y = call.args[1]!;
    const pointers = isSlice(y.type!) && b.hasPointers(elemType(y.type!));
    argument(pointers ? deref(e.heap, call, 'appended slice...') : e.discardHole, y);
  } else for (const a of call.args.slice(1)) argument(e.heap, a);
  // The new backing store: one location however often the statement runs.
  e.spill(k, call).dst.loopDepth = 0;
}

/** A method expression names the declared method, also where a wrapper adapts the receiver: gc takes its tags, whatever the receiver. */
function declared(fn: Name | null): Name | null {
  return fn?.func?.declaredMethod?.nname ?? fn;
}

function funcCall(e: FuncWalker, ks: Hole[] | null, call: CallExpr): void {
  const b = e.b;
  const fun = call.fun!;
  const fn: Name | null = call.op === 'OCALLFUNC' ? declared(staticCalleeName(fun.op === 'ONAME' && fun.class === 'PFUNC' ? fun : staticValue(fun))) : null;
  const sig: Signature = fn !== null ? sigType(fn.type!) : sigType(fun.type!);
  if (ks !== null && fn !== null && !isInterfaceMethod(fn) && b.inMutualBatch(fn)) for (const [i, r] of resultNames(fn.func!).entries()) e.expr(ks[i] ?? e.discardHole, r);

  let args = call.args;
  if (call.op === 'OCALLFUNC') {
    let calleeK = e.discardHole;
    // Nobody knows where the results of an unknown closure come from.
    if (fn === null && ks !== null && ks.some((k) => k.dst !== b.blankLoc)) calleeK = note(e.callee, call, 'callee operand');
    e.expr(calleeK, fun);
  } else args = [(fun as Expr & { x: Expr }).x, ...args];

  const argument = (k: Hole, arg: Expr): void => e.expr(note(k, call, 'call parameter'), arg);
  const forced = intrinsicArgument(e, call, fn, sig);
  // Interface calls have the receiver in front of the parameters, whatever the signature says.
  args.forEach((arg, i) => {
    if (forced !== null) {
      argument(forced, arg);
      return;
    }
    rewriteArgument(e, arg, call, fn);
    argument(tagHole(e, ks, fn, i), arg);
  });
}

/** Calls whose arguments have rules of their own: where these go. */
function intrinsicArgument(e: FuncWalker, call: CallExpr, fn: Name | null, sig: Signature): Hole | null {
  if ((call as { isCompilerVarLive?: boolean }).isCompilerVarLive) return e.discardHole;
  if (fn?.pkg?.path !== 'internal/abi' || !fn.sym.startsWith('EscapeNonString[')) return null;
  const ps = sig.params.vars;
  if (ps.length !== 2 || !isShape(ps[1]!.type!)) return null;
  return hasNonStringPointers(e, ps[1]!.type!) ? e.heap : e.discardHole;
}

function hasNonStringPointers(e: FuncWalker, t: Type): boolean {
  if (!e.b.hasPointers(t)) return false;
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return u.basic !== 'string';
    case 'Struct':
      return u.fields.some((f) => hasNonStringPointers(e, f.type!));
    case 'Array':
      return hasNonStringPointers(e, u.elem);
    default:
      return true;
  }
}

/** The hole for the i'th argument (receiver included) of a call of fn. */
export function tagHole(e: FuncWalker, ks: Hole[] | null, fn: Name | null, i: number): Hole {
  if (fn === null || isInterfaceMethod(fn)) return e.heap;
  if (e.b.inMutualBatch(fn)) {
    const p = paramNames(fn.func!)[i];
    return p === undefined ? e.discardHole : e.addr(p);
  }
  if (e.b.st.late.has(fn.func)) return e.heap;
  const esc = paramTag(e.b.st.ctx, fn.func, i);
  const out: Hole[] = [];
  if (esc.heap() >= 0) out.push(shift(e.heap, esc.heap()));
  if (esc.mutator() >= 0) out.push(shift(e.mutator, esc.mutator()));
  if (esc.callee() >= 0) out.push(shift(e.callee, esc.callee()));
  if (ks !== null) {
    for (let r = 0; r < numEscResults; r++) {
      const x = esc.result(r);
      if (x >= 0 && ks[r] !== undefined) out.push(shift(ks[r]!, x));
    }
  }
  return e.tee(...out);
}

/** uintptr(ptr) arguments of functions like syscalls keep ptr alive, or make it escape. */
function rewriteArgument(e: FuncWalker, arg: Expr, call: CallExpr, fn: Name | null): void {
  const pragmas = fn?.func?.pragmas;
  if (pragmas === undefined || !(pragmas.includes('uintptrkeepalive') || pragmas.includes('uintptrescapes'))) return;
  const one = (x: Expr): void => {
    if (x.op !== 'OCONVNOP' || !isUnsafePtr(x.x.type!) || !isUintptr(x.type!)) return;
    const tmp = copyExpr(e, x.pos, x.x, call);
    x.x = tmp;
    const k = pragmas.includes('uintptrescapes') ? note(e.heap, x, '//go:uintptrescapes') : e.mutator;
    e.flow(k, e.b.oldLoc(tmp));
    if (pragmas.includes('uintptrkeepalive')) {
      tmp.addrtaken = true;
      call.keepAlive ??= [];
      call.keepAlive.push(tmp);
    }
  };
  if (arg.op === 'OSLICELIT') for (const x of arg.list) one(x.op === 'OKEY' ? x.value : x);
  else one(arg);
}

/** A temporary that holds x, set in the call's init. */
function copyExpr(e: FuncWalker, pos0: number, x: Expr, call: CallExpr): Name {
  const pos = hasUniquePos(x) ? x.pos : pos0;
  const tmp = tempAt(pos, e.fn, x.type!, e.b.pkg);
  const stmts: Stmt[] = [newDecl(pos, tmp), newAssign(pos, tmp, x)];
  appendInit(call, ...stmts);
  e.newLoc(tmp, true);
  e.stmts(stmts);
  return tmp;
}
