/**
 * Expressions (types2/expr.go): the entry points (`expr`, `multiExpr`, `exprOrType`, ...) and the dispatch by kind.
 * Operators are in binary.ts, implicit conversion of untyped operands in untyped.ts.
 *
 * Binary operators lean left and chains of many thousands occur in generated code, so the left spine is walked in
 * a loop; all other nesting is bounded by the parser.
 */
import type { AssertExpr, Expr, Operation } from '../ast/nodes.js';
import { InternalError } from '../base/assert.js';
import { binaryRhs, unary } from './binary.js';
import { callExpr, funcInst, selector } from './call.js';
import { newCause } from './cause.js';
import type { Checker } from './check.js';
import { compositeLit, funcLit, basicLit } from './literals.js';
import { finiteSize } from './cycles.js';
import { error, errorf, invalidOp } from './errors.js';
import { indexExpr, sliceExpr } from './index-expr.js';
import { assertableTo } from './lookup.js';
import { newPointer } from './new-types.js';
import { newOperand, type Operand } from './operand.js';
import { identical, isGeneric, isTypeParam, isValid } from './predicates.js';
import { record } from './recording.js';
import { ident, typExpr, validVarType, varType } from './typexpr.js';
import type { Signature, Type } from './types.js';
import { under, underIs } from './under.js';
import { type ExprKind, universeError } from './universe.js';
import { invalidType, typ } from './universe-types.js';
import { use } from './use.js';

/** The variable or result that a value is meant for: its signature may settle type arguments. */
export interface Target {
  sig: Signature;
  desc: string;
}

/** null unless t is a function type. */
export function newTarget(t: Type | null, desc: string): Target | null {
  if (t === null) return null;
  const u = under(t);
  return u.kind === 'Signature' ? { sig: u, desc } : null;
}

/** Mode classes that `exclude` refuses. */
const enum Not {
  Novalue = 1,
  Builtin = 2,
  Typexpr = 4,
  All = 7,
}

/**
 * Checks e and describes the result in x. `T` may help to instantiate a generic function; `hint` is the element
 * type for composite literals without a type; with `allowGeneric` the result may be generic.
 */
export function rawExpr(check: Checker, T: Target | null, x: Operand, e: Expr, hint: Type | null, allowGeneric: boolean): ExprKind {
  const kind = exprInternal(check, T, x, e, hint);
  if (!allowGeneric) nonGeneric(check, T, x);
  pendingType(check, x);
  record(check, x);
  return kind;
}

/** Generic values and types need instantiation before they can be used. */
export function nonGeneric(check: Checker, T: Target | null, x: Operand): void {
  if (x.mode === 'invalid' || x.mode === 'novalue') return;
  const t = x.typ!;
  let what = '';
  switch (t.kind) {
    case 'Alias':
    case 'Named':
      if (isGeneric(t)) what = 'type';
      break;
    case 'Signature':
      if (t.tparams.length > 0) {
        if (T !== null) {
          funcInst(check, T, x.expr!.pos, x, null, true);
          return;
        }
        what = 'function';
      }
      break;
  }
  if (what !== '') {
    errorf(check, x.expr!, 'cannot use generic %s %s without instantiation', what, x.expr);
    x.mode = 'invalid';
    x.typ = invalidType;
  }
}

/** The type of a value must not be one whose declaration still depends on this very expression. */
function pendingType(check: Checker, x: Operand): void {
  if (x.mode === 'invalid' || x.mode === 'novalue') return;
  const t = x.typ!;
  const k = t.kind;
  if (k !== 'Named' && k !== 'Struct' && k !== 'Array' && k !== 'Alias') return;
  if (k === 'Named' && t.finite !== undefined ? !t.finite : !finiteSize(check, t)) {
    x.mode = 'invalid';
    x.typ = invalidType;
  }
}

