/**
 * Visiting and editing IR trees (cmd/compile/internal/ir/visit.go and the generated node_gen.go).
 *
 * INVARIANTS
 *   - The order of children is gc's field order, because reassignment, costs and messages depend on it.
 *   - As in gc, the words that describe types to the runtime (rtype, typeWord, ...) are "hidden": doChildren does not
 *     see them, except where gc's own walkers do (dynamic types and dynamic assertions). editChildrenWithHidden does.
 *   - The body of a closure is not a child of its OCLOSURE; a Func's children are its body.
 *   - Every op is named in `doChildren` and in `edit`: adding one to nodes.ts breaks the compilation here.
 */
import { unreachable } from '../base/assert.js';
import type { CaseClause, CommClause, Expr, Func, Name, Node, Stmt } from './nodes.js';

/** Returns true to stop. */
export type Visit = (n: Node) => boolean;
export type Edit = (n: Node) => Node;

function list(l: readonly (Node | null | undefined)[] | undefined, f: Visit): boolean {
  if (l === undefined) return false;
  for (let i = 0; i < l.length; i++) {
    const n = l[i];
    if (n !== null && n !== undefined && f(n)) return true;
  }
  return false;
}

const opt = (n: Node | null | undefined, f: Visit): boolean => n !== null && n !== undefined && f(n);

/** The commonest kinds of nodes, told by one look-up: a switch over 150 strings compares them one by one. */
const enum Kids {
  None = 1,
  X,
  XY,
  /** x and prealloc. */
  XPre,
  Call,
  Index,
  Assign,
}

const kids: ReadonlyMap<string, Kids> = new Map<Node['op'], Kids>([
  ...(['ONAME', 'OLITERAL', 'ONIL', 'OTYPE', 'OGETG', 'OLINKSYMOFFSET', 'OINLMARK', 'OBREAK', 'OCONTINUE', 'OGOTO', 'OFALL', 'OLABEL'] as const).map((op) => [op, Kids.None] as const),
  ...(['OADD', 'OSUB', 'OOR', 'OXOR', 'OMUL', 'ODIV', 'OMOD', 'OLSH', 'ORSH', 'OAND', 'OANDNOT', 'OEQ', 'ONE', 'OLT', 'OLE', 'OGE', 'OGT', 'OANDAND', 'OOROR'] as const).map((op) => [op, Kids.XY] as const),
  ...(['OBITNOT', 'ONEG', 'ONOT', 'OPLUS', 'OLEN', 'OCAP', 'OCONV', 'OCONVIFACE', 'OCONVNOP', 'ODEREF', 'OPAREN'] as const).map((op) => [op, Kids.X] as const),
  ...(['ODOT', 'ODOTPTR', 'ODOTINTER', 'ODOTMETH', 'OADDR'] as const).map((op) => [op, Kids.XPre] as const),
  ...(['OCALLFUNC', 'OCALLINTER', 'OAPPEND'] as const).map((op) => [op, Kids.Call] as const),
  ['OINDEX', Kids.Index],
  ['OINDEXMAP', Kids.Index],
  ['OAS', Kids.Assign],
]);

interface Common {
  x: Expr;
  y: Expr;
  index: Expr;
  prealloc?: Name | null;
  fun: Expr | null;
  args: readonly Expr[];
  keepAlive?: readonly Expr[];
}

/** Calls f on the children of n in order until it returns true; returns whether it did. */
export function doChildren(n: Node, f: Visit): boolean {
  const { init } = n as { init?: readonly Stmt[] };
  if (init !== undefined && init.length > 0 && list(init, f)) return true;
  const c = n as unknown as Common;
  switch (kids.get(n.op)) {
    case Kids.None:
      return false;
    case Kids.X:
      return f(c.x);
    case Kids.XY:
      return f(c.x) || f(c.y);
    case Kids.XPre:
      return f(c.x) || opt(c.prealloc, f);
    case Kids.Call:
      return opt(c.fun, f) || list(c.args, f) || list(c.keepAlive, f);
    case Kids.Index:
      return f(c.x) || f(c.index);
    case Kids.Assign:
      return f(c.x) || opt(c.y, f);
    default:
      return otherChildren(n, f);
  }
}

