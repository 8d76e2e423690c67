/** Function types, parameters and receivers (types2/signature.go). */
import type { Expr, Field, FuncType, Name } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import { unalias } from './alias.js';
import { newCause } from './cause.js';
import type { Checker } from './check.js';
import { collectTypeParams, declare, declareTypeParam } from './decl.js';
import { error, errorf, type Poser } from './errors.js';
import { instance } from './instantiate.js';
import { deref } from './lookup.js';
import { bindTParams, newPointer, newSlice, newTuple, newVar } from './new-types.js';
import { endPos } from '../ast/positions.js';
import { isValid } from './predicates.js';
import { recordInstance, recordTypeAndValue, recordUse } from './recording.js';
import { unpackRecv } from './resolver.js';
import { closeScope, openScope } from './stmt.js';
import { makeRenameMap, subst } from './subst.js';
import type { Named, Signature, Type, TypeParam, Var } from './types.js';
import { genericType, varType } from './typexpr.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';
import { measure } from './assignments.js';
import { go1_18, verifyVersionf } from './version.js';

/** A signature still to be filled. */
export function newSignature(): Signature {
  return { kind: 'Signature', tparams: [], rparams: [], recv: null, params: newTuple(), results: newTuple(), variadic: false };
}

/** Fills sig; its scope, with all parameters, is noted in check.sigScopes for the body. */
export function funcType(check: Checker, sig: Signature, recvPar: Field | null, tparams: Field[], ftyp: FuncType): void {
  openScope(check, ftyp, 'function');
  check.scope.isFunc = true;
  check.sigScopes.set(sig, check.scope);

  let recv: Var | null = null;
  if (recvPar !== null) {
    const r = collectRecv(check, recvPar, ftyp.pos);
    recv = r.recv;
    sig.rparams = r.rparams;
  }
  if (tparams.length > 0) {
    collectTypeParams(check, tparams, (list) => {
      sig.tparams = list;
    });
  }
  const p = collectParams(check, 'param', ftyp.params);
  const r = collectParams(check, 'result', ftyp.results);

  // All parameters are in scope after the signature only.
  const scopePos = endPos(ftyp);
  if (recv !== null && recv.name !== '') declare(check, check.scope, recvPar!.name, recv, scopePos);
  declareParams(check, p.names, p.params, scopePos);
  declareParams(check, r.names, r.params, scopePos);

  sig.recv = recv;
  sig.params = newTuple(...p.params);
  sig.results = newTuple(...r.params);
  sig.variadic = p.variadic;
  closeScope(check);
}

/**
 * The receiver variable (not declared yet) and the receiver's type parameters (declared in the current scope), for
 * a receiver of the form `[name] [*] base [ [params] ]`.
 */
function collectRecv(check: Checker, rparam: Field, scopePos: Pos): { recv: Var; rparams: TypeParam[] } {
  const { ptr, base, tparams } = unpackRecv(check, rparam.type, true);
  let recvType: Type = invalidType;
  let rparams: TypeParam[] = [];
  if (tparams === null) {
    recvType = varType(check, rparam.type);
    // No new methods on instantiated types, not even through aliases.
    let a: Type | null = unpointer(recvType);
    while (a !== null && a.kind === 'Alias') {
      const baseType: Type | null = a.fromRHS === null ? null : unpointer(a.fromRHS);
      const generic =
        baseType !== null && ((baseType.kind === 'Named' && baseType.orig.tparams.length > 0) || (baseType.kind === 'Alias' && baseType.tparams.length > 0));
      if (generic) {
        errorf(check, base, 'cannot define new methods on instantiated type %s', baseType);
        recvType = invalidType;
        break;
      }
      a = baseType;
    }
  } else {
    const r = collectGenericRecv(check, rparam, ptr, base, tparams, scopePos);
    recvType = r.recvType;
    rparams = r.rparams;
  }
  const rname = rparam.name;
  const recv =
    rname !== null && rname.value !== ''
      ? newVar('recv', rname.pos, check.pkg, rname.value, recvType)
      : newVar('recv', rparam.pos, check.pkg, '', recvType);
  check.later(() => validRecv(check, base, recv));
  return { recv, rparams };
}

