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
import { CodeWriter, type ImmValue } from '../../bytecode/encode.js';
import { opNumber, opTable } from '../../bytecode/opcodes.js';
import type { FuncCode, Point, PointKind, Reloc, Sig, Tally, VarInfo, Work } from '../../bytecode/program.js';
import { argInfo } from './arginfo.js';
import { type Liveness, liveness } from './liveness.js';
import { placeFaults } from './faults.js';
import { removeNilChecks } from './nilchecks.js';
import { type CallS, type IfS, K, type MFunc, type S, type X, inArea, outArea, terminates, vregCode } from './mir.js';
import type { WordSize } from './parts.js';
import { type Frame, allocate } from './slots.js';
import { weigh } from './weights.js';

/**
 * Emits functions, pass by pass: a pass over all of them keeps its code in the processor's caches, while all passes over one function
 * evict each other's (MEASURED).
 */
export function emitFuncs(fns: readonly MFunc[], wordSize: number): FuncCode[] {
  for (const fn of fns) removeNilChecks(fn);
  for (const fn of fns) if (fn.nilChecks) placeFaults(fn, wordSize);
  const lives = fns.map(liveness);
  return fns.map((fn, i) => new Emitter(fn, lives[i]!, wordSize as WordSize).run());
}

/** Types may be larger than the machine's memory, objects can't: code about such an object is never reached with one. */
const immediateSize = (n: number): number => Math.min(n, 0xffffffff);

/** gc's limit for frames and for memory of arguments and results (ssagen/pgen.go). */
const maxStackSize = 2 ** 30;

export function frameTooLarge(frameSize: number, args: number): boolean {
  return frameSize >= maxStackSize || args >= maxStackSize;
}

const opcode = (name: string): number => opNumber.get(name)!;
const op = {
  unreachable: opcode('unreachable'), nil: opcode('p.nil'), i64: opcode('i64.const'), i32: opcode('i32.const'), f32: opcode('f32.const'), f64: opcode('f64.const'),
  set: opcode('local.set'), tee: opcode('local.tee'), get: opcode('local.get'), drop: opcode('drop'), frameZero: opcode('frame.zero'), new: opcode('new'),
  block: opcode('block'), loop: opcode('loop'), if: opcode('if'), else: opcode('else'), end: opcode('end'), eqz: opcode('i32.eqz'), br: opcode('br'), brIf: opcode('br_if'),
  brTable: opcode('br_table'), return: opcode('return'), recover: opcode('recover_point'), call: opcode('call'), closure: opcode('call.closure'), code: opcode('call.code'),
} as const;

/** How the immediates of a tree node are written. */
const enum Form {
  Plain,
  Const,
  Reloc,
  Frame,
  FrameZero,
  Size,
  Offset,
  Access,
  Bounds,
  NilCheck,
  Check,
}

function formOf(name: string): Form {
  if (name === 'frame.zero') return Form.FrameZero;
  if (name.startsWith('frame.')) return Form.Frame;
  if (name.startsWith('load.') || name.startsWith('store.')) return Form.Access;
  if (name.endsWith('.const')) return Form.Const;
  if (name.startsWith('divcheck.') || name.startsWith('shiftcheck.')) return Form.Check;
  switch (name) {
    case 'sym.addr': case 'func.addr': case 'typed.copy': case 'typed.zero':
      return Form.Reloc;
    case 'mem.copy': case 'mem.zero': case 'mem.eq': case 'p.index':
      return Form.Size;
    case 'p.addi':
      return Form.Offset;
    case 'bounds': case 'bounds.l':
      return Form.Bounds;
    case 'nilcheck':
      return Form.NilCheck;
    default:
      return Form.Plain;
  }
}

const forms = Uint8Array.from(opTable, (r) => formOf(r.name));

