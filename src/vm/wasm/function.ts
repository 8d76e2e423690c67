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
 * Most loops get a copy for what is resumed inside them, and are themselves *clean*: without blocks and dispatch (resumed.ts).
 *
 * Loops poll at every arrival. One that is resumed at its own point polls again: the engine has given back the fuel it is charged.
 */
import { type Ctl, StopReason } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import type { FuncCode, LinkedFunc, Program, Sig, ValType } from '../../bytecode/program.js';
import { Code, T, W, typeKey } from './encoder.js';
import { epilogue, prologue, reload, stopped } from './edges.js';
import { addTo } from './ledger.js';
import { Facts } from './facts.js';
import { Rests } from './liveness.js';
import { Finite, isTransparent, Nans } from './nans.js';
import { emitResumed, isResumedApart } from './resumed.js';
import { countedOf, emitRun, type Running, runOf } from './runs.js';
import type { Construct, Scan } from './scan.js';
import { opcode, opInfos } from './select.js';
import type { Unit } from './unit.js';
import { emitUnrolled, timesOf } from './unroll.js';

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
  /** Float that may be a NaN with other bits than the canonical one: whoever pops it sees to that (nans.ts). */
  raw: boolean;
  /** Float that is finite, and perhaps a constant other than zero. */
  finite: Finite;
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

