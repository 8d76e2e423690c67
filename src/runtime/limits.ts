/** Stops for limits of gosim's own. */
import { Ctl, NativeStatus } from '../abi/frame.js';
import type { Runtime } from './runtime.js';

/** A native that hit the output limit ends the run: the loop prints the message, exit code 125. */
export function limitStop(rt: Runtime): NativeStatus {
  rt.mem.u32[Ctl.Detail >>> 2] = 125;
  return NativeStatus.Exit;
}
