/** Which slots are live at safepoints (vm/wasm/liveness.ts). */
import { expect, it } from 'vitest';
import { assemble } from '../../src/bytecode/assemble.js';
import type { LinkedFunc } from '../../src/bytecode/program.js';
import { isLive, liveAtPoints } from '../../src/bytecode/slot-liveness.js';
import { scan } from '../../src/vm/wasm/scan.js';
import { opInfos } from '../../src/vm/wasm/select.js';

/** Name and live slots of each safepoint, in the order of the code. */
function livePoints(body: string, slots: string): string[] {
  const [code] = assemble(`func f(l) slots=${slots} fuel=1\n${body}\nreturn\nend\n`);
  const fn = { id: 1, code, native: null, sym: 'f', addr: 0, relocs: new Int32Array(code!.relocs.length), sig: code!.sig, inlTree: [], pkg: 'main' } as unknown as LinkedFunc;
  const s = scan(fn, code!, () => false);
  const live = liveAtPoints(s, slots.length);
  const out: string[] = [];
  for (let i = 0; i < s.n; i++) {
    const bits = live.get(i);
    if (bits !== undefined) out.push(`${opInfos[s.op[i]!]!.name} ${[...slots].map((_, k) => k).filter((k) => isLive(bits, k)).join(',')}`);
  }
  return out;
}

it('keeps for a call what is read behind it', () => {
  const body = 'local.get 0\ncall g (l)l\nlocal.set 1\nlocal.get 0\ncall g (l)l\nlocal.set 0\nlocal.get 1\nlocal.get 0\ncall h (ll)';
  // Slot 0 is assigned before it is read again; the last call wants its arguments only.
  expect(livePoints(body, 'll')).toEqual(['call 0', 'call 1', 'call ']);
});

it('joins what paths want, and goes around loops', () => {
  const branch = 'call g ()\nlocal.get 0\ni64.eqz\nif\nlocal.get 1\ndrop\nelse\nlocal.get 2\ndrop\nend\ncall g ()\nlocal.get 3\ndrop';
  expect(livePoints(`i64.const 1\nlocal.set 1\ni64.const 1\nlocal.set 2\ni64.const 1\nlocal.set 3\n${branch}`, 'llll')).toEqual(['call 0,1,2,3', 'call 3']);
  const loop = 'block\nloop 5\nlocal.get 0\ni64.eqz\nbr_if 1\ncall g ()\nlocal.get 1\nlocal.set 2\nlocal.get 2\ndrop\nbr 0\nend\nend';
  // Slot 1 is read in the next iteration, slot 2 is not.
  expect(livePoints(`i64.const 1\nlocal.set 1\n${loop}`, 'lll')).toEqual(['loop 0,1', 'call 0,1']);
});

it('wants nothing behind what does not return', () => {
  expect(livePoints('local.get 0\ni64.eqz\nif\ncall g ()\nunreachable\nend\ncall g ()\nlocal.get 0\ndrop', 'l')).toEqual(['call ', 'call 0']);
});
