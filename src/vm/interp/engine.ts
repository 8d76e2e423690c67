/**
 * Engine `interp`: the readable engine and the definition of the machine. It loads functions at their first call
 * (load.ts), runs them in one loop (loop.ts) and keeps nothing that is not derived from program and memory: a goroutine
 * can be resumed by a fresh engine from the bytes of its frames alone.
 *
 * Probes: with a hook attached, all code is loaded in plain form, where the hook is asked before every bytecode
 * instruction. A stop it asks for (StopReason.Probe) is not a safepoint: only the engine that stopped may go on, with
 * `proceed`, and nothing may collect or move stacks in between.
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import type { MachineServices, Place, SteppingEngine } from '../../runtime/engine.js';
import { Exit } from './isa.js';
import { loadFunction } from './load.js';
import type { CodeKeeper, LoadedCode } from './loaded.js';
import { type Loop, makeLoop } from './loop.js';
import { makeSlow, type Slow } from './slow.js';
import type { LoopState } from './state.js';
import { targetsBefore } from './targets.js';
import { train } from './train.js';

/** Asked before a bytecode instruction of function `fid` at byte `pc`; true stops with StopReason.Probe. */
export type ProbeHook = (fp: number, fid: number, pc: number) => boolean;

export interface InterpOptions {
  /** Words of register code; all of it is dropped when three quarters are used. */
  codeWords?: number;
  /** Every access is checked for dead slots of quarantine stacks (--alloc=stack). */
  checked?: boolean;
  /** Code of an earlier run, and where to leave this one's. */
  keeper?: CodeKeeper | undefined;
}

/** 8 MB; V8 collects its young generation when arrays of 32 MB are new, and a first run has those of the compiler, too. */
const defaultCodeWords = 1 << 21;
const untrainedTurns = 4;

export class Interp implements SteppingEngine {
  private readonly state: LoopState;
  private loop!: Loop;
  private slow!: Slow;
  private views!: Int32Array;
  private used = 1;
  private readonly checked: boolean;
  /** Code of an earlier run; a reset (every run begins with one) goes back to it. */
  private readonly known: LoadedCode | null;
  private hook: ProbeHook | null = null;
  private trained = false;
  /** Turns that were used up: after a few, training pays. Most programs end before that. */
  private turns = 0;
  /** Bytes of bytecode of the functions that have been called here (again those that were called again after their code was dropped). */
  loadedBytes = 0;

  constructor(
    private readonly services: MachineServices,
    options: InterpOptions = {},
  ) {
    const n = services.program.funcs.length;
    this.checked = options.checked ?? false;
    this.state = {
      services,
      code: new Int32Array(options.codeWords ?? defaultCodeWords),
      fnEntry: new Int32Array(n),
      fnResume: new Int32Array(n),
      natives: [],
      ensure: (fid) => this.ensure(fid),
      probe: (fp, fid, pc) => this.hook?.(fp, fid, pc) ?? false,
      w: 0,
      pc: 0,
    };
    this.review();
    this.known = options.keeper?.code ?? null;
    options.keeper?.ready(() => this.loaded());
  }

  /** Nothing watches the run: functions are loaded as they are for every other such run. */
  private isUsual(): boolean {
    return this.hook === null && !this.checked && this.services.race === null && this.services.ledger === null;
  }

  /** Begins with the code of an earlier run. */
  private restore(): void {
    const { known } = this;
    const { code, fnEntry, fnResume } = this.state;
    if (known === null || !this.isUsual() || known.words.length > code.length / 2) return;
    code.set(known.words, 1);
    for (let i = 0; i < known.functions.length; i += 3) {
      const fid = known.functions[i]!;
      fnEntry[fid] = known.functions[i + 1]!;
      fnResume[fid] = known.functions[i + 2]!;
    }
    for (const fid of known.natives) this.ensure(fid);
    this.used = 1 + known.words.length;
    this.loadedBytes += known.bytes;
  }

  /** What has been loaded since the code was last dropped, for other runs of the program. */
  private loaded(): LoadedCode | null {
    if (!this.isUsual()) return null;
    const functions: number[] = [];
    const natives: number[] = [];
    let bytes = 0;
    for (const f of this.services.program.funcs) {
      const entry = f === undefined ? 0 : this.state.fnEntry[f.id]!;
      if (entry === 0) continue;
      if (entry < 0) natives.push(f!.id);
      else functions.push(f!.id, entry, this.state.fnResume[f!.id]!);
      if (entry > 0) bytes += f!.code!.code.length;
    }
    return { words: this.state.code.slice(1, this.used), functions: Int32Array.from(functions), natives: Int32Array.from(natives), bytes };
  }

