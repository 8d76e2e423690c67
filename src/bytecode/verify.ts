/**
 * The verifier: abstract execution of one function's bytecode. It proves what engines, scanner and copier take for
 * granted (header of opcodes.ts, abi/frame.ts):
 *
 *   - operand types; an empty operand stack at block boundaries and at safepoints (a call's arguments apart);
 *   - branch depths; code that falls off no end; slots used with their type and only when assigned on every path;
 *   - one point for every S and T instruction, in code order, of the right kind;
 *   - live maps name pointer words only, and slots only when they are assigned there;
 *   - frame offsets inside frame memory, outgoing areas that fit, operand depth within the reserve;
 *   - `atomic`: no safepoint. A loop counts as one unless it charges 0 (such a loop does not poll); a call is allowed
 *     when `isAtomic` says that its target is atomic.
 *
 * Assignment is a forward may-not analysis in one pass: control is structured, and a loop's entry state is the state before it,
 * because assignments are never undone.
 */
import { frameSlotsOff, maxOperandDepth } from '../abi/frame.js';
import { pointKind } from './assemble.js';
import { Decoder } from './decode.js';
import { instructionText } from './disassemble.js';
import { type OpRow, opTable } from './opcodes.js';
import type { FuncCode, PointKind, ValType } from './program.js';

export interface VerifyOptions {
  wordSize: 4 | 8;
  /** May an atomic function call this symbol? */
  isAtomic?: (sym: string) => boolean;
}

/** Errors as `sym+pc: instruction: what`; empty when the function is sound. */
export function verify(fn: FuncCode, opts: VerifyOptions): string[] {
  return new Verifier(fn, opts).run();
}

interface Construct {
  kind: 'func' | 'block' | 'loop' | 'if' | 'else';
  /** Was its beginning reached? */
  isEntered: boolean;
  /** Assigned slots at the entry. */
  entry: boolean[];
  /** Intersection over everything that reaches its end; null: nothing yet. */
  exit: boolean[] | null;
}

const frameWidths: Record<string, number> = { i8s: 1, i8u: 1, i8: 1, i16s: 2, i16u: 2, i16: 2, i32: 4, f32: 4, i64: 8, f64: 8 };

/** What has a rule of its own; everything else follows from its row. */
const enum Kind {
  Plain,
  Block,
  Loop,
  If,
  Else,
  End,
  Br,
  BrIf,
  BrTable,
  Return,
  RecoverPoint,
  Set,
  Tee,
  Get,
  Drop,
  Call,
  /** Through a func value or a code address. */
  CallThrough,
}

const kinds: Record<string, Kind> = {
  block: Kind.Block,
  loop: Kind.Loop,
  if: Kind.If,
  else: Kind.Else,
  end: Kind.End,
  br: Kind.Br,
  br_if: Kind.BrIf,
  br_table: Kind.BrTable,
  return: Kind.Return,
  recover_point: Kind.RecoverPoint,
  'local.set': Kind.Set,
  'local.tee': Kind.Tee,
  'local.get': Kind.Get,
  drop: Kind.Drop,
  call: Kind.Call,
  'call.closure': Kind.CallThrough,
  'call.code': Kind.CallThrough,
};

/** A row of the table of opcodes as this pass wants it. */
interface Rule {
  readonly kind: Kind;
  /** Of its point, if it has one. */
  readonly point: PointKind | null;
  readonly isSafepoint: boolean;
  /** Control does not go on behind it. */
  readonly ends: boolean;
  /** Operands from the top of the stack down, and results. */
  readonly popped: readonly ValType[];
  readonly pushed: readonly ValType[];
  readonly hasReloc: boolean;
  /** Bytes of frame memory that it accesses at its offset; -1: as many as its second immediate says; null: none. */
  readonly frame: number | null;
}

