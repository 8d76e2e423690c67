/**
 * The first pass over a function's bytecode: decodes it and finds what the emitter has to know beforehand.
 *
 *   - Structure: the end and else of every construct, which of them contain resume points, which slots each one assigns. Code
 *     that can't be reached is marked dead; no point in it is ever met.
 *   - `low`: pointers of which only the low 32 bits are used, because the value goes into an address operand (through
 *     nil checks and constant additions). On the 64-bit machine they are kept as i32.
 *   - `lazy`: float slots that are only ever assigned computed values; their NaNs are made canonical when they leave the function
 *     or are looked at as bits, not at each assignment.
 */
import { InternalError } from '../../base/assert.js';
import { Decoder } from '../../bytecode/decode.js';
import type { FuncCode, LinkedFunc } from '../../bytecode/program.js';
import { WildScan } from '../../bytecode/wild.js';
import { Family, opcode, opInfos } from './select.js';

export interface Construct {
  kind: 'block' | 'loop' | 'if';
  start: number;
  otherwise: number;
  end: number;
  /** Opened by live code. */
  live: boolean;
  /** Contains resume points: for a loop, besides its own. */
  inner: boolean;
  assigned: Set<number>;
  parent: Construct | null;
  /** Some live code leaves through its end (branch or falling through). */
  reached: boolean;
}

export interface Scan {
  n: number;
  op: Uint8Array;
  a: Int32Array;
  b: Float64Array;
  lo: Int32Array;
  hi: Int32Array;
  id: Int32Array;
  pc: Int32Array;
  live: Uint8Array;
  low: Uint8Array;
  /** A computed float whose consumer wants canonical bits (1), or stores it and sees to that by itself (2; nans.ts). */
  clean: Uint8Array;
  depths: Map<number, number[]>;
  construct: Map<number, Construct>;
  lazy: boolean[];
  /** Function ids called directly. */
  callees: Set<number>;
  /** Makes pointers of numbers that may lead anywhere. */
  hasOfWord: boolean;
  /** Points that may be resumed. */
  resumable: number;
  hasTraps: boolean;
  hasIndirect: boolean;
}

const opBlock = opcode('block');
const opLoop = opcode('loop');
const opIf = opcode('if');
const opElse = opcode('else');
const opEnd = opcode('end');
const opBr = opcode('br');
const opBrIf = opcode('br_if');
const opBrTable = opcode('br_table');
const opReturn = opcode('return');
const opGet = opcode('local.get');
const opSet = opcode('local.set');
const opTee = opcode('local.tee');
const opCall = opcode('call');
const opClosure = opcode('call.closure');
const opCode = opcode('call.code');
const opNil = opcode('nilcheck');
/** Consumers that store a float, hand it on or look at its bits. */
const wantsClean = new Set(
  ['call', 'call.closure', 'call.code', 'return', 'select.f', 'select.d', 'f32.neg', 'f32.abs', 'f32.copysign', 'f64.neg', 'f64.abs', 'f64.copysign', 'i32.reinterpret_f32', 'i64.reinterpret_f64']
    .concat(['store.f32', 'frame.store.f32'])
    .map(opcode),
);
const storesClean = new Set(['store.f64', 'frame.store.f64'].map(opcode));
const opF64Const = opcode('f64.const');
const opF32Const = opcode('f32.const');

/** `isInline`: natives that the emitter expands, so that their calls are no resume points. */
export function scan(fn: LinkedFunc, code: FuncCode, isInline: (fid: number) => boolean): Scan {
  const max = code.code.length;
  const s: Scan = {
    n: 0,
    op: new Uint8Array(max),
    a: new Int32Array(max),
    b: new Float64Array(max),
    lo: new Int32Array(max),
    hi: new Int32Array(max),
    id: new Int32Array(max),
    pc: new Int32Array(max),
    live: new Uint8Array(max),
    low: new Uint8Array(max),
    clean: new Uint8Array(max),
    depths: new Map(),
    construct: new Map(),
    lazy: [],
    callees: new Set(),
    hasOfWord: false,
    resumable: 0,
    hasTraps: false,
    hasIndirect: false,
  };
  decode(s, code, new WildScan(fn));
  new Walker(s, fn, code, isInline).run();
  return s;
}

