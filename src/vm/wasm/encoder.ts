/**
 * WebAssembly's binary format: bytes with LEB128, instructions, and a module of one memory import, one table import, function
 * imports, functions, exports and element segments. Nothing here knows gosim's bytecode.
 */
import { InternalError } from '../../base/assert.js';

/** Value types. */
export const enum T {
  I32 = 0x7f,
  I64 = 0x7e,
  F32 = 0x7d,
  F64 = 0x7c,
  V128 = 0x7b,
  Empty = 0x40,
}

/** Opcodes that the emitters name; plain arithmetic comes from select.ts. */
export const enum W {
  Unreachable = 0x00,
  Block = 0x02,
  Loop = 0x03,
  If = 0x04,
  Else = 0x05,
  End = 0x0b,
  Br = 0x0c,
  BrIf = 0x0d,
  BrTable = 0x0e,
  Return = 0x0f,
  Call = 0x10,
  CallIndirect = 0x11,
  Drop = 0x1a,
  Select = 0x1b,
  Get = 0x20,
  Set = 0x21,
  Tee = 0x22,
  GlobalGet = 0x23,
  GlobalSet = 0x24,
  I32Load = 0x28,
  I64Load = 0x29,
  F32Load = 0x2a,
  F64Load = 0x2b,
  I32Load8S = 0x2c,
  I32Load8U = 0x2d,
  I32Load16S = 0x2e,
  I32Load16U = 0x2f,
  I64Load8U = 0x31,
  I64Load16U = 0x33,
  I64Load32U = 0x35,
  I32Store = 0x36,
  I64Store = 0x37,
  F32Store = 0x38,
  F64Store = 0x39,
  I32Store8 = 0x3a,
  I32Store16 = 0x3b,
  I64Store16 = 0x3d,
  I64Store32 = 0x3e,
  MemorySize = 0x3f,
  I32Const = 0x41,
  I64Const = 0x42,
  F32Const = 0x43,
  F64Const = 0x44,
  I32Eqz = 0x45,
  I32Eq = 0x46,
  I32Ne = 0x47,
  I32LtS = 0x48,
  I32LtU = 0x49,
  I32GtS = 0x4a,
  I32GtU = 0x4b,
  I32LeU = 0x4d,
  I32GeS = 0x4e,
  I32GeU = 0x4f,
  I64Eqz = 0x50,
  I64Eq = 0x51,
  I64Ne = 0x52,
  I64LtS = 0x53,
  I64LtU = 0x54,
  I64GtU = 0x56,
  I64LeS = 0x57,
  I64LeU = 0x58,
  I64GeS = 0x59,
  I64GeU = 0x5a,
  F32Ge = 0x60,
  F64Lt = 0x63,
  F64Gt = 0x64,
  F64Ne = 0x62,
  F64Ge = 0x66,
  I32Ctz = 0x68,
  I32Popcnt = 0x69,
  I64Ctz = 0x7a,
  I32Add = 0x6a,
  I32Sub = 0x6b,
  I32Mul = 0x6c,
  I32DivS = 0x6d,
  I32DivU = 0x6e,
  I32And = 0x71,
  I32Or = 0x72,
  I32Xor = 0x73,
  I32Shl = 0x74,
  I32ShrS = 0x75,
  I32ShrU = 0x76,
  I32Rotl = 0x77,
  I64Add = 0x7c,
  I64Sub = 0x7d,
  I64Mul = 0x7e,
  I64DivS = 0x7f,
  I64DivU = 0x80,
  I64And = 0x83,
  I64Or = 0x84,
  I64Xor = 0x85,
  I64Shl = 0x86,
  I64ShrS = 0x87,
  I64ShrU = 0x88,
  I64Rotl = 0x89,
  F64Abs = 0x99,
  F64Add = 0xa0,
  F64Sub = 0xa1,
  F64Mul = 0xa2,
  F64Min = 0xa4,
  F64ConvertI32S = 0xb7,
  F64ConvertI64U = 0xba,
  I32WrapI64 = 0xa7,
  I64ExtendI32S = 0xac,
  I64ExtendI32U = 0xad,
  RefFunc = 0xd2,
}

/** Second byte of the 0xfc instructions. */
export const enum WX {
  I32TruncSatF64S = 2,
  I64TruncSatF64S = 6,
  I64TruncSatF64U = 7,
  MemoryCopy = 10,
  MemoryFill = 11,
  TableFill = 17,
}

/** What follows the prefix 0xfd: vectors of sixteen bytes. */
export const enum WV {
  Load = 0x00,
  I8Splat = 0x0f,
  I8Eq = 0x23,
  And = 0x4e,
  Or = 0x50,
  Xor = 0x51,
  AnyTrue = 0x53,
  I8Bitmask = 0x64,
}

