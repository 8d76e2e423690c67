/**
 * The only encoder of bytecode. An instruction is one opcode byte (its row in the table of opcodes.ts) and its
 * immediates in the row's order:
 *
 *     slot depth reloc sig size n kind   unsigned LEB128
 *     off i32 i64                        signed LEB128
 *     f32 f64                            4 or 8 raw bytes, little-endian
 *     depths                             count (the default included), then the depths
 *
 * Nothing here knows a single opcode: lengths and kinds follow from the table.
 * decode.ts is the inverse.
 */
import { InternalError } from '../base/assert.js';
import { type Imm, opNumber, opTable } from './opcodes.js';

/** An immediate: floats may also be given as raw bits (a bigint), which keeps the payload of a NaN. */
export type ImmValue = number | bigint | readonly number[];

/** Kinds of immediates by number. */
const kindNames = ['slot', 'depth', 'reloc', 'sig', 'size', 'n', 'kind', 'off', 'i32', 'i64', 'f32', 'f64', 'depths'] as const satisfies readonly Imm[];
const enum Kind {
  /** The kinds before are unsigned. */
  Off = 7,
  I32 = 8,
  I64 = 9,
  F32 = 10,
  F64 = 11,
  Depths = 12,
}

/** Of each opcode: number of immediates, and the kinds of the first and the second one. */
const immCount = Uint8Array.from(opTable, (r) => r.imm.length);
const immFirst = Uint8Array.from(opTable, (r) => kindNames.indexOf(r.imm[0] ?? 'n'));
const immSecond = Uint8Array.from(opTable, (r) => kindNames.indexOf(r.imm[1] ?? 'n'));

/** Written to by all writers, one after another: finish() takes what it needs. */
let scratch = new Uint8Array(1 << 16);
const floatBytes = new Uint8Array(8);
const floatView = new DataView(floatBytes.buffer);

/** Writes one function at a time: a new writer starts where finish() of the one before has taken its code. */
export class CodeWriter {
  private bytes = scratch;
  private length = 0;

  /** Appends an instruction; returns its pc. */
  op(name: string | number, ...imms: ImmValue[]): number {
    const num = typeof name === 'number' ? name : opNumber.get(name);
    if (num === undefined || num >= opTable.length) throw new InternalError(`no opcode ${name}`);
    switch (imms.length) {
      case 0:
        return this.op0(num);
      case 1:
        return this.op1(num, imms[0]!);
      case 2:
        return this.op2(num, imms[0]!, imms[1]!);
      default:
        throw wrongCount(num, imms.length);
    }
  }

  /** The same for the opcode with this number and no immediate, one and two. */
  op0(num: number): number {
    if (immCount[num] !== 0) throw wrongCount(num, 0);
    const pc = this.length;
    this.byte(num);
    return pc;
  }

  op1(num: number, a: ImmValue): number {
    if (immCount[num] !== 1) throw wrongCount(num, 1);
    const pc = this.length;
    this.byte(num);
    this.imm(num, immFirst[num]!, a);
    return pc;
  }

  op2(num: number, a: ImmValue, b: ImmValue): number {
    if (immCount[num] !== 2) throw wrongCount(num, 2);
    const pc = this.length;
    this.byte(num);
    this.imm(num, immFirst[num]!, a);
    this.imm(num, immSecond[num]!, b);
    return pc;
  }

  /** The pc of the next instruction. */
  here(): number {
    return this.length;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private imm(op: number, kind: number, v: ImmValue): void {
    if (kind < Kind.Off) {
      this.unsigned(op, kind, v);
      return;
    }
    switch (kind) {
      case Kind.Off:
        if (typeof v !== 'number' || !Number.isInteger(v) || v !== (v | 0)) throw bad(op, kind, v);
        this.signed(v);
        return;
      case Kind.I32:
        if (typeof v === 'object' || Number(v) !== Math.trunc(Number(v)) || Number(v) < -0x80000000 || Number(v) > 0xffffffff) throw bad(op, kind, v);
        this.signed(Number(v) | 0);
        return;
      case Kind.I64: {
        if (typeof v === 'object' || (typeof v === 'number' && !Number.isInteger(v))) throw bad(op, kind, v);
        if (typeof v === 'number' && v === (v | 0)) {
          this.signed(v);
          return;
        }
        const b = BigInt(v);
        if (b < -0x8000000000000000n || b > 0xffffffffffffffffn) throw bad(op, kind, v);
        const w = BigInt.asIntN(64, b);
        if (w >= -0x80000000n && w <= 0x7fffffffn) this.signed(Number(w));
        else this.signed64(w);
        return;
      }
      case Kind.F32:
        if (typeof v === 'object') throw bad(op, kind, v);
        if (typeof v === 'bigint') floatView.setUint32(0, Number(BigInt.asUintN(32, v)), true);
        else floatView.setFloat32(0, v, true);
        for (let i = 0; i < 4; i++) this.byte(floatBytes[i]!);
        return;
      case Kind.F64:
        if (typeof v === 'object') throw bad(op, kind, v);
        if (typeof v === 'bigint') floatView.setBigUint64(0, BigInt.asUintN(64, v), true);
        else floatView.setFloat64(0, v, true);
        for (let i = 0; i < 8; i++) this.byte(floatBytes[i]!);
        return;
      default:
        if (typeof v !== 'object' || v.length === 0) throw bad(op, kind, v);
        this.unsigned(op, kind, v.length);
        for (const d of v) this.unsigned(op, kind, d);
    }
  }

  private byte(b: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
      scratch = grown;
    }
    this.bytes[this.length++] = b;
  }

  private unsigned(op: number, kind: number, v: ImmValue): void {
    if (typeof v !== 'number' || !Number.isInteger(v) || v < 0 || v > 0xffffffff) throw bad(op, kind, v);
    let n = v;
    if (n < 0x80) {
      this.byte(n);
      return;
    }
    while (n >= 0x80) {
      this.byte((n & 0x7f) | 0x80);
      n = Math.floor(n / 128);
    }
    this.byte(n);
  }

  private signed(v: number): void {
    let n = v;
    for (;;) {
      const low = n & 0x7f;
      n >>= 7;
      if ((n === 0 && (low & 0x40) === 0) || (n === -1 && (low & 0x40) !== 0)) {
        this.byte(low);
        return;
      }
      this.byte(low | 0x80);
    }
  }

  private signed64(v: bigint): void {
    let n = v;
    for (;;) {
      const low = Number(n & 0x7fn);
      n >>= 7n;
      if ((n === 0n && (low & 0x40) === 0) || (n === -1n && (low & 0x40) !== 0)) {
        this.byte(low);
        return;
      }
      this.byte(low | 0x80);
    }
  }
}

function bad(op: number, kind: number, v: ImmValue): InternalError {
  return new InternalError(`${opTable[op]!.name}: ${String(v)} is no ${kindNames[kind]!} immediate`);
}

function wrongCount(op: number, n: number): InternalError {
  const row = opTable[op];
  return new InternalError(row === undefined ? `no opcode ${op}` : `${row.name}: ${n} immediates, ${row.imm.length} wanted`);
}
