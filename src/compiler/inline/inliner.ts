/**
 * Which functions can be inlined, at what cost, and which calls are (cmd/compile/internal/inline/inl.go).
 *
 * A function is inlinable if its nodes, counted with gc's weights, fit the budget and nothing in it forbids it. Costs are
 * those of the bodies as written: an inlinable callee counts with its own cost.
 */
import { maxColumn, noPos, physicalPosition, type Pos, posFileId, posInl, withInl } from '../../base/source.js';
import type { CallExpr, Expr, Func, IrContext, Node, PackageIR } from '../../ir/nodes.js';
import { funcString, funcTypeString, nodesString } from '../../ir/fmt.js';
import { staticValue } from '../../ir/predicates.js';
import { identicalType } from '../../ir/typ.js';
import { anyList, visitList } from '../../ir/visit.js';
import { inlineCost } from '../facts/use.js';
import { isLateWrapper, sigRecv } from './callee.js';
import { makeTemplate } from './copy-func.js';
import { Diagnoser, type DecisionFlags, type Log } from './diagnose.js';
import { HairyVisitor } from './hairy.js';
import { isIntrinsicCall } from './intrinsics.js';

export const inlineMaxBudget = 80;
export const inlineExtraCallCost = 57;
const bigFunctionNodes = 5000;
const bigFunctionMaxCost = 20;
const closureCalledOnceCost = 10 * inlineMaxBudget;

/**
 * Most inlined calls of one package. DEPARTURE: gc has no limit; in a ring of n tiny functions it expands n*n calls. Calls
 * beyond the limit stay calls.
 */
export const maxInlinedCalls = 100_000;

/**
 * Longest name of a closure that is still inlined. DEPARTURE: gc has no limit; the names of closures in closures that are inlined into each
 * other double with every level (24 levels take gc a quarter of a minute), so that programs made to hurt end in memory exhausted.
 */
const maxClosureName = 1 << 18;

/**
 * Levels of function literals in a function that is still inlined. DEPARTURE: gc has no limit; each level is copied into all those around it, so that a
 * thousand literals called where they are written take gc minutes and more memory than a machine has.
 */
const maxLiteralHeight = 32;

/** Deepest nesting of inlined calls. DEPARTURE: gc has no limit; only chains of mutual recursion reach it. */
export const maxInlineDepth = 60;

export class Inliner {
  readonly diag: Diagnoser;
  /** Levels of function literals inside of those functions that have any. */
  private readonly literalHeight = new Map<Func, number>();
  private readonly checked = new Set<Func>();
  /** Functions whose nodes have been counted; no body changes before the last count. */
  private readonly counted = new Map<Func, boolean>();
  /** Link symbols of the functions in the inline tree. */
  readonly inlSyms: string[] = [''];
  /** Their short names, for names of closures. */
  readonly inlNames: string[] = [''];
  /** Told of every function that is inlined. */
  onInlined: ((callee: Func) => void) | null = null;
  /** Suffix of labels (gc's inlgen). */
  inlgen = 0;

  constructor(
    readonly ir: PackageIR,
    readonly ctx: IrContext,
    readonly flags: DecisionFlags,
    log: Log,
  ) {
    this.diag = new Diagnoser(ir, flags, log);
    for (const fn of ir.funcs) {
      let height = 1;
      for (let p = fn.closureParent; p !== null && (this.literalHeight.get(p) ?? 0) < height; p = p.closureParent) this.literalHeight.set(p, height++);
    }
  }

  // -------------------------------------------------------------- functions

  /** Keeps fn from being inlined, silently. */
  neverInline(fn: Func): void {
    this.checked.add(fn);
  }

  canInline(fn: Func): void {
    const why = this.impossible(fn) ?? this.analyze(fn);
    if (why === null) return;
    if (this.diag.m > 1) this.diag.print(fn.pos, `cannot inline ${funcString(fn, this.ir.pkg)}: ${why}`);
    this.diag.opt(fn.pos, 'cannotInlineFunction', () => why);
  }

