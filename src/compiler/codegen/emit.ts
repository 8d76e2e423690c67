/**
 * From the middle form to bytecode: places from slot allocation, points and pointer maps from liveness, lines, fuel weights.
 *
 * Fuel: a function's entry is charged the instructions outside of loops, a loop's arrival those of its body, of two arms the
 * longer one. Weights are taken from the trees before emission, so they do not depend on peepholes.
 *
 * Peephole: `local.set s; local.get s` becomes nothing (single use), or `local.tee s`; it brings call results straight to
 * their use.
 */
import { InternalError } from '../../base/assert.js';
import type { Pos } from '../../base/source.js';
import { frameSlotsOff } from '../../abi/frame.js';
import { isRaceMark } from '../../abi/natives.js';
import { CodeWriter, type ImmValue } from '../../bytecode/encode.js';
import type { FuncCode, Point, PointKind, Reloc, Sig, Tally, VarInfo, Work } from '../../bytecode/program.js';
import { type Liveness, liveness } from './liveness.js';
import { placeFaults } from './faults.js';
import { removeNilChecks } from './nilchecks.js';
import { K, type MFunc, type S, type X, inArea, outArea, terminates } from './mir.js';
import { type Frame, allocate } from './slots.js';

export function emitFunc(fn: MFunc, wordSize: number): FuncCode {
  return new Emitter(fn, wordSize).run();
}

function treeWeight(x: X): number {
  let n = 1;
  for (let t: X | null = x; t !== null; t = t.a) {
    if (t !== x) n++;
    if (t.b !== null) n += treeWeight(t.b);
    if (t.c !== null) n += treeWeight(t.c);
  }
  return n;
}

/** Weight of a list outside of its loops; sets the weights of the loops inside. */
function weigh(list: readonly S[]): number {
  let n = 0;
  for (const s of list) {
    switch (s.k) {
      case K.Set:
        n += treeWeight(s.x) + 1;
        break;
      case K.Eff:
        n += treeWeight(s.x);
        break;
      case K.Call:
        // Most runs leave it out, and fuel is the same in all.
        if (isRaceMark(s.sym)) break;
        for (const a of s.args) n += treeWeight(a);
        if (s.fn !== null) n += treeWeight(s.fn);
        n += 1 + s.res.length;
        break;
      case K.New:
        n += 2;
        break;
      case K.If:
        n += treeWeight(s.c) + 1 + Math.max(weigh(s.then), weigh(s.else));
        break;
      case K.Block:
        n += weigh(s.body);
        break;
      case K.Loop:
        s.weight = Math.max(1, weigh(s.body));
        break;
      case K.BrIf:
        n += treeWeight(s.c) + 1;
        break;
      case K.BrTable:
        n += treeWeight(s.x) + 1;
        break;
      case K.Ret:
        for (const x of s.xs) n += treeWeight(x);
        n++;
        break;
      case K.Br:
      case K.Unreachable:
      case K.Recover:
        n++;
        break;
      default:
        break;
    }
  }
  return n;
}

function outSizeOf(list: readonly S[]): number {
  let m = 0;
  for (const s of list) {
    let n = 0;
    if (s.k === K.Call) n = s.sig.mem;
    else if (s.k === K.If) n = Math.max(outSizeOf(s.then), outSizeOf(s.else));
    else if (s.k === K.Block || s.k === K.Loop) n = outSizeOf(s.body);
    if (n > m) m = n;
  }
  return m;
}

/** gc's limit for frames and for memory of arguments and results (ssagen/pgen.go). */
const maxStackSize = 2 ** 30;

export function frameTooLarge(frameSize: number, args: number): boolean {
  return frameSize >= maxStackSize || args >= maxStackSize;
}

class Emitter {
  private readonly w = new CodeWriter();
  private live!: Liveness;
  private frame!: Frame;
  private readonly relocs: Reloc[] = [];
  private readonly relocIndex = new Map<string, number>();
  private readonly sigs: Sig[] = [];
  private readonly sigIndex = new Map<string, number>();
  private readonly points: Point[] = [];
  private readonly liveMaps: number[][] = [];
  private readonly liveIndex = new Map<string, number>();
  private readonly lines: number[] = [];
  private readonly atomics: number[] = [];
  private curPos: Pos = 0;
  private wantPos: Pos = 0;
  /** Labels of open constructs, outermost first; -1: an `if`. */
  private readonly labels: number[] = [];
  /** A `local.set` not yet written: vreg and slot, or -1. */
  private pending = -1;
  private recoverId = 0;
  private readonly tallies: Tally[] = [];
  /** Number of the basic block, where it begins, what it does, and the block that the last tally belongs to. */
  private block = 0;
  private blockStart = 0;
  private work: Work[] = [];
  private talliedBlock = -1;
  private readonly pcOf: number[] = [];

