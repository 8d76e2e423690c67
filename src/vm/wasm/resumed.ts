/**
 * Loops with resume points inside are emitted twice: the loop itself is *clean*, nobody is resumed in it, and in front of it stands a copy of its body for whoever is
 * resumed there: it runs the rest of that iteration and goes over to the loop, or leaves it. So the loop needs no blocks for resumption, no test at
 * its head and no values that come from two places behind each call; V8 keeps more of them in registers. Who is resumed at the loop's own point begins with the loop.
 *
 *     block EXIT
 *      block HEAD                rp is 0, or the loop's own id
 *       the region's blocks (function.ts), dispatch by rp
 *       body                     with HEAD as the loop's head
 *       to EXIT
 *      rp = 0
 *      loop: the body, clean
 *
 * Loops inside are clean in the clean body and in two parts in the other: a loop at depth n is emitted n + 1 times. Fuel, stops and ids are the same in all of them.
 *
 * Source: loop peeling; on-stack replacement enters loops the same way.
 */
import { W } from './encoder.js';
import type { FuncEmitter } from './function.js';
import type { Construct } from './scan.js';

/** Instructions of a loop at most. */
const longest = 400;

/** Is the loop emitted in two parts? Not where statements are counted one by one, nor in functions that may recover (their recover point is no loop's). */
export function isResumedApart(e: FuncEmitter, x: Construct): boolean {
  return x.inner && !e.isClean && e.unit.ledger === null && e.code.recoverPoint === 0 && x.end - x.start <= longest;
}

/** Emits the part for what is resumed. Leaves a block open, which ends behind the loop. */
export function emitResumed(e: FuncEmitter, x: Construct): void {
  const { c, s } = e;
  const id = s.id[x.start]!;
  c.block(W.Block, null);
  const exit = ++e.depth;
  c.block(W.Block, null);
  const head = ++e.depth;
  c.get(e.rp);
  c.op(W.I32Eqz);
  c.hint(true);
  c.br(W.BrIf, 0);
  c.get(e.rp);
  c.i32(id);
  c.op(W.I32Eq);
  c.br(W.BrIf, 0);
  const outer = e.regionPoints;
  e.openRegion(x.start + 1, x.end);
  c.get(e.rp);
  e.table(id, e.lastId(x));
  e.regionPoints = outer;
  e.facts.enter();
  e.targets.push(head);
  e.stack.length = 0;
  e.body(x.start + 1, x.end);
  if (e.live) c.br(W.Br, e.depth - exit);
  e.targets.pop();
  e.facts.leave(x.assigned);
  e.live = true;
  e.stack.length = 0;
  c.op(W.End);
  e.depth--;
}
