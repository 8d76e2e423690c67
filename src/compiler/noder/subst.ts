/**
 * Types of instances: substitution of type parameters, shapes, and canonical named instances
 * (noder/reader.go: typIdx, objIdx, shapify).
 *
 * INVARIANTS
 *   - The type of an IR node never contains a type parameter, and is no Alias at its top.
 *   - Named instances that come out of a substitution are the only ones of their link string in the compilation.
 *   - A type declared inside a generic function depends on that function's type parameters whether it mentions them or
 *     not (gc's implicit type parameters): it becomes a Named with the declared type as `orig`, the arguments as `targs`.
 */
import { InternalError } from '../../base/assert.js';
import { sha256Hex } from '../../base/sha256.js';
import { linkString } from '../../ir/type-fmt.js';
import { mangle, shapeType } from '../../ir/names.js';
import { hasShape, isPtr, isShape, newPtr, elemType, tUint8, under, unalias } from '../../ir/typ.js';
import { interfaceIsMethodSet } from '../../types/typeset.js';
import { typeset } from '../../types/under.js';
import type { FuncDecl } from '../../ast/nodes.js';
import type { InterfaceT, Named, Signature, Tuple, Type, TypeName, TypeParam, Var } from '../../types/types.js';

/** What the type parameters of the body at work stand for. */
export interface Env {
  tparams: TypeParam[];
  targs: Type[];
  map: Map<TypeParam, Type>;
  cache: Map<Type, Type>;
}

export function newEnv(tparams: TypeParam[], targs: Type[]): Env {
  if (tparams.length !== targs.length) throw new InternalError('type argument count');
  const map = new Map<TypeParam, Type>();
  tparams.forEach((p, i) => {
    map.set(p, targs[i]!);
  });
  return { tparams, targs, map, cache: new Map() };
}

/** Types shared by all packages of a compilation. */
export interface TypeTables {
  shapes: Map<string, Named>;
  instances: Map<string, Named>;
  /** Implicit type parameters of types declared in generic functions. */
  localTParams: Map<Named, TypeParam[]>;
  mentions: WeakMap<Type, boolean>;
  /** Declarations whose local types are entered. */
  doneDecls: WeakSet<FuncDecl>;
}

export function newTypeTables(shapes: Map<string, Named>): TypeTables {
  return { shapes, instances: new Map(), localTParams: new Map(), mentions: new WeakMap(), doneDecls: new WeakSet() };
}

/** Whether t depends on type parameters (is "derived"). */
export function mentionsTypeParam(tt: TypeTables, t: Type): boolean {
  if (t.kind === 'Basic') return false;
  if (t.kind === 'TypeParam') return true;
  let r = tt.mentions.get(t);
  if (r === undefined) {
    tt.mentions.set(t, false);
    r = computeMentions(tt, t);
    tt.mentions.set(t, r);
  }
  return r;
}

function computeMentions(tt: TypeTables, t: Type): boolean {
  const m = (x: Type | null): boolean => x !== null && mentionsTypeParam(tt, x);
  const vars = (vs: Var[]): boolean => vs.some((v) => m(v.type));
  switch (t.kind) {
    case 'Basic':
      return false;
    case 'TypeParam':
      return true;
    case 'Alias':
      return m(unalias(t));
    case 'Named':
      return t.targs.some(m) || (t.implicits === undefined && tt.localTParams.has(t.orig));
    case 'Pointer': case 'Slice': case 'Array': case 'Chan':
      return m(t.elem);
    case 'Map':
      return m(t.key) || m(t.elem);
    case 'Struct':
      return vars(t.fields);
    case 'Tuple':
      return vars(t.vars);
    case 'Signature':
      return vars(t.params.vars) || vars(t.results.vars);
    case 'Interface':
      return t.methods.some((f) => m(f.type)) || t.embeddeds.some(m);
    case 'Union':
      return t.terms.some((x) => m(x.type));
  }
}

/** Substitutes env's parameters in t. */
export function substType(tt: TypeTables, env: Env, t: Type): Type {
  if (t.kind === 'Basic') return t;
  if (t.kind === 'TypeParam') {
    const r = env.map.get(t);
    if (r === undefined) throw new InternalError(`type parameter ${t.obj.name} without argument`, t.obj.pos);
    return r;
  }
  const known = env.cache.get(t);
  if (known !== undefined) return known;
  const r = mentionsTypeParam(tt, t) ? build(tt, env, t) : unalias(t);
  env.cache.set(t, r);
  return r;
}

function build(tt: TypeTables, env: Env, t: Type): Type {
  const s = (x: Type): Type => substType(tt, env, x);
  switch (t.kind) {
    case 'Basic': case 'TypeParam':
      return t;
    case 'Alias':
      return s(unalias(t));
    case 'Named':
      if (t.implicits === undefined && tt.localTParams.has(t.orig)) return instLocal(tt, env, t);
      return instShaped(tt, t.orig, t.targs.map(s));
    case 'Pointer':
      return newPtr(s(t.elem));
    case 'Slice':
      return { kind: 'Slice', elem: s(t.elem) };
    case 'Array':
      return { kind: 'Array', len: t.len, elem: s(t.elem) };
    case 'Chan':
      return { kind: 'Chan', dir: t.dir, elem: s(t.elem) };
    case 'Map':
      return { kind: 'Map', key: s(t.key), elem: s(t.elem) };
    case 'Struct':
      return { kind: 'Struct', fields: substVars(tt, env, t.fields), tags: t.tags };
    case 'Tuple':
      return substTuple(tt, env, t);
    case 'Signature':
      return substSig(tt, env, t);
    case 'Interface':
      return substInterface(tt, env, t);
    case 'Union':
      return { kind: 'Union', terms: t.terms.map((x) => ({ tilde: x.tilde, type: s(x.type) })) };
  }
}

