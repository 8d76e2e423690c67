/**
 * Numbers of the allocator, collector and scheduler as programs ask for them: MemStats (Go: runtime/mstats.go) and the metrics of package
 * runtime/metrics (Go: runtime/metrics.go).
 *
 * The arena is mapped in pieces of 4 MB, as Go's heap grows; what of it was never used, or was given back by the scavenger, is released.
 * Pages of the arena that hold the machine's own records are no heap: they are shared out among MSpanSys, MCacheSys and OtherSys. So
 *
 *     Sys = HeapSys + StackSys + MSpanSys + MCacheSys + BuckHashSys + GCSys + OtherSys,   HeapSys = HeapInuse + HeapIdle.
 */
import { CacheRec, Root, Span, SpecialKind, maxProcs, numSpanClasses, pageSize } from '../abi/layout.js';
import { layoutOf } from '../abi/structs.js';
import { stackMin } from '../abi/frame.js';
import { Counter } from './counters.js';
import { GStatus } from './goroutines.js';
import type { Runtime } from './runtime.js';
import { classToSize } from './sizeclasses.js';
import { timeHistCounts } from './timehist.js';

/** Size of the pieces in which the arena grows. */
const mapChunk = 4 << 20;
const cacheSize = numSpanClasses * CacheRec.Size;

export interface MemNumbers {
  heapAlloc: number;
  totalAlloc: number;
  totalFree: number;
  mallocs: number;
  frees: number;
  sys: number;
  heapSys: number;
  heapIdle: number;
  heapInuse: number;
  heapReleased: number;
  stackInuse: number;
  mspanInuse: number;
  mspanSys: number;
  mcacheInuse: number;
  mcacheSys: number;
  gcSys: number;
  otherSys: number;
  nextGC: number;
}

export function memNumbers(rt: Runtime): MemNumbers {
  const { heap } = rt;
  const t = heap.totals();
  const used = heap.get(Root.HighPage) * pageSize - heap.arenaStart;
  const mapped = Math.ceil(used / mapChunk) * mapChunk;
  const heapInuse = heap.getF(Root.HeapInuse);
  const stackInuse = heap.getF(Root.StackInuse);
  const own = used - heap.idleBytes() - heapInuse - stackInuse;
  const mspanSys = heap.getF(Root.SpansMade) * Span.Size;
  let procs = 0;
  for (let i = 0; i < maxProcs; i++) if (rt.proc(i) !== 0) procs++;
  const mcacheSys = procs * cacheSize;
  // Roots and page table lie in front of the arena.
  const gcSys = heap.arenaStart - heap.base;
  const heapSys = mapped - own - stackInuse;
  const goal = heap.getF(Root.Goal);
  return {
    heapAlloc: t.totalAlloc - t.totalFree,
    totalAlloc: t.totalAlloc,
    totalFree: t.totalFree,
    mallocs: t.mallocs,
    frees: t.frees,
    sys: mapped + gcSys,
    heapSys,
    heapIdle: heapSys - heapInuse,
    heapInuse,
    heapReleased: heap.getF(Root.HeapReleased) + mapped - used,
    stackInuse,
    mspanInuse: heap.getF(Root.SpansInuse) * Span.Size,
    mspanSys,
    mcacheInuse: heap.get(Root.NProcs) * cacheSize,
    mcacheSys,
    gcSys,
    otherSys: own - mspanSys - mcacheSys,
    nextGC: Number.isFinite(goal) && (heap.get(Root.GcPercent) | 0) >= 0 ? goal : 2 ** 64 - 2048,
  };
}

/** CPU time so far in nanoseconds: of the collector by kind, of everything. */
function cpuTimes(rt: Runtime): { assist: number; dedicated: number; idleMark: number; pause: number; gc: number; idle: number; total: number } {
  const { heap } = rt;
  const running = rt.gc.marking() ? 1 : 0;
  const part = (total: Root, now: Root): number => heap.getF(total) + running * heap.getF(now);
  const assist = part(Root.NsAssistTotal, Root.NsAssist);
  const dedicated = part(Root.NsBackgroundTotal, Root.NsBackground);
  const idleMark = part(Root.NsIdleTotal, Root.NsIdle);
  const procs = heap.get(Root.NProcs);
  const pause = heap.getF(Root.PauseTotal) * procs;
  const total = Math.max(0, rt.nanotime() - heap.getF(Root.NsStart)) * procs;
  return { assist, dedicated, idleMark, pause, gc: assist + dedicated + idleMark + pause, idle: Math.min(total, heap.getF(Root.NsWaited) * procs), total };
}

