/**
 * Escape analysis of one group of mutually recursive functions (cmd/compile/internal/escape/escape.go).
 *
 * Every variable and allocating expression is a location, every assignment an edge. A location whose address reaches
 * something that outlives it must be on the heap. What parameters do is written down as tags for callers in later groups.
 *
 * Results: `esc` on expressions and names, `byval` on captured variables, `transient`, OSTR2BYTES turned into
 * OSTR2BYTESTMP, Func.paramTags.
 */
import { basicHasPointers, typeInfo } from '../codegen/parts.js';
import { InternalError } from '../../base/assert.js';
import { appendInit, canonical, newAssign, newDecl, newInt, newLit, newLiteral, paramNames, resultNames, tempAt } from '../../ir/build.js';
import { type FactNode, factNode, SiteFlag, textHole } from '../../ir/facts.js';
import { funcString, nodeString } from '../../ir/fmt.js';
import type { ClosureExpr, ConvExpr, Expr, Func, IrContext, MakeExpr, Name, Node, PackageIR } from '../../ir/nodes.js';
import { isBoolean, isComplex, isFloat, isInteger, isInterface, isString, isUintptr, isUntypedType } from '../../ir/typ.js';
import { sizeof } from '../../types/sizes.js';
import type { ConstVal, Package, Type, Var } from '../../types/types.js';
import type { Diagnoser, Steps } from '../inline/diagnose.js';
import { isClosure } from '../inline/scc.js';
import { addrOf, Attr, type Hole, Location, locOf, note } from './graph.js';
import { heapAllocReason } from './heap-reason.js';
import type { LateInstances } from './late.js';
import { Leaks, numEscResults } from './leaks.js';
import { ReassignOracle } from './oracle.js';
import { Solver } from './solve.js';
import { FuncWalker } from './walk-func.js';

const enum State {
  Planned = 1,
  Started,
  Tagged,
}

/** What outlasts a batch. */
export interface EscapeState {
  ir: PackageIR;
  ctx: IrContext;
  diag: Diagnoser;
  /** Functions being analysed or done; others were compiled before. */
  funcs: Map<Func, State>;
  oracles: Map<Func, ReassignOracle>;
  /** Names found to be on the heap. */
  heapNames: Name[];
  resultsLost: Set<Func>;
  late: LateInstances;
  /** Functions that append. */
  appending: Set<Func>;
  /** Told of every flow before it is entered, and when the graph is solved (compiler/facts/record.ts). */
  recorder?: FlowRecorder;
}

export interface FlowRecorder {
  flow(b: Batch, k: Hole, src: Location): void;
  solved(b: Batch): void;
}

export class Batch {
  readonly allLocs: Location[] = [];
  readonly closures: { k: Hole; clo: ClosureExpr }[] = [];
  readonly heapLoc = new Location(null, null, 0);
  readonly mutatorLoc = new Location(null, null, 0);
  readonly calleeLoc = new Location(null, null, 0);
  readonly blankLoc = new Location(null, null, 0);
  readonly pkg: Package;
  readonly diag: Diagnoser;
  private readonly solver = new Solver(this);

  constructor(readonly st: EscapeState) {
    this.pkg = st.ir.pkg;
    this.diag = st.diag;
    this.heapLoc.attrs = Attr.Escapes | Attr.Persists | Attr.Mutates | Attr.Calls;
    this.mutatorLoc.attrs = Attr.Mutates;
    this.calleeLoc.attrs = Attr.Calls;
  }

  get ws(): 4 | 8 {
    return this.st.ctx.wordSize;
  }

  get resultsLost(): Set<Func> {
    return this.st.resultsLost;
  }

  run(fns: readonly Func[]): void {
    for (const fn of fns) this.initFunc(fn);
    for (const fn of fns) if (!isClosure(fn)) this.walkFunc(fn);
    for (const c of this.closures) this.flowClosure(c.k, c.clo);
    for (const loc of this.allLocs) {
      this.rewriteWithLiterals(loc);
      const why = heapAllocReason(this.ws, loc.n);
      if (why !== '') this.flow(addrOf(this.heapLoc.hole(), loc.n!, why), loc);
    }
    this.solver.walkAll();
    this.st.recorder?.solved(this);
    this.finish(fns);
  }

