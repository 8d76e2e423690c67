/** Link symbols of functions behind callee expressions. */
import { InternalError } from '../../base/assert.js';
import type { SelectorExpr } from '../../ir/nodes.js';
import { linkSym, methodSym } from '../../ir/names.js';

/** Symbol of the function that T.M denotes. */
export function methodExprLink(n: SelectorExpr): string {
  if (n.method?.linkname) return n.method.linkname;
  if (n.op !== 'OMETHEXPR' && n.op !== 'ODOTMETH') throw new InternalError(`method symbol of ${n.op}`, n.pos);
  const { pkg, sym } = methodSym(n.x.type!, n.sel, null);
  return linkSym(pkg, sym);
}
