/** The line table of a function: FuncCode.lines is pairs of pc and position, in order of pc; a position holds up to the next pair. */
import type { Pos } from '../base/source.js';
import type { LinkedFunc } from './program.js';

/** Where the instruction of fn at pc comes from; 0 for a function without bytecode. */
export function posAt(fn: LinkedFunc, pc: number): Pos {
  if (fn.code === null) return 0;
  const { lines, pos } = fn.code;
  if (lines.length === 0) return pos;
  let lo = 0;
  let hi = lines.length >> 1;
  while (hi - lo > 1) {
    const m = (lo + hi) >> 1;
    if (lines[2 * m]! <= pc) lo = m;
    else hi = m;
  }
  return lines[2 * lo + 1]!;
}
