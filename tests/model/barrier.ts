/**
 * The barrier protocol as a small model (runtime/gcmark.ts; Go's design document 17503-eliminate-rescan): a few objects with one field
 * each, goroutines whose stacks are a few words, one global, and a marker. Every step that the machine can take between two safepoints is a
 * transition, so all interleavings are states that can be walked exhaustively or at random.
 *
 *   objects   white, grey or black; free or in use
 *   stacks    scanned or not; scanning one is a single step, for its goroutine stands still
 *   mutator   load a field or the global into a stack word; store a stack word or nil into a field or the global; copy or clear a
 *             stack word; allocate, initialised without barrier with a word of the stack
 *   marker    scan the global, scan a stack, blacken a grey object; when nothing is left to do, sweep
 *
 * PROPERTY: when marking ends, what can be reached from globals and stacks is marked. A counterexample is the list of steps to a state
 * that breaks it. `rules` is the protocol as it is built; a variant leaves one of its parts out.
 */

export interface Rules {
  /** The barrier shades the pointer that a store overwrites (Yuasa): always, or never. */
  deletion: boolean;
  /** The barrier shades the pointer that a store writes (Dijkstra): always, only while the stack of the writer is not scanned, or never. */
  insertion: 'always' | 'unscanned' | 'never';
  /** Colour of a new object: black, or white. */
  allocate: 'black' | 'white';
  /** A new object of a goroutine whose stack is not scanned is queued, since it is initialised without barrier. */
  queueNew: boolean;
  /** Stacks are scanned: once; or their scan is left out. */
  scanStacks: boolean;
  /** The global is scanned. */
  scanGlobal: boolean;
  /** Marking ends when the grey objects are out, whether or not every stack was scanned. */
  endEarly: boolean;
  /** A goroutine's stack can be scanned in two halves, with steps of the goroutine between them. */
  splitScan: boolean;
  /** Stores into the global have the barrier. */
  globalBarrier: boolean;
  /** The barrier goes on one goroutine at a time, after marking has begun. */
  lateBarrier: boolean;
}

/** What the machine does. */
export const rules: Rules = {
  deletion: true,
  insertion: 'always',
  allocate: 'black',
  queueNew: true,
  scanStacks: true,
  scanGlobal: true,
  endEarly: false,
  splitScan: false,
  globalBarrier: true,
  lateBarrier: false,
};

/** Protocols that are right, too: Go's own condition on the insertion barrier. */
export const soundVariants: Readonly<Record<string, Partial<Rules>>> = {
  'the insertion barrier only while the stack is not scanned': { insertion: 'unscanned' },
};

/** Each is wrong, and the walk has to find out. */
export const wrongVariants: Readonly<Record<string, Partial<Rules>>> = {
  'no deletion barrier': { deletion: false },
  'no insertion barrier': { insertion: 'never' },
  'no barrier': { deletion: false, insertion: 'never' },
  'new objects are white': { allocate: 'white' },
  'new objects of unscanned goroutines are black and not queued': { queueNew: false },
  'stacks are not scanned': { scanStacks: false },
  'the global is not scanned': { scanGlobal: false },
  'marking ends before every stack was scanned': { endEarly: true },
  'a goroutine runs between two halves of its scan, without insertion barrier after the first': { splitScan: true, insertion: 'unscanned' },
  'stores into globals have no barrier': { globalBarrier: false },
  'the barrier goes on one goroutine at a time, after marking has begun': { lateBarrier: true },
};

export interface Size {
  objects: number;
  goroutines: number;
  /** Words of a stack. */
  words: number;
}

const enum Colour {
  Free = 0,
  White = 1,
  Grey = 2,
  Black = 3,
}

/** Pointers are object numbers from 1; 0 is nil. All in one array of small numbers, so that a state packs into a key. */
export type State = number[];

/** Where things are in a state. */
interface Places {
  size: Size;
  colour: number;
  field: number;
  stack: number;
  /** Words of the stack that are scanned; all: the stack is black. */
  scanned: number;
  /** 1: the goroutine's barrier is on (lateBarrier). */
  barrier: number;
  global: number;
  globalScanned: number;
  length: number;
}

export interface Step {
  /** What happens. */
  text(): string;
  to: State;
  byMarker: boolean;
}

export interface Counterexample {
  steps: string[];
  lost: number;
}

