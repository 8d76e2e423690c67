/**
 * Runs one program under several engines and compares everything observable: output, status, fuel and counters. The clock is virtual
 * (it follows fuel) and the seed is fixed, so any difference is an engine's fault.
 */
import { Root } from '../abi/layout.js';
import type { Program } from '../bytecode/program.js';
import type { EngineFactory } from '../runtime/engine.js';
import { BufferHost, Machine, type MachineOptions, type RunResult } from '../runtime/index.js';
import { newInterp } from './interp/engine.js';
import { newMixedEngine } from './wasm/mixed.js';
import { newTieredEngine, type TieredOptions } from './wasm/tiered.js';

export const engineNames = ['interp', 'wasm', 'mixed'] as const;
export type EngineName = (typeof engineNames)[number];

export function engineFactory(name: EngineName, seed: number, options: TieredOptions = {}): EngineFactory {
  return name === 'interp' ? newInterp : name === 'wasm' ? newTieredEngine(options) : newMixedEngine(seed);
}

export interface Observed {
  engine: EngineName;
  stdout: string;
  stderr: string;
  result: RunResult;
}

/** `maxFuel` ends endless programs, at the same turn under every engine. */
export async function observe(program: Program, engine: EngineName, options: MachineOptions, input = '', maxFuel = Infinity): Promise<Observed> {
  const host = new BufferHost(input);
  const onTurn = (): void => {
    if (m.rt.fuelClock() > maxFuel) m.rt.heap.set(Root.ExitCode, 124);
  };
  const m: Machine = new Machine(program, { seed: 1, ...options, fakeTime: true, onTurn }, host, engineFactory(engine, options.seed ?? 1, { warmUp: 0 }));
  const result = await m.run();
  return { engine, stdout: host.stdout, stderr: host.stderr, result };
}

/** What differs from the first observation, one line each; empty when all agree. */
export function differences(all: readonly Observed[]): string[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  const out: string[] = [];
  for (const o of rest) {
    const say = (what: string, a: unknown, b: unknown): void => void (a !== b && out.push(`${what}: ${first.engine} ${String(a)}, ${o.engine} ${String(b)}`));
    say('status', first.result.exitCode, o.result.exitCode);
    for (const stream of ['stdout', 'stderr'] as const) {
      const [a, b] = firstDifference(first[stream], o[stream]);
      say(stream, JSON.stringify(a), JSON.stringify(b));
    }
    for (const [name, value] of Object.entries(first.result.counters)) {
      if (typeof value === 'number') say(name, value, o.result.counters[name as 'fuel']);
    }
    for (const [name, value] of first.result.counters.values) say(name, value, o.result.counters.values.get(name));
  }
  return out;
}

/** Where two texts part, with what is around it; twice the same when they are equal. */
function firstDifference(a: string, b: string): [string, string] {
  if (a === b) return ['', ''];
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return [a.slice(Math.max(0, i - 40), i + 80), b.slice(Math.max(0, i - 40), i + 80)];
}