function otherChildren(n: Node, f: Visit): boolean {
  switch (n.op) {
    case 'ONAME': case 'OLITERAL': case 'ONIL': case 'OTYPE': case 'OGETG': case 'OLINKSYMOFFSET': case 'OINLMARK':
    case 'OBREAK': case 'OCONTINUE': case 'OGOTO': case 'OFALL': case 'OLABEL':
      return false;
    case 'OADDSTR':
      return list(n.list, f) || opt(n.prealloc, f);
    case 'OADDR': case 'OPTRLIT':
      return f(n.x) || opt(n.prealloc, f);
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'ODIV': case 'OMOD': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT':
    case 'OEQ': case 'ONE': case 'OLT': case 'OLE': case 'OGE': case 'OGT':
    case 'OCOPY': case 'OCOMPLEX': case 'OUNSAFEADD': case 'OUNSAFESLICE': case 'OUNSAFESTRING': case 'OMAKEFACE':
    case 'OANDAND': case 'OOROR':
      return f(n.x) || f(n.y);
    case 'OBITNOT': case 'ONEG': case 'ONOT': case 'OPLUS':
    case 'OLEN': case 'OCAP': case 'OCLEAR': case 'OCLOSE': case 'ONEW': case 'OPANIC': case 'OREAL': case 'OIMAG': case 'ORECV':
    case 'OUNSAFESLICEDATA': case 'OUNSAFESTRINGDATA':
    case 'OITAB': case 'OIDATA': case 'OSPTR': case 'OCFUNC': case 'OCHECKNIL':
    case 'OCONV': case 'OCONVIFACE': case 'OCONVNOP':
    case 'OBYTES2STR': case 'OBYTES2STRTMP': case 'ORUNES2STR': case 'OSTR2BYTES': case 'OSTR2BYTESTMP': case 'OSTR2RUNES': case 'ORUNESTR':
    case 'OSLICE2ARR': case 'OSLICE2ARRPTR':
    case 'ODEREF': case 'OPAREN':
    case 'ODOTTYPE': case 'ODOTTYPE2':
      return f(n.x);
    case 'OCALLFUNC': case 'OCALLINTER': case 'OAPPEND': case 'ODELETE': case 'OPRINT': case 'OPRINTLN': case 'ORECOVER': case 'OMIN': case 'OMAX':
      return opt(n.fun, f) || list(n.args, f) || list(n.keepAlive, f);
    case 'OCLOSURE':
      return opt(n.prealloc, f);
    case 'OMAPLIT': case 'OSTRUCTLIT': case 'OARRAYLIT': case 'OSLICELIT':
      return list(n.list, f) || opt(n.prealloc, f);
    case 'OKEY':
      return opt(n.key, f) || f(n.value);
    case 'OSTRUCTKEY':
      return f(n.value);
    case 'ODOT': case 'ODOTPTR': case 'ODOTINTER': case 'ODOTMETH': case 'OMETHVALUE': case 'OMETHEXPR':
      return f(n.x) || opt(n.prealloc, f);
    case 'ODYNAMICDOTTYPE': case 'ODYNAMICDOTTYPE2':
      return f(n.x) || opt(n.srcRType, f) || opt(n.rtype, f) || opt(n.itab, f);
    case 'ODYNAMICTYPE':
      return opt(n.rtype, f) || opt(n.itab, f);
    case 'OINDEX': case 'OINDEXMAP':
      return f(n.x) || f(n.index);
    case 'OSLICE': case 'OSLICEARR': case 'OSLICESTR': case 'OSLICE3': case 'OSLICE3ARR':
      return f(n.x) || opt(n.low, f) || opt(n.high, f) || opt(n.max, f);
    case 'OSLICEHEADER':
      return f(n.ptr) || f(n.len) || f(n.cap);
    case 'OSTRINGHEADER':
      return f(n.ptr) || f(n.len);
    case 'OMAKECHAN': case 'OMAKEMAP': case 'OMAKESLICE': case 'OMAKESLICECOPY':
      return opt(n.len, f) || opt(n.cap, f);
    case 'OMINMAX':
      return list(n.list, f);
    case 'OINLCALL':
      return list(n.body, f) || list(n.returnVars, f);
    case 'OMOVE2HEAP':
      return f(n.slice);
    case 'ODCL':
      return f(n.x);
    case 'OAS':
      return f(n.x) || opt(n.y, f);
    case 'OAS2': case 'OAS2FUNC': case 'OAS2DOTTYPE': case 'OAS2MAPR': case 'OAS2RECV': case 'OSELRECV2':
      return list(n.lhs, f) || list(n.rhs, f);
    case 'OASOP':
      return f(n.x) || f(n.y);
    case 'OBLOCK':
      return list(n.list, f);
    case 'OFOR':
      return opt(n.cond, f) || opt(n.post, f) || list(n.body, f);
    case 'OGO': case 'ODEFER':
      return f(n.call) || opt(n.deferAt, f);
    case 'OIF':
      return f(n.cond) || list(n.body, f) || list(n.else, f);
    case 'ORANGE':
      return f(n.x) || opt(n.key, f) || opt(n.value, f) || list(n.body, f) || opt(n.prealloc, f);
    case 'ORETURN':
      return list(n.results, f);
    case 'OCASE':
      if (n.kind === 'comm') return opt(n.comm, f) || list(n.body, f);
      return opt(n.var, f) || list(n.list, f) || list(n.rtypes, f) || list(n.body, f);
    case 'OSELECT':
      return list(n.cases, f);
    case 'OSEND':
      return f(n.chan) || f(n.value);
    case 'OSWITCH':
      return opt(n.tag, f) || list(n.cases, f);
    case 'OTYPESW':
      return f(n.x);
    case 'OTAILCALL':
      return f(n.call);
    default:
      return unreachable(n, 'op');
  }
}

