/**
 * The noder: from a checked package to its IR (what gc's unified IR does with its writer and reader).
 *
 *     buildPackageIR   everything in the package's files and the instances they need
 *     methodFunc, methodSet, methodValueFunc   functions for method tables, itabs and method values, on demand
 *
 * Only what the checker left on nodes and objects is used; no Checker needs to be alive.
 */
import { posFileId, type Pos } from '../../base/source.js';
import type { File } from '../../ast/nodes.js';
import { blankNode, globalName, newFunc, newName } from '../../ir/build.js';
import type { IrContext, Name, PackageIR } from '../../ir/nodes.js';
import { noParams, under } from '../../ir/typ.js';
import { interfaceIsMethodSet } from '../../types/typeset.js';
import type { Func, Initializer, Package, Signature, Type, Var } from '../../types/types.js';
import { Body } from './body.js';
import { PkgNoder } from './noder.js';
export { readsOf, TooManyInstances } from './noder.js';
import { embedPatterns, linknamesOf } from './pragmas.js';
import { globalAssign } from './stmt.js';
import { makeWrappers, methodFuncIn, methodSetIn, methodValueFuncIn, noderOf } from './wrappers.js';

/** The part of the checker's result that is needed. */
export interface NoderInput {
  pkg: Package;
  files: File[];
  initOrder: Initializer[];
  rangesOverFunc: boolean;
}

export interface NoderOptions {
  /** Make the wrappers of all types that the package reads, as gc does; else only on demand. Default true. */
  wrappers?: boolean;
}

export function newIrContext(wordSize: 4 | 8): IrContext {
  return { wordSize, globals: new Map() };
}

export function buildPackageIR(check: NoderInput, ctx: IrContext, opts: NoderOptions = {}): PackageIR {
  const versions = new Map<number, string>();
  for (const f of check.files) versions.set(posFileId(f.pos), f.goVersion || check.pkg.goVersion);
  const p = new PkgNoder(ctx, check.pkg, (pos: Pos) => versions.get(posFileId(pos)) ?? '');
  p.rangesOverFunc = check.rangesOverFunc;
  noderOf.set(ctx, p);
  packageInit(p, check);
  declarations(p, check.files);
  p.drain();
  if (opts.wrappers !== false) makeWrappers(p, [...p.seenTypes]);
  p.drain();
  return p.out;
}

/** `pkg.init`: the initialisers of package-level variables in order. */
function packageInit(p: PkgNoder, check: NoderInput): void {
  if (check.initOrder.length === 0) return;
  const name = globalName(p.ctx, 'PFUNC', 0, 'init', check.pkg, noParams);
  const fn = newFunc(0, name, noParams);
  name.defn = fn;
  fn.isPackageInit = true;
  p.out.funcs.push(fn);
  const r = new Body(p, fn, null, null, null);
  for (const init of check.initOrder) {
    const lhs = init.lhs.map((v): Name => (v.name === '_' ? newName(v.pos, 'PEXTERN', '_', null, p.staticType(v.type!), null) : p.globalVar(v)));
    fn.body.push(globalAssign(r, lhs, init.rhs, init.lhs.map((v) => v.type!)));
  }
  p.out.initFunc = fn;
}

function declarations(p: PkgNoder, files: readonly File[]): void {
  const linknames = linknamesOf(files);
  for (const file of files) {
    for (const d of file.decls) {
      switch (d.kind) {
        case 'FuncDecl': {
          const f = d.name.obj as Func | null | undefined;
          if (d.name.value === '_' || !f) break;
          const sig = f.type as Signature;
          if (sig.tparams.length === 0 && sig.rparams.length === 0) p.declareFunc(d, linknames);
          break;
        }
        case 'VarDecl': {
          const embed = embedPatterns(d.pragmas);
          for (const n of d.names) {
            if (n.value === '_' || !n.obj) continue;
            const remote = linknames.get(n.value);
            const name = p.globalVar(n.obj as Var);
            if (remote !== undefined) name.linkname = remote;
            if (embed.length > 0) name.embed = embed;
            p.out.externs.push(name);
          }
          break;
        }
        case 'TypeDecl':
          if (d.tparams.length === 0 && d.name.value !== '_' && d.name.obj?.type && !isConstraint(d.name.obj.type)) p.staticType(d.name.obj.type);
          break;
        default:
          break;
      }
    }
  }
}

/** Interfaces that only bound type parameters have no values. */
function isConstraint(t: Type): boolean {
  const u = under(t);
  return u.kind === 'Interface' && !interfaceIsMethodSet(u);
}

// ---------------------------------------------------------------- on demand

function noder(ctx: IrContext, pkg: PackageIR | undefined): PkgNoder {
  const p = noderOf.get(ctx);
  if (p !== undefined && (pkg === undefined || p.out === pkg)) return p;
  // Noding is over in another run: only wrappers are asked for.
  const q = new PkgNoder(ctx, pkg!.pkg, () => '');
  (q as { out: PackageIR }).out = pkg!;
  q.sink = pkg!.funcs;
  for (const fn of pkg!.funcs) if (fn.nname.linkname) q.wrappers.add(fn.nname.linkname);
  noderOf.set(ctx, q);
  return q;
}

/**
 * The function to put in T's method table for the method: with T as receiver. Itabs and method tables of types that are not
 * pointer-shaped take the function of *T. New functions are appended to the package's `funcs`.
 */
export function methodFunc(ctx: IrContext, T: Type, name: string, mpkg: Package | null, pkg?: PackageIR): Name {
  const p = noder(ctx, pkg);
  const n = methodFuncIn(p, T, name, mpkg);
  p.drain();
  return n;
}

/** T's method set in table order. */
export function methodSet(ctx: IrContext, T: Type, pkg?: PackageIR): { name: string; pkg: Package | null; type: Signature; func: Name }[] {
  const p = noder(ctx, pkg);
  const ms = methodSetIn(p, T);
  p.drain();
  return ms;
}

/** The code of the closure that an OMETHVALUE makes: `T.M-fm`, capturing the receiver. */
export function methodValueFunc(ctx: IrContext, recv: Type, name: string, mpkg: Package | null, pkg?: PackageIR): Name {
  const p = noder(ctx, pkg);
  const n = methodValueFuncIn(p, recv, name, mpkg);
  p.drain();
  return n;
}
