/**
 * Statistics of a run: a table for people, or one JSON document whose names are runtime.MemStats' where there is one. `full` adds what every
 * line of the program allocated.
 */
import type { CounterRecord } from '../runtime/index.js';
import { type LineAllocs, purposes, saved, stackTotals } from './line-allocs.js';

export type StatsForm = 'summary' | 'full' | 'json' | 'full,json' | 'off';

export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 ** 2) return `${(n / 1024).toFixed(1)} KB`;
  if (n < 1024 ** 3) return `${(n / 1024 ** 2).toFixed(1)} MB`;
  return `${(n / 1024 ** 3).toFixed(2)} GB`;
}

export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function duration(ns: number): string {
  if (ns < 1e3) return `${Math.round(ns)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toFixed(1)} \xc2\xb5s`;
  if (ns < 1e9) return `${(ns / 1e6).toFixed(1)} ms`;
  return `${(ns / 1e9).toFixed(2)} s`;
}

/** Classes of runtime.MemStats.BySize. */
const memStatsClasses = 61;

/** The JSON document's fields. */
export function statsRecord(c: CounterRecord): Record<string, unknown> {
  const v = (name: string): number => c.values.get(name) ?? 0;
  return {
    Mallocs: c.mallocs,
    Frees: c.frees,
    TotalAlloc: c.totalAlloc,
    HeapAlloc: c.heapAlloc,
    HeapInuse: c.heapSys,
    HeapObjects: c.mallocs - c.frees,
    StackInuse: c.stackInuse,
    NextGC: Number.isFinite(c.nextGC) ? c.nextGC : null,
    NumGC: v('collections'),
    NumForcedGC: c.forcedGC,
    PauseTotalNs: c.pauseTotalNs,
    BySize: c.bySize.slice(0, memStatsClasses).map((s) => ({ Size: s.size, Mallocs: s.mallocs, Frees: s.frees })),
    fuel: c.fuel,
    ...Object.fromEntries(c.values),
  };
}

type Row = [name: string, value: string, more?: string];

function groups(c: CounterRecord, elapsedMs: number): [string, Row[]][] {
  const v = (name: string): number => c.values.get(name) ?? 0;
  return [
    [
      'heap',
      [
        ['objects allocated', count(c.mallocs), bytes(c.totalAlloc)],
        ['objects freed', count(c.frees), bytes(c.totalAlloc - c.heapAlloc)],
        ['live at the end', count(c.mallocs - c.frees), bytes(c.heapAlloc)],
        ...classRows(c),
      ],
    ],
    [
      'stacks',
      [
        ['goroutines', count(v('goroutines')), `at most ${count(v('maxGoroutines'))} at once`],
        ['stack copies', count(v('stackCopies')), `${bytes(v('stackBytesCopied'))} copied`],
        ['largest stack', bytes(Math.max(2048, v('deepestStack')))],
        ['in use at the end', bytes(c.stackInuse), `${bytes(v('stackPeak'))} at most`],
      ],
    ],
    [
      'channels',
      [
        ['values sent', count(v('chanSends')), `${count(v('chanReceives'))} received`],
        ['channels closed', count(v('chanCloses')), `${count(v('chanSelects'))} selects took a case`],
      ],
    ],
    [
      'collector',
      [
        ['collections', count(v('collections')), c.forcedGC > 0 ? `${count(c.forcedGC)} asked for by the program` : undefined],
        ['pauses', duration(c.pauseTotalNs)],
      ] as Row[],
    ],
    [
      'scheduler',
      [
        ['context switches', count(v('contextSwitches'))],
        ['preemptions', count(v('preemptions'))],
        ['stolen goroutines', count(v('steals'))],
      ],
    ],
    ['time', [['fuel', count(c.fuel)], ...(elapsedMs >= 0 ? [['elapsed', duration(elapsedMs * 1e6)] as Row] : [])]],
  ];
}

/** The size classes that took most bytes. */
function classRows(c: CounterRecord): Row[] {
  const all = c.bySize.map((s, i) => ({ name: `objects of ${bytes(s.size)}`, n: s.mallocs + (i === 2 ? c.tinyAllocs : 0), b: s.mallocs * s.size }));
  all.push({ name: 'objects above 32 KB', n: c.large.mallocs, b: c.large.bytes });
  const top = all.filter((s) => s.n > 0).sort((a, b) => b.b - a.b);
  const rows = top.slice(0, 4).map((s): Row => [`  ${s.name}`, count(s.n), bytes(s.b)]);
  const rest = top.slice(4);
  if (rest.length > 0) rows.push(['  other sizes', count(rest.reduce((n, s) => n + s.n, 0)), bytes(rest.reduce((n, s) => n + s.b, 0))]);
  return rows;
}

