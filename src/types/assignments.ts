/** Initialisation and assignment (types2/assignments.go). */
import type { CallExpr, Expr, Stmt } from '../ast/nodes.js';
import { noPos, type Pos } from '../base/source.js';
import { exprList } from './call.js';
import { newCause } from './cause.js';
import { type Checker, processDelayed } from './check.js';
import { declare } from './decl.js';
import { errorf, error, newError, type Poser, softErrorf, sprintf } from './errors.js';
import { expr, multiExpr, newTarget, singleValue, type Target } from './expr.js';
import { exprString } from './expr-string.js';
import { newVar } from './new-types.js';
import { assignableTo, isNil, newOperand, type Operand } from './operand.js';
import { endPos, unparen } from '../ast/positions.js';
import { defaultType, isNonTypeParamInterface, isNumeric, isUntyped, isValid } from './predicates.js';
import { recordCommaOkTypes, recordDef, recordUse } from './recording.js';
import type { Const, Type, Var } from './types.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';
import { implicitTypeAndValue, updateExprType, updateExprVal } from './untyped.js';
import { localVar, use, useAll, useLHS } from './use.js';

/** Where an assignment happens, for messages; a call stands for `argument to <its function>`. */
export type AssignContext = string | CallExpr;

function contextString(context: AssignContext): string {
  return typeof context === 'string' ? context : `argument to ${exprString(context.fun)}`;
}

/**
 * Checks that x can be assigned to a variable of type T, and converts it if it is untyped. T null: to the blank
 * identifier. x becomes invalid after an error.
 */
export function assignment(check: Checker, x: Operand, T: Type | null, context: AssignContext): void {
  singleValue(check, x);
  switch (x.mode) {
    case 'invalid':
      return;
    case 'novalue':
    case 'builtin':
    case 'typexpr':
      errorf(check, x, 'cannot assign %s to %s in %s', x, T, contextString(context));
      x.mode = 'invalid';
      return;
  }
  if (isUntyped(x.typ!) && !assignUntyped(check, x, T, context)) {
    x.mode = 'invalid';
    return;
  }

  const V = x.typ!;
  if (V === T) return;
  const sig = V.kind === 'Basic' ? null : under(V);
  if (sig !== null && sig.kind === 'Signature' && sig.tparams.length > 0) {
    errorf(check, x, 'cannot use generic function %s without instantiation in %s', x, contextString(context));
    x.mode = 'invalid';
    return;
  }
  if (T === null) return;
  const cause = newCause();
  if (assignableTo(x, check, T, cause)) return;
  const c = contextString(context);
  if (cause.msg !== '') errorf(check, x, 'cannot use %s as %s value in %s: %s', x, T, c, cause.msg);
  else errorf(check, x, 'cannot use %s as %s value in %s', x, T, c);
  x.mode = 'invalid';
}

/** Gives an untyped x the type that an assignment to T implies; false after an error. */
function assignUntyped(check: Checker, x: Operand, T: Type | null, context: AssignContext): boolean {
  let target = T;
  if (isNil(x)) {
    if (T === null) {
      errorf(check, x, 'use of untyped nil in %s', contextString(context));
      return false;
    }
  } else if (T === null || isNonTypeParamInterface(T)) {
    target = defaultType(x.typ!);
  }
  const { type, val, code } = implicitTypeAndValue(check, x, target!);
  if (code !== '') {
    let msg = sprintf(check, 'cannot use %s as %s value in %s', x, target, contextString(context));
    if (code === 'TruncatedFloat') msg += ' (truncated)';
    else if (code === 'NumericOverflow') msg += ' (overflows)';
    error(check, x, msg);
    return false;
  }
  if (val !== null) {
    x.val = val;
    updateExprVal(check, x.expr!, val);
  }
  if (type !== x.typ) {
    x.typ = type;
    updateExprType(check, x.expr!, type!, false);
  }
  return true;
}

export function initConst(check: Checker, lhs: Const, x: Operand): void {
  if (x.mode === 'invalid' || !isValid(x.typ!) || (lhs.type !== null && !isValid(lhs.type))) {
    lhs.type ??= invalidType;
    return;
  }
  if (x.mode !== 'constant') {
    errorf(check, x, '%s is not constant', x);
    lhs.type ??= invalidType;
    return;
  }
  lhs.type ??= x.typ;
  assignment(check, x, lhs.type, 'constant declaration');
  if ((x.mode as string) === 'invalid') return;
  lhs.val = x.val!;
}

