/**
 * Lookup of fields and methods, and missing methods (types2's lookup.go).
 *
 * Lookup goes breadth first through embedded fields, one depth at a time. At each depth there may be one match;
 * two matches, or one in a type that appears twice, are a collision.
 */
import { asNamed, unalias } from './alias.js';
import type { Cause } from './cause.js';
import type { Checker } from './check.js';
import { causef, declareMethod } from './checker-hooks.js';
import { lookupMethod } from './named.js';
import { hasPtrRecv, sameId } from './object.js';
import { identical, isInterface, isInterfacePtr, isTypeParam, isValid } from './predicates.js';
import { implementsType } from './instantiate.js';
import { tsetLookupMethod, typeSet } from './typeset.js';
import { funcSignatureString } from './type-string.js';
import type { Func, InterfaceT, Named, Obj, Package, StructT, Type, Var } from './types.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';

export { isInterfacePtr };

/**
 * obj null: index null and indirect false: not found; index set: ambiguous, the path is to one of the candidates;
 * indirect: a method with pointer receiver exists, but the receiver can't be addressed.
 */
export interface LookupResult {
  obj: Var | Func | null;
  index: number[] | null;
  indirect: boolean;
}

const notFoundResult: LookupResult = { obj: null, index: null, indirect: false };

/** Field or method `name` of T, as visible from pkg. */
export function lookupFieldOrMethod(T: Type, addressable: boolean, pkg: Package | null, name: string, foldCase = false): LookupResult {
  // Methods can't be associated with a named pointer type: look at what it points to, and accept fields only.
  const t = asNamed(T);
  if (t !== null) {
    const p = under(t);
    if (p.kind === 'Pointer') {
      const res = lookupFieldOrMethodImpl(p, false, pkg, name, foldCase);
      return res.obj?.kind === 'Func' ? notFoundResult : res;
    }
  }
  return lookupFieldOrMethodImpl(T, addressable, pkg, name, foldCase);
}

interface EmbeddedType {
  typ: Type;
  /** Field indices on the way to it. */
  index: number[];
  /** A pointer was followed. */
  indirect: boolean;
  /** The type appears several times at this depth. */
  multiples: boolean;
}

export function lookupFieldOrMethodImpl(T: Type, addressable: boolean, pkg: Package | null, name: string, foldCase: boolean): LookupResult {
  if (name === '_') return notFoundResult;
  const { typ: base, isPtr } = deref(T);
  // A pointer to an interface has no methods.
  if (isPtr && under(base).kind === 'Interface') return notFoundResult;

  let current: EmbeddedType[] = [{ typ: base, index: [], indirect: isPtr, multiples: false }];
  // Made when there is a second depth: most fields and methods are the type's own.
  let seen: Map<Named, Named[]> | null = null;
  const first = asNamed(base);

  while (current.length > 0) {
    const next: EmbeddedType[] = [];
    let obj: Var | Func | null = null;
    let index: number[] | null = null;
    let indirect = false;
    let collision: number[] | null = null;

    /** Notes a match; false if it collides with another. */
    const found = (e: EmbeddedType, i: number, o: Var | Func): boolean => {
      index = concat(e.index, i);
      if (obj !== null || e.multiples) {
        collision = index;
        return false;
      }
      obj = o;
      indirect = e.indirect;
      return true;
    };

    for (const e of current) {
      const named = asNamed(e.typ);
      if (named !== null) {
        // Seen at a shallower depth, where it hides everything of it here.
        if (seen !== null) {
          const insts: Named[] | undefined = seen.get(named.orig);
          if (insts?.some((x) => identical(x, named))) continue;
          if (insts === undefined) seen.set(named.orig, [named]);
          else insts.push(named);
        }

        const m = lookupMethod(named, pkg, name, foldCase);
        if (m.method !== null) {
          if (!found(e, m.index, m.method)) break;
          continue;
        }
      }
      const u = under(e.typ);
      if (u.kind === 'Struct') {
        for (let i = 0; i < u.fields.length; i++) {
          const f = u.fields[i]!;
          if (sameId(f, pkg, name, foldCase)) {
            if (!found(e, i, f)) break;
            continue;
          }
          // Embedded fields matter only if nothing is found at this depth.
          if (obj === null && f.embedded) {
            const d = deref(f.type!);
            next.push({ typ: d.typ, index: concat(e.index, i), indirect: e.indirect || d.isPtr, multiples: e.multiples });
          }
        }
        if (collision !== null) break;
      } else if (u.kind === 'Interface') {
        const m = tsetLookupMethod(typeSet(u), pkg, name, foldCase);
        if (m.method !== null && !found(e, m.index, m.method)) break;
      }
    }

    if (collision !== null) return { obj: null, index: collision, indirect: false };
    if (obj !== null) {
      const o = obj as Var | Func;
      if (o.kind === 'Func' && hasPtrRecv(o) && !indirect && !addressable) return { obj: null, index: null, indirect: true };
      return { obj: o, index, indirect };
    }
    seen ??= new Map(first === null ? [] : [[first.orig, [first]]]);
    current = consolidateMultiples(next);
  }
  return notFoundResult;
}

