/** Stops for limits of gosim's own. */
import { Ctl, NativeStatus } from '../abi/frame.js';
import { Root } from '../abi/layout.js';
import type { Heap } from './heap.js';
import type { Runtime } from './runtime.js';

/** Quarantine stacks are never used again: a long run may need more memory than there is. */
export function quarantineFull(rt: Runtime): NativeStatus {
  rt.heap.openReserve();
  rt.out.text(2, `gosim: memory limit of ${rt.mem.max} bytes reached: the quarantine stacks of --alloc=stack are never used again (--max-memory=${rt.mem.max})\n`);
  rt.mem.u32[Ctl.Detail >>> 2] = 125;
  return NativeStatus.Exit;
}

/** The line in front of `fatal error: out of memory` (Go: mheap.grow). */
export function outOfMemoryText(heap: Heap, size: number): string {
  return `runtime: out of memory: cannot allocate ${size}-byte block (${heap.getF(Root.HeapInuse)} in use)\n`;
}

/** A native that cannot do its work without memory ends the run as Go does. It has no frames to show: it may not stop the goroutine. */
export function memoryStop(rt: Runtime, size: number): NativeStatus {
  rt.heap.openReserve();
  rt.out.text(2, `${outOfMemoryText(rt.heap, size)}fatal error: out of memory\n`);
  rt.mem.u32[Ctl.Detail >>> 2] = 2;
  return NativeStatus.Exit;
}

/** A native that hit the output limit ends the run: the loop prints the message, exit code 125. */
export function limitStop(rt: Runtime): NativeStatus {
  rt.mem.u32[Ctl.Detail >>> 2] = 125;
  return NativeStatus.Exit;
}