/** Fills the MemStats at an address. */
export function writeMemStats(rt: Runtime, at: number): void {
  const { mem, heap } = rt;
  const l = layoutOf('memstats', rt.word.size);
  const n = memNumbers(rt);
  const set64 = (p: number, v: number): void => {
    mem.u32[p >>> 2] = v >>> 0;
    mem.u32[(p + 4) >>> 2] = Math.floor(v / 2 ** 32);
  };
  const fields: Record<string, number> = {
    alloc: n.heapAlloc, totalAlloc: n.totalAlloc, sys: n.sys, lookups: 0, mallocs: n.mallocs, frees: n.frees,
    heapAlloc: n.heapAlloc, heapSys: n.heapSys, heapIdle: n.heapIdle, heapInuse: n.heapInuse, heapReleased: n.heapReleased, heapObjects: n.mallocs - n.frees,
    stackInuse: n.stackInuse, stackSys: n.stackInuse, mspanInuse: n.mspanInuse, mspanSys: n.mspanSys, mcacheInuse: n.mcacheInuse, mcacheSys: n.mcacheSys,
    buckHashSys: 0, gcSys: n.gcSys, otherSys: n.otherSys, nextGC: n.nextGC, lastGC: heap.getF(Root.LastGC), pauseTotalNs: heap.getF(Root.PauseTotal),
  };
  for (const [f, v] of Object.entries(fields)) set64(at + l.off.get(f)!, v);
  for (let i = 0; i < 256; i++) {
    for (const [f, from] of [['pauseNs', Root.PauseNs], ['pauseEnd', Root.PauseEnd]] as const) set64(at + l.off.get(f)! + 8 * i, heap.getF(from + 8 * i));
  }
  mem.u32[(at + l.off.get('numGC')!) >>> 2] = heap.get(Root.GcCycle);
  mem.u32[(at + l.off.get('numForcedGC')!) >>> 2] = heap.get(Root.NumForced);
  const cpu = cpuTimes(rt);
  const fraction = new DataView(new ArrayBuffer(8));
  fraction.setFloat64(0, heap.get(Root.GcCycle) === 0 || cpu.total === 0 ? 0 : Math.min(1, cpu.gc / cpu.total), true);
  const f = at + l.off.get('gcCPUFraction')!;
  mem.u32[f >>> 2] = fraction.getUint32(0, true);
  mem.u32[(f + 4) >>> 2] = fraction.getUint32(4, true);
  mem.u8[at + l.off.get('enableGC')!] = 1;
  mem.u8[at + l.off.get('debugGC')!] = 0;
  // BySize: size, mallocs, frees; the two 64-bit fields align to the word.
  const o = rt.word.size;
  const start = at + Math.ceil((l.off.get('debugGC')! + 1) / o) * o;
  for (let c = 0; c < 61; c++) {
    const p = start + c * (o + 16);
    mem.u32[p >>> 2] = classToSize[c]!;
    set64(p + o, heap.getF(Root.SmallAlloc + 8 * c));
    set64(p + o + 8, heap.getF(Root.SmallFree + 8 * c));
  }
}

const root = (f: Root) => (rt: Runtime): number => rt.heap.getF(f);
const count = (...states: GStatus[]) => (rt: Runtime): number => {
  let n = 0;
  rt.gs.forEach((g) => {
    if (rt.gs.getByte(g, 'system') === 0 && states.includes(rt.gs.status(g))) n++;
  });
  return n;
};
const mem = (f: (n: MemNumbers) => number) => (rt: Runtime): number => f(rt.memAggregate ?? memNumbers(rt));
const cpu = (f: (t: ReturnType<typeof cpuTimes>) => number) => (rt: Runtime): number => f(cpuTimes(rt));

