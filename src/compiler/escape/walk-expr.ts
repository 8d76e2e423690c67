/** Expressions as flows (cmd/compile/internal/escape/expr.go). */
import { InternalError } from '../../base/assert.js';
import type { BinaryExpr, ClosureExpr, Expr, LogicalExpr, SelectorExpr } from '../../ir/nodes.js';
import { sigType, isArray, isDirectIface, isInterface, isUintptr, isUnsafePtr, isUntypedType } from '../../ir/typ.js';
import { isClosure } from '../inline/scc.js';
import { addrOf, deref, dotType, type Hole, type Location, locOf, note } from './graph.js';
import { callExpr, tagHole } from './walk-call.js';
import { type FuncWalker, isReflectHeaderData } from './walk-func.js';

/** Evaluates n, whose init is done, into k. */
export function exprFlow(e: FuncWalker, k: Hole, n: Expr): void {
  const b = e.b;
  if (k.derefs >= 0 && n.type !== null && !isUntypedType(n.type) && !b.hasPointers(n.type)) k = discarded(b.blankLoc, k);
  switch (n.op) {
    case 'OLITERAL': case 'ONIL': case 'OGETG': case 'OTYPE': case 'OMETHEXPR': case 'OLINKSYMOFFSET': case 'ODYNAMICTYPE':
      return;
    case 'ONAME':
      if (n.class !== 'PFUNC' && n.class !== 'PEXTERN') e.flow(k, b.oldLoc(n));
      return;
    case 'OPLUS': case 'ONEG': case 'OBITNOT': case 'ONOT':
      e.discard(n.x);
      return;
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'ODIV': case 'OMOD': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT':
    case 'OEQ': case 'ONE': case 'OLT': case 'OLE': case 'OGT': case 'OGE': case 'OANDAND': case 'OOROR':
      binary(e, n);
      return;
    case 'OPAREN': case 'OITAB': case 'OIDATA': case 'OSPTR': case 'OSLICE2ARRPTR':
      e.expr(k, n.x);
      return;
    case 'OADDR':
      e.expr(addrOf(k, n, 'address-of'), n.x);
      return;
    case 'ODEREF':
      e.expr(deref(k, n, 'indirection'), n.x);
      return;
    case 'ODOT': case 'ODOTMETH': case 'ODOTINTER':
      e.expr(note(k, n, 'dot'), n.x);
      return;
    case 'ODOTPTR':
      e.expr(deref(k, n, 'dot of pointer'), n.x);
      return;
    case 'ODOTTYPE': case 'ODOTTYPE2': case 'ODYNAMICDOTTYPE': case 'ODYNAMICDOTTYPE2':
      e.expr(dotType(k, assertedType(n), n, 'dot'), n.x);
      return;
    case 'OINDEX':
      if (isArray(n.x.type!)) e.expr(note(k, n, 'fixed-array-index-of'), n.x);
      else e.expr(deref(k, n, 'dot of pointer'), n.x);
      e.discard(n.index);
      return;
    case 'OINDEXMAP':
      e.discard(n.x);
      e.discard(n.index);
      return;
    case 'OSLICE': case 'OSLICEARR': case 'OSLICE3': case 'OSLICE3ARR': case 'OSLICESTR':
      e.expr(note(k, n, 'slice'), n.x);
      e.discard(n.low);
      e.discard(n.high);
      e.discard(n.max);
      return;
    case 'OCONV': case 'OCONVNOP':
      if (isUnsafePtr(n.type!) && isUintptr(n.x.type!)) unsafeValue(e, k, n.x);
      else e.expr(k, n.x);
      return;
    case 'OCONVIFACE':
      if (!isInterface(n.x.type!) && !isDirectIface(n.x.type!)) k = e.spill(k, n);
      e.expr(note(k, n, 'interface-converted'), n.x);
      return;
    case 'OMAKEFACE':
      e.expr(k, n.y);
      return;
    case 'OSLICE2ARR':
      e.expr(deref(k, n, 'slice-to-array'), n.x);
      return;
    case 'ORECV':
      e.discard(n.x);
      return;
    case 'OCALLFUNC': case 'OCALLINTER': case 'OINLCALL': case 'OLEN': case 'OCAP': case 'OMIN': case 'OMAX': case 'OCOMPLEX': case 'OREAL': case 'OIMAG': case 'OAPPEND': case 'OCOPY': case 'ORECOVER':
    case 'OUNSAFEADD': case 'OUNSAFESLICE': case 'OUNSAFESTRING': case 'OUNSAFESTRINGDATA': case 'OUNSAFESLICEDATA':
      callExpr(e, [k], n);
      return;
    default:
      allocating(e, k, n);
  }
}

/** k, whose value has no pointers: nothing flows. */
function discarded(blank: Location, k: Hole): Hole {
  if (k.dst === blank) return k;
  return k.derefs === 0 && !k.addrtaken && k.notes === null ? blank.hole() : { dst: blank, derefs: k.derefs, notes: k.notes, addrtaken: k.addrtaken };
}

/** Type that a comma-ok assertion gives: its node may have the tuple. */
function assertedType(n: Expr): NonNullable<Expr['type']> {
  const t = n.type!;
  return t.kind === 'Tuple' ? t.vars[0]!.type! : t;
}

