/**
 * Regions of linear memory and the records that only the machine reads (offsets fixed for both word sizes, u32 unless said).
 *
 *     0            null page: control words (abi/frame.ts Ctl)
 *     map.code     code, rodata, data, bss (the linker's)
 *     sysBase      root block, then the page table (u32 a page: address of its span record, 0: free)
 *     arena        8 KB pages: heap spans, stacks, memory of the machine's own (span records, lists)
 *
 * INVARIANT: everything that survives a safepoint is here; a Runtime built anew over these bytes continues the program.
 */

export const pageShift = 13;
export const pageSize = 8192;

export const alignPage = (n: number): number => Math.ceil(n / pageSize) * pageSize;

export const maxProcs = 256;

/** Offsets in the root block. f64 fields are 8-aligned. */
export const enum Root {
  Magic = 0,
  ArenaStart = 4,
  /** First page number never used so far. */
  HighPage = 8,
  /** No free page below this number. */
  SearchPage = 12,
  SpanFree = 16,
  SysCur = 20,
  SysEnd = 24,
  AllgsPtr = 28,
  AllgsLen = 32,
  AllgsCap = 36,
  /** List of dead gs through schedlink, with and without stack. */
  GFree = 40,
  RunqHead = 44,
  RunqTail = 48,
  NProcs = 52,
  NextInit = 56,
  TimerG = 60,
  FinG = 64,
  MainG = 68,
  MainExited = 72,
  GcPercent = 76,
  GcCycle = 80,
  NumForced = 84,
  /** Specials whose functions are to be called: list. */
  FinQueue = 88,
  FinTail = 92,
  SpecialFree = 96,
  CurP = 100,
  Zerobase = 104, // 8 bytes
  StackFree = 112, // 24 orders
  ProcTable = 208, // u32 address of the proc table
  RunqSize = 212,
  NGor = 216,
  PoisonOn = 220,
  InternHead = 224,
  /** Index of the P whose turn it is; how many Ps before it had nothing to do. */
  TurnP = 228,
  TurnsIdle = 232,
  ExitCode = 236,
  WildHead = 240,
  /** 1: the allocation that asked for a collection is retried; 2: it failed again. */
  StopGC = 244,
  /** f64 from here. */
  HeapLive = 256,
  HeapMarked = 264,
  Trigger = 272,
  Goal = 280,
  HeapInuse = 288,
  StackInuse = 296,
  TinyAllocs = 304,
  LargeAlloc = 312,
  LargeAllocCount = 320,
  LargeFree = 328,
  LargeFreeCount = 336,
  NextGoid = 344,
  WakeAt = 352,
  MaxStack = 360,
  MemLimit = 368,
  /** u64 pairs of the generators: schedule and program. */
  Rand = 376, // 2 x u64
  CheapRand = 392, // u64
  VirtualTime = 400, // f64 ns
  PauseTotal = 408,
  LastGC = 416,
  SysBytes = 424,
  AllocSeq = 432,
  /** u32, not 0: cache limits are 0. */
  SlowAlloc = 440,
  /** f64 arrays. */
  SmallAlloc = 512, // 68
  SmallFree = 1056, // 68
  PauseNs = 2176, // f64 x 256
  PauseEnd = 4224, // f64 x 256
  /** Counters, f64 each (runtime/counters.ts). */
  Counters = 6272,

  // ---- collector, u32 (runtime/gc*.ts)
  /** GcPhase is Ctl's: 0 off, 1 mark. */
  SweepGen = 7168,
  /** Grey queue: innermost page, entries in it, spare pages; 1 in GreyLost: an object was dropped, the heap must be walked. */
  GreyPage = 7172,
  GreyCount = 7176,
  GreySpare = 7180,
  GreyLost = 7184,
  /** Root jobs: MarkJob, position in it, and how many goroutines there were when marking began. */
  MarkJob = 7188,
  MarkPos = 7192,
  MarkGs = 7196,
  /** Spans with specials: list through Span.SpecNext. */
  SpecSpans = 7200,
  /** Dedicated workers still to be placed; goroutines that wait for the end of marking (through schedlink). */
  Dedicated = 7204,
  MarkWaiters = 7208,
  /** This cycle was asked for by runtime.GC. */
  Forced = 7212,
  /** Cycles begun; GcCycle counts those whose marking has ended. */
  GcBegun = 7216,
  SweepDone = 7220,
  /** Walk of the heap after GreyLost. */
  WalkPage = 7224,
  /** Next list that the sweeper looks at. */
  SweepClass = 7228,
  // ---- collector, f64
  HeapScanWork = 7232,
  StackScanWork = 7240,
  GlobalsScanWork = 7248,
  BgScanCredit = 7256,
  LastHeapScan = 7264,
  LastStackScan = 7272,
  HeapScan = 7280,
  Triggered = 7288,
  ConsMark = 7296,
  LastConsMark = 7304, // 4
  Runway = 7336,
  PercentGoal = 7344,
  SweepDistMinTrigger = 7352,
  AssistWorkPerByte = 7360,
  AssistBytesPerWork = 7368,
  FractionalGoal = 7376,
  /** Time of one P in fuel, and where it stood when marking began. */
  PTime = 7384,
  MarkStart = 7392,
  AssistTime = 7400,
  DedicatedTime = 7408,
  FractionalTime = 7416,
  IdleTime = 7424,
  BytesMarked = 7432,
  LastHeapGoal = 7440,
  LiveAtStart = 7448,
  LiveAtEnd = 7456,
  PagesInUse = 7464,
  PagesSwept = 7472,
  PagesSweptBasis = 7480,
  SweepLiveBasis = 7488,
  SweepPagesPerByte = 7496,
  HeapReleased = 7504,
  /** Real nanoseconds, for gctrace and MemStats: start of the cycle, of marking, its parts, all cycles together. */
  NsCycle = 7512,
  NsSweepTerm = 7520,
  NsMarkTerm = 7528,
  NsAssist = 7536,
  NsBackground = 7544,
  NsIdle = 7552,
  NsTotal = 7560,
  /** Steps of the last and the longest stop of the world. */
  StwSteps = 7568,
  StwStepsMax = 7576,
  /** Draws made under stress. */
  StressSeq = 7584,
  /** Allocations counted by -fail-alloc; minus infinity until the program runs. */
  FailSeq = 7592,
  /** Pages below HighPage that are free; span records made, and in use. */
  FreePages = 7600,
  SpansMade = 7608,
  SpansInuse = 7616,
  /** Real nanoseconds of all cycles that have ended; when the program began; time in which nothing could run. */
  NsAssistTotal = 7624,
  NsBackgroundTotal = 7632,
  NsIdleTotal = 7640,
  NsStart = 7648,
  NsWaited = 7656,
  /** Functions of specials that were queued so far, by kind. */
  Queued = 7664, // 4
  /** Bytes of pages that the scavenger leaves with the heap; Infinity: all. */
  ScavengeGoal = 7696,
  /** u32 per span class, four lists: with room (even, odd sweep generation), full (even, odd). Go: mcentral.partial, .full. */
  Central = 8192, // 4 x 136
  /** Histograms (runtime/timehist.ts), f64: pauses, time between runnable and running. */
  PauseHist = 10368, // 162
  LatencyHist = 11664, // 162
  // ---- profiles that the program asks for (runtime/mprof.ts)
  /** List of records; slot size of the allocation that is to be sampled next, or 0; pairs of goroutine and record (8). */
  Profiles = 12960,
  SampleDue = 12964,
  Pending = 12968, // 8 x 8
  /** f64: bytes until the next sample, the MemProfileRate it was drawn for, the rate of BlockProfile. */
  NextSample = 13032,
  SampleRate = 13040,
  BlockRate = 13048,
  End = 16384,
}

