/**
 * Conversions to interfaces, type assertions, and conversions among strings, bytes and runes (gc: walk/convert.go and
 * ssagen's dottype).
 */
import type { ConvExpr, DynamicTypeAssertExpr, Expr, TypeAssertExpr } from '../../ir/nodes.js';
import { isDirectIface, isEmptyInterface, isInterface, tInt32, tUint8, tUnsafePtr, under } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { bufferStays, objectStays } from './stays.js';
import { maxImplicitStackVarSize, onStack, variableMakeBytes } from './alloc.js';
import { soleComponent } from '../typedesc/alg.js';
import { convert, numOf } from './arith.js';
import { dataWordFunc, needsAddrForConv } from './convert-names.js';
import { expr, memOf, one, parts, pointerOf, rtypeX } from './expr.js';
import { quarantined } from './quarantine.js';
import { isConstString, stringVal } from './nodes.js';
import { constantSym, constantValueOf } from './static-data.js';
import type { F, MemLoc, Val } from './state.js';
import { addString, stackBuf } from './strings.js';

/** Byte offsets in abi.ITab: Inter, Type, Hash, Fun. */
export const itabType = (ws: number): number => ws;
export const itabFun = (ws: number): number => (ws === 8 ? 24 : 12);

// ---------------------------------------------------------------- to interfaces

export function convIface(f: F, n: ConvExpr): Val {
  const to = n.type!;
  const from = n.x.type!;
  if (isInterface(from)) return ifaceToIface(f, n, from, to);
  const data = dataWord(f, n);
  const word = typeWord(f, n, from, to);
  return { parts: [word, data], loc: null };
}

function typeWord(f: F, n: ConvExpr, from: Type, to: Type): X {
  if (n.typeWord) return pointerOf(f, n.typeWord);
  return isEmptyInterface(to) ? f.typeAddr(from) : f.itabAddr(from, to);
}

function ifaceToIface(f: F, n: ConvExpr, from: Type, to: Type): Val {
  const x = parts(f, n.x).map((v) => f.cheap(v));
  if (isEmptyInterface(to)) {
    if (isEmptyInterface(from)) return { parts: x, loc: null };
    const r = f.newReg('p');
    f.set(r, x[0]!);
    f.if(m.op1('i32.eqz', 'i', m.op1('p.isnil', 'i', m.vreg(r, 'p'))), () => f.set(r, m.load('p', 'p', m.vreg(r, 'p'), itabType(f.ws))));
    return { parts: [m.vreg(r, 'p'), x[1]!], loc: null };
  }
  const inter = n.typeWord ? pointerOf(f, n.typeWord) : f.typeAddr(to);
  return assertIface(f, x, isEmptyInterface(from), inter, true).val;
}

/** The value of a pointer-shaped type whose word is `w`. */
export function fromDirectWord(f: F, w: X, t: Type): Val {
  if (f.parts(t) !== null) return { parts: [w], loc: null };
  const l = f.frameMem(f.newSlot(t, '.direct'));
  f.storePart(l, f.parts(tUnsafePtr)![0]!, w);
  return { parts: null, loc: l };
}

