/** Range clauses (types2/range.go). */
import type { Expr, ForStmt } from '../ast/nodes.js';
import { assignment, assignVar, initVar } from './assignments.js';
import { arrayPtrDeref } from './builtins.js';
import type { Checker } from './check.js';
import { makeInt64 } from './constant-value.js';
import { declare } from './decl.js';
import { error, errorf, softErrorf, sprintf } from './errors.js';
import { expr } from './expr.js';
import { newVar } from './new-types.js';
import { newOperand } from './operand.js';
import { identical, isBoolean, isInteger, isString, isValid } from './predicates.js';
import { record, recordDef } from './recording.js';
import { openScope, closeScope, stmt } from './stmt.js';
import type { Signature, Type, Var } from './types.js';
import { commonUnder, formatTypeError, typeErrorf, under } from './under.js';
import { invalidType, typ, universeRune } from './universe-types.js';
import { allowVersion, go1_22, go1_23 } from './version.js';

export function rangeStmt(
  check: Checker,
  s: ForStmt,
  key: Expr | null,
  value: Expr | null,
  extra: Expr | null,
  rangeVar: Expr,
  isDef: boolean,
): void {
  const x = newOperand();
  // The length of an array is a constant, and then the expression is not evaluated.
  check.hasCallOrRecv = false;
  expr(check, null, x, rangeVar);
  if (x.mode !== 'invalid' && value === null && !check.hasCallOrRecv) {
    const a = arrayPtrDeref(under(x.typ!));
    if (a.kind === 'Array') {
      let e = rangeVar;
      while (e.kind === 'ParenExpr') e = e.x;
      record(check, newOperand('constant', e, typ('int'), makeInt64(a.len)));
    }
  }

  let kt: Type | null = null;
  let vt: Type | null = null;
  if (x.mode !== 'invalid') {
    const r = rangeKeyVal(check, x.typ!, (v) => allowVersion(check, v));
    if (!r.ok) {
      if (r.cause !== '') softErrorf(check, x, 'cannot range over %s: %s', x, r.cause);
      else softErrorf(check, x, 'cannot range over %s', x);
    } else if (r.key === null && key !== null) {
      softErrorf(check, key, 'range over %s permits no iteration variables', x);
    } else if (r.val === null && value !== null) {
      softErrorf(check, value, 'range over %s permits only one iteration variable', x);
    } else if (extra !== null) {
      softErrorf(check, extra, 'range clause permits at most two iteration variables');
    }
    kt = r.key;
    vt = r.val;
    const { kind } = under(x.typ!);
    // A type parameter's is an interface.
    if (kind === 'Signature' || kind === 'Interface') check.rangesOverFunc = true;
  }

  openScope(check, s, 'range');
  const lhs = [key, value];
  const rhs = [kt, vt];
  const overInt = isInteger(x.typ!);
  if (isDef) {
    const vars: Var[] = [];
    lhs.forEach((e, i) => {
      if (e === null) return;
      let obj: Var;
      if (e.kind === 'Name') {
        obj = newVar('local', e.pos, check.pkg, e.value, null);
        recordDef(check, e, obj);
        if (e.value !== '_') vars.push(obj);
      } else {
        errorf(check, e, 'invalid syntax tree: cannot declare %s', e);
        obj = newVar('local', e.pos, check.pkg, '_', null);
      }
      const t = rhs[i]!;
      if (t === null || !isValid(t)) {
        obj.type = invalidType;
        obj.used = true;
      } else if (overInt) {
        initVar(check, obj, x, 'range clause');
      } else {
        initVar(check, obj, newOperand('value', e, t), 'assignment');
      }
    });
    if (vars.length > 0) for (const obj of vars) declare(check, check.scope, null, obj, s.body.pos);
    else error(check, s, 'no new variables on left side of :=');
  } else if (key !== null) {
    lhs.forEach((e, i) => {
      const t = rhs[i]!;
      if (e === null || t === null || !isValid(t)) return;
      if (overInt) {
        assignVar(check, e, null, x, 'range clause');
        if (x.mode !== 'invalid' && !isInteger(x.typ!)) softErrorf(check, e, 'cannot use iteration variable of type %s', x.typ);
      } else {
        assignVar(check, e, null, newOperand('value', e, t), 'assignment');
      }
    });
  } else if (overInt) {
    // Settles the type of an untyped operand.
    assignment(check, x, null, 'range clause');
  }
  stmt(check, s.body);
  closeScope(check);
}

export interface RangeTypes {
  key: Type | null;
  val: Type | null;
  cause: string;
  ok: boolean;
}

/** Types of the iteration variables of a range over `orig`. */
export function rangeKeyVal(check: Checker | null, orig: Type, allow: ((v: number) => boolean) | null): RangeTypes {
  const bad = (cause: string): RangeTypes => ({ key: invalidType, val: invalidType, cause, ok: false });
  const good = (key: Type | null, val: Type | null): RangeTypes => ({ key, val, cause: '', ok: true });

  const { typ: rtyp, err } = commonUnder(orig, (t, u) =>
    u !== null && u.kind === 'Chan' && u.dir === 'send' ? typeErrorf('receive from send-only channel %s', t) : null,
  );
  if (rtyp === null) return bad(formatTypeError(err!, check));

  const t = arrayPtrDeref(rtyp);
  switch (t.kind) {
    case 'Basic':
      if (isString(t)) return good(typ('int'), universeRune);
      if (isInteger(t)) {
        if (allow !== null && !allow(go1_22)) return bad('requires go1.22 or later');
        return good(orig, null);
      }
      break;
    case 'Array':
    case 'Slice':
      return good(typ('int'), t.elem);
    case 'Map':
      return good(t.key, t.elem);
    case 'Chan':
      return good(t.elem, null);
    case 'Signature': {
      if (allow !== null && !allow(go1_23)) return bad('requires go1.23 or later');
      const cause = iteratorFault(check, t);
      if (cause !== '') return bad(`func must be func(yield func(...) bool): ${cause}`);
      const cb = commonUnder(t.params.vars[0]!.type!, null).typ as Signature;
      return good(cb.params.vars[0]?.type ?? null, cb.params.vars[1]?.type ?? null);
    }
  }
  return { key: null, val: null, cause: '', ok: false };
}

/** Why a function is no iterator, or "". */
function iteratorFault(check: Checker | null, t: Signature): string {
  if (t.params.vars.length !== 1) return 'wrong argument count';
  if (t.results.vars.length !== 0) return 'unexpected results';
  const { typ: cb, err } = commonUnder(t.params.vars[0]!.type!, null);
  if (cb === null || cb.kind !== 'Signature') {
    return err !== null ? sprintf(check, 'in yield type, %s', formatTypeError(err, check)) : 'argument is not func';
  }
  if (cb.params.vars.length > 2) return 'yield func has too many parameters';
  const res = cb.results.vars;
  if (res.length !== 1 || !identical(res[0]!.type!, typ('bool'))) {
    if (res.length === 1 && isBoolean(res[0]!.type!)) return 'yield func returns user-defined boolean, not bool';
    return 'yield func does not return bool';
  }
  return '';
}
