/** Counters of a run, kept in the root block so that a snapshot carries them. */
import { Root } from '../abi/layout.js';
import type { Heap } from './heap.js';

export const enum Counter {
  StackCopies,
  StackBytes,
  DeepestStack,
  StackShrinks,
  Switches,
  Goroutines,
  MaxGoroutines,
  Collections,
  MarkedBytes,
  SweptObjects,
  Preemptions,
  Steals,
  ChanOps,
  Panics,
  Traps,
  Timers,
  OutputBytes,
  Finalizers,
  Count,
}

const names: readonly string[] = [
  'stackCopies',
  'stackBytesCopied',
  'deepestStack',
  'stackShrinks',
  'contextSwitches',
  'goroutines',
  'maxGoroutines',
  'collections',
  'markedBytes',
  'sweptObjects',
  'preemptions',
  'steals',
  'wakeups',
  'panics',
  'traps',
  'timerWakes',
  'outputBytes',
  'finalizers',
];

/** Plain record for reports. */
export interface CounterRecord {
  readonly fuel: number;
  readonly mallocs: number;
  readonly frees: number;
  readonly totalAlloc: number;
  readonly heapAlloc: number;
  readonly heapSys: number;
  readonly values: ReadonlyMap<string, number>;
}

export class Counters {
  constructor(private readonly heap: Heap) {}

  add(c: Counter, n: number): void {
    this.heap.addF(Root.Counters + 8 * c, n);
  }
  max(c: Counter, n: number): void {
    if (n > this.heap.getF(Root.Counters + 8 * c)) this.heap.setF(Root.Counters + 8 * c, n);
  }
  get(c: Counter): number {
    return this.heap.getF(Root.Counters + 8 * c);
  }

  record(fuel: number): CounterRecord {
    const t = this.heap.totals();
    return {
      fuel,
      mallocs: t.mallocs,
      frees: t.frees,
      totalAlloc: t.totalAlloc,
      heapAlloc: t.totalAlloc - t.totalFree,
      heapSys: this.heap.getF(Root.HeapInuse),
      values: new Map(names.map((n, i) => [n, this.heap.getF(Root.Counters + 8 * i)])),
    };
  }
}
