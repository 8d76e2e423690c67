/** The function behind a method value, made on demand by the noder. */
import { linkSym, methodSym } from '../../ir/names.js';
import type { SelectorExpr } from '../../ir/nodes.js';
import { typeSet } from '../../types/typeset.js';
import type { Package } from '../../types/types.js';
import { under } from '../../ir/typ.js';
import type { PackageState } from './package-state.js';

/** Link symbol of `T.M-fm`; makes the function if the host can. */
export function methodValueFn(pk: PackageState, n: SelectorExpr): string {
  const recv = n.x.type!;
  let mpkg: Package | null = n.method?.pkg ?? null;
  const u = under(recv);
  if (u.kind === 'Interface') mpkg = typeSet(u).methods.find((m) => m.name === n.sel)?.pkg ?? null;
  if (pk.methodValueFunc !== null) {
    const name = pk.methodValueFunc(recv, n.sel, mpkg);
    return name.linkname!;
  }
  const { pkg, sym } = methodSym(recv, n.sel, mpkg, '-fm');
  return linkSym(pkg, sym);
}
