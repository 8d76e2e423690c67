/** Writing to a descriptor until everything is written. */
import { writeSync } from 'node:fs';

let cell: Int32Array | null = null;

/** Lets time pass without using any. */
function sleep(ms: number): void {
  cell ??= new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, ms);
}

/** Writes all bytes; false: nobody reads the other end of the pipe any more. Waits for a slow reader. */
export function writeAll(fd: number, data: Uint8Array): boolean {
  for (let at = 0; at < data.length; ) {
    try {
      at += writeSync(fd, data, at, data.length - at);
    } catch (e) {
      const { code } = e as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      // A full pipe whose writers do not block.
      if (code !== 'EAGAIN') throw e;
      sleep(1);
    }
  }
  return true;
}
