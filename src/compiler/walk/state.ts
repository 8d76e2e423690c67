/**
 * State of lowering one function, and the primitives that all of walk's parts use: virtual registers, statements, values,
 * locations, runtime calls, control structure.
 *
 * INVARIANTS
 *   - A value is its scalar parts (trees), or a location in memory that holds it. Trees stay valid until the
 *     statement that uses them, because order has put everything that could change what they read into statements of its own.
 *   - `pend` holds temporaries whose (small, trap-free) tree was not yet written to a register; they are written
 *     before the first statement that could change what they read.
 */
import { InternalError } from '../../base/assert.js';
import { frameTemp } from './nodes.js';
import type { Pos } from '../../base/source.js';
import { type AbiSig, type Part, type TypeInfo, type WordSize, pointerWords } from '../codegen/parts.js';
import type { Sig } from '../../bytecode/program.js';
import type { Expr, Func, Name, Node } from '../../ir/nodes.js';
import { linkString } from '../../types/link-string.js';
import type { Type } from '../../types/types.js';
import { frameTooLarge } from '../codegen/emit.js';
import * as m from '../codegen/mir.js';
import { K, type S, type VT, type X } from '../codegen/mir.js';
import type { PackageState } from './package-state.js';
import { newSlotObject, quarantined } from './quarantine.js';
import { type RuntimeName, runtimeCall } from './runtime-calls.js';

export type Val = { parts: X[]; loc: null } | { parts: null; loc: MemLoc };

/** Where stores need barriers: 'stack' never; 'fresh' not until the next safepoint; 'heap' always. */
export type MemClass = 'stack' | 'heap' | 'fresh';

export interface MemLoc {
  k: 'mem';
  /** Frame base (slot number, inArea, outArea) when ptr is null. */
  slot: number;
  ptr: X | null;
  off: number;
  cls: MemClass;
  epoch: number;
  /** In an inlined function: where the memory is named. Its value may be used far from there. */
  pos: Pos | undefined;
}

/** The only maker of them: all have one layout. */
const memLoc = (slot: number, ptr: X | null, off: number, cls: MemClass, epoch: number, pos: Pos | undefined): MemLoc => ({ k: 'mem', slot, ptr, off, cls, epoch, pos });

/** The location with another pointer, offset and epoch. */
export const moved = (l: MemLoc, ptr: X | null, off = l.off, epoch = l.epoch): MemLoc => memLoc(l.slot, ptr, off, l.cls, epoch, l.pos);
export const named = (l: MemLoc, pos: Pos): MemLoc => memLoc(l.slot, l.ptr, l.off, l.cls, l.epoch, pos);

export interface RegLoc {
  k: 'regs';
  regs: number[];
}

export interface NoLoc {
  k: 'none';
}

export type Loc = MemLoc | RegLoc | NoLoc;
export const noLoc: NoLoc = { k: 'none' };

export type Storage = RegLoc | MemLoc | { k: 'heap'; reg: number };

/** Where break, continue and goto lead. */
export interface Target {
  label: number;
}

const noLabels: ReadonlySet<string> = new Set();

export class F {
  readonly ws: WordSize;
  readonly word: VT;
  readonly vregs: m.VReg[] = [];
  /** The trees that read them: a register's is made once, and never changed. */
  private readonly reads: (X | null)[] = [];
  readonly slots: m.MemSlot[] = [];
  readonly vars: m.VarRecord[] = [];
  readonly storage = new Map<Name, Storage>();
  readonly pend = new Map<Name, X[]>();
  cur: S[] = [];
  pos: Pos;
  labels = 0;
  readonly labelUses: number[] = [];
  epoch = 0;
  usesCtx = false;
  addrTaken = new Set<Name>();
  gotoTargets = noLabels;
  /** Each return statement makes the deferred calls, so that traces name its line (gc: open-coded defers); else they are made at one place at the end. */
  openDefers = false;
  /** Those that are jumped back to. */
  loopLabels = noLabels;
  breaks: number[] = [];
  continues: number[] = [];
  // Few functions have any.
  private labelledMap: Map<string, { brk: number; cont: number }> | null = null;
  private gotoMap: Map<string, { label: number; state: number; value: number }> | null = null;
  exit = -1;
  abi!: AbiSig;
  /** Loops around the present statement (gc: escape's loopDepth), and whether slots are taken in this function (quarantine.ts). */
  loopDepth = 0;
  quarantines = false;
  /** A pointer was checked for nil. */
  nilChecks = false;
  /** A register was read for its effect, of which it has none. */
  bareReads = false;
  /** Return values wanted by the caller of this function's exit code. */
  results: Name[] = [];

