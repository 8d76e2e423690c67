/**
 * Sizes, alignments and offsets as gc lays types out, for 8-byte (amd64) and 4-byte (386) words (types2's
 * gcsizes.go, cmd/compile/internal/types/size.go).
 *
 * A struct that ends in a field of size zero gets a byte of padding, so that the address of that field does not
 * point behind the object. On 386 everything aligns to 4 at most. Sizes are numbers; -1 means too large (gc
 * computes in int64; a number is exact up to 2^53, which is beyond both address spaces, so the limit is there).
 *
 * Results for structs and arrays are cached per word size: without, 40 structs that each hold two of the one
 * before take exponential time.
 */
import { InternalError } from '../base/assert.js';
import { asNamed } from './alias.js';
import { type Qualifier, typeString } from './type-string.js';
import type { StructT, Type, Var } from './types.js';
import { under } from './under.js';

export type WordSize = 4 | 8;

const basicSizes: ReadonlyMap<string, number> = new Map([
  ['bool', 1],
  ['int8', 1],
  ['int16', 2],
  ['int32', 4],
  ['int64', 8],
  ['uint8', 1],
  ['uint16', 2],
  ['uint32', 4],
  ['uint64', 8],
  ['float32', 4],
  ['float64', 8],
  ['complex64', 8],
  ['complex128', 16],
]);

interface Layout {
  size: number;
  align: number;
  offsets: number[];
}

const caches: Record<WordSize, WeakMap<Type, Layout>> = { 4: new WeakMap(), 8: new WeakMap() };

/** The empty struct type that marks structs of sync/atomic which must align to 8 on 386 too. */
export function isSyncAtomicAlign64(t: Type): boolean {
  const n = asNamed(t);
  if (n === null) return false;
  const obj = n.orig.obj;
  return obj.name === 'align64' && (obj.pkg?.path === 'sync/atomic' || obj.pkg?.path === 'internal/runtime/atomic');
}

const tooLarge = 2 ** 53;

function align(x: number, a: number): number {
  if (x < 0) return -1;
  const r = x % a;
  const y = r === 0 ? x : x + (a - r);
  return y >= tooLarge ? -1 : y;
}

/** Layouts of a word, of two and of three: most types have one of these. */
const words: Record<WordSize, readonly Layout[]> = { 4: wordLayouts(4), 8: wordLayouts(8) };

function wordLayouts(ws: WordSize): Layout[] {
  return [1, 2, 3].map((n) => ({ size: n * ws, align: ws, offsets: [] }));
}

function layout(ws: WordSize, t: Type): Layout {
  const u = under(t);
  switch (u.kind) {
    case 'Pointer': case 'Map': case 'Chan': case 'Signature':
      return words[ws][0]!;
    case 'Interface':
      return words[ws][1]!;
    case 'Slice':
      return words[ws][2]!;
    default:
      return cached(ws, t, u);
  }
}

function cached(ws: WordSize, t: Type, u: Type): Layout {
  const cache = caches[ws];
  // Marked structs differ from others with the same underlying type.
  const special = isSyncAtomicAlign64(t);
  if (!special) {
    const known = cache.get(u);
    if (known !== undefined) return known;
  }
  const l = layout1(ws, u);
  if (special && u.kind === 'Struct' && u.fields.length === 0) return { ...l, align: 8 };
  cache.set(u, l);
  return l;
}

const noOffsets: number[] = [];

function layout1(ws: WordSize, u: Type): Layout {
  switch (u.kind) {
    case 'Basic': {
      if (u.basic === 'string') return { size: 2 * ws, align: ws, offsets: noOffsets };
      const size = basicSizes.get(u.basic) ?? ws;
      const part = u.basic === 'complex64' || u.basic === 'complex128' ? size / 2 : size;
      return { size, align: Math.min(part, ws), offsets: noOffsets };
    }
    case 'Array': {
      const e = layout(ws, u.elem);
      const n = Math.max(u.len, 0);
      let size = 0;
      if (n > 0 && e.size !== 0) size = e.size < 0 || e.size * n >= tooLarge ? -1 : e.size * n;
      return { size, align: e.align, offsets: noOffsets };
    }
    case 'Struct':
      return structLayout(ws, u);
    case 'Slice':
      return { size: 3 * ws, align: ws, offsets: noOffsets };
    case 'Interface':
      return { size: 2 * ws, align: ws, offsets: noOffsets };
    case 'Union':
    case 'Tuple':
      throw new InternalError(`size of ${u.kind}`);
    default:
      return { size: ws, align: ws, offsets: noOffsets };
  }
}

