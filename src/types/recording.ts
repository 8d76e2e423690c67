/**
 * Results of the check, written into the tree (types2/recording.go): `tv` on expressions, `obj` on names, `inst`,
 * `selection` and `implicit`.
 */
import type { CaseClause, Expr, ImportDecl, Name, SelectorExpr } from '../ast/nodes.js';
import { assert, InternalError } from '../base/assert.js';
import { type Checker, rememberUntyped } from './check.js';
import { newParam, newTuple } from './new-types.js';
import type { Operand } from './operand.js';
import { isUntyped } from './predicates.js';
import type { BuiltinId, ConstVal, Func, Obj, OperandMode, PkgName, Selection, Signature, Tuple, Type, Var } from './types.js';
import { invalidType } from './universe-types.js';

/** The type of expressions without a value. */
export const noTypes: Tuple = newTuple();

/** Records x; while its type is untyped that waits until the final type is known. */
export function record(check: Checker, x: Operand): void {
  const mode = x.mode;
  if (mode === 'invalid') return;
  const t = mode === 'novalue' ? noTypes : (x.typ ?? invalidType);
  const val = mode === 'constant' ? x.val : null;
  if (t.kind === 'Basic' && isUntyped(t)) rememberUntyped(check, x.expr!, false, mode, t, val);
  else recordTypeAndValue(check, x.expr!, mode, t, val);
  if (mode === 'builtin' && x.expr!.tv !== undefined) x.expr!.tv.builtin = x.id!;
}

/** Records what is still untyped at the end. */
export function recordUntyped(check: Checker): void {
  for (const [x, info] of check.untyped) recordTypeAndValue(check, x, info.mode, info.type, info.val);
}

export function recordTypeAndValue(_check: Checker, x: Expr, mode: OperandMode, type: Type, val: ConstVal | null): void {
  if (mode === 'invalid') return;
  x.tv = val === null ? { mode, type } : { mode, type, val };
}

/** The signature of a call of a built-in goes to its (parenthesised, qualified) name. */
export function recordBuiltinType(check: Checker, f: Expr, sig: Signature, id: BuiltinId): void {
  for (;;) {
    recordTypeAndValue(check, f, 'builtin', sig, null);
    f.tv!.builtin = id;
    if (f.kind !== 'ParenExpr') return;
    f = f.x;
  }
}

/** x is used in a comma-ok context: its type becomes a pair. */
export function recordCommaOkTypes(check: Checker, x: Expr, a: Operand[]): void {
  if (a[0]!.mode === 'invalid') return;
  for (;;) {
    assert(x.tv !== undefined, 'comma-ok expression without type', x.pos);
    x.tv.type = newTuple(newParam(x.pos, check.pkg, '', a[0]!.typ), newParam(x.pos, check.pkg, '', a[1]!.typ));
    if (x.kind !== 'ParenExpr') return;
    x = x.x;
  }
}

/** The name that an instantiation is recorded at. */
function instantiatedIdent(expr: Expr): Name {
  const x = expr.kind === 'IndexExpr' ? expr.x : expr;
  if (x.kind === 'Name') return x;
  if (x.kind === 'SelectorExpr') return x.sel;
  throw new InternalError('instantiated name not found', expr.pos);
}

export function recordInstance(_check: Checker, expr: Expr, targs: Type[], type: Type): void {
  instantiatedIdent(expr).inst = { targs, type };
}

export function recordDef(_check: Checker, id: Name, obj: Obj | null): void {
  id.obj = obj;
}

export function recordUse(_check: Checker, id: Name, obj: Obj): void {
  id.obj = obj;
}

export function recordImplicitPkg(decl: ImportDecl, obj: PkgName): void {
  decl.implicit = obj;
}

export function recordImplicitVar(clause: CaseClause, obj: Var): void {
  clause.implicit = obj;
}

export function recordSelection(
  check: Checker,
  x: SelectorExpr,
  kind: Selection['kind'],
  recv: Type,
  obj: Var | Func,
  index: number[],
  indirect: boolean,
): void {
  recordUse(check, x.sel, obj);
  x.selection = { kind, recv, obj, index, indirect };
}

