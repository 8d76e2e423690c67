/** Statements (gc: walk/stmt.go, walk/assign.go; control structure as in ssagen's stmt). */
import { takeInit } from '../../ir/copy.js';
import { newConv } from '../../ir/build.js';
import type { AssignListStmt, AssignStmt, BinaryExpr, CallExpr, Expr, ForStmt, IndexExpr, Name, Node, ReturnStmt, TypeAssertExpr, UnaryExpr } from '../../ir/nodes.js';
import { visitList } from '../../ir/visit.js';
import { elemType, identicalType, tBool, under } from '../../ir/typ.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { isHeapName } from './alloc.js';
import { arith, complexOp, numOf, shiftOp } from './arith.js';
import { clearSlice, copyExpr, moveToHeap, printStmt } from './builtins.js';
import { call, deferStmt, goStmt } from './calls.js';
import { branch, ifCond } from './compare.js';
import { discardLit, litInto } from './complit.js';
import { convIface, dotType, drop, dynamicDotType } from './convert.js';
import { expr, loc, one, parts } from './expr.js';
import { labelList, needsLabels } from './gotos.js';
import { mapAccess2, mapClear, mapDelete } from './maps.js';
import { declare, nameLoc, storageOf } from './names.js';
import { isBlank, isZero, sameSafeExpr } from '../../ir/predicates.js';
import { frameTemp, intVal } from './nodes.js';
import { endAtLabel, endIterations } from './quarantine.js';
import { rangeStmt } from './range.js';
import { selectStmt } from './select.js';
import { type F, type Loc, type MemLoc, type Val, moved } from './state.js';
import { addrOfOperand } from './operand.js';
import { concat } from './strings.js';
import { switchStmt } from './switch.js';

export function stmtList(f: F, list: readonly Node[]): void {
  if (f.gotoTargets.size > 0 && needsLabels(f, list)) {
    labelList(f, list, stmts);
    return;
  }
  stmts(f, list);
}

function stmts(f: F, list: readonly Node[]): void {
  for (let i = 0; i < list.length; i++) {
    const n = list[i]!;
    // A labelled loop, switch or select: its label is for break and continue.
    if (n.op === 'OLABEL') {
      endAtLabel(f, n.label);
      continue;
    }
    stmt(f, n);
  }
}

