/**
 * The only decoder of bytecode (encode.ts states the encoding). A Decoder is a reusable record: `next()` reads one
 * instruction into its fields and allocates nothing except for the depths of a br_table.
 *
 * INVARIANT: an immediate is found in the field of its kind: `off`, `i32` and the small unsigned kinds are numbers
 * in `a` (first) and `b` (second); an i64 is in `lo`, `hi` (signed 32-bit halves), a float's raw bits likewise.
 */
import { InternalError } from '../base/assert.js';
import { type Imm, type OpRow, opTable } from './opcodes.js';

export class Decoder {
  /** Start of the instruction read last, and the pc behind it. */
  pc = 0;
  nextPc: number;
  /** Opcode number and row of the instruction read last. */
  op = 0;
  row: OpRow = opTable[0]!;
  /** First and second integer immediate. */
  a = 0;
  b = 0;
  /** i64.const, f32.const, f64.const: bits. */
  lo = 0;
  hi = 0;
  depths: number[] = [];

  constructor(
    readonly code: Uint8Array,
    start = 0,
  ) {
    this.nextPc = start;
  }

  /** Reads the next instruction; false at the end of the code. */
  next(): boolean {
    if (this.nextPc >= this.code.length) return false;
    this.pc = this.nextPc;
    this.op = this.code[this.nextPc++]!;
    const row = opTable[this.op];
    if (row === undefined) throw new InternalError(`opcode ${this.op} at ${this.pc}`);
    this.row = row;
    const imm = row.imm;
    for (let i = 0; i < imm.length; i++) this.imm(imm[i]!, i);
    if (this.nextPc > this.code.length) throw new InternalError(`code ends inside ${row.name} at ${this.pc}`);
    return true;
  }

  i64(): bigint {
    return BigInt.asIntN(64, (BigInt(this.hi) << 32n) | BigInt(this.lo >>> 0));
  }

  f32(): number {
    scratch.setInt32(0, this.lo, true);
    return scratch.getFloat32(0, true);
  }

  f64(): number {
    scratch.setInt32(0, this.lo, true);
    scratch.setInt32(4, this.hi, true);
    return scratch.getFloat64(0, true);
  }

  private imm(kind: Imm, i: number): void {
    switch (kind) {
      case 'i64':
        this.signed64();
        return;
      case 'f32':
        this.lo = this.word();
        return;
      case 'f64':
        this.lo = this.word();
        this.hi = this.word();
        return;
      case 'depths': {
        const n = this.unsigned();
        this.depths = [];
        for (let k = 0; k < n; k++) this.depths.push(this.unsigned());
        return;
      }
      default: {
        const v = kind === 'off' || kind === 'i32' ? this.signed() : this.unsigned();
        if (i === 0) this.a = v;
        else this.b = v;
      }
    }
  }

  private word(): number {
    const c = this.code;
    const p = this.nextPc;
    this.nextPc = p + 4;
    return c[p]! | (c[p + 1]! << 8) | (c[p + 2]! << 16) | (c[p + 3]! << 24);
  }

  private unsigned(): number {
    let v = 0;
    let scale = 1;
    for (;;) {
      const b = this.code[this.nextPc++]!;
      v += (b & 0x7f) * scale;
      if (!(b & 0x80)) return v;
      scale *= 128;
    }
  }

  private signed(): number {
    let v = 0;
    let shift = 0;
    for (;;) {
      const b = this.code[this.nextPc++]!;
      v |= (b & 0x7f) << shift;
      shift += 7;
      if (!(b & 0x80)) return shift < 32 && b & 0x40 ? v | (-1 << shift) : v;
    }
  }

  private signed64(): void {
    let lo = 0;
    let hi = 0;
    let shift = 0;
    for (;;) {
      const b = this.code[this.nextPc++]!;
      const bits = b & 0x7f;
      if (shift < 32) {
        lo |= bits << shift;
        if (shift > 25) hi |= bits >> (32 - shift);
      } else hi |= bits << (shift - 32);
      shift += 7;
      if (b & 0x80) continue;
      // After the byte at shift 28, which fills both halves, shift is 35: it is never 32.
      if (b & 0x40) {
        if (shift < 32) {
          lo |= -1 << shift;
          hi = -1;
        } else if (shift < 64) hi |= -1 << (shift - 32);
      }
      this.lo = lo;
      this.hi = hi;
      return;
    }
  }
}

const scratch = new DataView(new ArrayBuffer(8));
