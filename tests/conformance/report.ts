/**
 * The run's figures as a page: docs/CONFORMANCE.md, written by the full tier and by --report. Rows of what was not run this time stay as they
 * are, so that suites can be run one after another.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Count, count, goalHead, goalRows, percent, type SuiteResult } from './tally.js';

const file = fileURLToPath(new URL('../docs/CONFORMANCE.md', import.meta.url));

/** Reasons that differ only in detail count as one. */
function reasonClass(reason: string): string {
  return reason.replace(/ \(-d=.*\)$/, ' (-d=...)').replace(/^imports .*, which/, 'imports a package that').replace(/^uses .*, which only/, 'uses names that only').replace(/^skips itself.*/, 'skips itself').replace(/^.* (undefined|unknown|not exported|unexported).*$/, 'uses names that only Go’s own package has');
}

const formatRow = (r: readonly string[]): string => `| ${r.join(' | ')} |`;

interface Table {
  head: readonly string[];
  /** Leading cells that say which row it is. */
  key: number;
  /** Order of rows: by the first cell, in this list's order. */
  order: readonly string[];
}

/** Rows of the table with this head in the page as it is. */
function oldRows(head: readonly string[]): string[][] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.indexOf(formatRow(head));
  const rows: string[][] = [];
  for (let i = at + 2; at >= 0 && lines[i]?.startsWith('| '); i++) rows.push(lines[i]!.slice(2, -2).split(' | '));
  return rows;
}

/** The old rows, those of `fresh` in their places; `keep` says which old rows without a new one stay. */
function merged(t: Table, fresh: readonly string[][], keep: (row: readonly string[]) => boolean = () => true): string[] {
  const keyOf = (r: readonly string[]): string => r.slice(0, t.key).join(' | ');
  const rows = new Map(oldRows(t.head).filter(keep).map((r) => [keyOf(r), r]));
  for (const r of fresh) rows.set(keyOf(r), r);
  const rank = (r: readonly string[]): number => t.order.indexOf(r[0]!);
  const sorted = [...rows.values()].sort((a, b) => rank(a) - rank(b));
  return [formatRow(t.head), formatRow(t.head.map(() => '---')), ...sorted.map(formatRow)];
}

const suiteHead = ['suite', 'variant', 'what', 'passed', 'failed', 'share'];
const knownHead = ['suite', 'case', 'variants', 'reason'];
const outHead = ['suite', 'reason', 'cases'];

function suiteRows(r: SuiteResult): string[][] {
  const variants = [...new Set(r.verdicts.map((v) => v.variant.name))];
  return variants.map((name) => {
    const c: Count = count(r, (v) => v.variant.name === name);
    const failed = c.fresh + c.known;
    return [r.suite.name, name, r.suite.doc, String(c.passed), String(failed), percent(c.passed, c.passed + failed)];
  });
}

/** Of the base variant, or of the first one that was run. */
function outRows(r: SuiteResult): string[][] {
  const first = r.verdicts[0]?.variant.name;
  const counts = new Map<string, number>();
  for (const v of r.verdicts) if (v.status === 'out' && v.variant.name === first) counts.set(reasonClass(v.why), (counts.get(reasonClass(v.why)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([why, n]) => [r.suite.name, why, String(n)]);
}

/** `order`: names of all suites. `others`: files that no suite takes, by reason. */
export function writeReport(results: readonly SuiteResult[], order: readonly string[], others: ReadonlyMap<string, number>, goVersion: string): void {
  const ran = new Set(results.map((r) => r.suite.name));
  const ranAsBase = new Set(results.filter((r) => r.verdicts[0]?.variant.name === 'base').map((r) => r.suite.name));
  const known = results.flatMap((r) => r.known.entries.map((e) => [r.suite.name, e.path, e.tags.length === 0 ? 'all' : e.tags.join(', '), e.reason]));
  const goals = goalRows(results);
  const full = goalRows(results).map((r) => r[0]!);
  const text = [
    '# Conformance',
    '',
    `Go’s own tests (${goVersion}), read from a Go installation when they run. This page is written by`,
    '',
    '    npm run conformance -- --report',
    '',
    'A test passes if it does what Go’s test driver (cmd/internal/testdir) wants; no tolerance, no retries.',
    '',
    ...merged({ head: goalHead, key: 2, order: [...new Set([...oldRows(goalHead).map((r) => r[0]!), ...full])] }, goals),
    '',
    'By suite and variant. `base` is the 64-bit machine, the default engine, no stress; the others are named by what differs (`32`: word size;',
    '`interp`, `mixed`: engine; `gc`: a collection at every allocation; `stack`: the stack moves at every call; `preempt`: slices of one back-edge; `together`: all three; `heap`, `frames`: `-alloc=heap`,',
    '`-alloc=stack`).',
    '',
    ...merged({ head: suiteHead, key: 2, order }, results.flatMap(suiteRows)),
    '',
    'Known failures (`tests/conformance/known/`):',
    '',
    ...merged({ head: knownHead, key: 3, order }, known, (r) => !ran.has(r[0]!)),
    '',
    'Out of scope, with the reasons:',
    '',
    ...merged({ head: outHead, key: 2, order: [...order, 'others'] }, [...results.filter((r) => ranAsBase.has(r.suite.name)).flatMap(outRows), ...[...others].map(([why, n]) => ['others', why, String(n)])], (r) => !ranAsBase.has(r[0]!) && r[0] !== 'others'),
    '',
  ];
  writeFileSync(file, text.join('\n'));
}