function substVars(tt: TypeTables, env: Env, vs: Var[]): Var[] {
  return vs.map((v) => {
    const type = substType(tt, env, v.type!);
    return type === v.type ? v : { ...v, type, origin: v.origin ?? v };
  });
}

function substTuple(tt: TypeTables, env: Env, t: Tuple): Tuple {
  return { kind: 'Tuple', vars: substVars(tt, env, t.vars) };
}

/** Receiver and type parameters are dropped or kept by the caller. */
export function substSig(tt: TypeTables, env: Env, t: Signature): Signature {
  return { kind: 'Signature', tparams: [], rparams: [], recv: null, params: substTuple(tt, env, t.params), results: substTuple(tt, env, t.results), variadic: t.variadic };
}

function substInterface(tt: TypeTables, env: Env, t: InterfaceT): InterfaceT {
  const r: InterfaceT = { kind: 'Interface', methods: [], embeddeds: t.embeddeds.map((e) => substType(tt, env, e)), embedPos: t.embedPos, implicit: t.implicit };
  r.methods = t.methods.map((m) => {
    const sig = substSig(tt, env, m.type as Signature);
    const recv = (m.type as Signature).recv;
    if (recv !== null) sig.recv = { ...recv, type: r };
    return { ...m, type: sig, origin: m.origin ?? m };
  });
  return r;
}

/** The one Named of an instance. */
export function instNamed(tt: TypeTables, orig: Named, targs: Type[]): Named {
  const key = namedKey(orig, targs);
  let t = tt.instances.get(key);
  if (t === undefined) {
    const obj: TypeName = { ...orig.obj, type: null };
    t = { kind: 'Named', obj, orig, tparams: [], targs, underlying: null, methods: [], vargen: orig.vargen };
    obj.type = t;
    tt.instances.set(key, t);
  }
  return t;
}

function namedKey(orig: Named, targs: Type[]): string {
  return `${orig.obj.pkg?.path ?? ''}.${mangle(orig.obj.name, targs)}.${orig.vargen}`;
}

/** As instNamed; once a shape is among the arguments all of them become shapes. */
export function instShaped(tt: TypeTables, orig: Named, targs: Type[]): Named {
  if (!targs.some(hasShape)) return instNamed(tt, orig, targs.map(unalias));
  return instNamed(tt, orig, targs.map((t, i) => shapify(tt, t, isBasicConstraint(orig.tparams[i]!))));
}

/** An instance of a type declared in a generic function: the function's arguments come before its own, if it is generic itself. */
function instLocal(tt: TypeTables, env: Env, t: Named): Named {
  const { orig } = t;
  const outer = tt.localTParams.get(orig);
  if (outer === undefined) throw new InternalError('local type without type parameters', orig.obj.pos);
  const implicits = outer.map((p) => substType(tt, env, p));
  let explicits = t.targs.map((a) => substType(tt, env, a));
  if (explicits.some(hasShape) || (explicits.length > 0 && implicits.some(hasShape))) explicits = explicits.map((a, i) => shapify(tt, a, isBasicConstraint(orig.tparams[i]!)));
  const targs = [...implicits, ...explicits];
  const known = tt.instances.get(namedKey(orig, targs));
  if (known !== undefined) return known;
  const inst = instNamed(tt, orig, targs);
  inst.implicits = implicits.length;
  env.cache.set(t, inst); // the underlying type may mention it
  const inner = explicits.length === 0 ? env : { ...env, map: new Map([...env.map, ...orig.tparams.map((p, i) => [p, explicits[i]!] as const)]), cache: new Map<Type, Type>() };
  inst.underlying = under(substType(tt, inner, under(orig)));
  return inst;
}

/** Longer names of shapes are hashed (-d=maxshapelen). */
const maxShapeLen = 500;

/** cmd/internal/hash: SHA-256 with the first byte inverted. */
function shapeHash(link: string): string {
  const h = sha256Hex(link);
  return (parseInt(h.slice(0, 2), 16) ^ 0xff).toString(16).padStart(2, '0') + h.slice(2);
}

/** The shape of a type argument; `basic` if the constraint says nothing of the type but its methods (shapify). */
export function shapify(tt: TypeTables, targ: Type, basic: boolean): Type {
  const u0 = under(targ);
  if (u0.kind === 'Interface' && targ.kind === 'Named' && targ.targs.length > 0 && hasShape(targ)) return targ;
  const pointerShaping = basic && isPtr(targ);
  if (pointerShaping && !isShape(elemType(targ)) && hasShape(elemType(targ))) return targ;
  const u = pointerShaping ? newPtr(tUint8) : u0;
  const link = linkString(u);
  const name = link.length > maxShapeLen ? shapeHash(link) : link;
  return shapeType(tt.shapes, name, u);
}

/** Whether a constraint is only a set of methods. */
export function isBasicConstraint(p: TypeParam): boolean {
  const u = under(p.bound);
  return u.kind !== 'Interface' || interfaceIsMethodSet(u);
}

/** The core type of a generic type: for type parameters the underlying type that all of its type set share. */
export function coreType(t: Type): Type {
  const x = unalias(t);
  if (x.kind !== 'TypeParam') return under(x);
  let first: Type | null = null;
  for (const [, u] of typeset(x)) {
    if (u === null) continue;
    if (first === null || (first.kind === 'Basic' && u.kind === 'Slice')) first = u;
  }
  return first ?? under(x.bound);
}

