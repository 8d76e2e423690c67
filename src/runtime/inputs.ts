/**
 * Goroutines that read from the host: who waits for input that is not there yet, and how input gets to them.
 *
 * INVARIANTS
 *   - Of those that read one descriptor the first in line is served first, and nobody while bytes lie in Runtime.input that the one before has not taken.
 *   - A waiting reader's arguments are at its callee position, so that the line can be found again in memory alone.
 */
import { GStatus, WaitReason } from './goroutines.js';
import { type Host, signalService } from './host.js';
import { ready } from './runq.js';
import type { Runtime } from './runtime.js';

interface Reader {
  g: number;
  fd: number;
  /** Bytes at most. */
  n: number;
}

export class Inputs {
  private readers: Reader[] = [];

  constructor(
    private readonly rt: Runtime,
    private readonly host: Host,
  ) {}

  /** Does a goroutine wait for input? */
  waiting(): boolean {
    return this.readers.length > 0;
  }

  /** Does a goroutine wait for data, not only for signals? */
  reading(): boolean {
    return this.readers.some((r) => r.fd !== signalService);
  }

  /** Nobody reads any more. */
  clear(): void {
    this.readers = [];
  }

  /** Over the memory of another machine: finds its readers. */
  attach(): void {
    const { rt } = this;
    rt.gs.forEach((g) => {
      if (rt.gs.status(g) !== GStatus.Waiting || rt.gs.getByte(g, 'waitreason') !== WaitReason.IOWait) return;
      const a = rt.argsOf(rt.gs.get(g, 'fp'));
      this.readers.push({ g, fd: rt.mem.u32[a >>> 2]!, n: rt.mem.i32[(a + 8) >>> 2]! });
    });
  }

  /** Reads at most n bytes for goroutine g into Runtime.input; their number, or null: g has to wait. */
  read(g: number, fd: number, n: number): number | null {
    this.rt.out.flush();
    const b = this.host.read(fd, n);
    if (b === null) {
      this.readers.push({ g, fd, n });
      return null;
    }
    this.rt.input = b;
    return b.length;
  }

  /** Tries the waiting readers again; true if one can go on. */
  poll(): boolean {
    const { rt } = this;
    if (rt.input.length !== 0) return false;
    const asked = new Set<number>();
    for (const [i, w] of this.readers.entries()) {
      if (asked.has(w.fd)) continue;
      asked.add(w.fd);
      const b = this.host.read(w.fd, w.n);
      if (b === null) continue;
      this.readers.splice(i, 1);
      rt.input = b;
      rt.mem.i32[rt.argsOf(rt.gs.get(w.g, 'fp')) >>> 2] = b.length;
      ready(rt, w.g, true);
      return true;
    }
    return false;
  }
}