/** The data word for a value of concrete type: the value itself, or the address of a copy. */
function dataWord(f: F, n: ConvExpr): X {
  const from = n.x.type!;
  const info = f.info(from);
  if (isDirectIface(from)) {
    const v = expr(f, n.x);
    return v.parts === null ? f.loadPart(v.loc, f.parts(tUnsafePtr)![0]!) : v.parts[0]!;
  }
  if (info.size === 0) {
    drop(f, expr(f, n.x));
    return m.symAddr('runtime.zerobase');
  }
  const sc = soleComponent(from);
  const k = numOf(f, sc ?? from);
  if (k.kind === 'bool' || (info.size === 1 && k.kind === 'int')) {
    const x = parts(f, n.x)[0]!;
    if (x.op === 'i32.const') return m.symAddr('runtime.staticuint64s', ((x.v as number) & 0xff) * 8);
    const b = k.signed ? m.op1('i32.extend8_u', 'i', x) : x;
    return m.op2('p.index', 'p', m.symAddr('runtime.staticuint64s'), f.ext(b, false), 8);
  }
  const lit = needsAddrForConv(from, f.ws) && n.x.op === 'ONAME' && !f.addrTaken.has(n.x) ? constantValueOf(n.x) : null;
  const sym = constantSym(f, lit ?? n.x);
  if (sym !== null) return m.symAddr(sym);
  if (onStack(f, n) && info.size <= 1024) {
    const l = f.frameMem(f.newSlot(from, '.iface'));
    objectStays(f, n, info.size);
    storeFresh(f, l, from, expr(f, n.x));
    return f.keepAddr(l);
  }
  if (quarantined(f, n)) {
    const v = expr(f, n.x);
    const kept = v.parts === null ? v : { parts: v.parts.map((x) => f.temp(x)), loc: null };
    const p = f.newObject(from, n);
    f.storeVal(f.mem(p, 0, 'fresh'), from, kept);
    return p;
  }
  const fn = dataWordFunc(from, f.ws);
  if (fn.byAddr) {
    const src = memOf(f, n.x);
    const t = n.srcRType ? pointerOf(f, n.srcRType) : f.typeAddr(from);
    return f.rt(fn.name as 'convT', t, f.passAddr(src))[0]!;
  }
  const v = expr(f, n.x);
  return f.rt(fn.name as 'convT64', ...reshape(f, v, from, fn.name))[0]!;
}

/** The value's bits as the parameter type of convT16, convT32, convT64, convTstring, convTslice. */
function reshape(f: F, v: Val, t: Type, name: string): X[] {
  if (v.parts !== null && (name === 'convTstring' || name === 'convTslice')) return v.parts;
  const want: m.VT = name === 'convT64' ? 'l' : 'i';
  if (v.parts !== null && v.parts.length === 1) {
    const x = v.parts[0]!;
    if (x.t === want) return [name === 'convT16' ? m.op1('i32.extend16_u', 'i', x) : x];
    if (x.t === 'f' && want === 'i') return [m.op1('i32.reinterpret_f32', 'i', x)];
    if (x.t === 'd' && want === 'l') return [m.op1('i64.reinterpret_f64', 'l', x)];
    if (x.t === 'p') return [m.op1('p.toword', want, x)];
  }
  const l = f.spill(v, t);
  const ld = name === 'convT16' ? 'i16u' : want === 'i' ? 'i32' : 'i64';
  return [l.ptr === null ? m.frameLoad(ld, want, l.slot, l.off) : m.load(ld, want, l.ptr, l.off)];
}

export function storeFresh(f: F, l: MemLoc, t: Type, v: Val): void {
  if (l.ptr === null && l.slot >= 0) f.push(m.varDefS(l.slot));
  f.storeVal(l, t, v);
}

/** Evaluates for traps only. */
export function drop(f: F, v: Val): void {
  if (v.parts !== null) {
    for (const x of v.parts) if (m.canTrap(x)) f.eff(x);
  } else if (v.loc.ptr !== null && m.canTrap(v.loc.ptr)) f.eff(v.loc.ptr);
}

// ---------------------------------------------------------------- assertions

export interface Asserted {
  val: Val;
  ok: X | null;
}

export function dotType(f: F, n: TypeAssertExpr, commaok: boolean): Asserted {
  const src = n.x.type!;
  const t = n.type!.kind === 'Tuple' ? n.type!.vars[0]!.type! : n.type!;
  const x = parts(f, n.x).map((v) => f.cheap(v));
  if (isInterface(t)) {
    if (isEmptyInterface(t)) return toEmpty(f, x, isEmptyInterface(src), f.typeAddr(t), commaok);
    return assertIface(f, x, isEmptyInterface(src), f.typeAddr(t), commaok);
  }
  const want = isEmptyInterface(src) ? f.typeAddr(t) : n.itab ? pointerOf(f, n.itab) : f.itabAddr(t, src);
  if (n.useNilPanic && !commaok) {
    // Devirtualised: the call would have failed on a nil itab.
    const word = f.nilcheck(x[0]!, n.pos);
    f.eff(word);
  }
  return concrete(f, x, src, t, want, () => f.typeAddr(t), () => f.typeAddr(src), commaok);
}

