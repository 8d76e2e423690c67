/**
 * From Go types to machine values: the scalar parts of a type, and where the parameters and results of a signature go. The rules
 * are those of abi/frame.ts; compiler, linker, reflection and natives all ask here.
 *
 * INVARIANT: everything follows from the type alone, so that a caller that only knows a function's type agrees with it.
 */
import type { Sig, ValType } from '../../bytecode/program.js';
import { alignof, offsetsof, sizeof } from '../../types/sizes.js';
import type { BasicKind, Signature, Type } from '../../types/types.js';
import { under } from '../../types/under.js';
import { maxScalarArgs, maxScalarParts } from '../../abi/frame.js';

export type WordSize = 4 | 8;

/** One scalar of a value: its machine type, its byte offset in memory, and the suffixes of the load and store instructions. */
export interface Part {
  t: ValType;
  off: number;
  /** `i8s`, `i32`, `p`, ... */
  ld: string;
  st: string;
  size: number;
}

export interface TypeInfo {
  size: number;
  align: number;
  /** null: the value lives in memory. */
  parts: readonly Part[] | null;
  hasPointers: boolean;
  /** Underlying type. */
  u: Type;
  /** Field offsets of a struct. */
  offsets: readonly number[];
}

const infos: Record<WordSize, WeakMap<Type, TypeInfo>> = { 4: new WeakMap(), 8: new WeakMap() };
const none: readonly number[] = [];

/** Size, parts and pointers of a type; cached. */
export function typeInfo(t: Type, ws: WordSize): TypeInfo {
  const known = infos[ws].get(t);
  if (known !== undefined) return known;
  const u = under(t);
  if (u.kind === 'Tuple') {
    const info: TypeInfo = { size: 0, align: 1, parts: null, hasPointers: false, u, offsets: none };
    infos[ws].set(t, info);
    return info;
  }
  const info: TypeInfo = {
    size: sizeof(ws, t),
    align: alignof(ws, t),
    parts: null,
    hasPointers: false,
    u,
    offsets: u.kind === 'Struct' ? offsetsof(ws, u.fields) : none,
  };
  infos[ws].set(t, info);
  info.hasPointers = computeHasPointers(u, ws);
  info.parts = computeParts(u, ws, info);
  return info;
}

/** Types marked by internal/runtime/sys.NotInHeap, of Go's own runtime: pointers to them are none to the collector. */
function notInHeap(t: Type): boolean {
  if (t.kind === 'Named' && t.obj.name === 'nih' && t.obj.pkg?.path === 'internal/runtime/sys') return true;
  if (t.kind === 'Named' && t.underlying === null) return false;
  const u = t.kind === 'Named' ? t.underlying! : t;
  return u.kind === 'Struct' && u.fields.length > 0 && u.fields.some((f) => f.name === '_' || f.embedded ? notInHeap(f.type!) : false);
}

export function basicHasPointers(basic: BasicKind): boolean {
  return basic === 'string' || basic === 'unsafe.Pointer' || basic === 'untyped string' || basic === 'untyped nil';
}

function computeHasPointers(u: Type, ws: WordSize): boolean {
  switch (u.kind) {
    case 'Basic':
      return basicHasPointers(u.basic);
    case 'Array':
      return u.len > 0 && typeInfo(u.elem, ws).hasPointers;
    case 'Struct':
      return u.fields.some((f) => typeInfo(f.type!, ws).hasPointers);
    case 'Pointer':
      return !notInHeap(u.elem);
    default:
      return true;
  }
}

