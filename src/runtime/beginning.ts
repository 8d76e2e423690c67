/**
 * A machine set back to where it began: its bytes are written again. Code that engines have loaded or compiled stays, so a run costs what the program
 * does and no more: for gosim explore, and for many seeds of one program (repeated.ts).
 */
import { Root, pageSize } from '../abi/layout.js';
import type { Runtime } from './runtime.js';

export class Beginning {
  /** Bytes in front of the code, and from the data on: what lies between never changes. */
  private readonly front: Uint8Array;
  private readonly rest: Uint8Array;
  private readonly from: number;

  constructor(private readonly rt: Runtime) {
    const { map } = rt.program;
    this.from = map.data;
    this.front = rt.mem.u8.slice(0, map.code);
    this.rest = rt.mem.u8.slice(map.data, this.used());
  }

  /** No page from here on has been used. */
  private used(): number {
    return this.rt.heap.get(Root.HighPage) * pageSize;
  }

  /** What the machine has been told since (seed, listeners) is told to it again by who restores it. */
  restore(): void {
    const { rt, rest, from } = this;
    const { u8 } = rt.mem;
    const used = this.used();
    u8.set(this.front);
    u8.set(rest, from);
    if (used > from + rest.length) u8.fill(0, from + rest.length, used);
    rt.forget();
  }
}
