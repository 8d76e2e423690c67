/** Which map routines a map type uses (gc: walk.mapfast), and the `for k := range m { delete(m, k) }` idiom. */
import type { Type } from '../../types/types.js';
import type { RangeStmt } from '../../ir/nodes.js';
import { under } from '../../ir/typ.js';
import { type WordSize, typeInfo } from '../codegen/parts.js';
import { algType, isReflexive } from '../typedesc/alg.js';
import { sameSafeExpr } from '../../ir/predicates.js';

export type MapFast = '' | '_fast32' | '_fast32ptr' | '_fast64' | '_fast64ptr' | '_faststr';

/** abi.MapMaxElemBytes */
const maxElemBytes = 128;

export function mapFast(t: Type, ws: WordSize): MapFast {
  const u = under(t);
  if (u.kind !== 'Map' || typeInfo(u.elem, ws).size > maxElemBytes) return '';
  const k = typeInfo(u.key, ws);
  const alg = algType(u.key, ws);
  if (alg === 'string') return '_faststr';
  if (alg !== 'mem') return '';
  if (k.size === 4) {
    if (!k.hasPointers) return '_fast32';
    return ws === 4 ? '_fast32ptr' : '';
  }
  if (k.size === 8) {
    if (!k.hasPointers) return '_fast64';
    return ws === 8 ? '_fast64ptr' : '';
  }
  return '';
}

export function isMapClear(n: RangeStmt): boolean {
  const u = under(n.x.type!);
  if (u.kind !== 'Map' || n.key === null || n.value !== null || !n.def || n.body.length !== 1) return false;
  const s = n.body[0]!;
  if (s.op !== 'ODELETE' || !sameSafeExpr(s.args[0]!, n.x) || !sameSafeExpr(s.args[1]!, n.key)) return false;
  return isReflexive(u.key);
}