function exprInternal(check: Checker, T: Target | null, x: Operand, e: Expr, hint: Type | null): ExprKind {
  x.mode = 'invalid';
  x.typ = invalidType;
  let ok = true;
  switch (e.kind) {
    case 'BadExpr':
      ok = false;
      break;
    case 'Name':
      ident(check, x, e, false);
      break;
    case 'DotsType':
      error(check, e, 'invalid syntax tree: invalid use of ...');
      ok = false;
      break;
    case 'BasicLit':
      if (e.bad) ok = false;
      else {
        basicLit(check, x, e);
        ok = x.mode !== 'invalid';
      }
      break;
    case 'FuncLit':
      funcLit(check, x, e);
      ok = x.mode !== 'invalid';
      break;
    case 'CompositeLit':
      compositeLit(check, x, e, hint);
      ok = x.mode !== 'invalid';
      break;
    case 'ParenExpr': {
      const kind = rawExpr(check, null, x, e.x, null, false);
      x.expr = e;
      return kind;
    }
    case 'SelectorExpr':
      selector(check, x, e, false);
      break;
    case 'IndexExpr':
      if (indexExpr(check, x, e)) funcInst(check, T, e.pos, x, e, true);
      ok = x.mode !== 'invalid';
      break;
    case 'SliceExpr':
      sliceExpr(check, x, e);
      ok = x.mode !== 'invalid';
      break;
    case 'AssertExpr':
      ok = assertExpr(check, x, e);
      break;
    case 'TypeSwitchGuard':
      error(check, e, 'invalid syntax tree: use of .(type) outside type switch');
      use(check, e.x);
      ok = false;
      break;
    case 'CallExpr':
      return callExpr(check, x, e);
    case 'ListExpr':
      error(check, e, 'invalid syntax tree: unexpected list of expressions');
      ok = false;
      break;
    case 'Operation':
      if (e.y !== null) {
        binaryChain(check, x, e);
        ok = x.mode !== 'invalid';
      } else if (e.op === '*') {
        ok = indirection(check, x, e);
      } else {
        unary(check, x, e);
        ok = x.mode !== 'invalid';
        if (ok && e.op === '<-') {
          x.expr = e;
          return 'statement';
        }
      }
      break;
    case 'KeyValueExpr':
      error(check, e, 'invalid syntax tree: no key:value expected');
      ok = false;
      break;
    case 'ArrayType':
    case 'SliceType':
    case 'StructType':
    case 'FuncType':
    case 'InterfaceType':
    case 'MapType':
    case 'ChanType':
      x.mode = 'typexpr';
      x.typ = typExpr(check, e);
      break;
    default:
      throw new InternalError('unknown expression', (e as Expr).pos);
  }
  x.expr = e;
  if (ok) return 'expression';
  x.mode = 'invalid';
  // No follow-on errors.
  return 'statement';
}

/** `a op b op c ...`: evaluates the innermost left operand, then upwards each operator with its right operand. */
function binaryChain(check: Checker, x: Operand, e: Operation): void {
  if (e.x.kind !== 'Operation' || e.x.y === null) {
    expr(check, null, x, e.x);
    binaryRhs(check, x, e, e.x, e.y!, e.op as never);
    return;
  }
  const spine: Operation[] = [e];
  let left: Expr = e.x;
  while (left.kind === 'Operation' && left.y !== null) {
    spine.push(left);
    left = left.x;
  }
  expr(check, null, x, left);
  for (let i = spine.length - 1; i >= 0; i--) {
    const op = spine[i]!;
    binaryRhs(check, x, op, op.x, op.y!, op.op as never);
    if (i === 0) return;
    // What rawExpr and expr do with a nested operand.
    x.expr = op;
    if (x.mode !== 'invalid') {
      nonGeneric(check, null, x);
      pendingType(check, x);
      record(check, x);
      singleValue(check, x);
    }
  }
}

function indirection(check: Checker, x: Operand, e: Operation): boolean {
  exprOrType(check, x, e.x, false);
  if (x.mode === 'invalid') return false;
  if (x.mode === 'typexpr') {
    validVarType(check, e.x, x.typ!);
    x.typ = newPointer(x.typ!);
    return true;
  }
  let base: Type | null = null;
  const ok = underIs(x.typ!, (u) => {
    if (u === null || u.kind !== 'Pointer') {
      errorf(check, x, `${invalidOp}cannot indirect %s`, x);
      return false;
    }
    if (base !== null && !identical(u.elem, base)) {
      errorf(check, x, `${invalidOp}pointers of %s must have identical base types`, x);
      return false;
    }
    base = u.elem;
    return true;
  });
  if (!ok) return false;
  x.mode = 'variable';
  x.typ = base;
  return true;
}