export function stmt(f: F, n: Node): void {
  if (n.pos !== 0 && n.op !== 'ONAME') f.pos = n.pos;
  const { init } = n as { init?: Node[] };
  if (init !== undefined && init.length > 0 && n.op !== 'OFOR') {
    stmtList(f, takeInit(n));
    if (n.pos !== 0) f.pos = n.pos;
  }
  switch (n.op) {
    case 'ODCL':
      declare(f, n.x);
      return;
    case 'OAS':
      assign(f, n);
      return;
    case 'OASOP': {
      const x = n.x;
      const t = x.type!;
      const l = loc(f, x);
      const s: Loc = l.k === 'mem' ? f.stable(l) : l;
      const cur = f.loadVal(s, t);
      f.storeVal(s, t, binaryVal(f, n.asOp, cur, n.y, t, n.pos));
      return;
    }
    case 'OAS2':
      assignList(f, n);
      return;
    case 'OAS2FUNC': {
      const c = n.rhs[0]!;
      const vals = call(f, c as CallExpr);
      n.lhs.forEach((l, i) => {
        if (!isBlank(l)) f.storeVal(loc(f, l), l.type!, vals[i]!);
      });
      return;
    }
    case 'OAS2DOTTYPE': {
      const r = n.rhs[0]!;
      const a = r.op === 'ODYNAMICDOTTYPE2' || r.op === 'ODYNAMICDOTTYPE' ? dynamicDotType(f, r, true) : dotType(f, r as TypeAssertExpr, true);
      commaOk(f, n, a.val, a.ok!);
      return;
    }
    case 'OAS2MAPR': {
      const r = n.rhs[0]! as IndexExpr;
      const { elem, ok } = mapAccess2(f, r);
      commaOk(f, n, isBlank(n.lhs[0]) ? { parts: [], loc: null } : f.loadVal(elem, elemType(r.x.type!)), ok);
      return;
    }
    case 'OAS2RECV': {
      const r = n.rhs[0]! as UnaryExpr;
      const ch = one(f, r.x);
      const t = elemType(r.x.type!);
      if (isBlank(n.lhs[0])) {
        const ok = f.rt('chanrecv2', ch, m.nil)[0]!;
        commaOk(f, n, { parts: [], loc: null }, ok);
        return;
      }
      const l = f.frameMem(f.newSlot(t, '.recv'));
      f.storeZero(l, t);
      const ok = f.rt('chanrecv2', ch, f.passAddr(l))[0]!;
      commaOk(f, n, f.loadVal(l, t), ok);
      return;
    }
    case 'OBLOCK':
      stmtList(f, n.list);
      return;
    case 'OCALLFUNC':
    case 'OCALLINTER':
      call(f, n);
      return;
    case 'OINLCALL':
      stmtList(f, n.body);
      return;
    case 'OINLMARK':
      return;
    case 'OBREAK': {
      const t = n.label !== null ? f.labelled.get(n.label)?.brk : f.breaks[f.breaks.length - 1];
      if (t === undefined) f.bug(`break ${n.label ?? ''}`);
      f.br(t);
      return;
    }
    case 'OCONTINUE': {
      const t = n.label !== null ? f.labelled.get(n.label)?.cont : f.continues[f.continues.length - 1];
      if (t === undefined) f.bug(`continue ${n.label ?? ''}`);
      f.br(t);
      return;
    }
    case 'OGOTO': {
      const t = f.gotos.get(n.label!);
      if (t === undefined) f.bug(`goto ${n.label}`);
      if (t.state >= 0) f.set(t.state, m.i32(t.value));
      f.br(t.label);
      return;
    }
    case 'OFALL':
      return;
    case 'OFOR':
      forStmt(f, n);
      return;
    case 'OIF':
      ifCond(
        f,
        n.cond,
        () => stmtList(f, n.body),
        n.else.length > 0 ? () => stmtList(f, n.else) : null,
      );
      return;
    case 'ORETURN':
      returnStmt(f, n);
      return;
    case 'OSWITCH':
      switchStmt(f, n);
      return;
    case 'OSELECT':
      selectStmt(f, n);
      return;
    case 'ORANGE':
      rangeStmt(f, n);
      return;
    case 'OGO':
      goStmt(f, n);
      return;
    case 'ODEFER':
      deferStmt(f, n);
      return;
    case 'OTAILCALL': {
      const vals = call(f, n.call);
      returnVals(f, vals);
      return;
    }
    case 'OSEND': {
      const ch = f.cheap(one(f, n.chan));
      const a = addrOfOperand(f, n.value);
      f.rt('chansend1', ch, a);
      return;
    }
    case 'ORECV': {
      const ch = one(f, n.x);
      f.rt('chanrecv1', ch, m.nil);
      return;
    }
    case 'OPANIC': {
      const e = parts(f, n.x);
      f.rt('gopanic', e[0]!, e[1]!);
      return;
    }
    case 'OCLOSE':
      f.rt('closechan', one(f, n.x));
      return;
    case 'OCLEAR': {
      const u = under(n.x.type!);
      if (u.kind === 'Map') mapClear(f, n.x, n.rtype);
      else {
        const s = parts(f, n.x).map((x) => f.cheap(x));
        clearSlice(f, s[0]!, s[1]!, elemType(n.x.type!));
      }
      return;
    }
    case 'OCOPY':
      copyExpr(f, n as BinaryExpr);
      return;
    case 'ODELETE':
      mapDelete(f, n);
      return;
    case 'OPRINT':
    case 'OPRINTLN':
      printStmt(f, n);
      return;
    case 'ORECOVER':
      f.rt('gorecover');
      return;
    case 'OCHECKNIL':
      f.eff(f.nilcheck(one(f, n.x), n.pos));
      return;
    case 'OMOVE2HEAP':
      moveToHeap(f, n);
      return;
    case 'ONAME':
      return;
    default: {
      // Expression statements that survive inlining.
      drop(f, expr(f, n as Expr));
    }
  }
}

