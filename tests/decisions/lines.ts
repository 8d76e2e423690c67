/**
 * Two lists of -m lines compared. Lines that one list lacks are paired by position: a pair whose messages are both verdicts that
 * contradict each other is a wrong verdict, another pair is different. Without a partner a line is missing or extra; a
 * verdict (escapes, moved to heap, leaking, does not escape) that is missing or extra counts as wrong too.
 */
export interface Counts {
  want: number;
  equal: number;
  missing: number;
  extra: number;
  different: number;
  /** Of those: where what escapes is said otherwise. */
  verdicts: number;
}

export function noCounts(): Counts {
  return { want: 0, equal: 0, missing: 0, extra: 0, different: 0, verdicts: 0 };
}

export function addCounts(a: Counts, b: Counts): void {
  for (const k of Object.keys(a) as (keyof Counts)[]) a[k] += b[k];
}

export function summary(c: Counts): string {
  const share = c.want === 0 ? 100 : (100 * c.equal) / c.want;
  return `${c.want} lines, ${c.equal} equal (${share.toFixed(2)} %), ${c.missing} missing, ${c.extra} extra, ${c.different} different; ${c.verdicts} wrong verdicts`;
}

const position = /^\S*?:\d+(:\d+)?: /;

/** Stack or heap, for messages that say so; '' for others. */
export function verdictOf(line: string): string {
  const msg = line.replace(position, '');
  if (/^moved to heap: | escapes to heap$/.test(msg)) return 'heap';
  if (/ does not escape$/.test(msg)) return 'stack';
  if (/^leaking param( content)?: /.test(msg)) return msg;
  return '';
}

/** Lines of the longest common subsequence, found greedily with lookahead. */
function unmatched(want: readonly string[], got: readonly string[]): { missing: string[]; extra: string[]; equal: number } {
  const missing: string[] = [];
  const extra: string[] = [];
  let equal = 0;
  let i = 0;
  let j = 0;
  while (i < want.length || j < got.length) {
    if (i < want.length && j < got.length && want[i] === got[j]) {
      i++;
      j++;
      equal++;
      continue;
    }
    const ahead = i < want.length ? got.indexOf(want[i]!, j) : -1;
    const behind = j < got.length ? want.indexOf(got[j]!, i) : -1;
    if (i < want.length && (ahead < 0 || (behind >= 0 && behind - i < ahead - j))) missing.push(want[i++]!);
    else extra.push(got[j++]!);
  }
  return { missing, extra, equal };
}

export function compareLines(want: readonly string[], got: readonly string[]): { counts: Counts; lines: string[] } {
  const u = unmatched(want, got);
  const counts: Counts = { ...noCounts(), want: want.length, equal: u.equal };
  const lines: string[] = [];
  const byPos = new Map<string, string[]>();
  for (const l of u.extra) {
    const p = position.exec(l)?.[0] ?? '';
    byPos.set(p, [...(byPos.get(p) ?? []), l]);
  }
  for (const w of u.missing) {
    const partners = byPos.get(position.exec(w)?.[0] ?? '') ?? [];
    // The same line elsewhere in the order first, then one about the same thing.
    const at = Math.max(partners.indexOf(w), 0);
    const g = partners[at];
    if (g === undefined) {
      counts.missing++;
      if (verdictOf(w) !== '') counts.verdicts++;
      lines.push(`- ${w}`);
      continue;
    }
    partners.splice(at, 1);
    counts.different++;
    if (verdictOf(w) !== verdictOf(g)) counts.verdicts++;
    lines.push(`- ${w}`, `+ ${g}`);
  }
  for (const l of [...byPos.values()].flat()) {
    counts.extra++;
    if (verdictOf(l) !== '') counts.verdicts++;
    lines.push(`+ ${l}`);
  }
  return { counts, lines };
}
