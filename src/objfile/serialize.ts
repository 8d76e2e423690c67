/**
 * Structural serialisation of plain data graphs into chunks: the format of package images and of the build cache.
 *
 * A container holds named chunks, a string table and a table of object shapes (key lists) shared by all chunks. A chunk is one
 * graph: values are tagged, objects and arrays that occur more than once in the chunk are written once and then
 * referred to by number. Objects that belong elsewhere (another chunk, another package, the universe) are written as
 * *external references*: whatever `external(obj)` returned, itself serialised as data; on reading `resolve(ref)` gives the object back.
 * Chunks are decoded one at a time, on demand, so that starting a program touches only what it needs.
 *
 * INVARIANTS
 *   - Plain data only: objects without prototype methods, arrays, Map, Set, strings (byte strings), numbers, bigint,
 *     booleans, null, Uint8Array, Int32Array, Uint32Array. `undefined` properties are dropped. Functions and class instances are an InternalError.
 *   - Keys in `skipKeys` are never written (phase-private state such as `opt`).
 *   - A decoded object is registered before its fields are read, so cycles work.
 *   - Opening a container touches nothing but its first words: strings, shapes and the index are looked up in place.
 *
 * Layout (u32 little-endian words, then bytes)
 *     strings, chunks, slots, bytes of shapes, bytes of strings
 *     ends of the strings; index slots (open hashing of names: chunk number + 1); per chunk: string number of the name, offset in the body
 *     shapes; string bytes; body
 *   - resolve() may decode other chunks, re-entrantly; it may return an object whose own decoding is still under way.
 */
import { InternalError } from '../base/assert.js';
import { word } from './words.js';

const enum Tag {
  Null = 0,
  False = 1,
  True = 2,
  Int = 3,
  NegInt = 4,
  Float = 5,
  BigPos = 6,
  BigNeg = 7,
  Str = 8,
  Arr = 9,
  Obj = 10,
  MapT = 11,
  SetT = 12,
  Bytes = 13,
  I32s = 14,
  Back = 15,
  Ext = 16,
  Undef = 17,
  U32s = 18,
  /** Tags from here on are small non-negative ints: tag - SmallInt. */
  SmallInt = 32,
}

export type Plain = unknown;

/** Growable byte buffer with LEB128. */
class Bytes {
  buf = new Uint8Array(1 << 16);
  len = 0;

  private need(n: number): void {
    if (this.len + n <= this.buf.length) return;
    const next = new Uint8Array(Math.max(this.buf.length * 2, this.len + n));
    next.set(this.buf.subarray(0, this.len));
    this.buf = next;
  }

  u8(v: number): void {
    this.need(1);
    this.buf[this.len++] = v;
  }

  uleb(v: number): void {
    this.need(10);
    while (v >= 128) {
      this.buf[this.len++] = (v % 128) | 128;
      v = Math.floor(v / 128);
    }
    this.buf[this.len++] = v;
  }

  f64(v: number): void {
    this.need(8);
    new DataView(this.buf.buffer).setFloat64(this.len, v, true);
    this.len += 8;
  }

  u32s(words: Uint32Array): void {
    this.bytes(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  }

  bytes(b: Uint8Array): void {
    this.need(b.length);
    this.buf.set(b, this.len);
    this.len += b.length;
  }

  /** A byte string. */
  str(s: string): void {
    this.uleb(s.length);
    this.raw(s);
  }

  raw(s: string): void {
    this.need(s.length);
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c > 255) throw new InternalError(`not a byte string: ${JSON.stringify(s.slice(0, 60))}`);
      this.buf[this.len++] = c;
    }
  }

  view(): Uint8Array {
    return this.buf.subarray(0, this.len);
  }

  take(): Uint8Array {
    return this.buf.slice(0, this.len);
  }
}

export interface EncodeOptions {
  /** A reference to write instead of the object, or null to write the object. `root` is the chunk's own root object, which is always written. */
  external(obj: object): Plain | null;
  skipKeys: ReadonlySet<string>;
}

/** Writes a container: chunks in the order of add(). */
export class ContainerWriter {
  private readonly strings = new Map<string, number>();
  private readonly shapes = new Map<string, number>();
  private readonly shapeKeys: string[][] = [];
  private readonly index: { name: string; off: number }[] = [];
  private readonly body = new Bytes();

  constructor(private readonly opts: EncodeOptions) {}

