/**
 * Which parts of the initialisation of package-level variables are data, not code (cmd/compile/internal/staticinit). gc takes
 * them out of the init function before escape analysis, so nothing is said about them; here they are only left out of what is
 * analysed. What remains of a partly static value are assignments of its dynamic parts to static memory.
 *
 * Copies of other static variables count as static: whether gc copies data or code, there is nothing to analyse.
 */
import { deepCopy } from '../../ir/copy.js';
import type { CompLitExpr, Expr, InlinedCallExpr, Name, Node } from '../../ir/nodes.js';
import { isBlank, isZero } from '../../ir/predicates.js';
import { hasShape, isDirectIface, isInteger, isInterface, isSlice, under } from '../../ir/typ.js';
import { any, visit } from '../../ir/visit.js';
import { isClosure } from '../inline/scc.js';

/** The statements of an init function that are executed. */
export function dynamicInit(body: readonly Node[]): Node[] {
  const out: Node[] = [];
  const s = new Schedule(out);
  for (const n of body) if (!s.tryStatic(n)) out.push(n);
  return out;
}

class Schedule {
  constructor(private readonly out: Node[]) {}

  tryStatic(n: Node): boolean {
    if (n.op !== 'OAS') {
      return 'lhs' in n && n.op !== 'OAS2' && n.lhs.every((x) => isBlank(x)) && n.rhs[0] !== undefined && !anySideEffects(n.rhs[0]);
    }
    if (isBlank(n.x) && (n.y === null || !anySideEffects(n.y))) return true;
    return this.assign(n.y);
  }

  /** Notes v as dynamic unless it is static. */
  private part(v: Expr): void {
    if (this.assign(v)) return;
    this.out.push({ op: 'OAS', pos: v.pos, x: { op: 'OLINKSYMOFFSET', pos: v.pos, type: v.type, linksym: '', offset: 0 }, y: v, def: false });
  }

  private assign(r0: Expr | null): boolean {
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
        this.part(r.x);
        return true;
      case 'OSTR2BYTES':
        return r.x.op === 'OLITERAL';
      case 'OSLICELIT': case 'OARRAYLIT': case 'OSTRUCTLIT':
        this.parts(r);
        return true;
      case 'OCLOSURE':
        return !isClosure(r.func);
      case 'OCONVIFACE':
        return this.convIface(r);
      case 'OINLCALL':
        return this.inlinedCall(r);
      default:
        return false;
    }
  }

  private parts(n: CompLitExpr): void {
    for (const e of n.list) {
      if (e.op === 'OSTRUCTKEY' && e.field.name === '_') continue;
      const v = e.op === 'OSTRUCTKEY' || e.op === 'OKEY' ? e.value : e;
      if (isZero(v) || v.op === 'OLITERAL' || v.op === 'ONIL') continue;
      if (v.op === 'OARRAYLIT' || v.op === 'OSTRUCTLIT') this.parts(v);
      else this.part(v);
    }
  }

  private convIface(r: Expr): boolean {
    let val = r;
    while (val.op === 'OCONVIFACE') val = val.x;
    const t = val.type!;
    if (isInterface(t)) return val.op === 'ONIL';
    if (hasShape(t)) return false;
    if (isDirectIface(t) && val.op === 'ONIL') return true;
    this.part(val);
    return true;
  }

  /** A call whose body is one return statement, with arguments put in place of parameters. */
  private inlinedCall(call: InlinedCallExpr): boolean {
    const init = call.init ?? [];
    if (init[init.length - 1]?.op !== 'OINLMARK' || init.length > 2) return false;
    const params = init.length === 2 ? init[0]! : null;
    if (params !== null && params.op !== 'OAS2') return false;
    const [block, label] = call.body;
    if (call.body.length !== 2 || block?.op !== 'OBLOCK' || label?.op !== 'OLABEL' || block.list.length !== 3) return false;
    const [dcl, as, jump] = block.list;
    if (dcl?.op !== 'ODCL' || as?.op !== 'OAS2' || jump?.op !== 'OGOTO' || jump.label !== label.label) return false;
    if (as.lhs.length !== 1 || as.lhs[0] !== dcl.x) return false;
    const names = (params?.lhs ?? []) as Name[];
    const args = params?.rhs ?? [];
    if (names.some((v) => v.addrtaken) || args.some(anySideEffects)) return false;
    const value = as.rhs[0]!;
    if (!repeatable(value, names, args)) return false;
    const r = subst(value, new Map(names.map((v, i) => [v, args[i]!])));
    return r !== null && this.assign(r);
  }
}

