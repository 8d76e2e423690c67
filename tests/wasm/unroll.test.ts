/** Short loops of a known number of iterations (vm/wasm/unroll.ts): results, traps, stops and fuel are those of the interpreter. */
import { expect, it } from 'vitest';
import { assemble } from '../../src/bytecode/assemble.js';
import type { LinkedFunc } from '../../src/bytecode/program.js';
import { countedOf } from '../../src/vm/wasm/runs.js';
import { scan } from '../../src/vm/wasm/scan.js';
import { timesOf } from '../../src/vm/wasm/unroll.js';
import { seen } from './seen.js';

/** f(x, y): slot 2 counts from `from` up to `limit`, `body` works on 3, the result. */
function loopText(from: number, limit: number, test: string, step: number, body: string): string {
  const loop = `block\nloop 7\nlocal.get 2\ni64.const ${limit}\n${test}\nbr_if 1\n${body}\nlocal.get 2\ni64.const ${step}\ni64.add\nlocal.set 2\nbr 0\nend\nend`;
  return `func f(ll)l slots=llll fuel=3\ni64.const ${from}\nlocal.set 2\nlocal.get 0\nlocal.set 3\n${loop}\nlocal.get 3\nlocal.get 2\ni64.add\nreturn\nend\n`;
}

function times(text: string): number {
  const [code] = assemble(text);
  const s = scan({ id: 1, code, native: null, sym: 'f', addr: 0, relocs: new Int32Array(0), sig: code!.sig, inlTree: [], pkg: 'main' } as unknown as LinkedFunc, code!, () => false);
  const x = [...s.construct.values()].find((c) => c.kind === 'loop')!;
  const counted = countedOf(s, code!, x);
  return counted === null ? 0 : timesOf(s, x, counted);
}

const add = 'local.get 3\nlocal.get 2\ni64.add\nlocal.set 3';
const leave = 'local.get 2\nlocal.get 1\ni64.eq\nbr_if 1\nlocal.get 3\ni64.const 3\ni64.mul\nlocal.set 3';
const branch = 'local.get 2\ni64.const 1\ni64.and\ni64.eqz\nif\nlocal.get 3\nlocal.get 1\ni64.add\nlocal.set 3\nend';
const trap = 'local.get 2\nlocal.get 1\nbounds 0\ndrop';

const cases: readonly (readonly [name: string, times: number, text: string, args: readonly bigint[][]])[] = [
  ['counts up to a limit', 6, loopText(0, 6, 'i64.ge_s', 1, add), [[5n, 0n]]],
  ['counts from below zero up to and with the limit', 5, loopText(-2, 6, 'i64.gt_s', 2, add), [[5n, 0n]]],
  ['does nothing', 0, loopText(3, 3, 'i64.ge_s', 1, add), [[5n, 0n]]],
  ['is left before the end', 4, loopText(0, 4, 'i64.ge_s', 1, leave), [[5n, 0n], [5n, 2n], [5n, 9n]]],
  ['branches', 5, loopText(1, 6, 'i64.ge_s', 1, branch), [[5n, 3n]]],
  ['traps in some iteration', 8, loopText(0, 8, 'i64.ge_s', 1, trap), [[5n, 0n], [5n, 1n], [5n, 5n], [5n, 8n]]],
  ['is too long', 0, loopText(0, 13, 'i64.ge_s', 1, add), [[5n, 0n]]],
  ['is assigned in the body', 0, loopText(0, 6, 'i64.ge_s', 1, 'local.get 2\nlocal.set 2'), [[5n, 0n]]],
];

it.each(cases)('a loop that %s', (_name, n, text, args) => {
  expect(times(text)).toBe(n);
  for (const a of args) for (const slice of [1, 8, 20, 40, 1 << 20]) expect([slice, a, seen(text, true, slice, a)]).toEqual([slice, a, seen(text, false, slice, a)]);
});