/** Merges entries of identical type and marks those that stand for several. */
function consolidateMultiples(list: EmbeddedType[]): EmbeddedType[] {
  if (list.length <= 1) return list;
  const out: EmbeddedType[] = [];
  const byType = new Map<Type, EmbeddedType>();
  for (const e of list) {
    let prev = byType.get(e.typ);
    if (prev === undefined) prev = out.find((x) => identical(x.typ, e.typ));
    if (prev !== undefined) {
      prev.multiples = true;
    } else {
      byType.set(e.typ, e);
      out.push(e);
    }
  }
  return out;
}

// ---------------------------------------------------------------- missing methods

type State = 'ok' | 'notFound' | 'wrongName' | 'unexported' | 'wrongSig' | 'ambigSel' | 'ptrRecv' | 'field';

/**
 * The first method of interface T that V lacks, or null. `static` false: V is an interface and only methods that
 * it has with another type count. `wrongType` says that a method of the name exists with another signature or a
 * pointer receiver.
 */
export function missingMethod(
  check: Checker | null,
  V: Type,
  T: Type,
  isStatic: boolean,
  equivalent: (x: Type, y: Type) => boolean,
  cause: Cause | null,
): { method: Func | null; wrongType: boolean } {
  const methods = typeSet(under(T) as InterfaceT).methods;
  let state: State = 'ok';
  let m: Func | null = null;
  let f: Func | null = null;

  const u = under(V);
  if (u.kind === 'Interface') {
    const tset = typeSet(u);
    for (const want of methods) {
      m = want;
      f = tsetLookupMethod(tset, want.pkg, want.name, false).method;
      if (f === null) {
        if (!isStatic) continue;
        state = 'notFound';
        break;
      }
      if (!equivalent(f.type!, want.type!)) {
        state = 'wrongSig';
        break;
      }
    }
  } else {
    for (const want of methods) {
      m = want;
      const r = lookupFieldOrMethodImpl(V, false, want.pkg, want.name, false);
      if (r.obj === null) {
        if (r.index !== null) state = 'ambigSel';
        else if (r.indirect) state = 'ptrRecv';
        else {
          state = 'notFound';
          const alt = lookupFieldOrMethodImpl(V, false, want.pkg, want.name, true).obj;
          f = alt?.kind === 'Func' ? alt : null;
          if (f !== null) state = f.name === want.name ? 'unexported' : 'wrongName';
        }
        break;
      }
      if (r.obj.kind !== 'Func') {
        f = null;
        state = 'field';
        break;
      }
      f = r.obj;
      declareMethod(check, f);
      if (!equivalent(f.type!, want.type!)) {
        state = 'wrongSig';
        break;
      }
    }
  }
  if (state === 'ok') return { method: null, wrongType: false };
  if (cause !== null) {
    if (f !== null) declareMethod(check, f);
    cause.msg = missingMethodCause(check, V, T, m!, f, state);
  }
  return { method: m, wrongType: state === 'wrongSig' || state === 'ptrRecv' };
}

