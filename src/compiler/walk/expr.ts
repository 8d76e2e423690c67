/**
 * Expressions to values and locations (gc: walk/expr.go and ssagen's expr and addr). The tree was ordered before, so
 * everything here may be evaluated when its statement runs.
 */
import { type Pos, posInl } from '../../base/source.js';
import { takeInit } from '../../ir/copy.js';
import type { ArithOp, BinaryExpr, CallExpr, Expr, IndexExpr, Literal, Name, SelectorExpr, SliceExpr } from '../../ir/nodes.js';
import { elemType, isDirectIface, isEmptyInterface, isInterface, isString, newPtr, tBytePtr, tInt, tString, under } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import { fieldPartIndex } from '../codegen/parts.js';
import { BoundsKind } from '../../bytecode/opcodes.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { arith, complement, complexOp, constParts, convert, intToInt, negate, numOf, shiftOp } from './arith.js';
import { appendExpr, copyExpr, lenCap, makeExpr, minMax, moveToHeap, newExpr, recoverExpr, unsafeOp } from './builtins.js';
import { call, methodExprSym } from './calls.js';
import { closureExpr, methodValue } from './closures.js';
import { compareExpr, condExpr } from './compare.js';
import { compLit, ptrLit } from './complit.js';
import { convIface, dotType, dynamicDotType, stringConv } from './convert.js';
import { intVal, isConstString, stringVal } from './nodes.js';
import { nameLoc } from './names.js';
import { type F, type Loc, type MemLoc, type Val, moved, named, noLoc } from './state.js';
import { addString } from './strings.js';
import { stmtList } from './stmt.js';
import { mapAccess, mapAssign } from './maps.js';

export const val = (...parts: X[]): Val => ({ parts, loc: null });

/** Runs the init statements of an ordered expression. */
export function runInit(f: F, n: Expr): void {
  if (n.init !== undefined && n.init.length > 0) stmtList(f, takeInit(n));
}

/** Scalar parts of an expression of split type. */
export function parts(f: F, n: Expr): X[] {
  const v = expr(f, n);
  if (v.parts === null) f.bug(`${n.op} has no scalar parts`);
  return v.parts;
}

/** The one scalar of an expression. */
export function one(f: F, n: Expr): X {
  const xs = parts(f, n);
  if (xs.length !== 1) f.bug(`${n.op} has ${xs.length} parts`);
  return xs[0]!;
}

/** A word (int, uint, uintptr) of an index or length expression of any integer type; constants included. */
export function wordOf(f: F, n: Expr): X {
  const c = intVal(n);
  if (c !== null) return f.wconst(c);
  const t = n.type!;
  const num = numOf(f, t);
  return intToInt(one(f, n), num, { kind: 'int', size: f.ws, signed: num.signed });
}

export function expr(f: F, n: Expr): Val {
  if (n.op === 'ONAME') return nameVal(f, n);
  if (n.op === 'OLITERAL') return val(...constParts(f, n.val, n.type!));
  // Statements made for n are at its place, those of its parent at the parent's.
  const save = f.pos;
  if (n.pos !== 0) f.pos = n.pos;
  runInit(f, n);
  const v = expr1(f, n);
  // Chains that grow to the right (`a[a[a[i]]]`, `-(-(-x))`) would exceed the depth of trees before a statement is made of them.
  if (v.parts !== null) for (let i = 0; i < v.parts.length; i++) if (v.parts[i]!.d > m.maxDepth) v.parts[i] = f.fit(v.parts[i]!);
  f.pos = save;
  return v;
}

