/**
 * One function to WebAssembly: frame of the code, control flow, resumption. Values are emitted by ops.ts and calls.ts.
 *
 * Signature: f(parameters..., fp, fuel) -> (results..., fuel). Scalar slots are wasm locals, the operand stack is wasm's own. Fuel is
 * handed from function to function: a counter in memory would be one long chain of dependent stores and loads. The fuel that
 * comes back is `stopped` when the callee has stopped; Ctl.Fuel is right whenever somebody else can look.
 *
 *     block U                      leaves: frame header and slots to memory; zeros, `stopped`
 *      block LINK                  a callee stopped: parent link
 *       block STOP                 this function stops: Ctl.Fuel, Ctl.Reason, Ctl.Top
 *        block TRAP                a trap: its two arguments
 *         blocks of the region     see below
 *          block START
 *           block COLD             out of room, out of fuel, or being resumed
 *           charge entry fuel
 *          dispatch by resume id
 *         body
 *
 * Resumption. A *region* is the body of the function or of a loop with resume points inside. All blocks that matter in a region
 * are opened at its start, innermost first to end: one behind each resume point (R), one more behind calls with results (A, which
 * carries them), and the ends of all bytecode blocks and ifs that contain resume points. Opening them early changes nothing for
 * normal flow, and makes every resume point of the region a branch target at its start, where `br_table` dispatches on `rp`. So
 * only loops need a dispatch of their own (test of rp, 0 in normal running). Constructs without resume points stay as they are.
 *
 * Loops poll at every arrival. One that is resumed at its own point polls again: the engine has given back the fuel it is charged.
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import type { FuncCode, LinkedFunc, Program, Sig, ValType } from '../../bytecode/program.js';
import { Code, T, W, typeKey } from './encoder.js';
import { addTo } from './ledger.js';
import { Facts } from './facts.js';
import type { Construct, Scan } from './scan.js';
import { opcode, opInfos } from './select.js';
import type { Unit } from './unit.js';

/** An entry of the operand stack as the emitter sees it. */
export interface V {
  t: ValType;
  /** Pointer of which only the low 32 bits are there. */
  low: boolean;
  /** Of low pointers: constant still to be added. */
  off: number;
  /** Constant (i32, small i64). */
  k: number | null;
  /** Slot that holds the same value, or -1. */
  slot: number;
  /** Known not to be nil. */
  nn: boolean;
  /** Upper bound of an unsigned integer. */
  max: number;
}

interface Label {
  key: string;
  /** Result types, as wasm types; null: none. */
  results: number[] | null;
  level: number;
}

export function wasmType(t: ValType, wide: boolean): T {
  switch (t) {
    case 'i':
      return T.I32;
    case 'l':
      return T.I64;
    case 'f':
      return T.F32;
    case 'd':
      return T.F64;
    case 'p':
      return wide ? T.I64 : T.I32;
    default:
      return t satisfies never;
  }
}

/** The fuel that a stopped function returns. */
export const stopped = -0x80000000;

/** Function type of a machine signature. */
export function sigKey(sig: Sig, wide: boolean): string {
  const types = (s: string): number[] => [...s].map((t) => wasmType(t as ValType, wide));
  return typeKey([...types(sig.params), T.I32, T.I32], [...types(sig.results), T.I32]);
}

const loadOf: Record<number, W> = { [T.I32]: W.I32Load, [T.I64]: W.I64Load, [T.F32]: W.F32Load, [T.F64]: W.F64Load };
const storeOf: Record<number, W> = { [T.I32]: W.I32Store, [T.I64]: W.I64Store, [T.F32]: W.F32Store, [T.F64]: W.F64Store };

const opLoop = opcode('loop');
const opIf = opcode('if');
const opElse = opcode('else');
const opEnd = opcode('end');
const opBlock = opcode('block');
const opCall = opcode('call');
const opNew = opcode('new');
const opRecover = opcode('recover_point');

export type Emitter = (e: FuncEmitter, i: number) => void;

export class FuncEmitter {
  readonly c = new Code(1024);
  readonly wide: boolean;
  readonly program: Program;
  readonly facts = new Facts();
  readonly fp: number;
  /** Local of the fuel. */
  readonly fl: number;
  readonly np: number;
  readonly frameSize: number;
  readonly locals: number[] = [];
  stack: V[] = [];
  live = true;
  /** Open wasm constructs. */
  depth = 0;
  /** Level of what a `br` of bytecode goes to, innermost last. */
  private readonly targets: number[] = [];
  private readonly labels = new Map<string, Label>();
  private readonly pools = new Map<number, { all: number[]; used: number }>();
  private levelU = 0;
  private levelLink = 0;
  private levelStop = 0;
  private levelTrap = 0;
  private needsRp = false;
  private readonly named = new Map<string, number>();