function missingMethodCause(check: Checker | null, V: Type, T: Type, m: Func, f: Func | null, state: State): string {
  switch (state) {
    case 'wrongName':
      return `(missing method ${m.name})\n\t\thave ${funcString(check, f!, false)}\n\t\twant ${funcString(check, m, false)}`;
    case 'unexported':
      return `(unexported method ${m.name})`;
    case 'wrongSig': {
      let fs = funcString(check, f!, false);
      let ms = funcString(check, m, false);
      if (fs === ms) {
        // Say which packages the types come from.
        fs = funcString(check, f!, true);
        ms = funcString(check, m, true);
      }
      if (fs === ms) return `(wrong type for method ${m.name})`;
      return `(wrong type for method ${m.name})\n\t\thave ${fs}\n\t\twant ${ms}`;
    }
    case 'ambigSel':
      return causef(check, '(ambiguous selector %s.%s)', V, m.name);
    case 'ptrRecv':
      return `(method ${m.name} has pointer receiver)`;
    case 'field':
      return causef(check, '(%s.%s is a field, not a method)', V, m.name);
    default:
      if (isInterfacePtr(V)) return `(${interfacePtrError(check, V)})`;
      if (isInterfacePtr(T)) return `(${interfacePtrError(check, T)})`;
      return `(missing method ${m.name})`;
  }
}

/** Like missingMethod; an invalid V, or one with invalid embedded fields, has all methods. */
export function hasAllMethods(
  check: Checker | null,
  V: Type,
  T: Type,
  isStatic: boolean,
  equivalent: (x: Type, y: Type) => boolean,
  cause: Cause | null,
): boolean {
  if (!isValid(V)) return true;
  const { method } = missingMethod(check, V, T, isStatic, equivalent, cause);
  return method === null || hasInvalidEmbeddedFields(V, new Set());
}

function hasInvalidEmbeddedFields(T: Type, seen: Set<StructT>): boolean {
  const S = under(derefStructPtr(T));
  if (S.kind !== 'Struct' || seen.has(S)) return false;
  seen.add(S);
  return S.fields.some((f) => f.embedded && (!isValid(f.type!) || hasInvalidEmbeddedFields(f.type!, seen)));
}

export function interfacePtrError(check: Checker | null, T: Type): string {
  const p = under(T);
  if (p.kind === 'Pointer' && isTypeParam(p.elem)) return causef(check, 'type %s is pointer to type parameter, not type parameter', T);
  return causef(check, 'type %s is pointer to interface, not interface', T);
}

/** Name and signature without parameter names; with `pkgInfo`, packages by path. */
export function funcString(check: Checker | null, f: Func, pkgInfo: boolean): string {
  return f.name + funcSignatureString(check, f, pkgInfo);
}

/** Whether a value of interface type V can hold a T: methods that V has must not conflict. */
export function assertableTo(check: Checker | null, V: Type, T: Type, cause: Cause | null): boolean {
  if (isInterface(T)) return true; // found out at run time
  return hasAllMethods(check, T, V, false, identical, cause);
}

export function newAssertableTo(check: Checker | null, V: Type, T: Type, cause: Cause | null): boolean {
  if (isInterface(T)) return true;
  return implementsType(check, T, V, false, cause);
}

// ---------------------------------------------------------------- helpers

/** The base type of a pointer that is not a defined type. */
export function deref(t: Type): { typ: Type; isPtr: boolean } {
  const p = unalias(t);
  if (p.kind !== 'Pointer') return { typ: t, isPtr: false };
  return { typ: (p.elem as Type | null) ?? invalidType, isPtr: true };
}

/** The struct type that t points to, else t. */
export function derefStructPtr(t: Type): Type {
  const p = under(t);
  return p.kind === 'Pointer' && under(p.elem).kind === 'Struct' ? p.elem : t;
}

export function concat(list: readonly number[], i: number): number[] {
  return [...list, i];
}

export function fieldIndex(fields: readonly Var[], pkg: Package | null, name: string, foldCase: boolean): number {
  if (name === '_') return -1;
  return fields.findIndex((f) => sameId(f, pkg, name, foldCase));
}

export function methodIndex(methods: readonly Func[], pkg: Package | null, name: string, foldCase: boolean): { index: number; method: Func | null } {
  const index = name === '_' ? -1 : methods.findIndex((m) => sameId(m, pkg, name, foldCase));
  return { index, method: index < 0 ? null : methods[index]! };
}

export type { Obj };
