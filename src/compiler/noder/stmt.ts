/**
 * Statements and function bodies (noder/writer.go stmt*, noder/reader.go stmt*, with typecheck's effects).
 *
 * Like gc's writer this leaves out what constant conditions make unreachable, and what follows a terminating statement up to
 * the last label: neither is printed, costed nor analysed.
 */
import { InternalError } from '../../base/assert.js';
import { bodyStmt } from '../../ir/layout.js';
import type { Pos } from '../../base/source.js';
import type * as ast from '../../ast/nodes.js';
import { blankNode, newAssign, newAssignList, newAssignOp, newBlock, newBranch, newDecl, newIf, newLabel, newLocal, newNil, newOne, newReturn } from '../../ir/build.js';
import { constEqual } from '../../ir/const.js';
import type { ArithOp, CaseClause, CommClause, Expr, ForStmt, Name, Node, RangeStmt, SelectStmt, SendStmt, Stmt, SwitchStmt, TypeSwitchGuard } from '../../ir/nodes.js';
import { isBlank } from '../../ir/predicates.js';
import { newSymAddr } from '../../ir/build.js';
import { typeDescSym } from '../../ir/names.js';
import { emptyIface, identicalType, isEmptyInterface, isMap, tBool, under, unalias, isInterface } from '../../ir/typ.js';
import { rangeKeyVal } from './range-types.js';
import type { ConstVal, Signature, Type, Var } from '../../types/types.js';
import type { Body } from './body.js';
import { assignableTo, convert } from './convert.js';
import { unpackListExpr, unparen } from '../../ast/positions.js';
import { binaryOps, expr, implicitConv, multiExpr, setAssignOp } from './expr.js';
import { goDeferStmt } from './godefer.js';
import { hasFallthrough, staticBool, terminates, trimCond } from './static-bool.js';
import { coreType } from './subst.js';

/** Builds the body of a declared function. */
export function buildFuncBody(r: Body, decl: ast.FuncDecl, gsig: Signature): void {
  r.sig = gsig;
  if (decl.body === null) {
    r.fn.bodyless = true;
    r.declareParams(gsig);
    return;
  }
  const rewritten = r.rewritten(decl.body, gsig);
  r.declareParams(gsig, (v) => rewritten.names.get(v) ?? v.name);
  buildBlock(r, rewritten.body);
}

export function buildBlock(r: Body, body: ast.BlockStmt): void {
  const list = stmts(r, body.list);
  r.fn.body = list.length > 0 ? list : [newBlock(0, [])];
  r.fn.endPos = body.rbrace;
}

export function stmts(r: Body, list: readonly ast.Stmt[]): Node[] {
  const out: Node[] = [];
  let lastLabel = -1;
  for (let i = 0; i < list.length; i++) if (list[i]!.kind === 'LabeledStmt') lastLabel = i;
  let dead = false;
  for (let i = 0; i < list.length; i++) {
    const s = list[i]!;
    if (dead && i > lastLabel && s.kind !== 'LabeledStmt') continue;
    stmt1(r, s, out);
    // The last one has nothing behind it: nested blocks and else-ifs would each be looked through again.
    dead = i + 1 < list.length && terminates(s);
  }
  return out;
}

/** As one node, null for nothing. */
function stmt(r: Body, s: ast.Stmt | null): Node | null {
  if (s === null) return null;
  return block(stmts(r, [s]));
}

function block(l: Node[]): Node | null {
  if (l.length === 0) return null;
  if (l.length === 1) return l[0]!;
  return newBlock(l[0]!.pos, l);
}

/** Label of the statement about to be built: that of a label right before it. */
function pendingLabel(out: Node[]): string | null {
  const last = out[out.length - 1];
  return last?.op === 'OLABEL' ? last.label : null;
}

