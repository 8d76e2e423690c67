/** Built-in functions (gc: walk/builtin.go, walk/assign.go's append, ssagen's append). */
import { posFileId, type Pos } from '../../base/source.js';
import type { CallExpr, Expr, MakeExpr, MoveToHeapExpr, UnaryExpr, BinaryExpr } from '../../ir/nodes.js';
import { elemType, isEmptyInterface, isString, newPtr, tInt, under } from '../../ir/typ.js';
import { newField, newStruct } from '../../types/new-types.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { maxImplicitStackVarSize, onStack, variableMakeBytes } from './alloc.js';
import { bufferStays, objectStays } from './stays.js';
import { quarantined } from './quarantine.js';
import { convert, numOf } from './arith.js';
import { constOf, expr, mulConst, one, parts, rtypeX, wordOf } from './expr.js';
import { intVal, isConstString, stringVal } from './nodes.js';
import { isAppendOfMake } from './order.js';
import type { RuntimeName } from './runtime-calls.js';
import type { F, Val } from './state.js';
import { tUint64, tUnsafePointer } from './basic-types.js';

// ---------------------------------------------------------------- append

interface Backing {
  slot: number;
  k: number;
  used: number;
}

const backings = new WeakMap<F, Map<Expr, Backing>>();

/** Frame buffer for appends to one slice (gc: getBackingStoreInfo); null if its elements are too large. */
function backing(f: F, key: Expr, elem: Type): Backing | null {
  const size = f.info(elem).size;
  if (size === 0 || size > variableMakeBytes) return null;
  let map = backings.get(f);
  if (map === undefined) backings.set(f, (map = new Map()));
  let b = map.get(key);
  if (b === undefined) {
    const k = Math.floor(variableMakeBytes / size);
    const slot = f.newSlot({ kind: 'Array', len: k, elem }, '.append');
    f.slots[slot]!.object = true;
    // Zero from the entry on, as is the flag that says whether the buffer is in use.
    f.slots[slot]!.always = f.info(elem).hasPointers;
    const used = f.newReg('i');
    map.set(key, (b = { slot, k, used }));
  }
  return b;
}

/** `dst` is unused for now: results are registers. */
export function appendExpr(f: F, n: CallExpr, dst: null): Val {
  void dst;
  if (isAppendOfMake(n, f.ws)) return { parts: extendSlice(f, n), loc: null };
  if (n.isDDD) return { parts: appendSlice(f, n), loc: null };
  const elem = elemType(n.type!);
  const info = f.info(elem);
  const s = parts(f, n.args[0]!);
  const argc = n.args.length - 1;
  if (argc < 1) return { parts: s, loc: null };
  const p = f.newReg('p');
  const len0 = f.snapshot(s[1]!);
  const cap = f.newReg(f.word);
  f.assignRegs([p, cap], [s[0]!, s[2]!]);
  const vals = n.args.slice(1).map((a): Val => {
    const v = expr(f, a);
    return v.parts !== null ? { parts: v.parts.map((x) => f.cheap(x)), loc: null } : { parts: null, loc: f.stable(v.loc) };
  });
  const newLen = f.temp(f.w2('add', len0, f.wconst(argc)));
  const pv = m.vreg(p, 'p');
  const cv = m.vreg(cap, f.word);
  f.if(f.w2('lt_u', cv, newLen), () => grow(f, n, elem, p, cap, pv, cv, newLen, f.wconst(argc), len0));
  const base = info.size === 0 ? pv : argc > 1 ? f.temp(m.op2('p.index', 'p', pv, len0, info.size)) : m.op2('p.index', 'p', pv, len0, info.size);
  vals.forEach((v, i) => f.storeVal(f.mem(base, i * info.size, 'heap'), elem, v));
  return { parts: [pv, newLen, cv], loc: null };
}

