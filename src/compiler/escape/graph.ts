/**
 * The location graph (cmd/compile/internal/escape/graph.go). A location stands for a variable or an allocating expression;
 * an edge for an assignment, weighted with dereferences minus address-ofs. A hole is the context in which an expression
 * is evaluated: where its value goes.
 */
import { InternalError } from '../../base/assert.js';
import type { Func, Name, Node } from '../../ir/nodes.js';
import { isDirectIface, isInterface } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import { Leaks } from './leaks.js';

export const enum Attr {
  /** The variable's address escapes: it must be on the heap. */
  Escapes = 1,
  /** Its storage outlives the statement. */
  Persists = 2,
  /** Memory reachable from it may be changed. */
  Mutates = 4,
  /** Closures reachable from it may be called without tracking their results. */
  Calls = 8,
}

/** Why a value flows: printed by -m=2. */
export interface Note {
  next: Note | null;
  where: Node;
  why: string;
}

export interface Edge {
  src: Location;
  derefs: number;
  notes: Note | null;
}

export class Location {
  readonly edges: Edge[] = [];
  /** Position (from 1) among the results of its function; 0 for all others. */
  resultIndex = 0;
  // State of the walk at hand.
  derefs = 0;
  walkgen = 0;
  dst: Location | null = null;
  dstEdge = 0;
  queuedWalkAll = false;
  queuedWalkOne = 0;
  /** Whether a walk from a location that persists went on from here, what is held here being held there (solve.ts). */
  covered = false;
  attrs = 0;
  paramEsc: Leaks | null = null;
  captured = false;
  reassigned = false;
  addrtaken = false;
  private plain: Hole | null = null;
  readonly param: boolean;
  readonly paramOut: boolean;

  constructor(
    public n: Node | null,
    readonly curfn: Func | null,
    public loopDepth: number,
  ) {
    this.param = n !== null && n.op === 'ONAME' && n.class === 'PPARAM';
    this.paramOut = n !== null && n.op === 'ONAME' && n.class === 'PPARAMOUT';
  }

  has(a: Attr): boolean {
    return (this.attrs & a) !== 0;
  }

  get leaks(): Leaks {
    this.paramEsc ??= new Leaks();
    return this.paramEsc;
  }

  /** Records that this parameter flows to `sink`. */
  leakTo(sink: Location, derefs: number, numResults: number): void {
    if (!sink.has(Attr.Escapes) && sink.paramOut && sink.curfn === this.curfn) {
      const ri = sink.resultIndex - 1;
      if (ri < numResults) {
        this.leaks.addResult(ri, derefs);
        return;
      }
    }
    this.leaks.addHeap(derefs);
  }

  /** The plain flow to it; holes do not change, so there is one. */
  hole(): Hole {
    return (this.plain ??= { dst: this, derefs: 0, notes: null, addrtaken: false });
  }
}

export interface Hole {
  readonly dst: Location;
  readonly derefs: number;
  readonly notes: Note | null;
  /** The context takes the address of the expression, stored or not. */
  readonly addrtaken: boolean;
}

/** Whether notes are kept: only if they will be printed. */
export const noting = { on: false };

export function note(k: Hole, where: Node, why: string): Hole {
  if (!noting.on) return k;
  return { ...k, notes: { next: k.notes, where, why } };
}

export function shift(k: Hole, delta: number): Hole {
  const derefs = k.derefs + delta;
  if (derefs < -1) throw new InternalError('derefs underflow');
  return { dst: k.dst, derefs, notes: k.notes, addrtaken: delta < 0 };
}

export function deref(k: Hole, where: Node, why: string): Hole {
  return note(shift(k, 1), where, why);
}

export function addrOf(k: Hole, where: Node, why: string): Hole {
  return note(shift(k, -1), where, why);
}

/** Through a type assertion: the data word of an interface is a pointer unless the type is pointer-shaped. */
export function dotType(k: Hole, t: Type, where: Node, why: string): Hole {
  return note(!isInterface(t) && !isDirectIface(t) ? shift(k, 1) : k, where, why);
}

/** The location of a name, kept on the name while its batch is analysed. */
export function locOf(n: Name): Location | undefined {
  return n.opt instanceof Location ? n.opt : undefined;
}
