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

export class CodeWriter {
  private bytes = new Uint8Array(256);
  private length = 0;
  private readonly view = new DataView(new ArrayBuffer(8));

  /** Appends an instruction; returns its pc. */
  op(name: string | number, ...imms: ImmValue[]): number {
    const pc = this.length;
    const num = typeof name === 'number' ? name : opNumber.get(name);
    const row = num === undefined ? undefined : opTable[num];
    if (num === undefined || row === undefined) throw new InternalError(`no opcode ${name}`);
    if (imms.length !== row.imm.length) throw new InternalError(`${row.name}: ${imms.length} immediates, ${row.imm.length} wanted`);
    this.byte(num);
    for (let i = 0; i < imms.length; i++) this.imm(row.name, row.imm[i]!, imms[i]!);
    return pc;
  }

  /** The pc of the next instruction. */
  here(): number {
    return this.length;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private imm(op: string, kind: Imm, v: ImmValue): void {
    switch (kind) {
      case 'slot':
      case 'depth':
      case 'reloc':
      case 'sig':
      case 'size':
      case 'n':
      case 'kind':
        this.unsigned(op, kind, v);
        return;
      case 'off':
        if (typeof v !== 'number' || !Number.isInteger(v) || v !== (v | 0)) throw bad(op, kind, v);
        this.signed(v);
        return;
      case 'i32':
        if (typeof v === 'object' || Number(v) !== Math.trunc(Number(v)) || Number(v) < -0x80000000 || Number(v) > 0xffffffff) throw bad(op, kind, v);
        this.signed(Number(v) | 0);
        return;
      case 'i64': {
        if (typeof v === 'object' || (typeof v === 'number' && !Number.isInteger(v))) throw bad(op, kind, v);
        const b = BigInt(v);
        if (b < -0x8000000000000000n || b > 0xffffffffffffffffn) throw bad(op, kind, v);
        if (typeof v === 'number' && v === (v | 0)) this.signed(v);
        else this.signed64(BigInt.asIntN(64, b));
        return;
      }
      case 'f32':
        if (typeof v === 'object') throw bad(op, kind, v);
        if (typeof v === 'bigint') this.view.setUint32(0, Number(BigInt.asUintN(32, v)), true);
        else this.view.setFloat32(0, v, true);
        for (let i = 0; i < 4; i++) this.byte(this.view.getUint8(i));
        return;
      case 'f64':
        if (typeof v === 'object') throw bad(op, kind, v);
        if (typeof v === 'bigint') this.view.setBigUint64(0, BigInt.asUintN(64, v), true);
        else this.view.setFloat64(0, v, true);
        for (let i = 0; i < 8; i++) this.byte(this.view.getUint8(i));
        return;
      case 'depths':
        if (typeof v !== 'object' || v.length === 0) throw bad(op, kind, v);
        this.unsigned(op, kind, v.length);
        for (const d of v) this.unsigned(op, kind, d);
        return;
      default:
        kind satisfies never;
    }
  }

  private byte(b: number): void {
    if (this.length === this.bytes.length) {
      const grown = new Uint8Array(this.length * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[this.length++] = b;
  }

  private unsigned(op: string, kind: Imm, v: ImmValue): void {
    if (typeof v !== 'number' || !Number.isInteger(v) || v < 0 || v > 0xffffffff) throw bad(op, kind, v);
    let n = v;
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

function bad(op: string, kind: Imm, v: ImmValue): InternalError {
  return new InternalError(`${op}: ${String(v)} is no ${kind} immediate`);
}
