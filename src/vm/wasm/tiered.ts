/**
 * Engine `wasm` as `gosim run` has it: a program begins in the interpreter, and when it has spent `warmUp` fuel it goes on in compiled
 * code. Most programs end before compiling them would pay, and what has run by then is what is worth compiling. The two share
 * frames, so the change happens between two turns, wherever the goroutines stand.
 */
import { Ctl, type StopReason } from '../../abi/frame.js';
import type { Engine, MachineServices } from '../../runtime/engine.js';
import { Interp } from '../interp/engine.js';
import { WasmEngine, type WasmOptions } from './engine.js';

/** MEASURED (bench/README.md): fuel for which interpreting takes as long as compiling what a small program has run. */
const defaultWarmUp = 200_000;

export interface TieredOptions extends WasmOptions {
  /** Fuel spent in the interpreter first. */
  warmUp?: number | undefined;
}

export class TieredEngine implements Engine {
  private readonly interp: Interp;
  private compiled: WasmEngine | null = null;
  private cold: number;

  constructor(
    private readonly services: MachineServices,
    private readonly options: TieredOptions = {},
  ) {
    this.interp = new Interp(services);
    this.cold = options.warmUp ?? defaultWarmUp;
  }

  run(fp: number): StopReason {
    if (this.compiled !== null) return this.compiled.run(fp);
    if (this.cold <= 0) return this.warm().run(fp);
    const before = this.services.memory.i32[Ctl.Fuel >> 2]!;
    const reason = this.interp.run(fp);
    this.cold -= before - this.services.memory.i32[Ctl.Fuel >> 2]!;
    return reason;
  }

  private warm(): WasmEngine {
    const { interp } = this;
    return (this.compiled = new WasmEngine(this.services, { interpreter: interp, hasRun: (fid) => interp.hasLoaded(fid), ...this.options }));
  }

  reset(): void {
    this.interp.reset();
    this.compiled?.reset();
  }
}

export function newTieredEngine(options: TieredOptions = {}): (services: MachineServices) => TieredEngine {
  return (services) => new TieredEngine(services, options);
}