  constructor(
    readonly pk: PackageState,
    readonly fn: Func,
  ) {
    this.ws = pk.ws;
    this.word = pk.ws === 8 ? 'l' : 'i';
    this.pos = fn.pos;
  }

  get labelled(): Map<string, { brk: number; cont: number }> {
    return (this.labelledMap ??= new Map());
  }

  get gotos(): Map<string, { label: number; state: number; value: number }> {
    return (this.gotoMap ??= new Map());
  }

  info(t: Type): TypeInfo {
    return this.pk.info(t);
  }

  parts(t: Type): readonly Part[] | null {
    return this.pk.info(t).parts;
  }

  bug(msg: string): never {
    throw new InternalError(`${msg} (in ${this.fn.nname.linkname ?? this.fn.nname.sym})`, this.pos);
  }

  // ---------------------------------------------------------------- registers and statements

  newReg(t: VT, user = false): number {
    this.vregs.push({ t, always: false, user, uses: 0 });
    this.reads.push(null);
    return this.vregs.length - 1;
  }

  /** Reads a register. */
  reg(v: number): X {
    return (this.reads[v] ??= m.vreg(v, this.vregs[v]!.t));
  }

  newSlot(t: Type, name: string): number {
    const info = this.info(t);
    // Beyond the limit the frame is reported as too large; a list of its pointers could not even be held.
    return this.rawSlot(info.size, frameTooLarge(info.size, 0) ? [] : pointerWords(t, this.ws), name, linkString(t));
  }

  rawSlot(size: number, ptrs: number[], name: string, type: string): number {
    this.slots.push({ size, ptrs, name, type, pos: this.pos, object: false, passed: false, always: false, fixed: null });
    return this.slots.length - 1;
  }

  newLabel(): number {
    this.labelUses.push(0);
    return this.labels++;
  }

  /** Appends a statement; whatever is pending and could be affected is written first. */
  push(s: S): void {
    switch (s.k) {
      case K.Set:
        this.flushReaders(s.v);
        break;
      case K.VarDef:
      case K.Use:
      case K.Tally:
        break;
      case K.New:
        this.epoch++;
        break;
      case K.Call:
        this.flushPend();
        this.epoch++;
        break;
      default:
        this.flushPend();
    }
    this.cur.push(s);
  }

  flushPend(): void {
    if (this.pend.size === 0) return;
    const all = [...this.pend];
    this.pend.clear();
    for (const [n, xs] of all) this.writePend(n, xs);
  }

  private writePend(n: Name, xs: X[]): void {
    const st = this.storage.get(n);
    if (st === undefined || st.k !== 'regs') this.bug('pending temporary without registers');
    st.regs.forEach((r, i) => this.cur.push(m.setS(r, xs[i]!, this.pos)));
  }

  private flushReaders(v: number): void {
    if (this.pend.size === 0) return;
    for (const [n, xs] of [...this.pend]) {
      if (xs.some((x) => m.readsVreg(x, v))) {
        this.pend.delete(n);
        this.writePend(n, xs);
      }
    }
  }

  set(v: number, x: X): void {
    this.push(m.setS(v, this.fit(x), this.pos));
  }

