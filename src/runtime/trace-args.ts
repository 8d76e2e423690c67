/**
 * Arguments in traces (Go: runtime/traceback.go, printArgs): hexadecimal words, aggregates in braces. FuncCode.args (codegen/arginfo.ts) says what is where.
 * Scalar parameters have their slots for themselves, and both engines keep them for stops.
 *
 * On amd64 gc marks what came in a register and was not saved to the argument's place before that point (liveness/arg.go): `?`. Saved is, before a call, what
 * is wanted behind it (and before a loop what is wanted behind a call in it). So a value is unmarked if on all paths to that point there is such a call.
 *
 * DEPARTURE: whether gc saves an argument follows from its registers and optimizations, of which this is the main rule; and behind the mark gc prints what
 * happens to be in that place, here it is the argument.
 */
import { frameSlotsOff } from '../abi/frame.js';
import { Decoder } from '../bytecode/decode.js';
import { opTable } from '../bytecode/opcodes.js';
import type { FuncCode } from '../bytecode/program.js';
import { type Bits, isLive, liveAtPoints, type SlotCode } from '../bytecode/slot-liveness.js';
import type { Frame, Frames } from './frames.js';

/** Instructions times slots up to which it is found out what is saved; else nothing is. */
const mostWork = 10_000_000;

interface Value {
  size: number;
  /** Offset from fp. */
  off: number;
  /** The scalar slot that is asked whether it is saved, -1: it is in memory from the start, with gc as well. */
  slot: number;
}

/**
 * The items of FuncCode.args: punctuation as it is printed, or a value. gc's printer asks about the n-th printed value that came in a register what is known of
 * the n-th that came so: where one is not printed (a dictionary), marks are those of the one before.
 */
