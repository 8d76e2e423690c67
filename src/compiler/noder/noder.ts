/**
 * The state of noding one package, and its objects: functions, variables, instances, dictionaries
 * (noder/reader.go objIdx, noder/unified.go readBodies).
 *
 * Order is gc's, because messages at one position follow it: declared functions first, in source order; then the work
 * lists are emptied, each from its end; closures enter `funcs` when their body is reached, instances when they are built.
 *
 * A body is built when its function is taken from the list, except that all methods of one shaped type are built together in
 * source order, because they share a dictionary layout.
 */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import type { FuncDecl } from '../../ast/nodes.js';
import { globalName, newAddr, newFunc } from '../../ir/build.js';
import { type ClosureGen, dictSym, linkSym, mangle, methodSym } from '../../ir/names.js';
import type { Dictionary, DictEntry, Expr, Func as IrFunc, IrContext, Name, PackageIR } from '../../ir/nodes.js';
import { linkString } from '../../ir/type-fmt.js';
import { hasShape, isEmptyInterface, isInterface, newPtr, newVarOf, under, unalias } from '../../ir/typ.js';
import type { Func, Named, Package, Signature, Type, TypeName, TypeParam, Var } from '../../types/types.js';
import { Body } from './body.js';
import { finishLayout, type Layout, newLayout } from './dict.js';
import { registerLocalTypes } from './local-types.js';
import { funcPragmas } from './pragmas.js';
import { ReadTypes } from './read-types.js';
import { buildFuncBody } from './stmt.js';
import { type Env, instNamed, isBasicConstraint, mentionsTypeParam, newEnv, newTypeTables, shapify, substSig, substType, type TypeTables } from './subst.js';
import { buildCallShaped, methodFuncIn } from './wrappers.js';

/** An instance of a generic function or of a method of a generic type. */
export interface FuncInst {
  name: Name;
  fn: IrFunc;
  obj: Func;
  targs: Type[];
  env: Env;
  /** Set for shaped instances. */
  layout: Layout | null;
  /** Of an instance that is not shaped: the shaped one. */
  shaped: FuncInst | null;
  /** The dictionary's base symbol. */
  dictBase: string;
  dictPkg: Package | null;
  isMethod: boolean;
  /** Built ahead of its turn, with these closures. */
  closures: IrFunc[] | null;
}

/** An instance of a generic type. */
export interface TypeInst {
  named: Named;
  targs: Type[];
  layout: Layout | null;
  methods: Map<string, FuncInst>;
  shaped: TypeInst | null;
  built: boolean;
}

interface Todo {
  fn: IrFunc;
  build(): void;
  /** Instances enter `funcs` once built. */
  add: boolean;
  ahead?: FuncInst;
}

/** Instances of functions, and of types, that a package may need unless told otherwise: finite but exploding recursion ends here. */
const usualMaxInstances = 10_000;
/** Length of an instance's name. */
const maxInstanceName = 65_536;

/** A limit of gosim's own that the package exceeds. */
export class TooManyInstances extends Error {
  constructor(
    readonly pos: Pos,
    message: string,
    /** What raises the limit; '' for nothing. */
    flag = '',
  ) {
    super(`${message} (limit of gosim${flag === '' ? '' : `; ${flag} raises it`})`);
  }
}

const tablesOf = new WeakMap<IrContext, TypeTables>();

function typeTables(ctx: IrContext): TypeTables {
  let tt = tablesOf.get(ctx);
  if (tt === undefined) {
    ctx.shapes ??= new Map();
    tt = newTypeTables(ctx.shapes);
    tablesOf.set(ctx, tt);
  }
  return tt;
}

/** What a package reads that mentions these types and nothing else. */
export function readsOf(ctx: IrContext, roots: Iterable<Type>): ReadTypes {
  return new ReadTypes(typeTables(ctx), roots);
}

