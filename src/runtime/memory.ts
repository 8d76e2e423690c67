/**
 * The machine's linear memory: one WebAssembly.Memory and typed views of it.
 *
 * It is created with as much address space as it may ever need, or `reserve` if that is less: untouched pages cost nothing, and
 * once a single WebAssembly memory has grown, V8 never again treats a view's address as a constant (MEASURED: the
 * interpreter takes 1.1 to 1.5 times as long). `size` is what the machine has asked for, and the only measure of it.
 *
 * V8 meets the first view that is detached, and growing detaches all, by forgetting all code that it has optimized (MEASURED: 25 ms in which marking is up
 * to fifty times slower). So the reserve is as large as it can be (driver/v8.ts).
 *
 * DEPARTURE: read-only data (constants of strings, descriptors) can be written to by who gets there with unsafe, where Go ends with a fault: linear memory has no pages
 * with rights, and a comparison for each store would be paid by every program.
 *
 * INVARIANTS
 *   - Growing detaches the old buffer: `grow` replaces every view in place, so nobody may keep a view across a call that can grow.
 *   - Memory is little-endian as the host is (checked once); offsets are plain numbers below 2^32.
 *   - Growth goes in large steps (at least 16 MB or an eighth), because each one costs the views.
 */
import { InternalError, LimitError } from '../base/assert.js';

export const wasmPage = 65536;
const growStep = 16 << 20;
let reserve = 960 << 20;

/** Bytes of address space that a machine takes at once, if its limit is not less; a whole number of pages, below 2 GB. */
export function setReserve(bytes: number): void {
  reserve = bytes;
}

/** Bytes up to which a memory is worth cleaning for the next machine. */
const worthCleaning = 64 << 20;

/** The memory of a machine that has ended, all zero. */
let spare: { wasm: WebAssembly.Memory; max: number } | null = null;

/** Where scripts/start.cjs leaves a memory of the usual limit for whichever of its bundles runs the first machine. */
const early = Symbol.for('gosim.memory');
const usualPages = 65535;

function takeEarly(): typeof spare {
  const place = globalThis as { [early]?: WebAssembly.Memory };
  const wasm = place[early];
  delete place[early];
  return wasm === undefined ? null : { wasm, max: usualPages * wasmPage };
}

/** V8 keeps some 10 GB of addresses free for a memory of any size, so that an access needs no check. */
function noAddresses(err: unknown): Error {
  return new LimitError(`the host gives no memory to WebAssembly, which asks for 10 GB of address space and uses next to nothing of it (see ulimit -v): ${(err as Error).message}`);
}

export class Memory {
  u8!: Uint8Array;
  i8!: Int8Array;
  u16!: Uint16Array;
  i32!: Int32Array;
  u32!: Uint32Array;
  i64!: BigInt64Array;
  u64!: BigUint64Array;
  f32!: Float32Array;
  f64!: Float64Array;
  /** Bytes of linear memory now. The views may be longer: nothing behind it belongs to the machine. */
  size: number;
  /** Hard limit in bytes. */
  readonly max: number;
  /** Where the machine's memory ends at the latest, if something lies behind it (`createWithRoom`); else `max`. */
  readonly roof: number;

  constructor(
    readonly wasm: WebAssembly.Memory,
    max: number,
    size = wasm.buffer.byteLength,
    roof = max,
  ) {
    this.max = Math.floor(max / wasmPage) * wasmPage;
    this.roof = Math.min(this.max, roof);
    this.size = size;
    this.refresh();
    if (new Uint8Array(new Uint32Array([1]).buffer)[0] !== 1) throw new InternalError('big-endian host');
  }

