/**
 * Which cases run in which variants.
 *
 *     commit       every case of the suites of test/ and of the checker's data in the base variant, and an eighth of the other combinations:
 *                  a case and a variant have a number, the eighth turns with the commit. Combinations that take more than ten seconds are left to
 *                  the full tier: those that are known (slow.txt) are not begun, others are given up then, and named
 *     conformance  what .ci/run asks for: every case of these suites in the base variant and on the 32-bit machine
 *     full         everything in every variant, the library's suites included; it can be interrupted and goes on where it was
 */
import { execFileSync } from 'node:child_process';
import type { Case } from './goroot.js';
import type { SlowList } from './known.js';
import type { Suite } from './suites.js';
import { base, type Choice, chosenVariants, tierVariants, type Variant } from './variants.js';

export type Tier = 'commit' | 'conformance' | 'full';

/** How many commits it takes until every combination has been run. */
export const rotation = 8;

/** Seconds of CPU time beyond which a combination is left to the full tier. */
export const slowLimit = 10;

export interface Piece {
  case: Case;
  variant: Variant;
}

export interface Plan {
  pieces: Piece[];
  /** Combinations of this tier that are too slow for it. */
  left: number;
}

/** A number that stays with a case and a variant (FNV-1a). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Which eighth is due: the number of commits, or the day where there is no repository. */
export function currentTurn(): number {
  try {
    return Number(execFileSync('git', ['rev-list', '--count', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) % rotation;
  } catch {
    return Math.floor(Date.now() / 86_400_000) % rotation;
  }
}

function inTier(tier: Tier, turn: number, s: Suite, path: string, v: Variant): boolean {
  if (tier === 'full' || v.name === base.name) return true;
  if (tier === 'conformance') return v.name === '32';
  return hash(`${s.name} ${path} ${v.name}`) % rotation === turn;
}

/** What a tier runs of a suite. */
export function tierPlan(tier: Tier, turn: number, s: Suite, slow: SlowList): Plan {
  const plan: Plan = { pieces: [], left: 0 };
  for (const variant of tierVariants(s.vary)) {
    for (const c of s.cases(variant.wordSize)) {
      if (!inTier(tier, turn, s, c.path, variant)) continue;
      if (tier !== 'full' && slow.seconds(s.name, c.path, variant) > slowLimit) plan.left++;
      else plan.pieces.push({ case: c, variant });
    }
  }
  return plan;
}

/** What the flags ask for: every case in the chosen variants. */
export function chosenPlan(choice: Choice, s: Suite): Plan | string {
  const variants = chosenVariants(choice, s.vary);
  if (typeof variants === 'string') return variants;
  return { pieces: variants.flatMap((variant) => s.cases(variant.wordSize).map((c) => ({ case: c, variant }))), left: 0 };
}
