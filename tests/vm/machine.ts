/**
 * A machine for engine tests without linker and runtime: lays assembled functions out, gives the engine a bump
 * allocator and recorded barriers, and runs one goroutine on a trampoline that grows its stack by copying (no pointer into
 * the stack may be live then).
 */
import { Ctl, frameSlotsOff, type NativeStatus, StopReason, stackReserve } from '../../src/abi/frame.js';
import { assemble } from '../../src/bytecode/assemble.js';
import type { FuncCode, LinkedFunc, Program } from '../../src/bytecode/program.js';
import { Memory } from '../../src/runtime/memory.js';
import type { MachineServices, Native } from '../../src/runtime/engine.js';
import { Interp } from '../../src/vm/interp/engine.js';

export interface MachineOptions {
  wordSize?: 4 | 8;
  /** Data symbols: name to size; zeroed, at 8-aligned addresses. */
  data?: Record<string, number>;
  /** Natives by symbol; they get the machine. */
  natives?: Record<string, (m: TestMachine, args: number) => NativeStatus>;
  /** Fuel of a slice. */
  slice?: number;
  /** Size of the first stack. */
  stack?: number;
  memory?: number;
  /** Is called at every stop but Done. */
  onStop?: (m: TestMachine, reason: StopReason, fp: number) => void;
}

const codeBase = 0x10000;

export class TestMachine {
  /** Another engine than the interpreter (tests/wasm runs the same tests). */
  static factory: ((services: MachineServices) => Interp) | null = null;
  readonly program: Program;
  readonly memory: Memory;
  readonly services: MachineServices;
  engine: Interp;
  readonly natives: (Native | undefined)[] = [];
  readonly ids = new Map<string, number>();
  stops: Partial<Record<number, number>> = {};
  barriers: [number, number][] = [];
  fuelSpent = 0;
  private heap: number;
  /** One goroutine at a time: the first stack is used again. */
  private firstStack = 0;
  private stackLo = 0;
  private stackSize = 0;
  refuseAllocations = 0;

  constructor(
    text: string,
    readonly options: MachineOptions = {},
  ) {
    const wordSize = options.wordSize ?? 8;
    const codes = assemble(text);
    const funcs: (LinkedFunc | undefined)[] = [undefined];
    let addr = codeBase;
    const add = (sym: string, code: FuncCode | null): void => {
      const id = funcs.length;
      this.ids.set(sym, id);
      addr = (addr + 15) & ~15;
      funcs.push({ id, code, native: code === null ? sym : null, sym, addr, relocs: new Int32Array(code?.relocs.length ?? 0), sig: code?.sig ?? { params: '', results: '', mem: 0 }, inlTree: [], pkg: 'main' });
      addr += 8 + (code?.code.length ?? 0);
    };
    for (const c of codes) add(c.sym, c);
    for (const sym of Object.keys(options.natives ?? {})) add(sym, null);
    const symbols = new Map<string, number>();
    addr = (addr + 63) & ~63;
    const rodata = addr;
    for (const [sym, size] of Object.entries(options.data ?? {})) {
      symbols.set(sym, addr);
      addr += (size + 7) & ~7;
    }
    // Function values: a word that holds the code address.
    for (const c of codes) {
      symbols.set(`${c.sym}·f`, addr);
      addr += 8;
    }
    const end = (addr + 8191) & ~8191;
    for (const f of funcs) f?.code?.relocs.forEach((r, i) => {
      const at = this.ids.get(r.sym) ?? symbols.get(r.sym);
      if (at === undefined) throw new Error(`undefined ${r.sym}`);
      f.relocs[i] = this.ids.has(r.sym) ? at : at + r.addend;
    });
    this.program = { wordSize, funcs, map: { code: codeBase, rodata, data: rodata, bss: rodata, end }, image: new Uint8Array(), rootPtrs: new Uint32Array(), symbols, itabs: [], funcNamed: (sym) => funcs[this.ids.get(sym)!], entry: 1, inits: [], godebug: '',
    files: [] };
    const size = options.memory ?? 4 << 20;
    this.memory = Memory.create(size, size * 2);
    for (const f of funcs) if (f !== undefined) this.memory.u32[f.addr >> 2] = f.id;
    for (const c of codes) this.memory.u32[symbols.get(`${c.sym}·f`)! >> 2] = funcs[this.ids.get(c.sym)!]!.addr;
    for (const [sym, native] of Object.entries(options.natives ?? {})) this.natives[this.ids.get(sym)!] = (args) => native(this, args);
    this.heap = end;
    this.services = {
      program: this.program,
      memory: this.memory,
      natives: this.natives,
      newObject: (typ) => {
        if (this.refuseAllocations > 0) {
          this.refuseAllocations--;
          return 0;
        }
        return this.alloc(this.memory.u32[typ >> 2]!);
      },
      writeBarrier: (slot, value) => void this.barriers.push([slot, value]),
      typedCopy: (_typ, dst, src) => this.memory.copy(dst, src, 8),
      isDead: () => false,
      ledger: null,
      race: null,
      noteLatency: () => undefined,
      typedZero: (_typ, dst) => this.memory.zero(dst, 8),
    };
    this.engine = TestMachine.factory?.(this.services) ?? new Interp(this.services);
  }

