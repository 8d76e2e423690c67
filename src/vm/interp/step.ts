/**
 * Stepping: runs a goroutine one bytecode instruction, or to the next source line, through the engine's probes. The
 * caller (debugger) owns the schedule; a step that ends in another stop than Probe hands that stop back, and the runtime
 * deals with it as always before it steps on.
 */
import { StopReason } from '../../abi/frame.js';
import { posAt } from '../../bytecode/lines.js';
import type { Program } from '../../bytecode/program.js';
import type { Interp } from './engine.js';

/** Where a stepped goroutine stands. */
export interface StepPlace {
  fp: number;
  fid: number;
  /** Byte offset in the function's bytecode of the next instruction. */
  pc: number;
}

export class Stepper {
  place: StepPlace | null = null;
  private atProbe = false;
  private stopAt: (fp: number, fid: number, pc: number) => boolean = () => true;

  constructor(
    private readonly engine: Interp,
    private readonly program: Program,
  ) {
    engine.setProbe((fp, fid, pc) => {
      if (!this.stopAt(fp, fid, pc)) return false;
      this.place = { fp, fid, pc };
      return true;
    });
  }

  /** To the next bytecode instruction. `fp`: frame to run, used when the last stop was not a probe. */
  step(fp: number): StopReason {
    return this.until(fp, () => true);
  }

  /** To the first instruction on another source line, or in another frame. */
  stepLine(fp: number): StopReason {
    const from = this.place;
    if (from === null) return this.step(fp);
    const line = posAt(this.program.funcs[from.fid]!, from.pc);
    return this.until(fp, (f, fid, pc) => f !== from.fp || fid !== from.fid || posAt(this.program.funcs[fid]!, pc) !== line);
  }

  /** Like stepLine, but calls run through. */
  stepOver(fp: number): StopReason {
    const from = this.place;
    if (from === null) return this.step(fp);
    const line = posAt(this.program.funcs[from.fid]!, from.pc);
    return this.until(fp, (f, fid, pc) => f < from.fp || (f === from.fp && posAt(this.program.funcs[fid]!, pc) !== line));
  }

  until(fp: number, stopAt: (fp: number, fid: number, pc: number) => boolean): StopReason {
    this.stopAt = stopAt;
    const reason = this.atProbe ? this.engine.proceed() : this.engine.run(fp);
    this.atProbe = reason === StopReason.Probe;
    return reason;
  }

  detach(): void {
    this.engine.setProbe(null);
  }
}