  // -------------------------------------------------------------- functions

  private initFunc(fn: Func): void {
    this.st.funcs.set(fn, State.Planned);
    const e = new FuncWalker(this, fn);
    for (const n of fn.dcl) e.newLoc(n, true);
    if (fn.oclosure === null) for (const n of fn.closureVars) e.newLoc(canonical(n), true);
    for (const [i, n] of resultNames(fn).entries()) this.oldLoc(n).resultIndex = 1 + i;
  }

  /** Locations for the variables of a closure that is not in the group. */
  locals(fn: Func): void {
    const e = new FuncWalker(this, fn);
    for (const n of fn.dcl) if (locOf(n) === undefined) e.newLoc(n, true);
    for (const [i, n] of resultNames(fn).entries()) this.oldLoc(n).resultIndex = 1 + i;
  }

  walkFunc(fn: Func): void {
    this.st.funcs.set(fn, State.Started);
    new FuncWalker(this, fn).walk();
  }

  /** Whether the function belongs to the group at work, so that its parameters take part in the graph. */
  inMutualBatch(fn: Name): boolean {
    const f = fn.func ?? null;
    if (f === null) return false;
    const s = this.st.funcs.get(f);
    return s !== undefined && s < State.Tagged;
  }

  oldLoc(n: Name): Location {
    const loc = locOf(canonical(n));
    if (loc === undefined) throw new InternalError(`${n.sym} of ${n.curfn?.nname.linkname} has no location`, n.pos);
    return loc;
  }

  hasPointers(t: Type): boolean {
    if (t.kind === 'Basic') return isUntypedType(t) || basicHasPointers(t.basic);
    if (t.kind === 'Tuple') return true;
    return typeInfo(t, this.ws).hasPointers;
  }

  flow(k: Hole, src: Location): void {
    this.st.recorder?.flow(this, k, src);
    if (k.addrtaken) src.addrtaken = true;
    const dst = k.dst;
    if (dst === this.blankLoc || (dst === src && k.derefs >= 0)) return;
    if (dst.has(Attr.Escapes) && k.derefs < 0) {
      if (this.diag.explains && src.n !== null) {
        const text = nodeString(src.n, this.pkg);
        const steps: Steps = [];
        if (this.diag.m >= 2) this.diag.print(src.n.pos, `${text} escapes to heap in ${src.curfn!.nname.sym}:`);
        this.solver.explainFlow(src.n.pos, dst, src, k.derefs, k.notes, steps);
        this.diag.opt(src.n.pos, 'escapes', () => `${text} escapes to heap`, steps);
      }
      src.attrs |= Attr.Escapes | Attr.Persists | Attr.Mutates | Attr.Calls;
      return;
    }
    dst.edges.push({ src, derefs: k.derefs, notes: k.notes });
  }

  private flowClosure(k0: Hole, clo: ClosureExpr): void {
    for (const cv of clo.func.closureVars) {
      const n = canonical(cv);
      const loc = this.oldLoc(cv);
      n.byval = !loc.addrtaken && !loc.reassigned && sizeof(this.ws, n.type!) <= 128 && sizeof(this.ws, n.type!) >= 0;
      cv.byval = n.byval;
      if (!n.byval) n.addrtaken = true;
      if (this.diag.m > 1) {
        const how = n.byval ? 'value' : 'ref';
        const fn = n.curfn === null ? '<nil>' : funcString(n.curfn, this.pkg);
        this.diag.print(n.pos, `${fn} capturing by ${how}: ${nodeString(n, this.pkg)} (addr=${loc.addrtaken} assign=${loc.reassigned} width=${sizeof(this.ws, n.type!)})`);
      }
      const k = n.byval ? k0 : addrOf(k0, cv, 'reference');
      this.flow(note(k, cv, 'captured by a closure'), loc);
    }
  }

  // -------------------------------------------------------------- constants

  private oracle(fn: Func): ReassignOracle {
    let f = fn;
    while (f.closureParent !== null && !f.closureParent.isPackageInit) f = f.closureParent;
    const o = this.st.oracles.get(f) ?? new ReassignOracle(f);
    this.st.oracles.set(f, o);
    return o;
  }

