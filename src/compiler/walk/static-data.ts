/**
 * Constants in read-only data, and package-level variables whose initialisers are data rather than code (gc:
 * staticinit/sched.go, walk's readonlystaticname).
 */
import { float32Val, float64Val } from '../../ir/const.js';
import type { AssignStmt, Expr, Name, Node } from '../../ir/nodes.js';
import { hasShape, isDirectIface, isEmptyInterface, isInterface, tString, under } from '../../ir/typ.js';
import { anySideEffects, isBlank, isZero, staticValue } from '../../ir/predicates.js';
import type { ConstVal, Type } from '../../types/types.js';
import { any } from '../../ir/visit.js';
import { typeInfo } from '../codegen/parts.js';
import { inlinedValue } from '../escape/inlined-value.js';
import { bigOf } from './arith.js';
import { methodExprLink } from './link-names.js';
import { newAssign, newLinksymOffset, outerValue } from '../../ir/build.js';
import { intVal, isStaticLit, stringVal } from './nodes.js';
import type { DataBuilder, PackageState } from './package-state.js';
import type { F } from './state.js';

// ---------------------------------------------------------------- constants

const zeroValSize = 1024;

/** Symbol of read-only data holding the value of n, if it is a literal without dynamic parts; else null. */
export function constantSym(f: F, n: Expr): string | null {
  if (n.op === 'OPAREN' || (n.op === 'OCONVNOP' && (n.x.op === 'OLITERAL' || n.x.op === 'ONIL'))) {
    if (n.init !== undefined && n.init.length > 0) return null;
    if (n.op === 'OCONVNOP' && under(n.type!) !== under(n.x.type!)) return null;
    return constantSym(f, n.x);
  }
  if (n.op !== 'OLITERAL' && n.op !== 'ONIL' && n.op !== 'OSTRUCTLIT' && n.op !== 'OARRAYLIT') return null;
  return literalSym(f.pk, n);
}

export function literalSym(pk: PackageState, n: Expr): string | null {
  const t = n.type!;
  if (!isStaticLit(n, isDirectIface)) return null;
  const size = pk.info(t).size;
  if (isZero(n) && size <= zeroValSize && n.op !== 'OLITERAL') return 'runtime.zeroVal';
  if (n.op === 'OLITERAL') {
    const key = `${pk.typeSym(t)} ${constKey(n.val)}`;
    const known = literals(pk).get(key);
    if (known !== undefined) return known;
    const b = pk.newStatic(t, true);
    writeConst(pk, b, 0, n.val, t);
    literals(pk).set(key, b.sym);
    return b.sym;
  }
  const b = pk.newStatic(t, true);
  new Statics(pk).assign(b, 0, n, t);
  return b.sym;
}

const literalMaps = new WeakMap<PackageState, Map<string, string>>();

function literals(pk: PackageState): Map<string, string> {
  let l = literalMaps.get(pk);
  if (l === undefined) literalMaps.set(pk, (l = new Map()));
  return l;
}

function constKey(v: ConstVal): string {
  switch (v.kind) {
    case 'bool':
    case 'int':
    case 'string':
      return `${v.kind} ${v.val}`;
    case 'rat':
      return `rat ${v.num}/${v.den}`;
    case 'big':
      return `big ${v.mant}p${v.exp}`;
    case 'complex':
      return `complex ${constKey(v.re)},${constKey(v.im)}`;
    default:
      return v.kind;
  }
}

/** What a variable that is assigned once certainly holds, if that is a struct or array literal that is static data (gc: order.go addrTemp). */
export function constantValueOf(n: Expr): Expr | null {
  if (n.op !== 'ONAME' || n.class !== 'PAUTO' || n.addrtaken) return null;
  if (n.defn === undefined || n.defn === null || n.defn.op !== 'OAS') return null;
  const v = staticValue(n);
  return v !== n && (v.op === 'OSTRUCTLIT' || v.op === 'OARRAYLIT') && isStaticLit(v, isDirectIface) ? v : null;
}

/** Writes a typed constant at an offset. */
export function writeConst(pk: PackageState, b: DataBuilder, off: number, v: ConstVal, t: Type): void {
  const u = under(t);
  if (u.kind !== 'Basic') {
    const w = bigOf(v);
    if (w !== 0n) b.word(off, w);
    return;
  }
  const size = pk.info(t).size;
  switch (u.basic) {
    case 'bool':
    case 'untyped bool':
      if (v.kind === 'bool' && v.val) b.int(off, 1, 1n);
      return;
    case 'string':
    case 'untyped string': {
      const s = v.kind === 'string' ? v.val : '';
      if (s === '') return;
      b.addr(off, pk.stringSym(s));
      b.word(off + pk.ws, s.length);
      return;
    }
    case 'float32':
      b.float(off, 4, float32Val(v));
      return;
    case 'float64':
    case 'untyped float':
      b.float(off, 8, float64Val(v));
      return;
    case 'complex64':
    case 'complex128': {
      const re = v.kind === 'complex' ? v.re : v;
      const im: ConstVal = v.kind === 'complex' ? v.im : { kind: 'int', val: 0n };
      if (u.basic === 'complex64') {
        b.float(off, 4, float32Val(re));
        b.float(off + 4, 4, float32Val(im));
      } else {
        b.float(off, 8, float64Val(re));
        b.float(off + 8, 8, float64Val(im));
      }
      return;
    }
    default: {
      const w = bigOf(v);
      if (w !== 0n) b.int(off, size, w);
    }
  }
}

