/**
 * The conformance run: Go's own tests, read from $(go env GOROOT) at run time, never copied.
 *
 *     npm run conformance -- [--full | --suite a,b] [--filter RE] [--verbose] [--strict] [--write] [--report] [--stress gc|stack]
 *
 * Without --full the suites of the default tier are run (suites.ts). Per suite it prints `suite: N passed, N failed, N known`, and last
 * of all `N passed, N failed`, where failed are the failures that the lists of known failures (known.ts) do not name. A listed
 * case that passes is reported, and with --strict an error. --write rewrites the lists, keeping reasons. --report writes
 * docs/CONFORMANCE.md. --verbose prints every problem of every case, --times the slowest cases. --stress runs
 * programs with a collection at every allocation or a stack move at every call (nothing is written then).
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromByteString } from '../../src/base/bytes.js';
import { Pool } from '../harness/pool.js';
import { serveJobs } from '../harness/worker.js';
import { goroot } from './goroot.js';
import { readKnown, writeKnown } from './known.js';
import { perform, type Task } from './perform.js';
import { type SuiteResult, writeReport } from './report.js';
import type { TestOutcome } from './stdlib.js';
import { type Suite, suiteNames, suites, unclaimed } from './suites.js';

interface Options {
  full: boolean;
  /** Names, or null: the tier's. */
  suites: string[] | null;
  filter: RegExp | null;
  verbose: boolean;
  times: boolean;
  strict: boolean;
  write: boolean;
  report: boolean;
  /** Flags of gosim. */
  extra: string[];
}

function parseArgs(argv: string[]): Options | string {
  const o: Options = { full: false, suites: null, filter: null, verbose: false, times: false, strict: false, write: false, report: false, extra: [] };
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    if (a === '--filter') o.filter = new RegExp(argv[++i] ?? '');
    else if (a === '--stress') o.extra.push(argv[++i] === 'stack' ? '-stress-stack' : '-stress-gc');
    else if (a === '--suite') o.suites = (argv[++i] ?? '').split(',');
    else if (a === '--full' || a === '--verbose' || a === '--times' || a === '--strict' || a === '--write' || a === '--report') o[a.slice(2) as 'full'] = true;
    else return `unknown argument ${a}`;
  }
  if (o.extra.length > 0 && o.write) return '--write and --stress exclude each other';
  const bad = o.suites?.find((s) => !suiteNames.includes(s));
  return bad === undefined ? o : `no suite ${bad}; there are ${suiteNames.join(', ')}`;
}

interface Outcome {
  result: SuiteResult;
  /** Listed cases that pass. */
  fixed: number;
}

const outcomeKinds: readonly TestOutcome['status'][] = ['passed', 'failed', 'out'];

/** Test functions and examples of a library package: passed, failed, out of scope. */
interface PackageRow {
  path: string;
  tests: number[];
  examples: number[];
}

function printTable(rows: readonly PackageRow[]): void {
  if (rows.length === 0) return;
  const line = (path: string, t: readonly (string | number)[], e: readonly (string | number)[]): string => `${path.padEnd(22)}${[...t, ...e].map((x) => String(x).padStart(8)).join('')}`;
  console.log(`${' '.repeat(22)}${'tests'.padStart(8)}${' '.repeat(16)}${'examples'.padStart(8)}`);
  console.log(line('package', outcomeKinds, outcomeKinds));
  const sum: PackageRow = { path: 'all', tests: [0, 0, 0], examples: [0, 0, 0] };
  for (const r of [...rows].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    console.log(line(r.path, r.tests, r.examples));
    for (const k of [0, 1, 2]) {
      sum.tests[k]! += r.tests[k]!;
      sum.examples[k]! += r.examples[k]!;
    }
  }
  console.log(line(sum.path, sum.tests, sum.examples));
}

