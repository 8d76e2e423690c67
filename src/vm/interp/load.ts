/**
 * The loader: stack bytecode of one function to internal register code (isa.ts), at its first call.
 *
 * One pass. The operand stack is kept symbolically (operands.ts); a consumer gets slots, constants and addresses as operands; an
 * instruction's result goes to a temporary, and a following local.set redirects it into the slot. Fused here and
 * only here: compare and branch, arithmetic with a constant, nil check or bounds check with the access it guards,
 * loop poll with the loop's first branch and an increment. Within straight-line code a nil or bounds check on slots that have not
 * changed since the same check is dropped (its trap can't happen).
 *
 * INVARIANTS
 *   - At labels and resume points the symbolic stack is empty (call arguments apart), so code may be entered there.
 *   - Traps, stops, fuel and memory writes happen in bytecode order.
 *   - With `plain`, nothing is fused or forwarded: every bytecode instruction starts with a Probe and finds its operands
 *     at their canonical places.
 */
import { BoundsKind, opTable } from '../../bytecode/opcodes.js';
import { Decoder } from '../../bytecode/decode.js';
import { WildScan } from '../../bytecode/wild.js';
import type { FuncCode, LinkedFunc, Program, ValType } from '../../bytecode/program.js';
import type { Ledger } from '../../runtime/index.js';
import { InternalError } from '../../base/assert.js';
import { isRaceMark } from '../../abi/natives.js';
import type { RaceHooks } from '../../runtime/engine.js';
import { Instrumented } from './instrument.js';
import { I, Ldw, Stw } from './isa.js';
import { constant, frameAddr, isSmallConst, K, type Operand, reads, reg } from './operands.js';
import { backEdges, type Binary, binaries, type Compare, compares, incBackEdges, type Unary, unaries } from './select.js';

export interface LoadOptions {
  /** Probes before every instruction, no fusion. */
  plain: boolean;
  /** Check every access for dead slots of quarantine stacks; nothing is fused then. */
  checked: boolean;
  /** Tell the race detector of accesses; nothing is fused then. */
  race: RaceHooks | null;
  /** Check whole addresses at every nil check. */
  wild: boolean;
  /** Counters of full statistics, or null. */
  ledger: Ledger | null;
  /** A function that the code calls directly. */
  callee?: (fid: number) => void;
}

/** Natives that do not go through their pointers. */
const pointersOnly: ReadonlySet<string> = new Set(['printpointer', 'inheap', 'findobject', 'weakhandle', 'addspecial', 'removespecial'].map((n) => `runtime.${n}`));
/** Natives whose last argument says how much is read or written through their pointers. */
const lengthWords: ReadonlySet<string> = new Set(['memmove', 'memclrNoHeapPointers', 'memclrHasPointers', 'memequal', 'memhash', 'typedslicemove'].map((n) => `runtime.${n}`));

interface Ins {
  pc: number;
  op: number;
  name: string;
  a: number;
  b: number;
  lo: number;
  hi: number;
  depths: number[];
  /** Resume id, 0: none. */
  id: number;
}

interface Label {
  kind: 'block' | 'loop' | 'if' | 'else' | 'func';
  /** Loop: index of the Poll. */
  at: number;
  /** Words to patch with the end's position. */
  fixups: number[];
  /** If: words to patch with the else arm's position. */
  elseFixups: number[];
  fuel: number;
  id: number;
  /** Entered by live code. */
  live: boolean;
}

/** Bytes that loads and stores touch; pointers: a word. */
const accessSizes: Readonly<Record<string, number>> = { i8s: 1, i8u: 1, i8: 1, i16s: 2, i16u: 2, i16: 2, i32: 4, f32: 4, i64: 8, f64: 8 };
const loadNames = ['i8s', 'i8u', 'i16s', 'i16u', 'i32', 'i64', 'f32', 'f64', 'p'];
const loadTypes: Record<string, ValType> = { i8s: 'i', i8u: 'i', i16s: 'i', i16u: 'i', i8: 'i', i16: 'i', i32: 'i', i64: 'l', f32: 'f', f64: 'd', p: 'p' };

/** Who translates an instruction. */
const enum By {
  Binary,
  Compare,
  Unary,
  Load,
  Store,
  Frame,
  Other,
  Value,
  Pointers,
}

interface Route {
  /** By.Other passes on what it does not know, and remembers to whom. */
  by: By;
  readonly binary: Binary | undefined;
  readonly compare: Compare | undefined;
  readonly unary: Unary | undefined;
  /** The name behind "load.", "store." or "frame.". */
  readonly rest: string;
  /** Has it a resume id? */
  readonly hasId: boolean;
}

const memoryRoutes: Readonly<Record<string, By>> = { load: By.Load, store: By.Store, frame: By.Frame };

/** By opcode. */
const routes: readonly Route[] = opTable.map(({ name, fx }) => {
  const binary = binaries.get(name);
  const compare = compares.get(name);
  const unary = unaries.get(name);
  const [head, ...rest] = name.split('.');
  const by = binary !== undefined ? By.Binary : compare !== undefined ? By.Compare : unary !== undefined ? By.Unary : (memoryRoutes[head!] ?? By.Other);
  return { by, binary, compare, unary, rest: rest.join('.'), hasId: fx.includes('S') || fx.includes('T') };
});

/** Translates `fn` into `code` from index `base` on; returns [entry, resume table, end]. */
export function loadFunction(program: Program, fn: LinkedFunc, code: Int32Array, base: number, options: LoadOptions): { entry: number; resume: number; end: number } {
  return new Loader(program, fn, code, base, options).run();
}

class Loader {
  private readonly f: FuncCode;
  private readonly wide: boolean;
  private readonly w: ValType;
  private readonly frameWords: number;
  private len: number;
  private readonly resume: number[];
  private readonly ins: Ins[] = [];
  private at = 0;
  private stack: Operand[] = [];
  private held: Operand[] = [];
  private readonly labels: Label[] = [];
  private live = true;
  private readonly nonNil = new Set<number>();
  private readonly inBounds = new Set<string>();
  /** Last AddLI or AddII with equal source and destination, for the increment before a back edge. */
  private lastInc = -1;
  private readonly checkPtr: boolean;
  /** No fusing. */
  private readonly single: boolean;
  /** The cache model sees every access. */
  private readonly cached: boolean;
  private readonly instrumented: Instrumented | null;
  /** Registers that hold the closure's context. */
  private readonly contexts = new Set<number>();

  constructor(
    private readonly program: Program,
    private readonly fn: LinkedFunc,
    private readonly code: Int32Array,
    private readonly base: number,
    private readonly options: LoadOptions,
  ) {
    if (fn.code === null) throw new InternalError(`${fn.sym} has no code`);
    this.f = fn.code;
    this.wide = program.wordSize === 8;
    this.w = this.wide ? 'l' : 'i';
    this.frameWords = this.f.frameSize >> 2;
    this.len = base;
    this.resume = new Array<number>(this.f.points.length + 1).fill(-1);
    this.checkPtr = options.wild;
    this.cached = options.ledger !== null && options.ledger.cache !== null;
    this.single = options.plain || options.checked || options.race !== null || this.cached;
    this.instrumented = options.race === null ? null : new Instrumented(fn, fn.code);
  }

