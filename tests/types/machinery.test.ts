/** The type machinery on types built by hand: strings, identity, type sets, lookup, instances, unification. */
import { expect, test } from 'vitest';
import { instantiate } from '../../src/types/instantiate.js';
import { linkString, pathToPrefix, shortString } from '../../src/types/link-string.js';
import { assertableTo, lookupFieldOrMethod, missingMethod } from '../../src/types/lookup.js';
import { newCause } from '../../src/types/cause.js';
import { addMethod, method, namedMethods } from '../../src/types/named.js';
import * as N from '../../src/types/new-types.js';
import { newPackage } from '../../src/types/package.js';
import { comparable, identical, identicalIgnoreTags } from '../../src/types/predicates.js';
import { insert } from '../../src/types/scope.js';
import { objectString } from '../../src/types/object.js';
import { sizeof } from '../../src/types/sizes.js';
import { typeString } from '../../src/types/type-string.js';
import type { Func, Named, Package, Signature, Type, TypeParam, Var } from '../../src/types/types.js';
import { typeSet } from '../../src/types/typeset.js';
import { under } from '../../src/types/under.js';
import { typ, universeAnyAlias, universeError, universeRune } from '../../src/types/universe.js';
import { assignMode, newUnifier, unifierAt, unify } from '../../src/types/unify.js';

const int = typ('int');
const str = typ('string');
const main = newPackage('main', 'main');
const sub = newPackage('example.com/rs/sub', 'sub');

function named(pkg: Package, name: string, u: Type): Named {
  const obj = N.newTypeName(0, pkg, name, null);
  const t = N.newNamed(null, obj, u);
  insert(pkg.scope, obj);
  return t;
}
function field(name: string, t: Type, embedded = false, pkg = main): Var {
  return N.newField(0, pkg, name, t, embedded);
}
function fn(params: Type[], results: Type[], variadic = false): Signature {
  const vars = (l: Type[]): Var[] => l.map((t) => N.newParam(0, null, '', t));
  return N.newSignatureType(null, [], [], N.newTuple(...vars(params)), N.newTuple(...vars(results)), variadic);
}
function tparam(name: string, bound: Type): TypeParam {
  return N.newTypeParam(null, N.newTypeName(0, main, name, null), bound);
}
function addMeth(t: Named, name: string, ptr: boolean, sig: Signature, rparams: TypeParam[] = []): Func {
  sig.recv = N.newVar('recv', 0, main, 'r', ptr ? N.newPointer(t) : t);
  sig.rparams = rparams;
  const m = N.newFunc(0, t.obj.pkg, name, sig);
  addMethod(t, m);
  return m;
}
/** type List[E any] struct { next *List[E]; val E }; func (*List[E]) Add(E) */
function listType(): Named {
  const P = tparam('E', universeAnyAlias);
  const obj = N.newTypeName(0, main, 'List', null);
  const L = N.newNamed(null, obj, null);
  L.tparams = N.bindTParams([P]);
  const self = instantiate(L, [P]);
  L.fromRHS = N.newStruct([field('next', N.newPointer(self)), field('val', P)]);
  const R = tparam('E', universeAnyAlias);
  R.index = 0;
  addMeth(L, 'Add', true, fn([R], []), [R]);
  return L;
}

test('type strings', () => {
  const T = named(main, 'T1', N.newStruct([]));
  const table: [Type, string][] = [
    [N.newChan('both', N.newChan('recv', int)), 'chan (<-chan int)'],
    [N.newMap(str, N.newSlice(N.newArray(universeRune, 3))), 'map[string][][3]rune'],
    [fn([int, N.newSlice(str)], [universeError], true), 'func(int, ...string) error'],
    [fn([], [int, str]), 'func() (int, string)'],
    [N.newStruct([field('a', int), field('T1', T, true)], ['x"y']), 'struct{a int "x\\"y"; main.T1}'],
    [universeAnyAlias, 'any'],
    [under(universeAnyAlias), 'any'],
    [N.newInterfaceType([N.newFunc(0, main, 'M', fn([], []))], []), 'interface{M()}'],
    [N.newPointer(typ('unsafe.Pointer')), '*unsafe.Pointer'],
  ];
  for (const [t, want] of table) expect(typeString(t, null)).toBe(want);
  expect(objectString(field('a', int), null)).toBe('field a int');
  expect(objectString(T.obj, () => '')).toBe('type T1 struct{}');
});

