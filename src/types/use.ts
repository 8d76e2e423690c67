/** Evaluation of expressions for their side effects on the check: names become used, errors get reported. */
import type { Expr } from '../ast/nodes.js';
import { type Checker, lookupName } from './check.js';
import { exprOrType, rawExpr } from './expr.js';
import { newOperand } from './operand.js';
import { unparen } from '../ast/positions.js';
import type { Var } from './types.js';

/** Checks e; whether that went without error. */
export function use(check: Checker, e: Expr | null): boolean {
  return e === null || use1(check, e, false);
}

/** Checks all of list. */
export function useAll(check: Checker, list: readonly Expr[]): boolean {
  let ok = true;
  for (const e of list) if (!use1(check, e, false)) ok = false;
  return ok;
}

/** Like useAll, for expressions on the left of an assignment: variables that stand alone there are not used. */
export function useLHS(check: Checker, list: readonly Expr[]): boolean {
  let ok = true;
  for (const e of list) if (!use1(check, e, true)) ok = false;
  return ok;
}

function use1(check: Checker, e: Expr, lhs: boolean): boolean {
  const x = newOperand('value');
  const n = unparen(e);
  switch (n.kind) {
    case 'Name': {
      if (n.value === '_') break;
      const v = lhs ? localVar(check, n.value) : null;
      const used = v !== null && v.used;
      exprOrType(check, x, n, true);
      if (v !== null) v.used = used;
      break;
    }
    case 'ListExpr':
      return lhs ? useLHS(check, n.elems) : useAll(check, n.elems);
    default:
      rawExpr(check, null, x, e, null, true);
  }
  return x.mode !== 'invalid';
}

/** The variable of this package that name denotes here, or null. */
export function localVar(check: Checker, name: string): Var | null {
  const obj = lookupName(check, name);
  return obj !== null && obj.kind === 'Var' && obj.pkg === check.pkg ? obj : null;
}
