/** Method indices of interface types, as in itabs: sorted by name. */
import { typeSet } from '../../types/typeset.js';
import type { Signature, Type } from '../../types/types.js';
import { sigType, under } from '../../ir/typ.js';

export function methodIndexOf(iface: Type, name: string): number {
  const u = under(iface);
  if (u.kind !== 'Interface') throw new Error('method of no interface');
  return typeSet(u).methods.findIndex((m) => m.name === name);
}

export const sigTypeOf = (t: Type): Signature => sigType(t);
