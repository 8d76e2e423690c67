/**
 * Which functions the calls through the table have reached, by place (function and resume id). A place that has reached few compares the code
 * address with theirs and calls them directly (calls.ts): V8 inlines such calls, and a call through the table costs it nine loads.
 *
 * What is known comes from the interpreter, in which the program has warmed up, and from compiled code: a place of which nothing is known yet, or of
 * which more may be found, has a global of its module, where it shifts in the target whenever that is not the one it met last. Modules are linked
 * again when there is news (engine.ts relink). Nothing depends on it but speed.
 *
 * Source: polymorphic inline caches (Hölzle, Chambers, Ungar 1991).
 */

/** Places that reach more functions than this are left to the table. */
const most = 4;
/** Bits of a function id in a cell. */
const idBits = 16;
const idMask = (1n << BigInt(idBits)) - 1n;

export interface Cell {
  readonly value: bigint;
}

export class Targets {
  private readonly known = new Map<number, number[]>();
  /** The global of each place in the last module that has one for it. */
  private readonly cells = new Map<number, Cell>();
  /** Do function ids fit into cells? */
  private readonly isSmall: boolean;
  /** How often something new was found. */
  news = 0;

  /** `met` says what the interpreter has met at a place. */
  constructor(
    funcs: number,
    private readonly met: (fid: number, id: number) => readonly number[],
  ) {
    this.isSmall = funcs <= 1 << idBits;
  }

  /** Functions that the call with resume id `id` in function `fid` has reached; none if they are too many. */
  of(fid: number, id: number): readonly number[] {
    const place = placeOf(fid, id);
    let list = this.known.get(place);
    if (list === undefined) this.known.set(place, (list = []));
    for (const t of this.met(fid, id)) this.add(list, t);
    return list.length > most ? [] : list;
  }

  /** Does the place want a cell? */
  wants(fid: number, id: number): boolean {
    return this.isSmall && (this.known.get(placeOf(fid, id))?.length ?? 0) <= most;
  }

  /** The cell of a place in the module that is used from now on. */
  watch(place: number, cell: Cell): void {
    this.cells.set(place, cell);
  }

  /** Takes over what cells have; true if there is something new. */
  harvest(): boolean {
    let isNew = false;
    for (const [place, cell] of this.cells) {
      let list = this.known.get(place);
      if (list !== undefined && list.length > most) continue;
      if (list === undefined) this.known.set(place, (list = []));
      for (let v = cell.value; v !== 0n; v = BigInt.asUintN(64, v) >> BigInt(idBits)) {
        if (this.add(list, Number(v & idMask))) isNew = true;
      }
    }
    return isNew;
  }

  private add(list: number[], target: number): boolean {
    if (list.length > most || list.includes(target)) return false;
    list.push(target);
    this.news++;
    return true;
  }

  /** All that is known, for `restore` (kept.ts KeptModule.targets). */
  all(): Int32Array {
    return Int32Array.from([...this.known].flatMap(([place, list]) => (list.length === 0 ? [] : [...partsOf(place), list.length, ...list])));
  }

  restore(all: Int32Array): void {
    for (let i = 0; i < all.length; ) {
      const end = i + 3 + all[i + 2]!;
      this.known.set(placeOf(all[i]!, all[i + 1]!), [...all.subarray(i + 3, end)]);
      i = end;
    }
  }
}

/** Key of a place. */
export function placeOf(fid: number, id: number): number {
  return fid * 65536 + id;
}

/** Function and resume id of a place. */
export function partsOf(place: number): [fid: number, id: number] {
  return [Math.floor(place / 65536), place % 65536];
}
