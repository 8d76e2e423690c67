/** What can be seen of a call of an assembled function under an engine, in slices: tests compare the compiler with the interpreter. */
import { Interp } from '../../src/vm/interp/engine.js';
import { WasmEngine } from '../../src/vm/wasm/engine.js';
import { TestMachine } from '../vm/machine.js';

/** Of f with some arguments: how it ends, its result or what a trap left, the fuel, and how often it stopped. */
export function seen(text: string, isWasm: boolean, slice: number, args: readonly bigint[]): unknown {
  const m = new TestMachine(text, { slice, memory: 1 << 18 });
  m.engine = isWasm ? (new WasmEngine(m.services) as unknown as Interp) : new Interp(m.services);
  const done = m.finish(m.start('f', args));
  const detail = m.memory.i32.slice(23, 28).join();
  return { reason: done.reason, result: done.reason === 1 ? m.get(done.fp + 16, 'l') : detail, fuel: m.fuelSpent, stops: m.stops };
}
