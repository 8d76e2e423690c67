/**
 * Engine `wasm` as `gosim run` has it: a program begins in the interpreter, and when it has spent some fuel there it goes on in compiled
 * code. Most programs end before compiling them would pay, and what has run by then is what is worth compiling. So the more code has run, the longer the
 * program stays: whoever waits until waiting has cost what the change costs never pays more than twice what was best. The two share
 * frames, so the change happens between two turns, wherever the goroutines stand. A program that asks for it goes back (Ctl.Interpret).
 */
import { Ctl, frameResumeOff, StopReason } from '../../abi/frame.js';
import type { Drain, Engine, MachineServices } from '../../runtime/engine.js';
import { Interp } from '../interp/engine.js';
import type { CodeKeeper } from '../interp/loaded.js';
import { lazyDrain } from './marker.js';
import type { KeptModule } from './kept.js';
import { WasmEngine, type WasmOptions } from './engine.js';

/**
 * MEASURED (bench/README.md): fuel for which interpreting takes as long as compiling a very small program, and fuel for each byte of bytecode that has
 * run. It is a fifth of what compiling that byte costs: programs that run for long are in a hurry, too, and call what they have called.
 */
const baseWarmUp = 50_000;
const warmUpPerByte = 20;
/** The same for a program whose module an earlier run has left: nothing is compiled, whatever has run. */
const keptWarmUp = 30_000;

export interface TieredOptions extends WasmOptions {
  /** Fuel spent in the interpreter first, exactly; by default as much as pays. */
  warmUp?: number | undefined;
  /** Keeps the interpreter's code between runs of a program. */
  keeper?: CodeKeeper | undefined;
}

export class TieredEngine implements Engine {
  private readonly interp: Interp;
  private compiled: WasmEngine | null = null;
  /** Fuel spent so far. */
  private spent = 0;
  private isWarming = false;
  /** The module of an earlier run, once it has been asked for. */
  private kept: KeptModule | null | undefined = undefined;
  readonly drain: Drain;

  constructor(
    private readonly services: MachineServices,
    private readonly options: TieredOptions = {},
  ) {
    this.interp = new Interp(services, { keeper: options.keeper });
    this.drain = lazyDrain(services);
    this.isWarming = true;
    options.optimize?.(false);
  }

  run(fp: number): StopReason {
    const { memory } = this.services;
    if (memory.u32[Ctl.Interpret >> 2] !== 0) {
      this.isWarm();
      return this.interp.run(fp);
    }
    if (this.compiled !== null) return this.compiled.run(fp);
    const fuel = Ctl.Fuel >> 2;
    const withheld = Ctl.Withheld >> 2;
    let top = fp;
    // Under stress every entry of a function stops.
    const everyEntry = memory.u32[Ctl.Limit >> 2] === 0;
    for (let rest = this.rest(); rest > 0; rest = this.rest()) {
      const given = memory.i32[fuel]!;
      // The turn is cut where the warm-up ends: an interpreter that runs on would have V8 compile it, for nothing.
      const kept = Math.max(given - rest, 0);
      memory.i32[fuel] = given - kept;
      memory.i32[withheld] = kept;
      const quota = memory.i32[Ctl.Quota >> 2]!;
      const reason = this.interp.run(top);
      // Less than before, if the machine has cut the turn meanwhile.
      const more = memory.i32[withheld]!;
      memory.i32[fuel]! += more;
      memory.i32[withheld] = 0;
      this.spent += given - (quota - memory.i32[Ctl.Quota >> 2]!) - memory.i32[fuel]!;
      top = memory.u32[Ctl.Top >> 2]!;
      const asked = memory.u32[Ctl.Limit >> 2] === 0 && (!everyEntry || memory.u32[(top + frameResumeOff) >> 2] === 0);
      if (reason !== StopReason.Preempt || more === 0 || asked || memory.u32[Ctl.Interpret >> 2] !== 0) return reason;
    }
    return this.warm().run(top);
  }

  /** Fuel until the program is worth compiling. */
  private rest(): number {
    const { warmUp, modules } = this.options;
    if (warmUp !== undefined || modules === undefined) return (warmUp ?? this.usual()) - this.spent;
    if (this.kept === undefined) {
      if (this.spent < keptWarmUp) return keptWarmUp - this.spent;
      this.kept = modules.load();
    }
    return (this.kept === null ? this.usual() : keptWarmUp) - this.spent;
  }

  private usual(): number {
    return baseWarmUp + warmUpPerByte * this.interp.loadedBytes;
  }

  private isWarm(): void {
    if (!this.isWarming) return;
    this.isWarming = false;
    this.options.optimize?.(true);
  }

  private warm(): WasmEngine {
    const { interp, options } = this;
    this.isWarm();
    const modules = options.modules && { ...options.modules, load: (): KeptModule | null => (this.kept === undefined ? options.modules!.load() : this.kept) };
    return (this.compiled = new WasmEngine(this.services, { interpreter: interp, hasRun: (fid) => interp.hasLoaded(fid), met: (fid, id) => interp.targets(fid, id), ...options, modules }));
  }

  reset(): void {
    this.interp.reset();
    this.compiled?.reset();
  }
}

export function newTieredEngine(options: TieredOptions = {}): (services: MachineServices) => TieredEngine {
  return (services) => new TieredEngine(services, options);
}
