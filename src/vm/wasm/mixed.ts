/**
 * Engine `mixed`: hands every run to the interpreter or to the fast engine, drawn from a seed. It shows that a goroutine stopped
 * under one continues under the other. The draws have no influence on the program.
 */
import { Ctl, type StopReason } from '../../abi/frame.js';
import type { Drain, Engine, MachineServices } from '../../runtime/engine.js';
import { Interp } from '../interp/engine.js';
import { lazyDrain } from './marker.js';
import { WasmEngine, type WasmOptions } from './engine.js';

export class MixedEngine implements Engine {
  private readonly interp: Interp;
  readonly wasm: WasmEngine;
  private state: number;
  readonly drain: Drain;

  constructor(
    private readonly services: MachineServices,
    seed: number,
    options: WasmOptions = {},
  ) {
    this.interp = new Interp(services);
    this.drain = lazyDrain(services);
    // Linked again as often as there is something new, so that short programs show that too.
    this.wasm = new WasmEngine(services, { relinkFuel: 1_000_000, relinkMs: 0, relinkShare: 0, batchBytes: 8 << 10, met: (fid, id) => this.interp.targets(fid, id), ...options });
    this.state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x6a09e667) | 1;
  }

  run(fp: number): StopReason {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 16) & 1 || this.services.memory.u32[Ctl.Interpret >> 2] !== 0 ? this.interp.run(fp) : this.wasm.run(fp);
  }

  reset(): void {
    this.interp.reset();
    this.wasm.reset();
  }
}

export function newMixedEngine(seed: number): (services: MachineServices) => MixedEngine {
  return (services) => new MixedEngine(services, seed);
}