export function dynamicDotType(f: F, n: DynamicTypeAssertExpr, commaok: boolean): Asserted {
  const src = n.x.type!;
  const t = n.type!.kind === 'Tuple' ? n.type!.vars[0]!.type! : n.type!;
  const x = parts(f, n.x).map((v) => f.cheap(v));
  // Known through an itab only: its type.
  const tab = n.itab ? f.cheap(pointerOf(f, n.itab)) : null;
  const target = n.rtype ? f.cheap(pointerOf(f, n.rtype)) : f.cheap(m.load('p', 'p', tab ?? f.bug('no type word'), itabType(f.ws)));
  if (isInterface(t)) {
    if (isEmptyInterface(t)) return toEmpty(f, x, isEmptyInterface(src), target, commaok);
    return assertIface(f, x, isEmptyInterface(src), target, commaok);
  }
  const want = tab !== null && !isEmptyInterface(src) ? tab : target;
  return concrete(f, x, src, t, want, () => target, () => (n.srcRType ? pointerOf(f, n.srcRType) : f.typeAddr(src)), commaok);
}

/** x.(T) for concrete T: compare the type word. */
function concrete(f: F, x: X[], src: Type, t: Type, want: X, target: () => X, srcType: () => X, commaok: boolean): Asserted {
  const ok = m.op2('p.eq', 'i', x[0]!, want);
  const load = (): Val => (isDirectIface(t) ? fromDirectWord(f, x[1]!, t) : f.loadVal(f.mem(x[1]!, 0), t));
  if (!commaok) {
    f.if(f.not(ok), () => {
      f.rt(isEmptyInterface(src) ? 'panicdottypeE' : 'panicdottypeI', x[0]!, target(), srcType());
    });
    return { val: load(), ok: null };
  }
  const okv = f.temp(ok);
  const pt = f.parts(t);
  if (pt === null) {
    const l = f.frameMem(f.newSlot(t, '.assert'));
    f.if(
      okv,
      () => f.storeVal(l, t, load()),
      () => f.storeZero(l, t),
    );
    return { val: { parts: null, loc: l }, ok: okv };
  }
  const regs = pt.map((p) => f.newReg(p.t));
  f.if(
    okv,
    () => f.assignRegs(regs, load().parts!),
    () => f.assignRegs(regs, f.zero(t).parts!),
  );
  return { val: { parts: regs.map((r, i) => m.vreg(r, pt[i]!.t)), loc: null }, ok: okv };
}

/** x.(any). */
function toEmpty(f: F, x: X[], fromEmpty: boolean, target: X, commaok: boolean): Asserted {
  const notNil = m.op1('i32.eqz', 'i', m.op1('p.isnil', 'i', x[0]!));
  if (fromEmpty && commaok) return { val: { parts: x, loc: null }, ok: notNil };
  if (!commaok) {
    f.if(m.op1('p.isnil', 'i', x[0]!), () => {
      f.rt('panicnildottype', target);
    });
    return { val: { parts: [fromEmpty ? x[0]! : m.load('p', 'p', x[0]!, itabType(f.ws)), x[1]!], loc: null }, ok: null };
  }
  const ok = f.temp(notNil);
  const r = f.newReg('p');
  f.set(r, x[0]!);
  f.if(ok, () => f.set(r, m.load('p', 'p', x[0]!, itabType(f.ws))));
  return { val: { parts: [m.vreg(r, 'p'), x[1]!], loc: null }, ok };
}

