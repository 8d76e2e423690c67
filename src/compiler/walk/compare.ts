/**
 * Comparisons and conditions (gc: walk/compare.go, compare/compare.go). Strings, interfaces, structs and arrays are
 * compared inline where gc does; big ones through their descriptor or as memory.
 */
import { elemType, isEmptyInterface, isInterface, under } from '../../ir/typ.js';
import type { BinaryExpr, CmpOp, Expr, LogicalExpr } from '../../ir/nodes.js';
import type { Type } from '../../types/types.js';
import { fieldPartIndex } from '../codegen/parts.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { algType, eqCanPanic, isReflexive, isRegularMemory, memRun } from '../typedesc/alg.js';
import { compare, numOf } from './arith.js';
import { expr, memOf, one, parts, rtypeX, runInit } from './expr.js';
import { isConstString, stringVal } from './nodes.js';
import type { F, MemLoc, Val } from './state.js';

const isEq = (op: CmpOp): boolean => op === 'OEQ';

/** Value of a comparison as a bool tree. */
export function compareExpr(f: F, n: BinaryExpr): X {
  const op = n.op as CmpOp;
  const xt = n.x.type!;
  const yt = n.y.type!;
  const xi = isInterface(xt);
  const yi = isInterface(yt);
  if (n.y.op === 'ONIL' || n.x.op === 'ONIL') {
    const e = n.y.op === 'ONIL' ? n.x : n.y;
    return compare(f, op, parts(f, e)[0]!, m.nil, xt);
  }
  if (!xi && isSelf(f, n)) return m.i32(isEq(op) ? 1 : 0);
  if (xi && yi) return interfaces(f, op, parts(f, n.x), parts(f, n.y), isEmptyInterface(xt));
  if (xi !== yi) return xi ? mixed(f, n, op, n.x, n.y) : mixed(f, n, op, n.y, n.x);
  const u = under(xt);
  if (u.kind === 'Basic') {
    const k = numOf(f, xt);
    if (k.kind === 'string') return strings(f, op, n.x, n.y);
    if (k.kind === 'complex') {
      const a = parts(f, n.x);
      const b = parts(f, n.y);
      const re = compare(f, op, a[0]!, b[0]!, xt);
      const im = compare(f, op, a[1]!, b[1]!, xt);
      return m.op2(isEq(op) ? 'i32.and' : 'i32.or', 'i', re, im);
    }
    return compare(f, op, one(f, n.x), one(f, n.y), xt);
  }
  if (u.kind === 'Struct' || u.kind === 'Array') {
    const eq = aggregates(f, n.x, n.y, xt);
    return isEq(op) ? eq : f.not(eq);
  }
  return compare(f, op, one(f, n.x), one(f, n.y), xt);
}

/** x == x or x != x of a variable in a slot whose type has no NaNs, as in instances of cmp.Less (gc: rules of ssa for Eq and Neq). */
function isSelf(f: F, n: BinaryExpr): boolean {
  return n.x === n.y && n.x.op === 'ONAME' && (n.op === 'OEQ' || n.op === 'ONE') && isReflexive(n.x.type!) && !f.addrTaken.has(n.x);
}

/** A bool computed step by step: result register that is set to the last test; a failing test ends the chain. */
class Chain {
  private readonly done: number;
  private readonly reg: number;
  private readonly save: m.S[];
  private any = false;

  constructor(private readonly f: F) {
    f.flushPend();
    this.done = f.newLabel();
    this.reg = f.newReg('i');
    this.save = f.cur;
    f.cur = [];
  }

  /** Goes on only if x is true. Tests that need statements (calls) are given as functions, to run behind the jump. */
  test(x: X | (() => X)): void {
    const { f } = this;
    if (this.any) f.brIf(m.op1('i32.eqz', 'i', m.vreg(this.reg, 'i')), this.done);
    f.set(this.reg, typeof x === 'function' ? x() : x);
    this.any = true;
  }

  result(): X {
    const { f } = this;
    if (!this.any) f.set(this.reg, m.i32(1));
    f.flushPend();
    const body = f.cur;
    f.cur = this.save;
    if (f.labelUses[this.done] === 0) f.cur.push(...body);
    else f.push(m.blockS(this.done, body));
    f.epoch++;
    return m.vreg(this.reg, 'i');
  }
}

/** Small and cheap: no need for a jump. */
const simple = (x: X): boolean => !m.canTrap(x) && x.h <= 2;

