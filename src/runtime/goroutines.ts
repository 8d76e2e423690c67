/**
 * Goroutine records and their stacks (Go: runtime/stack.go, proc.go): allocation from pools, growing by copying, adjusting of
 * every pointer into the old stack.
 *
 * INVARIANTS
 *   - Nothing on the heap points into a stack except sudog.elem and the g itself.
 *   - `copyStack` is called only while the goroutine is stopped.
 */
import { InternalError } from '../base/assert.js';
import { frameParentOff, frameSlotsOff, stackMin, stackReserve } from '../abi/frame.js';
import { Root, SpanState, pageShift, pageSize, Span } from '../abi/layout.js';
import { layoutOf } from '../abi/structs.js';
import type { WordInfo } from '../abi/word.js';
import { Counter, type Counters } from './counters.js';
import { EventKind } from '../abi/events.js';
import type { Events } from './events.js';
import { fault } from './faults.js';
import type { Frame, Frames } from './frames.js';
import type { Heap } from './heap.js';
import type { Memory } from './memory.js';

export const enum GStatus {
  Idle = 0,
  Runnable = 1,
  Running = 2,
  Syscall = 3,
  Waiting = 4,
  Dead = 6,
}

/** Go's runtime.waitReasonStrings for the reasons of runtime2.go. */
export const waitReasons: readonly string[] = [
  '',
  'GC assist marking',
  'IO wait',
  'chan receive (nil chan)',
  'chan send (nil chan)',
  'select',
  'select (no cases)',
  'chan receive',
  'chan send',
  'finalizer wait',
  'cleanup wait',
  'semacquire',
  'sleep',
  'sync.Cond.Wait',
  'sync.Mutex.Lock',
  'sync.RWMutex.RLock',
  'sync.RWMutex.Lock',
  'sync.WaitGroup.Wait',
  'coroutine',
  'wait for GC cycle',
  'timer goroutine (idle)',
  'preempted',
  'synctest.Run',
  'synctest.Wait',
  'chan receive (durable)',
  'chan send (durable)',
  'select (durable)',
  'sync.WaitGroup.Wait (durable)',
];

/** Only another goroutine of the same bubble can end a wait for one of these reasons (Go: isIdleInSynctest). */
export const durable: readonly boolean[] = waitReasons.map(
  (r) => r.endsWith('(durable)') || r.startsWith('synctest.') || ['chan receive (nil chan)', 'chan send (nil chan)', 'select (no cases)', 'sleep', 'sync.Cond.Wait', 'coroutine'].includes(r),
);

export const enum WaitReason {
  IOWait = 2,
  Finalizer = 9,
  Coroutine = 18,
  GCWait = 19,
}

const offsets = (name: 'g' | 'sudog' | 'defer' | 'panic', w: 4 | 8): Record<string, number> => Object.fromEntries(layoutOf(name, w).off);

const carveSize = 32768;

export class Goroutines {
  readonly g: Record<string, number>;
  readonly sudog: Record<string, number>;
  readonly defer: Record<string, number>;
  readonly panic: Record<string, number>;
  private readonly w: number;
  /** Offsets of the fields that every switch touches: a look-up by name costs more than the rest of it. */
  private readonly oStatus: number;
  private readonly oFp: number;
  private readonly oLink: number;
  private readonly oRetry: number;
  private readonly oPreempted: number;
  private readonly oAssist: number;
  private readonly oAssistCycle: number;
  private readonly oFuel: number;
  private readonly oWaitSince: number;
  private readonly oWaitReason: number;
  private readonly oLocks: number;
  private readonly oHi: number;
  private readonly oBubble: number;

