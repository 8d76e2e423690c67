/** Standard streams: byte strings out, everything written before the process ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LimitError } from '../base/assert.js';
import { writeAll } from '../base/write-all.js';

function write(fd: number, data: Uint8Array): void {
  if (!writeAll(fd, data)) process.exit(fd === 1 ? 0 : 1);
}

/** Writes a byte string. */
export function writeOut(text: string): void {
  write(1, Buffer.from(text, 'latin1'));
}

export function writeErr(text: string): void {
  write(2, Buffer.from(text, 'latin1'));
}

export function writeBytes(fd: number, data: Uint8Array): void {
  write(fd, data);
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

/** Writes a file and makes the directories above it; '' or what went wrong. */
export function saveFile(path: string, data: Uint8Array): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
    return '';
  } catch (e) {
    return (e as Error).message.replace(/^\w+: /, '');
  }
}

/** The end of a command that met a bug of ours. */
export function failed(e: unknown): never {
  if (e instanceof LimitError) {
    writeErr(`gosim: ${e.message}\n`);
    finish(125);
  }
  const err = e instanceof Error ? e : new Error(String(e));
  const where = process.env.GOSIM_DEBUG ? `\n${err.stack ?? ''}` : '\nSet GOSIM_DEBUG=1 for details and report it with the program.';
  writeErr(`gosim: internal error: ${err.message.split('\n')[0]}\nThis is a bug in gosim, not in the program.${where}\n`);
  finish(70);
}

export function finish(status: number): never {
  process.exit(status);
}
