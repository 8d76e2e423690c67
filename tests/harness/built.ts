/**
 * What a worker compiled last. Engine and stress make no difference to a program's code, so the variants of a case that differ in nothing else share it;
 * the pool sends them to one worker, one after the other (pool.ts, `like`). One entry: more would only hold memory.
 */

let last: { key: string; value: unknown } | null = null;

/** The value of `make` for a key: kept from the last call if that had the same key. */
export function sameAsLast<T>(key: string, make: () => T): T {
  if (last === null || last.key !== key) last = { key, value: make() };
  return last.value as T;
}

/** Forgets what is kept, for values that must not be shared. */
export function forget(): void {
  last = null;
}

/** Flags that a compiled program does not depend on. */
const ofTheRun = /^-(engine=|stress-|seed=|warmup=|max-memory=)/;

/** The flags that a program's code depends on. */
export function codeFlags(flags: readonly string[]): string[] {
  return flags.filter((f) => !ofTheRun.test(f));
}