  constructor(
    readonly heap: Heap,
    readonly frames: Frames,
    readonly counters: Counters,
    private readonly events: Events,
  ) {
    this.w = heap.word.size;
    this.g = offsets('g', heap.word.size);
    this.sudog = offsets('sudog', heap.word.size);
    this.defer = offsets('defer', heap.word.size);
    this.panic = offsets('panic', heap.word.size);
    const o = (name: string): number => this.g[name]!;
    this.oStatus = o('status');
    this.oFp = o('fp');
    this.oLink = o('schedlink');
    this.oRetry = o('gcretry');
    this.oPreempted = o('preempted');
    this.oAssist = o('assistBytes');
    this.oAssistCycle = o('assistCycle');
    this.oFuel = o('fuel');
    this.oWaitSince = o('waitsince');
    this.oWaitReason = o('waitreason');
    this.oLocks = o('locks');
    this.oHi = o('hi');
    this.oBubble = o('syncGroup');
  }

  get mem(): Memory {
    return this.heap.mem;
  }
  get word(): WordInfo {
    return this.heap.word;
  }

  // ---- field access (low words)

  get(g: number, field: string): number {
    return this.mem.u32[(g + this.g[field]!) >>> 2]!;
  }
  /** Sets the low word and zeroes the upper one. */
  setWord(g: number, field: string, v: number): void {
    const at = g + this.g[field]!;
    this.mem.u32[at >>> 2] = v;
    if (this.w === 8) this.mem.u32[(at + 4) >>> 2] = 0;
  }
  setPtr(g: number, field: string, v: number): void {
    this.storePtr(g + this.g[field]!, v);
  }
  storePtr(at: number, v: number): void {
    this.mem.u32[at >>> 2] = v;
    if (this.w === 8) this.mem.u32[(at + 4) >>> 2] = this.heap.high(v);
  }
  set32(g: number, field: string, v: number): void {
    this.mem.u32[(g + this.g[field]!) >>> 2] = v;
  }
  setByte(g: number, field: string, v: number): void {
    this.mem.u8[g + this.g[field]!] = v;
  }
  getByte(g: number, field: string): number {
    return this.mem.u8[g + this.g[field]!]!;
  }
  /** 64-bit fields as numbers. On the 32-bit machine they are 4-aligned. */
  get64(g: number, field: string): number {
    const at = (g + this.g[field]!) >>> 2;
    return this.mem.i32[at + 1]! * 2 ** 32 + this.mem.u32[at]!;
  }
  set64(g: number, field: string, v: number): void {
    const at = (g + this.g[field]!) >>> 2;
    this.mem.u32[at] = v >>> 0;
    this.mem.i32[at + 1] = Math.floor(v / 2 ** 32);
  }
  status(g: number): GStatus {
    return this.mem.u32[(g + this.oStatus) >>> 2]!;
  }
  setStatus(g: number, s: GStatus): void {
    this.mem.u32[(g + this.oStatus) >>> 2] = s;
  }
  fp(g: number): number {
    return this.mem.u32[(g + this.oFp) >>> 2]!;
  }
  setFp(g: number, fp: number): void {
    this.storePtr(g + this.oFp, fp);
  }
  /** The innermost frame of a goroutine that stands still returns; `result` is its first result, if it has any (vm/wasm/switch.ts does the same). */
  leaveFrame(g: number, result: number): void {
    const fp = this.fp(g);
    const caller = this.mem.u32[(fp + frameParentOff) >>> 2]!;
    if (caller === 0) throw new InternalError('goreturn from the outermost function');
    this.mem.u32[(fp + frameSlotsOff) >>> 2] = result;
    this.setFp(g, caller);
  }
  /** The next one of the list that it is in. */
  link(g: number): number {
    return this.mem.u32[(g + this.oLink) >>> 2]!;
  }
  setLink(g: number, next: number): void {
    this.storePtr(g + this.oLink, next);
  }
  setPreempted(g: number, is: boolean): void {
    this.mem.u8[g + this.oPreempted] = is ? 1 : 0;
  }
  /** How far an allocation has come that waits for the collector (machine.ts). */
  gcretry(g: number): number {
    return this.mem.u8[g + this.oRetry]!;
  }
  setGcretry(g: number, n: number): void {
    this.mem.u8[g + this.oRetry] = n;
  }
  /** Credit of the cycle with that number: zero in every one that the goroutine has not allocated in, so that no cycle has to visit all goroutines. */
  assistCredit(g: number, cycle: number): number {
    if (this.mem.u16[(g + this.oAssistCycle) >>> 1] !== (cycle & 0xffff)) return 0;
    const at = (g + this.oAssist) >>> 2;
    return this.mem.i32[at + 1]! * 2 ** 32 + this.mem.u32[at]!;
  }
  setAssistCredit(g: number, cycle: number, v: number): void {
    this.mem.u16[(g + this.oAssistCycle) >>> 1] = cycle & 0xffff;
    const at = (g + this.oAssist) >>> 2;
    this.mem.u32[at] = v >>> 0;
    this.mem.i32[at + 1] = Math.floor(v / 2 ** 32);
  }
  locks(g: number): number {
    return this.mem.u32[(g + this.oLocks) >>> 2]!;
  }
  setLocks(g: number, n: number): void {
    this.mem.u32[(g + this.oLocks) >>> 2] = n;
  }
  addFuel(g: number, n: number): void {
    const at = (g + this.oFuel) >>> 2;
    const { u32, i32 } = this.mem;
    const low = u32[at]! + n;
    if (low >= 0 && low < 2 ** 32) {
      u32[at] = low;
      return;
    }
    const v = i32[at + 1]! * 2 ** 32 + low;
    u32[at] = v >>> 0;
    i32[at + 1] = Math.floor(v / 2 ** 32);
  }
  /** Since when it waits, or could run. */
  waitSince(g: number): number {
    const at = (g + this.oWaitSince) >>> 2;
    return this.mem.i32[at + 1]! * 2 ** 32 + this.mem.u32[at]!;
  }
  /** Why and since when it waits; 0, 0: it does not. */
  setWait(g: number, reason: number, since: number): void {
    this.mem.u8[g + this.oWaitReason] = reason;
    const at = (g + this.oWaitSince) >>> 2;
    this.mem.u32[at] = since >>> 0;
    this.mem.i32[at + 1] = Math.floor(since / 2 ** 32);
  }