function expr1(f: F, n: Exclude<Expr, Name | Literal>): Val {
  switch (n.op) {
    case 'ONIL':
      return f.zero(n.type!);
    case 'OPAREN':
      return expr(f, n.x);
    case 'OLINKSYMOFFSET':
      return f.loadVal(f.mem(m.symAddr(linksym(f, n), n.offset), 0, 'stack'), n.type!);
    case 'OMETHEXPR':
      return val(m.symAddr(f.pk.funcval(methodExprSym(f, n))));
    case 'OADD':
    case 'OSUB':
    case 'OMUL':
    case 'ODIV':
    case 'OMOD':
    case 'OAND':
    case 'OOR':
    case 'OXOR':
    case 'OANDNOT':
      return binary(f, n);
    case 'OLSH':
    case 'ORSH': {
      const x = one(f, n.x);
      const c = intVal(n.y);
      const y = c !== null ? m.i32(Number(c > 64n ? 64n : c)) : one(f, n.y);
      return val(shiftOp(f, n.op, x, y, n.type!, n.y.type!, n.pos));
    }
    case 'ONEG': {
      const xs = parts(f, n.x);
      const pt = n.type!;
      if (numOf(f, pt).kind === 'complex') return val(...xs.map((x) => m.op1(x.t === 'f' ? 'f32.neg' : 'f64.neg', x.t, x)));
      return val(negate(f, xs[0]!, pt));
    }
    case 'OPLUS':
      return expr(f, n.x);
    case 'OBITNOT':
      return val(complement(f, one(f, n.x), n.type!));
    case 'ONOT':
      return val(f.not(one(f, n.x)));
    case 'OEQ':
    case 'ONE':
    case 'OLT':
    case 'OLE':
    case 'OGT':
    case 'OGE':
      return val(compareExpr(f, n));
    case 'OANDAND':
    case 'OOROR':
      return val(condExpr(f, n));
    case 'OADDSTR':
      return addString(f, n, null);
    case 'OADDR':
      return val(address(f, n.x));
    case 'ODEREF':
    case 'ODOTPTR':
      return f.loadVal(loc(f, n), n.type!);
    case 'ODOT':
      return dot(f, n);
    case 'OINDEX':
      return index(f, n);
    case 'OINDEXMAP':
      return f.loadVal(mapAccess(f, n), n.type!);
    case 'OSLICE':
    case 'OSLICEARR':
    case 'OSLICESTR':
    case 'OSLICE3':
    case 'OSLICE3ARR':
      return val(...slice(f, n));
    case 'OSLICEHEADER':
      return val(one(f, n.ptr), wordOf(f, n.len), wordOf(f, n.cap));
    case 'OSTRINGHEADER':
      return val(one(f, n.ptr), wordOf(f, n.len));
    case 'OCONV':
      return conv(f, n);
    case 'OCONVNOP':
      return convNop(f, n);
    case 'OCONVIFACE':
      return convIface(f, n);
    case 'OBYTES2STR':
    case 'OBYTES2STRTMP':
    case 'ORUNES2STR':
    case 'OSTR2BYTES':
    case 'OSTR2BYTESTMP':
    case 'OSTR2RUNES':
    case 'ORUNESTR':
      return stringConv(f, n);
    case 'OSLICE2ARRPTR':
      return val(sliceToArrayPtr(f, n.x, elemType(n.type!), n.pos));
    case 'OSLICE2ARR':
      return f.loadVal(f.mem(sliceToArrayPtr(f, n.x, n.type!, n.pos), 0), n.type!);
    case 'ODOTTYPE':
      return dotType(f, n, false).val;
    case 'ODYNAMICDOTTYPE':
      return dynamicDotType(f, n, false).val;
    case 'ODOTTYPE2':
      return dotType(f, n, true).val;
    case 'ODYNAMICDOTTYPE2':
      return dynamicDotType(f, n, true).val;
    case 'OCALLFUNC':
    case 'OCALLINTER':
      return single(f, call(f, n), n);
    case 'OAPPEND':
      return appendExpr(f, n, null);
    case 'OMIN':
    case 'OMAX':
      return minMax(f, n);
    case 'ORECOVER':
      return recoverExpr(f);
    case 'OLEN':
    case 'OCAP':
      return val(lenCap(f, n));
    case 'OREAL':
      return val(parts(f, n.x)[0]!);
    case 'OIMAG':
      return val(parts(f, n.x)[1]!);
    case 'OCOMPLEX':
      return val(one(f, n.x), one(f, n.y));
    case 'OCOPY':
      return val(copyExpr(f, n));
    case 'ONEW':
      return val(newExpr(f, n));
    case 'OMAKECHAN':
    case 'OMAKEMAP':
    case 'OMAKESLICE':
    case 'OMAKESLICECOPY':
      return makeExpr(f, n);
    case 'OCLOSURE':
      return val(closureExpr(f, n));
    case 'OMETHVALUE':
      return val(methodValue(f, n));
    case 'OSTRUCTLIT':
    case 'OARRAYLIT':
    case 'OSLICELIT':
    case 'OMAPLIT':
      return compLit(f, n);
    case 'OPTRLIT':
      return val(ptrLit(f, n));
    case 'OITAB':
    case 'OSPTR':
      return val(parts(f, n.x)[0]!);
    case 'OIDATA':
      return val(parts(f, n.x)[1]!);
    case 'OMAKEFACE':
      return val(one(f, n.x), one(f, n.y));
    case 'OUNSAFEADD':
    case 'OUNSAFESLICE':
    case 'OUNSAFESTRING':
    case 'OUNSAFESLICEDATA':
    case 'OUNSAFESTRINGDATA':
      return unsafeOp(f, n);
    case 'OCFUNC':
      return val(m.funcAddr((n.x as Name).linkname!));
    case 'OGETG':
      return val(m.op0('getg', 'p'));
    case 'OMOVE2HEAP':
      return moveToHeap(f, n);
    case 'OINLCALL': {
      stmtList(f, n.body);
      return expr(f, n.returnVars[0]!);
    }
    case 'ORECV': {
      const t = n.type!;
      const ch = one(f, n.x);
      const l = f.frameMem(f.newSlot(t, '.recv'));
      f.storeZero(l, t);
      f.rt('chanrecv1', ch, f.passAddr(l));
      return f.loadVal(l, t);
    }
    default:
      return f.bug(`expression ${n.op}`);
  }
}

