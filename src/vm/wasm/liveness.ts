/**
 * Which slots are live where a function may stop: those that are read before they are assigned, on some path from where it goes on (a loop's head, behind a
 * call or a native, before an allocation). The rest is what V8 would carry for nothing but the stop, which writes all slots: registers that the code wants
 * for itself, and what is not in a register goes to the host's stack before each call.
 *
 * Algorithm: the usual backward pass over the structured code, sets as bits; what is live at loop heads is not known before their bodies have been
 * passed, so passes are repeated until nothing is added there. Operations other than local.get, local.set and local.tee know no slots.
 */
import { frameSlotsOff } from '../../abi/frame.js';
import type { FuncCode } from '../../bytecode/program.js';
import type { Scan } from './scan.js';
import { opcode, opInfos } from './select.js';

type Bits = Uint32Array;

const opBlock = opcode('block');
const opLoop = opcode('loop');
const opIf = opcode('if');
const opElse = opcode('else');
const opEnd = opcode('end');
const opBr = opcode('br');
const opBrIf = opcode('br_if');
const opBrTable = opcode('br_table');
const opGet = opcode('local.get');
const opSet = opcode('local.set');
const opTee = opcode('local.tee');

/** Resume points times slots up to which dead slots are zeroed at them: code of at most four times that many bytes. */
const mostRests = 4000;
/** Instructions times slots up to which the passes are made. */
const mostWork = 1_000_000;

/** An open construct, passed backwards: what is live where a branch to it leads, and at the start of an else that has been passed. */
interface Open {
  label: Bits;
  otherwise: Bits | null;
}

/** Adds the bits of `more`; true if there were new ones. */
function add(to: Bits, more: Bits): boolean {
  let isNew = false;
  for (let k = 0; k < to.length; k++) {
    const sum = to[k]! | more[k]!;
    if (sum >>> 0 === to[k]!) continue;
    to[k] = sum;
    isNew = true;
  }
  return isNew;
}

/** By the index of a safepoint (of a loop: its first instruction): the slots that are live where it goes on. */
export function liveAtPoints(s: Scan, slots: number): Map<number, Bits> {
  const words = (slots + 31) >> 5;
  const points = new Map<number, Bits>();
  for (const x of s.construct.values()) if (x.kind === 'loop') points.set(x.start, new Uint32Array(words));
  while (pass(s, points, words));
  return points;
}

export function isLive(bits: Bits, slot: number): boolean {
  return ((bits[slot >> 5]! >>> (slot & 31)) & 1) !== 0;
}

/** One pass; true if some loop has new live slots. */
function pass(s: Scan, points: Map<number, Bits>, words: number): boolean {
  const open: Open[] = [];
  let live = new Uint32Array(words);
  let isNew = false;
  const label = (depth: number): Bits => open[open.length - 1 - depth]!.label;
  for (let i = s.n - 1; i >= 0; i--) {
    const op = s.op[i]!;
    const a = s.a[i]!;
    switch (op) {
      case opGet:
        live[a >> 5]! |= 1 << (a & 31);
        break;
      case opSet:
      case opTee:
        live[a >> 5]! &= ~(1 << (a & 31));
        break;
      case opEnd: {
        const x = s.construct.get(i)!;
        open.push({ label: x.kind === 'loop' ? points.get(x.start)! : live.slice(), otherwise: null });
        break;
      }
      case opElse: {
        const top = open[open.length - 1]!;
        top.otherwise = live;
        live = top.label.slice();
        break;
      }
      case opIf: {
        const top = open.pop()!;
        add(live, top.otherwise ?? top.label);
        break;
      }
      case opBlock:
        open.pop();
        break;
      case opLoop:
        open.pop();
        if (add(points.get(i)!, live)) isNew = true;
        break;
      case opBr:
        live = label(a).slice();
        break;
      case opBrIf:
        add(live, label(a));
        break;
      case opBrTable:
        live = new Uint32Array(words);
        for (const d of s.depths.get(i)!) add(live, label(d));
        break;
      default:
        if (opInfos[op]!.ends) live = new Uint32Array(words);
        else if (opInfos[op]!.safepoint) points.set(i, live.slice());
    }
  }
  return isNew;
}

/** What a function does not have to keep where it may stop. */
export class Rests {
  /** By point; empty if all is to be kept. */
  private readonly live: Map<number, Bits>;
  /** Slots that may be anything but zero. */
  private readonly assigned = new Set<number>();

  constructor(
    private readonly s: Scan,
    private readonly code: FuncCode,
  ) {
    // Whoever recovers goes on with what slots had at some call.
    const isWanted = code.recoverPoint === 0 && s.n * code.slots.length <= mostWork;
    this.live = isWanted ? liveAtPoints(s, code.slots.length) : new Map();
    if (!isWanted) return;
    for (let k = 0; k < code.sig.params.length; k++) this.assigned.add(k);
    for (let i = 0; i < s.n; i++) if (s.live[i] !== 0 && (s.op[i] === opSet || s.op[i] === opTee)) this.assigned.add(s.a[i]!);
  }

  /** Offsets of pointers that the collector sees while the function stands at instruction i. */
  private pointers(i: number): readonly number[] {
    return this.code.liveMaps[this.code.points[this.s.id[i]! - 1]!.live]!;
  }

  /** Those of the slots that nobody wants to know at safepoint i, neither the function nor the collector: there they can be zero. */
  dead(i: number, slots: Iterable<number>): number[] {
    const live = this.live.get(i);
    if (live === undefined) return [];
    const pointers = this.pointers(i);
    return [...slots].filter((k) => !isLive(live, k) && !pointers.includes(frameSlotsOff + 8 * k));
  }

  /** What is to be zeroed before safepoint i that is no loop. */
  before(i: number): number[] {
    return this.s.resumable * this.assigned.size <= mostRests ? this.dead(i, this.assigned) : [];
  }

  /** Those of the slots that can be zero at the head of loop i, which has resume points inside: there they are loaded again. */
  atHead(i: number, slots: Iterable<number>): number[] {
    return this.s.resumable * this.assigned.size <= mostRests ? this.dead(i, slots) : [];
  }

  /** Slots that a trap leaves in the frame: all, if somebody may recover, else the pointers that the collector sees. */
  keptByTraps(): number[] {
    const { code, s } = this;
    const all = [...code.slots].map((_, k) => k);
    if (code.recoverPoint !== 0) return all;
    const seen = new Set<number>();
    for (let i = 0; i < s.n; i++) if (s.live[i] !== 0 && s.id[i] !== 0 && opInfos[s.op[i]!]!.trap) for (const off of this.pointers(i)) seen.add(off);
    return all.filter((k) => seen.has(frameSlotsOff + 8 * k));
  }
}
