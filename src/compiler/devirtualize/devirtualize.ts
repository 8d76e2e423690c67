/**
 * Static devirtualisation (cmd/compile/internal/devirtualize): a call of an interface method whose receiver can only hold one
 * concrete type becomes a call of that type's method.
 *
 * The type is found through conversions, assertions and all assignments to a local variable. Assignments are
 * collected once per function, when first asked for, and kept up to date as calls are inlined: a variable that
 * is assigned a call's result has an unknown type until the call is inlined, and then that of the result variable.
 */
import { InternalError } from '../../base/assert.js';
import { canonical, newAddr, newDeref, newDotField, newMethodExprNode, newTypeAssert, newTypeExpr, outerValue, resultType } from '../../ir/build.js';
import { nodeString } from '../../ir/fmt.js';
import type { CallExpr, Expr, Func, InlinedCallExpr, IrContext, Name, Node, PackageIR, SelectorExpr, TypeAssertExpr } from '../../ir/nodes.js';
import { isBlank } from '../../ir/predicates.js';
import { typeString } from '../../ir/type-fmt.js';
import { hasShape, identicalStrict, isInterface, isShape, methodType, sigType, under, unalias } from '../../ir/typ.js';
import { visit } from '../../ir/visit.js';
import { lookupFieldOrMethod, missingMethod } from '../../types/lookup.js';
import type { Signature, Type } from '../../types/types.js';
import { typeSet } from '../../types/typeset.js';
import type { Diagnoser } from '../inline/diagnose.js';
import { newDotInter } from '../noder/methods.js';
import { methodFuncIn, noderOf } from '../noder/wrappers.js';

/** What was assigned: an expression, a concrete type, or (null) an unknown value of interface type. */
type Assignment = { node: Expr } | { type: Type } | null;

interface AssignRef {
  name: Name;
  index: number;
  /** Which result of the call. */
  result: number;
}

/** Value known to be nil, or assigned to itself. */
const noType = Symbol('no type');

export interface Devirtualizer {
  staticCall(call: CallExpr): void;
  inlinedCall(fn: Func, call: CallExpr, inlined: InlinedCallExpr): void;
  /** The call stays but counts as inlined (CallExpr.fact). */
  factCall(call: CallExpr, callee: Func): void;
}

export function newDevirtualizer(ir: PackageIR, ctx: IrContext, diag: Diagnoser): Devirtualizer {
  const assigns = new Assignments();
  return {
    staticCall: (call) => staticCall(ir, ctx, diag, assigns, call),
    inlinedCall: (fn, call, inlined) => assigns.inlinedCall(fn, call, inlined),
    factCall: (call, callee) => assigns.factCall(call, callee),
  };
}

function implementsIface(t: Type, iface: Type): boolean {
  if (hasShape(t) && takesDict(t, iface)) return false;
  return missingMethod(null, t, iface, true, (x, y) => identicalStrict(x, y), null).method === null;
}

/** Whether one of the methods is that of a shaped type, whose dictionary parameter the interface's method has not. */
function takesDict(t: Type, iface: Type): boolean {
  const u = under(iface);
  return u.kind === 'Interface' && typeSet(u).methods.some((m) => {
    const f = lookupFieldOrMethod(t, true, m.pkg, m.name).obj;
    const recv = f?.kind === 'Func' ? ((f.type as Signature).recv?.type ?? null) : null;
    return recv !== null && !isInterface(recv) && hasShape(recv);
  });
}

