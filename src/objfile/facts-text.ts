/**
 * Facts about library functions as text, one line per function under a line with its package:
 *
 *     # strings
 *     (*Builder).Len <tab> cost <tab> tags <tab> body
 *
 * The cost is - where the function cannot be inlined. A tag is - (everything leaks, or nothing can), or the digits of the
 * eight flows of escape/leaks.ts with trailing zeros left out, `.` for none. The body is JSON (ir/facts.ts), absent if not recorded.
 */
import type { FactBody, FuncFact } from '../ir/facts.js';

/** By link symbol. */
export type FactTable = Map<string, FuncFact>;

function tagText(tag: string): string {
  if (!tag.startsWith('esc:')) return '-';
  return tag.length === 4 ? '.' : [...tag.slice(4)].map((c) => c.charCodeAt(0).toString(36)).join('');
}

function tagOf(text: string): string {
  if (text === '-') return '';
  return `esc:${text === '.' ? '' : [...text].map((c) => String.fromCharCode(Number.parseInt(c, 36))).join('')}`;
}

export function formatFact(f: FuncFact): string {
  const fields = [f.cost < 0 ? '-' : String(f.cost), f.tags.map(tagText).join(' ')];
  if (f.body !== null) fields.push(bodyText(f.body));
  return fields.join('\t');
}

/** What most bodies have none of comes last, and is left out then. */
function bodyText(b: FactBody): string {
  const all: unknown[] = [b.calls, b.vars, b.params, b.lhs, b.results, b.steps];
  if (b.bounds > 0 || b.closures.length > 0) all.push(b.bounds, b.closures);
  return JSON.stringify(all);
}

function parseFact(fields: readonly string[]): FuncFact {
  const [cost, tags, body] = fields;
  const fact: FuncFact = { cost: cost === '-' ? -1 : Number(cost), tags: tags === '' ? [] : tags!.split(' ').map(tagOf), body: null };
  if (body !== undefined) {
    type All = [FactBody['calls'], FactBody['vars'], number[], string[], number[], FactBody['steps'], number?, FactBody['closures']?];
    const [calls, vars, params, lhs, results, steps, bounds, closures] = JSON.parse(body) as All;
    fact.body = { calls, vars, params, lhs, results, steps, bounds: bounds ?? 0, closures: closures ?? [] };
  }
  return fact;
}

/** Packages and names in order, so that the text depends on the facts alone. */
export function formatFacts(table: ReadonlyMap<string, { pkg: string; name: string; fact: FuncFact }>): string {
  const rows = [...table.values()].sort((a, b) => (a.pkg !== b.pkg ? (a.pkg < b.pkg ? -1 : 1) : a.name < b.name ? -1 : 1));
  let pkg = '';
  const out: string[] = [];
  for (const r of rows) {
    if (r.pkg !== pkg) out.push(`# ${r.pkg}`);
    pkg = r.pkg;
    out.push(`${r.name}\t${formatFact(r.fact)}`);
  }
  return `${out.join('\n')}\n`;
}

export function parseFacts(text: string): FactTable {
  const out: FactTable = new Map();
  let pkg = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) pkg = line.slice(2);
    else if (line !== '') {
      const [name, ...fields] = line.split('\t');
      out.set(`${pkg}.${name}`, parseFact(fields));
    }
  }
  return out;
}

/** The facts for a word size; `read` gives files of src. What is not in the 32-bit file is as on 64-bit machines. */
export function factTable(wordSize: 4 | 8, read: (name: string) => string | undefined): FactTable {
  const table = parseFacts(read('stdlib/gc-facts-64.txt') ?? '');
  if (wordSize === 4) for (const [sym, f] of parseFacts(read('stdlib/gc-facts-32.txt') ?? '')) table.set(sym, f);
  return table;
}

/** The unexported names that gc's export data of each package holds (scripts/unexported.mjs); a package a line. */
export function visibleTable(read: (name: string) => string | undefined): Map<string, Set<string>> {
  const lines = (read('stdlib/gc-unexported.txt') ?? '').split('\n').map((l) => l.split(' '));
  return new Map(lines.map(([path, ...names]) => [path!, new Set(names)]));
}

/** Whether users can reach the function: a function or method whose name is exported (the type need not be). */
export function reachable(sym: string): boolean {
  return !sym.includes('[') && !/[-\xb7]/.test(sym) && /^(\(\*?\w+\)\.|\w+\.)?[A-Z]\w*$/.test(sym);
}