export class PkgNoder {
  readonly tt: TypeTables;
  readonly out: PackageIR;
  readonly gen: ClosureGen = { glob: 0 };
  /** Where closures are entered as they are made. */
  sink: IrFunc[];
  private readonly todoBodies: Todo[] = [];
  private readonly todoDicts: (() => void)[] = [];
  private readonly todoData: (() => void)[] = [];
  private readonly funcInsts = new Map<string, FuncInst>();
  private readonly typeInsts = new Map<string, TypeInst>();
  private readonly dicts = new Map<string, Name>();
  readonly seenTypes = new Set<Type>();
  /** Seen only as the underlying type of a named one. */
  readonly onlyUnderlying = new Set<Type>();
  /** Names of declared objects: their link symbols are strings to put together and to look up. */
  private readonly declared = new Map<Var | Func, Name>();
  /** Link symbols of wrappers made by this package. */
  readonly wrappers = new Set<string>();
  /** Method values in the package's own code. */
  readonly methodValues: { recv: Type; name: string; pkg: Package | null }[] = [];
  /** Whether a function may be ranged over in the package's own code. */
  rangesOverFunc = true;
  private initCount = 0;

  constructor(
    readonly ctx: IrContext,
    readonly pkg: Package,
    readonly versionOf: (pos: Pos) => string,
  ) {
    const tt = typeTables(ctx);
    this.tt = tt;
    this.out = { pkg, funcs: [], externs: [], inits: [], initFunc: null, dictionaries: [], inlTree: [undefined], needTypes: [], reads: new ReadTypes(tt, this.seenTypes) };
    this.sink = this.out.funcs;
  }

  // -------------------------------------------------------------- types

  /** The IR's version of a type without type parameters. */
  staticType(t: Type): Type {
    const r = t.kind === 'Alias' ? unalias(t) : t;
    this.needType(r);
    return r;
  }

  /** As gc, which creates all methods of an instance where its type is first read. */
  needType(t: Type): void {
    if (t.kind === 'Basic' || this.seenTypes.has(t)) return;
    this.seenTypes.add(t);
    switch (t.kind) {
      case 'Alias':
        this.needType(unalias(t));
        break;
      case 'Named':
        if (t.targs.length > 0) {
          if (t.targs.some((a) => mentionsTypeParam(this.tt, a))) return;
          if (t.orig.tparams.length > 0 && t.implicits === undefined) this.typeInst(t.orig, t.targs, false);
          for (const a of t.targs) this.needType(a);
          this.needUnderlying(t);
        } else if (t.isShape || t.obj.pkg === this.pkg) {
          if (t.tparams.length === 0 && !this.tt.localTParams.has(t)) this.needUnderlying(t);
        }
        break;
      case 'Pointer': case 'Slice': case 'Array': case 'Chan':
        this.needType(t.elem);
        break;
      case 'Map':
        this.needType(t.key);
        this.needType(t.elem);
        break;
      case 'Struct':
        this.needVars(t.fields);
        break;
      case 'Tuple':
        this.needVars(t.vars);
        break;
      case 'Signature':
        this.needVars(t.params.vars);
        this.needVars(t.results.vars);
        break;
      case 'Interface':
        for (const m of t.methods) if (m.type !== null) this.needType(m.type);
        break;
      default:
        break;
    }
  }

  private needVars(vs: readonly Var[]): void {
    for (let i = 0; i < vs.length; i++) {
      const t = vs[i]!.type;
      if (t !== null) this.needType(t);
    }
  }

  /** Reads the underlying type; its own methods are those of the named type. */
  private needUnderlying(t: Named): void {
    const u = under(t);
    if (!this.seenTypes.has(u)) this.onlyUnderlying.add(u);
    this.needType(u);
  }

  // -------------------------------------------------------------- declared objects

  globalVar(v: Var): Name {
    const known = this.declared.get(v);
    if (known !== undefined) return known;
    const n = globalName(this.ctx, 'PEXTERN', v.pos, v.name, v.pkg, null);
    if (n.type === null) {
      n.type = this.staticType(v.type!);
      n.obj = v;
    }
    this.declared.set(v, n);
    return n;
  }

  /** A declared function without type parameters. */
  funcName(f: Func): Name {
    const known = this.declared.get(f);
    if (known !== undefined) return known;
    const n = globalName(this.ctx, 'PFUNC', f.pos, f.name, f.pkg, null);
    if (n.type === null) n.type = this.staticType(f.type!);
    this.declared.set(f, n);
    return n;
  }