function interfaces(f: F, op: CmpOp, a: X[], b: X[], empty: boolean): X {
  const x = a.map((v) => f.cheap(v));
  const y = b.map((v) => f.cheap(v));
  const c = new Chain(f);
  c.test(m.op2('p.eq', 'i', x[0]!, y[0]!));
  c.test(() => ifaceData(f, empty, x, y));
  const r = c.result();
  return isEq(op) ? r : f.not(r);
}

function ifaceData(f: F, empty: boolean, x: X[], y: X[]): X {
  return f.rt(empty ? 'efaceeq' : 'ifaceeq', x[0]!, x[1]!, y[1]!)[0]!;
}

/** Interface against concrete value: type words first, then the data. */
function mixed(f: F, n: BinaryExpr, op: CmpOp, iface: Expr, conc: Expr): X {
  const t = conc.type!;
  const i = parts(f, iface).map((v) => f.cheap(v));
  const cv = f.copyVal(expr(f, conc), t);
  const rtype = f.cheap(rtypeX(f, n.rtype, t));
  const c = new Chain(f);
  if (isEmptyInterface(iface.type!)) c.test(m.op2('p.eq', 'i', i[0]!, rtype));
  else {
    c.test(f.not(m.op1('p.isnil', 'i', i[0]!)));
    c.test(m.op2('p.eq', 'i', m.load('p', 'p', i[0]!, f.ws), rtype));
  }
  const direct = under(t);
  const info = f.info(t);
  if (info.parts !== null && info.parts.length === 1 && info.parts[0]!.t === 'p' && isDirect(direct)) c.test(m.op2('p.eq', 'i', i[1]!, cv.parts![0]!));
  else values(f, c, f.loadVal(f.mem(i[1]!, 0), t), cv, t);
  const r = c.result();
  return isEq(op) ? r : f.not(r);
}

function isDirect(u: Type): boolean {
  if (u.kind === 'Struct') return u.fields.length === 1 && isDirect(under(u.fields[0]!.type!));
  if (u.kind === 'Array') return u.len === 1 && isDirect(under(u.elem));
  return u.kind !== 'Interface' && u.kind !== 'Slice';
}

// ---------------------------------------------------------------- strings

function strings(f: F, op: CmpOp, xe: Expr, ye: Expr): X {
  if (op !== 'OEQ' && op !== 'ONE') {
    const x = parts(f, xe);
    const y = parts(f, ye);
    const r = f.rt('cmpstring', x[0]!, x[1]!, y[0]!, y[1]!)[0]!;
    return compare(f, op, r, f.wconst(0), { kind: 'Basic', basic: 'int', name: 'int' });
  }
  const cs = isConstString(ye) ? ye : isConstString(xe) ? xe : null;
  const other = cs === ye ? xe : ye;
  if (cs !== null) {
    const s = stringVal(cs);
    const v = parts(f, other).map((x) => f.cheap(x));
    const eq = stringIs(f, v, s);
    return isEq(op) ? eq : f.not(eq);
  }
  const x = parts(f, xe).map((v) => f.cheap(v));
  const y = parts(f, ye).map((v) => f.cheap(v));
  const c = new Chain(f);
  stringsEqual(f, c, x, y);
  const r = c.result();
  return isEq(op) ? r : f.not(r);
}

function stringsEqual(f: F, c: Chain, x: X[], y: X[]): void {
  c.test(f.w2('eq', x[1]!, y[1]!));
  c.test(() => f.rt('memequal', x[0]!, y[0]!, x[1]!)[0]!);
}

/** v == s for a constant s: by length and words up to twice the register size, as gc. */
export function stringIs(f: F, v: X[], s: string): X {
  const lenEq = f.w2('eq', v[1]!, f.wconst(s.length));
  if (s.length === 0) return compare(f, 'OEQ', v[1]!, f.wconst(0), { kind: 'Basic', basic: 'int', name: 'int' });
  const c = new Chain(f);
  c.test(lenEq);
  if (s.length > 2 * f.ws) {
    c.test(m.op2('mem.eq', 'i', v[0]!, m.symAddr(f.pk.stringSym(s)), s.length));
    return c.result();
  }
  let at = 0;
  const le = (n: number): bigint => {
    let r = 0n;
    for (let k = n - 1; k >= 0; k--) r = (r << 8n) | BigInt(s.charCodeAt(at + k));
    return r;
  };
  while (at < s.length) {
    const left = s.length - at;
    if (left >= 8 && f.ws === 8) {
      c.test(m.op2('i64.eq', 'i', m.load('i64', 'l', v[0]!, at), m.i64(le(8))));
      at += 8;
    } else if (left >= 4) {
      c.test(m.op2('i32.eq', 'i', m.load('i32', 'i', v[0]!, at), m.i32(Number(BigInt.asIntN(32, le(4))))));
      at += 4;
    } else if (left >= 2) {
      c.test(m.op2('i32.eq', 'i', m.load('i16u', 'i', v[0]!, at), m.i32(Number(le(2)))));
      at += 2;
    } else {
      c.test(m.op2('i32.eq', 'i', m.load('i8u', 'i', v[0]!, at), m.i32(s.charCodeAt(at))));
      at++;
    }
  }
  return c.result();
}

