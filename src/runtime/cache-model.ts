/**
 * A data cache in the simplest form that shows locality: lines of 64 bytes; which were ever touched, and how many accesses find theirs not among
 * the 512 of a cache of 32 KB with 8 ways that throws out what was not used for the longest time (a common first-level cache).
 *
 * Counted are loads, stores and copies of Go code, the library's included, from the first one on that the program's own code makes. Scalars in
 * slots are registers and touch nothing; allocation and collection are the machine's affair.
 */
export const lineSize = 64;
const sets = 64;
const ways = 8;

export class CacheModel {
  accesses = 0;
  misses = 0;
  lines = 0;
  private readonly touched = new Uint8Array(2 ** 26);
  /** Line numbers plus one of each set, the one used last first. */
  private readonly tags = new Uint32Array(sets * ways);
  private started = false;

  /** Code of the program (`own`) or of the library goes to n bytes at an address. */
  touch(at: number, n: number, own: boolean): void {
    if (!this.started) {
      if (!own) return;
      this.started = true;
    }
    this.accesses++;
    const last = (at + Math.max(n, 1) - 1) >>> 6;
    for (let line = at >>> 6; line <= last; line++) this.line(line);
  }

  private line(line: number): void {
    if (this.touched[line] === 0) {
      this.touched[line] = 1;
      this.lines++;
    }
    const { tags } = this;
    const first = (line % sets) * ways;
    const tag = line + 1;
    if (tags[first] === tag) return;
    let k = first + 1;
    while (k < first + ways && tags[k] !== tag) k++;
    if (k === first + ways) {
      this.misses++;
      k--;
    }
    tags.copyWithin(first + 1, first, k);
    tags[first] = tag;
  }
}
