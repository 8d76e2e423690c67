/** Identifiers and type expressions (types2/typexpr.go). */
import type { Expr, MapType, Name } from '../ast/nodes.js';
import { InternalError } from '../base/assert.js';
import { addDeclDep, type Checker, lookupInner, lookupName } from './check.js';
import { selector } from './call.js';
import { type Cause, newCause } from './cause.js';
import { representableConst } from './const.js';
import { toInt } from './constant-value.js';
import { objDecl } from './decl.js';
import { error, errorf, invalidOp, softErrorf, sprintf } from './errors.js';
import { expr } from './expr.js';
import { type GenericType, instance, validateTArgLen, verify } from './instantiate.js';
import { interfaceType } from './interface.js';
import { newArray, newChan, newInterface, newMap, newPointer, newSlice, newStruct } from './new-types.js';
import { objectKind } from './object.js';
import { newOperand, type Operand } from './operand.js';
import { startPos, unpackListExpr } from '../ast/positions.js';
import { comparable, isGeneric, isInteger, isTypeParam, isUntyped, isValid } from './predicates.js';
import { recordInstance, recordTypeAndValue, recordUse } from './recording.js';
import { funcType, newSignature } from './signature.js';
import { structType } from './struct.js';
import type { Type, TypeName, TypeParam } from './types.js';
import { computeInterfaceTypeSet, tsetIsMethodSet } from './typeset.js';
import { under } from './under.js';
import { universe, universeComparable, universeIota } from './universe.js';
import { invalidType, typ } from './universe-types.js';
import { use } from './use.js';
import { go1_18, verifyVersionf } from './version.js';

/** What a name denotes, in x; with `wantType` it must be a type. */
export function ident(check: Checker, x: Operand, e: Name, wantType: boolean): void {
  x.mode = 'invalid';
  x.expr = e;
  const obj = lookupInner(check, e.value);
  if (obj === null) {
    if (e.value === '_') error(check, e, 'cannot use _ as value or type');
    else errorf(check, e, 'undefined: %s', e.value);
    return;
  }
  const scope = check.foundIn;
  if (obj === universeComparable || (scope === universe && e.value === 'any')) {
    if (!verifyVersionf(check, e, go1_18, 'predeclared %s', e.value)) return;
  }
  recordUse(check, e, obj);

  const gotType = obj.kind === 'TypeName';
  if (!gotType && wantType) {
    errorf(check, e, '%s (%s) is not a type', obj.name, objectKind(obj));
    if (obj.kind === 'Var' && obj.pkg === check.pkg) obj.used = true;
    return;
  }

  // Even a type name that has a type may be part of a cycle, which only objDecl detects.
  let type = obj.type;
  if (type === null || (gotType && wantType && obj.pkg === check.pkg)) {
    objDecl(check, obj);
    type = obj.type;
  }
  if (type === null) throw new InternalError(`no type for ${e.value}`, e.pos);

  if (check.dotImportMap.size > 0) {
    const pkgName = check.dotImportMap.get(scope!)?.get(obj.name);
    if (pkgName !== undefined) pkgName.used = true;
  }

  switch (obj.kind) {
    case 'PkgName':
      errorf(check, e, 'use of package %s not in selector', obj.name);
      return;
    case 'Const':
      addDeclDep(check, obj);
      if (!isValid(type)) return;
      if (obj === universeIota) {
        if (check.iota === null) {
          error(check, e, 'cannot use iota outside constant declaration');
          return;
        }
        x.val = check.iota;
      } else {
        x.val = obj.val;
      }
      x.mode = 'constant';
      break;
    case 'TypeName':
      x.mode = 'typexpr';
      break;
    case 'Var':
      if (obj.pkg === check.pkg) obj.used = true;
      addDeclDep(check, obj);
      if (!isValid(type)) return;
      x.mode = 'variable';
      break;
    case 'Func':
      addDeclDep(check, obj);
      x.mode = 'value';
      break;
    case 'Builtin':
      x.id = obj.id;
      x.mode = 'builtin';
      break;
    case 'Nil':
      x.mode = 'nilvalue';
      break;
    default:
      throw new InternalError(`unexpected object ${obj.kind}`, e.pos);
  }
  x.typ = type;
}

