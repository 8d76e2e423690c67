/**
 * What a run with full statistics counts: every heap object by the point of the program that asked for it, and every execution of the
 * places where something stayed on the stack (FuncCode.tallies).
 *
 * The counters lie behind the machine's memory, where no program can look: a machine that counts has the addresses, schedule and fuel of
 * one that does not. Both engines count the same:
 *
 *   - A point is a function of the program and a resume id in it; of an indirect call, also the function of the library that was called. The
 *     innermost frame of the program is the one that counts.
 *   - The interpreter finds it by walking the frames, which are all in memory when something allocates (`Current` is 0).
 *   - Compiled code keeps the record's address in `Current`: a function of the program writes it before each call that leaves the program,
 *     others put it back behind calls that may have come through the program. Whenever a frame is entered or resumed, the engine
 *     takes it from the frames (`enter`); so it need not survive a stop.
 *
 * Layout, from `base`: u32 Current; a byte for every function (1: of the program); u64 tallies; records (u64 objects, u64 bytes, u64 bytes moved by
 * natives, which only counts with `meter`); caches of indirect calls (u32 function, u32 record). Record 0 is for what nothing of the program asked for.
 */
import { Ctl, frameFuncOff, frameParentOff, frameResumeOff } from '../abi/frame.js';
import { Decoder } from '../bytecode/decode.js';
import type { LinkedFunc, Program, Tally } from '../bytecode/program.js';
import type { CacheModel } from './cache-model.js';
import type { Memory } from './memory.js';

export const recordSize = 24;

const align8 = (n: number): number => (n + 7) & ~7;

/** What happens at a point of the program. */
export interface PointOp {
  name: 'new' | 'call' | 'indirect' | 'other';
  /** Function called, or address of the descriptor of the type that `new` makes. */
  arg: number;
}

export interface Counted {
  fn: LinkedFunc;
  /** Resume id. */
  id: number;
  op: PointOp;
  /** The function of the library that an indirect call went to; 0: unknown, or not such a call. */
  callee: number;
  objects: number;
  bytes: number;
  /** Bytes that natives moved: append growth, copy, values of maps and channels. */
  moved: number;
}

export class Ledger {
  /** Number of the record of resume id 0, by function; -1: not of the program. */
  readonly firstSite: Int32Array;
  private readonly firstTally: Int32Array;
  private readonly ops: PointOp[] = [{ name: 'other', arg: 0 }];
  private readonly funcOf: number[] = [0];
  private readonly dynamic = new Map<string, number>();
  /** Function called by records of their own. */
  private readonly calleeOf = new Map<number, { site: number; callee: number }>();
  private readonly records: number;
  private used: number;
  private cells = 0;
  private readonly maxCells: number;
  /** Bytes that it needs. */
  readonly size: number;
  base = 0;
  private mem!: Memory;
  private readonly offTallies: number;
  private readonly offRecords: number;
  private readonly offCells: number;

  constructor(
    readonly program: Program,
    isOwn: (fn: LinkedFunc) => boolean,
    /** Count what is copied, and, with a model, cache lines. */
    readonly meter = false,
    readonly cache: CacheModel | null = null,
  ) {
    const n = program.funcs.length;
    this.firstSite = new Int32Array(n).fill(-1);
    this.firstTally = new Int32Array(n).fill(-1);
    let tallies = 0;
    let indirect = 0;
    for (const fn of program.funcs) {
      if (fn === undefined || fn.code === null) continue;
      if (fn.code.tallies !== undefined) {
        this.firstTally[fn.id] = tallies;
        tallies += fn.code.tallies.length;
      }
      if (!isOwn(fn)) continue;
      this.firstSite[fn.id] = this.ops.length;
      const ops = pointOps(fn);
      for (const op of ops) {
        if (op.name === 'indirect') indirect++;
        this.ops.push(op);
        this.funcOf.push(fn.id);
      }
    }
    this.used = this.ops.length;
    this.records = this.ops.length + 4 * indirect + 64;
    this.maxCells = indirect;
    this.offTallies = align8(4 + n);
    this.offRecords = this.offTallies + 8 * tallies;
    this.offCells = this.offRecords + recordSize * this.records;
    this.size = this.offCells + 8 * indirect;
  }

  /** Takes its place behind the machine's memory. */
  attach(mem: Memory): void {
    this.mem = mem;
    this.base = mem.roof;
    this.program.funcs.forEach((_, id) => {
      if (this.isOwn(id)) mem.u8[this.base + 4 + id] = 1;
    });
    this.leave();
  }

  isOwn(fid: number): boolean {
    return this.firstSite[fid]! >= 0;
  }

  // ---- addresses

  get current(): number {
    return this.base;
  }

  /** The byte that says whether a function is of the program. */
  own(fid: number): number {
    return this.base + 4 + fid;
  }

  record(site: number): number {
    return this.base + this.offRecords + recordSize * site;
  }

  site(fid: number, id: number): number {
    return this.record(this.firstSite[fid]! + id);
  }

  tally(fid: number, k: number): number {
    return this.base + this.offTallies + 8 * (this.firstTally[fid]! + k);
  }

  /** Slot sizes of points that compiled code counts by `newCounter`. */
  private readonly slotSizes = new Map<number, number>();

  /** Where compiled code counts the objects that a `new` of the program makes in slots of `size` bytes; such a point moves nothing. */
  newCounter(fid: number, id: number, size: number): number {
    this.slotSizes.set(this.firstSite[fid]! + id, size);
    return this.site(fid, id) + 16;
  }

