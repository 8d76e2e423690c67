/**
 * What a function does not have to keep where it may stop: the slots that are dead there (bytecode/slot-liveness.ts) are what V8 would carry for nothing but
 * the stop, which writes all slots: registers that the code wants for itself, and what is not in a register goes to the host's stack before each call.
 */
import { frameSlotsOff } from '../../abi/frame.js';
import type { FuncCode } from '../../bytecode/program.js';
import { type Bits, isLive, liveAtPoints } from '../../bytecode/slot-liveness.js';
import type { Scan } from './scan.js';
import { opcode, opInfos } from './select.js';

const opSet = opcode('local.set');
const opTee = opcode('local.tee');

/** Resume points times slots up to which dead slots are zeroed at them: code of at most four times that many bytes. */
const mostRests = 4000;
/** Instructions times slots up to which the passes are made. */
const mostWork = 1_000_000;

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
    for (let i = 0; i < s.n; i++) if (s.live[i] !== 0 && (s.op[i] === opSet || s.op[i] === opTee)) this.assigned.add(s.a[i]!);
  }

  /** Offsets of pointers that the collector sees while the function stands at instruction i. */
  private pointers(i: number): readonly number[] {
    return this.code.liveMaps[this.code.points[this.s.id[i]! - 1]!.live]!;
  }

  /** Those of the slots (but for parameters, which traces show) that nobody wants to know at safepoint i, neither the function nor the collector: there they can be zero. */
  dead(i: number, slots: Iterable<number>): number[] {
    const live = this.live.get(i);
    if (live === undefined) return [];
    const pointers = this.pointers(i);
    return [...slots].filter((k) => k >= this.code.sig.params.length && !isLive(live, k) && !pointers.includes(frameSlotsOff + 8 * k));
  }

  /** What is to be zeroed before safepoint i that is no loop. */
  before(i: number): number[] {
    return this.s.resumable * this.assigned.size <= mostRests ? this.dead(i, this.assigned) : [];
  }

  /** Those of the slots that can be zero at the head of loop i, which has resume points inside: there they are loaded again. */
  atHead(i: number, slots: Iterable<number>): number[] {
    return this.s.resumable * this.assigned.size <= mostRests ? this.dead(i, slots) : [];
  }

  /** Slots that a trap leaves in the frame: all, if somebody may recover, else parameters and the pointers that the collector sees. */
  keptByTraps(): number[] {
    const { code, s } = this;
    const all = [...code.slots].map((_, k) => k);
    if (code.recoverPoint !== 0) return all;
    const seen = new Set<number>();
    for (let i = 0; i < s.n; i++) if (s.live[i] !== 0 && s.id[i] !== 0 && opInfos[s.op[i]!]!.trap) for (const off of this.pointers(i)) seen.add(off);
    return all.filter((k) => k < code.sig.params.length || seen.has(frameSlotsOff + 8 * k));
  }
}
