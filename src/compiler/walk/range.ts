/** Range loops (gc: walk/range.go). */
import type { Expr, RangeStmt } from '../../ir/nodes.js';
import { newAssignList, newConv } from '../../ir/build.js';
import { elemType, isInteger, tBool, tInt, tInt32, under } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { clearSlice } from './builtins.js';
import { convIface } from './convert.js';
import { expr, loc, one, parts, rtypeX } from './expr.js';
import { mapClear } from './maps.js';
import { isMapClear } from './map-kinds.js';
import { declare, storageOf } from './names.js';
import { isBlank, isZero, sameSafeExpr } from '../../ir/predicates.js';
import { endIterations } from './quarantine.js';
import type { F, MemLoc, Val } from './state.js';
import { stmtList } from './stmt.js';
import { convert } from './arith.js';

/** Before Go 1.22 the variables of `:=` are those of the loop; on the heap they are made once: here, unless a declaration stands before the loop. */
function declareOnce(f: F, n: RangeStmt): void {
  if (!n.def || n.distinctVars) return;
  for (const x of [n.key, n.value]) if (x !== null && x.op === 'ONAME' && !isBlank(x) && !f.storage.has(x) && storageOf(f, x).k === 'heap') declare(f, x);
}

/** Stores the iteration values, in variables that are new in every iteration if they must be. */
function assignVars(f: F, n: RangeStmt, key: Val | null, kt: Type, value: Val | null, vt: Type): void {
  const put = (x: Expr | null, v: Val | null, t: Type, word: Expr | null | undefined, src: Expr | null | undefined): (() => void) | null => {
    if (x === null || isBlank(x) || v === null) return null;
    const c = rangeConvert(f, x.type!, v, t, word, src, n);
    return () => f.storeVal(loc(f, x), x.type!, c);
  };
  if (!n.def && n.key !== null && n.value !== null && !isBlank(n.key) && !isBlank(n.value) && key !== null && value !== null) {
    // The places of both are found before either is assigned.
    const k = rangeConvert(f, n.key.type!, key, kt, n.keyTypeWord, n.keySrcRType, n);
    const v = rangeConvert(f, n.value.type!, value, vt, n.valueTypeWord, n.valueSrcRType, n);
    stmtList(f, [newAssignList(n.pos, 'OAS2', [n.key, n.value], [f.spillName(k, n.key.type!), f.spillName(v, n.value.type!)])]);
    return;
  }
  if (n.distinctVars) for (const x of [n.key, n.value]) if (x !== null && x.op === 'ONAME' && !isBlank(x)) declare(f, x);
  const k = put(n.key, key, kt, n.keyTypeWord, n.keySrcRType);
  const v = put(n.value, value, vt, n.valueTypeWord, n.valueSrcRType);
  k?.();
  v?.();
}

function rangeConvert(f: F, to: Type, v: Val, from: Type, word: Expr | null | undefined, src: Expr | null | undefined, n: RangeStmt): Val {
  const u = under(to);
  if (u.kind === 'Interface' && under(from).kind !== 'Interface') {
    const tmp = f.spillName(v, from);
    const c = newConv(n.pos, 'OCONVIFACE', to, tmp);
    c.typeWord = word ?? null;
    c.srcRType = src ?? null;
    return convIface(f, c);
  }
  if (u.kind === 'Interface' && to !== from) {
    const tmp = f.spillName(v, from);
    const c = newConv(n.pos, 'OCONVIFACE', to, tmp);
    c.typeWord = word ?? null;
    return convIface(f, c);
  }
  return v;
}

interface Loop {
  /** Goes to the loop's end when done; runs at the head. */
  cond: (brk: number) => void;
  body: () => void;
  post: () => void;
}

function loopWith(f: F, n: RangeStmt, l: Loop): void {
  const brk = f.newLabel();
  const head = f.newLabel();
  const cont = f.newLabel();
  const pos = n.pos;
  f.breaks.push(brk);
  f.continues.push(cont);
  if (n.label !== null) f.labelled.set(n.label, { brk, cont });
  const depth = ++f.loopDepth;
  f.block(brk, () => {
    f.loop(head, () => {
      endIterations(f, depth);
      l.cond(brk);
      f.block(cont, () => {
        l.body();
        stmtList(f, n.body);
      });
      f.pos = pos;
      l.post();
      f.br(head);
    });
  });
  f.breaks.pop();
  f.continues.pop();
  endIterations(f, depth);
  f.loopDepth = depth - 1;
}

