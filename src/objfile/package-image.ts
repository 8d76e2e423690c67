/**
 * Package images: everything that a compiled package offers to the front end (declared objects and types, bodies of
 * generic functions), to the inliner and escape analysis (inline bodies, parameter tags) and to the linker (code and data),
 * in one container of lazily decoded chunks (serialize.ts).
 *
 * Chunks
 *     pkg            header: path, name, imports, names of declared objects
 *     link, files, lines:N, inl   imports and init functions, source files, their line starts, the inline tree (code-image.ts)
 *     o:NAME         a package-level object (Const, Var, Func, alias-like TypeName)
 *     t:NAME         a declared type: the Named or Alias itself (its TypeName is its first field, the declarations of its methods are last)
 *     l:NAME·N       a type declared inside a function
 *     n:SYM          an IR name (function or variable) with what other packages need of it
 *     f:SYM, d:SYM   code and data for the linker
 *
 * References out of a chunk are written by name and resolved on reading:
 *     pkg, u (universe), b (basic type), o, t, l, m (method of a declared type), i (instance: generic type and arguments),
 *     n (IR name), s (shape type).
 *
 * INVARIANTS
 *   - An object reached by name has one identity in a compilation; inline parts (fields, signatures, composite types) are copied per chunk,
 *     which is sound because types are compared structurally.
 *   - Universe objects and packages are never copied.
 *   - Decoding a Named sets its `obj` before anything that can lead back to it.
 */
import { InternalError } from '../base/assert.js';
import type { DataSym, PackageObject } from '../bytecode/program.js';
import { blankNode } from '../ir/layout.js';
import { goPkg, linkSym, shapeType } from '../ir/names.js';
import type { Name as IrName } from '../ir/nodes.js';
import { namedMethods } from '../types/named.js';
import { instantiate } from '../types/instantiate.js';
import { newPackage } from '../types/package.js';
import type { Alias, Func, Named, Obj, Package, Signature, Type, TypeName } from '../types/types.js';
import { typ, universe, universeByte, universeRune, unsafePkg } from '../types/universe.js';
import { funcStub } from '../linker/func-stubs.js';
import type { LinkBase } from '../linker/base.js';
import type { FuncDef, SymbolSource } from '../linker/link.js';
import { CodeImage, type FileInfo, writeCodeHeader, writeData, writeFunc } from './code-image.js';
import { baseName, ImageBase } from './link-base.js';
import { ContainerReader, ContainerWriter, hashName, type Plain } from './serialize.js';

export type { FileInfo };

export interface CompiledPackage {
  pkg: Package;
  object: PackageObject;
  /** Names of the package (and dupok instances compiled with it) that other packages may refer to. */
  irNames: IrName[];
  files: FileInfo[];
}

/**
 * Chunk `pkg`: path, name, Go version, imports. Flat, because every program opens a hundred packages; what the few are asked that it imports itself is the tail.
 */
type Header = [string, string, string, string[]];

/** Package.visible, and the declared names in declaration order, each with 1 if its chunk is that of a type (`t:`), else 0 (`o:`). */
type HeaderTail = [string[], (string | 0 | 1)[]];

type Ref =
  | { k: 'pkg'; path: string }
  | { k: 'u'; name: string }
  | { k: 'ut'; name: string }
  | { k: 'b'; name: string }
  | { k: 'o'; path: string; name: string }
  | { k: 't'; path: string; name: string }
  | { k: 'l'; path: string; name: string }
  | { k: 'm'; t: Type; name: string; index: number }
  | { k: 'i'; orig: Type; targs: Type[] }
  | { k: 'n'; path: string; sym: string }
  | { k: 's'; name: string; underlying: Type };

/** Never written: back pointers, lazily computed sets, phases' private notes. */
const skipKeys: ReadonlySet<string> = new Set(['parent', 'opt', 'tset', 'children']);

// ---------------------------------------------------------------- writing

