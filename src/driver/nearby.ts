/**
 * What the library has near an import path that it lacks: packages of the same name, of a name that is a slip away, or of the same
 * directory.
 */

/** Insertions, deletions, replacements and swaps of neighbours that make b of a (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** At most twelve, the closest first. Only packages that programs may import. */
export function nearbyPackages(path: string, library: readonly string[]): string[] {
  if (path.length > 100) return [];
  const rank = (p: string): number => {
    if (base(p) === base(path)) return 0;
    const slips = Math.min(distance(p, path), distance(base(p), base(path)));
    if (slips <= Math.floor(base(path).length / 4)) return slips;
    const dir = parent(path);
    if (dir !== '' && (p === dir || parent(p) === dir)) return 10;
    return parent(p) === path ? 10 : Infinity;
  };
  return library
    .filter((p) => !/(^|\/)internal(\/|$)/.test(p))
    .map((p) => ({ p, rank: rank(p) }))
    .filter((c) => c.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || (a.p < b.p ? -1 : 1))
    .slice(0, 12)
    .map((c) => c.p);
}