/** Counter from 0 below `limit`. */
function counting(f: F, n: RangeStmt, t: m.VT, limit: X, cmp: string, body: (i: X) => void): void {
  const i = f.newReg(t);
  const p = t === 'l' ? 'i64' : 'i32';
  f.set(i, f.zeroPart(t));
  const hn = m.isConst(limit) ? limit : f.snapshot(limit);
  const iv = m.vreg(i, t);
  loopWith(f, n, {
    cond: (brk) => f.brIf(f.not(m.op2(m.opName(p, cmp), 'i', iv, hn)), brk),
    body: () => body(iv),
    post: () => f.set(i, m.op2(m.opName(p, 'add'), t, iv, t === 'l' ? m.i64(1) : m.i32(1))),
  });
}

export function rangeStmt(f: F, n: RangeStmt): void {
  if (isMapClear(n)) {
    mapClear(f, n.x, n.rtype);
    return;
  }
  declareOnce(f, n);
  const xt = n.x.type!;
  const u = under(xt);
  const wantKey = n.key !== null && !isBlank(n.key);
  const wantVal = n.value !== null && !isBlank(n.value);
  const int = (i: X): Val => ({ parts: [i], loc: null });
  if (isInteger(u)) {
    const num = u.kind === 'Basic' && (u.basic.startsWith('uint') ? 'lt_u' : 'lt_s');
    const x = one(f, n.x);
    counting(f, n, x.t as m.VT, x, num || 'lt_s', (i) => {
      if (wantKey) {
        // The counter is compared in full width, but never exceeds the type's range.
        assignVars(f, n, int(n.key!.type !== null && under(n.key!.type).kind !== 'Interface' ? convert(f, i, xt, n.key!.type) : i), xt, null, tInt);
      }
    });
    return;
  }
  switch (u.kind) {
    case 'Slice':
    case 'Array':
    case 'Pointer':
      rangeArray(f, n, u, wantKey, wantVal);
      return;
    case 'Map':
      rangeMap(f, n, u.key, u.elem, wantKey, wantVal);
      return;
    case 'Chan':
      rangeChan(f, n, u.elem, wantKey);
      return;
    case 'Basic':
      rangeString(f, n, wantKey, wantVal);
      return;
    default:
      f.bug(`range over ${u.kind}`);
  }
}

function rangeArray(f: F, n: RangeStmt, u: Type, wantKey: boolean, wantVal: boolean): void {
  let elem: Type;
  let limit: X;
  let at: ((i: X) => MemLoc) | null = null;
  let split: Val | null = null;
  if (u.kind === 'Slice') {
    elem = u.elem;
    const s = parts(f, n.x);
    const size = f.info(elem).size;
    if (arrayClear(f, n, elem, s[0]!, s[1]!)) return;
    limit = f.cheap(s[1]!);
    if (wantVal) {
      const base = f.cheap(s[0]!);
      at = (i) => f.mem(m.op2('p.index', 'p', base, i, size), 0);
    }
  } else {
    const a = u.kind === 'Pointer' ? under(u.elem) : u;
    if (a.kind !== 'Array') return f.bug('range over pointer');
    elem = a.elem;
    const size = f.info(elem).size;
    limit = f.wconst(a.len);
    if (u.kind === 'Pointer') {
      if (wantVal) {
        const p = f.cheap(one(f, n.x));
        const base = a.len === 0 ? p : f.cheap(f.nilcheck(p, n.x.pos));
        at = (i) => f.mem(m.op2('p.index', 'p', base, i, size), 0);
      } else {
        const p = one(f, n.x);
        if (m.canTrap(p)) f.eff(p);
      }
    } else if (wantVal) {
      // Order made a copy.
      const v = expr(f, n.x);
      if (a.len === 0) split = f.zero(elem);
      else if (v.parts !== null) split = { parts: v.parts.map((x) => f.cheap(x)), loc: null };
      else {
        const base = f.stable(v.loc);
        at = (i) => f.mem(m.op2('p.index', 'p', base.ptr === null ? f.addrX(base) : f.addrX(base), i, size), 0);
      }
    } else {
      // The length is constant, but calls and a nil dereference on the way to the array are not skipped.
      const v = expr(f, n.x);
      if (v.parts === null && v.loc.ptr !== null && m.canTrap(v.loc.ptr)) f.eff(v.loc.ptr);
    }
  }
  counting(f, n, f.word, limit, 'lt_s', (i) => {
    if (!wantKey && !wantVal) return;
    const v = !wantVal ? null : split !== null ? split : f.loadVal(at!(i), elem);
    assignVars(f, n, wantKey ? { parts: [i], loc: null } : null, tInt, v, elem);
  });
}

