/**
 * Removes assignments to variables that are never used (cmd/compile/internal/deadlocals), so that what is only assigned to them does
 * not escape because of it. Inlining leaves many such: parameters that a body ignores.
 */
import { blankNode, canonical, newInt } from '../../ir/build.js';
import type { AssignListStmt, AssignStmt, Expr, Func, Name, Node } from '../../ir/nodes.js';
import { isBlank } from '../../ir/predicates.js';
import { editChildrenWithHidden } from '../../ir/visit.js';
import { isClosure } from '../inline/scc.js';

export function deadLocals(fns: readonly Func[]): void {
  for (const fn of fns) {
    if (isClosure(fn)) continue;
    const v = new Visitor();
    v.nodes(fn.body);
    v.apply();
  }
}

interface Assign {
  rhs: Expr | null;
  stmt: AssignStmt | AssignListStmt;
  /** Which of a list. */
  at: number;
}

function discard(a: Assign): void {
  if (a.stmt.op === 'OAS') {
    a.stmt.x = blankNode;
    a.stmt.y = newInt(0, 0);
    return;
  }
  a.stmt.lhs[a.at] = blankNode;
  a.stmt.rhs[a.at] = newInt(0, 0);
}

class Visitor {
  /** Assignments that can go if the variable is never used; null: it is used. */
  private readonly defs = new Map<Name, Assign[] | null>();

  apply(): void {
    for (const [n, assigns] of this.defs) {
      if (assigns === null || assigns.length === 0) continue;
      for (const a of assigns) discard(a);
      if (!isBlank(n)) n.defn = null;
    }
  }

  nodes(l: readonly Node[] | undefined): void {
    if (l !== undefined) for (const n of l) this.node(n);
  }

  private readonly child = (n: Node): Node => {
    this.node(n);
    return n;
  };

  private use(n0: Name): void {
    const n = canonical(n0);
    if (!isLocal(n, false)) return;
    const assigns = this.defs.get(n) ?? null;
    this.defs.set(n, null);
    if (assigns !== null) for (const a of assigns) if (a.rhs !== null) this.node(a.rhs);
  }

  node(n: Node): void {
    switch (n.op) {
      case 'OCLOSURE':
        this.nodes(n.init);
        for (const cv of n.func.closureVars) this.use(cv);
        this.nodes(n.func.body);
        return;
      case 'ODCL':
        return;
      case 'ONAME':
        this.use(n);
        return;
      case 'OAS':
        this.assign(n.x, n.y, false, n, 0);
        return;
      case 'OAS2': {
        const discards = n.lhs.some((x) => !isBlank(x));
        for (let i = 0; i < n.lhs.length; i++) this.assign(n.lhs[i]!, n.rhs[i] ?? null, discards, n, i);
        return;
      }
      default:
        editChildrenWithHidden(n, this.child);
    }
  }

  private assign(lhs: Expr, rhs: Expr | null, blankIsNotUse: boolean, stmt: AssignStmt | AssignListStmt, at: number): void {
    if (lhs.op !== 'ONAME') {
      this.node(lhs);
      if (rhs !== null) this.node(rhs);
      return;
    }
    const name = canonical(lhs);
    if (isLocal(name, blankIsNotUse) && !hasEffects(rhs)) {
      const known = this.defs.get(name);
      if (known !== null) {
        if (known === undefined) this.defs.set(name, [{ rhs, stmt, at }]);
        else known.push({ rhs, stmt, at });
        return;
      }
    }
    if (rhs !== null) this.node(rhs);
  }
}

/** Whether a value must be computed though nobody uses it. */
export function hasEffects(n: Expr | null): boolean {
  if (n === null) return false;
  if (n.init !== undefined && n.init.length > 0) return true;
  return n.op !== 'ONAME' && n.op !== 'OLITERAL' && n.op !== 'ONIL' && n.op !== 'OCLOSURE';
}

function isLocal(n: Name, blankIsNotUse: boolean): boolean {
  if (isBlank(n)) return blankIsNotUse;
  return n.class === 'PAUTO' || n.class === 'PPARAM';
}
