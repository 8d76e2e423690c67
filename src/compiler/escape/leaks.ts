/**
 * The summary of where a parameter flows (cmd/compile/internal/escape/leaks.go): for the heap, the mutator, the callee and the
 * first five results, the least number of dereferences on the way, or none. Stored per parameter in
 * Func.paramTags: `esc:` and up to eight bytes (count + 1, trailing zeros left out); '' means that it leaks to the heap
 * as it is, or that nothing is known.
 */
import { InternalError } from '../../base/assert.js';

export const numEscResults = 5;
const slots = 3 + numEscResults;
const heap = 0;
const mutator = 1;
const callee = 2;
const result0 = 3;

export class Leaks {
  /** Counts plus one; 0: no flow. */
  private readonly v: number[] = new Array<number>(slots).fill(0);

  heap(): number {
    return this.v[heap]! - 1;
  }

  mutator(): number {
    return this.v[mutator]! - 1;
  }

  callee(): number {
    return this.v[callee]! - 1;
  }

  result(i: number): number {
    return this.v[result0 + i]! - 1;
  }

  addHeap(derefs: number): void {
    this.add(heap, derefs);
  }

  addMutator(derefs: number): void {
    this.add(mutator, derefs);
  }

  addCallee(derefs: number): void {
    this.add(callee, derefs);
  }

  addResult(i: number, derefs: number): void {
    this.add(result0 + i, derefs);
  }

  private add(i: number, derefs: number): void {
    if (derefs < 0) throw new InternalError('invalid derefs count');
    const old = this.v[i]! - 1;
    if (old < 0 || derefs < old) this.v[i] = Math.min(derefs + 1, 255);
  }

  /** Drops flows that are no shorter than that to the heap. */
  optimize(): void {
    const x = this.heap();
    if (x < 0) return;
    for (let i = 1; i < slots; i++) if (this.v[i]! - 1 >= x) this.v[i] = 0;
  }

  encode(): string {
    if (this.heap() === 0) return '';
    let n = slots;
    while (n > 0 && this.v[n - 1] === 0) n--;
    return `esc:${String.fromCharCode(...this.v.slice(0, n))}`;
  }

  any(): boolean {
    return this.v.some((x) => x > 0);
  }

  /** The shorter of each pair of flows. */
  static union(a: Leaks, b: Leaks): Leaks {
    const l = new Leaks();
    for (let i = 0; i < slots; i++) {
      const [x, y] = [a.v[i]!, b.v[i]!];
      l.v[i] = x === 0 ? y : y === 0 ? x : Math.min(x, y);
    }
    l.optimize();
    return l;
  }

  static parse(tag: string | undefined): Leaks {
    const l = new Leaks();
    if (tag === undefined || !tag.startsWith('esc:')) {
      l.addHeap(0);
      return l;
    }
    for (let i = 4; i < tag.length && i - 4 < slots; i++) l.v[i - 4] = tag.charCodeAt(i);
    return l;
  }
}