  constructor(
    private readonly fn: MFunc,
    private readonly wordSize: number,
  ) {}

  private body(): void {
    const { fn } = this;
    this.zeroes();
    this.newBlock();
    this.list(fn.body);
    this.flush();
    this.newBlock();
    if (!terminates(fn.body)) this.o('unreachable');
  }

  run(): FuncCode {
    const { fn } = this;
    removeNilChecks(fn);
    placeFaults(fn, this.wordSize);
    this.live = liveness(fn);
    const frame = (this.frame = allocate(fn, this.live, outSizeOf(fn.body)));
    const entryFuel = Math.max(1, weigh(fn.body));
    this.entryMap();
    this.at(fn.pos);
    // Offsets in such a frame are not representable; the compiler reports it.
    if (frameTooLarge(frame.frameSize, fn.sig.mem)) this.o('unreachable');
    else this.body();
    const code = this.w.finish();
    return {
      sym: fn.sym,
      name: fn.name,
      sig: fn.sig,
      slots: frame.letters,
      frameSize: frame.frameSize,
      outSize: frame.outSize,
      code,
      relocs: this.relocs,
      sigs: this.sigs,
      points: this.points,
      entryFuel,
      liveMaps: this.liveMaps,
      stackObjects: frame.stackObjects,
      lines: this.lines,
      ...(this.atomics.length > 0 ? { atomics: this.atomics } : {}),
      recoverPoint: this.recoverId,
      isClosure: fn.isClosure,
      usesCtx: fn.usesCtx,
      flags: fn.flags,
      vars: this.vars(code.length),
      pos: fn.pos,
      endPos: fn.endPos,
      deepest: 0,
      ...(this.tallies.length > 0 ? { tallies: this.tallies } : {}),
    };
  }

  private vars(codeEnd: number): VarInfo[] {
    const out: VarInfo[] = [];
    const V = this.fn.vregs.length;
    for (const r of this.fn.vars) {
      const ents = r.vregs ?? (r.slot >= 0 ? [V + r.slot] : []);
      let start = 0x7fffffff;
      let end = -1;
      for (const e of ents) {
        if (this.live.end[e]! < 0) continue;
        start = Math.min(start, this.live.start[e]!);
        end = Math.max(end, this.live.end[e]!);
      }
      if (end < 0) continue;
      const info: VarInfo = { name: r.name, type: r.type, pos: r.pos, start: this.pcAt(start >> 1, 0), end: this.pcAt((end >> 1) + 1, codeEnd) };
      if (r.param) info.param = true;
      if (r.heap) info.heap = true;
      if (r.vregs !== null) {
        const slots = r.vregs.map((v) => this.frame.slotOf[v]!);
        if (slots.some((s) => s < 0)) continue;
        info.slots = slots;
      } else info.off = this.frame.memOff[r.slot]!;
      out.push(info);
    }
    return out;
  }

  private pcAt(n: number, dflt: number): number {
    for (let i = n; i <= this.live.last; i++) {
      const pc = this.pcOf[i];
      if (pc !== undefined) return pc;
    }
    return dflt;
  }

  private entryMap(): void {
    const offs: number[] = [];
    for (const o of this.fn.inPtrs) offs.push(o - this.fn.sig.mem);
    for (let i = 0; i < this.fn.sig.params.length; i++) if (this.fn.sig.params[i] === 'p') offs.push(frameSlotsOff + 8 * i);
    this.liveMaps.push(offs.sort((a, b) => a - b));
    this.liveIndex.set(this.liveMaps[0]!.join(), 0);
  }

