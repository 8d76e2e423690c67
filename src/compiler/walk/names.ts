/**
 * Variables: what is known about them before lowering (address taken, goto targets), where each lives, and the code at a
 * function's entry that puts parameters, results and captured variables there.
 */
import { type Arg, type ArgPlace, passedOnStack } from '../codegen/arginfo.js';
import { type Part, abiOf, pointerWords } from '../codegen/parts.js';
import { outerValue, paramNames, resultNames } from '../../ir/build.js';
import type { Func, Name, Node } from '../../ir/nodes.js';
import { newPtr } from '../../ir/typ.js';
import { linkString } from '../../types/link-string.js';
import type { Type } from '../../types/types.js';
import { doChildren } from '../../ir/visit.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { isHeapName } from './alloc.js';
import { variableStays } from './stays.js';
import type { F, Loc, MemLoc } from './state.js';

/** Of gc's limits for deferred calls that are made in place. */
const maxOpenDefers = 8;
const maxOpenExits = 15;

/** Finds address-taken variables, goto targets, and whether gc has the deferred calls made where a return statement is. */
export function scan(f: F): void {
  // Few functions have labels and gotos.
  let passed: Set<string> | null = null;
  let targets: Set<string> | null = null;
  let loops: Set<string> | null = null;
  let defers = 0;
  let returns = 0;
  let listed = false;
  const go = (n: Node): boolean => {
    switch (n.op) {
      case 'OADDR': {
        const v = outerValue(n.x);
        if (v.op === 'ONAME') f.addrTaken.add(v);
        break;
      }
      case 'OCLOSURE':
        for (const cv of n.func.closureVars) if (!isByval(cv) && cv.outer) f.addrTaken.add(cv.outer);
        return false;
      case 'ODEFER':
        f.fn.hasDefer = true;
        defers++;
        if (n.esc !== 'never' || n.deferAt) listed = true;
        break;
      case 'ORETURN':
        returns++;
        break;
      case 'OCALLFUNC':
        if (n.fun !== null && n.fun.op === 'ONAME' && n.fun.linkname === 'runtime.deferrangefunc') {
          f.fn.hasDefer = true;
          listed = true;
        }
        break;
      case 'OLABEL':
        (passed ??= new Set()).add(n.label);
        return false;
      case 'OGOTO':
        if (n.label !== null) {
          (targets ??= new Set()).add(n.label);
          if (passed?.has(n.label) === true) (loops ??= new Set()).add(n.label);
        }
        return false;
      default:
        break;
    }
    return doChildren(n, go);
  };
  for (const n of f.fn.body) go(n);
  if (targets !== null) f.gotoTargets = targets;
  if (loops !== null) f.loopLabels = loops;
  f.openDefers = defers > 0 && defers <= maxOpenDefers && !listed && defers * returns <= maxOpenExits && !resultNames(f.fn).some((r) => r.esc === 'heap');
}

/** Captured by value: by escape analysis, or the receiver of a method value. */
export const isByval = (v: Name): boolean => v.byval === true || (v.outer !== undefined && v.outer !== null && v.outer.curfn === null && v.outer.byval === true);

/** Offsets of captured variables in a closure object: a code word, then the variables or their addresses. */
export function closureLayout(f: F, vars: readonly Name[]): { offs: number[]; size: number; types: Type[] } {
  let at: number = f.ws;
  const offs: number[] = [];
  const types: Type[] = [];
  let align: number = f.ws;
  for (const v of vars) {
    const t = isByval(v) ? v.type! : newPtr(v.type!);
    const info = f.info(t);
    at = Math.ceil(at / info.align) * info.align;
    if (info.align > align) align = info.align;
    offs.push(at);
    types.push(t);
    at += info.size;
  }
  return { offs, size: Math.ceil(at / align) * align, types };
}

function record(f: F, n: Name, vregs: number[] | null, slot: number, heap: boolean, param: boolean): void {
  if (n.autoTemp || n.sym === '' || n.sym.startsWith('~') || n.sym.startsWith('.')) return;
  f.vars.push({ name: n.sym, type: linkString(n.type!), vregs, slot, heap, param, pos: n.pos });
}