  /** Replaces variables that hold a constant, so that sizes and interface values are constants. */
  private rewriteWithLiterals(loc: Location): void {
    const n = loc.n;
    const fn = loc.curfn;
    if (n === null || fn === null) return;
    const fact = factNode(n);
    if (fact !== null) this.rewriteFact(fact, fn);
    else if (n.op === 'OMAKESLICE') this.rewriteMake(n, fn);
    else if (n.op === 'OCONVIFACE') this.rewriteConv(n, fn);
  }

  private rewriteMake(n: MakeExpr, fn: Func): void {
    const key = n.cap === null ? 'len' : 'cap';
    const r = n[key];
    if (r === null || r.op === 'OLITERAL') return;
    const o = this.oracle(fn);
    const s = o.staticValue(r);
    if (s.op === 'OLITERAL') {
      if (s.val.kind !== 'int' || s.val.val < 0n) return;
      this.assignTemp(n, r, fn);
      n[key] = newLiteral(n.pos, r.type, s.val);
    } else if (s.op === 'OLEN') {
      const x = o.staticValue(s.x);
      if (x.op !== 'OSLICELIT') return;
      this.assignTemp(n, r, fn);
      n[key] = newInt(n.pos, x.len);
    }
  }

  /** The same for an allocation inside of an inlined call that is only known as a fact. */
  private rewriteFact(n: FactNode, fn: Func): void {
    if (n.hole === undefined) return;
    const [arg, text, kind, limit] = n.hole;
    const v = this.oracle(fn).staticValue(arg);
    let c: Expr | null = null;
    if (kind === 'len') c = v.op === 'OSLICELIT' ? newInt(n.pos, v.len) : null;
    else if (v.op === 'OLITERAL' && arg.type !== null && !isInterface(arg.type) && validTypeForConst(arg.type, v.val)) c = newLit(n.pos, arg.type, v.val);
    if (c === null || c.op !== 'OLITERAL') return;
    if (kind !== 'conv') {
      if (c.val.kind !== 'int' || c.val.val < 0n) return;
      if (limit > 0 && c.val.val > BigInt(limit)) n.why = 'too large for stack';
    }
    n.text = text.replace(textHole, () => nodeString(kind === 'conv' ? c : newInt(n.pos, Number((c.val as { val: bigint }).val)), this.pkg));
  }

  private rewriteConv(n: ConvExpr, fn: Func): void {
    const x = n.x;
    if (x.op === 'OLITERAL' || x.type === null || isInterface(x.type)) return;
    const v = this.oracle(fn).staticValue(x);
    if (v.op !== 'OLITERAL' || !validTypeForConst(x.type, v.val)) return;
    this.assignTemp(n, x, fn);
    n.x = newLit(n.pos, x.type, v.val);
  }

  /** Keeps the side effects of x: assigns it to an unused variable first. */
  private assignTemp(at: Expr, x: Expr, fn: Func): void {
    const tmp = tempAt(at.pos, fn, x.type!, this.pkg);
    appendInit(at, newDecl(at.pos, tmp), newAssign(at.pos, tmp, x));
  }

  // -------------------------------------------------------------- results

  private finish(fns: readonly Func[]): void {
    for (const fn of fns) {
      this.st.funcs.set(fn, State.Tagged);
      const sig = fn.signature;
      const params = sig.recv !== null ? [sig.recv, ...sig.params.vars] : sig.params.vars;
      const names = paramNames(fn);
      fn.paramTags = params.map((v, i) => this.paramTag(fn, i, v, names[i] ?? null));
    }
    for (const loc of this.allLocs) if (loc.n !== null) this.finishLoc(loc, loc.n);
  }