  /** Its bubble of synctest, or 0. */
  bubble(g: number): number {
    return this.mem.u32[(g + this.oBubble) >>> 2]!;
  }

  // ---- all goroutines

  forEach(f: (g: number) => void): void {
    const n = this.heap.get(Root.AllgsLen);
    for (let i = 0; i < n; i++) f(this.mem.u32[(this.heap.get(Root.AllgsPtr) + 4 * i) >>> 2]!);
  }

  private addToAll(g: number): boolean {
    const { heap } = this;
    const len = heap.get(Root.AllgsLen);
    let cap = heap.get(Root.AllgsCap);
    if (len === cap) {
      cap = Math.max(64, cap * 2);
      const p = heap.sysAlloc(4 * cap);
      if (p === 0) return false;
      this.mem.copy(p, heap.get(Root.AllgsPtr), 4 * len);
      heap.set(Root.AllgsPtr, p);
      heap.set(Root.AllgsCap, cap);
    }
    this.mem.u32[(heap.get(Root.AllgsPtr) + 4 * len) >>> 2] = g;
    heap.set(Root.AllgsLen, len + 1);
    return true;
  }

  /** A goroutine record with a first stack, status Idle; 0 if memory is exhausted. */
  create(): number {
    const { heap } = this;
    let g = heap.get(Root.GFree);
    if (g !== 0) heap.set(Root.GFree, this.link(g));
    else {
      g = heap.malloc(this.word.gSize, 0, true, false);
      if (g <= 0 || !this.addToAll(g)) return 0;
    }
    this.setLink(g, 0);
    if (this.get(g, 'lo') === 0) {
      const lo = this.allocStack(stackMin);
      if (lo === 0) return 0;
      this.setStack(g, lo, stackMin);
    }
    const id = heap.getF(Root.NextGoid);
    heap.setF(Root.NextGoid, id + 1);
    this.set64(g, 'goid', id);
    this.setStatus(g, GStatus.Idle);
    return g;
  }