function ruleOf(row: OpRow, wordSize: 4 | 8): Rule {
  const [popped, pushed] = row.pic.split('--').map((side) => side.split(' ').filter((w) => w !== '').map((w) => (w === 'w' ? (wordSize === 8 ? 'l' : 'i') : w) as ValType));
  const isSafepoint = row.fx.includes('S');
  const width = row.name.split('.')[2] ?? '';
  return {
    kind: kinds[row.name] ?? Kind.Plain,
    point: isSafepoint || row.fx.includes('T') ? pointKind(row) : null,
    isSafepoint,
    ends: row.fx.includes('E'),
    popped: popped!.reverse(),
    pushed: pushed!,
    hasReloc: row.imm[0] === 'reloc',
    frame: !row.name.startsWith('frame.') ? null : row.name === 'frame.zero' ? -1 : width === 'p' ? wordSize : (frameWidths[width] ?? 0),
  };
}

const constructNames: Partial<Record<Kind, 'block' | 'loop' | 'if'>> = { [Kind.Block]: 'block', [Kind.Loop]: 'loop', [Kind.If]: 'if' };

const rules: Partial<Record<4 | 8, readonly Rule[]>> = {};
const rulesFor = (wordSize: 4 | 8): readonly Rule[] => (rules[wordSize] ??= opTable.map((row) => ruleOf(row, wordSize)));

class Verifier {
  private readonly errors: string[] = [];
  private readonly stack: ValType[] = [];
  private readonly constructs: Construct[] = [];
  private assigned: boolean[];
  private live = true;
  private id = 0;
  private d: Decoder;
  private readonly atomic: boolean;
  private readonly rules: readonly Rule[];

  constructor(
    private readonly f: FuncCode,
    private readonly opts: VerifyOptions,
  ) {
    this.d = new Decoder(f.code);
    this.assigned = new Array<boolean>(f.slots.length).fill(false).fill(true, 0, f.sig.params.length);
    this.atomic = f.flags.includes('atomic');
    this.rules = rulesFor(opts.wordSize);
  }

  run(): string[] {
    this.shape();
    this.constructs.push({ kind: 'func', isEntered: true, entry: this.assigned.slice(), exit: null });
    try {
      while (this.d.next() && this.errors.length < 20) this.step();
    } catch (e) {
      this.error(`undecodable: ${String(e)}`);
    }
    if (this.constructs.length !== 1) this.error(`${this.constructs.length - 1} constructs are open at the end`);
    if (this.live) this.error('control falls off the end');
    if (this.id !== this.f.points.length) this.error(`${this.f.points.length} points for ${this.id} safepoints and trap sites`);
    return this.errors;
  }

  private error(what: string): void {
    let at = '';
    try {
      at = `${this.d.pc}: ${instructionText(this.d, this.f)}: `;
    } catch {
      at = `${this.d.pc}: `;
    }
    this.errors.push(`${this.f.sym}+${at}${what}`);
  }

  /** What does not depend on the code. */
  private shape(): void {
    const { f } = this;
    if (!f.slots.startsWith(f.sig.params)) this.error('parameters are not the first slots');
    if (f.frameSize % 8 !== 0) this.error(`frame size ${f.frameSize}`);
    if (f.frameSize < frameSlotsOff + 8 * f.slots.length + f.outSize) this.error('frame too small for its slots and outgoing area');
    if (f.sig.mem % 8 !== 0 || f.outSize % 8 !== 0) this.error('memory areas are not multiples of 8');
    this.map(f.liveMaps[0] ?? [], 'entry');
    for (let i = 2; i < f.lines.length; i += 2) if (f.lines[i]! < f.lines[i - 2]!) this.error('line table out of order');
    for (const o of f.stackObjects) {
      if (o.off < -f.sig.mem || o.off + o.size > f.frameSize) this.error(`stack object ${o.name} outside the frame`);
    }
  }

  private pop(want: ValType): void {
    const got = this.stack.pop();
    if (got === undefined) this.error(`operand stack is empty, ${want} wanted`);
    else if (got !== want) this.error(`operand ${got}, ${want} wanted`);
  }

  private popAny(): ValType {
    const got = this.stack.pop();
    if (got === undefined) {
      this.error('operand stack is empty');
      return 'i';
    }
    return got;
  }

  private push(t: ValType): void {
    this.stack.push(t);
    if (this.stack.length > maxOperandDepth) this.error(`operand stack deeper than ${maxOperandDepth}`);
  }

