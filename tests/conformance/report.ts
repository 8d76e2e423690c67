/** The run's figures as a table: docs/CONFORMANCE.md, written by --report. */
import { writeFileSync } from 'node:fs';
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
  return reason.replace(/ \(-d=.*\)$/, ' (-d=...)').replace(/^imports .*, which/, 'imports a package that');
}

function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((r) => `| ${r.join(' | ')} |`);
}

export function writeReport(results: readonly SuiteResult[], goVersion: string, command: string): void {
  const rows = results.map((r) => {
    const failed = r.fresh + r.known;
    const share = r.passed + failed === 0 ? '' : `${((100 * r.passed) / (r.passed + failed)).toFixed(1)} %`;
    const out = [...r.outOfScope.values()].reduce((a, b) => a + b, 0);
    return [r.name, r.doc, String(r.passed), String(failed), share, String(out)];
  });
  const reasons = new Map<string, number>();
  for (const r of results.filter((x) => !x.name.endsWith('-32'))) for (const [k, n] of r.outOfScope) reasons.set(reasonClass(k), (reasons.get(reasonClass(k)) ?? 0) + n);
  const sorted = [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const text = [
    '# Conformance',
    '',
    `Go’s own tests (${goVersion}), read from a Go installation when they run. This page is printed by`,
    '',
    `    ${command}`,
    '',
    'A test passes if it does what Go’s test driver (cmd/internal/testdir) wants; no tolerance, no retries. The failures are listed, one',
    'reason a line, in `tests/conformance/known/`.',
    '',
    ...formatTable(['suite', 'what', 'passed', 'failed', 'of those in scope', 'out of scope'], rows),
    '',
    'Out of scope, with the reason (each file of a suite once):',
    '',
    ...formatTable(['files', 'reason'], sorted.map(([k, n]) => [String(n), k])),
    '',
  ];
  writeFileSync(file, text.join('\n'));
}