function grow(f: F, n: CallExpr, elem: Type, p: number, cap: number, pv: X, cv: X, newLen: X, num: X, oldLen: X | null): void {
  const b = onStack(f, n) && (n.inPlace !== true || n.useBuf === true) ? backing(f, n.args[0]!, elem) : null;
  const et = (): X => rtypeX(f, n.rtype, elem);
  const heap = (): void => {
    const r = f.rt('growslice', pv, newLen, cv, num, et());
    f.assignRegs([p, cap], [r[0]!, r[2]!]);
  };
  if (b === null) {
    heap();
    return;
  }
  const buf = f.frameMem(b.slot);
  if (n.useBuf) {
    f.slots[b.slot]!.always ||= f.info(elem).hasPointers;
    bufferStays(f, n, f.info(elem).size * b.k);
    const r = f.rt('growsliceBuf', pv, newLen, cv, num, et(), f.keepAddr(buf), f.wconst(b.k));
    f.assignRegs([p, cap], [r[0]!, r[2]!]);
    return;
  }
  if (oldLen === null) {
    heap();
    return;
  }
  // The first growth of an empty slice takes the buffer, once.
  const used = m.vreg(b.used, 'i');
  const slow = f.newLabel();
  const done = f.newLabel();
  f.block(done, () => {
    f.block(slow, () => {
      f.brIf(f.w2('gt_s', newLen, f.wconst(b.k)), slow);
      f.brIf(used, slow);
      f.brIf(f.w2('ne', oldLen, f.wconst(0)), slow);
      f.eff(m.frameZero(b.slot, 0, f.info(elem).size * b.k));
      f.assignRegs([p, cap], [f.keepAddr(buf), f.wconst(b.k)]);
      objectStays(f, n, f.info(elem).size * b.k);
      f.set(b.used, m.i32(1));
      f.br(done);
    });
    heap();
  });
}

/** append(s, t...), t a slice or string. */
function appendSlice(f: F, n: CallExpr): X[] {
  const elem = elemType(n.type!);
  const size = f.info(elem).size;
  const s = parts(f, n.args[0]!);
  const p = f.newReg('p');
  const len0 = f.snapshot(s[1]!);
  const cap = f.newReg(f.word);
  f.assignRegs([p, cap], [s[0]!, s[2]!]);
  const t = parts(f, n.args[1]!).map((x) => f.cheap(x));
  const pv = m.vreg(p, 'p');
  const cv = m.vreg(cap, f.word);
  const newLen = f.temp(f.w2('add', len0, t[1]!));
  f.if(f.w2('lt_u', cv, newLen), () => {
    const b = n.useBuf && onStack(f, n) ? backing(f, n.args[0]!, elem) : null;
    if (b !== null) {
      bufferStays(f, n, size * b.k);
      const r = f.rt('growsliceBuf', pv, newLen, cv, t[1]!, rtypeX(f, n.rtype, elem), f.keepAddr(f.frameMem(b.slot)), f.wconst(b.k));
      f.assignRegs([p, cap], [r[0]!, r[2]!]);
      return;
    }
    const r = f.rt('growslice', pv, newLen, cv, t[1]!, rtypeX(f, n.rtype, elem));
    f.assignRegs([p, cap], [r[0]!, r[2]!]);
  });
  if (size > 0) {
    const dst = m.op2('p.index', 'p', pv, len0, size);
    if (f.info(elem).hasPointers) f.rt('typedslicecopy', rtypeX(f, n.rtype, elem), dst, f.w2('sub', newLen, len0), t[0]!, t[1]!);
    else f.rt('memmove', dst, t[0]!, mulConst(f, t[1]!, size));
  }
  return [pv, newLen, cv];
}

/** append(s, make([]T, n)...) */
function extendSlice(f: F, n: CallExpr): X[] {
  const elem = elemType(n.type!);
  const size = f.info(elem).size;
  const mk = n.args[1] as MakeExpr;
  const s = parts(f, n.args[0]!);
  const p = f.newReg('p');
  const len = f.newReg(f.word);
  const cap = f.newReg(f.word);
  f.assignRegs([p, len, cap], s);
  const k = f.cheap(wordOf(f, mk.len!));
  const [pv, lv, cv] = [m.vreg(p, 'p'), m.vreg(len, f.word), m.vreg(cap, f.word)];
  f.if(f.w2('lt_s', k, f.wconst(0)), () => {
    f.rt('panicmakeslicelen');
  });
  const old = f.temp(lv);
  f.set(len, f.w2('add', lv, k));
  const ptrs = f.info(elem).hasPointers;
  const clear = (): void => {
    if (size === 0) return;
    f.rt(ptrs ? 'memclrHasPointers' : 'memclrNoHeapPointers', m.op2('p.index', 'p', pv, old, size), mulConst(f, k, size));
  };
  f.if(f.w2('ne', k, f.wconst(0)), () => {
    f.if(
      f.w2('le_u', lv, cv),
      // growslice clears memory with pointers itself.
      ptrs ? clear : null,
      () => {
        const r = f.rt('growslice', pv, lv, cv, k, rtypeX(f, n.rtype, elem));
        f.assignRegs([p, cap], [r[0]!, r[2]!]);
      },
    );
    if (!ptrs) clear();
  });
  return [pv, lv, cv];
}

