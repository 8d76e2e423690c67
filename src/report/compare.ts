/** `gosim compare` as one screen of bars and lines, or as JSON. */
import { type LineAllocs, purposes } from './line-allocs.js';
import { bytes, count } from './stats.js';

export interface CompareVariant {
  program: string;
  goarch: 'amd64' | '386';
  alloc: 'gc' | 'heap' | 'stack';
  status: number;
  /** Names of runtime.MemStats and of counters (stats.ts statsRecord). */
  stats: Record<string, unknown>;
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
}

export interface CompareReport {
  variants: CompareVariant[];
  /** Text of the lines that allocate, by file:line. */
  source: Record<string, string>;
  /** Where outputs part from gc's: an error of ours, but for programs that print addresses or their own statistics. */
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

export const metrics: readonly (readonly [string, (v: CompareVariant) => number, (n: number) => string])[] = [
  ['heap objects', (v) => num(v, 'Mallocs'), count],
  ['heap bytes', (v) => num(v, 'TotalAlloc'), bytes],
  ['live at the end', (v) => num(v, 'HeapAlloc'), bytes],
  ['collections', (v) => num(v, 'NumGC'), count],
  ['marked in pauses', (v) => num(v, 'markedBytes'), bytes],
  ['quarantine slots', (v) => num(v, 'quarantineSlots'), count],
  ['quarantine bytes', (v) => num(v, 'quarantineBytes'), bytes],
  ['largest stack', (v) => Math.max(2048, num(v, 'deepestStack')), bytes],
  ['stack copies', (v) => num(v, 'stackCopies'), count],
  ['stack bytes copied', (v) => num(v, 'stackBytesCopied'), bytes],
  ['fuel (work done)', (v) => num(v, 'fuel'), count],
];

export function num(v: CompareVariant, name: string): number {
  const x = v.stats[name];
  return typeof x === 'number' ? x : 0;
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
  return `${JSON.stringify({ variants: r.variants, differences: lines, outputDiffers: r.outputDiffers }, null, 1)}\n`;
}

const maxLines = 15;

function lineRows(r: CompareReport, names: readonly string[]): string {
  const ds = differences(r);
  if (ds.length === 0) return 'no line of the program allocates differently\n';
  const shown = ds.slice(0, maxLines);
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
  if (ds.length > maxLines) out += `and ${ds.length - maxLines} more lines\n`;
  return out;
}

export function compareText(r: CompareReport): string {
  const names = labels(r.variants);
  const w = Math.max(...names.map((n) => n.length));
  const wm = Math.max(...metrics.map(([n]) => n.length));
  let out = '';
  for (const [name, get, show] of metrics) {
    const ns = r.variants.map(get);
    // Quarantine is of --alloc=stack alone.
    if (name.startsWith('quarantine') && ns.every((n) => n === 0)) continue;
    const max = Math.max(...ns);
    if (max === 0) {
      out += `${name.padEnd(wm)}  none\n`;
      continue;
    }
    const wn = Math.max(12, ...ns.map((n) => show(n).length));
    ns.forEach((n, i) => {
      out += `${(i === 0 ? name : '').padEnd(wm)}  ${names[i]!.padEnd(w)}  ${show(n).padStart(wn)}  ${bar(n, max)}`.trimEnd();
      out += '\n';
    });
  }
  out += `\n${lineRows(r, names)}`;
  for (const n of notes(r)) out += `\n${n}\n`;
  return out;
}

/** What a reader must know besides the numbers: dangling pointers, and outputs that differ. */
export function notes(r: CompareReport): string[] {
  const out: string[] = [];
  for (const v of r.variants) {
    if (v.dangling !== '') out.push(`stack only${r.variants.some((x) => x.goarch !== v.goarch) ? ` (${v.goarch === 'amd64' ? 64 : 32} bit)` : ''} ends here: ${v.dangling.split('\n', 1)[0]}`);
  }
  for (const d of r.outputDiffers) {
    out.push(`error: under -alloc=${d.alloc} (${d.goarch}) ${d.program} prints line ${d.line} as ${JSON.stringify(d.got)} instead of ${JSON.stringify(d.want)}: a defect of gosim, unless it shows an address or the program's own statistics`);
  }
  return out;
}
