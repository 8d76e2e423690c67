/**
 * Constructors of types, objects and packages, with the names and argument orders of types2's New... functions.
 * Where types2 has a method `newX` and a function `NewX`, this is the method: the checker comes first and may be
 * null.
 */
// First: universe.ts is evaluated inside an import cycle and needs it there.
import { invalidType } from './universe-types.js';
import { InternalError } from '../base/assert.js';
import type { Pos } from '../base/source.js';
import type { Checker } from './check.js';
import { needsCleanup } from './checker-hooks.js';
import type {
  Alias,
  ArrayT,
  Builtin,
  BuiltinId,
  ChanT,
  Const,
  ConstVal,
  Func,
  InterfaceT,
  Label,
  MapT,
  Named,
  Package,
  PkgName,
  PointerT,
  Scope,
  Signature,
  SliceT,
  StructT,
  Tuple,
  Type,
  TypeName,
  TypeParam,
  Union,
  Var,
} from './types.js';
import { compareFunc } from './object.js';
import { newScope } from './scope.js';

// ---------------------------------------------------------------- types

export function newArray(elem: Type, len: number): ArrayT {
  return { kind: 'Array', len, elem };
}

export function newSlice(elem: Type): SliceT {
  return { kind: 'Slice', elem };
}

export function newStruct(fields: Var[], tags: string[] = []): StructT {
  return { kind: 'Struct', fields, tags };
}

export function newPointer(elem: Type): PointerT {
  return { kind: 'Pointer', elem };
}

export function newTuple(...vars: Var[]): Tuple {
  return { kind: 'Tuple', vars };
}

export function newSignatureType(
  recv: Var | null,
  rparams: TypeParam[],
  tparams: TypeParam[],
  params: Tuple | null,
  results: Tuple | null,
  variadic: boolean,
): Signature {
  return {
    kind: 'Signature',
    tparams: bindTParams(tparams),
    rparams: bindTParams(rparams),
    recv,
    params: params ?? newTuple(),
    results: results ?? newTuple(),
    variadic,
  };
}

export function newUnion(terms: { tilde: boolean; type: Type }[]): Union {
  return { kind: 'Union', terms };
}

export function newTerm(tilde: boolean, type: Type): { tilde: boolean; type: Type } {
  return { tilde, type };
}

/** An interface still to be filled by the checker: it is incomplete until `complete` is set. */
export function newInterface(check: Checker | null): InterfaceT {
  const t: InterfaceT = { kind: 'Interface', methods: [], embeddeds: [], embedPos: [], implicit: false, complete: false };
  if (check !== null) needsCleanup(check, t);
  return t;
}

/** A complete interface; gives methods without a receiver the interface as receiver. */
export function newInterfaceType(methods: Func[], embeddeds: Type[]): InterfaceT {
  const t: InterfaceT = { kind: 'Interface', methods, embeddeds, embedPos: [], implicit: false };
  for (const m of methods) {
    const sig = m.type as Signature;
    if (sig.recv === null) sig.recv = newVar('recv', m.pos, m.pkg, '', t);
  }
  methods.sort(compareFunc);
  return t;
}

export function newMap(key: Type, elem: Type): MapT {
  return { kind: 'Map', key, elem };
}

export function newChan(dir: ChanT['dir'], elem: Type): ChanT {
  return { kind: 'Chan', dir, elem };
}

/** A declared type; the type of `obj` becomes it unless it has one. `fromRHS` may be filled in later. */
export function newNamed(check: Checker | null, obj: TypeName, fromRHS: Type | null, methods: Func[] = []): Named {
  const t: Named = {
    kind: 'Named',
    obj,
    orig: undefined as unknown as Named,
    tparams: [],
    targs: [],
    fromRHS,
    underlying: null,
    methods,
    vargen: 0,
  };
  t.orig = t;
  if (obj.type === null) obj.type = t;
  if (check !== null) needsCleanup(check, t);
  return t;
}

/**
 * An instance. Its `obj` is a placeholder that records the position of the instantiation in the source; the
 * declaration's object is `orig.obj`.
 */
