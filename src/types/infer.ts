/**
 * Inference of type arguments (types2's infer.go): from function arguments, from constraints, from untyped
 * constants, then simplification of what was found.
 */
import { assert } from '../base/assert.js';
import { noPos, type Pos } from '../base/source.js';
import { unalias } from './alias.js';
import { newCause } from './cause.js';
import type { Checker } from './check.js';
import type { Poser, TypeError_ } from './errors.js';
import { posString } from './errors.js';
import { hasAllMethods } from './lookup.js';
import { context } from './named.js';
import { newTypeName, newTypeParam } from './new-types.js';
import { isNil, type Operand } from './operand.js';
import { defaultType, isTyped, maxType } from './predicates.js';
import { makeRenameMap, makeSubstMap, subst } from './subst.js';
import { iface, typeParamIs } from './typeparam.js';
import { tsetIs, typeSet } from './typeset.js';
import type { Term } from './typeterm.js';
import type { Tuple, Type, TypeParam, Var } from './types.js';
import { commonUnder } from './under.js';
import { assignMode, exactMode, inferred as inferredOf, newUnifier, type Unifier, unifierAt, unifierSet, unify, unknowns } from './unify.js';
import { allowVersion, go1_21 } from './version.js';

/**
 * The complete list of type arguments, or null after adding an error to `err` (or none, if an argument was
 * invalid already). targs may be shorter than tparams and contain null. `reverse`: the call is synthetic, made up for
 * an assignment of a generic function; messages are turned round.
 */
export function infer(
  check: Checker,
  pos: Poser,
  tparams: TypeParam[],
  targs: (Type | null)[],
  params: Tuple,
  args: Operand[],
  reverse: boolean,
  err: TypeError_,
): Type[] | null {
  const n = tparams.length;
  assert(n > 0 && targs.length <= n, 'infer: type argument count');
  assert(params.vars.length === args.length, 'infer: argument count');
  if (targs.length === n && !targs.includes(null)) return targs as Type[];
  if (args.some((a) => a.mode === 'invalid')) return null;

  targs = [...targs];
  while (targs.length < n) targs.push(null);

  // Parameters whose arguments are given don't take part: use what is given.
  if (params.vars.length > 0) params = subst(check, noPos, params, makeSubstMap(tparams, targs), null, context(check)) as Tuple;

  const u = newUnifier(tparams, targs, allowVersion(check, go1_21));

  const untyped = inferFromArgs(check, u, tparams, params, args, reverse, err);
  if (untyped === null) return null;
  if (!inferFromConstraints(check, pos, u, tparams, err)) return null;
  if (!inferFromUntyped(u, params, args, untyped, err)) return null;
  return simplify(check, pos, tparams, targs, inferredOf(u, tparams), err);
}

/** Indices of arguments that are untyped and may count later; null after an error. */
function inferFromArgs(check: Checker, u: Unifier, tparams: TypeParam[], params: Tuple, args: Operand[], reverse: boolean, err: TypeError_): number[] | null {
  const untyped: number[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg.mode === 'invalid') continue;
    const par = params.vars[i]!.type!;
    const typ = arg.typ!;
    if (!isParameterized(tparams, par) && !isParameterized(tparams, typ)) continue;
    if (isTyped(typ)) {
      if (!unify(u, par, typ, assignMode)) {
        mismatch(check, u, tparams, par, typ, arg, reverse, err);
        return null;
      }
    } else if (par.kind === 'TypeParam' && !isNil(arg)) {
      // Default types are basic, so only a lone type parameter can match.
      untyped.push(i);
    }
  }
  return untyped;
}

function mismatch(check: Checker, u: Unifier, tparams: TypeParam[], tpar: Type, targ: Type, arg: Operand, reverse: boolean, err: TypeError_): void {
  const targs = inferredOf(u, tparams);
  if (targs.every((t) => t === null)) {
    err.addf(arg, 'type %s of %s does not match %s (cannot infer %s)', targ, arg.expr, tpar, typeParamsString(tparams));
    return;
  }
  const known = subst(check, noPos, tpar, makeSubstMap(tparams, targs), null, context(check));
  if (known === tpar) err.addf(arg, 'type %s of %s does not match %s', targ, arg.expr, tpar);
  else if (reverse) err.addf(arg, 'inferred type %s for %s does not match type %s of %s', known, tpar, targ, arg.expr);
  else err.addf(arg, 'type %s of %s does not match inferred type %s for %s', targ, arg.expr, known, tpar);
}

