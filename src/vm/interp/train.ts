/**
 * Trains the loop: runs every internal instruction a few times on scratch data below the code region, before any program does.
 *
 * V8 compiles a case that has never run into a bail-out; without training, each new kind of instruction that a program
 * reaches throws the optimised loop away (measured on a sieve: twelve compilations, three times slower in the first
 * second). Nothing here has an effect that lasts: memory is restored, and allocation, barriers and natives are
 * never reached: the loop breaks off before them.
 */
import { Ctl } from '../../abi/frame.js';
import { I } from './isa.js';
import type { Loop } from './loop.js';
import type { LoopState } from './state.js';

/**
 * Operand letters: d destination, a b operands, n constant, p pointer, x index, y length, f fuel, i id, t next instruction, z zero,
 * l callee offset, 8 an element size, k bounds kind, w word to count in, s second pointer, h address of a slice header.
 */
const shapes: readonly (readonly [first: I, last: I, shape: string])[] = [
  [I.BrEqL, I.BrNleD, 'abt'],
  [I.SetEqL, I.SetNleD, 'dab'],
  [I.LoopNeL, I.LoopGeII, 'fiabt'],
  [I.IncLoopLtL, I.IncLoopLtII, 'fiabtan'],
  [I.Jmp, I.Jmp, 't'],
  [I.JmpPoll, I.JmpPoll, 'fit'],
  [I.Poll, I.Poll, 'fi'],
  [I.Fuel, I.Fuel, 'f'],
  [I.Table, I.Table, 'x2ttt'],
  [I.Tally, I.Tally, 'w'],
  [I.Mov1, I.Mov2, 'da'],
  [I.MovC1, I.MovC1, 'dn'],
  [I.MovC2, I.MovC2, 'dnn'],
  [I.MovZ2, I.MovZ2, 'da'],
  [I.Lea, I.Lea, 'dn'],
  [I.Ctx, I.GetG, 'd'],
  [I.Sel1, I.Sel2, 'daba'],
  [I.Zero, I.Zero, 'd2'],
  [I.AddL, I.RemSL, 'dab'],
  [I.AddLI, I.ShrULI, 'dan'],
  [I.AddI, I.RemUI, 'dab'],
  [I.AddII, I.ShrUII, 'dan'],
  [I.Ext8S, I.SxL, 'da'],
  [I.AddD, I.DivD, 'dab'],
  [I.NegD, I.CvtDToL, 'da'],
  [I.AddP, I.AddP, 'dpx8z'],
  [I.NilCheck2, I.NilCheck2, 'ai'],
  [I.Bounds, I.Bounds, 'ayki'],
  [I.BoundsX, I.BoundsX, 'nyki'],
  [I.BoundsI, I.BoundsI, 'ayki'],
  [I.DivCheckL, I.ShiftCheckI, 'ai'],
  [I.Ld8S, I.Ld2, 'dpm'],
  [I.NLd8S, I.NLd2, 'dpmi'],
  [I.LdX8S, I.LdX2, 'dpx8m'],
  [I.BLdX8S, I.BLdX2, 'dpxy8mi'],
  [I.St8, I.St2, 'pma'],
  [I.NSt8, I.NSt2, 'pmai'],
  [I.StX8, I.StX2, 'px8ma'],
  [I.BStX8, I.BStX2, 'pxy8mai'],
  [I.BStX8C, I.BStX8C, 'pxy8mni'],
  [I.BAddP, I.BAddP, 'dpxy8mi'],
  [I.BLdH8U, I.BLdH2, 'dhmx8mi'],
  [I.MulAddD, I.DivAddD, 'daba'],
  [I.AddDM, I.MulDM, 'dapm'],
  [I.AddLoopLtL, I.AddLoopGeL, 'fiabtab'],
  [I.StPB, I.StPB, 'pma'],
  [I.MemCopy, I.MemCopy, 'ps8'],
];

/** 4 KB at 0x8000: between the control words and the code region, used by nobody. */
const frameWord = 0x2000;
const scratchWords = 1024;
const funcval = frameWord + 512;

const reg: Readonly<Record<string, number>> = { w: frameWord + 700, d: 28, a: 24, b: 26, p: 30, h: 38, x: 32, y: 34, s: 36, i: 1, z: 0, l: 64, f: 1, '1': 1, '2': 2, '8': 8 };

