/**
 * Which scalar slots are live where a function may stop: those that are read before they are assigned, on some path from where it goes on (a loop's head,
 * behind a call or a native, before an allocation). The fast engine does not keep the others for a stop; traces tell by it which arguments they know.
 *
 * Algorithm: the usual backward pass over the structured code, sets as bits; what is live at loop heads is not known before their bodies have been
 * passed, so passes are repeated until nothing is added there. Operations other than local.get, local.set and local.tee know no slots.
 */
import { InternalError } from '../base/assert.js';
import { opNumber, opTable } from './opcodes.js';

export type Bits = Uint32Array;

/** Decoded instructions, by index. */
export interface SlotCode {
  n: number;
  op: Uint8Array;
  /** First immediates. */
  a: Int32Array;
  /** Of each br_table. */
  depths: ReadonlyMap<number, number[]>;
  /** By the index of its end (others may be there as well): what a construct is, and where it starts. */
  construct: ReadonlyMap<number, { kind: 'block' | 'loop' | 'if'; start: number }>;
}

function opcode(name: string): number {
  const n = opNumber.get(name);
  if (n === undefined) throw new InternalError(`no opcode ${name}`);
  return n;
}

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
const ends = Uint8Array.from(opTable, (row) => (row.fx.includes('E') ? 1 : 0));
const safepoint = Uint8Array.from(opTable, (row) => (row.fx.includes('S') ? 1 : 0));

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
export function liveAtPoints(s: SlotCode, slots: number): Map<number, Bits> {
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
function pass(s: SlotCode, points: Map<number, Bits>, words: number): boolean {
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
        if (ends[op] === 1) live = new Uint32Array(words);
        else if (safepoint[op] === 1) points.set(i, live.slice());
    }
  }
  return isNew;
}