  run(): { entry: number; resume: number; end: number } {
    const ofWord = this.decode();
    if (ofWord && !this.checkPtr) return new Loader(this.program, this.fn, this.code, this.base, { ...this.options, wild: true }).run();
    this.emit(this.frameWords, this.f.entryFuel);
    this.resume[0] = this.len;
    this.labels.push(this.label('func'));
    for (this.at = 0; this.at < this.ins.length; this.at++) {
      const x = this.ins[this.at]!;
      // A recovered panic arrives here even if normal flow never does.
      if (x.name === 'recover_point') this.live = true;
      if (!this.live) {
        this.skip(x);
        continue;
      }
      this.tally(x.pc);
      if (this.options.plain) this.emit(I.Probe, this.fn.id, x.pc);
      if (this.held.length > 0) this.held.length = 0;
      if (this.options.checked) this.checkAccess(x);
      if (this.cached) this.touchAccess(x);
      if (this.instrumented !== null) this.tellRace(x, this.instrumented);
      this.one(x);
      if (this.options.plain && this.live) this.canonical();
    }
    this.endLabel(this.labels.pop()!);
    this.emit(I.Dead);
    const resume = this.len;
    // Id 0 runs the prologue again: the engine does that itself.
    for (const pc of this.resume) this.emit(pc);
    return { entry: this.base, resume, end: this.len };
  }

  private nextTally = 0;

  /** Counters that stand before the instruction at pc. Those of dead code are passed over. */
  private tally(pc: number): void {
    const { tallies } = this.f;
    if (tallies === undefined || this.options.ledger === null) return;
    for (; this.nextTally < tallies.length && tallies[this.nextTally]!.pc <= pc; this.nextTally++) {
      if (tallies[this.nextTally]!.pc === pc) this.emit(I.Tally, this.options.ledger.tally(this.fn.id, this.nextTally) >>> 2);
    }
  }

  /** Reads the instructions; true if they may make a wild pointer. */
  private decode(): boolean {
    const d = new Decoder(this.f.code);
    const points = this.f.points;
    let id = 0;
    const wild = new WildScan(this.fn);
    while (d.next()) {
      const { name } = d.row;
      const { hasId } = routes[d.op]!;
      if (hasId && points[id]?.pc !== d.pc) throw new InternalError(`${this.f.sym}: no point for ${name} at ${d.pc}`);
      wild.take(d);
      this.ins.push({ pc: d.pc, op: d.op, name, a: d.a, b: d.b, lo: d.lo, hi: d.hi, depths: d.depths, id: hasId ? ++id : 0 });
    }
    return this.wide && wild.isWild;
  }

  // ---- emission

  private emit(...words: number[]): void {
    this.append(words);
  }

  private append(words: readonly number[]): void {
    const { code } = this;
    let at = this.len;
    if (at + words.length > code.length) throw new InternalError('register code is full');
    for (let i = 0; i < words.length; i++) code[at++] = words[i]!;
    this.len = at;
  }

  private two(t: ValType): boolean {
    return t === 'l' || t === 'd' || (t === 'p' && this.wide);
  }

  private temp(position: number): number {
    return this.frameWords + 4 + 2 * position;
  }

  private slot(k: number): number {
    return 4 + 2 * k;
  }

  /** First free position: above the stack and the temporaries in use. */
  private free(withHeld: boolean): number {
    const { stack, held } = this;
    let p = stack.length;
    for (let i = 0; i < stack.length; i++) if (stack[i]!.top > p) p = stack[i]!.top;
    if (withHeld) for (let i = 0; i < held.length; i++) if (held[i]!.top > p) p = held[i]!.top;
    return p;
  }

  /** Emits an instruction whose destination is its first operand and pushes the result. */
  private result(t: ValType, op: I, ...operands: number[]): Operand {
    const position = this.free(false);
    const o = this.temp(position);
    const def = this.len + 1;
    this.emit(op, o);
    if (operands.length > 0) this.append(operands);
    const v = reg(t, o, position + 1);
    v.def = def;
    v.end = this.len;
    this.stack.push(v);
    if (this.contexts.size > 0) this.contexts.delete(v.o);
    return v;
  }

  private rareResult(t: ValType, op: number, a: number, b: number): Operand {
    const v = this.result(t, I.Rare, 0, a, b);
    // Rare has its own opcode before the destination.
    this.code[v.def] = op;
    this.code[v.def + 1] = v.o;
    v.def++;
    return v;
  }

  private pop(): Operand {
    const v = this.stack.pop();
    if (v === undefined) throw new InternalError(`${this.f.sym}: operand stack is empty at ${this.ins[this.at]?.pc}`);
    this.held.push(v);
    return v;
  }

  /** Makes the operand available in a register and returns its word offset. */
  private reg(v: Operand): number {
    if (v.k === K.Reg) return v.o;
    const position = this.free(true);
    const o = this.temp(position);
    this.into(v, o);
    const t = reg(v.t, o, position + 1);
    this.held.push(t);
    return o;
  }

  private popReg(): number {
    return this.reg(this.pop());
  }

  /** Emits code that leaves the operand in register `o`. */
  private into(v: Operand, o: number): void {
    switch (v.k) {
      case K.Reg:
        if (v.o !== o) this.emit(this.two(v.t) ? I.Mov2 : I.Mov1, o, v.o);
        return;
      case K.Const:
        if (this.two(v.t)) this.emit(I.MovC2, o, v.lo, v.hi);
        else this.emit(I.MovC1, o, v.lo);
        return;
      case K.Frame:
        this.emit(I.Lea, o, v.lo);
        return;
      case K.Addr:
        this.emit(this.wide ? I.AddLI : I.AddII, o, v.o, v.lo);
        return;
      case K.Index:
        this.emit(I.AddP, o, v.o, v.x, v.size, v.lo);
        return;
      case K.Cond:
        this.emit(v.op - I.BrEqL + I.SetEqL, o, v.o, v.x);
        return;
      default:
        v.k satisfies never;
    }
  }

  /** Moves a stack entry into a temporary of its own. */
  private settle(i: number): void {
    const v = this.stack[i]!;
    const position = this.free(true);
    const o = this.temp(position);
    this.into(v, o);
    this.stack[i] = reg(v.t, o, position + 1);
  }

  /** Brings every entry to its canonical place. */
  private canonical(): void {
    for (let i = 0; i < this.stack.length; i++) {
      const v = this.stack[i]!;
      const o = this.temp(i);
      if (v.k === K.Reg && v.o === o) continue;
      // The value was computed into a higher temporary by the last instruction: redirect it.
      if (v.k === K.Reg && v.def >= 0 && v.end === this.len && i === this.stack.length - 1) this.code[v.def] = o;
      else this.into(v, o);
      this.stack[i] = reg(v.t, o, i + 1);
    }
  }

