/** Index and slice expressions (types2/index.go). */
import type { Expr, IndexExpr, SliceExpr } from '../ast/nodes.js';
import { assignment } from './assignments.js';
import type { Checker } from './check.js';
import { convertUntyped, representableConst } from './const.js';
import { sign } from './constant-value.js';
import { error, errorf, invalidArg, invalidOp } from './errors.js';
import { expr, exprOrType, nonGeneric } from './expr.js';
import { newSlice } from './new-types.js';
import { newOperand, type Operand } from './operand.js';
import { allInteger, identical, isString, isTypeParam, isUntyped, isValid } from './predicates.js';
import type { Type } from './types.js';
import { varType } from './typexpr.js';
import { typeset, under, underIs } from './under.js';
import { invalidType, typ, universeByte } from './universe-types.js';
import { use } from './use.js';

/** x[i]. If true, e instantiates the generic function x and the caller has to do that. */
export function indexExpr(check: Checker, x: Operand, e: IndexExpr): boolean {
  exprOrType(check, x, e.x, true);
  switch (x.mode) {
    case 'invalid':
      use(check, e.index);
      return false;
    case 'typexpr':
      x.mode = 'invalid';
      x.typ = varType(check, e);
      if (isValid(x.typ)) x.mode = 'typexpr';
      return false;
    case 'value': {
      const u = under(x.typ!);
      if (u.kind === 'Signature' && u.tparams.length > 0) return true;
      break;
    }
  }
  nonGeneric(check, null, x);
  if ((x.mode as string) === 'invalid') return false;

  let valid = false;
  let length = -1;
  const u = under(x.typ!);
  switch (u.kind) {
    case 'Basic':
      if (isString(u)) {
        valid = true;
        if (x.mode === 'constant' && x.val!.kind === 'string') length = x.val!.val.length;
        x.mode = 'value';
        x.typ = universeByte;
      }
      break;
    case 'Array':
      valid = true;
      length = u.len;
      if (x.mode !== 'variable') x.mode = 'value';
      x.typ = u.elem;
      break;
    case 'Pointer': {
      const a = under(u.elem);
      if (a.kind === 'Array') {
        valid = true;
        length = a.len;
        x.mode = 'variable';
        x.typ = a.elem;
      }
      break;
    }
    case 'Slice':
      valid = true;
      x.mode = 'variable';
      x.typ = u.elem;
      break;
    case 'Map':
      mapIndex(check, x, e, u.key, u.elem);
      return false;
    case 'Interface':
      if (isTypeParam(x.typ!)) {
        const r = indexTypeParam(x);
        if (r !== null) {
          if (r.key !== null) {
            mapIndex(check, x, e, r.key, r.elem);
            return false;
          }
          valid = true;
          length = r.length;
          x.mode = r.mode;
          x.typ = r.elem;
        }
      }
      break;
  }

  if (!valid) {
    errorf(check, e.pos, 'cannot index %s', x);
    use(check, e.index);
    x.mode = 'invalid';
    return false;
  }
  const i = singleIndex(check, e);
  x.typ ??= invalidType;
  index(check, i, length);
  return false;
}

function mapIndex(check: Checker, x: Operand, e: IndexExpr, key: Type, elem: Type): void {
  const k = newOperand();
  expr(check, null, k, singleIndex(check, e));
  assignment(check, k, key, 'map index');
  // The element type is known even if the index is wrong.
  x.mode = 'mapindex';
  x.typ = elem;
  x.expr = e;
}

interface IndexedTypeParam {
  /** Set if all types are maps. */
  key: Type | null;
  elem: Type;
  length: number;
  mode: 'value' | 'variable';
}

/** What indexing gives if the operand's type is a type parameter; null if its types don't agree. */
function indexTypeParam(x: Operand): IndexedTypeParam | null {
  let first = true;
  let key: Type | null = null;
  let elem: Type | null = null;
  let length = -1;
  let mode: 'value' | 'variable' = 'variable';
  const ok = underIs(x.typ!, (u) => {
    if (u === null) return false;
    let l = -1;
    let k: Type | null = null;
    let e: Type | null = null;
    switch (u.kind) {
      case 'Basic':
        if (isString(u)) {
          e = universeByte;
          mode = 'value';
        }
        break;
      case 'Array':
        l = u.len;
        e = u.elem;
        if (x.mode !== 'variable') mode = 'value';
        break;
      case 'Pointer': {
        const a = under(u.elem);
        if (a.kind === 'Array') {
          l = a.len;
          e = a.elem;
        }
        break;
      }
      case 'Slice':
        e = u.elem;
        break;
      case 'Map':
        k = u.key;
        e = u.elem;
        break;
    }
    if (e === null) return false;
    if (first) {
      first = false;
      length = l;
      key = k;
      elem = e;
      return true;
    }
    if (key === null || k === null ? key !== k : !identical(key, k)) return false;
    if (!identical(elem!, e)) return false;
    if (l >= 0 && l < length) length = l;
    return true;
  });
  return ok && elem !== null ? { key, elem, length, mode } : null;
}