  eff(x: X, def = -1): void {
    if (x.code === m.vregCode) this.bareReads = true;
    this.push(m.effS(this.fitKids(x), this.pos, def));
  }

  /** A tree that is not too high or deep to be part of another. */
  fit(x: X): X {
    if (x.h <= m.maxHeight && x.d <= m.maxDepth) return x;
    return this.temp(this.fitKids(x));
  }

  private fitKids(x: X): X {
    if (x.h <= m.maxHeight && x.d <= m.maxDepth) return x;
    const kid = (k: X | null): X | null => (k !== null && (k.h > m.maxHeight / 2 || k.d > m.maxDepth / 2) ? this.temp(k) : k);
    return m.withKids(x, kid(x.a), kid(x.b), kid(x.c));
  }

  /** x in a fresh register. */
  temp(x: X): X {
    const v = this.newReg(x.t as VT);
    this.push(m.setS(v, x.h > m.maxHeight * 2 ? this.fitKids(x) : x, this.pos));
    return this.reg(v);
  }

  cheap(x: X): X {
    return m.isCheap(x) ? x : this.temp(x);
  }

  use(x: X): void {
    const v = this.cheap(x);
    if (v.op === 'vreg') this.push(m.useS(v.n, -1));
  }

  /** Like cheap, but also safe against later assignments to x's register. */
  snapshot(x: X): X {
    return x.op === 'frame.addr' || m.isConst(x) ? x : this.temp(x);
  }

  // ---------------------------------------------------------------- arithmetic on words

  wconst(v: number | bigint): X {
    return this.ws === 8 ? m.i64(v) : m.i32(Number(BigInt.asIntN(32, BigInt(v))));
  }

  /** Word operation by its 32/64-less name: `add`, `lt_u`, ... */
  w2(op: string, a: X, b: X): X {
    return m.word2(this.ws === 8, op, comparisons.has(op) ? 'i' : this.word, a, b);
  }

  /** Word value of a bool or small int. */
  ext(x: X, signed: boolean): X {
    if (x.t === this.word) return x;
    if (x.t === 'i') return m.op1(signed ? 'i64.extend_i32_s' : 'i64.extend_i32_u', 'l', x);
    return m.op1('i32.wrap_i64', 'i', x);
  }

  // ---------------------------------------------------------------- memory

  mem(ptr: X, off: number, cls: MemClass = 'heap'): MemLoc {
    if (ptr.op === 'frame.addr') return memLoc(ptr.n, null, off + ptr.off, 'stack', 0, undefined);
    if (off > 0x7fff0000) return this.at(memLoc(0, ptr, 0, cls, this.epoch, undefined), off);
    if (ptr.op === 'sym.addr' && off !== 0) return memLoc(0, m.symAddr(ptr.v as string, ptr.off + off), 0, cls, this.epoch, undefined);
    return memLoc(0, ptr, off, cls, this.epoch, undefined);
  }

  frameMem(slot: number, off = 0): MemLoc {
    return memLoc(slot, null, off, 'stack', 0, undefined);
  }

  at(l: MemLoc, off: number): MemLoc {
    if (l.ptr !== null && l.off + off > 0x7fff0000) return moved(l, m.op2('p.add', 'p', l.ptr, this.wconst(l.off + off)), 0);
    return off === 0 ? l : l.ptr !== null && l.ptr.op === 'sym.addr' ? moved(l, m.symAddr(l.ptr.v as string, l.ptr.off + off)) : moved(l, l.ptr, l.off + off);
  }

  /** Address for immediate use (copies); it must not be kept. */
  addrX(l: MemLoc): X {
    if (l.ptr === null) return m.frameAddr(l.slot, l.off);
    if (l.off === 0) return l.ptr;
    const x = m.op1('p.addi', 'p', l.ptr);
    x.off = l.off;
    return x;
  }

