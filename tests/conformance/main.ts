/**
 * The conformance run: Go's own tests, read from $(go env GOROOT) at run time, never copied.
 *
 *     npm run conformance                     what .ci/run asks for (tiers.ts)
 *     npm run conformance -- --commit         meant for 8 minutes
 *     npm run conformance -- --full           everything, counters compared between engines; goes on where it was interrupted, --restart begins anew; writes docs/CONFORMANCE.md
 *     npm run conformance -- --commit --suite a,b     what the tier has of these suites
 *     npm run conformance -- --suite a,b [--filter RE] [--arch=32] [--engine=interp] [--stress=gc] [--alloc=heap]
 *
 * The last form runs suites in the variants that the flags name (a list of values, or `all`); counters are compared where --engine names several. Compared runs are on the virtual clock. --filter takes those cases whose path
 * matches. --turn=N (0-7): which eighth of the other combinations the commit tier takes. --limit=SECONDS: of CPU time, for each case. --verbose prints every problem of every case and what is
 * out of scope, --times the slowest cases. --write rewrites the lists of known failures, keeping reasons,
 * and in the full tier the list of slow ones. --report writes the page.
 *
 * Per suite it prints `suite: N passed, N failed, N known`, then the table of goals, and last of all `N passed, N failed`, where failed are the
 * failures that the lists of known failures (known.ts) do not name. A listed case that passes must be struck out: it is an error too.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromByteString } from '../../src/base/bytes.js';
import { type JobResult, Pool } from '../harness/pool.js';
import { serveJobs } from '../harness/worker.js';
import { disagreements, hasSeveral, type Performed } from './engines.js';
import { goroot } from './goroot.js';
import { Journal } from './journal.js';
import { KnownList, SlowList } from './known.js';
import { perform, type Task } from './perform.js';
import { writeReport } from './report.js';
import type { TestOutcome } from './stdlib.js';
import { allSuites, type Suite, suiteNames, unclaimed } from './suites.js';
import { align, count, goalHead, goalRows, type SuiteResult, type Verdict } from './tally.js';
import { chosenPlan, currentTurn, type Piece, type Plan, rotation, slowLimit, type Tier, tierPlan } from './tiers.js';
import { base, dimensions, type Variant } from './variants.js';

interface Options {
  tier: Tier;
  /** A flag names the tier. */
  isTier: boolean;
  /** Names, or null: the tier's. */
  suites: string[] | null;
  /** By dimension; empty: the tier's. */
  variants: Map<string, string>;
  filter: RegExp | null;
  turn: number | null;
  /** Seconds of CPU time that a piece may take; null: the tier's. */
  limit: number | null;
  verbose: boolean;
  times: boolean;
  write: boolean;
  report: boolean;
  restart: boolean;
}

const switches = ['verbose', 'times', 'write', 'report', 'restart'] as const;

function parseArgs(argv: string[]): Options | string {
  const o: Options = { tier: 'conformance', isTier: false, suites: null, variants: new Map(), filter: null, turn: null, limit: null, verbose: false, times: false, write: false, report: false, restart: false };
  const rest = [...argv];
  while (rest.length > 0) {
    const arg = rest.shift()!;
    const m = /^--?([\w-]+)(?:=(.*))?$/.exec(arg);
    if (m === null) return `unknown argument ${arg}`;
    const name = m[1]!;
    const text = (): string => m[2] ?? rest.shift() ?? '';
    if (name === 'commit' || name === 'full') {
      o.tier = name;
      o.isTier = true;
    } else if ((switches as readonly string[]).includes(name)) o[name as (typeof switches)[number]] = true;
    else if (name === 'suite') o.suites = text().split(',');
    else if (name === 'filter') o.filter = new RegExp(text());
    else if (name === 'turn') o.turn = Number(text());
    else if (name === 'limit') o.limit = Number(text());
    else if (dimensions.some((d) => d.name === name)) o.variants.set(name, text());
    else return `unknown argument ${arg}`;
  }
  const bad = o.suites?.find((s) => !suiteNames.includes(s));
  if (bad !== undefined) return `no suite ${bad}; there are ${suiteNames.join(', ')}`;
  if (o.turn !== null && !(Number.isInteger(o.turn) && o.turn >= 0 && o.turn < rotation)) return `--turn: want 0 to ${rotation - 1}`;
  if (o.limit !== null && !(o.limit > 0)) return '--limit: want seconds';
  if (o.isTier && o.variants.size > 0) return `--${o.tier} has its own variants`;
  if (o.variants.size > 0 && o.suites === null) o.suites = suiteNames.filter((s) => s !== 'stdlib' && s !== 'library');
  return o;
}

/** Is the piece given up, instead of failing, when it takes long? */
const canWait = (tier: Tier, v: Variant): boolean => tier === 'commit' && v.name !== base.name;

/** Milliseconds of CPU time that a piece may take. */
function timeLimit(suite: string, tier: Tier, v: Variant): number {
  if (suite === 'stdlib') return 1_200_000;
  if (canWait(tier, v)) return slowLimit * 1000;
  return tier === 'full' ? 600_000 : 180_000;
}