export class Bytes {
  buf: Uint8Array;
  len = 0;

  constructor(size = 256) {
    this.buf = new Uint8Array(size);
  }

  private room(n: number): void {
    if (this.len + n <= this.buf.length) return;
    const grown = new Uint8Array(Math.max(this.buf.length * 2, this.len + n));
    grown.set(this.buf.subarray(0, this.len));
    this.buf = grown;
  }

  byte(b: number): void {
    if (this.len === this.buf.length) this.room(1);
    this.buf[this.len++] = b;
  }

  u32(v: number): void {
    this.room(5);
    let n = v >>> 0;
    while (n >= 0x80) {
      this.buf[this.len++] = (n & 0x7f) | 0x80;
      n >>>= 7;
    }
    this.buf[this.len++] = n;
  }

  s32(v: number): void {
    this.room(5);
    let n = v | 0;
    for (;;) {
      const low = n & 0x7f;
      n >>= 7;
      if ((n === 0 && (low & 0x40) === 0) || (n === -1 && (low & 0x40) !== 0)) {
        this.buf[this.len++] = low;
        return;
      }
      this.buf[this.len++] = low | 0x80;
    }
  }

  /** Signed LEB128 of hi:lo. */
  s64(lo: number, hi: number): void {
    if (hi === lo >> 31) return this.s32(lo);
    this.room(10);
    let l = lo;
    let h = hi;
    for (;;) {
      const low = l & 0x7f;
      l = (l >>> 7) | (h << 25);
      h >>= 7;
      if ((l === 0 && h === 0 && (low & 0x40) === 0) || (l === -1 && h === -1 && (low & 0x40) !== 0)) {
        this.buf[this.len++] = low;
        return;
      }
      this.buf[this.len++] = low | 0x80;
    }
  }

  word(v: number): void {
    this.room(4);
    for (let i = 0; i < 32; i += 8) this.buf[this.len++] = v >>> i;
  }

  append(b: Bytes): void {
    this.copy(b, 0, b.len);
  }

  copy(b: Bytes, from: number, to: number): void {
    this.room(to - from);
    this.buf.set(b.buf.subarray(from, to), this.len);
    this.len += to - from;
  }

  /** Gives back what is not used. */
  trim(): void {
    this.buf = this.bytes();
  }

  text(s: string): void {
    this.u32(s.length);
    for (let i = 0; i < s.length; i++) this.byte(s.charCodeAt(i));
  }

  bytes(): Uint8Array {
    return this.buf.slice(0, this.len);
  }
}

/** Numbers that a module gives to what its code refers to. */
export interface Link {
  type(key: string): number;
  helper(name: string): number;
  native(fid: number): number;
  /** A function of the program, -1 if it is not in the module. */
  func(fid: number): number;
  /** Functions that a call through the table has reached (targets.ts). */
  targets(fid: number, id: number): readonly number[];
  /** The global that tells what it reaches, -1 if nobody wants to know. */
  cell(fid: number, id: number): number;
}

/** Writes what depends on the module. */
export type Fill = (out: Code, link: Link) => void;

/**
 * Instructions. Code does not depend on the module that it comes into, but for its holes, which are filled when it is put there: a function is
 * emitted once, however often it is linked.
 */
export class Code extends Bytes {
  private holes: { at: number; fill: Fill }[] = [];
  /** Branches that are hardly ever (nearly always) taken, in order: offset of the instruction * 2 + likely. */
  readonly hints: number[] = [];