export function sliceExpr(check: Checker, x: Operand, e: SliceExpr): void {
  expr(check, null, x, e.x);
  if (x.mode === 'invalid') {
    for (const i of e.index) use(check, i);
    return;
  }
  const cu = sliceType(check, x);
  if (cu === null) {
    x.mode = 'invalid';
    return;
  }

  let valid = false;
  let length = -1;
  switch (cu.kind) {
    case 'Basic':
      if (isString(cu)) {
        if (e.full) {
          error(check, e.index[2] ?? e, `${invalidOp}3-index slice of string`);
          x.mode = 'invalid';
          return;
        }
        valid = true;
        if (x.mode === 'constant' && x.val!.kind === 'string') length = x.val!.val.length;
        if (isUntyped(x.typ!)) x.typ = typ('string');
      }
      break;
    case 'Array':
      valid = true;
      length = cu.len;
      if (x.mode !== 'variable') {
        errorf(check, x, 'cannot slice unaddressable value %s', x);
        x.mode = 'invalid';
        return;
      }
      x.typ = newSlice(cu.elem);
      break;
    case 'Pointer': {
      const a = under(cu.elem);
      if (a.kind === 'Array') {
        valid = true;
        length = a.len;
        x.typ = newSlice(a.elem);
      }
      break;
    }
    case 'Slice':
      valid = true;
      break;
  }
  if (!valid) {
    errorf(check, x, 'cannot slice %s', x);
    x.mode = 'invalid';
    return;
  }
  x.mode = 'value';
  if (e.full && (e.index[1] === null || e.index[2] === null)) {
    error(check, e, 'invalid syntax tree: 2nd and 3rd index required in 3-index slice');
    x.mode = 'invalid';
    return;
  }
  sliceIndices(check, e, length);
}

/** The underlying type to slice; strings count as byte slices beside byte slices. Null after an error. */
function sliceType(check: Checker, x: Operand): Type | null {
  let ct: Type | null = null;
  let cu: Type | null = null;
  let hasString = false;
  for (const [t, u0] of typeset(x.typ!)) {
    let u = u0;
    if (u === null) {
      errorf(check, x, 'cannot slice %s: no specific type in %s', x, x.typ);
      return null;
    }
    if (isString(u)) {
      u = newSlice(universeByte);
      hasString = true;
    }
    if (cu === null) {
      ct = t;
      cu = u;
    } else if (!identical(cu, u)) {
      errorf(check, x, 'cannot slice %s: %s and %s have different underlying types', x, ct, t);
      return null;
    }
  }
  // An untyped string stays untyped here.
  if (hasString) return isTypeParam(x.typ!) ? typ('string') : under(x.typ!);
  return cu;
}

function sliceIndices(check: Checker, e: SliceExpr, length: number): void {
  const ind = e.index.map((i, n) => {
    if (i !== null) return index(check, i, length >= 0 ? length + 1 : -1).val;
    if (n === 0) return 0;
    return length; // -1 if unknown
  });
  for (let i = 0; i < 2; i++) {
    const lo = ind[i]!;
    if (lo <= 0) continue;
    for (let j = i + 1; j < 3; j++) {
      const hi = ind[j]!;
      if (hi >= 0 && hi < lo) {
        errorf(check, e.index[j] ?? e, 'invalid slice indices: %d < %d', hi, lo);
        return;
      }
    }
  }
}

/** The one index; if there are several, reports that and gives the first. */
function singleIndex(check: Checker, e: IndexExpr): Expr {
  if (e.index.kind !== 'ListExpr') return e.index;
  error(check, e.index.elems[1] ?? e, `${invalidOp}more than one index`);
  return e.index.elems[0]!;
}

/**
 * Checks an index below `max` (-1: unknown). The type is invalid after an error; val is the value of a constant
 * index, else -1.
 */
export function index(check: Checker, e: Expr, max: number): { typ: Type; val: number } {
  const x = newOperand();
  expr(check, null, x, e);
  if (!isValidIndex(check, x, 'index', false)) return { typ: invalidType, val: -1 };
  if (x.mode !== 'constant') return { typ: x.typ!, val: -1 };
  const val = x.val!;
  if (val.kind !== 'int') return { typ: invalidType, val: -1 };
  const v = Number(val.val);
  if (max >= 0 && v >= max) {
    errorf(check, x, `${invalidArg}index %s out of bounds [0:%d]`, val, max);
    return { typ: invalidType, val: -1 };
  }
  return { typ: x.typ!, val: v };
}

/** Whether x may be an index (or a length, as `what` says). */
export function isValidIndex(check: Checker, x: Operand, what: string, allowNegative: boolean): boolean {
  if (x.mode === 'invalid') return false;
  convertUntyped(check, x, typ('int'));
  if ((x.mode as string) === 'invalid') return false;
  if (!allInteger(x.typ!)) {
    errorf(check, x, `${invalidArg}%s %s must be integer`, what, x);
    return false;
  }
  if (x.mode === 'constant') {
    if (!allowNegative && sign(x.val!) < 0) {
      errorf(check, x, `${invalidArg}%s %s must not be negative`, what, x);
      return false;
    }
    const v = representableConst(x.val!, check, typ('int'));
    if (v === null) {
      errorf(check, x, `${invalidArg}%s %s overflows int`, what, x);
      return false;
    }
    x.val = v;
  }
  return true;
}