  private finishLoc(loc: Location, n: Node): void {
    if (n.op === 'ONAME') n.opt = null;
    const e = n as Expr;
    // What go and defer wrappers allocate is not shown.
    const fact = factNode(n);
    const text = (): string => (n.op === 'OAPPEND' || ((fact?.flags ?? 0) & SiteFlag.Append) !== 0 ? 'append' : nodeString(n, this.pkg));
    const quiet = this.diag.m === 0 || (n.op === 'OCLOSURE' && n.func.wrapper === true);
    if (loc.has(Attr.Escapes)) {
      if (n.op === 'ONAME') {
        if (this.diag.m > 0) this.diag.print(n.pos, `moved to heap: ${nodeString(n, this.pkg)}`);
        this.st.heapNames.push(n);
      } else {
        if (!quiet) this.diag.print(n.pos, `${text()} escapes to heap`);
        this.diag.opt(n.pos, 'escape', () => '');
      }
      e.esc = 'heap';
    } else {
      if (n.op !== 'ONAME' && !quiet) this.diag.print(n.pos, `${text()} does not escape`);
      e.esc = 'none';
      if (!loc.has(Attr.Persists) && (n.op === 'OCLOSURE' || n.op === 'OMETHVALUE' || n.op === 'OSLICELIT')) n.transient = true;
    }
    if (fact !== null && (fact.flags & SiteFlag.Str2Bytes) !== 0 && !loc.has(Attr.Mutates) && this.diag.m > 0) this.diag.print(n.pos, 'zero-copy string->[]byte conversion');
    if (n.op === 'OSTR2BYTES' && !loc.has(Attr.Mutates)) {
      if (this.diag.m > 0) this.diag.print(n.pos, 'zero-copy string->[]byte conversion');
      n.op = 'OSTR2BYTESTMP';
    }
  }

  private paramTag(fn: Func, index: number, v: Var, n: Name | null): string {
    const diagnose = this.diag.m > 0 && !fn.wrapper && !fn.dupok && !fn.pragmas.includes('runtime');
    const t = v.type!;
    const named = v.name !== '' && v.name !== '_';
    const pos = v.pos;
    if (fn.body.length === 0) {
      if (!fn.pragmas.includes('uintptrkeepalive')) fn.pragmas.push('uintptrkeepalive');
      const name = named ? v.name : `arg#${1 + index}`;
      if (isUintptr(t)) {
        if (diagnose) this.diag.print(pos, `assuming ${name} is unsafe uintptr`);
        return '';
      }
      if (!this.hasPointers(t)) return '';
      const esc = new Leaks();
      if (fn.pragmas.includes('noescape')) {
        if (diagnose && v.name !== '') this.diag.print(pos, `${v.name} does not escape`);
        esc.addMutator(0);
        esc.addCallee(0);
      } else {
        if (diagnose && v.name !== '') this.diag.print(pos, `leaking param: ${v.name}`);
        esc.addHeap(0);
      }
      return esc.encode();
    }
    if (fn.pragmas.includes('uintptrescapes')) {
      const name = n?.sym ?? `arg#${1 + index}`;
      if (isUintptr(t)) {
        if (diagnose) this.diag.print(pos, `marking ${name} as escaping uintptr`);
        return '';
      }
      if (n?.isDDD && t.kind === 'Slice' && isUintptr(t.elem)) {
        if (diagnose) this.diag.print(pos, `marking ${name} as escaping ...uintptr`);
        return '';
      }
    }
    if (!this.hasPointers(t)) return '';
    if (!named || n === null) return new Leaks().encode();
    const loc = this.oldLoc(n);
    const esc = loc.leaks;
    esc.optimize();
    if (diagnose && !loc.has(Attr.Escapes)) this.reportLeaks(pos, n.sym, esc, fn);
    return esc.encode();
  }

  private reportLeaks(pos: number, name: string, esc: Leaks, fn: Func): void {
    let warned = false;
    const warn = (msg: string): void => {
      warned = true;
      this.diag.print(pos, msg);
    };
    const h = esc.heap();
    if (h >= 0) warn(h === 0 ? `leaking param: ${name}` : `leaking param content: ${name}`);
    const results = resultNames(fn);
    for (let i = 0; i < numEscResults; i++) {
      const x = esc.result(i);
      if (x >= 0) warn(`leaking param: ${name} to result ${results[i]!.sym} level=${x}`);
    }
    if (!warned) warn(`${name} does not escape`);
  }
}

/** ir.ValidTypeForConst. */
function validTypeForConst(t: Type, v: ConstVal): boolean {
  switch (v.kind) {
    case 'bool':
      return isBoolean(t);
    case 'string':
      return isString(t);
    case 'int':
      return isInteger(t);
    case 'rat': case 'big':
      return isFloat(t);
    case 'complex':
      return isComplex(t);
    default:
      return false;
  }
}