function decode(s: Scan, code: FuncCode, wild: WildScan): void {
  const d = new Decoder(code.code);
  let id = 0;
  while (d.next()) {
    const i = s.n++;
    const info = opInfos[d.op]!;
    s.op[i] = d.op;
    s.a[i] = d.a;
    s.b[i] = d.b;
    s.lo[i] = d.lo;
    s.hi[i] = d.hi;
    s.pc[i] = d.pc;
    if (d.op === opBrTable) s.depths.set(i, d.depths);
    wild.take(d);
    if (!info.safepoint && !info.trap) continue;
    if (code.points[id]?.pc !== d.pc) throw new InternalError(`${code.sym}: no point for ${info.name} at ${d.pc}`);
    s.id[i] = ++id;
  }
  s.hasOfWord = wild.isWild;
}

class Walker {
  private readonly stack: number[] = [];
  private readonly open: Construct[] = [];
  private live = true;
  /** Consumer of each instruction's result: instruction * 8 + operand index, -1 none. */
  private readonly use: Int32Array;
  private readonly mixed: boolean[] = [];
  /** Assignments of one slot to another: [to, from]. */
  private readonly moves: (readonly [number, number])[] = [];

  constructor(
    private readonly s: Scan,
    private readonly fn: LinkedFunc,
    private readonly code: FuncCode,
    private readonly isInline: (fid: number) => boolean,
  ) {
    this.use = new Int32Array(s.n).fill(-1);
  }

  run(): void {
    const { s, code } = this;
    for (let i = 0; i < s.n; i++) this.step(i);
    // What is assigned from a slot that is not lazy is not lazy either.
    for (let isNew = true; isNew; ) {
      isNew = false;
      for (const [to, from] of this.moves) {
        if (this.mixed[to] === true || (this.mixed[from] !== true && from >= code.sig.params.length)) continue;
        this.mixed[to] = isNew = true;
      }
    }
    for (let k = 0; k < code.slots.length; k++) {
      const t = code.slots[k];
      s.lazy.push((t === 'd' || t === 'f') && k >= code.sig.params.length && this.mixed[k] !== true);
    }
    this.consumers();
  }

  /** Consumers come behind producers: one pass backwards. */
  private consumers(): void {
    const { s, use } = this;
    const wild = s.hasOfWord;
    for (let i = s.n - 1; i >= 0; i--) {
      const u = use[i]!;
      if (u < 0) continue;
      const at = u >> 3;
      const k = u & 7;
      const op = s.op[at]!;
      const info = opInfos[op]!;
      if (info.addresses & (1 << k)) s.low[i] = 1;
      else if (op === opNil) s.low[i] = wild ? 0 : s.low[at]!;
      else if (info.chain && k === 0) s.low[i] = s.low[at]!;
      if (storesClean.has(op)) s.clean[i] = 2;
      else if (wantsClean.has(op)) s.clean[i] = 1;
      else if ((op === opSet || op === opTee) && s.lazy[s.a[at]!] !== true) s.clean[i] = 1;
    }
  }

  private step(i: number): void {
    const { s } = this;
    const op = s.op[i]!;
    if (op === opBlock || op === opLoop || op === opIf) return this.enter(i, op);
    if (op === opElse || op === opEnd) return this.leave(i, op);
    if (!this.live) return;
    s.live[i] = 1;
    const info = opInfos[op]!;
    this.operands(i, op, info.pops);
    if (info.safepoint && !(op === opCall && this.isInline(this.fn.relocs[s.a[i]!]!))) this.point(this.open.length);
    if (info.trap) s.hasTraps = true;
    if (op === opBr || op === opBrIf) this.reach(s.a[i]!);
    else if (op === opBrTable) for (const d of s.depths.get(i)!) this.reach(d);
    if (info.ends) {
      this.live = false;
      this.stack.length = 0;
    }
  }

  private point(constructs: number): void {
    this.s.resumable++;
    for (let k = 0; k < constructs; k++) this.open[k]!.inner = true;
  }