function placesOf(size: Size): Places {
  const { objects: n, goroutines: g, words: k } = size;
  return { size, colour: -1, field: n - 1, stack: 2 * n, scanned: 2 * n + g * k, barrier: 2 * n + g * k + g, global: 2 * n + g * k + 2 * g, globalScanned: 2 * n + g * k + 2 * g + 1, length: 2 * n + g * k + 2 * g + 2 };
}

export class Model {
  readonly at: Places;

  constructor(
    readonly size: Size,
    readonly r: Rules = rules,
  ) {
    this.at = placesOf(size);
  }

  /**
   * States in which marking begins: every heap of white objects, up to the numbering of what only differs by it. Objects 1 to n-1 may be in
   * use, the last one is free for allocation.
   */
  *starts(): Generator<State> {
    const { at, size } = this;
    const inUse = size.objects - 1;
    const pointers = [inUse, size.goroutines * size.words, 1];
    const slots = pointers.reduce((a, b) => a + b, 0);
    const total = (inUse + 1) ** slots;
    for (let code = 0; code < total; code++) {
      const s = new Array<number>(at.length).fill(0);
      let c = code;
      const next = (): number => {
        const v = c % (inUse + 1);
        c = (c - v) / (inUse + 1);
        return v;
      };
      for (let o = 1; o <= inUse; o++) s[at.field + o] = next();
      for (let i = 0; i < size.goroutines * size.words; i++) s[at.stack + i] = next();
      s[at.global] = next();
      for (let o = 1; o <= inUse; o++) s[at.colour + o] = Colour.White;
      if (!this.r.lateBarrier) s.fill(1, at.barrier, at.barrier + size.goroutines);
      if (this.wellFormed(s)) yield s;
    }
  }

  /** A start is taken only if objects are numbered in the order in which roots and fields first name them, and all are reachable. */
  private wellFormed(s: State): boolean {
    const { at, size } = this;
    let next = 1;
    const seen = (p: number): boolean => {
      if (p > next) return false;
      if (p === next) next++;
      return true;
    };
    if (!seen(s[at.global]!)) return false;
    for (let i = 0; i < size.goroutines * size.words; i++) if (!seen(s[at.stack + i]!)) return false;
    for (let o = 1; o < next; o++) if (!seen(s[at.field + o]!)) return false;
    // The rest is garbage, and free.
    for (let o = next; o < size.objects; o++) {
      if (s[at.field + o] !== 0) return false;
      s[at.colour + o] = Colour.Free;
    }
    return true;
  }

  private shade(s: State, p: number): void {
    if (p !== 0 && s[this.at.colour + p] === Colour.White) s[this.at.colour + p] = Colour.Grey;
  }

  /** Words of stack g that are scanned. */
  private isScanned(s: State, g: number): boolean {
    return s[this.at.scanned + g]! > 0;
  }

  private barrier(s: State, g: number, slot: number, value: number): void {
    const { r, at } = this;
    if (s[at.barrier + g] === 0 || (slot === at.global && !r.globalBarrier)) return;
    if (r.deletion) this.shade(s, s[slot]!);
    if (r.insertion === 'always' || (r.insertion === 'unscanned' && !this.isScanned(s, g))) this.shade(s, value);
  }