/** Constant tables in the null page, for compiled code: size class by (size+7)/8 up to 1024, by (size+127)/128 above; u16 sizes. */
export const enum SizeTables {
  Class8 = 3504, // 129 bytes
  Class128 = 3640, // 257 bytes
  Size = 3904, // 68 x u16
}

/** Span record. */
export const enum Span {
  Next = 0,
  Prev = 4,
  Start = 8,
  NPages = 12,
  FreeIndex = 16,
  NElems = 20,
  AllocCount = 24,
  ElemSize = 28,
  Class = 32,
  /** SpanState. */
  State = 36,
  NeedZero = 40,
  LargeType = 44,
  Specials = 48,
  /** Address of the cache record (CacheRec) that holds the span, or 0. */
  InCache = 52,
  /** Sweep generation up to which the span is swept. */
  SweepGen = 56,
  /** Neighbours in the list of spans with specials; SpecPrev is the address of the word that points here. */
  SpecNext = 60,
  SpecPrev = 64,
  /** End of the run of free slots that the cache holds. */
  RunEnd = 92,
  AllocBits = 96, // 128 bytes
  MarkBits = 224, // 128 bytes
  Size = 352,
}

export const enum SpanState {
  Heap = 1,
  Stack = 2,
  Sys = 3,
  /** A chunk of a goroutine's quarantine stack (runtime/quarantine.ts). */
  Quarantine = 4,
}