/** Checks `lhs = x` in a declaration; a variable without a type gets x's. */
export function initVar(check: Checker, lhs: Var, x: Operand, context: string): void {
  if (x.mode === 'invalid' || !isValid(x.typ!) || (lhs.type !== null && !isValid(lhs.type))) {
    lhs.type ??= invalidType;
    x.mode = 'invalid';
    return;
  }
  if (lhs.type === null) {
    let t = x.typ!;
    if (isUntyped(t)) {
      if (t.kind === 'Basic' && t.basic === 'untyped nil') {
        errorf(check, x, 'use of untyped nil in %s', context);
        lhs.type = invalidType;
        x.mode = 'invalid';
        return;
      }
      t = defaultType(t);
    }
    lhs.type = t;
  }
  assignment(check, x, lhs.type, context);
}

/** The type of a left-hand side: null for the blank identifier, the invalid type after an error. */
function lhsVar(check: Checker, lhs: Expr): Type | null {
  const e = unparen(lhs);
  if (e.kind === 'Name' && e.value === '_') {
    recordDef(check, e, null);
    return null;
  }
  // Assigning to a variable does not use it.
  const v = e.kind === 'Name' ? localVar(check, e.value) : null;
  const used = v !== null && v.used;
  const x = newOperand();
  expr(check, null, x, lhs);
  if (v !== null) v.used = used;
  if (x.mode === 'invalid' || !isValid(x.typ!)) return invalidType;
  if (x.mode === 'variable' || x.mode === 'mapindex') return x.typ;
  if (x.expr!.kind === 'SelectorExpr') {
    const op = newOperand();
    expr(check, null, op, x.expr!.x);
    if (op.mode === 'mapindex') {
      errorf(check, x, 'cannot assign to struct field %s in map', x.expr);
      return invalidType;
    }
  }
  errorf(check, x, 'cannot assign to %s (neither addressable nor a map index expression)', x.expr);
  return invalidType;
}

/** Checks `lhs = rhs`, or `lhs = x` if x is given (the evaluated right-hand side). */
export function assignVar(check: Checker, lhs: Expr, rhs: Expr | null, x: Operand | null, context: string): void {
  const T = lhsVar(check, lhs);
  if (T !== null && !isValid(T)) {
    if (x !== null) x.mode = 'invalid';
    else use(check, rhs);
    return;
  }
  if (x === null) {
    let target: Target | null = null;
    if (T !== null && under(T).kind === 'Signature') target = newTarget(T, exprString(lhs));
    x = newOperand();
    expr(check, target, x, rhs!);
  }
  assignment(check, x, T, T === null && context === 'assignment' ? 'assignment to _ identifier' : context);
}

/** "(t1, t2, ...)" as messages about counts print it; numeric constants are just "number". */
export function typesSummary(check: Checker, list: readonly (Type | null)[], variadic: boolean, hasDots: boolean): string {
  const res = list.map((t, i) => {
    let s: string;
    if (t === null || !isValid(t)) s = 'unknown type';
    else if (t.kind === 'Basic' && isUntyped(t)) s = isNumeric(t) ? 'number' : t.name.replaceAll('untyped ', '');
    else s = sprintf(check, '%s', t);
    if (i === list.length - 1) {
      if (variadic) s = `...${t !== null && t.kind === 'Slice' ? sprintf(check, '%s', t.elem) : s}`;
      else if (hasDots) s += '...';
    }
    return s;
  });
  return `(${res.join(', ')})`;
}

export function measure(x: number, unit: string): string {
  return `${x} ${unit}${x === 1 ? '' : 's'}`;
}

function assignError(check: Checker, rhs: readonly Expr[], l: number, r: number): void {
  const vars = measure(l, 'variable');
  const vals = measure(r, 'value');
  const rhs0 = rhs[0]!;
  if (rhs.length === 1) {
    const call = unparen(rhs0);
    if (call.kind === 'CallExpr') {
      errorf(check, rhs0, 'assignment mismatch: %s but %s returns %s', vars, call.fun, vals);
      return;
    }
  }
  errorf(check, rhs0, 'assignment mismatch: %s but %s', vars, vals);
}

function returnError(check: Checker, at: Poser, lhs: readonly Var[], rhs: readonly Operand[]): void {
  const l = lhs.length;
  const r = rhs.length;
  let qualifier = 'not enough';
  if (r > l) {
    at = rhs[l]!;
    qualifier = 'too many';
  } else if (r > 0) {
    at = rhs[r - 1]!;
  }
  const err = newError(check);
  err.addf(at, '%s return values', qualifier);
  err.addf(
    noPos,
    'have %s',
    typesSummary(
      check,
      rhs.map((x) => x.typ),
      false,
      false,
    ),
  );
  err.addf(
    noPos,
    'want %s',
    typesSummary(
      check,
      lhs.map((v) => v.type),
      false,
      false,
    ),
  );
  err.report();
}

function invalidateUntyped(lhs: readonly Var[]): void {
  for (const v of lhs) v.type ??= invalidType;
}

