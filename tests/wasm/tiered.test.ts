/** How long a program stays in the interpreter under engine `wasm`, in fuel: the more code has run, the more compiling it would cost. */
import { expect, test } from 'vitest';
import { Counter } from '../../src/runtime/counters.js';
import { BufferHost, type EngineFactory, Machine } from '../../src/runtime/index.js';
import { newInterp } from '../../src/vm/interp/engine.js';
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

test('under stress its end stops at no entry of a function: stacks are moved as often as in the interpreter', async () => {
  const program = build(
    `
func f(l)l slots=l
  local.get 0
  i64.const 1
  i64.add
  return
end
func runtime.main() slots=l
  loop 1 !live
    local.get 0
    call f (l)l !live
    local.set 0
    local.get 0
    i64.const 200
    i64.lt_s
    br_if 0
  end
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`,
    [],
  );
  const copies = async (engine: EngineFactory): Promise<number> => {
    const m = new Machine(program, { seed: 1, fakeTime: true, stress: { moveStacks: true } }, new BufferHost(), engine);
    await m.run();
    return m.rt.counters.get(Counter.StackCopies);
  };
  const want = await copies(newInterp);
  expect(want).toBeGreaterThan(100);
  for (let warmUp = 0; warmUp < 60; warmUp++) expect([warmUp, await copies(newTieredEngine({ warmUp }))]).toEqual([warmUp, want]);
});
