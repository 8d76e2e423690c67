/**
 * `pprof -top`: functions by what they account for themselves (flat) and with what they call (cum). The report is that of
 * github.com/google/pprof (internal/graph, internal/report, internal/measurement) with its defaults: functions below 0.5 % of the
 * total are dropped, one unit for the whole table.
 */
import type { PprofProfile } from './pprof.js';

interface UnitRow {
  name: string;
  aliases: readonly string[];
  factor: number;
}

const families: readonly { fallback: UnitRow; units: readonly UnitRow[] }[] = [
  {
    fallback: { name: 'B', aliases: [], factor: 1 },
    units: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'].map((name, i) => ({ name, aliases: [name.toLowerCase(), ['byte', 'kbyte', 'mbyte', 'gbyte', 'tbyte', 'pbyte'][i]!], factor: 1024 ** i })),
  },
  {
    fallback: { name: 's', aliases: [], factor: 1e9 },
    units: [
      { name: 'ns', aliases: ['ns', 'nanosecond'], factor: 1 },
      { name: 'us', aliases: ['us', 'microsecond'], factor: 1e3 },
      { name: 'ms', aliases: ['ms', 'millisecond'], factor: 1e6 },
      { name: 's', aliases: ['s', 'sec', 'second'], factor: 1e9 },
      { name: 'hrs', aliases: ['hour', 'hr'], factor: 3600e9 },
    ],
  },
];

function sniff(units: readonly UnitRow[], name: string): UnitRow | undefined {
  let n = name.toLowerCase();
  if (n.length > 2) n = n.replace(/s$/, '');
  return units.find((u) => u.aliases.includes(n));
}

/** A value in another unit, and that unit's name ('' if it says nothing); 'minimum' picks the largest unit that keeps the value at 1 or above. */
function scale(value: number, from: string, to: string): [number, string] {
  for (const { units, fallback } of families) {
    const f = sniff(units, from);
    if (f === undefined) continue;
    const v = value * f.factor;
    if (to === 'minimum') {
      const best = units.filter((u) => v / u.factor >= 1).at(-1) ?? fallback;
      return [v / best.factor, best.name];
    }
    const t = sniff(units, to) ?? fallback;
    return [v / t.factor, t.name];
  }
  return [value, to === 'count' || to === 'minimum' ? '' : to];
}

function label(value: number, from: string, to: string): string {
  const [v, u] = scale(value, from, to);
  const s = v.toFixed(2).replace(/\.00$/, '');
  return s === '0' || s === '-0' ? '0' : s + u;
}

/** Go's %.2g, for ratios below 1. */
function twoDigits(v: number): string {
  if (v === 0) return '0';
  const exp = Math.floor(Math.log10(Number(v.toPrecision(2))));
  if (exp >= -4) return String(Number(v.toPrecision(2)));
  const [m, e] = v.toExponential(1).split('e') as [string, string];
  return `${m.replace(/\.0$/, '')}e-${e.slice(1).padStart(2, '0')}`;
}

function percentage(value: number, total: number): string {
  const ratio = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (ratio >= 99.95 && ratio <= 100.05) return '  100%';
  return `${(ratio >= 1 ? ratio.toFixed(2) : twoDigits(ratio)).padStart(5)}%`;
}

interface FuncNode {
  name: string;
  flat: number;
  cum: number;
  inlinedHere: boolean;
  calledHere: boolean;
}