// ---------------------------------------------------------------- static assignment

/** The variable and offset that an addressable expression denotes, if both are known (staticinit.StaticLoc). */
function staticLoc(pk: PackageState, n: Expr): { name: Name; off: number } | null {
  switch (n.op) {
    case 'ONAME':
      return n.class === 'PEXTERN' && n.sym !== '_' ? { name: n, off: 0 } : null;
    case 'ODOT': {
      const l = staticLoc(pk, n.x);
      if (l === null || n.fieldIndex === undefined) return null;
      return { name: l.name, off: l.off + typeInfo(n.x.type!, pk.ws).offsets[n.fieldIndex]! };
    }
    case 'OINDEX': {
      const u = under(n.x.type!);
      if (u.kind !== 'Array') return null;
      const l = staticLoc(pk, n.x);
      const i = intVal(n.index);
      if (l === null || i === null || i < 0n || i >= BigInt(u.len)) return null;
      return { name: l.name, off: l.off + Number(i) * typeInfo(u.elem, pk.ws).size };
    }
    default:
      return null;
  }
}

export class Statics {
  /** Assignments that stay code. */
  readonly out: Node[] = [];
  private seenMutation = false;
  /** Variables whose whole initial value is in their data. */
  private readonly complete = new Set<Name>();

  constructor(
    private readonly pk: PackageState,
    private readonly externs: ReadonlyMap<Name, DataBuilder> = new Map(),
  ) {}

  /** The body of the package's init function: what remains of it is in `out`. */
  init(body: readonly Node[]): void {
    for (const n of body) if (!this.tryInit(n)) this.out.push(n);
  }

  private tryInit(n: Node): boolean {
    if (n.op !== 'OAS') {
      this.seenMutation = true;
      return false;
    }
    const as = n as AssignStmt;
    if (as.x.op !== 'ONAME' || (as.init !== undefined && as.init.length > 0)) {
      this.seenMutation = true;
      return false;
    }
    const y = as.y;
    if (!this.seenMutation && y !== null && mayModify(y)) this.seenMutation = true;
    if (isBlank(as.x)) return y === null || !anySideEffects(y);
    const b = this.externs.get(as.x);
    if (b === undefined) return false;
    const before = this.out.length;
    const ok = this.assign(b, 0, y, as.x.type!, as.x);
    if (ok && this.out.length === before) this.complete.add(as.x);
    return ok;
  }

