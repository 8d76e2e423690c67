/**
 * Substitution of type parameters (types2's subst.go). Types are never changed; a type in which nothing was
 * replaced is returned as it is, so `result === input` tells whether anything happened.
 */
import type { Pos } from '../base/source.js';
import { newAliasInstance } from './alias.js';
import type { Checker } from './check.js';
import { needsCleanup } from './checker-hooks.js';
import type { Context } from './context.js';
import { instance } from './instantiate.js';
import type { Func, InterfaceT, Named, Signature, Tuple, Type, TypeParam, Var } from './types.js';
import { invalidType } from './universe-types.js';

export type SubstMap = Map<TypeParam, Type | null>;

/** tparams[i] becomes targs[i]; a null argument leaves it alone. */
export function makeSubstMap(tparams: readonly TypeParam[], targs: readonly (Type | null)[]): SubstMap {
  const m: SubstMap = new Map();
  tparams.forEach((p, i) => {
    m.set(p, targs[i] ?? null);
  });
  return m;
}

export function makeRenameMap(from: readonly TypeParam[], to: readonly TypeParam[]): SubstMap {
  return makeSubstMap(from, to);
}

function lookupParam(smap: SubstMap, p: TypeParam): Type {
  return smap.get(p) ?? p;
}

interface Subster {
  pos: Pos;
  smap: SubstMap;
  check: Checker | null;
  expanding: Named | null;
  ctxt: Context | null;
}

/** `expanding` is the instance that is being expanded, if any. */
export function subst<T extends Type>(
  check: Checker | null,
  pos: Pos,
  typ: T,
  smap: SubstMap,
  expanding: Named | null,
  ctxt: Context | null,
): Type {
  if (smap.size === 0) return typ;
  return substType({ pos, smap, check, expanding, ctxt }, typ);
}

function substType(s: Subster, t: Type): Type {
  switch (t.kind) {
    case 'Basic':
      return t;
    case 'TypeParam':
      return lookupParam(s.smap, t);
    case 'Alias': {
      const n = t.orig.tparams.length;
      if (n === 0) return t;
      if (t.targs.length !== n) return invalidType; // reported elsewhere
      const targs = substList(t.targs, (a) => substType(s, a));
      return targs === null ? t : newAliasInstance(s.check, s.pos, t.orig, targs, s.expanding, s.ctxt);
    }
    case 'Array': {
      const elem = substOrInvalid(s, t.elem);
      return elem === t.elem ? t : { kind: 'Array', len: t.len, elem };
    }
    case 'Slice': {
      const elem = substOrInvalid(s, t.elem);
      return elem === t.elem ? t : { kind: 'Slice', elem };
    }
    case 'Pointer': {
      const elem = substOrInvalid(s, t.elem);
      return elem === t.elem ? t : { kind: 'Pointer', elem };
    }
    case 'Chan': {
      const elem = substOrInvalid(s, t.elem);
      return elem === t.elem ? t : { kind: 'Chan', dir: t.dir, elem };
    }
    case 'Map': {
      const key = substType(s, t.key);
      const elem = substType(s, t.elem);
      return key === t.key && elem === t.elem ? t : { kind: 'Map', key, elem };
    }
    case 'Struct': {
      const fields = substList(t.fields, (v) => substVar(s, v));
      return fields === null ? t : { kind: 'Struct', fields, tags: t.tags };
    }
    case 'Tuple':
      return substTuple(s, t);
    case 'Signature': {
      // The receiver is left alone: the caller replaces it.
      const params = substTuple(s, t.params);
      const results = substTuple(s, t.results);
      return params === t.params && results === t.results ? t : { ...t, params, results };
    }
    case 'Union': {
      const terms = substList(t.terms, (x) => {
        const u = substType(s, x.type);
        return u === x.type ? x : { tilde: x.tilde, type: u };
      });
      return terms === null ? t : { kind: 'Union', terms };
    }
    case 'Interface':
      return substInterface(s, t);
    case 'Named': {
      const n = t.orig.tparams.length;
      if (n === 0) return t;
      if (t.targs.length !== n) return invalidType; // reported elsewhere
      const targs = substList(t.targs, (a) => substType(s, a));
      return targs === null ? t : instance(s.check, s.pos, t.orig, targs, s.expanding, s.ctxt);
    }
  }
}

function substOrInvalid(s: Subster, t: Type | null): Type {
  return t === null ? invalidType : substType(s, t);
}

function substInterface(s: Subster, t: InterfaceT): Type {
  const methods = substList(t.methods, (f) => substFunc(s, f));
  const embeddeds = substList(t.embeddeds, (e) => substType(s, e));
  if (methods === null && embeddeds === null) return t;
  const res: InterfaceT = {
    kind: 'Interface',
    methods: [],
    embeddeds: embeddeds ?? t.embeddeds,
    embedPos: t.embedPos,
    implicit: t.implicit,
  };
  if (t.complete !== undefined) res.complete = t.complete;
  res.methods = replaceRecvType(methods ?? t.methods, t, res).out;
  if (s.check !== null) needsCleanup(s.check, res);
  return res;
}

function substVar(s: Subster, v: Var): Var {
  if (v.type === null) return v;
  const typ = substType(s, v.type);
  return typ === v.type ? v : cloneVar(v, typ);
}

function substFunc(s: Subster, f: Func): Func {
  if (f.type === null) return f;
  const typ = substType(s, f.type);
  return typ === f.type ? f : cloneFunc(f, typ);
}

function substTuple(s: Subster, t: Tuple): Tuple {
  const vars = substList(t.vars, (v) => substVar(s, v));
  return vars === null ? t : { kind: 'Tuple', vars };
}

/** Null if nothing changed. */
function substList<T>(list: readonly T[], f: (x: T) => T): T[] | null {
  let out: T[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const x = list[i]!;
    const y = f(x);
    if (y !== x) {
      out ??= [...list];
      out[i] = y;
    }
  }
  return out;
}

export function cloneVar(v: Var, typ: Type): Var {
  return { ...v, type: typ, origin: v.origin ?? v };
}

export function cloneFunc(f: Func, typ: Type): Func {
  return { ...f, type: typ, origin: f.origin ?? f };
}

/** Copies of the methods whose receiver type is `old`, with receiver `new_`; others as they are. */
export function replaceRecvType(list: Func[], old: Type, new_: Type): { out: Func[]; copied: boolean } {
  let copied = false;
  const out = list.map((m) => {
    const sig = m.type as Signature | null;
    if (sig === null || sig.recv === null || sig.recv.type !== old) return m;
    copied = true;
    return cloneFunc(m, { ...sig, recv: cloneVar(sig.recv, new_) });
  });
  return { out, copied };
}