  /** Everything that can happen next. */
  steps(s: State): Step[] {
    const { at, size, r } = this;
    const out: Step[] = [];
    const push = (byMarker: boolean, text: () => string, f: (t: State) => void): void => {
      const to = s.slice();
      f(to);
      out.push({ text, to, byMarker });
    };
    const step = (text: () => string, f: (t: State) => void): void => push(false, text, f);
    const mark = (text: () => string, f: (t: State) => void): void => push(true, () => `marker: ${text()}`, f);
    for (let g = 0; g < size.goroutines; g++) {
      for (let i = 0; i < size.words; i++) {
        const word = at.stack + g * size.words + i;
        const p = s[word]!;
        const name = (): string => `goroutine ${g + 1}: word ${i + 1}`;
        step(() => `${name()} = global`, (t) => void (t[word] = s[at.global]!));
        step(() => `global = ${name()}`, (t) => {
          this.barrier(t, g, at.global, p);
          t[at.global] = p;
        });
        if (p !== 0) {
          step(() => `${name()} = nil`, (t) => void (t[word] = 0));
          step(() => `${name()} = field of object ${p}`, (t) => void (t[word] = s[at.field + p]!));
          step(() => `field of object ${p} = nil (goroutine ${g + 1})`, (t) => {
            this.barrier(t, g, at.field + p, 0);
            t[at.field + p] = 0;
          });
        }
        for (let j = 0; j < size.words; j++) {
          const from = s[at.stack + g * size.words + j]!;
          if (i !== j) step(() => `${name()} = word ${j + 1}`, (t) => void (t[word] = from));
          if (p !== 0) {
            step(() => `field of object ${p} = word ${j + 1} (goroutine ${g + 1})`, (t) => {
              this.barrier(t, g, at.field + p, from);
              t[at.field + p] = from;
            });
          }
        }
        // One free object is as good as another.
        const fresh = this.firstFree(s);
        if (fresh !== 0) {
          for (let j = -1; j < size.words; j++) {
            const first = j < 0 ? 0 : s[at.stack + g * size.words + j]!;
            step(() => `${name()} = new object ${fresh}${j < 0 ? '' : ` with word ${j + 1}`}`, (t) => {
              const queued = r.queueNew && !this.isScanned(s, g);
              t[at.colour + fresh] = r.allocate === 'white' ? Colour.White : queued ? Colour.Grey : Colour.Black;
              t[at.field + fresh] = first;
              t[word] = fresh;
            });
          }
        }
      }
      if (s[at.barrier + g] === 0) step(() => `the barrier of goroutine ${g + 1} goes on`, (t) => void (t[at.barrier + g] = 1));
      const done = s[at.scanned + g]!;
      if (r.scanStacks && done < size.words) {
        const to = r.splitScan ? done + 1 : size.words;
        mark(() => `scans ${r.splitScan ? `word ${to} of ` : ''}the stack of goroutine ${g + 1}`, (t) => {
          for (let i = done; i < to; i++) this.shade(t, s[at.stack + g * size.words + i]!);
          t[at.scanned + g] = to;
        });
      }
    }
    if (r.scanGlobal && s[at.globalScanned] === 0) {
      mark(() => 'scans the global', (t) => {
        this.shade(t, s[at.global]!);
        t[at.globalScanned] = 1;
      });
    }
    for (let o = 1; o <= size.objects; o++) {
      if (s[at.colour + o] !== Colour.Grey) continue;
      mark(() => `blackens object ${o}`, (t) => {
        t[at.colour + o] = Colour.Black;
        this.shade(t, s[at.field + o]!);
      });
    }
    return out;
  }

  private firstFree(s: State): number {
    for (let o = 1; o <= this.size.objects; o++) if (s[this.at.colour + o] === Colour.Free) return o;
    return 0;
  }

  /** Marking may end: nothing is grey, and every root was scanned, as far as the rules ask. */
  ended(s: State): boolean {
    const { at, size, r } = this;
    for (let o = 1; o <= size.objects; o++) if (s[at.colour + o] === Colour.Grey) return false;
    if (r.scanGlobal && s[at.globalScanned] === 0) return false;
    if (r.endEarly) return true;
    if (r.scanStacks) for (let g = 0; g < size.goroutines; g++) if (s[at.scanned + g]! < size.words) return false;
    return true;
  }

  /** An object that can be reached and is white, or 0. */
  lost(s: State): number {
    const { at, size } = this;
    const seen = new Uint8Array(size.objects + 1);
    const walk = (p: number): number => {
      while (p !== 0 && seen[p] === 0) {
        seen[p] = 1;
        if (s[at.colour + p] === Colour.White) return p;
        p = s[at.field + p]!;
      }
      return 0;
    };
    let bad = walk(s[at.global]!);
    for (let i = 0; bad === 0 && i < size.goroutines * size.words; i++) bad = walk(s[at.stack + i]!);
    return bad;
  }

  describe(s: State): string {
    const { at, size } = this;
    const ptr = (p: number): string => (p === 0 ? 'nil' : `object ${p}`);
    const parts = [`global: ${ptr(s[at.global]!)}`];
    for (let g = 0; g < size.goroutines; g++) parts.push(`goroutine ${g + 1}: ${Array.from({ length: size.words }, (_, i) => ptr(s[at.stack + g * size.words + i]!)).join(', ')}`);
    for (let o = 1; o <= size.objects; o++) if (s[at.colour + o] !== Colour.Free) parts.push(`object ${o}: field ${ptr(s[at.field + o]!)}`);
    return parts.join('; ');
  }
}