export function moveToHeap(f: F, n: MoveToHeapExpr): Val {
  const elem = elemType(n.slice.type!);
  const info = f.info(elem);
  const s = parts(f, n.slice).map((x) => f.cheap(x));
  const map = backings.get(f);
  const b = map?.get(n.slice);
  if (b === undefined) return { parts: s, loc: null };
  const regs = [f.newReg('p'), f.newReg(f.word), f.newReg(f.word)];
  f.assignRegs(regs, s);
  // The buffer's address tells whether the slice still is in it.
  const buf = f.frameMem(b.slot);
  f.if(f.w2('lt_u', m.op2('p.sub', f.word, s[0]!, f.keepAddr(buf)), f.wconst(b.k * info.size)), () => {
    let r: X[];
    if (info.hasPointers) {
      const t = rtypeX(f, n.rtype, elem);
      r = n.preserveCapacity ? f.rt('moveSlice', t, s[0]!, s[1]!, s[2]!) : f.rt('moveSliceNoCap', t, s[0]!, s[1]!);
    } else {
      const sz = f.wconst(info.size);
      r = n.preserveCapacity ? f.rt('moveSliceNoScan', sz, s[0]!, s[1]!, s[2]!) : f.rt('moveSliceNoCapNoScan', sz, s[0]!, s[1]!);
    }
    f.assignRegs(regs, r);
  });
  return { parts: regs.map((r, i) => m.vreg(r, i === 0 ? 'p' : f.word)), loc: null };
}

// ---------------------------------------------------------------- copy, clear, close, len, cap

export function copyExpr(f: F, n: BinaryExpr): X {
  const elem = elemType(n.x.type!);
  const a = parts(f, n.x).map((x) => f.cheap(x));
  const b = parts(f, n.y).map((x) => f.cheap(x));
  if (f.info(elem).hasPointers) return f.rt('typedslicecopy', rtypeX(f, n.rtype, elem), a[0]!, a[1]!, b[0]!, b[1]!)[0]!;
  const len = f.newReg(f.word);
  const lv = m.vreg(len, f.word);
  f.set(len, a[1]!);
  f.if(f.w2('gt_s', lv, b[1]!), () => f.set(len, b[1]!));
  const size = f.info(elem).size;
  if (size > 0) {
    f.if(m.op2('p.ne', 'i', a[0]!, b[0]!), () => {
      f.rt('memmove', a[0]!, b[0]!, mulConst(f, lv, size));
    });
  }
  return lv;
}

/** Zeroes the elements of a slice or array: clear(s), and the idiom `for i := range s { s[i] = zero }`. */
export function clearSlice(f: F, ptr: X, len: X, elem: Type): void {
  const size = f.info(elem).size;
  if (size === 0) return;
  f.if(f.w2('ne', len, f.wconst(0)), () => {
    f.rt(f.info(elem).hasPointers ? 'memclrHasPointers' : 'memclrNoHeapPointers', ptr, mulConst(f, len, size));
  });
}

export function lenCap(f: F, n: UnaryExpr): X {
  const x = n.x;
  if (n.op === 'OLEN' && x.op === 'OSTR2RUNES') return f.rt('countrunes', ...parts(f, x.x))[0]!;
  if (n.op === 'OLEN' && (x.op === 'OBYTES2STR' || x.op === 'OBYTES2STRTMP')) return parts(f, x.x)[1]!;
  if (n.op === 'OLEN' && isConstString(x)) return f.wconst(stringVal(x).length);
  let u = under(x.type!);
  const deref = u.kind === 'Pointer';
  if (u.kind === 'Pointer') u = under(u.elem);
  switch (u.kind) {
    case 'Array': {
      const v = expr(f, x);
      if (v.parts !== null) {
        for (const p of v.parts) if (m.canTrap(p)) f.eff(p);
      } else if (!deref && v.loc.ptr !== null && m.canTrap(v.loc.ptr)) f.eff(v.loc.ptr);
      return f.wconst(u.len);
    }
    case 'Chan':
      return f.rt(n.op === 'OLEN' ? 'chanlen' : 'chancap', one(f, x))[0]!;
    case 'Map': {
      // maps.Map begins with its count, a uint64.
      const mp = f.cheap(one(f, x));
      const r = f.newReg(f.word);
      f.set(r, f.wconst(0));
      f.if(m.op1('i32.eqz', 'i', m.op1('p.isnil', 'i', mp)), () => f.set(r, m.load(f.ws === 8 ? 'i64' : 'i32', f.word, mp, 0)));
      return m.vreg(r, f.word);
    }
    case 'Slice':
      return parts(f, x)[n.op === 'OLEN' ? 1 : 2]!;
    default:
      return parts(f, x)[1]!;
  }
}