function stmt1(r: Body, s: ast.Stmt, out: Node[]): void {
  switch (s.kind) {
    case 'EmptyStmt':
      return;
    case 'AssignStmt':
      assignStmt(r, s, out);
      return;
    case 'BlockStmt':
      out.push(...stmts(r, s.list));
      return;
    case 'BranchStmt': {
      const op = s.tok === 'break' ? 'OBREAK' : s.tok === 'continue' ? 'OCONTINUE' : s.tok === 'goto' ? 'OGOTO' : 'OFALL';
      out.push(newBranch(s.pos, op, s.label?.value ?? null));
      return;
    }
    case 'CallStmt':
      out.push(goDeferStmt(r, s));
      return;
    case 'DeclStmt':
      for (const d of s.decls) if (d.kind === 'VarDecl') assign(r, d.pos, d.names, unpackListExpr(d.values), true, out);
      return;
    case 'ExprStmt':
      out.push(expr(r, s.x));
      return;
    case 'ForStmt':
      pushOpt(out, forStmt(r, s, pendingLabel(out)));
      return;
    case 'IfStmt':
      pushOpt(out, ifStmt(r, s));
      return;
    case 'LabeledStmt':
      if (s.label.value === '_') out.push(newBlock(s.pos, []));
      else out.push(newLabel(s.pos, s.label.value));
      stmt1(r, s.stmt, out);
      return;
    case 'ReturnStmt': {
      const res = r.sig!.results.vars;
      const results = multiExpr(r, s.pos, (i) => res[i]!.type, unpackListExpr(s.results));
      r.fn.numReturns++;
      out.push(newReturn(s.pos, results));
      return;
    }
    case 'SelectStmt':
      out.push(selectStmt(r, s, pendingLabel(out)));
      return;
    case 'SendStmt': {
      const ct = coreType(r.typeOf(s.chan));
      if (ct.kind !== 'Chan') throw new InternalError('send to no channel', s.pos);
      const chan = expr(r, s.chan);
      const send = bodyStmt<SendStmt>('OSEND', s.pos);
      send.chan = chan;
      send.value = implicitConv(r, ct.elem, s.value);
      out.push(send);
      return;
    }
    case 'SwitchStmt':
      out.push(switchStmt(r, s, pendingLabel(out)));
      return;
    default:
      throw new InternalError(`unexpected statement ${s.kind}`, s.pos);
  }
}

function pushOpt(out: Node[], n: Node | null): void {
  if (n !== null) out.push(n);
}

// ---------------------------------------------------------------- assignments

function assignStmt(r: Body, s: ast.AssignStmt, out: Node[]): void {
  if (s.rhs === null) {
    const x = markAssigned(expr(r, s.lhs));
    out.push(newAssignOp(s.pos, x, binaryOps[s.op as ast.BinaryOp] as ArithOp, newOne(s.pos, x.type!), true));
    return;
  }
  if (s.op !== '' && s.op !== ':=') {
    const x = markAssigned(expr(r, s.lhs));
    const y = implicitConv(r, s.op === '<<' || s.op === '>>' ? null : r.typeOf(s.lhs), s.rhs);
    out.push(newAssignOp(s.pos, x, binaryOps[s.op] as ArithOp, y, false));
    return;
  }
  assign(r, s.pos, unpackListExpr(s.lhs), unpackListExpr(s.rhs), s.op === ':=', out);
}

/** The variable that an identifier on the left declares; undefined when it declares none. */
function declared(r: Body, e: ast.Expr): Var | undefined {
  if (e.kind !== 'Name' || e.value === '_' || !e.obj || e.obj.kind !== 'Var') return undefined;
  const v = e.obj;
  // A name declares its variable where it stands at the variable's own position.
  return v.varKind !== 'package' && v.pos === e.pos && !r.locals.has(v) ? v : undefined;
}

/** Left sides, with the variables they declare. */
function assignList(r: Body, exprs: readonly ast.Expr[], def: boolean): { lhs: Expr[]; names: Name[] } {
  const names: Name[] = [];
  const lhs = exprs.map((e0): Expr => {
    const e = unparen(e0);
    if (e.kind === 'Name' && e.value === '_') return blankNode;
    const v = def ? declared(r, e) : undefined;
    if (v !== undefined) {
      const n = newLocal(r.fn, v.pos, v.name, v.pkg ?? r.fn.nname.pkg, r.typ(v.type!));
      n.obj = v;
      r.addLocal(v, n);
      names.push(n);
      return n;
    }
    return markAssigned(expr(r, e));
  });
  return { lhs, names };
}

function markAssigned(x: Expr): Expr {
  if (x.op === 'OINDEXMAP') x.assigned = true;
  return x;
}

function initDefn(defn: Stmt, names: Name[]): boolean {
  if (names.length === 0) return false;
  (defn as { init?: Stmt[] }).init = names.map((n) => newDecl(n.pos, n));
  for (const n of names) n.defn = defn;
  return true;
}