function single(f: F, vs: Val[], n: CallExpr): Val {
  if (vs.length !== 1) f.bug(`${vs.length} results of ${n.op} used as one value`);
  return vs[0]!;
}

function nameVal(f: F, n: Name): Val {
  if (n.class === 'PFUNC') return val(m.symAddr(f.pk.funcval(n.linkname!)));
  const p = f.pend.get(n);
  if (p !== undefined) return { parts: p.slice(), loc: null };
  return f.loadVal(nameLoc(f, n), n.type!);
}

function linksym(f: F, n: { linksym: string; descType?: Type; descIface?: Type }): string {
  if (n.descType !== undefined) {
    if (n.descIface !== undefined) f.pk.itabSym(n.descType, n.descIface);
    else f.pk.typeSym(n.descType);
  }
  return n.linksym;
}

function binary(f: F, n: BinaryExpr): Val {
  // The left spine may be long.
  const spine = [n];
  let x: Expr = n.x;
  while ((x.op === 'OADD' || x.op === 'OSUB' || x.op === 'OMUL' || x.op === 'OAND' || x.op === 'OOR' || x.op === 'OXOR') && x.init === undefined) {
    spine.push(x as typeof n);
    x = x.x;
  }
  let acc = parts(f, x);
  for (let i = spine.length - 1; i >= 0; i--) {
    const s = spine[i]!;
    const t = s.type!;
    if (numOf(f, t).kind === 'complex') {
      acc = complexOp(f, s.op as ArithOp, acc, parts(f, s.y), t);
      continue;
    }
    const y = one(f, s.y);
    acc = [f.fit(arith(f, s.op as ArithOp, acc[0]!, y, t, s.pos))];
  }
  return { parts: acc, loc: null };
}

function dot(f: F, n: SelectorExpr): Val {
  const xt = n.x.type!;
  const i = fieldIndex(f, n, xt);
  const v = expr(f, n.x);
  if (v.parts !== null) {
    const from = fieldPartIndex(xt, i, f.ws);
    const count = f.parts(n.type!)!.length;
    return { parts: v.parts.slice(from, from + count), loc: null };
  }
  return f.loadVal(f.at(v.loc, f.info(xt).offsets[i]!), n.type!);
}

