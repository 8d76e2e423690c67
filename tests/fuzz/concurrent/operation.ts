/** What an operation of a random concurrent program is made from (program.ts), and what it leaves behind. */
import type { Rand } from './rand.js';
import type { Typ } from './types.js';

export interface Draft {
  r: Rand;
  /** A type with something in it. */
  payload(): Typ;
  /** A type for keys of maps. */
  comparableOne(): Typ;
  /** A basic type. */
  basic(name: string): Typ;
  /** An expression: what an earlier operation, or any, gives for (r, d-1). */
  inner(): string;
  /** How deep a stack gets. */
  depth(): number;
  /** Declarations. */
  globals: string[];
  /** Statements of main: before the workers, once they have ended, and once the consumers have, too. */
  starts: string[];
  closes: string[];
  prints: string[];
}

/**
 * The body of `func(r *rng, d int) uint64`, number k: what it returns follows from r and d alone, whatever the schedule. d is how deep operations may
 * still nest.
 */
export type Operation = (draft: Draft, k: number) => string;