function structLayout(ws: WordSize, u: StructT): Layout {
  const offsets: number[] = [];
  let offs = 0;
  let max = 1;
  let last = 0;
  for (const f of u.fields) {
    const l = layout(ws, f.type!);
    if (l.align > max) max = l.align;
    offs = align(offs, l.align);
    offsets.push(offs);
    last = l.size;
    offs = offs < 0 || l.size < 0 || offs + l.size >= tooLarge ? -1 : offs + l.size;
  }
  if (offs > 0 && last === 0) offs++;
  return { size: align(offs, max), align: max, offsets };
}

/** Size in bytes, or -1 if it exceeds what can be counted. */
export function sizeof(ws: WordSize, t: Type): number {
  return layout(ws, t).size;
}

export function alignof(ws: WordSize, t: Type): number {
  return layout(ws, t).align;
}

/** Offsets of the fields of a struct type; -1 where too large. */
export function offsetsof(ws: WordSize, fields: readonly Var[]): number[] {
  return structLayout(ws, { kind: 'Struct', fields: fields as Var[], tags: [] }).offsets;
}

/** Offset of the field that the path of field indices leads to (without following pointers), or -1. */
export function offsetof(ws: WordSize, t: Type, index: readonly number[]): number {
  let offs = 0;
  for (const i of index) {
    const s = under(t);
    if (s.kind !== 'Struct') throw new InternalError('offsetof: not a struct');
    const d = layout(ws, s).offsets[i]!;
    if (d < 0) return -1;
    offs += d;
    if (offs >= tooLarge) return -1;
    t = s.fields[i]!.type!;
  }
  return offs;
}

/** Largest size that gc accepts for a type (types.MaxWidth). */
export function maxWidth(ws: WordSize): number {
  return ws === 8 ? 2 ** 50 : 2 ** 31 - 1;
}

/**
 * What gc says of a type that no program can have (types.CalcSize), or null. gc stops at the first; its position is
 * that of the declaration that mentions the type. Underlying types in `seen` are not judged again.
 */
export function sizeProblem(ws: WordSize, t: Type, qf: Qualifier, seen = new Set<Type>()): string | null {
  const walk = (x: Type): string | null => {
    const u = under(x);
    if (seen.has(u)) return null;
    seen.add(u);
    switch (u.kind) {
      case 'Array': {
        const inner = walk(u.elem);
        if (inner !== null) return inner;
        const size = sizeof(ws, u.elem);
        const limit = ws === 8 ? 2 ** 50 : 2 ** 32;
        if (size > 0 && u.len > Math.floor((limit - 1) / size)) return `type ${typeString(u, qf)} larger than address space`;
        return ws === 4 && size * u.len > 2 ** 31 - 1 ? `type ${typeString(u, qf)} too large` : null;
      }
      case 'Struct': {
        for (const f of u.fields) {
          const inner = walk(f.type!);
          if (inner !== null) return inner;
        }
        const size = sizeof(ws, u);
        return size < 0 || size >= (ws === 8 ? 2 ** 50 : 2 ** 31 - 1) ? `type ${typeString(x, qf)} too large` : null;
      }
      case 'Chan': {
        const inner = walk(u.elem);
        if (inner !== null) return inner;
        const size = sizeof(ws, u.elem);
        return size < 0 || size >= 1 << 16 ? 'channel element type too large (>64kB)' : null;
      }
      case 'Pointer':
      case 'Slice':
        return walk(u.elem);
      case 'Map':
        return walk(u.key) ?? walk(u.elem);
      default:
        return null;
    }
  };
  return walk(t);
}
