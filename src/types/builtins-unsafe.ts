/** The functions of package unsafe. */
import type { CallExpr } from '../ast/nodes.js';
import { asNamed } from './alias.js';
import { assignment } from './assignments.js';
import { makeSig } from './builtins.js';
import type { Checker } from './check.js';
import { makeInt64 } from './constant-value.js';
import { errorf, invalidArg } from './errors.js';
import { expr } from './expr.js';
import { isValidIndex } from './index-expr.js';
import { derefStructPtr, lookupFieldOrMethod } from './lookup.js';
import { newPointer, newSlice } from './new-types.js';
import { newOperand, type Operand } from './operand.js';
import { unparen } from '../ast/positions.js';
import { isTypeParam } from './predicates.js';
import { record, recordBuiltinType, recordSelection } from './recording.js';
import { alignof, offsetof, sizeof } from './sizes.js';
import type { BuiltinId, Named, Type } from './types.js';
import { commonUnder, under } from './under.js';
import { typ, universeByte } from './universe-types.js';
import { use } from './use.js';
import { go1_17, go1_20, verifyVersionf } from './version.js';

export function unsafeBuiltin(check: Checker, x: Operand, call: CallExpr, id: BuiltinId, args: Operand[]): boolean {
  /** Sets the result and records the signature of a non-constant call. */
  const result = (res: Type, ...params: Type[]): true => {
    x.mode = 'value';
    x.typ = res;
    recordBuiltinType(check, call.fun, makeSig(res, ...params), id);
    return true;
  };
  const constant = (n: number): true => {
    x.mode = 'constant';
    x.val = makeInt64(n);
    x.typ = typ('uintptr');
    return true;
  };

  switch (id) {
    case 'Add': {
      verifyVersionf(check, call.fun, go1_17, 'unsafe.Add');
      assignment(check, x, typ('unsafe.Pointer'), 'argument to unsafe.Add');
      if (x.mode === 'invalid') return false;
      const y = args[1]!;
      if (!isValidIndex(check, y, 'length', true)) return false;
      return result(typ('unsafe.Pointer'), typ('unsafe.Pointer'), y.typ!);
    }
    case 'Alignof':
    case 'Sizeof': {
      assignment(check, x, null, `argument to unsafe.${id}`);
      if (x.mode === 'invalid') return false;
      const t = x.typ!;
      if (hasVarSize(t, new Map())) return result(typ('uintptr'), t);
      if (id === 'Alignof') return constant(alignof(check.conf.wordSize, t));
      const size = sizeof(check.conf.wordSize, t);
      if (size < 0) {
        errorf(check, x, '%s is too large', x);
        return false;
      }
      return constant(size);
    }
    case 'Offsetof':
      return offsetOf(check, x, call, result, constant);
    case 'Slice': {
      verifyVersionf(check, call.fun, go1_17, 'unsafe.Slice');
      const ptr = commonUnder(x.typ!, null).typ;
      if (ptr === null || ptr.kind !== 'Pointer') {
        errorf(check, x, `${invalidArg}%s is not a pointer`, x);
        return false;
      }
      const y = args[1]!;
      if (!isValidIndex(check, y, 'length', false)) return false;
      return result(newSlice(ptr.elem), ptr, y.typ!);
    }
    case 'SliceData': {
      verifyVersionf(check, call.fun, go1_20, 'unsafe.SliceData');
      const slice = commonUnder(x.typ!, null).typ;
      if (slice === null || slice.kind !== 'Slice') {
        errorf(check, x, `${invalidArg}%s is not a slice`, x);
        return false;
      }
      return result(newPointer(slice.elem), slice);
    }
    case 'String': {
      verifyVersionf(check, call.fun, go1_20, 'unsafe.String');
      assignment(check, x, newPointer(universeByte), 'argument to unsafe.String');
      if (x.mode === 'invalid') return false;
      const y = args[1]!;
      if (!isValidIndex(check, y, 'length', false)) return false;
      return result(typ('string'), newPointer(universeByte), y.typ!);
    }
    case 'StringData':
      verifyVersionf(check, call.fun, go1_20, 'unsafe.StringData');
      assignment(check, x, typ('string'), 'argument to unsafe.StringData');
      if (x.mode === 'invalid') return false;
      return result(newPointer(universeByte), typ('string'));
    default:
      return false;
  }
}

function offsetOf(
  check: Checker,
  x: Operand,
  call: CallExpr,
  result: (res: Type, ...params: Type[]) => true,
  constant: (n: number) => true,
): boolean {
  const arg0 = call.args[0]!;
  const selx = unparen(arg0);
  if (selx.kind !== 'SelectorExpr') {
    errorf(check, arg0, `${invalidArg}%s is not a selector expression`, arg0);
    use(check, arg0);
    return false;
  }
  expr(check, null, x, selx.x);
  if (x.mode === 'invalid') return false;
  const base = derefStructPtr(x.typ!);
  const sel = selx.sel.value;
  const { obj, index, indirect } = lookupFieldOrMethod(base, false, check.pkg, sel, false);
  if (obj === null) {
    errorf(check, x, `${invalidArg}%s has no single field %s`, base, sel);
    return false;
  }
  if (obj.kind === 'Func') {
    errorf(check, arg0, `${invalidArg}%s is a method value`, arg0);
    return false;
  }
  if (indirect) {
    errorf(check, x, `${invalidArg}field %s is embedded via a pointer in %s`, sel, base);
    return false;
  }
  recordSelection(check, selx, 'field', base, obj, index!, false);
  record(check, newOperand(x.mode === 'variable' ? 'variable' : 'value', selx, obj.type));
  if (hasVarSize(base, new Map())) return result(typ('uintptr'), obj.type!);
  const offs = offsetof(check.conf.wordSize, base, index!);
  if (offs < 0) {
    errorf(check, x, '%s is too large', x);
    return false;
  }
  return constant(offs);
}

/** Whether the size of t depends on type parameters, or t is a cycle that will be reported. */
function hasVarSize(t: Type, seen: Map<Named, boolean>): boolean {
  const named = asNamed(t);
  if (named === null) return hasVarSize1(t, seen);
  const known = seen.get(named);
  if (known !== undefined) return known;
  seen.set(named, true);
  const res = hasVarSize1(t, seen);
  seen.set(named, res);
  return res;
}

function hasVarSize1(t: Type, seen: Map<Named, boolean>): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Array':
      return hasVarSize(u.elem, seen);
    case 'Struct':
      return u.fields.some((f) => hasVarSize(f.type!, seen));
    case 'Interface':
      return isTypeParam(t);
    default:
      return false;
  }
}