  /** Address handed to a call that does not keep it. */
  passAddr(l: MemLoc): X {
    if (l.ptr === null && l.slot >= 0) this.slots[l.slot]!.passed = true;
    return this.addrX(l);
  }

  /** Address that the program may keep. */
  keepAddr(l: MemLoc): X {
    if (l.ptr === null && l.slot >= 0) this.slots[l.slot]!.object = true;
    return this.addrX(l);
  }

  /** Base address for an element access inside the statement at hand. */
  keepAddrTemp(l: MemLoc): X {
    return this.addrX(l);
  }

  /**
   * The base to reach a part of a location in the frame from, null: it is inside its variable. Package unsafe can make a location larger than
   * the variable it is at; what lies behind that is reached as any memory.
   */
  private behind(l: MemLoc, p: Part): X | null {
    const s = l.slot >= 0 ? this.slots[l.slot] : undefined;
    const at = l.off + p.off;
    return s === undefined || (at >= 0 && at + p.size <= s.size) ? null : this.keepAddr(moved(l, l.ptr, 0));
  }

  loadPart(l: MemLoc, p: Part): X {
    if (l.ptr === null) {
      const base = this.behind(l, p);
      return base === null ? m.frameLoad(p.ld, p.t, l.slot, l.off + p.off) : m.load(p.ld, p.t, base, l.off + p.off);
    }
    const x = m.load(p.ld, p.t, l.ptr, l.off + p.off);
    if (l.pos !== undefined) x.pos = l.pos;
    return x;
  }

  storePart(l: MemLoc, p: Part, x: X): void {
    if (l.ptr === null) {
      const base = this.behind(l, p);
      this.eff(base === null ? m.frameStore(p.st, l.slot, l.off + p.off, x) : m.store(p.st, base, l.off + p.off, x));
      return;
    }
    const barrier = p.t === 'p' && (l.cls === 'heap' || (l.cls === 'fresh' && l.epoch !== this.epoch));
    this.eff(m.store(barrier ? 'pb' : p.st, l.ptr, l.off + p.off, x));
  }

  /** A location that can be mentioned several times. */
  stable(l: MemLoc): MemLoc {
    if (l.ptr === null || m.isCheap(l.ptr)) return l;
    return moved(l, this.temp(l.ptr));
  }

  loadVal(l: Loc, t: Type): Val {
    if (l.k === 'regs') return { parts: l.regs.map((r) => this.reg(r)), loc: null };
    if (l.k === 'none') return this.zero(t);
    const parts = this.parts(t);
    if (parts === null) return { parts: null, loc: l };
    if (parts.length === 0) {
      if (l.ptr !== null && m.canTrap(l.ptr)) this.eff(l.ptr);
      return { parts: [], loc: null };
    }
    const s = parts.length > 1 ? this.stable(l) : l;
    return { parts: parts.map((p) => this.loadPart(s, p)), loc: null };
  }

  zeroPart(t: VT): X {
    switch (t) {
      case 'p':
        return m.nil;
      case 'l':
        return m.i64(0);
      case 'i':
        return m.i32(0);
      case 'f':
        return m.f32(0);
      case 'd':
        return m.f64(0);
    }
  }

  /** The zero value; of memory types a zeroed temporary. */
  zero(t: Type): Val {
    const parts = this.parts(t);
    if (parts !== null) return { parts: parts.map((p) => this.zeroPart(p.t)), loc: null };
    const l = this.frameMem(this.newSlot(t, '.zero'));
    this.storeZero(l, t);
    return { parts: null, loc: l };
  }