/** Unifies type parameters with core types and methods of their constraints until nothing new is found. */
function inferFromConstraints(check: Checker, pos: Poser, u: Unifier, tparams: TypeParam[], err: TypeError_): boolean {
  for (;;) {
    const nn = unknowns(u);
    for (const tpar of tparams) {
      const tx = unifierAt(u, tpar);
      const { term: core, single } = coreTerm(tpar);
      if (core !== null) {
        if (tx !== null) {
          if (!unify(u, tx, core.type, 0)) {
            err.addf(pos, '%s (type %s) does not satisfy %s', tpar, tx, tpar.bound);
            return false;
          }
        } else if (single && !core.tilde) {
          unifierSet(u, tpar, core.type);
        }
      }
      // A known argument must have the methods of the constraint; their signatures may tell more.
      if (tx !== null && !isParameterized(tparams, tx)) {
        const cause = newCause();
        if (!hasAllMethods(check, tx, iface(tpar), true, (x, y) => unify(u, x, y, exactMode), cause)) {
          err.addf(pos, '%s (type %s) does not satisfy %s %s', tpar, tx, tpar.bound, cause.msg);
          return false;
        }
      }
    }
    if (unknowns(u) === nn) return true;
  }
}

/** Gives type parameters that are still unknown the default type of the largest untyped argument. */
function inferFromUntyped(u: Unifier, params: Tuple, args: Operand[], untyped: number[], err: TypeError_): boolean {
  const maxUntyped = new Map<TypeParam, Type>();
  for (const i of untyped) {
    const tpar = params.vars[i]!.type as TypeParam;
    if (unifierAt(u, tpar) !== null) continue;
    const arg = args[i]!;
    const max = maxUntyped.get(tpar);
    if (max === undefined) {
      maxUntyped.set(tpar, arg.typ!);
      continue;
    }
    const m = maxType(max, arg.typ!);
    if (m === null) {
      err.addf(arg, 'mismatched types %s and %s (cannot infer %s)', max, arg.typ, tpar);
      return false;
    }
    maxUntyped.set(tpar, m);
  }
  for (const [tpar, t] of maxUntyped) unifierSet(u, tpar, defaultType(t));
  return true;
}

/** Replaces type parameters inside inferred types until none are left. */
function simplify(check: Checker, pos: Poser, tparams: TypeParam[], targs: (Type | null)[], inferred: (Type | null)[], err: TypeError_): Type[] | null {
  killCycles(tparams, inferred);
  let dirty = inferred.flatMap((t, i) => (t !== null && targs[i] === null ? [i] : []));
  while (dirty.length > 0) {
    const smap = makeSubstMap(tparams, inferred);
    const next: number[] = [];
    for (const i of dirty) {
      const t0 = inferred[i]!;
      let t1 = subst(check, noPos, t0, smap, null, context(check));
      if (t1 === t0) continue;
      // A generic function argument that is fully inferred is no longer generic.
      if (t1.kind === 'Signature' && t1.tparams.length > 0 && !isParameterized(tparams, t1)) t1 = { ...t1, tparams: [] };
      inferred[i] = t1;
      next.push(i);
    }
    dirty = next;
  }
  for (let i = 0; i < inferred.length; i++) {
    const t = inferred[i]!;
    if (t === null || isParameterized(tparams, t)) {
      const obj = tparams[i]!.obj;
      err.addf(pos, 'cannot infer %s (declared at %s)', obj.name, posString(check, obj.pos));
      return null;
    }
  }
  return inferred as Type[];
}

/** Fresh copies of the type parameters, and typ with them: avoids confusion in recursive generic calls. */
export function renameTParams(check: Checker, pos: Pos, tparams: TypeParam[], typ: Type): { tparams: TypeParam[]; typ: Type } {
  if (tparams.length === 0) return { tparams: [], typ };
  const fresh = tparams.map((p) => {
    const q = newTypeParam(null, newTypeName(p.obj.pos, p.obj.pkg, p.obj.name, null), null);
    q.index = p.index;
    return q;
  });
  const smap = makeRenameMap(tparams, fresh);
  tparams.forEach((p, i) => {
    fresh[i]!.bound = subst(check, pos, p.bound, smap, null, context(check));
  });
  return { tparams: fresh, typ: subst(check, pos, typ, smap, null, context(check)) };
}