/** Left-deep chains without recursion. */
function binary(e: FuncWalker, n0: BinaryExpr | LogicalExpr): void {
  const rights: Expr[] = [];
  let n: Expr = n0;
  for (;;) {
    const b = n as BinaryExpr;
    rights.push(b.y);
    n = b.x;
    if (n.init !== undefined && n.init.length > 0) break;
    if (!('y' in n) || !isChain(n)) break;
  }
  e.discard(n);
  for (let i = rights.length - 1; i >= 0; i--) e.discard(rights[i]!);
}

function isChain(n: Expr): boolean {
  switch (n.op) {
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'ODIV': case 'OMOD': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT':
    case 'OEQ': case 'ONE': case 'OLT': case 'OLE': case 'OGT': case 'OGE': case 'OANDAND': case 'OOROR':
      return true;
    default:
      return false;
  }
}

const elem = (x: Expr): Expr => (x.op === 'OKEY' ? x.value : x);

function allocating(e: FuncWalker, k: Hole, n: Expr): void {
  switch (n.op) {
    case 'ONEW':
      e.spill(k, n);
      return;
    case 'OMAKESLICE': case 'OMAKESLICECOPY':
      e.spill(k, n);
      e.discard(n.len);
      e.discard(n.cap);
      return;
    case 'OMAKECHAN':
      e.discard(n.len);
      return;
    case 'OMAKEMAP':
      e.spill(k, n);
      e.discard(n.len);
      return;
    case 'OMETHVALUE':
      methodValue(e, k, n);
      return;
    case 'OPTRLIT':
      e.expr(e.spill(k, n), n.x);
      return;
    case 'OARRAYLIT':
      for (const x of n.list) e.expr(note(k, n, 'array literal element'), elem(x));
      return;
    case 'OSLICELIT': {
      const s = e.spill(k, n);
      for (const x of n.list) e.expr(note(s, n, 'slice-literal-element'), elem(x));
      return;
    }
    case 'OSTRUCTLIT':
      for (const x of n.list) e.expr(note(k, n, 'struct literal element'), x.op === 'OSTRUCTKEY' ? x.value : x);
      return;
    case 'OMAPLIT':
      e.spill(k, n);
      for (const x of n.list) {
        if (x.op !== 'OKEY') continue;
        e.assignHeap(x.key, 'map literal key', n);
        e.assignHeap(x.value, 'map literal value', n);
      }
      return;
    case 'OCLOSURE':
      closure(e, k, n);
      return;
    case 'ORUNES2STR': case 'OBYTES2STR': case 'OSTR2RUNES': case 'OSTR2BYTES': case 'ORUNESTR': case 'OBYTES2STRTMP': case 'OSTR2BYTESTMP':
      e.spill(k, n);
      e.discard(n.x);
      return;
    case 'OADDSTR':
      e.spill(k, n);
      for (const x of n.list) e.discard(x);
      return;
    default:
      throw new InternalError(`unexpected expr: ${n.op}`, n.pos);
  }
}

/** The receiver flows to the closure and to the receiver parameter; what the call returns may flow anywhere. */
function methodValue(e: FuncWalker, k: Hole, n: SelectorExpr): void {
  const closureK = e.spill(k, n);
  const results = sigType(n.type!).results.vars;
  const ks = results.map(() => e.heap);
  const name = n.method ?? null;
  const paramK = tagHole(e, ks, name, 0);
  e.expr(e.tee(paramK, closureK), n.x);
}

function closure(e: FuncWalker, k: Hole, n: ClosureExpr): void {
  const s = e.spill(k, n);
  e.b.closures.push({ k: s, clo: n });
  const fn = n.func;
  if (!isClosure(fn)) return;
  for (const cv of fn.closureVars) {
    const loc = e.b.oldLoc(cv);
    if (loc.captured) continue;
    loc.captured = true;
    // Assignments in straight-line code ahead of the first capture do not count.
    if (loc.loopDepth === e.loopDepth) loc.reassigned = false;
  }
  // Closures of functions that are analysed later than the package.
  if (fn.dcl.some((d) => locOf(d) === undefined)) e.b.locals(fn);
  e.b.walkFunc(fn);
}

/** A uintptr expression that may hide an unsafe.Pointer. */
export function unsafeValue(e: FuncWalker, k: Hole, n: Expr): void {
  if (n.init !== undefined) e.stmts(n.init);
  switch (n.op) {
    case 'OCONV': case 'OCONVNOP':
      if (isUnsafePtr(n.x.type!)) e.expr(k, n.x);
      else e.discard(n.x);
      return;
    case 'ODOTPTR':
      if (isReflectHeaderData(n)) e.expr(deref(k, n, 'reflect.Header.Data'), n.x);
      else e.discard(n.x);
      return;
    case 'OPLUS': case 'ONEG': case 'OBITNOT':
      unsafeValue(e, k, n.x);
      return;
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'ODIV': case 'OMOD': case 'OAND': case 'OANDNOT':
      unsafeValue(e, k, n.x);
      unsafeValue(e, k, n.y);
      return;
    case 'OLSH': case 'ORSH':
      unsafeValue(e, k, n.x);
      e.discard(n.y);
      return;
    default:
      exprFlow(e, e.discardHole, n);
  }
}