function assign(r: Body, pos: Pos, left: readonly ast.Expr[], right: readonly ast.Expr[], def: boolean, out: Node[]): void {
  const { lhs, names } = assignList(r, left, def);
  if (right.length === 0) {
    for (const n of names) {
      const as = newAssign(pos, n, null);
      as.init = [newDecl(pos, n)];
      out.push(as);
    }
    return;
  }
  const dst = (i: number): Type | null => {
    const e = unparen(left[i]!);
    if (e.kind === 'Name') return e.value === '_' ? null : (e.obj?.type ?? r.typeOf(e));
    return r.typeOf(e);
  };
  const rhs = multiExpr(r, pos, dst, right);
  if (lhs.length === 1 && rhs.length === 1) {
    const n = newAssign(pos, lhs[0]!, rhs[0]!);
    n.def = initDefn(n, names);
    out.push(n);
    return;
  }
  const n = newAssignList(pos, 'OAS2', lhs, rhs);
  n.def = initDefn(n, names);
  out.push(n);
}

/** Assignment to package-level variables by the package's init function. */
export function globalAssign(r: Body, lhs: Name[], rhs: ast.Expr, gtypes: Type[]): Stmt {
  const pos = lhs[0]!.pos;
  let x = expr(r, rhs);
  let as: Stmt;
  if (lhs.length === 1) {
    const dst = gtypes[0]!;
    if (x.op === 'ONIL') x = newNil(x.pos, r.typ(dst));
    else if (!isBlank(lhs[0]) && !identicalType(x.type!, r.typ(dst))) x = convert(pos, r.typ(dst), x, true, r.p.ctx.wordSize);
    as = newAssign(pos, lhs[0]!, x);
  } else {
    const as2 = newAssignList(pos, 'OAS2', lhs, [x]);
    setAssignOp(as2);
    as = as2;
  }
  for (const n of lhs) if (!isBlank(n)) n.defn = as;
  return as;
}

// ---------------------------------------------------------------- loops and conditions

function distinctVars(r: Body, s: ast.ForStmt): boolean {
  const v = r.p.versionOf(s.pos);
  if (v === '') return true;
  const m = /^go1\.(\d+)/.exec(v);
  return m === null || Number(m[1]) >= 22;
}

function forStmt(r: Body, s: ast.ForStmt, label: string | null): Node | null {
  if (s.init !== null && s.init.kind === 'RangeClause') return rangeStmt(r, s, s.init, label);
  const never = s.cond !== null && staticBool(s.cond) < 0;
  const init = stmt(r, s.init);
  const cond = s.cond === null ? null : expr(r, trimCond(s.cond));
  const post = never ? null : stmt(r, s.post);
  const body = never ? [] : stmts(r, s.body.list);
  if (cond !== null && cond.op === 'OLITERAL' && cond.val.kind === 'bool' && !cond.val.val) return init;
  const n = bodyStmt<ForStmt>('OFOR', s.pos);
  n.label = label;
  n.cond = cond;
  n.post = post as Stmt | null;
  n.body = body;
  n.distinctVars = distinctVars(r, s);
  if (init !== null) n.init = [init as Stmt];
  return n;
}

function rangeStmt(r: Body, s: ast.ForStmt, rc: ast.RangeClause, label: string | null): Node {
  const exprs = unpackListExpr(rc.lhs);
  const n = bodyStmt<RangeStmt>('ORANGE', rc.pos);
  n.label = label;
  n.def = false;
  n.x = blankNode;
  n.key = null;
  n.value = null;
  n.body = [];
  n.distinctVars = false;
  const { lhs, names } = assignList(r, exprs, rc.def);
  n.key = lhs[0] ?? null;
  n.value = lhs[1] ?? null;
  n.def = initDefn(n, names);
  n.x = expr(r, rc.x);
  const xtyp = r.typeOf(rc.x);
  if (coreType(xtyp).kind === 'Map' && isMap(n.x.type!)) n.rtype = r.rtype(rc.pos, xtyp);
  const { key, value } = rangeKeyVal(xtyp);
  const words = (i: number, src: Type | null): { typeWord: Expr | null; srcRType: Expr | null } | null => {
    const e = exprs[i];
    if (e === undefined || src === null) return null;
    const d = unparen(e);
    if (d.kind === 'Name' && d.value === '_') return null;
    const dst = d.kind === 'Name' && d.obj?.type ? d.obj.type : r.typeOf(d);
    return r.convRTTI(rc.pos, src, dst);
  };
  const kw = words(0, key);
  const vw = words(1, value);
  if (kw?.typeWord) n.keyTypeWord = kw.typeWord;
  if (kw?.srcRType) n.keySrcRType = kw.srcRType;
  if (vw?.typeWord) n.valueTypeWord = vw.typeWord;
  if (vw?.srcRType) n.valueSrcRType = vw.srcRType;
  n.body = stmts(r, s.body.list);
  n.distinctVars = distinctVars(r, s);
  return n;
}