  /** A finished goroutine goes to the free list; a grown stack is given back. */
  retire(g: number): void {
    this.setStatus(g, GStatus.Dead);
    // Nothing of a dead goroutine is marked: what it kept for its next sleep would be somebody else's by then.
    for (const f of ['panic', 'defer', 'param', 'waiting', 'coroarg', 'timer', 'labels', 'syncGroup', 'fp']) this.setWord(g, f, 0);
    for (const f of ['locks', 'sig', 'selectDone']) this.set32(g, f, 0);
    for (const f of ['waitreason', 'system', 'wild', 'lockedm', 'panicfault', 'preempted']) this.setByte(g, f, 0);
    const lo = this.get(g, 'lo');
    const size = this.get(g, 'hi') - lo;
    if (size !== stackMin) {
      this.freeStack(lo, size);
      this.setWord(g, 'lo', 0);
      this.setWord(g, 'hi', 0);
    }
    this.setLink(g, this.heap.get(Root.GFree));
    this.heap.set(Root.GFree, g);
  }

  private setStack(g: number, lo: number, size: number): void {
    this.setPtr(g, 'lo', lo);
    this.setPtr(g, 'hi', lo + size);
  }

  // ---- stack memory

  private order(size: number): number {
    return 31 - Math.clz32(size) - 11;
  }

  private stackSpan(size: number): number {
    const { heap, counters } = this;
    const s = heap.allocSpan(size / pageSize, SpanState.Stack);
    counters.max(Counter.StackPeak, heap.getF(Root.StackInuse));
    return s;
  }

  allocStack(size: number): number {
    const { heap } = this;
    if (heap.stress !== null && heap.denied()) return 0;
    if (size >= carveSize) {
      const s = this.stackSpan(size);
      return s === 0 ? 0 : this.mem.u32[(s + Span.Start) >>> 2]!;
    }
    const at = Root.StackFree + 4 * this.order(size);
    let p = heap.get(at);
    if (p === 0) {
      const s = this.stackSpan(carveSize);
      if (s === 0) return 0;
      const start = this.mem.u32[(s + Span.Start) >>> 2]!;
      for (let a = start + carveSize - size; a >= start; a -= size) {
        this.mem.u32[a >>> 2] = p;
        p = a;
      }
    }
    heap.set(at, this.mem.u32[p >>> 2]!);
    return p;
  }

  freeStack(lo: number, size: number): void {
    const { heap } = this;
    if (heap.stress?.poison === true) this.mem.u8.fill(0xdb, lo, lo + size);
    if (size >= carveSize) {
      heap.freeSpan(this.mem.u32[(heap.pageTable >>> 2) + (lo >>> pageShift)]!);
      return;
    }
    const at = Root.StackFree + 4 * this.order(size);
    this.mem.u32[lo >>> 2] = heap.get(at);
    heap.set(at, lo);
  }

  /** Limit for Ctl.Limit. */
  limit(g: number): number {
    return this.mem.u32[(g + this.oHi) >>> 2]! - stackReserve;
  }

  /** Size the stack needs so that the frame at fp fits. */
  wantedSize(g: number, fp: number): number {
    const lo = this.get(g, 'lo');
    const need = fp - lo + this.frames.at(fp).fn.code!.frameSize + stackReserve;
    let size = (this.get(g, 'hi') - lo) * 2;
    while (size < need) size *= 2;
    return size;
  }

