/**
 * All that the type machinery (lazy completion, type sets, instantiation) asks of the checker, in one place:
 * everything else in these files works without one.
 */
import type { Pos } from '../base/source.js';
import type { Checker } from './check.js';
import { cleanup } from './cleanup.js';
import { objDecl } from './decl.js';
import { errorf, newError } from './errors.js';
import type { Alias, Func, InterfaceT, Named, TypeParam } from './types.js';

export { sprintf as causef } from './errors.js';

/** Makes sure that the method has a type. */
export function declareMethod(check: Checker | null, f: Func): void {
  if (check !== null && f.type === null) objDecl(check, f);
}

export function later(check: Checker, f: () => void): void {
  check.later(f);
}

/** Registers a type that `cleanup` (cleanup.ts) must complete at the end of the check. */
export function needsCleanup(check: Checker, t: Named | Alias | TypeParam | InterfaceT): void {
  check.cleaners.push(() => cleanup(t));
}

export function errorAt(check: Checker, pos: Pos, msg: string): void {
  errorf(check, pos, '%s', msg);
}

export function duplicateMethod(check: Checker, pos: Pos, name: string, other: Pos): void {
  const err = newError(check);
  err.addf(pos, 'duplicate method %s', name);
  err.addf(other, 'other declaration of method %s', name);
  err.report();
}