/**
 * Scalar metrics by Go's names; times are nanoseconds here. Package runtime/metrics has names, kinds and texts of all (src/stdlib).
 * Giving pages back costs nothing here, so there is no time of the scavenger.
 */
const scalars: ReadonlyMap<string, (rt: Runtime) => number | bigint> = new Map<string, (rt: Runtime) => number | bigint>([
  ['/cgo/go-to-c-calls:calls', () => 0],
  ['/cpu/classes/gc/mark/assist:cpu-seconds', cpu((t) => t.assist)],
  ['/cpu/classes/gc/mark/dedicated:cpu-seconds', cpu((t) => t.dedicated)],
  ['/cpu/classes/gc/mark/idle:cpu-seconds', cpu((t) => t.idleMark)],
  ['/cpu/classes/gc/pause:cpu-seconds', cpu((t) => t.pause)],
  ['/cpu/classes/gc/total:cpu-seconds', cpu((t) => t.gc)],
  ['/cpu/classes/idle:cpu-seconds', cpu((t) => t.idle)],
  ['/cpu/classes/scavenge/assist:cpu-seconds', () => 0],
  ['/cpu/classes/scavenge/background:cpu-seconds', () => 0],
  ['/cpu/classes/scavenge/total:cpu-seconds', () => 0],
  ['/cpu/classes/total:cpu-seconds', cpu((t) => t.total)],
  ['/cpu/classes/user:cpu-seconds', cpu((t) => Math.max(0, t.total - t.gc - t.idle))],
  ['/gc/cleanups/executed:cleanups', (rt) => rt.heap.getF(Root.Queued + 8 * SpecialKind.Cleanup) - rt.gc.specials.waiting(SpecialKind.Cleanup)],
  ['/gc/cleanups/queued:cleanups', root(Root.Queued + 8 * SpecialKind.Cleanup)],
  ['/gc/cycles/automatic:gc-cycles', (rt) => rt.heap.get(Root.GcCycle) - rt.heap.get(Root.NumForced)],
  ['/gc/cycles/forced:gc-cycles', (rt) => rt.heap.get(Root.NumForced)],
  ['/gc/cycles/total:gc-cycles', (rt) => rt.heap.get(Root.GcCycle)],
  ['/gc/finalizers/executed:finalizers', (rt) => rt.heap.getF(Root.Queued + 8 * SpecialKind.Finalizer) - rt.gc.specials.waiting(SpecialKind.Finalizer)],
  ['/gc/finalizers/queued:finalizers', root(Root.Queued + 8 * SpecialKind.Finalizer)],
  ['/gc/gogc:percent', (rt) => ((rt.heap.get(Root.GcPercent) | 0) < 0 ? -1 : rt.heap.get(Root.GcPercent))],
  ['/gc/gomemlimit:bytes', (rt) => rt.heap.getF(Root.MemLimit) || 2n ** 63n - 1n],
  ['/gc/heap/allocs:bytes', mem((n) => n.totalAlloc)],
  ['/gc/heap/allocs:objects', (rt) => rt.heap.totals().mallocs - rt.heap.getF(Root.TinyAllocs)],
  ['/gc/heap/frees:bytes', mem((n) => n.totalFree)],
  ['/gc/heap/frees:objects', (rt) => rt.heap.totals().frees - rt.heap.getF(Root.TinyAllocs)],
  ['/gc/heap/goal:bytes', mem((n) => n.nextGC)],
  ['/gc/heap/live:bytes', root(Root.HeapMarked)],
  ['/gc/heap/objects:objects', mem((n) => n.mallocs - n.frees)],
  ['/gc/heap/tiny/allocs:objects', root(Root.TinyAllocs)],
  ['/gc/limiter/last-enabled:gc-cycle', () => 0],
  ['/gc/scan/globals:bytes', (rt) => rt.gc.pacer.globals],
  ['/gc/scan/heap:bytes', root(Root.HeapScan)],
  ['/gc/scan/stack:bytes', root(Root.LastStackScan)],
  ['/gc/scan/total:bytes', (rt) => rt.gc.pacer.globals + rt.heap.getF(Root.HeapScan) + rt.heap.getF(Root.LastStackScan)],
  ['/gc/stack/starting-size:bytes', () => stackMin],
  ['/memory/classes/heap/free:bytes', mem((n) => n.heapIdle - n.heapReleased)],
  ['/memory/classes/heap/objects:bytes', mem((n) => n.heapAlloc)],
  ['/memory/classes/heap/released:bytes', mem((n) => n.heapReleased)],
  ['/memory/classes/heap/stacks:bytes', mem((n) => n.stackInuse)],
  ['/memory/classes/heap/unused:bytes', mem((n) => n.heapInuse - n.heapAlloc)],
  ['/memory/classes/metadata/mcache/free:bytes', mem((n) => n.mcacheSys - n.mcacheInuse)],
  ['/memory/classes/metadata/mcache/inuse:bytes', mem((n) => n.mcacheInuse)],
  ['/memory/classes/metadata/mspan/free:bytes', mem((n) => n.mspanSys - n.mspanInuse)],
  ['/memory/classes/metadata/mspan/inuse:bytes', mem((n) => n.mspanInuse)],
  ['/memory/classes/metadata/other:bytes', mem((n) => n.gcSys)],
  ['/memory/classes/os-stacks:bytes', () => 0],
  ['/memory/classes/other:bytes', mem((n) => n.otherSys)],
  ['/memory/classes/profiling/buckets:bytes', () => 0],
  ['/memory/classes/total:bytes', mem((n) => n.sys)],
  ['/sched/gomaxprocs:threads', (rt) => rt.heap.get(Root.NProcs)],
  // DEPARTURE: the runtime's own goroutines (five at the start, one a P for marking) are not counted: the simulated runtime works without them.
  ['/sched/goroutines-created:goroutines', (rt) => rt.counters.get(Counter.Goroutines)],
  ['/sched/goroutines/not-in-go:goroutines', count(GStatus.Syscall)],
  ['/sched/goroutines/runnable:goroutines', count(GStatus.Runnable)],
  ['/sched/goroutines/running:goroutines', count(GStatus.Running)],
  ['/sched/goroutines/waiting:goroutines', count(GStatus.Waiting)],
  ['/sched/goroutines:goroutines', (rt) => rt.heap.get(Root.NGor)],
  ['/sched/threads/total:threads', (rt) => rt.heap.get(Root.NProcs)],
]);

