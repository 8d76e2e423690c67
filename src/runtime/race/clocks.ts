/**
 * Vector clocks (Lamport; Mattern; Fidge) of goroutines and synchronisation objects.
 *
 * A goroutine has a slot; component k of a clock says up to which time of slot k things have happened before. The own component is the goroutine's
 * time, which moves on at every release. A slot is taken again when its goroutine has ended, but late: what the old one did would otherwise pass for
 * the new one's, and a race between the two would be missed.
 */

/** Slots of ended goroutines that are left alone. */
const keptSlots = 4096;

export class Clock {
  // Eight times a power of two long, so that two clocks that are joined in turn end equally long and do not drive each other up.
  private t = new Uint32Array(8);

  get(slot: number): number {
    return slot < this.t.length ? this.t[slot]! : 0;
  }

  set(slot: number, time: number): void {
    if (slot >= this.t.length) this.grow(slot + 1);
    this.t[slot] = time;
  }

  /** How many components there is room for. */
  get size(): number {
    return this.t.length;
  }

  private grow(n: number): void {
    let size = this.t.length;
    while (size < n) size *= 2;
    const t = new Uint32Array(size);
    t.set(this.t);
    this.t = t;
  }

  /** Becomes the later of both, component by component. */
  join(c: Clock): void {
    if (c.t.length > this.t.length) this.grow(c.t.length);
    const { t } = this;
    for (let i = 0; i < c.t.length; i++) if (c.t[i]! > t[i]!) t[i] = c.t[i]!;
  }

  copy(c: Clock): void {
    if (this.t.length < c.t.length) this.t = new Uint32Array(c.t.length);
    else this.t.fill(0, c.t.length);
    this.t.set(c.t);
  }
}

/** A goroutine as the detector knows it. */
export interface Thread {
  slot: number;
  goid: number;
  /** What has happened before its next step; component `slot` is its own time. */
  clock: Clock;
  /** Stack of the go statement; 0: none. */
  created: number;
  ended: boolean;
  /** Depth of Disable. */
  ignored: number;
}

export class Threads {
  /** By slot: who has it or had it last. */
  readonly list: Thread[] = [];
  private readonly ended: number[] = [];

  /** A goroutine that knows what its creator knows. */
  start(goid: number, creator: Thread | null, created: number): Thread {
    let slot = this.list.length;
    let time = 1;
    if (this.ended.length > keptSlots) {
      slot = this.ended.shift()!;
      time = this.list[slot]!.clock.get(slot) + 1;
    }
    const clock = new Clock();
    if (creator !== null) clock.copy(creator.clock);
    clock.set(slot, time);
    const t: Thread = { slot, goid, clock, created, ended: false, ignored: 0 };
    this.list[slot] = t;
    if (creator !== null) this.tick(creator);
    return t;
  }

  end(t: Thread): void {
    t.ended = true;
    this.ended.push(t.slot);
  }

  /** Its next steps are after what it has given away. */
  tick(t: Thread): void {
    t.clock.set(t.slot, t.clock.get(t.slot) + 1);
  }
}
