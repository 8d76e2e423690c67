/** Calls of built-in functions (types2/builtins.go). */
import type { CallExpr } from '../ast/nodes.js';
import { unalias } from './alias.js';
import { argumentsOf } from './arguments.js';
import { assignment } from './assignments.js';
import { complexBuiltin, realImag } from './builtins-complex.js';
import { unsafeBuiltin } from './builtins-unsafe.js';
import { exprList } from './call.js';
import type { Checker } from './check.js';
import { compare, makeInt64, makeUnknown } from './constant-value.js';
import { error, errorf, invalidArg, invalidOp } from './errors.js';
import { excludeNonTypes, exprOrType, rawExpr } from './expr.js';
import { index } from './index-expr.js';
import { newPointer, newSlice, newTuple, newVar } from './new-types.js';
import { assignableTo, isNil, newOperand, type Operand, setOperand } from './operand.js';
import { allOrdered, allString, defaultType, identical, isBoolean, isString, isTypeParam, isUntyped, isValid } from './predicates.js';
import { recordBuiltinType } from './recording.js';
import { matchTypes } from './binary.js';
import type { BuiltinId, ConstVal, OperandMode, Signature, Type } from './types.js';
import { validVarType, varType } from './typexpr.js';
import { commonUnder, formatTypeError, type TypeProblem, typeErrorf, typeset, under, underIs } from './under.js';
import { emptyInterface, predeclaredFuncs } from './universe.js';
import { typ, universeByte } from './universe-types.js';
import { updateExprType } from './untyped.js';
import { useAll } from './use.js';
import { go1_21, go1_26, verifyVersionf } from './version.js';

/** Checks a call of the built-in; the result is in x (but for x.expr). False after an error. */
export function builtin(check: Checker, x: Operand, call: CallExpr, id: BuiltinId): boolean {
  const bin = predeclaredFuncs.get(id)!;
  if (call.hasDots && id !== 'append') {
    errorf(check, call, `${invalidOp}invalid use of ... with built-in %s`, bin.name);
    useAll(check, call.args);
    return false;
  }
  // len and cap of arrays are constant unless their argument contains calls or receive operations.
  if (id !== 'len' && id !== 'cap') return builtin1(check, x, call, id);
  const saved = check.hasCallOrRecv;
  check.hasCallOrRecv = false;
  const ok = builtin1(check, x, call, id);
  check.hasCallOrRecv = saved;
  return ok;
}

function builtin1(check: Checker, x: Operand, call: CallExpr, id: BuiltinId): boolean {
  const bin = predeclaredFuncs.get(id)!;
  let args: Operand[] = [];
  let nargs: number;
  if (id === 'make' || id === 'new' || id === 'Offsetof' || id === 'trace') {
    nargs = call.args.length;
  } else {
    args = exprList(check, call.args);
    nargs = args.length;
    for (const a of args) if (a.mode === 'invalid') return false;
    if (nargs > 0) setOperand(x, args[0]!);
  }
  const msg = nargs < bin.nargs ? 'not enough' : !bin.variadic && nargs > bin.nargs ? 'too many' : '';
  if (msg !== '') {
    errorf(check, call, `${invalidOp}%s arguments for %v (expected %d, found %d)`, msg, call, bin.nargs, nargs);
    return false;
  }

  switch (id) {
    case 'append':
      return append(check, x, call, args);
    case 'cap':
    case 'len':
      return lenCap(check, x, call, id);
    case 'clear':
      return clear(check, x, call);
    case 'close':
      return close(check, x, call);
    case 'complex':
      return complexBuiltin(check, x, call, args[1]!);
    case 'copy':
      return copy(check, x, call, args[1]!);
    case 'delete':
      return delete_(check, x, call, args[1]!);
    case 'imag':
    case 'real':
      return realImag(check, x, call, id);
    case 'make':
      return make(check, x, call);
    case 'max':
    case 'min':
      return minMax(check, x, call, id, args);
    case 'new':
      return new_(check, x, call);
    case 'panic':
      if (check.sig !== null && check.sig.results.vars.length > 0) {
        if (check.isPanic === null) check.isPanic = new Set();
        check.isPanic.add(call);
      }
      assignment(check, x, emptyInterface, 'argument to panic');
      if (x.mode === 'invalid') return false;
      x.mode = 'novalue';
      recordBuiltinType(check, call.fun, makeSig(null, emptyInterface), id);
      return true;
    case 'print':
    case 'println': {
      const params: Type[] = [];
      for (const a of args) {
        assignment(check, a, null, `argument to built-in ${bin.name}`);
        if (a.mode === 'invalid') return false;
        params.push(a.typ!);
      }
      x.mode = 'novalue';
      recordBuiltinType(check, call.fun, makeSig(null, ...params), id);
      return true;
    }
    case 'recover':
      x.mode = 'value';
      x.typ = emptyInterface;
      recordBuiltinType(check, call.fun, makeSig(x.typ), id);
      return true;
    case 'assert':
      return assert_(check, x, call);
    case 'trace': {
      if (nargs === 0) {
        x.mode = 'novalue';
        return true;
      }
      let y = x;
      for (const arg of call.args) {
        rawExpr(check, null, y, arg, null, false);
        y = newOperand();
      }
      return x.mode !== 'invalid';
    }
    default:
      return unsafeBuiltin(check, x, call, id, args);
  }
}

