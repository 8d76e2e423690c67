/** The virtual disk of a test program: the files of its package's directory and everything in testdata, read when they are opened. */
import { join } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import type { HostFile } from '../../runtime/index.js';
import type { FileSystem } from '../files.js';

export function testDisk(fs: FileSystem, dir: string): HostFile[] {
  const out: HostFile[] = [];
  const add = (path: string): void => void out.push({ path: toByteString(path), read: () => Buffer.from(fs.read(path) ?? '', 'latin1') });
  const addAll = (from: string): void => {
    for (const name of fs.list(from) ?? []) {
      const path = join(from, name);
      if (fs.isDir(path)) addAll(path);
      else add(path);
    }
  };
  for (const name of fs.list(dir) ?? []) {
    const path = join(dir, name);
    if (!fs.isDir(path)) add(path);
    else if (name === 'testdata') addAll(path);
  }
  return out;
}
