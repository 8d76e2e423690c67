/**
 * The address that a nil dereference reports. gc drops a nil check if a memory access through the pointer follows in the block, close enough to
 * address 0 to fault by itself (ssa/nilcheck.go: nilcheckelim2); the fault then has the accessed field's address. Here every check stays, and
 * its `off` says which access of gc's would have faulted.
 *
 * One walk in order of evaluation. `open` are checks that no access has followed yet, by what holds the checked pointer. What writes memory, calls
 * and the ends of blocks close them: their faults are at 0, as with gc's explicit checks.
 *
 * Strings and slices: gc accesses the length before the pointer. Stores of pointers have a barrier, which ends gc's block.
 * DEPARTURE: gc's scheduler decides which of several accesses in one statement comes first (println(p.s) faults at the pointer, append at the
 * capacity, a swap of two fields at the second); here it is the one that is first in our code.
 */
import { K, type MFunc, type S, type X, isLoad, isStore, nilcheckCode, vregCode } from './mir.js';

/** gc's minZeroPage: accesses at smaller offsets fault for certain. */
const zeroPage = 4096;

/** Largest copy that gc makes of one load and one store; larger ones need the address. */
const inlineCopy = 16;

interface Origin {
  check: X;
  off: number;
}

export function placeFaults(fn: MFunc, wordSize: number): void {
  new Pass(wordSize).list(fn.body);
}

class Pass {
  /** By virtual register. */
  private regs = new Map<number, Origin>();
  private open = new Set<X>();
  /** The last access, if it was of a pointer. */
  private last: Origin | null = null;

  constructor(private readonly wordSize: number) {}

  list(list: readonly S[]): void {
    for (const s of list) this.stmt(s);
  }

  private close(): void {
    // An empty set that is cleared gets a new table all the same.
    if (this.open.size > 0) this.open.clear();
    this.last = null;
  }

  /** Where a pointer comes from, if that is a check. */
  private origin(x: X): Origin | null {
    if (x.code === nilcheckCode) return { check: x, off: 0 };
    if (x.code === vregCode) return this.regs.get(x.n) ?? null;
    if (x.op !== 'p.addi') return null;
    const o = this.origin(x.a!);
    return o === null ? null : { check: o.check, off: o.off + x.off };
  }

  private access(x: X, off: number): void {
    const o = this.origin(x.op === 'mem.copy' ? x.b! : x.a!);
    if (o === null) return;
    const at = o.off + off;
    const { last, wordSize: ws } = this;
    this.last = null;
    const isPointer = x.op === 'load.p' || x.op === 'store.pb';
    if (last !== null && last.check === o.check) {
      // A length behind a pointer; the type word before the data word of an interface, whose parts are loaded last first.
      if (isPointer) {
        if (x.op === 'load.p' && at === last.off - ws) o.check.off = at;
        else if (x.op === 'store.pb' && at === last.off + ws) o.check.off = last.off;
      } else if (at === last.off + ws && x.op.endsWith(ws === 8 ? '.i64' : '.i32')) o.check.off = at;
    }
    if (!this.open.delete(o.check)) return;
    // A store with a barrier has a check of its own.
    if (at >= 0 && at < zeroPage && x.op !== 'store.pb') o.check.off = at;
    if (isPointer) this.last = { check: o.check, off: at };
  }

  private tree(x: X): void {
    if (x.a !== null) this.tree(x.a);
    if (x.b !== null) this.tree(x.b);
    if (x.c !== null) this.tree(x.c);
    if (x.code === nilcheckCode) {
      x.off = 0;
      this.open.add(x);
      if (x.a!.code === vregCode) this.regs.set(x.a!.n, { check: x, off: 0 });
    } else if (isLoad(x)) this.access(x, x.off);
    else if (isStore(x)) {
      this.access(x, x.off);
      if (this.open.size > 0) this.open.clear();
    } else if (x.op === 'mem.copy' || x.op === 'typed.copy') {
      if (x.op === 'mem.copy' && x.n <= inlineCopy) this.access(x, 0);
      this.close();
    } else if (x.op === 'mem.zero' || x.op === 'typed.zero') this.close();
  }

  private set(v: number, x: X): void {
    const o = this.origin(x);
    if (o === null) this.regs.delete(v);
    else this.regs.set(v, o);
  }

  private forget(): void {
    this.close();
    if (this.regs.size > 0) this.regs.clear();
  }

  private inner(list: readonly S[]): void {
    this.forget();
    this.list(list);
    this.forget();
  }

  private stmt(s: S): void {
    switch (s.k) {
      case K.Set:
        this.tree(s.x);
        this.set(s.v, s.x);
        return;
      case K.Eff:
        this.tree(s.x);
        return;
      case K.Call:
        for (const a of s.args) this.tree(a);
        if (s.fn !== null) this.tree(s.fn);
        this.close();
        for (const r of s.res) this.regs.delete(r);
        return;
      case K.If:
        this.tree(s.c);
        this.inner(s.then);
        this.inner(s.else);
        return;
      case K.Block:
      case K.Loop:
        this.inner(s.body);
        return;
      case K.BrIf:
        this.tree(s.c);
        this.close();
        return;
      case K.BrTable:
        this.tree(s.x);
        this.close();
        return;
      case K.Ret:
        for (const x of s.xs) this.tree(x);
        return;
      case K.New:
        this.close();
        this.regs.delete(s.v);
        return;
      default:
        return;
    }
  }
}