/** Performs a suite's cases and prints what is new. */
async function runSuite(s: Suite, root: string, pool: Pool<Task>, o: Options): Promise<Outcome> {
  const start = Date.now();
  const known = readKnown(s.name);
  const failures = new Map<string, string>();
  const performed = new Set<string>();
  const times: { path: string; ms: number }[] = [];
  const table: PackageRow[] = [];
  const result: SuiteResult = { name: s.name, doc: s.doc, passed: 0, fresh: 0, known: 0, outOfScope: new Map(), seconds: 0 };
  const leaveOut = (path: string, why: string): void => {
    if (o.verbose) console.log(`out  ${path}  ${why}`);
    result.outOfScope.set(why, (result.outOfScope.get(why) ?? 0) + 1);
  };
  await Promise.all(
    s.cases.map(async (c) => {
      if (o.filter !== null && !o.filter.test(c.path)) return;
      if (c.outOfScope !== '') return leaveOut(c.path, c.outOfScope);
      const r = await pool.run({ ...c, goroot: root, timeout: c.action === 'stdlib' ? 1_200_000 : 180_000, extra: o.extra });
      if (c.action === 'stdlib' && r.status === 0) {
        // One case has many verdicts.
        const row = { tests: [0, 0, 0], examples: [0, 0, 0] };
        for (const t of JSON.parse(r.stdout) as TestOutcome[]) {
          const path = `${c.path}.${t.name}`;
          row[t.name.startsWith('Example') ? 'examples' : 'tests'][outcomeKinds.indexOf(t.status)]!++;
          if (t.status === 'out') {
            leaveOut(path, t.why);
            continue;
          }
          performed.add(path);
          if (t.status === 'passed') result.passed++;
          else failures.set(path, t.why);
          if (o.verbose && t.status === 'failed') console.log(`FAIL ${s.name} ${path}  ${t.why}`);
        }
        times.push({ path: c.path, ms: r.ms });
        table.push({ path: c.path, ...row });
        return;
      }
      const why = r.status === 0 ? '' : r.stderr || (r.crash ?? 'fails');
      if (r.status === 2) return leaveOut(c.path, why);
      performed.add(c.path);
      times.push({ path: c.path, ms: r.ms });
      if (why === '') result.passed++;
      else failures.set(c.path, fromByteString(why));
      if (o.verbose && why !== '') console.log(`FAIL ${s.name} ${c.path}  ${fromByteString(why).split('\n').join('\n    ')}`);
    }),
  );
  result.seconds = (Date.now() - start) / 1000;
  printTable(table);
  const fresh = [...failures].filter(([f]) => !known.has(f)).sort();
  const fixed = [...known.keys()].filter((f) => performed.has(f) && !failures.has(f)).sort();
  result.known = failures.size - fresh.length;
  result.fresh = o.write ? 0 : fresh.length;
  if (o.write) {
    writeKnown(s.name, known, failures, performed);
    result.known = failures.size;
  } else {
    if (!o.verbose) for (const [f, why] of fresh) console.log(`FAIL ${s.name} ${f}  ${why.split('\n')[0]!.slice(0, 200)}`);
    for (const f of fixed) console.log(`passes now, take it off the list: ${s.name} ${f}`);
  }
  if (o.times) for (const t of times.sort((a, b) => b.ms - a.ms).slice(0, 10)) console.log(`${t.ms} ms ${t.path}`);
  const out = [...result.outOfScope.values()].reduce((a, b) => a + b, 0);
  console.log(`${s.name}: ${result.passed} passed, ${result.fresh} failed, ${result.known} known; ${out} out of scope, ${Math.round(result.seconds)} s`);
  return { result, fixed: fixed.length };
}

async function main(argv: string[]): Promise<number> {
  const o = parseArgs(argv);
  if (typeof o === 'string') {
    console.error(o);
    return 2;
  }
  if (goroot === null) {
    console.log('no Go installation with a test folder: nothing to do');
    return 0;
  }
  const pool = new Pool<Task>(fileURLToPath(import.meta.url));
  const results: SuiteResult[] = [];
  let fixed = 0;
  for (const s of suites(goroot, (name, commit) => (o.suites !== null ? o.suites.includes(name) : o.full || commit))) {
    const r = await runSuite(s, goroot, pool, o);
    results.push(r.result);
    fixed += r.fixed;
    // Suites leave their caches and declarations behind.
    pool.recycle();
  }
  pool.close();
  if (o.report) {
    const rest = new Map<string, number>();
    for (const c of unclaimed(goroot)) rest.set(c.outOfScope, (rest.get(c.outOfScope) ?? 0) + 1);
    const others: SuiteResult = { name: 'others', doc: 'files of test/ for the native compiler alone', passed: 0, fresh: 0, known: 0, outOfScope: rest, seconds: 0 };
writeReport([...results, others], [...suiteNames, others.name], execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim());
  }
  const failed = results.reduce((n, r) => n + r.fresh, 0);
  console.log(`${results.reduce((n, r) => n + r.passed, 0)} passed, ${failed} failed`);
  return failed > 0 || (o.strict && fixed > 0 && !o.write) ? 1 : 0;
}

const argv = process.argv.slice(2);
if (argv.includes('--worker')) serveJobs(perform);
else main(argv).then((code) => process.exit(code));