  constructor(
    readonly unit: Unit,
    readonly fn: LinkedFunc,
    readonly code: FuncCode,
    readonly s: Scan,
    private readonly emitters: readonly (Emitter | null)[],
  ) {
    this.wide = unit.wide;
    this.program = unit.program;
    this.np = code.sig.params.length;
    this.fp = this.np;
    this.fl = this.np + 1;
    this.frameSize = code.frameSize;
    for (let k = this.np; k < code.slots.length; k++) this.locals.push(this.type(code.slots[k] as ValType));
    for (const x of s.construct.values()) if (x.kind === 'loop' && x.live && x.inner) this.needsRp = true;
  }

  // ---- locals

  type(t: ValType): T {
    return wasmType(t, this.wide);
  }

  /** Local of a slot. */
  slot(k: number): number {
    return k < this.np ? k : k + 2;
  }

  private newLocal(t: number): number {
    this.locals.push(t);
    return this.np + 1 + this.locals.length;
  }

  /** A temporary, free again after the instruction. */
  temp(t: number): number {
    let p = this.pools.get(t);
    if (p === undefined) this.pools.set(t, (p = { all: [], used: 0 }));
    if (p.used === p.all.length) p.all.push(this.newLocal(t));
    return p.all[p.used++]!;
  }

  private local(name: string, t: number): number {
    let l = this.named.get(name);
    if (l === undefined) this.named.set(name, (l = this.newLocal(t)));
    return l;
  }

  get rp(): number {
    return this.local('rp', T.I32);
  }
  /** Resume or trap id of the next stop. */
  get tid(): number {
    return this.local('tid', T.I32);
  }
  get why(): number {
    return this.local('why', T.I32);
  }
  get ta(): number {
    return this.local('ta', T.I64);
  }
  get tb(): number {
    return this.local('tb', T.I64);
  }

  // ---- operand stack

  push(t: ValType): V {
    const v: V = { t, low: false, off: 0, k: null, slot: -1, nn: false, max: Infinity };
    this.stack.push(v);
    return v;
  }

  pop(): V {
    const v = this.stack.pop();
    if (v === undefined) throw new InternalError(`${this.code.sym}: operand stack is empty`);
    return v;
  }

  // ---- the function

  build(): void {
    const { c, s, code } = this;
    const open = (): number => {
      c.block(W.Block, null);
      return ++this.depth;
    };
    this.levelU = open();
    this.levelLink = open();
    this.levelStop = open();
    this.levelTrap = open();
    const labels = this.openRegion(0, s.n);
    this.prologue(labels);
    this.body(0, s.n);
    c.op(W.Unreachable);
    const end = (): void => {
      c.op(W.End);
      this.depth--;
    };
    end();
    if (s.hasTraps) {
      for (const [at, l] of [[Ctl.Arg0, this.ta], [Ctl.Arg1, this.tb]] as const) {
        c.i32(0);
        c.get(l);
        c.mem(W.I64Store, at);
      }
      c.i32(StopReason.Trap);
      c.set(this.why);
    }
    end();
    this.storeCtl(Ctl.Fuel, this.fl);
    this.storeCtl(Ctl.Reason, this.why);
    this.storeCtl(Ctl.Top, this.fp);
    c.br(W.Br, this.depth - this.levelU);
    end();
    c.get(this.fp);
    c.get(this.fp);
    c.mem(W.I32Store, this.frameSize + 8);
    if (s.hasIndirect) {
      // A native reached through a table leaves Top to its caller.
      c.at(W.I32Load, Ctl.Top);
      c.op(W.I32Eqz);
      c.block(W.If, null);
      this.storeCtl(Ctl.Top, this.fp);
      c.op(W.End);
    }
    end();
    this.spill(code.slots.length, () => c.get(this.tid));
    this.leaveStopped();
    c.op(W.End);
  }

  storeCtl(at: Ctl, local: number): void {
    this.c.i32(0);
    this.c.get(local);
    this.c.mem(W.I32Store, at);
  }

  /** Header and the first n slots to the frame. */
  private spill(n: number, id: () => void): void {
    const { c, code } = this;
    c.get(this.fp);
    id();
    c.mem(W.I32Store, 0);
    c.get(this.fp);
    c.i32(this.fn.id);
    c.mem(W.I32Store, 4);
    for (let k = 0; k < n; k++) {
      const t = this.type(code.slots[k] as ValType);
      c.get(this.fp);
      c.get(this.slot(k));
      if (this.s.lazy[k] === true) this.canonical(t);
      c.mem(storeOf[t]!, 16 + 8 * k);
    }
  }

