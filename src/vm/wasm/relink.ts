/**
 * Linking again, while the program runs: code is linked a little after each run of the engine, V8 compiles the module in a thread of its own, and what is left
 * to do at once is to make an instance of it. Done at once all of it takes 10 to 20 ms, in which no goroutine runs.
 *
 * Functions that are compiled meanwhile are in modules of their own; the new module takes the place of those that were known when it was begun.
 */
import type { LinkedFunc } from '../../bytecode/program.js';
import type { Linked } from './modules.js';

/** Milliseconds of linking at a time. */
const sliceMs = 0.3;

export class Relinking {
  private isLinked = false;
  private linked: (Linked & { module: WebAssembly.Module }) | null = null;
  private failure: unknown = null;

  /** `steps` links the functions of the batch, one at a step; `news` is what was known of targets then (targets.ts). */
  constructor(
    readonly batch: readonly LinkedFunc[],
    readonly news: number,
    private readonly steps: Generator<void, Linked>,
  ) {}

  /** Goes on; the module if it is ready. It does not become ready without the host's event loop. */
  advance(): (Linked & { module: WebAssembly.Module }) | null {
    if (this.failure !== null) throw this.failure;
    if (this.isLinked) return this.linked;
    for (const end = performance.now() + sliceMs; performance.now() < end; ) {
      const step = this.steps.next();
      if (step.done !== true) continue;
      this.compile(step.value);
      break;
    }
    return null;
  }

  private compile(out: Linked): void {
    this.isLinked = true;
    WebAssembly.compile(out.bytes).then(
      (module) => void (this.linked = { ...out, module }),
      (err: unknown) => void (this.failure = err),
    );
  }
}
