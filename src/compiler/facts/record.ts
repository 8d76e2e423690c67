/**
 * The fact about a function (ir/facts.ts) as this compiler decides it: from GOROOT's sources it is gc's, from the library's own it
 * is what gc's is compared with.
 *
 * What an inlined body contributes is recorded where it happens: a function is made that only calls the one in question, the call is
 * inlined into it as into any caller of another package, and escape analysis reports every flow it enters.
 *
 * Not recorded (body null): bodies that make closures which stay (those that are inlined and gone are recorded by their names), call function values or
 * methods of interfaces; there the caller's own values decide what happens, and only a real body can tell.
 */
import { posInl } from '../../base/source.js';
import { declareParams, newAssign, newAssignList, newCallFunc, newFunc, newMethodExprNode, newName, newTypeExpr, paramNames, resultNames } from '../../ir/build.js';
import { type FactBody, type FactFlow, type FactHole, type FactNote, type FactSite, FactSink, type FuncFact, newFactNode, SiteFlag, textHole } from '../../ir/facts.js';
import { funcString, nodesString, nodeString } from '../../ir/fmt.js';
import type { AssignListStmt, ConvExpr, Expr, Func, InlinedCallExpr, IrContext, MakeExpr, Name, Node, PackageIR } from '../../ir/nodes.js';
import { isBlank } from '../../ir/predicates.js';
import { elemType, isInterface, methodType, newSig } from '../../ir/typ.js';
import { sizeof } from '../../types/sizes.js';
import { visitList } from '../../ir/visit.js';
import { newPackage } from '../../types/package.js';
import type { Var } from '../../types/types.js';
import type { Batch, FlowRecorder } from '../escape/batch.js';
import { escapeFuncs } from '../escape/escape.js';
import { Attr, type Hole, type Location } from '../escape/graph.js';
import { deadLocals } from '../escape/deadlocals.js';
import { heapAllocReason, maxImplicitStackVarSize } from '../escape/heap-reason.js';
import { ReassignOracle } from '../escape/oracle.js';
import { inlineLate } from '../inline/interleaved.js';
import { readsOf } from '../noder/index.js';

/** The caller's package: every name of the body prints as that of another package. */
const elsewhere = newPackage('main', 'main');

export function factOf(fn: Func, ctx: IrContext): FuncFact {
  return { cost: fn.inl?.cost ?? -1, tags: fn.paramTags ?? [], body: fn.inl === null ? null : recordBody(fn, ctx) };
}

/** A function that does nothing but call fn. */
function callerOf(fn: Func): Func {
  const sig = fn.signature;
  const params = sig.recv !== null ? [sig.recv, ...sig.params.vars] : sig.params.vars;
  const plain = (v: Var): Var => ({ ...v, name: '' });
  const own = newSig(params.map(plain), sig.results.vars.map(plain), sig.variadic);
  const caller = newFunc(fn.pos, newName(fn.pos, 'PFUNC', 'caller', elsewhere, own, null), own);
  declareParams(caller);
  const recv = sig.recv?.type ?? null;
  const callee: Expr =
    recv === null
      ? fn.nname
      : newMethodExprNode(fn.pos, methodType({ ...sig, recv: null }, recv), recv, fn.nname.sym.split('.').pop()!, fn.nname);
  const call = newCallFunc(fn.pos, callee, paramNames(caller));
  if (recv !== null) call.isDDD = sig.variadic;
  const results = resultNames(caller);
  if (results.length === 0) caller.body.push(call);
  else if (results.length === 1) caller.body.push(newAssign(fn.pos, results[0]!, call));
  else caller.body.push(newAssignList(fn.pos, 'OAS2FUNC', results, [call]));
  return caller;
}

function inlinedIn(caller: Func): InlinedCallExpr | null {
  const s = caller.body[0] as Node & { y?: Expr; rhs?: Expr[] };
  const x = s.op === 'OAS' ? s.y : s.op === 'OAS2FUNC' ? s.rhs![0] : s;
  return x !== undefined && x !== null && x.op === 'OINLCALL' ? (x as InlinedCallExpr) : null;
}

