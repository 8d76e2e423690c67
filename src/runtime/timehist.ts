/**
 * Histograms of durations in linear memory (Go: runtime/histogram.go): buckets grow by powers of two from 256 ns, with four of equal
 * width in each, and one each for what is negative or too long. The layout is what runtime/metrics shows.
 */

const minBits = 9;
const maxBits = 48;
const subBits = 2;
const subs = 1 << subBits;
const ranges = maxBits - minBits + 1;

/** Counts of a histogram: too short, the buckets, too long; f64 each. */
export const timeHistCounts = ranges * subs + 2;

/** Negative powers of two: V8 computes others by a function of its own. */
const halves = Float64Array.from({ length: 64 }, (_, i) => 2 ** -i);

/** Number of significant bits. */
function bitLength(n: number): number {
  return n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(Math.floor(n / 2 ** 32));
}

/** Index of the count that a duration in nanoseconds belongs to. */
export function timeBucket(ns: number): number {
  if (ns < 0) return 0;
  const n = Math.floor(ns);
  const bits = Math.max(bitLength(n), minBits - 1);
  const range = bits < minBits ? 0 : bits - minBits + 1;
  if (range >= ranges) return timeHistCounts - 1;
  const shift = (range === 0 ? minBits : bits) - 1 - subBits;
  return 1 + range * subs + ((n * halves[shift]!) & (subs - 1));
}