const outcomeKinds: readonly TestOutcome['status'][] = ['passed', 'failed', 'out'];

/** Test functions and examples of a library package: passed, failed, out of scope. */
function printPackages(packages: ReadonlyMap<string, readonly TestOutcome[]>): void {
  if (packages.size === 0) return;
  const of = (t: readonly TestOutcome[], example: boolean): string[] => outcomeKinds.map((k) => String(t.filter((x) => x.status === k && x.name.startsWith('Example') === example).length));
  const rows = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, t]) => [path, ...of(t, false), ...of(t, true)]);
  const all = [...packages.values()].flat();
  for (const line of align(['package', ...outcomeKinds.map((k) => `tests ${k}`), ...outcomeKinds.map((k) => `examples ${k}`)], [...rows, ['all', ...of(all, false), ...of(all, true)]])) console.log(line);
}

/** What a piece's result means; a package of the library's tests has many verdicts. */
function verdictsOf(p: Piece, r: JobResult, packages: Map<string, readonly TestOutcome[]>): Verdict[] {
  const { path } = p.case;
  if (p.case.action === 'stdlib' && r.status === 0) {
    const outcomes = JSON.parse(r.stdout) as TestOutcome[];
    packages.set(p.variant.name === 'base' ? path : `${path} (${p.variant.name})`, outcomes);
    return outcomes.map((t) => ({ path: `${path}.${t.name}`, variant: p.variant, status: t.status, why: t.why }));
  }
  const why = r.status === 0 ? '' : fromByteString(r.stderr || (r.crash ?? 'fails'));
  const v: Verdict = { path, variant: p.variant, status: r.status === 2 ? 'out' : why === '' ? 'passed' : 'failed', why };
  if (p.case.action === 'types' && r.stdout !== '') v.markers = JSON.parse(r.stdout);
  return [v];
}

/** Performs a suite's pieces and prints what is new. */
async function runSuite(s: Suite, plan: Plan, root: string, pool: Pool<Task>, journal: Journal | null, slow: SlowList, o: Options): Promise<SuiteResult & { fixed: number }> {
  const start = Date.now();
  const known = new KnownList(s.name);
  const verdicts: Verdict[] = [];
  const times: { what: string; ms: number }[] = [];
  const perVariant = new Map<string, { n: number; ms: number }>();
  const packages = new Map<string, readonly TestOutcome[]>();
  const compared = o.tier !== 'commit' && s.vary.includes('engine') && hasSeveral(plan.pieces.map((p) => p.variant));
  const performed: Performed[] = [];
  const label = (path: string, variant: string): string => (variant === 'base' ? `${s.name} ${path}` : `${s.name} ${path} [${variant}]`);
  // The long ones first, so that no worker is left with one at the end; last in the full tier, which is interrupted sooner or later. Variants of one case
  // that have the same code follow each other.
  const longFirst = journal === null ? -1 : 1;
  const order = new Map<string, number>();
  const pieces = plan.pieces
    .map((p) => {
      const like = `${p.case.path} ${p.variant.wordSize}`;
      if (!order.has(like)) order.set(like, order.size);
      return { ...p, like, slow: slow.seconds(s.name, p.case.path, p.variant) };
    })
    .sort((a, b) => longFirst * (a.slow - b.slow) || order.get(a.like)! - order.get(b.like)!);
  await Promise.all(
    pieces.map(async (p) => {
      const { path } = p.case;
      if (o.filter !== null && !o.filter.test(path)) return;
      if (p.case.outOfScope !== '') {
        verdicts.push({ path, variant: p.variant, status: 'out', why: p.case.outOfScope });
        if (o.verbose) console.log(`out  ${path}  ${p.case.outOfScope}`);
        return;
      }
      const key = `${s.name} ${path} ${p.variant.name}`;
      const old = journal?.get(key);
      const r = old ?? (await pool.run({ ...p.case, goroot: root, timeout: o.limit === null ? timeLimit(s.name, o.tier, p.variant) : o.limit * 1000, extra: [...p.variant.flags, ...(compared ? ['-faketime'] : [])] }, p.like));
      if (old === undefined) journal?.add(key, r);
      const ms = r.cpuMs ?? r.ms;
      times.push({ what: label(path, p.variant.name), ms });
      if (p.case.action !== 'stdlib') slow.measure(s.name, path, p.variant, ms / 1000);
      const sum = perVariant.get(p.variant.name) ?? { n: 0, ms: 0 };
      perVariant.set(p.variant.name, { n: sum.n + 1, ms: sum.ms + ms });
      if (r.late === true && canWait(o.tier, p.variant)) {
        plan.left++;
        console.log(`slow: ${s.name}/${path} [${p.variant.name.replaceAll('-', ',')}]  belongs into slow.txt`);
        return;
      }
      if (compared && r.counters !== undefined) performed.push({ path, variant: p.variant, counters: r.counters });
      const own = verdictsOf(p, r, packages);
      verdicts.push(...own);
      if (!o.verbose) return;
      for (const v of own) {
        if (v.status === 'failed') console.log(`FAIL ${label(v.path, p.variant.name)}  ${v.why.split('\n').join('\n    ')}`);
        else if (v.status === 'out') console.log(`out  ${v.path}  ${v.why}`);
      }
    }),
  );
  for (const { run, why } of disagreements(performed)) {
    const v = verdicts.find((x) => x.path === run.path && x.variant === run.variant)!;
    Object.assign(v, { status: 'failed', why: `${v.why === '' ? '' : `${v.why}; `}${why}` });
    if (o.verbose) console.log(`FAIL ${label(v.path, v.variant.name)}  ${v.why}`);
  }
  if (compared) console.log(`${s.name}: counters of ${performed.length} runs compared with the interpreter's`);
  printPackages(packages);
  const failures = verdicts.filter((v) => v.status === 'failed');
  const fresh = failures.filter((v) => known.reason(v.path, v.variant) === undefined).sort((a, b) => (a.path < b.path ? -1 : 1));
  const fixed = known.fixed(verdicts.filter((v) => v.status !== 'out').map((v) => ({ ...v, failed: v.status === 'failed' })));
  const result = { suite: s, verdicts, known, left: plan.left, seconds: (Date.now() - start) / 1000, fixed: o.write ? 0 : fixed.length };
  if (o.write) known.write(fixed, fresh);
  else {
    if (!o.verbose) for (const v of fresh) console.log(`FAIL ${label(v.path, v.variant.name)}  ${v.why.split('\n')[0]!.slice(0, 200)}`);
    for (const e of fixed) console.log(`passes now, take it off the list: ${s.name} ${e.path}${e.tags.length > 0 ? ` [${e.tags.join(',')}]` : ''}`);
  }
  if (o.times) for (const [name, t] of perVariant) console.log(`${t.ms} ms for ${t.n} cases ${name}`);
  if (o.times) for (const t of times.sort((a, b) => b.ms - a.ms).slice(0, 10)) console.log(`${t.ms} ms ${t.what}`);
  const all = count(result);
  const others = verdicts.filter((v) => v.variant.name !== 'base' && v.status !== 'out').length;
  const more = [others > 0 ? `${others} of them in other variants` : '', plan.left > 0 ? `${plan.left} slow combinations left to --full` : ''].filter((x) => x !== '');
  console.log(`${s.name}: ${all.passed} passed, ${all.fresh} failed, ${all.known} known; ${all.out} out of scope, ${Math.round(result.seconds)} s${more.length > 0 ? `; ${more.join(', ')}` : ''}`);
  return result;
}