  private leaveStopped(): void {
    const { c } = this;
    for (const t of this.code.sig.results) this.zero(this.type(t as ValType));
    c.i32(stopped);
    c.op(W.Return);
  }

  private zero(t: number): void {
    const { c } = this;
    if (t === T.I32) c.i32(0);
    else if (t === T.I64) c.i64(0, 0);
    else if (t === T.F32) c.f32(0);
    else c.f64(0, 0);
  }

  private prologue(labels: Label[]): void {
    const { c, code } = this;
    c.block(W.Block, null); // START
    c.block(W.Block, null); // COLD
    this.depth += 2;
    c.get(this.fp);
    c.i32(this.frameSize);
    c.op(W.I32Add);
    c.at(W.I32Load, Ctl.Limit);
    c.op(W.I32GtU);
    c.hint();
    c.br(W.BrIf, 0);
    if (this.unit.unmetered.entries !== true) {
      // Two branches, each fused with its comparison, are cheaper than one on both conditions.
      c.get(this.fl);
      c.i32(0);
      c.op(W.I32LtS);
      c.hint();
      c.br(W.BrIf, 0);
      this.charge(code.entryFuel);
    }
    c.br(W.Br, 1);
    c.op(W.End);
    this.depth--;
    // Not being resumed: stop here, with the parameters only (the frame may not fit).
    c.at(W.I32Load, Ctl.State);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    this.spill(this.np, () => c.i32(0));
    this.storeCtl(Ctl.Fuel, this.fl);
    this.storeCtl(Ctl.Top, this.fp);
    c.i32(0);
    c.i32(StopReason.HostStack);
    c.mem(W.I32Store, Ctl.Reason);
    this.leaveStopped();
    c.op(W.End);
    c.i32(0);
    c.i32(0);
    c.mem(W.I32Store, Ctl.State);
    c.i32(0);
    c.at(W.I32Load, Ctl.Real);
    c.mem(W.I32Store, Ctl.Limit);
    for (let k = 0; k < code.slots.length; k++) {
      c.get(this.fp);
      c.mem(loadOf[this.type(code.slots[k] as ValType)]!, 16 + 8 * k);
      c.set(this.slot(k));
    }
    if (this.s.resumable > 0) {
      c.get(this.fp);
      c.mem(W.I32Load, 0);
      if (this.needsRp) c.tee(this.rp);
      this.table(labels, 0, code.points.length);
    }
    c.op(W.End);
    this.depth--;
    this.freeTemps();
  }

  freeTemps(): void {
    for (const p of this.pools.values()) p.used = 0;
  }

  // ---- regions

  /** Resume points of the region, with the ids they stand for. */
  private regionPoints: { lo: number; hi: number; key: string }[] = [];

  /** Opens the blocks of the region of instructions [from, to). */
  private openRegion(from: number, to: number): Label[] {
    const { s, c } = this;
    const labels: Label[] = [];
    this.regionPoints = [];
    const add = (key: string, results: number[] | null = null): void => {
      const l: Label = { key, results, level: 0 };
      labels.push(l);
      this.labels.set(key, l);
    };
    for (let i = from; i < to; i++) {
      if (s.live[i] === 0) {
        const x = s.construct.get(i);
        if (x !== undefined && x.start === i) i = x.end;
        continue;
      }
      const op = s.op[i]!;
      const x = s.construct.get(i);
      if (x !== undefined) {
        if (op === opLoop) {
          this.regionPoints.push({ lo: s.id[i]!, hi: this.lastId(x), key: `R${i}` });
          add(`R${i}`);
          i = x.end;
        } else if (op === opElse) add(`else${x.start}`);
        else if (op === opEnd) add(`end${x.start}`);
        else if (!x.inner) i = x.end;
        continue;
      }
      if (s.id[i] === 0 || !opInfos[op]!.safepoint) continue;
      const callee = op === opCall ? this.fn.relocs[s.a[i]!]! : 0;
      if (op === opCall && this.unit.inlined(callee) !== null) continue;
      this.regionPoints.push({ lo: s.id[i]!, hi: s.id[i]!, key: `R${i}` });
      add(`R${i}`);
      const isNative = op === opCall && (this.program.funcs[callee]?.native ?? null) !== null;
      if (op === opNew || op === opRecover || (isNative && !this.unit.allocates(callee))) continue;
      const { results } = this.code.sigs[op === opCall ? s.b[i]! : s.a[i]!]!;
      if (results !== '') add(`A${i}`, [...results].map((t) => this.type(t as ValType)));
    }
    for (let j = labels.length - 1; j >= 0; j--) {
      const l = labels[j]!;
      l.level = ++this.depth;
      if (l.results === null) c.block(W.Block, null);
      else if (l.results.length === 1) c.block(W.Block, l.results[0]!);
      else c.blockOf(W.Block, typeKey([], l.results));
    }
    return labels;
  }

