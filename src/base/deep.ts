/**
 * How deep a program may be nested. The compiler walks trees by recursion, and the JavaScript stack is small. A command can be begun again in a
 * process with a stack of a gigabyte (cli/main.ts): there go/parser's limit of 10^5 holds, and an overflow before that is
 * let through by whoever meets it. Elsewhere (a worker, a page) the limit is small enough for the usual stack.
 */
interface Stack {
  /** Open productions allowed at once: a parenthesis or a pointer star counts one, a block, a struct or a call two. */
  nesting: number;
  /** An overflow ends this process and begins another one. */
  restarts: boolean;
}

let stack: Stack = { nesting: 400, restarts: false };

/** Set once, at the start of a command. */
export function declareStack(s: Stack): void {
  stack = s;
}

export function nestingLimit(): number {
  return stack.nesting;
}

/** Is it V8's error about a used-up stack? */
export function isStackOverflow(e: unknown): boolean {
  return e instanceof RangeError && e.message.startsWith('Maximum call stack');
}

/** Should whoever caught this throw it on? */
export function overflowLeaves(e: unknown): boolean {
  return stack.restarts && isStackOverflow(e);
}
