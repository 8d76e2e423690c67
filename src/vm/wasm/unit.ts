/** What the emitter of a function is given by the module it is in. */
import type { Program } from '../../bytecode/program.js';
import type { Ledger, TypeInfo } from '../../runtime/index.js';
import type { ModuleWriter } from './encoder.js';

/** What a measurement leaves out: the charge at function entries, the polls of loops without loops in them. */
export interface Unmetered {
  entries?: boolean;
  innermost?: boolean;
}

/** What a module gives to its functions. */
export interface Unit {
  readonly program: Program;
  readonly wide: boolean;
  readonly module: ModuleWriter;
  /** Index of a Go function of this module, or -1. */
  indexOf(fid: number): number;
  nativeIndex(fid: number): number;
  helper(name: string): number;
  /** Name of a native that is expanded, or null. */
  inlined(fid: number): string | null;
  /** Descriptors. */
  readonly types: TypeInfo;
  /** Counters of full statistics, or null. */
  readonly ledger: Ledger | null;
  readonly unmetered: Unmetered;
  /** Is the function a native that allocates, which compiled code tries by itself first? */
  allocates(fid: number): boolean;
}
