/**
 * Instantiation cycles (types2/mono.go): a package that would need endlessly many instances is refused.
 *
 * Vertices are type parameters and types declared in generic functions. An instantiation of parameter P with an
 * argument that mentions Q gives an edge P <- Q, of weight 0 if the argument is Q itself and 1 if it is built from
 * Q. A cycle of positive weight never ends. Found by a variant of Bellman-Ford: a path as long as there are
 * vertices contains a cycle.
 */
import type { Expr } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import { unalias } from './alias.js';
import type { Checker } from './check.js';
import { newError } from './errors.js';
import { isAlias } from './object.js';
import { startPos } from '../ast/positions.js';
import { typeSet } from './typeset.js';
import { typeString } from './type-string.js';
import type { Named, Package, Scope, Tuple, Type, TypeName, TypeParam } from './types.js';

interface Vertex {
  /** Weight of the heaviest known path to it. */
  weight: number;
  /** Last edge of that path. */
  pre: number;
  len: number;
  obj: TypeName;
}

interface Edge {
  dst: number;
  src: number;
  weight: number;
  pos: Pos;
  typ: Type;
}

export class MonoGraph {
  readonly vertices: Vertex[] = [];
  readonly edges: Edge[] = [];
  /** Receiver type parameters to those of the type. */
  private readonly canon = new Map<TypeParam, TypeParam>();
  private readonly nameIdx = new Map<TypeName, number>();

  recordCanon(mpar: TypeParam, tpar: TypeParam): void {
    this.canon.set(mpar, tpar);
  }

  /** Notes that tparams were instantiated with targs; xlist are the arguments' expressions, as far as written. */
  recordInstance(pkg: Package, pos: Pos, tparams: readonly TypeParam[], targs: readonly Type[], xlist: readonly Expr[]): void {
    for (let i = 0; i < tparams.length; i++) {
      this.assign(pkg, i < xlist.length ? startPos(xlist[i]!) : pos, tparams[i]!, targs[i]!);
    }
  }

  private assign(pkg: Package, pos: Pos, tpar: TypeParam, targ: Type): void {
    // Cycles lie within one package.
    if (tpar.obj.pkg !== pkg) return;
    const flow = (src: number, t: Type): void => {
      this.addEdge(this.typeParamVertex(tpar), src, t === targ ? 0 : 1, pos, targ);
    };
    const tuple = (t: Tuple): void => {
      for (const v of t.vars) walk(v.type!);
    };
    const walk = (t0: Type): void => {
      const t = unalias(t0);
      switch (t.kind) {
        case 'TypeParam':
          flow(this.typeParamVertex(t), t);
          break;
        case 'Named': {
          const src = this.localNamedVertex(pkg, t.orig);
          if (src >= 0) flow(src, t);
          for (const a of t.targs) walk(a);
          break;
        }
        case 'Array':
        case 'Chan':
        case 'Pointer':
        case 'Slice':
          walk(t.elem);
          break;
        case 'Map':
          walk(t.key);
          walk(t.elem);
          break;
        case 'Interface':
          for (const m of typeSet(t).methods) walk(m.type!);
          break;
        case 'Signature':
          tuple(t.params);
          tuple(t.results);
          break;
        case 'Struct':
          for (const f of t.fields) walk(f.type!);
          break;
      }
    };
    walk(targ);
  }

  /** Vertex of a type declared inside a generic function, or -1 for other types. */
  private localNamedVertex(pkg: Package, named: Named): number {
    const obj = named.obj;
    if (obj.pkg !== pkg || obj.parent === pkg.scope) return -1;
    const known = this.nameIdx.get(obj);
    if (known !== undefined) return known;
    let idx = -1;
    for (let scope: Scope | null = obj.parent; scope !== null && scope !== pkg.scope; scope = scope.parent) {
      for (const elem of scope.elems.values()) {
        if (elem.kind !== 'TypeName' || isAlias(elem) || elem.pos >= obj.pos || elem.type?.kind !== 'TypeParam') continue;
        if (idx < 0) idx = this.addVertex(obj);
        this.addEdge(idx, this.typeParamVertex(elem.type), 1, obj.pos, elem.type);
      }
    }
    this.nameIdx.set(obj, idx);
    return idx;
  }

  private typeParamVertex(tpar0: TypeParam): number {
    const tpar = this.canon.get(tpar0) ?? tpar0;
    let idx = this.nameIdx.get(tpar.obj);
    if (idx === undefined) {
      idx = this.addVertex(tpar.obj);
      this.nameIdx.set(tpar.obj, idx);
    }
    return idx;
  }

  private addVertex(obj: TypeName): number {
    return this.vertices.push({ weight: 0, pre: 0, len: 0, obj }) - 1;
  }

  private addEdge(dst: number, src: number, weight: number, pos: Pos, typ: Type): void {
    this.edges.push({ dst, src, weight, pos, typ });
  }
}

/** Looks for instantiation cycles and reports one. */
export function monomorph(check: Checker): void {
  const { vertices, edges } = check.mono;
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < edges.length; i++) {
      const e = edges[i]!;
      const src = vertices[e.src]!;
      const dst = vertices[e.dst]!;
      const w = src.weight + e.weight;
      if (w <= dst.weight) continue;
      dst.pre = i;
      dst.len = src.len + 1;
      if (dst.len === vertices.length) {
        reportInstanceLoop(check, e.dst);
        return;
      }
      dst.weight = w;
      again = true;
    }
  }
}

function reportInstanceLoop(check: Checker, v: number): void {
  const { vertices, edges } = check.mono;
  // Walk back until a vertex repeats: it is on the cycle; v may only have been reachable from it.
  let stack: number[] = [];
  const seen = new Set<number>();
  while (!seen.has(v)) {
    stack.push(v);
    seen.add(v);
    v = edges[vertices[v]!.pre]!.src;
  }
  stack = stack.slice(stack.indexOf(v));

  const err = newError(check);
  err.addf(vertices[v]!.obj, 'instantiation cycle:');
  const qf = (p: Package): string => (p === check.pkg ? '' : p.path);
  for (const s of stack) {
    const edge = edges[vertices[s]!.pre]!;
    const obj = vertices[edge.dst]!.obj;
    const verb = obj.type?.kind === 'TypeParam' ? 'instantiated as' : 'implicitly parameterized by';
    err.addf(edge.pos, '%s %s %s', obj.name, verb, typeString(edge.typ, qf));
  }
  err.report();
}
