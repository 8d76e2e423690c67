/** Errors of our own. An InternalError is a bug in gosim: it is caught at the door (cli) and ends with status 70. */
import type { Pos } from './source.js';

export class InternalError extends Error {
  constructor(
    message: string,
    readonly pos: Pos = 0,
  ) {
    super(message);
    this.name = 'InternalError';
  }
}

export function assert(cond: boolean, message: string, pos: Pos = 0): asserts cond {
  if (!cond) throw new InternalError(message, pos);
}

/** A limit that the user has set and that leaves no room to begin: no bug. The door says so and ends with status 125. */
export class LimitError extends Error {}

/** For the default case of an exhaustive switch. */
export function unreachable(x: never, what = 'case'): never {
  throw new InternalError(`unreachable ${what}: ${JSON.stringify(x)?.slice(0, 80)}`);
}
