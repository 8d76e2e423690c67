/** What the allocator (heap.ts) is told and asks others: stress, the collector, the sampling of memory profiles. */
export interface StressOptions {
  /** Collect at each of the first n allocations. */
  collectFirst: number;
  /** Later: once in this many allocations (by a seeded draw); 0: never. */
  collectRate: number;
  /** Fill freed memory. */
  poison: boolean;
  /** Check reachability independently after every collection. */
  audit: boolean;
  /** Move the stack at every stop. */
  moveStacks: boolean;
  /** Each of the first n slices is one unit of fuel: it ends at the function entry or back-edge that goes beyond. */
  preemptFirst: number;
  /** Later: slices of a seeded random length, this much fuel on average; 0: of the usual length. */
  preemptEvery: number;
  /** This allocation and all after it fail, as if memory were exhausted; 0: none. Objects and stacks count. */
  failAlloc: number;
}

/** What the allocator asks of the collector. */
export interface CollectorHooks {
  /** A swept span of the class with room, or 0. */
  cacheSpan(spc: number): number;
  /** A span leaves a cache, or is new and full. */
  putSpan(s: number): void;
  /** Before a large allocation: sweeping in proportion. */
  beforeLarge(bytes: number): void;
  /** A new object while marking is on. */
  newObject(p: number): void;
  /** Charges the running goroutine for an allocation while marking is on; true: it has to mark first. */
  mustAssist(size: number): boolean;
}

/** Decides which objects runtime.MemProfile counts (mprof.ts). */
export interface Sampler {
  /** Whether an allocation that may still stop is to be sampled: then it stops first. */
  due(size: number, noscan: boolean): boolean;
  /** An object whose allocation could not stop any more. */
  made(p: number): void;
}
