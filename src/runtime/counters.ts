/** Counters of a run, kept in the root block so that a snapshot carries them. */
import { Root } from '../abi/layout.js';
import type { Heap } from './heap.js';
import { classToSize } from './sizeclasses.js';

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
  Wakeups,
  Panics,
  Traps,
  Timers,
  OutputBytes,
  Finalizers,
  QuarantineSlots,
  QuarantineBytes,
  BarrierHits,
  MarkFuel,
  AssistFuel,
  StwSteps,
  /** Most memory that stacks had at once. */
  StackPeak,
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
  'quarantineSlots',
  'quarantineBytes',
  'barrierHits',
  'markFuel',
  'assistFuel',
  'stwSteps',
  'stackPeak',
];

/** What the Go runtime counts itself, in its variable chancount (go/chan.go), 64 bits each. */
const chanCounts = ['chanSends', 'chanReceives', 'chanCloses', 'chanSelects'];

/** Plain record for reports. */
export interface CounterRecord {
  readonly fuel: number;
  readonly mallocs: number;
  readonly frees: number;
  readonly totalAlloc: number;
  readonly heapAlloc: number;
  readonly heapSys: number;
  readonly stackInuse: number;
  readonly nextGC: number;
  readonly forcedGC: number;
  readonly pauseTotalNs: number;
  readonly tinyAllocs: number;
  /** Per size class from 0: objects allocated and freed. */
  readonly bySize: readonly { size: number; mallocs: number; frees: number }[];
  readonly large: { readonly mallocs: number; readonly frees: number; readonly bytes: number };
  readonly values: ReadonlyMap<string, number>;
}

export class Counters {
  /** `chanCount`: address of runtime.chancount, 0 if the program has no channels. */
  constructor(
    private readonly heap: Heap,
    private readonly chanCount: number,
  ) {}

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
      stackInuse: this.heap.getF(Root.StackInuse),
      nextGC: this.heap.getF(Root.Goal),
      forcedGC: this.heap.get(Root.NumForced),
      pauseTotalNs: this.heap.getF(Root.PauseTotal),
      tinyAllocs: this.heap.getF(Root.TinyAllocs),
      bySize: classToSize.map((size, c) => ({ size, mallocs: this.heap.getF(Root.SmallAlloc + 8 * c), frees: this.heap.getF(Root.SmallFree + 8 * c) })),
      large: { mallocs: this.heap.getF(Root.LargeAllocCount), frees: this.heap.getF(Root.LargeFreeCount), bytes: this.heap.getF(Root.LargeAlloc) },
      values: new Map([...names.map((n, i): [string, number] => [n, this.heap.getF(Root.Counters + 8 * i)]), ...chanCounts.map((n, i): [string, number] => [n, this.chanOps(i)])]),
    };
  }

  private chanOps(i: number): number {
    if (this.chanCount === 0) return 0;
    const at = (this.chanCount + 8 * i) >>> 2;
    const { u32 } = this.heap.mem;
    return u32[at]! + u32[at + 1]! * 2 ** 32;
  }
}
