/**
 * Untyped expressions: implicit conversion, and the update of recorded types once the final type of an expression
 * is known (parts of types2/expr.go).
 */
import type { Expr } from '../ast/nodes.js';
import { type ConvCode, convertUntyped, representation } from './const.js';
import type { Checker, ExprInfo } from './check.js';
import { errorf, invalidOp } from './errors.js';
import { newOperand, type Operand } from './operand.js';
import { isComparisonOp, isShiftOp } from './operators.js';
import {
  allInteger, defaultType, hasNil, isBoolean, isNumeric, isString, isTypeParam, isTyped, isUntyped, isValid, maxType,
} from './predicates.js';
import { recordTypeAndValue } from './recording.js';
import { interfaceEmpty } from './typeset.js';
import type { Basic, ConstVal, Type } from './types.js';
import { under, underIs } from './under.js';

/**
 * x's expression gets type `typ`. If that is still untyped and not final only the note about x changes; otherwise
 * type and value are recorded, for x and for the operands that share its type, these first. The left spine is
 * walked in a loop.
 */
export function updateExprType(check: Checker, e: Expr, typ: Type, final: boolean): void {
  const first = check.untyped.get(e);
  if (first === undefined) return;
  const left = leftOperand(e, first);
  if (left === null) {
    updateOne(check, e, first, typ, final);
    return;
  }
  const spine: { x: Expr; old: ExprInfo }[] = [{ x: e, old: first }];
  for (let x: Expr | null = left; x !== null; ) {
    const old = check.untyped.get(x);
    if (old === undefined) break;
    spine.push({ x, old });
    x = leftOperand(x, old);
  }
  for (let i = spine.length - 1; i >= 0; i--) {
    const { x, old } = spine[i]!;
    if (x.kind === 'Operation' && x.y !== null && old.val === null && !isComparisonOp(x.op) && !isShiftOp(x.op)) {
      updateExprType(check, x.y, typ, final);
    }
    updateOne(check, x, old, typ, final);
  }
}

/** The operand that gets the same type as x and has to be updated before it, if any. */
function leftOperand(x: Expr, old: ExprInfo): Expr | null {
  if (x.kind === 'ParenExpr') return x.x;
  // Operands of constant expressions are never materialised; those of comparisons have their types.
  if (x.kind !== 'Operation' || old.val !== null) return null;
  if (x.y === null) return x.op === '*' ? null : x.x;
  return isComparisonOp(x.op) ? null : x.x;
}

/** Updates x alone. */
function updateOne(check: Checker, x: Expr, old: ExprInfo, typ: Type, final: boolean): void {
  if (!final && isUntyped(typ)) {
    old.type = under(typ) as Basic;
    return;
  }
  check.untyped.delete(x);
  if (old.isLhs && !allInteger(typ)) {
    errorf(check, x, `${invalidOp}shifted operand %s (type %s) must be integer`, x, typ);
    return;
  }
  if (old.val !== null) {
    const c = newOperand(old.mode, x, old.type, old.val);
    convertUntyped(check, c, typ);
    if (c.mode === 'invalid') return;
  }
  recordTypeAndValue(check, x, old.mode, typ, old.val);
}

/** Notes a new value of an untyped constant expression. */
export function updateExprVal(check: Checker, x: Expr, val: ConstVal): void {
  const info = check.untyped.get(x);
  if (info !== undefined) info.val = val;
}

export interface Implicit {
  /** null: no implicit conversion exists. */
  type: Type | null;
  val: ConstVal | null;
  code: ConvCode;
}

const noImplicit: Implicit = { type: null, val: null, code: 'InvalidUntypedConversion' };

/** The type (and for constants the value) that an untyped x takes where `target` is expected. */
export function implicitTypeAndValue(check: Checker, x: Operand, target: Type): Implicit {
  const xt = x.typ!;
  if (x.mode === 'invalid' || isTyped(xt) || !isValid(target)) return { type: xt, val: null, code: '' };

  if (isUntyped(target)) {
    const m = maxType(xt, target);
    return m !== null ? { type: m, val: null, code: '' } : noImplicit;
  }
  if (x.mode === 'nilvalue') return hasNil(target) ? { type: target, val: null, code: '' } : noImplicit;

  const u = under(target);
  switch (u.kind) {
    case 'Basic': {
      if (x.mode === 'constant') {
        const { val, code } = representation(check, x, u);
        return code !== '' ? { type: null, val: null, code } : { type: target, val, code: '' };
      }
      // Results of comparisons, and shifts whose check is delayed, are untyped without being constant.
      let ok = false;
      switch ((xt as Basic).basic) {
        case 'untyped bool':
          ok = isBoolean(target);
          break;
        case 'untyped int':
        case 'untyped rune':
        case 'untyped float':
        case 'untyped complex':
          ok = isNumeric(target);
          break;
        case 'untyped string':
          ok = isString(target);
          break;
      }
      return ok ? { type: target, val: null, code: '' } : noImplicit;
    }
    case 'Interface':
      if (isTypeParam(target)) {
        const ok = underIs(target, (t) => t !== null && implicitTypeAndValue(check, x, t).type !== null);
        return ok ? { type: target, val: null, code: '' } : noImplicit;
      }
      // Dynamic types are concrete: the operand takes its default type.
      return interfaceEmpty(u) ? { type: defaultType(xt), val: null, code: '' } : noImplicit;
    default:
      return noImplicit;
  }
}
