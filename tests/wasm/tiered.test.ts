/** How long a program stays in the interpreter under engine `wasm`, in fuel: the more code has run, the more compiling it would cost. */
import { expect, test } from 'vitest';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import type { KeptModule, ModuleKeeper } from '../../src/vm/wasm/kept.js';
import { newTieredEngine } from '../../src/vm/wasm/tiered.js';
import { build } from '../runtime/assembled.js';

/** Fuel (virtual time, which is one for each unit) that is spent when an endless loop behind `before` instructions is compiled; the time limit ends it at a quarter of a million units. */
async function compiledAt(before: number, warmUp?: number, modules?: ModuleKeeper): Promise<number | null> {
  const program = build(
    `
func runtime.main() slots=
${'  i64.const 1234567\n  drop\n'.repeat(before / 2)}  loop 1 !live
    br 0
  end
  unreachable
end
`,
    [],
  );
  let at: number | null = null;
  const optimize = (isWanted: boolean): void => {
    if (isWanted) at ??= m.rt.nanotime() - 1;
  };
  const m: Machine = new Machine(program, { seed: 1, timeout: -1, fakeTime: true }, new BufferHost(), newTieredEngine({ warmUp, optimize, modules }));
  await m.run();
  return at;
}

test('a small program is compiled after fifty thousand units', async () => {
  expect(Math.abs((await compiledAt(0))! - 50_000)).toBeLessThan(2000);
});

test('twenty units more for each byte of bytecode that has run', async () => {
  // Three bytes an instruction.
  expect((await compiledAt(600))! - (await compiledAt(300))!).toBe(20 * 3 * 300);
  expect(await compiledAt(10_000)).toBeNull();
});

test('exactly after what was asked for', async () => {
  expect(await compiledAt(10_000, 0)).toBe(0);
  expect(Math.abs((await compiledAt(10_000, 10_000))! - 10_000)).toBeLessThan(2000);
});

test('after thirty thousand, whatever has run, with the module of an earlier run', async () => {
  let take: () => KeptModule | null = () => null;
  const first = await compiledAt(600, undefined, { load: () => null, ready: (f) => void (take = f) });
  expect(first).toBe(await compiledAt(600));
  const kept = take();
  let asked = 0;
  const again = await compiledAt(600, undefined, { load: () => (asked++, kept), ready: () => undefined });
  expect(Math.abs(again! - 30_000)).toBeLessThan(2000);
  expect(asked).toBe(1);
});