  /** Memory is about to be written: entries that read frame memory have to be read now. */
  private beforeWrite(): void {
    for (let i = 0; i < this.stack.length; i++) if (this.stack[i]!.mem) this.settle(i);
  }

  private forget(): void {
    this.nonNil.clear();
    this.inBounds.clear();
    this.contexts.clear();
    this.lastInc = -1;
  }

  private forgetReg(o: number): void {
    this.nonNil.delete(o);
    if (this.inBounds.size > 0) for (const k of this.inBounds) if (k.startsWith(`${o},`) || k.includes(`,${o},`)) this.inBounds.delete(k);
  }

  /** Stores an operand that has been popped into register `o` (a slot or frame memory). */
  private assign(v: Operand, o: number): void {
    let clash = false;
    for (let i = 0; i < this.stack.length; i++) {
      if (reads(this.stack[i]!, o)) {
        this.settle(i);
        clash = true;
      }
    }
    if (!clash && v.k === K.Reg && v.def >= 0 && v.end === this.len) {
      this.code[v.def] = o;
      const op = this.code[v.def - 1];
      if ((op === I.AddLI || op === I.AddII || op === I.AddL) && this.code[v.def + 1] === o && this.len === v.def + 3) this.lastInc = v.def - 1;
    } else this.into(v, o);
    if (this.contexts.size > 0) {
      if (v.k === K.Reg && this.contexts.has(v.o)) this.contexts.add(o);
      else this.contexts.delete(o);
    }
    this.forgetReg(o);
  }

  // ---- control

  private label(kind: Label['kind'], live = true): Label {
    const l: Label = { kind, at: -1, fixups: [], elseFixups: [], fuel: 0, id: 0, live };
    return l;
  }

  private target(depth: number): Label {
    const l = this.labels[this.labels.length - 1 - depth];
    if (l === undefined) throw new InternalError(`${this.f.sym}: branch depth ${depth}`);
    return l;
  }

  /** A word that holds the position of a label. */
  private emitTarget(l: Label): void {
    if (l.kind === 'loop') this.emit(l.at);
    else {
      l.fixups.push(this.len);
      this.emit(0);
    }
  }

  private endLabel(l: Label): void {
    for (const at of l.elseFixups) this.code[at] = this.len;
    for (const at of l.fixups) this.code[at] = this.len;
    this.forget();
  }

  private skip(x: Ins): void {
    switch (x.name) {
      case 'block':
      case 'loop':
      case 'if':
        this.labels.push(this.label(x.name, false));
        return;
      case 'else':
      case 'end':
        this.structure(x);
        return;
      default:
    }
  }

  private structure(x: Ins): void {
    const l = this.labels[this.labels.length - 1]!;
    if (x.name === 'else') {
      if (!l.live) return;
      if (this.live) {
        this.emit(I.Jmp);
        l.fixups.push(this.len);
        this.emit(0);
      }
      for (const at of l.elseFixups) this.code[at] = this.len;
      l.elseFixups = [];
      l.kind = 'else';
      this.forget();
      this.live = true;
      return;
    }
    this.labels.pop();
    if (!l.live) return;
    const reached = l.kind === 'loop' ? false : l.fixups.length > 0 || l.elseFixups.length > 0;
    this.endLabel(l);
    this.live = this.live || reached;
    this.stack.length = 0;
  }

  private jump(l: Label): void {
    if (l.kind !== 'loop') {
      this.emit(I.Jmp);
      this.emitTarget(l);
    } else this.backEdge(l);
    this.live = false;
    this.stack.length = 0;
  }

  /** Back to a loop: polls here, and repeats the loop's first branch when there is one. */
  private backEdge(l: Label): void {
    if (l.fuel === 0) {
      this.emit(I.Jmp, l.at);
      return;
    }
    const first = l.at + 3;
    const branch = this.code[first]!;
    const repeated = first < this.len && !this.options.plain ? backEdges.get(branch) : undefined;
    if (repeated === undefined) {
      this.emit(I.JmpPoll, l.fuel, l.id, first);
      return;
    }
    const a = this.code[first + 1]!;
    const b = this.code[first + 2]!;
    const last = this.lastInc >= 0 && this.lastInc + 4 === this.len ? this.code[this.lastInc]! : -1;
    if (last === I.AddL && (repeated === I.LoopLtL || repeated === I.LoopGeL)) {
      const x = this.code[this.lastInc + 1]!;
      const n = this.code[this.lastInc + 3]!;
      this.len = this.lastInc;
      this.emit(repeated === I.LoopLtL ? I.AddLoopLtL : I.AddLoopGeL, l.fuel, l.id, a, b, first + 4, x, n);
      return this.leaveLoop(first);
    }
    const inc = last !== I.AddL && this.lastInc >= 0 && this.lastInc + 4 === this.len ? incBackEdges.get(repeated) : undefined;
    const isLong = this.code[this.lastInc] === I.AddLI;
    if (inc !== undefined && isLong === (inc === I.IncLoopLtL || inc === I.IncLoopLtLI)) {
      const x = this.code[this.lastInc + 1]!;
      const n = this.code[this.lastInc + 3]!;
      this.len = this.lastInc;
      this.emit(inc, l.fuel, l.id, a, b, first + 4, x, n);
    } else this.emit(repeated, l.fuel, l.id, a, b, first + 4);
    this.leaveLoop(first);
  }

  private leaveLoop(first: number): void {
    // Falls out of the loop: where the first branch goes. Its word may still be waiting for a label.
    this.emit(I.Jmp);
    for (const other of this.labels) {
      if (other.fixups.includes(first + 3)) other.fixups.push(this.len);
      else if (other.elseFixups.includes(first + 3)) other.elseFixups.push(this.len);
    }
    this.emit(this.code[first + 3]!);
  }

  /** Branches to the word emitted by `target` if the condition holds (or does not). */
  private branch(v: Operand, when: boolean, target: () => void): void {
    if (v.k === K.Const) {
      if ((v.lo !== 0) === when) {
        this.emit(I.Jmp);
        target();
      }
      return;
    }
    if (v.k === K.Cond) this.emit(when ? v.op : v.op ^ 1, v.o, v.x);
    else this.emit(when ? I.BrNeII : I.BrEqII, this.reg(v), 0);
    target();
  }

  private loopStart(x: Ins): void {
    const l = this.label('loop');
    l.at = this.len;
    l.fuel = x.a;
    l.id = x.id;
    // A loop that charges nothing (atomic code) does not poll.
    if (x.a !== 0) this.emit(I.Poll, x.a, x.id);
    this.resume[x.id] = this.len;
    this.labels.push(l);
    this.forget();
  }

  // ---- one instruction

