/**
 * Solving the location graph (cmd/compile/internal/escape/solve.go): from every location, the heap included, the least
 * number of dereferences to all others; what outlives what decides. A location is walked again when it comes to persist
 * or to escape, each at most once.
 */
import { containsClosure, } from '../../ir/predicates.js';
import { resultNames } from '../../ir/build.js';
import { nodeString } from '../../ir/fmt.js';
import type { Func } from '../../ir/nodes.js';
import type { Steps } from '../inline/diagnose.js';
import type { Batch } from './batch.js';
import { Attr, type Location, type Note } from './graph.js';
import { numEscResults } from './leaks.js';

/** Groups of locations below this number are walked from everywhere: that is cheaper than to ask. */
const manyLocations = 1000;

/** The locations that are connected by edges, in either direction: no walk leaves them. */
interface Island {
  curfn: Func | null;
  /** Whether all of them are in one function. */
  single: boolean;
  /** The greatest loop depth. */
  loopDepth: number;
}

/**
 * The island of every location, by uniting the ends of each edge (Tarjan's disjoint sets). Edges into the heap and its
 * like do not count: these are never a source, so a walk from elsewhere does not get there.
 */
function islands(locs: readonly Location[]): Map<Location, Island> {
  const parent = new Map<Location, Location>();
  const find = (l: Location): Location => {
    let p = parent.get(l) ?? l;
    while (p !== l) {
      const up = parent.get(p) ?? p;
      parent.set(l, up);
      l = p;
      p = up;
    }
    return l;
  };
  for (const l of locs) {
    for (const e of l.edges) {
      const a = find(l);
      const b = find(e.src);
      if (a !== b) parent.set(b, a);
    }
  }
  const byRoot = new Map<Location, Island>();
  const result = new Map<Location, Island>();
  for (const l of locs) {
    const root = find(l);
    let island = byRoot.get(root);
    if (island === undefined) {
      island = { curfn: l.curfn, single: true, loopDepth: l.loopDepth };
      byRoot.set(root, island);
    }
    if (l.curfn !== island.curfn) island.single = false;
    if (l.loopDepth > island.loopDepth) island.loopDepth = l.loopDepth;
    result.set(l, island);
  }
  return result;
}

/** A queue that takes at both ends. */
class Queue {
  private front: Location[] = [];
  private back: Location[] = [];
  private head = 0;

  get empty(): boolean {
    return this.front.length === 0 && this.head === this.back.length;
  }

  pushFront(l: Location): void {
    this.front.push(l);
  }

  pushBack(l: Location): void {
    this.back.push(l);
  }

  pop(): Location {
    const l = this.front.pop();
    if (l !== undefined) return l;
    const r = this.back[this.head++]!;
    if (this.head > 1024 && this.head * 2 > this.back.length) {
      this.back = this.back.slice(this.head);
      this.head = 0;
    }
    return r;
  }
}

export class Solver {
  private readonly todo = new Queue();
  private walkgen = 0;
  private islands: Map<Location, Island> | null = null;

  constructor(private readonly b: Batch) {}

  walkAll(): void {
    const b = this.b;
    for (const loc of [...b.allLocs, b.mutatorLoc, b.calleeLoc, b.heapLoc]) {
      this.todo.pushFront(loc);
      loc.queuedWalkAll = true;
    }
    if (b.allLocs.length > manyLocations) this.islands = islands(b.allLocs);
    while (!this.todo.empty) {
      const root = this.todo.pop();
      root.queuedWalkAll = false;
      this.loseResults(root);
      if (this.nothingToTell(root)) continue;
      this.walkgen++;
      this.walkOne(root);
    }
  }

  /**
   * Whether a walk from `root` would change nothing, so that long chains of assignments do not take the square of their length. Nothing
   * that it could reach is outlived by it (all is in one function, no loop is entered), so all that it could do is to give away its
   * attributes. Mutates and Calls it has from a walk that then went on to what flows into it. That what it points to persists, a walk from
   * elsewhere has said that found it to flow there as it is, if there was one.
   */
  private nothingToTell(root: Location): boolean {
    const island = this.islands?.get(root);
    if (island === undefined || !island.single || root.loopDepth < island.loopDepth || root.paramOut || root.has(Attr.Escapes)) return false;
    return root.covered || !root.has(Attr.Persists);
  }

  private enqueue(loc: Location): void {
    if (loc.queuedWalkAll) return;
    loc.queuedWalkAll = true;
    if (loc.has(Attr.Escapes)) this.todo.pushFront(loc);
    else this.todo.pushBack(loc);
  }

  /** Results of a closure that is called without tracking them flow anew. */
  private loseResults(root: Location): void {
    if (!root.has(Attr.Calls) || root.n?.op !== 'OCLOSURE') return;
    const fn = root.n.func;
    if (!this.b.inMutualBatch(fn.nname) || this.b.resultsLost.has(fn)) return;
    this.b.resultsLost.add(fn);
    for (const r of resultNames(fn)) this.enqueue(this.b.oldLoc(r));
  }

