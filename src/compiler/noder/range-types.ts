/** Types of the values that a range clause produces (types2.RangeKeyVal), generic types included. */
import { tInt } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import { universeRune } from '../../types/universe-types.js';
import { unalias } from '../../types/under.js';
import { coreType } from './subst.js';

export function rangeKeyVal(t: Type): { key: Type | null; value: Type | null } {
  let u = coreType(t);
  if (u.kind === 'Pointer') {
    const e = coreType(u.elem);
    if (e.kind === 'Array') u = e;
  }
  switch (u.kind) {
    case 'Basic':
      if (u.basic === 'string' || u.basic === 'untyped string') return { key: tInt, value: universeRune };
      return { key: unalias(t), value: null };
    case 'Array': case 'Slice':
      return { key: tInt, value: u.elem };
    case 'Map':
      return { key: u.key, value: u.elem };
    case 'Chan':
      return { key: u.elem, value: null };
    default:
      return { key: null, value: null };
  }
}