/** The type that e denotes, or the invalid type after an error; never an uninstantiated generic type. */
export function typExpr(check: Checker, e: Expr): Type {
  return declaredType(check, e, null);
}

/** Like typExpr, for places where constraint interfaces are not allowed. */
export function varType(check: Checker, e: Expr): Type {
  const t = declaredType(check, e, null);
  validVarType(check, e, t);
  return t;
}

export function validVarType(check: Checker, e: Expr, t: Type): void {
  switch (t.kind) {
    // Nothing but an interface under a name can be wrong.
    case 'Basic':
    case 'Pointer':
    case 'Slice':
    case 'Array':
    case 'Map':
    case 'Chan':
    case 'Struct':
    case 'Signature':
    case 'TypeParam':
      return;
    case 'Named':
      if (t.underlying !== null && t.underlying.kind !== 'Interface') return;
      break;
  }
  if (isTypeParam(t)) return;
  // Later, because interfaces may be incomplete while parameters are declared.
  check.later(() => {
    const u = under(t);
    if (u.kind !== 'Interface') return;
    const pos = startPos(e);
    const tset = computeInterfaceTypeSet(check, pos, u);
    if (tsetIsMethodSet(tset)) return;
    if (tset.comparable) softErrorf(check, pos, 'cannot use type %s outside a type constraint: interface is (or embeds) comparable', t);
    else softErrorf(check, pos, 'cannot use type %s outside a type constraint: interface contains type constraints', t);
  });
}

/** Like typExpr; `def` is the name of the type being declared as e, if any. */
export function declaredType(check: Checker, e: Expr, def: TypeName | null): Type {
  let t = typInternal(check, e, def);
  if (isGeneric(t)) {
    errorf(check, e, 'cannot use generic type %s without instantiation', t);
    t = invalidType;
  }
  recordTypeAndValue(check, e, 'typexpr', t, null);
  return t;
}

/** The generic type that e denotes, or the invalid type; `cause` tells if e is a valid type but not generic. */
export function genericType(check: Checker, e: Expr, cause: Cause | null): Type {
  let t = typInternal(check, e, null);
  if (isValid(t) && !isGeneric(t)) {
    if (cause !== null) cause.msg = sprintf(check, '%s is not a generic type', t);
    t = invalidType;
  }
  recordTypeAndValue(check, e, 'typexpr', t, null);
  return t;
}

function typInternal(check: Checker, e0: Expr, def: TypeName | null): Type {
  const e = e0;
  switch (e.kind) {
    case 'BadExpr':
      break;
    case 'Name':
    case 'SelectorExpr': {
      const x = newOperand();
      if (e.kind === 'Name') ident(check, x, e, true);
      else selector(check, x, e, true);
      switch (x.mode) {
        case 'typexpr':
          return x.typ!;
        case 'invalid':
          break;
        case 'novalue':
          errorf(check, x, '%s used as type', x);
          break;
        default:
          errorf(check, x, '%s is not a type', x);
      }
      break;
    }
    case 'IndexExpr':
      verifyVersionf(check, e, go1_18, 'type instantiation');
      return instantiatedType(check, e.x, unpackListExpr(e.index));
    case 'ParenExpr':
      return declaredType(check, e.x, def);
    case 'ArrayType': {
      const t = newArray(invalidType, -1);
      if (e.len !== null) t.len = arrayLength(check, e.len);
      else error(check, e, 'invalid use of [...] array (outside a composite literal)');
      t.elem = varType(check, e.elem);
      if (t.len >= 0) return t;
      break;
    }
    case 'SliceType': {
      const t = newSlice(invalidType);
      t.elem = varType(check, e.elem);
      return t;
    }
    case 'DotsType':
      error(check, e, 'invalid syntax tree: invalid use of ...');
      break;
    case 'StructType': {
      const t = newStruct([]);
      structType(check, t, e);
      return t;
    }
    case 'Operation':
      if (e.op === '*' && e.y === null) {
        const t = newPointer(invalidType);
        t.elem = varType(check, e.x);
        // A pointer to something invalid would only cause follow-on errors.
        return isValid(t.elem) ? t : invalidType;
      }
      errorf(check, e0, '%s is not a type', e0);
      use(check, e0);
      break;
    case 'FuncType': {
      const t = newSignature();
      funcType(check, t, null, [], e);
      return t;
    }
    case 'InterfaceType': {
      const t = newInterface(check);
      interfaceType(check, t, e, def);
      return t;
    }
    case 'MapType':
      return mapType(check, e);
    case 'ChanType': {
      const t = newChan(e.dir, invalidType);
      t.elem = varType(check, e.elem);
      return t;
    }
    default:
      errorf(check, e0, '%s is not a type', e0);
      use(check, e0);
  }
  return invalidType;
}

