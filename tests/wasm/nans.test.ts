/**
 * Rows of stores of computed float64 values, whose NaNs are looked at together (vm/wasm/nans.ts): memory has the bits that it has under the interpreter wherever
 * somebody can look at it.
 */
import { expect, it } from 'vitest';
import { seen } from './seen.js';

// f(x, y)l: x and y are bits of floats (slots 2 and 3), frame memory has four of them; the result mixes their bits. Slots: 4 an integer, 5 and 6 floats that the function computes.
const frame = (k: number): number => 80 + 8 * k;
const bits = [0, 1, 2, 3].map((k) => `frame.load.i64 ${frame(k)}\ni64.add\ni64.const 31\ni64.mul`).join('\n');
const f = (body: string): string =>
  `func f(ll)l slots=lldddl frame=144 fuel=2\nframe.zero ${frame(0)} 32\nlocal.get 0\nf64.reinterpret_i64\nlocal.set 2\nlocal.get 1\nf64.reinterpret_i64\nlocal.set 3\n${body}\nlocal.get 5\n${bits}\nreturn\nend\nfunc g(d)d slots=d fuel=2\nlocal.get 0\nreturn\nend\n`;
const store = (k: number, op: string): string => `local.get 2\nlocal.get 3\n${op}\nframe.store.f64 ${frame(k)}`;
const through = (k: number, op: string): string => `frame.addr ${frame(k)}\nlocal.get 2\nlocal.get 3\n${op}\nstore.f64 0`;
const all = [0, 1, 2, 3].map((k) => (k % 2 === 0 ? store : through)(k, ['f64.sub', 'f64.div', 'f64.add', 'f64.mul'][k]!)).join('\n');

const bodies: Record<string, string> = {
  'one store': store(0, 'f64.sub'),
  'two stores': `${store(0, 'f64.sub')}\n${through(1, 'f64.div')}`,
  'three stores': `${store(0, 'f64.add')}\n${through(1, 'f64.div')}\n${store(2, 'f64.mul')}`,
  'more than a row': `${all}\n${all}\n${all}`,
  'a value that is read and goes into arithmetic': `${store(0, 'f64.sub')}\nframe.load.f64 ${frame(0)}\nlocal.get 3\nf64.add\nframe.store.f64 ${frame(1)}`,
  'a value that is read and copied': `${store(0, 'f64.sub')}\nframe.load.f64 ${frame(0)}\nframe.store.f64 ${frame(1)}`,
  'a value that is read as bits': `${store(0, 'f64.sub')}\nframe.load.i64 ${frame(0)}\nlocal.set 5`,
  'a value that is read and looked at': `${store(0, 'f64.sub')}\nframe.load.f64 ${frame(0)}\ni64.reinterpret_f64\nlocal.set 5`,
  'a value that is read and handed on': `${store(0, 'f64.sub')}\nframe.load.f64 ${frame(0)}\ncall g (d)d\nframe.store.f64 ${frame(3)}`,
  'another value in the same place': `${store(0, 'f64.sub')}\nlocal.get 3\nframe.store.f64 ${frame(0)}\n${store(1, 'f64.div')}`,
  'bits in the same place': `${store(0, 'f64.sub')}\nlocal.get 1\nframe.store.i64 ${frame(0)}\n${store(1, 'f64.div')}`,
  'a trap behind': `${store(0, 'f64.sub')}\nlocal.get 1\ni64.const 3\nbounds 0\nlocal.set 5\n${store(1, 'f64.div')}`,
  'a branch behind': `block\n${store(0, 'f64.sub')}\nlocal.get 2\nlocal.get 3\nf64.eq\nbr_if 0\n${store(1, 'f64.div')}\nend`,
  'a loop around': `block\nloop 3\nlocal.get 5\ni64.const 20\ni64.ge_s\nbr_if 1\n${all}\nlocal.get 5\ni64.const 1\ni64.add\nlocal.set 5\nbr 0\nend\nend`,
  'a copy of memory behind': `${store(0, 'f64.sub')}\nframe.addr ${frame(1)}\nframe.addr ${frame(0)}\nmem.copy 8`,
  'a slot that has been computed': `local.get 2\nlocal.get 3\nf64.sub\nlocal.tee 4\nframe.store.f64 ${frame(0)}\nlocal.get 4\nlocal.get 3\nf64.mul\nlocal.set 4\nlocal.get 4\nframe.store.f64 ${frame(1)}`,
  'what cannot be a NaN': `local.get 0\nf64.convert_i64_s\nlocal.get 1\nf64.convert_i64_s\nf64.mul\nframe.store.f64 ${frame(0)}\nf64.const 1\nlocal.get 1\nf64.convert_i64_s\nf64.div\nframe.store.f64 ${frame(1)}`,
  'what can be one': `local.get 0\nf64.convert_i64_s\nlocal.get 0\nf64.convert_i64_s\nf64.div\nframe.store.f64 ${frame(0)}\nf64.const 0\nlocal.get 1\nf64.convert_i64_s\nf64.div\nframe.store.f64 ${frame(1)}\nf64.const +Inf\nlocal.get 0\nf64.convert_i64_s\nf64.mul\nframe.store.f64 ${frame(2)}`,
};

const [one, inf, minusInf, minusQuiet, payload] = [0x3ff0000000000000n, 0x7ff0000000000000n, 0xfff0000000000000n, 0xfff8000000000000n, 0x7ff8000000001234n];
const pairs = [[0n, 0n], [one!, one!], [inf!, inf!], [inf!, minusInf!], [one!, inf!], [minusQuiet!, one!], [one!, payload!], [payload!, minusQuiet!]];

it.each(Object.entries(bodies))('%s', (_name, body) => {
  const text = f(body);
  for (const pair of pairs) {
    const args = pair.map((x) => BigInt.asIntN(64, x));
    for (const slice of [1, 1 << 20]) expect([args, slice, seen(text, true, slice, args)]).toEqual([args, slice, seen(text, false, slice, args)]);
  }
});
