/** Sizes for unsafe.Sizeof and friends of types that depend on type parameters; the checker folds all others. */
import { alignof, offsetsof, sizeof } from '../../types/sizes.js';
import type { StructT, Type } from '../../types/types.js';

export function sizeOf(ws: 4 | 8, t: Type): number {
  return sizeof(ws, t);
}

export function alignOf(ws: 4 | 8, t: Type): number {
  return alignof(ws, t);
}

export function offsetsOf(ws: 4 | 8, t: StructT): number[] {
  return offsetsof(ws, t.fields);
}