function isPackageLevel(obj: Obj): boolean {
  return obj.pkg !== null && obj.pkg.scope.elems.get(obj.name) === obj;
}

function localTypeKey(t: Named): string {
  return `${t.obj.name}\xc2\xb7${t.vargen}`;
}

/** The type whose chunk holds a TypeName, if it is declared by one. */
function ownType(obj: TypeName): Named | Alias | null {
  const t = obj.type;
  return t !== null && (t.kind === 'Named' || t.kind === 'Alias') && t.obj === obj ? t : null;
}

/** The declared type that owns a method, if `f` is one of its methods. */
function methodOwner(f: Func): { t: Named; index: number } | null {
  const sig = f.type as Signature | null;
  let rt = sig?.recv?.type ?? null;
  if (rt === null) return null;
  if (rt.kind === 'Pointer') rt = rt.elem;
  if (rt.kind === 'Alias') rt = rt.actual;
  if (rt === null || rt.kind !== 'Named') return null;
  // Receivers of methods of generic types are instances over the receiver's own type parameters.
  const origin = rt.orig;
  const index = origin.methods.indexOf(f);
  if (index >= 0) return { t: origin, index };
  const own = rt.methods.indexOf(f);
  return own >= 0 ? { t: rt, index: own } : null;
}

class PackageEncoder {
  private readonly w: ContainerWriter;
  private readonly locals = new Map<string, Named>();
  private readonly localQueue: Named[] = [];
  /** Root of the chunk being written; its own parts are written, not referred to. */
  private owner: object | null = null;

  constructor(private readonly c: CompiledPackage) {
    this.w = new ContainerWriter({ external: (obj) => this.external(obj), skipKeys });
  }

  run(): Uint8Array {
    const { pkg, object, files, irNames } = this.c;
    const names: HeaderTail[1] = [];
    const roots: [string, object][] = [];
    for (const [name, obj] of pkg.scope.elems) {
      if (obj.kind === 'PkgName') continue;
      dropBodies(obj);
      const own = obj.kind === 'TypeName' ? ownType(obj) : null;
      const chunk = own === null ? `o:${name}` : `t:${name}`;
      names.push(name, own === null ? 0 : 1);
      roots.push([chunk, own ?? obj]);
    }
    const header: Header = [pkg.path, pkg.name, pkg.goVersion, object.imports];
    const tail: HeaderTail = [[...(pkg.visible ?? [])], names];
    this.w.add('pkg', header, tail);
    writeCodeHeader(this.w, object.inits, files, object.inlTree);
    for (const [chunk, root] of roots) this.chunk(chunk, root);
    for (const n of irNames) if (n.linkname !== undefined) this.chunk(`n:${linkSym(n.pkg, n.sym)}`, n);
    for (const f of object.funcs) writeFunc(this.w, f);
    for (const d of object.data) writeData(this.w, d);
    for (let t = this.localQueue.pop(); t !== undefined; t = this.localQueue.pop()) this.chunk(`l:${localTypeKey(t)}`, t);
    return this.w.finish();
  }

  private chunk(name: string, root: object): void {
    this.owner = root;
    const methods = declaredMethods(root);
    const decls = methods.map((m) => m?.decl);
    if (decls.some((d) => d !== undefined)) {
      // Last, because methods call each other: references to them want the list.
      for (const m of methods) delete m?.decl;
      (root as MethodDecls).methodDecls = decls;
    }
    this.w.add(name, root);
    giveDecls(root);
    this.owner = null;
  }

