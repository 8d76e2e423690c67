/** gosim's own library held against gc's facts: how many functions agree, and how many carry an overriding fact in the image, by what differs. */
import { Leaks } from '../../src/compiler/escape/leaks.js';
import { imagePackages } from '../../src/driver/image.js';
import { newUserToolchain } from '../../src/driver/run.js';
import { factTable } from '../../src/objfile/facts-text.js';

export interface Share {
  /** Functions with facts that the library has; those of Go's that it has not. */
  present: number;
  absent: number;
  equal: number;
  /** Overriding entries, and what differs in them. */
  overrides: number;
  cost: number;
  tags: number;
  body: number;
  /** Functions of ours that keep an argument which Go's do not: their callers allocate more. */
  leaks: string[];
  /** Functions for which gosim would print another cost than gc. */
  wrong: string[];
}

export function factShare(wordSize: 4 | 8, read: (name: string) => string): Share {
  const tc = newUserToolchain(wordSize);
  for (const p of imagePackages(wordSize)) tc.lib.package(p);
  const s: Share = { present: 0, absent: 0, equal: 0, overrides: 0, cost: 0, tags: 0, body: 0, leaks: [], wrong: [] };
  for (const [sym, gc] of factTable(wordSize, read)) {
    const fn = tc.lib.irName(sym)?.func;
    // Unexported functions of the same name may be others.
    if (!fn || fn.paramTags?.length !== gc.tags.length) {
      s.absent++;
      continue;
    }
    s.present++;
    if (fn.fact === undefined) s.equal++;
    else s.overrides++;
    if (fn.fact?.body) s.body++;
    if ((fn.inl?.cost ?? -1) !== gc.cost) s.cost++;
    if (gc.tags.some((t, i) => t !== fn.paramTags?.[i])) s.tags++;
    if (gc.tags.some((t, i) => keeps(fn.paramTags![i]!) && !keeps(t))) s.leaks.push(sym);
    if ((fn.fact?.cost ?? fn.inl?.cost ?? -1) !== gc.cost) s.wrong.push(sym);
  }
  return s;
}

/** Whether what a parameter points to must be on the heap. */
function keeps(tag: string): boolean {
  return Leaks.parse(tag).heap() === 0;
}

export function shareText(wordSize: 4 | 8, s: Share): string {
  const share = ((100 * s.equal) / s.present).toFixed(1);
  return `${wordSize * 8}-bit: ${s.present} library functions with facts, ${s.equal} (${share} %) decided by our own bodies as by gc; ${s.overrides} overriding entries (cost ${s.cost}, tags ${s.tags}, inlined body ${s.body}); ${s.leaks.length} keep an argument that Go's do not; ${s.absent} functions of Go's are not in the library`;
}