/** "P", "P and Q", "P, Q, and R". */
export function typeParamsString(list: readonly TypeParam[]): string {
  const names = list.map((p) => p.obj.name);
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

/** Whether typ mentions any of tparams. */
export function isParameterized(tparams: readonly TypeParam[], typ: Type): boolean {
  return mentionsParam(tparams, new Map(), typ);
}

function mentionsParam(tparams: readonly TypeParam[], seen: Map<Type, boolean>, t: Type): boolean {
  if (t.kind === 'Basic') return false;
  if (t.kind === 'TypeParam') return tparams.includes(t);
  const known = seen.get(t);
  if (known !== undefined) return known;
  seen.set(t, false);
  const walk = (x: Type): boolean => mentionsParam(tparams, seen, x);
  const vars = (list: readonly Var[]): boolean => list.some((v) => v.type !== null && walk(v.type));
  let res = false;
  switch (t.kind) {
    case 'Alias':
      res = walk(unalias(t));
      break;
    case 'Array':
    case 'Slice':
    case 'Pointer':
    case 'Chan':
      res = walk(t.elem);
      break;
    case 'Map':
      res = walk(t.key) || walk(t.elem);
      break;
    case 'Struct':
      res = vars(t.fields);
      break;
    case 'Tuple':
      res = vars(t.vars);
      break;
    case 'Signature':
      res = vars(t.params.vars) || vars(t.results.vars);
      break;
    case 'Interface': {
      const tset = typeSet(t);
      res = tset.methods.some((m) => walk(m.type!)) || tsetIs(tset, (x) => x !== null && walk(x.type));
      break;
    }
    case 'Named':
      res = t.targs.some(walk);
      break;
    case 'Union':
      res = t.terms.some((x) => walk(x.type));
      break;
  }
  seen.set(t, res);
  return res;
}

/** The single term of the constraint, or its common underlying type as a term (with a tilde if any term had one). */
function coreTerm(tpar: TypeParam): { term: Term | null; single: boolean } {
  let n = 0;
  let one: Term | null = null;
  let tilde = false;
  typeParamIs(tpar, (t) => {
    if (t === null) return false;
    n++;
    one = t;
    if (t.tilde) tilde = true;
    return true;
  });
  if (n === 1) return { term: one, single: true };
  const { typ } = commonUnder(tpar, null);
  return { term: typ === null ? null : { tilde, type: typ }, single: false };
}

/** Removes inferred types that contain themselves through other type parameters. */
function killCycles(tparams: readonly TypeParam[], inferred: (Type | null)[]): void {
  const seen = new Set<Type>();
  const vars = (list: readonly Var[]): void => {
    for (const v of list) if (v.type !== null) walk(v.type);
  };
  const walk = (t0: Type): void => {
    const t = unalias(t0);
    if (t.kind === 'Basic') return;
    if (seen.has(t)) {
      if (t.kind === 'TypeParam') {
        const i = tparams.indexOf(t);
        if (i >= 0) inferred[i] = null;
      }
      return;
    }
    seen.add(t);
    switch (t.kind) {
      case 'Array':
      case 'Slice':
      case 'Pointer':
      case 'Chan':
        walk(t.elem);
        break;
      case 'Map':
        walk(t.key);
        walk(t.elem);
        break;
      case 'Struct':
        vars(t.fields);
        break;
      case 'Signature':
        vars(t.params.vars);
        vars(t.results.vars);
        break;
      case 'Union':
        for (const x of t.terms) walk(x.type);
        break;
      case 'Interface':
        for (const m of t.methods) if (m.type !== null) walk(m.type);
        for (const e of t.embeddeds) walk(e);
        break;
      case 'Named':
        for (const a of t.targs) walk(a);
        break;
      case 'TypeParam': {
        const known = inferred[tparams.indexOf(t)] ?? null;
        if (known !== null) walk(known);
        break;
      }
    }
    seen.delete(t);
  };
  for (const p of tparams) walk(p);
}
