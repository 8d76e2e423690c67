/**
 * Backing stores of appends in the frame (cmd/compile/internal/slice). A slice variable that is *exclusive* - the only one
 * that refers to its backing store if that is on the stack - may keep it there until it stops being exclusive;
 * there it is moved to the heap (OMOVE2HEAP). This finds variables with exactly one such place, outside of loops the
 * variable is declared in, and at least two appends (by weight), and marks their appends as not escaping.
 */
import { newAssign, prependInit } from '../../ir/build.js';
import { otherExpr } from '../../ir/layout.js';
import type { CallExpr, Expr, Func, MoveToHeapExpr, Name, Node, Stmt } from '../../ir/nodes.js';
import { staticCalleeName, staticValue } from '../../ir/predicates.js';
import { elemType, isSlice } from '../../ir/typ.js';
import { doChildren } from '../../ir/visit.js';
import { sizeof } from '../../types/sizes.js';
import type { LateInstances } from '../escape/late.js';
import { Leaks } from '../escape/leaks.js';

/** Largest element, and size of the buffer (VariableMakeThreshold). */
const threshold = 32;

interface Info {
  s: Name;
  okUses: number;
  allUses: number;
  transition: Stmt | null;
  appends: CallExpr[];
  appendWeight: number;
  declDepth: number;
  capUsed: boolean;
}

export function analyzeSlices(fn: Func, ws: 4 | 8, late: LateInstances): void {
  const infos = new Map<Name, Info>();
  for (const s of fn.dcl) {
    if (s.type === null || !isSlice(s.type)) continue;
    const size = sizeof(ws, elemType(s.type));
    if (size < 0 || size > threshold) continue;
    infos.set(s, { s, okUses: 0, allUses: 0, transition: null, appends: [], appendWeight: 0, declDepth: 0, capUsed: false });
  }
  if (infos.size === 0) return;
  const all = [...infos.values()];
  const a = new Analysis(infos, all.filter((i) => i.s.class === 'PPARAMOUT').map((i) => i.s), late);
  for (const n of fn.body) a.visit(n);
  for (const i of all) if (infos.has(i.s)) commit(i);
}

function commit(i: Info): void {
  if (i.okUses !== i.allUses || i.transition === null || i.appendWeight < 2) return;
  const pos = i.transition.pos;
  const move = otherExpr<MoveToHeapExpr>('OMOVE2HEAP', pos, i.s.type);
  move.slice = i.s;
  move.preserveCapacity = i.capUsed;
  const rtype = i.appends[0]?.rtype;
  if (rtype) move.rtype = rtype;
  prependInit(i.transition, [newAssign(pos, i.s, move)]);
  for (const call of i.appends) {
    call.esc = 'none';
    if (i.capUsed) call.useBuf = true;
  }
}

class Analysis {
  private loopDepth = 0;

  constructor(
    /** Variables still considered. */
    private readonly infos: Map<Name, Info>,
    private readonly namedResults: readonly Name[],
    private readonly late: LateInstances,
  ) {}

  private tracking(n: Node | null | undefined): Info | undefined {
    return n && n.op === 'ONAME' ? this.infos.get(n) : undefined;
  }

  private addTransition(i: Info, at: Stmt): void {
    if (i.transition !== null || this.loopDepth > i.declDepth) this.infos.delete(i.s);
    else i.transition = at;
  }

  private assign(x: Expr, y: Expr | null, at: Stmt): void {
    const i = this.tracking(x);
    if (i !== undefined) this.assignTo(i, y);
    const j = this.tracking(y);
    if (j !== undefined) {
      j.okUses++;
      this.addTransition(j, at);
    }
  }

  private assignTo(i: Info, y: Expr | null): void {
    if (y === null || y.op === 'ONIL') i.okUses++;
    else if (y.op === 'OSLICELIT') {
      i.okUses++;
      i.capUsed = true;
    } else if (y.op === 'OSLICE' && y.x === i.s) {
      i.okUses += 2;
      i.capUsed = true;
    } else if (y.op === 'OAPPEND' && y.args[0] === i.s) {
      i.okUses += 2;
      i.appends.push(y);
      i.appendWeight += 1 + (this.loopDepth - i.declDepth);
    }
  }

  readonly visit = (n: Node): boolean => {
    this.uses(n);
    const loop = n.op === 'OFOR' || n.op === 'ORANGE';
    if (loop) this.loopDepth++;
    doChildren(n, this.visit);
    if (loop) this.loopDepth--;
    return false;
  };

  private uses(n: Node): void {
    switch (n.op) {
      case 'ONAME': {
        const i = this.tracking(n);
        if (i !== undefined) i.allUses++;
        return;
      }
      case 'ODCL': {
        const i = this.tracking(n.x);
        if (i === undefined) return;
        i.okUses++;
        i.declDepth = this.loopDepth;
        return;
      }
      case 'OINDEX': case 'OLEN': case 'ORANGE': {
        const i = this.tracking(n.x);
        if (i !== undefined) i.okUses++;
        return;
      }
      case 'OCAP': {
        const i = this.tracking(n.x);
        if (i === undefined) return;
        i.okUses++;
        i.capUsed = true;
        return;
      }
      case 'OADDR': {
        const i = n.x.op === 'OINDEX' ? this.tracking(n.x.x) : undefined;
        if (i !== undefined) this.infos.delete(i.s);
        return;
      }
      case 'ORETURN':
        for (const x of n.results) {
          const i = this.tracking(x);
          if (i === undefined) continue;
          i.okUses++;
          this.addTransition(i, n);
        }
        if (n.results.length > 0) return;
        for (const x of this.namedResults) {
          const i = this.tracking(x);
          if (i !== undefined) this.addTransition(i, n);
        }
        return;
      case 'OCALLFUNC':
        n.args.forEach((arg, idx) => {
          const i = this.tracking(arg);
          if (i === undefined || this.argLeaks(n, idx)) return;
          i.okUses++;
          i.capUsed = true;
        });
        return;
      case 'OAS':
        this.assign(n.x, n.y, n);
        return;
      case 'OAS2':
        for (const [i, x] of n.lhs.entries()) this.assign(x, n.rhs[i] ?? null, n);
        return;
      case 'OCLOSURE':
        for (const v of n.func.closureVars) if (v.outer) this.visit(v.outer);
        return;
      default:
        return;
    }
  }

  /** Whether the argument may go anywhere. */
  private argLeaks(n: CallExpr, idx: number): boolean {
    const fn = staticCalleeName(staticValue(n.fun!));
    return fn === null || this.late.has(fn.func) || Leaks.parse(fn.func?.paramTags?.[idx]).any();
  }
}
