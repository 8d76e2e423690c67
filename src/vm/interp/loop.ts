/**
 * The interpreter's loop over internal register code (isa.ts): the fast paths of all frequent instructions.
 *
 * Rules for this file, each measured with tests/vm/bench.ts:
 *   - One function, one switch, literal case labels (const enum, so: measure bundled code only).
 *   - The loop calls nothing. Whatever is rare, traps, stops, allocates or calls TypeScript leaves by `break run` before any
 *     effect, and slow.ts executes the instruction as a whole. A call anywhere inside would make V8 keep w, pc and fuel in
 *     memory everywhere (MEASURED: fib 2.7 times slower), and unused branches with work in them bail out when they
 *     are first taken, which throws the optimised loop away.
 *   - The views of linear memory are constants of the closure: V8 folds their addresses and lengths. When memory grows, the
 *     engine makes a new closure. (An engine that wants full speed creates its memory at full size.)
 *   - No allocation, no closure, no BigInt. i64 is two i32 words; carry is an unsigned compare.
 *   - Every case reads all its operands before it writes its destination: they may be the same register.
 *   - No array access throws: an address outside linear memory reads as 0 and drops writes. (Addresses that come from
 *     uintptr are checked by WildCheck.)
 *
 * `w` is the frame pointer in words, `pc` an index into `c`, `fuel` the machine's fuel while the loop runs; Ctl.Fuel holds
 * it whenever somebody else runs.
 */
import { Ctl } from '../../abi/frame.js';
import { I, nullPage } from './isa.js';
import type { LoopState } from './state.js';
import { noteTarget } from './targets.js';

/** Runs from `pc` in the frame at word `w0` until an instruction needs slow.ts; its place is state.w and state.pc. */
export type Loop = (w0: number, pc0: number) => void;

export function makeLoop(state: LoopState): Loop {
  const { program, memory } = state.services;
  return bindLoop(state, memory.i32, memory.u8, memory.f64, state.code, state.fnEntry, state.fnResume, program.wordSize === 8 ? 0xc0 : 0, program.map.end);
}

