/**
 * Statements of one function as flows (cmd/compile/internal/escape/stmt.go, assign.go). Expressions and calls are in
 * walk-expr.ts and walk-call.ts.
 */
import { InternalError } from '../../base/assert.js';
import { resultNames } from '../../ir/build.js';
import { funcString, nodeString } from '../../ir/fmt.js';
import type { Expr, Func, GoDeferStmt, Name, Node, RangeStmt, SwitchStmt } from '../../ir/nodes.js';
import { isBlank } from '../../ir/predicates.js';
import { isArray, sigType, unalias, elemType } from '../../ir/typ.js';
import { visitList } from '../../ir/visit.js';
import type { Batch } from './batch.js';
import { addrOf, deref, dotType, type Hole, Location, locOf, note } from './graph.js';
import { isSelfAssign } from './self-assign.js';
import { callExpr } from './walk-call.js';
import { exprFlow, unsafeValue } from './walk-expr.js';

/** Fields of reflect's headers hold pointers as uintptr. */
export function isReflectHeaderData(n: Expr): boolean {
  if ((n.op !== 'ODOT' && n.op !== 'ODOTPTR') || n.sel !== 'Data') return false;
  if (n.type?.kind !== 'Basic' || n.type.basic !== 'uintptr') return false;
  const t = unalias(n.op === 'ODOTPTR' ? elemType(n.x.type!) : n.x.type!);
  return t.kind === 'Named' && t.obj.pkg?.path === 'reflect' && (t.obj.name === 'SliceHeader' || t.obj.name === 'StringHeader');
}

export class FuncWalker {
  /** Depth of loops, and of labels that are jumped back to. */
  loopDepth = 1;
  /** Labels to whether they head a loop. */
  private labels: Map<string, 'looping' | 'nonlooping'> | null = null;

  constructor(
    readonly b: Batch,
    readonly fn: Func,
  ) {}

  walk(): void {
    this.block(this.fn.body);
  }

  /** Found when the first label is met: most functions have none. */
  private allLabels(): Map<string, 'looping' | 'nonlooping'> {
    const labels = new Map<string, 'looping' | 'nonlooping'>();
    visitList(this.fn.body, (n) => {
      if (n.op === 'OLABEL' && n.label !== '_') labels.set(n.label, 'nonlooping');
      else if (n.op === 'OGOTO' && n.label !== null && labels.get(n.label) === 'nonlooping') labels.set(n.label, 'looping');
    });
    return labels;
  }

  // -------------------------------------------------------------- locations and holes

  newLoc(n: Node | null, persists: boolean): Location {
    const loc = new Location(n, this.fn, this.loopDepth);
    if (persists) loc.attrs |= 2;
    this.b.allLocs.push(loc);
    if (n !== null && n.op === 'ONAME') {
      if (locOf(n) !== undefined) throw new InternalError(`${n.sym} already has a location`, n.pos);
      n.opt = loc;
    }
    return loc;
  }

  get heap(): Hole {
    return this.b.heapLoc.hole();
  }

  get mutator(): Hole {
    return this.b.mutatorLoc.hole();
  }

  get callee(): Hole {
    return this.b.calleeLoc.hole();
  }

  get discardHole(): Hole {
    return this.b.blankLoc.hole();
  }

  flow(k: Hole, src: Location): void {
    this.b.flow(k, src);
  }

  /** A hole that flows into all of ks. */
  tee(...ks: Hole[]): Hole {
    if (ks.length === 0) return this.discardHole;
    if (ks.length === 1) return ks[0]!;
    const loc = this.newLoc(null, false);
    for (const k of ks) {
      if (k.derefs < 0) throw new InternalError('teeHole: negative derefs');
      this.flow(k, loc);
    }
    return loc.hole();
  }

  /** A hole that flows into k some time later. */
  later(k: Hole): Hole {
    const loc = this.newLoc(null, true);
    this.flow(k, loc);
    return loc.hole();
  }

  /** A location for what n allocates; its address flows to k. */
  spill(k: Hole, n: Node): Hole {
    const loc = this.newLoc(n, false);
    this.flow(addrOf(k, n, 'spill'), loc);
    return loc.hole();
  }

  // -------------------------------------------------------------- expressions