  private one(x: Ins): void {
    const route = routes[x.op]!;
    switch (route.by) {
      case By.Value:
        return this.value(x);
      case By.Pointers:
        return this.pointers(x);
      case By.Binary:
        return this.binary(route.binary!);
      case By.Compare:
        return this.compare(route.compare!);
      case By.Unary:
        return this.unary(route.unary!);
      case By.Load:
        return this.load(x, route.rest);
      case By.Store:
        return this.store(x, route.rest);
      case By.Frame:
        return this.frame(x, route.rest);
      case By.Other:
        this.other(x);
    }
  }

  private binary(b: Binary): void {
    let right = this.pop();
    let left = this.pop();
    const result = b.result ?? b.t;
    if (b.commutes && left.k === K.Const && right.k !== K.Const) [left, right] = [right, left];
    if (b.rr === I.SubL && isSmallConst(right) && right.lo !== -0x80000000) {
      this.result('l', I.AddLI, this.reg(left), -right.lo);
    } else if (b.rr === I.SubI && right.k === K.Const) {
      this.result('i', I.AddII, this.reg(left), -right.lo | 0);
    } else if (b.ri >= 0 && right.k === K.Const && (b.rt === 'i' || b.t === 'i' || isSmallConst(right))) {
      this.result(result, b.ri, this.reg(left), right.lo);
    } else {
      const a = this.reg(left);
      const c = this.reg(right);
      if (b.rr >= I.AddD && b.rr <= I.MulD && this.fuseDouble(b.rr, left, right)) return;
      if (b.rare !== undefined) this.rareResult(result, b.rare, a, c);
      else this.result(result, b.rr, a, c);
    }
  }

  /** Addition and subtraction of a product or a quotient, and operands from memory: when the last instruction computed them. */
  private fuseDouble(op: I, left: Operand, right: Operand): boolean {
    if (this.single) return false;
    const isLast = (v: Operand): boolean => v.k === K.Reg && v.def >= 0 && v.end === this.len;
    if (op !== I.SubD && isLast(left) && !isLast(right)) [left, right] = [right, left];
    if (!isLast(right) || left.k !== K.Reg) return false;
    const at = right.def - 1;
    const last = this.code[at];
    let fused = -1;
    if (last === I.MulD) fused = op === I.AddD ? I.MulAddD : op === I.SubD ? I.MulSubD : -1;
    else if (last === I.DivD) fused = op === I.AddD ? I.DivAddD : -1;
    else if (last === I.Ld2 && this.wide) fused = op - I.AddD + I.AddDM;
    if (fused < 0) return false;
    const x = this.code[at + 2]!;
    const y = this.code[at + 3]!;
    this.len = at;
    this.result('d', fused, left.o, x, y);
    return true;
  }

  private unary(u: Unary): void {
    const a = this.popReg();
    if (u.rare !== undefined) this.rareResult(u.to, u.rare, a, a);
    else this.result(u.to, u.op, a);
  }

  private compare(c: Compare): void {
    const right = this.pop();
    const left = this.pop();
    let ri = c.ri;
    let n = right.lo;
    if (right.k !== K.Const || (c.t === 'l' && !isSmallConst(right))) ri = -1;
    else if (c.inc) {
      if (n === 0x7fffffff || n === -1) ri = -1;
      else n++;
    }
    if (ri >= 0) this.cond(ri, this.operandReg(left), n, false, right);
    else {
      const a = this.operandReg(left);
      const b = this.operandReg(right);
      this.cond(c.rr, c.swap ? b : a, c.swap ? a : b, true, null);
    }
  }

  /** A register operand as an entry, for conditions and addresses that keep it. */
  private operandReg(v: Operand): Operand {
    if (v.k === K.Reg) return v;
    const position = this.free(true);
    const o = this.temp(position);
    this.into(v, o);
    const t = reg(v.t, o, position + 1);
    this.held.push(t);
    return t;
  }

  private cond(op: number, a: Operand, x: Operand | number, xr: boolean, _right: Operand | null): void {
    const v = reg('i', a.o, a.top);
    v.k = K.Cond;
    v.op = op;
    v.mem = a.mem;
    v.xr = xr;
    if (typeof x === 'number') v.x = x;
    else {
      v.x = x.o;
      v.top = Math.max(v.top, x.top);
      v.mem ||= x.mem;
    }
    this.stack.push(v);
  }

  /** Condition that a two- or one-word register equals zero. */
  private isZero(v: Operand): void {
    this.cond(this.two(v.t) ? I.BrEqLI : I.BrEqII, this.operandReg(v), 0, false, null);
  }

  // ---- memory

  private next(n = 1): Ins | undefined {
    return this.single ? undefined : this.ins[this.at + n];
  }

  private loadWidth(w: string): Ldw {
    if (w === 'p') return this.wide ? Ldw.W2 : Ldw.W1;
    const i = loadNames.indexOf(w);
    return [Ldw.I8S, Ldw.I8U, Ldw.I16S, Ldw.I16U, Ldw.W1, Ldw.W2, Ldw.W1, Ldw.W2][i]!;
  }

  private storeWidth(w: string): Stw {
    if (w === 'p') return this.wide ? Stw.W2 : Stw.W1;
    if (w === 'i8') return Stw.W8;
    if (w === 'i16') return Stw.W16;
    return w === 'i32' || w === 'f32' ? Stw.W1 : Stw.W2;
  }

  private load(x: Ins, w: string): void {
    const p = this.pop();
    const t = loadTypes[w]!;
    const width = this.loadWidth(w);
    if (p.k === K.Frame) return this.frameLoad(p.lo + x.a, width, t);
    if (p.k === K.Index) this.result(t, I.LdX8S + width, p.o, p.x, p.size, (p.lo + x.a) | 0);
    else if (p.k === K.Addr) this.result(t, I.Ld8S + width, p.o, (p.lo + x.a) | 0);
    else this.result(t, I.Ld8S + width, this.reg(p), x.a);
  }

  /** Frame memory of whole aligned words is a register. */
  private frameLoad(off: number, width: Ldw, t: ValType): void {
    if ((width === Ldw.W1 && (off & 3) === 0) || (width === Ldw.W2 && (off & 7) === 0)) {
      const v = reg(t, off >> 2);
      v.mem = true;
      this.stack.push(v);
    } else this.result(t, I.Ld8S + width, this.reg(frameAddr(0)), off);
  }

  private store(x: Ins, w: string): void {
    const v = this.pop();
    const p = this.pop();
    this.beforeWrite();
    if (w === 'pb') {
      const a = this.reg(v);
      if (p.k === K.Addr) this.emit(I.StPB, p.o, (p.lo + x.a) | 0, a);
      else this.emit(I.StPB, this.reg(p), x.a, a);
      return;
    }
    const width = this.storeWidth(w);
    if (p.k === K.Frame) return this.frameStore(p.lo + x.a, width, v);
    const a = this.reg(v);
    if (p.k === K.Index) this.emit(I.StX8 + width, p.o, p.x, p.size, (p.lo + x.a) | 0, a);
    else if (p.k === K.Addr) this.emit(I.St8 + width, p.o, (p.lo + x.a) | 0, a);
    else this.emit(I.St8 + width, this.reg(p), x.a, a);
  }

