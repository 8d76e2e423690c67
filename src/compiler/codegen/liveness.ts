/**
 * Backward liveness over structured code, for exact pointer maps, dead stores and slot sharing (gc: liveness/plive.go,
 * ssa/deadcode, ssa/stackalloc).
 *
 * Entities are vregs (0..V-1) and memory slots (V..V+M-1). A set is an array of words. At `br` the live set is the
 * target's: the set behind a block's end, or that at a loop's head. What a body makes of the set at its head is
 * gen | set & through, so one pass that begins with nothing finds the head's set, and a second one works with it.
 *
 * Reading, writing or taking the address of a memory slot makes it live before that place; VarDef and whole stores
 * end its life upwards. Slots whose address is kept elsewhere are traced from the pointers to them at run time (stack
 * objects), as in gc.
 */
import { InternalError } from '../../base/assert.js';
import { K, type LoopS, type MFunc, type S, type X, canTrap, deadS, isFrame, vregCode } from './mir.js';

/** Words of 32 bits, as small ints: arrays of them are copied faster than typed arrays are made. */
type Bits = number[];

const noBits = (words: number): Bits => new Array<number>(words).fill(0);

export interface Liveness {
  /** Live pointer-holding entities at every trap (at safepoints they are in the statement): a frame that trapped goes on at its recover_point at most, where only `always` entities count. */
  atTraps: number[];
  /** First and last linear position where the entity holds a value: a use at statement n is 2n, a definition 2n+1. */
  start: number[];
  end: number[];
  /** Entities live at entry that no parameter defines: they must be zeroed first. */
  undefinedAtEntry: number[];
  last: number;
}

export function liveness(fn: MFunc): Liveness {
  return new Pass(fn).run();
}

class Pass {
  private readonly V: number;
  private readonly N: number;
  private readonly words: number;
  /** By label. */
  private readonly labelSets: (Bits | undefined)[] = [];
  private readonly start: number[];
  private readonly end: number[];
  private readonly isPtr: Uint8Array;
  private pos = 0;
  private live: Bits;
  /** By label, of loops. */
  private readonly heads: (Bits | undefined)[] = [];
  private readonly always: number[] = [];
  /** False while iterating loops: only sets matter. */
  private final = true;

  constructor(private readonly fn: MFunc) {
    this.V = fn.vregs.length;
    this.N = this.V + fn.slots.length;
    this.words = (this.N + 31) >> 5;
    this.live = noBits(this.words);
    this.start = new Array<number>(this.N).fill(0x7fffffff);
    this.end = new Array<number>(this.N).fill(-1);
    this.isPtr = new Uint8Array(this.N);
    fn.vregs.forEach((v, i) => {
      if (v.t === 'p') this.isPtr[i] = 1;
      if (v.always) this.always.push(i);
    });
    fn.slots.forEach((s, i) => {
      if (s.ptrs.length > 0) this.isPtr[this.V + i] = 1;
      if (s.always) this.always.push(this.V + i);
    });
  }

  run(): Liveness {
    const { fn } = this;
    let n = 1;
    const number = (list: readonly S[]): void => {
      for (const s of list) {
        s.n = n++;
        if (s.k === K.If) {
          number(s.then);
          number(s.else);
          n++;
        } else if (s.k === K.Block || s.k === K.Loop) {
          number(s.body);
          s.end = n++;
        }
      }
    };
    number(fn.body);
    const last = 2 * n;
    this.list(fn.body);
    for (let i = 0; i < fn.sig.params.length; i++) this.touch(i, 0);
    const undefinedAtEntry: number[] = [];
    for (let i = fn.sig.params.length; i < this.N; i++) {
      if (i >= this.V && fn.slots[i - this.V]!.fixed !== null) continue;
      if (this.has(i) && !this.isAlways(i)) {
        undefinedAtEntry.push(i);
        this.touch(i, 0);
      }
    }
    for (const i of this.always) {
      this.start[i] = 0;
      this.end[i] = last;
    }
    fn.slots.forEach((s, i) => {
      if (s.object) {
        this.start[this.V + i] = 0;
        this.end[this.V + i] = last;
      }
    });
    return { atTraps: this.always.filter((i) => this.isPtr[i] === 1), start: this.start, end: this.end, undefinedAtEntry, last: n };
  }

  private isAlways(i: number): boolean {
    return i < this.V ? this.fn.vregs[i]!.always : this.fn.slots[i - this.V]!.always;
  }

  private has(i: number): boolean {
    return (this.live[i >> 5]! & (1 << (i & 31))) !== 0;
  }

  private touch(i: number, at: number): void {
    if (at < this.start[i]!) this.start[i] = at;
    if (at > this.end[i]!) this.end[i] = at;
  }

  private gen(i: number): void {
    this.live[i >> 5]! |= 1 << (i & 31);
    this.touch(i, 2 * this.pos);
  }

  private kill(i: number): void {
    this.live[i >> 5]! &= ~(1 << (i & 31));
    this.touch(i, 2 * this.pos + 1);
  }

  private record(key: S): void {
    if (!this.final) return;
    const out: number[] = [];
    const live = this.live;
    for (let w = 0; w < this.words; w++) {
      let bits = live[w]!;
      while (bits !== 0) {
        const low = bits & -bits;
        const i = (w << 5) + (31 - Math.clz32(low));
        if (this.isPtr[i] === 1 && !this.isAlways(i)) out.push(i);
        bits ^= low;
      }
    }
    for (const i of this.always) if (this.isPtr[i] === 1) out.push(i);
    key.live = out;
  }

