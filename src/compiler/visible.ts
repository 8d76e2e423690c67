/**
 * Which unexported names of a package other packages can see without being allowed to use them. The checker says of these `name x not exported by
 * package p`, of all others `undefined: p.x`, as gc does, which knows of a package what its export data holds (noder/linker.go): what the exported
 * names reach, through types, their methods, and the bodies of functions that can be inlined. Constants are values in bodies, so they are reached by
 * nobody. Bodies of generic functions are always there.
 */
import type { FuncDecl, Node as SyntaxNode } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import type { Func, Node, PackageIR } from '../ir/nodes.js';
import { visit } from '../ir/visit.js';
import { isExported } from '../types/object.js';
import type { Obj, Package, Type } from '../types/types.js';

class Reach {
  readonly names = new Set<string>();
  private readonly objects = new Set<Obj>();
  private readonly types = new Set<Type>();
  /** By the position of the declaration. */
  private readonly bodies = new Map<Pos, Func>();

  constructor(
    ir: PackageIR,
    private readonly pkg: Package,
  ) {
    for (const f of ir.funcs) if (f.oclosure === null && f.dupok !== true) this.bodies.set(f.pos, f);
    for (const o of pkg.scope.elems.values()) if (isExported(o.name)) this.object(o);
  }

  private object(o: Obj): void {
    if (o.pkg !== this.pkg || this.objects.has(o)) return;
    this.objects.add(o);
    if (!isExported(o.name) && this.pkg.scope.elems.get(o.name) === o) this.names.add(o.name);
    if (o.type !== null && o.type !== undefined) this.type(o.type);
    if (o.kind === 'Func' && o.decl !== undefined) this.func(o.decl);
  }

  private func(decl: FuncDecl): void {
    const f = this.bodies.get(decl.pos);
    if (f === undefined) this.syntax(decl);
    else for (const n of f.inl?.body ?? []) visit(n, this.node);
  }

  private readonly node = (n: Node): void => {
    if (n.op === 'ONAME' && (n.class === 'PFUNC' || n.class === 'PEXTERN') && n.pkg === this.pkg) {
      const o = this.pkg.scope.elems.get(n.sym);
      if (o !== undefined) this.object(o);
    }
    const t = (n as { type?: Type | null }).type;
    if (t !== null && t !== undefined) this.type(t);
  };

  /** Names in the body of a generic function. */
  private syntax(n: SyntaxNode): void {
    const todo: unknown[] = [n];
    const seen = new Set<unknown>();
    for (let x = todo.pop(); x !== undefined; x = todo.pop()) {
      if (x === null || typeof x !== 'object' || seen.has(x)) continue;
      seen.add(x);
      const { kind, obj } = x as { kind?: string; obj?: Obj | null };
      if (kind === 'Name' && obj && obj.kind !== 'Const' && this.pkg.scope.elems.get(obj.name) === obj) this.object(obj);
      for (const [k, v] of Object.entries(x)) if (k !== 'obj' && k !== 'tv' && k !== 'inst' && k !== 'sel0') todo.push(v);
    }
  }

  private readonly type = (t: Type): void => {
    if (this.types.has(t)) return;
    this.types.add(t);
    switch (t.kind) {
      case 'Named':
        this.object(t.obj);
        t.targs.forEach(this.type);
        if (t.obj.pkg !== this.pkg) return;
        if (t.underlying !== null) this.type(t.underlying);
        for (const m of t.methods) if (m !== undefined) this.object(m);
        return;
      case 'Alias':
        this.object(t.obj);
        if (t.actual !== null) this.type(t.actual);
        return;
      case 'Array': case 'Slice': case 'Pointer': case 'Chan':
        return this.type(t.elem);
      case 'Map':
        this.type(t.key);
        return this.type(t.elem);
      case 'Struct':
        return this.vars(t.fields);
      case 'Tuple':
        return this.vars(t.vars);
      case 'Signature':
        [...t.tparams, ...t.rparams].forEach(this.type);
        this.vars(t.params.vars);
        return this.vars(t.results.vars);
      case 'Interface':
        for (const m of t.methods) if (m.type !== null) this.type(m.type);
        return t.embeddeds.forEach(this.type);
      case 'Union':
        return t.terms.forEach((x) => this.type(x.type));
      case 'TypeParam':
        return this.type(t.bound);
      case 'Basic':
        return;
    }
  };

  private vars(l: readonly { type: Type | null }[]): void {
    for (const v of l) if (v.type !== null) this.type(v.type);
  }
}

/** The unexported package-level names that importers can see. */
export function visibleNames(ir: PackageIR): ReadonlySet<string> {
  return new Reach(ir, ir.pkg).names;
}