/** Gives a local variable its place. */
export function storageOf(f: F, n: Name): Exclude<ReturnType<F['storage']['get']>, undefined> {
  const known = f.storage.get(n);
  if (known !== undefined) return known;
  if (n.class === 'PEXTERN') {
    const l = f.mem(m.symAddr(n.linkname ?? `${n.pkg?.path ?? ''}.${n.sym}`), 0, 'heap');
    f.storage.set(n, l);
    return l;
  }
  if (n.class === 'PFUNC') f.bug('a function has no storage');
  if (isHeapName(f, n)) {
    const reg = f.newReg('p', true);
    f.storage.set(n, { k: 'heap', reg });
    record(f, n, [reg], -1, true, false);
    return { k: 'heap', reg };
  }
  const parts = f.parts(n.type!);
  if (parts !== null && !f.addrTaken.has(n)) {
    const user = n.autoTemp !== true && !n.sym.startsWith('.') && !n.sym.startsWith('~');
    const regs = parts.map((p) => f.newReg(p.t, user));
    const st: Loc = { k: 'regs', regs };
    f.storage.set(n, st);
    record(f, n, regs, -1, false, false);
    return st;
  }
  const slot = f.newSlot(n.type!, n.sym);
  if (f.addrTaken.has(n)) {
    f.slots[slot]!.object = true;
    if (f.fn.hasDefer) f.slots[slot]!.always = true;
  }
  const st = f.frameMem(slot);
  f.storage.set(n, st);
  record(f, n, null, slot, false, false);
  return st;
}

/** The location of a variable. */
export function nameLoc(f: F, n: Name): Loc {
  const st = storageOf(f, n);
  if (st.k === 'heap') return f.mem(m.vreg(st.reg, 'p'), 0, 'heap');
  if (st.k === 'regs' && f.pend.has(n)) {
    const xs = f.pend.get(n)!;
    f.pend.delete(n);
    st.regs.forEach((r, i) => f.set(r, xs[i]!));
  }
  return st;
}

/** ODCL: the variable begins to live. */
export function declare(f: F, n: Name): void {
  if (n.sym === '_') return;
  const st = storageOf(f, n);
  if (st.k === 'heap') {
    const p = f.newObject(n.type!, n);
    f.set(st.reg, p);
    return;
  }
  variableStays(f, n);
  if (st.k === 'mem' && st.ptr === null && st.slot >= 0) f.push(m.varDefS(st.slot));
}

/** Signature, incoming parameters, results and captured variables. */
export function entry(f: F): void {
  const fn: Func = f.fn;
  const sig = fn.signature;
  const paramTypes = sig.params.vars.map((v) => v.type!);
  if (sig.recv !== null) paramTypes.unshift(sig.recv.type!);
  const abi = (f.abi = abiOf(
    paramTypes,
    sig.results.vars.map((v) => v.type!),
    f.ws,
  ));
  for (const t of abi.sig.params) f.newReg(t as m.VT);
  const params = paramNames(fn);
  f.results = resultNames(fn);
  if (fn.closureVars.length > 0) captured(f, fn.closureVars);
  params.forEach((n, i) => param(f, n, abi.params[i]!));
  f.results.forEach((n, i) => result(f, n, abi.results[i]!));
}

function param(f: F, n: Name, at: { parts: readonly Part[] | null; slot: number; mem: number; type: Type }): void {
  const t = at.type;
  const blank = n.sym === '_';
  if (!blank && !isHeapName(f, n)) variableStays(f, n);
  const inMem: MemLoc | null = at.slot < 0 ? f.frameMem(m.inArea, at.mem - f.abi.sig.mem) : null;
  if (inMem === null && !f.addrTaken.has(n) && !(!blank && isHeapName(f, n))) {
    const regs = at.parts!.map((_, k) => at.slot + k);
    for (const r of regs) f.vregs[r]!.user = !n.sym.startsWith('~') && !n.sym.startsWith('.');
    f.storage.set(n, { k: 'regs', regs });
    if (!blank) record2(f, n, regs, -1);
    return;
  }
  const xs: X[] | null = inMem === null ? at.parts!.map((p, k) => m.vreg(at.slot + k, p.t)) : null;
  if (!blank && isHeapName(f, n)) {
    const reg = f.newReg('p', true);
    f.storage.set(n, { k: 'heap', reg });
    f.vars.push({ name: n.sym, type: linkString(n.type!), vregs: [reg], slot: -1, heap: true, param: true, pos: n.pos });
    const p = f.newObject(n.type!, n);
    f.set(reg, p);
    const dst = f.mem(m.vreg(reg, 'p'), 0, 'fresh');
    f.storeVal(dst, t, xs !== null ? { parts: xs, loc: null } : { parts: null, loc: inMem! });
    return;
  }
  const parts = f.parts(t);
  if (inMem !== null && parts !== null && !f.addrTaken.has(n)) {
    // Does not fit the scalar parameters: loaded once.
    const regs = parts.map((p) => f.newReg(p.t, true));
    f.storage.set(n, { k: 'regs', regs });
    record2(f, n, regs, -1);
    regs.forEach((r, k) => f.set(r, f.loadPart(inMem, parts[k]!)));
    return;
  }
  if (inMem !== null) {
    // Used where it arrived.
    const slot = f.newSlot(t, n.sym);
    const s = f.slots[slot]!;
    s.fixed = inMem.off;
    if (f.addrTaken.has(n)) s.object = true;
    if (f.addrTaken.has(n) && f.fn.hasDefer) s.always = true;
    f.storage.set(n, f.frameMem(slot));
    if (!blank) record2(f, n, null, slot);
    return;
  }
  const st = storageOf(f, n);
  f.vars.pop();
  if (st.k === 'mem') record2(f, n, null, st.slot);
  f.storeVal(st as MemLoc, t, { parts: xs!, loc: null });
}

