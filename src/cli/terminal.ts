/** Standard streams: byte strings out, everything written before the process ends. */
import { writeSync } from 'node:fs';

function writeAll(fd: number, data: Uint8Array): void {
  let off = 0;
  while (off < data.length) {
    try {
      off += writeSync(fd, data, off);
    } catch (e) {
      const code = (e as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') continue;
      if (code === 'EPIPE') process.exit(fd === 1 ? 0 : 1);
      throw e;
    }
  }
}

/** Writes a byte string. */
export function writeOut(text: string): void {
  writeAll(1, Buffer.from(text, 'latin1'));
}

export function writeErr(text: string): void {
  writeAll(2, Buffer.from(text, 'latin1'));
}

export function writeBytes(fd: number, data: Uint8Array): void {
  writeAll(fd, data);
}

export function finish(status: number): never {
  process.exit(status);
}
