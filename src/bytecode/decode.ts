/**
 * The only decoder of bytecode (encode.ts states the encoding). A Decoder is a reusable record: `next()` reads one
 * instruction into its fields and allocates nothing except for the depths of a br_table.
 *
 * INVARIANT: an immediate is found in the field of its kind: `off`, `i32` and the small unsigned kinds are numbers
 * in `a` (first) and `b` (second); an i64 is in `lo`, `hi` (signed 32-bit halves), a float's raw bits likewise.
 */
import { InternalError } from '../base/assert.js';
import { type Imm, type OpRow, opTable } from './opcodes.js';

/** How the immediates of an instruction are read: `Two` is a signed or unsigned one and an unsigned one. */
const enum Form {
  None,
  Unsigned,
  Signed,
  TwoUnsigned,
  TwoSigned,
  I64,
  F32,
  F64,
  Depths,
}

const isSigned = (kind: Imm | undefined): boolean => kind === 'off' || kind === 'i32';
const wide: Partial<Record<Imm, Form>> = { i64: Form.I64, f32: Form.F32, f64: Form.F64, depths: Form.Depths };

function formOf({ name, imm: [first, second] }: OpRow): Form {
  if (first === undefined) return Form.None;
  const alone = wide[first];
  if (alone !== undefined ? second !== undefined : second !== undefined && (isSigned(second) || wide[second] !== undefined)) throw new InternalError(`immediates of ${name}`);
  if (alone !== undefined) return alone;
  if (second === undefined) return isSigned(first) ? Form.Signed : Form.Unsigned;
  return isSigned(first) ? Form.TwoSigned : Form.TwoUnsigned;
}

const forms: Uint8Array = Uint8Array.from(opTable, formOf);

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
    this.immediates(forms[this.op]!);
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

  private immediates(form: Form): void {
    switch (form) {
      case Form.None:
        return;
      case Form.Unsigned:
        this.a = this.unsigned();
        return;
      case Form.Signed:
        this.a = this.signed();
        return;
      case Form.TwoUnsigned:
        this.a = this.unsigned();
        this.b = this.unsigned();
        return;
      case Form.TwoSigned:
        this.a = this.signed();
        this.b = this.unsigned();
        return;
      case Form.I64:
        this.signed64();
        return;
      case Form.F32:
        this.lo = this.word();
        return;
      case Form.F64:
        this.lo = this.word();
        this.hi = this.word();
        return;
      case Form.Depths: {
        const n = this.unsigned();
        this.depths = [];
        for (let k = 0; k < n; k++) this.depths.push(this.unsigned());
        return;
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
    const first = this.code[this.nextPc]!;
    if (first < 0x80) {
      this.nextPc++;
      return first;
    }
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
