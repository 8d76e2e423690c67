/** Our own library held against gc's facts: what agrees needs no override. */
import type { FuncFact } from '../../ir/facts.js';
import type { Func, IrContext } from '../../ir/nodes.js';
import { factOf } from './record.js';

export interface Comparison {
  cost: boolean;
  tags: boolean;
  /** What an inlined body contributes; true as well where it was not recorded for gc. */
  body: boolean;
}

export function compareFact(gc: FuncFact, own: FuncFact): Comparison {
  return {
    cost: gc.cost === own.cost,
    tags: gc.tags.length === own.tags.length && gc.tags.every((t, i) => t === own.tags[i]),
    body: gc.body === null || JSON.stringify(gc.body) === JSON.stringify(own.body),
  };
}

/** Gives fn the fact if its own analysis says otherwise. True if it did. */
export function attachFact(facts: ReadonlyMap<string, FuncFact>, fn: Func, ctx: IrContext): boolean {
  const gc = fn.nname.linkname === undefined ? undefined : facts.get(fn.nname.linkname);
  if (gc === undefined || fn.oclosure !== null || gc.tags.length !== (fn.paramTags?.length ?? 0)) return false;
  const c = compareFact(gc, factOf(fn, ctx));
  if (c.cost && c.tags && c.body) return false;
  fn.fact = { cost: gc.cost, tags: gc.tags, body: c.body ? null : gc.body };
  return true;
}