  /** Makes loop and slow paths for the present views of memory. */
  private review(): void {
    this.views = this.services.memory.i32;
    this.loop = makeLoop(this.state);
    this.slow = makeSlow(this.state);
  }

  run(fp: number): StopReason {
    this.services.ledger?.leave();
    if (this.used > this.state.code.length * 0.75) this.reset();
    if (this.turns >= untrainedTurns && !this.trained) {
      this.trained = true;
      train(this.state, this.loop);
    }
    const i32 = this.services.memory.i32;
    const w = fp >>> 2;
    const fid = i32[w + 1]!;
    const id = i32[w]!;
    const entry = this.ensure(fid);
    if (entry <= 0) throw new InternalError(`frame ${fp} of function ${fid} has no code`);
    const { code, fnResume } = this.state;
    if (id !== 0) {
      const pc = code[fnResume[fid]! + id]!;
      if (pc < 0) throw new InternalError(`frame ${fp} stands at trap ${id} of function ${fid}`);
      return this.enter(w, pc);
    }
    const limit = i32[Ctl.Limit >> 2]! >>> 2;
    const fuel = i32[Ctl.Fuel >> 2]!;
    // Limit 0 asks for a stop at the next prologue, which this one is not: it has stopped already.
    const over = w + code[entry]! > (limit !== 0 ? limit : i32[Ctl.Real >> 2]! >>> 2);
    if (over || fuel < 0) {
      i32[Ctl.Top >> 2] = fp;
      return this.stopped(over ? StopReason.Grow : StopReason.Preempt);
    }
    i32[Ctl.Fuel >> 2] = fuel - code[entry + 1]!;
    return this.enter(w, entry + 2);
  }

  /** Goes on behind a stop with StopReason.Probe. */
  proceed(): StopReason {
    return this.enter(this.state.w, this.state.pc);
  }

  place(): Place {
    return { w: this.state.w, pc: this.state.pc };
  }

  goOn(place: Place): StopReason {
    return this.enter(place.w, place.pc);
  }

  /** Has the function been called here? */
  hasLoaded(fid: number): boolean {
    return (this.state.fnEntry[fid] ?? 0) > 0;
  }

  /** Functions that the call of a closure or of a code address with resume id `id` has reached here, -1 among them if they are more than it remembers. */
  targets(fid: number, id: number): readonly number[] {
    const { code, fnResume } = this.state;
    const resume = fnResume[fid]!;
    return resume === 0 || this.hook !== null ? [] : targetsBefore(code, code[resume + id]!);
  }

  reset(): void {
    this.used = 1;
    this.state.fnEntry.fill(0);
    this.state.fnResume.fill(0);
    this.restore();
  }

  /** Attaches or removes (null) the hook. Not while stopped at a probe. */
  setProbe(hook: ProbeHook | null): void {
    const isOther = (hook === null) !== (this.hook === null);
    this.hook = hook;
    if (isOther) this.reset();
  }

  private enter(w0: number, pc0: number): StopReason {
    const { state } = this;
    state.w = w0;
    state.pc = pc0;
    for (;;) {
      if (this.services.memory.i32 !== this.views) this.review();
      const { loop, slow } = this;
      let reason = 0;
      while (reason === 0) {
        loop(state.w, state.pc);
        reason = slow();
      }
      if (reason !== Exit.Reviewed) return this.stopped(reason);
    }
  }

  private stopped(reason: StopReason): StopReason {
    if (reason === StopReason.Preempt) this.turns++;
    this.services.memory.i32[Ctl.Reason >> 2] = reason;
    return reason;
  }

  private ensure(fid: number): number {
    const { fnEntry, fnResume, code } = this.state;
    const known = fnEntry[fid];
    if (known === undefined) throw new InternalError(`call of function id ${fid}`);
    if (known !== 0) return known;
    const fn = this.services.program.funcs[fid];
    if (fn === undefined) throw new InternalError(`call of function id ${fid}`);
    if (fn.code === null) {
      const native = this.services.natives[fid];
      if (native === undefined) throw new InternalError(`native ${fn.sym} is not bound`);
      this.state.natives[fid] = native;
      fnEntry[fid] = -1;
      return -1;
    }
    const loaded = loadFunction(this.services.program, fn, code, this.used, { plain: this.hook !== null, checked: this.checked, race: this.hook === null ? this.services.race : null, wild: false, ledger: this.services.ledger, callee: (id) => this.ensure(id) });
    this.used = loaded.end;
    this.loadedBytes += fn.code.code.length;
    fnResume[fid] = loaded.resume;
    fnEntry[fid] = loaded.entry;
    return loaded.entry;
  }
}

export function newInterp(services: MachineServices): Interp {
  return new Interp(services);
}

export function newCheckedInterp(services: MachineServices): Interp {
  return new Interp(services, { checked: true });
}