function assertExpr(check: Checker, x: Operand, e: AssertExpr): boolean {
  expr(check, null, x, e.x);
  if (x.mode === 'invalid') return false;
  if (isTypeParam(x.typ!)) {
    errorf(check, x, `${invalidOp}cannot use type assertion on type parameter value %s`, x);
    return false;
  }
  if (under(x.typ!).kind !== 'Interface') {
    errorf(check, x, `${invalidOp}%s is not an interface`, x);
    return false;
  }
  const T = varType(check, e.type);
  if (!isValid(T)) return false;
  typeAssertion(check, e, x, T, false);
  x.mode = 'commaok';
  x.typ = T;
  return true;
}

/** Reports if x, an interface, can never hold a T. */
export function typeAssertion(check: Checker, e: Expr, x: Operand, T: Type, typeSwitch: boolean): void {
  const cause = newCause();
  if (assertableTo(check, x.typ!, T, cause)) return;
  if (typeSwitch) {
    errorf(check, e, 'impossible type switch case: %s\n\t%s cannot have dynamic type %s %s', e, x, T, cause.msg);
    return;
  }
  errorf(check, e, 'impossible type assertion: %s\n\t%s does not implement %s %s', e, T, x.typ, cause.msg);
}

/** Checks e, which must be a single value; `T` may help to infer the type arguments of a generic function. */
export function expr(check: Checker, T: Target | null, x: Operand, e: Expr): void {
  rawExpr(check, T, x, e, null, false);
  exclude(check, x, Not.All);
  singleValue(check, x);
}

/** Like expr, but the value may be a generic function. */
export function genericExpr(check: Checker, x: Operand, e: Expr): void {
  rawExpr(check, null, x, e, null, true);
  exclude(check, x, Not.All);
  singleValue(check, x);
}

/**
 * Checks e and gives its value or values; with `allowCommaOk` a map index, receive operation or type assertion gives
 * two. After an error the first one is invalid.
 */
export function multiExpr(check: Checker, e: Expr, allowCommaOk: boolean): { list: Operand[]; commaOk: boolean } {
  const x = newOperand();
  rawExpr(check, null, x, e, null, false);
  exclude(check, x, Not.All);
  if (x.mode !== 'invalid' && x.typ!.kind === 'Tuple') {
    return { list: x.typ!.vars.map((v) => newOperand('value', e, v.type)), commaOk: false };
  }
  if (allowCommaOk && (x.mode === 'mapindex' || x.mode === 'commaok' || x.mode === 'commaerr')) {
    const x2 = newOperand('value', e, x.mode === 'commaerr' ? universeError : typ('untyped bool'));
    return { list: [x, x2], commaOk: true };
  }
  return { list: [x], commaOk: false };
}

export function exprWithHint(check: Checker, x: Operand, e: Expr, hint: Type): void {
  rawExpr(check, null, x, e, hint, false);
  exclude(check, x, Not.All);
  singleValue(check, x);
}

export function exprOrType(check: Checker, x: Operand, e: Expr, allowGeneric: boolean): void {
  rawExpr(check, null, x, e, null, allowGeneric);
  exclude(check, x, Not.Novalue);
  singleValue(check, x);
}

/** Refuses operands without a value, uncalled built-ins and types. */
export function excludeAll(check: Checker, x: Operand): void {
  exclude(check, x, Not.All);
}

/** Refuses operands without a value and uncalled built-ins. */
export function excludeNonTypes(check: Checker, x: Operand): void {
  exclude(check, x, Not.Novalue | Not.Builtin);
}

function exclude(check: Checker, x: Operand, set: number): void {
  let msg: string;
  switch (x.mode) {
    case 'novalue':
      if ((set & Not.Novalue) === 0) return;
      msg = (set & Not.Typexpr) !== 0 ? '%s used as value' : '%s used as value or type';
      break;
    case 'builtin':
      if ((set & Not.Builtin) === 0) return;
      msg = '%s must be called';
      break;
    case 'typexpr':
      if ((set & Not.Typexpr) === 0) return;
      msg = '%s is not an expression';
      break;
    default:
      return;
  }
  errorf(check, x, msg, x);
  x.mode = 'invalid';
}

export function singleValue(check: Checker, x: Operand): void {
  if (x.mode === 'value' && x.typ!.kind === 'Tuple') {
    errorf(check, x, 'multiple-value %s in single-value context', x);
    x.mode = 'invalid';
  }
}