/** x.(I) through the runtime, which caches itabs. With commaok a failed assertion gives nil words. */
function assertIface(f: F, x: X[], fromEmpty: boolean, inter: X, commaok: boolean): Asserted {
  const r = f.newReg('p');
  const typ = (): X => (fromEmpty ? x[0]! : m.load('p', 'p', x[0]!, itabType(f.ws)));
  f.set(r, m.nil);
  f.if(
    m.op1('p.isnil', 'i', x[0]!),
    commaok
      ? () => undefined
      : () => {
          f.rt('panicnildottype', inter);
        },
    () => f.set(r, f.rt(commaok ? 'assertE2I2' : 'assertE2I', inter, typ())[0]!),
  );
  const tab = m.vreg(r, 'p');
  if (!commaok) return { val: { parts: [tab, x[1]!], loc: null }, ok: null };
  const ok = f.temp(m.op1('i32.eqz', 'i', m.op1('p.isnil', 'i', tab)));
  // The zero value of the interface has no data word either.
  const data = f.temp(m.op3('select.p', 'p', x[1]!, m.nil, ok));
  return { val: { parts: [tab, data], loc: null }, ok };
}

// ---------------------------------------------------------------- strings, bytes, runes

export function stringConv(f: F, n: ConvExpr): Val {
  const buf = (size: number): X => {
    if (!onStack(f, n)) return m.nil;
    bufferStays(f, n, size);
    return stackBuf(f, size);
  };
  switch (n.op) {
    case 'OBYTES2STR': {
      const x = parts(f, n.x);
      return { parts: f.rt('slicebytetostring', buf(variableMakeBytes), x[0]!, x[1]!), loc: null };
    }
    case 'OBYTES2STRTMP':
      return { parts: parts(f, n.x).slice(0, 2), loc: null };
    case 'ORUNES2STR': {
      const x = parts(f, n.x);
      return { parts: f.rt('slicerunetostring', buf(variableMakeBytes), ...x), loc: null };
    }
    case 'ORUNESTR':
      return { parts: f.rt('intstring', buf(4), convert(f, one(f, n.x), n.x.type!, { kind: 'Basic', basic: 'int64', name: 'int64' })), loc: null };
    case 'OSTR2RUNES':
      return { parts: f.rt('stringtoslicerune', buf(32 * 4), ...parts(f, n.x)), loc: null };
    case 'OSTR2BYTESTMP': {
      const x = parts(f, n.x);
      const len = f.cheap(x[1]!);
      if (n.nonNil) return { parts: [x[0]!, len, len], loc: null };
      // []byte("") is empty, not nil.
      const p = f.newReg('p');
      f.set(p, x[0]!);
      f.if(m.op1('p.isnil', 'i', m.vreg(p, 'p')), () => f.set(p, m.symAddr('runtime.zerobase')));
      return { parts: [m.vreg(p, 'p'), len, len], loc: null };
    }
    case 'OSTR2BYTES':
      return stringToBytes(f, n);
    default:
      return f.bug(`string conversion ${n.op}`);
  }
}

function stringToBytes(f: F, n: ConvExpr): Val {
  const s: Expr = n.x;
  if (s.op === 'OADDSTR') return addString(f, s, n);
  if (isConstString(s)) {
    const text = stringVal(s);
    const arr: Type = { kind: 'Array', len: text.length, elem: tUint8 };
    let p: X;
    if (onStack(f, n) && text.length <= maxImplicitStackVarSize) {
      objectStays(f, n, text.length);
      p = f.temp(stackBuf(f, text.length));
    } else p = f.newObject(arr, n);
    if (text.length > 0) f.eff(m.op2('mem.copy', '', p, m.symAddr(f.pk.stringSym(text)), text.length));
    const len = f.wconst(text.length);
    return { parts: [p, len, len], loc: null };
  }
  if (onStack(f, n)) bufferStays(f, n, variableMakeBytes);
  const buf = onStack(f, n) ? stackBuf(f, variableMakeBytes) : m.nil;
  return { parts: f.rt('stringtoslicebyte', buf, ...parts(f, s)), loc: null };
}

export { rtypeX, tInt32, under };