  storeZero(l: Loc, t: Type): void {
    if (l.k === 'none') return;
    if (l.k === 'regs') {
      for (const r of l.regs) this.set(r, this.zeroPart(this.vregs[r]!.t));
      return;
    }
    const info = this.info(t);
    if (info.size === 0) {
      if (l.ptr !== null && m.canTrap(l.ptr)) this.eff(l.ptr);
      return;
    }
    if (l.ptr === null) {
      this.eff(m.frameZero(l.slot, l.off, info.size), this.wholeSlot(l, info.size));
      return;
    }
    const parts = info.parts;
    if (parts !== null && parts.length <= 2 && parts.every((p) => p.size === info.size || parts.length === 2)) {
      const sum = parts.reduce((n, p) => n + p.size, 0);
      if (sum === info.size) {
        const s = parts.length > 1 ? this.stable(l) : l;
        for (const p of parts) this.storePart(s, p, this.zeroPart(p.t));
        return;
      }
    }
    if (info.hasPointers && l.cls === 'heap') this.eff(m.typed1('typed.zero', this.addrX(l), this.pk.typeSym(t)));
    else this.eff(m.op1('mem.zero', '', this.addrX(l), info.size));
  }

  wholeSlot(l: MemLoc, size: number): number {
    return l.ptr === null && l.slot >= 0 && l.off === 0 && this.slots[l.slot]!.size === size ? l.slot : -1;
  }

  /** Stores a value. Parts are written in an order that does not disturb parts still to be read. */
  storeVal(l: Loc, t: Type, v: Val): void {
    if (l.k === 'none') {
      if (v.parts !== null) for (const x of v.parts) if (m.canTrap(x)) this.eff(x);
      if (v.loc !== null && v.loc.ptr !== null && m.canTrap(v.loc.ptr)) this.eff(v.loc.ptr);
      return;
    }
    if (l.k === 'regs') {
      if (v.parts === null) this.bug('memory value for registers');
      this.assignRegs(l.regs, v.parts);
      return;
    }
    const info = this.info(t);
    if (v.parts !== null) {
      const parts = info.parts;
      if (parts === null) this.bug('parts for a memory type');
      if (parts.length !== v.parts.length) this.bug(`value of ${v.parts.length} parts for ${linkString(t)}`);
      if (parts.length === 0) {
        if (l.ptr !== null && m.canTrap(l.ptr)) this.eff(l.ptr);
        return;
      }
      let xs = v.parts;
      if (parts.length > 1) {
        l = this.stable(l);
        // Later parts must not read what earlier stores write.
        xs = xs.map((x, i) => (i > 0 && m.reads(x, noRegs, true) ? this.temp(x) : x));
      }
      const whole = parts.length === 1 ? this.wholeSlot(l, info.size) : -1;
      if (whole >= 0) {
        this.eff(m.frameStore(parts[0]!.st, whole, 0, xs[0]!), whole);
        return;
      }
      if (l.ptr === null && this.wholeSlot(l, info.size) >= 0) this.push(m.varDefS(l.slot));
      const dst = l;
      parts.forEach((p, i) => this.storePart(dst, p, xs[i]!));
      return;
    }
    this.copyMem(l, v.loc, t);
  }

  copyMem(dst: MemLoc, src: MemLoc, t: Type): void {
    const info = this.info(t);
    if (info.size === 0) return;
    const barrier = info.hasPointers && dst.ptr !== null && (dst.cls === 'heap' || (dst.cls === 'fresh' && dst.epoch !== this.epoch));
    const d = this.addrX(dst);
    const s = this.addrX(src);
    if (barrier) this.eff(m.typed2('typed.copy', d, s, this.pk.typeSym(t), info.size));
    else this.eff(m.op2('mem.copy', '', d, s, info.size), this.wholeSlot(dst, info.size));
  }

  /** regs := xs, as if at once. */
  assignRegs(regs: readonly number[], xs: readonly X[]): void {
    if (regs.length === 1) {
      const x = xs[0]!;
      if (x.op !== 'vreg' || x.n !== regs[0]) this.set(regs[0]!, x);
      return;
    }
    const out = xs.slice();
    for (let i = 0; i < regs.length; i++) {
      for (let j = i + 1; j < regs.length; j++) if (out[j]!.op !== 'vreg' || out[j]!.n !== regs[j]) if (m.readsFirst(out[j]!, regs, i + 1)) out[j] = this.temp(out[j]!);
    }
    for (let i = 0; i < regs.length; i++) {
      const x = out[i]!;
      if (x.op === 'vreg' && x.n === regs[i]) continue;
      this.set(regs[i]!, x);
    }
  }