  /** Reason why fn cannot be inlined whatever it contains. */
  private impossible(fn: Func): string | null {
    const p = fn.pragmas;
    if (p.includes('noinline')) return 'marked go:noinline';
    if (this.flags.race === true && p.includes('norace')) return 'marked go:norace with -race compilation';
    if (p.includes('uintptrkeepalive')) return 'marked as having a keep-alive uintptr argument';
    if (p.includes('uintptrescapes')) return 'marked as having an escaping uintptr argument';
    if (fn.body.length === 0 && fn.inl === null) return 'no function body';
    if ((this.literalHeight.get(fn) ?? 0) > maxLiteralHeight) return 'function literals too deep in each other';
    return null;
  }

  isBig(fn: Func): boolean {
    let big = this.counted.get(fn);
    if (big === undefined) {
      big = isBigFunc(fn);
      this.counted.set(fn, big);
    }
    return big;
  }

  private analyze(fn: Func): string | null {
    if (this.checked.has(fn)) return null;
    this.checked.add(fn);
    let budget = inlineMaxBudget;
    if (fn.closureParent !== null) budget = Math.max(budget, closureCalledOnceCost);
    const v = new HairyVisitor(this, fn, this.isBig(fn), budget);
    const why = v.tooHairy();
    if (why !== null) return why;
    const cost = budget - v.budget;
    fn.inl = makeTemplate(fn, cost, canDelayResults(fn));
    this.noteInlinable(fn, cost);
    return null;
  }

  private noteInlinable(fn: Func, cost: number): void {
    const pkg = this.ir.pkg;
    if (this.diag.m > 1) this.diag.print(fn.pos, `can inline ${funcString(fn, pkg)} with cost ${cost} as: ${funcTypeString(fn, pkg)} { ${nodesString(fn.body, pkg)} }`);
    else if (this.diag.m > 0) this.diag.print(fn.pos, `can inline ${funcString(fn, pkg)}`);
    this.diag.opt(fn.pos, 'canInlineFunction', () => `cost: ${cost}`);
  }

  // -------------------------------------------------------------- calls

  /** Whether the call may be inlined as far as its form tells. */
  mightInline(call: CallExpr): boolean {
    if (this.flags.l || call.op !== 'OCALLFUNC' || call.goDefer || call.noInline) return false;
    const f = call.fun!;
    const name = f.op === 'ONAME' ? f : f.op === 'OMETHEXPR' ? f.method : null;
    if (name?.pkg?.path === 'internal/abi' && name.sym.startsWith('EscapeNonString[')) return false;
    return !isIntrinsicCall(this.ctx.wordSize, call);
  }

  /** The function that a callee expression denotes, for inlining. */
  callee(caller: Func, fun: Expr, resolveOnly: boolean): Func | null {
    const fn = fun.op === 'ONAME' && fun.class === 'PFUNC' ? fun : staticValue(fun);
    switch (fn.op) {
      case 'OMETHEXPR': {
        const m = fn.method?.func ?? null;
        if (m === null || isLateWrapper(m)) return null;
        const recv = sigRecv(m);
        if (recv === null || !identicalType(recv, fn.x.type!)) return null;
        return m;
      }
      case 'ONAME':
        return fn.class === 'PFUNC' && fn.func && !isLateWrapper(fn.func) ? fn.func : null;
      case 'OCLOSURE': {
        const c = fn.func;
        const cv = c.closureVars[0];
        if (cv !== undefined && cv.outer?.curfn !== caller) return null;
        if (!resolveOnly) this.canInline(c);
        return c;
      }
      default:
        return null;
    }
  }

  /** The most that a callee may cost here (inlineCostOK). */
  private maxCost(callee: Func, bigCaller: boolean, calledOnce: boolean): number {
    let max = bigCaller ? bigFunctionMaxCost : inlineMaxBudget;
    if (callee.closureParent !== null) {
      max *= 2;
      if (calledOnce) max = Math.max(max, closureCalledOnceCost);
    }
    return max;
  }

  /** Why a call is not inlined, for the log. */
  private cannot(call: CallExpr, log: boolean, why: () => string): false {
    if (log) this.diag.opt(call.pos, 'cannotInlineCall', why);
    return false;
  }