  /** Largest id inside a construct. */
  private lastId(x: Construct): number {
    for (let i = x.end; i > x.start; i--) if (this.s.id[i] !== 0) return this.s.id[i]!;
    return this.s.id[x.start]!;
  }

  /** br_table on the id on the stack (less `base`), default and everything unknown to the innermost block. */
  private table(_labels: Label[], base: number, last: number): void {
    const { c } = this;
    if (base !== 0) {
      c.i32(base);
      c.op(W.I32Sub);
    }
    const to = new Array<number>(last - base + 1).fill(0);
    for (const p of this.regionPoints) {
      const depth = this.depth - this.labels.get(p.key)!.level;
      to.fill(depth, p.lo - base, p.hi - base + 1);
    }
    while (to.length > 0 && to[to.length - 1] === 0) to.pop();
    c.op(W.BrTable);
    c.u32(to.length);
    for (const d of to) c.u32(d);
    c.u32(0);
  }

  /** Ends the innermost region block, which must be this one. */
  endLabel(key: string): void {
    const l = this.labels.get(key);
    if (l === undefined) throw new InternalError(`${this.code.sym}: no label ${key}`);
    if (l.level !== this.depth) throw new InternalError(`${this.code.sym}: label ${key} at level ${l.level}, depth ${this.depth}`);
    this.c.op(W.End);
    this.depth--;
  }

  /** Ends the block before a resume point: normal flow and resumption meet here. */
  arrive(key: string): void {
    this.endLabel(key);
    if (this.needsRp) {
      this.c.i32(0);
      this.c.set(this.rp);
    }
  }

  brTo(key: string): void {
    this.c.br(W.Br, this.depth - this.labels.get(key)!.level);
  }

  // ---- instructions

  private nextTally = 0;

  /** Counters that stand before instruction i. Those of dead code are passed over. */
  private tally(i: number): void {
    const { ledger } = this.unit;
    const { tallies } = this.code;
    if (ledger === null || tallies === undefined) return;
    const pc = this.s.pc[i]!;
    for (; this.nextTally < tallies.length && tallies[this.nextTally]!.pc <= pc; this.nextTally++) {
      if (this.live && tallies[this.nextTally]!.pc === pc) addTo(this.c, ledger.tally(this.fn.id, this.nextTally), 1);
    }
  }

  private body(from: number, to: number): void {
    const { s } = this;
    for (let i = from; i < to; i++) {
      const op = s.op[i]!;
      if (s.live[i] === 0) {
        const x = s.construct.get(i);
        if (x !== undefined && x.start === i) i = x.end;
        continue;
      }
      this.tally(i);
      const x = s.construct.get(i);
      if (x !== undefined) {
        if (op === opLoop) {
          this.loop(x);
          i = x.end;
        } else this.structure(x, i, op);
        continue;
      }
      if (!this.live) throw new InternalError(`${this.code.sym}: dead code at ${s.pc[i]} is live in the scan`);
      const f = this.emitters[op];
      if (f === null || f === undefined) throw new InternalError(`the fast engine does not know ${opInfos[op]!.name}`);
      f(this, i);
      this.freeTemps();
      if (opInfos[op]!.ends) {
        this.live = false;
        this.stack.length = 0;
      }
    }
  }

  private structure(x: Construct, i: number, op: number): void {
    const { c } = this;
    const native = !x.inner;
    if (op === opBlock) {
      this.facts.enter();
      if (native) {
        c.block(W.Block, null);
        this.targets.push(++this.depth);
      } else this.targets.push(this.labels.get(`end${i}`)!.level);
    } else if (op === opIf) {
      this.pop();
      this.facts.enter();
      if (native) {
        c.block(W.If, null);
        this.targets.push(++this.depth);
      } else {
        c.op(W.I32Eqz);
        c.br(W.BrIf, this.depth - this.labels.get(x.otherwise >= 0 ? `else${i}` : `end${i}`)!.level);
        this.targets.push(this.labels.get(`end${i}`)!.level);
      }
    } else if (op === opElse) {
      this.facts.otherwise();
      if (native) c.op(W.Else);
      else {
        if (this.live) this.brTo(`end${x.start}`);
        this.endLabel(`else${x.start}`);
      }
      this.live = true;
    } else {
      this.facts.leave(x.assigned);
      this.targets.pop();
      if (native) {
        c.op(W.End);
        this.depth--;
      } else this.endLabel(`end${x.start}`);
      this.live = x.reached;
    }
    this.stack.length = 0;
  }

