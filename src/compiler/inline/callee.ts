/** What callees are. */
import { noPos } from '../../base/source.js';
import type { Func, Name } from '../../ir/nodes.js';
import type { Type } from '../../types/types.js';

/** Type of a method's receiver, null for functions. */
export function sigRecv(fn: Func): Type | null {
  return fn.signature.recv?.type ?? null;
}

/** Wrappers that gc makes after inlining: promoted methods, value methods for pointers, method values. */
export function isLateWrapper(fn: Func): boolean {
  return fn.wrapper === true && fn.oclosure === null && fn.pos === noPos;
}

/** A method expression of an interface, or of a method promoted from one: nothing is known of what it calls, though it has a wrapper. */
export function isInterfaceMethod(fn: Name): boolean {
  const f = fn.func;
  return f !== undefined && f !== null && isLateWrapper(f) && f.declaredMethod === undefined;
}