function record2(f: F, n: Name, vregs: number[] | null, slot: number): void {
  if (n.sym.startsWith('~') || n.sym.startsWith('.')) return;
  f.vars.push({ name: n.sym, type: linkString(n.type!), vregs, slot, heap: false, param: true, pos: n.pos });
}

function result(f: F, n: Name, at: { slot: number; mem: number; type: Type }): void {
  const t = at.type;
  if (isHeapName(f, n)) {
    declare(f, n);
    const st = f.storage.get(n)!;
    if (f.fn.hasDefer && st.k === 'heap') f.vregs[st.reg]!.always = true;
    return;
  }
  variableStays(f, n);
  if (at.slot < 0 && (f.parts(t) === null || f.addrTaken.has(n))) {
    const slot = f.newSlot(t, n.sym);
    const s = f.slots[slot]!;
    s.fixed = at.mem - f.abi.sig.mem;
    if (f.addrTaken.has(n)) s.object = true;
    if (f.fn.hasDefer) s.always = true;
    const l = f.frameMem(slot);
    f.storage.set(n, l);
    f.storeZero(l, t);
    if (!n.sym.startsWith('~')) record2(f, n, null, slot);
    return;
  }
  const st = storageOf(f, n);
  if (f.fn.hasDefer) {
    if (st.k === 'regs') for (const r of st.regs) f.vregs[r]!.always = true;
    else if (st.k === 'mem' && st.slot >= 0) f.slots[st.slot]!.always = true;
  }
  if (st.k !== 'heap') f.storeZero(st, t);
}

function captured(f: F, vars: readonly Name[]): void {
  const { offs, types } = closureLayout(f, vars);
  vars.forEach((v, i) => {
    const src = f.mem(f.ctxX(), offs[i]!, 'heap');
    if (!isByval(v)) {
      const reg = f.newReg('p');
      f.set(reg, f.loadPart(src, f.parts(types[i]!)![0]!));
      f.storage.set(v, { k: 'heap', reg });
      f.vars.push({ name: v.sym, type: linkString(v.type!), vregs: [reg], slot: -1, heap: true, param: false, pos: v.pos });
      return;
    }
    const val = f.loadVal(src, v.type!);
    if (val.parts === null || f.addrTaken.has(v)) {
      f.storage.set(v, src);
      return;
    }
    const regs = val.parts.map((x) => f.newReg(x.t as m.VT));
    regs.forEach((r, k) => f.set(r, val.parts[k]!));
    f.storage.set(v, { k: 'regs', regs });
    f.vars.push({ name: v.sym, type: linkString(v.type!), vregs: regs, slot: -1, heap: false, param: false, pos: v.pos });
  });
}

/** Parameters that traces show. gc leaves out the first one of whatever has type arguments in its name, which is most often a dictionary. */
export function traceArgs(f: F, sym: string): Arg[] {
  const { params, sig } = f.abi;
  if (params.length === 0) return [];
  const onStack = passedOnStack(params.map((at) => at.type), f.ws);
  return paramNames(f.fn).map((n, i): Arg => {
    const at = params[i]!;
    const st = f.storage.get(n);
    // On the heap or not, what was passed stays where it was.
    const place: ArgPlace = st !== undefined && st.k === 'mem' && st.slot >= 0 ? { k: 'slot', slot: st.slot } : at.slot < 0 ? { k: 'area', off: at.mem - sig.mem } : { k: 'scalars', first: at.slot };
    return { type: at.type, place, onStack: onStack[i]!, hidden: i === 0 && sym.includes('[') };
  });
}

/** Pointer words of incoming memory parameters, from the start of the area. */
export function incomingPointers(f: F): number[] {
  const out: number[] = [];
  for (const p of f.abi.params) if (p.slot < 0) for (const o of pointerWords(p.type, f.ws)) out.push(p.mem + o);
  return out;
}
