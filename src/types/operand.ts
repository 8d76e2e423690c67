/**
 * Operands: intermediate values of expression checking (types2/operand.go).
 *
 * An operand is a mutable record that the expression functions fill in; `expr` is what it came from. Only
 * `copyOperand` copies one.
 */
import type { Expr, LitKind } from '../ast/nodes.js';
import type { Cause } from './cause.js';
import type { Checker } from './check.js';
import { makeFromLiteral, constString } from './constant-value.js';
import { implicitTypeAndValue } from './implicit.js';
import { implementsType } from './instantiate.js';
import { hasName, identical, isGeneric, isTyped, isUntyped, isValid, isInterfacePtr } from './predicates.js';
import { sprintf } from './errors.js';
import { typeString, type Qualifier } from './type-string.js';
import { typeParamIs, hasEmptyTypeset } from './typeparam.js';
import type { BuiltinId, ConstVal, OperandMode, Type } from './types.js';
import { unalias } from './alias.js';
import { under } from './under.js';
import { typ, invalidType } from './universe-types.js';

export interface Operand {
  mode: OperandMode;
  expr: Expr | null;
  typ: Type | null;
  val: ConstVal | null;
  id: BuiltinId | null;
}

export function newOperand(mode: OperandMode = 'invalid', expr: Expr | null = null, type: Type | null = null, val: ConstVal | null = null): Operand {
  return { mode, expr, typ: type, val, id: null };
}

/** Overwrites x with y. */
export function setOperand(x: Operand, y: Operand): void {
  x.mode = y.mode;
  x.expr = y.expr;
  x.typ = y.typ;
  x.val = y.val;
  x.id = y.id;
}

export function copyOperand(x: Operand): Operand {
  return { mode: x.mode, expr: x.expr, typ: x.typ, val: x.val, id: x.id };
}