const one = (t: ValType, ld: string, st: string, size: number): Part[] => [{ t, off: 0, ld, st, size }];
const basicParts: ReadonlyMap<string, readonly Part[]> = new Map([
  ['bool', one('i', 'i8u', 'i8', 1)],
  ['int8', one('i', 'i8s', 'i8', 1)],
  ['uint8', one('i', 'i8u', 'i8', 1)],
  ['int16', one('i', 'i16s', 'i16', 2)],
  ['uint16', one('i', 'i16u', 'i16', 2)],
  ['int32', one('i', 'i32', 'i32', 4)],
  ['uint32', one('i', 'i32', 'i32', 4)],
  ['int64', one('l', 'i64', 'i64', 8)],
  ['uint64', one('l', 'i64', 'i64', 8)],
  ['float32', one('f', 'f32', 'f32', 4)],
  ['float64', one('d', 'f64', 'f64', 8)],
  ['complex64', [...one('f', 'f32', 'f32', 4), { t: 'f' as ValType, off: 4, ld: 'f32', st: 'f32', size: 4 }]],
  ['complex128', [...one('d', 'f64', 'f64', 8), { t: 'd' as ValType, off: 8, ld: 'f64', st: 'f64', size: 8 }]],
  ['untyped bool', one('i', 'i8u', 'i8', 1)],
  ['untyped rune', one('i', 'i32', 'i32', 4)],
  ['untyped float', one('d', 'f64', 'f64', 8)],
]);

const wordPart = (ws: WordSize, off: number): Part =>
  ws === 8 ? { t: 'l', off, ld: 'i64', st: 'i64', size: 8 } : { t: 'i', off, ld: 'i32', st: 'i32', size: 4 };
const ptrPart = (ws: WordSize, off: number): Part => ({ t: 'p', off, ld: 'p', st: 'p', size: ws });

const shapes = (ws: WordSize) => ({
  ptr: [ptrPart(ws, 0)],
  word: [wordPart(ws, 0)],
  str: [ptrPart(ws, 0), wordPart(ws, ws)],
  iface: [ptrPart(ws, 0), ptrPart(ws, ws)],
  slice: [ptrPart(ws, 0), wordPart(ws, ws), wordPart(ws, 2 * ws)],
});
const shapesOf = { 4: shapes(4), 8: shapes(8) };

function computeParts(u: Type, ws: WordSize, info: TypeInfo): readonly Part[] | null {
  const s = shapesOf[ws];
  switch (u.kind) {
    case 'Basic':
      switch (u.basic) {
        case 'string':
        case 'untyped string':
          return s.str;
        case 'int':
        case 'uint':
        case 'uintptr':
        case 'untyped int':
          return s.word;
        case 'unsafe.Pointer':
        case 'untyped nil':
          return s.ptr;
        default:
          return basicParts.get(u.basic) ?? null;
      }
    case 'Interface':
      return s.iface;
    case 'Slice':
      return s.slice;
    case 'Array':
      if (u.len === 0) return [];
      return u.len === 1 ? typeInfo(u.elem, ws).parts : null;
    case 'Struct': {
      const out: Part[] = [];
      for (let i = 0; i < u.fields.length; i++) {
        const fp = typeInfo(u.fields[i]!.type!, ws).parts;
        if (fp === null || out.length + fp.length > maxScalarParts) return null;
        const off = info.offsets[i]!;
        for (const p of fp) out.push(off === 0 ? p : { ...p, off: p.off + off });
      }
      return out;
    }
    default:
      return s.ptr;
  }
}

/** Scalar parts of a type, null if its values live in memory. */
export function partsOf(t: Type, ws: WordSize): readonly Part[] | null {
  return typeInfo(t, ws).parts;
}

/** Index of a field's first part among the parts of a split struct. */
export function fieldPartIndex(t: Type, field: number, ws: WordSize): number {
  const u = under(t);
  if (u.kind !== 'Struct') return 0;
  let n = 0;
  for (let i = 0; i < field; i++) n += typeInfo(u.fields[i]!.type!, ws).parts!.length;
  return n;
}