  private frameStore(off: number, width: Stw, v: Operand): void {
    if ((width === Stw.W1 && (off & 3) === 0) || (width === Stw.W2 && (off & 7) === 0)) this.assign(v, off >> 2);
    else {
      const a = this.reg(v);
      this.emit(I.St8 + width, this.reg(frameAddr(0)), off, a);
    }
  }

  private frame(x: Ins, rest: string): void {
    if (rest === 'addr') this.stack.push(frameAddr(x.a));
    else if (rest === 'zero') this.frameZero(x.a, x.b);
    else if (rest.startsWith('load.')) {
      const w = rest.slice(5);
      this.frameLoad(x.a, this.loadWidth(w), loadTypes[w]!);
    } else {
      const v = this.pop();
      this.beforeWrite();
      this.frameStore(x.a, this.storeWidth(rest.slice(6)), v);
    }
  }

  private frameZero(off: number, size: number): void {
    this.beforeWrite();
    if (((off | size) & 3) === 0) this.emit(I.Zero, off >> 2, size >> 2);
    else this.emit(I.MemZero, this.reg(frameAddr(off)), size);
  }

  private nilCheck(x: Ins): void {
    const v = this.pop();
    if (this.checkPtr) {
      this.emit(I.WildCheck, this.reg(v), x.id);
      this.stack.push(v.k === K.Reg ? v : this.held[this.held.length - 1]!);
      return;
    }
    if (v.k === K.Frame || (v.k === K.Const && v.lo !== 0) || (v.k === K.Reg && this.nonNil.has(v.o))) {
      this.stack.push(v);
      return;
    }
    const p = this.operandReg(v);
    const isSlot = p.top === 0 && !p.mem && !this.options.plain;
    if (this.fuseNilCheck(x, p)) {
      if (isSlot) this.nonNil.add(p.o);
      return;
    }
    this.emit(I.NilCheck2, p.o, x.id);
    if (isSlot) this.nonNil.add(p.o);
    this.stack.push(p);
  }

  /** nilcheck followed by a load, or by a simple value and a store. */
  private fuseNilCheck(x: Ins, p: Operand): boolean {
    const n1 = this.next();
    if (n1 === undefined) return false;
    if (n1.name.startsWith('load.')) {
      const w = n1.name.slice(5);
      this.at++;
      this.result(loadTypes[w]!, I.NLd8S + this.loadWidth(w), p.o, n1.a, x.id);
      return true;
    }
    const n2 = this.next(2);
    if (n1.name !== 'local.get' || n2 === undefined || !n2.name.startsWith('store.') || n2.name === 'store.pb') return false;
    this.at += 2;
    this.beforeWrite();
    this.emit(I.NSt8 + this.storeWidth(n2.name.slice(6)), p.o, n2.a, this.slot(n1.a), x.id);
    return true;
  }

  private bounds(x: Ins, longIndex: boolean): void {
    const y = this.pop();
    const index = this.pop();
    if (longIndex) {
      // A 64-bit index on the 32-bit machine: the length is widened.
      const yo = this.operandReg(y);
      const position = this.free(true);
      const wideY = reg('l', this.temp(position), position + 1);
      this.held.push(wideY);
      this.emit(I.MovZ2, wideY.o, yo.o);
      const io = this.operandReg(index);
      this.emit(I.Bounds, io.o, wideY.o, x.a | 32, x.id);
      this.stack.push({ ...io, t: 'i', def: -1 });
      return;
    }
    if (index.k === K.Const && y.k === K.Const) {
      const fails = index.hi !== y.hi || !this.constInBounds(x.a, index.lo >>> 0, y.lo >>> 0);
      if (!fails) {
        this.stack.push(index);
        return;
      }
    }
    const smallY = y.k === K.Const && y.lo >= 0 && (y.hi === 0 || !this.wide);
    if (index.k === K.Const && index.lo >= 0 && (index.hi === 0 || !this.wide) && !smallY) {
      this.emit(I.BoundsX, index.lo, this.reg(y), x.a, x.id);
      this.stack.push(index);
      return;
    }
    const io = this.operandReg(index);
    const yo = smallY ? null : this.operandReg(y);
    const yw = yo === null ? ~y.lo : yo.o;
    const known = io.top === 0 && !io.mem && (yo === null || (yo.top === 0 && !yo.mem)) && !this.options.plain;
    const key = `${io.o},${yw},${x.a & 15 ? 1 : 0}`;
    if (known && this.inBounds.has(key)) {
      this.stack.push(io);
      return;
    }
    if (yw >= 0 || yo === null) if (x.a === BoundsKind.Index && this.fuseBounds(x, io, yw, yo)) {
      if (known) this.inBounds.add(key);
      return;
    }
    let yReg = yw;
    if (yo !== null && yo.o < 0) {
      // Incoming memory lies below fp; negative operands mean constants.
      const position = this.free(true);
      yReg = this.temp(position);
      this.emit(this.wide ? I.Mov2 : I.Mov1, yReg, yo.o);
    }
    this.emit(this.wide ? I.Bounds : I.BoundsI, io.o, yReg, x.a, x.id);
    if (known) this.inBounds.add(key);
    this.stack.push(io);
  }

  private constInBounds(kind: number, x: number, y: number): boolean {
    return (kind & 15) === 0 ? x < y : x <= y;
  }

  /** bounds, p.index and a load, or a simple value and a store. The pointer lies under the index. */
  private fuseBounds(x: Ins, index: Operand, y: number, length: Operand | null): boolean {
    const n1 = this.next();
    const n2 = this.next(2);
    const base = this.stack[this.stack.length - 1];
    if (n1?.name !== 'p.index' || n2 === undefined || base === undefined) return false;
    if (n2.name === 'local.set' || n2.name === 'local.tee') {
      this.at++;
      const { p, off } = this.popBase(0);
      this.result('p', I.BAddP, p, index.o, y, n1.a, off, x.id);
      return true;
    }
    if (n2.name.startsWith('load.')) {
      const w = n2.name.slice(5);
      this.at += 2;
      if (this.fuseHeader(x, index, length, n1.a, n2)) return true;
      const { p, off } = this.popBase(n2.a);
      this.result(loadTypes[w]!, I.BLdX8S + this.loadWidth(w), p, index.o, y, n1.a, off, x.id);
      return true;
    }
    const n3 = this.next(3);
    if (n3 === undefined || !n3.name.startsWith('store.') || n3.name === 'store.pb') return false;
    const width = this.storeWidth(n3.name.slice(6));
    if (n2.name === 'local.get') {
      this.at += 3;
      const { p, off } = this.popBase(n3.a);
      this.beforeWrite();
      this.emit(I.BStX8 + width, p, index.o, y, n1.a, off, this.slot(n2.a), x.id);
      return true;
    }
    if (n2.name === 'i32.const' && width === Stw.W8) {
      this.at += 3;
      const { p, off } = this.popBase(n3.a);
      this.beforeWrite();
      this.emit(I.BStX8C, p, index.o, y, n1.a, off, n2.a, x.id);
      return true;
    }
    return false;
  }