  /** A declared method of a type without type parameters; its type has the receiver in `recv`. */
  methodName(f: Func): Name {
    const known = this.declared.get(f);
    if (known !== undefined) return known;
    const sig = f.type as Signature;
    const { pkg, sym } = methodSym(unalias(sig.recv!.type!), f.name, f.pkg);
    const n = globalName(this.ctx, 'PFUNC', f.pos, sym, pkg, null);
    if (n.type === null) n.type = sig;
    this.declared.set(f, n);
    return n;
  }

  declareFunc(decl: FuncDecl, linknames: ReadonlyMap<string, string>): IrFunc {
    const f = decl.name.obj as Func;
    const sig = f.type as Signature;
    let name: Name;
    if (sig.recv !== null) name = this.methodName(f);
    else if (f.name === 'init') {
      const sym = `init.${this.initCount++}`;
      name = globalName(this.ctx, 'PFUNC', f.pos, sym, f.pkg, sig);
    } else {
      // A name of its own with the remote symbol: what else has that symbol keeps its name, its body and its tags.
      name = this.funcName(f);
      const remote = linknames.get(f.name);
      if (remote !== undefined) name.linkname = remote;
    }
    const fn = newFunc(decl.pos, name, sig);
    name.defn = fn;
    fn.pragmas = funcPragmas(decl.pragmas);
    this.staticType(sig);
    if (sig.recv !== null) this.staticType(sig.recv.type!);
    this.out.funcs.push(fn);
    if (f.name === 'init' && sig.recv === null) this.out.inits.push(fn);
    this.todoBodies.push({ fn, add: false, build: () => buildFuncBody(new Body(this, fn, null, null, null), decl, sig) });
    return fn;
  }

  // -------------------------------------------------------------- instances

  private limit(n: number, what: string, pos: Pos, name: string): void {
    const max = this.ctx.maxInstances ?? usualMaxInstances;
    if (n >= max) throw new TooManyInstances(pos, `the package needs more than ${max} instances of ${what}, ${name} among them`, '-max-instances');
  }

  /** The instance of a generic function; shaped if asked for or if an argument is. */
  funcInst(f0: Func, targs0: Type[], shaped: boolean): FuncInst {
    const f = f0.origin ?? f0;
    const gsig = f.type as Signature;
    const isShaped = shaped || targs0.some(hasShape);
    const targs = isShaped ? targs0.map((t, i) => shapify(this.tt, t, isBasicConstraint(gsig.tparams[i]!))) : targs0.map(unalias);
    const sym = mangle(f.name, targs);
    if (sym.length > maxInstanceName) throw new TooManyInstances(f.pos, `the type arguments of an instance of ${f.name} are too large`);
    const link = linkSym(f.pkg, sym);
    const known = this.funcInsts.get(link);
    if (known !== undefined) return known;
    this.limit(this.funcInsts.size, 'functions', f.pos, f.name);
    const layout = isShaped ? newLayout() : null;
    const inst = this.newInst(f, gsig, gsig.tparams, targs, layout, sym, f.pkg, null, sym);
    this.funcInsts.set(link, inst);
    for (const t of targs) this.needType(t);
    if (!isShaped) this.todoDicts.push(() => this.shapedOf(inst));
    this.todoBodies.push({
      fn: inst.fn,
      add: true,
      build: () => {
        this.buildInst(inst);
        if (layout !== null) finishLayout(layout);
      },
    });
    return inst;
  }

  shapedOf(inst: FuncInst): FuncInst {
    inst.shaped ??= this.funcInst(inst.obj, inst.targs, true);
    return inst.shaped;
  }

