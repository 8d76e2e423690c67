/**
 * Frames in memory: walking them and finding their pointers (abi/frame.ts, FuncCode.liveMaps and stackObjects).
 *
 * INVARIANT: only used while the goroutine is stopped, when every frame has its resume id, function id and parent.
 */
import { InternalError } from '../base/assert.js';
import { frameCtxOff, frameFuncOff, frameParentOff, frameResumeOff } from '../abi/frame.js';
import type { LinkedFunc, Program } from '../bytecode/program.js';
import type { Memory } from './memory.js';

export interface Frame {
  fp: number;
  fn: LinkedFunc;
  /** Resume id; 0: not entered yet. */
  rid: number;
  parent: number;
}

const noOffsets: readonly number[] = [];

export class Frames {
  constructor(
    readonly mem: Memory,
    readonly program: Program,
  ) {}

  at(fp: number): Frame {
    const { u32 } = this.mem;
    const id = u32[(fp + frameFuncOff) >>> 2]!;
    const fn = this.program.funcs[id];
    if (fn === undefined || fn.code === null) throw new InternalError(`frame at 0x${fp.toString(16)} of no function (${id})`);
    return { fp, fn, rid: u32[(fp + frameResumeOff) >>> 2]!, parent: u32[(fp + frameParentOff) >>> 2]! };
  }

  /** Where the frame ends and the frame of its callee begins. */
  end(f: Frame): number {
    return f.fp + f.fn.code!.frameSize;
  }

  /** The same for the frame at fp, of which nothing else is asked. */
  endAt(fp: number): number {
    const code = this.program.funcs[this.mem.u32[(fp + frameFuncOff) >>> 2]!]?.code ?? null;
    if (code === null) throw new InternalError(`frame at 0x${fp.toString(16)} of no function`);
    return fp + code.frameSize;
  }

  /** Innermost first; f returns false to stop. */
  walk(fp: number, f: (frame: Frame) => boolean): void {
    for (let at = fp; at !== 0; ) {
      const frame = this.at(at);
      if (!f(frame)) return;
      at = frame.parent;
    }
  }

  /** Offsets from fp of the live pointer words. */
  live(f: Frame): readonly number[] {
    const code = f.fn.code!;
    const map = (f.rid === 0 ? code.liveMaps[0] : code.liveMaps[code.points[f.rid - 1]!.live]) ?? noOffsets;
    return code.flags.includes('argmap') ? [...this.contextMap(f), ...map] : map;
  }

  /** Pointers of a reflection stub's incoming memory area: the slice of int32 behind the code word of its context (reflect.stubContext). */
  private contextMap(f: Frame): number[] {
    const { u32, i32 } = this.mem;
    const word = this.program.wordSize >>> 2;
    const ctx = u32[(f.fp + frameCtxOff) >>> 2]! >>> 2;
    const at = u32[ctx + word]! >>> 2;
    return Array.from({ length: u32[ctx + 2 * word]! }, (_, k) => i32[at + k]!);
  }

  /** Address of the context word if it is a live pointer (its upper half is not stored), else 0. */
  ctxWord(f: Frame): number {
    return f.fn.code!.usesCtx ? f.fp + frameCtxOff : 0;
  }

  /** Code offset at which the frame stands. */
  pc(f: Frame): number {
    return f.rid === 0 ? 0 : f.fn.code!.points[f.rid - 1]!.pc;
  }
}
