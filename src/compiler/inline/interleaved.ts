/**
 * Devirtualisation and inlining, interleaved (cmd/compile/internal/inline/interleaved).
 *
 * Every call of every function is wrapped in an OPAREN, so that it can be replaced in place even if what surrounds it is moved into
 * an inlined body. Then, from the bottom of the call graph, calls are resolved and inlined until nothing changes; calls
 * that come in with an inlined body are wrapped and tried in turn, a batch at a time, so that a closure called twice is
 * not taken for one called once.
 */
import { newInt, newName, newParen } from '../../ir/build.js';
import { closureName } from '../../ir/names.js';
import { posInl } from '../../base/source.js';
import { type FactBody, reasonOf } from '../../ir/facts.js';
import type { CallExpr, Expr, Func, InlinedCallExpr, IrContext, Name, Node, PackageIR, ParenExpr } from '../../ir/nodes.js';
import { funcString } from '../../ir/fmt.js';
import { editChildren, isLeaf } from '../../ir/visit.js';
import { type Devirtualizer, newDevirtualizer } from '../devirtualize/devirtualize.js';
import { bloopWalk } from './bloop.js';
import type { DecisionFlags, Log } from './diagnose.js';
import { isLateWrapper } from './callee.js';
import { Inliner } from './inliner.js';
import { outlineMapInits } from './map-init.js';
import { closureGen, mkinlcall } from './mkinlcall.js';
import { type References, visitFuncsBottomUp } from './scc.js';

/** A call inside an inlined call that stays (editFact): `at` is its number in the fact's body, 0 that call itself. */
interface PendingFact {
  call: CallExpr;
  fn: Func;
  at: number;
}

class FuncState {
  /** The numbers of the wrappers made here. */
  private readonly callSites = new Map<ParenExpr, number>();
  readonly parens: ParenExpr[] = [];
  /** What each wrapper is a child of; null: a statement of the body. */
  private readonly holders: (Node | null)[] = [];
  /** The node whose children are being marked. */
  private holder: Node | null = null;
  /** Wrappers may be where `holders` does not say. */
  private scattered = false;
  private readonly resolved: (Func | null)[] = [];
  private pending: Map<ParenExpr, PendingFact> | null = null;
  /** A loop with variables of its own was met. */
  private hasLoop = false;

  constructor(
    private readonly inl: Inliner,
    private readonly dev: Devirtualizer,
    readonly fn: Func,
    private readonly bigCaller: boolean,
    private readonly useCounts: Map<Func, number>,
    private readonly refs: References,
  ) {}

  /** The callee of the i'th call and how often it is called; devirtualises the call. Null if it has no known callee. */
  resolve(i: number): { callee: Func; count: number } | null {
    const known = this.resolved[i] ?? null;
    if (known !== null) return { callee: known, count: this.useCounts.get(known)! };
    const call = this.callAt(i);
    if (call === null) return null;
    const { fun } = call;
    this.dev.staticCall(call);
    if (call.fun !== fun) {
      this.refs.delete(this.fn);
      this.scattered = true;
    }
    if (!this.inl.mightInline(call)) return null;
    const callee = this.inl.callee(this.fn, call.fun!, true);
    if (callee === null) return null;
    this.resolved[i] = callee;
    const count = (this.useCounts.get(callee) ?? 0) + 1;
    this.useCounts.set(callee, count);
    return { callee, count };
  }

  private callAt(i: number): CallExpr | null {
    const x = this.parens[i]!.x;
    return isCallExpr(x) ? x : null;
  }

  /** Inlines the i'th call if possible. */
  edit(i: number): boolean {
    const pending = this.pending?.get(this.parens[i]!);
    if (pending !== undefined) {
      this.pending!.delete(this.parens[i]!);
      this.factInlined(pending);
      return true;
    }
    const call = this.callAt(i);
    if (call === null) return false;
    const r = this.resolve(i);
    if (r === null || !this.inl.mightInline(call)) return false;
    const fn = this.inl.callee(this.fn, call.fun!, false);
    if (fn === null) return false;
    if (this.inl.ctx.facts?.mode === 'exact' && fn.fact?.body) return this.editFact(call, fn, fn.fact.body);
    if (fn.inl === null) return false;
    const inlined = mkinlcall(this.inl, this.fn, call, fn, this.bigCaller, r.count === 1 && r.callee.closureParent !== null);
    if (inlined === null) return false;
    this.parens[i]!.x = inlined;
    this.markChildren(inlined);
    this.dev.inlinedCall(this.fn, call, inlined as InlinedCallExpr);
    return true;
  }