function fieldIndex(f: F, n: { field?: unknown; fieldIndex?: number; sel: string }, t: Type): number {
  if (n.fieldIndex !== undefined) return n.fieldIndex;
  const u = under(t);
  if (u.kind !== 'Struct') f.bug('field of no struct');
  const i = u.fields.findIndex((x) => x === n.field || x.name === n.sel);
  if (i < 0) f.bug(`no field ${n.sel}`);
  return i;
}

// ---------------------------------------------------------------- locations

/** The location that an addressable expression denotes; trees in it are evaluated when it is used. */
export function loc(f: F, n: Expr): Loc {
  if (n.op === 'ONAME') return n.sym === '_' ? noLoc : nameLoc(f, n);
  const save = f.pos;
  if (n.pos !== 0) f.pos = n.pos;
  runInit(f, n);
  const l = loc1(f, n);
  f.pos = save;
  return l.k === 'mem' && l.ptr !== null && l.pos === undefined && posInl(n.pos) !== 0 ? named(l, n.pos) : l;
}

function loc1(f: F, n: Exclude<Expr, Name>): Loc {
  switch (n.op) {
    case 'OPAREN':
      return loc(f, n.x);
    case 'OLINKSYMOFFSET':
      return f.mem(m.symAddr(linksym(f, n), n.offset), 0, 'heap');
    case 'ODEREF':
      return f.mem(checked(f, n.x, n.pos, n.nonNil === true || n.bounded === true), 0, 'heap');
    case 'ODOTPTR': {
      const st = elemType(n.x.type!);
      return f.mem(checked(f, n.x, n.pos, n.nonNil === true || n.bounded === true), f.info(st).offsets[fieldIndex(f, n, st)]!, 'heap');
    }
    case 'ODOT': {
      const xt = n.x.type!;
      const i = fieldIndex(f, n, xt);
      const l = loc(f, n.x);
      if (l.k === 'none') return l;
      if (l.k === 'regs') {
        const from = fieldPartIndex(xt, i, f.ws);
        return { k: 'regs', regs: l.regs.slice(from, from + f.parts(n.type!)!.length) };
      }
      return f.at(l, f.info(xt).offsets[i]!);
    }
    case 'OINDEX': {
      const u = under(n.x.type!);
      if (u.kind === 'Array') {
        const l = loc(f, n.x);
        const c = intVal(n.index);
        if (l.k === 'none') return l;
        if (l.k === 'regs') {
          // Of length one (or zero, where every index is out of range).
          const i = boundedIndex(f, n, f.wconst(u.len), BigInt(u.len));
          if (m.canTrap(i)) f.eff(i);
          return u.len === 0 ? f.spill(f.zero(n.type!), n.type!) : l;
        }
        if (c !== null && c >= 0n && c < BigInt(u.len)) return f.at(l, Number(c) * f.info(u.elem).size);
        const i = boundedIndex(f, n, f.wconst(u.len), BigInt(u.len));
        const elem = f.mem(m.op2('p.index', 'p', l.ptr === null ? f.keepAddrTemp(l) : f.addrX(l), i, f.info(u.elem).size), 0, l.cls);
        return moved(elem, elem.ptr, elem.off, l.epoch);
      }
      return elemLoc(f, n);
    }
    case 'OINDEXMAP':
      return n.assigned === true ? mapAssign(f, n) : mapAccess(f, n);
    case 'OCONVNOP':
      return loc(f, n.x);
    default: {
      // Not addressable: a temporary.
      const v = expr(f, n);
      return f.spill(v, n.type!);
    }
  }
}

/** A memory location that holds the value of n: its own, or a temporary. */
export function memOf(f: F, n: Expr): MemLoc {
  switch (n.op) {
    case 'ONAME':
    case 'ODEREF':
    case 'ODOTPTR':
    case 'ODOT':
    case 'OINDEX':
    case 'OLINKSYMOFFSET': {
      if (n.op === 'ONAME' && (n.class === 'PFUNC' || n.sym === '_')) break;
      if (n.op === 'OINDEX' && isString(n.x.type!)) break;
      const l = loc(f, n);
      if (l.k === 'mem') return l;
      return f.spill(f.loadVal(l, n.type!), n.type!);
    }
    case 'OPAREN':
    case 'OCONVNOP':
      if (f.parts(n.type!) === null) return memOf(f, n.x);
      break;
    default:
      break;
  }
  return f.spill(expr(f, n), n.type!);
}

