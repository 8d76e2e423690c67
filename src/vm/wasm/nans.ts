/**
 * NaNs. Every NaN that somebody can look at has the canonical bits, but instructions of the processor make others. Computed floats are compared with
 * themselves where they leave a function's slots, but
 *
 *   - float64 values that are stored to memory are looked at together: several stores in a row are made with the bits there are, beside the sum of all values.
 *     If that is a NaN (one of them is, or two infinities), what has been stored is loaded again and put right. This is done before anything else can look at memory
 *     or leave the row: instructions that are not transparent, traps, loads whose bits are handed on, stores of other values.
 *   - results of arithmetic that cannot be NaNs, since both operands are finite, are not looked at.
 *
 * A load of the row whose value goes into arithmetic may see such a NaN; its result is one then, whichever bits it had.
 */
import { T, W } from './encoder.js';
import type { FuncEmitter, V } from './function.js';
import { Family, opInfos } from './select.js';

/** What is known of a float. */
export const enum Finite {
  Unknown,
  Finite,
  /** And not zero. */
  NonZero,
}

/** Of a float64 constant. */
export function finiteOf(lo: number, hi: number): Finite {
  if ((hi & 0x7ff00000) === 0x7ff00000) return Finite.Unknown;
  return lo === 0 && (hi & 0x7fffffff) === 0 ? Finite.Finite : Finite.NonZero;
}

/** Can x op y, of float64 values, be no NaN? */
export function isNeverNaN(name: string, x: V, y: V): boolean {
  if (x.finite === Finite.Unknown || y.finite === Finite.Unknown) return false;
  return name !== 'f64.div' || x.finite === Finite.NonZero || y.finite === Finite.NonZero;
}

const names = /^(local\.(get|set|tee)|drop|[if](32|64)\.const|sym\.addr|func\.addr|frame\.addr|p\.(nil|addi|index|add|sub|eq|ne|isnil)|(frame\.)?(load|store)\.f64|nilcheck|bounds|select\..)$/;
const transparent = opInfos.map((info) => info.family !== Family.Special || names.test(info.name));

/** Instructions in front of which a row of stores may stay as it is: they do not look at memory (those that may, or leave, settle it themselves). */
export function isTransparent(op: number): boolean {
  return transparent[op]!;
}

/** Stores in a row at most. */
const most = 8;

export class Nans {
  /** Locals with the addresses of stores, and offsets. */
  private readonly row: { at: number; off: number }[] = [];

  constructor(private readonly e: FuncEmitter) {}

  /** The float on the stack, with the canonical NaN for every NaN. */
  canonical(t: number): void {
    const { e } = this;
    const { c } = e;
    const x = e.temp(t);
    c.tee(x);
    c.get(x);
    // Unlike for x == x, V8 needs only one branch for it.
    c.op(t === T.F32 ? W.F32Ge : W.F64Ge);
    c.op(W.I32Eqz);
    c.hint();
    c.block(W.If, null);
    if (t === T.F32) c.f32(0x7fc00000);
    else c.f64(0, 0x7ff80000);
    c.set(x);
    c.op(W.End);
    c.get(x);
  }

  /** The computed float on the stack, the result of instruction i, gets the bits that its consumer wants. */
  produced(v: V, i: number): void {
    const { e } = this;
    const want = e.s.clean[i]!;
    if (want === 2) v.raw = true;
    else if (want !== 0) this.canonical(e.type(v.t));
  }

  /** Stores local x, which may be any NaN, to the address on the stack. */
  store(x: number, off: number): void {
    const { e, row } = this;
    const { c } = e;
    if (row.length === most) this.settle();
    const at = e.keptLocal(`nan.at${row.length}`, T.I32);
    c.tee(at);
    c.get(x);
    c.mem(W.F64Store, off);
    row.push({ at, off });
    c.get(x);
    // Sums of two, four, eight: each in the local of its first value.
    let first = row.length - 1;
    for (let n = row.length, size = 1; n % 2 === 0; n /= 2, size *= 2) {
      first -= size;
      c.get(this.sum(first));
      c.op(W.F64Add);
    }
    c.set(this.sum(first));
  }

  private sum(first: number): number {
    return this.e.keptLocal(`nan.sum${first}`, T.F64);
  }

  /** Puts right what has been stored. */
  settle(): void {
    const { e, row } = this;
    if (row.length === 0) return;
    const { c } = e;
    let end = row.length;
    let size = 1;
    for (; (end & size) === 0; size *= 2);
    // The last sum is of the last values; what is before them, is summed up in larger ones.
    end -= size;
    const sum = this.sum(end);
    for (; end > 0; end -= size) {
      for (size *= 2; (end & size) === 0; size *= 2);
      c.get(sum);
      c.get(this.sum(end - size));
      c.op(W.F64Add);
      c.set(sum);
    }
    c.get(sum);
    c.get(sum);
    // Unlike for x == x, V8 needs only one branch for it.
    c.op(W.F64Ge);
    c.op(W.I32Eqz);
    c.hint();
    c.block(W.If, null);
    for (const { at, off } of row) {
      c.get(at);
      c.mem(W.F64Load, off);
      c.tee(sum);
      c.get(sum);
      c.op(W.F64Ne);
      c.block(W.If, null);
      c.get(at);
      c.f64(0, 0x7ff80000);
      c.mem(W.F64Store, off);
      c.op(W.End);
    }
    c.op(W.End);
    row.length = 0;
  }
}