/** The signature of a call of a built-in; untyped arguments get their default types. */
export function makeSig(res: Type | null, ...args: Type[]): Signature {
  const params = newTuple(...args.map((a) => newVar('param', 0, null, '', defaultType(a))));
  const results = res === null ? newTuple() : newTuple(newVar('result', 0, null, '', res));
  return { kind: 'Signature', tparams: [], rparams: [], recv: null, params, results, variadic: false };
}

function append(check: Checker, x: Operand, call: CallExpr, args: Operand[]): boolean {
  const { elem, err } = sliceElem(x);
  if (err !== null) {
    errorf(check, x, 'invalid append: %s', formatTypeError(err, check));
    return false;
  }
  const S = x.typ!;
  let sig: Signature | null = null;
  // append([]byte, string...)
  if (args.length === 2 && call.hasDots && assignableTo(x, check, newSlice(universeByte), null)) {
    const y = args[1]!;
    const b = bytesOrString(y.typ!);
    if (b.ok && b.hasString) {
      sig = makeSig(S, S, y.typ!);
      sig.variadic = true;
    }
  }
  if (sig === null) {
    sig = makeSig(S, S, newSlice(elem!));
    sig.variadic = true;
    argumentsOf(check, call, sig, [], [], args, []);
  }
  recordBuiltinType(check, call.fun, sig, 'append');
  x.mode = 'value';
  x.typ = S;
  return true;
}

/** Whether all types of t are strings or byte slices. */
function bytesOrString(t: Type): { ok: boolean; hasString: boolean } {
  let hasString = false;
  for (const [, u] of typeset(t)) {
    if (u !== null && u.kind === 'Slice' && identical(u.elem, universeByte)) continue;
    if (u === null || !isString(u)) return { ok: false, hasString };
    hasString = true;
  }
  return { ok: true, hasString };
}

function sliceElem(x: Operand): { elem: Type | null; err: TypeProblem | null } {
  let elem: Type | null = null;
  for (const [, u] of typeset(x.typ!)) {
    if (u === null || u.kind !== 'Slice') {
      if (isNil(x)) return { elem: null, err: typeErrorf('argument must be a slice; have untyped nil') };
      return { elem: null, err: typeErrorf('argument must be a slice; have %s', x) };
    }
    if (elem === null) elem = u.elem;
    else if (!identical(elem, u.elem)) return { elem: null, err: typeErrorf('mismatched slice element types %s and %s in %s', elem, u.elem, x) };
  }
  return { elem, err: null };
}

/** The array that t points to, else t. */
export function arrayPtrDeref(t: Type): Type {
  const p = unalias(t);
  if (p.kind === 'Pointer') {
    const a = under(p.elem);
    if (a.kind === 'Array') return a;
  }
  return t;
}

function hasLen(u: Type, id: 'len' | 'cap'): boolean {
  switch (u.kind) {
    case 'Basic':
      return isString(u) && id === 'len';
    case 'Array':
    case 'Slice':
    case 'Chan':
      return true;
    case 'Map':
      return id === 'len';
    default:
      return false;
  }
}