/** Functions with their flat and cumulative values; only those in `kept`, if it is given. */
function graph(p: PprofProfile, index: number, kept: ReadonlySet<string> | null): FuncNode[] {
  const nodes = new Map<string, FuncNode>();
  const notInlined = new Set<string>();
  const edges = new Map<string, { to: FuncNode; inlined: boolean }>();
  for (const s of p.samples) {
    const v = s.values[index] ?? 0;
    if (v === 0) continue;
    const seen = new Set<FuncNode>();
    const seenEdges = new Set<string>();
    let parent: FuncNode | null = null;
    let residual = false;
    for (const f of [...s.frames].reverse()) {
      for (let i = f.lines.length - 1; i >= 0; i--) {
        const { name } = f.lines[i]!;
        if (kept !== null && !kept.has(name)) {
          residual = true;
          continue;
        }
        let n = nodes.get(name);
        if (n === undefined) {
          n = { name, flat: 0, cum: 0, inlinedHere: false, calledHere: false };
          nodes.set(name, n);
        }
        if (!seen.has(n)) {
          seen.add(n);
          n.cum += v;
        }
        const edge: string = parent === null ? '' : `${parent.name}\0${name}`;
        if (parent !== null && parent !== n && !seenEdges.has(edge)) {
          seenEdges.add(edge);
          if (i === f.lines.length - 1) notInlined.add(edge);
          edges.set(edge, { to: n, inlined: !notInlined.has(edge) });
        }
        parent = n;
        residual = false;
      }
    }
    if (parent !== null && !residual) parent.flat += v;
  }
  for (const e of edges.values()) {
    if (e.inlined) e.to.inlinedHere = true;
    else e.to.calledHere = true;
  }
  return [...nodes.values()].filter((n) => n.cum !== 0 || n.flat !== 0);
}

/** Which sample type is shown: the one asked for by name, else the profile's default, else the last; -1 if there is none of that name. */
export function sampleIndex(p: PprofProfile, wanted: string): number {
  if (wanted !== '') return p.sampleTypes.findIndex((t) => t.type === wanted);
  const i = p.sampleTypes.findIndex((t) => t.type === p.defaultType);
  return i >= 0 ? i : p.sampleTypes.length - 1;
}

export function topReport(p: PprofProfile, index: number, sortByCum = false): string {
  const type = p.sampleTypes[index]!;
  const total = p.samples.reduce((n, s) => n + Math.abs(s.values[index] ?? 0), 0);
  let nodes = graph(p, index, null);
  const flats = nodes.reduce((n, x) => n + x.flat, 0);
  const cutoff = Math.trunc(flats * 0.005);
  const kept = new Set(nodes.filter((n) => n.cum >= cutoff).map((n) => n.name));
  const dropped = nodes.length - kept.size;
  if (dropped > 0) nodes = graph(p, index, kept);
  const byName = (a: FuncNode, b: FuncNode): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  nodes.sort(sortByCum ? (a, b) => b.cum - a.cum || byName(a, b) : (a, b) => b.flat - a.flat || byName(a, b));

  let min = 0;
  for (const n of nodes) {
    const v = n.flat !== 0 ? n.flat : n.cum;
    if (v > 0 && (min === 0 || v < min)) min = v;
  }
  if (min === 0) min = total;
  let unit = scale(min, type.unit, 'minimum')[1];
  if (unit !== scale(total, type.unit, 'minimum')[1] && min * 100 < total) unit = scale(100 * min, type.unit, 'minimum')[1];
  if (unit === '') unit = type.unit;
  const show = (v: number): string => label(v, type.unit, unit);

  const shown = nodes.reduce((n, x) => n + x.flat, 0);
  const out: string[] = [];
  if (p.program !== '') out.push(`File: ${p.program.replace(/^.*\//, '')}`);
  out.push(`Type: ${type.type}`);
  out.push(`Showing nodes accounting for ${show(shown)}, ${percentage(shown, total).trim()} of ${show(total)} total`);
  if (total !== 0 && dropped > 0) out.push(`Dropped ${dropped} node${dropped > 1 ? 's' : ''} (cum <= ${show(Math.trunc(total * 0.005))})`);
  out.push('      flat  flat%   sum%        cum   cum%');
  let sum = 0;
  for (const n of nodes) {
    sum += n.flat;
    const inl = n.inlinedHere ? (n.calledHere ? ' (partial-inline)' : ' (inline)') : '';
    out.push(`${show(n.flat).padStart(10)} ${percentage(n.flat, total)} ${percentage(sum, total)} ${show(n.cum).padStart(10)} ${percentage(n.cum, total)}  ${n.name}${inl}`);
  }
  return `${out.join('\n')}\n`;
}
