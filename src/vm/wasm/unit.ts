/** What the emitters of all functions of a machine share. */
import type { Program } from '../../bytecode/program.js';
import type { Ledger, TypeInfo } from '../../runtime/index.js';

/** What a measurement leaves out: the charge at function entries, the polls of loops without loops in them. */
export interface Unmetered {
  entries?: boolean;
  innermost?: boolean;
}

export interface Unit {
  readonly program: Program;
  readonly wide: boolean;
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