function ifStmt(r: Body, s: ast.IfStmt): Node | null {
  const fixed = staticBool(s.cond);
  const init = s.init === null ? [] : stmts(r, [s.init]);
  const cond = expr(r, trimCond(s.cond));
  const then = fixed >= 0 ? stmts(r, s.then.list) : [];
  const els = fixed <= 0 && s.else !== null ? stmts(r, [s.else]) : [];
  if (fixed !== 0) {
    if (cond.op !== 'OLITERAL') init.push(newAssign(s.pos, blankNode, cond));
    return block([...init, ...then, ...els]);
  }
  const n = newIf(s.pos, cond, then, els);
  if (init.length > 0) n.init = init as Stmt[];
  return n;
}

// ---------------------------------------------------------------- select

function selectStmt(r: Body, s: ast.SelectStmt, label: string | null): Node {
  const cases = s.body.map((c): CommClause => {
    let comm = stmt(r, c.comm) as Stmt | null;
    let body = stmts(r, c.body);
    if (comm !== null && comm.op === 'OAS' && !comm.def && comm.y?.op === 'OCONVIFACE') {
      // Receive into a temporary; convert in the body.
      const conv = comm.y;
      const recv = conv.x;
      const tmp = r.temp(c.pos, recv.type!);
      const as = newAssign(c.pos, tmp, recv, true);
      as.init = [newDecl(c.pos, tmp)];
      tmp.defn = as;
      conv.x = tmp;
      body = [comm, ...body];
      comm = as;
    }
    if (comm !== null && comm.op === 'OAS2') {
      const first = comm.rhs[0] as { init?: Stmt[] } | undefined;
      const init = first?.init;
      if (init?.length !== 1 || init[0]!.op !== 'OAS2RECV') throw new InternalError('unexpected assignment in select', c.pos);
      delete first!.init;
      body = [comm, ...body];
      comm = init[0]!;
    }
    const clause = bodyStmt<CommClause>('OCASE', c.pos);
    clause.kind = 'comm';
    clause.comm = comm === null ? null : recv2(comm);
    clause.body = body;
    return clause;
  });
  const n = bodyStmt<SelectStmt>('OSELECT', s.pos);
  n.label = label;
  n.cases = cases;
  return n;
}

/** Communication of a case in its typechecked form. */
function recv2(n: Stmt): Stmt {
  const make = (dst: Expr, recv: Expr, def: boolean): Stmt => {
    const s = newAssignList(n.pos, 'OSELRECV2', [dst, blankNode], [recv], def);
    const init = (n as { init?: Stmt[] }).init;
    if (init !== undefined && n.op !== 'ORECV') s.init = init;
    // The definition of the variable moves along.
    if (dst.op === 'ONAME' && dst.defn === n) dst.defn = s;
    return s;
  };
  switch (n.op) {
    case 'OAS': {
      let y = n.y!;
      if ((y.op === 'OCONVNOP' || y.op === 'OCONVIFACE') && y.implicit) y = y.x;
      return make(n.x, y, n.def);
    }
    case 'OAS2RECV':
      n.op = 'OSELRECV2';
      return n;
    case 'ORECV':
      return make(blankNode, n, false);
    case 'OSEND':
      return n;
    default:
      throw new InternalError(`select case ${n.op}`, n.pos);
  }
}

// ---------------------------------------------------------------- switch

function switchStmt(r: Body, s: ast.SwitchStmt, label: string | null): Node {
  const init = stmt(r, s.init);
  const n = bodyStmt<SwitchStmt>('OSWITCH', s.pos);
  n.tag = null;
  n.cases = [];
  n.label = label;
  if (s.tag !== null && s.tag.kind === 'TypeSwitchGuard') typeSwitch(r, s, s.tag, n);
  else exprSwitch(r, s, n);
  if (init !== null) n.init = [init as Stmt];
  return n;
}

/** Position behind which a type switch clause's variable is declared. */
function clauseVarPos(c: ast.CaseClause): Pos {
  const list = unpackListExpr(c.cases);
  return list.length === 0 ? c.pos : typeEndPos(list[list.length - 1]!);
}

function typeEndPos(e: ast.Expr): Pos {
  for (;;) {
    switch (e.kind) {
      case 'Name':
        return e.pos;
      case 'SelectorExpr':
        return e.x.pos;
      case 'ParenExpr':
        e = e.x;
        break;
      case 'Operation':
        e = e.x;
        break;
      case 'ArrayType': case 'SliceType': case 'DotsType': case 'ChanType':
        e = e.elem;
        break;
      case 'MapType':
        e = e.value;
        break;
      case 'IndexExpr':
        e = unpackListExpr(e.index).at(-1)!;
        break;
      case 'InterfaceType': case 'FuncType': {
        const fields: readonly ast.Field[] = e.kind === 'InterfaceType' ? e.methods : e.results.length > 0 ? e.results : e.params;
        const last = fields.at(-1);
        if (last === undefined) return e.pos;
        e = last.type;
        break;
      }
      default:
        return e.pos;
    }
  }
}