  /** The call stays, but counts as inlined: gc's body has other calls and allocations than ours. */
  private editFact(call: CallExpr, fn: Func, body: FactBody): boolean {
    if (!this.inl.canInlineCall(this.fn, call, fn, this.bigCaller, false, true)) return false;
    const vars: Name[] = [];
    call.fact = { body, vars, closures: [] };
    call.noInline = true;
    this.inl.ctx.facts!.notSound = true;
    this.factInlined({ call, fn, at: 0 });
    return true;
  }

  /** What is said and declared when a call inside the body of a fact is inlined; calls inside that are tried with the next batch. */
  private factInlined(p: PendingFact): void {
    const { body, vars, closures } = p.call.fact!;
    const callee = p.at === 0 ? funcString(p.fn, this.inl.ir.pkg) : body.calls[p.at - 1]![1];
    if (this.inl.diag.m > 0) this.inl.diag.print(p.call.pos, `inlining call to ${typeof callee === 'string' ? callee : closures[callee]!}`);
    body.closures.forEach(([at, ...names], i) => {
      if (at === p.at) closures[i] = closureName(this.fn, 'OCLOSURE', this.inl.ir.pkg, closureGen(this.inl), [...this.inl.namesAt(posInl(p.call.pos)), ...names]).sym;
    });
    body.vars.forEach(([at, sym, _, why], i) => {
      if (at !== p.at) return;
      const n = newName(p.call.pos, 'PAUTO', sym, null, null, this.fn);
      if (why !== undefined) reasonOf.set(n, why);
      vars[i] = n;
      this.fn.dcl.push(n);
    });
    body.calls.forEach(([parent], k) => {
      if (parent !== p.at) return;
      // A place in the order of calls, in no body.
      const paren = newParen(p.call.pos, null, newInt(p.call.pos, 0));
      (this.pending ??= new Map()).set(paren, { ...p, at: k + 1 });
      this.parens.push(paren);
      this.holders.push(paren);
    });
    // Where its results come from is known when everything in it is inlined.
    if (p.at === body.calls.length) this.dev.factCall(p.call, p.fn);
  }

  /** Wraps n, if it is a call, and the calls below it. */
  readonly mark = (n0: Node): Node => {
    if (isLeaf(n0.op)) return n0;
    let p = n0.op === 'OPAREN' ? n0 : null;
    if (p !== null) {
      const known = this.callSites.get(p);
      if (known !== undefined) {
        this.holders[known] = this.holder;
        return p;
      }
      // A copy, from the body of a closure that was marked before it was found inlinable.
      this.scattered = true;
    }
    const n: Node = p !== null ? p.x : n0;
    const isCall = isCallExpr(n);
    if ((n.op === 'OFOR' || n.op === 'ORANGE') && n.distinctVars) this.hasLoop = true;
    if (n.op === 'OTAILCALL') {
      n.call.noInline = true;
      this.markChildren(n.call);
    } else this.markChildren(n);
    if (!isCall) return p ?? n;
    if (p === null) {
      p = newParen(n.pos, n.type, n);
      this.callSites.set(p, this.parens.length);
    }
    this.parens.push(p);
    this.holders.push(this.holder);
    return p;
  };

  private markChildren(n: Node): void {
    const outer = this.holder;
    this.holder = n;
    editChildren(n, this.mark);
    this.holder = outer;
  }

  parenthesize(): void {
    const body = this.fn.body;
    for (let i = 0; i < body.length; i++) body[i] = this.mark(body[i]!);
  }

  unparenthesize(): void {
    if (!this.hasLoop) (this.inl.ir.noLoops ??= new Set()).add(this.fn);
    if (this.parens.length === 0) return;
    const body = this.fn.body;
    if (this.scattered) {
      const unparen = (n0: Node): Node => {
        const n = inside(n0);
        editChildren(n, unparen);
        return n;
      };
      for (let i = 0; i < body.length; i++) body[i] = unparen(body[i]!);
      return;
    }
    for (let i = 0; i < body.length; i++) body[i] = inside(body[i]!);
    let last: Node | null = null;
    for (const h of this.holders) {
      if (h !== null && h !== last) editChildren(h, inside);
      last = h;
    }
  }

