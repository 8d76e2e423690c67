/** Signatures of callees. */
import type { Func } from '../../ir/nodes.js';
import type { Type } from '../../types/types.js';

/** Type of a method's receiver, null for functions. */
export function sigRecv(fn: Func): Type | null {
  return fn.signature.recv?.type ?? null;
}