  /** A cache for an indirect call of the program; it begins with the point's own record. */
  newCell(fid: number, id: number): number {
    if (this.cells === this.maxCells) this.cells = 0; // Compiled anew: the old code is gone.
    const at = this.base + this.offCells + 8 * this.cells++;
    this.mem.u32[at >>> 2] = 0;
    this.mem.u32[(at + 4) >>> 2] = this.site(fid, id);
    return at;
  }

  // ---- counting

  /** The interpreter runs, or nobody. */
  leave(): void {
    this.mem.u32[this.base >>> 2] = 0;
  }

  /** Compiled code is about to go on with the frame at fp. */
  enter(fp: number): void {
    this.mem.u32[this.base >>> 2] = this.recordAt(fp);
  }

  /** An object was made; `bytes` of its slot, 0 if it shares one. */
  count(bytes: number): void {
    const { u32 } = this.mem;
    const current = u32[this.base >>> 2]!;
    this.add(current !== 0 ? current : this.recordAt(u32[Ctl.Top >>> 2]!), 1, bytes);
  }

  /** What was made before anybody counted. */
  start(objects: number, bytes: number): void {
    this.add(this.record(0), objects, bytes);
  }

  /** A native moved n bytes. */
  moved(n: number): void {
    const { u32 } = this.mem;
    const current = u32[this.base >>> 2]!;
    this.addTo((current !== 0 ? current : this.recordAt(u32[Ctl.Top >>> 2]!)) + 16, n);
  }

  private add(record: number, objects: number, bytes: number): void {
    this.addTo(record, objects);
    this.addTo(record + 8, bytes);
  }

  private addTo(at: number, n: number): void {
    const { u32 } = this.mem;
    const sum = u32[at >>> 2]! + n;
    u32[at >>> 2] = sum;
    if (sum >= 2 ** 32) u32[(at + 4) >>> 2]! += Math.floor(sum / 2 ** 32);
  }

  /** Record of the innermost frame of the program. */
  private recordAt(fp0: number): number {
    const { u32 } = this.mem;
    let callee = 0;
    for (let fp = fp0; fp !== 0; fp = u32[(fp + frameParentOff) >>> 2]!) {
      const fid = u32[(fp + frameFuncOff) >>> 2]!;
      const first = this.firstSite[fid]!;
      if (first >= 0) {
        const site = first + u32[(fp + frameResumeOff) >>> 2]!;
        return callee !== 0 && this.ops[site]!.name === 'indirect' ? this.callee(site, callee) : this.record(site);
      }
      callee = fid;
    }
    return this.record(0);
  }

  /** Record of an indirect call that goes to a function of the library. */
  private callee(site: number, callee: number): number {
    const key = `${site} ${callee}`;
    let k = this.dynamic.get(key);
    if (k === undefined) {
      // When there is no room, the point's own record, which names no function.
      k = this.used < this.records ? this.used++ : site;
      this.dynamic.set(key, k);
      if (k !== site) this.calleeOf.set(k, { site, callee });
    }
    return this.record(k);
  }

  /** Compiled code calls `callee` at a point of the program, and its cache at `cell` knows another. */
  miss(cell: number, fid: number, id: number, callee: number): void {
    const { u32 } = this.mem;
    u32[cell >>> 2] = callee;
    u32[(cell + 4) >>> 2] = this.callee(this.firstSite[fid]! + id, callee);
  }

  // ---- results

  private u64(at: number): number {
    const { u32 } = this.mem;
    return u32[at >>> 2]! + u32[(at + 4) >>> 2]! * 2 ** 32;
  }

  /** What was counted; the first entry is what nothing of the program asked for. */
  counted(): (Counted | (Pick<Counted, 'objects' | 'bytes' | 'moved'> & { fn: null }))[] {
    const numbers = (k: number): Pick<Counted, 'objects' | 'bytes' | 'moved'> => {
      const at = this.record(k);
      const [objects, bytes, third] = [this.u64(at), this.u64(at + 8), this.u64(at + 16)];
      const size = this.slotSizes.get(k);
      return size === undefined ? { objects, bytes, moved: third } : { objects: objects + third, bytes: bytes + size * third, moved: 0 };
    };
    const out: ReturnType<Ledger['counted']> = [{ fn: null, ...numbers(0) }];
    for (let k = 1; k < this.used; k++) {
      const n = numbers(k);
      if (n.objects === 0 && n.moved === 0) continue;
      const dyn = this.calleeOf.get(k);
      const site = dyn?.site ?? k;
      const fn = this.program.funcs[this.funcOf[site]!]!;
      out.push({ fn, id: site - this.firstSite[fn.id]!, op: this.ops[site]!, callee: dyn?.callee ?? 0, ...n });
    }
    return out;
  }

  /** Blocks that were executed, and how often. */
  blocks(): { fn: LinkedFunc; tally: Tally; times: number }[] {
    const out: ReturnType<Ledger['blocks']> = [];
    for (const fn of this.program.funcs) {
      fn?.code?.tallies?.forEach((tally, k) => {
        const times = this.u64(this.tally(fn.id, k));
        if (times > 0) out.push({ fn, tally, times });
      });
    }
    return out;
  }
}

/** What happens at each resume id. */
function pointOps(fn: LinkedFunc): PointOp[] {
  const code = fn.code!;
  const out: PointOp[] = [{ name: 'other', arg: 0 }];
  const d = new Decoder(code.code);
  while (d.next()) {
    if (!d.row.fx.includes('S') && !d.row.fx.includes('T')) continue;
    const { name } = d.row;
    if (name === 'new' || name === 'call') out.push({ name, arg: fn.relocs[d.a]! });
    else out.push({ name: name === 'call.closure' || name === 'call.code' ? 'indirect' : 'other', arg: 0 });
  }
  return out;
}
