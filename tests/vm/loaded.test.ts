/** An interpreter that starts with the register code of an earlier run has nothing to load and does the same. */
import { expect, test } from 'vitest';
import type { Program } from '../../src/bytecode/program.js';
import { BufferHost, Machine, type MachineOptions } from '../../src/runtime/index.js';
import { Interp } from '../../src/vm/interp/engine.js';
import type { LoadedCode } from '../../src/vm/interp/loaded.js';
import { build, leafCalls, oneNode, typeSym } from '../runtime/assembled.js';

async function run(program: Program, code: LoadedCode | null, options: MachineOptions = {}): Promise<{ left: LoadedCode | null; seen: unknown }> {
  let take: () => LoadedCode | null = () => null;
  const host = new BufferHost();
  const keeper = { code, ready: (f: () => LoadedCode | null): void => void (take = f) };
  const m = new Machine(program, { seed: 1, maxMemory: 256 << 20, ...options }, host, (services) => new Interp(services, { keeper }));
  const { exitCode, counters } = await m.run();
  return { left: take(), seen: [exitCode, host.stdout, host.stderr, counters.fuel, [...counters.values]] };
}

const calling = leafCalls(3, 1);

test.each([['calls and natives', calling], ['an allocation', build(oneNode, typeSym('type:node', 16, [1, 0], 8))]] as const)('%s', async (_, program) => {
  const fresh = await run(program, null);
  expect(fresh.left!.words.length).toBeGreaterThan(10);
  const again = await run(program, fresh.left);
  expect(again.seen).toEqual(fresh.seen);
  expect(again.left).toEqual(fresh.left);
  // It is that code that runs.
  await expect(run(program, { ...fresh.left!, words: fresh.left!.words.map(() => -1) })).rejects.toThrow();
});

test('a watched run neither takes such code nor leaves it', async () => {
  const { left } = await run(calling, null);
  const wrong: LoadedCode = { ...left!, words: left!.words.map(() => -1) };
  const m = new Machine(calling, { seed: 1, maxMemory: 256 << 20 }, new BufferHost(), (services) => new Interp(services, { checked: true, keeper: { code: wrong, ready: (f) => void expect(f()).toBeNull() } }));
  expect((await m.run()).exitCode).toBe(0);
});
