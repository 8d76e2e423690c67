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
 *     booleans, null, Uint8Array, Int32Array. `undefined` properties are dropped. Functions and class instances are an InternalError.
 *   - Keys in `skipKeys` are never written (phase-private state such as `opt`).
 *   - A decoded object is registered before its fields are read, so cycles work.
 *   - resolve() may decode other chunks, re-entrantly; it may return an object whose own decoding is still under way.
 */
import { InternalError } from '../base/assert.js';

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

  bytes(b: Uint8Array): void {
    this.need(b.length);
    this.buf.set(b, this.len);
    this.len += b.length;
  }

  /** A byte string. */
  str(s: string): void {
    this.uleb(s.length);
    this.need(s.length);
    for (let i = 0; i < s.length; i++) {
      const c = s.charCodeAt(i);
      if (c > 255) throw new InternalError(`not a byte string: ${JSON.stringify(s.slice(0, 60))}`);
      this.buf[this.len++] = c;
    }
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

  add(name: string, root: Plain): void {
    this.index.push({ name, off: this.body.len });
    const seen = new Map<object, number>();
    this.value(root, seen, true);
  }

  finish(): Uint8Array {
    const head = new Bytes();
    head.uleb(this.strings.size);
    for (const s of this.strings.keys()) head.str(s);
    head.uleb(this.shapeKeys.length);
    for (const keys of this.shapeKeys) {
      head.uleb(keys.length);
      for (const k of keys) head.str(k);
    }
    head.uleb(this.index.length);
    for (const { name, off } of this.index) {
      head.str(name);
      head.uleb(off);
    }
    const out = new Bytes();
    out.uleb(head.len);
    out.bytes(head.take());
    out.bytes(this.body.take());
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
    } else if (obj instanceof Int32Array) {
      b.u8(Tag.I32s);
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

/** Reads a container. Chunks are decoded on demand and not cached here. */
export class ContainerReader {
  readonly chunks = new Map<string, number>();
  private readonly strings: string[] = [];
  private readonly shapes: string[][] = [];
  private readonly base: number;

  constructor(
    private readonly data: Uint8Array,
    private readonly resolve: (ref: Plain) => object,
  ) {
    const r = new Cursor(data, 0);
    const headLen = r.uleb();
    this.base = r.pos + headLen;
    for (let n = r.uleb(); n > 0; n--) this.strings.push(r.str());
    for (let n = r.uleb(); n > 0; n--) {
      const keys: string[] = [];
      for (let k = r.uleb(); k > 0; k--) keys.push(r.str());
      this.shapes.push(keys);
    }
    for (let n = r.uleb(); n > 0; n--) {
      const name = r.str();
      this.chunks.set(name, r.uleb());
    }
  }

  has(name: string): boolean {
    return this.chunks.has(name);
  }

  /** Decodes a chunk; `adopt` is called with the root object before its fields are read (identity for cycles). */
  read(name: string, adopt?: (root: object) => void): Plain {
    const off = this.chunks.get(name);
    if (off === undefined) throw new InternalError(`no chunk ${name}`);
    const r = new Cursor(this.data, this.base + off);
    return this.value(r, [], adopt);
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
        return this.strings[r.uleb()];
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
        const out = r.data.slice(r.pos, r.pos + n);
        seen.push(out);
        r.pos += n;
        return out;
      }
      case Tag.I32s: {
        const n = r.uleb();
        const raw = r.data.slice(r.pos, r.pos + n * 4);
        r.pos += n * 4;
        const out = new Int32Array(raw.buffer, 0, n);
        seen.push(out);
        return out;
      }
      case Tag.Obj: {
        const keys = this.shapes[r.uleb()]!;
        const obj: Record<string, unknown> = {};
        seen.push(obj);
        adopt?.(obj);
        for (let i = 0; i < keys.length; i++) obj[keys[i]!] = this.value(r, seen);
        return obj;
      }
      default:
        throw new InternalError(`bad tag ${tag} in package image`);
    }
  }
}

class Cursor {
  constructor(
    readonly data: Uint8Array,
    public pos: number,
  ) {}

  uleb(): number {
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
    let s = '';
    const end = this.pos + n;
    while (this.pos < end) {
      const stop = Math.min(end, this.pos + 4096);
      s += String.fromCharCode.apply(null, this.data.subarray(this.pos, stop) as unknown as number[]);
      this.pos = stop;
    }
    return s;
  }
}
