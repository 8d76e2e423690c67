/**
 * Engines have to agree on everything a run counts: fuel, allocations, bytes, collections, stack copies, switches. Where a tier has a case under several
 * engines that differ in nothing else, on the virtual clock, their counters are compared with the interpreter's, which is the definition.
 */
import type { JobResult } from '../harness/pool.js';
import { dimensions, type Variant } from './variants.js';

const engineAt = dimensions.findIndex((d) => d.name === 'engine');

/** Whether pieces are run under more engines than one. */
export function hasSeveral(variants: readonly Variant[]): boolean {
  return new Set(variants.map((v) => v.tags[engineAt])).size > 1;
}

export interface Performed {
  path: string;
  variant: Variant;
  counters: NonNullable<JobResult['counters']>;
}

/** For each run whose counters are not the interpreter's: what differs. */
export function disagreements(all: readonly Performed[]): { run: Performed; why: string }[] {
  const keyOf = (p: Performed): string => `${p.path} ${p.variant.tags.filter((_, i) => i !== engineAt).join(' ')}`;
  const defined = new Map(all.filter((p) => p.variant.tags[engineAt] === 'interp').map((p) => [keyOf(p), new Map(p.counters)]));
  return all.flatMap((run) => {
    const want = defined.get(keyOf(run));
    const bad = want === undefined ? [] : run.counters.filter(([name, n]) => want.get(name) !== n);
    return bad.length === 0 ? [] : [{ run, why: bad.map(([name, n]) => `${name}: interp ${want!.get(name)}, ${run.variant.tags[engineAt]} ${n}`).join('; ') }];
  });
}
