/** Questions about IR nodes that several phases ask (ir/node.go, ir/expr.go, ir/name.go). */
import { InternalError } from '../base/assert.js';
import { canonical, outerValue } from './build.js';
import { constEqual, isZeroVal } from './const.js';
import type { AssignListStmt, AssignStmt, CallExpr, ConvExpr, Expr, Func, Name, Node, Op } from './nodes.js';
import { identicalType, isArray, isString, under } from './typ.js';
import { any, anyList, doChildren } from './visit.js';

export function isBlank(n: Node | null | undefined): boolean {
  return n?.op === 'ONAME' && n.sym === '_';
}

export function isNil(n: Node | null | undefined): boolean {
  return n?.op === 'ONIL';
}

/** ir.IsAutoTmp. */
export function isAutoTmp(n: Node): boolean {
  return n.op === 'ONAME' && n.autoTemp === true;
}

export function isCmp(op: Op): boolean {
  return op === 'OEQ' || op === 'ONE' || op === 'OLT' || op === 'OLE' || op === 'OGT' || op === 'OGE';
}

/** Nodes that may have several parents, whose position therefore says nothing (ir.HasUniquePos is the negation). */
export function mayBeShared(n: Node): boolean {
  return n.op === 'ONAME' || n.op === 'OLITERAL' || n.op === 'ONIL' || n.op === 'OTYPE';
}

export function hasUniquePos(n: Node): boolean {
  return !mayBeShared(n) && n.pos !== 0;
}

/** Whether the value is known to be the zero value. */
export function isZero(n: Expr): boolean {
  switch (n.op) {
    case 'ONIL':
      return true;
    case 'OLITERAL':
      return isZeroVal(n.val);
    case 'OARRAYLIT':
      return n.list.every((e) => isZero(e.op === 'OKEY' ? e.value : e));
    case 'OSTRUCTLIT':
      return n.list.every((e) => e.op === 'OSTRUCTKEY' && isZero(e.value));
    default:
      return false;
  }
}

export function isAddressable(n: Expr): boolean {
  switch (n.op) {
    case 'OINDEX':
      if (isArray(n.x.type!)) return isAddressable(n.x);
      return !isString(n.x.type!);
    case 'ODEREF': case 'ODOTPTR': case 'OLINKSYMOFFSET':
      return true;
    case 'ODOT':
      return isAddressable(n.x);
    case 'ONAME':
      return n.class !== 'PFUNC';
    default:
      return false;
  }
}

/** The function that a callee expression certainly denotes: a declared function, method expression or closure. */
export function staticCalleeName(n: Expr): Name | null {
  switch (n.op) {
    case 'OMETHEXPR':
      return n.method ?? null;
    case 'ONAME':
      return n.class === 'PFUNC' ? n : null;
    case 'OCLOSURE':
      return n.func.nname;
    default:
      return null;
  }
}

/** Whether x is a variable declared by the statement. */
export function declaredBy(x: Node, stmt: Node): boolean {
  return x.op === 'ONAME' && x.defn === stmt;
}

/** Whether `fn` is a closure inside `outer`, at any depth. */
export function containsClosure(outer: Func, fn: Func): boolean {
  if (outer === fn || fn.oclosure === null) return false;
  for (let p = fn.closureParent; p !== null; p = p.closureParent) if (p === outer) return true;
  return false;
}

/** Follows definitions of variables that are assigned once (ir.StaticValue). */
export function staticValue(n0: Expr): Expr {
  let n = n0;
  for (;;) {
    if (n.op === 'OCONVNOP' || n.op === 'OPAREN') n = n.x;
    else if (n.op === 'OINLCALL' && n.returnVars.length === 1) n = n.returnVars[0]!;
    else {
      const v = staticValue1(n);
      if (v === null) return n;
      n = v;
    }
  }
}

function staticValue1(nn: Expr): Expr | null {
  if (nn.op !== 'ONAME') return null;
  const n = canonical(nn);
  if (n.class !== 'PAUTO' || !n.defn) return null;
  const rhs = definedValue(n, n.defn);
  if (rhs === null || reassigned(n)) return null;
  return rhs;
}

/** What a defining assignment gives to n; null when it is no plain assignment. */
export function definedValue(n: Name, defn: Node | Func): Expr | null {
  if (defn.op === 'OAS') return (defn as AssignStmt).y;
  if (defn.op !== 'OAS2') return null;
  const d = defn as AssignListStmt;
  const i = d.lhs.indexOf(n);
  return i < 0 ? null : (d.rhs[i] ?? null);
}

/** Whether anything but its definition may assign to the variable (ir.Reassigned). */
export function reassigned(name: Name): boolean {
  if (name.curfn === null) return true;
  if (name.addrtaken) return true;
  return name.curfn.body.some((s) => assigns(s, name));
}