export function newNamedInstance(check: Checker | null, pos: Pos, orig: Named, targs: Type[]): Named {
  const obj = newTypeName(pos, orig.obj.pkg, orig.obj.name, null);
  const t: Named = {
    kind: 'Named',
    obj,
    orig,
    tparams: [],
    targs,
    underlying: null,
    methods: [],
    vargen: orig.vargen,
  };
  obj.type = t;
  if (check !== null) needsCleanup(check, t);
  return t;
}

/** `rhs` null: incomplete, to be filled by the checker. */
export function newAlias(check: Checker | null, obj: TypeName, rhs: Type | null): Alias {
  const a: Alias = {
    kind: 'Alias',
    obj,
    orig: undefined as unknown as Alias,
    tparams: [],
    targs: [],
    fromRHS: rhs,
    actual: null,
  };
  a.orig = a;
  if (obj.type === null) obj.type = a;
  if (check !== null) needsCleanup(check, a);
  return a;
}

let lastId = 0;

/** `constraint` may be null and set later (`bound`). */
export function newTypeParam(check: Checker | null, obj: TypeName, constraint: Type | null): TypeParam {
  const t: TypeParam = {
    kind: 'TypeParam',
    id: ++lastId,
    obj,
    index: -1,
    bound: constraint as Type,
  };
  if (obj.type === null) obj.type = t;
  if (check !== null) needsCleanup(check, t);
  return t;
}

/** Gives the parameters of a list their indices. */
export function bindTParams(list: TypeParam[]): TypeParam[] {
  list.forEach((p, i) => {
    if (p.index >= 0 && p.index !== i) throw new InternalError('type parameter bound more than once');
    p.index = i;
  });
  return list;
}

// ---------------------------------------------------------------- objects

export function newPkgName(pos: Pos, pkg: Package | null, name: string, imported: Package): PkgName {
  return { kind: 'PkgName', name, pos, pkg, type: invalidType, parent: null, scopePos: 0, order: 0, imported, used: false };
}

export function newConst(pos: Pos, pkg: Package | null, name: string, type: Type | null, val: ConstVal): Const {
  return { kind: 'Const', name, pos, pkg, type, parent: null, scopePos: 0, order: 0, val };
}

export function newTypeName(pos: Pos, pkg: Package | null, name: string, type: Type | null): TypeName {
  return { kind: 'TypeName', name, pos, pkg, type, parent: null, scopePos: 0, order: 0 };
}

export function newVar(varKind: Var['varKind'], pos: Pos, pkg: Package | null, name: string, type: Type | null): Var {
  return {
    kind: 'Var',
    name,
    pos,
    pkg,
    type,
    parent: null,
    scopePos: 0,
    order: 0,
    isField: varKind === 'field',
    embedded: false,
    used: false,
    isParam: varKind === 'param' || varKind === 'result' || varKind === 'recv',
    varKind,
  };
}

export function newParam(pos: Pos, pkg: Package | null, name: string, type: Type | null): Var {
  return newVar('param', pos, pkg, name, type);
}

export function newField(pos: Pos, pkg: Package | null, name: string, type: Type | null, embedded: boolean): Var {
  const v = newVar('field', pos, pkg, name, type);
  v.embedded = embedded;
  return v;
}

export function newFunc(pos: Pos, pkg: Package | null, name: string, sig: Signature | null): Func {
  return { kind: 'Func', name, pos, pkg, type: sig, parent: null, scopePos: 0, order: 0, hasPtrRecv: false };
}

export function newLabel(pos: Pos, pkg: Package | null, name: string): Label {
  return { kind: 'Label', name, pos, pkg, type: invalidType, parent: null, scopePos: 0, order: 0, used: false };
}

export function newBuiltin(name: string, id: BuiltinId): Builtin {
  return { kind: 'Builtin', name, pos: 0, pkg: null, type: invalidType, parent: null, scopePos: 0, order: 0, id };
}

// ---------------------------------------------------------------- packages

/** `universe` is the parent of its scope (package.ts has a variant that knows it). */
export function newPackage(path: string, name: string, universe: Scope | null): Package {
  const scope = newScope(universe, 0, 0, `package "${path}"`);
  return { kind: 'Package', path, name, scope, imports: [], complete: false, goVersion: '' };
}