  private external(o: object): Plain | null {
    const node = o as { kind?: string; op?: string };
    switch (node.kind) {
      case 'Package':
        return { k: 'pkg', path: (o as Package).path } satisfies Ref;
      case 'Basic':
        return { k: 'b', name: (o as { name: string }).name } satisfies Ref;
      case 'Named':
        return this.namedRef(o as Named);
      case 'Alias':
        return this.aliasRef(o as Alias);
      case 'TypeName':
      case 'Var':
      case 'Func':
      case 'Const':
      case 'Builtin':
      case 'Nil':
        return this.objRef(o as Obj);
      case 'Interface':
        return o === universeAnyType() ? ({ k: 'ut', name: anyInterface } satisfies Ref) : null;
      default:
        break;
    }
    if (node.op === 'ONAME') {
      const n = o as IrName;
      if (n.linkname !== undefined && (n.class === 'PFUNC' || n.class === 'PEXTERN')) {
        return { k: 'n', path: n.pkg?.path ?? this.c.pkg.path, sym: linkSym(n.pkg, n.sym) } satisfies Ref;
      }
    }
    return null;
  }

  private namedRef(t: Named): Ref | null {
    if (t === this.owner) return null;
    if (t.orig !== t) return { k: 'i', orig: t.orig, targs: t.targs };
    if (t.isShape) return { k: 's', name: t.obj.name, underlying: t.underlying! };
    if (t.obj.pkg === null) return { k: 'ut', name: t.obj.name };
    if (isPackageLevel(t.obj)) return { k: 't', path: t.obj.pkg.path, name: t.obj.name };
    const key = localTypeKey(t);
    if (t.obj.pkg.path === this.c.pkg.path && !this.locals.has(key)) {
      this.locals.set(key, t);
      this.localQueue.push(t);
    }
    return { k: 'l', path: t.obj.pkg.path, name: key };
  }

  private aliasRef(t: Alias): Ref | null {
    if (t === this.owner || t.orig !== t) return null;
    if (t.obj.pkg === null) return { k: 'ut', name: t.obj.name };
    return isPackageLevel(t.obj) ? { k: 't', path: t.obj.pkg.path, name: t.obj.name } : null;
  }

  private objRef(obj: Obj): Ref | null {
    if (obj === this.owner) return null;
    if (obj.pkg === null) return universe.elems.get(obj.name) === obj ? { k: 'u', name: obj.name } : null;
    if (obj.pkg === unsafePkg) return { k: 'o', path: 'unsafe', name: obj.name };
    if (obj.kind === 'TypeName') {
      const own = ownType(obj);
      if (own !== null && own === this.owner) return null;
      if (isPackageLevel(obj)) return { k: 'o', path: obj.pkg.path, name: obj.name };
      return null;
    }
    if (isPackageLevel(obj)) return { k: 'o', path: obj.pkg.path, name: obj.name };
    if (obj.kind === 'Func') {
      const m = methodOwner(obj);
      if (m !== null && m.t !== this.owner) return { k: 'm', t: m.t, name: obj.name, index: m.index };
    }
    return null;
  }
}

/** A declared type as its chunk has it: the declarations of its methods are behind everything else. */
interface MethodDecls {
  methodDecls?: Func['decl'][];
}

function declaredMethods(root: object): readonly (Func | undefined)[] {
  const t = root as Named;
  return t.kind === 'Named' && t.orig === t ? t.methods : [];
}

function giveDecls(root: object): void {
  const t = root as Named & MethodDecls;
  if (t.methodDecls === undefined) return;
  for (const [i, decl] of t.methodDecls.entries()) if (decl !== undefined) t.methods[i]!.decl = decl;
  delete t.methodDecls;
}

/** Bodies are kept for generic functions and methods only. */
function dropBodies(obj: Obj): void {
  const drop = (f: Func): void => {
    const sig = f.type as Signature | null;
    if (sig === null || (sig.tparams.length === 0 && sig.rparams.length === 0)) delete f.decl;
  };
  if (obj.kind === 'Func') drop(obj);
  else if (obj.kind === 'TypeName' && obj.type?.kind === 'Named') for (const m of obj.type.methods) if (m !== undefined) drop(m);
}

/** Names the interface that the predeclared alias `any` stands for. */
const anyInterface = 'interface any';

