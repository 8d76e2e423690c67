/**
 * Variables of loops that are new in each iteration (cmd/compile/internal/loopvar). Only loops whose variables may outlive
 * an iteration - their address is taken or a closure captures them - are rewritten; for all others sharing is not visible.
 *
 *     for z := a; c; p { B }   becomes   for z', first := a, true; ; { z := z'; if first { first = false } else { p }; if !c { break }; B; next: z' = z }
 *     for k := range x { B }   becomes   for k' := range x { k := k'; B }
 */
import { noPos, type Pos, posBehind, posInl } from '../../base/source.js';
import { canonical, newAssign, newBranch, newDecl, newIf, newLabel, newLit, newUnary, outerValue, prependInit, tempAt } from '../../ir/build.js';
import type { AssignStmt, Expr, ForStmt, Func, IfStmt, Name, Node, RangeStmt, Stmt } from '../../ir/nodes.js';
import { nodeString } from '../../ir/fmt.js';
import { isBlank } from '../../ir/predicates.js';
import { tBool } from '../../ir/typ.js';
import { doChildren } from '../../ir/visit.js';
import type { Package } from '../../types/types.js';
import type { Diagnoser } from '../inline/diagnose.js';

/** A variable that is new in each iteration of a loop, and the last position in that loop. */
export interface LoopVar {
  name: Name;
  loop: ForStmt | RangeStmt;
  last: Pos;
}

/** Rewrites the loops of fn; returns the variables that are new in each iteration. */
export function forCapture(fn: Func, local: Package): LoopVar[] {
  if (!fn.body.some(hasDistinctVars)) return [];
  return new Capture(fn, local).run();
}

/** Tells the log of the loops that were rewritten, when escape analysis is done (LogTransformations). */
export function logLoopVars(vars: readonly LoopVar[], diag: Diagnoser, pkg: Package): void {
  const loops = new Set<Node>();
  for (const { name } of vars) {
    const where = name.esc === 'heap' ? 'heap' : 'stack';
    diag.opt(name.pos, `iteration-variable-to-${where}`, () => `${nodeString(name, pkg)}${posInl(name.pos) !== 0 ? ' (from inline)' : ''}`);
  }
  for (const { loop, last } of vars) {
    if (loops.has(loop)) continue;
    loops.add(loop);
    diag.opt(loop.pos, `loop-modified-${loop.op === 'OFOR' ? 'for' : 'range'}`, () => '', [], last);
  }
}

function hasDistinctVars(n: Node): boolean {
  if ((n.op === 'OFOR' || n.op === 'ORANGE') && n.distinctVars) return true;
  return doChildren(n, hasDistinctVars);
}

class Capture {
  /** Loop variables, and whether they may outlive an iteration. */
  private readonly leaked = new Map<Name, boolean>();
  /** Declarations to move into the assignment that now declares the variable. */
  private readonly fixups = new Map<Name, AssignStmt>();
  private depth = 0;
  private returnDepth = 0;
  private seq = 1;
  private last: Pos = noPos;
  private readonly vars: LoopVar[] = [];

  constructor(
    private readonly fn: Func,
    private readonly local: Package,
  ) {}

  run(): LoopVar[] {
    for (const n of this.fn.body) this.scan(n);
    if (this.fixups.size === 0) return this.vars;
    this.fn.body = this.moveDecls(this.fn.body);
    for (const n of this.fn.body) this.rewrite(n);
    return this.vars;
  }

  /** The last position in the file of the loop at work. */
  private reach(p: Pos): void {
    if (posBehind(p, this.last)) this.last = p;
  }

  /** Scans what is below a loop. */
  private inside(n: ForStmt | RangeStmt): Pos {
    const saved = this.last;
    this.depth++;
    this.last = n.pos;
    doChildren(n, this.scan);
    this.depth--;
    return saved;
  }

  private leave(saved: Pos): void {
    const last = this.last;
    this.last = saved;
    this.reach(last);
  }

  private candidate(x: Node | null): void {
    if (x !== null && x.op === 'ONAME' && !isBlank(x)) this.leaked.set(x, false);
  }

  private leak(n: Name): void {
    if (this.leaked.has(n)) this.leaked.set(n, true);
  }

  private readonly scan = (n: Node): boolean => {
    if (this.depth > 0) this.reach(n.pos);
    switch (n.op) {
      case 'OCLOSURE':
        // What a return statement hands out leaves all loops around it.
        if (this.returnDepth < this.depth) for (const cv of n.func.closureVars) this.leak(canonical(cv));
        break;
      case 'OADDR': {
        if (this.returnDepth >= this.depth) break;
        const y = outerValue(n.x);
        if (y.op === 'ONAME' && y.class !== 'PEXTERN' && y.class !== 'PFUNC') this.leak(y);
        break;
      }
      case 'ORETURN': {
        const saved = this.returnDepth;
        this.returnDepth = this.depth;
        doChildren(n, this.scan);
        this.returnDepth = saved;
        return false;
      }
      case 'ORANGE':
        if (!(n.def && n.distinctVars)) {
          n.distinctVars = false;
          break;
        }
        this.range(n);
        return false;
      case 'OFOR':
        if (!n.distinctVars) break;
        this.forLoop(n);
        return false;
      default:
        break;
    }
    doChildren(n, this.scan);
    return false;
  };

