/**
 * Slots that are dead where a loop arrives are zero there, and loaded behind its head for whoever is resumed inside (function.ts idle): results, stops and fuel
 * are those of the interpreter.
 */
import { expect, it } from 'vitest';
import { seen } from './seen.js';

/** `for slot k := 0; k < limit; k++ { body }` */
function counting(k: number, limit: string, body: string): string {
  return `local.get ${k}\nlocal.get ${k}\ni64.sub\nlocal.set ${k}\nblock\nloop 3\nlocal.get ${k}\n${limit}\ni64.ge_s\nbr_if 1\n${body}\nlocal.get ${k}\ni64.const 1\ni64.add\nlocal.set ${k}\nbr 0\nend\nend`;
}

const n = 'local.get 0';
// Slots: 0 the limit, a parameter; 1 another parameter, assigned in the loop; 2, 3, 4 counters; 5 and 6 known in one iteration of an outer loop only; 7 the sum.
const outer = 'local.get 2\ni64.const 17\ni64.mul\nlocal.set 5\nlocal.get 2\ni64.const 3\ni64.add\nf64.convert_i64_s\nlocal.set 6\nlocal.get 2\ni64.const 5\ni64.xor\nlocal.set 1';
const inner = 'local.get 7\nlocal.get 3\ni64.add\ni64.const 3\ni64.mul\nlocal.set 7';
const after = 'local.get 7\nlocal.get 5\ni64.add\nlocal.get 1\ni64.add\nlocal.get 6\ni64.trunc_f64_s\ni64.xor\nlocal.set 7';
const two = counting(2, n, `${outer}\n${counting(3, 'i64.const 40', inner)}\n${after}`);
const three = counting(2, n, `${outer}\n${counting(3, n, `local.get 3\ni64.const 7\ni64.mul\nlocal.set 1\n${counting(4, 'i64.const 20', inner)}\n${after}`)}\n${after}`);
const calling = counting(2, n, `${outer}\nlocal.get 7\ncall g (l)l\nlocal.set 7\n${after}`);

const f = (body: string): string => `func f(ll)l slots=llllldll\n${body.replace(/\blocal\.(get|set) ([56])\b/g, (_, op: string, k: string) => `local.${op} ${k === '5' ? 6 : 5}`)}\nlocal.get 7\nreturn\nend\nfunc g(l)l slots=l fuel=2\nlocal.get 0\ni64.const 9\ni64.add\nreturn\nend\n`;

it.each([['two loops', two], ['three loops', three], ['a loop that calls', calling]])('%s', (_name, body) => {
  for (const slice of [1, 4, 13, 50, 1 << 20]) {
    const args = [6n, 2n];
    expect([slice, seen(f(body), true, slice, args)]).toEqual([slice, seen(f(body), false, slice, args)]);
  }
});