  /**
   * Moves the stack to a new one of `size` bytes; `top` is the innermost frame. Returns the new place of the innermost frame, or 0 if
   * memory is exhausted.
   */
  copyStack(g: number, top: number, size: number): number {
    const lo = this.get(g, 'lo');
    const oldSize = this.get(g, 'hi') - lo;
    const to = this.allocStack(size);
    if (to === 0) return 0;
    const { mem } = this;
    mem.copy(to, lo, Math.min(oldSize, size) - (fault('copy-too-little') ? Math.min(oldSize, size) - (top - lo) - 24 : 0));
    const delta = to - lo;
    const hi = lo + oldSize;
    const fix = (at: number): void => {
      const v = mem.u32[at >>> 2]!;
      if (v >= lo && v < hi) mem.u32[at >>> 2] = v + delta;
    };
    // Words that may also be the end of the stack (frame ends).
    const fixEnd = (at: number): void => {
      const v = mem.u32[at >>> 2]!;
      if (v >= lo && v <= hi) mem.u32[at >>> 2] = v + delta;
    };
    for (let fp = top + delta; ; ) {
      const f = this.frames.at(fp);
      this.fixFrame(f, fix);
      if (f.parent === 0) break;
      fp = f.parent + delta;
      mem.u32[(f.fp + frameParentOff) >>> 2] = fp;
    }
    this.fixRecords(g, fix, fixEnd);
    this.setStack(g, to, size);
    this.counters.add(Counter.StackCopies, 1);
    this.counters.add(Counter.StackBytes, oldSize);
    this.counters.max(Counter.DeepestStack, size);
    if (this.events.on) this.events.emit(EventKind.StackCopy, g, size);
    this.freeStack(lo, oldSize);
    return top + delta;
  }

  private fixFrame(f: Frame, fix: (at: number) => void): void {
    if (!fault('copy-live-slots')) for (const off of this.frames.live(f)) fix(f.fp + off);
    const ctx = this.frames.ctxWord(f);
    if (ctx !== 0 && !fault('copy-closure-context')) fix(ctx);
    if (!fault('copy-stack-objects')) for (const o of f.fn.code!.stackObjects) {
      if (f.rid === 0 && o.off >= 0) continue;
      for (const p of o.ptrs) fix(f.fp + o.off + p);
    }
  }

  /** Panics, deferred calls and sudogs; the chains are read in their new place. */
  private fixRecords(g: number, fix: (at: number) => void, fixEnd: (at: number) => void): void {
    const d = this.defer;
    const p = this.panic;
    const s = this.sudog;
    if (!fault('copy-defer-records')) fix(g + this.g['defer']!);
    for (let r = fault('copy-defer-records') ? 0 : this.get(g, 'defer'); r !== 0; r = this.mem.u32[(r + d['link']!) >>> 2]!) {
      fixEnd(r + d['sp']!);
      fix(r + d['fn']!);
      fix(r + d['link']!);
    }
    if (!fault('copy-panic-records')) fix(g + this.g['panic']!);
    for (let r = fault('copy-panic-records') ? 0 : this.get(g, 'panic'); r !== 0; r = this.mem.u32[(r + p['link']!) >>> 2]!) {
      fixEnd(r + p['sp']!);
      fixEnd(r + p['deferSP']!);
      fix(r + p['arg']! + this.w);
      fix(r + p['link']!);
    }
    for (let r = fault('copy-waiting-place') ? 0 : this.get(g, 'waiting'); r !== 0; r = this.mem.u32[(r + s['waitlink']!) >>> 2]!) fix(r + s['elem']!);
    fix(g + this.g['param']!);
  }

  /** Halves a stack that is mostly unused (during collections). Returns the new innermost frame. */
  shrink(g: number, top: number): number {
    const lo = this.get(g, 'lo');
    const size = this.get(g, 'hi') - lo;
    if (size <= stackMin) return top;
    const used = this.frames.end(this.frames.at(top)) - lo + stackReserve;
    if (used >= size / 4) return top;
    const moved = this.copyStack(g, top, size / 2);
    if (moved === 0) return top;
    this.counters.add(Counter.StackShrinks, 1);
    return moved;
  }

  assertGoroutine(g: number): void {
    if (g === 0 || this.heap.objectBase(g) !== g) throw new InternalError(`bad g 0x${g.toString(16)}`);
  }
}
