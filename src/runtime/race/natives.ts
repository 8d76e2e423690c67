/** The natives of package internal/race. */
import { Ctl, NativeStatus } from '../../abi/frame.js';
import { fieldOffset } from '../../abi/structs.js';
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
  const field = (name: string): number => fieldOffset('hchan', name, rt.word.size);
  const [buf, elemSize, dataqsiz] = [field('buf'), field('elemsize'), field('dataqsiz')];
  const sudogG = fieldOffset('sudog', 'g', rt.word.size);
  const place = (a: number): number => -1 - ((Math.imul(u(a + 8), 0x85ebca6b) >>> 16) % handedOn);
  // Access functions stand in the frame that calls them, at the place where it resumes.
  const touch = (write: boolean): Native => at((a) => race?.access(u(a), 1, write, u(Ctl.Top), -1));
  // A slot of a buffer is a synchronisation of its own: the k-th receive happens after the k-th send and before the send that uses the slot next.
  // Without elements there is one address for all slots, and histories add up.
  const slotAt = (c: number, i: number): number => u(c + buf) + i * rt.mem.u16[(c + elemSize) >>> 1]!;
  const hasElements = (c: number): boolean => rt.mem.u16[(c + elemSize) >>> 1] !== 0;
  const slot = (c: number, i: number, g: number | null = null): void => {
    const p = slotAt(c, i);
    if (hasElements(c)) race?.releaseAcquire(p, g);
    else {
      race?.acquire(p, g);
      race?.release(p, g);
    }
  };
  // Without a buffer each of the two happens before the end of the other.
  const handover = (c: number, g: number, i: number): void => {
    if (u(c + dataqsiz) !== 0) {
      slot(c, i);
      slot(c, i, g);
      return;
    }
    const p = slotAt(c, 0);
    race?.release(p);
    race?.acquire(p, g);
    race?.release(p, g);
    race?.acquire(p);
  };
  const table: [string, Native][] = [
    ['Acquire', at((a) => race?.acquire(u(a)))],
    ['Release', at((a) => race?.release(u(a)))],
    ['ReleaseMerge', at((a) => race?.releaseMerge(u(a)))],
    ['ReleaseAcquire', at((a) => race?.releaseAcquire(u(a)))],
    ['AcquireAny', at((a) => race?.acquire(place(a)))],
    ['ReleaseMergeAny', at((a) => race?.releaseMerge(place(a)))],
    ['Forget', at(() => race?.forget())],
    ['AcquireG', at((a) => race?.acquire(u(a + 8), u(a)))],
    ['ChanSlot', at((a) => slot(u(a), u(a + 8)))],
    ['ChanHandover', at((a) => handover(u(a), u(u(a + 8) + sudogG), u(a + 16)))],
    ['Disable', at(() => race?.ignore(1))],
    ['Enable', at(() => race?.ignore(-1))],
    ['Read', touch(false)],
    ['Write', touch(true)],
    ['Errors', at((a) => rt.setWord(a, race?.errors ?? 0))],
  ];
  return new Map(table.map(([name, f]) => [`internal/race.${name}`, f]));
}
