/**
 * The checker that is at work, if any.
 *
 * In types2 every lazily completed type holds a pointer to its Checker until the end of the check. Our types are
 * plain data that get serialised, so the pointer lives here: `checkFiles` enters its checker and leaves it at the
 * end, and the functions that complete types lazily (named.ts, typeset.ts, typeparam.ts) ask `currentChecker()`.
 * Null means: no source to declare objects from, everything needed is in the types themselves.
 */
import type { Checker } from './check.js';

let current: Checker | null = null;

export function currentChecker(): Checker | null {
  return current;
}

/** Makes `check` the current one; returns the one to give back to `leaveChecker`. */
export function enterChecker(check: Checker): Checker | null {
  const prev = current;
  current = check;
  return prev;
}

export function leaveChecker(prev: Checker | null): void {
  current = prev;
}