function recordBody(fn: Func, ctx: IrContext): FactBody | null {
  const caller = callerOf(fn);
  const tree: PackageIR['inlTree'] = [undefined];
  const ir: PackageIR = { pkg: elsewhere, funcs: [caller], externs: [], inits: [], initFunc: null, dictionaries: [], inlTree: tree, needTypes: [], reads: readsOf(ctx, [caller.signature]) };
  const callees: Func[] = [];
  inlineLate([caller], ir, ctx, { m: 0, l: false, N: false }, (f) => callees.push(f));
  const inlined = inlinedIn(caller);
  const assign = inlined?.init?.find((s): s is AssignListStmt => s.op === 'OAS2') ?? null;
  const lhs = assign === null ? [] : assign.lhs.map((n) => nodeString(n, elsewhere));
  deadLocals([caller]);
  assign?.lhs.forEach((n, i) => {
    if (isBlank(n)) lhs[i] = `_${lhs[i]}`;
  });
  if (inlined === null || dependsOnCaller(caller)) return null;
  // Indices of the tree are in the order of inlining; group 0 is the call itself.
  const made = ir.funcs.slice(1);
  const closures = made.map((f): FactBody['closures'][number] => {
    const names: string[] = [];
    const at = posInl(f.oclosure!.pos);
    for (let i = at; i > 0; i = tree[i]!.parent) names.unshift(callees[i - 1]!.nname.sym);
    return [at - 1, ...names];
  });
  // Closures of closures: their names depend on more.
  if (made.some((f) => f.closureParent !== caller)) return null;
  const calls = callees.slice(1).map((f, i): FactBody['calls'][number] => [tree[i + 2]!.parent - 1, made.includes(f) ? made.indexOf(f) : funcString(f, elsewhere)]);
  const r = new Recorder(caller, ctx, tree, calls, closures, lhs, inlined.returnVars.slice());
  escapeFuncs([caller], ir, ctx, { m: 1, l: false, N: false }, (d) => r.said(d.msg), r);
  return r.body;
}

/** Whether the body makes closures, or calls what the caller may know. */
function dependsOnCaller(caller: Func): boolean {
  let depends = false;
  visitList(caller.body, (n) => {
    if (n.op === 'OCLOSURE' || n.op === 'OGO' || n.op === 'ODEFER') depends = true;
    if (n.op === 'OCALLFUNC' && n.fun !== null && n.fun.op !== 'OMETHEXPR' && !(n.fun.op === 'ONAME' && n.fun.class === 'PFUNC')) depends = true;
    if (n.op === 'OCALLINTER') depends = true;
  });
  return depends;
}

class Recorder implements FlowRecorder {
  body: FactBody | null = null;
  private readonly flows: ({ k: Hole; src: Location; made: number } | { note: string; made: number })[] = [];
  private made = 0;
  private readonly oracle: ReassignOracle;

  constructor(
    private readonly caller: Func,
    private readonly ctx: IrContext,
    private readonly tree: PackageIR['inlTree'],
    private readonly calls: FactBody['calls'],
    private readonly closures: FactBody['closures'],
    private readonly lhs: string[],
    private readonly results: readonly Name[],
  ) {
    this.oracle = new ReassignOracle(caller);
  }

  /** Notes among the messages: of assignments while the graph is made, of indexes afterwards. */
  said(msg: string): void {
    const own = `${this.caller.nname.sym} `;
    if (msg.startsWith(`${own}ignoring self-assignment`)) this.flows.push({ note: msg.slice(own.length), made: this.made });
    else if (msg === 'index bounds check elided' && this.body !== null) this.body.bounds++;
  }

  flow(b: Batch, k: Hole, src: Location): void {
    this.made = b.allLocs.length;
    if (k.dst !== b.blankLoc) this.flows.push({ k, src, made: this.made });
  }