function checked(f: F, n: Expr, pos: Pos, known: boolean): X {
  const p = one(f, n);
  return f.nilcheck(p, pos, known || n.nonNil === true);
}

/** &x as the program may keep it. */
export function address(f: F, n: Expr): X {
  if (n.op === 'OLINKSYMOFFSET') return m.symAddr(linksym(f, n), n.offset);
  if (n.op === 'OSTRUCTLIT' || n.op === 'OARRAYLIT') return f.bug('address of a literal');
  const l = loc(f, n);
  if (l.k !== 'mem') return f.bug(`address of ${n.op} in registers`);
  return f.keepAddr(l);
}

/** Bounds-checked word index of n.index. */
export function boundedIndex(f: F, n: IndexExpr, len: X, constLen: bigint | null): X {
  const c = intVal(n.index);
  if (n.bounded === true) return wordOf(f, n.index);
  if (c !== null && constLen !== null && c >= 0n && c < constLen) return f.wconst(c);
  return bounds(f, n.index, len, BoundsKind.Index, n.pos);
}

/** bounds(x, y): x of any integer type. */
export function bounds(f: F, x: Expr, len: X, kind: number, pos: Pos): X {
  const c = intVal(x);
  if (c !== null) return m.trap2('bounds', f.word, f.wconst(c), len, kind, pos || f.pos || 1);
  const num = numOf(f, x.type!);
  const v = one(f, x);
  const k = kind + (num.signed ? 0 : BoundsKind.Unsigned);
  if (num.size > f.ws) return m.trap2('bounds.l', f.word, v, len, k, pos || f.pos || 1);
  return m.trap2('bounds', f.word, intToInt(v, num, { kind: 'int', size: f.ws, signed: num.signed }), len, k, pos || f.pos || 1);
}

/** Element of a slice or of an array behind a pointer. */
function elemLoc(f: F, n: IndexExpr): MemLoc {
  const u = under(n.x.type!);
  if (u.kind === 'Slice') {
    const s = parts(f, n.x);
    const c = intVal(n.index);
    const i = boundedIndex(f, n, s[1]!, null);
    const size = f.info(u.elem).size;
    if (c === 0n && n.bounded === true) return f.mem(s[0]!, 0, 'heap');
    return f.mem(m.op2('p.index', 'p', s[0]!, i, size), 0, 'heap');
  }
  if (u.kind === 'Pointer') {
    const a = under(u.elem);
    if (a.kind !== 'Array') f.bug('index of pointer');
    const p = f.nilcheck(one(f, n.x), n.pos, n.x.nonNil === true || n.nonNil === true);
    const c = intVal(n.index);
    const size = f.info(a.elem).size;
    if (c !== null && c >= 0n && c < BigInt(a.len)) return f.mem(p, Number(c) * size, 'heap');
    return f.mem(m.op2('p.index', 'p', p, boundedIndex(f, n, f.wconst(a.len), BigInt(a.len)), size), 0, 'heap');
  }
  return f.bug(`index of ${u.kind}`);
}