  /**
   * Writes r into b at off, and emits code for its dynamic parts when `l` (the variable) is given; false: nothing was done and all of it has
   * to be code.
   */
  assign(b: DataBuilder, off: number, r: Expr | null, t: Type, l: Name | null = null): boolean {
    if (r === null) return true;
    while (r.op === 'OCONVNOP' || r.op === 'OPAREN') {
      if (r.init !== undefined && r.init.length > 0) return false;
      r = r.x;
    }
    if (r.op === 'OINLCALL') {
      const v = inlinedValue(r, this.pk.ws);
      return v !== null && this.assign(b, off, v, t, l);
    }
    if (r.init !== undefined && r.init.length > 0) return false;
    const { pk } = this;
    switch (r.op) {
      case 'ONIL':
        return true;
      case 'OLITERAL':
        if (!isZero(r)) writeConst(pk, b, off, r.val, t);
        return true;
      case 'ONAME':
        return this.copy(b, off, r, t);
      case 'OMETHEXPR':
        b.addr(off, pk.funcval(methodExprLink(r)));
        return true;
      case 'OADDR': {
        if (r.x.op === 'OLINKSYMOFFSET') {
          b.addr(off, r.x.linksym, r.x.offset);
          if (r.x.descType !== undefined) {
            if (r.x.descIface !== undefined) pk.itabSym(r.x.descType, r.x.descIface);
            else pk.typeSym(r.x.descType);
          }
          return true;
        }
        const s = staticLoc(pk, r.x);
        if (s === null) return false;
        b.addr(off, s.name.linkname!, s.off);
        return true;
      }
      case 'OPTRLIT': {
        if (r.x.op !== 'OSTRUCTLIT' && r.x.op !== 'OARRAYLIT' && r.x.op !== 'OSLICELIT') return false;
        if (l === null && !isStaticLit(r.x, isDirectIface)) return false;
        if (pk.info(r.x.type!).size === 0) {
          b.addr(off, 'runtime.zerobase');
          return true;
        }
        const a = pk.newStatic(r.x.type!, false);
        b.addr(off, a.sym);
        this.part(a, 0, r.x, r.x.type!, l);
        return true;
      }
      case 'OSTR2BYTES': {
        if (l === null || r.x.op !== 'OLITERAL') return false;
        const s = stringVal(r.x);
        const a = pk.rawStatic(s, false);
        b.addr(off, a.sym);
        b.word(off + pk.ws, s.length);
        b.word(off + 2 * pk.ws, s.length);
        return true;
      }
      case 'OSLICELIT': {
        if (l === null) return false;
        const u = under(r.type!);
        if (u.kind !== 'Slice') return false;
        const a = pk.newStatic({ kind: 'Array', len: r.len, elem: u.elem }, false);
        b.addr(off, r.len === 0 ? 'runtime.zerobase' : a.sym);
        b.word(off + pk.ws, r.len);
        b.word(off + 2 * pk.ws, r.len);
        this.elems(a, 0, r.list, u.elem, l);
        return true;
      }
      case 'OARRAYLIT': {
        const u = under(r.type!);
        if (u.kind !== 'Array') return false;
        this.elems(b, off, r.list, u.elem, l);
        return true;
      }
      case 'OSTRUCTLIT': {
        const info = pk.info(r.type!);
        for (const e of r.list) {
          if (e.op !== 'OSTRUCTKEY') continue;
          if (e.field.name === '_') continue;
          this.part(b, off + info.offsets[e.fieldIndex]!, e.value, e.field.type!, l);
        }
        return true;
      }
      case 'OCLOSURE':
        if (r.func.closureVars.length > 0) return false;
        pk.queue.push(r.func);
        b.addr(off, pk.funcval(r.func.nname.linkname!));
        return true;
      case 'OCONVIFACE': {
        let v: Expr = r;
        while (v.op === 'OCONVIFACE') v = v.x;
        const vt = v.type!;
        if (isInterface(vt)) return v.op === 'ONIL';
        if (hasShape(vt) || r.typeWord) return false;
        const direct = isDirectIface(vt);
        if (l === null && !(direct ? v.op === 'ONIL' : isStaticLit(v, isDirectIface))) return false;
        b.addr(off, isEmptyInterface(t) ? pk.typeSym(vt) : pk.itabSym(vt, t));
        if (direct) {
          if (v.op !== 'ONIL') this.part(b, off + pk.ws, v, vt, l);
          return true;
        }
        if (pk.info(vt).size === 0) {
          b.addr(off + pk.ws, 'runtime.zerobase');
          return true;
        }
        const a = pk.newStatic(vt, l === null);
        b.addr(off + pk.ws, a.sym);
        this.part(a, 0, v, vt, l);
        return true;
      }
      default:
        return false;
    }
  }

  private elems(b: DataBuilder, off: number, list: readonly Expr[], elem: Type, l: Name | null): void {
    const size = this.pk.info(elem).size;
    let k = 0;
    for (const e of list) {
      let v = e;
      if (e.op === 'OKEY') {
        k = Number(intVal(e.key)!);
        v = e.value;
      }
      this.part(b, off + k * size, v, elem, l);
      k++;
    }
  }

  /** A part of a value: data if possible, else code that assigns to the symbol at the offset. */
  private part(b: DataBuilder, off: number, r: Expr, t: Type, l: Name | null): void {
    if (isZero(r)) return;
    if (this.assign(b, off, r, t, l)) return;
    const dst = newLinksymOffset(r.pos, t, b.sym, off);
    b.dirty = true;
    this.out.push(newAssign(r.pos, dst, r));
  }

  /** Copies the value of a function or of another static variable. */
  private copy(b: DataBuilder, off: number, r: Name, t: Type): boolean {
    const { pk } = this;
    if (r.class === 'PFUNC') {
      b.addr(off, pk.funcval(r.linkname!));
      return true;
    }
    if (r.class !== 'PEXTERN' || this.seenMutation || !this.complete.has(r)) return false;
    if (under(r.type!) === tString || (under(r.type!).kind === 'Basic' && (under(r.type!) as { basic: string }).basic === 'string')) return false;
    const src = this.externs.get(r);
    if (src === undefined) return false;
    const size = pk.info(t).size;
    b.raw(off, src.bytes.slice(0, size));
    for (const x of src.relocs) if (x.off < size) b.relocs.push({ ...x, off: off + x.off });
    return true;
  }
}

function safeLhs(lhs: Expr): boolean {
  const v = outerValue(lhs);
  return v.op === 'ONAME' && v.class !== 'PEXTERN';
}

/** May running n change a package-level variable? */
function mayModify(n: Expr): boolean {
  return any(n, (x) => {
    switch (x.op) {
      case 'OCALLFUNC':
      case 'OCALLINTER':
      case 'OAPPEND':
      case 'OCLEAR':
      case 'OCOPY':
        return true;
      case 'OASOP':
      case 'OAS':
        return !safeLhs(x.x);
      case 'OAS2':
      case 'OAS2DOTTYPE':
      case 'OAS2FUNC':
      case 'OAS2MAPR':
      case 'OAS2RECV':
        return x.lhs.some((l) => !safeLhs(l));
      default:
        return false;
    }
  });
}
