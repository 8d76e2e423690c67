/** The interpreter's tests on assembled functions, run by the fast engine. */
import type { Interp } from '../../src/vm/interp/engine.js';
import { WasmEngine } from '../../src/vm/wasm/engine.js';
import { TestMachine } from '../vm/machine.js';

TestMachine.factory = (services) => new WasmEngine(services) as unknown as Interp;
await import('../vm/arith.test.js');
await import('../vm/control.test.js');
await import('../vm/random.test.js');