  private range(n: RangeStmt): void {
    this.candidate(n.key);
    this.candidate(n.value);
    const saved = this.inside(n);
    n.key = this.unshare(n.key, n);
    n.value = this.unshare(n.value, n);
    n.distinctVars = false;
    this.leave(saved);
  }

  private unshare(k: Expr | null, loop: RangeStmt): Expr | null {
    if (k === null || k.op !== 'ONAME' || !this.leaked.get(k)) return k;
    this.vars.push({ name: k, loop, last: this.last });
    const tk = tempAt(0, this.fn, k.type!, this.local);
    const as = newAssign(loop.pos, k, tk, true);
    loop.body.unshift(as);
    this.fixups.set(k, as);
    return tk;
  }

  /** Variables that the loop's init declares. */
  private static defined(n: ForStmt, f: (x: Expr, set: (y: Expr) => void) => void): void {
    for (const s of n.init ?? []) {
      if (s.op === 'OAS' && s.def) {
        f(s.x, (y) => {
          s.x = y;
        });
      } else if ('lhs' in s && s.def) {
        for (const [i, x] of s.lhs.entries()) {
          f(x, (y) => {
            s.lhs[i] = y;
          });
        }
      }
    }
  }

  private forLoop(n: ForStmt): void {
    Capture.defined(n, (x) => this.candidate(x));
    const saved = this.inside(n);
    const vars: Name[] = [];
    Capture.defined(n, (x) => {
      if (x.op === 'ONAME' && this.leaked.get(x)) vars.push(x);
    });
    if (vars.length > 0) this.unshareFor(n, vars);
    n.distinctVars = false;
    this.leave(saved);
  }

  private unshareFor(n: ForStmt, vars: readonly Name[]): void {
    const before: Node[] = [];
    const after: Node[] = [];
    const copies = new Map<Name, Name>();
    for (const z of vars) {
      this.vars.push({ name: z, loop: n, last: this.last });
      const tz = tempAt(0, this.fn, z.type!, this.local);
      copies.set(z, tz);
      const as = newAssign(n.pos, z, tz, true);
      z.defn = as;
      before.push(as);
      this.fixups.set(z, as);
      after.push(newAssign(n.pos, tz, z));
    }
    const label = `.3clNext_${this.seq++}`;
    for (const s of n.body) redirectContinues(s, label, n.label, 0);
    Capture.defined(n, (x, set) => {
      const tz = x.op === 'ONAME' ? copies.get(x) : undefined;
      if (tz !== undefined) set(tz);
    });
    if (n.post !== null) {
      const first = tempAt(0, this.fn, tBool, this.local);
      const bool = (v: boolean): Expr => newLit(n.pos, tBool, { kind: 'bool', val: v });
      const step = newIf(n.pos, first, [newAssign(n.pos, first, bool(false))], [n.post]);
      step.init = [newDecl(n.pos, first)];
      before.push(step);
      n.init ??= [];
      n.init.push(newAssign(n.pos, first, bool(true)));
    }
    if (n.cond !== null) {
      const not = newUnary(n.cond.pos, 'ONOT', n.cond.type, n.cond);
      before.push(newIf(n.pos, not, [newBranch(n.pos, 'OBREAK', null)], []));
    }
    n.body = [...before, ...n.body, newLabel(n.pos, label), ...after];
    n.cond = null;
    n.post = null;
  }

  /** Takes the declarations of rewritten variables out of a list. */
  private moveDecls<T extends Node>(l: T[]): T[] {
    return l.filter((n) => {
      if (n.op !== 'ODCL') return true;
      const as = this.fixups.get(n.x);
      if (as === undefined) return true;
      prependInit(as, [n as Stmt]);
      this.fixups.delete(n.x);
      return false;
    });
  }

  private readonly rewrite = (n: Node): boolean => {
    const s = n as { init?: Stmt[] };
    if (s.init !== undefined) s.init = this.moveDecls(s.init);
    switch (n.op) {
      case 'OINLCALL': case 'OCASE': case 'OFOR': case 'ORANGE':
        n.body = this.moveDecls(n.body);
        break;
      case 'OIF':
        n.body = this.moveDecls(n.body);
        n.else = this.moveDecls(n.else);
        break;
      case 'OBLOCK':
        n.list = this.moveDecls(n.list);
        break;
      default:
        break;
    }
    doChildren(n, this.rewrite);
    return false;
  };
}

/** `continue` of this loop becomes a jump to where its variables are copied back. */
function redirectContinues(n: Node, label: string, loop: string | null, depth: number): void {
  if (n.op === 'OCONTINUE' && ((depth === 0 && n.label === null) || (loop !== null && n.label === loop))) {
    n.label = label;
    n.op = 'OGOTO';
    return;
  }
  const inner = n.op === 'OFOR' || n.op === 'ORANGE' ? depth + 1 : depth;
  doChildren(n, (c) => {
    redirectContinues(c, label, loop, inner);
    return false;
  });
}
