/**
 * Large initialisers of package-level maps become functions of their own, `map.init.N` (staticinit/sched.go OutlineMapInits), which
 * shows in messages of -m=2 and in traces.
 */
import { globalName, newCall, newFunc } from '../../ir/build.js';
import type { Func, IrContext, Node, PackageIR } from '../../ir/nodes.js';
import { anySideEffects, isBlank } from '../../ir/predicates.js';
import { isMap, noParams } from '../../ir/typ.js';
import { visit } from '../../ir/visit.js';

const sizeThreshold = 20;

/** Makes the functions; they follow the package's init function in `ir.funcs`. */
export function outlineMapInits(ir: PackageIR, ctx: IrContext): Func[] {
  const init = ir.initFunc ?? ir.funcs.find((f) => f.isPackageInit) ?? null;
  if (init === null) return [];
  const out: Func[] = [];
  init.body = init.body.map((n) => {
    if (!worthwhile(n)) return n;
    const name = globalName(ctx, 'PFUNC', n.pos, `map.init.${out.length}`, ir.pkg, noParams);
    const fn = newFunc(n.pos, name, noParams);
    name.defn = fn;
    fn.body = [n];
    if (n.op === 'OAS' && n.x.op === 'ONAME') n.x.mapInit = name.linkname!;
    out.push(fn);
    return newCall(n.pos, 'OCALLFUNC', name, [], null);
  });
  ir.funcs.splice(ir.funcs.indexOf(init) + 1, 0, ...out);
  return out;
}

function worthwhile(n: Node): boolean {
  if (n.op !== 'OAS' || n.y === null || isBlank(n.x) || n.x.op !== 'ONAME' || !isMap(n.x.type!)) return false;
  let size = 0;
  visit(n.y, () => void size++);
  return size >= sizeThreshold && !anySideEffects(n.y);
}