  expr(k: Hole, n: Expr | null | undefined): void {
    if (!n) return;
    if (n.init !== undefined) this.stmts(n.init);
    exprFlow(this, k, n);
  }

  discard(n: Expr | null | undefined): void {
    this.expr(this.discardHole, n);
  }

  mutate(n: Expr): void {
    this.expr(this.mutator, n);
  }

  /** The hole for storing to an addressable expression. */
  addr(n: Expr | null): Hole {
    if (n === null || isBlank(n)) return this.discardHole;
    switch (n.op) {
      case 'ONAME':
        return n.class === 'PEXTERN' ? this.heap : this.b.oldLoc(n).hole();
      case 'OLINKSYMOFFSET':
        return this.heap;
      case 'ODOT': case 'OPAREN':
        return this.addr(n.x);
      case 'OINDEX':
        this.discard(n.index);
        if (isArray(n.x.type!)) return this.addr(n.x);
        this.mutate(n.x);
        return this.heap;
      case 'ODEREF': case 'ODOTPTR':
        this.mutate(n.x);
        return this.heap;
      case 'OINDEXMAP':
        this.discard(n.x);
        this.assignHeap(n.index, 'key of map put', n);
        return this.heap;
      default:
        throw new InternalError(`unexpected addr: ${n.op}`, n.pos);
    }
  }

  assignHeap(src: Expr | null, why: string, where: Node): void {
    this.expr(note(this.heap, where, why), src);
  }

  // -------------------------------------------------------------- assignments

  assignList(dsts: readonly (Expr | null)[], srcs: readonly (Expr | null)[], why: string, where: Node): void {
    const ks = dsts.map((d) => this.addr(d));
    ks.forEach((k0, i) => {
      let k = k0;
      const src = srcs[i] ?? null;
      const dst = dsts[i] ?? null;
      if (dst !== null) {
        if (dst.op === 'ODOTPTR' && isReflectHeaderData(dst) && src !== null) {
          unsafeValue(this, note(this.heap, where, why), src);
          return;
        }
        if (src !== null && isSelfAssign(dst, src)) {
          const d = this.b.diag;
          if (d.m > 0) d.print(where.pos, `${funcString(this.fn, this.b.pkg)} ignoring self-assignment in ${nodeString(where, this.b.pkg)}`);
          k = this.discardHole;
        }
      }
      this.expr(note(k, where, why), src);
    });
    this.reassigned(ks, where);
  }

  /** Marks what the statement assigns to, except for the one assignment that declares a variable. */
  reassigned(ks: readonly Hole[], where: Node): void {
    if (where.op === 'OAS' && where.y === null && where.x.op === 'ONAME' && !where.x.defn) return;
    for (const k of ks) {
      const n = k.dst.n;
      if (n !== null && n.op === 'ONAME' && n.defn === where && where.op !== 'ORANGE') continue;
      k.dst.reassigned = true;
    }
  }

  // -------------------------------------------------------------- statements

  stmts(l: readonly Node[]): void {
    for (const n of l) this.stmt(n);
  }

  block(l: readonly Node[]): void {
    const old = this.loopDepth;
    this.stmts(l);
    this.loopDepth = old;
  }

