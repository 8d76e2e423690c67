/** `gosim compare` as one screen of bars and lines, or as JSON. */
import { type LineAllocs, purposes } from './line-allocs.js';
import { bytes, count } from './stats.js';

export interface CompareVariant {
  program: string;
  goarch: 'amd64' | '386';
  alloc: 'gc' | 'heap' | 'stack';
  status: number;
  /** Names of runtime.MemStats and of counters (stats.ts statsRecord); bytesCopied, nilChecks; with -cache cacheLines, cacheMisses, memoryAccesses. */
  stats: Record<string, unknown>;
  /** CPU time of a run that counts nothing, on this machine (gc and heap only). */
  timeMs?: number;
  lines: LineAllocs[];
  /** Report of a dangling pointer, '' if there was none. */
  dangling: string;
}

export interface OutputDifference {
  program: string;
  goarch: string;
  alloc: CompareVariant['alloc'];
  line: number;
  want: string;
  got: string;
  /** `addresses`: only numbers written as 0x... differ; `observes`: the program can see what policies change (observed); otherwise it is a defect of ours. */
  why: 'addresses' | 'observes' | 'defect';
  /** How, and where first: `reads its own statistics (runtime.ReadMemStats, p.go:8)`. */
  observed: string;
}

export interface CompareReport {
  variants: CompareVariant[];
  /** Text of the lines that allocate, by file:line. */
  source: Record<string, string>;
  /** Where outputs part from gc's. */
  outputDiffers: OutputDifference[];
}

const block = '\xe2\x96\x88';
const half = '\xe2\x96\x8c';
const barWidth = 36;

function bar(n: number, max: number): string {
  if (n <= 0 || max <= 0) return '';
  const halves = Math.max(1, Math.round((2 * barWidth * n) / max));
  return block.repeat(halves >> 1) + (halves % 2 === 1 ? half : '');
}

