/**
 * The predeclared basic types (types2's Typ array). Kept apart from universe.ts, because every constructor may need
 * them and universe.ts needs the constructors.
 *
 * INVARIANT: Basic types read from package objects may be other objects of equal content, so they are compared by
 * `basic`, never by reference.
 */
import type { Basic, BasicKind } from './types.js';

/** In the order of types2's BasicKind, which maxType relies on. */
export const basicKinds: readonly BasicKind[] = [
  'invalid',
  'bool',
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'uintptr',
  'float32',
  'float64',
  'complex64',
  'complex128',
  'string',
  'unsafe.Pointer',
  'untyped bool',
  'untyped int',
  'untyped rune',
  'untyped float',
  'untyped complex',
  'untyped string',
  'untyped nil',
];

const byKind = new Map<BasicKind, Basic>();
for (const basic of basicKinds) {
  byKind.set(basic, { kind: 'Basic', basic, name: basic === 'invalid' ? 'invalid type' : basic });
}

/** types2's Typ[kind]. */
export function typ(kind: BasicKind): Basic {
  return byKind.get(kind)!;
}

export const invalidType: Basic = typ('invalid');
export const universeByte: Basic = { kind: 'Basic', basic: 'uint8', name: 'byte' };
export const universeRune: Basic = { kind: 'Basic', basic: 'int32', name: 'rune' };