  /**
   * With room for `behind` bytes at `roof`, which no growth touches: all address space is taken at once, at most 2 GB.
   * DEPARTURE: the machine is out of memory at 2 GB then, whatever its limit.
   */
  static createWithRoom(initial: number, max: number, behind: number): Memory {
    const extra = Math.ceil(behind / wasmPage);
    for (let pages = Math.min(Math.floor(max / wasmPage), 2 ** 15 - extra); ; pages >>= 1) {
      try {
        const wasm = new WebAssembly.Memory({ initial: pages + extra, maximum: pages + extra });
        return new Memory(wasm, max, Math.min(pages, Math.ceil(initial / wasmPage)) * wasmPage, pages * wasmPage);
      } catch (err) {
        // The host does not give out so much address space.
        if (pages * wasmPage < 2 * initial) throw noAddresses(err);
      }
    }
  }

  static create(initial: number, max: number): Memory {
    const maxPages = Math.min(65536, Math.floor(max / wasmPage));
    const pages = Math.min(maxPages, Math.ceil(initial / wasmPage));
    const old = spare ?? takeEarly();
    spare = null;
    if (old !== null && old.max === maxPages * wasmPage) return new Memory(old.wasm, old.max, pages * wasmPage);
    for (let ample = Math.min(maxPages, reserve / wasmPage); ample > pages; ample >>= 1) {
      try {
        return new Memory(new WebAssembly.Memory({ initial: ample, maximum: maxPages }), maxPages * wasmPage, pages * wasmPage);
      } catch {
        // The host does not give out so much address space.
      }
    }
    try {
      return new Memory(new WebAssembly.Memory({ initial: pages, maximum: maxPages }), maxPages * wasmPage);
    } catch (err) {
      throw noAddresses(err);
    }
  }

  /**
   * Keeps a memory for the next machine of this process. Whoever runs many programs saves V8 a collection each, which the address space
   * would ask for (MEASURED: a third of the CPU time of small programs). Nobody may use the old machine any more.
   */
  static recycle(m: Memory): void {
    if (m.size > worthCleaning || m.wasm.buffer.byteLength !== Math.min(m.max, reserve)) return;
    m.u8.fill(0, 0, m.size);
    spare = { wasm: m.wasm, max: m.max };
  }

  private refresh(): void {
    const b = this.wasm.buffer;
    this.u8 = new Uint8Array(b);
    this.i8 = new Int8Array(b);
    this.u16 = new Uint16Array(b);
    this.i32 = new Int32Array(b);
    this.u32 = new Uint32Array(b);
    this.i64 = new BigInt64Array(b);
    this.u64 = new BigUint64Array(b);
    this.f32 = new Float32Array(b);
    this.f64 = new Float64Array(b);
  }

  /** Makes [0, end) accessible; false if the limit or the host refuses. */
  ensure(end: number): boolean {
    if (end <= this.size) return true;
    if (end > this.roof) return false;
    const want = Math.min(this.roof, Math.max(end, this.size + Math.max(growStep, this.size >>> 3)));
    for (const target of [want, end]) {
      const pages = Math.ceil(target / wasmPage);
      const missing = pages - this.u8.length / wasmPage;
      try {
        if (missing > 0) {
          this.wasm.grow(missing);
          this.refresh();
        }
        this.size = pages * wasmPage;
        return true;
      } catch {
        // The host has no room for the comfortable step: try the exact one.
      }
    }
    return false;
  }

  copy(dst: number, src: number, n: number): void {
    this.u8.copyWithin(dst, src, src + n);
  }

  zero(at: number, n: number): void {
    if (n <= 64 && ((at | n) & 3) === 0) {
      for (let i = at >>> 2, e = (at + n) >>> 2; i < e; i++) this.i32[i] = 0;
    } else this.u8.fill(0, at, at + n);
  }

  /** Bytes as a byte string. */
  text(at: number, n: number): string {
    let s = '';
    for (let i = at; i < at + n; i += 4096) s += String.fromCharCode(...this.u8.subarray(i, Math.min(at + n, i + 4096)));
    return s;
  }

  writeText(at: number, s: string): void {
    for (let i = 0; i < s.length; i++) this.u8[at + i] = s.charCodeAt(i);
  }
}
