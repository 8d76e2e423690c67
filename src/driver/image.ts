/**
 * Library images on disk: dist/lib64.gsi and dist/lib32.gsi, made by the image builder (scripts/build-image.mjs). A file is a directory of
 * containers: a count, then per package its import path and length, then the containers (objfile/package-image.ts).
 */
import { fstatSync, openSync, readSync } from 'node:fs';
import { InternalError } from '../base/assert.js';
import { baseName } from '../objfile/link-base.js';

/** Joins containers to an image file. */
export function joinImage(packages: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const head = JSON.stringify([...packages].map(([path, b]) => [path, b.length]));
  let size = 4 + head.length;
  for (const b of packages.values()) size += b.length;
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, head.length, true);
  for (let i = 0; i < head.length; i++) out[4 + i] = head.charCodeAt(i);
  let at = 4 + head.length;
  for (const b of packages.values()) {
    out.set(b, at);
    at += b.length;
  }
  return out;
}

interface ImageFile {
  /** Changes whenever the file does. */
  stamp: string;
  /** Import paths. */
  packages: readonly string[];
  get(path: string): Uint8Array | undefined;
}

/** Reads the directory now and packages when they are asked for: most programs need a few of them. */
export function openFile(file: URL): ImageFile {
  const fd = openSync(file, 'r');
  const read = (at: number, n: number): Uint8Array => {
    const out = new Uint8Array(n);
    for (let have = 0; have < n; ) {
      const got = readSync(fd, out, have, n - have, at + have);
      if (got === 0) throw new InternalError(`the library image ${file.pathname} is cut off: run npm run build`);
      have += got;
    }
    return out;
  };
  const n = new DataView(read(0, 4).buffer).getUint32(0, true);
  const where = new Map<string, { at: number; length: number }>();
  let at = 4 + n;
  for (const [path, length] of JSON.parse(Buffer.from(read(4, n)).toString('latin1')) as [string, number][]) {
    where.set(path, { at, length });
    at += length;
  }
  const known = new Map<string, Uint8Array>();
  const { size, mtimeMs } = fstatSync(fd);
  return {
    stamp: `${size} ${mtimeMs}`,
    packages: [...where.keys()].filter((path) => path !== baseName),
    get(path) {
      const w = where.get(path);
      if (w === undefined) return undefined;
      let bytes = known.get(path);
      if (bytes === undefined) {
        bytes = read(w.at, w.length);
        known.set(path, bytes);
      }
      return bytes;
    },
  };
}

const opened = new Map<4 | 8, ImageFile>();

/** File of the image for a word size, beside the bundle. */
export function imageFile(wordSize: 4 | 8): URL {
  return new URL(wordSize === 8 ? './lib64.gsi' : './lib32.gsi', import.meta.url);
}

function image(wordSize: 4 | 8): ImageFile {
  let file = opened.get(wordSize);
  if (file === undefined) {
    try {
      file = openFile(imageFile(wordSize));
    } catch (e) {
      if (e instanceof InternalError) throw e;
      throw new InternalError(`the library image ${imageFile(wordSize).pathname} is missing: run npm run build`);
    }
    opened.set(wordSize, file);
  }
  return file;
}

/** Gives the container of a package by import path. */
export function openImage(wordSize: 4 | 8): (path: string) => Uint8Array | undefined {
  const file = image(wordSize);
  return (path) => file.get(path);
}

/** Import paths of the image's packages. */
export function imagePackages(wordSize: 4 | 8): readonly string[] {
  return image(wordSize).packages;
}

/** Names the image's present contents. */
export function imageStamp(wordSize: 4 | 8): string {
  return image(wordSize).stamp;
}