function staticCall(ir: PackageIR, ctx: IrContext, diag: Diagnoser, assigns: Assignments, call: CallExpr): void {
  if (call.goDefer || call.op !== 'OCALLINTER') return;
  const sel = call.fun as SelectorExpr;
  const t = assigns.concreteType(sel.x, new Set());
  if (t === null || t === noType) return;
  const typ = t as Type;
  if (!implementsIface(typ, sel.x.type!) || isShape(typ)) return;
  const pkg = ir.pkg;
  if (hasShape(typ)) {
    if (diag.m > 0) diag.print(call.pos, `cannot devirtualize ${nodeString(call, pkg)}: shaped receiver ${typeString(typ, 'go', pkg)}`);
    return;
  }
  if (hasShape(sel.x.type!)) {
    if (diag.m > 0) diag.print(call.pos, `cannot devirtualize ${nodeString(call, pkg)}: shaped interface ${typeString(sel.x.type, 'go', pkg)}`);
    return;
  }
  const text = diag.m > 0 ? `${nodeString(sel, pkg)} to ${typeString(typ, 'go', pkg)}` : '';
  const dt = newTypeAssert(call.pos, typ, sel.x);
  dt.useNilPanic = true;
  const partial = dotMethod(ctx, call, sel, dt);
  if (diag.m > 0) diag.print(call.pos, `${partial ? 'partially ' : ''}devirtualizing ${text}`);
}

/** Makes the call one of the method that `sel` names in dt; true if it is still an interface's (of an embedded field). */
function dotMethod(ctx: IrContext, call: CallExpr, sel: SelectorExpr, dt: TypeAssertExpr): boolean {
  const p = noderOf.get(ctx);
  if (p === undefined) throw new InternalError('devirtualizing without noder', call.pos);
  const im = interfaceMethod(sel);
  const res = lookupFieldOrMethod(dt.type!, true, im.pkg, im.name);
  const f = res.obj;
  if (f === null || f.kind !== 'Func' || res.index === null) throw new InternalError('devirtualizing to no method', call.pos);
  let x: Expr = dt;
  for (const ix of res.index.slice(0, -1)) x = newDotField(sel.pos, x, ix, true);
  if (isInterface(x.type!)) {
    call.fun = newDotInter(sel.pos, x, { ...(f.type as Signature), recv: null }, f.name, f.pkg);
    call.type = resultType(sigType(call.fun.type!));
    return true;
  }
  const name = methodOf(p, x.type!, f.name, f.pkg);
  const sig = name.type as Signature;
  const want = unalias(sig.recv!.type!);
  const have = unalias(x.type!);
  if (want.kind === 'Pointer' && have.kind !== 'Pointer') {
    x = newAddr(sel.pos, x);
    x.implicit = true;
  } else if (want.kind !== 'Pointer' && have.kind === 'Pointer') x = newDeref(sel.pos, x, true);
  const fun = newMethodExprNode(sel.pos, methodType({ ...sig, recv: null }, want), want, f.name, name);
  call.op = 'OCALLFUNC';
  call.fun = fun;
  call.args = [x, ...call.args];
  call.type = resultType(sig);
  return false;
}

/** The declared method (or instance method), not a wrapper for a pointer or value of its receiver. */
function methodOf(p: Parameters<typeof methodFuncIn>[0], t: Type, name: string, pkg: import('../../types/types.js').Package | null): Name {
  const T = unalias(t);
  const direct = lookupFieldOrMethod(T, true, pkg, name);
  const want = direct.obj?.kind === 'Func' ? unalias((direct.obj.type as Signature).recv!.type!) : null;
  let recv: Type = T;
  if (want !== null) {
    if (want.kind === 'Pointer' && T.kind !== 'Pointer') recv = { kind: 'Pointer', elem: T };
    else if (want.kind !== 'Pointer' && T.kind === 'Pointer') recv = unalias(T.elem);
  }
  return methodFuncIn(p, recv, name, pkg);
}

function interfaceMethod(sel: SelectorExpr): { name: string; pkg: import('../../types/types.js').Package | null } {
  const u = under(sel.x.type!);
  if (u.kind !== 'Interface') throw new InternalError('interface call on no interface', sel.pos);
  const m = typeSet(u).methods[sel.methodIndex ?? -1] ?? typeSet(u).methods.find((x) => x.name === sel.sel);
  return { name: sel.sel, pkg: m?.pkg ?? null };
}