test('link strings and reflect strings', () => {
  const U = named(sub, 'U', N.newStruct([]));
  const t = N.newStruct([field('X', int), field('y', str), field('U', N.newPointer(U), true), field('error', universeError, true)], ['json:"x"']);
  expect(shortString(t)).toBe('struct { X int "json:\\"x\\""; y string; *sub.U; error }');
  expect(linkString(t)).toBe('struct { X int "json:\\"x\\""; main.y string; *example.com/rs/sub.U; main.error = error }');
  const L = listType();
  const local = named(main, 'T2', int);
  local.vargen = 2;
  expect(shortString(instantiate(L, [U]))).toBe('main.List[example.com/rs/sub.U]');
  expect(shortString(local)).toBe('main.T2');
  expect(shortString(instantiate(L, [local]))).toBe('main.List[main.T2\xc2\xb72]');
  const i = N.newInterfaceType([N.newFunc(0, sub, 'm', fn([], [])), N.newFunc(0, sub, 'Exp', fn([], [int]))], []);
  expect(shortString(i)).toBe('interface { Exp() int; sub.m() }');
  expect(linkString(i)).toBe('interface { Exp() int; example.com/rs/sub.m() }');
  expect(pathToPrefix('gopkg.in/yaml.v2')).toBe('gopkg.in/yaml%2ev2');
  expect(shortString(N.newStruct([]))).toBe('struct {}');
});

test('identity', () => {
  expect(identical(N.newSlice(int), N.newSlice(typ('int')))).toBe(true);
  expect(identical(universeRune, typ('int32'))).toBe(true);
  expect(identical(N.newStruct([field('a', int)], ['t']), N.newStruct([field('a', int)]))).toBe(false);
  expect(identicalIgnoreTags(N.newStruct([field('a', int)], ['t']), N.newStruct([field('a', int)]))).toBe(true);
  expect(identical(N.newStruct([field('a', int)]), N.newStruct([field('a', int, false, sub)]))).toBe(false);
  expect(identical(N.newStruct([field('A', int)]), N.newStruct([field('A', int, false, sub)]))).toBe(true);
  expect(identical(fn([N.newSlice(int)], [], true), fn([N.newSlice(int)], []))).toBe(false);
  expect(identical(named(main, 'A', int), named(main, 'B', int))).toBe(false);
  const generic = (name: string): Signature => {
    const P = tparam(name, universeAnyAlias);
    const s = fn([P, N.newSlice(P)], [P]);
    s.tparams = N.bindTParams([P]);
    return s;
  };
  expect(identical(generic('P'), generic('Q'))).toBe(true);
  const m = (): Func => N.newFunc(0, main, 'M', fn([], []));
  const n = (): Func => N.newFunc(0, main, 'N', fn([], []));
  expect(identical(N.newInterfaceType([m(), n()], []), N.newInterfaceType([n()], [N.newInterfaceType([m()], [])]))).toBe(true);
});

test('recursive instances end', () => {
  const L = listType();
  const a = instantiate(L, [int]);
  const b = instantiate(L, [int]);
  expect(identical(a, b)).toBe(true);
  expect(typeString(under(a), null)).toBe('struct{next *main.List[int]; val int}');
  const m = method(a as Named, 0);
  expect(typeString(m.type, null)).toBe('func(int)');
  expect(typeString((m.type as Signature).recv!.type, null)).toBe('*main.List[int]');
  expect(namedMethods(a as Named)).toEqual([m]);
  expect(sizeof(8, a)).toBe(16);
  expect(sizeof(4, a)).toBe(8);
});