  /** `tail` is a second graph behind the chunk's own, decoded only when it is asked for (readWithTail). */
  add(name: string, root: Plain, tail?: Plain): void {
    this.index.push({ name, off: this.body.len });
    this.value(root, new Map(), true);
    if (tail !== undefined) this.value(tail, new Map(), true);
  }

  finish(): Uint8Array {
    const names = this.index.map(({ name }) => this.string(name));
    const shapes = new Bytes();
    shapes.uleb(this.shapeKeys.length);
    for (const keys of this.shapeKeys) {
      shapes.uleb(keys.length);
      for (const k of keys) shapes.str(k);
    }
    const text = new Bytes();
    const ends = new Uint32Array(this.strings.size);
    let k = 0;
    for (const s of this.strings.keys()) {
      text.raw(s);
      ends[k++] = text.len;
    }
    let slots = 8;
    while (slots < this.index.length * 2) slots *= 2;
    const table = new Uint32Array(slots);
    const chunks = new Uint32Array(this.index.length * 2);
    this.index.forEach(({ name, off }, i) => {
      let h = hashName(name) & (slots - 1);
      while (table[h] !== 0) h = (h + 1) & (slots - 1);
      table[h] = i + 1;
      chunks[2 * i] = names[i]!;
      chunks[2 * i + 1] = off;
    });
    const out = new Bytes();
    out.u32s(Uint32Array.of(this.strings.size, this.index.length, slots, shapes.len, text.len));
    for (const part of [ends, table, chunks]) out.u32s(part);
    for (const part of [shapes, text, this.body]) out.bytes(part.view());
    return out.take();
  }

  private value(v: Plain, seen: Map<object, number>, isRoot = false): void {
    const b = this.body;
    switch (typeof v) {
      case 'undefined':
        b.u8(Tag.Undef);
        return;
      case 'boolean':
        b.u8(v ? Tag.True : Tag.False);
        return;
      case 'number':
        this.number(v);
        return;
      case 'bigint': {
        b.u8(v < 0n ? Tag.BigNeg : Tag.BigPos);
        b.str((v < 0n ? -v : v).toString(16));
        return;
      }
      case 'string': {
        b.u8(Tag.Str);
        b.uleb(this.string(v));
        return;
      }
      case 'object':
        break;
      default:
        throw new InternalError(`cannot serialise a ${typeof v}`);
    }
    if (v === null) {
      b.u8(Tag.Null);
      return;
    }
    const obj = v as object;
    const back = seen.get(obj);
    if (back !== undefined) {
      b.u8(Tag.Back);
      b.uleb(back);
      return;
    }
    if (!isRoot) {
      const ext = this.opts.external(obj);
      if (ext !== null) {
        // Registered only behind its reference: the reader numbers it when it is resolved.
        b.u8(Tag.Ext);
        this.value(ext, seen);
        seen.set(obj, seen.size);
        return;
      }
    }
    seen.set(obj, seen.size);
    this.object(obj, seen);
  }

  private object(obj: object, seen: Map<object, number>): void {
    const b = this.body;
    if (Array.isArray(obj)) {
      b.u8(Tag.Arr);
      b.uleb(obj.length);
      for (let i = 0; i < obj.length; i++) this.value(obj[i], seen);
    } else if (obj instanceof Map) {
      b.u8(Tag.MapT);
      b.uleb(obj.size);
      for (const [k, val] of obj) {
        this.value(k, seen);
        this.value(val, seen);
      }
    } else if (obj instanceof Set) {
      b.u8(Tag.SetT);
      b.uleb(obj.size);
      for (const val of obj) this.value(val, seen);
    } else if (obj instanceof Uint8Array) {
      b.u8(Tag.Bytes);
      b.uleb(obj.length);
      b.bytes(obj);
    } else if (obj instanceof Int32Array || obj instanceof Uint32Array) {
      b.u8(obj instanceof Int32Array ? Tag.I32s : Tag.U32s);
      b.uleb(obj.length);
      b.bytes(new Uint8Array(obj.buffer, obj.byteOffset, obj.byteLength));
    } else {
      const proto: unknown = Object.getPrototypeOf(obj);
      if (proto !== Object.prototype && proto !== null) {
        throw new InternalError(`cannot serialise an instance of ${obj.constructor.name}`);
      }
      const rec = obj as Record<string, unknown>;
      const keys: string[] = [];
      for (const k of Object.keys(rec)) {
        if (rec[k] !== undefined && !this.opts.skipKeys.has(k)) keys.push(k);
      }
      b.u8(Tag.Obj);
      b.uleb(this.shape(keys));
      for (const k of keys) this.value(rec[k], seen);
    }
  }

