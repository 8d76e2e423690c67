/**
 * What must be on the heap however it flows (escape/utils.go HeapAllocReason; limits of ir/cfg.go).
 */
import type { Expr, Node } from '../../ir/nodes.js';
import { factNode, reasonOf } from '../../ir/facts.js';
import { elemType } from '../../ir/typ.js';
import { alignof, sizeof } from '../../types/sizes.js';
import type { Type } from '../../types/types.js';

export const maxStackVarSize = 128 * 1024;
export const maxImplicitStackVarSize = 64 * 1024;

type Ws = 4 | 8;

function size(ws: Ws, t: Type): number {
  const s = sizeof(ws, t);
  return s < 0 ? Number.POSITIVE_INFINITY : s;
}

const roundUp = (x: number, a: number): number => Math.ceil(x / a) * a;

/** Size of a closure's record: code word and captured variables or their addresses. */
export function closureSize(ws: Ws, vars: readonly { type: Type | null; byval?: boolean }[]): number {
  let at: number = ws;
  let align: number = ws;
  for (const v of vars) {
    const byRef = v.byval !== true;
    const a = byRef ? ws : alignof(ws, v.type!);
    align = Math.max(align, a);
    at = roundUp(at, a) + (byRef ? ws : size(ws, v.type!));
  }
  return roundUp(at, align);
}

export function isSmallIntConst(n: Expr): boolean {
  return n.op === 'OLITERAL' && n.val.kind === 'int' && n.val.val >= -0x80000000n && n.val.val <= 0x7fffffffn;
}

/** The reason, or '' if there is none. */
export function heapAllocReason(ws: Ws, n: Node | null): string {
  const fact = factNode(n);
  if (fact !== null) return fact.why;
  if (n !== null && n.op === 'ONAME' && n.type === null) return reasonOf.get(n) ?? '';
  if (n === null || !('type' in n) || n.type === null) return '';
  if (n.op === 'ONAME' && (n.class === 'PPARAM' || n.class === 'PPARAMOUT')) return '';
  const t = n.type;
  if (t.kind === 'Tuple') return '';
  if (size(ws, t) > maxStackVarSize) return 'too large for stack';
  if (alignof(ws, t) > ws) return 'too aligned for stack';
  switch (n.op) {
    case 'ONEW': case 'OPTRLIT':
      if (size(ws, elemType(t)) > maxImplicitStackVarSize) return 'too large for stack';
      return alignof(ws, elemType(t)) > ws ? 'too aligned for stack' : '';
    case 'OCLOSURE':
      return closureSize(ws, n.func.closureVars) > maxImplicitStackVarSize ? 'too large for stack' : '';
    case 'OMETHVALUE':
      return roundUp(ws, alignof(ws, n.x.type!)) + size(ws, n.x.type!) > maxImplicitStackVarSize ? 'too large for stack' : '';
    case 'OMAKESLICE': {
      const r = n.cap ?? n.len;
      const elem = size(ws, elemType(t));
      if (elem === 0) return 'zero-sized element';
      if (r === null || !isSmallIntConst(r)) return '';
      const v = r.op === 'OLITERAL' && r.val.kind === 'int' ? Number(r.val.val) : 0;
      return v > Math.floor(maxImplicitStackVarSize / elem) ? 'too large for stack' : '';
    }
    default:
      return '';
  }
}