function commaOk(f: F, n: AssignListStmt, v: Val, ok: X): void {
  const [l0, l1] = [n.lhs[0]!, n.lhs[1]!];
  // The flag may be read after the value is stored.
  const k = f.cheap(ok);
  if (!isBlank(l0)) f.storeVal(loc(f, l0), l0.type!, v);
  if (!isBlank(l1)) f.storeVal(loc(f, l1), tBool, { parts: [k], loc: null });
}

export function binaryVal(f: F, op: import('../../ir/nodes.js').ArithOp, x: Val, ye: Expr, t: import('../../types/types.js').Type, pos: number): Val {
  const k = numOf(f, t);
  if (x.parts === null) return f.bug('operator on memory');
  if (k.kind === 'complex') return { parts: complexOp(f, op, x.parts, parts(f, ye), t), loc: null };
  if (k.kind === 'string') {
    // s += a + b is one concatenation.
    const list = ye.op === 'OADDSTR' && ye.init === undefined ? ye.list : [ye];
    return concat(f, m.nil, [...x.parts, ...list.flatMap((e) => parts(f, e))], false);
  }
  if (op === 'OLSH' || op === 'ORSH') {
    const c = intVal(ye);
    return { parts: [shiftOp(f, op, x.parts[0]!, c !== null ? m.i32(Number(c > 64n ? 64n : c)) : one(f, ye), t, ye.type!, pos)], loc: null };
  }
  return { parts: [arith(f, op, x.parts[0]!, one(f, ye), t, pos)], loc: null };
}

// ---------------------------------------------------------------- assignments

/** Whether gc holds a variable, or a part of one, in SSA values (ssagen: canSSA). */
function inRegisters(f: F, x0: Expr): boolean {
  let x = x0;
  while (x.op === 'ODOT' || (x.op === 'OINDEX' && under(x.x.type!).kind === 'Array')) x = x.x;
  if (x.op !== 'ONAME' || x.addrtaken === true || isHeapName(f, x) || (x.isClosureVar && !x.byval)) return false;
  return (x.class === 'PAUTO' || x.class === 'PPARAM' || (x.class === 'PPARAMOUT' && !f.fn.hasDefer)) && f.parts(x.type!) !== null;
}

function assign(f: F, n: AssignStmt): void {
  const x = n.x;
  const y = n.y;
  if (y?.op === 'OAPPEND' && sameSafeExpr(x, y.args[0]!) && !inRegisters(f, x)) y.inPlace = true;
  if (isBlank(x)) {
    if (y !== null && !discardLit(f, y)) drop(f, expr(f, y));
    return;
  }
  const t = x.type ?? y!.type!;
  if (y === null) {
    const l = loc(f, x);
    f.storeZero(l, t);
    return;
  }
  // A temporary whose value is a small tree without traps: kept as a tree until something could change what it reads.
  if (x.op === 'ONAME' && x.autoTemp === true && x.held !== true && !f.addrTaken.has(x) && x.class === 'PAUTO' && f.parts(t) !== null) {
    const st = storageOf(f, x);
    if (st.k === 'regs') {
      const v = expr(f, y);
      if (v.parts !== null && v.parts.every((p) => p.h <= 2 && !m.canTrap(p) && !m.isConst(p)) && !f.pend.has(x) && pendable(y)) {
        f.pend.set(x, v.parts);
        return;
      }
      f.pend.delete(x);
      f.assignRegs(st.regs, v.parts ?? f.bug('parts'));
      return;
    }
  }
  if ((y.op === 'OSTRUCTLIT' || y.op === 'OARRAYLIT') && f.parts(t) === null && y.init === undefined && x.op === 'ONAME' && !isHeapName(f, x) && x.class !== 'PEXTERN') {
    const l = nameLoc(f, x);
    if (l.k === 'mem' && l.ptr === null && !f.addrTaken.has(x) && !mentions(y, x)) {
      if (isZero(y)) f.storeZero(l, t);
      else {
        if (l.slot >= 0 && l.off === 0) f.push(m.varDefS(l.slot));
        litInto(f, y, l, false);
      }
      return;
    }
  }
  if (isZero(y) && f.parts(t) === null) {
    f.storeZero(loc(f, x), t);
    return;
  }
  if (x.op === 'ONAME' && x.class !== 'PEXTERN') {
    const v = expr(f, y);
    f.storeVal(nameLoc(f, x), t, v);
    return;
  }
  if (x.op === 'OINDEXMAP' && y.op === 'OAPPEND' && y.args[0] === x) {
    // m[k] = append(m[k], ...): the element's address is found once.
    const l = f.stable(loc(f, x) as MemLoc);
    const tmp = frameTemp(f.fn, t, '.mapelem', n.pos);
    f.storage.set(tmp, l);
    y.args[0] = tmp;
    f.storeVal(l, t, expr(f, y));
    return;
  }
  // The place is found first, its traps happen when it is written; what is assigned was ordered into temporaries.
  if (x.op === 'OINDEXMAP') {
    const v = f.copyValIfMem(expr(f, y), t);
    f.storeVal(loc(f, x), t, v);
    return;
  }
  const v = expr(f, y);
  f.storeVal(loc(f, x), t, v);
}

