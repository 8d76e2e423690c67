/** An engine that begins with the module of an earlier run compiles nothing and does the same. */
import { expect, test } from 'vitest';
import { Root } from '../../src/abi/layout.js';
import type { Program } from '../../src/bytecode/program.js';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { WasmEngine, type WasmOptions } from '../../src/vm/wasm/engine.js';
import type { KeptModule } from '../../src/vm/wasm/kept.js';
import { build, leafCalls, oneNode, typeSym } from '../runtime/assembled.js';

interface Ran {
  left: KeptModule | null;
  seen: unknown;
  compiled: number;
}

/** `turns`: it ends after so many. */
async function run(program: Program, kept: KeptModule | null, options: WasmOptions = {}, turns = Infinity): Promise<Ran> {
  let take: () => KeptModule | null = () => null;
  const modules = { load: () => kept, ready: (f: () => KeptModule | null): void => void (take = f) };
  const host = new BufferHost();
  let engine: WasmEngine | null = null;
  let turn = 0;
  const onTurn = (): void => void (++turn === turns && m.rt.heap.set(Root.ExitCode, 0));
  // Short turns: frames are resumed in loops, which needs what is known of their points.
  const m: Machine = new Machine(program, { seed: 1, maxMemory: 256 << 20, turnFuel: 50, fakeTime: true, onTurn }, host, (services) => (engine = new WasmEngine(services, { ...options, modules })));
  const { exitCode, counters } = await m.run();
  return { left: take(), seen: [exitCode, host.stdout, host.stderr, counters.fuel, [...counters.values]], compiled: engine!.modules };
}

const calling = leafCalls(40, 5000);

test.each([['calls and natives', calling], ['an allocation', build(oneNode, typeSym('type:node', 16, [1, 0], 8))]] as const)('%s', async (_, program) => {
  const fresh = await run(program, null);
  expect(fresh.left!.functions.length).toBeGreaterThan(0);
  const again = await run(program, fresh.left);
  expect(again).toEqual({ left: null, seen: fresh.seen, compiled: 1 });
  // It is that module that runs.
  await expect(run(program, { ...fresh.left!, bytes: fresh.left!.bytes.slice(0, 100) })).rejects.toThrow('invalid module');
});

const apart = { batchBytes: 1, hasRun: (): boolean => false };

test('functions in several modules are left in one', async () => {
  const fresh = await run(calling, null, apart);
  expect(fresh.compiled).toBe(2);
  expect(await run(calling, fresh.left, apart)).toEqual({ left: null, seen: fresh.seen, compiled: 1 });
});

test('a module that has only a part of what runs is followed by one of all', async () => {
  const early = await run(calling, null, apart, 3);
  expect(early.compiled).toBe(1);
  const more = await run(calling, early.left, apart);
  expect(more.compiled).toBe(2);
  expect(more.left!.functions.length).toBe(2 * early.left!.functions.length);
  expect(more.seen).toEqual((await run(calling, null)).seen);
});

test('what comes last is in the module that is left, however small', async () => {
  const fresh = await run(calling, null, { ...apart, relinkShare: 1000 });
  expect(fresh.compiled).toBe(2);
  expect(await run(calling, fresh.left, { ...apart, relinkShare: 1000 })).toEqual({ left: null, seen: fresh.seen, compiled: 1 });
});

test('a measured run neither takes a module nor leaves one', async () => {
  const { left } = await run(calling, null);
  const measured = await run(calling, { ...left!, bytes: new Uint8Array(0) }, { unmetered: { entries: true } });
  expect(measured.left).toBeNull();
});