  hole(fill: Fill): void {
    this.holes.push({ at: this.len, fill });
  }
  /** The code as it is in a module. */
  linked(link: Link): Code {
    const out = new Code(this.len + 16 * this.holes.length);
    let from = 0;
    let h = 0;
    const copyTo = (at: number): void => {
      const moved = 2 * (out.len - from);
      for (; h < this.hints.length && this.hints[h]! < 2 * at; h++) out.hints.push(this.hints[h]! + moved);
      out.copy(this, from, at);
      from = at;
    };
    for (const { at, fill } of this.holes) {
      copyTo(at);
      fill(out, link);
    }
    copyTo(this.len);
    return out;
  }
  /** The next instruction, br_if or if, hardly ever has a true condition (nearly always, if `likely`). V8 keeps what is cold out of the way. */
  hint(likely = false): void {
    this.hints.push(2 * this.len + (likely ? 1 : 0));
  }
  callHelper(name: string): void {
    this.hole((out, link) => out.call(link.helper(name)));
  }
  callNative(fid: number): void {
    this.hole((out, link) => out.call(link.native(fid)));
  }
  /** Call through the table of a function of that type. */
  callType(key: string): void {
    this.hole((out, link) => out.callIndirect(link.type(key)));
  }
  /** Block whose results are those of a function type. */
  blockOf(w: number, key: string): void {
    this.byte(w);
    this.hole((out, link) => out.s32(link.type(key)));
  }
  op(w: number): void {
    this.byte(w);
  }
  get(local: number): void {
    this.byte(W.Get);
    this.u32(local);
  }
  set(local: number): void {
    this.byte(W.Set);
    this.u32(local);
  }
  tee(local: number): void {
    this.byte(W.Tee);
    this.u32(local);
  }
  i32(v: number): void {
    this.byte(W.I32Const);
    this.s32(v);
  }
  i64(lo: number, hi: number): void {
    this.byte(W.I64Const);
    this.s64(lo, hi);
  }
  f32(bits: number): void {
    this.byte(W.F32Const);
    this.word(bits);
  }
  f64(lo: number, hi: number): void {
    this.byte(W.F64Const);
    this.word(lo);
    this.word(hi);
  }
  /** A load or store; the alignment hint says nothing. */
  mem(w: number, off: number): void {
    this.byte(w);
    this.byte(0);
    this.u32(off);
  }
  /** Load from a constant address. */
  at(w: number, address: number): void {
    this.i32(0);
    this.mem(w, address);
  }
  fc(x: WX): void {
    this.byte(0xfc);
    this.byte(x);
    if (x === WX.MemoryCopy) this.byte(0);
    if (x === WX.MemoryCopy || x === WX.MemoryFill) this.byte(0);
  }
  /** An instruction on vectors. */
  vec(x: WV): void {
    this.byte(0xfd);
    this.u32(x);
  }
  /** Load of a vector. */
  vload(off: number): void {
    this.vec(WV.Load);
    this.byte(0);
    this.u32(off);
  }
  br(w: W.Br | W.BrIf, depth: number): void {
    this.byte(w);
    this.u32(depth);
  }
  call(index: number): void {
    this.byte(W.Call);
    this.u32(index);
  }
  callIndirect(type: number): void {
    this.byte(W.CallIndirect);
    this.u32(type);
    this.byte(0);
  }
  /** Block type: none, one value, or the index of a type. */
  block(w: number, type: number | null): void {
    this.byte(w);
    if (type === null) this.byte(T.Empty);
    else if (type >= T.V128) this.byte(type);
    else throw new InternalError('block type');
  }
}

/** Keys of function types: value type bytes as characters, parameters '>' results. */
export const typeKey = (params: readonly number[], results: readonly number[]): string =>
  `${String.fromCharCode(...params)}>${String.fromCharCode(...results)}`;

interface Import {
  module: string;
  name: string;
  type: number;
}

export class ModuleWriter {
  private readonly types = new Map<string, number>();
  private readonly imports: Import[] = [];
  private readonly funcs: { type: number; body: Bytes; hints: readonly number[]; head: number }[] = [];
  private readonly exports: { name: string; index: number }[] = [];
  /** Export names of globals: variables of type i64, zero at first. */
  private readonly globals: string[] = [];
  /** Export name of a table of the module's own, number 1, as large as the imported one. */
  ownTable: string | null = null;
  private readonly elements: { offset: number; funcs: number[] }[] = [];
  private readonly names: { index: number; name: string }[] = [];

  constructor(private readonly tableSize: number) {}

  type(key: string): number {
    let t = this.types.get(key);
    if (t === undefined) this.types.set(key, (t = this.types.size));
    return t;
  }

  /** Imports come before functions. */
  importFunc(module: string, name: string, key: string): number {
    if (this.funcs.length > 0) throw new InternalError('import after a function');
    this.imports.push({ module, name, type: this.type(key) });
    return this.imports.length - 1;
  }

  /** Index that the n-th function (from 0) has or will have. */
  index(n: number): number {
    return this.imports.length + n;
  }

  /** Adds a function; locals are the types of its locals, parameters apart. The name is for profiles and traces of V8 (`node --cpu-prof`). */
  func(key: string, locals: readonly number[], code: Code, name = ''): number {
    const body = new Bytes(code.len + 32);
    const runs: [number, number][] = [];
    for (const t of locals) {
      const last = runs[runs.length - 1];
      if (last !== undefined && last[1] === t) last[0]++;
      else runs.push([1, t]);
    }
    body.u32(runs.length);
    for (const [n, t] of runs) {
      body.u32(n);
      body.byte(t);
    }
    const head = body.len;
    body.append(code);
    this.funcs.push({ type: this.type(key), body, hints: code.hints, head });
    const index = this.imports.length + this.funcs.length - 1;
    if (name !== '') this.names.push({ index, name });
    return index;
  }

