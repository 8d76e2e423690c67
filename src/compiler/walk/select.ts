/** select (gc: walk/select.go). */
import type { AssignListStmt, CommClause, Expr, SelectStmt, Stmt } from '../../ir/nodes.js';
import { copyNode } from '../../ir/layout.js';
import { elemType, isDirectIface } from '../../ir/typ.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { expr, loc, one } from './expr.js';
import { isBlank } from '../../ir/predicates.js';
import { addrOfOperand } from './operand.js';
import type { F, MemLoc } from './state.js';
import { stmt, stmtList } from './stmt.js';

type Recv = AssignListStmt;

export function selectStmt(f: F, n: SelectStmt): void {
  const brk = f.newLabel();
  f.breaks.push(brk);
  if (n.label !== null) f.labelled.set(n.label, { brk, cont: f.continues[f.continues.length - 1] ?? -1 });
  f.block(brk, () => cases(f, n, brk));
  f.breaks.pop();
}

function cases(f: F, n: SelectStmt, brk: number): void {
  const list = n.cases;
  if (list.length === 0) {
    f.rt('block');
    return;
  }
  if (list.length === 1) {
    const c = list[0]!;
    if (c.comm !== null) {
      if (c.comm.op === 'OSEND') stmt(f, c.comm);
      else {
        const r = c.comm as Recv;
        stmt(f, isBlank(r.lhs[0]) && isBlank(r.lhs[1]) ? (r.rhs[0]! as Stmt) : received(r));
      }
    }
    stmtList(f, c.body);
    f.br(brk);
    return;
  }
  const dflt = list.find((c) => c.comm === null) ?? null;
  if (list.length === 2 && dflt !== null) {
    nonBlocking(f, list.find((c) => c !== dflt)!, dflt, brk);
    return;
  }
  general(f, list, dflt, brk);
}

/** Buffer for a received value, and the code that brings it to its variable. */
function recvBuf(f: F, r: Recv): { addr: X; store: () => void } {
  const x = r.lhs[0]!;
  if (isBlank(x)) return { addr: m.nil, store: () => undefined };
  const t = elemType((r.rhs[0]! as { x: Expr }).x.type!);
  const slot = f.newSlot(t, '.recv');
  const l: MemLoc = f.frameMem(slot);
  f.slots[slot]!.object = true;
  f.storeZero(l, t);
  return { addr: f.keepAddr(l), store: () => f.storeVal(loc(f, x), t, f.loadVal(l, t)) };
}

function nonBlocking(f: F, c: CommClause, dflt: CommClause, brk: number): void {
  f.pos = c.pos;
  const comm = c.comm!;
  let ok: X;
  let after = (): void => undefined;
  if (comm.op === 'OSEND') {
    const ch = f.cheap(one(f, comm.chan));
    ok = f.rt('selectnbsend', ch, addrOfOperand(f, comm.value))[0]!;
  } else {
    const r = comm as Recv;
    const ch = f.cheap(one(f, (r.rhs[0]! as { x: Expr }).x));
    const b = recvBuf(f, r);
    const res = f.rt('selectnbrecv', b.addr, ch);
    ok = res[0]!;
    after = () => {
      b.store();
      if (!isBlank(r.lhs[1])) f.storeVal(loc(f, r.lhs[1]!), r.lhs[1]!.type!, { parts: [res[1]!], loc: null });
    };
  }
  f.if(
    ok,
    () => {
      after();
      stmtList(f, c.body);
      f.br(brk);
    },
    () => {
      stmtList(f, dflt.body);
      f.br(brk);
    },
  );
}

function general(f: F, list: readonly CommClause[], dflt: CommClause | null, brk: number): void {
  const ws = f.ws;
  const ncas = list.length - (dflt !== null ? 1 : 0);
  // scase{c, elem} each; sends from the front, receives from the back.
  const ptrs: number[] = [];
  for (let i = 0; i < 2 * ncas; i++) ptrs.push(i * ws);
  const selv = f.rawSlot(2 * ws * ncas, ptrs, '.scases', `[${ncas}]runtime.scase`);
  f.slots[selv]!.object = true;
  const order = f.rawSlot(4 * ncas, [], '.order', `[${2 * ncas}]uint16`);
  f.slots[order]!.object = true;
  f.eff(m.frameZero(selv, 0, 2 * ws * ncas), selv);
  const at: CommClause[] = [];
  const stores = new Map<CommClause, () => void>();
  let sends = 0;
  let recvs = 0;
  const pos = f.pos;
  for (const c of list) {
    const comm = c.comm;
    if (comm === null) continue;
    f.pos = c.pos;
    let i: number;
    let ch: X;
    let elem: X;
    if (comm.op === 'OSEND') {
      i = sends++;
      ch = one(f, comm.chan);
      elem = sendOperand(f, comm.value);
    } else {
      const r = comm as Recv;
      recvs++;
      i = ncas - recvs;
      ch = one(f, (r.rhs[0]! as { x: Expr }).x);
      const b = recvBuf(f, r);
      elem = b.addr;
      stores.set(c, b.store);
    }
    at[i] = c;
    f.eff(m.frameStore('p', selv, 2 * ws * i, ch));
    f.eff(m.frameStore('p', selv, 2 * ws * i + ws, elem));
  }
  f.pos = pos;
  const r = f.rt('selectgo', m.frameAddr(selv, 0), m.frameAddr(order, 0), m.nil, f.wconst(sends), f.wconst(recvs), m.i32(dflt === null ? 1 : 0));
  const chosen = r[0]!;
  const labels = at.map(() => f.newLabel());
  const none = f.newLabel();
  const arm = (c: CommClause): void => {
    f.pos = c.pos;
    stores.get(c)?.();
    if (c.comm !== null && c.comm.op === 'OSELRECV2') {
      const ok = c.comm.lhs[1]!;
      if (!isBlank(ok)) f.storeVal(loc(f, ok), ok.type!, { parts: [r[1]!], loc: null });
    }
    stmtList(f, c.body);
    f.br(brk);
  };
  const nest = (i: number): void => {
    if (i < 0) {
      const idx = chosen.t === 'l' ? m.op1('i32.wrap_i64', 'i', chosen) : chosen;
      f.brTable(idx, dflt !== null ? [...labels, none] : labels);
      return;
    }
    f.block(labels[i]!, () => nest(i - 1));
    arm(at[i]!);
  };
  if (dflt === null) {
    nest(at.length - 1);
    return;
  }
  f.block(none, () => nest(at.length - 1));
  arm(dflt);
}

/** The value to send stays where it is until the statement is over: its address is kept by the case. */
function sendOperand(f: F, n: Expr): X {
  const t = n.type!;
  if (f.info(t).size === 0) return addrOfOperand(f, n);
  const slot = f.newSlot(t, '.send');
  const l = f.frameMem(slot);
  f.slots[slot]!.object = true;
  f.push(m.varDefS(slot));
  f.storeVal(l, t, expr(f, n));
  return f.keepAddr(l);
}

export { isDirectIface };

/** The assignment of a receive that a case has chosen. */
function received(r: AssignListStmt): Stmt {
  const c = copyNode(r);
  c.op = 'OAS2RECV';
  return c;
}