// ---------------------------------------------------------------- make, new

export function newExpr(f: F, n: UnaryExpr): X {
  const t = elemType(n.type!);
  if (onStack(f, n) && f.info(t).size <= maxImplicitStackVarSize) {
    const slot = f.newSlot(t, '.new');
    const l = f.frameMem(slot);
    const p = f.keepAddr(l);
    objectStays(f, n, f.info(t).size);
    f.push(m.varDefS(slot));
    f.storeZero(l, t);
    return p;
  }
  return f.newObject(t, n);
}

export function makeExpr(f: F, n: MakeExpr): Val {
  const t = n.type!;
  switch (n.op) {
    case 'OMAKECHAN': {
      if (n.len === null) return { parts: f.rt('makechan', rtypeX(f, n.rtype, t), f.wconst(0)), loc: null };
      const big = f.info(n.len.type!).size > f.ws && intVal(n.len) === null;
      if (big) return { parts: f.rt('makechan64', rtypeX(f, n.rtype, t), one(f, n.len)), loc: null };
      return { parts: f.rt('makechan', rtypeX(f, n.rtype, t), wordOf(f, n.len)), loc: null };
    }
    case 'OMAKEMAP': {
      const c = n.len === null ? 0n : intVal(n.len);
      if (onStack(f, n)) objectStays(f, n, f.ws === 8 ? 48 : 32);
      const hint = n.len === null ? f.wconst(0) : c !== null ? f.wconst(c) : one(f, n.len);
      return { parts: [makeMap(f, t, hint, c, n.len?.type ?? tInt, onStack(f, n), n.rtype ?? null)], loc: null };
    }
    case 'OMAKESLICE':
      return { parts: makeSlice(f, n), loc: null };
    case 'OMAKESLICECOPY':
      return { parts: makeSliceCopy(f, n), loc: null };
  }
}

/** abi.MapGroupSlots */
const mapGroupSlots = 8n;

/**
 * make(map[K]V, hint). On the stack: the header in the frame, and the first group too if the hint fits one.
 * internal/runtime/maps.Map: used uint64; seed uintptr; dirPtr pointer; dirLen int; globalDepth, globalShift, writing uint8, tombstonePossible bool; clearSeq uint64.
 */
export function makeMap(f: F, t: Type, hint: X, c: bigint | null, hintType: Type, stack: boolean, rtype: Expr | null): X {
  const u = under(t);
  if (u.kind !== 'Map') return f.bug('make of no map');
  let mp: X = m.nil;
  const ws = f.ws;
  if (stack) {
    const size = ws === 8 ? 48 : 32;
    const slot = f.rawSlot(size, [8 + ws], '.map', 'internal/runtime/maps.Map');
    f.slots[slot]!.object = true;
    f.eff(m.frameZero(slot, 0, size), slot);
    mp = f.keepAddr(f.frameMem(slot));
    if (c === null || c <= mapGroupSlots) {
      const gt = groupType(f, u.key, u.elem);
      const first = (): void => {
        const g = f.newSlot(gt, '.mapgroup');
        f.slots[g]!.object = true;
        const gl = f.frameMem(g);
        f.eff(m.frameZero(g, 0, f.info(gt).size), g);
        f.eff(m.frameStore('i64', g, 0, m.i64(0x8080808080808080n)));
        f.eff(m.frameStore('p', slot, 8 + ws, f.keepAddr(gl)));
      };
      if (c !== null) first();
      else f.if(hint.t === f.word ? f.w2('le_s', f.cheap(hint), f.wconst(8)) : m.op2('i64.le_s', 'i', f.cheap(hint), m.i64(8)), first);
    }
  }
  if (c !== null && c <= mapGroupSlots) {
    if (!stack) return f.rt('makemap_small')[0]!;
    const r = f.rt('rand')[0]!;
    const seed = ws === 8 ? r : m.op1('i32.wrap_i64', 'i', r);
    f.eff(m.store(ws === 8 ? 'i64' : 'i32', mp, 8, seed));
    return mp;
  }
  if (f.info(hintType).size > ws && c === null) return f.rt('makemap64', rtypeX(f, rtype, t), hint, mp)[0]!;
  const num = numOf(f, hintType);
  const h = c !== null ? f.wconst(c) : f.ext(hint, num.signed);
  return f.rt('makemap', rtypeX(f, rtype, t), h, mp)[0]!;
}

