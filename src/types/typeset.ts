/**
 * Type sets of interfaces and unions (types2's typeset.go). `InterfaceT.tset` is filled on first use.
 *
 * INVARIANT: comparable implies terms is null (all types).
 */
import { noPos, type Pos } from '../base/source.js';
import type { Checker } from './check.js';
import { duplicateMethod, errorAt, later } from './checker-hooks.js';
import { currentChecker } from './current.js';
import { methodIndex } from './lookup.js';
import { compareFunc, objId } from './object.js';
import { comparableType, identical, isValid } from './predicates.js';
import { equalTermlists, intersect, subsetOf, type Term, type Termlist, union } from './typeterm.js';
import type { Func, InterfaceT, Package, Type, TypeSet, Union } from './types.js';
import { under } from './under.js';
import { isImportedConstraint } from './decl.js';
import { allowVersion, go1_14, go1_18, verifyVersionf } from './version.js';

/** Unions with more terms are refused, because the algorithms are quadratic. */
export const maxTermCount = 100;

export const topTypeSet: TypeSet = { methods: [], terms: null, comparable: false };
/** Stands for the type set of a union that overflowed; compared by reference. */
export const invalidTypeSet: TypeSet = { methods: [], terms: [], comparable: false };

/** The type set of t; computed lazily. Incomplete interfaces have all types for the time being. */
export function typeSet(t: InterfaceT): TypeSet {
  return t.tset ?? computeInterfaceTypeSet(currentChecker(), noPos, t);
}
/** The name that types.ts uses. */
export const typeSetOf = typeSet;

// ---------------------------------------------------------------- questions to a type set

export function tsetIsEmpty(s: TypeSet): boolean {
  return s.terms !== null && s.terms.length === 0;
}

export function tsetIsMethodSet(s: TypeSet): boolean {
  return !s.comparable && s.terms === null;
}

export function tsetIsAll(s: TypeSet): boolean {
  return tsetIsMethodSet(s) && s.methods.length === 0;
}

export function tsetIsComparable(s: TypeSet, seen: Set<Type> | null = null): boolean {
  if (s.terms === null) return s.comparable;
  return tsetIs(s, (t) => t !== null && comparableType(t.type, false, seen) === null);
}

export function tsetHasTerms(s: TypeSet): boolean {
  return s.terms !== null && s.terms.length > 0;
}

export function tsetSubsetOf(a: TypeSet, b: TypeSet): boolean {
  return subsetOf(a.terms, b.terms);
}

export function tsetEqualTerms(a: TypeSet, b: TypeSet): boolean {
  return equalTermlists(a.terms, b.terms);
}

export function tsetLookupMethod(s: TypeSet, pkg: Package | null, name: string, foldCase: boolean): { index: number; method: Func | null } {
  return methodIndex(s.methods, pkg, name, foldCase);
}

/** f over the specific terms, or once f(null) if there are none. */
export function tsetIs(s: TypeSet, f: (t: Term | null) => boolean): boolean {
  if (!tsetHasTerms(s)) return f(null);
  return s.terms!.every(f);
}

/** f over pairs of type and underlying type of the specific terms, or once f(null, null). */
export function tsetAll(s: TypeSet, f: (t: Type | null, u: Type | null) => boolean): boolean {
  if (!tsetHasTerms(s)) return f(null, null);
  return s.terms!.every((t) => f(t.type, under(t.type)));
}

// ---------------------------------------------------------------- questions to an interface

/** Whether every type implements t. */
export function interfaceEmpty(t: InterfaceT): boolean {
  return tsetIsAll(typeSet(t));
}

export function interfaceIsComparable(t: InterfaceT): boolean {
  return tsetIsComparable(typeSet(t));
}

/** Whether t is described by its methods alone, so that it may be used outside constraints. */
export function interfaceIsMethodSet(t: InterfaceT): boolean {
  return tsetIsMethodSet(typeSet(t));
}

// ---------------------------------------------------------------- computation

/** Type sets of unions per check, so that an error in one is reported once. */
const unionTypeSets = new WeakMap<Checker, Map<Union, TypeSet>>();

function unionSetsOf(check: Checker | null): Map<Union, TypeSet> {
  if (check === null) return new Map();
  let m = unionTypeSets.get(check);
  if (m === undefined) {
    m = new Map();
    unionTypeSets.set(check, m);
  }
  return m;
}