  /** Entities that are live before anything defined them, and those that are live everywhere. */
  private zeroes(): void {
    const { fn } = this;
    const V = fn.vregs.length;
    const todo = new Set(this.live.undefinedAtEntry);
    fn.vregs.forEach((v, i) => {
      if (v.always && i >= fn.sig.params.length) todo.add(i);
    });
    fn.slots.forEach((s, i) => {
      if (s.always && s.fixed === null) todo.add(V + i);
    });
    for (const i of todo) {
      if (i < V) {
        const t = fn.vregs[i]!.t;
        if (t === 'p') this.o('p.nil');
        else if (t === 'l') this.o('i64.const', 0n);
        else if (t === 'i') this.o('i32.const', 0);
        else this.o(t === 'f' ? 'f32.const' : 'f64.const', 0);
        this.o('local.set', this.frame.slotOf[i]!);
      } else this.o('frame.zero', this.frame.memOff[i - V]!, fn.slots[i - V]!.size);
    }
  }

  private at(pos: Pos): void {
    if (pos !== 0) this.wantPos = pos;
  }

  /** Appends an instruction at the wanted position; returns its pc. */
  private o(name: string, ...imms: ImmValue[]): number {
    if (this.wantPos !== this.curPos) {
      this.curPos = this.wantPos;
      this.lines.push(this.w.here(), this.curPos);
    }
    return this.w.op(name, ...imms);
  }

  private flush(): void {
    if (this.pending < 0) return;
    const v = this.pending;
    this.pending = -1;
    this.o('local.set', this.slot(v));
  }

  private slot(v: number): number {
    const s = this.frame.slotOf[v]!;
    if (s < 0) throw new InternalError(`vreg ${v} of ${this.fn.sym} has no slot`);
    return s;
  }

  private set(v: number): void {
    this.flush();
    if (this.frame.slotOf[v]! < 0) {
      this.o('drop');
      return;
    }
    this.pending = v;
  }

  private get(v: number): void {
    if (this.pending === v) {
      this.pending = -1;
      const r = this.fn.vregs[v]!;
      if (r.uses > 1 || r.user || r.always) this.o('local.tee', this.slot(v));
      return;
    }
    this.flush();
    this.o('local.get', this.slot(v));
  }

  private reloc(sym: string, addend: number): number {
    const key = `${addend} ${sym}`;
    let i = this.relocIndex.get(key);
    if (i === undefined) {
      i = this.relocs.length;
      this.relocs.push({ sym, addend });
      this.relocIndex.set(key, i);
    }
    return i;
  }

  private sig(s: Sig): number {
    const key = `${s.params}>${s.results}>${s.mem}`;
    let i = this.sigIndex.get(key);
    if (i === undefined) {
      i = this.sigs.length;
      this.sigs.push(s);
      this.sigIndex.set(key, i);
    }
    return i;
  }

  private point(pc: number, kind: PointKind, key: S | null, fault = 0): void {
    const ents = key === null ? this.live.atTraps : this.live.at.get(key);
    if (ents === undefined) throw new InternalError(`no liveness at a point of ${this.fn.sym}`, this.curPos);
    const V = this.fn.vregs.length;
    const offs: number[] = [];
    for (const e of ents) {
      if (e < V) {
        const s = this.frame.slotOf[e]!;
        if (s >= 0) offs.push(frameSlotsOff + 8 * s);
      } else {
        const base = this.frame.memOff[e - V]!;
        for (const p of this.fn.slots[e - V]!.ptrs) offs.push(base + p);
      }
    }
    offs.sort((a, b) => a - b);
    const id = offs.join();
    let live = this.liveIndex.get(id);
    if (live === undefined) {
      live = this.liveMaps.length;
      this.liveMaps.push(offs);
      this.liveIndex.set(id, live);
    }
    this.points.push(fault === 0 ? { pc, kind, live } : { pc, kind, live, fault });
  }

  private base(n: number, off: number): number {
    if (n === outArea) return this.frame.frameSize + off;
    if (n === inArea) return off;
    return this.frame.memOff[n]! + off;
  }

  // ---------------------------------------------------------------- trees

  private tree(x: X): void {
    if (x.op === 'vreg') {
      this.get(x.n);
      return;
    }
    if (x.a !== null) this.tree(x.a);
    if (x.b !== null) this.tree(x.b);
    if (x.c !== null) this.tree(x.c);
    this.instr(x);
  }

