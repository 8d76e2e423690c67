/** Composite literals (gc: walk/complit.go). Constant parts of larger ones are copied from read-only data. */
import type { CompLitExpr, Expr, KeyExpr, PtrLitExpr } from '../../ir/nodes.js';
import { copyNode } from '../../ir/layout.js';
import { newCompLit, newIndex } from '../../ir/build.js';
import { isDirectIface, tInt, under } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { drop } from './convert.js';
import { onStack } from './alloc.js';
import { objectStays } from './stays.js';
import { makeMap } from './builtins.js';
import { expr } from './expr.js';
import { mapAssign } from './maps.js';
import { isZero } from '../../ir/predicates.js';
import { frameTemp, intVal, isStaticLit } from './nodes.js';
import { Statics, literalSym } from './static-data.js';
import type { F, MemLoc, Val } from './state.js';

/** ir.MaxSmallArraySize */
const maxSmallArraySize = 256;

const isConstNode = (n: Expr): boolean => n.op === 'OLITERAL' || n.op === 'ONIL' || (n.op === 'OCONVNOP' && isConstNode(n.x)) || (n.op === 'OMETHEXPR') || (n.op === 'ONAME' && n.class === 'PFUNC');

export function compLit(f: F, n: CompLitExpr): Val {
  const t = n.type!;
  switch (n.op) {
    case 'OSLICELIT':
      return { parts: sliceLit(f, n), loc: null };
    case 'OMAPLIT':
      return { parts: [mapLit(f, n)], loc: null };
    default:
      break;
  }
  if (f.parts(t) !== null) return { parts: splitLit(f, n), loc: null };
  const sym = literalSym(f.pk, n);
  if (sym !== null) return { parts: null, loc: f.mem(m.symAddr(sym), 0, 'stack') };
  const slot = f.newSlot(t, '.lit');
  const dst = f.frameMem(slot);
  f.push(m.varDefS(slot));
  litInto(f, n, dst, false);
  return { parts: null, loc: dst };
}

/** Parts of a struct or array literal whose type is split. */
function splitLit(f: F, n: CompLitExpr): X[] {
  const u = under(n.type!);
  if (u.kind === 'Array') {
    const e = n.list[0];
    if (u.len === 0 || e === undefined) return f.zero(n.type!).parts!;
    return expr(f, e.op === 'OKEY' ? e.value : e).parts!;
  }
  if (u.kind !== 'Struct') return f.bug('struct literal');
  const vals: (X[] | null)[] = u.fields.map(() => null);
  for (const e of n.list) {
    if (e.op !== 'OSTRUCTKEY') return f.bug('struct literal without keys');
    vals[e.fieldIndex] = expr(f, e.value).parts!;
  }
  return u.fields.flatMap((fd, i) => vals[i] ?? f.zero(fd.type!).parts!);
}

interface Entry {
  off: number;
  t: Type;
  v: Expr;
}

/** Elements of a struct, array or slice literal with their offsets. */
function entries(f: F, n: CompLitExpr): { list: Entry[]; total: number } {
  const u = under(n.type!);
  if (u.kind === 'Struct') {
    const offs = f.info(n.type!).offsets;
    const list: Entry[] = [];
    for (const e of n.list) if (e.op === 'OSTRUCTKEY') list.push({ off: offs[e.fieldIndex]!, t: e.field.type!, v: e.value });
    return { list, total: u.fields.length };
  }
  if (u.kind !== 'Array' && u.kind !== 'Slice') return f.bug('literal');
  const size = f.info(u.elem).size;
  let k = 0;
  const list: Entry[] = [];
  for (const e of n.list) {
    let v = e;
    if (e.op === 'OKEY') {
      k = Number(intVal(e.key)!);
      v = e.value;
    }
    list.push({ off: k * size, t: u.elem, v });
    k++;
  }
  return { list, total: u.kind === 'Array' ? u.len : n.len };
}

/** Number of constant leaves of a literal. */
function constants(n: CompLitExpr): number {
  let c = 0;
  for (const e of n.list) {
    const v = e.op === 'OKEY' || e.op === 'OSTRUCTKEY' ? e.value : e;
    if (v.op === 'OARRAYLIT' || v.op === 'OSTRUCTLIT') c += constants(v);
    else if (isConstNode(v) && !isZero(v)) c++;
  }
  return c;
}

