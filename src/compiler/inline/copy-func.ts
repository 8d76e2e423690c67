/**
 * Copies of function bodies. gc reads a body anew from the export data whenever it inlines a call; here the body is
 * copied once when the function is found inlinable (its template, before any call in it is inlined) and from
 * there into each caller.
 *
 * INVARIANTS
 *   - A template shares no variable with the function it was made from: later phases change those.
 *   - Variables, what defines them, labels and closures of a copy refer to the copy.
 *   - Template closures have names without link symbol; real functions are made of them when they are copied into a caller.
 */
import type { Pos } from '../../base/source.js';
import { copyNode } from '../../ir/layout.js';
import { newClosureExpr, newClosureVar, newName } from '../../ir/build.js';
import { deepCopyList } from '../../ir/copy.js';
import type { ClosureExpr, Func, Inline, Name, Node } from '../../ir/nodes.js';
import type { Package } from '../../types/types.js';

export interface CopyEnv {
  names: Map<Name, Name>;
  /** Package of the copy's temporaries; null to leave them as they are. */
  local: Package | null;
  /** Position of a copied node. */
  pos(p: Pos): Pos;
  label(l: string): string;
  /** The function for a closure met in the body of `owner` (null: the body being copied); its body is filled afterwards. */
  closure(c: ClosureExpr, owner: Func | null): Func;
  owner: Func | null;
  /** Replaces a copied node, e.g. return statements. */
  post?(n: Node): Node;
}

function copyFor(n: Name, curfn: Func): Name {
  const c = copyNode(n);
  c.curfn = curfn;
  c.opt = undefined;
  return c;
}

/** A copy of a variable's declaration; temporaries belong to the package at work. */
export function copyName(n: Name, curfn: Func, local: Package | null): Name {
  const c = copyFor(n, curfn);
  if (c.autoTemp && local !== null) c.pkg = local;
  return c;
}

/** Copies statements; variables in `env.names` whose definition lies in them get the copied one. */
export function copyBody(body: readonly Node[], env: CopyEnv): Node[] {
  let defns: Map<Node, Name[]> | null = null;
  for (const [from, to] of env.names) {
    const d = from.defn;
    if (!d || d.op === 'ODCLFUNC' || d.op === 'ONAME') continue;
    defns ??= new Map();
    const l = defns.get(d as Node);
    if (l === undefined) defns.set(d as Node, [to]);
    else l.push(to);
  }
  return deepCopyList(body, {
    subst: (n) => {
      if (n.op === 'ONAME') return env.names.get(n) ?? n;
      if (n.op === 'OCLOSURE') return copyClosure(n, env);
      return undefined;
    },
    pos: (p) => env.pos(p),
    post: (n, orig) => {
      const names = defns?.get(orig);
      if (names !== undefined) for (const name of names) name.defn = n;
      if (hasLabel(n) && n.label !== null && n.label !== undefined && n.label !== '_') n.label = env.label(n.label);
      return env.post ? env.post(n) : n;
    },
  });
}

/** Asked by op: whether an object has a property is a long question where layouts are many. */
function hasLabel(n: Node): n is Node & { label?: string | null } {
  const { op } = n;
  return op === 'OBREAK' || op === 'OCONTINUE' || op === 'OGOTO' || op === 'OLABEL' || op === 'OFOR' || op === 'ORANGE' || op === 'OSWITCH' || op === 'OSELECT';
}

function copyClosure(c: ClosureExpr, env: CopyEnv): ClosureExpr {
  const src = c.func;
  const fn = env.closure(c, env.owner);
  const clo = fn.oclosure!;
  if (c.init) clo.init = copyBody(c.init, env) as NonNullable<ClosureExpr['init']>;
  if (c.isGoWrap) clo.isGoWrap = true;
  copyFlags(src, fn);
  const names = new Map<Name, Name>();
  for (const cv of src.closureVars) {
    const outer = cv.outer ? (env.names.get(cv.outer) ?? cv.outer) : cv.outer;
    const v = newClosureVar(env.pos(cv.pos), fn, outer!);
    v.sym = cv.sym;
    v.used = true;
    names.set(cv, v);
  }
  // Inside the literal positions stay as written.
  copyInto(src.body, src.dcl, fn, names, { ...env, owner: fn, pos: (p) => p, label: (l) => l, post: (n) => n });
  return clo;
}

function copyFlags(src: Func, fn: Func): void {
  fn.pragmas = [...src.pragmas];
  fn.endPos = src.endPos;
  fn.hasDefer = src.hasDefer;
  fn.numDefers = src.numDefers;
  fn.numReturns = src.numReturns;
  fn.labelGen = src.labelGen;
  if (src.wrapper) fn.wrapper = true;
  if (src.isGoWrap) fn.isGoWrap = true;
  if (src.shaped) fn.shaped = true;
  if (src.hasRangeFuncDefer) fn.hasRangeFuncDefer = true;
}

/** Gives fn copies of declarations and body. */
export function copyInto(body: readonly Node[], dcl: readonly Name[], fn: Func, names: Map<Name, Name>, env: Omit<CopyEnv, 'names'>): void {
  for (const n of dcl) {
    const c = copyName(n, fn, env.local);
    names.set(n, c);
    fn.dcl.push(c);
  }
  fn.body = copyBody(body, { ...env, names });
}

/** A parameter's copy is none; properties are not deleted, that would turn it into a hash table. */
export function forgetPlace(c: { index?: number | undefined; isDDD?: boolean | undefined }): void {
  if (c.index !== undefined) c.index = undefined;
  if (c.isDDD !== undefined) c.isDDD = undefined;
}

/** A closure function that only templates know. */
function templateClosure(c: ClosureExpr, outer: Func): Func {
  const src = c.func;
  const nname = newName(src.nname.pos, 'PFUNC', src.nname.sym, src.nname.pkg, src.signature, null);
  const fn: Func = { ...src, nname, body: [], dcl: [], closureVars: [], closures: [], oclosure: null, closureParent: outer, inl: null, rangeParent: null };
  delete fn.paramTags;
  const clo = newClosureExpr(c.pos, c.type, fn);
  // Range-over-func bodies are told from literals by their parent.
  if (src.rangeParent) fn.rangeParent = fn;
  fn.oclosure = clo;
  nname.func = fn;
  return fn;
}

/** The template of fn as it is now. */
export function makeTemplate(fn: Func, cost: number, canDelayResults: boolean): Inline {
  const names = new Map<Name, Name>();
  const dcl = fn.dcl.map((n) => {
    const c = copyName(n, fn, null);
    names.set(n, c);
    return c;
  });
  const env: CopyEnv = { names, local: null, owner: null, pos: (p) => p, label: (l) => l, closure: (c, owner) => templateClosure(c, owner ?? fn) };
  return { cost, body: copyBody(fn.body, env), dcl, canDelayResults };
}
