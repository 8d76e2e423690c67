/**
 * Library images on disk: dist/lib64.gsi and dist/lib32.gsi, made by the image builder (scripts/build-image.mjs). A file is a directory of
 * containers: a count, then per package its import path and length, then the containers (objfile/package-image.ts).
 */
import { readFileSync } from 'node:fs';
import { InternalError } from '../base/assert.js';

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

function splitImage(data: Uint8Array): Map<string, Uint8Array> {
  const n = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  let head = '';
  for (let i = 0; i < n; i++) head += String.fromCharCode(data[4 + i]!);
  const out = new Map<string, Uint8Array>();
  let at = 4 + n;
  for (const [path, length] of JSON.parse(head) as [string, number][]) {
    out.set(path, data.subarray(at, at + length));
    at += length;
  }
  return out;
}

const opened = new Map<4 | 8, Map<string, Uint8Array>>();

/** File of the image for a word size, beside the bundle. */
export function imageFile(wordSize: 4 | 8): URL {
  return new URL(wordSize === 8 ? './lib64.gsi' : './lib32.gsi', import.meta.url);
}

/** Gives the container of a package by import path. */
export function openImage(wordSize: 4 | 8): (path: string) => Uint8Array | undefined {
  let packages = opened.get(wordSize);
  if (packages === undefined) {
    let data: Uint8Array;
    try {
      data = readFileSync(imageFile(wordSize));
    } catch {
      throw new InternalError(`the library image ${imageFile(wordSize).pathname} is missing: run npm run build`);
    }
    packages = splitImage(data);
    opened.set(wordSize, packages);
  }
  const known = packages;
  return (path) => known.get(path);
}
