/**
 * Writes one data symbol field by field with the target's word size and gc's alignment rules. What is written must
 * agree with the Go declarations in src/stdlib/internal/abi/type.go (the compiler lays those out by the same rules).
 */
import type { DataSym, Section } from '../../bytecode/program.js';

/** Memory of a writer that has finished, all zeroes, for the next one. */
let spare: Uint8Array | null = null;

/** Done with after finish(). */
export class DataWriter {
  private bytes: Uint8Array;
  private len = 0;
  private readonly relocs: DataSym['relocs'] = [];

  constructor(
    readonly sym: string,
    readonly wordSize: 4 | 8,
  ) {
    this.bytes = spare ?? new Uint8Array(1 << 10);
    spare = null;
  }

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
    this.put(this.grow(4), v);
  }

  /** A word-sized unsigned integer below 2^53. */
  word(v: number): void {
    this.align(this.wordSize);
    const at = this.grow(this.wordSize);
    this.put(at, v % 2 ** 32);
    if (this.wordSize === 8) this.put(at + 4, Math.floor(v / 2 ** 32));
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
    const bytes = this.bytes.slice(0, this.len);
    this.bytes.fill(0, 0, this.len);
    spare = this.bytes;
    return {
      sym: this.sym,
      section,
      size: this.len,
      align: opts.align ?? this.wordSize,
      bytes,
      relocs: this.relocs,
      ptrs: [],
      ...(opts.dupok ? { dupok: true } : {}),
    };
  }

  private put(at: number, v: number): void {
    const { bytes } = this;
    bytes[at] = v;
    bytes[at + 1] = v >>> 8;
    bytes[at + 2] = v >>> 16;
    bytes[at + 3] = v >>> 24;
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
