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
import type { FuncCode, ValType } from './program.js';

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
  /** Assigned slots at the entry. */
  entry: boolean[];
  /** Intersection over everything that reaches its end; null: nothing yet. */
  exit: boolean[] | null;
}

const frameWidths: Record<string, number> = { i8s: 1, i8u: 1, i8: 1, i16s: 2, i16u: 2, i16: 2, i32: 4, f32: 4, i64: 8, f64: 8 };

const pictures = new Map<string, readonly [popped: readonly string[], pushed: readonly string[]]>();

/** The words on both sides of a stack picture. */
function picture(pic: string): readonly [readonly string[], readonly string[]] {
  let known = pictures.get(pic);
  if (known === undefined) {
    const [popped, pushed] = pic.split('--').map((side) => side.trim().split(' ').filter(Boolean));
    known = [popped ?? [], pushed ?? []];
    pictures.set(pic, known);
  }
  return known;
}

class Verifier {
  private readonly errors: string[] = [];
  private readonly stack: ValType[] = [];
  private readonly constructs: Construct[] = [];
  private assigned: boolean[];
  private live = true;
  private id = 0;
  private d: Decoder;
  private readonly atomic: boolean;
  private readonly word: ValType;

  constructor(
    private readonly f: FuncCode,
    private readonly opts: VerifyOptions,
  ) {
    this.d = new Decoder(f.code);
    this.assigned = [...f.slots].map((_, i) => i < f.sig.params.length);
    this.atomic = f.flags.includes('atomic');
    this.word = opts.wordSize === 8 ? 'l' : 'i';
  }

  run(): string[] {
    this.shape();
    this.constructs.push({ kind: 'func', entry: [...this.assigned], exit: null });
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
    const { d } = this;
    const row = d.row;
    const hasPoint = row.fx.includes('S') || row.fx.includes('T');
    if (hasPoint) this.point();
    if (row.name === 'else' || row.name === 'end') return this.structure();
    if (!this.live) {
      if (row.name === 'block' || row.name === 'loop' || row.name === 'if') this.constructs.push({ kind: row.name, entry: [], exit: null });
      return;
    }
    const args = this.effect();
    if (hasPoint && row.fx.includes('S')) {
      if (args !== 'call') this.empty();
      this.safepoint();
    }
    if (hasPoint) this.pointMap();
    this.results();
    if (row.fx.includes('E')) {
      this.live = false;
      this.stack.length = 0;
    }
  }

  private point(): void {
    const p = this.f.points[this.id++];
    if (p === undefined) return;
    if (p.pc !== this.d.pc) this.error(`point ${this.id} is at ${p.pc}`);
    if (p.kind !== pointKind(this.d.row)) this.error(`point ${this.id} has kind ${p.kind}`);
  }