  private number(v: number): void {
    const b = this.body;
    if (Number.isSafeInteger(v) && !Object.is(v, -0)) {
      if (v >= 0 && v < 256 - Tag.SmallInt) b.u8(Tag.SmallInt + v);
      else if (v >= 0) {
        b.u8(Tag.Int);
        b.uleb(v);
      } else {
        b.u8(Tag.NegInt);
        b.uleb(-v);
      }
    } else {
      b.u8(Tag.Float);
      b.f64(v);
    }
  }

  private string(s: string): number {
    let i = this.strings.get(s);
    if (i === undefined) {
      i = this.strings.size;
      this.strings.set(s, i);
    }
    return i;
  }

  private shape(keys: string[]): number {
    const id = keys.join('\n');
    let i = this.shapes.get(id);
    if (i === undefined) {
      i = this.shapeKeys.length;
      this.shapes.set(id, i);
      this.shapeKeys.push(keys);
    }
    return i;
  }
}

/** FNV-1a over the char codes. */
export function hashName(name: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) & 0x7fffffff;
}

/** Reads a container. Chunks are decoded on demand and not cached here. */
export class ContainerReader {
  private readonly data: Buffer;
  private readonly words: Uint32Array;
  private readonly strings: (string | undefined)[] = [];
  private shapes: string[][] | null = null;
  private readonly nStrings: number;
  private readonly nChunks: number;
  private readonly slots: number;
  /** Indices in words. */
  private readonly table: number;
  private readonly index: number;
  /** Byte offsets. */
  private readonly shapesAt: number;
  private readonly textAt: number;
  private readonly base: number;

  constructor(
    data: Uint8Array,
    private readonly resolve: (ref: Plain) => object,
    /** Makes the object of a graph's node from its first field, `op`, so that it has the fields of the node's layout. */
    private readonly blank: (op: string) => object = (op) => ({ op }),
  ) {
    const bytes = data.byteOffset % 4 === 0 ? data : Uint8Array.from(data);
    this.data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.words = new Uint32Array(this.data.buffer, this.data.byteOffset, this.data.byteLength >>> 2);
    const w = this.words;
    this.nStrings = w[0]!;
    this.nChunks = w[1]!;
    this.slots = w[2]!;
    this.table = 5 + this.nStrings;
    this.index = this.table + this.slots;
    this.shapesAt = (this.index + 2 * this.nChunks) * 4;
    this.textAt = this.shapesAt + w[3]!;
    this.base = this.textAt + w[4]!;
  }

  has(name: string): boolean {
    return this.find(name, hashName(name)) >= 0;
  }

  /** Number of a chunk, or -1; `hash` is hashName(name). */
  find(name: string, hash: number): number {
    const { words } = this;
    for (let h = hash & (this.slots - 1); ; h = (h + 1) & (this.slots - 1)) {
      const n = words[this.table + h]!;
      if (n === 0) return -1;
      if (this.isString(words[this.index + 2 * (n - 1)]!, name)) return n - 1;
    }
  }

  private isString(i: number, s: string): boolean {
    const start = i === 0 ? 0 : this.words[4 + i]!;
    if (this.words[5 + i]! - start !== s.length) return false;
    const at = this.textAt + start;
    for (let k = s.length - 1; k >= 0; k--) if (this.data[at + k] !== s.charCodeAt(k)) return false;
    return true;
  }

  private string(i: number): string {
    const known = this.strings[i];
    if (known !== undefined) return known;
    const start = i === 0 ? 0 : this.words[4 + i]!;
    const s = word(text(this.data, this.textAt + start, this.textAt + this.words[5 + i]!));
    this.strings[i] = s;
    return s;
  }

  private shapeTable(): string[][] {
    const r = new Cursor(this.data, this.shapesAt);
    const out: string[][] = [];
    for (let n = r.uleb(); n > 0; n--) {
      const keys: string[] = [];
      for (let k = r.uleb(); k > 0; k--) keys.push(r.str());
      out.push(keys);
    }
    this.shapes = out;
    return out;
  }

  /** Name of the chunk with this number. */
  name(i: number): string {
    return this.string(this.words[this.index + 2 * i]!);
  }

  /** Names of all chunks. */
  names(): string[] {
    return Array.from({ length: this.nChunks }, (_, i) => this.name(i));
  }

  private cursor(name: string): Cursor {
    const i = this.find(name, hashName(name));
    if (i < 0) throw new InternalError(`no chunk ${name}`);
    return new Cursor(this.data, this.base + this.words[this.index + 2 * i + 1]!);
  }

