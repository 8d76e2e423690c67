/**
 * Which functions a call of a closure or of a code address has reached: the last four words of its instruction hold their ids, in the order in which
 * they came, 0 where there is none yet; the last one is -1 when they were more. Compiled code is made with that (vm/wasm/targets.ts).
 */

const first = 4;
const words = 4;
/** Words of an instruction I.CallClosure or I.CallCode. */
const size = first + words;

/** The instruction at `pc` has reached function `fid`. */
export function noteTarget(c: Int32Array, pc: number, fid: number): void {
  const end = pc + size;
  for (let k = pc + first; k < end; k++) {
    const x = c[k]!;
    if (x === fid) return;
    if (x === 0) {
      c[k] = fid;
      return;
    }
  }
  c[end - 1] = -1;
}

/** Functions that the call in front of `pc` has reached, -1 among them if there were more. */
export function targetsBefore(c: Int32Array, pc: number): readonly number[] {
  return Array.from(c.subarray(pc - words, pc)).filter((fid) => fid !== 0);
}