  /** A location in memory that holds the value: its own, or a temporary. */
  spill(v: Val, t: Type, name = '.tmp'): MemLoc {
    if (v.parts === null) return v.loc;
    const l = this.frameMem(this.newSlot(t, name));
    if (v.parts.length > 1) this.push(m.varDefS(l.slot));
    this.storeVal(l, t, v);
    return l;
  }

  /** A copy of the value that later statements cannot change. */
  copyVal(v: Val, t: Type): Val {
    if (v.parts !== null) return { parts: v.parts.map((x) => this.snapshot(x)), loc: null };
    const l = this.frameMem(this.newSlot(t, '.tmp'));
    this.copyMem(l, v.loc, t);
    return { parts: null, loc: l };
  }

  /** A compiler-made name that stands for a value, for code that is written over nodes. */
  nameFor(v: Val, t: Type, pos: Pos): Name {
    const name = frameTemp(this.fn, t, '.val', pos);
    if (v.parts === null) this.storage.set(name, v.loc);
    else this.storage.set(name, { k: 'regs', regs: v.parts.map((x) => (x.op === 'vreg' ? x.n : this.temp(x).n)) });
    return name;
  }

  spillName(v: Val, t: Type): Name {
    return this.nameFor(v.parts === null ? v : { parts: v.parts.map((x) => this.cheap(x)), loc: null }, t, this.pos);
  }

  /** A memory value moved out of the way of a call in between. */
  copyValIfMem(v: Val, t: Type): Val {
    return v.parts !== null || v.loc.ptr === null ? v : this.copyVal(v, t);
  }

  /** For values stored at once: parts that are trees of any size stay, memory stays where it is. */
  copyValCheap(v: Val, _t: Type): Val {
    return v;
  }

  // ---------------------------------------------------------------- calls

  /** Calls a runtime function; the results are fresh registers. */
  rt(name: RuntimeName, ...args: X[]): X[] {
    const { sym, sig, noret } = runtimeCall(name, this.ws);
    if (args.length !== sig.params.length) this.bug(`${sym}: ${args.length} arguments`);
    for (let i = 0; i < args.length; i++) {
      const { t } = args[i]!;
      if (t !== sig.params[i]) this.bug(`${sym}: argument ${i} is ${t}, not ${sig.params[i]}`);
    }
    return this.callMachine('call', sym, null, args, sig, noret);
  }

  /** `args` becomes the call's. */
  callMachine(op: m.CallS['op'], sym: string, fn: X | null, args: X[], sig: Sig, noret = false): X[] {
    const res: number[] = [];
    for (let i = 0; i < sig.results.length; i++) res.push(this.newReg(sig.results[i] as VT));
    const code = fn === null ? null : this.fit(fn);
    for (let i = 0; i < args.length; i++) args[i] = this.fit(args[i]!);
    this.push(m.callS(op, sym, code, args, sig, res, this.pos, noret));
    if (noret) this.push(m.unreachableS(this.pos));
    return res.map((r) => this.reg(r));
  }

  /** A zeroed object of type t for the variable or expression n (null: for nothing in the escape graph): its address in a fresh register. */
  newObject(t: Type, n: Node | null): X {
    const info = this.info(t);
    if (info.size === 0) return m.symAddr('runtime.zerobase');
    if (n !== null && quarantined(this, n)) return newSlotObject(this, t, n);
    const v = this.newReg('p');
    this.push(m.newS(v, this.pk.typeSym(t), this.pos));
    return m.vreg(v, 'p');
  }

  typeAddr(t: Type): X {
    return m.symAddr(this.pk.typeSym(t));
  }