/** A simulated processor. */
export const enum Proc {
  Id = 0,
  /** g in the middle of a turn, or 0. */
  Cur = 4,
  RunNext = 8,
  Head = 12,
  Tail = 16,
  Tick = 20,
  /** Fuel left of the running g's time slice (i32). */
  Slice = 24,
  Tiny = 28,
  TinyOffset = 32,
  /** Tick at the start of its last turn, for stealing runnext. */
  SeenTick = 36,
  /** 1: this P marks until marking ends (a dedicated worker). */
  Marker = 40,
  Runq = 64, // 256 x u32
  Cache = 1088, // 136 x CacheRec
  Size = 3264,
}

/**
 * What a P caches of a span class: a run of free, zeroed slots [cursor, Span.RunEnd). An allocation takes the slot at the cursor
 * unless that passes the limit, which is the run's end, or 0 if every allocation has to go through the runtime.
 */
export const enum CacheRec {
  Cursor = 0,
  Limit = 4,
  /** The slots below it, from the run's start, are counted already. */
  Counted = 8,
  Span = 12,
  Size = 16,
}

/** A special record: finalizer, cleanup, weak handle. */
export const enum Special {
  Next = 0,
  Obj = 4,
  Kind = 8,
  Fn = 12,
  Arg = 16,
  Typ = 20,
  Id = 24, // f64
  Size = 32,
}

/** Why a special record is on an object. */
export const enum SpecialKind {
  Finalizer = 1,
  Cleanup = 2,
  Weak = 3,
  /** Belongs to a bubble of synctest, whose number the id is. */
  Bubble = 4,
  /** Counts the death of a sampled object; the profile's record is in Typ. */
  Profile = 5,
}

/** A record of a profile that the program can ask for: a stack, as machine frames, and its numbers. */
export const enum ProfileRec {
  Next = 0,
  /** ProfileId (runtime/mprof.ts). */
  Kind = 4,
  /** Of the objects of a memory record. */
  Size = 8,
  /** The collection up to which Values holds what Future has collected. */
  Cycle = 12,
  NFrames = 16,
  /** f64: allocated and freed bytes, allocated and freed objects; or count and nanoseconds. */
  Values = 24, // 4
  /** f64: the same for three collections, by their number modulo 3. */
  Future = 56, // 3 x 4
  /** u32 pairs: function, resume id; innermost first. */
  Frames = 152,
}

export const runqSize = 256;

export const numSpanClasses = 136;
