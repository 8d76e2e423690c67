/** Operands that runtime functions read through a pointer. */
import type { Expr } from '../../ir/nodes.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { memOf } from './expr.js';
import { constantSym } from './static-data.js';
import type { F } from './state.js';

/** Address of memory that holds n's value: read-only data for constants, its own place, or a temporary. */
export function addrOfOperand(f: F, n: Expr): X {
  if (f.info(n.type!).size === 0) {
    const l = memOf(f, n);
    return f.passAddr(l);
  }
  const sym = constantSym(f, n);
  if (sym !== null) return m.symAddr(sym);
  return f.passAddr(memOf(f, n));
}