/** A state of at most three objects as a number: two bits a place. */
function keyOf(s: State): number {
  let key = 0;
  for (const v of s) key = key * 4 + v;
  return key;
}

function stateOf(key: number, length: number): State {
  const s = new Array<number>(length).fill(0);
  for (let i = length - 1; i >= 0; i--) {
    s[i] = key % 4;
    key = Math.floor(key / 4);
  }
  return s;
}

/** All states from all starts, breadth first: a shortest counterexample, or how many states there are. Models of up to three objects. */
export function explore(m: Model): { states: number; counterexample: Counterexample | null } {
  /** Key of a state to its predecessor's key and the number of the step; -1: a start. */
  const from = new Map<number, number>();
  const perState = 256;
  let layer: State[] = [];
  for (const s of m.starts()) {
    const key = keyOf(s);
    if (from.has(key)) continue;
    from.set(key, -1);
    layer.push(s);
  }
  const trace = (s: State): string[] => {
    const steps: string[] = [];
    for (let key = keyOf(s); ; ) {
      const e = from.get(key)!;
      if (e < 0) return [`start: ${m.describe(stateOf(key, s.length))}`, ...steps];
      key = Math.floor(e / perState);
      steps.unshift(m.steps(stateOf(key, s.length))[e % perState]!.text());
    }
  };
  while (layer.length > 0) {
    const next: State[] = [];
    for (const s of layer) {
      if (m.ended(s)) {
        const lost = m.lost(s);
        if (lost !== 0) return { states: from.size, counterexample: { steps: trace(s), lost } };
        // The cycle is over: the next one is another start.
        continue;
      }
      const prev = keyOf(s) * perState;
      m.steps(s).forEach((step, i) => {
        const key = keyOf(step.to);
        if (from.has(key)) return;
        from.set(key, prev + i);
        next.push(step.to);
      });
    }
    layer = next;
  }
  return { states: from.size, counterexample: null };
}

/** The first counterexample in the smallest model that has one. */
export function refute(r: Rules, sizes: readonly Size[]): Counterexample | null {
  for (const size of sizes) {
    const { counterexample } = explore(new Model(size, r));
    if (counterexample !== null) return counterexample;
  }
  return null;
}

/** A small generator (xorshift), so that a walk can be repeated from its number. */
function random(seed: number): () => number {
  let x = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

/** A random start of a larger model: any heap. */
function randomStart(m: Model, rand: () => number): State {
  const { at, size } = m;
  const s = new Array<number>(at.length).fill(0);
  const inUse = 1 + (rand() % (size.objects - 1));
  const pick = (): number => rand() % (inUse + 1);
  for (let o = 1; o <= inUse; o++) {
    s[at.colour + o] = Colour.White;
    s[at.field + o] = pick();
  }
  for (let i = 0; i < size.goroutines * size.words; i++) s[at.stack + i] = pick();
  s[at.global] = pick();
  if (!m.r.lateBarrier) s.fill(1, at.barrier, at.barrier + size.goroutines);
  return s;
}

/** One walk, to the end of marking or until it has become too long. */
export function walk(m: Model, seed: number, maxSteps = 200): Counterexample | null {
  const rand = random(seed);
  let s = randomStart(m, rand);
  const start = m.describe(s);
  const steps: Step[] = [];
  for (let i = 0; i < maxSteps; i++) {
    if (m.ended(s)) {
      const lost = m.lost(s);
      return lost === 0 ? null : { steps: [`start: ${start}`, ...steps.map((x) => x.text())], lost };
    }
    const all = m.steps(s);
    // The mutator has more steps to choose from: the marker gets every third by right, so that walks end.
    const marker = all.filter((x) => x.byMarker);
    const list = marker.length > 0 && rand() % 3 === 0 ? marker : all;
    const next = list[rand() % list.length]!;
    steps.push(next);
    s = next.to;
  }
  return null;
}

/** Walks first to first+count-1; the first counterexample. */
export function walks(m: Model, count: number, first = 1): Counterexample | null {
  for (let i = 0; i < count; i++) {
    const c = walk(m, first + i);
    if (c !== null) return c;
  }
  return null;
}