  /** Base and length have just been loaded from a slice header, one after the other: the access does that itself. */
  private fuseHeader(x: Ins, index: Operand, length: Operand | null, size: number, access: Ins): boolean {
    const base = this.stack[this.stack.length - 1]!;
    const width = this.loadWidth(access.name.slice(5));
    const op = width === Ldw.I8U ? I.BLdH8U : width === Ldw.W1 ? I.BLdH1 : width === Ldw.W2 ? I.BLdH2 : null;
    const word = this.wide ? 8 : 4;
    const first = base.def - 1;
    const second = this.len - 4;
    const { code } = this;
    if (op === null || base.k !== K.Reg || base.def < 0 || index.top !== 0 || index.mem || second !== base.end) return false;
    const ld = this.wide ? I.Ld2 : I.Ld1;
    if (code[second] !== ld || length?.def !== second + 1 || code[first + 1] !== base.o) return false;
    const p = code[first + 2]!;
    const off = code[first + 3]!;
    const checked = code[first] === ld + (I.NLd2 - I.Ld2);
    if ((code[first] !== ld && !checked) || code[second + 2] !== p || code[second + 3] !== off + word) return false;
    const id = code[first + 4]!;
    this.pop();
    this.len = first;
    if (checked) this.emit(I.NilCheck2, p, id);
    this.result(loadTypes[access.name.slice(5)]!, op, p, off, index.o, size, access.a, x.id);
    return true;
  }

  /** Pops a base pointer; a constant part of it joins the access's offset. */
  private popBase(off: number): { p: number; off: number } {
    const v = this.pop();
    return v.k === K.Addr ? { p: v.o, off: (v.lo + off) | 0 } : { p: this.reg(v), off };
  }

  private pointerIndex(size: number): void {
    const index = this.pop();
    const p = this.pop();
    const scale = index.k === K.Const ? Math.imul(index.lo, size) : 0;
    if (index.k === K.Const && p.k === K.Frame) {
      this.stack.push(frameAddr(p.lo + scale));
      return;
    }
    if (index.k === K.Const) return this.addConst(p, scale);
    const lo = p.k === K.Addr ? p.lo : 0;
    const base = p.k === K.Addr ? p : this.operandReg(p);
    const i = this.operandReg(index);
    const v = reg('p', base.o, Math.max(base.top, i.top));
    v.k = K.Index;
    v.x = i.o;
    v.xr = true;
    v.size = size;
    v.lo = lo;
    v.mem = base.mem || i.mem;
    this.stack.push(v);
  }

  private addConst(p: Operand, off: number): void {
    if (p.k === K.Frame) this.stack.push(frameAddr(p.lo + off));
    else if (p.k === K.Const) this.stack.push(constant('p', (p.lo + off) | 0, p.hi));
    else if (p.k === K.Addr || p.k === K.Index) this.stack.push({ ...p, lo: (p.lo + off) | 0 });
    else {
      const base = this.operandReg(p);
      if (off === 0) this.stack.push(base);
      else this.stack.push({ ...base, k: K.Addr, lo: off, def: -1 });
    }
  }

  // ---- checked accesses

  /** Checks of the pointers that the instruction is about to go through. */
  private checkAccess(x: Ins): void {
    const { name } = x;
    if (name.startsWith('load.')) this.checkPointer(x, 0, x.a);
    else if (name.startsWith('store.')) this.checkPointer(x, 1, x.a);
    else if (name === 'mem.copy' || name === 'typed.copy' || name === 'mem.eq') {
      this.checkPointer(x, 1, 0);
      this.checkPointer(x, 0, 0);
    } else if (name === 'mem.zero' || name === 'typed.zero' || name === 'call.closure') this.checkPointer(x, 0, 0);
    else if (name === 'call') this.checkArguments(x);
  }

  /** `below`: place in the operand stack from the top. */
  private checkPointer(x: Ins, below: number, off: number, len = -1): void {
    const i = this.stack.length - 1 - below;
    const v = this.stack[i];
    if (v === undefined || v.k === K.Frame || v.k === K.Const) return;
    if (v.k !== K.Reg) this.settle(i);
    this.emit(I.Check, this.stack[i]!.o, off, len, x.pc);
  }

  /** Natives go through their pointers, but for those that only look at them; with a length behind them, only if that is not 0. */
  private checkArguments(x: Ins): void {
    const callee = this.program.funcs[this.fn.relocs[x.a]!];
    if (callee === undefined || callee.native === null || pointersOnly.has(callee.sym)) return;
    this.canonical();
    const { params } = this.f.sigs[x.b]!;
    for (let k = 0; k < params.length; k++) {
      if (params[k] !== 'p') continue;
      const len = lengthWords.has(callee.sym) ? params.length - 1 : params[k + 1] === this.w ? k + 1 : -1;
      this.checkPointer(x, params.length - 1 - k, 0, len < 0 ? -1 : this.stack[len]!.o);
    }
  }

  // ---- cache model

  /** Tells the cache model what the instruction is about to access. */
  private touchAccess(x: Ins): void {
    const { name } = x;
    const width = (): number => (/\.pb?$/.test(name) ? (this.wide ? 8 : 4) : Number(/\d+/.exec(name.slice(name.lastIndexOf('.')))![0]) >> 3);
    if (name.startsWith('load.')) this.touch(0, x.a, width());
    else if (name.startsWith('store.')) this.touch(1, x.a, width());
    else if (name.startsWith('frame.load.') || name.startsWith('frame.store.')) this.touch(-1, x.a, width());
    else if (name === 'frame.zero') this.touch(-1, x.a, x.b);
    else if (name === 'mem.copy' || name === 'mem.eq' || name === 'typed.copy') {
      const size = name === 'typed.copy' ? this.typeSize(this.fn.relocs[x.a]!) : x.a;
      this.touch(0, 0, size);
      this.touch(1, 0, size);
    } else if (name === 'mem.zero') this.touch(0, 0, x.a);
    else if (name === 'typed.zero') this.touch(0, 0, this.typeSize(this.fn.relocs[x.a]!));
  }

  /** A descriptor begins with the type's size. */
  private typeSize(typ: number): number {
    const { image, map } = this.program;
    return new DataView(image.buffer, image.byteOffset).getUint32(typ - map.code, true);
  }

  /** `below`: place in the operand stack from the top; -1: the frame. */
  private touch(below: number, off: number, len: number): void {
    const own = this.options.ledger!.isOwn(this.fn.id) ? 1 : 0;
    const i = this.stack.length - 1 - below;
    const v = below < 0 ? undefined : this.stack[i];
    if (below < 0 || v?.k === K.Frame) {
      this.emit(I.Touch, -1, off + (v?.lo ?? 0), len, own);
      return;
    }
    if (v === undefined) return;
    if (v.k === K.Const) {
      this.emit(I.Touch, -2, (v.lo + off) | 0, len, own);
      return;
    }
    if (v.k !== K.Reg) this.settle(i);
    this.emit(I.Touch, this.stack[i]!.o, off, len, own);
  }