  private loop(x: Construct): void {
    const { c, s } = this;
    const i = x.start;
    const id = s.id[i]!;
    const fuel = s.a[i]!;
    this.endLabel(`R${i}`);
    this.facts.enter();
    this.facts.forget(x.assigned);
    if (!x.inner && this.needsRp) {
      c.i32(0);
      c.set(this.rp);
    }
    c.block(W.Loop, null);
    const level = ++this.depth;
    this.targets.push(level);
    if (x.inner) {
      const outer = this.regionPoints;
      const labels = this.openRegion(i + 1, x.end);
      c.block(W.Block, null);
      this.depth++;
      c.get(this.rp);
      c.op(W.I32Eqz);
      c.hint(true);
      c.br(W.BrIf, 0);
      c.get(this.rp);
      this.table(labels, id, this.lastId(x));
      c.op(W.End);
      this.depth--;
      c.i32(0);
      c.set(this.rp);
      this.regionPoints = outer;
    }
    if (fuel !== 0 && !(this.unit.unmetered.innermost === true && this.isInnermost(x))) this.poll(id, fuel);
    this.stack.length = 0;
    this.body(i + 1, x.end);
    this.tally(x.end);
    c.op(W.End);
    this.depth--;
    this.targets.pop();
    this.facts.leave(x.assigned);
    this.stack.length = 0;
  }

  private isInnermost(x: Construct): boolean {
    for (let i = x.start + 1; i < x.end; i++) if (this.s.op[i] === opLoop) return false;
    return true;
  }

  private poll(id: number, fuel: number): void {
    const { c } = this;
    c.get(this.fl);
    c.i32(fuel);
    c.op(W.I32Sub);
    c.tee(this.fl);
    c.i32(0);
    c.op(W.I32LtS);
    this.stopIf(id, StopReason.Preempt);
  }

  /** Charges n fuel without a poll. */
  charge(n: number): void {
    if (n === 0) return;
    const { c } = this;
    c.get(this.fl);
    c.i32(n);
    c.op(W.I32Sub);
    c.set(this.fl);
  }

  /** Stops if the condition on the stack holds; reason 0: `why` is set already. */
  stopIf(id: number, reason: number): void {
    const { c } = this;
    c.i32(id);
    c.set(this.tid);
    if (reason !== 0) {
      c.i32(reason);
      c.set(this.why);
    }
    c.hint();
    c.br(W.BrIf, this.depth - this.levelStop);
  }

  /** Traps if the condition on the stack holds; ta and tb are its arguments. */
  trapIf(id: number): void {
    const { c } = this;
    c.i32(id);
    c.set(this.tid);
    c.hint();
    c.br(W.BrIf, this.depth - this.levelTrap);
  }

  /** Behind a Go call: takes the fuel, unwinds if the callee has stopped. */
  linkIf(id: number): void {
    const { c } = this;
    c.tee(this.fl);
    c.i32(stopped);
    c.op(W.I32Eq);
    c.i32(id);
    c.set(this.tid);
    c.hint();
    c.br(W.BrIf, this.depth - this.levelLink);
  }

  // ---- branches

  private level(depth: number): number {
    return this.targets[this.targets.length - 1 - depth]!;
  }

  br(depth: number): void {
    this.c.br(W.Br, this.depth - this.level(depth));
  }

  brIf(depth: number): void {
    this.c.br(W.BrIf, this.depth - this.level(depth));
  }

  brTable(depths: readonly number[]): void {
    const { c } = this;
    c.op(W.BrTable);
    c.u32(depths.length - 1);
    for (const d of depths) c.u32(this.depth - this.level(d));
  }

  ret(): void {
    this.c.get(this.fl);
    this.c.op(W.Return);
  }

  // ---- floats

  /** The float on the stack, with the canonical NaN for every NaN. */
  canonical(t: number): void {
    const { c } = this;
    const x = this.temp(t);
    c.tee(x);
    c.get(x);
    // Unlike for x == x, V8 needs only one branch for it.
    c.op(t === T.F32 ? W.F32Ge : W.F64Ge);
    c.op(W.I32Eqz);
    c.hint();
    c.block(W.If, null);
    if (t === T.F32) c.f32(0x7fc00000);
    else c.f64(0, 0x7ff80000);
    c.set(x);
    c.op(W.End);
    c.get(x);
  }
}