/** Parameters, not constants: V8 folds both, but tests a captured constant for initialisation at every use until it has compiled. */
function bindLoop(
  state: LoopState,
  i32: Int32Array,
  u8: Uint8Array,
  f64: Float64Array,
  c: Int32Array,
  fnEntry: Int32Array,
  fnResume: Int32Array,
  pointerHigh: number,
  staticEnd: number,
): Loop {
  return function loop(w0: number, pc0: number): void {
    let w = w0;
    let pc = pc0;
    let fuel = i32[Ctl.Fuel >> 2]!;
    run: for (;;) {
      switch (c[pc]) {
        case I.BrEqL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al === bl && ah === bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUL: {
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al === bl && ah === bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeLI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtULI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeULI: {
          const a = w + c[pc + 1]!;
          const bl = c[pc + 2]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqI: {
          pc = i32[w + c[pc + 1]!]! === i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeI: {
          pc = i32[w + c[pc + 1]!]! !== i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtI: {
          pc = i32[w + c[pc + 1]!]! < i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeI: {
          pc = i32[w + c[pc + 1]!]! >= i32[w + c[pc + 2]!]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUI: {
          pc = i32[w + c[pc + 1]!]! >>> 0 < i32[w + c[pc + 2]!]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUI: {
          pc = i32[w + c[pc + 1]!]! >>> 0 >= i32[w + c[pc + 2]!]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqII: {
          pc = i32[w + c[pc + 1]!]! === c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeII: {
          pc = i32[w + c[pc + 1]!]! !== c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtII: {
          pc = i32[w + c[pc + 1]!]! < c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeII: {
          pc = i32[w + c[pc + 1]!]! >= c[pc + 2]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtUII: {
          pc = i32[w + c[pc + 1]!]! >>> 0 < c[pc + 2]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrGeUII: {
          pc = i32[w + c[pc + 1]!]! >>> 0 >= c[pc + 2]! >>> 0 ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrEqD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! === f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNeD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! !== f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLtD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! < f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNltD: {
          pc = !(f64[(w + c[pc + 1]!) >> 1]! < f64[(w + c[pc + 2]!) >> 1]!) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrLeD: {
          pc = f64[(w + c[pc + 1]!) >> 1]! <= f64[(w + c[pc + 2]!) >> 1]! ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.BrNleD: {
          pc = !(f64[(w + c[pc + 1]!) >> 1]! <= f64[(w + c[pc + 2]!) >> 1]!) ? c[pc + 3]! : pc + 4;
          continue;
        }
        case I.SetEqL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al === bl && ah === bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al !== bl || ah !== bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = (ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al === bl && ah === bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = al !== bl || ah !== bh ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeLI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtULI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = (ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeULI: {
          const a = w + c[pc + 2]!;
          const bl = c[pc + 3]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          i32[w + c[pc + 1]!] = !(ah === bh ? al >>> 0 < bl >>> 0 : ah >>> 0 < bh >>> 0) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! === i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! !== i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! < i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >= i32[w + c[pc + 3]!]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 < i32[w + c[pc + 3]!]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 >= i32[w + c[pc + 3]!]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! === c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! !== c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! < c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >= c[pc + 3]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtUII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 < c[pc + 3]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetGeUII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >>> 0 >= c[pc + 3]! >>> 0 ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetEqD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! === f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNeD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! !== f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLtD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! < f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNltD: {
          i32[w + c[pc + 1]!] = !(f64[(w + c[pc + 2]!) >> 1]! < f64[(w + c[pc + 3]!) >> 1]!) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetLeD: {
          i32[w + c[pc + 1]!] = f64[(w + c[pc + 2]!) >> 1]! <= f64[(w + c[pc + 3]!) >> 1]! ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.SetNleD: {
          i32[w + c[pc + 1]!] = !(f64[(w + c[pc + 2]!) >> 1]! <= f64[(w + c[pc + 3]!) >> 1]!) ? 1 : 0;
          pc += 4;
          continue;
        }
        case I.LoopNeL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopNeLI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = al !== bl || ah !== bh ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtLI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeLI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc = i32[w + c[pc + 3]!]! < i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopLtII: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc = i32[w + c[pc + 3]!]! < c[pc + 4]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc = i32[w + c[pc + 3]!]! >= i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.LoopGeII: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc = i32[w + c[pc + 3]!]! >= c[pc + 4]! ? c[pc + 5]! : pc + 6;
          continue;
        }
        case I.IncLoopLtL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          const n = c[pc + 7]!;
          const lo = (i32[x]! + n) | 0;
          const hi = (i32[x + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtLI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          const n = c[pc + 7]!;
          const lo = (i32[x]! + n) | 0;
          const hi = (i32[x + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          const a = w + c[pc + 3]!;
          const bl = c[pc + 4]!;
          const bh = bl >> 31;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtI: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          i32[x] = (i32[x]! + c[pc + 7]!) | 0;
          pc = i32[w + c[pc + 3]!]! < i32[w + c[pc + 4]!]! ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.IncLoopLtII: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          i32[x] = (i32[x]! + c[pc + 7]!) | 0;
          pc = i32[w + c[pc + 3]!]! < c[pc + 4]! ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.Jmp: {
          pc = c[pc + 1]!;
          continue;
        }
        case I.JmpPoll: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc = c[pc + 3]!;
          continue;
        }
        case I.Poll: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          pc += 3;
          continue;
        }
        case I.Fuel: {
          fuel = (fuel - c[pc + 1]!) | 0;
          pc += 2;
          continue;
        }
        case I.Tally: {
          const at = c[pc + 1]!;
          if ((i32[at] = (i32[at]! + 1) | 0) === 0) i32[at + 1]!++;
          pc += 2;
          continue;
        }
        case I.Table: {
          const n = c[pc + 2]!;
          const x = i32[w + c[pc + 1]!]! >>> 0;
          pc = c[pc + 3 + (x < n ? x : n)]!;
          continue;
        }
        case I.Call: {
          const fid = c[pc + 1]!;
          const e = fnEntry[fid]!;
          if (e <= 0 || fuel < 0) break run;
          const n = w + c[pc + 3]!;
          if (n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) break run;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.CallClosure: {
          const p = i32[w + c[pc + 1]!]! >>> 0;
          if (p < nullPage) break run;
          const fid = i32[i32[p >>> 2]! >>> 2]!;
          if (c[pc + 4] !== fid && c[pc + 5] !== fid) noteTarget(c, pc, fid);
          const e = fnEntry[fid]!;
          if (e <= 0 || fuel < 0) break run;
          const n = w + c[pc + 3]!;
          if (n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) break run;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          i32[n + 3] = p;
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.CallCode: {
          const fid = i32[i32[w + c[pc + 1]!]! >>> 2]!;
          if (c[pc + 4] !== fid && c[pc + 5] !== fid) noteTarget(c, pc, fid);
          const e = fnEntry[fid]!;
          if (e <= 0 || fuel < 0) break run;
          const n = w + c[pc + 3]!;
          if (n + c[e]! > i32[Ctl.Limit >> 2]! >>> 2) break run;
          i32[w] = c[pc + 2]!;
          i32[n + 1] = fid;
          i32[n + 2] = w << 2;
          fuel = (fuel - c[e + 1]!) | 0;
          w = n;
          pc = e + 2;
          continue;
        }
        case I.Ret0: {
          const up = i32[w + 2]! >>> 2;
          const r = fnResume[i32[up + 1]!]!;
          if (up === 0 || r === 0) break run;
          w = up;
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret1: {
          const up = i32[w + 2]! >>> 2;
          const r = fnResume[i32[up + 1]!]!;
          if (up === 0 || r === 0) break run;
          i32[w + 4] = i32[w + c[pc + 1]!]!;
          w = up;
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret2: {
          const up = i32[w + 2]! >>> 2;
          const r = fnResume[i32[up + 1]!]!;
          if (up === 0 || r === 0) break run;
          const a = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[w + 5] = i32[a + 1]!;
          i32[w + 4] = lo;
          w = up;
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.RetC: {
          const up = i32[w + 2]! >>> 2;
          const r = fnResume[i32[up + 1]!]!;
          if (up === 0 || r === 0) break run;
          i32[w + 4] = c[pc + 1]!;
          i32[w + 5] = c[pc + 2]!;
          w = up;
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Ret22: {
          const up = i32[w + 2]! >>> 2;
          const r = fnResume[i32[up + 1]!]!;
          if (up === 0 || r === 0) break run;
          const a = w + c[pc + 1]!;
          const b = w + c[pc + 2]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          i32[w + 4] = al;
          i32[w + 5] = ah;
          i32[w + 6] = bl;
          i32[w + 7] = bh;
          w = up;
          pc = c[r + i32[w]!]!;
          continue;
        }
        case I.Mov1: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]!;
          pc += 3;
          continue;
        }
        case I.Mov2: {
          const a = w + c[pc + 2]!;
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]!;
          i32[d] = lo;
          pc += 3;
          continue;
        }
        case I.MovC1: {
          i32[w + c[pc + 1]!] = c[pc + 2]!;
          pc += 3;
          continue;
        }
        case I.MovC2: {
          const d = w + c[pc + 1]!;
          i32[d] = c[pc + 2]!;
          i32[d + 1] = c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.MovZ2: {
          const d = w + c[pc + 1]!;
          i32[d] = i32[w + c[pc + 2]!]!;
          i32[d + 1] = 0;
          pc += 3;
          continue;
        }
        case I.Lea: {
          const d = w + c[pc + 1]!;
          i32[d] = (w << 2) + c[pc + 2]!;
          if (pointerHigh !== 0) i32[d + 1] = pointerHigh;
          pc += 3;
          continue;
        }
        case I.Ctx: {
          const d = w + c[pc + 1]!;
          const at = i32[w + 3]!;
          i32[d] = at;
          if (pointerHigh !== 0) i32[d + 1] = at >>> 0 >= staticEnd ? pointerHigh : 0;
          pc += 2;
          continue;
        }
        case I.GetG: {
          const d = w + c[pc + 1]!;
          const at = i32[Ctl.G >> 2]!;
          i32[d] = at;
          if (pointerHigh !== 0) i32[d + 1] = at >>> 0 >= staticEnd ? pointerHigh : 0;
          pc += 2;
          continue;
        }
        case I.Sel1: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 4]!]! !== 0 ? i32[w + c[pc + 2]!]! : i32[w + c[pc + 3]!]!;
          pc += 5;
          continue;
        }
        case I.Sel2: {
          const a = w + (i32[w + c[pc + 4]!]! !== 0 ? c[pc + 2]! : c[pc + 3]!);
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]!;
          i32[d] = lo;
          pc += 5;
          continue;
        }
        case I.Zero: {
          const d = w + c[pc + 1]!;
          const n = d + c[pc + 2]!;
          for (let i = d; i < n; i++) i32[i] = 0;
          pc += 3;
          continue;
        }
        case I.AddL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const lo = (x + i32[b]!) | 0;
          const hi = (i32[a + 1]! + i32[b + 1]! + (lo >>> 0 < x >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.SubL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[b]!;
          const lo = (x - y) | 0;
          const hi = (i32[a + 1]! - i32[b + 1]! - (x >>> 0 < y >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.MulL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[b]!;
          const xh = x >>> 16;
          const xl = x & 0xffff;
          const yh = y >>> 16;
          const yl = y & 0xffff;
          const m1 = (Math.imul(xh, yl) + (Math.imul(xl, yl) >>> 16)) | 0;
          const m2 = (Math.imul(xl, yh) + (m1 & 0xffff)) | 0;
          const lo = Math.imul(x, y);
          const hi = (Math.imul(xh, yh) + (m1 >>> 16) + (m2 >>> 16) + Math.imul(i32[a + 1]!, y) + Math.imul(x, i32[b + 1]!)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.MulLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = n;
          const xh = x >>> 16;
          const xl = x & 0xffff;
          const yh = y >>> 16;
          const yl = y & 0xffff;
          const m1 = (Math.imul(xh, yl) + (Math.imul(xl, yl) >>> 16)) | 0;
          const m2 = (Math.imul(xl, yh) + (m1 & 0xffff)) | 0;
          const lo = Math.imul(x, y);
          const hi = (Math.imul(xh, yh) + (m1 >>> 16) + (m2 >>> 16) + Math.imul(i32[a + 1]!, y) + Math.imul(x, n >> 31)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AndL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! & i32[b]!;
          const hi = i32[a + 1]! & i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AndLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! & n;
          const hi = i32[a + 1]! & (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.OrL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! | i32[b]!;
          const hi = i32[a + 1]! | i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.OrLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! | n;
          const hi = i32[a + 1]! | (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.XorL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const lo = i32[a]! ^ i32[b]!;
          const hi = i32[a + 1]! ^ i32[b + 1]!;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.XorLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = i32[a]! ^ n;
          const hi = i32[a + 1]! ^ (n >> 31);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.AddLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const lo = (i32[a]! + n) | 0;
          const hi = (i32[a + 1]! + (n >> 31) + (lo >>> 0 < n >>> 0 ? 1 : 0)) | 0;
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShlL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            lo = x << n;
            hi = n === 0 ? y : (y << n) | (x >>> (32 - n));
          } else if (n >>> 0 < 64) hi = x << (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShlLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            lo = x << n;
            hi = n === 0 ? y : (y << n) | (x >>> (32 - n));
          } else if (n >>> 0 < 64) hi = x << (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrSL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = y >> 31;
          let hi = lo;
          if (n >>> 0 < 32) {
            hi = y >> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrSLI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = y >> 31;
          let hi = lo;
          if (n >>> 0 < 32) {
            hi = y >> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrUL: {
          const a = w + c[pc + 2]!;
          const n = i32[w + c[pc + 3]!]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            hi = y >>> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >>> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.ShrULI: {
          const a = w + c[pc + 2]!;
          const n = c[pc + 3]!;
          const x = i32[a]!;
          const y = i32[a + 1]!;
          let lo = 0;
          let hi = 0;
          if (n >>> 0 < 32) {
            hi = y >>> n;
            lo = n === 0 ? x : (x >>> n) | (y << (32 - n));
          } else if (n >>> 0 < 64) lo = y >>> (n - 32);
          const d = w + c[pc + 1]!;
          i32[d] = lo;
          i32[d + 1] = hi;
          pc += 4;
          continue;
        }
        case I.DivSL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const y = i32[b]! >>> 0;
          if ((i32[a + 1]! | i32[b + 1]!) !== 0 || y === 0) break run;
          const d = w + c[pc + 1]!;
          i32[d] = (i32[a]! >>> 0) / y;
          i32[d + 1] = 0;
          pc += 4;
          continue;
        }
        case I.RemSL: {
          const a = w + c[pc + 2]!;
          const b = w + c[pc + 3]!;
          const y = i32[b]! >>> 0;
          if ((i32[a + 1]! | i32[b + 1]!) !== 0 || y === 0) break run;
          const d = w + c[pc + 1]!;
          i32[d] = (i32[a]! >>> 0) % y;
          i32[d + 1] = 0;
          pc += 4;
          continue;
        }
        case I.AddI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! + i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.AddII: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! + c[pc + 3]!) | 0;
          pc += 4;
          continue;
        }
        case I.SubI: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! - i32[w + c[pc + 3]!]!) | 0;
          pc += 4;
          continue;
        }
        case I.MulI: {
          i32[w + c[pc + 1]!] = Math.imul(i32[w + c[pc + 2]!]!, i32[w + c[pc + 3]!]!);
          pc += 4;
          continue;
        }
        case I.MulII: {
          i32[w + c[pc + 1]!] = Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!);
          pc += 4;
          continue;
        }
        case I.AndI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! & i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.AndII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! & c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.OrI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! | i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.OrII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! | c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.XorI: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! ^ i32[w + c[pc + 3]!]!;
          pc += 4;
          continue;
        }
        case I.XorII: {
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! ^ c[pc + 3]!;
          pc += 4;
          continue;
        }
        case I.ShlI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! << n : 0;
          pc += 4;
          continue;
        }
        case I.ShlII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! << n : 0;
          pc += 4;
          continue;
        }
        case I.ShrSI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >> (n >>> 0 < 32 ? n : 31);
          pc += 4;
          continue;
        }
        case I.ShrSII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = i32[w + c[pc + 2]!]! >> (n >>> 0 < 32 ? n : 31);
          pc += 4;
          continue;
        }
        case I.ShrUI: {
          const n = i32[w + c[pc + 3]!]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! >>> n : 0;
          pc += 4;
          continue;
        }
        case I.ShrUII: {
          const n = c[pc + 3]!;
          i32[w + c[pc + 1]!] = n >>> 0 < 32 ? i32[w + c[pc + 2]!]! >>> n : 0;
          pc += 4;
          continue;
        }
        case I.DivSI: {
          const y = i32[w + c[pc + 3]!]!;
          if (y === 0) break run;
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! / y) | 0;
          pc += 4;
          continue;
        }
        case I.RemSI: {
          const y = i32[w + c[pc + 3]!]!;
          if (y === 0) break run;
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! % y) | 0;
          pc += 4;
          continue;
        }
        case I.DivUI: {
          const y = i32[w + c[pc + 3]!]! >>> 0;
          if (y === 0) break run;
          i32[w + c[pc + 1]!] = ((i32[w + c[pc + 2]!]! >>> 0) / y) | 0;
          pc += 4;
          continue;
        }
        case I.RemUI: {
          const y = i32[w + c[pc + 3]!]! >>> 0;
          if (y === 0) break run;
          i32[w + c[pc + 1]!] = ((i32[w + c[pc + 2]!]! >>> 0) % y) | 0;
          pc += 4;
          continue;
        }
        case I.Ext8S: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! << 24) >> 24;
          pc += 3;
          continue;
        }
        case I.Ext16S: {
          i32[w + c[pc + 1]!] = (i32[w + c[pc + 2]!]! << 16) >> 16;
          pc += 3;
          continue;
        }
        case I.SxL: {
          const x = i32[w + c[pc + 2]!]!;
          const d = w + c[pc + 1]!;
          i32[d] = x;
          i32[d + 1] = x >> 31;
          pc += 3;
          continue;
        }
        case I.AddD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! + f64[(w + c[pc + 3]!) >> 1]!;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 4;
          continue;
        }
        case I.SubD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! - f64[(w + c[pc + 3]!) >> 1]!;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 4;
          continue;
        }
        case I.MulD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! * f64[(w + c[pc + 3]!) >> 1]!;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 4;
          continue;
        }
        case I.DivD: {
          const r = f64[(w + c[pc + 2]!) >> 1]! / f64[(w + c[pc + 3]!) >> 1]!;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 4;
          continue;
        }
        case I.NegD: {
          const a = w + c[pc + 2]!;
          const d = w + c[pc + 1]!;
          const lo = i32[a]!;
          i32[d + 1] = i32[a + 1]! ^ 0x80000000;
          i32[d] = lo;
          pc += 3;
          continue;
        }
        case I.SqrtD: {
          const r = Math.sqrt(f64[(w + c[pc + 2]!) >> 1]!);
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 3;
          continue;
        }
        case I.CvtIToD: {
          f64[(w + c[pc + 1]!) >> 1] = i32[w + c[pc + 2]!]!;
          pc += 3;
          continue;
        }
        case I.CvtLToD: {
          const a = w + c[pc + 2]!;
          f64[(w + c[pc + 1]!) >> 1] = i32[a + 1]! * 4294967296 + (i32[a]! >>> 0);
          pc += 3;
          continue;
        }
        case I.CvtDToL: {
          const x = f64[(w + c[pc + 2]!) >> 1]!;
          if (!(x > -2147483649 && x < 2147483648)) break run;
          const d = w + c[pc + 1]!;
          const lo = x | 0;
          i32[d] = lo;
          i32[d + 1] = lo >> 31;
          pc += 3;
          continue;
        }
        case I.AddP: {
          const d = w + c[pc + 1]!;
          const p = w + c[pc + 2]!;
          const lo = (i32[p]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) | 0;
          if (pointerHigh !== 0) i32[d + 1] = i32[p + 1]!;
          i32[d] = lo;
          pc += 6;
          continue;
        }
        case I.NilCheck2: {
          const p = i32[w + c[pc + 1]!]! >>> 0;
          if (p < nullPage) break run;
          pc += 3;
          continue;
        }
        case I.Bounds: {
          const x = w + c[pc + 1]!;
          const y = c[pc + 2]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          const at = i32[x]!;
          if (i32[x + 1]! !== 0 || (at >>> 0 >= n >>> 0 && ((c[pc + 3]! & 15) === 0 || at !== n))) break run;
          pc += 5;
          continue;
        }
        case I.BoundsX: {
          const x = c[pc + 1]!;
          const y = i32[w + c[pc + 2]!]!;
          if (x >>> 0 >= y >>> 0 && ((c[pc + 3]! & 15) === 0 || x !== y)) break run;
          pc += 5;
          continue;
        }
        case I.BoundsI: {
          const x = i32[w + c[pc + 1]!]!;
          const y = c[pc + 2]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 && ((c[pc + 3]! & 15) === 0 || x !== n)) break run;
          pc += 5;
          continue;
        }
        case I.DivCheckL: {
          const a = w + c[pc + 1]!;
          if ((i32[a]! | i32[a + 1]!) === 0) break run;
          pc += 3;
          continue;
        }
        case I.DivCheckI: {
          if (i32[w + c[pc + 1]!]! === 0) break run;
          pc += 3;
          continue;
        }
        case I.ShiftCheckL: {
          if (i32[w + c[pc + 1]! + 1]! < 0) break run;
          pc += 3;
          continue;
        }
        case I.ShiftCheckI: {
          if (i32[w + c[pc + 1]!]! < 0) break run;
          pc += 3;
          continue;
        }
        case I.Ld8S: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 4;
          continue;
        }
        case I.Ld8U: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 4;
          continue;
        }
        case I.Ld16S: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 4;
          continue;
        }
        case I.Ld16U: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 4;
          continue;
        }
        case I.Ld1: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          i32[d] = i32[a >>> 2]!;
          pc += 4;
          continue;
        }
        case I.Ld2: {
          const a = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          const lo = i32[q]!;
          i32[d + 1] = i32[q + 1]!;
          i32[d] = lo;
          pc += 4;
          continue;
        }
        case I.NLd8S: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 5;
          continue;
        }
        case I.NLd8U: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 5;
          continue;
        }
        case I.NLd16S: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 5;
          continue;
        }
        case I.NLd16U: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 5;
          continue;
        }
        case I.NLd1: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          i32[d] = i32[a >>> 2]!;
          pc += 5;
          continue;
        }
        case I.NLd2: {
          const p = i32[w + c[pc + 2]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 3]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          const lo = i32[q]!;
          i32[d + 1] = i32[q + 1]!;
          i32[d] = lo;
          pc += 5;
          continue;
        }
        case I.LdX8S: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 6;
          continue;
        }
        case I.LdX8U: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 6;
          continue;
        }
        case I.LdX16S: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 6;
          continue;
        }
        case I.LdX16U: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 6;
          continue;
        }
        case I.LdX1: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          i32[d] = i32[a >>> 2]!;
          pc += 6;
          continue;
        }
        case I.LdX2: {
          const a = (i32[w + c[pc + 2]!]! + Math.imul(i32[w + c[pc + 3]!]!, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          const lo = i32[q]!;
          i32[d + 1] = i32[q + 1]!;
          i32[d] = lo;
          pc += 6;
          continue;
        }
        case I.BLdX8S: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = (u8[a]! << 24) >> 24;
          pc += 8;
          continue;
        }
        case I.BLdX8U: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 8;
          continue;
        }
        case I.BLdX16S: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = ((u8[a]! | (u8[a + 1]! << 8)) << 16) >> 16;
          pc += 8;
          continue;
        }
        case I.BLdX16U: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]! | (u8[a + 1]! << 8);
          pc += 8;
          continue;
        }
        case I.BLdX1: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          i32[d] = i32[a >>> 2]!;
          pc += 8;
          continue;
        }
        case I.BLdX2: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 2]!]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          const lo = i32[q]!;
          i32[d + 1] = i32[q + 1]!;
          i32[d] = lo;
          pc += 8;
          continue;
        }
        case I.St8: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          pc += 4;
          continue;
        }
        case I.St16: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 4;
          continue;
        }
        case I.St1: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) !== 0) break run;
          i32[a >>> 2] = i32[v]!;
          pc += 4;
          continue;
        }
        case I.St2: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          i32[q] = i32[v]!;
          i32[q + 1] = i32[v + 1]!;
          pc += 4;
          continue;
        }
        case I.NSt8: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          pc += 5;
          continue;
        }
        case I.NSt16: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 5;
          continue;
        }
        case I.NSt1: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) !== 0) break run;
          i32[a >>> 2] = i32[v]!;
          pc += 5;
          continue;
        }
        case I.NSt2: {
          const p = i32[w + c[pc + 1]!]!;
          if (p >>> 0 < nullPage) break run;
          const a = (p + c[pc + 2]!) >>> 0;
          const v = w + c[pc + 3]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          i32[q] = i32[v]!;
          i32[q + 1] = i32[v + 1]!;
          pc += 5;
          continue;
        }
        case I.StX8: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          u8[a] = i32[v]!;
          pc += 6;
          continue;
        }
        case I.StX16: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 6;
          continue;
        }
        case I.StX1: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          if ((a & 3) !== 0) break run;
          i32[a >>> 2] = i32[v]!;
          pc += 6;
          continue;
        }
        case I.StX2: {
          const a = (i32[w + c[pc + 1]!]! + Math.imul(i32[w + c[pc + 2]!]!, c[pc + 3]!) + c[pc + 4]!) >>> 0;
          const v = w + c[pc + 5]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          i32[q] = i32[v]!;
          i32[q + 1] = i32[v + 1]!;
          pc += 6;
          continue;
        }
        case I.BStX8: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 2]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          u8[a] = i32[v]!;
          pc += 8;
          continue;
        }
        case I.BStX16: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 2]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          u8[a] = i32[v]!;
          u8[a + 1] = i32[v]! >> 8;
          pc += 8;
          continue;
        }
        case I.BStX1: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 2]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          if ((a & 3) !== 0) break run;
          i32[a >>> 2] = i32[v]!;
          pc += 8;
          continue;
        }
        case I.BStX2: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 2]! + 1]! !== 0)) break run;
          const a = (i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0;
          const v = w + c[pc + 6]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          i32[q] = i32[v]!;
          i32[q + 1] = i32[v + 1]!;
          pc += 8;
          continue;
        }
        case I.BStX8C: {
          const x = i32[w + c[pc + 2]!]!;
          const y = c[pc + 3]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 2]! + 1]! !== 0)) break run;
          u8[(i32[w + c[pc + 1]!]! + Math.imul(x, c[pc + 4]!) + c[pc + 5]!) >>> 0] = c[pc + 6]!;
          pc += 8;
          continue;
        }
        case I.BAddP: {
          const x = i32[w + c[pc + 3]!]!;
          const y = c[pc + 4]!;
          const n = y < 0 ? ~y : i32[w + y]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 3]! + 1]! !== 0)) break run;
          const p = w + c[pc + 2]!;
          const d = w + c[pc + 1]!;
          const lo = (i32[p]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) | 0;
          if (pointerHigh !== 0) i32[d + 1] = i32[p + 1]!;
          i32[d] = lo;
          pc += 8;
          continue;
        }
        case I.BLdH8U: {
          const h = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          if ((h & 3) !== 0) break run;
          const x = i32[w + c[pc + 4]!]!;
          const n = i32[(h >>> 2) + (pointerHigh !== 0 ? 2 : 1)]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 4]! + 1]! !== 0)) break run;
          const a = (i32[h >>> 2]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          i32[d] = u8[a]!;
          pc += 8;
          continue;
        }
        case I.BLdH1: {
          const h = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          if ((h & 3) !== 0) break run;
          const x = i32[w + c[pc + 4]!]!;
          const n = i32[(h >>> 2) + (pointerHigh !== 0 ? 2 : 1)]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 4]! + 1]! !== 0)) break run;
          const a = (i32[h >>> 2]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          i32[d] = i32[a >>> 2]!;
          pc += 8;
          continue;
        }
        case I.BLdH2: {
          const h = (i32[w + c[pc + 2]!]! + c[pc + 3]!) >>> 0;
          if ((h & 3) !== 0) break run;
          const x = i32[w + c[pc + 4]!]!;
          const n = i32[(h >>> 2) + (pointerHigh !== 0 ? 2 : 1)]!;
          if (x >>> 0 >= n >>> 0 || (pointerHigh !== 0 && i32[w + c[pc + 4]! + 1]! !== 0)) break run;
          const a = (i32[h >>> 2]! + Math.imul(x, c[pc + 5]!) + c[pc + 6]!) >>> 0;
          const d = w + c[pc + 1]!;
          if ((a & 3) !== 0) break run;
          const q = a >>> 2;
          const lo = i32[q]!;
          i32[d + 1] = i32[q + 1]!;
          i32[d] = lo;
          pc += 8;
          continue;
        }
        case I.MulAddD: {
          const a = f64[(w + c[pc + 2]!) >> 1]!;
          const x = f64[(w + c[pc + 3]!) >> 1]!;
          const y = f64[(w + c[pc + 4]!) >> 1]!;
          const r = a + x * y;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.MulSubD: {
          const a = f64[(w + c[pc + 2]!) >> 1]!;
          const x = f64[(w + c[pc + 3]!) >> 1]!;
          const y = f64[(w + c[pc + 4]!) >> 1]!;
          const r = a - x * y;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.DivAddD: {
          const a = f64[(w + c[pc + 2]!) >> 1]!;
          const x = f64[(w + c[pc + 3]!) >> 1]!;
          const y = f64[(w + c[pc + 4]!) >> 1]!;
          const r = a + x / y;
          if (r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.AddDM: {
          const a = (i32[w + c[pc + 3]!]! + c[pc + 4]!) >>> 0;
          const r = f64[(w + c[pc + 2]!) >> 1]! + f64[a >>> 3]!;
          if ((a & 7) !== 0 || r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.SubDM: {
          const a = (i32[w + c[pc + 3]!]! + c[pc + 4]!) >>> 0;
          const r = f64[(w + c[pc + 2]!) >> 1]! - f64[a >>> 3]!;
          if ((a & 7) !== 0 || r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.MulDM: {
          const a = (i32[w + c[pc + 3]!]! + c[pc + 4]!) >>> 0;
          const r = f64[(w + c[pc + 2]!) >> 1]! * f64[a >>> 3]!;
          if ((a & 7) !== 0 || r !== r) break run;
          f64[(w + c[pc + 1]!) >> 1] = r;
          pc += 5;
          continue;
        }
        case I.AddLoopLtL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          const n = w + c[pc + 7]!;
          const nl = i32[n]!;
          const lo = (i32[x]! + nl) | 0;
          const hi = (i32[x + 1]! + i32[n + 1]! + (lo >>> 0 < nl >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = (ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.AddLoopGeL: {
          const left = (fuel - c[pc + 1]!) | 0;
          if (left < 0) break run;
          fuel = left;
          const x = w + c[pc + 6]!;
          const n = w + c[pc + 7]!;
          const nl = i32[n]!;
          const lo = (i32[x]! + nl) | 0;
          const hi = (i32[x + 1]! + i32[n + 1]! + (lo >>> 0 < nl >>> 0 ? 1 : 0)) | 0;
          i32[x] = lo;
          i32[x + 1] = hi;
          const a = w + c[pc + 3]!;
          const b = w + c[pc + 4]!;
          const bl = i32[b]!;
          const bh = i32[b + 1]!;
          const al = i32[a]!;
          const ah = i32[a + 1]!;
          pc = !(ah === bh ? al >>> 0 < bl >>> 0 : ah < bh) ? c[pc + 5]! : pc + 8;
          continue;
        }
        case I.StPB: {
          const a = (i32[w + c[pc + 1]!]! + c[pc + 2]!) >>> 0;
          if ((a & 3) !== 0 || i32[Ctl.GcPhase >> 2]! !== 0) break run;
          const v = w + c[pc + 3]!;
          const q = a >>> 2;
          i32[q] = i32[v]!;
          if (pointerHigh !== 0) i32[q + 1] = i32[v + 1]!;
          pc += 4;
          continue;
        }
        case I.MemCopy: {
          const d = i32[w + c[pc + 1]!]!;
          const s = i32[w + c[pc + 2]!]!;
          const n = c[pc + 3]!;
          if (n > 128 || ((d | s | n) & 3) !== 0 || (d - s) >>> 0 < n) break run;
          const to = d >>> 2;
          const from = s >>> 2;
          for (let k = 0; k < n >> 2; k++) i32[to + k] = i32[from + k]!;
          pc += 4;
          continue;
        }
        default:
          break run;
      }
    }
    i32[Ctl.Fuel >> 2] = fuel;
    state.w = w;
    state.pc = pc;
  };
}