  // ---- accesses for the race detector

  private tellRace(x: Ins, i: Instrumented): void {
    i.at(x.pc);
    const { name } = x;
    const isStore = name.startsWith('store.');
    if (isStore || name.startsWith('load.')) {
      const part = i.part(x.pc, isStore);
      if (part !== 0 || i.counts) this.tellAccess(x, isStore ? 1 : 0, x.a, accessSizes[name.slice(isStore ? 6 : 5)] ?? this.program.wordSize, isStore, part);
      return;
    }
    if (name === 'call') {
      const callee = this.fn.relocs[x.a]!;
      if (!this.options.race!.watches(callee, i.counts)) return;
      this.canonical();
      this.emit(I.RaceCall, callee, this.temp(0), x.pc);
      return;
    }
    if (!i.counts) return;
    if (name === 'mem.copy' || name === 'typed.copy') {
      const size = name === 'mem.copy' ? x.a : this.typeSize(this.fn.relocs[x.a]!);
      this.tellAccess(x, 0, 0, size, false, 0);
      this.tellAccess(x, 1, 0, size, true, 0);
    } else if (name === 'mem.eq') {
      this.tellAccess(x, 1, 0, x.a, false, 0);
      this.tellAccess(x, 0, 0, x.a, false, 0);
    } else if (name === 'mem.zero' || name === 'typed.zero') this.tellAccess(x, 0, 0, name === 'mem.zero' ? x.a : this.typeSize(this.fn.relocs[x.a]!), true, 0);
  }

  /** `below`: place of the pointer in the operand stack, from the top. */
  private tellAccess(x: Ins, below: number, off: number, size: number, write: boolean, part: number): void {
    const i = this.stack.length - 1 - below;
    const v = this.stack[i];
    if (v === undefined || v.k === K.Frame) return;
    if (v.k === K.Const && v.lo >>> 0 < this.program.map.data) return;
    if (!write && v.k === K.Reg && this.contexts.has(v.o)) return;
    if (v.k !== K.Reg) this.settle(i);
    this.emit(I.Race, this.stack[i]!.o, off, (size << 4) | (part << 1) | (write ? 1 : 0), x.pc);
  }

  // ---- calls

  private call(x: Ins, op: I, target: number, sig: { params: string; results: string }): void {
    this.canonical();
    if (this.stack.length !== sig.params.length) throw new InternalError(`${this.f.sym}: call at ${x.pc} with ${this.stack.length} operands`);
    if (op === I.Call || op === I.CallNative) this.emit(op, target, x.id, this.frameWords);
    else this.emit(op, target, x.id, this.frameWords, 0, 0, 0, 0);
    this.resume[x.id] = this.len;
    this.stack.length = 0;
    for (let i = 0; i < sig.results.length; i++) this.stack.push(reg(sig.results[i] as ValType, this.temp(i), i + 1));
    this.lastInc = -1;
  }

  private callThrough(x: Ins, op: I): void {
    const p = this.popReg();
    // The pointer may sit in a temporary that the arguments' canonical places need: they lie below it.
    this.call(x, op, p, this.f.sigs[x.a]!);
  }

  private ret(): void {
    const types = this.f.sig.results;
    const n = types.length;
    const v = this.stack.splice(this.stack.length - n, n);
    this.stack.length = 0;
    this.held.push(...v);
    if (n === 0) this.emit(I.Ret0);
    else if (n === 1 && v[0]!.k === K.Const) this.emit(I.RetC, v[0]!.lo, v[0]!.hi);
    else if (n === 1) this.emit(this.two(v[0]!.t) ? I.Ret2 : I.Ret1, this.reg(v[0]!));
    else if (n === 2) {
      const a = this.reg(v[0]!);
      this.emit(I.Ret22, a, this.reg(v[1]!));
    } else {
      for (let i = 0; i < n; i++) {
        const o = this.slot(i);
        for (let j = i + 1; j < n; j++) {
          if (!reads(v[j]!, o)) continue;
          const t = this.operandReg({ ...v[j]!, k: v[j]!.k });
          if (t.o !== v[j]!.o || v[j]!.k !== K.Reg) v[j] = t;
          else {
            const position = this.free(true);
            this.into(v[j]!, this.temp(position));
            v[j] = reg(v[j]!.t, this.temp(position), position + 1);
            this.held.push(v[j]!);
          }
        }
        this.into(v[i]!, o);
      }
      this.emit(I.Ret0);
    }
    this.live = false;
  }

  // ---- the rest

  private other(x: Ins): void {
    switch (x.name) {
      case 'unreachable':
        this.emit(I.Dead);
        this.live = false;
        this.stack.length = 0;
        return;
      case 'nop':
        return;
      case 'block':
        this.labels.push(this.label('block'));
        return;
      case 'loop':
        return this.loopStart(x);
      case 'if': {
        const v = this.pop();
        const l = this.label('if');
        if (v.k === K.Const && v.lo !== 0) {
          // Always taken: the else arm is still translated, nothing jumps there.
          this.labels.push(l);
          l.elseFixups.push(this.unusedJump());
        } else {
          this.branch(v, false, () => {
            l.elseFixups.push(this.len);
            this.emit(0);
          });
          this.labels.push(l);
        }
        return;
      }
      case 'else':
      case 'end':
        return this.structure(x);
      case 'br':
        return this.jump(this.target(x.a));
      case 'br_if': {
        const v = this.pop();
        const l = this.target(x.a);
        this.branch(v, true, () => this.emitTarget(l));
        return;
      }
      case 'br_table': {
        const a = this.popReg();
        this.emit(I.Table, a, x.depths.length - 1);
        for (const d of x.depths) this.emitTarget(this.target(d));
        this.live = false;
        this.stack.length = 0;
        return;
      }
      case 'return':
        return this.ret();
      case 'fuel':
        this.emit(I.Fuel, x.a);
        return;
      case 'recover_point':
        this.resume[x.id] = this.len;
        this.forget();
        return;
      default:
        routes[x.op]!.by = By.Value;
        this.value(x);
    }
  }

  /** A jump that is never taken, as an anchor for an else arm. */
  private unusedJump(): number {
    this.emit(I.Jmp, this.len + 3, 0);
    return this.len - 1;
  }