/** reflectdata.MapGroupType */
function groupType(f: F, key: Type, elem: Type): Type {
  const k = f.info(key).size > 128 ? newPtr(key) : key;
  const e = f.info(elem).size > 128 ? newPtr(elem) : elem;
  const slot = newStruct([newField(0, null, 'key', k, false), newField(0, null, 'elem', e, false)]);
  return newStruct([newField(0, null, 'ctrl', tUint64, false), newField(0, null, 'slots', { kind: 'Array', len: 8, elem: slot }, false)]);
}

function makeSlice(f: F, n: MakeExpr): X[] {
  const elem = elemType(n.type!);
  const size = f.info(elem).size;
  const capE = n.cap ?? n.len!;
  const lenC = intVal(n.len);
  const capC = intVal(capE);
  const big = (e: Expr): boolean => intVal(e) === null && f.info(e.type!).size > f.ws;
  const wide = big(n.len!) || big(capE);
  const len64 = wide ? f.cheap(as64(f, n.len!)) : null;
  const cap64 = wide ? (n.cap === null ? len64 : f.cheap(as64(f, capE))) : null;
  const len = wide ? f.cheap(m.op1('i32.wrap_i64', 'i', len64!)) : f.cheap(wordOf(f, n.len!));
  const cap = n.cap === null ? len : wide ? f.cheap(m.op1('i32.wrap_i64', 'i', cap64!)) : f.cheap(wordOf(f, n.cap));
  const badLen = (): void => {
    f.if(f.w2('lt_s', len, f.wconst(0)), () => {
      f.rt('panicmakeslicelen');
    });
    f.rt('panicmakeslicecap');
  };
  const bufferSlice = (k: number): X => {
    const arr: Type = { kind: 'Array', len: k, elem };
    const slot = f.newSlot(arr, '.make');
    const l = f.frameMem(slot);
    f.slots[slot]!.object = true;
    f.storeZero(l, arr);
    return f.keepAddr(l);
  };
  if (onStack(f, n) && capC !== null && capC >= 0n && Number(capC) * size <= maxImplicitStackVarSize) {
    if (lenC === null || lenC > capC) f.if(f.w2('gt_u', len, f.wconst(capC)), badLen);
    objectStays(f, n, Number(capC) * size);
    return [bufferSlice(Number(capC)), len, f.wconst(capC)];
  }
  if (capC !== null && capC >= 0n && size > 0 && Number(capC) * size < 2 ** 31 && quarantined(f, n)) {
    if (lenC === null || lenC > capC) f.if(f.w2('gt_u', len, f.wconst(capC)), badLen);
    return [f.newObject({ kind: 'Array', len: Number(capC), elem }, n), len, f.wconst(capC)];
  }
  const heap = (): X => {
    const t = rtypeX(f, n.rtype, elem);
    if (wide) return f.rt('makeslice64', t, len64!, cap64!)[0]!;
    return f.rt('makeslice', t, len, cap)[0]!;
  };
  const k = size > 0 ? Math.floor(variableMakeBytes / size) : 0;
  if (onStack(f, n) && k > 0) {
    const p = f.newReg('p');
    f.if(
      f.w2('le_u', cap, f.wconst(k)),
      () => {
        f.if(f.w2('gt_u', len, cap), badLen);
        objectStays(f, n, k * size);
        f.set(p, bufferSlice(k));
      },
      () => f.set(p, heap()),
    );
    return [m.vreg(p, 'p'), len, cap];
  }
  return [heap(), len, cap];
}