class Assignments {
  private readonly of = new Map<Name, Assignment[]>();
  private readonly calls = new Map<CallExpr, AssignRef[]>();
  private readonly analyzed = new Set<Func>();
  private readonly factTypes = new Map<CallExpr, (Type | null)[]>();

  concreteType(n0: Expr, seen: Set<Name>): Type | typeof noType | null {
    let n = n0;
    for (;;) {
      if (n.type === null) return null;
      if (!isInterface(n.type)) return n.type;
      if (n.op === 'OCONVNOP' || n.op === 'OCONVIFACE' || n.op === 'OPAREN' || n.op === 'ODOTTYPE' || n.op === 'ODOTTYPE2') n = n.x;
      else if (n.op === 'OINLCALL' && n.returnVars.length === 1) n = n.returnVars[0]!;
      else break;
    }
    if (n.op === 'OCALLFUNC') return this.factTypes.get(n)?.[0] ?? null;
    if (n.op !== 'ONAME') return null;
    const name = canonical(n);
    if (name.class !== 'PAUTO' || name.addrtaken) return null;
    if (seen.has(name)) return noType;
    seen.add(name);
    let typ: Type | null = null;
    for (const a of this.assignments(name)) {
      if (a === null) return null;
      const t = 'type' in a ? a.type : this.concreteType(a.node, seen);
      if (t === noType) continue;
      if (t === null || (typ !== null && !sameType(typ, t as Type))) return null;
      typ = t as Type;
    }
    return typ ?? noType;
  }

  private assignments(n: Name): Assignment[] {
    const fn = n.curfn!;
    if (!this.analyzed.has(fn)) {
      this.analyzed.add(fn);
      this.analyze(fn.body);
    }
    return this.of.get(n) ?? [];
  }

  inlinedCall(fn: Func, call: CallExpr, inlined: InlinedCallExpr): void {
    if (!this.analyzed.has(fn)) return;
    this.analyze(inlined.init ?? []);
    this.analyze(inlined.body);
    const refs = this.calls.get(call);
    if (refs === undefined) return;
    this.calls.delete(call);
    for (const r of refs) this.of.get(r.name)![r.index] = { node: inlined.returnVars[r.result]! };
  }

  /** What gc finds in its body, we look for in ours. */
  factCall(call: CallExpr, callee: Func): void {
    const types = callee.signature.results.vars.map((_, i) => concreteResult(callee, i));
    this.factTypes.set(call, types);
    for (const r of this.calls.get(call) ?? []) {
      const t = types[r.result] ?? null;
      if (t !== null) this.of.get(r.name)![r.index] = { type: t };
    }
    this.calls.delete(call);
  }

  private analyze(l: readonly Node[]): void {
    for (const n of l) visit(n, this.node);
  }

  /** Notes an assignment; the variable and its index, or null if it is of no interest. */
  private assign(x: Expr | null | undefined, a: Assignment): { name: Name; index: number } | null {
    if (x?.op !== 'ONAME' || isBlank(x)) return null;
    const o = outerValue(x);
    if (o.op !== 'ONAME' || o.curfn === null || o.type === null || !isInterface(o.type)) return null;
    const n = canonical(o);
    if (n.class !== 'PAUTO') return null;
    if (a !== null) {
      if ('node' in a && a.node.op === 'ONIL') return null;
      if ('type' in a && isInterface(a.type)) a = null;
    }
    const l = this.of.get(n) ?? [];
    this.of.set(n, l);
    l.push(a);
    return { name: n, index: l.length - 1 };
  }

  private callResult(x: Expr, call: CallExpr, i: number): void {
    const t = sigType(call.fun!.type!).results.vars[i]!.type!;
    const r = this.assign(x, { type: t });
    if (r === null || !isInterface(t)) return;
    const ref: AssignRef = { ...r, result: i };
    const l = this.calls.get(call);
    if (l === undefined) this.calls.set(call, [ref]);
    else l.push(ref);
  }

