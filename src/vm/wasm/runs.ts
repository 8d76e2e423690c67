/**
 * Runs of counted loops. An innermost loop that counts a slot k up to a limit is emitted twice: in front of it stands a copy that makes as many
 * iterations as are known, before the first of them, neither to stop nor to trap at what the copy leaves out: polls, the test of the limit,
 * bounds of k and of what the loop does not change, nil checks of the latter. Then the loop itself goes on as always, with the iterations
 * that are left (at least the arrival that ends it, stops or traps). So nothing can be seen of the copy but its speed; its fuel is what the
 * iterations would have been charged one by one, paid when it is left.
 *
 * Whoever is resumed comes by here, too. Loads from addresses that the loop does not change are made once if it stores nothing: nobody else runs
 * in between. Short loops are left alone (`least`).
 *
 * Source: loop versioning and range-check elimination, as in most optimizing compilers; here the trip count also carries the fuel.
 */
import type { FuncCode } from '../../bytecode/program.js';
import { W, T } from './encoder.js';
import type { FuncEmitter } from './function.js';
import type { Construct, Scan } from './scan.js';
import { opcode, opInfos } from './select.js';

/** Iterations below which the copy does not pay. */
const least = 16;
/** Instructions of a loop at most. */
const longest = 150;
/** A step that is a variable has to be smaller. */
const largestStep = 1 << 20;

const get = opcode('local.get');
const set = opcode('local.set');
const tee = opcode('local.tee');
const i64const = opcode('i64.const');
const add = opcode('i64.add');
const geS = opcode('i64.ge_s');
const gtS = opcode('i64.gt_s');
const block = opcode('block');
const br = opcode('br');
const brIf = opcode('br_if');
const bounds = opcode('bounds');
const nilcheck = opcode('nilcheck');
const pIndex = opcode('p.index');
const banned = new Set(['br_table', 'fuel', 'call', 'call.closure', 'call.code', 'new', 'loop', 'recover_point'].map(opcode));
const writes = (name: string): boolean => /^(store|frame\.store|mem\.copy|mem\.zero|typed)/.test(name);

/** A slot, or a constant. */
type Operand = { slot: number } | { n: number };

export interface Run extends Counted {
  /** Lengths that k is compared with, and pairs of index and length that do not change. */
  readonly lengths: readonly number[];
  readonly fixed: readonly (readonly [number, number])[];
  /** Pointers that do not change and are checked. */
  readonly pointers: readonly number[];
  /** Definitions of pointers that come out the same in each iteration: slot, first instruction, the local.set. */
  readonly defs: readonly { slot: number; from: number; to: number }[];
  /** Instructions that load from such a slot (the local.get stands before them). */
  readonly loads: readonly number[];
}

/** A loop that counts slot k up to a limit, without calls and loops in it: what is emitted again in front of it. */
export interface Counted {
  readonly k: number;
  readonly limit: Operand;
  /** The iteration with k = limit belongs to the loop. */
  readonly inclusive: boolean;
  readonly step: Operand;
  /** First instructions of the body and of the increment, which is four long. */
  readonly body: number;
  readonly inc: number;
  readonly stores: boolean;
  /** How often the body assigns a slot, in the text. */
  readonly times: ReadonlyMap<number, number>;
}

export function countedOf(s: Scan, code: FuncCode, x: Construct): Counted | null {
  const from = x.start + 1;
  const inc = x.end - 5;
  if (x.inner || s.hasOfWord || x.end - x.start > longest || inc <= from + 4) return null;
  const { op, a } = s;
  const k = a[from]!;
  const operand = (i: number): Operand | null => {
    if (op[i] === get) return x.assigned.has(a[i]!) ? null : { slot: a[i]! };
    return op[i] === i64const && s.hi[i] === s.lo[i]! >> 31 ? { n: s.lo[i]! } : null;
  };
  const test = op[from + 2];
  if (op[from] !== get || code.slots[k] !== 'l' || (test !== geS && test !== gtS) || op[from + 3] !== brIf || a[from + 3] !== 1) return null;
  const isInc = op[inc] === get && a[inc] === k && op[inc + 2] === add && op[inc + 3] === set && a[inc + 3] === k && op[inc + 4] === br && a[inc + 4] === 0;
  if (!isInc || s.live[inc] === 0) return null;
  const limit = operand(from + 1);
  const step = operand(inc + 1);
  if (limit === null || step === null || ('n' in step && (step.n < 1 || step.n > largestStep))) return null;
  if ('slot' in limit && code.slots[limit.slot] !== 'l') return null;

  const times = new Map<number, number>();
  let depth = 0;
  let stores = false;
  for (let i = from + 4; i < inc; i++) {
    const o = op[i]!;
    if (s.live[i] === 0) return null;
    if (banned.has(o)) return null;
    if (s.construct.has(i)) {
      const c = s.construct.get(i)!;
      if (c.start === i) depth++;
      else if (c.end === i) depth--;
    }
    if ((o === br || o === brIf) && a[i] === depth) return null;
    if (o === set || o === tee) times.set(a[i]!, (times.get(a[i]!) ?? 0) + 1);
    if (writes(opInfos[o]!.name)) stores = true;
  }
  return times.has(k) ? null : { k, limit, inclusive: test === gtS, step, body: from + 4, inc, stores, times };
}

