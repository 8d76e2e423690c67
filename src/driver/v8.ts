/**
 * V8's flags for the fast engine. scripts/start.cjs, which has to set them before it reads V8's code cache, has the same line.
 *
 * V8 inlines WebAssembly functions of one module into each other by default since 12.5; before, on request only. (A flag that V8 does
 * not know is a line on standard error.)
 */
import { setFlagsFromString } from 'node:v8';

export function tuneV8(): void {
  if (Number(process.versions.node.split('.')[0]) <= 22) setFlagsFromString('--experimental-wasm-inlining');
}