/**
 * Value of a scalar metric, as 64 bits; 0 if there is none of the name. Between `begin` and `end` all numbers of memory are of one moment, as in Go, where a read computes them once
 * (runtime/metrics.go heapStatsAggregate, sysStatsAggregate).
 */
export function scalarMetric(rt: Runtime, name: string): number | bigint {
  if (name === 'begin' || name === 'end') {
    rt.memAggregate = name === 'begin' ? memNumbers(rt) : null;
    return 0;
  }
  return scalars.get(name)?.(rt) ?? 0;
}

/** Counts of a histogram metric; the bounds are the package's. */
export function histogramMetric(rt: Runtime, name: string): number[] {
  const { heap } = rt;
  const at = (base: Root, n: number): number[] => Array.from({ length: n }, (_, i) => heap.getF(base + 8 * i));
  switch (name) {
    case '/gc/heap/allocs-by-size:bytes':
    case '/gc/heap/frees-by-size:bytes': {
      heap.settle();
      const allocs = name.includes('allocs');
      const n = at(allocs ? Root.SmallAlloc : Root.SmallFree, classToSize.length);
      // Class 0 has the large objects, which come last.
      return [...n.slice(1), heap.getF(allocs ? Root.LargeAllocCount : Root.LargeFreeCount)];
    }
    case '/gc/pauses:seconds':
    case '/sched/pauses/total/gc:seconds':
      return at(Root.PauseHist, timeHistCounts);
    case '/sched/latencies:seconds':
      return at(Root.LatencyHist, timeHistCounts);
    default:
      // Goroutines stand still whenever the collector runs: it waits for nobody, and nobody else stops the world.
      return new Array<number>(name.startsWith('/sched/pauses/') ? timeHistCounts : 0).fill(0);
  }
}
