/**
 * What the runtime asks of an engine, and what natives look like. The runtime owns scheduling, memory and failure; an
 * engine only runs one goroutine until it stops.
 *
 * INVARIANTS
 *   - When run() returns, the whole goroutine is in linear memory: every frame from Ctl.Top down to the outermost has its
 *     resume id, function id and parent link.
 *   - No JavaScript exception crosses run() except InternalError.
 *   - Natives never call Go, collect, move a stack or unwind. A native reads its scalar arguments at `args + 8*k` (the
 *     callee position: fp+frameSize+16 of the caller) and writes its results there before it returns Done.
 */
import type { NativeStatus, StopReason } from '../abi/frame.js';
import type { Program } from '../bytecode/program.js';
import type { Ledger } from './ledger.js';
import type { Memory } from './memory.js';

export interface Engine {
  /**
   * Resumes the goroutine whose innermost frame is at `fp` at the frame's resume id (0: start of the function), until it
   * stops. With `landed`, the innermost function that was called from `fp` has returned or a parked native was completed:
   * its results are at the callee position (this is the normal case for 'after' points).
   */
  run(fp: number): StopReason;
  /** Drops every cache derived from memory (snapshots: new engine over old bytes). */
  reset(): void;
  /** The inner loop of marking in compiled code; without it, the runtime's own is used. */
  readonly drain?: Drain;
}

/**
 * Marks as Marker.drain (gcmark.ts) does, until `budget` fuel (at most 2^30) is spent, or the object on top of the grey queue is not a small one with a bit a word, or
 * the queue is empty or has no room. All addresses are in bytes. Returns the fuel.
 */
export type Drain = (budget: number, heapBase: number, pageTable: number, arenaStart: number) => number;

/** `args` is the byte address of argument 0; `mem` the caller's memory area (end address) for memory arguments. */
export type Native = (args: number) => NativeStatus;

/**
 * What the runtime gives to an engine at construction.
 *
 * - `memory`: its views (u8, i32, ...) are replaced when linear memory grows, so read them anew (`memory.i32`) after newObject and
 *   after every native.
 * - Stack check of a prologue: stop with Grow unless fp + frameSize <= Ctl.Limit. The runtime has already taken
 *   stackReserve off (Limit = Real = stack.hi - stackReserve while running; 0 asks for a Preempt stop).
 * - Before a stop, Ctl.Top = the frame that called (natives: the caller's frame, its resume id set; traps: the trapping frame).
 *   After a native that returned Park, arguments at the callee position must be left as they are.
 * - A native that returns Park may continue at once: the runtime does the work with the goroutine stopped, writes
 *   results to the callee position and calls run(fp) again. Natives here never return Collect or Switch.
 */
export interface MachineServices {
  readonly program: Program;
  readonly memory: Memory;
  /** Bound natives by function id. */
  readonly natives: readonly (Native | undefined)[];
  /** `new`: offset of a zeroed object of the type at descriptor address `typ`; 0: stop with Collect and retry. Its pointer has heapHigh. */
  newObject(typ: number): number;
  /** store.pb while Ctl.GcPhase is not 0, before the store: address of the slot, offset of the new pointer. */
  writeBarrier(slot: number, value: number): void;
  /** typed.copy and typed.zero, barriers included. */
  typedCopy(typ: number, dst: number, src: number): void;
  typedZero(typ: number, dst: number): void;
  /** How long a goroutine waited for its P: called for every eighth that is put on one (an engine that switches, Ctl.Switch); `next`: from runnext. */
  noteLatency(g: number, next: boolean): void;
  /** Counters of full statistics, or null. */
  readonly ledger: Ledger | null;
  /** Is the address in a dead slot of a quarantine stack? Asked by the checked interpreter before every access. */
  isDead(p: number): boolean;
  /** What an engine that watches accesses tells; null in runs without -race. */
  readonly race: RaceHooks | null;
}

/**
 * Told of accesses before they happen, with the frame and the place in its code. The answer is what the engine stops for: 0: nothing; Exit, with Ctl.Detail
 * set, ends the run; Probe asks to stop here, and when the goroutine goes on (SteppingEngine) the hook is called again.
 */
export interface RaceHooks {
  access(p: number, size: number, write: boolean, fp: number, pc: number): StopReason | 0;
  /** `part`: of which part of an atomic operation (AtomicPart). */
  atomic(p: number, size: number, part: number, fp: number, pc: number): StopReason | 0;
  /** Does a call of this function have to be told? `counts`: the caller's accesses are. */
  watches(fid: number, counts: boolean): boolean;
  call(fid: number, args: number, fp: number, pc: number): StopReason | 0;
}

/** Where a goroutine stands that was stopped by a probe, between two safepoints: nothing may move or collect meanwhile. */
export interface Place {
  w: number;
  pc: number;
}

/** An engine that can leave a goroutine at a probe, run others, and come back. */
export interface SteppingEngine extends Engine {
  /** Of the last stop. */
  place(): Place;
  goOn(place: Place): StopReason;
}

export type EngineFactory = (services: MachineServices) => Engine;