function as64(f: F, e: Expr): X {
  const c = intVal(e);
  if (c !== null) return m.i64(c);
  return convert(f, one(f, e), e.type!, { kind: 'Basic', basic: 'int64', name: 'int64' });
}

/** m := make([]T, len); copy(m, s) */
function makeSliceCopy(f: F, n: MakeExpr): X[] {
  const elem = elemType(n.type!);
  const info = f.info(elem);
  const len = f.cheap(wordOf(f, n.len!));
  const s = parts(f, n.cap!).map((x) => f.cheap(x));
  if (!info.hasPointers && n.bounded === true) {
    const size = f.cheap(mulConst(f, len, info.size));
    const p = f.rt('mallocgc', size, m.nil, m.i32(0))[0]!;
    f.rt('memmove', p, s[0]!, size);
    return [p, len, len];
  }
  const p = f.rt('makeslicecopy', rtypeX(f, n.rtype, elem), len, s[1]!, s[0]!)[0]!;
  return [p, len, len];
}

// ---------------------------------------------------------------- min, max, recover, print

export function minMax(f: F, n: CallExpr): Val {
  const t = n.type!;
  const k = numOf(f, t);
  const max = n.op === 'OMAX';
  if (k.kind === 'string') {
    let acc = parts(f, n.args[0]!);
    for (const a of n.args.slice(1)) {
      const y = parts(f, a);
      acc = f.rt(max ? 'strmax' : 'strmin', acc[0]!, acc[1]!, y[0]!, y[1]!);
    }
    return { parts: acc, loc: null };
  }
  let acc = one(f, n.args[0]!);
  for (const a of n.args.slice(1)) {
    const y = one(f, a);
    if (k.kind === 'float') acc = m.op2(m.opName(acc.t === 'f' ? 'f32' : 'f64', max ? 'max' : 'min'), acc.t, acc, y);
    else {
      const [x2, y2] = [f.cheap(acc), f.cheap(y)];
      const op = `${x2.t === 'l' ? 'i64' : 'i32'}.${max ? 'gt' : 'lt'}_${k.signed ? 's' : 'u'}`;
      acc = f.temp(m.op3(x2.t === 'l' ? 'select.l' : 'select.i', x2.t as m.VT, x2, y2, m.op2(op, 'i', x2, y2)));
    }
  }
  return { parts: [acc], loc: null };
}

export function recoverExpr(f: F): Val {
  return { parts: f.rt('gorecover'), loc: null };
}

export function printStmt(f: F, n: CallExpr): void {
  let args: (Expr | string)[] = n.args.map((a) => (isConstString(a) && !isNamed(a, 'quoted') ? stringVal(a) : a));
  if (n.op === 'OPRINTLN') {
    const out: (Expr | string)[] = [];
    args.forEach((a, i) => {
      if (i > 0) out.push(' ');
      out.push(a);
    });
    out.push('\n');
    args = out;
  }
  // Neighbouring constants print as one.
  const merged: (Expr | string)[] = [];
  for (const a of args) {
    const last = merged[merged.length - 1];
    if (typeof a === 'string' && typeof last === 'string') merged[merged.length - 1] = last + a;
    else merged.push(a);
  }
  const vals = merged.map((a) => (typeof a === 'string' ? null : expr(f, a)));
  const cheap = vals.map((v) => (v === null || v.parts === null ? v : { parts: v.parts.map((x) => f.cheap(x)), loc: null }));
  f.rt('printlock');
  merged.forEach((a, i) => {
    if (typeof a === 'string') {
      if (a === ' ') f.rt('printsp');
      else if (a === '\n') f.rt('printnl');
      else if (a !== '') f.rt('printstring', m.symAddr(f.pk.stringSym(a)), f.wconst(a.length));
      else f.rt('printstring', m.nil, f.wconst(0));
    } else print1(f, a, cheap[i]!.parts!);
  });
  f.rt('printunlock');
}

function isNamed(n: Expr, name: string): boolean {
  const t = n.type;
  return t !== null && t.kind === 'Named' && t.obj.name === name && t.obj.pkg?.path === 'runtime';
}