/** The constant that slot k has where the loop begins, if it is assigned one close before it. */
export function first(s: Scan, x: Construct, k: number): number | null {
  const { op, a } = s;
  // Behind the construct that the loop's test leaves, a few assignments in a row.
  let i = x.start - 1;
  if (op[i] !== block) return null;
  for (i--; i > 0 && (op[i] === set || op[i] === get || op[i] === i64const); i--) {
    if (op[i] === set && a[i] === k) return op[i - 1] === i64const && s.hi[i - 1] === s.lo[i - 1]! >> 31 ? s.lo[i - 1]! : null;
  }
  return null;
}

/** The loop's run, or null. `idle`: slots whose value does not matter where the loop arrives. */
export function runOf(s: Scan, x: Construct, counted: Counted, idle: readonly number[]): Run | null {
  const { k, limit, step, inc, stores, times } = counted;
  const from = counted.body - 4;
  if ('n' in limit && 'n' in step && limit.n <= least * step.n) return null;
  const { op, a } = s;
  const steady = (slot: number): boolean => !x.assigned.has(slot);

  const lengths = new Set<number>();
  const fixed: [number, number][] = [];
  const pointers = new Set<number>();
  const defs: { slot: number; from: number; to: number }[] = [];
  const loads: number[] = [];
  const copies = new Set([k]);
  let depth = 0;
  for (let i = from + 4; i < inc; i++) {
    const c = s.construct.get(i);
    if (c !== undefined && c.start === i) depth++;
    else if (c !== undefined && c.end === i) depth--;
    const o = op[i]!;
    const isTop = depth === 0;
    if ((o === set || o === tee) && (op[i - 1] === get || op[i - 1] === tee) && copies.has(a[i - 1]!) && times.get(a[i]!) === 1 && isTop) copies.add(a[i]!);
    else if (o === bounds && (s.a[i]! & 15) === 0 && op[i - 1] === get && steady(a[i - 1]!) && op[i - 2] === get) {
      if (copies.has(a[i - 2]!)) lengths.add(a[i - 1]!);
      else if (steady(a[i - 2]!) && isTop) fixed.push([a[i - 2]!, a[i - 1]!]);
    } else if (o === nilcheck && op[i - 1] === get && steady(a[i - 1]!) && isTop) pointers.add(a[i - 1]!);
    const slot = a[i]!;
    const isDef = o === set && op[i - 1] === pIndex && op[i - 2] === bounds && (a[i - 2]! & 15) === 0 && op[i - 3] === get && op[i - 4] === get && op[i - 5] === get;
    if (isDef && isTop && times.get(slot) === 1 && idle.includes(slot) && steady(a[i - 3]!) && steady(a[i - 4]!) && steady(a[i - 5]!)) defs.push({ slot, from: i - 5, to: i });
    if (!stores && (opInfos[o]!.name === 'load.p' || opInfos[o]!.name === 'load.i64') && op[i - 1] === get && defs.some((d) => d.slot === a[i - 1])) loads.push(i);
  }
  return { ...counted, lengths: [...lengths], fixed, pointers: [...pointers], defs, loads };
}

/** What the copy that is being emitted has to know. */
export interface Running {
  /** Branches to levels below it leave the copy. */
  readonly level: number;
  /** Pays for what has been run, with or without the present iteration. */
  pay(isWithin: boolean): void;
  /** Definitions that have been made before: by first instruction, the last one. */
  readonly made: ReadonlyMap<number, number>;
  /** Loads that have been made: by the local.get before them, the local and a slot number of its own. */
  readonly loaded: ReadonlyMap<number, { local: number; slot: number }>;
}

