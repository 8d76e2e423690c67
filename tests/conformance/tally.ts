/** Results of a run: what became of every piece, counted by suite and variant. */
import type { KnownList } from './known.js';
import type { Suite } from './suites.js';
import type { Variant } from './variants.js';

/** One verdict. A case of the library's tests has many. */
export interface Verdict {
  path: string;
  variant: Variant;
  status: 'passed' | 'failed' | 'out';
  /** What is wrong, or why it is out of scope. */
  why: string;
  /** Of the checker's test data: errors that the file asks for, those reported, and reports that nothing asks for. */
  markers?: { wanted: number; met: number; extra: number };
}

/** Sums over verdicts. */
export interface Count {
  passed: number;
  /** Failures that are not on the list. */
  fresh: number;
  known: number;
  out: number;
}

export const noCount = (): Count => ({ passed: 0, fresh: 0, known: 0, out: 0 });

export interface SuiteResult {
  suite: Suite;
  verdicts: readonly Verdict[];
  known: KnownList;
  /** Combinations that the tier leaves out because they are slow. */
  left: number;
  seconds: number;
}

/** Counts those verdicts of a suite that `of` admits. */
export function count(r: SuiteResult, of: (v: Verdict) => boolean = () => true): Count {
  const c = noCount();
  for (const v of r.verdicts) {
    if (!of(v)) continue;
    if (v.status === 'passed') c.passed++;
    else if (v.status === 'out') c.out++;
    else if (r.known.reason(v.path, v.variant) === undefined) c.fresh++;
    else c.known++;
  }
  return c;
}

export function addCounts(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, fresh: a.fresh + b.fresh, known: a.known + b.known, out: a.out + b.out };
}

/** `519 of 520`. */
export function share(c: Count): string {
  const all = c.passed + c.fresh + c.known;
  return all === 0 ? '' : `${c.passed} of ${all}`;
}

export function percent(part: number, whole: number): string {
  // Never rounded up to 100.
  return whole === 0 ? '' : part === whole ? '100 %' : `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;
}

/** The rows that the project is measured by: what, aim, and which verdicts count. */
interface Goal {
  what: string;
  aim: string;
  of(suite: string, v: Verdict): boolean;
  /** In errors that are asked for instead of cases. */
  markers?: boolean;
}

const inSuites =
  (...names: string[]) =>
  (suite: string): boolean =>
    names.includes(suite);

const goals: readonly Goal[] = [
  { what: '`test/` run, rundir, runoutput', aim: '100 %, at most 10 known failures', of: inSuites('run', 'run-imports', 'rundir', 'runoutput') },
  { what: '`test/typeparam`, all recipes', aim: '100 %', of: (suite, v) => suite !== 'types' && suite !== 'library' && v.path.startsWith('typeparam/') },
  { what: '`test/` errorcheck, errorcheckdir', aim: '97 % of files', of: inSuites('errorcheck', 'errorcheckdir') },
  { what: '`test/` compile, compiledir, build', aim: '100 %', of: inSuites('compile', 'compiledir') },
  { what: '`internal/types/testdata`, ERROR markers', aim: '95 %, no false errors', of: inSuites('types'), markers: true },
];

export const goalHead = ['suite', 'machine', 'aim', 'passed', 'in scope', 'share', 'known failures'];

/** A row per goal and word size that was run, on the default engine without stress. */
export function goalRows(results: readonly SuiteResult[]): string[][] {
  const rows: string[][] = [];
  for (const machine of ['base', '32']) {
    for (const g of goals) {
      let c = noCount();
      const markers = { wanted: 0, met: 0, extra: 0 };
      for (const r of results) {
        const own = (v: Verdict): boolean => v.variant.name === machine && g.of(r.suite.name, v);
        c = addCounts(c, count(r, own));
        for (const v of r.verdicts) {
          if (!own(v) || v.markers === undefined) continue;
          for (const k of ['wanted', 'met', 'extra'] as const) markers[k] += v.markers[k];
        }
      }
      const all = c.passed + c.fresh + c.known;
      if (all === 0) continue;
      const bits = machine === 'base' ? '64 bit' : '32 bit';
      if (g.markers) rows.push([g.what, bits, g.aim, String(markers.met), String(markers.wanted), percent(markers.met, markers.wanted), `${c.fresh + c.known} files, ${markers.extra} false errors`]);
      else rows.push([g.what, bits, g.aim, String(c.passed), String(all), percent(c.passed, all), String(c.fresh + c.known)]);
    }
  }
  return rows;
}

/** Columns of a table for a terminal. */
export function align(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]!.length)));
  return [head, ...rows].map((r) => r.map((x, i) => (/^[\d.]+( %)?$/.test(x) ? x.padStart(widths[i]!) : x.padEnd(widths[i]!))).join('  ').trimEnd());
}
