/** The natives, with those that move bytes telling the ledger how many (gosim compare). Engines do not expand these then. */
import type { Native } from './engine.js';
import type { Ledger } from './ledger.js';
import { bindNatives } from './natives.js';
import type { Runtime } from './runtime.js';

/** Where the number of bytes comes from: a word argument, or the type in argument 0 (times a word argument). */
const movers: ReadonlyMap<string, (rt: Runtime, args: number) => { dst: number; src: number; n: number }> = new Map([
  ['runtime.memmove', (rt, a) => ({ dst: rt.getUword(a), src: rt.getUword(a + 8), n: rt.getUword(a + 16) })],
  ['runtime.typedmemmove', (rt, a) => ({ dst: rt.getUword(a + 8), src: rt.getUword(a + 16), n: rt.types.size(rt.mem.u32[a >>> 2]!) })],
  ['runtime.typedslicemove', (rt, a) => ({ dst: rt.getUword(a + 8), src: rt.getUword(a + 16), n: rt.types.size(rt.mem.u32[a >>> 2]!) * rt.getUword(a + 24) })],
]);

export const isMover = (sym: string): boolean => movers.has(sym);

export function meteredNatives(rt: Runtime, ledger: Ledger): (Native | undefined)[] {
  const natives = [...bindNatives(rt)];
  for (const f of rt.program.funcs) {
    const move = f === undefined ? undefined : movers.get(f.sym);
    const native = f === undefined ? undefined : natives[f.id];
    if (f === undefined || move === undefined || native === undefined) continue;
    natives[f.id] = (a) => {
      const { dst, src, n } = move(rt, a);
      if (n > 0) {
        ledger.moved(n);
        ledger.cache?.touch(src >>> 0, n, false);
        ledger.cache?.touch(dst >>> 0, n, false);
      }
      return native(a);
    };
  }
  return natives;
}
