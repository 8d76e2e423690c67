/**
 * Type descriptors as the machine reads them (abi/structs.ts `type`): size, pointer maps, typed copies. Descriptors are read-only, so what is
 * derived from one may be cached.
 */
import { InternalError } from '../base/assert.js';
import { layoutOf } from '../abi/structs.js';
import type { WordInfo } from '../abi/word.js';
import type { Memory } from './memory.js';

const kindArray = 17;
const kindStruct = 25;
/** Types with more words than this are scanned element by element. */
const maskLimit = 4096;

export class TypeInfo {
  private readonly masks = new Map<number, Uint8Array>();
  private readonly offsets = new Map<number, Int32Array>();
  private readonly oSize: number;
  private readonly oPtrBytes: number;
  private readonly oKind: number;
  private readonly oGc: number;
  private readonly oStr: number;
  private readonly oElem: number;
  private readonly oLen: number;
  private readonly oFields: number;
  private readonly fieldSize: number;
  private readonly oFieldTyp: number;
  private readonly oFieldOff: number;
  readonly ws: number;

  constructor(
    private readonly mem: Memory,
    word: WordInfo,
  ) {
    const t = layoutOf('type', word.size).off;
    const a = layoutOf('arrayType', word.size).off;
    const s = layoutOf('structType', word.size).off;
    const f = layoutOf('structField', word.size);
    this.ws = word.size;
    this.oSize = t.get('size')!;
    this.oPtrBytes = t.get('ptrBytes')!;
    this.oKind = t.get('kind')!;
    this.oGc = t.get('gcdata')!;
    this.oStr = t.get('str')!;
    this.oElem = a.get('elem')!;
    this.oLen = a.get('len')!;
    this.oFields = s.get('fields')!;
    this.fieldSize = f.size;
    this.oFieldTyp = f.off.get('typ')!;
    this.oFieldOff = f.off.get('offset')!;
  }

  /** Descriptors from this address on are gone. */
  forget(from: number): void {
    for (const known of [this.masks, this.offsets]) for (const t of known.keys()) if (t >= from) known.delete(t);
  }

  size(t: number): number {
    const { u32 } = this.mem;
    const at = (t + this.oSize) >>> 2;
    // A type may be larger than the memory.
    return this.ws === 8 && u32[at + 1] !== 0 ? u32[at + 1]! * 2 ** 32 + u32[at]! : u32[at]!;
  }
  ptrBytes(t: number): number {
    return this.mem.u32[(t + this.oPtrBytes) >>> 2]!;
  }
  kind(t: number): number {
    return this.mem.u8[t + this.oKind]! & 31;
  }
  str(t: number): string {
    return this.mem.text(this.mem.u32[(t + this.oStr) >>> 2]!, this.mem.u32[(t + this.oStr + this.ws) >>> 2]!);
  }

  /** One byte a word for the pointer prefix. */
  gcMask(t: number): Uint8Array {
    let m = this.masks.get(t);
    if (m === undefined) {
      m = new Uint8Array(this.ptrBytes(t) / this.ws);
      this.fillMask(t, m, 0);
      this.masks.set(t, m);
    }
    return m;
  }

  private fillMask(t: number, m: Uint8Array, at: number): void {
    const words = this.ptrBytes(t) / this.ws;
    if (words === 0) return;
    const { u8, u32 } = this.mem;
    const gc = u32[(t + this.oGc) >>> 2]!;
    if (gc !== 0) {
      for (let i = 0; i < words; i++) m[at + i] = (u8[gc + (i >> 3)]! >> (i & 7)) & 1;
      return;
    }
    switch (this.kind(t)) {
      case kindArray: {
        const elem = u32[(t + this.oElem) >>> 2]!;
        const n = u32[(t + this.oLen) >>> 2]!;
        const step = this.size(elem) / this.ws;
        for (let i = 0; i < n; i++) this.fillMask(elem, m, at + i * step);
        return;
      }
      case kindStruct: {
        const fields = u32[(t + this.oFields) >>> 2]!;
        const n = u32[(t + this.oFields + this.ws) >>> 2]!;
        for (let i = 0; i < n; i++) {
          const f = fields + i * this.fieldSize;
          this.fillMask(u32[(f + this.oFieldTyp) >>> 2]!, m, at + u32[(f + this.oFieldOff) >>> 2]! / this.ws);
        }
        return;
      }
      default:
        throw new InternalError(`type ${this.str(t)} has pointers and no pointer map`);
    }
  }

  /** Offsets of the pointer words of a value. Only for types that fit a piece of a large object (gcmark.ts). */
  ptrOffsets(t: number): Int32Array {
    let o = this.offsets.get(t);
    if (o === undefined) {
      const list: number[] = [];
      for (const [i, b] of this.gcMask(t).entries()) if (b === 1) list.push(i * this.ws);
      o = Int32Array.from(list);
      this.offsets.set(t, o);
    }
    return o;
  }

  /** Calls f with the address of every pointer word of the value of type t at `at`. */
  forEachPtr(t: number, at: number, f: (addr: number) => void): void {
    const ptrBytes = this.ptrBytes(t);
    if (ptrBytes === 0) return;
    if (ptrBytes / this.ws > maskLimit && this.kind(t) === kindArray) {
      const elem = this.mem.u32[(t + this.oElem) >>> 2]!;
      const n = this.mem.u32[(t + this.oLen) >>> 2]!;
      const step = this.size(elem);
      for (let i = 0; i < n; i++) this.forEachPtr(elem, at + i * step, f);
      return;
    }
    const m = this.gcMask(t);
    for (let i = 0; i < m.length; i++) if (m[i] === 1) f(at + i * this.ws);
  }
}
