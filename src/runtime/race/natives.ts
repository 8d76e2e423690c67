/** The natives of package internal/race. */
import { Ctl, NativeStatus } from '../../abi/frame.js';
import type { Native } from '../engine.js';
import type { Runtime } from '../runtime.js';

const done = NativeStatus.Done;
/** Things handed on synchronise at one of so many places, as in sync.Pool of Go. */
const handedOn = 128;

export function raceNatives(rt: Runtime): ReadonlyMap<string, Native> {
  const u = (at: number): number => rt.mem.u32[at >>> 2]!;
  const at = (f: (a: number) => void): Native => (a) => {
    f(a);
    return done;
  };
  const { race } = rt;
  const place = (a: number): number => -1 - ((Math.imul(u(a + 8), 0x85ebca6b) >>> 16) % handedOn);
  // Access functions stand in the frame that calls them, at the place where it resumes.
  const touch = (write: boolean): Native => at((a) => race?.access(u(a), 1, write, u(Ctl.Top), -1));
  const table: [string, Native][] = [
    ['Acquire', at((a) => race?.acquire(u(a)))],
    ['Release', at((a) => race?.release(u(a)))],
    ['ReleaseMerge', at((a) => race?.releaseMerge(u(a)))],
    ['ReleaseAcquire', at((a) => race?.releaseAcquire(u(a)))],
    ['AcquireAny', at((a) => race?.acquire(place(a)))],
    ['ReleaseMergeAny', at((a) => race?.releaseMerge(place(a)))],
    ['Forget', at(() => race?.forget())],
    ['AcquireG', at((a) => race?.acquire(u(a + 8), u(a)))],
    ['ReleaseG', at((a) => race?.release(u(a + 8), u(a)))],
    ['ReleaseAcquireG', at((a) => race?.releaseAcquire(u(a + 8), u(a)))],
    ['Disable', at(() => race?.ignore(1))],
    ['Enable', at(() => race?.ignore(-1))],
    ['Read', touch(false)],
    ['Write', touch(true)],
    ['Errors', at((a) => rt.setWord(a, race?.errors ?? 0))],
  ];
  return new Map(table.map(([name, f]) => [`internal/race.${name}`, f]));
}