function universeAnyType(): Type | null {
  const any = universe.elems.get('any');
  const t = any?.type ?? null;
  return t !== null && t.kind === 'Alias' ? t.actual : t;
}

export function encodePackage(c: CompiledPackage): Uint8Array {
  return new PackageEncoder(c).run();
}

// ---------------------------------------------------------------- reading

/** A Map that gets its keys, in order, when it is first asked for anything, and each value when that is asked for. */
class LazyMap<V> extends Map<string, V> {
  /** Keys whose values have not been asked for; null: no keys yet. */
  private pending: Set<string> | null = null;

  constructor(
    private readonly names: () => Iterable<string>,
    private readonly load: (key: string) => V,
  ) {
    super();
  }

  private waiting(): Set<string> {
    if (this.pending !== null) return this.pending;
    this.pending = new Set(this.names());
    for (const key of this.pending) super.set(key, undefined as V);
    return this.pending;
  }

  override get(key: string): V | undefined {
    if (this.waiting().delete(key)) super.set(key, this.load(key));
    return super.get(key);
  }

  override has(key: string): boolean {
    this.waiting();
    return super.has(key);
  }

  override get size(): number {
    this.waiting();
    return super.size;
  }

  override keys(): MapIterator<string> {
    this.waiting();
    return super.keys();
  }

  /** Sets a value early, while its decoding is under way. */
  adopt(key: string, v: V): void {
    this.waiting().delete(key);
    super.set(key, v);
  }

  private loadAll(): void {
    for (const key of [...this.waiting()]) this.get(key);
  }

  override values(): MapIterator<V> {
    this.loadAll();
    return super.values();
  }

  override entries(): MapIterator<[string, V]> {
    this.loadAll();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  override forEach(f: (value: V, key: string, map: Map<string, V>) => void): void {
    this.loadAll();
    super.forEach(f);
  }
}

const pkgHash = hashName('pkg');

interface Loaded {
  imports: string[];
  pkg: Package;
  reader: ContainerReader;
  code: CodeImage;
  locals: Map<string, Named>;
}

/** Opens package images by import path and serves the checker, the inliner and the linker from them. */
export class ImageLibrary implements SymbolSource {
  private readonly loaded = new Map<string, Loaded>();
  /** In order of opening: the first one that has a symbol defines it. */
  private readonly order: Loaded[] = [];

  constructor(
    /** The container of a package, or undefined if there is none. */
    private readonly bytesOf: (path: string) => Uint8Array | undefined,
    /** The compilation's IR names: those known without asking this library, and how to add one. */
    private readonly names: { known(sym: string): IrName | undefined; define(sym: string, n: IrName): void },
    private readonly shapes: Map<string, Named>,
    private readonly natives: (sym: string) => boolean,
  ) {}

  /** Makes a package compiled in this process known under its path, beside the images. */
  readonly live = new Map<string, CompiledPackage>();
  private readonly liveFuncs = new Map<string, FuncDef>();
  private readonly liveData = new Map<string, DataSym>();

  addCompiled(c: CompiledPackage): void {
    this.live.set(c.pkg.path, c);
    for (const f of c.object.funcs) {
      if (!this.liveFuncs.has(f.sym)) this.liveFuncs.set(f.sym, { code: f, pkg: c.pkg.path, inlTree: c.object.inlTree });
    }
    for (const d of c.object.data) if (!this.liveData.has(d.sym)) this.liveData.set(d.sym, d);
  }

  /** The package of an import path, or undefined. */
  package(path: string): Package | undefined {
    if (path === 'unsafe') return unsafePkg;
    const live = this.live.get(path);
    if (live !== undefined) return live.pkg;
    return this.open(path)?.pkg;
  }

  /** Direct imports, for initialisation order. */
  imports(path: string): string[] {
    return this.live.get(path)?.object.imports ?? this.open(path)?.imports ?? [];
  }