  /** Decodes a chunk; `adopt` is called with the root object before its fields are read (identity for cycles). */
  read(name: string, adopt?: (root: object) => void): Plain {
    return this.value(this.cursor(name), [], adopt);
  }

  /** Decodes the chunk with this number, and gives its tail to whoever wants it. */
  readWithTail(i: number): { root: Plain; tail(): Plain } {
    const r = new Cursor(this.data, this.base + this.words[this.index + 2 * i + 1]!);
    const root = this.value(r, []);
    const at = r.pos;
    return { root, tail: () => this.value(new Cursor(this.data, at), []) };
  }

  private value(r: Cursor, seen: unknown[], adopt?: (root: object) => void): Plain {
    const tag = r.data[r.pos++]!;
    if (tag >= Tag.SmallInt) return tag - Tag.SmallInt;
    switch (tag) {
      case Tag.Null:
        return null;
      case Tag.Undef:
        return undefined;
      case Tag.False:
        return false;
      case Tag.True:
        return true;
      case Tag.Int:
        return r.uleb();
      case Tag.NegInt:
        return -r.uleb();
      case Tag.Float: {
        const v = new DataView(r.data.buffer, r.data.byteOffset).getFloat64(r.pos, true);
        r.pos += 8;
        return v;
      }
      case Tag.BigPos:
        return BigInt(`0x${r.str()}`);
      case Tag.BigNeg:
        return -BigInt(`0x${r.str()}`);
      case Tag.Str:
        return this.string(r.uleb());
      case Tag.Back:
        return seen[r.uleb()];
      case Tag.Ext: {
        const ref = this.value(r, seen);
        const obj = this.resolve(ref);
        seen.push(obj);
        return obj;
      }
      case Tag.Arr: {
        const n = r.uleb();
        const arr: unknown[] = [];
        seen.push(arr);
        adopt?.(arr);
        for (let i = 0; i < n; i++) arr.push(this.value(r, seen));
        return arr;
      }
      case Tag.MapT: {
        const n = r.uleb();
        const m = new Map<unknown, unknown>();
        seen.push(m);
        for (let i = 0; i < n; i++) {
          const k = this.value(r, seen);
          m.set(k, this.value(r, seen));
        }
        return m;
      }
      case Tag.SetT: {
        const n = r.uleb();
        const s = new Set<unknown>();
        seen.push(s);
        for (let i = 0; i < n; i++) s.add(this.value(r, seen));
        return s;
      }
      case Tag.Bytes: {
        const n = r.uleb();
        const out = new Uint8Array(r.data.subarray(r.pos, r.pos + n));
        seen.push(out);
        r.pos += n;
        return out;
      }
      case Tag.I32s:
      case Tag.U32s: {
        const n = r.uleb();
        const raw = new Uint8Array(r.data.subarray(r.pos, r.pos + n * 4));
        r.pos += n * 4;
        const out = tag === Tag.I32s ? new Int32Array(raw.buffer, 0, n) : new Uint32Array(raw.buffer, 0, n);
        seen.push(out);
        return out;
      }
      case Tag.Obj: {
        const keys = (this.shapes ?? this.shapeTable())[r.uleb()]!;
        let i = 0;
        let obj: Record<string, unknown> = {};
        if (keys[0] === 'op' && r.data[r.pos] === Tag.Str) {
          r.pos++;
          obj = this.blank(this.string(r.uleb())) as Record<string, unknown>;
          i = 1;
        }
        seen.push(obj);
        adopt?.(obj);
        for (; i < keys.length; i++) obj[keys[i]!] = this.value(r, seen);
        return obj;
      }
      default:
        throw new InternalError(`bad tag ${tag} in package image`);
    }
  }
}

class Cursor {
  constructor(
    readonly data: Buffer,
    public pos: number,
  ) {}

  uleb(): number {
    const first = this.data[this.pos]!;
    if (first < 128) {
      this.pos++;
      return first;
    }
    let v = 0;
    let scale = 1;
    for (;;) {
      const b = this.data[this.pos++]!;
      v += (b & 127) * scale;
      if (b < 128) return v;
      scale *= 128;
    }
  }

  str(): string {
    const n = this.uleb();
    this.pos += n;
    return text(this.data, this.pos - n, this.pos);
  }
}

/** Bytes as a byte string. */
function text(data: Buffer, start: number, end: number): string {
  // Without what toString does before it comes to this: most strings are short.
  return (data as Buffer & { latin1Slice(start: number, end: number): string }).latin1Slice(start, end);
}