  canInlineCall(caller: Func, call: CallExpr, callee: Func, bigCaller: boolean, calledOnce: boolean, log: boolean): boolean {
    const cost = inlineCost(this.ctx, callee);
    if (cost < 0) return false;
    const max = this.maxCost(callee, bigCaller, calledOnce);
    if (cost > max) return this.cannot(call, log, () => `cost ${cost} of ${linkName(callee)} exceeds max caller cost ${max}`);
    // The same call inside its own inlined body.
    const here = withInl(call.pos, 0);
    const tree = this.ir.inlTree;
    for (let i = posInl(call.pos); i > 0; i = tree[i]!.parent) if (this.isSamePlace(tree[i]!.pos, here)) return this.cannot(call, log, () => '');
    const sym = linkName(callee);
    if (sym.length > maxClosureName) return false;
    let depth = 0;
    for (let i = posInl(call.pos); i > 0; i = tree[i]!.parent) {
      if (++depth >= maxInlineDepth) return false;
      if (this.inlSyms[i] !== sym) continue;
      if (log && this.diag.m > 1) {
        const pkg = this.ir.pkg;
        this.diag.print(call.pos, `cannot inline ${funcString(callee, pkg)} into ${caller.nname.sym}: repeated recursive cycle`);
      }
      return this.cannot(call, log, () => `repeated recursive cycle to ${linkName(callee)}`);
    }
    return tree.length <= maxInlinedCalls;
  }

  /** gc knows no columns from 255 on: all places there of a line are the same to it. */
  private isSamePlace(pos: Pos, here: Pos): boolean {
    const at = withInl(pos, 0);
    if (at === here) return here !== noPos;
    const { fset } = this.diag;
    if (fset === undefined || posFileId(at) !== posFileId(here)) return false;
    const h = physicalPosition(fset, here);
    if (h.col < maxColumn) return false;
    const p = physicalPosition(fset, at);
    return p.line === h.line && p.col >= maxColumn;
  }

  /** Enters a call in the inline tree; returns its index. */
  addInlined(call: CallExpr, fn: Func): number {
    const tree = this.ir.inlTree;
    const index = tree.length;
    const pos: Pos = call.pos;
    tree.push({ parent: posInl(pos), pos, name: fn.traceName ?? linkName(fn), declPos: fn.pos });
    this.inlSyms[index] = linkName(fn);
    this.inlNames[index] = fn.nname.sym;
    return index;
  }

  /** Names of the calls through which `index` was inlined, outermost first. */
  namesAt(index: number): string[] {
    const out: string[] = [];
    for (let i = index; i > 0; i = this.ir.inlTree[i]!.parent) out.push(this.inlNames[i] ?? '');
    return out.reverse();
  }
}

export function linkName(fn: Func): string {
  return fn.nname.linkname ?? fn.nname.sym;
}

/**
 * Nodes to leave out of the count: the extra `t1, t2 = f()` that stands for `a, b = f()`. Less than 0: nodes that gc has and
 * we have not, the identifier in the guard of a type switch.
 */
export function nodeCredit(n: Node): number {
  if (n.op === 'OTYPESW') return n.tag !== null ? -1 : 0;
  if (n.op !== 'OAS2') return 0;
  const r = n.rhs[0] as { init?: Node[] } | undefined;
  const first = r?.init?.length === 1 ? r.init[0]! : null;
  return first !== null && 'lhs' in first && 'rhs' in first ? 4 * n.lhs.length + 1 : 0;
}

/** Written in so few bytes a function has fewer than bigFunctionNodes nodes: what is rewritten most (loops over functions) makes less than ten of each byte. */
const shortText = 400;

function isBigFunc(fn: Func): boolean {
  const written = fn.endPos - fn.pos;
  if (written > 0 && written < shortText && !fn.isPackageInit) return false;
  let budget = bigFunctionNodes;
  const cond = (n: Node): boolean => {
    budget += nodeCredit(n) - 1;
    return budget <= 0;
  };
  // gc counts the function itself too.
  budget--;
  return anyList(fn.body, cond);
}

/** Whether results may be declared where the only return statement sets them. */
function canDelayResults(fn: Func): boolean {
  let returns = 0;
  visitList(fn.body, (n) => {
    if (n.op === 'ORETURN') returns += n.results.length === 0 ? 2 : 1;
  });
  return returns === 1 && fn.signature.results.vars.every((v) => v.name === '' || v.name === '_');
}
