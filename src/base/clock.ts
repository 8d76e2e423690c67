/** The host's monotonic clock. Not `performance`: the first use of that loads several of node's modules. */

/** Milliseconds since an arbitrary moment. */
export function nowMs(): number {
  const [s, ns] = process.hrtime();
  return s * 1e3 + ns / 1e6;
}
