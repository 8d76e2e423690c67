/** Does a type statically implement an interface? */
import { hasAllMethods } from '../../types/lookup.js';
import { identical } from '../../types/predicates.js';
import type { Type } from '../../types/types.js';

export function implementsIface(t: Type, iface: Type): boolean {
  return hasAllMethods(null, t, iface, true, identical, null);
}
