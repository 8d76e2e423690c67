/**
 * Instantiation of generic types and functions, and whether types implement interfaces or satisfy constraints
 * (types2's instantiate.go).
 */
import { InternalError } from '../base/assert.js';
import { noPos, type Pos } from '../base/source.js';
import { newAliasInstance } from './alias.js';
import type { Cause } from './cause.js';
import { newCause } from './cause.js';
import type { Checker } from './check.js';
import { causef, errorAt } from './checker-hooks.js';
import { contextLookup, contextUpdate, instanceHash, newContext, type Context } from './context.js';
import { hasAllMethods } from './lookup.js';
import { context } from './named.js';
import { newNamedInstance } from './new-types.js';
import { comparableType, identical, isInterfacePtr, isValid } from './predicates.js';
import { makeSubstMap, subst } from './subst.js';
import { iface } from './typeparam.js';
import { interfaceEmpty, interfaceIsComparable, tsetHasTerms, tsetIs, tsetIsEmpty, tsetSubsetOf, typeSet } from './typeset.js';
import { includes, termlistString } from './typeterm.js';
import type { Alias, Named, Signature, Type, TypeParam } from './types.js';
import { typeString } from './type-string.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';
import { allowVersion, go1_20 } from './version.js';

export type GenericType = Named | Alias | Signature;

/** types2's Instantiate without validation: for use after the check. */
export function instantiate(orig: GenericType, targs: Type[], ctxt: Context | null = null): Type {
  return instance(null, noPos, orig, targs, null, ctxt ?? context(null));
}

/**
 * The instance of orig with these arguments; an existing one if the context knows it. Named instances are
 * expanded later. `check` may be null; then the number of arguments must be right.
 */
export function instance(check: Checker | null, pos: Pos, orig: GenericType, targs: Type[], expanding: Named | null, ctxt0: Context | null): Type {
  const ctxt = ctxt0 ?? context(check);
  const h = instanceHash(orig, targs);
  const known = contextLookup(ctxt, h, orig, targs);
  if (known !== null) return known;

  let res: Type;
  switch (orig.kind) {
    case 'Named':
      res = newNamedInstance(check, pos, orig, targs);
      break;
    case 'Alias':
      if (!validateTArgLen(check, pos, orig.obj.name, orig.tparams.length, targs.length)) return invalidType;
      if (orig.tparams.length === 0) return orig;
      res = newAliasInstance(check, pos, orig, targs, expanding, ctxt);
      break;
    case 'Signature': {
      if (!validateTArgLen(check, pos, typeString(orig, null), orig.tparams.length, targs.length)) return invalidType;
      if (orig.tparams.length === 0) return orig;
      let sig = subst(check, pos, orig, makeSubstMap(orig.tparams, targs), null, ctxt) as Signature;
      if (sig === orig) sig = { ...orig };
      sig.tparams = [];
      res = sig;
      break;
    }
  }
  return contextUpdate(ctxt, h, orig, targs, res);
}

/** Reports a wrong number of type arguments. */
export function validateTArgLen(check: Checker | null, pos: Pos, name: string, want: number, got: number): boolean {
  if (got === want) return true;
  const msg = `${got < want ? 'not enough' : 'too many'} type arguments for type ${name}: have ${got}, want ${want}`;
  if (check === null) throw new InternalError(msg, pos);
  errorAt(check, pos, msg);
  return false;
}

/** Whether the arguments satisfy their constraints: index of the first that doesn't and why, or -1. */
export function verify(check: Checker | null, pos: Pos, tparams: TypeParam[], targs: Type[], ctxt: Context | null): { index: number; err: string } {
  const smap = makeSubstMap(tparams, targs);
  for (let i = 0; i < tparams.length; i++) {
    const tpar = tparams[i]!;
    iface(tpar); // wraps the bound if it is no interface
    const bound = subst(check, pos, tpar.bound, smap, null, ctxt ?? newContext());
    const cause = newCause();
    if (!implementsType(check, targs[i]!, bound, true, cause)) return { index: i, err: cause.msg };
  }
  return { index: -1, err: '' };
}

/**
 * types2's implements (a reserved word here): whether V implements T, or satisfies it if `constraint`. V or T invalid
 * counts as yes, to avoid follow-on errors.
 */
export function implementsType(check: Checker | null, V: Type, T: Type, constraint: boolean, cause: Cause | null): boolean {
  const Vu = under(V);
  const Tu = under(T);
  if (!isValid(Vu) || !isValid(Tu)) return true;
  if (Vu.kind === 'Pointer' && !isValid(under(Vu.elem))) return true;

  const verb = constraint ? 'satisfy' : 'implement';
  const no = (format: string, ...args: unknown[]): false => {
    if (cause !== null) cause.msg = causef(check, format, ...args);
    return false;
  };

  if (Tu.kind !== 'Interface') {
    if (cause === null) return false;
    const detail = isInterfacePtr(Tu)
      ? causef(check, 'type %s is pointer to interface, not interface', T)
      : causef(check, '%s is not an interface', T);
    return no('%s does not %s %s (%s)', V, verb, T, detail);
  }
  if (interfaceEmpty(Tu)) return true;
  const Vset = Vu.kind === 'Interface' ? typeSet(Vu) : null;
  if (Vset !== null && tsetIsEmpty(Vset)) return true;
  const Tset = typeSet(Tu);
  if (tsetIsEmpty(Tset)) return no('cannot %s %s (empty type set)', verb, T);

  const why = cause === null ? null : newCause();
  if (!hasAllMethods(check, V, T, true, identical, why)) return no('%s does not %s %s %s', V, verb, T, why?.msg ?? '');

  const checkComparability = (): boolean => {
    if (!interfaceIsComparable(Tu)) return true;
    if (comparableType(V, false, null) === null) return true;
    if (constraint && comparableType(V, true, null) === null) {
      if (check === null || allowVersion(check, go1_20)) return true;
      return no('%s to %s comparable requires go1.20 or later', V, verb);
    }
    return no('%s does not %s comparable', V, verb);
  };

  if (!tsetHasTerms(Tset)) return checkComparability();
  if (Vset !== null) {
    if (!tsetSubsetOf(Vset, Tset)) return no('%s does not %s %s', V, verb, T);
    return checkComparability();
  }

  let alt: Type | null = null;
  const none = tsetIs(Tset, (t) => {
    if (t !== null && includes(t, V)) return false;
    if (t !== null && alt === null && !t.tilde && identical(t.type, under(t.type)) && includes({ tilde: true, type: t.type }, V)) alt = t.type;
    return true;
  });
  if (none) {
    if (cause === null) return false;
    let detail: string;
    if (alt !== null) detail = causef(check, 'possibly missing ~ for %s in %s', alt, T);
    else if (mentions(Tu, V)) detail = causef(check, '%s mentions %s, but %s is not in the type set of %s', T, V, V, T);
    else detail = causef(check, '%s missing in %s', V, termlistString(Tset.terms));
    return no('%s does not %s %s (%s)', V, verb, T, detail);
  }
  return checkComparability();
}

/** Whether T mentions typ in an element or term, in its type set or not. */
function mentions(T: Type, typ: Type): boolean {
  switch (T.kind) {
    case 'Interface':
      return T.embeddeds.some((e) => mentions(e, typ));
    case 'Union':
      return T.terms.some((t) => mentions(t.type, typ));
    default:
      return identical(T, typ);
  }
}
