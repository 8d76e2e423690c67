/**
 * The pacer: when a cycle starts, how much marking an allocation must pay for, how many workers there are (Go: runtime/mgcpacer.go;
 * the rules and constants are Go's, its design document golang.org/design/44167-gc-pacer-redesign).
 *
 * Time is fuel: Root.PTime advances by a turn when every P had one. One byte scanned costs one unit.
 *
 * INVARIANT: numbers are in memory (Root); this object has none.
 */
import { Root } from '../abi/layout.js';
import type { Goroutines } from './goroutines.js';
import type { Heap } from './heap.js';

export const heapMinimum = 4 << 20;
const backgroundUtilization = 0.25;
const sweepMinHeapDistance = 1 << 20;
const overAssistWork = 64 << 10;
const headroomPercent = 3;
const minHeadroom = 1 << 20;
const minRunway = 64 << 10;
/**
 * Package variables of gc's own runtime, which count for the goal (its .data and .bss in an amd64 program that does nothing; here they are
 * the machine's). Without them cycles begin up to a tenth earlier in small heaps than Go's (tests/testdata/gc).
 */
export const runtimeGlobals = 150_000;
/**
 * And what its runtime has in the heap, which counts as well: bytes of spans when main begins (`start`: a program that does nothing, GOMAXPROCS=4, begins its first
 * cycle that much earlier), and what is marked of it in each cycle (`live`, /gc/heap/live:bytes after runtime.GC). Here the machine's own records are elsewhere. In
 * a heap that grows from nothing every goal follows from the first.
 */
export const runtimeHeap: Readonly<Record<4 | 8, { start: number; live: number }>> = { 8: { start: 430_000, live: 115_000 }, 4: { start: 320_000, live: 75_000 } };

export class Pacer {
  constructor(
    private readonly heap: Heap,
    private readonly gs: Goroutines,
    /** Bytes of pointer words in data and bss. */
    readonly globals: number,
    /** Free bytes of the page heap. */
    private readonly idleBytes: () => number,
  ) {}

  private get(f: number): number {
    return this.heap.getF(f);
  }
  private set(f: number, v: number): void {
    this.heap.setF(f, v);
  }

  private percent(): number {
    return this.heap.get(Root.GcPercent) | 0;
  }

  private scanWork(): number {
    return this.get(Root.HeapScanWork) + this.get(Root.StackScanWork) + this.get(Root.GlobalsScanWork);
  }
  private expectedWork(): number {
    return this.get(Root.LastHeapScan) + this.get(Root.LastStackScan) + this.globals;
  }

  /** Of a fresh machine. */
  init(): void {
    this.set(Root.HeapLive, this.get(Root.HeapLive) + runtimeHeap[this.heap.word.size].start);
  }

  startCycle(): void {
    const { heap } = this;
    const procs = heap.get(Root.NProcs);
    for (const f of [Root.BgScanCredit, Root.AssistTime, Root.DedicatedTime, Root.FractionalTime, Root.IdleTime]) this.set(f, 0);
    this.set(Root.MarkStart, this.get(Root.PTime));
    this.set(Root.Triggered, this.get(Root.HeapLive));
    const goal = procs * backgroundUtilization;
    let dedicated = Math.floor(goal + 0.5);
    this.set(Root.FractionalGoal, 0);
    if (Math.abs(dedicated / goal - 1) > 0.3) {
      if (dedicated > goal) dedicated--;
      this.set(Root.FractionalGoal, (goal - dedicated) / procs);
    }
    heap.set(Root.Dedicated, dedicated);
    this.revise();
  }

  /** Assist ratios from what is left to mark and to allocate. */
  revise(): void {
    let percent = this.percent();
    if (percent < 0) percent = 100_000;
    const live = this.get(Root.HeapLive);
    const work = this.scanWork();
    let goal = this.heapGoal().goal;
    let expected = this.expectedWork();
    const max = this.get(Root.HeapScan) + this.get(Root.StackInuse) + this.globals;
    const triggered = this.get(Root.Triggered);
    if (work > expected) {
      const extended = ((goal - triggered) / Math.max(1, expected)) * max + triggered;
      expected = max;
      goal = Math.min(extended, (1 + percent / 100) * goal);
    }
    if (live > goal) {
      goal *= 1.1;
      expected = max;
    }
    const left = Math.max(1000, expected - work);
    const room = Math.max(1, goal - live);
    this.set(Root.AssistWorkPerByte, left / room);
    this.set(Root.AssistBytesPerWork, room / left);
  }

  /** The ratio of allocation to marking that this cycle showed: how early the next must start. */
  endCycle(): void {
    this.set(Root.LastHeapGoal, this.heapGoal().goal);
    const live = this.get(Root.HeapLive);
    const triggered = this.get(Root.Triggered);
    if (live <= triggered) return;
    const procs = this.heap.get(Root.NProcs);
    const duration = this.get(Root.PTime) - this.get(Root.MarkStart);
    let utilization = backgroundUtilization;
    let idle = 0;
    if (duration > 0) {
      utilization += this.get(Root.AssistTime) / (duration * procs);
      idle = this.get(Root.IdleTime) / (duration * procs);
    }
    utilization = Math.min(utilization, 0.99);
    const now = ((live - triggered) * (utilization + idle)) / (Math.max(1, this.scanWork()) * (1 - utilization));
    let max = now;
    for (let i = 0; i < 4; i++) max = Math.max(max, this.get(Root.LastConsMark + 8 * i));
    this.set(Root.ConsMark, max);
    for (let i = 0; i < 3; i++) this.set(Root.LastConsMark + 8 * i, this.get(Root.LastConsMark + 8 * (i + 1)));
    this.set(Root.LastConsMark + 24, now);
  }