  private reach(depth: number): void {
    const c = this.open[this.open.length - 1 - depth];
    if (c === undefined) throw new InternalError(`${this.code.sym}: branch depth ${depth}`);
    c.reached = true;
  }

  private enter(i: number, op: number): void {
    const { s } = this;
    if (this.live) {
      s.live[i] = 1;
      if (op === opIf) this.pop(i, 0);
      // A loop's own point counts for the constructs around it only.
      if (op === opLoop) this.point(this.open.length);
    }
    const parent = this.open[this.open.length - 1] ?? null;
    const c: Construct = { kind: op === opBlock ? 'block' : op === opLoop ? 'loop' : 'if', start: i, otherwise: -1, end: -1, live: this.live, inner: false, assigned: new Set(), parent, reached: false };
    s.construct.set(i, c);
    this.open.push(c);
    this.stack.length = 0;
  }

  private leave(i: number, op: number): void {
    const { s } = this;
    const c = this.open[this.open.length - 1];
    if (c === undefined) throw new InternalError(`${this.code.sym}: end without construct`);
    s.construct.set(i, c);
    s.live[i] = c.live ? 1 : 0;
    this.stack.length = 0;
    if (op === opElse) {
      c.otherwise = i;
      if (this.live) c.reached = true;
      this.live = c.live;
      return;
    }
    this.open.pop();
    c.end = i;
    if (c.kind === 'loop') {
      if (!c.live) this.live = false;
    } else {
      if (this.live || (c.kind === 'if' && c.otherwise < 0 && c.live)) c.reached = true;
      this.live = c.live && c.reached;
    }
    if (c.parent !== null) for (const k of c.assigned) c.parent.assigned.add(k);
  }

  private pop(i: number, k: number): number {
    const p = this.stack.pop();
    if (p === undefined) throw new InternalError(`${this.code.sym}: operand stack is empty at ${this.s.pc[i]}`);
    this.use[p] = k < 8 ? i * 8 + k : -1;
    return p;
  }

  private operands(i: number, op: number, pops: number): void {
    const { s, code } = this;
    switch (op) {
      case opGet:
        break;
      case opSet:
      case opTee:
        this.assign(this.pop(i, 7), s.a[i]!);
        if (op === opSet) return;
        break;
      case opReturn:
        for (let k = code.sig.results.length; k > 0; k--) this.pop(i, 7);
        return;
      case opCall:
      case opClosure:
      case opCode: {
        const sig = code.sigs[op === opCall ? s.b[i]! : s.a[i]!]!;
        if (op === opCall) s.callees.add(this.fn.relocs[s.a[i]!]!);
        else {
          s.hasIndirect = true;
          this.pop(i, 6);
        }
        for (let k = sig.params.length; k > 0; k--) this.pop(i, 7);
        for (let k = 0; k < sig.results.length; k++) this.stack.push(i);
        return;
      }
      default:
        for (let k = pops - 1; k >= 0; k--) this.pop(i, k);
        for (let k = opInfos[op]!.pushes; k > 0; k--) this.stack.push(i);
        return;
    }
    this.stack.push(i);
  }

  private assign(producer: number, slot: number): void {
    for (const c of this.open.slice(-1)) c.assigned.add(slot);
    const op = this.s.op[producer]!;
    if (op === opGet || op === opTee) {
      this.moves.push([slot, this.s.a[producer]!]);
      return;
    }
    const info = opInfos[op]!;
    const plainNumber = op === opF64Const || op === opF32Const ? !this.isNaNConst(producer) : info.name.includes('.convert_');
    if (info.family !== Family.Computed && !plainNumber) this.mixed[slot] = true;
  }

  private isNaNConst(i: number): boolean {
    const { s } = this;
    if (s.op[i] === opF32Const) return (s.lo[i]! & 0x7fffffff) > 0x7f800000;
    const hi = s.hi[i]! & 0x7fffffff;
    return hi > 0x7ff00000 || (hi === 0x7ff00000 && s.lo[i] !== 0);
  }
}
