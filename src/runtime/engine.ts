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

export interface Engine {
  /**
   * Resumes the goroutine whose innermost frame is at `fp` at the frame's resume id (0: start of the function), until it
   * stops. With `landed`, the innermost function that was called from `fp` has returned or a parked native was completed:
   * its results are at the callee position (this is the normal case for 'after' points).
   */
  run(fp: number): StopReason;
  /** Drops every cache derived from memory (snapshots: new engine over old bytes). */
  reset(): void;
}

/** `args` is the byte address of argument 0; `mem` the caller's memory area (end address) for memory arguments. */
export type Native = (args: number) => NativeStatus;