function tierNote(tier: Tier, journal: Journal | null, turn: number): string {
  if (tier === 'commit') return `, turn ${turn} of ${rotation}`;
  return journal !== null && journal.size > 0 ? `, going on behind ${journal.size} results` : '';
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
  const goVersion = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).trim();
  const turn = o.turn ?? currentTurn();
  const byTier = o.suites === null || o.isTier;
  const slow = new SlowList();
  const journal = byTier && o.tier === 'full' ? new Journal('conformance-journal', goVersion, !o.restart) : null;
  if (byTier) console.log(`tier ${o.tier}${tierNote(o.tier, journal, turn)}`);
  const pool = new Pool<Task>(fileURLToPath(import.meta.url));
  const results: SuiteResult[] = [];
  let fixed = 0;
  for (const s of allSuites(goroot).filter((x) => (o.suites === null ? o.tier === 'full' || x.everyday : o.suites.includes(x.name)))) {
    const plan = byTier ? tierPlan(o.tier, turn, s, slow) : chosenPlan(o.variants, s);
    if (typeof plan === 'string') {
      console.error(plan);
      return 2;
    }
    const r = await runSuite(s, plan, goroot, pool, journal, slow, o);
    results.push(r);
    fixed += r.fixed;
    // Suites leave their caches and declarations behind.
    pool.recycle();
  }
  pool.close();
  if (o.write && journal !== null) slow.write(slowLimit);
  const rows = goalRows(results);
  if (rows.length > 0) for (const line of ['', ...align(goalHead, rows), '']) console.log(line);
  if (o.report || (journal !== null && o.suites === null)) {
    const others = new Map<string, number>();
    for (const c of unclaimed(goroot)) others.set(c.outOfScope, (others.get(c.outOfScope) ?? 0) + 1);
    writeReport(results, suiteNames, others, goVersion);
  }
  const sums = results.map((r) => count(r));
  const failed = o.write ? 0 : sums.reduce((n, c) => n + c.fresh, 0);
  console.log(`${sums.reduce((n, c) => n + c.passed, 0)} passed, ${failed + fixed} failed`);
  return failed + fixed > 0 ? 1 : 0;
}

const argv = process.argv.slice(2);
if (argv.includes('--worker')) serveJobs(perform);
else main(argv).then((code) => process.exit(code));
