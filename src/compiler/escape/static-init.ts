/**
 * Which parts of the initialisation of package-level variables are data, not code (cmd/compile/internal/staticinit). gc takes
 * them out of the init function before escape analysis, so nothing is said about them; here they are only left out of what is
 * analysed. What remains of a partly static value are assignments of its dynamic parts to static memory: places in the variable, or in temporaries
 * (`main..stmp_3`) for what it points to, which are numbered as gc numbers them because messages name them.
 *
 * Copies of other static variables count as static: whether gc copies data or code, there is nothing to analyse.
 */
import { linkSym } from '../../ir/names.js';
import { newAssign, newLinksymOffset } from '../../ir/build.js';
import type { CompLitExpr, Expr, InlinedCallExpr, Name, Node } from '../../ir/nodes.js';
import { anySideEffects, isBlank, isZero } from '../../ir/predicates.js';
import { elemType, hasShape, isDirectIface, isInterface, isSlice, structType } from '../../ir/typ.js';
import { offsetsof, sizeof } from '../../types/sizes.js';
import type { Package } from '../../types/types.js';
import { isClosure } from '../inline/scc.js';
import { inlinedValue } from './inlined-value.js';

/** The statements of an init function that are executed. */
export function dynamicInit(body: readonly Node[], ws: 4 | 8, pkg: Package): Node[] {
  const out: Node[] = [];
  const s = new Schedule(out, ws, pkg);
  for (const n of body) if (!s.tryStatic(n)) out.push(n);
  return out;
}

/** A place in static memory. */
interface Place {
  sym: string;
  off: number;
}

class Schedule {
  private temps = 0;

  constructor(
    private readonly out: Node[],
    private readonly ws: 4 | 8,
    private readonly pkg: Package,
  ) {}

  private temp(): Place {
    return { sym: linkSym(this.pkg, `.stmp_${this.temps++}`), off: 0 };
  }

  tryStatic(n: Node): boolean {
    if (n.op !== 'OAS') {
      return 'lhs' in n && n.op !== 'OAS2' && n.lhs.every((x) => isBlank(x)) && n.rhs[0] !== undefined && !anySideEffects(n.rhs[0]);
    }
    if (isBlank(n.x) && (n.y === null || !anySideEffects(n.y))) return true;
    return this.assign({ sym: n.x.op === 'ONAME' ? (n.x.linkname ?? linkSym(n.x.pkg, n.x.sym)) : '', off: 0 }, n.y);
  }

  /** Notes v as dynamic unless it is static. */
  private part(at: Place, v: Expr): void {
    if (this.assign(at, v)) return;
    this.out.push(newAssign(v.pos, newLinksymOffset(v.pos, v.type, at.sym, at.off), v));
  }

  private assign(at: Place, r0: Expr | null): boolean {
    if (r0 === null) return true;
    let r = r0;
    while (r.op === 'OCONVNOP') r = r.x;
    switch (r.op) {
      case 'ONAME':
        return r.class === 'PFUNC' || r.class === 'PEXTERN';
      case 'OMETHEXPR': case 'ONIL': case 'OLITERAL':
        return true;
      case 'OADDR':
        return staticLoc(r.x)?.class === 'PEXTERN';
      case 'OPTRLIT':
        if (r.x.op !== 'OARRAYLIT' && r.x.op !== 'OSLICELIT' && r.x.op !== 'OMAPLIT' && r.x.op !== 'OSTRUCTLIT') return false;
        this.part(this.temp(), r.x);
        return true;
      case 'OSTR2BYTES':
        return r.x.op === 'OLITERAL';
      case 'OSLICELIT':
        this.parts(this.temp(), r);
        return true;
      case 'OARRAYLIT': case 'OSTRUCTLIT':
        this.parts(at, r);
        return true;
      case 'OCLOSURE':
        return !isClosure(r.func);
      case 'OCONVIFACE':
        return this.convIface(at, r);
      case 'OINLCALL':
        return this.inlinedCall(at, r);
      default:
        return false;
    }
  }

  private parts(at: Place, n: CompLitExpr): void {
    const offsets = n.op === 'OSTRUCTLIT' ? offsetsof(this.ws, structType(n.type!).fields) : [];
    const size = n.op === 'OSTRUCTLIT' ? 0 : sizeof(this.ws, elemType(n.type!));
    let index = 0;
    for (const e of n.list) {
      if (e.op === 'OSTRUCTKEY' && e.field.name === '_') continue;
      if (e.op === 'OKEY' && e.key?.op === 'OLITERAL' && e.key.val.kind === 'int') index = Number(e.key.val.val);
      const off = at.off + (e.op === 'OSTRUCTKEY' ? (offsets[e.fieldIndex] ?? 0) : size * index++);
      const v = e.op === 'OSTRUCTKEY' || e.op === 'OKEY' ? e.value : e;
      if (isZero(v) || v.op === 'OLITERAL' || v.op === 'ONIL') continue;
      if (v.op === 'OARRAYLIT' || v.op === 'OSTRUCTLIT') this.parts({ ...at, off }, v);
      else this.part({ ...at, off }, v);
    }
  }

  private convIface(at: Place, r: Expr): boolean {
    let val = r;
    while (val.op === 'OCONVIFACE') val = val.x;
    const t = val.type!;
    if (isInterface(t)) return val.op === 'ONIL';
    if (hasShape(t)) return false;
    if (isDirectIface(t)) {
      if (val.op !== 'ONIL') this.part({ ...at, off: at.off + this.ws }, val);
    } else this.part(this.temp(), val);
    return true;
  }

  private inlinedCall(at: Place, call: InlinedCallExpr): boolean {
    const r = inlinedValue(call, this.ws);
    return r !== null && this.assign(at, r);
  }
}

/** The variable that the address expression's operand is a part of, if its place is known. */
function staticLoc(n0: Expr): Name | null {
  let n = n0;
  for (;;) {
    switch (n.op) {
      case 'ONAME':
        return n;
      case 'OMETHEXPR':
        return n.method ?? null;
      case 'ODOT':
        n = n.x;
        break;
      case 'OINDEX':
        if (isSlice(n.x.type!) || n.index.op !== 'OLITERAL' || n.index.val.kind !== 'int' || n.index.val.val < 0n) return null;
        n = n.x;
        break;
      default:
        return null;
    }
  }
}