  private instr(x: X): void {
    const op = x.op;
    const around = this.wantPos;
    if (x.pos !== 0) this.at(x.pos);
    this.flush();
    if (this.fn.meter !== 0) this.meter(x);
    switch (op) {
      case 'i32.const':
      case 'i64.const':
      case 'f32.const':
      case 'f64.const':
        this.o(op, x.v as number | bigint);
        return;
      case 'sym.addr':
      case 'func.addr':
      case 'typed.copy':
      case 'typed.zero':
        this.o(op, this.reloc(x.v as string, x.off));
        return;
      case 'frame.addr':
        this.o(op, this.base(x.n, x.off));
        return;
      case 'frame.zero':
        this.o(op, this.base(x.n, x.off), x.v as number);
        return;
      case 'mem.copy':
      case 'mem.zero':
      case 'mem.eq':
      case 'p.index':
        this.o(op, x.n);
        return;
      case 'p.addi':
        this.o(op, x.off);
        return;
      case 'bounds':
      case 'bounds.l':
        this.point(this.o(op, x.n), 'trap', null);
        return;
      case 'nilcheck':
        this.point(this.o(op), 'trap', null, x.off);
        return;
      case 'divcheck.i':
      case 'divcheck.l':
      case 'shiftcheck.i':
      case 'shiftcheck.l':
        this.point(this.o(op), 'trap', null);
        return;
      default:
        break;
    }
    if (op.startsWith('frame.')) this.o(op, this.base(x.n, x.off));
    else if (op.startsWith('load.') || op.startsWith('store.')) {
      const pc = this.o(op, x.off);
      if (x.n !== 0) this.atomics.push(pc, x.n);
      if (x.pos !== 0) this.wantPos = around;
    }
    else this.o(op);
  }

  // ---------------------------------------------------------------- statements

  private list(list: readonly S[]): void {
    for (const s of list) {
      this.stmt(s);
      if (s.k === K.Br || s.k === K.BrTable || s.k === K.Ret || s.k === K.Unreachable) return;
      if (s.k === K.If && terminates(s.then) && terminates(s.else)) {
        this.flush();
        this.o('unreachable');
        return;
      }
    }
    this.flush();
  }

  private depth(label: number): number {
    const i = this.labels.lastIndexOf(label);
    if (i < 0) throw new InternalError(`label ${label} of ${this.fn.sym} is not open`);
    return this.labels.length - 1 - i;
  }

  private stmt(s: S): void {
    const n = this.live.numbers.get(s);
    if (n !== undefined) this.pcOf[n] = this.w.here();
    if (s.k === K.Tally) return this.tally(s.site);
    // A block ends where control may come from or go elsewhere, a panic in a callee included.
    const isStraight = s.k === K.Set || s.k === K.Eff || s.k === K.New || s.k === K.VarDef || s.k === K.Use || s.k === K.Dead;
    if (!isStraight) this.newBlock();
    this.solid(s);
    if (!isStraight) this.newBlock();
  }

  private newBlock(): void {
    if (this.work.length > 0) {
      if (this.talliedBlock === this.block) this.tallies.at(-1)!.work.push(...this.work);
      else this.tallies.push({ pc: this.blockStart, sites: [], work: this.work });
      this.work = [];
    }
    this.block++;
    this.blockStart = this.w.here();
  }

  /** The block does something that is metered. */
  private does(nilChecks: number, copied: number): void {
    if (this.fn.meter === 0) return;
    const pos = this.wantPos;
    const last = this.work.at(-1);
    if (last?.pos === pos) {
      last.nilChecks += nilChecks;
      last.copied += copied;
    } else this.work.push({ pos, nilChecks, copied });
  }

  private sizeOf(letters: string): number {
    let n = 0;
    for (const t of letters) n += t === 'p' ? this.fn.meter : t === 'l' || t === 'd' ? 8 : 4;
    return n;
  }

  private meter(x: X): void {
    if (x.op === 'nilcheck') this.does(1, 0);
    else if (x.op === 'mem.copy' || x.op === 'typed.copy') this.does(0, x.n);
    else if (x.n === outArea && x.op.startsWith('frame.store.')) this.does(0, x.op.endsWith('.p') ? this.fn.meter : Number(/\d+$/.exec(x.op)![0]) >> 3);
  }

  /** The instruction that comes next is where the site is counted. One counter does for a basic block. */
  private tally(site: number): void {
    if (this.talliedBlock === this.block) this.tallies.at(-1)!.sites.push(site);
    else this.tallies.push({ pc: this.w.here(), sites: [site], work: [] });
    this.talliedBlock = this.block;
  }

