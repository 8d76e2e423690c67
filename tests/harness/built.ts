/**
 * What a worker made last. Engine and stress make no difference to a program's code, so the variants of a case that differ in nothing else share what was
 * compiled; the pool sends them to one worker, one after the other (pool.ts, `like`).
 */

/** The values of the last keys, so many as are told; more would only hold memory. */
export class Latest<T> {
  /** The one that was asked for last is the last. */
  private readonly values = new Map<string, T>();

  constructor(private readonly capacity: number) {}

  /** The value of `make` for a key: kept from an earlier call if that had the same key. */
  of(key: string, make: () => T): T {
    const value = this.values.has(key) ? this.values.get(key)! : make();
    this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.capacity) this.values.delete(oldest!);
    return value;
  }

  /** Forgets what is kept, for values that must not be shared. */
  forget(): void {
    this.values.clear();
  }
}

/** Flags that a compiled program does not depend on. */
const ofTheRun = /^-(engine=|stress-|seed=|warmup=|max-memory=)/;

/** The flags that a program's code depends on. */
export function codeFlags(flags: readonly string[]): string[] {
  return flags.filter((f) => !ofTheRun.test(f));
}