  private safepoint(): void {
    if (!this.atomic) return;
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

  private structure(): void {
    const c = this.constructs[this.constructs.length - 1]!;
    if (c.kind === 'func') return this.error('end without construct');
    if (this.live) {
      this.empty();
      this.reach(c);
    }
    if (this.d.row.name === 'else') {
      if (c.kind !== 'if') this.error('else without if');
      c.kind = 'else';
      // The arm lives if the `if` did.
      this.live = this.entered(c);
      if (this.live) this.assigned = [...c.entry];
      return;
    }
    this.constructs.pop();
    if (c.kind === 'loop') {
      // Only falling through leaves a loop at its end: the state stays as it is.
      return;
    }
    if (c.kind === 'if' && this.entered(c)) this.merge(c, c.entry);
    this.live = c.exit !== null;
    if (c.exit !== null) this.assigned = c.exit;
  }

  private readonly liveConstructs = new WeakSet<Construct>();

  private entered(c: Construct): boolean {
    return this.liveConstructs.has(c);
  }

  private open(kind: 'block' | 'loop' | 'if'): void {
    this.empty();
    const c: Construct = { kind, entry: [...this.assigned], exit: null };
    this.liveConstructs.add(c);
    this.constructs.push(c);
  }

  /** Control reaches the end of a construct with the present state. */
  private reach(c: Construct): void {
    if (c.kind !== 'loop') this.merge(c, this.assigned);
  }

  private merge(c: Construct, state: readonly boolean[]): void {
    c.exit = c.exit === null ? [...state] : c.exit.map((a, i) => a && state[i]!);
  }

  private branch(depth: number): void {
    const c = this.constructs[this.constructs.length - 1 - depth];
    if (c === undefined || c.kind === 'func') this.error(`branch depth ${depth}`);
    else this.reach(c);
  }

  // ---- operands and results

  /** Takes the operands; 'call' if it was a call. Control instructions are done here altogether. */
  private effect(): 'call' | null {
    const { d, f } = this;
    switch (d.row.name) {
      case 'block':
        this.open('block');
        return null;
      case 'loop':
        this.open('loop');
        return null;
      case 'if':
        this.pop('i');
        this.open('if');
        return null;
      case 'br':
        this.empty();
        this.branch(d.a);
        return null;
      case 'br_if':
        this.pop('i');
        this.empty();
        this.branch(d.a);
        return null;
      case 'br_table':
        this.pop('i');
        this.empty();
        for (const depth of d.depths) this.branch(depth);
        return null;
      case 'return':
        for (let i = f.sig.results.length - 1; i >= 0; i--) this.pop(f.sig.results[i] as ValType);
        this.empty();
        return null;
      case 'recover_point':
        if (f.recoverPoint !== this.id) this.error(`recoverPoint is ${f.recoverPoint}`);
        return null;
      case 'local.set':
      case 'local.tee':
        this.slotType(d.a, this.popAny());
        if (d.a < this.assigned.length) this.assigned[d.a] = true;
        return null;
      case 'local.get':
        if (d.a < f.slots.length && !this.assigned[d.a]) this.error(`slot ${d.a} may be unassigned`);
        return null;
      case 'drop':
        this.popAny();
        return null;
      case 'call':
      case 'call.closure':
      case 'call.code':
        this.callOperands();
        return 'call';
      default:
        this.immediates();
        this.picture(0);
        return null;
    }
  }

  private callOperands(): void {
    const { d, f } = this;
    const sig = f.sigs[d.row.name === 'call' ? d.b : d.a];
    if (sig === undefined) return this.error('no such signature');
    if (d.row.name !== 'call') this.pop('p');
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
  private immediates(): void {
    const { d, f } = this;
    if (d.row.imm[0] === 'reloc' && f.relocs[d.a] === undefined) this.error('no such reloc');
    if (!d.row.name.startsWith('frame.')) return;
    // The frame itself: runtime.getcallersp.
    if (d.row.name === 'frame.addr' && d.a === 0) return;
    const suffix = d.row.name.split('.')[2] ?? '';
    let size = suffix === 'p' ? this.opts.wordSize : (frameWidths[suffix] ?? 0);
    if (d.row.name === 'frame.zero') size = d.b;
    const low = d.a < 0 ? -f.sig.mem : frameSlotsOff + 8 * f.slots.length;
    const high = d.a < 0 ? 0 : f.frameSize;
    if (d.a < low || d.a + size > high) this.error(`offset ${d.a} outside frame memory`);
  }

  private type(word: string): ValType {
    return word === 'w' ? this.word : (word as ValType);
  }

  /** Side 0 of the stack picture is popped, side 1 pushed. */
  private picture(side: 0 | 1): void {
    const words = picture(this.d.row.pic)[side];
    if (side === 0) for (let i = words.length - 1; i >= 0; i--) this.pop(this.type(words[i]!));
    else for (const w of words) this.push(this.type(w));
  }

  private results(): void {
    const { d, f } = this;
    switch (d.row.name) {
      case 'local.get':
      case 'local.tee': {
        const t = f.slots[d.a];
        if (t === undefined) this.error(`no slot ${d.a}`);
        this.push((t ?? 'i') as ValType);
        return;
      }
      case 'call':
      case 'call.closure':
      case 'call.code':
        for (const t of f.sigs[d.row.name === 'call' ? d.b : d.a]?.results ?? '') this.push(t as ValType);
        return;
      case 'return':
      case 'local.set':
      case 'drop':
        return;
      default:
        this.picture(1);
    }
  }
}
