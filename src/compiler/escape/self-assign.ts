/** Assignments that store nothing new into an object (escape/utils.go): `b.buf = b.buf[n:m]`, `val.x = val.y`. */
import type { Expr } from '../../ir/nodes.js';
import { sameSafeExpr } from '../../ir/predicates.js';

function derefBase(n: Expr): Expr | null {
  return (n.op === 'ODEREF' || n.op === 'ODOTPTR') && n.x.op === 'ONAME' ? n.x : null;
}

function isSliceSelfAssign(dst: Expr, src: Expr): boolean {
  const base = derefBase(dst);
  if (base === null) return false;
  switch (src.op) {
    case 'OSLICE': case 'OSLICE3': case 'OSLICESTR':
      break;
    case 'OSLICEARR': case 'OSLICE3ARR':
      // A slice of an array inside the object is a new pointer into it.
      if (src.x.op === 'OADDR') return false;
      break;
    default:
      return false;
  }
  return derefBase(src.x) === base;
}

export function isSelfAssign(dst: Expr, src: Expr): boolean {
  if (isSliceSelfAssign(dst, src)) return true;
  if (dst.op !== src.op) return false;
  if ((dst.op === 'ODOT' && src.op === 'ODOT') || (dst.op === 'ODOTPTR' && src.op === 'ODOTPTR')) return sameSafeExpr(dst.x, src.x);
  if (dst.op === 'OINDEX' && src.op === 'OINDEX') return !mayAffectMemory(dst.index) && !mayAffectMemory(src.index) && sameSafeExpr(dst.x, src.x);
  return false;
}

function mayAffectMemory(n: Expr): boolean {
  switch (n.op) {
    case 'ONAME': case 'OLITERAL': case 'ONIL':
      return false;
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT': case 'ODIV': case 'OMOD':
      return mayAffectMemory(n.x) || mayAffectMemory(n.y);
    case 'OINDEX':
      return mayAffectMemory(n.x) || mayAffectMemory(n.index);
    case 'OCONVNOP': case 'OCONV': case 'OLEN': case 'OCAP': case 'ONOT': case 'OBITNOT': case 'OPLUS': case 'ONEG': case 'ODOT': case 'ODOTPTR': case 'ODEREF':
      return mayAffectMemory(n.x);
    default:
      return true;
  }
}