export function computeInterfaceTypeSet(check: Checker | null, _pos: Pos, ityp: InterfaceT): TypeSet {
  if (ityp.tset !== undefined) return ityp.tset;
  if (ityp.complete === false) return topTypeSet;

  // Set first, so that recursion through embedded elements ends; invalid recursion is reported elsewhere.
  const tset: TypeSet = { methods: [], terms: null, comparable: false };
  ityp.tset = tset;

  const unionSets = unionSetsOf(check);
  const seen = new Map<string, Func>();
  const allMethods: Func[] = [];
  const mpos = new Map<Func, Pos>();

  const addMethod = (pos: Pos, m: Func, explicit: boolean): void => {
    const id = objId(m);
    const other = seen.get(id);
    if (other === undefined) {
      seen.set(id, m);
      allMethods.push(m);
      mpos.set(m, pos);
    } else if (check === null) {
      return;
    } else if (explicit) {
      duplicateMethod(check, pos, m.name, mpos.get(other) ?? noPos);
    } else {
      // Embedding equal methods twice is fine; their types may not be complete yet.
      later(check, () => {
        if ((pos !== noPos && !allowVersion(check, go1_14)) || !identical(m.type!, other.type!)) {
          duplicateMethod(check, pos, m.name, mpos.get(other) ?? noPos);
        }
      });
    }
  };

  for (const m of ityp.methods) addMethod(m.pos, m, true);

  let allTerms: Termlist = null;
  let allComparable = false;
  ityp.embeddeds.forEach((typ, i) => {
    const epos = ityp.embedPos[i] ?? noPos;
    const known = epos !== noPos && check !== null;
    let comparable = false;
    let terms: Termlist;
    const u = under(typ);
    if (u.kind === 'Interface') {
      const es = computeInterfaceTypeSet(check, epos, u);
      if (known && isImportedConstraint(check, typ) && !verifyVersionf(check, epos, go1_18, 'embedding constraint interface %s', typ)) return;
      comparable = es.comparable;
      for (const m of es.methods) addMethod(epos, m, false);
      terms = es.terms;
    } else if (u.kind === 'Union') {
      if (known && !verifyVersionf(check, epos, go1_18, 'embedding interface element %s', u)) return;
      const us = computeUnionTypeSet(check, unionSets, epos, u);
      if (us === invalidTypeSet) return;
      terms = us.terms;
    } else {
      if (!isValid(u)) return;
      if (known && !verifyVersionf(check, epos, go1_18, 'embedding non-interface type %s', typ)) return;
      terms = [{ tilde: false, type: typ }];
    }
    [allTerms, allComparable] = intersectTermLists(allTerms, allComparable, terms, comparable);
  });

  allMethods.sort(compareFunc);
  tset.comparable = allComparable;
  tset.methods = allMethods;
  tset.terms = allTerms;
  return tset;
}

function intersectTermLists(xterms: Termlist, xcomp: boolean, yterms: Termlist, ycomp: boolean): [Termlist, boolean] {
  const terms = intersect(xterms, yterms);
  const comp = xcomp || ycomp;
  if (comp && terms !== null) {
    return [terms.filter((t) => comparableType(t.type, false, null) === null), false];
  }
  return [terms, comp];
}

export function computeUnionTypeSet(check: Checker | null, unionSets: Map<Union, TypeSet>, pos: Pos, utyp: Union): TypeSet {
  const known = unionSets.get(utyp);
  if (known !== undefined) return known;
  const res: TypeSet = { methods: [], terms: [], comparable: false };
  unionSets.set(utyp, res);

  let allTerms: Termlist = [];
  for (const t of utyp.terms) {
    const u = under(t.type);
    let terms: Termlist;
    if (u.kind === 'Interface') terms = computeInterfaceTypeSet(check, pos, u).terms;
    else if (!isValid(u)) continue;
    // No type has ~T as its set if T is not its own underlying type.
    else terms = t.tilde && !identical(t.type, u) ? [] : [t];
    allTerms = union(allTerms, terms);
    if (allTerms !== null && allTerms.length > maxTermCount) {
      if (check !== null) errorAt(check, pos, `cannot handle more than ${maxTermCount} union terms (implementation limitation)`);
      unionSets.set(utyp, invalidTypeSet);
      return invalidTypeSet;
    }
  }
  res.terms = allTerms;
  return res;
}