function lenCap(check: Checker, x: Operand, call: CallExpr, id: 'len' | 'cap'): boolean {
  let mode: OperandMode = 'invalid';
  let val: ConstVal | null = null;
  const t = arrayPtrDeref(under(x.typ!));
  if (t.kind === 'Interface') {
    if (isTypeParam(x.typ!) && underIs(x.typ!, (u) => u !== null && hasLen(arrayPtrDeref(u), id))) mode = 'value';
  } else if (hasLen(t, id)) {
    mode = 'value';
    if (t.kind === 'Basic' && x.mode === 'constant' && x.val!.kind === 'string') {
      mode = 'constant';
      val = makeInt64(x.val!.val.length);
    } else if (t.kind === 'Array' && !check.hasCallOrRecv) {
      mode = 'constant';
      val = t.len >= 0 ? makeInt64(t.len) : makeUnknown();
    }
  }
  if (mode === 'invalid') {
    if (isValid(under(x.typ!))) errorf(check, x, `${invalidArg}%s for built-in %s`, x, id);
    return false;
  }
  if (mode !== 'constant') recordBuiltinType(check, call.fun, makeSig(typ('int'), x.typ!), id);
  x.mode = mode;
  x.typ = typ('int');
  x.val = val;
  return true;
}

function clear(check: Checker, x: Operand, call: CallExpr): boolean {
  verifyVersionf(check, call.fun, go1_21, 'clear');
  const ok = underIs(x.typ!, (u) => {
    if (u !== null && (u.kind === 'Map' || u.kind === 'Slice')) return true;
    errorf(check, x, `${invalidArg}cannot clear %s: argument must be (or constrained by) map or slice`, x);
    return false;
  });
  if (!ok) return false;
  x.mode = 'novalue';
  recordBuiltinType(check, call.fun, makeSig(null, x.typ!), 'clear');
  return true;
}

function close(check: Checker, x: Operand, call: CallExpr): boolean {
  const ok = underIs(x.typ!, (u) => {
    if (u === null || u.kind !== 'Chan') {
      errorf(check, x, `${invalidOp}cannot close non-channel %s`, x);
      return false;
    }
    if (u.dir === 'recv') {
      errorf(check, x, `${invalidOp}cannot close receive-only channel %s`, x);
      return false;
    }
    return true;
  });
  if (!ok) return false;
  x.mode = 'novalue';
  recordBuiltinType(check, call.fun, makeSig(null, x.typ!), 'close');
  return true;
}

function copy(check: Checker, x: Operand, call: CallExpr, y: Operand): boolean {
  const special = assignableTo(x, check, newSlice(universeByte), null) && bytesOrString(y.typ!).ok;
  if (!special) {
    const dst = sliceElem(x);
    if (dst.err !== null) {
      errorf(check, x, 'invalid copy: %s', formatTypeError(dst.err, check));
      return false;
    }
    const src = sliceElem(y);
    let srcE = src.elem;
    if (src.err !== null) {
      if (!allString(y.typ!)) {
        errorf(check, y, 'invalid copy: %s', formatTypeError(src.err, check));
        return false;
      }
      srcE = universeByte;
    }
    if (!identical(dst.elem!, srcE!)) {
      errorf(check, x, 'invalid copy: arguments %s and %s have different element types %s and %s', x, y, dst.elem, srcE);
      return false;
    }
  }
  recordBuiltinType(check, call.fun, makeSig(typ('int'), x.typ!, y.typ!), 'copy');
  x.mode = 'value';
  x.typ = typ('int');
  return true;
}

function delete_(check: Checker, x: Operand, call: CallExpr, y: Operand): boolean {
  const map = x.typ!;
  let key: Type | null = null;
  const ok = underIs(map, (u) => {
    if (u === null || u.kind !== 'Map') {
      errorf(check, x, `${invalidArg}%s is not a map`, x);
      return false;
    }
    if (key !== null && !identical(u.key, key)) {
      errorf(check, x, `${invalidArg}maps of %s must have identical key types`, x);
      return false;
    }
    key = u.key;
    return true;
  });
  if (!ok) return false;
  setOperand(x, y);
  assignment(check, x, key, 'argument to delete');
  if (x.mode === 'invalid') return false;
  x.mode = 'novalue';
  recordBuiltinType(check, call.fun, makeSig(null, map, key!), 'delete');
  return true;
}

