/**
 * What building one function body needs at hand: its variables, the meaning of type parameters, dictionary words
 * (noder's reader and writer structs in one).
 */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import type { BlockStmt, Expr as AstExpr } from '../../ast/nodes.js';
import { declareParams, newAssign, newClosureVar, newDecl, newDynamicType, newSymAddr, newTypeExpr, tempAt } from '../../ir/build.js';
import type { DynamicType, Expr, Func as IrFunc, Name, Stmt, TypeExpr } from '../../ir/nodes.js';
import { isEmptyInterface, isInterface, under, unalias } from '../../ir/typ.js';
import { typeDescSym } from '../../ir/names.js';
import { defaultType } from '../../types/predicates.js';
import type { Signature, Type, TypeParam, Var } from '../../types/types.js';
import { itabIndex, type Layout, rtypeIndex, rttiWord, Section } from './dict.js';
import type { PkgNoder } from './noder.js';
import { noNames, type Rewritten, rewriteRangeFuncs } from './rangefunc.js';
import { type Env, mentionsTypeParam, substType } from './subst.js';

export class Body {
  readonly locals = new Map<Var, Name>();
  readonly captured = new Map<Var, Name>();
  /** `.dict`, in shaped bodies. */
  dictParam: Name | null = null;
  /** The generic signature whose results returns convert to. */
  sig: Signature | null = null;

  constructor(
    readonly p: PkgNoder,
    readonly fn: IrFunc,
    readonly env: Env | null,
    readonly layout: Layout | null,
    readonly outer: Body | null,
  ) {}

  // -------------------------------------------------------------- types

  typ(t: Type): Type {
    if (t.kind === 'Basic') return t;
    if (this.env === null) return this.p.staticType(t);
    const known = this.env.cache.get(t);
    if (known !== undefined) return known;
    const r = substType(this.p.tt, this.env, t);
    this.p.needType(r);
    return r;
  }

  /** Whether the type is known only through the dictionary. */
  derived(t: Type): boolean {
    return this.env !== null && mentionsTypeParam(this.p.tt, t);
  }

  get tparams(): TypeParam[] {
    return this.env?.tparams ?? [];
  }

  /** The body to build. Bodies of instances may come from other packages. */
  rewritten(body: BlockStmt, sig: Signature): Rewritten {
    return this.env !== null || this.p.rangesOverFunc ? rewriteRangeFuncs(body, sig) : { body, names: noNames };
  }

  // -------------------------------------------------------------- variables

  /** Declares the parameters of fn; `gsig` is the signature as the body's objects have it. */
  declareParams(gsig: Signature, nameOf: (v: Var) => string = (v) => v.name): void {
    const fn = this.fn;
    const gvars = [...(gsig.recv !== null ? [gsig.recv] : []), ...gsig.params.vars, ...gsig.results.vars];
    const extra = this.layout !== null && fn.oclosure === null ? 1 : 0;
    const recvs = gsig.recv !== null && fn.signature.recv !== null ? 1 : 0;
    // Called in the order of declaration: receiver, parameters, results.
    let at = 0;
    declareParams(fn, (v) => {
      const g = this.genericAt(gvars, at++, recvs, extra);
      return g === null ? v.name : nameOf(g);
    });
    for (let i = 0; i < fn.dcl.length; i++) {
      const n = fn.dcl[i]!;
      const g = this.genericAt(gvars, i, recvs, extra);
      if (g === null) {
        this.dictParam = n;
        continue;
      }
      n.obj = g;
      this.addLocal(g, n);
    }
  }

  /** The generic variable of the i'th declaration; null for `.dict`, which follows the receiver. */
  private genericAt(gvars: Var[], i: number, recvs: number, extra: number): Var | null {
    if (extra === 1 && i === recvs) return null;
    return gvars[extra === 1 && i > recvs ? i - 1 : i] ?? null;
  }

  addLocal(v: Var, n: Name): void {
    this.locals.set(v, n);
    this.varDictIndex(v.type!, n);
  }

  private varDictIndex(t: Type, n: Name): void {
    if (this.layout === null || !this.derived(t)) return;
    this.layout.nameFixups.push({ name: n, index: rtypeIndex(this.layout, t, this.tparams) });
  }

  /** The variable as this function sees it; captures it if it belongs to an enclosing one. */
  useLocal(pos: Pos, v: Var): Name {
    const n = this.locals.get(v) ?? this.captured.get(v);
    if (n !== undefined) {
      n.used = true;
      return n;
    }
    if (this.outer === null) throw new InternalError(`variable ${v.name} is not in scope`, pos);
    const c = newClosureVar(pos, this.fn, this.outer.useLocal(pos, v));
    c.used = true;
    this.captured.set(v, c);
    return c;
  }

