/**
 * Loops with resume points inside have a copy for who is resumed there (vm/wasm/resumed.ts): results, stops and fuel are those of the interpreter, wherever a slice ends.
 */
import { expect, it } from 'vitest';
import { seen } from './seen.js';

/** Slots: 0 and 1 parameters; 2, 3, 4 counters; 5 the sum; 6 known in an iteration only; 7 a float. */
const counting = (k: number, limit: string, body: string): string =>
  `i64.const 0\nlocal.set ${k}\nblock\nloop 3\nlocal.get ${k}\n${limit}\ni64.ge_s\nbr_if 1\n${body}\nlocal.get ${k}\ni64.const 1\ni64.add\nlocal.set ${k}\nbr 0\nend\nend`;
/** A loop whose test is at its end, which is left by falling through. */
const until = (k: number, limit: string, body: string): string => `i64.const 0\nlocal.set ${k}\nloop 5\n${body}\nlocal.get ${k}\ni64.const 1\ni64.add\nlocal.tee ${k}\n${limit}\ni64.lt_s\nbr_if 0\nend`;
const mix = (x: string): string => `local.get 5\n${x}\ni64.add\ni64.const 31\ni64.mul\nlocal.set 5`;
const call = 'local.get 5\nlocal.get 2\ncall g (ll)l\nlocal.set 5';
const callTwo = 'local.get 5\nlocal.get 7\ncall h (ld)ld\nlocal.set 7\nlocal.set 5';
const callNone = 'local.get 2\ncall n (l)';
const [n, m] = ['local.get 0', 'local.get 1'];
const inIteration = 'local.get 2\ni64.const 17\ni64.mul\nlocal.set 6';

const bodies: Record<string, string> = {
  'a call': counting(2, n, `${inIteration}\n${call}\n${mix('local.get 6')}`),
  'calls with two results and none': counting(2, n, `${inIteration}\n${callTwo}\n${callNone}\n${mix('local.get 6')}\n${callTwo}`),
  'a call in an inner loop': counting(2, n, `${inIteration}\n${counting(3, m, `${call}\n${mix('local.get 3')}`)}\n${mix('local.get 6')}`),
  'three loops': counting(2, n, `${inIteration}\n${counting(3, m, `${counting(4, 'i64.const 3', `${call}\n${mix('local.get 4')}`)}\n${mix('local.get 3')}`)}\n${mix('local.get 6')}`),
  'a loop that is left at its end': until(2, n, `${inIteration}\n${call}\n${mix('local.get 6')}`),
  'loops that are left at their ends': until(2, n, `${inIteration}\n${until(3, m, `${call}\n${until(4, 'i64.const 2', mix('local.get 4'))}`)}\n${mix('local.get 6')}`),
  'branches out of both loops': `block\n${counting(2, n, `${inIteration}\n${counting(3, m, `${call}\nlocal.get 3\ni64.const 2\ni64.eq\nbr_if 4\n${mix('local.get 3')}`)}\n${mix('local.get 6')}`)}\nend`,
  'goes on with the outer loop': counting(2, n, `${inIteration}\nlocal.get 2\ni64.const 1\ni64.add\nlocal.set 2\n${counting(3, m, `${call}\nlocal.get 3\ni64.const 1\ni64.eq\nbr_if 2\n${mix('local.get 3')}`)}\n${mix('local.get 6')}`),
  'calls on one way only': counting(2, n, `local.get 2\ni64.const 1\ni64.and\ni64.eqz\nif\n${inIteration}\n${call}\nelse\n${mix('local.get 2')}\n${callTwo}\nend\n${mix('local.get 6')}`),
  'returns from inside': counting(2, n, `${call}\n${counting(3, m, `${callTwo}\nlocal.get 5\ni64.const 7\ni64.and\ni64.eqz\nif\nlocal.get 5\nreturn\nend`)}`),
  'traps inside': counting(2, n, `${call}\nlocal.get 2\nlocal.get 1\nbounds 0\ndrop\n${counting(3, m, callNone)}`),
  'an endless loop that returns': `loop 2\n${call}\nlocal.get 2\ni64.const 1\ni64.add\nlocal.tee 2\n${n}\ni64.gt_s\nif\nlocal.get 5\nreturn\nend\nbr 0\nend`,
};

it.each(Object.entries(bodies))('%s', (name, body) => {
  const end = name.startsWith('an endless') ? '' : 'local.get 5\nlocal.get 7\ni64.trunc_f64_s\ni64.xor\nreturn\n';
  const text =
    `func f(ll)l slots=lllllldl fuel=2\n${body}\n${end}end\n`.replace(/\blocal\.(get|set|tee) ([67])\b/g, (_, op: string, k: string) => `local.${op} ${13 - Number(k)}`) +
    'func g(ll)l slots=ll fuel=2\nlocal.get 0\nlocal.get 1\ni64.add\ni64.const 9\ni64.xor\nreturn\nend\n' +
    'func h(ld)ld slots=ld fuel=3\nlocal.get 0\ni64.const 5\ni64.add\nlocal.get 1\nf64.const 1.5\nf64.add\nreturn\nend\n' +
    'func n(l) slots=l fuel=1\nreturn\nend\n';
  for (const args of [[4n, 0n], [5n, 4n]]) {
    for (const slice of [1, 3, 7, 19, 1 << 20]) expect([args, slice, seen(text, true, slice, args)]).toEqual([args, slice, seen(text, false, slice, args)]);
  }
});