  /** The instance of a generic type, with all its methods. */
  typeInst(orig: Named, targs0: Type[], shaped: boolean): TypeInst {
    const isShaped = shaped || targs0.some(hasShape);
    const targs = isShaped ? targs0.map((t, i) => shapify(this.tt, t, isBasicConstraint(orig.tparams[i]!))) : targs0.map(unalias);
    const named = instNamed(this.tt, orig, targs);
    const link = linkString(named);
    const known = this.typeInsts.get(link);
    if (known !== undefined) return known;
    const { name, pos } = orig.obj;
    if (link.length > maxInstanceName) throw new TooManyInstances(pos, `the type arguments of an instance of ${name} are too large`);
    this.limit(this.typeInsts.size, 'types', pos, name);
    const layout = isShaped ? newLayout() : null;
    const inst: TypeInst = { named, targs, layout, methods: new Map(), shaped: null, built: false };
    this.typeInsts.set(link, inst);
    this.needType(named);
    if (!isShaped && orig.methods.length > 0) this.todoDicts.push(() => this.shapedTypeOf(inst));
    for (const m of orig.methods) {
      if (m === undefined || m.decl === undefined) continue;
      this.methodInst(inst, orig, m);
    }
    return inst;
  }

  shapedTypeOf(inst: TypeInst): TypeInst {
    inst.shaped ??= this.typeInst(inst.named.orig, inst.targs, true);
    return inst.shaped;
  }

  private methodInst(ti: TypeInst, orig: Named, m: Func): void {
    const gsig = m.type as Signature;
    const ptr = unalias(gsig.recv!.type!).kind === 'Pointer';
    const recv: Var = { ...gsig.recv!, type: ptr ? newPtr(ti.named) : ti.named };
    const { pkg, sym } = methodSym(recv.type!, m.name, m.pkg);
    const inst = this.newInst(m, gsig, gsig.rparams, ti.targs, ti.layout, sym, pkg, recv, mangle(orig.obj.name, ti.targs));
    ti.methods.set(m.name, inst);
    this.todoBodies.push({
      fn: inst.fn,
      add: true,
      ahead: inst,
      build: () => {
        if (ti.layout === null) this.buildInst(inst);
        else this.buildMethods(ti, ti.layout);
      },
    });
  }

  /** Builds all methods of a shaped type in source order. */
  private buildMethods(ti: TypeInst, layout: Layout): void {
    if (ti.built) return;
    ti.built = true;
    const save = this.sink;
    for (const inst of ti.methods.values()) {
      inst.closures = [];
      this.sink = inst.closures;
      this.buildInst(inst);
    }
    this.sink = save;
    finishLayout(layout);
  }

  private newInst(
    f: Func, gsig: Signature, tparams: TypeParam[], targs: Type[], layout: Layout | null, sym: string, pkg: Package | null, recv: Var | null, dictBase: string,
  ): FuncInst {
    const decl = f.decl;
    if (decl === undefined) throw new InternalError(`no declaration of generic ${f.name}`, f.pos);
    registerLocalTypes(this.tt, decl, tparams);
    const env = newEnv(tparams, targs);
    const sig = substSig(this.tt, env, gsig);
    sig.recv = recv;
    if (layout !== null) sig.params.vars.unshift(newVarOf(layout.ptrType, '.dict', pkg, decl.pos));
    const name = globalName(this.ctx, 'PFUNC', f.pos, sym, pkg, sig);
    const fn = newFunc(decl.pos, name, sig);
    name.defn = fn;
    fn.dupok = true;
    if (layout !== null) fn.shaped = true;
    fn.pragmas = funcPragmas(decl.pragmas);
    return { name, fn, obj: f, targs, env, layout, shaped: null, dictBase, dictPkg: f.pkg, isMethod: recv !== null, closures: null };
  }

  private buildInst(inst: FuncInst): void {
    const body = new Body(this, inst.fn, inst.env, inst.layout, null);
    if (inst.layout === null) buildCallShaped(body, inst);
    else buildFuncBody(body, inst.obj.decl!, inst.obj.type as Signature);
  }

  /** The shaped method of an instance of a generic type, for the receiver's named type. */
  shapedMethod(orig: Named, targs: Type[], name: string): FuncInst {
    const ti = this.typeInst(orig, targs, true);
    const m = ti.methods.get(name);
    if (m === undefined) throw new InternalError(`no method ${name} in ${linkString(ti.named)}`);
    return m;
  }

