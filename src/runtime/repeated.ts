/** A machine that runs its program once for each of many seeds, every time as a fresh one would. */
import type { Program } from '../bytecode/program.js';
import { Beginning } from './beginning.js';
import type { EngineFactory } from './engine.js';
import type { Host } from './host.js';
import { Machine, type RunResult } from './machine.js';
import type { MachineOptions } from './runtime.js';

export class RepeatedMachine extends Machine {
  private readonly beginning: Beginning;

  /** Its host serves all runs. No listeners, no stress: they keep state of their own. */
  constructor(program: Program, options: MachineOptions, host: Host, factory: EngineFactory) {
    super(program, options, host, factory);
    this.beginning = new Beginning(this.rt);
  }

  runWith(seed: number): Promise<RunResult> {
    this.beginning.restore();
    this.rt.seedRandom(seed);
    this.restart();
    return this.run();
  }
}
