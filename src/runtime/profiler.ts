/**
 * Profiles of a run: exact counts by stack (Go: runtime/mprof.go, runtime/cpuprof.go, but nothing is estimated).
 *
 *   mem     objects and bytes by the stack that allocated them, in all and still in use at the end
 *   cpu     fuel by stack, sampled every `cpuPeriod` units
 *   block   time that goroutines waited for channels, select, locks and conditions, by the stack that waited
 *   mutex   time that others waited for a lock, by the stack that released it
 *
 * A stack is a list of machine frames (function and resume id), innermost first; names come at the end. Such runs use the interpreter,
 * which keeps every frame in memory (events.ts).
 */
import { Ctl } from '../abi/frame.js';
import { Root, Span } from '../abi/layout.js';
import { EventKind } from '../abi/events.js';
import { waitReasons } from './goroutines.js';
import type { Runtime } from './runtime.js';
import { type Labels, labelsKey, labelsOf } from './labels.js';
import { blockingReasons, cpuDepth, lockingReasons, recordDepth, type ProfileStack, stackKey, stackOf, trimmed } from './stacks.js';

export const profileKinds = ['mem', 'cpu', 'block', 'mutex'] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** Fuel between two samples of the cpu profile: prime, so that loops do not beat with it. */
export const cpuPeriod = 10_007;

/** A stack and its numbers. `mem`: alloc_objects, alloc_space, inuse_objects, inuse_space; the others: count, amount. */
export interface ProfileSample extends ProfileStack {
  values: number[];
  /** Of the goroutine, in a cpu profile. */
  labels?: Labels;
  /** Of the objects, in a memory profile that is sampled by size. */
  bytes?: number;
}

interface Bucket {
  stack: ProfileStack;
  values: number[];
  labels?: Labels;
}

/** The largest first, without what has no numbers. */
export function ordered(samples: readonly ProfileSample[]): ProfileSample[] {
  return samples.filter((s) => s.values.some((v) => v !== 0) && s.frames.length > 0).sort((x, y) => y.values[1]! - x.values[1]! || y.values[0]! - x.values[0]!);
}

export class Profiler {
  private readonly buckets: Record<ProfileKind, Map<string, Bucket>> = { mem: new Map(), cpu: new Map(), block: new Map(), mutex: new Map() };
  /** Object to the bucket that allocated it. */
  private readonly live = new Map<number, { bucket: Bucket; bytes: number }>();
  /** Waiting goroutine to where and since when. */
  private readonly waits = new Map<number, { bucket: Bucket }>();
  private tiny: number;
  private fuel = 0;
  private cpu = false;
  private period = cpuPeriod;

  constructor(
    private readonly rt: Runtime,
    private readonly kinds: ReadonlySet<ProfileKind>,
  ) {
    this.tiny = rt.heap.getF(Root.TinyAllocs);
    if (kinds.has('mem')) {
      const before = rt.heap.onAlloc;
      rt.heap.onAlloc = (p, size, typ) => {
        before?.(p, size, typ);
        this.allocated(p);
      };
    }
    if (kinds.has('cpu')) this.startCpu();
    rt.events.listen((kind, a, b) => this.event(kind, a, b));
  }

  /** Samples fuel from now on, every `period` units. */
  startCpu(period = cpuPeriod): void {
    this.cpu = true;
    this.period = period;
    this.fuel = 0;
    this.buckets.cpu.clear();
    this.rt.events.sampleFuel = period;
  }

  /** Samples since `startCpu`. */
  stopCpu(): ProfileSample[] {
    this.cpu = false;
    this.rt.events.sampleFuel = 0;
    return this.samples('cpu');
  }

  private event(kind: EventKind, a: number, b: number): void {
    switch (kind) {
      case EventKind.Fuel:
        if (this.cpu) this.ran(a, b);
        break;
      case EventKind.GoPark:
        if (this.kinds.has('block') && blockingReasons.has(waitReasons[b] ?? '')) {
          this.waits.set(a, { bucket: this.bucket('block', this.rt.gs.get(a, 'fp'), 2) });
        }
        break;
      case EventKind.GoReady: {
        const since = this.rt.gs.get64(a, 'waitsince');
        const delay = Math.max(0, this.rt.nanotime() - since);
        const w = this.waits.get(a);
        if (w !== undefined) {
          this.waits.delete(a);
          w.bucket.values[0]!++;
          w.bucket.values[1]! += delay;
        }
        if (this.kinds.has('mutex') && lockingReasons.has(waitReasons[b] ?? '') && since !== 0) {
          const m = this.bucket('mutex', this.rt.mem.u32[Ctl.Top >>> 2]!, 2);
          m.values[0]!++;
          m.values[1]! += delay;
        }
        break;
      }
      default:
    }
  }

  private ran(g: number, fuel: number): void {
    this.fuel += fuel;
    const { period } = this;
    if (this.fuel < period) return;
    const n = Math.floor(this.fuel / period);
    this.fuel -= n * period;
    const top = this.rt.gs.get(g, 'fp');
    if (top === 0) return;
    const b = this.bucket('cpu', top, 2, labelsOf(this.rt, g));
    b.values[0]! += n;
    b.values[1]! += n * period;
  }

  private allocated(p: number): void {
    const { heap, mem } = this.rt;
    const tiny = heap.getF(Root.TinyAllocs);
    const shared = tiny !== this.tiny;
    this.tiny = tiny;
    const bytes = shared ? 0 : mem.u32[(heap.spanOf(p) + Span.ElemSize) >>> 2]!;
    const bucket = this.bucket('mem', mem.u32[Ctl.Top >>> 2]!, 4);
    bucket.values[0]!++;
    bucket.values[1]! += bytes;
    if (!shared) this.live.set(heap.objectBase(p), { bucket, bytes });
  }

  /** The bucket of a stack, made at its first sample. */
  private bucket(kind: ProfileKind, top: number, values: number, labels: Labels = []): Bucket {
    const depth = kind === 'cpu' ? cpuDepth : recordDepth;
    const key = stackKey(this.rt, top, depth) + labelsKey(labels);
    const map = this.buckets[kind];
    let b = map.get(key);
    if (b === undefined) {
      b = { stack: stackOf(this.rt, top, depth), values: new Array<number>(values).fill(0), ...(labels.length > 0 ? { labels } : {}) };
      map.set(key, b);
    }
    return b;
  }

  /** Samples of a profile until now. */
  samples(kind: ProfileKind): ProfileSample[] {
    if (kind === 'mem') {
      for (const b of this.buckets.mem.values()) b.values.fill(0, 2);
      for (const [p, o] of this.live) {
        if (this.rt.heap.objectBase(p) !== p) {
          this.live.delete(p);
          continue;
        }
        o.bucket.values[2]!++;
        o.bucket.values[3]! += o.bytes;
      }
    }
    return ordered([...this.buckets[kind].values()].map((b) => ({ frames: trimmed(kind, b.stack).frames, values: b.values.slice(), ...(b.labels === undefined ? {} : { labels: b.labels }) })));
  }
}