/** Function type of a machine signature. */
export function sigKey(sig: Sig, wide: boolean): string {
  const types = (s: string): number[] => [...s].map((t) => wasmType(t as ValType, wide));
  return typeKey([...types(sig.params), T.I32, T.I32], [...types(sig.results), T.I32]);
}

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
  readonly nans = new Nans(this);
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
  readonly targets: number[] = [];
  /** By level of a loop: slots that are zeroed before it arrives again (`idle`). */
  private readonly idleAt = new Map<number, readonly number[]>();
  readonly rests: Rests;
  private readonly labels = new Map<string, Label>();
  private readonly pools = new Map<number, { all: number[]; used: number }>();
  private levelU = 0;
  private levelLink = 0;
  private levelStop = 0;
  private levelTrap = 0;
  private needsRp = false;
  /** The code being emitted is never entered by who is resumed (resumed.ts): it has no labels for that. */
  isClean = false;
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
    this.rests = new Rests(s, code);
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

  /** A local of its own. */
  keptLocal(name: string, t: number): number {
    let l = this.named.get(name);
    if (l === undefined) this.named.set(name, (l = this.newLocal(t)));
    return l;
  }

  get rp(): number {
    return this.keptLocal('rp', T.I32);
  }
  /** Resume or trap id of the next stop. */
  get tid(): number {
    return this.keptLocal('tid', T.I32);
  }
  get why(): number {
    return this.keptLocal('why', T.I32);
  }
  get ta(): number {
    return this.keptLocal('ta', T.I64);
  }
  get tb(): number {
    return this.keptLocal('tb', T.I64);
  }

  // ---- operand stack

  push(t: ValType): V {
    const v: V = { t, low: false, off: 0, k: null, slot: -1, nn: false, max: Infinity, raw: false, finite: Finite.Unknown };
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
    this.openRegion(0, s.n);
    prologue(this, () => this.table(0, code.points.length));
    this.body(0, s.n);
    c.op(W.Unreachable);
    epilogue(this, this.levelU);
  }

  storeCtl(at: Ctl, local: number): void {
    this.c.i32(0);
    this.c.get(local);
    this.c.mem(W.I32Store, at);
  }

  zero(t: number): void {
    const { c } = this;
    if (t === T.I32) c.i32(0);
    else if (t === T.I64) c.i64(0, 0);
    else if (t === T.F32) c.f32(0);
    else c.f64(0, 0);
  }

  freeTemps(): void {
    for (const p of this.pools.values()) p.used = 0;
  }

  // ---- regions

  /** Resume points of the region, with the ids they stand for. */
  regionPoints: { lo: number; hi: number; key: string }[] = [];

  /** Opens the blocks of the region of instructions [from, to). */
  openRegion(from: number, to: number): void {
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
  }

  /** Largest id inside a construct. */
  lastId(x: Construct): number {
    for (let i = x.end; i > x.start; i--) if (this.s.id[i] !== 0) return this.s.id[i]!;
    return this.s.id[x.start]!;
  }

  /** br_table on the id on the stack (less `base`), default and everything unknown to the innermost block. */
  table(base: number, last: number): void {
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

  /** In clean code: opens a block that normal flow wants to leave for behind instruction i, which `results` carries. */
  openClean(key: string, results: string): void {
    if (!this.isClean) return;
    this.c.blockOf(W.Block, typeKey([], [...results].map((t) => this.type(t as ValType))));
    this.labels.set(key, { key, results: null, level: ++this.depth });
  }

  /** Ends the block before a resume point: normal flow and resumption meet here. */
  arrive(key: string): void {
    this.endLabel(key);
    if (this.needsRp && !this.isClean) {
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

  body(from: number, to: number): void {
    const { s } = this;
    for (let i = from; i < to; i++) {
      const op = s.op[i]!;
      if (this.run !== null) {
        const end = this.run.made.get(i);
        if (end !== undefined) {
          i = end;
          continue;
        }
        if (this.run.loaded.has(i)) {
          this.loaded(i++);
          continue;
        }
      }
      if (s.live[i] === 0) {
        const x = s.construct.get(i);
        if (x !== undefined && x.start === i) i = x.end;
        continue;
      }
      if (!isTransparent(op)) this.nans.settle();
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
    this.nans.settle();
  }

  private structure(x: Construct, i: number, op: number): void {
    const { c } = this;
    const native = this.isClean || !x.inner;
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
    if (!this.isClean) this.endLabel(`R${i}`);
    this.facts.enter();
    this.facts.forget(x.assigned);
    const wasClean = this.isClean;
    const isApart = isResumedApart(this, x);
    if (isApart) {
      emitResumed(this, x);
      this.isClean = true;
    }
    const hasInner = x.inner && !this.isClean;
    if (!hasInner && !wasClean && this.needsRp) {
      c.i32(0);
      c.set(this.rp);
    }
    const idle = this.idle(x);
    this.zeroSlots(idle);
    const { unit } = this;
    const counted = fuel > 0 && this.wide && unit.ledger === null && unit.unmetered.innermost !== true ? countedOf(s, this.code, x) : null;
    const times = counted === null ? 0 : timesOf(s, x, counted);
    const run = counted === null || times > 0 ? null : runOf(s, x, counted, idle);
    if (times > 0) emitUnrolled(this, x, counted!, times);
    if (run !== null) {
      emitRun(this, x, run, idle);
      this.zeroSlots(idle);
    }
    c.block(W.Loop, null);
    const level = ++this.depth;
    this.targets.push(level);
    if (idle.length > 0) this.idleAt.set(level, idle);
    if (hasInner) {
      const outer = this.regionPoints;
      this.openRegion(i + 1, x.end);
      c.block(W.Block, null);
      this.depth++;
      c.get(this.rp);
      c.op(W.I32Eqz);
      c.hint(true);
      c.br(W.BrIf, 0);
      // What is zero at the head may be wanted where this goes. Nothing has changed the frame since it was entered.
      reload(this, idle);
      c.get(this.rp);
      this.table(id, this.lastId(x));
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
    this.idleAt.delete(level);
    this.isClean = wasClean;
    if (isApart) {
      c.op(W.End);
      this.depth--;
    }
    this.facts.leave(x.assigned);
    this.stack.length = 0;
  }

  /**
   * Dead slots that the loop assigns: being zero where it arrives, they are no values that V8 has to carry. (Who is resumed inside the loop also passes its
   * head, and loads them behind it.)
   */
  private idle(x: Construct): number[] {
    return x.inner ? this.rests.atHead(x.start, x.assigned) : this.rests.dead(x.start, x.assigned);
  }

  /** Before safepoint i: dead slots become zero, so that V8 keeps them for nobody. */
  rest(i: number): void {
    this.zeroSlots(this.rests.before(i));
  }

  /** The copy of a loop that is being emitted. */
  private run: Running | null = null;

  /** Emits the body of a loop's copy, whose targets are those of the loop. */
  running(run: Running, body: () => void): void {
    this.run = run;
    this.targets.push(run.level);
    body();
    this.targets.pop();
    this.run = null;
  }

  /** Emits the body of a loop outside of it, from instruction `from` up to `to`. */
  again(from: number, to: number): void {
    this.targets.push(this.depth);
    this.body(from, to);
    this.targets.pop();
  }

  /** Branches to where the loop that is being emitted is left by its test. */
  leaveLoop(): void {
    this.br(0);
  }

  /** In place of local.get i and the load behind it: what has been loaded. */
  private loaded(i: number): void {
    const { local, slot } = this.run!.loaded.get(i)!;
    const isPointer = opInfos[this.s.op[i + 1]!]!.name === 'load.p';
    this.c.get(local);
    const v = this.push(isPointer ? 'p' : 'l');
    v.slot = slot;
    v.low = isPointer && this.s.low[i + 1] !== 0;
  }

  /** Where traps go; gives where they went. */
  trapTo(level: number): number {
    const was = this.levelTrap;
    this.levelTrap = level;
    return was;
  }

  zeroSlots(slots: readonly number[]): void {
    for (const k of slots) {
      this.zero(this.type(this.code.slots[k] as ValType));
      this.c.set(this.slot(k));
    }
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
    this.nans.settle();
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
    const level = this.level(depth);
    if (this.run !== null && level < this.run.level) this.run.pay(true);
    this.zeroSlots(this.idleAt.get(level) ?? []);
    this.c.br(W.Br, this.depth - level);
  }

  brIf(depth: number): void {
    const level = this.level(depth);
    if (this.run === null || level >= this.run.level) return this.c.br(W.BrIf, this.depth - level);
    this.c.block(W.If, null);
    this.run.pay(true);
    this.c.br(W.Br, this.depth + 1 - level);
    this.c.op(W.End);
  }

  brTable(depths: readonly number[]): void {
    const { c } = this;
    c.op(W.BrTable);
    c.u32(depths.length - 1);
    for (const d of depths) c.u32(this.depth - this.level(d));
  }

  ret(): void {
    this.run?.pay(true);
    this.c.get(this.fl);
    this.c.op(W.Return);
  }
}