/** Checks declarations `lhs = rhs`; with `returnStmt`, the assignment of results. */
export function initVars(check: Checker, lhs: readonly Var[], origRhs: readonly Expr[], returnStmt: Stmt | null): void {
  const context = returnStmt !== null ? 'return statement' : 'assignment';
  const l = lhs.length;
  const r = origRhs.length;
  // A single call is handled below, for a better message about its number of results.
  const isCall = r === 1 && unparen(origRhs[0]!).kind === 'CallExpr';
  if (l === r && !isCall) {
    const x = newOperand();
    for (let i = 0; i < l; i++) {
      const v = lhs[i]!;
      const desc = returnStmt !== null && v.name === '' ? 'result variable' : v.name;
      expr(check, newTarget(v.type, desc), x, origRhs[i]!);
      initVar(check, v, x, context);
    }
    return;
  }
  if (r !== 1) {
    if (useAll(check, origRhs)) {
      if (returnStmt !== null) returnError(check, returnStmt, lhs, exprList(check, origRhs));
      else assignError(check, origRhs, l, r);
    }
    invalidateUntyped(lhs);
    return;
  }
  const { list: rhs, commaOk } = multiExpr(check, origRhs[0]!, l === 2 && returnStmt === null);
  if (l === rhs.length) {
    for (let i = 0; i < l; i++) initVar(check, lhs[i]!, rhs[i]!, context);
    if (commaOk && rhs[0]!.mode !== 'invalid' && rhs[1]!.mode !== 'invalid') recordCommaOkTypes(check, origRhs[0]!, rhs);
    return;
  }
  if (rhs[0]!.mode !== 'invalid') {
    if (returnStmt !== null) returnError(check, returnStmt, lhs, rhs);
    else assignError(check, origRhs, l, rhs.length);
  }
  invalidateUntyped(lhs);
}

export function assignVars(check: Checker, lhs: readonly Expr[], origRhs: readonly Expr[]): void {
  const l = lhs.length;
  const r = origRhs.length;
  const isCall = r === 1 && unparen(origRhs[0]!).kind === 'CallExpr';
  if (l === r && !isCall) {
    for (let i = 0; i < l; i++) assignVar(check, lhs[i]!, origRhs[i]!, null, 'assignment');
    return;
  }
  if (r !== 1) {
    const okLHS = useLHS(check, lhs);
    const okRHS = useAll(check, origRhs);
    if (okLHS && okRHS) assignError(check, origRhs, l, r);
    return;
  }
  const { list: rhs, commaOk } = multiExpr(check, origRhs[0]!, l === 2);
  if (l === rhs.length) {
    for (let i = 0; i < l; i++) assignVar(check, lhs[i]!, null, rhs[i]!, 'assignment');
    if (commaOk && rhs[0]!.mode !== 'invalid' && rhs[1]!.mode !== 'invalid') recordCommaOkTypes(check, origRhs[0]!, rhs);
    return;
  }
  if (rhs[0]!.mode !== 'invalid') assignError(check, origRhs, l, rhs.length);
  useLHS(check, lhs);
}

export function shortVarDecl(check: Checker, pos: Pos, lhs: readonly Expr[], rhs: readonly Expr[]): void {
  const top = check.delayed.length;
  const scope = check.scope;
  const seen = lhs.length > 1 ? new Set<string>() : null;
  const lhsVars: Var[] = [];
  const newVars: Var[] = [];
  let hasErr = false;
  const dummy = (e: Expr): void => {
    lhsVars.push(newVar('local', e.pos, check.pkg, '_', null));
  };
  for (const e of lhs) {
    if (e.kind !== 'Name') {
      useLHS(check, [e]);
      errorf(check, e, 'non-name %s on left side of :=', e);
      hasErr = true;
      dummy(e);
      continue;
    }
    const name = e.value;
    if (name !== '_') {
      if (seen?.has(name) === true) {
        errorf(check, e, '%s repeated on left side of :=', e);
        hasErr = true;
        dummy(e);
        continue;
      }
      seen?.add(name);
    }
    // Only a variable of this very scope is assigned to instead of declared.
    const alt = scope.elems.get(name);
    if (alt !== undefined) {
      recordUse(check, e, alt);
      if (alt.kind === 'Var') {
        lhsVars.push(alt);
      } else {
        errorf(check, e, 'cannot assign to %s', e);
        hasErr = true;
        dummy(e);
      }
      continue;
    }
    const obj = newVar('local', e.pos, check.pkg, name, null);
    lhsVars.push(obj);
    if (name !== '_') newVars.push(obj);
    recordDef(check, e, obj);
  }

  initVars(check, lhsVars, rhs, null);
  // Function literals on the right do not see the new variables.
  processDelayed(check, top);

  if (newVars.length === 0 && !hasErr) {
    softErrorf(check, pos, 'no new variables on left side of :=');
    return;
  }
  const scopePos = endPos(rhs[rhs.length - 1]!);
  for (const obj of newVars) declare(check, scope, null, obj, scopePos);
}