/** Maps are short and nearly in order; V8's sort works on a copy. */
function sortNumbers(a: number[]): void {
  if (a.length > 32) {
    a.sort((x, y) => x - y);
    return;
  }
  for (let i = 1; i < a.length; i++) {
    const x = a[i]!;
    let j = i - 1;
    for (; j >= 0 && a[j]! > x; j--) a[j + 1] = a[j]!;
    a[j + 1] = x;
  }
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

class Emitter {
  private readonly w = new CodeWriter();
  private frame!: Frame;
  private readonly relocs: Reloc[] = [];
  private readonly relocIndex = new Map<string, number>();
  private readonly sigs: Sig[] = [];
  private readonly points: Point[] = [];
  private readonly liveMaps: number[][] = [];
  private readonly liveIndex = new Map<string, number>();
  private lastLive = -1;
  /** The map of trap sites; -1: not made yet. */
  private trapMap = -1;
  private readonly lines: number[] = [];
  private readonly atomics: number[] = [];
  private curPos: Pos = 0;
  private wantPos: Pos = 0;
  /** Labels of open constructs, outermost first; -1: an `if`. */
  private readonly labels: number[] = [];
  /** Where a label stands in `labels`, or stood. */
  private readonly openAt: number[] = [];
  /** A `local.set` not yet written: vreg and slot, or -1. */
  private pending = -1;
  private recoverId = 0;
  private readonly tallies: Tally[] = [];
  /** Number of the basic block, where it begins, what it does, and the block that the last tally belongs to. */
  private block = 0;
  private blockStart = 0;
  private work: Work[] = [];
  private talliedBlock = -1;
  /** By linear position of a statement; -1: none. */
  private readonly pcOf: number[];

  constructor(
    private readonly fn: MFunc,
    private readonly live: Liveness,
    private readonly wordSize: WordSize,
  ) {
    this.pcOf = new Array<number>(live.last + 1).fill(-1);
  }

  private body(): void {
    const { fn } = this;
    this.zeroes();
    this.newBlock();
    this.list(fn.body);
    this.flush();
    this.newBlock();
    if (!terminates(fn.body)) this.o(op.unreachable);
  }

  run(): FuncCode {
    const { fn } = this;
    const { entry, outSize } = weigh(fn.body);
    const frame = (this.frame = allocate(fn, this.live, outSize));
    const entryFuel = Math.max(1, entry);
    this.entryMap();
    this.at(fn.pos);
    // Offsets in such a frame are not representable; the compiler reports it.
    if (frameTooLarge(frame.frameSize, fn.sig.mem)) this.o(op.unreachable);
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
      args: fn.args.length === 0 ? '' : argInfo(fn.args, frame.memOff, this.wordSize),
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
      const pc = this.pcOf[i]!;
      if (pc >= 0) return pc;
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
    // Only deferred calls make values live everywhere.
    if (!fn.hasDefer && this.live.undefinedAtEntry.length === 0 && !fn.slots.some((s) => s.always)) return;
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
        if (t === 'p') this.o(op.nil);
        else if (t === 'l') this.o1(op.i64, 0);
        else if (t === 'i') this.o1(op.i32, 0);
        else this.o1(t === 'f' ? op.f32 : op.f64, 0);
        this.o1(op.set, this.frame.slotOf[i]!);
      } else this.o2(op.frameZero, this.frame.memOff[i - V]!, fn.slots[i - V]!.size);
    }
  }

  private at(pos: Pos): void {
    if (pos !== 0) this.wantPos = pos;
  }

  private line(): void {
    if (this.wantPos !== this.curPos) {
      this.curPos = this.wantPos;
      this.lines.push(this.w.here(), this.curPos);
    }
  }

  /** Appends an instruction at the wanted position; returns its pc. */
  private o(code: number): number {
    this.line();
    return this.w.op0(code);
  }

  private o1(code: number, a: ImmValue): number {
    this.line();
    return this.w.op1(code, a);
  }

  private o2(code: number, a: ImmValue, b: ImmValue): number {
    this.line();
    return this.w.op2(code, a, b);
  }

  private flush(): void {
    if (this.pending < 0) return;
    const v = this.pending;
    this.pending = -1;
    this.o1(op.set, this.slot(v));
  }

  private slot(v: number): number {
    const s = this.frame.slotOf[v]!;
    if (s < 0) throw new InternalError(`vreg ${v} of ${this.fn.sym} has no slot`);
    return s;
  }

  private set(v: number): void {
    this.flush();
    if (this.frame.slotOf[v]! < 0) {
      this.o(op.drop);
      return;
    }
    this.pending = v;
  }

  private get(v: number): void {
    if (this.pending === v) {
      this.pending = -1;
      const r = this.fn.vregs[v]!;
      if (r.uses > 1 || r.user || r.always) this.o1(op.tee, this.slot(v));
      return;
    }
    this.flush();
    this.o1(op.get, this.slot(v));
  }

  private reloc(sym: string, addend: number): number {
    const key = addend === 0 ? sym : `${addend} ${sym}`;
    let i = this.relocIndex.get(key);
    if (i === undefined) {
      i = this.relocs.length;
      this.relocs.push({ sym, addend });
      this.relocIndex.set(key, i);
    }
    return i;
  }

  /** A function calls by few different signatures. */
  private sig(s: Sig): number {
    const { sigs } = this;
    for (let i = 0; i < sigs.length; i++) {
      const k = sigs[i]!;
      if (k === s || (k.params === s.params && k.results === s.results && k.mem === s.mem)) return i;
    }
    return sigs.push(s) - 1;
  }

  /** A safepoint at the statement. */
  private point(pc: number, kind: PointKind, s: S): void {
    if (s.live === null) throw new InternalError(`no liveness at a point of ${this.fn.sym}`, this.curPos);
    this.points.push({ pc, kind, live: this.liveMap(s.live) });
  }

  private trap(pc: number, fault = 0): void {
    if (this.trapMap < 0) this.trapMap = this.liveMap(this.live.atTraps);
    this.points.push(fault === 0 ? { pc, kind: 'trap', live: this.trapMap } : { pc, kind: 'trap', live: this.trapMap, fault });
  }

  private liveMap(ents: readonly number[]): number {
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
    sortNumbers(offs);
    // Neighbours mostly have the same.
    if (this.lastLive >= 0 && sameNumbers(offs, this.liveMaps[this.lastLive]!)) return this.lastLive;
    const id = offs.length === 0 ? '' : offs.length === 1 ? String(offs[0]) : offs.join();
    let live = this.liveIndex.get(id);
    if (live === undefined) {
      live = this.liveMaps.length;
      this.liveMaps.push(offs);
      this.liveIndex.set(id, live);
    }
    this.lastLive = live;
    return live;
  }

  private base(n: number, off: number): number {
    if (n === outArea) return this.frame.frameSize + off;
    if (n === inArea) return off;
    return this.frame.memOff[n]! + off;
  }

  // ---------------------------------------------------------------- trees

  private tree(x: X): void {
    if (x.code === vregCode) {
      this.get(x.n);
      return;
    }
    if (x.a !== null) this.tree(x.a);
    if (x.b !== null) this.tree(x.b);
    if (x.c !== null) this.tree(x.c);
    this.instr(x);
  }

  private instr(x: X): void {
    const { code } = x;
    const around = this.wantPos;
    if (x.pos !== 0) this.at(x.pos);
    this.flush();
    if (this.fn.meter !== 0) this.meter(x);
    switch (forms[code]! as Form) {
      case Form.Plain:
        this.o(code);
        return;
      case Form.Const:
        this.o1(code, x.v as number | bigint);
        return;
      case Form.Reloc:
        this.o1(code, this.reloc(x.v as string, x.off));
        return;
      case Form.Frame:
        this.o1(code, this.base(x.n, x.off));
        return;
      case Form.FrameZero:
        this.o2(code, this.base(x.n, x.off), immediateSize(x.v as number));
        return;
      case Form.Size:
        this.o1(code, immediateSize(x.n));
        return;
      case Form.Offset:
        this.o1(code, x.off);
        return;
      case Form.Access: {
        const pc = this.o1(code, x.off);
        if (x.n !== 0) this.atomics.push(pc, x.n);
        if (x.pos !== 0) this.wantPos = around;
        return;
      }
      case Form.Bounds:
        this.trap(this.o1(code, x.n));
        return;
      case Form.NilCheck:
        this.trap(this.o(code), x.off);
        return;
      case Form.Check:
        this.trap(this.o(code));
        return;
    }
  }

  // ---------------------------------------------------------------- statements

  private list(list: readonly S[]): void {
    for (const s of list) {
      this.stmt(s);
      if (s.k === K.Br || s.k === K.BrTable || s.k === K.Ret || s.k === K.Unreachable) return;
      if (s.k === K.If && terminates(s.then) && terminates(s.else)) {
        this.flush();
        this.o(op.unreachable);
        return;
      }
    }
    this.flush();
  }

  private depth(label: number): number {
    const i = this.openAt[label] ?? -1;
    if (this.labels[i] !== label) throw new InternalError(`label ${label} of ${this.fn.sym} is not open`);
    return this.labels.length - 1 - i;
  }

  private stmt(s: S): void {
    if (s.n !== 0) this.pcOf[s.n] = this.w.here();
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
        if (s.x.t !== '') this.o(op.drop);
        return;
      case K.Call:
        this.call(s);
        return;
      case K.New:
        this.at(s.pos);
        this.flush();
        this.point(this.o1(op.new, this.reloc(s.type, 0)), 'retry', s);
        this.set(s.v);
        return;
      case K.If:
        this.ifStmt(s);
        return;
      case K.Block:
        this.flush();
        this.o(op.block);
        this.newBlock();
        this.openAt[s.label] = this.labels.push(s.label) - 1;
        this.list(s.body);
        this.labels.pop();
        this.flush();
        this.o(op.end);
        return;
      case K.Loop:
        this.flush();
        this.at(s.pos);
        this.point(this.o1(op.loop, s.weight), 'retry', s);
        this.newBlock();
        this.openAt[s.label] = this.labels.push(s.label) - 1;
        this.list(s.body);
        this.labels.pop();
        this.flush();
        this.o(op.end);
        return;
      case K.Br:
        this.flush();
        this.o1(op.br, this.depth(s.label));
        return;
      case K.BrIf:
        this.at(s.pos);
        this.tree(s.c);
        this.flush();
        this.o1(op.brIf, this.depth(s.label));
        return;
      case K.BrTable:
        this.at(s.pos);
        this.tree(s.x);
        this.flush();
        this.o1(op.brTable, s.labels.map((l) => this.depth(l)));
        return;
      case K.Ret:
        this.at(s.pos);
        for (const x of s.xs) this.tree(x);
        this.flush();
        if (s.xs.length > 0) this.does(0, this.sizeOf(this.fn.sig.results));
        this.o(op.return);
        return;
      case K.Unreachable:
        this.flush();
        this.o(op.unreachable);
        return;
      case K.Recover:
        this.flush();
        this.at(s.pos);
        this.point(this.o(op.recover), 'after', s);
        this.recoverId = this.points.length;
        return;
      case K.VarDef:
      case K.Use:
      case K.Dead:
        return;
    }
  }

  private call(s: CallS): void {
    this.at(s.pos);
    for (const a of s.args) this.tree(a);
    if (s.fn !== null) this.tree(s.fn);
    this.at(s.pos);
    this.flush();
    if (s.op === 'call.closure') this.does(1, 0);
    // What the machine hands to its own functions is not the program's copying.
    if (this.fn.meter !== 0 && (s.op !== 'call' || !s.sym.startsWith('runtime.'))) this.does(0, this.sizeOf(s.sig.params));
    const sig = this.sig(s.sig);
    const pc = s.op === 'call' ? this.o2(op.call, this.reloc(s.sym, 0), sig) : this.o1(s.op === 'call.closure' ? op.closure : op.code, sig);
    this.point(pc, 'after', s);
    for (let i = s.res.length - 1; i >= 0; i--) {
      const r = s.res[i]!;
      if (r >= 0) this.set(r);
      else {
        this.flush();
        this.o(op.drop);
      }
    }
  }

  private ifStmt(s: IfS): void {
    this.at(s.pos);
    this.tree(s.c);
    this.flush();
    // An arm that is nothing else is no code.
    for (const l of [s.then, s.else]) if (l.every((x) => x.k === K.Tally || x.k === K.Br)) l.splice(0, l.length, ...l.filter((x) => x.k !== K.Tally));
    const only = (l: readonly S[]): number => (l.length === 1 && l[0]!.k === K.Br ? l[0]!.label : -1);
    if (s.else.length === 0 && only(s.then) >= 0) {
      this.o1(op.brIf, this.depth(only(s.then)));
      return;
    }
    if (s.then.length === 0) {
      this.o(op.eqz);
      if (only(s.else) >= 0) {
        this.o1(op.brIf, this.depth(only(s.else)));
        return;
      }
      this.o(op.if);
      this.arm(s.else);
      this.o(op.end);
      return;
    }
    this.o(op.if);
    this.arm(s.then);
    if (s.else.length > 0) {
      this.o(op.else);
      this.arm(s.else);
    }
    this.o(op.end);
  }

  private arm(list: readonly S[]): void {
    this.newBlock();
    this.labels.push(-1);
    this.list(list);
    this.labels.pop();
    this.flush();
  }
}