/** Calls f with the byte offset of every pointer word of a value of type t at `base`, ascending. gc scans both words of an interface. */
export function forPointers(t: Type, ws: WordSize, base: number, f: (off: number) => void): void {
  const info = typeInfo(t, ws);
  if (!info.hasPointers) return;
  const u = info.u;
  switch (u.kind) {
    case 'Interface':
      f(base);
      f(base + ws);
      break;
    case 'Array': {
      const size = typeInfo(u.elem, ws).size;
      for (let i = 0; i < u.len; i++) forPointers(u.elem, ws, base + i * size, f);
      break;
    }
    case 'Struct':
      for (let i = 0; i < u.fields.length; i++) forPointers(u.fields[i]!.type!, ws, base + info.offsets[i]!, f);
      break;
    default:
      f(base);
  }
}

/** Bytes of the prefix of a value that may hold pointers (types.PtrDataSize). */
export function ptrDataSize(t: Type, ws: WordSize): number {
  const info = typeInfo(t, ws);
  if (!info.hasPointers) return 0;
  const u = info.u;
  switch (u.kind) {
    case 'Interface':
      return 2 * ws;
    case 'Array':
      return (u.len - 1) * typeInfo(u.elem, ws).size + ptrDataSize(u.elem, ws);
    case 'Struct': {
      const i = u.fields.findLastIndex((f) => typeInfo(f.type!, ws).hasPointers);
      return info.offsets[i]! + ptrDataSize(u.fields[i]!.type!, ws);
    }
    default:
      return ws;
  }
}

/** Byte offsets of all pointer words, ascending. Only for types of moderate size (frames, static data, descriptors' bitmaps). */
export function pointerWords(t: Type, ws: WordSize): number[] {
  const out: number[] = [];
  forPointers(t, ws, 0, (off) => out.push(off));
  return out;
}

// ---------------------------------------------------------------- signatures

/** Where one parameter or result is: `slot` its first scalar (count: its parts), or `mem` its offset in the memory area (slot is -1). */
export interface ArgLoc {
  type: Type;
  parts: readonly Part[] | null;
  slot: number;
  mem: number;
}

export interface AbiSig {
  sig: Sig;
  params: ArgLoc[];
  results: ArgLoc[];
}

/** Layout of parameters (receiver first) and results given as lists of types. */
export function abiOf(params: readonly Type[], results: readonly Type[], ws: WordSize): AbiSig {
  let mem = 0;
  const place = (types: readonly Type[]): { locs: ArgLoc[]; letters: string } => {
    let letters = '';
    const locs = types.map((type): ArgLoc => {
      const info = typeInfo(type, ws);
      const parts = info.parts;
      if (parts !== null && letters.length + parts.length <= maxScalarArgs) {
        const slot = letters.length;
        for (const p of parts) letters += p.t;
        return { type, parts, slot, mem: -1 };
      }
      const at = mem;
      mem = Math.ceil((mem + info.size) / 8) * 8;
      return { type, parts, slot: -1, mem: at };
    });
    return { locs, letters };
  };
  const p = place(params);
  const r = place(results);
  return { sig: { params: p.letters, results: r.letters, mem }, params: p.locs, results: r.locs };
}

const pointerType: Type = { kind: 'Basic', basic: 'unsafe.Pointer', name: 'unsafe.Pointer' };

/** `recv`: 'type' counts the declared receiver as first parameter, 'word' a pointer-shaped one (interface methods), 'none' no receiver. */
export function abiOfSignature(s: Signature, ws: WordSize, recv: 'type' | 'word' | 'none' = 'type'): AbiSig {
  const params = s.params.vars.map((v) => v.type!);
  if (recv === 'word') params.unshift(pointerType);
  else if (recv === 'type' && s.recv !== null) params.unshift(s.recv.type!);
  return abiOf(
    params,
    s.results.vars.map((v) => v.type!),
    ws,
  );
}

/** Machine signature of a Go signature (its receiver, if any, is the first parameter). */
export function sigOf(s: Signature, ws: WordSize): Sig {
  return abiOfSignature(s, ws).sig;
}
