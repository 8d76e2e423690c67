/**
 * Runs a program in pieces: after some turns the machine is thrown away but for the bytes of its memory, and a new machine, maybe under
 * another engine, goes on from a copy of them. What such a run prints and counts is what a whole run does, or state has been kept outside of
 * memory.
 */
import type { Program } from '../bytecode/program.js';
import { type Host, Machine, type MachineOptions, type RunResult } from '../runtime/index.js';
import { Memory } from '../runtime/memory.js';
import type { EngineFactory } from '../runtime/engine.js';

export interface Pieces {
  result: RunResult;
  /** Machines that the run was spread over. */
  pieces: number;
}

/** `turnsOf(i)` is the number of turns after which piece i ends, `engineOf(i)` its engine. */
export async function runInPieces(
  program: Program,
  options: MachineOptions,
  host: Host,
  engineOf: (piece: number) => EngineFactory,
  turnsOf: (piece: number) => number,
  onMachine?: (m: Machine) => void,
): Promise<Pieces> {
  const stop = new Error('stop');
  for (let piece = 0, memory: Memory | undefined; ; piece++) {
    let turns = 0;
    const onTurn = (): void => {
      options.onTurn?.();
      // Input that the program asked for and has not taken is with the host still.
      if (++turns >= turnsOf(piece) && machine.rt.input.length === 0) throw stop;
    };
    const machine: Machine = new Machine(program, { ...options, onTurn }, host, engineOf(piece), memory);
    onMachine?.(machine);
    try {
      return { result: await machine.run(), pieces: piece + 1 };
    } catch (e) {
      if (e !== stop) throw e;
    }
    const old = machine.rt.mem;
    memory = Memory.create(old.size, old.max);
    memory.u8.set(old.u8.subarray(0, old.size));
  }
}