  private readonly node = (n: Node): void => {
    switch (n.op) {
      case 'OAS': {
        const rhs = n.y === null ? null : unparen(n.y);
        if (rhs === null) return;
        if ((rhs.op === 'OCALLFUNC' || rhs.op === 'OCALLINTER') && rhs.fun !== null) this.callResult(n.x, rhs, 0);
        else this.assign(n.x, { node: rhs });
        return;
      }
      case 'OAS2':
        n.lhs.forEach((p, i) => {
          const r = n.rhs[i];
          if (r) this.assign(p, { node: r });
        });
        return;
      case 'OAS2DOTTYPE':
        this.assign(n.lhs[0], { node: n.rhs[0]! });
        return;
      case 'OAS2MAPR': case 'OAS2RECV': case 'OSELRECV2': {
        const t = n.rhs[0]!.type;
        this.assign(n.lhs[0], t === null ? null : { type: t.kind === 'Tuple' ? t.vars[0]!.type! : t });
        return;
      }
      case 'OAS2FUNC': {
        const rhs = unparen(n.rhs[0]!);
        for (const [i, p] of n.lhs.entries()) {
          if (rhs.op === 'OINLCALL') this.assign(p, { node: rhs.returnVars[i]! });
          else this.callResult(p, rhs as CallExpr, i);
        }
        return;
      }
      case 'ORANGE':
        this.range(n.x.type!, n.key, n.value);
        return;
      case 'OSWITCH': {
        const guard = n.tag;
        if (guard?.op !== 'OTYPESW') return;
        for (const c of n.cases) if (c.var !== null) this.assign(c.var, { node: guard.x });
        return;
      }
      case 'OCLOSURE':
        if (this.analyzed.has(n.func)) return;
        this.analyzed.add(n.func);
        this.analyze(n.func.body);
        return;
      default:
        return;
    }
  };

  private range(t: Type, key: Expr | null, value: Expr | null): void {
    let u = under(t);
    if (u.kind === 'Pointer') u = under(u.elem);
    if (u.kind === 'Array' || u.kind === 'Slice') this.assign(value, { type: unalias(u.elem) });
    else if (u.kind === 'Chan') this.assign(key, { type: unalias(u.elem) });
    else if (u.kind === 'Map') {
      this.assign(key, { type: unalias(u.key) });
      this.assign(value, { type: unalias(u.elem) });
    }
  }
}

/** The concrete type of the i'th result of an inlinable function that returns an interface, null if it has none or several. */
function concreteResult(fn: Func, i: number, depth = 0): Type | null {
  let found: Type | null = null;
  let known = fn.inl !== null && depth < 8;
  const value = (x0: Expr): void => {
    let x = unparen(x0);
    while (x.op === 'OCONVNOP') x = unparen(x.x);
    if (x.op === 'ONIL') return;
    let t: Type | null = null;
    if (x.op === 'OCONVIFACE' && !isInterface(x.x.type!)) t = x.x.type;
    else if (x.op === 'OCALLFUNC' && x.fun?.op === 'ONAME' && x.fun.func) t = concreteResult(x.fun.func, 0, depth + 1);
    if (t === null || (found !== null && !sameType(found, t))) known = false;
    else found = t;
  };
  const body = fn.inl?.body ?? [];
  for (const s of body) {
    visit(s, (n) => {
      if (n.op !== 'ORETURN') return;
      const x = n.results[i];
      if (x === undefined) known = false;
      else value(x);
    });
  }
  return known ? found : null;
}

/** gc compares types by address: identical types that are written twice, such as struct types, differ. */
function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === 'Pointer' && b.kind === 'Pointer') return sameType(unalias(a.elem), unalias(b.elem));
  return a.kind === 'Named' && b.kind === 'Named' && identicalStrict(a, b);
}

function unparen(n: Expr): Expr {
  while (n.op === 'OPAREN') n = n.x;
  return n;
}

