/**
 * Facts about library functions where a package of the user is compiled. Two modes:
 *
 *     exact   for what is printed: costs, tags and contributions of inlined bodies are gc's
 *     sound   for code: costs are gc's, a body is inlined if both gc and we can, tags are the union of gc's and our own
 *
 * When a fact was used that is not also sound for our body (`notSound`), the IR serves for messages only and the package is compiled again.
 */
import type { Func, IrContext } from '../../ir/nodes.js';
import { Leaks } from '../escape/leaks.js';

/** Cost of inlining fn, -1 if it cannot be inlined as far as the decision is concerned. */
export function inlineCost(ctx: IrContext, fn: Func): number {
  if (ctx.facts !== undefined && fn.fact !== undefined) return fn.fact.cost;
  return fn.inl?.cost ?? -1;
}

/** The tag of the i'th parameter. */
export function paramTag(ctx: IrContext, fn: Func | null | undefined, i: number): Leaks {
  const own = Leaks.parse(fn?.paramTags?.[i]);
  const fact = ctx.facts !== undefined ? fn?.fact : undefined;
  if (fact === undefined) return own;
  const gc = Leaks.parse(fact.tags[i]);
  const both = Leaks.union(own, gc);
  if (ctx.facts!.mode === 'sound') return both;
  if (both.encode() !== gc.encode()) ctx.facts!.notSound = true;
  return gc;
}
