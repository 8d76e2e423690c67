/**
 * Slot allocation: vregs and memory slots to places in the frame (abi/frame.ts), by their linear intervals.
 *
 * Parameters keep their slots, for traces to show them (runtime/trace-args.ts). Vregs of one type share slots when their intervals are disjoint; a scalar slot has one type for the
 * whole function. Memory without pointers is shared freely, memory with pointers only among slots of the same type (a stack
 * object has one descriptor), objects whose address is kept are not shared at all.
 */
import { frameSlotsOff } from '../../abi/frame.js';
import type { StackObject } from '../../bytecode/program.js';
import type { Liveness } from './liveness.js';
import type { MFunc, MemSlot, VT } from './mir.js';

export interface Frame {
  /** Scalar slot of each vreg, -1 if it is never used. */
  slotOf: number[];
  /** Letters of the scalar slots. */
  letters: string;
  /** Offset from fp of each memory slot. */
  memOff: number[];
  frameSize: number;
  outSize: number;
  stackObjects: StackObject[];
}

const empty: ReadonlySet<number> = new Set();
const setOf = (l: readonly number[]): ReadonlySet<number> => (l.length === 0 ? empty : new Set(l));

/** Stable; registers are numbered nearly in the order in which they begin to live. */
function sortByStart(order: number[], start: readonly number[]): void {
  if (order.length > 64) {
    order.sort((a, b) => start[a]! - start[b]! || a - b);
    return;
  }
  for (let i = 1; i < order.length; i++) {
    const x = order[i]!;
    let j = i - 1;
    for (; j >= 0 && start[order[j]!]! > start[x]!; j--) order[j + 1] = order[j]!;
    order[j + 1] = x;
  }
}

export function allocate(fn: MFunc, live: Liveness, outSize: number): Frame {
  const V = fn.vregs.length;
  const slotOf = new Array<number>(V).fill(-1);
  const letters: VT[] = [];
  const nparams = fn.sig.params.length;
  const order: number[] = [];
  const undef = setOf(live.undefinedAtEntry);
  for (let i = 0; i < V; i++) {
    const v = fn.vregs[i]!;
    if (i < nparams) {
      slotOf[i] = i;
      letters.push(v.t);
    } else if (live.end[i]! >= 0 || v.always || undef.has(i)) order.push(i);
  }
  sortByStart(order, live.start);
  // Slots in use and the positions where that ends; free slots per type.
  const used: number[] = [];
  const ends: number[] = [];
  const free: Record<VT, number[]> = { i: [], l: [], f: [], d: [], p: [] };
  for (const i of order) {
    const start = live.start[i]!;
    for (let k = used.length - 1; k >= 0; k--) {
      if (ends[k]! >= start) continue;
      const slot = used[k]!;
      free[letters[slot]!].push(slot);
      used[k] = used[used.length - 1]!;
      ends[k] = ends[ends.length - 1]!;
      used.pop();
      ends.pop();
    }
    const t = fn.vregs[i]!.t;
    let slot = free[t].pop();
    if (slot === undefined) {
      slot = letters.length;
      letters.push(t);
    }
    slotOf[i] = slot;
    used.push(slot);
    ends.push(live.end[i]!);
  }
  const memBase = frameSlotsOff + 8 * letters.length;
  const mem = allocateMemory(fn, live, memBase);
  const frameSize = mem.top + outSize;
  return { slotOf, letters: letters.join(''), memOff: mem.off, frameSize, outSize, stackObjects: mem.objects };
}

function allocateMemory(fn: MFunc, live: Liveness, base: number): { off: number[]; top: number; objects: StackObject[] } {
  const V = fn.vregs.length;
  const off = new Array<number>(fn.slots.length).fill(0);
  const objects: StackObject[] = [];
  if (fn.slots.length === 0) return { off, top: base, objects };
  const seen = new Set<number>();
  let top = base;
  const undef = setOf(live.undefinedAtEntry);
  const order = fn.slots.map((_, i) => i).filter((i) => fn.slots[i]!.fixed === null && (live.end[V + i]! >= 0 || fn.slots[i]!.always || fn.slots[i]!.object || undef.has(V + i)));
  order.sort((a, b) => live.start[V + a]! - live.start[V + b]! || a - b);
  const active: { end: number; off: number; size: number; key: string }[] = [];
  const free = new Map<string, { off: number; size: number }[]>();
  for (const i of order) {
    const s = fn.slots[i]!;
    const start = live.start[V + i]!;
    for (let k = active.length - 1; k >= 0; k--) {
      const a = active[k]!;
      if (a.end < start) {
        const l = free.get(a.key);
        if (l === undefined) free.set(a.key, [{ off: a.off, size: a.size }]);
        else l.push({ off: a.off, size: a.size });
        active[k] = active[active.length - 1]!;
        active.pop();
      }
    }
    const size = Math.ceil(s.size / 8) * 8;
    const key = shareKey(s, size);
    const l = key === '' ? undefined : free.get(key);
    const reuse = l?.pop();
    if (reuse !== undefined) off[i] = reuse.off;
    else {
      off[i] = top;
      top += size;
    }
    if (key !== '') active.push({ end: live.end[V + i]!, off: off[i]!, size, key });
    if ((s.object || s.passed) && s.ptrs.length > 0 && !seen.has(off[i]!)) {
      seen.add(off[i]!);
      objects.push({ off: off[i]!, size: s.size, ptrs: s.ptrs, name: s.name, type: s.type });
    }
  }
  fn.slots.forEach((s, i) => {
    if (s.fixed === null) return;
    off[i] = s.fixed;
    if ((s.object || s.passed) && s.ptrs.length > 0) objects.push({ off: s.fixed, size: s.size, ptrs: s.ptrs, name: s.name, type: s.type });
  });
  objects.sort((a, b) => a.off - b.off);
  return { off, top, objects };
}

function shareKey(s: MemSlot, size: number): string {
  if (s.object || s.always) return '';
  return s.ptrs.length === 0 ? `n${size}` : s.passed ? `p${s.type}` : `q${size}`;
}
