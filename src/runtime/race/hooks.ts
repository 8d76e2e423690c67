/** The detector as an engine sees it. */
import { Ctl, StopReason } from '../../abi/frame.js';
import type { RaceHooks } from '../engine.js';
import type { Runtime } from '../runtime.js';
import type { RaceDetector } from './detector.js';

export function raceHooks(rt: Runtime, d: RaceDetector): RaceHooks {
  const sym = (fid: number): string => rt.program.funcs[fid]!.sym;
  const ended = (): StopReason | 0 => {
    if (!d.halted) return 0;
    rt.mem.u32[Ctl.Detail >>> 2] = d.options.exitCode;
    return StopReason.Exit;
  };
  return {
    access(p, size, write, fp, pc) {
      d.access(p, size, write, fp, pc);
      return ended();
    },
    atomic(p, size, part, fp, pc) {
      d.atomic(p, size, part, fp, pc);
      return ended();
    },
    watches: (fid, counts) => counts && d.watches(sym(fid)),
    call(fid, args, fp, pc) {
      d.call(sym(fid), args, fp, pc);
      return ended();
    },
  };
}
