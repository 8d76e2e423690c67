/**
 * Which local variables are assigned exactly once, for a whole function and its closures in one walk
 * (cmd/compile/internal/ir/reassignment.go).
 */
import { canonical, outerValue, paramNames } from '../../ir/build.js';
import type { Expr, Func, Name, Node } from '../../ir/nodes.js';
import { definedValue } from '../../ir/predicates.js';
import { visitFuncAndClosures } from '../../ir/visit.js';

export class ReassignOracle {
  /** Variables to their only definition. */
  private readonly singleDef = new Map<Name, Node | Func>();

  constructor(fn: Func) {
    for (const p of paramNames(fn)) if (p.sym !== '_') this.singleDef.set(p, fn);
    const assignments: Node[] = [];
    visitFuncAndClosures(fn, (n) => {
      switch (n.op) {
        case 'ONAME':
          if (n.defn && !n.addrtaken && n.class === 'PAUTO') this.singleDef.set(n, n.defn);
          break;
        case 'OAS': case 'OASOP': case 'OAS2': case 'OAS2FUNC': case 'OAS2MAPR': case 'OAS2DOTTYPE': case 'OAS2RECV': case 'OSELRECV2': case 'ORANGE':
          assignments.push(n);
          break;
        default:
          break;
      }
    });
    // When all definitions are known.
    for (const n of assignments) this.prune(n);
  }

  private pruneName(x: Expr | null | undefined, at: Node): void {
    if (!x) return;
    const o = outerValue(x);
    if (o.op !== 'ONAME') return;
    const n = canonical(o);
    const defn = this.singleDef.get(n);
    if (defn === undefined) return;
    if (n.class === 'PPARAM' || (n.class === 'PAUTO' && at !== defn)) this.singleDef.delete(n);
  }

  private prune(n: Node): void {
    switch (n.op) {
      case 'OAS': case 'OASOP':
        this.pruneName(n.x, n);
        break;
      case 'OAS2': case 'OAS2FUNC': case 'OAS2MAPR': case 'OAS2DOTTYPE': case 'OAS2RECV': case 'OSELRECV2':
        for (const p of n.lhs) this.pruneName(p, n);
        break;
      case 'ORANGE':
        this.pruneName(n.key, n);
        this.pruneName(n.value, n);
        break;
      default:
        break;
    }
  }

  staticValue(n0: Expr): Expr {
    let n = n0;
    for (;;) {
      if (n.op === 'OCONVNOP') n = n.x;
      else if (n.op === 'OINLCALL' && n.returnVars.length === 1) n = n.returnVars[0]!;
      else {
        const v = this.staticValue1(n);
        if (v === null) return n;
        n = v;
      }
    }
  }

  private staticValue1(nn: Expr): Expr | null {
    if (nn.op !== 'ONAME') return null;
    const n = canonical(nn);
    if (n.class !== 'PAUTO' || !n.defn) return null;
    const rhs = definedValue(n, n.defn);
    return rhs !== null && this.singleDef.has(n) ? rhs : null;
  }
}