function collectGenericRecv(
  check: Checker,
  rparam: Field,
  ptr: boolean,
  base: Expr,
  names: Name[],
  scopePos: Pos,
): { recvType: Type; rparams: TypeParam[] } {
  // The base is resolved before the type parameters are declared, because they may have its name.
  let baseType: Named | null = null;
  const cause = newCause();
  const t = genericType(check, base, cause);
  if (isValid(t)) {
    if (t.kind === 'Named') baseType = t;
    else errorf(check, base, 'cannot define new methods on generic alias type %s', t);
  } else if (cause.msg !== '') {
    errorf(check, base, '%s', cause.msg);
  }

  const rparams = names.map((name) => {
    const tpar = declareTypeParam(check, name, scopePos);
    recordUse(check, name, tpar.obj);
    recordTypeAndValue(check, name, 'typexpr', tpar, null);
    return tpar;
  });
  bindTParams(rparams);

  let recvType: Type = invalidType;
  if (baseType !== null) {
    const baseTParams = baseType.orig.tparams;
    if (rparams.length === baseTParams.length) {
      const smap = makeRenameMap(baseTParams, rparams);
      rparams.forEach((rp, i) => {
        const bp = baseTParams[i]!;
        check.mono.recordCanon(rp, bp);
        rp.bound = subst(check, rp.obj.pos, bp.bound, smap, null, check.ctxt);
      });
    } else {
      errorf(check, base, 'receiver declares %s, but receiver base type declares %d', measure(rparams.length, 'type parameter'), baseTParams.length);
    }
    verifyVersionf(check, base, go1_18, 'type instantiation');
    recvType = instance(check, rparam.type.pos, baseType, [...rparams], null, check.ctxt);
    recordInstance(check, base, [...rparams], recvType);
    if (ptr && isValid(recvType)) recvType = newPointer(recvType);
    recordParenthesizedRecvTypes(check, rparam.type, recvType);
  }
  return { recvType, rparams };
}

function unpointer(t: Type): Type {
  while (t.kind === 'Pointer') t = t.elem;
  return t;
}

/** Records the types of `(*(T[P]))` and its parts. */
function recordParenthesizedRecvTypes(check: Checker, e: Expr, t: Type): void {
  for (;;) {
    recordTypeAndValue(check, e, 'typexpr', t, null);
    if (e.kind === 'ParenExpr') {
      e = e.x;
    } else if (e.kind === 'Operation' && e.op === '*' && e.y === null) {
      e = e.x;
      if (t.kind !== 'Pointer') return;
      t = t.elem;
    } else {
      return;
    }
  }
}

interface Params {
  /** null for anonymous ones. */
  names: (Name | null)[];
  params: Var[];
  variadic: boolean;
}

/** The variables of a parameter or result list, not declared yet. */
function collectParams(check: Checker, kind: 'param' | 'result', list: Field[]): Params {
  const names: (Name | null)[] = [];
  const params: Var[] = [];
  let variadic = false;
  let named = false;
  let anonymous = false;
  let t: Type = invalidType;
  let prev: Expr | null = null;
  for (let i = 0; i < list.length; i++) {
    const field = list[i]!;
    let ftype = field.type;
    // Grouped names share one type expression, which is checked once.
    if (ftype !== prev) {
      prev = ftype;
      if (ftype.kind === 'DotsType') {
        if (kind === 'param' && i === list.length - 1) variadic = true;
        else error(check, ftype, 'invalid syntax tree: invalid use of ...');
        ftype = ftype.elem;
      }
      t = varType(check, ftype);
    }
    if (field.name !== null) {
      params.push(newVar(kind, field.name.pos, check.pkg, field.name.value, t));
      names.push(field.name);
      named = true;
    } else {
      params.push(newVar(kind, field.pos, check.pkg, '', t));
      names.push(null);
      anonymous = true;
    }
  }
  if (named && anonymous) error(check, list[0]!, 'invalid syntax tree: list contains both named and anonymous parameters');
  if (variadic) {
    const last = params[params.length - 1]!;
    last.type = newSlice(last.type!);
    recordTypeAndValue(check, list[list.length - 1]!.type, 'typexpr', last.type, null);
  }
  return { names, params, variadic };
}

function declareParams(check: Checker, names: (Name | null)[], params: Var[], scopePos: Pos): void {
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (name !== null && name.value !== '') declare(check, check.scope, name, params[i]!, scopePos);
  }
}

/** A receiver base type is a type defined in this package that is no pointer and no interface. */
function validRecv(check: Checker, pos: Poser, recv: Var): void {
  const { typ: rtyp } = deref(recv.type!);
  const T = unalias(rtyp);
  if (!isValid(T)) return;
  switch (T.kind) {
    case 'Named': {
      if (T.orig.obj.pkg !== check.pkg) {
        errorf(check, pos, 'cannot define new methods on non-local type %s', rtyp);
        break;
      }
      const u = under(T);
      let cause = '';
      if (u.kind === 'Basic' && u.basic === 'unsafe.Pointer') cause = 'unsafe.Pointer';
      else if (u.kind === 'Pointer' || u.kind === 'Interface') cause = 'pointer or interface type';
      if (cause !== '') errorf(check, pos, 'invalid receiver type %s (%s)', rtyp, cause);
      break;
    }
    case 'Basic':
      errorf(check, pos, 'cannot define new methods on non-local type %s', rtyp);
      break;
    default:
      errorf(check, pos, 'invalid receiver type %s', recv.type);
  }
}
