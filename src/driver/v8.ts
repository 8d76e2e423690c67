/**
 * V8's flags for the fast engine. scripts/start.cjs, which has to set them before it reads V8's code cache, has the same lines.
 *
 * V8 inlines WebAssembly functions of one module into each other by default since 12.5; before, on request only. (A flag that V8 does
 * not know is a line on standard error.) Hints say which branches are cold (vm/wasm/encoder.ts). V8 would look at the host's stack at each function
 * entry and loop arrival: compiled code does that by itself (Ctl.Limit bounds recursion long before V8 would, fuel ends turns), but the main thread
 * of Windows has a stack that is not larger than what V8 allows.
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/**
 * Whether V8 optimizes JavaScript that it finds hot. It had better not while a program warms up in the interpreter, soon to go on in compiled code, nor
 * while that is made: it would spend more on optimizing the interpreter's loop and the compiler (MEASURED: 50 to 300 ms of CPU time) than that
 * ever saves.
 */
export function optimizeScript(isWanted: boolean): void {
  setFlagsFromString(isWanted ? '--turbo-filter=*' : '--turbo-filter=~*');
}

/**
 * Whether V8 keeps its own collections out of the way, as is best while a machine runs (a compilation leaves more behind).
 *
 * One thread collects the young generation. A machine leaves little there: one thread is done with it in half a millisecond, where several wait for each
 * other, for as long as other programs have the processors (MEASURED on two busy cores: 3 to 20 ms).
 *
 * Everything is collected when V8's heap has grown to five times what the last such collection left, not to save memory while little is allocated
 * (MEASURED: three to five collections of 20 MB in half a minute, each with a stop of 4 to 8 ms and hundreds of steps).
 */
export function collectSeldom(isWanted: boolean): void {
  setFlagsFromString(isWanted ? '--no-parallel-scavenge' : '--parallel-scavenge');
  if (nodeMajor > 20) return;
  setFlagsFromString(isWanted ? '--no-memory-reducer' : '--memory-reducer');
  setFlagsFromString(`--heap-growing-percent=${isWanted ? 400 : 0}`);
}

const nodeMajor = Number(process.versions.node.split('.')[0]);

/**
 * From now on V8 optimizes JavaScript that it finds warm, not only what is hot (scripts/start.cjs): a machine runs. Still later than it would by itself (MEASURED: half of the CPU
 * time of small programs).
 */
export function optimizeSooner(): void {
  if (nodeMajor <= 20) setFlagsFromString('--interrupt-budget=300000');
}

/**
 * Address space that a machine may take at once. V8 collects its whole heap in one piece (MEASURED: 12 ms of a start) when views take more than half of
 * what its old generation may grow to, which is a quarter of the memory, at most 4 GB.
 */
export function freeViews(): number {
  const mb = Math.floor((getHeapStatistics().heap_size_limit * 0.45) / 2 ** 20);
  return Math.min(Math.max(mb, 64), 2047) * 2 ** 20;
}

export function tuneV8(): void {
  if (nodeMajor > 22) return;
  setFlagsFromString('--experimental-wasm-inlining');
  setFlagsFromString('--experimental-wasm-branch-hinting');
  if (process.platform !== 'win32') setFlagsFromString('--no-wasm-stack-checks');
}
