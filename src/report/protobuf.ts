/**
 * The part of the protocol buffer wire format that pprof profiles need: varints and length-delimited fields
 * (protobuf.dev/programming-guides/encoding). Values are whole numbers whose size is below 2^53, negative ones as int64 has them, in ten bytes
 * (differences of profiles have some); strings are byte strings.
 */

export class ProtoWriter {
  private readonly out: number[] = [];

  varint(v: number): void {
    if (v < 0) {
      let rest = BigInt.asUintN(64, BigInt(v));
      for (; rest >= 0x80n; rest >>= 7n) this.out.push(Number(rest & 0x7fn) | 0x80);
      this.out.push(Number(rest));
      return;
    }
    while (v >= 0x80) {
      this.out.push((v % 0x80) | 0x80);
      v = Math.floor(v / 0x80);
    }
    this.out.push(v);
  }

  /** A number; 0 is the default and is left out. */
  int(field: number, v: number): void {
    if (v === 0) return;
    this.varint(field * 8);
    this.varint(v);
  }

  bytes(field: number, b: ArrayLike<number>): void {
    this.varint(field * 8 + 2);
    this.varint(b.length);
    for (let i = 0; i < b.length; i++) this.out.push(b[i]!);
  }

  string(field: number, s: string): void {
    this.varint(field * 8 + 2);
    this.varint(s.length);
    for (let i = 0; i < s.length; i++) this.out.push(s.charCodeAt(i) & 255);
  }

  /** Repeated numbers, packed. */
  packed(field: number, list: readonly number[]): void {
    const w = new ProtoWriter();
    for (const v of list) w.varint(v);
    this.bytes(field, w.out);
  }

  message(field: number, build: (w: ProtoWriter) => void): void {
    const w = new ProtoWriter();
    build(w);
    this.bytes(field, w.out);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.out);
  }
}

export class ProtoError extends Error {}

/** One field of a message: a number, or the bytes of a string, a message or a packed list. */
export type ProtoField = { field: number; num: number; bytes: null } | { field: number; num: 0; bytes: Uint8Array };

function readVarint(b: Uint8Array, at: number): [number, number] {
  let v = 0;
  let scale = 1;
  for (let i = at; i < b.length && i < at + 10; i++) {
    v += (b[i]! & 0x7f) * scale;
    if (b[i]! < 0x80) return [i === at + 9 ? signed(b, at) : v, i + 1];
    scale *= 0x80;
  }
  throw new ProtoError('truncated number');
}

/** A number of ten bytes is a negative one. */
function signed(b: Uint8Array, at: number): number {
  let v = 0n;
  for (let i = 9; i >= 0; i--) v = (v << 7n) | BigInt(b[at + i]! & 0x7f);
  return Number(BigInt.asIntN(64, v));
}

export function readFields(b: Uint8Array): ProtoField[] {
  const out: ProtoField[] = [];
  for (let i = 0; i < b.length; ) {
    let key: number;
    [key, i] = readVarint(b, i);
    const field = Math.floor(key / 8);
    switch (key % 8) {
      case 0: {
        let num: number;
        [num, i] = readVarint(b, i);
        out.push({ field, num, bytes: null });
        break;
      }
      case 2: {
        let n: number;
        [n, i] = readVarint(b, i);
        if (i + n > b.length) throw new ProtoError('truncated field');
        out.push({ field, num: 0, bytes: b.subarray(i, i + n) });
        i += n;
        break;
      }
      default:
        throw new ProtoError(`wire type ${key % 8} is not used by profiles`);
    }
  }
  return out;
}

/** A repeated number, packed or not. */
export function readPacked(f: ProtoField): number[] {
  if (f.bytes === null) return [f.num];
  const out: number[] = [];
  for (let i = 0; i < f.bytes.length; ) {
    let v: number;
    [v, i] = readVarint(f.bytes, i);
    out.push(v);
  }
  return out;
}