/**
 * Visits n and everything below, parents first. With an own stack, because machine-made programs nest deeper than JavaScript's;
 * children are read after f has seen their parent.
 */
export function visit(n: Node | null | undefined, f: (n: Node) => void): void {
  any(n, (x) => {
    f(x);
    return false;
  });
}

export function visitList(l: readonly Node[], f: (n: Node) => void): void {
  for (const n of l) visit(n, f);
}

/** Visits the body of fn and, at each OCLOSURE, that of the closure. */
export function visitFuncAndClosures(fn: Func, f: (n: Node) => void): void {
  visitList(fn.body, (n) => {
    f(n);
    if (n.op === 'OCLOSURE') visitFuncAndClosures(n.func, f);
  });
}

/** Whether cond holds for n or something below it; asks parents first, and nothing more after the first yes. */
export function any(n: Node | null | undefined, cond: (n: Node) => boolean): boolean {
  if (n === null || n === undefined) return false;
  const stack: Node[] = [n];
  const push: Visit = (x) => {
    stack.push(x);
    return false;
  };
  for (;;) {
    const x = stack.pop();
    if (x === undefined) return false;
    if (cond(x)) return true;
    let lo = stack.length;
    doChildren(x, push);
    // Children were pushed in order and have to be popped in order.
    for (let hi = stack.length - 1; lo < hi; lo++, hi--) {
      const t = stack[lo]!;
      stack[lo] = stack[hi]!;
      stack[hi] = t;
    }
  }
}

export function anyList(l: readonly Node[], cond: (n: Node) => boolean): boolean {
  for (const n of l) if (any(n, cond)) return true;
  return false;
}

// ---------------------------------------------------------------- editing

function editList<T extends Node>(l: T[] | undefined, f: Edit): void {
  if (l === undefined) return;
  for (let i = 0; i < l.length; i++) {
    const n = l[i];
    if (n !== null && n !== undefined) l[i] = f(n) as T;
  }
}

const one = <T extends Node | null | undefined>(n: T, f: Edit): T => (n === null || n === undefined ? n : (f(n) as T));

/** Replaces each child of n by what f returns for it. */
export function editChildren(n: Node, f: Edit): void {
  edit(n, f, false);
}

/** editChildren, the hidden type words included. */
export function editChildrenWithHidden(n: Node, f: Edit): void {
  edit(n, f, true);
}

type Hidden = { rtype?: Expr | null };

function editHidden(n: Node, f: Edit): void {
  const h = n as Hidden;
  if (h.rtype) h.rtype = f(h.rtype) as Expr;
  if (n.op === 'ORANGE') {
    if (n.keyTypeWord) n.keyTypeWord = f(n.keyTypeWord) as Expr;
    if (n.keySrcRType) n.keySrcRType = f(n.keySrcRType) as Expr;
    if (n.valueTypeWord) n.valueTypeWord = f(n.valueTypeWord) as Expr;
    if (n.valueSrcRType) n.valueSrcRType = f(n.valueSrcRType) as Expr;
  } else if ('typeWord' in n || 'srcRType' in n || 'elemRType' in n) {
    const c = n as { typeWord?: Expr | null; srcRType?: Expr | null; elemRType?: Expr | null };
    if (c.typeWord) c.typeWord = f(c.typeWord) as Expr;
    if (c.srcRType) c.srcRType = f(c.srcRType) as Expr;
    if (c.elemRType) c.elemRType = f(c.elemRType) as Expr;
  }
}