  inits(path: string): string[] {
    return this.live.get(path)?.object.inits ?? this.open(path)?.code.inits ?? [];
  }

  files(path: string): FileInfo[] {
    return this.live.get(path)?.files ?? this.open(path)?.code.files ?? [];
  }

  /** The base of links, if the image has one and none of its packages is compiled here. */
  base(): LinkBase | null {
    const bytes = this.bytesOf(baseName);
    if (bytes === undefined) return null;
    const base = new ImageBase(bytes, (path) => this.open(path)!.code);
    return base.tables.needs.some((p) => this.live.has(p)) ? null : base;
  }

  /** Opens a package and everything it imports, so that their symbols are known. */
  openAll(path: string, seen = new Set<string>()): void {
    if (seen.has(path) || path === 'unsafe') return;
    seen.add(path);
    for (const p of this.imports(path)) this.openAll(p, seen);
  }

  /** The package that defines a chunk, and the chunk's number. */
  private home(key: string): { home: Loaded; chunk: number } | null {
    const hash = hashName(key);
    for (const home of this.order) {
      const chunk = home.reader.find(key, hash);
      if (chunk >= 0) return { home, chunk };
    }
    return null;
  }

  func(sym: string): FuncDef | undefined {
    const live = this.liveFuncs.get(sym);
    if (live !== undefined) return live;
    const found = this.home(`f:${sym}`);
    if (found === null) {
      const stub = funcStub(sym);
      if (stub === null) return undefined;
      const made = { code: stub, pkg: '', inlTree: [] };
      this.liveFuncs.set(sym, made);
      return made;
    }
    const { code, pkg } = found.home;
    const entry: FuncDef = {
      code: code.func(found.chunk),
      pkg: pkg.path,
      chunk: found.chunk,
      get inlTree() {
        return code.inlTree;
      },
    };
    this.liveFuncs.set(sym, entry);
    return entry;
  }

  data(sym: string): DataSym | undefined {
    const live = this.liveData.get(sym);
    if (live !== undefined) return live;
    const found = this.home(`d:${sym}`);
    if (found === null) return undefined;
    const d = found.home.code.data(found.chunk);
    this.liveData.set(sym, d);
    return d;
  }

  isNative(sym: string): boolean {
    return this.natives(sym);
  }

  /** The IR name of a link symbol defined in an opened package, or undefined. */
  irName(sym: string): IrName | undefined {
    const known = this.names.known(sym);
    if (known !== undefined) return known;
    const found = this.home(`n:${sym}`);
    if (found === null) return undefined;
    return found.home.reader.read(`n:${sym}`, (root) => this.names.define(sym, root as IrName)) as IrName;
  }

  private open(path: string): Loaded | undefined {
    const known = this.loaded.get(path);
    if (known !== undefined) return known;
    const bytes = this.bytesOf(path);
    if (bytes === undefined) return undefined;
    let home: Loaded | null = null;
    const reader = new ContainerReader(bytes, (ref) => this.resolve(ref as Ref, home!), blankNode);
    const chunk = reader.readWithTail(reader.find('pkg', pkgHash));
    const [, name, goVersion, imports] = chunk.root as Header;
    const pkg = newPackage(path, name);
    pkg.goVersion = goVersion;
    pkg.complete = true;
    const made: Loaded = { imports, pkg, reader, code: new CodeImage(reader), locals: new Map() };
    home = made;
    this.loaded.set(path, made);
    this.order.push(made);
    let scopeNames: { visible: Set<string>; isType: Map<string, boolean> } | null = null;
    const names = (): NonNullable<typeof scopeNames> => {
      if (scopeNames !== null) return scopeNames;
      const [visible, flat] = chunk.tail() as HeaderTail;
      scopeNames = { visible: new Set(visible), isType: new Map() };
      for (let i = 0; i < flat.length; i += 2) scopeNames.isType.set(flat[i] as string, flat[i + 1] === 1);
      return scopeNames;
    };
    Object.defineProperty(pkg, 'visible', { get: () => names().visible });
    pkg.scope.elems = new LazyMap<Obj>(
      () => names().isType.keys(),
      (n) => this.readObject(made, n, names().isType.get(n)!),
    );
    pkg.imports = imports.map((p) => this.package(p)).filter((p): p is Package => p !== undefined);
    return made;
  }

