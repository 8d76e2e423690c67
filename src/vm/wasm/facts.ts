/**
 * What is known about slots while a function is emitted: pointers that are not nil, indices that are in bounds. A fact holds from
 * the check on, as long as the slots keep their values; at the end of a construct the facts of its beginning hold again, without
 * the slots it assigns.
 */
export class Facts {
  private nonNil = new Set<number>();
  /** `index,length,kind`, each a slot. */
  private bounds = new Map<string, readonly [number, number]>();
  private readonly saved: { nonNil: Set<number>; bounds: Map<string, readonly [number, number]> }[] = [];

  isNonNil(slot: number): boolean {
    return this.nonNil.has(slot);
  }

  setNonNil(slot: number): void {
    this.nonNil.add(slot);
  }

  inBounds(x: number, y: number, kind: number): boolean {
    return this.bounds.has(`${x},${y},0`) || (kind !== 0 && this.bounds.has(`${x},${y},1`));
  }

  setInBounds(x: number, y: number, kind: number): void {
    this.bounds.set(`${x},${y},${kind}`, [x, y]);
  }

  assign(slot: number): void {
    this.nonNil.delete(slot);
    for (const [key, [x, y]] of this.bounds) if (x === slot || y === slot) this.bounds.delete(key);
  }

  /** Slot `to` has been assigned what `from` has. */
  copy(to: number, from: number): void {
    for (const [key, [x, y]] of [...this.bounds]) if (x === from) this.setInBounds(to, y, key.endsWith(',1') ? 1 : 0);
  }

  forget(slots: ReadonlySet<number>): void {
    for (const k of slots) this.assign(k);
  }

  enter(): void {
    this.saved.push({ nonNil: new Set(this.nonNil), bounds: new Map(this.bounds) });
  }

  otherwise(): void {
    const top = this.saved[this.saved.length - 1]!;
    this.nonNil = new Set(top.nonNil);
    this.bounds = new Map(top.bounds);
  }

  leave(assigned: ReadonlySet<number>): void {
    const top = this.saved.pop()!;
    this.nonNil = top.nonNil;
    this.bounds = top.bounds;
    this.forget(assigned);
  }
}
