/** What engine, loader, loop and slow paths of the interpreter share. */
import type { MachineServices, Native } from '../../runtime/engine.js';

export interface LoopState {
  readonly services: MachineServices;
  /** Register code of all loaded functions. */
  readonly code: Int32Array;
  /** By function id: index of its code; 0: not loaded yet; -1: a native. */
  readonly fnEntry: Int32Array;
  /** By function id: index of its resume table; 0: not loaded yet. */
  readonly fnResume: Int32Array;
  /** By function id, filled when the native is first met. */
  readonly natives: (Native | undefined)[];
  /** Loads a function; returns its entry, -1 for a native. */
  ensure(fid: number): number;
  /** Called before an instruction in probed code; true stops. */
  probe(fp: number, fid: number, pc: number): boolean;
  /** Where the loop stands while it is not running: frame in words, index into code. */
  w: number;
  pc: number;
}