function make(check: Checker, x: Operand, call: CallExpr): boolean {
  const arg0 = call.args[0]!;
  const nargs = call.args.length;
  const T = varType(check, arg0);
  if (!isValid(T)) return false;
  const { typ: u, err } = commonUnder(T, (_, u) => {
    if (u === null) return typeErrorf('no specific type');
    if (u.kind === 'Slice' || u.kind === 'Map' || u.kind === 'Chan') return null;
    return typeErrorf('type must be slice, map, or channel');
  });
  if (err !== null) {
    errorf(check, arg0, `${invalidArg}cannot make %s: %s`, arg0, formatTypeError(err, check));
    return false;
  }
  const min = u!.kind === 'Slice' ? 2 : 1;
  if (nargs < min || min + 1 < nargs) {
    errorf(check, call, `${invalidOp}%v expects %d or %d arguments; found %d`, call, min, min + 1, nargs);
    return false;
  }
  const types: Type[] = [T];
  const sizes: number[] = [];
  for (const arg of call.args.slice(1)) {
    const { typ: t, val } = index(check, arg, -1);
    types.push(t);
    if (val >= 0) sizes.push(val);
  }
  if (sizes.length === 2 && sizes[0]! > sizes[1]!) error(check, call.args[1]!, `${invalidArg}length and capacity swapped`);
  x.mode = 'value';
  x.typ = T;
  recordBuiltinType(check, call.fun, makeSig(T, ...types), 'make');
  return true;
}

function minMax(check: Checker, x: Operand, call: CallExpr, id: 'min' | 'max', args: Operand[]): boolean {
  verifyVersionf(check, call.fun, go1_21, 'built-in %s', id);
  const op = id === 'max' ? '>' : '<';
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!;
    if (a.mode === 'invalid') return false;
    if (!allOrdered(a.typ!)) {
      errorf(check, a, `${invalidArg}%s cannot be ordered`, a);
      return false;
    }
    if (i === 0) continue; // is in x
    matchTypes(check, x, a);
    if (x.mode === 'invalid') return false;
    if (!identical(x.typ!, a.typ!)) {
      errorf(check, a, `${invalidArg}mismatched types %s (previous argument) and %s (type of %s)`, x.typ, a.typ, a.expr);
      return false;
    }
    if (x.mode === 'constant' && a.mode === 'constant') {
      if (compare(a.val!, op, x.val!)) setOperand(x, a);
    } else {
      x.mode = 'value';
    }
  }
  if (x.mode !== 'constant') {
    x.mode = 'value';
    assignment(check, x, emptyInterface, `argument to built-in ${id}`);
    if ((x.mode as string) === 'invalid') return false;
  }
  for (const a of args) updateExprType(check, a.expr!, x.typ!, true);
  if (x.mode !== 'constant') recordBuiltinType(check, call.fun, makeSig(x.typ, ...args.map(() => x.typ!)), id);
  return true;
}

function new_(check: Checker, x: Operand, call: CallExpr): boolean {
  const arg = call.args[0]!;
  exprOrType(check, x, arg, false);
  excludeNonTypes(check, x);
  if (x.mode === 'invalid') return false;
  if (x.mode === 'typexpr') {
    validVarType(check, arg, x.typ!);
  } else {
    if (isUntyped(x.typ!)) {
      assignment(check, x, null, 'argument to new');
      if ((x.mode as string) === 'invalid') return false;
    }
    verifyVersionf(check, call.fun, go1_26, 'new(%s)', arg);
  }
  const T = x.typ!;
  x.mode = 'value';
  x.typ = newPointer(T);
  recordBuiltinType(check, call.fun, makeSig(x.typ, T), 'new');
  return true;
}

function assert_(check: Checker, x: Operand, call: CallExpr): boolean {
  if (x.mode !== 'constant' || !isBoolean(x.typ!)) {
    errorf(check, x, `${invalidArg}%s is not a boolean constant`, x);
    return false;
  }
  if (x.val!.kind === 'bool' && !x.val!.val) errorf(check, call, '%v failed', call);
  return true;
}