function index(f: F, n: IndexExpr): Val {
  const u = under(n.x.type!);
  if (u.kind === 'Basic') {
    if (isConstString(n.x)) {
      const s = stringVal(n.x);
      const c = intVal(n.index);
      if (c !== null && c >= 0n && c < BigInt(s.length)) return val(m.i32(s.charCodeAt(Number(c))));
    }
    const s = parts(f, n.x);
    const i = boundedIndex(f, n, s[1]!, null);
    return val(m.load('i8u', 'i', m.op2('p.index', 'p', s[0]!, i, 1), 0));
  }
  if (u.kind === 'Array') {
    const c = intVal(n.index);
    if (c !== null && n.x.op === 'ODEREF' && n.x.x.op === 'ONAME' && n.x.x.sym === '.dict') {
      // Words of dictionaries are addresses: they are read as such, whatever their nominal type.
      return val(m.load('p', 'p', one(f, n.x.x), Number(c) * f.ws));
    }
    const v = expr(f, n.x);
    if (v.parts !== null) {
      const i = boundedIndex(f, n, f.wconst(u.len), BigInt(u.len));
      if (m.canTrap(i)) f.eff(i);
      return u.len === 0 ? f.zero(n.type!) : v;
    }
    const size = f.info(u.elem).size;
    if (c !== null && c >= 0n && c < BigInt(u.len)) return f.loadVal(f.at(v.loc, Number(c) * size), n.type!);
    const i = boundedIndex(f, n, f.wconst(u.len), BigInt(u.len));
    return f.loadVal(f.mem(m.op2('p.index', 'p', f.addrX(v.loc), i, size), 0), n.type!);
  }
  const l = elemLoc(f, n);
  return f.loadVal(l, n.type!);
}

// ---------------------------------------------------------------- slicing

function slice(f: F, n: SliceExpr): X[] {
  const low = n.low !== null && intVal(n.low) === 0n ? null : n.low;
  const three = n.op === 'OSLICE3' || n.op === 'OSLICE3ARR';
  const str = n.op === 'OSLICESTR';
  let ptr: X;
  let len: X | null;
  let cap: X;
  let size: number;
  let constCap = -1n;
  if (n.op === 'OSLICEARR' || n.op === 'OSLICE3ARR') {
    const a = under(elemType(n.x.type!));
    if (a.kind !== 'Array') f.bug('slice of pointer');
    ptr = f.nilcheck(one(f, n.x), n.pos, n.x.nonNil === true || n.nonNil === true || n.x.op === 'OADDR');
    if (m.canTrap(ptr)) ptr = f.temp(ptr);
    size = f.info(a.elem).size;
    constCap = BigInt(a.len);
    cap = f.wconst(a.len);
    len = cap;
  } else {
    const s = parts(f, n.x);
    if (low === null && n.high === null && !three) return s;
    ptr = f.cheap(s[0]!);
    len = f.cheap(s[1]!);
    cap = str ? len : f.cheap(s[2]!);
    size = str ? 1 : f.info(elemType(n.x.type!)).size;
  }
  const bounded = n.bounded === true;
  const kinds = three
    ? [BoundsKind.Slice3Alen, BoundsKind.Slice3B, BoundsKind.Slice3C]
    : [str ? BoundsKind.SliceAlen : BoundsKind.SliceAcap, BoundsKind.SliceB, 0];
  if (n.op === 'OSLICEARR') kinds[0] = BoundsKind.SliceAlen;
  if (n.op === 'OSLICE3') kinds[0] = BoundsKind.Slice3Acap;
  // gc checks the largest index first.
  const check = (x: Expr, limit: X, kind: number, limitConst: bigint): X => {
    const c = intVal(x);
    if (bounded || (c !== null && c >= 0n && limitConst >= 0n && c <= limitConst)) return f.cheap(wordOf(f, x));
    return f.temp(bounds(f, x, limit, kind, n.pos));
  };
  let k = cap;
  let kConst = constCap;
  let j: X;
  let jConst: bigint;
  if (three) {
    k = check(n.max!, cap, kinds[0]!, constCap);
    kConst = constOf(k);
    j = check(n.high!, k, kinds[1]!, kConst);
    jConst = constOf(j);
  } else if (n.high !== null) {
    j = check(n.high, cap, kinds[0]!, constCap);
    jConst = constOf(j);
  } else {
    j = len!;
    jConst = constCap;
  }
  if (low === null) return str ? [ptr, j] : [ptr, j, k];
  const i = check(low, j, three ? kinds[2]! : kinds[1]!, jConst);
  const sub = (a: X, b: X): X => {
    const [x, y] = [constOf(a), constOf(b)];
    return x >= 0n && y >= 0n ? f.wconst(x - y) : f.w2('sub', a, b);
  };
  const rlen = f.cheap(sub(j, i));
  const rcap = str ? rlen : f.cheap(sub(k, i));
  // A slice of capacity 0 keeps its base, so that it never points behind its object.
  const rc = constOf(rcap);
  let delta = size === 0 ? f.wconst(0) : mulConst(f, i, size);
  if (rc < 0n) delta = f.w2('and', delta, m.op2(f.ws === 8 ? 'i64.shr_s' : 'i32.shr_s', f.word, f.w2('sub', f.wconst(0), rcap), m.i32(f.ws * 8 - 1)));
  else if (rc === 0n) delta = f.wconst(0);
  const p = size === 0 || constOf(delta) === 0n ? ptr : m.op2('p.add', 'p', ptr, delta);
  return str ? [p, rlen] : [p, rlen, rcap];
}