  private solid(s: Exclude<S, { k: K.Tally }>): void {
    switch (s.k) {
      case K.Set:
        this.at(s.pos);
        this.tree(s.x);
        this.set(s.v);
        return;
      case K.Eff:
        this.at(s.pos);
        this.tree(s.x);
        this.flush();
        if (s.x.t !== '') this.o('drop');
        return;
      case K.Call:
        this.call(s);
        return;
      case K.New:
        this.at(s.pos);
        this.flush();
        this.point(this.o('new', this.reloc(s.type, 0)), 'retry', s);
        this.set(s.v);
        return;
      case K.If:
        this.ifStmt(s);
        return;
      case K.Block:
        this.flush();
        this.o('block');
        this.newBlock();
        this.labels.push(s.label);
        this.list(s.body);
        this.labels.pop();
        this.flush();
        this.o('end');
        return;
      case K.Loop:
        this.flush();
        this.at(s.pos);
        this.point(this.o('loop', s.weight), 'retry', s);
        this.newBlock();
        this.labels.push(s.label);
        this.list(s.body);
        this.labels.pop();
        this.flush();
        this.o('end');
        return;
      case K.Br:
        this.flush();
        this.o('br', this.depth(s.label));
        return;
      case K.BrIf:
        this.at(s.pos);
        this.tree(s.c);
        this.flush();
        this.o('br_if', this.depth(s.label));
        return;
      case K.BrTable:
        this.at(s.pos);
        this.tree(s.x);
        this.flush();
        this.o('br_table', s.labels.map((l) => this.depth(l)));
        return;
      case K.Ret:
        this.at(s.pos);
        for (const x of s.xs) this.tree(x);
        this.flush();
        if (s.xs.length > 0) this.does(0, this.sizeOf(this.fn.sig.results));
        this.o('return');
        return;
      case K.Unreachable:
        this.flush();
        this.o('unreachable');
        return;
      case K.Recover:
        this.flush();
        this.at(s.pos);
        this.point(this.o('recover_point'), 'after', s);
        this.recoverId = this.points.length;
        return;
      case K.VarDef:
      case K.Use:
      case K.Dead:
        return;
    }
  }

  private call(s: Extract<S, { k: K.Call }>): void {
    this.at(s.pos);
    for (const a of s.args) this.tree(a);
    if (s.fn !== null) this.tree(s.fn);
    this.at(s.pos);
    this.flush();
    if (s.op === 'call.closure') this.does(1, 0);
    // What the machine hands to its own functions is not the program's copying.
    if (s.op !== 'call' || !s.sym.startsWith('runtime.')) this.does(0, this.sizeOf(s.sig.params));
    const sig = this.sig(s.sig);
    const pc = s.op === 'call' ? this.o('call', this.reloc(s.sym, 0), sig) : this.o(s.op, sig);
    this.point(pc, 'after', s);
    for (let i = s.res.length - 1; i >= 0; i--) {
      const r = s.res[i]!;
      if (r >= 0) this.set(r);
      else {
        this.flush();
        this.o('drop');
      }
    }
  }

  private ifStmt(s: Extract<S, { k: K.If }>): void {
    this.at(s.pos);
    this.tree(s.c);
    this.flush();
    // An arm that is nothing else is no code.
    for (const l of [s.then, s.else]) if (l.every((x) => x.k === K.Tally || x.k === K.Br)) l.splice(0, l.length, ...l.filter((x) => x.k !== K.Tally));
    const only = (l: readonly S[]): number => (l.length === 1 && l[0]!.k === K.Br ? l[0]!.label : -1);
    if (s.else.length === 0 && only(s.then) >= 0) {
      this.o('br_if', this.depth(only(s.then)));
      return;
    }
    if (s.then.length === 0) {
      this.o('i32.eqz');
      if (only(s.else) >= 0) {
        this.o('br_if', this.depth(only(s.else)));
        return;
      }
      this.o('if');
      this.arm(s.else);
      this.o('end');
      return;
    }
    this.o('if');
    this.arm(s.then);
    if (s.else.length > 0) {
      this.o('else');
      this.arm(s.else);
    }
    this.o('end');
  }

  private arm(list: readonly S[]): void {
    this.newBlock();
    this.labels.push(-1);
    this.list(list);
    this.labels.pop();
    this.flush();
  }
}
