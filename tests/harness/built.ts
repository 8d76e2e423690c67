/**
 * What a worker made last. Engine and stress make no difference to a program's code, so the variants of a case that differ in nothing else share what was
 * compiled; the pool sends them to one worker, one after the other (pool.ts, `like`).
 */

/** The value of one key; more would only hold memory. */
export class Latest<T> {
  private key: string | null = null;
  private value: T | undefined;

  /** The value of `make` for a key: kept from the last call if that had the same key. */
  of(key: string, make: () => T): T {
    if (this.key !== key) {
      this.value = make();
      this.key = key;
    }
    return this.value as T;
  }

  /** Forgets what is kept, for values that must not be shared. */
  forget(): void {
    this.key = null;
    this.value = undefined;
  }
}

/** Flags that a compiled program does not depend on. */
const ofTheRun = /^-(engine=|stress-|seed=|warmup=|max-memory=)/;

/** The flags that a program's code depends on. */
export function codeFlags(flags: readonly string[]): string[] {
  return flags.filter((f) => !ofTheRun.test(f));
}