function table(gs: readonly [string, Row[]][]): string {
  const rows = gs.flatMap(([, r]) => r);
  const w1 = Math.max(...rows.map((r) => r[0].length));
  const w2 = Math.max(...rows.map((r) => r[1].length));
  return gs.map(([name, rs]) => rs.map((r, i) => `${(i === 0 ? name : '').padEnd(10)}${r[0].padEnd(w1)}  ${r[1].padStart(w2)}${r[2] === undefined ? '' : `  ${r[2]}`}\n`).join('')).join('');
}

/** Lines shown of a program; the rest as one. */
const maxLines = 40;

interface LineRow {
  at: string;
  n: number;
  bytes: number;
  notes: string[];
}

function lineRows(head: readonly [string, string], rows: readonly LineRow[], rest: readonly LineRow[], what: string): string {
  const w = Math.max(4, ...rows.map((r) => r.at.length));
  const row = (at: string, n: string, b: string, note: string): string => `${at.padEnd(w)}  ${n.padStart(11)}  ${b.padStart(9)}  ${note}\n`;
  let out = row('line', head[0], 'bytes', head[1]);
  for (const r of rows) r.notes.forEach((note, i) => (out += i === 0 ? row(r.at, count(r.n), bytes(r.bytes), note) : row('', '', '', note)));
  if (rest.length > 0) out += `${count(rest.length)} more lines: ${count(rest.reduce((n, r) => n + r.n, 0))} ${what}, ${bytes(rest.reduce((n, r) => n + r.bytes, 0))}\n`;
  return out;
}

function heapLines(lines: readonly LineAllocs[]): string {
  const rows = lines.filter((l) => l.count > 0).map((l): LineRow => {
    const ps = purposes(l);
    const text = ps.length === 1 ? [ps[0]!.text] : ps.map((p) => `${p.text} (${count(p.count)}, ${bytes(p.bytes)})`);
    return { at: l.line === 0 ? '(start)' : `${l.file}:${l.line}`, n: l.count, bytes: l.bytes, notes: [...text, ...l.why] };
  });
  const own = rows.filter((r) => r.at !== '(start)');
  return lineRows(['objects', 'what and why'], [...own.slice(0, maxLines), ...rows.filter((r) => r.at === '(start)')], own.slice(maxLines), 'objects');
}

function stackLines(lines: readonly LineAllocs[]): string {
  if (lines.every((l) => l.stays.length === 0)) return '';
  const t = stackTotals(lines);
  let out = `\nstayed on the stack: ${count(t.variables)} variables (${bytes(t.bytes)}); ${count(t.saved)} heap allocation${t.saved === 1 ? '' : 's'} saved (${bytes(t.savedBytes)})\n`;
  const rows = lines
    .map((l) => ({ l, s: saved(l) }))
    .filter(({ s }) => s.count > 0)
    .sort((a, b) => b.s.bytes - a.s.bytes || b.s.count - a.s.count || (a.l.file < b.l.file ? -1 : a.l.file > b.l.file ? 1 : 0) || a.l.line - b.l.line)
    .map(({ l, s }): LineRow => ({ at: `${l.file}:${l.line}`, n: s.count, bytes: s.bytes, notes: [l.stays.filter((x) => x.kind !== 'plain').map((x) => x.what).join(', ')] }));
  if (rows.length > 0) out += `\n${lineRows(['saved', 'on the stack instead of the heap'], rows.slice(0, maxLines), rows.slice(maxLines), 'allocations saved')}`;
  return out;
}

/** `elapsedMs` below 0 is not shown; `lines` belong to `full`. */
export function formatStats(c: CounterRecord, form: StatsForm, elapsedMs = -1, lines: readonly LineAllocs[] | null = null): string {
  if (form === 'off') return '';
  if (form === 'json') return `${JSON.stringify(statsRecord(c))}\n`;
  if (form === 'full,json') return `${JSON.stringify({ ...statsRecord(c), stack: stackTotals(lines ?? []), lines })}\n`;
  return `${table(groups(c, elapsedMs))}${lines === null ? '' : `\n${heapLines(lines)}${stackLines(lines)}`}`;
}
