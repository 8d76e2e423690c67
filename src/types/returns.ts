/** Terminating statements (types2/return.go; spec, "Terminating statements"). */
import type { CaseClause, CommClause, Stmt } from '../ast/nodes.js';
import type { Checker } from './check.js';
import { unparen } from '../ast/positions.js';

/** Whether s, labelled `label` or "", is a terminating statement. */
export function isTerminating(check: Checker, s: Stmt, label: string): boolean {
  switch (s.kind) {
    case 'LabeledStmt':
      return isTerminating(check, s.stmt, s.label.value);
    case 'ExprStmt': {
      const call = unparen(s.x);
      return call.kind === 'CallExpr' && check.isPanic !== null && check.isPanic.has(call);
    }
    case 'ReturnStmt':
      return true;
    case 'BranchStmt':
      return s.tok === 'goto' || s.tok === 'fallthrough';
    case 'BlockStmt':
      return isTerminatingList(check, s.list);
    case 'IfStmt': {
      let i = s;
      for (;;) {
        if (i.else === null || !isTerminating(check, i.then, '')) return false;
        if (i.else.kind !== 'IfStmt') return isTerminating(check, i.else, '');
        i = i.else;
      }
    }
    case 'SwitchStmt': {
      let hasDefault = false;
      for (const cc of s.body) {
        if (cc.cases === null) hasDefault = true;
        if (!isTerminatingList(check, cc.body) || hasBreakList(cc.body, label, true)) return false;
      }
      return hasDefault;
    }
    case 'SelectStmt':
      return s.body.every((cc) => isTerminatingList(check, cc.body) && !hasBreakList(cc.body, label, true));
    case 'ForStmt':
      // Range clauses end some time.
      if (s.init !== null && s.init.kind === 'RangeClause') return false;
      return s.cond === null && !hasBreak(s.body, label, true);
    default:
      return false;
  }
}

function isTerminatingList(check: Checker, list: readonly Stmt[]): boolean {
  for (let i = list.length - 1; i >= 0; i--) {
    const s = list[i]!;
    if (s.kind !== 'EmptyStmt') return isTerminating(check, s, '');
  }
  return false;
}

/** Whether s contains a break that leaves the statement labelled `label`, or an unlabelled one if `implicit`. */
function hasBreak(s: Stmt, label: string, implicit: boolean): boolean {
  switch (s.kind) {
    case 'LabeledStmt':
      return hasBreak(s.stmt, label, implicit);
    case 'BranchStmt':
      if (s.tok !== 'break') return false;
      return s.label === null ? implicit : s.label.value === label;
    case 'BlockStmt':
      return hasBreakList(s.list, label, implicit);
    case 'IfStmt': {
      let i = s;
      for (;;) {
        if (hasBreak(i.then, label, implicit)) return true;
        if (i.else === null) return false;
        if (i.else.kind !== 'IfStmt') return hasBreak(i.else, label, implicit);
        i = i.else;
      }
    }
    case 'SwitchStmt':
    case 'SelectStmt':
      return label !== '' && (s.body as (CaseClause | CommClause)[]).some((c) => hasBreakList(c.body, label, false));
    case 'ForStmt':
      return label !== '' && hasBreak(s.body, label, false);
    default:
      return false;
  }
}

function hasBreakList(list: readonly Stmt[], label: string, implicit: boolean): boolean {
  return list.some((s) => hasBreak(s, label, implicit));
}
