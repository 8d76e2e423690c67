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

/**
 * Constants and variables, each with those that it needs, directly or through functions. (types2 takes the functions out of the graph one by one,
 * which multiplies users by uses: a thousand functions that call each other would have a million edges.)
 */
function dependencyGraph(objMap: ReadonlyMap<Obj, DeclInfo>): GraphNode[] {
  const graph = new Map<Obj, GraphNode>();
  const callers = new Map<Obj, Obj[]>();
  const useful = new Set<Obj>();
  for (const [obj, { deps }] of objMap) {
    if (obj.kind === 'Const' || obj.kind === 'Var') graph.set(obj, { obj, pred: new Set(), succ: new Set(), index: 0, ndeps: 0 });
    else if (obj.kind !== 'Func' || deps === null) continue;
    else for (const d of deps) {
      const list = callers.get(d);
      if (list === undefined) callers.set(d, [obj]);
      else list.push(obj);
    }
  }
  // Functions that lead to a constant or variable.
  const work: Obj[] = [...graph.keys()];
  for (let d = work.pop(); d !== undefined; d = work.pop()) {
    for (const f of callers.get(d) ?? []) {
      if (useful.has(f)) continue;
      useful.add(f);
      work.push(f);
    }
  }
  for (const n of graph.values()) {
    const seen = new Set<Obj>();
    const open: Obj[] = [n.obj];
    for (let o = open.pop(); o !== undefined; o = open.pop()) {
      for (const d of objMap.get(o)!.deps ?? []) {
        const m = graph.get(d);
        if (m !== undefined) {
          n.succ.add(m);
          m.pred.add(n);
        } else if (useful.has(d) && !seen.has(d)) {
          seen.add(d);
          open.push(d);
        }
      }
    }
  }
  const list = [...graph.values()];
  list.forEach((n, i) => {
    n.index = i;
    n.ndeps = n.succ.size;
  });
  return list;
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