  export(name: string, index: number): void {
    this.exports.push({ name, index });
    this.names.push({ index, name });
  }

  /** Adds a global; gives its index. */
  global(name: string): number {
    this.globals.push(name);
    return this.globals.length - 1;
  }

  /** Puts functions into the table from `offset` on. */
  element(offset: number, funcs: number[]): void {
    const last = this.elements[this.elements.length - 1];
    if (last !== undefined && last.offset + last.funcs.length === offset) last.funcs.push(...funcs);
    else this.elements.push({ offset, funcs });
  }

  finish(): Uint8Array {
    const out = new Bytes(4096);
    for (const b of [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) out.byte(b);
    const section = (id: number, f: (s: Bytes) => void): void => {
      const s = new Bytes(4096);
      f(s);
      out.byte(id);
      out.u32(s.len);
      out.append(s);
    };
    section(1, (s) => this.typeSection(s));
    section(2, (s) => this.importSection(s));
    section(3, (s) => {
      s.u32(this.funcs.length);
      for (const f of this.funcs) s.u32(f.type);
    });
    const { ownTable } = this;
    if (ownTable !== null) {
      section(4, (s) => {
        s.u32(1);
        s.byte(0x70);
        s.byte(0);
        s.u32(this.tableSize);
      });
    }
    if (this.globals.length > 0) {
      section(6, (s) => {
        s.u32(this.globals.length);
        for (let n = this.globals.length; n > 0; n--) for (const b of [T.I64, 1, W.I64Const, 0, W.End]) s.byte(b);
      });
    }
    section(7, (s) => {
      s.u32(this.exports.length + this.globals.length + (ownTable === null ? 0 : 1));
      if (ownTable !== null) {
        s.text(ownTable);
        s.byte(1);
        s.u32(1);
      }
      for (const e of this.exports) {
        s.text(e.name);
        s.byte(0);
        s.u32(e.index);
      }
      this.globals.forEach((name, n) => {
        s.text(name);
        s.byte(3);
        s.u32(n);
      });
    });
    section(9, (s) => {
      s.u32(this.elements.length);
      for (const e of this.elements) {
        s.byte(0);
        s.byte(W.I32Const);
        s.s32(e.offset);
        s.byte(W.End);
        s.u32(e.funcs.length);
        for (const f of e.funcs) s.u32(f);
      }
    });
    section(0, (s) => this.hintSection(s));
    section(10, (s) => {
      s.u32(this.funcs.length);
      for (const f of this.funcs) {
        s.u32(f.body.len);
        s.append(f.body);
      }
    });
    section(0, (s) => this.nameSection(s));
    return out.bytes();
  }

  /** WebAssembly's proposal for branch hints: a custom section, which others pass over. */
  private hintSection(s: Bytes): void {
    s.text('metadata.code.branch_hint');
    s.u32(this.funcs.filter((f) => f.hints.length > 0).length);
    this.funcs.forEach((f, n) => {
      if (f.hints.length === 0) return;
      s.u32(this.index(n));
      s.u32(f.hints.length);
      for (const h of f.hints) {
        s.u32((h >> 1) + f.head);
        s.u32(1);
        s.byte(h & 1);
      }
    });
  }

  private nameSection(s: Bytes): void {
    const names = new Bytes(1024);
    this.names.sort((a, b) => a.index - b.index);
    names.u32(this.names.length);
    for (const n of this.names) {
      names.u32(n.index);
      names.text(n.name);
    }
    s.text('name');
    s.byte(1);
    s.u32(names.len);
    s.append(names);
  }

  private typeSection(s: Bytes): void {
    s.u32(this.types.size);
    for (const key of this.types.keys()) {
      const at = key.indexOf('>');
      s.byte(0x60);
      for (const part of [key.slice(0, at), key.slice(at + 1)]) {
        s.u32(part.length);
        for (let i = 0; i < part.length; i++) s.byte(part.charCodeAt(i));
      }
    }
  }

  private importSection(s: Bytes): void {
    s.u32(this.imports.length + 2);
    s.text('m');
    s.text('memory');
    s.byte(2);
    s.byte(0);
    s.u32(0);
    s.text('m');
    s.text('table');
    s.byte(1);
    s.byte(0x70);
    s.byte(0);
    s.u32(this.tableSize);
    for (const i of this.imports) {
      s.text(i.module);
      s.text(i.name);
      s.byte(0);
      s.u32(i.type);
    }
  }
}
