/**
 * Short loops of a known number of iterations, `for i := 0; i < 6; i++`, are written out in front of themselves: where the counter has its first value and
 * the fuel is enough for all arrivals, no poll can stop and no test fail before the last one. Each copy is charged what its arrival is, so traps inside have
 * the fuel that they have in the loop. The loop itself is there for whoever is resumed in it, or has too little fuel.
 *
 * Source: complete unrolling, as in most optimizing compilers.
 */
import { W } from './encoder.js';
import type { FuncEmitter } from './function.js';
import { type Counted, first } from './runs.js';
import type { Construct, Scan } from './scan.js';

/** Iterations at most, and instructions of all of them together. */
const mostTimes = 12;
const mostCode = 96;

/** How often the loop runs if it is to be written out, else 0. */
export function timesOf(s: Scan, x: Construct, l: Counted): number {
  const k = first(s, x, l.k);
  if (k === null || !('n' in l.limit) || !('n' in l.step)) return 0;
  const { n: limit } = l.limit;
  const { n: step } = l.step;
  const times = l.inclusive ? Math.floor((limit - k) / step) + 1 : Math.ceil((limit - k) / step);
  return times >= 1 && times <= mostTimes && times * (l.inc + 4 - l.body) <= mostCode ? times : 0;
}

/** Emits the iterations; what follows is the loop. */
export function emitUnrolled(e: FuncEmitter, x: Construct, l: Counted, times: number): void {
  const { c, s } = e;
  const fuel = s.a[x.start]!;
  const k = first(s, x, l.k)!;
  const constant = (): void => c.i64(k, k >> 31);
  c.block(W.Block, null);
  e.depth++;
  c.get(e.slot(l.k));
  constant();
  c.op(W.I64Ne);
  c.hint();
  c.br(W.BrIf, 0);
  c.get(e.fl);
  c.i32((times + 1) * fuel);
  c.op(W.I32LtS);
  c.hint();
  c.br(W.BrIf, 0);
  e.facts.enter();
  // Known to V8 from here on.
  constant();
  c.set(e.slot(l.k));
  for (let n = 0; n < times; n++) {
    e.charge(fuel);
    e.again(l.body, l.inc + 4);
  }
  e.charge(fuel);
  e.leaveLoop();
  c.op(W.End);
  e.depth--;
  e.facts.leave(x.assigned);
  e.stack.length = 0;
}