function edit(n: Node, f: Edit, hidden: boolean): void {
  const { init } = n as { init?: Stmt[] };
  if (init !== undefined && init.length > 0) editList(init, f);
  const c = n as unknown as Common;
  switch (kids.get(n.op)) {
    case Kids.None:
      return;
    case Kids.X:
      c.x = f(c.x) as Expr;
      if (hidden) editHidden(n, f);
      return;
    case Kids.XY:
      c.x = f(c.x) as Expr;
      c.y = f(c.y) as Expr;
      if (hidden) editHidden(n, f);
      return;
    case Kids.XPre:
      c.x = f(c.x) as Expr;
      if (c.prealloc) c.prealloc = f(c.prealloc) as Name;
      return;
    case Kids.Assign:
      c.x = f(c.x) as Expr;
      c.y = one(c.y, f);
      return;
    default:
      editOther(n, f, hidden);
  }
}

function editOther(n: Node, f: Edit, hidden: boolean): void {
  switch (n.op) {
    case 'ONAME': case 'OLITERAL': case 'ONIL': case 'OTYPE': case 'OGETG': case 'OLINKSYMOFFSET': case 'OINLMARK':
    case 'OBREAK': case 'OCONTINUE': case 'OGOTO': case 'OFALL': case 'OLABEL':
      return;
    case 'OADDSTR':
      editList(n.list, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      return;
    case 'OADDR': case 'OPTRLIT':
      n.x = f(n.x) as Expr;
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      return;
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'ODIV': case 'OMOD': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT':
    case 'OEQ': case 'ONE': case 'OLT': case 'OLE': case 'OGE': case 'OGT':
    case 'OCOPY': case 'OCOMPLEX': case 'OUNSAFEADD': case 'OUNSAFESLICE': case 'OUNSAFESTRING': case 'OMAKEFACE':
    case 'OANDAND': case 'OOROR':
      n.x = f(n.x) as Expr;
      n.y = f(n.y) as Expr;
      break;
    case 'OBITNOT': case 'ONEG': case 'ONOT': case 'OPLUS':
    case 'OLEN': case 'OCAP': case 'OCLEAR': case 'OCLOSE': case 'ONEW': case 'OPANIC': case 'OREAL': case 'OIMAG': case 'ORECV':
    case 'OUNSAFESLICEDATA': case 'OUNSAFESTRINGDATA':
    case 'OITAB': case 'OIDATA': case 'OSPTR': case 'OCFUNC': case 'OCHECKNIL':
    case 'OCONV': case 'OCONVIFACE': case 'OCONVNOP':
    case 'OBYTES2STR': case 'OBYTES2STRTMP': case 'ORUNES2STR': case 'OSTR2BYTES': case 'OSTR2BYTESTMP': case 'OSTR2RUNES': case 'ORUNESTR':
    case 'OSLICE2ARR': case 'OSLICE2ARRPTR':
    case 'ODEREF': case 'OPAREN':
      n.x = f(n.x) as Expr;
      break;
    case 'ODOTTYPE': case 'ODOTTYPE2':
      n.x = f(n.x) as Expr;
      if (hidden && n.itab) n.itab = f(n.itab) as Expr;
      return;
    case 'OCALLFUNC': case 'OCALLINTER': case 'OAPPEND': case 'ODELETE': case 'OPRINT': case 'OPRINTLN': case 'ORECOVER': case 'OMIN': case 'OMAX':
      n.fun = one(n.fun, f);
      editList(n.args, f);
      editList(n.keepAlive, f);
      break;
    case 'OCLOSURE':
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      return;
    case 'OMAPLIT': case 'OSTRUCTLIT': case 'OARRAYLIT': case 'OSLICELIT':
      editList(n.list, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      break;
    case 'OKEY':
      n.key = one(n.key, f);
      n.value = f(n.value) as Expr;
      return;
    case 'OSTRUCTKEY':
      n.value = f(n.value) as Expr;
      return;
    case 'ODOT': case 'ODOTPTR': case 'ODOTINTER': case 'ODOTMETH': case 'OMETHVALUE': case 'OMETHEXPR':
      n.x = f(n.x) as Expr;
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      return;
    case 'ODYNAMICDOTTYPE': case 'ODYNAMICDOTTYPE2':
      n.x = f(n.x) as Expr;
      if (n.srcRType) n.srcRType = f(n.srcRType) as Expr;
      n.rtype = one(n.rtype, f);
      if (n.itab) n.itab = f(n.itab) as Expr;
      return;
    case 'ODYNAMICTYPE':
      n.rtype = one(n.rtype, f);
      if (n.itab) n.itab = f(n.itab) as Expr;
      return;
    case 'OINDEX': case 'OINDEXMAP':
      n.x = f(n.x) as Expr;
      n.index = f(n.index) as Expr;
      break;
    case 'OSLICE': case 'OSLICEARR': case 'OSLICESTR': case 'OSLICE3': case 'OSLICE3ARR':
      n.x = f(n.x) as Expr;
      n.low = one(n.low, f);
      n.high = one(n.high, f);
      n.max = one(n.max, f);
      return;
    case 'OSLICEHEADER':
      n.ptr = f(n.ptr) as Expr;
      n.len = f(n.len) as Expr;
      n.cap = f(n.cap) as Expr;
      return;
    case 'OSTRINGHEADER':
      n.ptr = f(n.ptr) as Expr;
      n.len = f(n.len) as Expr;
      return;
    case 'OMAKECHAN': case 'OMAKEMAP': case 'OMAKESLICE': case 'OMAKESLICECOPY':
      n.len = one(n.len, f);
      n.cap = one(n.cap, f);
      break;
    case 'OMINMAX':
      editList(n.list, f);
      return;
    case 'OINLCALL':
      editList(n.body, f);
      editList(n.returnVars, f);
      return;
    case 'OMOVE2HEAP':
      n.slice = f(n.slice) as Expr;
      break;
    case 'ODCL':
      n.x = f(n.x) as Name;
      return;
    case 'OAS':
      n.x = f(n.x) as Expr;
      n.y = one(n.y, f);
      return;
    case 'OAS2': case 'OAS2FUNC': case 'OAS2DOTTYPE': case 'OAS2MAPR': case 'OAS2RECV': case 'OSELRECV2':
      editList(n.lhs, f);
      editList(n.rhs, f);
      return;
    case 'OASOP':
      n.x = f(n.x) as Expr;
      n.y = f(n.y) as Expr;
      return;
    case 'OBLOCK':
      editList(n.list, f);
      return;
    case 'OFOR':
      n.cond = one(n.cond, f);
      n.post = one(n.post, f);
      editList(n.body, f);
      return;
    case 'OGO': case 'ODEFER':
      n.call = f(n.call) as Expr;
      if (n.deferAt) n.deferAt = f(n.deferAt) as Expr;
      return;
    case 'OIF':
      n.cond = f(n.cond) as Expr;
      editList(n.body, f);
      editList(n.else, f);
      return;
    case 'ORANGE':
      n.x = f(n.x) as Expr;
      n.key = one(n.key, f);
      n.value = one(n.value, f);
      editList(n.body, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
      break;
    case 'ORETURN':
      editList(n.results, f);
      return;
    case 'OCASE':
      if (n.kind === 'comm') n.comm = one(n.comm, f);
      else {
        n.var = one(n.var, f);
        editList(n.list, f);
        if (n.rtypes) n.rtypes = n.rtypes.map((r) => one(r, f));
      }
      editList(n.body, f);
      return;
    case 'OSELECT':
      editList(n.cases as CommClause[], f);
      return;
    case 'OSEND':
      n.chan = f(n.chan) as Expr;
      n.value = f(n.value) as Expr;
      return;
    case 'OSWITCH':
      n.tag = one(n.tag, f);
      editList(n.cases as CaseClause[], f);
      return;
    case 'OTYPESW':
      n.x = f(n.x) as Expr;
      return;
    case 'OTAILCALL':
      n.call = f(n.call) as typeof n.call;
      return;
    default:
      unreachable(n, 'op');
  }
  if (hidden) editHidden(n, f);
}
