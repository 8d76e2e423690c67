/**
 * Order of initialisation of package-level variables (types2/initorder.go).
 *
 * The graph of dependencies between constants, variables and functions is reduced to constants and variables, by
 * connecting the users of each function with what it uses. Then the node with the fewest open dependencies comes
 * next, source order deciding between equals.
 */
import type { Checker, DeclInfo } from './check.js';
import { errorf, newError } from './errors.js';
import type { Obj, Var } from './types.js';

interface GraphNode {
  obj: Obj;
  pred: Set<GraphNode>;
  succ: Set<GraphNode>;
  /** Place in the queue, -1 when taken out. */
  index: number;
  ndeps: number;
}

export function initOrder(check: Checker): void {
  check.initOrder = [];
  const queue = new Queue(dependencyGraph(check.objMap));
  const emitted = new Set<DeclInfo>();
  for (let n = queue.pop(); n !== null; n = queue.pop()) {
    if (n.ndeps > 0) {
      const cycle = findPath(check.objMap, n.obj, n.obj);
      if (cycle !== null) reportCycle(check, cycle);
    }
    for (const p of n.pred) {
      p.ndeps--;
      queue.fix(p);
    }
    if (n.obj.kind !== 'Var') continue;
    const info = check.objMap.get(n.obj)!;
    if (info.init === null || emitted.has(info)) continue;
    emitted.add(info);
    const lhs: Var[] = info.lhs ?? [n.obj];
    check.initOrder.push({ lhs, rhs: info.init });
  }
}

/** Path of dependencies from `from` to `to`, backwards; null if there is none. Depth first, with a stack of its own. */
function findPath(objMap: ReadonlyMap<Obj, DeclInfo>, from: Obj, to: Obj): Obj[] | null {
  const depsOf = (o: Obj): Obj[] => [...(objMap.get(o)?.deps ?? [])].sort((a, b) => a.order - b.order);
  const seen = new Set<Obj>([from]);
  const stack: { obj: Obj; deps: Obj[]; next: number }[] = [{ obj: from, deps: depsOf(from), next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const d = top.deps[top.next++];
    if (d === undefined) {
      stack.pop();
    } else if (d === to) {
      return [
        d,
        ...stack
          .slice(1)
          .map((f) => f.obj)
          .reverse(),
      ];
    } else if (!seen.has(d)) {
      seen.add(d);
      stack.push({ obj: d, deps: depsOf(d), next: 0 });
    }
  }
  return null;
}

function reportCycle(check: Checker, cycle: Obj[]): void {
  let obj = cycle[0]!;
  if (cycle.length === 1) {
    errorf(check, obj, 'initialization cycle: %s refers to itself', obj.name);
    return;
  }
  const err = newError(check);
  err.addf(obj, 'initialization cycle for %s', obj.name);
  for (let j = cycle.length - 1; j >= 0; j--) {
    const next = cycle[j]!;
    err.addf(obj, '%s refers to %s', obj.name, next.name);
    obj = next;
  }
  err.report();
}

function dependencyGraph(objMap: ReadonlyMap<Obj, DeclInfo>): GraphNode[] {
  const nodes = new Map<Obj, GraphNode>();
  for (const obj of objMap.keys()) {
    if (obj.kind === 'Const' || obj.kind === 'Var' || obj.kind === 'Func') {
      nodes.set(obj, { obj, pred: new Set(), succ: new Set(), index: 0, ndeps: 0 });
    }
  }
  for (const [obj, n] of nodes) {
    const deps = objMap.get(obj)!.deps;
    if (deps === null) continue;
    for (const d of deps) {
      const m = nodes.get(d);
      if (m === undefined) continue;
      n.succ.add(m);
      m.pred.add(n);
    }
  }

  const graph: GraphNode[] = [];
  let funcs: GraphNode[] = [];
  for (const n of nodes.values()) (n.obj.kind === 'Func' ? funcs : graph).push(n);
  // A function that nobody depends on, or that depends on nothing, matters to no variable: drop these first, which
  // leaves few for the step below, whose cost is the product of users and uses.
  funcs = dropIrrelevant(funcs);
  funcs.sort((a, b) => a.pred.size * a.succ.size - b.pred.size * b.succ.size);
  for (const n of funcs) {
    for (const p of n.pred) {
      if (p === n) continue;
      for (const s of n.succ) {
        if (s === n) continue;
        p.succ.add(s);
        s.pred.add(p);
      }
      p.succ.delete(n);
    }
    for (const s of n.succ) s.pred.delete(n);
  }
  graph.forEach((n, i) => {
    n.index = i;
    n.ndeps = n.succ.size;
  });
  return graph;
}

function dropIrrelevant(funcs: GraphNode[]): GraphNode[] {
  const dropped = new Set<GraphNode>();
  const work = [...funcs];
  for (let n = work.pop(); n !== undefined; n = work.pop()) {
    if (dropped.has(n)) continue;
    n.pred.delete(n);
    n.succ.delete(n);
    if (n.pred.size > 0 && n.succ.size > 0) continue;
    dropped.add(n);
    for (const p of n.pred) {
      p.succ.delete(n);
      if (p.obj.kind === 'Func') work.push(p);
    }
    for (const s of n.succ) {
      s.pred.delete(n);
      if (s.obj.kind === 'Func') work.push(s);
    }
  }
  return funcs.filter((n) => !dropped.has(n));
}

/** Priority queue: constants first, then fewest dependencies, then source order. */
class Queue {
  constructor(private readonly a: GraphNode[]) {
    for (let i = (a.length >> 1) - 1; i >= 0; i--) this.down(i);
  }

  pop(): GraphNode | null {
    const a = this.a;
    if (a.length === 0) return null;
    const top = a[0]!;
    const last = a.pop()!;
    if (last !== top) {
      a[0] = last;
      last.index = 0;
      this.down(0);
    }
    top.index = -1;
    return top;
  }

  fix(n: GraphNode): void {
    if (n.index < 0) return;
    this.down(n.index);
    this.up(n.index);
  }

  private less(x: GraphNode, y: GraphNode): boolean {
    const xc = x.obj.kind === 'Const';
    if (xc !== (y.obj.kind === 'Const')) return xc;
    return x.ndeps < y.ndeps || (x.ndeps === y.ndeps && x.obj.order < y.obj.order);
  }

  private swap(i: number, j: number): void {
    const x = this.a[i]!;
    const y = this.a[j]!;
    this.a[i] = y;
    this.a[j] = x;
    y.index = i;
    x.index = j;
  }

  private up(j: number): void {
    while (j > 0) {
      const i = (j - 1) >> 1;
      if (!this.less(this.a[j]!, this.a[i]!)) return;
      this.swap(i, j);
      j = i;
    }
  }

  private down(i: number): void {
    for (;;) {
      let j = 2 * i + 1;
      if (j >= this.a.length) return;
      if (j + 1 < this.a.length && this.less(this.a[j + 1]!, this.a[j]!)) j++;
      if (!this.less(this.a[j]!, this.a[i]!)) return;
      this.swap(i, j);
      i = j;
    }
  }
}
