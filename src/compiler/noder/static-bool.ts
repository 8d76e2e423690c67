/** Conditions and statements decided at compile time (noder/writer.go staticBool, terminates). */
import type { Expr, Stmt } from '../../ast/nodes.js';

function paren(e: Expr): Expr {
  while (e.kind === 'ParenExpr') e = e.x;
  return e;
}

/** +1: always true, -1: always false, 0: neither. */
export function staticBool(e: Expr): number {
  const v = e.tv?.val;
  if (v !== undefined) return v.kind === 'bool' && v.val ? 1 : -1;
  if (e.kind !== 'Operation') return 0;
  switch (e.op) {
    case '!':
      // As gc, whose answer for an operand is not negated.
      return staticBool(e.x);
    case '&&': {
      const x = staticBool(e.x);
      if (x < 0) return x;
      const y = staticBool(e.y!);
      return x > 0 || y < 0 ? y : 0;
    }
    case '||': {
      const x = staticBool(e.x);
      if (x > 0) return x;
      const y = staticBool(e.y!);
      return x < 0 || y > 0 ? y : 0;
    }
    default:
      return 0;
  }
}

/** The condition without the operands that decide nothing. */
export function trimCond(e: Expr): Expr {
  if (e.tv?.val !== undefined || e.kind !== 'Operation') return e;
  switch (e.op) {
    case '!': {
      const x = trimCond(e.x);
      return x === e.x ? e : { ...e, x };
    }
    case '&&': {
      const x = staticBool(e.x);
      if (x < 0) return trimCond(e.x);
      const y = staticBool(e.y!);
      if ((x > 0 || y < 0) && e.x.tv?.val !== undefined) return trimCond(e.y!);
      return trimBoth(e);
    }
    case '||': {
      const x = staticBool(e.x);
      if (x > 0) return trimCond(e.x);
      const y = staticBool(e.y!);
      if ((x < 0 || y > 0) && e.x.tv?.val !== undefined) return trimCond(e.y!);
      return trimBoth(e);
    }
    default:
      return e;
  }
}

function trimBoth(e: Extract<Expr, { kind: 'Operation' }>): Expr {
  const x = trimCond(e.x);
  const y = trimCond(e.y!);
  return x === e.x && y === e.y ? e : { ...e, x, y };
}

function lastNonEmpty(list: readonly Stmt[]): Stmt | null {
  for (let i = list.length - 1; i >= 0; i--) if (list[i]!.kind !== 'EmptyStmt') return list[i]!;
  return null;
}

export function hasFallthrough(list: readonly Stmt[]): boolean {
  let s = lastNonEmpty(list);
  while (s?.kind === 'LabeledStmt') s = s.stmt;
  return s?.kind === 'BranchStmt' && s.tok === 'fallthrough';
}

/** Whether control never gets behind s, as far as gc's writer looks. */
export function terminates(s: Stmt | null): boolean {
  if (s === null) return false;
  switch (s.kind) {
    case 'BranchStmt':
      return s.tok === 'goto';
    case 'ReturnStmt':
      return true;
    case 'ExprStmt': {
      const call = paren(s.x);
      if (call.kind !== 'CallExpr') return false;
      const f = paren(call.fun);
      return f.kind === 'Name' && f.value === 'panic' && f.obj?.kind === 'Builtin';
    }
    case 'IfStmt': {
      const c = staticBool(s.cond);
      return (c < 0 || terminates(s.then)) && (c > 0 || terminates(s.else));
    }
    case 'BlockStmt':
      return terminates(lastNonEmpty(s.list));
    default:
      return false;
  }
}