  private value(x: Ins): void {
    switch (x.name) {
      case 'local.get':
        this.stack.push(reg(this.f.slots[x.a] as ValType, this.slot(x.a)));
        return;
      case 'local.set':
        return this.assign(this.pop(), this.slot(x.a));
      case 'local.tee': {
        const v = this.pop();
        this.assign(v, this.slot(x.a));
        this.stack.push(reg(v.t, this.slot(x.a)));
        return;
      }
      case 'drop':
        this.pop();
        return;
      case 'i32.const':
        this.stack.push(constant('i', x.a, x.a >> 31));
        return;
      case 'i64.const':
        this.stack.push(constant('l', x.lo, x.hi));
        return;
      case 'f32.const':
        this.stack.push(constant('f', x.lo, 0));
        return;
      case 'f64.const':
        this.stack.push(constant('d', x.lo, x.hi));
        return;
      case 'p.nil':
        this.stack.push(constant('p', 0, 0));
        return;
      case 'sym.addr':
        this.stack.push(constant('p', this.fn.relocs[x.a]!, 0));
        return;
      case 'func.addr':
        this.stack.push(constant('p', this.program.funcs[this.fn.relocs[x.a]!]?.addr ?? 0, 0));
        return;
      case 'ctx': {
        const v = this.result('p', I.Ctx);
        if (this.instrumented !== null) this.contexts.add(v.o);
        return;
      }
      case 'getg':
        this.result('p', I.GetG);
        return;
      case 'select.i':
      case 'select.l':
      case 'select.f':
      case 'select.d':
      case 'select.p': {
        const c = this.popReg();
        const b = this.popReg();
        const a = this.popReg();
        const t = x.name[7] as ValType;
        this.result(t, this.two(t) ? I.Sel2 : I.Sel1, a, b, c);
        return;
      }
      default:
        routes[x.op]!.by = By.Pointers;
        this.pointers(x);
    }
  }

  /** What is frequent comes first. */
  private pointers(x: Ins): void {
    switch (x.name) {
      case 'nilcheck':
        return this.nilCheck(x);
      case 'bounds':
        return this.bounds(x, false);
      case 'call': {
        const target = this.fn.relocs[x.a]!;
        const callee = this.program.funcs[target];
        if (callee === undefined) throw new InternalError(`${this.f.sym}: call of unknown function ${target}`);
        if (this.instrumented === null && isRaceMark(callee.sym)) {
          this.stack.length = 0;
          return;
        }
        if (callee.native !== null) this.options.callee?.(target);
        return this.call(x, callee.native !== null ? I.CallNative : I.Call, target, this.f.sigs[x.b]!);
      }
      case 'p.addi':
        return this.addConst(this.pop(), x.a);
      case 'new':
        this.resume[x.id] = this.len;
        this.result('p', I.New, this.fn.relocs[x.a]!, x.id);
        return;
      case 'mem.copy': {
        const src = this.popReg();
        const dst = this.popReg();
        this.beforeWrite();
        this.emit(I.MemCopy, dst, src, x.a);
        return;
      }
      case 'mem.zero': {
        const p = this.pop();
        if (p.k === K.Frame) return this.frameZero(p.lo, x.a);
        this.beforeWrite();
        this.emit(I.MemZero, this.reg(p), x.a);
        return;
      }
      case 'mem.eq': {
        const b = this.popReg();
        const a = this.popReg();
        this.result('i', I.MemEq, a, b, x.a);
        return;
      }
      case 'typed.copy': {
        const src = this.popReg();
        const dst = this.popReg();
        this.beforeWrite();
        this.emit(I.TypedCopy, this.fn.relocs[x.a]!, dst, src);
        return;
      }
      case 'typed.zero': {
        const p = this.popReg();
        this.beforeWrite();
        this.emit(I.TypedZero, this.fn.relocs[x.a]!, p);
        return;
      }
      case 'p.add': {
        const n = this.pop();
        const p = this.pop();
        if (n.k === K.Const && isSmallConst(n)) return this.addConst(p, n.lo);
        const a = this.reg(p);
        this.result('p', this.wide ? I.AddL : I.AddI, a, this.reg(n));
        return;
      }
      case 'p.index':
        return this.pointerIndex(x.a);
      case 'p.sub': {
        const b = this.popReg();
        const a = this.popReg();
        this.result(this.w, this.wide ? I.SubL : I.SubI, a, b);
        return;
      }
      case 'p.eq':
      case 'p.ne': {
        const right = this.pop();
        const left = this.pop();
        if (right.k === K.Const && right.lo === 0 && right.hi === 0) this.cond((this.wide ? I.BrEqLI : I.BrEqII) + (x.name === 'p.ne' ? 1 : 0), this.operandReg(left), 0, false, null);
        else {
          const a = this.operandReg(left);
          this.cond((this.wide ? I.BrEqL : I.BrEqI) + (x.name === 'p.ne' ? 1 : 0), a, this.operandReg(right), true, null);
        }
        return;
      }
      case 'p.isnil':
        return this.isZero(this.pop());
      case 'i64.eqz':
        return this.isZero(this.pop());
      case 'i32.eqz': {
        const v = this.pop();
        if (v.k === K.Cond) this.stack.push({ ...v, op: v.op ^ 1, def: -1 });
        else this.isZero(v);
        return;
      }
      case 'p.toword':
        return this.retype(this.w);
      case 'p.ofword':
        return this.retype('p');
      case 'i32.wrap_i64':
        return this.retype('i');
      case 'i32.reinterpret_f32':
        return this.retype('i');
      case 'f32.reinterpret_i32':
        return this.retype('f');
      case 'i64.reinterpret_f64':
        return this.retype('l');
      case 'f64.reinterpret_i64':
        return this.retype('d');
      case 'i32.extend8_u':
        this.result('i', I.AndII, this.popReg(), 0xff);
        return;
      case 'i32.extend16_u':
        this.result('i', I.AndII, this.popReg(), 0xffff);
        return;
      case 'i64.trunc_f64_s': {
        const a = this.popReg();
        this.result('l', I.CvtDToL, a);
        return;
      }
      case 'bounds.l':
        return this.bounds(x, true);
      case 'divcheck.i':
      case 'divcheck.l':
      case 'shiftcheck.i':
      case 'shiftcheck.l': {
        const v = this.pop();
        const isDiv = x.name.startsWith('div');
        if (v.k === K.Const && (isDiv ? (v.lo | (x.name.endsWith('l') ? v.hi : 0)) !== 0 : v.lo >= 0 && v.hi >= 0)) {
          this.stack.push(v);
          return;
        }
        const p = this.operandReg(v);
        const isLong = x.name.endsWith('.l');
        this.emit(isDiv ? (isLong ? I.DivCheckL : I.DivCheckI) : isLong ? I.ShiftCheckL : I.ShiftCheckI, p.o, x.id);
        this.stack.push(p);
        return;
      }
      case 'call.closure':
        return this.callThrough(x, I.CallClosure);
      case 'call.code':
        return this.callThrough(x, I.CallCode);
      default:
        throw new InternalError(`the interpreter does not know ${x.name}`);
    }
  }

  /** Same bits, other type. Wrapping takes the low word, which lies first. */
  private retype(t: ValType): void {
    const v = this.pop();
    const from = v.t;
    if (v.k === K.Reg && this.two(from) === this.two(t)) this.stack.push({ ...v, t });
    else if (v.k === K.Reg) this.stack.push({ ...v, t, def: -1 });
    else if (v.k === K.Const) this.stack.push({ ...v, t });
    else this.stack.push({ ...this.operandReg(v), t });
  }
}
