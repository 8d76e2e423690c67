/** Cycles among type declarations, and types of infinite size met in expressions (types2/cycles.go). */
import { unalias } from './alias.js';
import { type Checker, pop, push } from './check.js';
import { cycleError, firstInSrc } from './decl.js';
import type { Obj, Type, TypeName } from './types.js';
import { invalidType } from './universe-types.js';

/** Reports cycles of package-level types that lead from name to name, without any type literal between. */
export function directCycles(check: Checker): void {
  const pathIdx = new Map<TypeName, number>();
  for (const obj of check.objList) if (obj.kind === 'TypeName') directCycle(check, obj, pathIdx);
}

/** Entries of pathIdx: an index while on the path (grey), -1 when done (black). */
function directCycle(check: Checker, tname: TypeName, pathIdx: Map<TypeName, number>): void {
  const path: TypeName[] = [];
  for (;;) {
    const start = pathIdx.get(tname);
    if (start !== undefined) {
      if (start < 0) break;
      tname.type = invalidType;
      const cycle: Obj[] = path.slice(start);
      cycleError(check, cycle, firstInSrc(cycle));
      break;
    }
    pathIdx.set(tname, path.length);
    path.push(tname);
    const rhs = check.objMap.get(tname)!.tdecl!.type;
    if (rhs.kind !== 'Name') break;
    const next = check.pkg.scope.elems.get(rhs.value);
    if (next === undefined || next.kind !== 'TypeName') break;
    tname = next;
  }
  for (const t of path) pathIdx.set(t, -1);
}

/** Whether values of type t have a finite size; reports a cycle through a declaration in progress. */
export function finiteSize(check: Checker, t0: Type | null): boolean {
  if (t0 === null) return true;
  const t = unalias(t0);
  switch (t.kind) {
    case 'Named': {
      if (t.finite !== undefined) return t.finite;
      const i = check.objPathIdx.get(t.obj);
      if (i !== undefined) {
        const cycle = check.objPath.slice(i);
        cycleError(check, cycle, firstInSrc(cycle));
        return false;
      }
      push(check, t.obj);
      const finite = finiteSize(check, t.fromRHS ?? t.underlying);
      pop(check);
      t.finite ??= finite;
      return finite;
    }
    case 'Array':
      return finiteSize(check, t.elem);
    case 'Struct':
      return t.fields.every((f) => finiteSize(check, f.type));
    default:
      return true;
  }
}