  private empty(): void {
    if (this.stack.length > 0) {
      this.error(`operand stack is not empty: ${this.stack.join('')}`);
      this.stack.length = 0;
    }
  }

  private step(): void {
    const rule = this.rules[this.d.op]!;
    const { kind } = rule;
    if (rule.point !== null) this.point(rule.point);
    if (kind === Kind.Else || kind === Kind.End) return this.structure(kind === Kind.Else);
    if (!this.live) {
      if (kind >= Kind.Block && kind <= Kind.If) this.constructs.push({ kind: constructNames[kind]!, isEntered: false, entry: [], exit: null });
      return;
    }
    if (kind === Kind.Plain) {
      this.immediates(rule);
      for (const t of rule.popped) this.pop(t);
    } else this.effect(kind);
    if (rule.isSafepoint) {
      if (kind !== Kind.Call && kind !== Kind.CallThrough) this.empty();
      if (this.atomic) this.safepoint();
    }
    if (rule.point !== null) this.pointMap();
    if (kind === Kind.Plain) for (const t of rule.pushed) this.push(t);
    else this.results(kind);
    if (rule.ends) {
      this.live = false;
      this.stack.length = 0;
    }
  }

  private point(kind: PointKind): void {
    const p = this.f.points[this.id++];
    if (p === undefined) return;
    if (p.pc !== this.d.pc) this.error(`point ${this.id} is at ${p.pc}`);
    if (p.kind !== kind) this.error(`point ${this.id} has kind ${p.kind}`);
  }

  /** In an atomic function. */
  private safepoint(): void {
    const { name } = this.d.row;
    if (name === 'loop' && this.d.a === 0) return;
    if (name === 'call' && this.opts.isAtomic?.(this.f.relocs[this.d.a]?.sym ?? '')) return;
    this.error('safepoint in an atomic function');
  }

  private pointMap(): void {
    const p = this.f.points[this.id - 1];
    if (p === undefined) return;
    const map = this.f.liveMaps[p.live];
    if (map === undefined) this.error(`no live map ${p.live}`);
    else this.map(map, 'point');
  }

  private map(map: readonly number[], what: string): void {
    const { f } = this;
    let last = Number.NEGATIVE_INFINITY;
    for (const off of map) {
      if (off <= last) this.error(`live map of ${what} is not ascending`);
      last = off;
      if (off % this.opts.wordSize !== 0 || off < -f.sig.mem || off >= f.frameSize) {
        this.error(`live map of ${what}: offset ${off}`);
        continue;
      }
      if (off < 0 || off >= frameSlotsOff + 8 * f.slots.length) continue;
      const k = (off - frameSlotsOff) / 8;
      if (!Number.isInteger(k) || k < 0 || f.slots[k] !== 'p') this.error(`live map of ${what}: ${off} is no pointer slot`);
      else if (!this.assigned[k]) this.error(`live map of ${what}: slot ${k} is not assigned`);
    }
  }

  // ---- control

  private structure(isElse: boolean): void {
    const c = this.constructs[this.constructs.length - 1]!;
    if (c.kind === 'func') return this.error('end without construct');
    if (this.live) {
      this.empty();
      this.reach(c);
    }
    if (isElse) {
      if (c.kind !== 'if') this.error('else without if');
      c.kind = 'else';
      // The arm lives if the `if` did.
      this.live = c.isEntered;
      if (this.live) this.assigned = c.entry.slice();
      return;
    }
    this.constructs.pop();
    if (c.kind === 'loop') {
      // Only falling through leaves a loop at its end: the state stays as it is.
      return;
    }
    if (c.kind === 'if' && c.isEntered) this.merge(c, c.entry);
    this.live = c.exit !== null;
    if (c.exit !== null) this.assigned = c.exit;
  }

  private open(kind: 'block' | 'loop' | 'if'): void {
    this.empty();
    this.constructs.push({ kind, isEntered: true, entry: this.assigned.slice(), exit: null });
  }

  /** Control reaches the end of a construct with the present state. */
  private reach(c: Construct): void {
    if (c.kind !== 'loop') this.merge(c, this.assigned);
  }