function print1(f: F, n: Expr, xs: X[]): void {
  const t = n.type!;
  const u = under(t);
  const call = (name: RuntimeName): void => {
    f.rt(name, ...xs);
  };
  switch (u.kind) {
    case 'Interface':
      call(isEmptyInterface(t) ? 'printeface' : 'printiface');
      return;
    case 'Slice':
      call('printslice');
      return;
    case 'Basic':
      break;
    default:
      call('printpointer');
      return;
  }
  const k = numOf(f, t);
  switch (k.kind) {
    case 'bool':
      call('printbool');
      return;
    case 'int': {
      const x = convert(f, xs[0]!, t, k.signed ? { kind: 'Basic', basic: 'int64', name: 'int64' } : tUint64);
      f.rt(k.signed ? 'printint' : isNamed(n, 'hex') ? 'printhex' : 'printuint', x);
      return;
    }
    case 'float':
      call(k.size === 4 ? 'printfloat32' : 'printfloat64');
      return;
    case 'complex':
      call(k.size === 8 ? 'printcomplex64' : 'printcomplex128');
      return;
    case 'string':
      call(isNamed(n, 'quoted') ? 'printquoted' : 'printstring');
      return;
    default:
      call('printpointer');
  }
}

// ---------------------------------------------------------------- unsafe

export function unsafeOp(f: F, n: BinaryExpr | UnaryExpr): Val {
  switch (n.op) {
    case 'OUNSAFEADD': {
      const p = one(f, n.x);
      const y = n.y;
      const c = intVal(y);
      const w = c !== null ? f.wconst(c) : convert(f, one(f, y), y.type!, tInt);
      // The result may point anywhere: it is checked like a conversion from uintptr.
      return { parts: [m.op1('p.ofword', 'p', f.w2('add', m.op1('p.toword', f.word, p), w))], loc: null };
    }
    case 'OUNSAFESLICEDATA':
    case 'OUNSAFESTRINGDATA':
      return { parts: [parts(f, n.x)[0]!], loc: null };
    case 'OUNSAFESLICE':
      return { parts: unsafeSlice(f, n, f.info(elemType(n.type!)).size, false), loc: null };
    case 'OUNSAFESTRING':
      return { parts: unsafeSlice(f, n, 1, true).slice(0, 2), loc: null };
    default:
      return f.bug(`unsafe ${n.op}`);
  }
}

function unsafeSlice(f: F, n: BinaryExpr, size: number, str: boolean): X[] {
  const p = f.cheap(one(f, n.x));
  const c = intVal(n.y);
  const badLen: RuntimeName = str ? 'panicunsafestringlen' : 'panicunsafeslicelen';
  const badNil: RuntimeName = str ? 'panicunsafestringnilptr' : 'panicunsafeslicenilptr';
  const bad = (name: RuntimeName) => (): void => {
    f.rt(name);
  };
  let len: X;
  if (c !== null) len = f.wconst(c);
  else {
    const v = f.cheap(one(f, n.y));
    const k = numOf(f, n.y.type!);
    if (k.size > f.ws) {
      const w = f.temp(m.op1('i32.wrap_i64', 'i', v));
      f.if(m.op2('i64.ne', 'i', m.op1('i64.extend_i32_s', 'l', w), v), bad(badLen));
      len = w;
    } else len = f.cheap(f.ext(v, k.signed));
  }
  if (constOf(len) < 0n) f.if(f.w2('lt_s', len, f.wconst(0)), bad(badLen));
  const isnil = m.op1('p.isnil', 'i', p);
  if (size === 0) {
    f.if(m.op2('i32.and', 'i', isnil, f.w2('gt_s', len, f.wconst(0))), bad(badNil));
    return [p, len, len];
  }
  // size * len overflows, or reaches behind the address space.
  const mem = f.temp(mulConst(f, len, size));
  const over = size === 1 ? m.i32(0) : f.w2('gt_u', len, f.wconst((1n << BigInt(f.ws * 8)) / BigInt(size) - 1n));
  const past = f.w2('gt_u', mem, f.w2('sub', f.wconst(0), m.op1('p.toword', f.word, p)));
  const wrapped = m.op2('i32.and', 'i', past, f.not(f.w2('eq', m.op1('p.toword', f.word, p), f.wconst(0))));
  const nilBad = m.op2('i32.and', 'i', isnil, f.w2('ne', mem, f.wconst(0)));
  f.if(m.op2('i32.or', 'i', m.op2('i32.or', 'i', over, wrapped), nilBad), () => {
    f.if(isnil, bad(badNil));
    f.rt(badLen);
  });
  return [p, len, len];
}

export type { Pos };
export { isString, posFileId, tUnsafePointer };