export function constOf(x: X): bigint {
  if (x.op === 'i64.const') return x.v as bigint;
  if (x.op === 'i32.const') return BigInt(x.v as number);
  return -1n;
}

export function mulConst(f: F, x: X, n: number): X {
  if (n === 1) return x;
  const c = constOf(x);
  if (c >= 0n) return f.wconst(c * BigInt(n));
  return f.w2('mul', x, f.wconst(n));
}

// ---------------------------------------------------------------- conversions

function conv(f: F, n: { x: Expr; type: Type | null }): Val {
  const to = n.type!;
  const from = n.x.type!;
  const a = numOf(f, from);
  const b = numOf(f, to);
  if (a.kind === 'complex' && b.kind === 'complex') {
    const xs = parts(f, n.x);
    if (a.size === b.size) return { parts: xs, loc: null };
    return val(...xs.map((x) => (a.size === 8 ? m.op1('f64.promote_f32', 'd', x) : m.op1('f32.demote_f64', 'f', x))));
  }
  if (n.x.op === 'OLITERAL' && b.kind === 'complex') return val(...constParts(f, n.x.val, to));
  if (b.kind === 'int' || b.kind === 'float' || b.kind === 'ptr') {
    if (n.x.op === 'OLITERAL' && b.kind === 'int' && a.kind === 'int') return val(...constParts(f, wrapConst(n.x.val, b), to));
    return val(convert(f, one(f, n.x), from, to));
  }
  return expr(f, n.x);
}

function wrapConst(v: import('../../types/types.js').ConstVal, n: { size: number; signed: boolean }): import('../../types/types.js').ConstVal {
  if (v.kind !== 'int') return v;
  return { kind: 'int', val: n.signed ? BigInt.asIntN(n.size * 8, v.val) : BigInt.asUintN(n.size * 8, v.val) };
}

function convNop(f: F, n: { x: Expr; type: Type | null }): Val {
  const to = n.type!;
  const from = n.x.type;
  const v = expr(f, n.x);
  if (from === null || v.parts === null || v.parts.length !== 1) return v;
  const want = f.parts(to);
  if (want === null || want.length !== 1 || want[0]!.t === v.parts[0]!.t) return v;
  return val(convert(f, v.parts[0]!, from, to));
}

/** (*[N]T)(s): the length is checked. */
function sliceToArrayPtr(f: F, x: Expr, arr: Type, pos: Pos): X {
  const a = under(arr);
  if (a.kind !== 'Array') f.bug('conversion to array');
  const s = parts(f, x);
  const p = f.cheap(s[0]!);
  f.eff(m.trap2('bounds', f.word, f.wconst(a.len), s[1]!, BoundsKind.Convert, pos || f.pos || 1));
  return p;
}

// ---------------------------------------------------------------- type words

/** Descriptor address of a type, or what the dictionary says. */
export function rtypeX(f: F, rtype: Expr | null | undefined, t: Type): X {
  return rtype ? pointerOf(f, rtype) : f.typeAddr(t);
}

/** A type word expression as a pointer. */
export function pointerOf(f: F, n: Expr): X {
  const x = one(f, n);
  return x.t === 'p' ? x : m.op1('p.ofword', 'p', x);
}

export { isDirectIface, isEmptyInterface, isInterface, newPtr, tBytePtr, tInt, tString };
