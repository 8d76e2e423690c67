/**
 * The one place that decides whether an allocation site or a variable lives on the stack. Follows escape analysis; sites it did
 * not see ('unknown') are treated as escaping.
 *
 * Under --alloc=heap (`pk.allHeap`) every location of the escape graph is on the heap: variables, parameters and results that have a
 * name, composites, closures, and temporaries of conversions and calls. What has no name in the program and no place in the
 * graph (temporaries of order and of inlining, unnamed results) stays where it is.
 */
import type { Esc, Name } from '../../ir/nodes.js';
import type { F } from './state.js';

/** abi: ir.MaxImplicitStackVarSize, ir.MaxStackVarSize; larger objects are on the heap whatever their esc says. */
export const maxImplicitStackVarSize = 64 * 1024;
export const maxStackVarSize = 128 * 1024;
/** Size of the buffers that variable-size makes and string operations get on the stack. */
export const variableMakeBytes = 32;

export function onStack(f: F, n: { esc?: Esc | undefined }): boolean {
  return n.esc === 'none' && !f.pk.allHeap;
}

/** A variable that the program declares, as escape analysis saw it. */
export function isDeclared(n: Name): boolean {
  return n.esc === 'none' && n.autoTemp !== true && n.sym !== '' && n.sym !== '_' && !n.sym.startsWith('~') && !n.sym.startsWith('.');
}

/** A local variable or parameter that was moved to the heap. */
export function isHeapName(f: F, n: Name): boolean {
  if (n.isClosureVar) return false;
  if (n.esc === 'heap' || n.class === 'PAUTOHEAP') return true;
  if (f.pk.allHeap && isDeclared(n)) return true;
  if (n.esc === 'none' || n.esc === 'never') return false;
  if (!f.addrTaken.has(n)) return false;
  return !f.pk.unknownIsStack;
}