test('endless instantiation is refused quickly', () => {
  // type I[T any] interface { M() interface { I[*T] } }
  const P = tparam('T', universeAnyAlias);
  const I = N.newNamed(null, N.newTypeName(0, main, 'I', null), null);
  I.tparams = N.bindTParams([P]);
  const inner = N.newInterfaceType([], [instantiate(I, [N.newPointer(P)])]);
  I.fromRHS = N.newInterfaceType([N.newFunc(0, main, 'M', fn([], [inner]))], []);
  const start = performance.now();
  let t: Type = instantiate(I, [int]);
  for (let i = 0; i < 300; i++) {
    const u = under(t);
    if (u.kind !== 'Interface') break;
    const ms = typeSet(u).methods;
    if (ms.length === 0) break;
    const r = (ms[0]!.type as Signature).results.vars[0]!.type!;
    t = (under(r) as Extract<Type, { kind: 'Interface' }>).embeddeds[0]!;
  }
  expect(under(t)).toEqual(typ('invalid'));
  expect(performance.now() - start).toBeLessThan(1000);
});

test('lookup', () => {
  const In = named(main, 'In', N.newStruct([field('x', int)]));
  addMeth(In, 'V', false, fn([], []));
  addMeth(In, 'P', true, fn([], []));
  const Out = named(main, 'Out', N.newStruct([field('y', int), field('In', In, true)]));
  const viaPtr = named(main, 'ViaPtr', N.newStruct([field('In', N.newPointer(In), true)]));
  expect(lookupFieldOrMethod(Out, false, main, 'x')).toMatchObject({ index: [1, 0], indirect: false });
  expect(lookupFieldOrMethod(Out, false, main, 'V').obj?.kind).toBe('Func');
  expect(lookupFieldOrMethod(Out, false, main, 'P')).toEqual({ obj: null, index: null, indirect: true });
  expect(lookupFieldOrMethod(Out, true, main, 'P').obj?.name).toBe('P');
  expect(lookupFieldOrMethod(viaPtr, false, main, 'P')).toMatchObject({ indirect: true, index: [0, 1] });
  expect(lookupFieldOrMethod(Out, false, sub, 'x').obj).toBe(null);
  const Both = named(main, 'Both', N.newStruct([field('In', In, true), field('Out', viaPtr, true), field('x', str)]));
  expect(lookupFieldOrMethod(Both, false, main, 'x')).toMatchObject({ index: [2] });
  const Twice = named(main, 'Twice', N.newStruct([field('Out', Out, true), field('ViaPtr', viaPtr, true)]));
  expect(lookupFieldOrMethod(Twice, false, main, 'x').obj).toBe(null);
  expect(lookupFieldOrMethod(Twice, false, main, 'x').index).not.toBe(null);

  const iface = N.newInterfaceType([N.newFunc(0, main, 'P', fn([], []))], []);
  const cause = newCause();
  expect(missingMethod(null, In, iface, true, identical, cause).method?.name).toBe('P');
  expect(cause.msg).toBe('(method P has pointer receiver)');
  const wrong = N.newInterfaceType([N.newFunc(0, main, 'V', fn([int], []))], []);
  missingMethod(null, In, wrong, true, identical, cause);
  expect(cause.msg).toBe('(wrong type for method V)\n\t\thave V()\n\t\twant V(int)');
  expect(assertableTo(null, iface, N.newPointer(In), null)).toBe(true);
});

test('comparable', () => {
  expect(comparable(N.newStruct([field('a', int), field('b', universeAnyAlias)]))).toBe(true);
  expect(comparable(N.newArray(N.newSlice(int), 2))).toBe(false);
});

test('unification', () => {
  const P = tparam('P', universeAnyAlias);
  const Q = tparam('Q', universeAnyAlias);
  const u = newUnifier([P, Q], [], true);
  const My = named(main, 'My', N.newMap(str, N.newSlice(int)));
  expect(unify(u, N.newMap(P, N.newSlice(Q)), My, assignMode)).toBe(true);
  expect(unifierAt(u, P)).toBe(str);
  expect(unifierAt(u, Q)).toBe(int);
  expect(unify(u, P, int, assignMode)).toBe(false);
  const v = newUnifier([P], [], true);
  expect(unify(v, P, N.newChan('both', int), assignMode)).toBe(true);
  expect(unify(v, P, N.newChan('send', int), assignMode)).toBe(true);
  expect(typeString(unifierAt(v, P), null)).toBe('chan<- int');
});
