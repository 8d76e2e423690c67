/** Last completion of lazy types, run by the checker when all declarations are known (types2's cleanup methods). */
import { unalias } from './alias.js';
import { iface } from './typeparam.js';
import { typeSet } from './typeset.js';
import type { Alias, InterfaceT, Named, TypeParam } from './types.js';
import { under } from './under.js';

/**
 * Instances stay lazy: they expand on demand from their origin. Everything else must be complete before it is
 * seen by other packages.
 */
export function cleanup(t: Named | Alias | TypeParam | InterfaceT): void {
  switch (t.kind) {
    case 'Named':
      if (t.targs.length === 0) under(t);
      break;
    case 'Alias':
      unalias(t);
      break;
    case 'TypeParam':
      iface(t);
      break;
    case 'Interface':
      typeSet(t);
      break;
  }
}