  /** Uses of a tree. */
  private tree(x: X): void {
    if (x.code === vregCode) {
      this.gen(x.n);
      if (this.final) this.fn.vregs[x.n]!.uses++;
      return;
    }
    if (x.n >= 0 && isFrame(x)) this.gen(this.V + x.n);
    if (x.c !== null) this.tree(x.c);
    if (x.b !== null) this.tree(x.b);
    if (x.a !== null) this.tree(x.a);
  }

  private use(x: X): void {
    this.tree(x);
  }

  private list(list: S[]): void {
    for (let i = list.length - 1; i >= 0; i--) {
      const s = list[i]!;
      this.pos = s.n;
      this.stmt(s, list, i);
    }
  }

  private label(l: number): Bits {
    const b = this.labelSets[l];
    if (b === undefined) throw new InternalError(`branch to unknown label ${l} in ${this.fn.sym}`);
    return b;
  }

  private or(b: Bits): void {
    for (let w = 0; w < this.words; w++) this.live[w]! |= b[w]!;
  }

  private stmt(s: S, list: S[], index: number): void {
    switch (s.k) {
      case K.Set: {
        if (!this.has(s.v) && this.final && !this.fn.vregs[s.v]!.user && !this.isAlways(s.v) && !canTrap(s.x)) {
          list[index] = deadS();
          return;
        }
        this.kill(s.v);
        this.use(s.x);
        return;
      }
      case K.Eff:
        if (s.def >= 0) this.kill(this.V + s.def);
        if (s.def >= 0 && s.x.op === 'frame.zero') return;
        if (s.def >= 0 && s.x.op.startsWith('frame.store.')) {
          this.use(s.x.a!);
          return;
        }
        if (s.def >= 0 && s.x.a !== null && s.x.b !== null) {
          // Copy into the whole slot: the destination is not a use.
          this.use(s.x.b);
          return;
        }
        this.use(s.x);
        return;
      case K.Call:
        if (s.noret) this.live.fill(0);
        for (const r of s.res) if (r >= 0) this.kill(r);
        this.record(s);
        if (s.fn !== null) this.use(s.fn);
        for (let i = s.args.length - 1; i >= 0; i--) this.use(s.args[i]!);
        return;
      case K.New:
        this.kill(s.v);
        this.record(s);
        return;
      case K.If: {
        const after = this.live;
        const end = this.pos;
        this.live = after.slice();
        this.list(s.else);
        const e = this.live;
        this.live = after.slice();
        this.list(s.then);
        this.or(e);
        this.pos = end;
        this.use(s.c);
        return;
      }
      case K.Block: {
        this.labelSets[s.label] = this.live.slice();
        this.list(s.body);
        // Deep nests of blocks would keep a set each.
        this.labelSets[s.label] = undefined;
        return;
      }
      case K.Loop:
        this.loop(s);
        return;
      case K.Br:
        this.live = this.label(s.label).slice();
        return;
      case K.BrIf:
        this.or(this.label(s.label));
        this.use(s.c);
        return;
      case K.BrTable:
        this.live.fill(0);
        for (const l of s.labels) this.or(this.label(l));
        this.use(s.x);
        return;
      case K.Ret:
        this.live.fill(0);
        for (let i = s.xs.length - 1; i >= 0; i--) this.use(s.xs[i]!);
        return;
      case K.Unreachable:
        this.live.fill(0);
        return;
      case K.VarDef:
        this.kill(this.V + s.slot);
        return;
      case K.Use:
        if (s.v >= 0) {
          this.gen(s.v);
          // Keeps the store, too.
          if (this.final) this.fn.vregs[s.v]!.uses += 2;
        }
        if (s.slot >= 0) this.gen(this.V + s.slot);
        return;
      case K.Recover:
        // Results and address-taken slots are `always`; nothing else survives a panic.
        this.live.fill(0);
        this.record(s);
        return;
      case K.Dead:
      case K.Tally:
        return;
    }
  }

  private loop(s: LoopS): void {
    const after = this.live;
    const startPos = this.pos;
    const endPos = s.end;
    const wasFinal = this.final;
    this.final = false;
    // What an enclosing loop's first pass has found stays.
    let head: Bits = this.heads[s.label] ?? noBits(this.words);
    this.labelSets[s.label] = head;
    this.live = after.slice();
    this.list(s.body);
    head = head.slice();
    for (let w = 0; w < this.words; w++) head[w]! |= this.live[w]!;
    this.final = wasFinal;
    this.heads[s.label] = head;
    this.labelSets[s.label] = head;
    if (wasFinal) {
      this.live = after.slice();
      this.list(s.body);
    }
    this.live = head.slice();
    this.pos = startPos;
    this.record(s);
    // What is live at the head keeps its place through the whole loop.
    for (let w = 0; w < this.words; w++) {
      let bits = head[w]!;
      while (bits !== 0) {
        const low = bits & -bits;
        const i = (w << 5) + (31 - Math.clz32(low));
        this.touch(i, 2 * startPos);
        this.touch(i, 2 * endPos + 1);
        bits ^= low;
      }
    }
  }
}