/** for i := range s { s[i] = zero } */
function arrayClear(f: F, n: RangeStmt, elem: Type, ptr: X, len: X): boolean {
  if (n.key === null || isBlank(n.key) || (n.value !== null && !isBlank(n.value)) || n.body.length !== 1 || f.info(elem).size === 0) return false;
  const s = n.body[0]!;
  if (s.op !== 'OAS' || s.x.op !== 'OINDEX' || s.y === null || !isZero(s.y)) return false;
  if (!sameSafeExpr(s.x.x, n.x) || !sameSafeExpr(s.x.index, n.key)) return false;
  const p = f.cheap(ptr);
  const l = f.cheap(len);
  clearSlice(f, p, l, elem);
  if (!n.def) f.if(f.w2('ne', l, f.wconst(0)), () => f.storeVal(loc(f, n.key!), tInt, { parts: [f.w2('sub', l, f.wconst(1))], loc: null }));
  return true;
}

/** runtime.mapIter (src/runtime/go/map_iter.go): its size and pointer words; key and elem are the first two. */
const iterShape = (ws: 4 | 8): { size: number; ptrs: number[] } => (ws === 8 ? { size: 96, ptrs: [0, 8, 16, 24, 72, 80] } : { size: 64, ptrs: [0, 4, 8, 12, 48, 52] });

function rangeMap(f: F, n: RangeStmt, key: Type, elem: Type, wantKey: boolean, wantVal: boolean): void {
  const mp = one(f, n.x);
  const { size, ptrs } = iterShape(f.ws);
  const slot = f.rawSlot(size, ptrs, '.iter', 'runtime.mapIter');
  f.slots[slot]!.object = true;
  const it = f.frameMem(slot);
  const mpv = f.cheap(mp);
  f.eff(m.frameZero(slot, 0, size), slot);
  f.rt('mapIterStart', rtypeX(f, n.rtype, n.x.type!), mpv, f.passAddr(it));
  loopWith(f, n, {
    cond: (brk) => f.brIf(m.op1('p.isnil', 'i', m.frameLoad('p', 'p', slot, 0)), brk),
    body: () => {
      if (!wantKey && !wantVal) return;
      const k = wantKey ? f.loadVal(f.mem(f.temp(m.frameLoad('p', 'p', slot, 0)), 0), key) : null;
      const v = wantVal ? f.loadVal(f.mem(f.temp(m.frameLoad('p', 'p', slot, f.ws)), 0), elem) : null;
      assignVars(f, n, k, key, v, elem);
    },
    post: () => {
      f.rt('mapIterNext', f.passAddr(it));
    },
  });
}

function rangeChan(f: F, n: RangeStmt, elem: Type, wantKey: boolean): void {
  const ch = f.cheap(one(f, n.x));
  const slot = f.newSlot(elem, '.recv');
  const l = f.frameMem(slot);
  f.slots[slot]!.object = f.slots[slot]!.ptrs.length > 0;
  f.storeZero(l, elem);
  const ok = f.newReg('i');
  loopWith(f, n, {
    cond: (brk) => {
      f.set(ok, f.rt('chanrecv2', ch, f.passAddr(l))[0]!);
      f.brIf(f.not(m.vreg(ok, 'i')), brk);
    },
    body: () => {
      if (wantKey) assignVars(f, n, f.loadVal(l, elem), elem, null, tInt);
      // Nothing is kept alive by the buffer.
      if (f.info(elem).hasPointers) {
        if (f.parts(elem) === null && wantKey) {
          // The value was copied above.
        }
        f.storeZero(l, elem);
      }
    },
    post: () => undefined,
  });
}

function rangeString(f: F, n: RangeStmt, wantKey: boolean, wantVal: boolean): void {
  const s = parts(f, n.x).map((x) => f.cheap(x));
  const i = f.newReg(f.word);
  const iv = m.vreg(i, f.word);
  const i0 = f.newReg(f.word);
  const r = f.newReg('i');
  f.set(i, f.wconst(0));
  loopWith(f, n, {
    cond: (brk) => f.brIf(f.not(f.w2('lt_s', iv, s[1]!)), brk),
    body: () => {
      if (wantKey) f.set(i0, iv);
      f.set(r, m.load('i8u', 'i', m.op2('p.index', 'p', s[0]!, iv, 1), 0));
      f.if(
        m.op2('i32.lt_u', 'i', m.vreg(r, 'i'), m.i32(0x80)),
        () => f.set(i, f.w2('add', iv, f.wconst(1))),
        () => {
          const d = f.rt('decoderune', s[0]!, s[1]!, iv);
          f.set(r, d[0]!);
          f.set(i, d[1]!);
        },
      );
      assignVars(f, n, wantKey ? { parts: [m.vreg(i0, f.word)], loc: null } : null, tInt, wantVal ? { parts: [m.vreg(r, 'i')], loc: null } : null, tInt32);
    },
    post: () => undefined,
  });
}

export { elemType, tBool };