/** Whether each argument is used once in the value, or may be evaluated again. */
function repeatable(value: Expr, names: readonly Name[], args: readonly Expr[]): boolean {
  const count = new Map<Name, number>(names.map((n) => [n, 0]));
  let closure = false;
  visit(value, (n) => {
    if (n.op === 'ONAME' && count.has(n)) count.set(n, count.get(n)! + 1);
    if (n.op === 'OCLOSURE' && isClosure(n.func)) closure = true;
  });
  return !closure && names.every((n, i) => count.get(n)! <= 1 || canRepeat(args[i]!));
}

/** A copy of n with arguments for parameters; null if it cannot be made. */
function subst(n: Expr, args: ReadonlyMap<Name, Expr>): Expr | null {
  let valid = true;
  const r = deepCopy(n, {
    subst: (x) => {
      if (x.op !== 'ONAME') return undefined;
      const v = args.get(x);
      return v === undefined ? x : deepCopy(v);
    },
    post: (x) => {
      if (x.op === 'OCONV' && x.x.op === 'OLITERAL') {
        const from = under(x.x.type!);
        const to = under(x.type!);
        const same = from.kind === 'Basic' && to.kind === 'Basic' && from.basic === to.basic;
        if (same || (isInteger(x.x.type!) && isInteger(x.type!))) return { ...x.x, type: x.type };
        valid = false;
      } else if (x.op === 'OADDSTR' && x.list.every((s) => s.op === 'OLITERAL')) return { ...x.list[0]!, type: x.type };
      return x;
    },
  });
  return valid ? r : null;
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

const pure: ReadonlySet<string> = new Set([
  'ONAME', 'OTYPE', 'OLITERAL', 'ONIL', 'OADD', 'OSUB', 'OOR', 'OXOR', 'OADDSTR', 'OADDR', 'OANDAND', 'OBYTES2STR', 'ORUNES2STR', 'OSTR2BYTES', 'OSTR2RUNES', 'OCAP',
  'OMAPLIT', 'OSTRUCTLIT', 'OARRAYLIT', 'OSLICELIT', 'OPTRLIT', 'OCONV', 'OCONVIFACE', 'OCONVNOP', 'ODOT', 'OEQ', 'ONE', 'OLT', 'OLE', 'OGT', 'OGE', 'OKEY', 'OSTRUCTKEY', 'OLEN',
  'OMUL', 'OLSH', 'ORSH', 'OAND', 'OANDNOT', 'ONEW', 'ONOT', 'OBITNOT', 'OPLUS', 'ONEG', 'OOROR', 'OPAREN', 'ORUNESTR', 'OREAL', 'OIMAG', 'OCOMPLEX',
]);

function isSideEffect(n: Node): boolean {
  if (pure.has(n.op)) return false;
  const zero = (x: Expr | null): boolean => x !== null && x.op === 'OLITERAL' && x.val.kind === 'int' && x.val.val === 0n;
  switch (n.op) {
    case 'ODIV': case 'OMOD':
      return n.y.op !== 'OLITERAL' || isZero(n.y);
    case 'OMAKECHAN': case 'OMAKEMAP':
      return !zero(n.len);
    default:
      return true;
  }
}

export function anySideEffects(n: Expr): boolean {
  return any(n, isSideEffect);
}

const fresh: ReadonlySet<string> = new Set(['OMAKECHAN', 'OMAKEMAP', 'OMAKESLICE', 'OMAKESLICECOPY', 'OMAPLIT', 'ONEW', 'OPTRLIT', 'OSLICELIT', 'OSTR2BYTES', 'OSTR2RUNES']);

function canRepeat(n: Expr): boolean {
  return !any(n, (x) => isSideEffect(x) || fresh.has(x.op));
}
