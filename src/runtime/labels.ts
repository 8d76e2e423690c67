/**
 * Labels of goroutines (Go: runtime/proflabel.go): g.labels points to runtime/pprof's labelMap, a slice of pairs of strings sorted by key. New
 * goroutines inherit the pointer (actions.ts).
 */
import type { Runtime } from './runtime.js';

export type Labels = readonly (readonly [key: string, value: string])[];

const none: Labels = [];

export function labelsOf(rt: Runtime, g: number): Labels {
  const map = rt.gs.get(g, 'labels');
  if (map === 0) return none;
  const { mem, word } = rt;
  const w = (at: number): number => mem.u32[at >>> 2]!;
  const text = (at: number): string => mem.text(w(at), w(at + word.size));
  return Array.from({ length: w(map + word.size) }, (_, i) => {
    const at = w(map) + 4 * word.size * i;
    return [text(at), text(at + 2 * word.size)];
  });
}

/** Equal for equal labels. */
export function labelsKey(labels: Labels): string {
  return labels.length === 0 ? '' : JSON.stringify(labels);
}