  private walkOne(root: Location): void {
    const gen = this.walkgen;
    root.walkgen = gen;
    root.derefs = 0;
    root.dst = null;

    const covers = this.islands !== null && root.has(Attr.Persists);
    const todo: Location[] = [root];
    for (let at = 0; at < todo.length; at++) {
      const l = todo[at]!;
      l.queuedWalkOne = 0;
      let derefs = l.derefs;
      let attrs = 0;
      if (derefs < 0) {
        // l's address flows to root; what l holds does so as it is.
        derefs = 0;
        if (this.outlives(root, l)) {
          if (!l.has(Attr.Escapes) && this.b.diag.explains) this.explainEscape(root, l);
          attrs |= Attr.Escapes | Attr.Persists | Attr.Mutates | Attr.Calls;
        } else if (root.has(Attr.Persists)) attrs |= Attr.Persists;
      }
      if (derefs === 0) attrs |= root.attrs & (Attr.Mutates | Attr.Calls);
      if (l.param) this.param(root, l, derefs);
      if ((attrs & ~l.attrs) !== 0) {
        l.attrs |= attrs;
        this.enqueue(l);
        if (l.has(Attr.Escapes)) continue;
      }
      if (covers && derefs === 0) l.covered = true;
      const edges = l.edges;
      for (let i = 0; i < edges.length; i++) {
        const e = edges[i]!;
        const src = e.src;
        if (src.has(Attr.Escapes)) continue;
        const d = derefs + e.derefs;
        if (src.walkgen === gen && src.derefs <= d) continue;
        src.walkgen = gen;
        src.derefs = d;
        src.dst = l;
        src.dstEdge = i;
        if (src.queuedWalkOne !== gen) {
          src.queuedWalkOne = gen;
          todo.push(src);
        }
      }
    }
  }

  private param(root: Location, l: Location, derefs: number): void {
    if (this.outlives(root, l)) {
      if (!l.has(Attr.Escapes) && this.b.diag.explains) {
        const b = this.b;
        const text = `parameter ${nodeString(l.n, b.pkg)} leaks to ${this.explainLoc(root)}`;
        if (b.diag.m >= 2) b.diag.print(l.n!.pos, `${text} for ${l.curfn!.nname.sym} with derefs=${derefs}:`);
        const steps = this.explainPath(root, l);
        b.diag.opt(l.n!.pos, 'leak', () => `${text} with derefs=${derefs}`, steps);
      }
      l.leakTo(root, derefs, numEscResults);
    }
    if (root.has(Attr.Mutates)) l.leaks.addMutator(derefs);
    if (root.has(Attr.Calls)) l.leaks.addCallee(derefs);
  }

  /** Whether values stored in l may survive other's lifetime on the stack. */
  private outlives(l: Location, other: Location): boolean {
    if (l.has(Attr.Escapes)) return true;
    if (l === this.b.mutatorLoc || l === this.b.calleeLoc) return false;
    if (l.paramOut) {
      // A closure whose calls are all known may return locations of the functions around it.
      return !(containsClosure(other.curfn!, l.curfn!) && !this.b.resultsLost.has(l.curfn!));
    }
    if (l.curfn === other.curfn && l.loopDepth < other.loopDepth) return true;
    return l.curfn !== null && other.curfn !== null && containsClosure(l.curfn, other.curfn);
  }

  // -------------------------------------------------------------- explanations

  private explainEscape(root: Location, l: Location): void {
    const b = this.b;
    const text = nodeString(l.n, b.pkg);
    if (b.diag.m >= 2) b.diag.print(l.n!.pos, `${text} escapes to heap in ${l.curfn!.nname.sym}:`);
    const steps = this.explainPath(root, l);
    b.diag.opt(l.n!.pos, 'escape', () => `${text} escapes to heap`, steps);
  }

  private explainPath(root: Location, src0: Location): Steps {
    const steps: Steps = [];
    const pos = src0.n!.pos;
    const visited = new Set<Location>();
    for (let src = src0; ; ) {
      if (visited.has(src)) {
        if (this.b.diag.m >= 2) this.b.diag.print(pos, '  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518');
        return steps;
      }
      visited.add(src);
      const dst = src.dst!;
      const e = dst.edges[src.dstEdge]!;
      this.explainFlow(pos, dst, src, e.derefs, e.notes, steps);
      if (dst === root) return steps;
      src = dst;
    }
  }

  /** Prints an edge, and adds it to an explanation for the log; there words have a space more in front. */
  explainFlow(pos: number, dst: Location, src: Location, derefs: number, notes: Note | null, steps: Steps): void {
    const { diag, pkg } = this.b;
    const say = (at: number | undefined, text: string, where: string): void => {
      if (diag.m >= 2) diag.print(pos, `${text}${where}`);
      if (diag.logging) steps.push({ pos: at === undefined ? [] : diag.places(at), message: `escflow:  ${text}` });
    };
    const ops = derefs >= 0 ? '*'.repeat(derefs) : '&';
    say(notes?.where.pos ?? src.n?.pos, `  flow: ${this.explainLoc(dst)} \xe2\x86\x90 ${ops}${this.explainLoc(src)}:`, '');
    for (let n = notes; n !== null; n = n.next) say(n.where.pos, `    from ${nodeString(n.where, pkg)} (${n.why})`, diag.m >= 2 ? ` at ${diag.at(n.where.pos)}` : '');
  }

  private explainLoc(l: Location): string {
    if (l === this.b.heapLoc) return '{heap}';
    if (l.n === null) return '{temp}';
    const s = nodeString(l.n, this.b.pkg);
    return l.n.op === 'ONAME' ? s : `{storage for ${s}}`;
  }
}
