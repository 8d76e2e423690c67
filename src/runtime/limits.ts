/** Stops for limits of gosim's own. */
import { Ctl, NativeStatus } from '../abi/frame.js';
import type { Runtime } from './runtime.js';

/** Quarantine stacks are never used again: a long run may need more memory than there is. */
export function quarantineFull(rt: Runtime): NativeStatus {
  rt.heap.openReserve();
  rt.out.text(2, `gosim: memory limit of ${rt.mem.max} bytes reached: the quarantine stacks of --alloc=stack are never used again (--max-memory=${rt.mem.max})\n`);
  rt.mem.u32[Ctl.Detail >>> 2] = 125;
  return NativeStatus.Exit;
}

/** A native that hit the output limit ends the run: the loop prints the message, exit code 125. */
export function limitStop(rt: Runtime): NativeStatus {
  rt.mem.u32[Ctl.Detail >>> 2] = 125;
  return NativeStatus.Exit;
}