  /** The function of a method of an instance that takes no dictionary. */
  plainMethod(orig: Named, targs: Type[], name: string): FuncInst | null {
    return this.typeInst(orig, targs, false).methods.get(name) ?? null;
  }

  shapedOfMethod(inst: FuncInst): FuncInst {
    const recv = unalias(inst.fn.signature.recv!.type!);
    const named = (recv.kind === 'Pointer' ? unalias(recv.elem) : recv) as Named;
    return this.shapedMethod(named.orig, named.targs, inst.obj.name);
  }

  // -------------------------------------------------------------- dictionaries

  /** The dictionary of an instance of a function. */
  funcDict(f: Func, targs: Type[]): Name {
    const shaped = this.funcInst(f, targs, true);
    return this.dictName(f, shaped.layout!, targs);
  }

  /** The dictionary of an instance of a type. */
  typeDict(orig: Named, targs: Type[]): Name {
    const shaped = this.typeInst(orig, targs, true);
    return this.dictName(orig.obj, shaped.layout!, targs);
  }

  dictAddr(pos: Pos, dict: Name): Expr {
    return newAddr(pos, dict);
  }

  private dictName({ name: generic, pkg, pos }: Func | TypeName, layout: Layout, targs: Type[]): Name {
    const sym = dictSym(mangle(generic, targs));
    const link = linkSym(pkg, sym);
    const known = this.dicts.get(link);
    if (known !== undefined) return known;
    if (targs.some(hasShape)) throw new InternalError(`dictionary of shaped ${generic}`);
    if (link.length > maxInstanceName) throw new TooManyInstances(pos, `the type arguments of an instance of ${generic} are too large`);
    this.limit(this.dicts.size, 'functions and types', pos, generic);
    const name = globalName(this.ctx, 'PEXTERN', 0, sym, pkg, layout.arrayType);
    name.type = layout.arrayType;
    name.readonly = true;
    this.dicts.set(link, name);
    const dict: Dictionary = { sym: link, entries: [] };
    this.out.dictionaries.push(dict);
    this.todoData.push(() => this.fillDict(dict, layout, targs));
    return name;
  }

  private fillDict(dict: Dictionary, l: Layout, targs: Type[]): void {
    const inst = (tparams: TypeParam[], t: Type): Type => {
      const r = substType(this.tt, newEnv(tparams, targs), t);
      this.needType(r);
      return r;
    };
    const e: DictEntry[] = dict.entries;
    for (const m of l.methodExprs) e.push({ kind: 'method', func: methodFuncIn(this, targs[m.index]!, m.name, m.pkg) });
    for (const s of l.subdicts) {
      const args = s.targs.map((t) => inst(s.tparams, t));
      // The shaped instance that is called takes it; one with the shapes of `args`, which the shapes of the body hide, need not exist.
      const name = this.dictName(s.func ?? s.named!.obj, s.layout, args);
      e.push({ kind: 'subdict', sym: name.linkname! });
    }
    for (const r of l.rtypes) {
      const type = inst(r.tparams, r.type);
      e.push({ kind: 'rtype', type });
      this.out.needTypes.push(type);
    }
    for (const r of l.itabs) {
      const type = inst(r.tparams, r.type);
      const iface = inst(r.tparams, r.iface);
      // Other pairs are never read; gc leaves the word zero.
      if (!isInterface(type) && isInterface(iface) && !isEmptyInterface(iface)) e.push({ kind: 'itab', type, iface });
      else e.push({ kind: 'rtype', type });
    }
  }

  // -------------------------------------------------------------- work lists

  /** A function made by hand (wrapper) that is complete. */
  addFunc(fn: IrFunc): void {
    this.out.funcs.push(fn);
  }

  drain(): void {
    for (;;) {
      const d = this.todoDicts.pop();
      if (d !== undefined) {
        d();
        continue;
      }
      const b = this.todoBodies.pop();
      if (b !== undefined) {
        b.build();
        if (b.ahead?.closures) this.out.funcs.push(...b.ahead.closures);
        if (b.add) this.out.funcs.push(b.fn);
        continue;
      }
      const t = this.todoData.pop();
      if (t === undefined) return;
      t();
    }
  }
}