  private merge(c: Construct, state: readonly boolean[]): void {
    const { exit } = c;
    if (exit === null) c.exit = state.slice();
    else for (let i = 0; i < exit.length; i++) if (!state[i]!) exit[i] = false;
  }

  private branch(depth: number): void {
    const c = this.constructs[this.constructs.length - 1 - depth];
    if (c === undefined || c.kind === 'func') this.error(`branch depth ${depth}`);
    else this.reach(c);
  }

  // ---- operands and results

  /** Takes the operands of what is not plain. Control instructions are done here altogether. */
  private effect(kind: Kind): void {
    const { d, f } = this;
    switch (kind) {
      case Kind.Block:
        return this.open('block');
      case Kind.Loop:
        return this.open('loop');
      case Kind.If:
        this.pop('i');
        return this.open('if');
      case Kind.Br:
        this.empty();
        return this.branch(d.a);
      case Kind.BrIf:
        this.pop('i');
        this.empty();
        return this.branch(d.a);
      case Kind.BrTable:
        this.pop('i');
        this.empty();
        for (const depth of d.depths) this.branch(depth);
        return;
      case Kind.Return:
        for (let i = f.sig.results.length - 1; i >= 0; i--) this.pop(f.sig.results[i] as ValType);
        return this.empty();
      case Kind.RecoverPoint:
        if (f.recoverPoint !== this.id) this.error(`recoverPoint is ${f.recoverPoint}`);
        return;
      case Kind.Set:
      case Kind.Tee:
        this.slotType(d.a, this.popAny());
        if (d.a < this.assigned.length) this.assigned[d.a] = true;
        return;
      case Kind.Get:
        if (d.a < f.slots.length && !this.assigned[d.a]) this.error(`slot ${d.a} may be unassigned`);
        return;
      case Kind.Drop:
        this.popAny();
        return;
      case Kind.Call:
        return this.callOperands(d.b, true);
      case Kind.CallThrough:
        return this.callOperands(d.a, false);
    }
  }

  private callOperands(sigIndex: number, isDirect: boolean): void {
    const { d, f } = this;
    const sig = f.sigs[sigIndex];
    if (sig === undefined) return this.error('no such signature');
    if (!isDirect) this.pop('p');
    else if (f.relocs[d.a] === undefined) this.error('no such reloc');
    for (let i = sig.params.length - 1; i >= 0; i--) this.pop(sig.params[i] as ValType);
    this.empty();
    if (sig.mem > f.outSize) this.error(`memory area of ${sig.mem} bytes, outgoing area has ${f.outSize}`);
  }

  private slotType(k: number, got: ValType): void {
    const want = this.f.slots[k];
    if (want === undefined) this.error(`no slot ${k}`);
    else if (got !== want) this.error(`operand ${got}, slot is ${want}`);
  }

  /** Relocations and frame offsets of ordinary instructions. */
  private immediates(rule: Rule): void {
    const { d, f } = this;
    if (rule.hasReloc && f.relocs[d.a] === undefined) this.error('no such reloc');
    if (rule.frame === null) return;
    // The frame itself: runtime.getcallersp.
    if (d.row.name === 'frame.addr' && d.a === 0) return;
    const size = rule.frame < 0 ? d.b : rule.frame;
    const low = d.a < 0 ? -f.sig.mem : frameSlotsOff + 8 * f.slots.length;
    const high = d.a < 0 ? 0 : f.frameSize;
    if (d.a < low || d.a + size > high) this.error(`offset ${d.a} outside frame memory`);
  }

  /** Leaves the results of what is not plain. */
  private results(kind: Kind): void {
    const { d, f } = this;
    switch (kind) {
      case Kind.Get:
      case Kind.Tee: {
        const t = f.slots[d.a];
        if (t === undefined) this.error(`no slot ${d.a}`);
        this.push((t ?? 'i') as ValType);
        return;
      }
      case Kind.Call:
      case Kind.CallThrough: {
        const results = f.sigs[kind === Kind.Call ? d.b : d.a]?.results ?? '';
        for (let i = 0; i < results.length; i++) this.push(results[i] as ValType);
      }
    }
  }
}