// ---------------------------------------------------------------- structs and arrays

function aggregates(f: F, xe: Expr, ye: Expr, t: Type): X {
  const split = f.parts(t) !== null;
  const a: Val = split ? expr(f, xe) : { parts: null, loc: f.stable(memOf(f, xe)) };
  const b: Val = split ? expr(f, ye) : { parts: null, loc: f.stable(memOf(f, ye)) };
  if (a.parts !== null && b.parts !== null && a.parts.length <= 1) {
    const x = a.parts.map((v) => f.cheap(v));
    const y = b.parts.map((v) => f.cheap(v));
    const c = new Chain(f);
    values(f, c, { parts: x, loc: null }, { parts: y, loc: null }, t);
    return c.result();
  }
  const cheapVal = (v: Val): Val => (v.parts !== null ? { parts: v.parts.map((x) => f.cheap(x)), loc: null } : v);
  const x = cheapVal(a);
  const y = cheapVal(b);
  const c = new Chain(f);
  values(f, c, x, y, t);
  return c.result();
}

/** Tests that two values of type t are equal. */
function values(f: F, c: Chain, a: Val, b: Val, t: Type): void {
  const u = under(t);
  const info = f.info(t);
  if (a.parts === null || b.parts === null) {
    const x = a.loc ?? f.spill(a, t);
    const y = b.loc ?? f.spill(b, t);
    memory(f, c, x, y, t);
    return;
  }
  switch (u.kind) {
    case 'Basic': {
      const k = numOf(f, t);
      if (k.kind === 'string') stringsEqual(f, c, a.parts.map((v) => f.cheap(v)), b.parts.map((v) => f.cheap(v)));
      else for (let i = 0; i < a.parts.length; i++) c.test(compare(f, 'OEQ', a.parts[i]!, b.parts[i]!, t));
      return;
    }
    case 'Interface': {
      const x = a.parts.map((v) => f.cheap(v));
      const y = b.parts.map((v) => f.cheap(v));
      c.test(m.op2('p.eq', 'i', x[0]!, y[0]!));
      c.test(() => ifaceData(f, isEmptyInterface(t), x, y));
      return;
    }
    case 'Struct': {
      // Cheap tests before those that call, within stretches that cannot panic.
      const later: (() => void)[] = [];
      const flush = (): void => {
        for (const l of later) l();
        later.length = 0;
      };
      u.fields.forEach((fd, i) => {
        if (fd.name === '_') return;
        const ft = fd.type!;
        const from = fieldPartIndex(t, i, f.ws);
        const n = f.parts(ft)!.length;
        const x: Val = { parts: a.parts!.slice(from, from + n), loc: null };
        const y: Val = { parts: b.parts!.slice(from, from + n), loc: null };
        const panics = eqCanPanic(ft);
        if (panics) {
          flush();
          values(f, c, x, y, ft);
        } else if (algType(ft, f.ws) === 'mem') values(f, c, x, y, ft);
        else later.push(() => values(f, c, x, y, ft));
      });
      flush();
      return;
    }
    case 'Array':
      if (u.len === 1) values(f, c, a, b, u.elem);
      return;
    default:
      for (let i = 0; i < info.parts!.length; i++) c.test(compare(f, 'OEQ', a.parts[i]!, b.parts[i]!, t));
  }
}

