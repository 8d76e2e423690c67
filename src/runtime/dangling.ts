/**
 * The end of a run that used a dangling pointer (--alloc=stack): who used what, where. The engine stopped in front of the access, inside a
 * statement: only the report may follow.
 */
import { Ctl } from '../abi/frame.js';
import { Root } from '../abi/layout.js';
import type { DeadSlot } from './quarantine.js';
import type { Runtime } from './runtime.js';
import type { SrcFrame } from './symtab.js';

/** Exit status of such a run. */
export const danglingStatus = 123;

export interface DanglingUse {
  slot: DeadSlot;
  /** Goroutine that uses it. */
  goid: number;
  /** Logical frames, innermost first; the first is the place of use. */
  frames: SrcFrame[];
}

/** Ends the run at a StopReason.Dangling: Ctl.Top is the frame, Ctl.Detail the place in its code, Ctl.Arg0 the address. */
export function reportDangling(rt: Runtime, g: number): void {
  const u = rt.mem.u32;
  const frames: SrcFrame[] = [];
  let place = u[Ctl.Detail >>> 2]!;
  rt.frames.walk(u[Ctl.Top >>> 2]!, (f) => {
    frames.push(...rt.symtab.chain(f.fn, place >= 0 ? place : rt.frames.pc(f)));
    place = -1;
    return frames.length < 100;
  });
  const slot = rt.quarantine.deadSlot(u[Ctl.Arg0 >>> 2]!);
  if (slot !== null) {
    const use = { slot, goid: rt.gs.get64(g, 'goid'), frames };
    rt.out.text(2, rt.options.dangling?.(use) ?? 'gosim: use of a dangling pointer\n');
  }
  rt.heap.set(Root.ExitCode, danglingStatus);
}