  itabAddr(t: Type, iface: Type): X {
    return m.symAddr(this.pk.itabSym(t, iface));
  }

  ctxX(): X {
    this.usesCtx = true;
    return m.op0('ctx', 'p');
  }

  // ---------------------------------------------------------------- control

  /** Collects the statements that f makes. */
  collect(f: () => void): S[] {
    this.flushPend();
    const save = this.cur;
    this.cur = [];
    f();
    this.flushPend();
    const r = this.cur;
    this.cur = save;
    return r;
  }

  if(c: X, then: (() => void) | null, els: (() => void) | null = null): void {
    this.flushPend();
    const cond = this.fit(c);
    const s = m.ifS(cond, this.pos);
    if (then !== null) s.then = this.collect(then);
    if (els !== null) s.else = this.collect(els);
    if (s.then.length === 0 && s.else.length === 0) {
      if (m.canTrap(cond)) this.eff(cond);
      return;
    }
    this.push(s);
    this.epoch++;
  }

  /** A block whose label is behind it. Needless branches and blocks disappear. */
  block(label: number, f: () => void): void {
    const body = this.collect(f);
    const last = body[body.length - 1];
    if (last !== undefined && last.k === K.Br && last.label === label) {
      body.pop();
      this.labelUses[label]!--;
    }
    if (this.labelUses[label] === 0) this.cur.push(...body);
    else this.push(m.blockS(label, body));
    this.epoch++;
  }

  loop(label: number, f: () => void): void {
    this.flushPend();
    const pos = this.pos;
    this.epoch++;
    const body = this.collect(f);
    if (this.labelUses[label] === 0) this.cur.push(...body);
    else this.push(m.loopS(label, body, pos));
    this.epoch++;
  }

  br(label: number): void {
    this.labelUses[label]!++;
    this.push(m.brS(label, this.pos));
  }

  brIf(c: X, label: number): void {
    this.labelUses[label]!++;
    const x = this.fit(c);
    this.push(m.brIfS(x, label, this.pos));
  }

  brTable(x: X, labels: number[]): void {
    for (const l of labels) this.labelUses[l]!++;
    this.push(m.brTableS(this.fit(x), labels, this.pos));
  }

  unreachable(): void {
    this.push(m.unreachableS(this.pos));
  }

  // ---------------------------------------------------------------- checks

  /** p, checked for nil unless known. A later pass drops checks of registers that were checked before. */
  nilcheck(p: X, pos: Pos, known = false): X {
    if (known || p.op === 'frame.addr' || p.op === 'sym.addr' || p.op === 'nilcheck' || p.op === 'ctx') return p;
    this.nilChecks = true;
    return m.trap1('nilcheck', 'p', p, pos || this.pos || 1);
  }

  not(x: X): X {
    const flip = inverse.get(x.op);
    if (flip !== undefined) return m.withOp(x, flip);
    if (x.op === 'i32.const') return m.i32(x.v === 0 ? 1 : 0);
    return m.op1('i32.eqz', 'i', x);
  }
}

const noRegs: readonly number[] = [];

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'lt_s', 'lt_u', 'le_s', 'le_u', 'gt_s', 'gt_u', 'ge_s', 'ge_u']);

const inverse = new Map<string, string>();
for (const t of ['i32', 'i64']) {
  for (const [a, b] of [['eq', 'ne'], ['lt_s', 'ge_s'], ['lt_u', 'ge_u'], ['le_s', 'gt_s'], ['le_u', 'gt_u']]) {
    inverse.set(`${t}.${a}`, `${t}.${b}`);
    inverse.set(`${t}.${b}`, `${t}.${a}`);
  }
}
inverse.set('p.eq', 'p.ne');
inverse.set('p.ne', 'p.eq');
for (const t of ['f32', 'f64']) {
  inverse.set(`${t}.eq`, `${t}.ne`);
  inverse.set(`${t}.ne`, `${t}.eq`);
}

export type { Expr };
