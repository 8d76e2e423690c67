/**
 * Copies of IR trees (cmd/compile/internal/ir/copy.go), with the substitutions that the inliner needs.
 *
 * gc's inliner reads the callee's body anew from the export data; ours copies the tree instead. The hooks say what
 * becomes of names, positions, labels, statements and closures, so that a copy with hooks equals a second reading.
 *
 * INVARIANT: ONAME, OLITERAL, ONIL and OTYPE are shared between original and copy unless a hook replaces them.
 */
import type { Pos } from '../base/source.js';
import type { Node, Stmt } from './nodes.js';
import { editChildrenWithHidden, shallowCopy } from './visit.js';

export interface CopyHooks {
  /**
   * Sees every original node before its children; a node returned replaces it and is not looked into. Call `copy` for
   * parts that shall be copied by the same rules. Undefined: copy by default.
   */
  subst?(n: Node, copy: (n: Node) => Node): Node | undefined;
  /** New position of a copied node. */
  pos?(p: Pos): Pos;
  /** Sees every copied node after its children have been copied; returns the node to use. */
  post?(n: Node, orig: Node): Node;
}

/** Copies n and everything below it, hidden type words included. Closure bodies are shared unless a hook copies them. */
export function deepCopy<T extends Node>(n: T, hooks: CopyHooks = {}): T {
  const copy = (x: Node): Node => {
    const r = hooks.subst?.(x, copy);
    if (r !== undefined) return r;
    switch (x.op) {
      case 'ONAME':
      case 'OLITERAL':
      case 'ONIL':
      case 'OTYPE':
        return x;
    }
    const c = shallowCopy(x);
    if (hooks.pos) c.pos = hooks.pos(c.pos);
    editChildrenWithHidden(c, copy);
    return hooks.post ? hooks.post(c, x) : c;
  };
  return copy(n) as T;
}

export function deepCopyList<T extends Node>(l: readonly T[], hooks: CopyHooks = {}): T[] {
  return l.map((n) => deepCopy(n, hooks));
}

/** Removes and returns the init statements of n. (A deleted property would turn n into a hash table.) */
export function takeInit(n: Node): Stmt[] {
  const x = n as { init?: Stmt[] | undefined };
  const { init } = x;
  if (init === undefined) return [];
  x.init = undefined;
  return init;
}
