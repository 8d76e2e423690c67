/**
 * Go and defer statements (typecheck/stmt.go normalizeGoDeferCall): the call becomes one of a closure without parameters; what
 * the statement evaluates is put into temporaries first.
 */
import { InternalError } from '../../base/assert.js';
import type * as ast from '../../ast/nodes.js';
import { newAssignList, newCall, newClosureFunc, newClosureVar, newDecl, newGoDefer } from '../../ir/build.js';
import type { CallExpr, Expr, GoDeferStmt, Node, Stmt } from '../../ir/nodes.js';
import { hasUniquePos, staticCalleeName } from '../../ir/predicates.js';
import { takeInit } from '../../ir/copy.js';
import { isUintptr, isUnsafePtr, noParams, sigType } from '../../ir/typ.js';
import type { Body } from './body.js';
import { expr } from './expr.js';
import { checkNil } from './methods.js';

/** A place that holds an argument. */
interface Slot {
  get(): Expr;
  set(x: Expr): void;
}

export function goDeferStmt(r: Body, s: ast.CallStmt): Node {
  const call = expr(r, s.call);
  const n = newGoDefer(s.pos, s.tok === 'go' ? 'OGO' : 'ODEFER', call);
  const at = (s as { deferAt?: ast.Expr }).deferAt;
  if (at !== undefined) n.deferAt = expr(r, at);
  if (n.op === 'ODEFER') {
    r.fn.hasDefer = true;
    r.fn.numDefers++;
    if (n.deferAt) r.fn.hasRangeFuncDefer = true;
  }
  const init: Stmt[] = [];
  const c = normalize(r, n, call, init);
  c.goDefer = true;
  n.call = c;
  if (init.length > 0) n.init = init;
  return n;
}

function normalize(r: Body, n: GoDeferStmt, call: Expr, init: Stmt[]): CallExpr {
  init.push(...takeInit(call));
  if (call.op === 'OCALLFUNC') {
    const sig = sigType(call.fun!.type!);
    if (sig.params.vars.length + sig.results.vars.length === 0) return call;
  }
  const fn = newClosureFunc(r.p.ctx, r.p.pkg, r.p.gen, n.pos, n.pos, n.op === 'OGO' ? 'OGO' : 'ODEFER', noParams, r.fn);
  r.p.sink.push(fn);
  fn.wrapper = true;
  fn.isGoWrap = true;
  fn.oclosure!.isGoWrap = true;

  const slots: Slot[] = [];
  collect(call, slots, fn);
  if (slots.length > 0) {
    const as = newAssignList(n.pos, 'OAS2', [], [], false);
    for (const slot of slots) {
      const arg = slot.get();
      const pos = hasUniquePos(arg) ? arg.pos : n.pos;
      const tmp = r.temp(pos, arg.type!);
      init.push(newDecl(pos, tmp));
      tmp.defn = as;
      as.lhs.push(tmp);
      as.rhs.push(arg);
      slot.set(newClosureVar(pos, fn, tmp));
    }
    init.push(as);
    if (call.op === 'OCALLINTER') init.push(checkNil(n.pos, as.lhs[0]!));
  }
  fn.body = [call];
  return newCall(call.pos, 'OCALLFUNC', fn.oclosure!, [], null);
}

function collect(call: Expr, slots: Slot[], fn: { wrappedFunc?: unknown }): void {
  const add = (slot: Slot): void => visit(slot, slots);
  const args = (l: Expr[]): void => l.forEach((_, i) => add({ get: () => l[i]!, set: (x) => { l[i] = x; } }));
  switch (call.op) {
    case 'OCALLFUNC': {
      const wrapped = staticCalleeName(call.fun!);
      if (wrapped !== null) fn.wrappedFunc = wrapped.func ?? null;
      add({ get: () => call.fun!, set: (x) => { call.fun = x; } });
      args(call.args);
      break;
    }
    case 'OCALLINTER': {
      const dot = call.fun as { x: Expr };
      slots.push({ get: () => dot.x, set: (x) => { dot.x = x; } });
      args(call.args);
      break;
    }
    case 'OAPPEND': case 'ODELETE': case 'OPRINT': case 'OPRINTLN': case 'ORECOVER':
      args(call.args);
      if (call.rtype) add({ get: () => call.rtype!, set: (x) => { call.rtype = x; } });
      break;
    case 'OCOPY':
      add({ get: () => call.x, set: (x) => { call.x = x; } });
      add({ get: () => call.y, set: (x) => { call.y = x; } });
      if (call.rtype) add({ get: () => call.rtype!, set: (x) => { call.rtype = x; } });
      break;
    case 'OCLEAR': case 'OCLOSE': case 'OPANIC':
      add({ get: () => call.x, set: (x) => { call.x = x; } });
      break;
    default:
      throw new InternalError(`go or defer of ${call.op}`, call.pos);
  }
}

/** Leaves alone what may be evaluated later as well. */
function visit(slot: Slot, slots: Slot[]): void {
  const arg = slot.get();
  switch (arg.op) {
    case 'OLITERAL': case 'ONIL': case 'OMETHEXPR': case 'ONEW':
      return;
    case 'ONAME':
      if (arg.class === 'PFUNC') return;
      break;
    case 'OADDR':
      if (arg.x.op === 'OLINKSYMOFFSET') return;
      break;
    case 'OCONVNOP':
      if (isUintptr(arg.type!) && isUnsafePtr(arg.x.type!)) {
        visit({ get: () => arg.x, set: (x) => { arg.x = x; } }, slots);
        return;
      }
      break;
    case 'OARRAYLIT': case 'OSLICELIT': case 'OSTRUCTLIT': {
      const list = arg.list;
      list.forEach((el, i) => {
        if (el.op === 'OKEY' || el.op === 'OSTRUCTKEY') visit({ get: () => el.value, set: (x) => { el.value = x; } }, slots);
        else visit({ get: () => list[i]!, set: (x) => { list[i] = x; } }, slots);
      });
      return;
    }
    default:
      break;
  }
  slots.push(slot);
}
