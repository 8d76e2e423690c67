/**
 * Stacks as profiles and traces keep them: machine frames, innermost first, with the functions inlined in each.
 *
 * INVARIANT: asked only while the goroutine is in memory from `top` outwards (events.ts).
 */
import type { Runtime } from './runtime.js';
import type { SrcFrame } from './symtab.js';

export interface ProfileStack {
  /** `fn` is the function's address, `pc` the code offset in it; `lines` are its source frames, innermost first. */
  frames: readonly { fn: number; pc: number; lines: readonly SrcFrame[] }[];
}

/** Equal for equal stacks: functions and resume ids. */
export function stackKey(rt: Runtime, top: number): string {
  let key = '';
  if (top !== 0) {
    rt.frames.walk(top, (f) => {
      key += `${f.fn.id},${f.rid};`;
      return true;
    });
  }
  return key;
}

export function stackOf(rt: Runtime, top: number): ProfileStack {
  const { frames, symtab } = rt;
  const out: { fn: number; pc: number; lines: SrcFrame[] }[] = [];
  if (top !== 0) {
    frames.walk(top, (f) => {
      const pc = frames.pc(f);
      // Wrappers are compiler-made; what they call is in the list already. callcode stands for a call that Go's runtime makes itself.
      const lines = symtab.chain(f.fn, pc).filter((l) => !l.wrapper && l.name !== 'runtime.callcode');
      if (lines.length > 0) out.push({ fn: f.fn.addr, pc, lines });
      return true;
    });
  }
  return { frames: out };
}
