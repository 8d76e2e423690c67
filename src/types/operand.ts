/**
 * Operands: intermediate values of expression checking (types2/operand.go).
 *
 * An operand is a mutable record that the expression functions fill in; `expr` is what it came from. Only
 * `copyOperand` copies one.
 */
import type { Expr, LitKind } from '../ast/nodes.js';
import { unreachable } from '../base/assert.js';
import type { Cause } from './cause.js';
import type { Checker } from './check.js';
import { constString, makeFromLiteral } from './constant-value.js';
import { sprintf } from './errors.js';
import { exprString } from './expr-string.js';
import { implementsType } from './instantiate.js';
import { hasEmptyTypeset, hasName, identical, isGeneric, isInterfacePtr, isUntyped, isValid } from './predicates.js';
import { typeString, type Qualifier } from './type-string.js';
import { typeParamIs } from './typeparam.js';
import type { Basic, BuiltinId, ConstVal, OperandMode, Type } from './types.js';
import { unalias, under } from './under.js';
import { predeclaredFuncs } from './universe.js';
import { invalidType, typ } from './universe-types.js';
import { implicitTypeAndValue } from './untyped.js';

export interface Operand {
  mode: OperandMode;
  expr: Expr | null;
  /** null only while mode is invalid or novalue. */
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

const modeStrings: Record<OperandMode, string> = {
  invalid: 'invalid operand',
  novalue: 'no value',
  builtin: 'built-in',
  typexpr: 'type',
  constant: 'constant',
  variable: 'variable',
  mapindex: 'map index expression',
  value: 'value',
  nilvalue: 'nil',
  commaok: 'comma, ok expression',
  commaerr: 'comma, error expression',
};

/**
 * How messages describe an operand: `<expr> (<untyped kind> <mode> <value> of <structure> type <type>)`, with the
 * parts that apply.
 */
export function operandString(x: Operand, qf: Qualifier): string {
  const t = x.typ;
  if (x.mode === 'nilvalue') {
    if (t === null || !isValid(t)) return 'nil (with invalid type)';
    return isUntyped(t) ? 'nil' : `nil (of type ${typeString(t, qf)})`;
  }
  let expr = '';
  if (x.expr !== null) expr = exprString(x.expr);
  else if (x.mode === 'builtin') expr = predeclaredFuncs.get(x.id!)!.name;
  else if (x.mode === 'typexpr') expr = typeString(t!, qf);
  else if (x.mode === 'constant') expr = constString(x.val!);

  let s = '';
  let hasType = false;
  if (x.mode !== 'invalid' && x.mode !== 'novalue' && x.mode !== 'builtin' && x.mode !== 'typexpr' && t !== null) {
    if (t.kind === 'Basic' && isUntyped(t)) s += `${t.name} `;
    else hasType = true;
  }
  s += modeStrings[x.mode];
  if (x.mode === 'constant') {
    const v = constString(x.val!);
    if (v !== expr) s += ` ${v}`;
  }
  if (hasType) s += isValid(t!) ? ofType(t!, qf) : ' with invalid type';
  return expr === '' ? s : `${expr} (${s})`;
}

function ofType(t: Type, qf: Qualifier): string {
  let desc = isGeneric(t) ? 'generic ' : '';
  const tpar = unalias(t);
  if (tpar.kind !== 'TypeParam' && (t.kind === 'Alias' || t.kind === 'Named')) {
    const u = under(t);
    desc += `${compositeKind(t) || (u.kind === 'Basic' ? basicName(u) : '')} `;
  }
  let s = ` of ${desc}type ${typeString(t, qf)}`;
  if (tpar.kind === 'TypeParam') {
    s += ` constrained by ${typeString(tpar.bound, qf)}`;
    if (hasEmptyTypeset(tpar)) s += ' with empty type set';
  }
  return s;
}

/** The plain name: types2 knows unsafe.Pointer as Pointer. */
function basicName(t: Basic): string {
  return t.basic === 'unsafe.Pointer' ? 'Pointer' : t.name;
}

/** "array", "slice", ...; "" for basic types. */
export function compositeKind(t: Type): string {
  switch (under(t).kind) {
    case 'Array':
      return 'array';
    case 'Slice':
      return 'slice';
    case 'Struct':
      return 'struct';
    case 'Pointer':
      return 'pointer';
    case 'Signature':
      return 'func';
    case 'Interface':
      return 'interface';
    case 'Map':
      return 'map';
    case 'Chan':
      return 'chan';
    case 'Tuple':
      return 'tuple';
    case 'Union':
      return 'union';
    default:
      return '';
  }
}

/** Makes x the untyped constant of a literal; x becomes invalid if the value cannot be represented. */
export function setConst(x: Operand, k: LitKind, lit: string): void {
  const val = makeFromLiteral(lit, k);
  if (val.kind === 'unknown') {
    x.mode = 'invalid';
    x.typ = invalidType;
    return;
  }
  x.mode = 'constant';
  x.val = val;
  switch (k) {
    case 'int':
      x.typ = typ('untyped int');
      break;
    case 'float':
      x.typ = typ('untyped float');
      break;
    case 'imag':
      x.typ = typ('untyped complex');
      break;
    case 'rune':
      x.typ = typ('untyped rune');
      break;
    case 'string':
      x.typ = typ('untyped string');
      break;
    default:
      unreachable(k);
  }
}

/** Whether x is the predeclared nil. */
export function isNil(x: Operand): boolean {
  return x.mode === 'nilvalue';
}

/** Adds an outer explanation to an inner one. */
export function wrapCause(check: Checker, cause: Cause | null, format: string, ...args: unknown[]): void {
  if (cause === null) return;
  const msg = sprintf(check, format, ...args);
  cause.msg = cause.msg === '' ? msg : `${msg}\n\t${cause.msg}`;
}

/** Whether x may be assigned to a variable of type T; if not, `cause` may say why. */
export function assignableTo(x: Operand, check: Checker, T: Type, cause: Cause | null): boolean {
  if (x.mode === 'invalid' || !isValid(T)) return true;
  const origT = T;
  const V = unalias(x.typ!);
  T = unalias(T);
  if (V === T || identical(V, T)) return true;

  const Vu = under(V);
  const Tu = under(T);
  const Vp = V.kind === 'TypeParam' ? V : null;
  const Tp = T.kind === 'TypeParam' ? T : null;

  if (isUntyped(Vu)) {
    // A type parameter accepts what all of its specific types accept.
    if (Tp !== null) return typeParamIs(Tp, (t) => t !== null && implicitTypeAndValue(check, x, t.type).type !== null);
    return implicitTypeAndValue(check, x, T).type !== null;
  }

  if (identical(Vu, Tu) && (!hasName(V) || !hasName(T)) && Vp === null && Tp === null) return true;

  // Pointers to interfaces never implement anything, but the explanation is worth having.
  if ((Tu.kind === 'Interface' && Tp === null) || isInterfacePtr(Tu)) {
    if (implementsType(check, V, T, false, cause)) return true;
    if (Vp === null) return false;
    if (cause !== null) cause.msg = '';
  }

  if (Vu.kind === 'Interface' && Vp === null && implementsType(check, T, V, false, null)) {
    if (cause !== null) cause.msg = 'need type assertion';
    return false;
  }

  if (Vu.kind === 'Chan' && Vu.dir === 'both' && Tu.kind === 'Chan' && identical(Vu.elem, Tu.elem)) return !hasName(V) || !hasName(T);

  if (Vp === null && Tp === null) return false;

  if (!hasName(V) && Tp !== null) {
    return typeParamIs(Tp, (t) => {
      if (t === null) return false;
      if (assignableTo(x, check, t.type, cause)) return true;
      wrapCause(check, cause, 'cannot assign %s to %s (in %s)', x.typ, t.type, Tp);
      return false;
    });
  }
  if (Vp !== null && !hasName(T)) {
    const y = copyOperand(x);
    return typeParamIs(Vp, (v) => {
      if (v === null) return false;
      y.typ = v.type;
      if (assignableTo(y, check, T, cause)) return true;
      wrapCause(check, cause, 'cannot assign %s (in %s) to %s', v.type, Vp, origT);
      return false;
    });
  }
  return false;
}