  temp(pos: Pos, t: Type): Name {
    return tempAt(pos, this.fn, t, this.p.pkg);
  }

  /** A temporary that holds x; its declaration and assignment go to `init`. */
  tempCopy(pos: Pos, x: Expr, init: Stmt[]): Name {
    const tmp = this.temp(pos, x.type!);
    const as = newAssign(pos, tmp, x);
    init.push(newDecl(pos, tmp), as);
    tmp.defn = as;
    return tmp;
  }

  // -------------------------------------------------------------- runtime types

  /** Word of a type's descriptor; null when it is static. */
  rtype(pos: Pos, t0: Type): Expr | null {
    const t = defaultType(t0);
    if (!this.derived(t)) return null;
    return this.rttiWord(pos, Section.RTypes, rtypeIndex(this.layout!, t, this.tparams));
  }

  /** The descriptor's address, static or not. */
  rtypeAddr(pos: Pos, t: Type): Expr {
    return this.rtype(pos, t) ?? newSymAddr(pos, typeDescSym(this.typ(defaultType(t))), this.typ(defaultType(t)));
  }

  rttiWord(pos: Pos, section: Section, index: number): Expr {
    return rttiWord(this.layout!, pos, this.dictParam!, section, index);
  }

  /** Index of the pair's itab entry, or -1; enters both types as gc does. */
  private itabEntry(src: Type, dst: Type): number {
    if (this.env === null) return -1;
    const ds = this.derived(src);
    const dd = this.derived(dst);
    if (ds) rtypeIndex(this.layout!, src, this.tparams);
    if (dd) rtypeIndex(this.layout!, dst, this.tparams);
    return ds || dd ? itabIndex(this.layout!, src, dst, this.tparams) : -1;
  }

  /** The words for a conversion of src to dst. */
  convRTTI(pos: Pos, src0: Type, dst0: Type): { typeWord: Expr | null; srcRType: Expr | null } {
    if (this.env === null) return noWords;
    const src = defaultType(src0);
    const dst = defaultType(dst0);
    const entry = this.itabEntry(src, dst);
    const d = this.typ(dst);
    if (entry < 0 || !isInterface(d)) return noWords;
    const srcIface = isInterface(this.typ(src));
    let typeWord: Expr | null = null;
    if (isEmptyInterface(d)) {
      if (!srcIface) typeWord = this.rtype(pos, src);
    } else if (!srcIface) typeWord = this.rttiWord(pos, Section.Itabs, entry);
    else typeWord = this.rtypeAddr(pos, dst);
    return { typeWord, srcRType: srcIface ? null : this.rtype(pos, src) };
  }

  /** A type in an assertion or a type switch: static, or known through the dictionary. */
  exprType(iface: Type | null, e: AstExpr): TypeExpr | DynamicType {
    const t = e.tv!.type;
    const pos = e.pos;
    const iu = iface === null ? null : under(iface);
    const type = this.typ(t);
    if (iu !== null && iu.kind === 'Interface' && !isEmptyInterface(iface!)) {
      const entry = this.itabEntry(defaultType(t), defaultType(iface!));
      if (entry < 0) return newTypeExpr(pos, type);
      const rtype = this.rtype(pos, t);
      const ifaceT = this.typ(iface!);
      const itab = !isInterface(type) && !isEmptyInterface(ifaceT) ? this.rttiWord(pos, Section.Itabs, entry) : null;
      const rt = isInterface(type) ? rtype : null;
      if (itab === null && rt === null) return newTypeExpr(pos, type);
      return newDynamicType(pos, type, rt, itab);
    }
    const rtype = this.rtype(pos, t);
    if (rtype === null) return newTypeExpr(pos, type);
    return newDynamicType(pos, type, rtype, null);
  }

  /** Type of a checked expression; that of the object where the checker records none. */
  typeOf(e: AstExpr): Type {
    if (e.kind === 'Name' && e.inst) return unalias(e.inst.type);
    const t = e.tv?.type ?? (e.kind === 'Name' && e.obj ? e.obj.type : null) ?? (e.kind === 'ParenExpr' ? this.typeOf(e.x) : null);
    if (t === null || t === undefined) throw new InternalError('expression without type', e.pos);
    return t.kind === 'Alias' ? unalias(t) : t;
  }
}

const noWords: { typeWord: Expr | null; srcRType: Expr | null } = { typeWord: null, srcRType: null };