/** Names of the variants: only what tells them apart. */
export function labels(vs: readonly CompareVariant[]): string[] {
  const many = (f: (v: CompareVariant) => string): boolean => new Set(vs.map(f)).size > 1;
  return vs.map((v) => [...(many((x) => x.program) ? [v.program.replace(/^.*\//, '')] : [v.alloc]), ...(many((x) => x.goarch) ? [v.goarch === 'amd64' ? '64' : '32'] : [])].join(' '));
}

const ms = (n: number): string => `${n < 100 ? n.toFixed(1) : count(Math.round(n))} ms`;

/** NaN: not known of this variant. Rows that nobody has anything to say to are left out if `optional`. */
export const metrics: readonly (readonly [name: string, get: (v: CompareVariant) => number, show: (n: number) => string, optional?: true])[] = [
  ['heap objects', (v) => num(v, 'Mallocs'), count],
  ['heap bytes', (v) => num(v, 'TotalAlloc'), bytes],
  ['live at the end', (v) => num(v, 'HeapAlloc'), bytes],
  ['collections', (v) => num(v, 'NumGC'), count],
  ['marked in pauses', (v) => num(v, 'markedBytes'), bytes],
  ['quarantine slots', (v) => num(v, 'quarantineSlots'), count, true],
  ['quarantine bytes', (v) => num(v, 'quarantineBytes'), bytes, true],
  ['largest stack', (v) => Math.max(2048, num(v, 'deepestStack')), bytes],
  ['stack copies', (v) => num(v, 'stackCopies'), count],
  ['stack bytes copied', (v) => num(v, 'stackBytesCopied'), bytes],
  ['bytes copied', (v) => num(v, 'bytesCopied'), bytes],
  ['nil checks', (v) => num(v, 'nilChecks'), count],
  ['channel operations', (v) => num(v, 'chanSends') + num(v, 'chanReceives') + num(v, 'chanCloses'), count, true],
  ['cache lines touched', (v) => num(v, 'cacheLines'), count, true],
  ['cache misses', (v) => num(v, 'cacheMisses'), count, true],
  ['fuel (work done)', (v) => num(v, 'fuel'), count],
  ['time (this machine)', (v) => v.timeMs ?? Number.NaN, ms, true],
];

export function num(v: CompareVariant, name: string): number {
  const x = v.stats[name];
  return typeof x === 'number' ? x : 0;
}

/** The metrics that are shown, with their values; NaN as null. */
export function shownMetrics(r: CompareReport): { name: string; values: (number | null)[]; max: number; show: (n: number) => string }[] {
  return metrics.flatMap(([name, get, show, optional]) => {
    const ns = r.variants.map(get);
    const known = ns.filter((n) => !Number.isNaN(n));
    const max = Math.max(0, ...known);
    return optional === true && max === 0 ? [] : [{ name, values: ns.map((n) => (Number.isNaN(n) ? null : n)), max, show }];
  });
}

/** Lines whose copies or nil checks differ, largest difference of bytes first. */
export function workDifferences(r: CompareReport): { at: string; copied: number[]; nilChecks: number[] }[] {
  const rows = new Map<string, { at: string; copied: number[]; nilChecks: number[] }>();
  r.variants.forEach((v, i) => {
    for (const l of v.lines) {
      if (l.line === 0 || (l.copied === 0 && l.nilChecks === 0)) continue;
      const at = `${l.file}:${l.line}`;
      let d = rows.get(at);
      if (d === undefined) rows.set(at, (d = { at, copied: r.variants.map(() => 0), nilChecks: r.variants.map(() => 0) }));
      d.copied[i] = l.copied;
      d.nilChecks[i] = l.nilChecks;
    }
  });
  const spread = (ns: readonly number[]): number => Math.max(...ns) - Math.min(...ns);
  return [...rows.values()].filter((d) => spread(d.copied) > 0 || spread(d.nilChecks) > 0).sort((a, b) => spread(b.copied) - spread(a.copied) || spread(b.nilChecks) - spread(a.nilChecks) || (a.at < b.at ? -1 : 1));
}

export interface Difference {
  at: string;
  per: (LineAllocs | null)[];
  objects: number;
  bytes: number;
}

/** Lines whose allocations are not the same in all variants, largest difference first. */
export function differences(r: CompareReport): Difference[] {
  const rows = new Map<string, Difference>();
  r.variants.forEach((v, i) => {
    for (const l of v.lines) {
      if (l.count === 0) continue;
      const at = l.line === 0 ? '' : `${l.file}:${l.line}`;
      let d = rows.get(at);
      if (d === undefined) {
        d = { at, per: r.variants.map(() => null), objects: 0, bytes: 0 };
        rows.set(at, d);
      }
      d.per[i] = l;
    }
  });
  const spread = (d: Difference, f: (l: LineAllocs) => number): number => {
    const ns = d.per.map((l) => (l === null ? 0 : f(l)));
    return Math.max(...ns) - Math.min(...ns);
  };
  for (const d of rows.values()) {
    d.objects = spread(d, (l) => l.count);
    d.bytes = spread(d, (l) => l.bytes);
  }
  return [...rows.values()].filter((d) => d.at !== '' && (d.objects > 0 || d.bytes > 0)).sort((a, b) => b.bytes - a.bytes || b.objects - a.objects || (a.at < b.at ? -1 : 1));
}

export function compareJson(r: CompareReport): string {
  const lines = differences(r).map((d) => ({ at: d.at, source: r.source[d.at] ?? '', objects: d.per.map((l) => l?.count ?? 0), bytes: d.per.map((l) => l?.bytes ?? 0) }));
  const work = workDifferences(r).map((d) => ({ ...d, source: r.source[d.at] ?? '' }));
  return `${JSON.stringify({ variants: r.variants, differences: lines, workDifferences: work, outputDiffers: r.outputDiffers }, null, 1)}\n`;
}

/** The story fits on one screen of so many lines: the first table gets what the others leave. */
const screen = 66;
const [minLines, maxLines] = [4, 10];

function lineRows(r: CompareReport, names: readonly string[], room: number): string {
  const ds = differences(r);
  if (ds.length === 0) return 'no line of the program allocates differently\n';
  // Each takes two lines of the screen; the head and what is left out one.
  const limit = Math.max(minLines, Math.min(maxLines, (room - 2) >> 1));
  const shown = ds.slice(0, limit);
  const cells = shown.map((d) => d.per.map((l) => (l === null ? '-' : `${count(l.count)} / ${bytes(l.bytes)}`)));
  const w0 = Math.max(4, ...shown.map((d) => d.at.length));
  const ws = names.map((n, i) => Math.max(n.length, ...cells.map((c) => c[i]!.length)));
  let out = `lines that make the difference (objects / bytes)\n${''.padEnd(w0)}${names.map((n, i) => `  ${n.padStart(ws[i]!)}`).join('')}\n`;
  shown.forEach((d, k) => {
    out += `${d.at.padEnd(w0)}${cells[k]!.map((c, i) => `  ${c.padStart(ws[i]!)}`).join('')}  ${r.source[d.at] ?? ''}\n`;
    const most = d.per.reduce<LineAllocs | null>((a, l) => (l !== null && (a === null || l.bytes > a.bytes || (l.bytes === a.bytes && l.count > a.count)) ? l : a), null);
    const why = most === null ? [] : purposes(most).map((p) => p.text);
    const gc = d.per[r.variants.findIndex((v) => v.alloc === 'gc' && d.at.startsWith(v.program.replace(/^\.\//, '')))]?.why ?? most?.why ?? [];
    out += `${''.padEnd(w0)}  ${[...why, ...gc.map((w) => `gc: ${w}`)].join('; ')}\n`;
  });
  if (ds.length > limit) out += `and ${ds.length - limit} more lines\n`;
  return out;
}

/** Rows of the second table: what is left of the screen. */
const maxWork = 5;

function workRows(r: CompareReport, names: readonly string[]): string {
  const ds = workDifferences(r);
  if (ds.length === 0) return '';
  const shown = ds.slice(0, maxWork);
  const cells = shown.map((d) => d.copied.map((n, i) => `${bytes(n)} / ${count(d.nilChecks[i]!)}`));
  const w0 = Math.max(4, ...shown.map((d) => d.at.length));
  const ws = names.map((n, i) => Math.max(n.length, ...cells.map((c) => c[i]!.length)));
  let out = `\nlines that copy and check (bytes copied / nil checks)\n${''.padEnd(w0)}${names.map((n, i) => `  ${n.padStart(ws[i]!)}`).join('')}\n`;
  shown.forEach((d, k) => {
    out += `${d.at.padEnd(w0)}${cells[k]!.map((c, i) => `  ${c.padStart(ws[i]!)}`).join('')}  ${r.source[d.at] ?? ''}\n`;
  });
  if (ds.length > maxWork) out += `and ${ds.length - maxWork} more lines\n`;
  return out;
}

export function compareText(r: CompareReport): string {
  const names = labels(r.variants);
  const w = Math.max(...names.map((n) => n.length));
  const rows = shownMetrics(r);
  const wm = Math.max(...rows.map((m) => m.name.length));
  let out = '';
  // What is nowhere, and what is the same everywhere, takes one line.
  const none: string[] = [];
  for (const { name, values, max, show } of rows) {
    if (max === 0) {
      none.push(name);
      continue;
    }
    const cells = values.map((n) => (n === null ? '-' : show(n)));
    const wn = Math.max(12, ...cells.map((c) => c.length));
    if (values.every((n) => n === max)) {
      out += `${name.padEnd(wm)}  ${'all'.padEnd(w)}  ${cells[0]!.padStart(wn)}\n`;
      continue;
    }
    values.forEach((n, i) => {
      out += `${(i === 0 ? name : '').padEnd(wm)}  ${names[i]!.padEnd(w)}  ${cells[i]!.padStart(wn)}  ${bar(n ?? 0, max)}`.trimEnd();
      out += '\n';
    });
  }
  if (none.length > 0) out += `${'none'.padEnd(wm)}  ${none.join(', ')}\n`;
  const rest = workRows(r, names) + notes(r).map((n) => `\n${n}\n`).join('');
  const height = (text: string): number => text.split('\n').length - 1;
  return `${out}\n${lineRows(r, names, screen - height(out) - 1 - height(rest))}${rest}`;
}

/** What a reader must know besides the numbers: dangling pointers, and outputs that differ. */
export function notes(r: CompareReport): string[] {
  const out: string[] = [];
  for (const v of r.variants) {
    if (v.dangling !== '') out.push(`stack only${r.variants.some((x) => x.goarch !== v.goarch) ? ` (${v.goarch === 'amd64' ? 64 : 32} bit)` : ''} ends here: ${v.dangling.split('\n', 1)[0]}`);
  }
  for (const d of r.outputDiffers) {
    const where = `under -alloc=${d.alloc} (${d.goarch}) ${d.program} prints`;
    const lines = `line ${d.line} as ${JSON.stringify(d.got)} instead of ${JSON.stringify(d.want)}`;
    if (d.why === 'addresses') out.push(`note: ${where} other addresses, first in line ${d.line}`);
    else if (d.why === 'observes') out.push(`note: ${where} ${lines}: it ${d.observed}`);
    else out.push(`error: ${where} ${lines}: a defect of gosim, unless it computes with addresses`);
  }
  return out;
}
