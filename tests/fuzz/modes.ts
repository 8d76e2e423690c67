/**
 * One compiled program under everything that must not change what it prints: engines, schedules, collectors, stacks that move, the race detector. Its
 * options follow from a seed, so that a difference can be looked at again. Under different engines the counters have to be the same, too.
 */
import { Root } from '../../src/abi/layout.js';
import type { Program } from '../../src/bytecode/program.js';
import { BufferHost, Machine, type MachineOptions, RepeatedMachine } from '../../src/runtime/index.js';
import { Memory } from '../../src/runtime/memory.js';
import { newInterp } from '../../src/vm/interp/engine.js';
import { newMixedEngine } from '../../src/vm/wasm/mixed.js';
import { newTieredEngine } from '../../src/vm/wasm/tiered.js';

export interface Outcome {
  /** Standard output, then standard error. */
  output: string;
  status: number;
  /** Fuel and all counters; '' where they are not asked for. */
  counters: string;
  /** It had used up its fuel. */
  stopped: boolean;
}

export type EngineName = 'interp' | 'wasm' | 'mixed';

const engineOf = (name: EngineName, seed: number) => (name === 'interp' ? newInterp : name === 'mixed' ? newMixedEngine(seed) : newTieredEngine({ warmUp: 0 }));

/** The status of timeout(1). */
const stoppedStatus = 124;
/** That of a defect of ours. */
const crashStatus = 70;

/** Options with which a machine ends after so much fuel; `watch` is told the machine once it is made. */
function limited(options: MachineOptions, fuel: number): { options: MachineOptions; watch: (m: Machine) => void; stopped: () => boolean } {
  let machine: Machine | null = null;
  let stopped = false;
  const onTurn = (): void => {
    if (machine === null || machine.rt.fuelClock() <= fuel) return;
    stopped = true;
    machine.rt.heap.set(Root.ExitCode, stoppedStatus);
  };
  return { options: { fakeTime: true, ...options, onTurn }, watch: (m) => void (machine = m), stopped: () => stopped };
}

const crash = (output: string, e: unknown): Outcome => ({ output: `${output}\ninternal error: ${(e as Error).stack?.split('\n').slice(0, 6).join('\n')}`, status: crashStatus, counters: '', stopped: false });

/** Runs a program once. */
export async function runOnce(program: Program, options: MachineOptions, engine: EngineName, seed: number, fuel: number): Promise<Outcome> {
  const host = new BufferHost('');
  const limit = limited({ seed, ...options }, fuel);
  try {
    const m = new Machine(program, limit.options, host, engineOf(engine, seed));
    limit.watch(m);
    const { exitCode, counters } = await m.run();
    const outcome = { output: host.stdout + host.stderr, status: exitCode, counters: JSON.stringify([m.rt.fuelClock(), ...counters.values]), stopped: limit.stopped() };
    Memory.recycle(m.rt.mem);
    return outcome;
  } catch (e) {
    return crash(host.stdout + host.stderr, e);
  }
}

/** Random schedules, one after the other on one machine. */
async function* runRepeatedly(program: Program, options: MachineOptions, seeds: readonly number[], fuel: number): AsyncGenerator<Outcome> {
  const host = new BufferHost('');
  const limit = limited({ ...options, randomSched: true }, fuel);
  const m = new RepeatedMachine(program, limit.options, host, engineOf('wasm', 0));
  limit.watch(m);
  for (const seed of seeds) {
    host.stdout = host.stderr = '';
    try {
      const { exitCode } = await m.runWith(seed);
      yield { output: host.stdout + host.stderr, status: exitCode, counters: '', stopped: limit.stopped() };
    } catch (e) {
      yield crash(host.stdout + host.stderr, e);
      return;
    }
  }
  Memory.recycle(m.rt.mem);
}

/** A run, and the run that its counters have to be those of. */
export interface Trial {
  what: string;
  outcome: Outcome;
  counters?: Outcome;
}

/** A program that is compiled once; the race detector's is another one. */
export interface Subject {
  program: Program;
  raced: () => { program: Program; options: MachineOptions };
  seed: number;
  /** What a run may use. */
  fuel: number;
  /** The interpreter's run with default options. */
  reference: Outcome;
}

const repeats = 8;

export const modes: ReadonlyMap<string, (s: Subject) => AsyncGenerator<Trial>> = new Map([
  [
    'engines',
    async function* ({ program, seed, fuel, reference }: Subject): AsyncGenerator<Trial> {
      yield { what: 'wasm', outcome: await runOnce(program, {}, 'wasm', seed, fuel), counters: reference };
      const options: MachineOptions = { randomSched: true, procs: 1 + (seed % 5), gcPercent: 1 + (seed % 7), turnFuel: [100_000, 50, 1000, 5000][seed % 4]! };
      const first = await runOnce(program, options, 'interp', seed + 1, fuel);
      yield { what: 'interp, random schedule', outcome: first };
      for (const engine of ['wasm', 'mixed'] as const) yield { what: `${engine}, random schedule`, outcome: await runOnce(program, options, engine, seed + 1, fuel), counters: first };
    },
  ],
  [
    'schedules',
    async function* ({ program, seed, fuel }: Subject): AsyncGenerator<Trial> {
      const seeds = Array.from({ length: repeats }, (_, k) => seed * 1000 + k + 1);
      let k = 0;
      for await (const outcome of runRepeatedly(program, { procs: 1 + ((seed * 7) % 8), gcPercent: [100, 5, 1][seed % 3]! }, seeds, fuel)) yield { what: `schedule ${seeds[k++]}`, outcome };
    },
  ],
  [
    'collector',
    async function* ({ program, seed, fuel }: Subject): AsyncGenerator<Trial> {
      const options: MachineOptions = { gcCheckMark: true, gcPercent: 1 + (seed % 4), procs: 1 + (seed % 3), randomSched: seed % 2 === 0, turnFuel: [300, 5000, 100_000, 40][seed % 4]!, stress: { poison: true, audit: true } };
      const engine = (['mixed', 'wasm', 'interp'] as const)[seed % 3]!;
      yield { what: `collector, ${engine}`, outcome: await runOnce(program, options, engine, seed + 2, fuel) };
    },
  ],
  [
    'stress',
    async function* ({ program, seed, fuel }: Subject): AsyncGenerator<Trial> {
      const options: MachineOptions = { gcCheckMark: seed % 2 === 0, randomSched: seed % 3 !== 0, turnFuel: [100_000, 1, 500][seed % 3]!, stress: { poison: true, audit: true, moveStacks: seed % 4 !== 1, collectFirst: 300, collectRate: 40 } };
      const engine = (['wasm', 'interp', 'mixed'] as const)[seed % 3]!;
      yield { what: `stress, ${engine}`, outcome: await runOnce(program, options, engine, seed + 3, fuel) };
    },
  ],
  [
    'race',
    async function* ({ raced, seed, fuel }: Subject): AsyncGenerator<Trial> {
      const { program, options } = raced();
      yield { what: 'race', outcome: await runOnce(program, { ...options, fakeTime: true, randomSched: seed % 2 === 1 }, 'interp', seed + 4, fuel) };
    },
  ],
]);
