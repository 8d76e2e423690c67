/** Standard streams: byte strings out, everything written before the process ends. */
import { writeFileSync, writeSync } from 'node:fs';

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

/** Writes files that a command makes; false, with a message, if one can't be written. */
export function writeFiles(files: readonly { path: string; data: Uint8Array }[]): boolean {
  for (const f of files) {
    try {
      writeFileSync(f.path, f.data);
    } catch (e) {
      writeErr(`gosim: open ${f.path}: ${(e as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file or directory' : (e as Error).message}\n`);
      return false;
    }
  }
  return true;
}

export function finish(status: number): never {
  process.exit(status);
}