  solved(b: Batch): void {
    const dcl = this.caller.dcl;
    const own = new Set<Node>(dcl.slice(0, paramNames(this.caller).length + resultNames(this.caller).length));
    const locs = b.allLocs;
    const index = new Map<Location, number>();
    const vars: FactBody['vars'] = [];
    const names = locs.filter((l) => l.n !== null && l.n.op === 'ONAME' && !own.has(l.n));
    for (const l of names) {
      const n = l.n as Name;
      index.set(l, vars.length);
      const why = heapAllocReason(b.ws, n);
      vars.push(why === '' ? [this.groupOf(n), nodeString(n, elsewhere), l.loopDepth] : [this.groupOf(n), nodeString(n, elsewhere), l.loopDepth, why]);
    }
    const params = paramNames(this.caller).map(() => -1);
    const steps: FactBody['steps'] = [];
    let next = names.length;
    let made = 0;
    const sites = (upTo: number): void => {
      for (; made < upTo; made++) {
        const l = locs[made]!;
        if (index.has(l) || (l.n !== null && own.has(l.n))) continue;
        index.set(l, next++);
        steps.push(this.site(l));
      }
    };
    for (const f of this.flows) {
      sites(f.made);
      if ('note' in f) {
        steps.push([f.note] satisfies FactNote);
        continue;
      }
      const { k, src } = f;
      const from = index.get(src);
      if (from === undefined) {
        // A parameter: set to its variable.
        const i = paramNames(this.caller).indexOf(src.n as Name);
        const to = index.get(k.dst);
        if (i < 0 || to === undefined || k.derefs !== 0) return;
        params[i] = to;
        continue;
      }
      const to = k.dst === b.heapLoc ? FactSink.Heap : k.dst === b.mutatorLoc ? FactSink.Mutator : k.dst === b.calleeLoc ? FactSink.Callee : index.get(k.dst);
      if (to === undefined) {
        if (k.dst.n !== null && own.has(k.dst.n)) continue; // a result
        return;
      }
      if (k.derefs < 0 && k.notes !== null && src.n !== null && k.notes.where === src.n && k.notes.next === null && k.notes.why === heapAllocReason(b.ws, src.n)) continue;
      const notes: string[] = [];
      for (let n = k.notes; n !== null; n = n.next) notes.push(nodeString(n.where, elsewhere), n.why);
      steps.push([to, k.derefs, k.addrtaken ? 1 : 0, from, ...notes] satisfies FactFlow);
    }
    sites(locs.length);
    const results = this.results.map((n) => names.findIndex((l) => l.n === n));
    this.body = { calls: this.calls, vars, params, lhs: this.lhs, results, steps, bounds: 0, closures: this.closures };
  }

  private site(l: Location): FactSite {
    const n = l.n;
    let flags = 0;
    // Marks of the solver aside, only intermediate locations are made to persist.
    if (n === null && l.has(Attr.Persists)) flags |= SiteFlag.Persists;
    if (n !== null && n.op === 'OAPPEND') flags |= SiteFlag.Append;
    if (n !== null && n.op === 'OSTR2BYTES') flags |= SiteFlag.Str2Bytes;
    const why = heapAllocReason(this.ctx.wordSize, n);
    const holed = n !== null && n.op === 'OMAKESLICE' ? this.makeHole(n) : n !== null && n.op === 'OCONVIFACE' ? this.convHole(n) : null;
    if (holed !== null) return [l.loopDepth, nodesString([holed.n], elsewhere), flags, why, holed.hole];
    return [l.loopDepth, n === null ? null : n.op === 'ONAME' ? nodeString(n, elsewhere) : nodesString([n], elsewhere), flags, why];
  }

  /** The argument that x is; -1 if it is none. */
  private argument(x: Expr): number {
    return paramNames(this.caller).indexOf(this.oracle.staticValue(x) as Name);
  }

  /** See Batch.rewriteMake. */
  private makeHole(n: MakeExpr): { n: Expr; hole: FactHole } | null {
    const key = n.cap === null ? 'len' : 'cap';
    const r = n[key];
    if (r === null || r.op === 'OLITERAL') return null;
    const s = this.oracle.staticValue(r);
    const arg = this.argument(s.op === 'OLEN' ? s.x : s);
    if (arg < 0) return null;
    const elem = sizeof(this.ctx.wordSize, elemType(n.type!));
    const limit = elem === 0 ? 0 : Math.floor(maxImplicitStackVarSize / elem);
    return { n: { ...n, [key]: newFactNode(n.pos, textHole) }, hole: [arg, nodeString(r, elsewhere), s.op === 'OLEN' ? 'len' : 'make', limit] };
  }

  /** See Batch.rewriteConv. */
  private convHole(n: ConvExpr): { n: Expr; hole: FactHole } | null {
    if (n.x.op === 'OLITERAL' || n.x.type === null || isInterface(n.x.type)) return null;
    const arg = this.argument(n.x);
    return arg < 0 ? null : { n: { ...n, x: newFactNode(n.pos, textHole) as Expr }, hole: [arg, nodeString(n.x, elsewhere), 'conv', 0] };
  }

  /** The inlined call that declares n: 0 for the one in the caller's source. */
  private groupOf(n: Name): number {
    const inl = posInl(n.pos);
    return inl === 0 || this.tree[inl] === undefined ? 0 : inl - 1;
  }
}