/** Word pairs and doubles for operands a and b. */
const values: readonly (readonly [al: number, ah: number, bl: number, bh: number])[] = [
  [5, 0, 3, 0],
  [-5, -1, 3, 0],
  [0x7fffffff, 0x12345678, -2, -1],
  [0, -0x80000000, 40, 0],
  [-1, 0x7fffffff, 31, 5],
  [1, 0, 70, 0],
  // Around 26, the constant of immediate forms: every condition has to come out both ways.
  [20, 0, 26, 0],
  [26, 0, 26, 0],
  [30, 0, 26, 0],
  [0, 9, 0, -9],
];
const doubles: readonly (readonly [a: number, b: number])[] = [
  [1.5, 2.25],
  [-3e10, 7],
  [Number.NaN, 0],
  [0, 0],
  [2, 3],
];

/** V8 keeps what it learned for all closures of one source: once in a process is enough. */
let trained = false;

export function train(state: LoopState, loop: Loop): void {
  if (trained) return;
  trained = true;
  const { memory } = state.services;
  const { i32, f64 } = memory;
  const wide = state.services.program.wordSize === 8;
  const controls = i32.slice(16, 64);
  const scratch = i32.slice(frameWord, frameWord + scratchWords);
  const code = state.code;
  // The tail of the code array is free: the engine drops all code before it gets there.
  const base = code.length - 64;

  const run = (): void => {
    i32[Ctl.Fuel >> 2] = 1000;
    i32[Ctl.Limit >> 2] = 0x10000;
    i32.fill(0, frameWord, frameWord + 4);
    loop(frameWord, base);
  };
  const set = (n: number): void => {
    if (n < values.length) i32.set(values[n]!, frameWord + 24);
    else {
      f64[(frameWord + 24) >> 1] = doubles[n - values.length]![0];
      f64[(frameWord + 26) >> 1] = doubles[n - values.length]![1];
    }
    i32.set([frameWord * 4 + 1024, 0, n & 3, 0, 8, 0, frameWord * 4 + 1280, 0, frameWord * 4 + 1536, 0], frameWord + 30);
    // The slice header at 8 bytes behind h, for both word sizes.
    const length = n & 1 ? 2 : 8;
    i32.set([frameWord * 4 + 1024, wide ? 0 : length, length, 0], frameWord + 386);
  };
  const operand = (letter: string, n: number, next: number): number => {
    if (letter === 't') return next;
    if (letter === 'n') return n % 3 === 0 ? n * 9 : -n;
    if (letter === 'm') return n === 4 ? 1 : n === 5 ? 4 : 8;
    if (letter === 'k') return n & 1;
    if (letter === 'y') return n & 1 ? ~8 : reg.y!;
    return reg[letter]!;
  };
  const one = (op: I, shape: string, n: number): void => {
    set(n);
    const next = base + 1 + shape.length;
    code[base] = op;
    [...shape].forEach((letter, k) => {
      code[base + 1 + k] = operand(letter, n, next);
    });
    code[next] = I.Ret0;
    run();
  };
  // A call of function 0, which returns at once to a return of its caller.
  const calls = (): void => {
    const entry = base + 32;
    state.fnEntry[0] = entry;
    state.fnResume[0] = base + 48;
    code.set([16, 1, I.Ret2, 24], entry);
    code.set([0, base + 8], base + 48);
    code.set([I.Ret0], base + 8);
    i32.set([(funcval + 2) * 4, 0, 0], funcval);
    for (const [op, operands] of [[I.Call, [0, 1, 64]], [I.CallCode, [30, 1, 64, 0, 0, 0, 0]], [I.CallClosure, [30, 1, 64, 0, 0, 0, 0]]] as const) {
      code[base] = op;
      code.set(operands, base + 1);
      for (const limit of [0x10000, 64]) {
        for (const ret of [I.Ret0, I.Ret1, I.Ret2, I.RetC, I.Ret22]) {
          code.set([ret, 24, 26], entry + 2);
          i32.set([(op === I.CallCode ? funcval + 2 : funcval) * 4, 0], frameWord + 30);
          i32[Ctl.Fuel >> 2] = 1000;
          i32[Ctl.Limit >> 2] = limit;
          i32.set([0, 0, 0, 0], frameWord);
          loop(frameWord, base);
        }
      }
    }
    state.fnEntry[0] = 0;
    state.fnResume[0] = 0;
  };

  for (let round = 0; round < 3; round++) {
    for (const [first, last, shape] of shapes) {
      for (let op = first; op <= last; op++) {
        for (let n = 0; n < values.length + doubles.length; n++) one(op, shape, n);
      }
    }
    calls();
  }
  state.w = 0;
  state.pc = 0;
  code.fill(0, base);
  i32.set(controls, 16);
  i32.set(scratch, frameWord);
}