function mapType(check: Checker, e: MapType): Type {
  const t = newMap(invalidType, invalidType);
  t.key = varType(check, e.key);
  t.elem = varType(check, e.value);
  // Basic keys, the usual ones, need no second look.
  if (t.key.kind !== 'Basic') {
    check.later(() => {
      if (comparable(t.key)) return;
      const why = isTypeParam(t.key) ? ' (missing comparable constraint)' : '';
      errorf(check, e.key, 'invalid map key type %s%s', t.key, why);
    });
  }
  return t;
}

function typeParamsOf(t: Type): TypeParam[] {
  return t.kind === 'Named' ? t.orig.tparams : t.kind === 'Alias' ? t.orig.tparams : [];
}

function instantiatedType(check: Checker, x: Expr, xlist: readonly Expr[]): Type {
  const cause = newCause();
  const gtyp = genericType(check, x, cause);
  if (cause.msg !== '') errorf(check, x, `${invalidOp}%s%s (%s)`, x, xlist, cause.msg);
  if (!isValid(gtyp)) return gtyp;

  const targs = typeList(check, xlist);
  if (targs === null) return invalidType;

  const inst = instance(check, x.pos, gtyp as GenericType, targs, null, check.ctxt);
  if (inst.kind !== 'Named' && inst.kind !== 'Alias') return invalidType;

  // The parameters of the generic type may not be set up yet.
  check.later(() => {
    recordInstance(check, x, targs, inst);
    const tparams = typeParamsOf(inst);
    if (!validateTArgLen(check, x.pos, inst.orig.obj.name, tparams.length, targs.length)) return;
    const { index, err } = verify(check, x.pos, tparams, targs, check.ctxt);
    if (index >= 0) softErrorf(check, index < xlist.length ? startPos(xlist[index]!) : x.pos, '%s', err);
    else check.mono.recordInstance(check.pkg, x.pos, tparams, targs, xlist);
  });
  return inst;
}

/** The value of an array length, or -1 after an error. */
function arrayLength(check: Checker, e: Expr): number {
  // A lone name may be meant as a type parameter without constraint.
  if (e.kind === 'Name') {
    const obj = lookupName(check, e.value);
    if (obj === null) {
      errorf(check, e, 'undefined array length %s or missing type constraint', e.value);
      return -1;
    }
    if (obj.kind !== 'Const') {
      errorf(check, e, 'invalid array length %s', e.value);
      return -1;
    }
  }
  const x = newOperand();
  expr(check, null, x, e);
  if (x.mode !== 'constant') {
    if (x.mode !== 'invalid') errorf(check, x, 'array length %s must be constant', x);
    return -1;
  }
  if (isUntyped(x.typ!) || isInteger(x.typ!)) {
    const val = toInt(x.val!);
    if (val.kind === 'int' && val.val >= 0n && representableConst(val, check, typ('int')) !== null) {
      // DEPARTURE: lengths are exact only below 2^53, far beyond any address space.
      return Number(val.val);
    }
  }
  errorf(check, x, isInteger(x.typ!) ? 'invalid array length %s' : 'array length %s must be integer', x);
  return -1;
}

/** The types of a list of type expressions; null after an error (all are checked anyway). */
export function typeList(check: Checker, list: readonly Expr[]): Type[] | null {
  let res: Type[] | null = [];
  for (const x of list) {
    const t = varType(check, x);
    if (!isValid(t)) res = null;
    res?.push(t);
  }
  return res;
}
