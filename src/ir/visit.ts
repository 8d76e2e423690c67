/**
 * Visiting and editing IR trees (cmd/compile/internal/ir/visit.go and the generated node_gen.go).
 *
 * INVARIANTS
 *   - The order of children is gc's field order, because reassignment, costs and messages depend on it.
 *   - As in gc, the words that describe types to the runtime (rtype, typeWord, ...) are "hidden": doChildren does not
 *     see them, except where gc's own walkers do (dynamic types and dynamic assertions). editChildrenWithHidden does.
 *   - The body of a closure is not a child of its OCLOSURE; a Func's children are its body.
 *   - Every op is in the table of rows: adding one to nodes.ts breaks the compilation here.
 *
 * One row serves ops with the same fields, so that V8 sees few object shapes at each load; a switch over all ops compares names one by one
 * and loads from every shape there is.
 */
import { copyBodyStmt, copyCall, copyNode, copyOtherExpr, copyPlainExpr, copyPlainStmt } from './layout.js';
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

function editList<T extends Node>(l: T[] | undefined, f: Edit): void {
  if (l === undefined) return;
  for (let i = 0; i < l.length; i++) {
    const n = l[i];
    if (n !== null && n !== undefined) l[i] = f(n) as T;
  }
}

/** A child that may be missing. */
type Child = Node | null | undefined;
const opt = (n: Child, f: Visit): boolean => n !== null && n !== undefined && f(n);
const one = <T extends Child>(n: T, f: Edit): T => (n === null || n === undefined ? n : (f(n) as T));

// ---------------------------------------------------------------- the table

interface Row {
  /** Calls f on the children, init aside, in order until it returns true. */
  visit(n: Node, f: Visit): boolean;
  /** Replaces them. */
  edit(n: Node, f: Edit): void;
  /** Replaces the hidden type words. */
  hidden: ((n: Node, f: Edit) => void) | null;
  /** A shallow copy with lists of its own, init aside. */
  copy: (n: Node) => Node;
}

type Of<O extends Node['op']> = Node extends infer N ? (N extends { op: infer P } ? (O & P extends never ? never : N) : never) : never;

function row<O extends Node['op']>(
  ops: readonly O[], visit: (n: Of<O>, f: Visit) => boolean, edit: (n: Of<O>, f: Edit) => void, copy: (n: Of<O>) => Of<O>, hidden: ((n: Of<O>, f: Edit) => void) | null = null,
): [O, Row][] {
  const r = { visit, edit, hidden, copy } as unknown as Row;
  return ops.map((op) => [op, r]);
}

const noChildren = (): boolean => false;
const visitX = (n: { x: Expr }, f: Visit): boolean => f(n.x);
const editRType = (n: { rtype?: Expr | null }, f: Edit): void => {
  if (n.rtype) n.rtype = f(n.rtype) as Expr;
};