/** Whether a statement, or one inside it, assigns to the variable other than by its definition. */
export function assigns(stmt: Node, name: Name): boolean {
  const isName = (x: Node | null | undefined): boolean => {
    if (x === null || x === undefined) return false;
    const o = outerValue(x as Expr);
    return o.op === 'ONAME' && canonical(o) === name;
  };
  const check = (n: Node): boolean => {
    switch (n.op) {
      case 'OAS':
        return isName(n.x) && n !== name.defn;
      case 'OAS2': case 'OAS2FUNC': case 'OAS2MAPR': case 'OAS2DOTTYPE': case 'OAS2RECV': case 'OSELRECV2':
        return n !== name.defn && n.lhs.some(isName);
      case 'OASOP':
        return isName(n.x);
      case 'ORANGE':
        return isName(n.key) || isName(n.value);
      case 'OCLOSURE':
        return anyList(n.func.body, check);
      default:
        return false;
    }
  };
  return any(stmt, check);
}

function skipNop(n: Expr): Expr {
  while (n.op === 'OCONVNOP') n = (n as ConvExpr).x;
  return n;
}

const simple = (n: Expr): boolean => under(n.type!).kind === 'Basic';

/** Whether both are the same expression, free of side effects (ir.SameSafeExpr). */
export function sameSafeExpr(l0: Expr, r0: Expr): boolean {
  const l = skipNop(l0);
  const r = skipNop(r0);
  if (l.op !== r.op || l.type === null || r.type === null || !identicalType(l.type, r.type)) return false;
  switch (l.op) {
    case 'ONAME':
      return l === r;
    case 'ODOT': case 'ODOTPTR':
      return 'sel' in r && l.sel === r.sel && sameSafeExpr(l.x, r.x);
    case 'ODEREF': case 'ONOT': case 'OBITNOT': case 'OPLUS': case 'ONEG':
      return 'x' in r && sameSafeExpr(l.x, r.x as Expr);
    case 'OCONV':
      return simple(l) && sameSafeExpr(l.x, (r as ConvExpr).x);
    case 'OINDEX': case 'OINDEXMAP':
      return (r.op === 'OINDEX' || r.op === 'OINDEXMAP') && sameSafeExpr(l.x, r.x) && sameSafeExpr(l.index, r.index);
    case 'OADD': case 'OSUB': case 'OOR': case 'OXOR': case 'OMUL': case 'OLSH': case 'ORSH': case 'OAND': case 'OANDNOT': case 'ODIV': case 'OMOD':
      return 'y' in r && sameSafeExpr(l.x, r.x as Expr) && sameSafeExpr(l.y, r.y as Expr);
    case 'OLITERAL':
      return r.op === 'OLITERAL' && constEqual(l.val, r.val);
    case 'ONIL':
      return true;
    default:
      return false;
  }
}

const callOps: ReadonlySet<Op> = new Set<Op>([
  'OAPPEND', 'OCALLFUNC', 'OCALLINTER', 'OCAP', 'OCLEAR', 'OCLOSE', 'OCOMPLEX', 'OCOPY', 'ODELETE', 'OIMAG', 'OLEN', 'OMAX', 'OMIN', 'ONEW', 'OPANIC', 'OPRINT', 'OPRINTLN', 'OREAL', 'ORECOVER', 'ORECV',
  'OUNSAFEADD', 'OUNSAFESLICE', 'OUNSAFESLICEDATA', 'OUNSAFESTRING', 'OUNSAFESTRINGDATA',
]);

/** typecheck.callOrChan: calls of any kind and receives (make is not among them once it is typed). */
export function callOrChan(n: Node): boolean {
  return callOps.has(n.op);
}

/** Calls f on the functions that n's statements mention as closures. */
export function closuresIn(n: Node, f: (fn: Func) => void): void {
  const go = (x: Node): boolean => {
    if (x.op === 'OCLOSURE') f(x.func);
    return doChildren(x, go);
  };
  go(n);
}

/** The only result variable of an inlined call. */
export function singleResult(n: Node): Name {
  if (n.op !== 'OINLCALL' || n.returnVars.length !== 1) throw new InternalError('no single result', n.pos);
  return n.returnVars[0]!;
}

export function isCall(n: Node): n is CallExpr {
  return n.op === 'OCALLFUNC' || n.op === 'OCALLINTER';
}

const pure: ReadonlySet<Op> = new Set<Op>([
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

/** Whether evaluating n may do more than give a value (staticinit.AnySideEffects). */
export function anySideEffects(n: Expr): boolean {
  return any(n, isSideEffect);
}

const fresh: ReadonlySet<string> = new Set(['OMAKECHAN', 'OMAKEMAP', 'OMAKESLICE', 'OMAKESLICECOPY', 'OMAPLIT', 'ONEW', 'OPTRLIT', 'OSLICELIT', 'OSTR2BYTES', 'OSTR2RUNES']);

export function canRepeat(n: Expr): boolean {
  return !any(n, (x) => isSideEffect(x) || fresh.has(x.op));
}
