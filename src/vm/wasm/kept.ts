/**
 * The module that a run of a program ends with, so that another run of the same program need not make it again: compiling is a tenth of the time of a
 * program that runs for a second, and V8 optimizes what is linked again a second time. The module follows from the program and from what calls through the
 * table have reached, which only speeds it up: any such module is as right as any other.
 */
import type { Points } from './modules.js';
import type { Support } from './support.js';

export interface KeptModule {
  bytes: Uint8Array;
  /** The support module, which follows from the program alone. */
  support: Support;
  /** For each function: its id, bytes of its bytecode, entries that it has in `fuel` and `ops`. */
  functions: Int32Array;
  /** modules.ts Points, one function after the other. */
  fuel: Int32Array;
  ops: Uint8Array;
  /** What calls have reached (targets.ts): function, resume id, number of targets, those. */
  targets: Int32Array;
  /** Function and resume id of the calls that the exported globals t0, t1... watch. */
  cells: Int32Array;
}

/** Where an engine finds the module of an earlier run, and where it leaves its own. */
export interface ModuleKeeper {
  /** Asked for once, when the program is worth compiling. */
  load(): KeptModule | null;
  /** Called once; `take` gives the module to keep, null if the one that was loaded will do, or no other run could use it. */
  ready(take: () => KeptModule | null): void;
}

/** A function of a kept module. */
export interface KeptFunction {
  fid: number;
  size: number;
  points: Points;
}

export function* keptFunctions(kept: KeptModule): Generator<KeptFunction> {
  const { functions, fuel, ops } = kept;
  for (let i = 0, at = 0; i < functions.length; i += 3) {
    const end = at + functions[i + 2]!;
    yield { fid: functions[i]!, size: functions[i + 1]!, points: { fuel: fuel.subarray(at, end), ops: ops.subarray(at, end) } };
    at = end;
  }
}

export function keptModule(bytes: Uint8Array, support: Support, functions: readonly KeptFunction[], targets: Int32Array, cells: Int32Array): KeptModule {
  const n = functions.reduce((sum, f) => sum + f.points.ops.length, 0);
  const fuel = new Int32Array(n);
  const ops = new Uint8Array(n);
  let at = 0;
  for (const { points } of functions) {
    fuel.set(points.fuel, at);
    ops.set(points.ops, at);
    at += points.ops.length;
  }
  return { bytes, support, functions: Int32Array.from(functions.flatMap((f) => [f.fid, f.size, f.points.ops.length])), fuel, ops, targets, cells };
}
