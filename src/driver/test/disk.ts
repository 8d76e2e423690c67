/**
 * The virtual disk of a test program: the files of its package's directory, everything in testdata, and, as far as they are not too many, the other
 * files of the module. They are read when they are opened.
 */
import { join } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import type { HostFile } from '../../runtime/index.js';
import type { FileSystem } from '../files.js';

/** Of the module's other files, in the order of a walk. */
const maxOthers = 20_000;
/** Large, and of no interest to a program. */
const passedOver = new Set(['.git', 'node_modules']);

/** `top`: the module's directory, '' for none. */
export function testDisk(fs: FileSystem, dir: string, top = ''): HostFile[] {
  const out: HostFile[] = [];
  const seen = new Set<string>();
  const add = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    out.push({ path: toByteString(path), read: () => Buffer.from(fs.read(path) ?? '', 'latin1') });
  };
  const addAll = (from: string, max: number): void => {
    for (const name of fs.list(from) ?? []) {
      const path = join(from, name);
      if (out.length >= max) return;
      if (!fs.isDir(path)) add(path);
      else if (!passedOver.has(name)) addAll(path, max);
    }
  };
  for (const name of fs.list(dir) ?? []) {
    const path = join(dir, name);
    if (!fs.isDir(path)) add(path);
    else if (name === 'testdata') addAll(path, Number.POSITIVE_INFINITY);
  }
  if (top !== '') {
    const max = out.length + maxOthers;
    addAll(dir, max);
    addAll(top, max);
  }
  return out;
}