/** Stores a struct or array literal at dst. `zeroed`: dst holds zeroes already. */
export function litInto(f: F, n: CompLitExpr, dst: MemLoc, zeroed: boolean): void {
  const t = n.type!;
  const { list, total } = entries(f, n);
  let done = false;
  if (constants(n) > 4 && f.info(t).size > 2 * f.ws) {
    const sym = staticPart(f, n, t);
    f.copyMem(dst, f.mem(m.symAddr(sym), 0, 'stack'), t);
    done = true;
  } else if (!zeroed && (list.length < total || list.some((e) => e.v.op === 'OSTRUCTLIT' || e.v.op === 'OARRAYLIT'))) {
    f.storeZero(dst, t);
    zeroed = true;
  }
  elements(f, list, dst, zeroed, done);
}

function elements(f: F, list: readonly Entry[], dst: MemLoc, zeroed: boolean, constsDone: boolean): void {
  for (const e of list) {
    const l = f.at(dst, e.off);
    if (e.v.op === 'OSTRUCTLIT' || e.v.op === 'OARRAYLIT') {
      if (e.v.init === undefined && f.parts(e.t) === null) {
        if (constsDone) elements(f, entries(f, e.v).list, l, zeroed, true);
        else litInto(f, e.v, l, zeroed);
        continue;
      }
    }
    if (constsDone && isAllConst(e.v)) continue;
    if (zeroed && isZero(e.v)) continue;
    f.storeVal(l, e.t, expr(f, e.v));
  }
}

const isAllConst = (n: Expr): boolean =>
  isConstNode(n) || ((n.op === 'OARRAYLIT' || n.op === 'OSTRUCTLIT') && n.list.every((e) => isAllConst(e.op === 'OKEY' || e.op === 'OSTRUCTKEY' ? e.value : e)));

/** Read-only data with the constant leaves of a literal. */
function staticPart(f: F, n: CompLitExpr, t: Type): string {
  const b = f.pk.newStatic(t, true);
  const s = new Statics(f.pk);
  const fill = (lit: CompLitExpr, base: number): void => {
    for (const e of entries(f, lit).list) {
      if (e.v.op === 'OARRAYLIT' || e.v.op === 'OSTRUCTLIT') {
        if (f.parts(e.t) === null || isAllConst(e.v)) fill(e.v, base + e.off);
      } else if (isConstNode(e.v)) s.assign(b, base + e.off, e.v, e.t);
    }
  };
  fill(n, 0);
  return b.sym;
}

/** A literal that nobody reads is its elements' side effects (gc finds its stores dead). False: it is none, or is allocated. */
export function discardLit(f: F, y: Expr): boolean {
  if (y.op !== 'OARRAYLIT' && y.op !== 'OSTRUCTLIT' && !(y.op === 'OSLICELIT' && onStack(f, y))) return false;
  if (y.init !== undefined) return false;
  for (const e of y.list) {
    const v = e.op === 'OKEY' || e.op === 'OSTRUCTKEY' ? e.value : e;
    if (!isConstNode(v) && !discardLit(f, v)) drop(f, expr(f, v));
  }
  return true;
}

// ---------------------------------------------------------------- slices

function sliceLit(f: F, n: CompLitExpr): X[] {
  const u = under(n.type!);
  if (u.kind !== 'Slice') return f.bug('slice literal');
  const arr: Type = { kind: 'Array', len: n.len, elem: u.elem };
  const info = f.info(arr);
  const len = f.wconst(n.len);
  if (info.size === 0 && !n.list.some((e) => !isConstNode(e.op === 'OKEY' ? e.value : e))) return [m.symAddr('runtime.zerobase'), len, len];
  const { list, total } = entries(f, n);
  const useStatic = constants(n) > 0 && n.len > 0 && info.size > maxSmallArraySize && info.size < 2 ** 30;
  let p: X;
  let dst: MemLoc;
  const stack = onStack(f, n);
  if (stack) {
    const slot = f.newSlot(arr, '.slicelit');
    objectStays(f, n, info.size);
    dst = f.frameMem(slot);
    f.push(m.varDefS(slot));
    p = f.keepAddr(dst);
    f.slots[slot]!.object = true;
  } else {
    p = f.newObject(arr, n);
    dst = f.mem(p, 0, 'fresh');
  }
  if (useStatic) {
    const data = copyNode(n);
    data.type = arr;
    data.op = 'OARRAYLIT';
    const sym = staticPart(f, data, arr);
    f.copyMem(dst, f.mem(m.symAddr(sym), 0, 'stack'), arr);
  } else if (stack && (list.length < total || f.info(arr).hasPointers || list.some((e) => e.v.op === 'OSTRUCTLIT' || e.v.op === 'OARRAYLIT'))) f.storeZero(dst, arr);
  elements(f, list, dst, !useStatic && (!stack || list.length < total || f.info(arr).hasPointers), useStatic);
  return [p, len, len];
}

