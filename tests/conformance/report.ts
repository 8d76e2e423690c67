/**
 * The run's figures as a table: docs/CONFORMANCE.md, written by --report. Rows of suites that were not run this time stay as they are, so
 * that the suites can be run one after another.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SuiteResult {
  name: string;
  doc: string;
  passed: number;
  /** Failures that are not on the list. */
  fresh: number;
  known: number;
  /** Reason to number of cases. */
  outOfScope: Map<string, number>;
  seconds: number;
}

const file = fileURLToPath(new URL('../docs/CONFORMANCE.md', import.meta.url));

/** Reasons that differ only in detail count as one. */
function reasonClass(reason: string): string {
  return reason.replace(/ \(-d=.*\)$/, ' (-d=...)').replace(/^imports .*, which/, 'imports a package that').replace(/^uses .*, which only/, 'uses names that only').replace(/^skips itself.*/, 'skips itself').replace(/^.* (undefined|unknown|not exported|unexported).*$/, 'uses names that only Go’s own package has');
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((r) => `| ${r.join(' | ')} |`);
}

const suiteHead = ['suite', 'what', 'passed', 'failed', 'of those in scope', 'out of scope'];
const reasonHead = ['of suite', 'reason', 'files'];

/** Rows of the table with this head in the page as it is. */
function oldRows(head: readonly string[]): string[][] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.indexOf(`| ${head.join(' | ')} |`);
  const rows: string[][] = [];
  for (let i = at + 2; at >= 0 && lines[i]?.startsWith('| '); i++) rows.push(lines[i]!.slice(2, -2).split(' | '));
  return rows;
}

/** `order`: all suites. */
export function writeReport(results: readonly SuiteResult[], order: readonly string[], goVersion: string): void {
  const fresh = results.map((r) => {
    const failed = r.fresh + r.known;
    const share = r.passed + failed === 0 ? '' : `${((100 * r.passed) / (r.passed + failed)).toFixed(1)} %`;
    const out = [...r.outOfScope.values()].reduce((a, b) => a + b, 0);
    return [r.name, r.doc, String(r.passed), String(failed), share, String(out)];
  });
  const all = new Map([...oldRows(suiteHead), ...fresh].map((r) => [r[0]!, r]));
  const rows = order.flatMap((n) => (all.has(n) ? [all.get(n)!] : []));
  const ran = new Set(results.map((r) => r.name));
  const reasons = oldRows(reasonHead).filter((r) => !ran.has(r[0]!));
  for (const r of results.filter((x) => !x.name.endsWith('-32'))) {
    const counts = new Map<string, number>();
    for (const [k, n] of r.outOfScope) counts.set(reasonClass(k), (counts.get(reasonClass(k)) ?? 0) + n);
    for (const [k, n] of counts) reasons.push([r.name, k, String(n)]);
  }
  const sorted = reasons.sort((a, b) => order.indexOf(a[0]!) - order.indexOf(b[0]!) || Number(b[2]) - Number(a[2]));
  const text = [
    '# Conformance',
    '',
    `Go’s own tests (${goVersion}), read from a Go installation when they run. This page is printed by`,
    '',
    '    npm run conformance -- --full --report',
    '',
    'A test passes if it does what Go’s test driver (cmd/internal/testdir) wants; no tolerance, no retries. The failures are listed, one',
    'reason a line, in `tests/conformance/known/`.',
    '',
    ...formatTable(suiteHead, rows),
    '',
    'Out of scope, with the reasons:',
    '',
    ...formatTable(reasonHead, sorted),
    '',
  ];
  writeFileSync(file, text.join('\n'));
}