  /** After marking: what was marked is what lives. */
  resetLive(): void {
    const marked = this.get(Root.BytesMarked) + runtimeHeap[this.heap.word.size].live;
    this.set(Root.HeapMarked, marked);
    this.set(Root.HeapLive, marked);
    this.set(Root.HeapScan, this.get(Root.HeapScanWork));
    this.set(Root.LastHeapScan, this.get(Root.HeapScanWork));
    this.set(Root.LastStackScan, this.get(Root.StackScanWork));
    this.set(Root.Triggered, Infinity);
  }

  heapGoal(): { goal: number; minTrigger: number } {
    let goal = this.get(Root.PercentGoal);
    const limited = Math.min(this.memoryLimitGoal(), this.hardGoal());
    if (limited < goal) return { goal: limited, minTrigger: 0 };
    const minTrigger = this.get(Root.SweepDistMinTrigger);
    if (minTrigger > goal) goal = minTrigger;
    const triggered = this.get(Root.Triggered);
    if (triggered !== Infinity && goal < triggered + minRunway) goal = triggered + minRunway;
    return { goal, minTrigger };
  }

  /** The end of linear memory is a goal, too: collect before it is reached. */
  private hardGoal(): number {
    const { heap } = this;
    return Math.max(heap.mem.max - heap.arenaStart - heap.reserve, this.get(Root.HeapMarked) + heapMinimum);
  }

  private memoryLimitGoal(): number {
    const limit = this.get(Root.MemLimit);
    if (limit <= 0) return Infinity;
    const free = this.idleBytes() - this.get(Root.HeapReleased);
    const t = this.heap.totals();
    const mapped = this.heap.arenaStart - this.heap.base + this.get(Root.HeapInuse) + this.get(Root.StackInuse) + this.get(Root.SysBytes) + free;
    const other = mapped - free - (t.totalAlloc - t.totalFree);
    const overage = Math.max(0, mapped - limit);
    const marked = this.get(Root.HeapMarked);
    if (other + overage >= limit) return marked;
    const goal = limit - (other + overage);
    const headroom = Math.max(minHeadroom, Math.floor(goal / 100) * headroomPercent);
    return Math.max(marked, goal < 2 * headroom ? headroom : goal - headroom);
  }

  private trigger(): { trigger: number; goal: number } {
    const { goal, minTrigger } = this.heapGoal();
    const marked = this.get(Root.HeapMarked);
    if (marked >= goal) return { trigger: goal, goal };
    const step = Math.floor((goal - marked) / 64);
    const min = Math.max(minTrigger, marked, step * 45 + marked);
    let max = step * 61 + marked;
    if (goal > heapMinimum && goal - heapMinimum > max) max = goal - heapMinimum;
    max = Math.max(max, min);
    const runway = this.get(Root.Runway);
    return { trigger: Math.min(Math.max(runway > goal ? min : goal - runway, min), max), goal };
  }

  /** Sets goal and trigger: after marking, and when somebody changed a setting. Returns the trigger. */
  commit(): number {
    const { heap } = this;
    this.set(Root.SweepDistMinTrigger, heap.get(Root.SweepDone) !== 0 ? 0 : this.get(Root.HeapLive) + sweepMinHeapDistance);
    const percent = this.percent();
    const marked = this.get(Root.HeapMarked);
    let goal = Infinity;
    if (percent >= 0) {
      goal = Math.floor(marked + ((marked + this.get(Root.LastStackScan) + this.globals) * percent) / 100);
      goal = Math.max(goal, Math.floor((heapMinimum * percent) / 100));
    }
    this.set(Root.PercentGoal, goal);
    this.set(Root.Runway, Math.floor(this.get(Root.ConsMark) * ((1 - backgroundUtilization) / backgroundUtilization) * this.expectedWork()));
    if (heap.mem.max > 0 && this.get(Root.Triggered) !== Infinity) this.revise();
    const t = this.trigger();
    this.set(Root.Goal, Math.floor(t.goal));
    this.set(Root.Trigger, Math.floor(t.trigger));
    return Math.floor(t.trigger);
  }

  // ---- assists (Go: gcAssistAlloc)

  private credit(g: number): number {
    return this.gs.assistCredit(g, this.heap.get(Root.GcBegun));
  }
  private setCredit(g: number, v: number): void {
    this.gs.setAssistCredit(g, this.heap.get(Root.GcBegun), v);
  }

  /** Charges an allocation to its goroutine; true if it has to help first. */
  charge(g: number, size: number): boolean {
    const credit = this.credit(g) - size;
    this.setCredit(g, credit);
    return credit < 0;
  }

  /** Scan work that the goroutine must do itself, after it took what the background has in stock. */
  debt(g: number): number {
    this.revise();
    let bytes = -this.credit(g);
    if (bytes <= 0) return 0;
    const perWork = this.get(Root.AssistBytesPerWork);
    let work = Math.floor(this.get(Root.AssistWorkPerByte) * bytes);
    if (work < overAssistWork) {
      work = overAssistWork;
      bytes = Math.floor(perWork * work);
    }
    const stock = this.get(Root.BgScanCredit);
    if (stock <= 0) return work;
    const taken = Math.min(stock, work);
    this.heap.addF(Root.BgScanCredit, -taken);
    this.setCredit(g, this.credit(g) + (taken === work ? bytes : 1 + Math.floor(perWork * taken)));
    return work - taken;
  }

  owes(g: number): boolean {
    return this.credit(g) < 0;
  }

  /** Books the work of an assist. */
  paid(g: number, work: number): void {
    this.setCredit(g, this.credit(g) + 1 + Math.floor(this.get(Root.AssistBytesPerWork) * work));
    this.heap.addF(Root.AssistTime, work);
  }
}