// ---------------------------------------------------------------- maps

function mapLit(f: F, n: CompLitExpr): X {
  if (onStack(f, n)) objectStays(f, n, f.ws === 8 ? 48 : 32);
  const mp = f.temp(makeMap(f, n.type!, f.wconst(n.len + n.list.length), BigInt(n.len + n.list.length), tInt, onStack(f, n), n.rtype ?? null));
  const u = under(n.type!);
  if (u.kind !== 'Map') return f.bug('map literal');
  const reg = mp.n;
  const name = frameTemp(f.fn, n.type, '.maplit', n.pos);
  f.storage.set(name as never, { k: 'regs', regs: [reg] });
  const assign = (key: Expr, value: Val): void => {
    const at = newIndex(n.pos, name, key, u.elem, 'OINDEXMAP');
    at.assigned = true;
    at.rtype = n.rtype ?? null;
    const l = mapAssign(f, at);
    f.storeVal(l, u.elem, value);
  };
  const list = n.list as KeyExpr[];
  if (list.length <= 25) {
    for (const e of list) assign(e.key!, expr(f, e.value));
    return mp;
  }
  // Many entries: two tables and a loop.
  const kt: Type = { kind: 'Array', len: list.length, elem: u.key };
  const vt: Type = { kind: 'Array', len: list.length, elem: u.elem };
  const table = (t: Type, elems: Expr[]): string => {
    const b = f.pk.newStatic(t, true);
    new Statics(f.pk).assign(b, 0, newCompLit(n.pos, 'OARRAYLIT', t, elems), t);
    return b.sym;
  };
  const keys = table(kt, list.map((e) => e.key!));
  const vals = table(vt, list.map((e) => e.value));
  const i = f.newReg(f.word);
  f.set(i, f.wconst(0));
  const head = f.newLabel();
  const iv = m.vreg(i, f.word);
  f.loop(head, () => {
    const kloc = f.mem(m.op2('p.index', 'p', m.symAddr(keys), iv, f.info(u.key).size), 0, 'stack');
    const vloc = f.mem(m.op2('p.index', 'p', m.symAddr(vals), iv, f.info(u.elem).size), 0, 'stack');
    const key = frameTemp(f.fn, u.key, '.mapkey', n.pos);
    f.storage.set(key, kloc);
    assign(key, f.loadVal(vloc, u.elem));
    f.set(i, f.w2('add', iv, f.wconst(1)));
    f.brIf(f.w2('lt_s', iv, f.wconst(list.length)), head);
  });
  return mp;
}

// ---------------------------------------------------------------- pointers

/** &T{...}; escape analysis says where. */
export function ptrLit(f: F, n: PtrLitExpr): X {
  const lit = n.x;
  const t = lit.type!;
  let p: X;
  let dst: MemLoc;
  const stack = onStack(f, n);
  if (stack) {
    const slot = f.newSlot(t, '.ptrlit');
    objectStays(f, n, f.info(t).size);
    dst = f.frameMem(slot);
    f.push(m.varDefS(slot));
    p = f.keepAddr(dst);
    f.slots[slot]!.object = true;
    f.storeZero(dst, t);
  } else {
    p = f.newObject(t, n);
    dst = f.mem(p, 0, 'fresh');
  }
  if (lit.op === 'OSTRUCTLIT' || lit.op === 'OARRAYLIT') litInto(f, lit, dst, true);
  else f.storeVal(dst, t, expr(f, lit));
  return p;
}

export { isDirectIface, isStaticLit };