  /** Tries all calls once; new ones in batches. Whether anything changed. */
  pass(): boolean {
    let changed = false;
    let from = 0;
    let to = this.parens.length;
    while (from < to) {
      for (let i = from; i < to; i++) if (this.edit(i)) changed = true;
      from = to;
      to = this.parens.length;
      for (let i = from; i < to; i++) this.resolve(i);
    }
    return changed;
  }
}

function inside(n0: Node): Node {
  let n = n0;
  while (n.op === 'OPAREN') n = n.x;
  return n;
}

function isCallExpr(n: Node | Expr): n is CallExpr {
  const { op } = n;
  return (
    op === 'OCALLFUNC' || op === 'OCALLINTER' || op === 'OAPPEND' || op === 'ODELETE' || op === 'OPRINT' || op === 'OPRINTLN' || op === 'ORECOVER' || op === 'OMIN' || op === 'OMAX'
  );
}

/** Devirtualises and inlines all functions of a package. */
export function inlinePackage(ir: PackageIR, ctx: IrContext, flags: DecisionFlags, log: Log): void {
  bloopWalk(ir, flags, log, ctx);
  const inl = new Inliner(ir, ctx, flags, log);
  for (const fn of outlineMapInits(ir, ctx)) inl.neverInline(fn);
  // What initialises package variables is called by nobody; gc does not even say whether it could.
  if (ir.initFunc !== null) inl.neverInline(ir.initFunc);
  const all = ir.funcs.filter((f) => !isLateWrapper(f));
  const refs: References = new Map();
  if (!flags.l) {
    visitFuncsBottomUp(all, (group) => {
      for (const fn of group) if (!isLateWrapper(fn)) inl.canInline(fn);
    }, refs);
  }
  run(inl, newDevirtualizer(ir, ctx, inl.diag), all, refs);
  // gc makes wrappers after inlining, and inlines into each by itself.
  const late = ir.funcs.filter(isLateWrapper);
  const dev = newDevirtualizer(ir, ctx, inl.diag);
  for (const fn of late) inlineInto(inl, dev, fn);
}

/** Inlines into functions made after inlinePackage (wrappers for method tables). */
export function inlineLate(fns: readonly Func[], ir: PackageIR, ctx: IrContext, flags: DecisionFlags, onInlined?: (callee: Func) => void): void {
  const inl = new Inliner(ir, ctx, { ...flags, m: 0 }, () => {});
  if (onInlined !== undefined) inl.onInlined = onInlined;
  ir.inlTree.forEach((c, i) => {
    if (c === undefined) return;
    inl.inlSyms[i] = c.name;
    inl.inlNames[i] = c.name;
  });
  inl.inlgen = ir.inlTree.length;
  for (const fn of fns) inlineInto(inl, newDevirtualizer(ir, ctx, inl.diag), fn);
}

function run(inl: Inliner, dev: Devirtualizer, all: readonly Func[], refs: References): void {
  const states = new Map<Func, FuncState>();
  const useCounts = new Map<Func, number>();
  for (const fn of all) {
    const s = newState(inl, dev, fn, useCounts, refs);
    s.parenthesize();
    states.set(fn, s);
    for (let i = 0; i < s.parens.length; i++) s.resolve(i);
  }
  visitFuncsBottomUp(all, (group) => {
    for (let done = false; !done; ) {
      done = true;
      for (const fn of group) if (states.get(fn)?.pass()) done = false;
    }
  }, refs);
  for (const s of states.values()) s.unparenthesize();
}

function newState(inl: Inliner, dev: Devirtualizer, fn: Func, useCounts: Map<Func, number>, refs: References): FuncState {
  const big = !inl.flags.l && inl.isBig(fn);
  if (big && inl.diag.m > 1) inl.diag.print(fn.pos, `function ${funcString(fn, inl.ir.pkg)} considered 'big'; reducing max cost of inlinees`);
  return new FuncState(inl, dev, fn, big, useCounts, refs);
}

/** DevirtualizeAndInlineFunc. */
function inlineInto(inl: Inliner, dev: Devirtualizer, fn: Func): void {
  const s = newState(inl, dev, fn, new Map(), new Map());
  s.parenthesize();
  for (let done = false; !done; ) {
    done = true;
    for (let i = 0; i < s.parens.length; i++) if (s.edit(i)) done = false;
  }
  s.unparenthesize();
}
