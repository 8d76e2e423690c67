/**
 * Writes one data symbol field by field with the target's word size and gc's alignment rules. What is written must
 * agree with the Go declarations in src/stdlib/internal/abi/type.go (the compiler lays those out by the same rules).
 */
import type { DataSym, Section } from '../../bytecode/program.js';

export class DataWriter {
  private bytes = new Uint8Array(256);
  private len = 0;
  private readonly relocs: DataSym['relocs'] = [];

  constructor(
    readonly sym: string,
    readonly wordSize: 4 | 8,
  ) {}

  get pos(): number {
    return this.len;
  }

  align(n: number): void {
    this.grow((n - (this.len % n)) % n);
  }

  u8(v: number): void {
    const at = this.grow(1);
    this.bytes[at] = v;
  }

  u32(v: number): void {
    this.align(4);
    const at = this.grow(4);
    new DataView(this.bytes.buffer).setUint32(at, v >>> 0, true);
  }

  /** A word-sized unsigned integer below 2^53. */
  word(v: number): void {
    this.align(this.wordSize);
    const at = this.grow(this.wordSize);
    const dv = new DataView(this.bytes.buffer);
    dv.setUint32(at, v % 2 ** 32, true);
    if (this.wordSize === 8) dv.setUint32(at + 4, Math.floor(v / 2 ** 32), true);
  }

  /** Address of a symbol; '' writes nil. */
  addr(sym: string, addend = 0): void {
    this.align(this.wordSize);
    const at = this.grow(this.wordSize);
    if (sym !== '') this.relocs.push({ off: at, sym, addend, kind: 'addr' });
  }

  /** Code address of a function; '' writes 0. `method`: kept only if a method of that name may be called (see DataSym). */
  func(sym: string, method?: string): void {
    this.align(this.wordSize);
    const at = this.grow(this.wordSize);
    if (sym === '') return;
    this.relocs.push(method === undefined ? { off: at, sym, addend: 0, kind: 'func' } : { off: at, sym, addend: 0, kind: 'func', method });
  }

  raw(b: Uint8Array): void {
    const at = this.grow(b.length);
    this.bytes.set(b, at);
  }

  finish(section: Section, opts: { dupok?: boolean; align?: number } = {}): DataSym {
    return {
      sym: this.sym,
      section,
      size: this.len,
      align: opts.align ?? this.wordSize,
      bytes: this.bytes.slice(0, this.len),
      relocs: this.relocs,
      ptrs: [],
      ...(opts.dupok ? { dupok: true } : {}),
    };
  }

  private grow(n: number): number {
    const at = this.len;
    if (this.len + n > this.bytes.length) {
      const next = new Uint8Array(Math.max(this.bytes.length * 2, this.len + n));
      next.set(this.bytes);
      this.bytes = next;
    }
    this.len += n;
    return at;
  }
}
