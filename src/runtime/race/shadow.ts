/**
 * Shadow memory: for every 8 bytes the accesses that may still race with one to come (FastTrack's reads and writes, in the cells of ThreadSanitizer,
 * but as many as needed: nothing is forgotten).
 *
 * A cell is four words: slot of the goroutine plus 1 (0: free), its time, its stack, and which bytes, whether written, whether atomically. A later
 * access takes the place of an earlier one that happened before it, touched no other bytes and was no stronger: what races with the earlier one
 * and comes later still races with the later one.
 *
 * Pages of shadow are made where the program touches memory; the first four cells of a granule are in the page, more of them in a list beside it.
 */
import type { Clock } from './clocks.js';

export const enum Bits {
  Bytes = 0xff,
  Write = 0x100,
  Atomic = 0x200,
}

const enum Cell {
  Slot = 0,
  Time = 1,
  Stack = 2,
  Bits = 3,
  Words = 4,
}

const inPage = 4;
const granuleWords = inPage * Cell.Words;
const pageShift = 12;
const pageWords = ((1 << pageShift) / 8) * granuleWords;

/** An earlier access that races with the present one. */
export interface Earlier {
  slot: number;
  time: number;
  stack: number;
  write: boolean;
}

export class Shadow {
  private readonly pages: (Int32Array | undefined)[] = [];
  /** Granules whose race was reported: reads of them are not looked at any more (as in ThreadSanitizer, which makes them read-only). */
  private readonly told = new Set<number>();
  /** Cells of granules that have more than `inPage`. */
  private readonly more = new Map<number, Int32Array>();

  /**
   * Notes an access of one granule by the goroutine of `slot`, whose clock is `clock`; `stack` is asked for if it is kept. Returns an access
   * that is not ordered with it, or null.
   */
  access(granule: number, bits: number, slot: number, clock: Clock, stack: () => number): Earlier | null {
    if (this.told.size > 0 && (bits & Bits.Write) === 0 && this.told.has(granule)) return null;
    const page = granule >>> (pageShift - 3);
    let cells = this.pages[page];
    if (cells === undefined) {
      cells = new Int32Array(pageWords);
      this.pages[page] = cells;
    }
    const first = (granule & ((1 << (pageShift - 3)) - 1)) * granuleWords;
    const time = clock.get(slot);
    const list = this.more.size === 0 ? undefined : this.more.get(granule);
    let at = -1;
    let into: Int32Array = cells;
    let race: Earlier | null = null;
    for (let part = 0; part < 2; part++) {
      const c = part === 0 ? cells : list;
      if (c === undefined) break;
      const from = part === 0 ? first : 0;
      const to = part === 0 ? first + granuleWords : c.length;
      for (let i = from; i < to; i += Cell.Words) {
        const owner = c[i]!;
        if (owner === 0) {
          if (at < 0) {
            at = i;
            into = c;
          }
          continue;
        }
        const old = c[i + Cell.Bits]!;
        const known = old & bits;
        const isOwn = owner === slot + 1;
        const noWeaker = (bits & old & Bits.Write) === (old & Bits.Write) && (bits & Bits.Atomic & ~old) === 0;
        if (isOwn && c[i + Cell.Time] === time && (known & Bits.Bytes) === (bits & Bits.Bytes) && (bits & Bits.Write & ~old) === 0 && (old & Bits.Atomic & ~bits) === 0) return null;
        const before = isOwn || clock.get(owner - 1) >= c[i + Cell.Time]! >>> 0;
        if (before) {
          // Its place can be had.
          if ((old & Bits.Bytes & ~bits) === 0 && noWeaker) {
            if (at < 0) {
              at = i;
              into = c;
            }
            c[i] = 0;
          }
          continue;
        }
        if ((known & Bits.Bytes) === 0 || ((old | bits) & Bits.Write) === 0 || (known & Bits.Atomic) !== 0) continue;
        race ??= { slot: owner - 1, time: c[i + Cell.Time]! >>> 0, stack: c[i + Cell.Stack]!, write: (old & Bits.Write) !== 0 };
      }
    }
    if (race !== null) {
      this.reset(granule * 8, granule * 8 + 8);
      this.told.add(granule);
      return race;
    }
    if (at < 0) {
      into = new Int32Array((list?.length ?? 0) + 2 * granuleWords);
      at = list?.length ?? 0;
      if (list !== undefined) into.set(list);
      this.more.set(granule, into);
    }
    into[at] = slot + 1;
    into[at + Cell.Time] = time;
    into[at + Cell.Stack] = stack();
    into[at + Cell.Bits] = bits;
    return null;
  }

  /** New memory: nobody has touched these bytes. */
  reset(from: number, to: number): void {
    for (let granule = from >>> 3; granule * 8 < to; granule++) {
      const cells = this.pages[granule >>> (pageShift - 3)];
      if (cells === undefined) {
        // On to the next page.
        granule |= (1 << (pageShift - 3)) - 1;
        continue;
      }
      const first = (granule & ((1 << (pageShift - 3)) - 1)) * granuleWords;
      const whole = granule * 8 >= from && granule * 8 + 8 <= to;
      if (whole) {
        cells.fill(0, first, first + granuleWords);
        this.told.delete(granule);
        if (this.more.size > 0) this.more.delete(granule);
        continue;
      }
      const gone = bytesOf(granule, from, to);
      for (const [c, i0, i1] of [[cells, first, first + granuleWords], [this.more.get(granule), 0, Infinity]] as const) {
        if (c === undefined) continue;
        for (let i = i0; i < Math.min(i1, c.length); i += Cell.Words) {
          c[i + Cell.Bits]! &= ~gone;
          if ((c[i + Cell.Bits]! & Bits.Bytes) === 0) c[i] = 0;
        }
      }
    }
  }
}

/** Mask of the granule's bytes in [from, to). */
export function bytesOf(granule: number, from: number, to: number): number {
  const a = Math.max(0, from - granule * 8);
  const b = Math.min(8, to - granule * 8);
  return ((1 << b) - 1) & ~((1 << a) - 1) & Bits.Bytes;
}