const rows = [
  ...row(['ONAME', 'OLITERAL', 'ONIL', 'OTYPE', 'OGETG', 'OLINKSYMOFFSET', 'OINLMARK', 'OBREAK', 'OCONTINUE', 'OGOTO', 'OFALL', 'OLABEL'], noChildren, noChildren, copyNode),
  ...row(
    [
      'OADD', 'OSUB', 'OOR', 'OXOR', 'OMUL', 'ODIV', 'OMOD', 'OLSH', 'ORSH', 'OAND', 'OANDNOT', 'OEQ', 'ONE', 'OLT', 'OLE', 'OGE', 'OGT',
      'OCOPY', 'OCOMPLEX', 'OUNSAFEADD', 'OUNSAFESLICE', 'OUNSAFESTRING', 'OMAKEFACE',
    ],
    (n, f) => f(n.x) || f(n.y),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.y = f(n.y) as Expr;
    },
    copyPlainExpr,
    editRType,
  ),
  ...row(
    ['OANDAND', 'OOROR', 'OASOP'],
    (n, f) => f(n.x) || f(n.y),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.y = f(n.y) as Expr;
    },
    copyNode,
  ),
  ...row(
    [
      'OBITNOT', 'ONEG', 'ONOT', 'OPLUS', 'OLEN', 'OCAP', 'OCLEAR', 'OCLOSE', 'ONEW', 'OPANIC', 'OREAL', 'OIMAG', 'ORECV',
      'OUNSAFESLICEDATA', 'OUNSAFESTRINGDATA', 'OITAB', 'OIDATA', 'OSPTR', 'OCFUNC', 'OCHECKNIL',
    ],
    (n, f) => f(n.x),
    (n, f) => {
      n.x = f(n.x) as Expr;
    },
    copyPlainExpr,
    editRType,
  ),
  ...row(
    ['OCONV', 'OCONVIFACE', 'OCONVNOP', 'OBYTES2STR', 'OBYTES2STRTMP', 'ORUNES2STR', 'OSTR2BYTES', 'OSTR2BYTESTMP', 'OSTR2RUNES', 'ORUNESTR', 'OSLICE2ARR', 'OSLICE2ARRPTR'],
    (n, f) => f(n.x),
    (n, f) => {
      n.x = f(n.x) as Expr;
    },
    copyPlainExpr,
    (n, f) => {
      if (n.typeWord) n.typeWord = f(n.typeWord) as Expr;
      if (n.srcRType) n.srcRType = f(n.srcRType) as Expr;
      if (n.elemRType) n.elemRType = f(n.elemRType) as Expr;
    },
  ),
  ...row(
    ['ODEREF', 'OPAREN', 'OTYPESW'],
    visitX,
    (n, f) => {
      n.x = f(n.x) as Expr;
    },
    copyNode,
  ),
  ...row(
    ['ODOTTYPE', 'ODOTTYPE2'],
    visitX,
    (n, f) => {
      n.x = f(n.x) as Expr;
    },
    copyOtherExpr,
    (n, f) => {
      if (n.itab) n.itab = f(n.itab) as Expr;
    },
  ),
  ...row(
    ['OADDR', 'OPTRLIT'],
    (n, f) => f(n.x) || opt(n.prealloc, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    copyPlainExpr,
  ),
  ...row(
    ['ODOT', 'ODOTPTR', 'ODOTINTER', 'ODOTMETH', 'OMETHVALUE', 'OMETHEXPR'],
    (n, f) => f(n.x) || opt(n.prealloc, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    copyPlainExpr,
  ),
  ...row(
    ['OADDSTR'],
    (n, f) => list(n.list, f) || opt(n.prealloc, f),
    (n, f) => {
      editList(n.list, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    (n) => {
      const c = copyOtherExpr(n);
      c.list = n.list.slice();
      return c;
    },
  ),
  ...row(
    ['OMAPLIT', 'OSTRUCTLIT', 'OARRAYLIT', 'OSLICELIT'],
    (n, f) => list(n.list, f) || opt(n.prealloc, f),
    (n, f) => {
      editList(n.list, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    (n) => {
      const c = copyOtherExpr(n);
      c.list = n.list.slice();
      return c;
    },
    editRType,
  ),
  ...row(
    ['OCALLFUNC', 'OCALLINTER', 'OAPPEND', 'ODELETE', 'OPRINT', 'OPRINTLN', 'ORECOVER', 'OMIN', 'OMAX'],
    (n, f) => opt(n.fun, f) || list(n.args, f) || list(n.keepAlive, f),
    (n, f) => {
      n.fun = one(n.fun, f);
      editList(n.args, f);
      editList(n.keepAlive, f);
    },
    (n) => {
      const c = copyCall(n);
      c.args = n.args.slice();
      if (c.keepAlive) c.keepAlive = c.keepAlive.slice();
      return c;
    },
    editRType,
  ),
  ...row(
    ['OCLOSURE'],
    (n, f) => opt(n.prealloc, f),
    (n, f) => {
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    copyOtherExpr,
  ),
  ...row(
    ['OKEY'],
    (n, f) => opt(n.key, f) || f(n.value),
    (n, f) => {
      n.key = one(n.key, f);
      n.value = f(n.value) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['OSTRUCTKEY'],
    (n, f) => f(n.value),
    (n, f) => {
      n.value = f(n.value) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['ODYNAMICDOTTYPE', 'ODYNAMICDOTTYPE2'],
    (n, f) => f(n.x) || opt(n.srcRType, f) || opt(n.rtype, f) || opt(n.itab, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      if (n.srcRType) n.srcRType = f(n.srcRType) as Expr;
      n.rtype = one(n.rtype, f);
      if (n.itab) n.itab = f(n.itab) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['ODYNAMICTYPE'],
    (n, f) => opt(n.rtype, f) || opt(n.itab, f),
    (n, f) => {
      n.rtype = one(n.rtype, f);
      if (n.itab) n.itab = f(n.itab) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['OINDEX', 'OINDEXMAP'],
    (n, f) => f(n.x) || f(n.index),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.index = f(n.index) as Expr;
    },
    copyPlainExpr,
    editRType,
  ),
  ...row(
    ['OSLICE', 'OSLICEARR', 'OSLICESTR', 'OSLICE3', 'OSLICE3ARR'],
    (n, f) => f(n.x) || opt(n.low, f) || opt(n.high, f) || opt(n.max, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.low = one(n.low, f);
      n.high = one(n.high, f);
      n.max = one(n.max, f);
    },
    copyOtherExpr,
  ),
  ...row(
    ['OSLICEHEADER'],
    (n, f) => f(n.ptr) || f(n.len) || f(n.cap),
    (n, f) => {
      n.ptr = f(n.ptr) as Expr;
      n.len = f(n.len) as Expr;
      n.cap = f(n.cap) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['OSTRINGHEADER'],
    (n, f) => f(n.ptr) || f(n.len),
    (n, f) => {
      n.ptr = f(n.ptr) as Expr;
      n.len = f(n.len) as Expr;
    },
    copyOtherExpr,
  ),
  ...row(
    ['OMAKECHAN', 'OMAKEMAP', 'OMAKESLICE', 'OMAKESLICECOPY'],
    (n, f) => opt(n.len, f) || opt(n.cap, f),
    (n, f) => {
      n.len = one(n.len, f);
      n.cap = one(n.cap, f);
    },
    copyOtherExpr,
    editRType,
  ),
  ...row(
    ['OMINMAX', 'OBLOCK'],
    (n, f) => list(n.list, f),
    (n, f) => {
      editList<Node>(n.list, f);
    },
    (n) => {
      const c = copyNode(n);
      if (c.op === 'OBLOCK') c.list = c.list.slice();
      else c.list = c.list.slice();
      return c;
    },
  ),
  ...row(
    ['OINLCALL'],
    (n, f) => list(n.body, f) || list(n.returnVars, f),
    (n, f) => {
      editList(n.body, f);
      editList(n.returnVars, f);
    },
    (n) => {
      const c = copyOtherExpr(n);
      c.body = n.body.slice();
      c.returnVars = n.returnVars.slice();
      return c;
    },
  ),
  ...row(
    ['OMOVE2HEAP'],
    (n, f) => f(n.slice),
    (n, f) => {
      n.slice = f(n.slice) as Expr;
    },
    copyOtherExpr,
    editRType,
  ),
  ...row(
    ['ODCL'],
    (n, f) => f(n.x),
    (n, f) => {
      n.x = f(n.x) as Name;
    },
    copyPlainStmt,
  ),
  ...row(
    ['OAS'],
    (n, f) => f(n.x) || opt(n.y, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.y = one(n.y, f);
    },
    copyPlainStmt,
  ),
  ...row(
    ['OAS2', 'OAS2FUNC', 'OAS2DOTTYPE', 'OAS2MAPR', 'OAS2RECV', 'OSELRECV2'],
    (n, f) => list(n.lhs, f) || list(n.rhs, f),
    (n, f) => {
      editList(n.lhs, f);
      editList(n.rhs, f);
    },
    (n) => {
      const c = copyPlainStmt(n);
      c.lhs = n.lhs.slice();
      c.rhs = n.rhs.slice();
      return c;
    },
  ),
  ...row(
    ['OFOR'],
    (n, f) => opt(n.cond, f) || opt(n.post, f) || list(n.body, f),
    (n, f) => {
      n.cond = one(n.cond, f);
      n.post = one(n.post, f);
      editList(n.body, f);
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.body = n.body.slice();
      return c;
    },
  ),
  ...row(
    ['OGO', 'ODEFER'],
    (n, f) => f(n.call) || opt(n.deferAt, f),
    (n, f) => {
      n.call = f(n.call) as Expr;
      if (n.deferAt) n.deferAt = f(n.deferAt) as Expr;
    },
    copyPlainStmt,
  ),
  ...row(
    ['OIF'],
    (n, f) => f(n.cond) || list(n.body, f) || list(n.else, f),
    (n, f) => {
      n.cond = f(n.cond) as Expr;
      editList(n.body, f);
      editList(n.else, f);
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.body = n.body.slice();
      c.else = n.else.slice();
      return c;
    },
  ),
  ...row(
    ['ORANGE'],
    (n, f) => f(n.x) || opt(n.key, f) || opt(n.value, f) || list(n.body, f) || opt(n.prealloc, f),
    (n, f) => {
      n.x = f(n.x) as Expr;
      n.key = one(n.key, f);
      n.value = one(n.value, f);
      editList(n.body, f);
      if (n.prealloc) n.prealloc = f(n.prealloc) as Name;
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.body = n.body.slice();
      return c;
    },
    (n, f) => {
      editRType(n, f);
      if (n.keyTypeWord) n.keyTypeWord = f(n.keyTypeWord) as Expr;
      if (n.keySrcRType) n.keySrcRType = f(n.keySrcRType) as Expr;
      if (n.valueTypeWord) n.valueTypeWord = f(n.valueTypeWord) as Expr;
      if (n.valueSrcRType) n.valueSrcRType = f(n.valueSrcRType) as Expr;
    },
  ),
  ...row(
    ['ORETURN'],
    (n, f) => list(n.results, f),
    (n, f) => {
      editList(n.results, f);
    },
    (n) => {
      const c = copyPlainStmt(n);
      c.results = n.results.slice();
      return c;
    },
  ),
  ...row(
    ['OCASE'],
    (n, f) => (n.kind === 'comm' ? opt(n.comm, f) : opt(n.var, f) || list(n.list, f) || list(n.rtypes, f)) || list(n.body, f),
    (n, f) => {
      if (n.kind === 'comm') n.comm = one(n.comm, f);
      else {
        n.var = one(n.var, f);
        editList(n.list, f);
        if (n.rtypes) n.rtypes = n.rtypes.map((r) => one(r, f));
      }
      editList(n.body, f);
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.body = n.body.slice();
      if (c.kind !== 'comm') {
        c.list = c.list.slice();
        if (c.rtypes) c.rtypes = c.rtypes.slice();
      }
      return c;
    },
  ),
  ...row(
    ['OSELECT'],
    (n, f) => list(n.cases, f),
    (n, f) => {
      editList(n.cases as CommClause[], f);
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.cases = n.cases.slice();
      return c;
    },
  ),
  ...row(
    ['OSEND'],
    (n, f) => f(n.chan) || f(n.value),
    (n, f) => {
      n.chan = f(n.chan) as Expr;
      n.value = f(n.value) as Expr;
    },
    copyBodyStmt,
  ),
  ...row(
    ['OSWITCH'],
    (n, f) => opt(n.tag, f) || list(n.cases, f),
    (n, f) => {
      n.tag = one(n.tag, f);
      editList(n.cases as CaseClause[], f);
    },
    (n) => {
      const c = copyBodyStmt(n);
      c.cases = n.cases.slice();
      return c;
    },
  ),
  ...row(
    ['OTAILCALL'],
    (n, f) => f(n.call),
    (n, f) => {
      n.call = f(n.call) as typeof n.call;
    },
    copyPlainStmt,
  ),
];

/** An op without a row is a type error here. */
const table: ReadonlyMap<(typeof rows)[number][0], Row> = new Map<Node['op'], Row>(rows);

/** Nodes that may be shared have neither children nor init; two thirds of all that is visited are these. */
export function isLeaf(op: Node['op']): boolean {
  return op === 'ONAME' || op === 'OLITERAL' || op === 'ONIL' || op === 'OTYPE';
}

/** Calls f on the children of n in order until it returns true; returns whether it did. */
export function doChildren(n: Node, f: Visit): boolean {
  const { op } = n;
  if (isLeaf(op)) return false;
  const { init } = n as { init?: readonly Stmt[] };
  if (init !== undefined && init.length > 0 && list(init, f)) return true;
  return table.get(op)!.visit(n, f);
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
  anyList(l, (x) => {
    f(x);
    return false;
  });
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
  return n !== null && n !== undefined && anyList([n], cond);
}

/** The same for a list. */
export function anyList(l: readonly Node[], cond: (n: Node) => boolean): boolean {
  const stack: Node[] = [];
  const push: Visit = (x) => {
    stack.push(x);
    return false;
  };
  for (let i = 0; i < l.length; i++) {
    for (let x: Node | undefined = l[i] ?? undefined; x !== undefined; x = stack.pop()) {
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
  return false;
}

// ---------------------------------------------------------------- copying

/** Shallow copy; lists are copied too, so that editing the children of the copy leaves the original alone. */
export function shallowCopy<T extends Node>(n: T): T {
  const c = table.get(n.op)!.copy(n) as T & { init?: Stmt[] };
  const { init } = c;
  if (init !== undefined) c.init = init.slice();
  return c;
}

// ---------------------------------------------------------------- editing

function edit(n: Node, f: Edit): Row | null {
  const { op } = n;
  if (isLeaf(op)) return null;
  const { init } = n as { init?: Stmt[] };
  if (init !== undefined && init.length > 0) editList(init, f);
  const r = table.get(op)!;
  r.edit(n, f);
  return r;
}

/** Replaces each child of n by what f returns for it. */
export function editChildren(n: Node, f: Edit): void {
  edit(n, f);
}

/** editChildren, the hidden type words included. */
export function editChildrenWithHidden(n: Node, f: Edit): void {
  edit(n, f)?.hidden?.(n, f);
}
