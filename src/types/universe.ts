/**
 * The universe scope and package unsafe (types2's universe.go).
 *
 * INVARIANT: these objects are shared by all compilations of a process and never change. Package objects refer to
 * them by name; where identity matters (`error`, `comparable`) identical() also accepts copies, see predicates.ts.
 */
import { newAlias, newBuiltin, newConst, newFunc, newInterface, newNamed, newSignatureType, newTuple, newTypeName, newVar } from './new-types.js';
import { insert, newScope } from './scope.js';
import type { Alias, BuiltinId, InterfaceT, Named, Nil, Obj, Package, Scope, TypeName } from './types.js';
import { basicKinds, invalidType, typ, universeByte, universeRune } from './universe-types.js';

export { typ, invalidType, universeByte, universeRune };

export type ExprKind = 'conversion' | 'expression' | 'statement';

/** Arity of the built-in functions and whether calls of them are expressions. */
export const predeclaredFuncs: ReadonlyMap<BuiltinId, { name: string; nargs: number; variadic: boolean; kind: ExprKind }> = new Map(
  (
    [
      ['append', 1, true, 'expression'],
      ['cap', 1, false, 'expression'],
      ['clear', 1, false, 'statement'],
      ['close', 1, false, 'statement'],
      ['complex', 2, false, 'expression'],
      ['copy', 2, false, 'statement'],
      ['delete', 2, false, 'statement'],
      ['imag', 1, false, 'expression'],
      ['len', 1, false, 'expression'],
      ['make', 1, true, 'expression'],
      ['max', 1, true, 'expression'],
      ['min', 1, true, 'expression'],
      ['new', 1, false, 'expression'],
      ['panic', 1, false, 'statement'],
      ['print', 0, true, 'statement'],
      ['println', 0, true, 'statement'],
      ['real', 1, false, 'expression'],
      ['recover', 0, false, 'statement'],
      ['Add', 2, false, 'expression'],
      ['Alignof', 1, false, 'expression'],
      ['Offsetof', 1, false, 'expression'],
      ['Sizeof', 1, false, 'expression'],
      ['Slice', 2, false, 'expression'],
      ['SliceData', 1, false, 'expression'],
      ['String', 2, false, 'expression'],
      ['StringData', 1, false, 'expression'],
      ['assert', 1, false, 'statement'],
      ['trace', 0, true, 'expression'],
    ] as const
  ).map(([name, nargs, variadic, kind]) => [name, { name, nargs, variadic, kind }]),
);

export const universe: Scope = newScope(null, 0, 0, 'universe');
export const unsafePkg: Package = {
  kind: 'Package',
  path: 'unsafe',
  name: 'unsafe',
  scope: newScope(universe, 0, 0, 'package "unsafe"'),
  imports: [],
  complete: true,
  goVersion: '',
};

function def<T extends Obj>(obj: T, scope = universe): T {
  if (scope !== universe) obj.pkg = unsafePkg;
  insert(scope, obj);
  return obj;
}

for (const kind of basicKinds) {
  if (kind === 'invalid' || kind.includes(' ')) continue;
  if (kind === 'unsafe.Pointer') def(newTypeName(0, null, 'Pointer', typ(kind)), unsafePkg.scope);
  else def(newTypeName(0, null, kind, typ(kind)));
}
def(newTypeName(0, null, 'byte', universeByte));
def(newTypeName(0, null, 'rune', universeRune));

/** The interface behind `any`. */
export const universeAny: InterfaceT = newInterface(null);
universeAny.complete = true;
universeAny.predeclared = 'any';
universeAny.tset = { methods: [], terms: null, comparable: false };

export const universeAnyAlias: Alias = newAlias(null, def(newTypeName(0, null, 'any', null)), universeAny);
universeAnyAlias.obj.type = universeAnyAlias;
universeAnyAlias.actual = universeAny;

/** An interface without elements for places where the source names none. */
export const emptyInterface: InterfaceT = newInterface(null);
emptyInterface.complete = true;
emptyInterface.tset = { methods: [], terms: null, comparable: false };

function defError(): Named {
  const obj: TypeName = newTypeName(0, null, 'error', null);
  const named = newNamed(null, obj, null);
  const recv = newVar('recv', 0, null, '', named);
  const res = newVar('result', 0, null, '', typ('string'));
  const m = newFunc(0, null, 'Error', newSignatureType(recv, [], [], null, newTuple(res), false));
  const ityp = newInterface(null);
  ityp.methods = [m];
  ityp.complete = true;
  ityp.tset = { methods: [m], terms: null, comparable: false };
  named.fromRHS = ityp;
  named.underlying = ityp;
  def(obj);
  return named;
}
export const universeError: Named = defError();

function defComparable(): TypeName {
  const obj = newTypeName(0, null, 'comparable', null);
  const named = newNamed(null, obj, null);
  const ityp = newInterface(null);
  ityp.complete = true;
  ityp.predeclared = 'comparable';
  ityp.tset = { methods: [], terms: null, comparable: true };
  named.fromRHS = ityp;
  named.underlying = ityp;
  return def(obj);
}
/** The object, as in types2; the type is `universeComparable.type`. */
export const universeComparable: TypeName = defComparable();

def(newConst(0, null, 'true', typ('untyped bool'), { kind: 'bool', val: true }));
def(newConst(0, null, 'false', typ('untyped bool'), { kind: 'bool', val: false }));
export const universeIota = def(newConst(0, null, 'iota', typ('untyped int'), { kind: 'int', val: 0n }));
export const universeNil: Nil = def({
  kind: 'Nil',
  name: 'nil',
  pos: 0,
  pkg: null,
  type: typ('untyped nil'),
  parent: null,
  scopePos: 0,
  order: 0,
});

for (const [id, f] of predeclaredFuncs) {
  if (id === 'assert' || id === 'trace') continue;
  const first = f.name.charCodeAt(0);
  def(newBuiltin(f.name, id), first >= 65 && first <= 90 ? unsafePkg.scope : universe);
}

/** Declares `assert` and `trace`, which only the checker's own test data uses. */
export function defPredeclaredTestFuncs(): void {
  if (universe.elems.has('assert')) return;
  def(newBuiltin('assert', 'assert'));
  def(newBuiltin('trace', 'trace'));
}
