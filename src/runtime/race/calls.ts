/**
 * What functions of the runtime read and write for the code that calls them, one row each (Go: the race* calls in runtime/map.go, slice.go, chan.go,
 * select.go, string.go, iface.go, mbarrier.go). The engine asks at the call, where the arguments are.
 */
import { fieldOffset, layoutOf } from '../../abi/structs.js';
import type { Runtime } from '../runtime.js';

/** An access: address, bytes, is it a write. */
export type Touch = (p: number, size: number, write: boolean) => void;

/** `a`: address of argument 0. */
export type CallRule = (a: number, touch: Touch) => void;

export function callRules(rt: Runtime): ReadonlyMap<string, CallRule> {
  const { mem, types } = rt;
  const ws = rt.word.size;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  const keyOffset = layoutOf('arrayType', ws).off.get('elem')!; // a map type's key stands where an array type's element does
  const chanBuf = fieldOffset('hchan', 'buf', ws);
  const chanElem = fieldOffset('hchan', 'elemtype', ws);
  const rules = new Map<string, CallRule>();
  const def = (names: string, rule: CallRule): void => {
    for (const n of names.split(' ')) rules.set(n.includes('.') ? n : `runtime.${n}`, rule);
  };
  /** (t *MapType, m, key...); `byPointer`: the key is where argument 2 points. */
  const map =
    (write: boolean, byPointer: boolean): CallRule =>
    (a, touch) => {
      touch(u(a + 8), 1, write);
      if (byPointer) touch(u(a + 16), types.size(u(u(a) + keyOffset)), false);
    };
  def('mapaccess1_fast32 mapaccess1_fast64 mapaccess1_faststr mapaccess2_fast32 mapaccess2_fast64 mapaccess2_faststr mapIterStart reflect.mapIterStart', map(false, false));
  def('mapaccess1 mapaccess1_fat mapaccess2 mapaccess2_fat reflect.mapaccess', map(false, true));
  def('mapassign_fast32 mapassign_fast32ptr mapassign_fast64 mapassign_fast64ptr mapassign_faststr mapdelete_fast32 mapdelete_fast64 mapdelete_faststr mapclear reflect.mapclear', map(true, false));
  def('mapassign mapdelete reflect.mapassign reflect.mapdelete', map(true, true));
  def('mapIterNext reflect.mapIterNext', (a, touch) => touch(u(u(a) + 3 * ws), 1, false));
  def('reflect.maplen', (a, touch) => touch(u(a), 1, false));

  const send: CallRule = (a, touch) => {
    const c = u(a);
    if (c === 0) return;
    touch(u(a + 8), types.size(u(c + chanElem)), false);
    touch(c + chanBuf, 1, false);
  };
  def('chansend1 selectnbsend reflect.chansend0', send);
  def('closechan reflect.chanclose', (a, touch) => u(a) !== 0 && touch(u(a) + chanBuf, 1, true));
  def('selectgo', (a, touch) => {
    const cases = u(a);
    for (let i = 0, n = u(a + 24); i < n; i++) {
      const c = u(cases + 2 * ws * i);
      if (c !== 0) touch(c + chanBuf, 1, false);
    }
  });

  const grow: CallRule = (a, touch) => touch(u(a), (u(a + 8) - u(a + 24)) * types.size(u(a + 32)), false);
  def('growslice growsliceBuf', grow);
  def('makeslicecopy', (a, touch) => touch(u(a + 24), Math.min(u(a + 8), u(a + 16)) * types.size(u(a)), false));
  def('memmove', (a, touch) => {
    touch(u(a + 8), u(a + 16), false);
    touch(u(a), u(a + 16), true);
  });
  def('typedslicemove', (a, touch) => {
    const n = u(a + 24) * types.size(u(a));
    touch(u(a + 16), n, false);
    touch(u(a + 8), n, true);
  });
  def('typedslicecopy reflect.typedslicecopy', (a, touch) => {
    const n = Math.min(u(a + 16), u(a + 32)) * types.size(u(a));
    touch(u(a + 24), n, false);
    touch(u(a + 8), n, true);
  });
  def('typedmemmove reflect.typedmemmove', (a, touch) => {
    touch(u(a + 16), types.size(u(a)), false);
    touch(u(a + 8), types.size(u(a)), true);
  });
  def('typedmemclr reflect.typedmemclr', (a, touch) => touch(u(a + 8), types.size(u(a)), true));
  def('slicebytetostring', (a, touch) => touch(u(a + 8), u(a + 16), false));
  def('slicerunetostring', (a, touch) => touch(u(a + 8), 4 * u(a + 16), false));
  def('convT convTnoptr', (a, touch) => touch(u(a + 8), types.size(u(a)), false));
  return rules;
}

/** Functions that are seen in reports as the place of an access; natives and helpers are not. */
export const shownCall = /^runtime\.(map|chan|close|select|grow|slice|convT)/;