/** Copies of calls and the like must happen where they stand. */
function pendable(y: Expr): boolean {
  switch (y.op) {
    case 'OLEN':
    case 'OCAP':
    case 'OREAL':
    case 'OIMAG':
    case 'ONAME':
    case 'OCONVNOP':
    case 'OSLICE':
    case 'OSLICESTR':
      return true;
    default:
      return false;
  }
}

function mentions(n: Expr, x: Name): boolean {
  let r = false;
  visitList([n], (k) => {
    if (k === x) r = true;
    // A call or a pointer may reach it, but only if its address is taken.
  });
  return r;
}

/** Implicit conversion to an interface type where an assignment of several values leaves it to walk (gc: convas). */
function assignConv(y: Expr, t: import('../../types/types.js').Type): Expr {
  if (y.type === null || y.type === t || under(t).kind !== 'Interface' || y.op === 'ONIL' || identicalType(y.type, t)) return y;
  return newConv(y.pos, 'OCONVIFACE', t, y);
}

/** Several assignments at once: operands first, then the stores from left to right (gc: ascompatee). */
function assignList(f: F, n: AssignListStmt): void {
  const pairs: { l: Loc; t: import('../../types/types.js').Type; v: Val; x: Expr }[] = [];
  for (let i = 0; i < n.lhs.length; i++) {
    const x = n.lhs[i]!;
    const t = x.type ?? n.rhs[i]!.type!;
    const y = isBlank(x) ? n.rhs[i]! : assignConv(n.rhs[i]!, t);
    if (x.op === 'OINDEXMAP') {
      // The key and map are fixed now, the assignment happens in turn.
      x.x = freeze(f, x.x);
      x.index = freeze(f, x.index);
      pairs.push({ l: { k: 'none' }, t, v: expr(f, y), x });
      continue;
    }
    pairs.push({ l: isBlank(x) ? { k: 'none' } : loc(f, x), t, v: expr(f, y), x });
  }
  const written: number[] = [];
  let memWritten = false;
  // A later value that panics must do so before anything is assigned: a deferred function could see it.
  const fixX = (x: X): X => (m.canTrap(x) || m.reads(x, written, memWritten) ? f.temp(x) : x);
  const fixPlace = (x: X): X => (m.reads(x, written, memWritten) ? f.temp(x) : x);
  // Which operands would see an earlier store? They are read beforehand, in order.
  const fixed = pairs.map((p, i): { l: Loc; v: Val } => {
    if (i > 0) {
      const v: Val = p.v.parts !== null ? { parts: p.v.parts.map(fixX), loc: null } : memWritten || (p.v.loc.ptr !== null && m.canTrap(p.v.loc.ptr)) ? f.copyVal(p.v, p.t) : p.v;
      const l: Loc = p.l.k === 'mem' && p.l.ptr !== null ? moved(p.l, fixPtr(f, p.l.ptr, fixPlace)) : p.l;
      note(p);
      return { l, v };
    }
    note(p);
    return { l: p.l, v: p.v };
  });
  function note(p: { l: Loc; x: Expr }): void {
    if (p.l.k === 'regs') for (const r of p.l.regs) written.push(r);
    else if (p.l.k === 'mem' || p.x.op === 'OINDEXMAP') memWritten = true;
  }
  pairs.forEach((p, i) => {
    const { l, v } = fixed[i]!;
    if (p.x.op === 'OINDEXMAP') f.storeVal(loc(f, p.x), p.t, f.copyValIfMem(v, p.t));
    else f.storeVal(l, p.t, v);
  });
}