/** Emits the copy; what follows is the loop. */
export function emitRun(e: FuncEmitter, x: Construct, run: Run, idle: readonly number[]): void {
  const { c, s } = e;
  const fuel = s.a[x.start]!;
  const slot = (k: number): void => c.get(e.slot(k));
  const operand = (o: Operand): void => ('slot' in o ? slot(o.slot) : c.i64(o.n, o.n >> 31));
  const last = e.keptLocal('run.last', T.I64);
  const first = e.keptLocal('run.first', T.I64);
  c.block(W.Block, null);
  e.depth++;
  const out = e.depth;
  const skip = (): void => c.br(W.BrIf, e.depth - out);
  e.facts.enter();
  // k is small, so that sums do not overflow; the limit is not near.
  slot(run.k);
  c.i64(0x7fffffff, 0);
  c.op(W.I64GtU);
  skip();
  if ('slot' in run.step) {
    slot(run.step.slot);
    c.i64(1, 0);
    c.op(W.I64Sub);
    c.i64(largestStep, 0);
    c.op(W.I64GeU);
    skip();
  }
  slot(run.k);
  operand(run.step);
  c.i64(least, 0);
  c.op(W.I64Mul);
  c.op(W.I64Add);
  operand(run.limit);
  c.op(W.I64GeS);
  skip();
  for (const [index, length] of run.fixed) {
    if (e.facts.inBounds(index, length, 0)) continue;
    slot(index);
    slot(length);
    c.op(W.I64GeU);
    skip();
    e.facts.setInBounds(index, length, 0);
  }
  for (const p of run.pointers) {
    if (e.facts.isNonNil(p)) continue;
    slot(p);
    c.op(W.I32WrapI64);
    c.i32(4096);
    c.op(W.I32LtU);
    skip();
    e.facts.setNonNil(p);
  }
  const made = new Map<number, number>();
  for (const d of run.defs) {
    e.body(d.from, d.to + 1);
    made.set(d.from, d.to);
  }
  const loaded = new Map<number, { local: number; slot: number }>();
  run.loads.forEach((i, n) => {
    const name = opInfos[s.op[i]!]!.name;
    const isLow = name === 'load.p' && s.low[i] !== 0;
    const local = e.keptLocal(`run.load${n}${isLow ? 'low' : ''}`, isLow ? T.I32 : T.I64);
    slot(s.a[i - 1]!);
    c.op(W.I32WrapI64);
    c.mem(isLow ? W.I32Load : W.I64Load, s.a[i]!);
    c.set(local);
    loaded.set(i - 1, { local, slot: e.code.slots.length + n });
  });
  // The last iteration that the fuel is good for, and those of limit and lengths.
  c.get(e.fl);
  c.i32(fuel);
  c.op(W.I32DivS);
  c.op(W.I64ExtendI32S);
  c.i64(1, 0);
  c.op(W.I64Sub);
  operand(run.step);
  c.op(W.I64Mul);
  slot(run.k);
  c.op(W.I64Add);
  c.set(last);
  const least1 = (value: () => void, minus: number): void => {
    const v = e.temp(T.I64);
    value();
    if (minus > 0) {
      c.i64(minus, 0);
      c.op(W.I64Sub);
    }
    c.tee(v);
    c.get(last);
    c.get(v);
    c.get(last);
    c.op(W.I64LtS);
    c.op(W.Select);
    c.set(last);
    e.freeTemps();
  };
  least1(() => operand(run.limit), run.inclusive ? 0 : 1);
  const seen = new Set(run.lengths);
  for (const length of seen) least1(() => slot(length), 1);
  // Lengths that are loaded are compared with k, too.
  const loadedLengths = run.loads.filter((i) => s.op[i + 1] === bounds && (s.a[i + 1]! & 15) === 0 && s.op[i - 2] === get && s.a[i - 2] === run.k);
  for (const i of loadedLengths) least1(() => c.get(loaded.get(i - 1)!.local), 1);
  c.get(last);
  slot(run.k);
  c.op(W.I64LtS);
  skip();
  slot(run.k);
  c.set(first);
  // Traps of the copy come here first.
  c.block(W.Block, null);
  e.depth++;
  const trap = e.trapTo(e.depth);
  c.block(W.Loop, null);
  e.depth++;
  const level = e.depth;
  const pay = (isWithin: boolean): void => {
    c.get(e.fl);
    slot(run.k);
    c.get(first);
    c.op(W.I64Sub);
    if (!('n' in run.step) || run.step.n !== 1) {
      operand(run.step);
      c.op(W.I64DivU);
    }
    c.op(W.I32WrapI64);
    if (isWithin) {
      c.i32(1);
      c.op(W.I32Add);
    }
    c.i32(fuel);
    c.op(W.I32Mul);
    c.op(W.I32Sub);
    c.set(e.fl);
  };
  for (const length of seen) e.facts.setInBounds(run.k, length, 0);
  for (const i of loadedLengths) e.facts.setInBounds(run.k, loaded.get(i - 1)!.slot, 0);
  e.running({ level, pay, made, loaded }, () => e.body(run.body, run.inc + 4));
  e.zeroSlots(idle.filter((k) => !run.defs.some((d) => d.slot === k)));
  slot(run.k);
  c.get(last);
  c.op(W.I64LeS);
  c.br(W.BrIf, 0);
  c.op(W.End);
  e.depth--;
  pay(false);
  c.br(W.Br, e.depth - out);
  c.op(W.End);
  e.depth--;
  e.trapTo(trap);
  pay(true);
  c.br(W.Br, e.depth - trap);
  c.op(W.End);
  e.depth--;
  e.facts.leave(x.assigned);
  e.stack.length = 0;
}