/** Two values in memory. */
function memory(f: F, c: Chain, x0: MemLoc, y0: MemLoc, t: Type): void {
  const info = f.info(t);
  const u = info.u;
  const x = f.stable(x0);
  const y = f.stable(y0);
  if (info.size === 0) return;
  if (isRegularMemory(t, f.ws)) {
    c.test(m.op2('mem.eq', 'i', f.addrX(x), f.addrX(y), info.size));
    return;
  }
  if (u.kind === 'Struct' && u.fields.length <= 8) {
    const later: (() => void)[] = [];
    const flush = (): void => {
      for (const l of later) l();
      later.length = 0;
    };
    for (let i = 0; i < u.fields.length; ) {
      const fd = u.fields[i]!;
      if (fd.name === '_') {
        i++;
        continue;
      }
      const ft = fd.type!;
      const off = info.offsets[i]!;
      if (isRegularMemory(ft, f.ws)) {
        const run = memRun(t, i, f.ws);
        if (run.next === i + 1 && f.parts(ft) !== null && f.parts(ft)!.length === 1) values(f, c, f.loadVal(f.at(x, off), ft), f.loadVal(f.at(y, off), ft), ft);
        else if (run.size > 0) c.test(m.op2('mem.eq', 'i', f.addrX(f.at(x, off)), f.addrX(f.at(y, off)), run.size));
        i = run.next;
        continue;
      }
      const test = (): void => values(f, c, f.loadVal(f.at(x, off), ft), f.loadVal(f.at(y, off), ft), ft);
      if (eqCanPanic(ft)) {
        flush();
        test();
      } else later.push(test);
      i++;
    }
    flush();
    return;
  }
  if (u.kind === 'Array' && u.len <= 4 && simpleElem(f, u.elem)) {
    const size = f.info(u.elem).size;
    for (let i = 0; i < u.len; i++) values(f, c, f.loadVal(f.at(x, i * size), u.elem), f.loadVal(f.at(y, i * size), u.elem), u.elem);
    return;
  }
  c.test(() => f.rt('typeEqual', f.typeAddr(t), f.passAddr(x), f.passAddr(y))[0]!);
}

const simpleElem = (f: F, t: Type): boolean => {
  const k = numOf(f, t).kind;
  return k === 'int' || k === 'float' || k === 'complex' || k === 'bool' || k === 'ptr';
};

// ---------------------------------------------------------------- conditions

/** && and || as a value. */
export function condExpr(f: F, n: LogicalExpr): X {
  const r = f.newReg('i');
  f.set(r, one(f, n.x));
  const rest = (): void => f.set(r, one(f, n.y));
  if (n.op === 'OANDAND') f.if(m.vreg(r, 'i'), rest);
  else f.if(m.vreg(r, 'i'), null, rest);
  return m.vreg(r, 'i');
}

/** Jumps to `label` if n is `sense`, else goes on. */
export function branch(f: F, n: Expr, sense: boolean, label: number): void {
  runInit(f, n);
  const save = f.pos;
  if (n.op !== 'ONAME' && n.op !== 'OLITERAL' && n.pos !== 0) f.pos = n.pos;
  switch (n.op) {
    case 'ONOT':
      branch(f, n.x, !sense, label);
      break;
    case 'OPAREN':
      branch(f, n.x, sense, label);
      break;
    case 'OANDAND':
    case 'OOROR': {
      const both = (n.op === 'OANDAND') === sense;
      if (!both) {
        // Either operand decides.
        branch(f, n.x, sense, label);
        branch(f, n.y, sense, label);
      } else {
        const skip = f.newLabel();
        f.block(skip, () => {
          branch(f, n.x, !sense, skip);
          branch(f, n.y, sense, label);
        });
      }
      break;
    }
    case 'OLITERAL': {
      const v = n.val.kind === 'bool' && n.val.val;
      if (v === sense) f.br(label);
      break;
    }
    default: {
      const x = one(f, n);
      f.brIf(sense ? x : f.not(x), label);
    }
  }
  f.pos = save;
}

/** Is n a single test (no && or || inside, nothing to run first)? */
function isPlain(n: Expr): boolean {
  if (n.init !== undefined && n.init.length > 0) return false;
  if (n.op === 'OANDAND' || n.op === 'OOROR') return false;
  if (n.op === 'ONOT' || n.op === 'OPAREN') return isPlain(n.x);
  return true;
}

/** if n then... else... */
export function ifCond(f: F, n: Expr, then: () => void, els: (() => void) | null): void {
  if (n.op === 'OLITERAL' && n.val.kind === 'bool') {
    // Labels inside dead arms may still be jumped to: the arm is kept behind a constant test.
    f.if(m.i32(n.val.val ? 1 : 0), then, els);
    return;
  }
  if (isPlain(n)) {
    f.if(one(f, n), then, els);
    return;
  }
  if (els === null) {
    const end = f.newLabel();
    f.block(end, () => {
      branch(f, n, false, end);
      then();
    });
    return;
  }
  const end = f.newLabel();
  const no = f.newLabel();
  f.block(end, () => {
    f.block(no, () => {
      branch(f, n, false, no);
      then();
      f.br(end);
    });
    els();
  });
}

export { elemType, simple };