  private readObject(home: Loaded, name: string, isType: boolean): Obj {
    const scope = home.pkg.scope.elems as LazyMap<Obj>;
    const settle = (obj: Obj): Obj => {
      obj.parent = home.pkg.scope;
      return obj;
    };
    if (isType) {
      // The TypeName is the type's first field, but it is not there yet when the type is adopted: make it reachable through the type.
      const t = home.reader.read(`t:${name}`, (root) => this.typesUnderWay.set(`${home.pkg.path}.${name}`, root as Named | Alias)) as Named | Alias;
      giveDecls(t);
      return settle(t.obj);
    }
    return settle(home.reader.read(`o:${name}`, (root) => scope.adopt(name, root as Obj)) as Obj);
  }

  private readonly typesUnderWay = new Map<string, Named | Alias>();

  private declaredType(path: string, name: string): object {
    const key = `${path}.${name}`;
    const under = this.typesUnderWay.get(key);
    if (under !== undefined) return under;
    const obj = this.lookup(path, name);
    return (this.typesUnderWay.get(key) ?? obj.type) as object;
  }

  private lookup(path: string, name: string): Obj {
    const obj = this.package(path)?.scope.elems.get(name);
    if (obj === undefined) {
      const t = this.typesUnderWay.get(`${path}.${name}`);
      if (t !== undefined && t.obj !== undefined) return t.obj;
      throw new InternalError(`package image: no ${path}.${name}`);
    }
    return obj;
  }

  private resolve(ref: Ref, home: Loaded): object {
    switch (ref.k) {
      case 'pkg':
        if (ref.path === home.pkg.path) return home.pkg;
        return ref.path === goPkg.path ? goPkg : this.mustPackage(ref.path);
      case 'b':
        return ref.name === 'byte' ? universeByte : ref.name === 'rune' ? universeRune : typ(ref.name === 'invalid type' ? 'invalid' : (ref.name as Parameters<typeof typ>[0]));
      case 'u':
        return universe.elems.get(ref.name)!;
      case 'ut': {
        if (ref.name === anyInterface) return universeAnyType()!;
        return universe.elems.get(ref.name)!.type!;
      }
      case 'o':
        return this.lookup(ref.path, ref.name);
      case 't':
        return this.declaredType(ref.path, ref.name);
      case 'l': {
        const owner = ref.path === home.pkg.path ? home : this.open(ref.path)!;
        const known = owner.locals.get(ref.name);
        if (known !== undefined) return known;
        const t = owner.reader.read(`l:${ref.name}`, (root) => owner.locals.set(ref.name, root as Named)) as object;
        giveDecls(t);
        return t;
      }
      case 'm': {
        const t = ref.t as Named;
        const m = t.orig === t ? t.methods[ref.index] : namedMethods(t)[ref.index];
        if (m === undefined) throw new InternalError(`package image: method ${ref.name} is not there yet`);
        return m;
      }
      case 'i':
        return instantiate(ref.orig as Named, ref.targs);
      case 's':
        return shapeType(this.shapes, ref.name, ref.underlying);
      case 'n': {
        const n = this.irName(ref.sym);
        if (n === undefined) throw new InternalError(`package image: no IR name ${ref.sym}`);
        return n;
      }
    }
  }

  private mustPackage(path: string): Package {
    const p = this.package(path);
    if (p === undefined) throw new InternalError(`package image: no package ${path}`);
    return p;
  }
}