  alloc(size: number): number {
    const at = this.heap;
    this.heap += (size + 15) & ~15;
    if (this.heap > this.memory.size) throw new Error('test machine: out of memory');
    return at;
  }

  sym(name: string): number {
    return this.program.symbols.get(name)!;
  }

  /** Writes arguments of the given types at byte address `at` (slot 0). */
  private put(at: number, types: string, values: readonly (number | bigint)[]): void {
    [...types].forEach((t, i) => {
      const a = at + 8 * i;
      const v = values[i]!;
      if (t === 'd') {
        if (typeof v === 'bigint') this.memory.u64[a >> 3] = v;
        else this.memory.f64[a >> 3] = v;
      } else if (t === 'f') this.memory.f32[a >> 2] = Number(v);
      else if (t === 'i' || (t === 'p' && this.program.wordSize === 4)) this.memory.i32[a >> 2] = Number(BigInt.asIntN(32, BigInt(v)));
      else this.memory.i64[a >> 3] = BigInt.asIntN(64, BigInt(v));
    });
  }

  get(at: number, types: string): (number | bigint)[] {
    return [...types].map((t, i) => {
      const a = at + 8 * i;
      if (t === 'd') return this.memory.f64[a >> 3]!;
      if (t === 'f') return this.memory.f32[a >> 2]!;
      if (t === 'i' || (t === 'p' && this.program.wordSize === 4)) return this.memory.i32[a >> 2]!;
      return this.memory.i64[a >> 3]!;
    });
  }

  start(sym: string, args: readonly (number | bigint)[]): number {
    const id = this.ids.get(sym)!;
    this.stackSize = this.options.stack ?? 2048;
    if (this.firstStack === 0) this.firstStack = this.alloc(this.stackSize);
    this.stackLo = this.firstStack;
    const fp = this.stackLo + 64;
    this.memory.u32.set([0, id, 0, 0], fp >> 2);
    this.put(fp + frameSlotsOff, this.program.funcs[id]!.sig.params, args);
    return fp;
  }

  private grow(top: number): number {
    const size = this.stackSize * 2;
    const lo = this.alloc(size);
    this.memory.copy(lo, this.stackLo, this.stackSize);
    this.memory.u8.fill(0xaa, this.stackLo, this.stackLo + this.stackSize);
    const delta = lo - this.stackLo;
    for (let fp = top + delta; ; ) {
      const up = this.memory.u32[(fp + 8) >> 2]!;
      if (up === 0) break;
      this.memory.u32[(fp + 8) >> 2] = up + delta;
      fp = up + delta;
    }
    this.stackLo = lo;
    this.stackSize = size;
    return top + delta;
  }

  /** Runs one slice. */
  slice(fp: number): StopReason {
    const { i32 } = this.memory;
    i32[Ctl.Limit >> 2] = this.stackLo + this.stackSize - stackReserve;
    const fuel = this.options.slice ?? 1 << 30;
    i32[Ctl.Fuel >> 2] = fuel;
    const r = this.engine.run(fp);
    this.fuelSpent += fuel - this.memory.i32[Ctl.Fuel >> 2]!;
    this.stops[r] = (this.stops[r] ?? 0) + 1;
    return r;
  }

  /** Calls a function and returns its results, or the trap. */
  call(sym: string, ...args: (number | bigint)[]): (number | bigint)[] {
    const r = this.finish(this.start(sym, args));
    if (r.reason !== StopReason.Done) throw new Error(`stopped with ${r.reason}, detail ${this.memory.i32[Ctl.Detail >> 2]}`);
    return this.get(r.fp + frameSlotsOff, this.program.funcs[this.ids.get(sym)!]!.sig.results);
  }

  trap(sym: string, ...args: (number | bigint)[]): { detail: number; arg0: bigint; arg1: bigint; id: number } {
    const r = this.finish(this.start(sym, args));
    if (r.reason !== StopReason.Trap) throw new Error(`no trap but ${r.reason}`);
    const { i32, i64 } = this.memory;
    return { detail: i32[Ctl.Detail >> 2]!, arg0: i64[Ctl.Arg0 >> 3]!, arg1: i64[Ctl.Arg1 >> 3]!, id: i32[r.fp >> 2]! };
  }

  finish(start: number): { reason: StopReason; fp: number } {
    let fp = start;
    for (;;) {
      const reason = this.slice(fp);
      fp = this.memory.u32[Ctl.Top >> 2]!;
      if (reason === StopReason.Done || reason === StopReason.Trap || reason === StopReason.Exit) return { reason, fp };
      if (reason === StopReason.Grow) fp = this.grow(fp);
      this.options.onStop?.(this, reason, fp);
    }
  }
}
