/**
 * Stacks as numbers. A stack is a path in a tree: its innermost frame hangs at the root, a frame's caller at the frame. A frame is a code address
 * (function's address plus place in its code), so equal stacks have equal numbers.
 */
import type { Frames } from '../frames.js';
import type { SrcFrame, Symtab } from '../symtab.js';

/** Deeper frames are cut off. */
const maxDepth = 200;

export class Stacks {
  private readonly ids = new Map<number, number>();
  private readonly parent: number[] = [0];
  private readonly address: number[] = [0];

  constructor(
    private readonly frames: Frames,
    private readonly symtab: Symtab,
  ) {}

  private node(parent: number, address: number): number {
    const key = parent * 2 ** 32 + address;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.parent.length;
      this.parent.push(parent);
      this.address.push(address);
      this.ids.set(key, id);
    }
    return id;
  }

  /**
   * The stack whose innermost frame is at `fp` and stands at `pc` of its code (-1: where its resume point is). `inner`: address of a function
   * of the runtime that it is about to call, which shall be seen, or 0.
   */
  take(fp: number, pc: number, inner: number): number {
    let id = inner === 0 ? 0 : this.node(0, inner);
    let place = pc < 0 ? pc : this.statement(this.frames.at(fp).fn.code!.lines, pc);
    let n = 0;
    this.frames.walk(fp, (f) => {
      id = this.node(id, f.fn.addr + 2 + (place >= 0 ? place : this.frames.pc(f)));
      place = -1;
      return ++n < maxDepth;
    });
    return id;
  }

  /** Where the instructions at the position of `pc` begin: an access of several words is one. */
  private statement(lines: readonly number[], pc: number): number {
    let lo = 0;
    let hi = lines.length >> 1;
    while (hi - lo > 1) {
      const m = (lo + hi) >> 1;
      if (lines[2 * m]! <= pc) lo = m;
      else hi = m;
    }
    return lines.length === 0 ? pc : lines[2 * lo]!;
  }

  /** Logical frames, innermost first, with the offset of their code. */
  frameList(id: number): { src: SrcFrame; offset: number }[] {
    const addresses: number[] = [];
    for (let at = id; at !== 0; at = this.parent[at]!) addresses.unshift(this.address[at]!);
    return addresses.flatMap((a) => {
      const fn = this.symtab.find(a);
      if (fn === null) return [];
      const pc = Math.max(0, a - fn.addr - 2);
      return this.symtab.chain(fn, pc).map((src) => ({ src, offset: pc }));
    });
  }
}