/** Takes the pointer operands of a place out of the way of earlier stores, leaving its checks where they are. */
function fixPtr(f: F, x: X, fix: (x: X) => X): X {
  if (x.op === 'nilcheck' || x.op === 'p.index' || x.op === 'bounds') {
    const r = m.copyX(x);
    if (r.a !== null) r.a = fixPtr(f, r.a, fix);
    if (r.b !== null) r.b = fixPtr(f, r.b, fix);
    m.recount(r);
    return r;
  }
  return fix(x);
}

/** A name that holds the value of n from now on. */
function freeze(f: F, n: Expr): Expr {
  if (n.op === 'OLITERAL' || n.op === 'ONIL') return n;
  const t = n.type!;
  const v = f.copyVal(expr(f, n), t);
  const name = frameTemp(f.fn, t, '.frozen', n.pos);
  if (v.parts !== null) {
    f.storage.set(name, { k: 'regs', regs: v.parts.map((x) => (x.op === 'vreg' ? x.n : f.temp(x).n)) });
  } else f.storage.set(name, v.loc);
  return name;
}

// ---------------------------------------------------------------- loops

export function forStmt(f: F, n: ForStmt): void {
  if (n.init !== undefined && n.init.length > 0) {
    const init = takeInit(n);
    stmtList(f, init);
    loopOf(f, n, perIteration(f, n, init));
    return;
  }
  loopOf(f, n, []);
}

/** Variables of the loop clause that need a fresh copy per iteration: those on the heap (others are not seen after their iteration). */
function perIteration(f: F, n: ForStmt, init: readonly Node[]): Name[] {
  if (!n.distinctVars) return [];
  const out: Name[] = [];
  const add = (x: Expr): void => {
    if (x.op === 'ONAME' && !isBlank(x) && isHeapName(f, x) && !out.includes(x)) out.push(x);
  };
  for (const s of init) {
    if (s.op === 'ODCL') add(s.x);
    else if (s.op === 'OAS' && s.def) add(s.x);
    else if ((s.op === 'OAS2' || s.op === 'OAS2FUNC') && s.def) s.lhs.forEach(add);
  }
  return out;
}

function loopOf(f: F, n: ForStmt, fresh: Name[]): void {
  const brk = f.newLabel();
  const head = f.newLabel();
  const cont = f.newLabel();
  const pos = n.pos;
  f.breaks.push(brk);
  f.continues.push(cont);
  if (n.label !== null) f.labelled.set(n.label, { brk, cont });
  // A loop without end but with continue-free body needs no inner block; blocks without branches vanish.
  const depth = ++f.loopDepth;
  f.block(brk, () => {
    f.loop(head, () => {
      endIterations(f, depth);
      if (n.cond !== null) branch(f, n.cond, false, brk);
      f.block(cont, () => stmtList(f, n.body));
      f.pos = pos;
      for (const x of fresh) copyIteration(f, x);
      if (n.post !== null) stmt(f, n.post);
      f.br(head);
    });
  });
  f.breaks.pop();
  f.continues.pop();
  endIterations(f, depth);
  f.loopDepth = depth - 1;
}

/** prev := x; x (new variable) = prev */
function copyIteration(f: F, x: Name): void {
  const st = storageOf(f, x);
  if (st.k !== 'heap') return;
  const t = x.type!;
  const p = f.newObject(t, x);
  const dst = f.mem(p, 0, 'fresh');
  f.storeVal(dst, t, f.loadVal(f.mem(m.vreg(st.reg, 'p'), 0), t));
  f.set(st.reg, p);
}

// ---------------------------------------------------------------- return