function typeSwitch(r: Body, s: ast.SwitchStmt, g: ast.TypeSwitchGuard, n: SwitchStmt): void {
  const iface = r.typeOf(g.x);
  const guard = bodyStmt<TypeSwitchGuard>('OTYPESW', g.pos);
  guard.tag = g.lhs?.value ?? null;
  guard.tagPos = g.lhs?.pos ?? 0;
  guard.x = expr(r, g.x);
  guard.used = false;
  n.tag = guard;
  for (const c of s.body) {
    const list = unpackListExpr(c.cases).map((e): Expr => (isNilExpr(e) ? newNil(e.pos, r.typ(iface)) : r.exprType(iface, e)));
    const clause = caseClause(c.pos, list);
    if (c.implicit !== undefined) {
      const v = c.implicit;
      const name = newLocal(r.fn, clauseVarPos(c), v.name, v.pkg ?? r.fn.nname.pkg, r.typ(v.type!));
      name.obj = v;
      name.defn = guard;
      r.addLocal(v, name);
      clause.var = name;
    }
    clause.body = stmts(r, c.body);
    n.cases.push(clause);
  }
}

function isNilExpr(e: ast.Expr): boolean {
  const x = unparen(e);
  return x.tv?.mode === 'nilvalue' || (x.kind === 'Name' && x.obj?.kind === 'Nil') || (x.tv?.type.kind === 'Basic' && x.tv.type.basic === 'untyped nil');
}

const trueVal: ConstVal = { kind: 'bool', val: true };

/** A switch on a constant keeps only the clause that it chooses; null when that can't be told. */
function chosenClause(_r: Body, s: ast.SwitchStmt, tag: ConstVal): ast.CaseClause[] | null {
  let target: ast.CaseClause | null = null;
  search: for (const c of s.body) {
    if (c.cases === null) target = c;
    for (const e of unpackListExpr(c.cases)) {
      const v = e.tv?.val;
      if (v === undefined) return null;
      if (constEqual(tag, v)) {
        target = c;
        break search;
      }
    }
  }
  if (target === null) return [];
  if (hasFallthrough(target.body)) return null;
  return [{ ...target, cases: null }];
}

function exprSwitch(r: Body, s: ast.SwitchStmt, n: SwitchStmt): void {
  let tag = s.tag;
  let tagType: Type = tBool;
  let tagVal: ConstVal | undefined = trueVal;
  let isChan = false;
  let clauses = s.body;
  if (tag !== null) {
    tagType = r.typeOf(tag);
    tagVal = tag.tv?.val;
    isChan = under(unalias(tagType)).kind === 'Chan';
  }
  if (tagVal !== undefined) {
    const chosen = chosenClause(r, s, tagVal);
    if (chosen !== null) {
      clauses = chosen;
      tag = null;
      tagType = tBool;
    }
  }
  const ifaceLike = (t: Type): boolean => t.kind !== 'TypeParam' && isInterface(t);
  if (!isChan) {
    outer: for (const c of clauses) {
      for (const e of unpackListExpr(c.cases)) {
        const ct = r.typeOf(e);
        if (!assignableTo(ct, tagType) && (ifaceLike(ct) || ifaceLike(tagType))) {
          tagType = emptyIface;
          break outer;
        }
      }
    }
  }
  if (tag !== null) n.tag = implicitConv(r, tagType, tag);
  for (const c of clauses) {
    const list = unpackListExpr(c.cases).map((e) => implicitConv(r, isChan ? null : tagType, e));
    const clause = caseClause(c.pos, list);
    if (n.tag === null && list.some((x) => x.type !== null && isEmptyInterface(x.type))) {
      clause.rtypes = list.map((x) => (x.type !== null && isEmptyInterface(x.type) ? newSymAddr(x.pos, typeDescSym(tBool), tBool) : null));
    }
    clause.body = stmts(r, c.body);
    n.cases.push(clause);
  }
}

function caseClause(pos: Pos, list: Expr[]): CaseClause {
  const n = bodyStmt<CaseClause>('OCASE', pos);
  n.kind = 'switch';
  n.var = null;
  n.list = list;
  n.body = [];
  return n;
}
