/** complex, real and imag. */
import type { CallExpr } from '../ast/nodes.js';
import { unalias } from './alias.js';
import { makeSig } from './builtins.js';
import type { Checker } from './check.js';
import { convertUntyped } from './const.js';
import { binaryOp, imag, makeImag, real, sign, toFloat } from './constant-value.js';
import { errorf, invalidArg, invalidOp, softErrorf } from './errors.js';
import { newInterfaceType, newTerm, newTypeName, newTypeParam, newUnion } from './new-types.js';
import type { Operand } from './operand.js';
import { identical, isNumeric, isUntyped } from './predicates.js';
import { recordBuiltinType } from './recording.js';
import { typeParamIs } from './typeparam.js';
import type { Term } from './typeterm.js';
import type { BasicKind, Type } from './types.js';
import { under } from './under.js';
import { typ } from './universe-types.js';

const complexOf = new Map<BasicKind, BasicKind>([
  ['float32', 'complex64'],
  ['float64', 'complex128'],
  ['untyped float', 'untyped complex'],
]);
const floatOf = new Map<BasicKind, BasicKind>([...complexOf].map(([f, c]) => [c, f]));

/** Maps a basic type; the result for a type parameter is a new one with a mapped type set. Null: not defined. */
function applyTypeMap(check: Checker, m: ReadonlyMap<BasicKind, BasicKind>, x: Operand, id: 'complex' | 'real' | 'imag'): Type | null {
  const f = (t: Type): Type | null => {
    const u = under(t);
    const k = u.kind === 'Basic' ? m.get(u.basic) : undefined;
    return k === undefined ? null : typ(k);
  };
  const tp = unalias(x.typ!);
  if (tp.kind !== 'TypeParam') return f(x.typ!);

  const terms: Term[] = [];
  const ok = typeParamIs(tp, (t) => {
    const r = t === null ? null : f(t.type);
    if (r === null) return false;
    terms.push(newTerm(t!.tilde, r));
    return true;
  });
  if (!ok) return null;
  softErrorf(check, x, '%s not supported as argument to built-in %s for go1.18 (see go.dev/issue/50937)', x, id);
  const tname = newTypeName(0, check.pkg, tp.obj.name, null);
  const ptyp = newTypeParam(check, tname, newInterfaceType([], [newUnion(terms)]));
  ptyp.index = tp.index;
  return ptyp;
}

export function complexBuiltin(check: Checker, x: Operand, call: CallExpr, y: Operand): boolean {
  const ux = isUntyped(x.typ!);
  const uy = isUntyped(y.typ!);
  if (ux && uy) {
    if (x.mode === 'constant' && y.mode === 'constant') {
      for (const z of [x, y]) if (isNumeric(z.typ!) && sign(imag(z.val!)) === 0) z.typ = typ('untyped float');
    } else {
      // One contains a shift that is still untyped; floats cannot be shifted, so this gives an error.
      convertUntyped(check, x, typ('float64'));
      convertUntyped(check, y, typ('float64'));
    }
  } else if (ux) {
    convertUntyped(check, x, y.typ!);
  } else if (uy) {
    convertUntyped(check, y, x.typ!);
  }
  if (x.mode === 'invalid' || y.mode === 'invalid') return false;
  if (!identical(x.typ!, y.typ!)) {
    errorf(check, x, `${invalidOp}%v (mismatched types %s and %s)`, call, x.typ, y.typ);
    return false;
  }
  const res = applyTypeMap(check, complexOf, x, 'complex');
  if (res === null) {
    errorf(check, x, `${invalidArg}arguments have type %s, expected floating-point`, x.typ);
    return false;
  }
  if (x.mode === 'constant' && y.mode === 'constant') {
    x.val = binaryOp(toFloat(x.val!), '+', makeImag(toFloat(y.val!)));
  } else {
    x.mode = 'value';
    recordBuiltinType(check, call.fun, makeSig(res, x.typ!, x.typ!), 'complex');
  }
  x.typ = res;
  return true;
}

export function realImag(check: Checker, x: Operand, call: CallExpr, id: 'real' | 'imag'): boolean {
  if (isUntyped(x.typ!)) {
    if (x.mode === 'constant') {
      if (isNumeric(x.typ!)) x.typ = typ('untyped complex');
    } else {
      convertUntyped(check, x, typ('complex128'));
      if ((x.mode as string) === 'invalid') return false;
    }
  }
  const res = applyTypeMap(check, floatOf, x, id);
  if (res === null) {
    errorf(check, x, `${invalidArg}argument has type %s, expected complex type`, x.typ);
    return false;
  }
  if (x.mode === 'constant') {
    x.val = id === 'real' ? real(x.val!) : imag(x.val!);
  } else {
    x.mode = 'value';
    recordBuiltinType(check, call.fun, makeSig(res, x.typ!), id);
  }
  x.typ = res;
  return true;
}