function returnStmt(f: F, n: ReturnStmt): void {
  if (n.results.length === 0) {
    leave(f);
    return;
  }
  if (n.results.length === 1 && f.results.length > 1) {
    const c = n.results[0]!;
    if (c.op === 'OCALLFUNC' || c.op === 'OCALLINTER') {
      returnVals(f, call(f, c));
      return;
    }
  }
  // Results that are variables of their own type already.
  const vals = n.results.map((e, i): Val | null => (e === f.results[i] ? null : resultVal(f, e, f.results[i]!)));
  returnVals(f, vals);
}

function resultVal(f: F, e: Expr, r: Name): Val {
  if (r.type !== null && e.type !== null && under(r.type).kind === 'Interface' && under(e.type).kind !== 'Interface') {
    // The noder makes such conversions explicit; this is for results of rewritten code.
    return convIface(f, newConv(e.pos, 'OCONVIFACE', r.type!, e));
  }
  return expr(f, e);
}

/** Returns these values; null stands for the result variable itself. */
function returnVals(f: F, vals: readonly (Val | null)[]): void {
  const fn = f.fn;
  const direct = !fn.hasDefer && f.results.every((r) => storageOf(f, r).k === 'regs');
  if (direct) {
    const memScalars = f.abi.results.some((r) => r.slot < 0);
    if (!memScalars) {
      const xs: X[] = [];
      for (let i = 0; i < vals.length; i++) {
        const v = vals[i] ?? f.loadVal(nameLoc(f, f.results[i]!), f.results[i]!.type!);
        for (const x of v.parts!) xs.push(x);
      }
      ret(f, xs);
      return;
    }
  }
  storeResults(f, vals);
  leave(f);
}

/** Assigns to the result variables as if at once. */
function storeResults(f: F, vals: readonly (Val | null)[]): void {
  const stored = vals.map((v, i) => ({ v, i })).filter((p): p is { v: Val; i: number } => p.v !== null);
  const anyMem = stored.some(({ i }) => storageOf(f, f.results[i]!).k !== 'regs');
  const memCount = stored.filter(({ v }) => v.parts === null).length;
  const written: number[] = [];
  const ready = stored.map(({ v, i }, k) => {
    let r: Val;
    if (v.parts !== null) r = { parts: v.parts.map((x) => (k > 0 || anyMem ? (m.reads(x, written, anyMem) || (f.fn.hasDefer && m.canTrap(x)) ? f.temp(x) : x) : x)), loc: null };
    else r = memCount > 1 || (anyMem && stored.length > 1) ? f.copyVal(v, f.results[i]!.type!) : v;
    const st = storageOf(f, f.results[i]!);
    if (st.k === 'regs') for (const x of st.regs) written.push(x);
    return { i, r };
  });
  for (const { i, r } of ready) f.storeVal(nameLoc(f, f.results[i]!), f.results[i]!.type!, r);
}

/** Leaves the function; the result variables hold the results. */
function leave(f: F): void {
  if (f.fn.hasDefer && !f.openDefers) {
    f.br(f.exit);
    return;
  }
  if (f.fn.hasDefer) f.rt('deferreturn');
  finish(f);
}

/** The return instruction: scalar results on the stack, memory results in the caller's area. */
export function finish(f: F): void {
  const xs: X[] = [];
  f.results.forEach((r, i) => {
    const at = f.abi.results[i]!;
    const st = storageOf(f, r);
    if (at.slot >= 0) {
      const v = f.loadVal(st.k === 'heap' ? f.mem(m.vreg(st.reg, 'p'), 0) : st, r.type!);
      xs.push(...v.parts!);
      return;
    }
    const dst = f.frameMem(m.inArea, at.mem - f.abi.sig.mem);
    if (st.k === 'mem' && st.ptr === null && f.slots[st.slot]?.fixed === dst.off) {
      f.push(m.useS(-1, st.slot));
      return;
    }
    f.storeVal(dst, r.type!, f.loadVal(st.k === 'heap' ? f.mem(m.vreg(st.reg, 'p'), 0) : st, r.type!));
  });
  ret(f, xs);
}

/** Returns these scalars; the frame's slots in quarantine die when they have been read. */
function ret(f: F, xs: X[]): void {
  const ys = f.quarantines ? xs.map((x) => (m.isConst(x) ? x : f.temp(x))) : xs;
  endIterations(f, 0);
  f.push(m.retS(ys.map((x) => f.fit(x)), f.pos));
}
