/**
 * A directory of the host as the program's working directory (gosim run -disk DIR): its files are on the virtual disk from the start, read when they are
 * opened, and every change that the program makes below it is made here at once, so that what is written is there however the run ends.
 *
 * Package os tells of changes on a descriptor (src/stdlib/os/mirror.go): a line of a verb, numbers and an absolute path, then bytes.
 *
 *     file PATH             empty, made if it is not there        mkdir PATH           remove PATH (with what is below it)
 *     write OFFSET PATH     the bytes                             truncate SIZE PATH
 *     rename OLD\0NEW       of a directory                        symlink TARGET\0PATH
 *
 * Changes outside of the directory are the virtual disk's alone.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toByteString } from '../base/bytes.js';
import { type HostFile, NodeHost } from '../runtime/index.js';

const mirrorFd = 4;
/** More than that is somebody's home, not a program's data. */
const maxFiles = 20_000;

const fileName = (path: string): string => Buffer.from(path, 'latin1').toString();

export class DiskHost extends NodeHost {
  readonly files: HostFile[] = [];
  /** A byte string, absolute. */
  readonly dir: string;
  /** What could not be done first; '': nothing. */
  error = '';

  /** Throws an Error whose message says what is wrong with the directory. */
  constructor(args: readonly string[], env: readonly string[], cwd: string, dir: string) {
    super(args, env);
    const top = resolve(cwd, dir);
    this.dir = toByteString(top);
    let isDir = false;
    try {
      isDir = statSync(top).isDirectory();
    } catch {
      throw new Error(`-disk: ${dir}: no such directory`);
    }
    if (!isDir) throw new Error(`-disk: ${dir}: not a directory`);
    this.addAll(top, dir);
  }

  private addAll(from: string, dir: string): void {
    for (const e of readdirSync(from, { withFileTypes: true })) {
      const path = join(from, e.name);
      if (e.isDirectory()) this.addAll(path, dir);
      else if (e.isFile() || (e.isSymbolicLink() && isFile(path))) {
        if (this.files.length === maxFiles) throw new Error(`-disk: ${dir}: more than ${maxFiles} files`);
        this.files.push({ path: toByteString(path), read: () => readFileSync(path) });
      }
    }
  }

  private inside(path: string): boolean {
    return path.startsWith(this.dir === '/' ? '/' : `${this.dir}/`);
  }

  override send(fd: number, message: Uint8Array): boolean {
    if (fd !== mirrorFd) return super.send(fd, message);
    const all = Buffer.from(message.buffer, message.byteOffset, message.length);
    const end = all.indexOf(10);
    const [verb, ...words] = all.subarray(0, end).toString('latin1').split(' ');
    const first = verb === 'write' || verb === 'truncate' ? Number(words.shift()) : 0;
    try {
      this.change(verb!, words.join(' '), first, all.subarray(end + 1));
    } catch (e) {
      if (this.error === '') this.error = (e as Error).message.replace(/^\w+: /, '');
    }
    return true;
  }

  private change(verb: string, path: string, n: number, data: Uint8Array): void {
    const [from, to] = path.split('\0') as [string, string | undefined];
    if (!this.inside(to ?? from)) {
      // What leaves the directory is gone from it.
      if (verb === 'rename' && this.inside(from)) rmSync(fileName(from), { recursive: true, force: true });
      return;
    }
    const name = fileName(from);
    switch (verb) {
      case 'file':
        closeSync(openSync(name, 'w'));
        return;
      case 'write': case 'truncate': {
        const fd = openSync(name, 'r+');
        if (verb === 'truncate') ftruncateSync(fd, n);
        for (let at = 0; at < data.length; ) at += writeSync(fd, data, at, data.length - at, n + at);
        closeSync(fd);
        return;
      }
      case 'mkdir':
        mkdirSync(name, { recursive: true });
        return;
      case 'remove':
        rmSync(name, { recursive: true, force: true });
        return;
      case 'symlink':
        symlinkSync(name, fileName(to!));
        return;
      case 'rename':
        if (this.inside(from)) renameSync(name, fileName(to!));
        else throw new Error(`${from} was moved here from outside, which -disk cannot follow`);
        return;
      default:
    }
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
