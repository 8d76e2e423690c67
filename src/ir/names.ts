/**
 * Symbols of functions, methods, closures and dictionaries (ir/func.go closureName, ir/expr.go MethodSym,
 * noder/reader.go mangle). `sym` is the name within its package, as printed; the link symbol is
 * the package's prefix, a dot and the name.
 */
import type { Named, Package, Type, TypeName } from '../types/types.js';
import { isExported } from '../types/object.js';
import type { Func } from './nodes.js';
import { linkString, pathToPrefix, typeString } from './type-fmt.js';
import { unalias } from './typ.js';

/** Symbols of methods of unnamed types live in gc's pseudo package "go". */
export const goPkg: Package = pseudo('go', 'go');
/** Shape types. */
export const shapePkg: Package = pseudo('go.shape', 'go.shape');

/** The shape type `go.shape.<name>` with this underlying type; one object a compilation (`shapes` is IrContext.shapes). */
export function shapeType(shapes: Map<string, Named>, name: string, underlying: Type): Named {
  let s = shapes.get(name);
  if (s === undefined) {
    const obj: TypeName = { kind: 'TypeName', name, pos: 0, pkg: shapePkg, type: null, parent: null, scopePos: 0, order: 0 };
    s = { kind: 'Named', obj, orig: undefined as unknown as Named, tparams: [], targs: [], underlying, methods: [], vargen: 0, isShape: true };
    s.orig = s;
    obj.type = s;
    shapes.set(name, s);
  }
  return s;
}
/** The runtime, as the compiler names its functions. */
export const runtimePkg: Package = pseudo('runtime', 'runtime');

function pseudo(path: string, name: string): Package {
  return { kind: 'Package', path, name, scope: { parent: null, children: [], elems: new Map(), pos: 0, end: 0, isFunc: false, comment: '' }, imports: [], complete: true, goVersion: '' };
}

/** `main.F` */
export function linkSym(pkg: Package | null, sym: string): string {
  return pkg === null ? `go:builtin.${sym}` : `${pathToPrefix(pkg.path)}.${sym}`;
}

/** `F[int,string]`; `vargen` suffixes stay behind the brackets. */
export function mangle(name: string, targs: readonly Type[]): string {
  return targs.length === 0 ? name : `${name}[${targs.map(linkString).join(',')}]`;
}

/** Package and name of a method's symbol: `T.M`, `(*T).M`; suffix `-fm` for method values. */
export function methodSym(recv0: Type, name: string, mpkg: Package | null, suffix = ''): { pkg: Package | null; sym: string } {
  const recv = unalias(recv0);
  const base = recv.kind === 'Pointer' ? unalias(recv.elem) : recv;
  const rpkg = base.kind === 'Named' ? base.obj.pkg : goPkg;
  let s = recv.kind === 'Pointer' ? `(${typeString(recv, 'link', null, true)})` : typeString(recv, 'link', null, true);
  if (!isExported(name) && mpkg !== null && mpkg.path !== rpkg?.path) s += `.${pathToPrefix(mpkg.path)}`;
  return { pkg: rpkg, sym: `${s}.${name}${suffix}` };
}

/** Why a closure exists: a function literal, the body of a range-over-func loop, the wrapper of a go or defer statement. */
export type ClosureWhy = 'OCLOSURE' | 'ORANGE' | 'OGO' | 'ODEFER';

/** Counters of closures of functions without name, per package compilation. */
export interface ClosureGen {
  glob: number;
}

/**
 * The name of the next closure in `outer` and its package. `inlNames` are the names of the calls (outermost first) through which the
 * closure was inlined into `outer`.
 */
export function closureName(outer0: Func, why: ClosureWhy, local: Package, gen: ClosureGen, inlNames: readonly string[] = []): { pkg: Package | null; sym: string } {
  let outer = outer0;
  if (outer.oclosure?.func.rangeParent) outer = outer.oclosure.func.rangeParent;
  let suffix: string;
  switch (why) {
    case 'OCLOSURE':
      suffix = outer.oclosure === null ? '.func' : '.';
      break;
    case 'ORANGE':
      suffix = '-range';
      break;
    case 'OGO':
      suffix = '.gowrap';
      break;
    case 'ODEFER':
      suffix = '.deferwrap';
      break;
  }
  let n: number;
  let name = 'glob.';
  let pkg: Package | null = local;
  if (outer.nname.sym === '_') n = ++gen.glob;
  else {
    name = outer.nname.sym;
    pkg = outer.nname.pkg;
    if (why === 'OCLOSURE') n = ++outer.funcLitGen;
    else if (why === 'ORANGE') n = ++outer.rangeLitGen;
    else n = ++outer.goDeferGen;
  }
  if (inlNames.length > 0) name = [name, ...inlNames].join('.');
  return { pkg, sym: `${name}${suffix}${n}` };
}

/** `.dict.F[int]`, link symbol `main..dict.F[int]`. */
export function dictSym(baseSym: string): string {
  return `.dict.${baseSym}`;
}

export function typeDescSym(t: Type): string {
  return `type:${linkString(t)}`;
}

export function itabSym(t: Type, iface: Type): string {
  return `go:itab.${linkString(t)},${linkString(iface)}`;
}
