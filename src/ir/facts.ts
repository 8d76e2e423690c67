/**
 * What gc is known to decide about a function of the library (src/stdlib/facts): cost of inlining, parameter tags, and what an
 * inlined body contributes to its caller. Attached to functions of the library image whose own analysis says otherwise.
 *
 * A body is the part of the escape graph that inlining one call adds, in the order in which escape analysis makes it:
 * variables and allocation sites by the text gc prints for them, and flows between them. Plain data.
 */
import type { Pos } from '../base/source.js';
import type { Esc, Expr, Name, Node } from './nodes.js';

export interface FuncFact {
  /** Cost of inlining; -1: it cannot be inlined. */
  cost: number;
  /** Parameter tags as in Func.paramTags, receiver first. */
  tags: string[];
  /** null: not recorded (it makes closures, calls a parameter, ...) or the same as that of our own body. */
  body: FactBody | null;
}

/**
 * An allocation site or intermediate location: depth of loops (0: outside of any), text (null: none) and what is special about it.
 * `hole`: something in the text, marked by `textHole`, is a constant if an argument is.
 */
export type FactSite = [depth: number, text: string | null, flags: number, why: string, hole?: FactHole];

export const textHole = '\x01';

/** What is in the text unless the argument is a constant; `len`: unless it is a literal slice, whose length counts; the most that a make may have on the stack. */
export type FactHole = [arg: number, text: string, kind: 'make' | 'len' | 'conv', limit: number];

/** Something that is said when the walk comes here; the name of the caller's function in front. */
export type FactNote = [message: string];

/** From a location to another: destination, dereferences (-1: address), source, notes as pairs of text and reason. */
export type FactFlow = [dst: number, derefs: number, addrtaken: 0 | 1, src: number, ...notes: string[]];

export interface FactBody {
  /** Calls that are inlined in turn: index of the one they are in (0: the call itself) and the callee as printed, or its number among the closures. */
  calls: [parent: number, callee: string | number][];
  /** Closures that are made and inlined: the call they are in and the names in their name, `f.Mkdir.func1` in a caller f. */
  closures: [call: number, ...names: string[]][];
  /** Variables: call that declares them, name as printed, loop depth, reason to be on the heap. They are locations 0.. in order. */
  vars: [call: number, name: string, depth: number, why?: string][];
  /** Variable that each parameter is assigned to, -1 if none is. */
  params: number[];
  /** Names of the parameters' variables as printed in `a, b := x, y`; `_` in front: it is not used, so that an argument without effects is dropped. */
  lhs: string[];
  /** Variables with the results. */
  results: number[];
  /** In order: a site (the next location), a flow, or a note. */
  steps: (FactSite | FactFlow | FactNote)[];
  /** Indexes that are said to need no check. */
  bounds: number;
}

/** Flags of a FactSite. */
export const enum SiteFlag {
  Persists = 1,
  Append = 2,
  /** string to []byte, which needs no copy if nobody writes. */
  Str2Bytes = 4,
}

/** Destinations that are no locations of the body. */
export const enum FactSink {
  Heap = -1,
  Mutator = -2,
  Callee = -3,
}

export function isFlow(s: FactSite | FactFlow | FactNote): s is FactFlow {
  return typeof s[1] === 'number';
}

export function isNote(s: FactSite | FactFlow | FactNote): s is FactNote {
  return s.length === 1;
}

/** A call that stays but counts as inlined: its fact and the variables that stand for those of the body. */
export interface FactCall {
  body: FactBody;
  vars: Name[];
  /** Names of its closures, as printed. */
  closures: string[];
}

/** Stands in the escape graph for a node of a body that is only known by its text; never in a function's body. */
export interface FactNode {
  op: 'OFACT';
  pos: Pos;
  type: null;
  text: string;
  /** Reason to be on the heap, '' if there is none. */
  why: string;
  flags: number;
  esc?: Esc;
  /** See FactHole: the argument instead of its number. */
  hole?: [arg: Expr, text: string, kind: FactHole[2], limit: number];
  /** Sites with holes of the same body, and the text they had at first: it may be part of this one's. */
  sites?: readonly { node: FactNode; text: string }[];
}

export function factText(n: FactNode): string {
  let { text } = n;
  for (const s of n.sites ?? []) if (s.node.text !== s.text) text = text.replaceAll(s.text, () => s.node.text);
  return text;
}

/** Of variables that stand for those of a body, which have no type: the reason to be on the heap. */
export const reasonOf = new WeakMap<Name, string>();

/** The phases of the graph take it for a node. */
export function newFactNode(pos: Pos, text: string, why = '', flags = 0): Node {
  const n: FactNode = { op: 'OFACT', pos, type: null, text, why, flags };
  return n as unknown as Node;
}

export function factNode(n: Node | null): FactNode | null {
  return n !== null && (n.op as string) === 'OFACT' ? (n as unknown as FactNode) : null;
}