  stmt(n: Node | null): void {
    if (n === null) return;
    const { init } = n as { init?: Node[] };
    if (init !== undefined) this.stmts(init);
    switch (n.op) {
      case 'OFALL': case 'OINLMARK': case 'OBREAK': case 'OCONTINUE': case 'OGOTO':
        return;
      case 'OBLOCK':
        this.stmts(n.list);
        return;
      case 'ODCL':
        if (!isBlank(n.x)) this.dcl(n.x);
        return;
      case 'OLABEL':
        if (n.label === '_') return;
        this.labels ??= this.allLabels();
        if (this.labels.get(n.label) === 'looping') this.loopDepth++;
        this.labels.delete(n.label);
        return;
      case 'OIF':
        this.discard(n.cond);
        this.block(n.body);
        this.block(n.else);
        return;
      case 'OCHECKNIL':
        this.discard(n.x);
        return;
      case 'OFOR':
        this.loopDepth++;
        this.discard(n.cond);
        this.stmt(n.post);
        this.block(n.body);
        this.loopDepth--;
        return;
      case 'ORANGE':
        this.range(n);
        return;
      case 'OSWITCH':
        this.switchStmt(n);
        return;
      case 'OSELECT':
        for (const c of n.cases) {
          this.stmt(c.comm);
          this.block(c.body);
        }
        return;
      case 'ORECV':
        exprFlow(this, this.discardHole, n);
        return;
      case 'OSEND':
        this.discard(n.chan);
        this.assignHeap(n.value, 'send', n);
        return;
      case 'OAS': case 'OASOP':
        this.assignList([n.x], [n.y], 'assign', n);
        return;
      case 'OAS2':
        this.assignList(n.lhs, n.rhs, 'assign-pair', n);
        return;
      case 'OAS2DOTTYPE':
        this.assignList(n.lhs, n.rhs, 'assign-pair-dot-type', n);
        return;
      case 'OAS2MAPR':
        this.assignList(n.lhs, n.rhs, 'assign-pair-mapr', n);
        return;
      case 'OAS2RECV': case 'OSELRECV2':
        this.assignList(n.lhs, n.rhs, 'assign-pair-receive', n);
        return;
      case 'OAS2FUNC': {
        const r = n.rhs[0]!;
        if (r.init !== undefined) this.stmts(r.init);
        const ks = n.lhs.map((x) => this.addr(x));
        callExpr(this, ks, r);
        this.reassigned(ks, n);
        return;
      }
      case 'ORETURN':
        this.assignList(resultNames(this.fn), n.results, 'return', n);
        return;
      case 'OGO': case 'ODEFER':
        this.goDefer(n);
        return;
      case 'OTAILCALL':
        callExpr(this, null, n.call);
        return;
      case 'OCALLFUNC': case 'OCALLINTER': case 'OINLCALL': case 'OCLEAR': case 'OCLOSE': case 'OCOPY': case 'ODELETE': case 'OPANIC': case 'OPRINT': case 'OPRINTLN': case 'ORECOVER':
        callExpr(this, null, n);
        return;
      case 'OTYPESW': case 'OCASE':
        throw new InternalError(`unexpected stmt: ${n.op}`, n.pos);
      default:
        // Values that are not used: operands of statements such as conversions kept for their effects.
        exprFlow(this, this.discardHole, n);
    }
  }

  private dcl(n: Name): Hole {
    if (n.curfn !== this.fn || n.isClosureVar) throw new InternalError(`bad declaration of ${n.sym}`, n.pos);
    const loc = this.b.oldLoc(n);
    loc.loopDepth = this.loopDepth;
    return loc.hole();
  }

  private range(n: RangeStmt): void {
    const tmp = this.newLoc(null, true);
    this.expr(tmp.hole(), n.x);
    this.loopDepth++;
    const ks = [this.addr(n.key), this.addr(n.value)];
    this.flow(isArray(n.x.type!) ? note(ks[1]!, n, 'range') : deref(ks[1]!, n, 'range-deref'), tmp);
    this.reassigned(ks, n);
    this.block(n.body);
    this.loopDepth--;
  }

  private switchStmt(n: SwitchStmt): void {
    const guard = n.tag;
    if (guard !== null && guard.op === 'OTYPESW') {
      const ks: Hole[] = [];
      if (guard.tag !== null) {
        for (const c of n.cases) {
          if (c.var === null) continue;
          const k = this.dcl(c.var);
          if (this.b.hasPointers(c.var.type!)) ks.push(dotType(k, c.var.type!, c, 'switch case'));
        }
      }
      this.expr(this.tee(...ks), guard.x);
    } else this.discard(guard);
    for (const c of n.cases) {
      for (const x of c.list) this.discard(x);
      this.block(c.body);
    }
  }

  private goDefer(n: GoDeferStmt): void {
    let k = this.heap;
    if (n.op === 'ODEFER' && this.loopDepth === 1 && !n.deferAt) {
      // Its operands live until the function returns, its record in the frame.
      k = this.later(this.discardHole);
      n.esc = 'never';
    }
    const call = n.call;
    if (call.op !== 'OCALLFUNC') throw new InternalError('expected function call', n.pos);
    const sig = sigType(call.fun!.type!);
    if (sig.params.vars.length + sig.results.vars.length !== 0) throw new InternalError('expected signature without parameters or results', n.pos);
    if (call.fun!.op === 'OCLOSURE' && n.op === 'OGO') call.fun.isGoWrap = true;
    this.expr(k, call.fun);
  }
}