function parse(args: string): (string | Value)[] {
  const out: (string | Value)[] = [];
  const inRegisters: number[] = [];
  const printed: Value[] = [];
  let next = 0;
  for (const [item, size, place, number, mark] of args.matchAll(/[{}.]|([\d#])(?:([=@])(-?\d+);)?(\*?)/g)) {
    if (size === undefined) {
      out.push(item === '.' ? '...' : item);
      continue;
    }
    if (place === '@') {
      out.push({ size: Number(size), off: Number(number), slot: -1 });
      continue;
    }
    if (place === '=') next = Number(number);
    const v: Value = { size: Number(size), off: frameSlotsOff + 8 * next, slot: -1 };
    if (size !== '#') out.push(v);
    if (mark !== '*') {
      inRegisters.push(next);
      if (size !== '#') printed.push(v);
    }
    next++;
  }
  for (const [i, v] of printed.entries()) v.slot = inRegisters[i]!;
  return out;
}

type Kind = 'block' | 'loop' | 'if';

interface Decoded extends SlotCode {
  pc: number[];
  depths: Map<number, number[]>;
  construct: Map<number, { kind: Kind; start: number }>;
  /** Calls that gc does not make: of deferred functions it only notes the values. */
  noCalls: Set<number>;
  /** Ends of loops by their starts. */
  loops: Map<number, number>;
}

function decode(code: FuncCode): Decoded {
  const s: Decoded = { n: 0, op: new Uint8Array(code.code.length), a: new Int32Array(code.code.length), pc: [], depths: new Map(), construct: new Map(), noCalls: new Set(), loops: new Map() };
  const open: { kind: Kind; start: number }[] = [];
  for (const d = new Decoder(code.code); d.next(); ) {
    const i = s.n++;
    s.pc.push(d.pc);
    s.op[i] = d.op;
    s.a[i] = d.a;
    const { name } = opTable[d.op]!;
    if (name === 'call' && code.relocs[d.a]!.sym.startsWith('runtime.deferproc')) s.noCalls.add(i);
    if (name === 'br_table') s.depths.set(i, d.depths);
    else if (name === 'block' || name === 'loop' || name === 'if') open.push({ kind: name, start: i });
    else if (name === 'end' && open.length > 0) {
      const x = open.pop()!;
      s.construct.set(i, x);
      if (x.kind === 'loop') s.loops.set(x.start, i);
    }
  }
  return s;
}

/** What is saved at points that are no loops, by pc; slots as bits. Forward over the structured code: more is saved along a path, never less. */
function savedAt(code: FuncCode): Map<number, Bits> {
  const out = new Map<number, Bits>();
  if (code.code.length * code.slots.length > mostWork) return out;
  const s = decode(code);
  const words = (code.slots.length + 31) >> 5;
  const live = liveAtPoints(s, code.slots.length);
  const calls = [...live.keys()].filter((i) => opTable[s.op[i]!]!.name !== 'loop' && !s.noCalls.has(i)).sort((a, b) => a - b);
  const meet = (a: Bits | null, b: Bits | null): Bits | null => (a === null ? b : b === null ? a : a.map((x, k) => x & b[k]!));
  const open: { kind: Kind; exit: Bits | null; otherwise: Bits | null }[] = [];
  let saved: Bits | null = new Uint32Array(words);
  const branch = (depth: number): void => {
    const x = open[open.length - 1 - depth];
    if (x !== undefined && x.kind !== 'loop') x.exit = meet(x.exit, saved);
  };
  for (let i = 0; i < s.n; i++) {
    const { name, fx } = opTable[s.op[i]!]!;
    switch (name) {
      case 'block':
        open.push({ kind: 'block', exit: null, otherwise: null });
        continue;
      case 'if':
        open.push({ kind: 'if', exit: null, otherwise: saved });
        continue;
      case 'loop': {
        const head = live.get(i)!;
        const end = s.loops.get(i)!;
        for (const c of calls) if (saved !== null && c > i && c < end) saved = saved.map((x, k) => x | (head[k]! & live.get(c)![k]!));
        open.push({ kind: 'loop', exit: null, otherwise: null });
        continue;
      }
      case 'else': {
        const top = open[open.length - 1]!;
        top.exit = meet(top.exit, saved);
        saved = top.otherwise;
        top.otherwise = null;
        continue;
      }
      case 'end': {
        const top = open.pop();
        if (top !== undefined) saved = meet(meet(top.exit, saved), top.otherwise);
        continue;
      }
      case 'br_if':
        branch(s.a[i]!);
        continue;
      case 'br':
        branch(s.a[i]!);
        break;
      case 'br_table':
        for (const d of s.depths.get(i)!) branch(d);
        break;
    }
    if (fx.includes('S') && saved !== null && !s.noCalls.has(i)) saved = saved.map((x, k) => x | live.get(i)![k]!);
    if (saved !== null && (fx.includes('S') || fx.includes('T'))) out.set(s.pc[i]!, saved);
    if (fx.includes('E')) saved = null;
  }
  return out;
}

export class TraceArgs {
  private readonly known = new Map<FuncCode, { items: (string | Value)[]; saved: Map<number, Bits> }>();

  constructor(private readonly frames: Frames) {}

  /** What stands between the parentheses of a frame's line. */
  text(frame: Frame): string {
    const code = frame.fn.code!;
    // Functions that are no Go code.
    if (code.args === undefined) return code.sig.params !== '' || code.sig.mem > 0 ? '...' : '';
    if (code.args === '') return '';
    const inRegisters = this.frames.program.wordSize === 8;
    let k = this.known.get(code);
    if (k === undefined) this.known.set(code, (k = { items: parse(code.args), saved: inRegisters ? savedAt(code) : new Map() }));
    const saved = frame.rid === 0 ? undefined : k.saved.get(code.points[frame.rid - 1]!.pc);
    let s = '';
    let first = true;
    for (const item of k.items) {
      if (item !== '}' && !first) s += ', ';
      first = item === '{';
      if (typeof item === 'string') s += item;
      else {
        s += this.word(frame.fp + item.off, item.size);
        if (inRegisters && item.slot >= 0 && (saved === undefined || !isLive(saved, item.slot))) s += '?';
      }
    }
    return s;
  }

  private word(at: number, size: number): string {
    const { u8 } = this.frames.mem;
    let hex = '';
    for (let i = size - 1; i >= 0; i--) hex += u8[at + i]!.toString(16).padStart(2, '0');
    return `0x${hex.replace(/^0+(?=.)/, '')}`;
  }
}
