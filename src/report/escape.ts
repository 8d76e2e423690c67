/**
 * gosim escape: the compiler's -m=2 messages for people. Each variable and allocation gets its verdict, the path that proves it
 * in plain words, what a run allocated on its line, and what a programmer could change; as annotated source, one HTML page, or JSON.
 *
 * Input are the decisions in gc's words. An explanation is a head (`x escapes to heap in f:`), and steps: `flow: DST ← SRC:` followed by
 * `from EXPR (REASON) at POS`, innermost first; the last reason of a flow says how SRC comes to DST. A verdict comes after its
 * explanation and has the same position.
 */

export interface Note {
  file: string;
  line: number;
  col: number;
  msg: string;
}

export interface Flow {
  dst: string;
  src: string;
  steps: { expr: string; reason: string; line: number }[];
}

export interface Fact {
  file: string;
  line: number;
  col: number;
  what: string;
  /** Of escape analysis, or of the inliner: inline, call (functions), inlined (calls). */
  verdict: 'heap' | 'stack' | 'leaks' | 'inline' | 'call' | 'inlined';
  /** In gc's words. */
  message: string;
  path: Flow[];
  why: string;
  advice: string;
}

export interface LineCost {
  file: string;
  line: number;
  count: number;
  bytes: number;
}

export interface EscapeReport {
  files: { name: string; lines: string[] }[];
  shown: Shown;
  facts: Fact[];
  /** Empty if the program was not run. */
  costs: LineCost[];
}

/** What to do about the last step that makes something escape. */
const advices: readonly (readonly [RegExp, string])[] = [
  [/^return$/, 'return the value instead of its address, or let the caller pass in what is to be filled'],
  [/^interface-converted$|^slice-literal-element$/, 'use the concrete type instead of an interface here, if this line is hot'],
  [/^call parameter$/, 'the function keeps what it is given, or nobody can know: pass the value, or call a function that does not keep its argument'],
  [/^captured by a closure$|^reference$/, 'pass the variable to the closure as a parameter, or do not assign to it after the closure is made'],
  [/^non-constant size$/, 'a constant size, up to 64 KB, can live on the stack'],
  [/^too large for stack$/, 'make it smaller, or keep one and use it again'],
  [/^assign|^appended|^append|^map |^send$|^star-/, 'store the value instead of its address, or keep the pointer in something that does not outlive the function'],
];

const storage = (s: string): string => s.replace(/^([&*]*)\{storage for (.*)\}$/s, (_, d: string, x: string) => `${d.replace('&', '')}${x === '... argument' ? 'the argument list' : x}`).replace(/^\{heap\}$/, 'the heap');

/** One flow as a clause. */
function clause(f: Flow): string {
  const last = f.steps.at(-1);
  const src = storage(f.src);
  const at = last === undefined ? '' : ` at line ${last.line}`;
  if (last === undefined) return `${src} reaches ${storage(f.dst)}`;
  switch (last.reason) {
    case 'return':
      return `${src} is returned${at}`;
    case 'call parameter':
      return `${src} is passed to ${last.expr}${at}`;
    case 'captured by a closure': case 'reference':
      return `${src} is captured by a closure${at}`;
    case 'interface-converted':
      return `${src} is converted to an interface${at}`;
    case 'slice-literal-element':
      return `${src} is put into ${storage(f.dst)}${at}`;
    case 'spill':
      return f.dst === '{heap}' ? `${src.replace(/^&/, '')} may outlive the function${at}` : `${src} becomes ${storage(f.dst)}${at}`;
    default:
      if (/^assign|^star-|^range/.test(last.reason)) return f.dst === '{heap}' ? `${src} is stored by ${last.expr}${at}, which outlives the function` : `${src} is stored in ${storage(f.dst)}${at}`;
      return `${src} reaches ${storage(f.dst)} (${last.reason})${at}`;
  }
}

function adviceFor(path: readonly Flow[]): string {
  const reason = path.at(-1)?.steps.at(-1)?.reason ?? '';
  return advices.find(([re]) => re.test(reason))?.[1] ?? '';
}

/** Which facts are wanted. */
export type Shown = 'escape' | 'inline' | 'all';

const inlining: ReadonlySet<Fact['verdict']> = new Set(['inline', 'call', 'inlined']);

/** What is passed to a panic of a body that is inlined at a line without panic: it is only allocated when the program ends anyway. */
function inlinedPanic(path: readonly Flow[], source: (file: string, line: number) => string, n: Note): boolean {
  const last = path.at(-1)?.steps.at(-1);
  return last?.expr.startsWith('panic(') === true && !/\bpanic\(/.test(source(n.file, n.line));
}

/** Facts in the order of positions, each once; `source` gives lines. */
export function escapeFacts(notes: readonly Note[], shown: Shown = 'escape', source: (file: string, line: number) => string = () => 'panic('): Fact[] {
  const paths = new Map<string, Flow[]>();
  const facts = new Map<string, Fact>();
  let open: Flow[] | null = null;
  for (const n of notes) {
    const at = `${n.file}:${n.line}:${n.col}`;
    const flow = /^ {2}flow: (.*) \u2190 (.*):$/.exec(n.msg);
    const from = /^ {4}from (.*) \(([^()]*(?:\([^()]*\))?[^()]*)\) at \S*?(\d+):\d+$/s.exec(n.msg);
    if (flow !== null) {
      open?.push({ dst: flow[1]!, src: flow[2]!, steps: [] });
      continue;
    }
    if (from !== null) {
      open?.at(-1)?.steps.push({ expr: from[1]!, reason: from[2]!, line: Number(from[3]) });
      continue;
    }
    const escapes = /^(.*) escapes to heap in .*:$/s.exec(n.msg);
    const leak = /^parameter (\S+) leaks to .*:$/.exec(n.msg);
    if (escapes !== null || leak !== null) {
      const key = `${at} ${escapes !== null ? escapes[1]! : leak![1]!}`;
      open = [];
      // Of several explanations the first one is the shortest.
      if (!paths.has(key)) paths.set(key, open);
      continue;
    }
    open = null;
    const v = verdict(n.msg);
    if (v === null || (shown !== 'all' && inlining.has(v.kind) !== (shown === 'inline'))) continue;
    const path = paths.get(`${at} ${v.what}`) ?? [];
    const escaping = v.kind === 'heap' || v.kind === 'leaks';
    const panics = escaping && inlinedPanic(path, source, n);
    const why = panics ? 'only when the inlined function panics' : escaping ? path.map(clause).join(', ') : (v.why ?? '');
    facts.set(`${at} ${n.msg}`, { file: n.file, line: n.line, col: n.col, what: v.what, verdict: v.kind, message: v.message ?? n.msg, path, why, advice: escaping && !panics ? adviceFor(path) : '' });
  }
  return [...facts.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.col - b.col));
}

interface Verdict {
  what: string;
  kind: Fact['verdict'];
  /** Instead of gc's words, and instead of a path. */
  message?: string;
  why?: string;
}

function verdict(msg: string): Verdict | null {
  const can = /^can inline (.*?) with cost (\d+) as: /s.exec(msg);
  if (can !== null) return { what: can[1]!, kind: 'inline', message: `can inline ${can[1]}`, why: `its body costs ${can[2]}` };
  const cannot = /^cannot inline (.*?): (.*)$/s.exec(msg);
  if (cannot !== null) return { what: cannot[1]!, kind: 'call', message: `cannot inline ${cannot[1]}`, why: cannot[2]! };
  const call = /^inlining call to (.*)$/s.exec(msg);
  if (call !== null) return { what: call[1]!, kind: 'inlined' };
  const m = /^moved to heap: (.*)$/s.exec(msg) ?? /^(.*) escapes to heap$/s.exec(msg);
  if (m !== null) return { what: m[1]!, kind: 'heap' };
  const s = /^(.*) does not escape$/s.exec(msg);
  if (s !== null) return { what: s[1]!, kind: 'stack' };
  const l = /^leaking param(?: content)?: (\S+)/.exec(msg);
  return l === null ? null : { what: l[1]!, kind: 'leaks' };
}

const marks: Record<Fact['verdict'], string> = { heap: 'heap ', stack: 'stack', leaks: 'leaks', inline: 'small', call: 'big  ', inlined: 'here ' };

function costText(c: LineCost): string {
  return `${c.count} object${c.count === 1 ? '' : 's'}, ${c.bytes} bytes`;
}

interface Row {
  no: number;
  text: string;
  facts: Fact[];
  cost: LineCost | undefined;
}

function rows(r: EscapeReport, f: EscapeReport['files'][number]): Row[] {
  return f.lines.map((text, i) => ({ no: i + 1, text, facts: r.facts.filter((x) => x.file === f.name && x.line === i + 1), cost: r.costs.find((c) => c.file === f.name && c.line === i + 1) }));
}

/** Source with what is known below each line. */
export function escapeText(r: EscapeReport): string {
  const out: string[] = [];
  for (const f of r.files) {
    out.push(`${f.name}`);
    for (const row of rows(r, f)) {
      out.push(`${String(row.no).padStart(5)}  ${row.text.replaceAll('\t', '    ')}`.trimEnd());
      for (const x of row.facts) {
        out.push(`       | ${marks[x.verdict]}  ${x.message}${x.why === '' ? '' : `: ${x.why}`}`);
        if (x.verdict === 'heap' && x.advice !== '') out.push(`       |        ${x.advice}`);
      }
      if (row.cost !== undefined) out.push(`       | cost   ${costText(row.cost)} in this run`);
    }
    out.push('');
  }
  const n = (v: Fact['verdict']): number => r.facts.filter((x) => x.verdict === v).length;
  const sums: string[] = [];
  if (r.shown !== 'inline') sums.push(`${n('heap')} on the heap, ${n('stack')} on the stack, ${n('leaks')} parameters that leak`);
  if (r.shown !== 'escape') sums.push(`${n('inline')} functions can be inlined, ${n('call')} cannot, ${n('inlined')} calls are`);
  out.push(...sums);
  return `${out.join('\n')}\n`;
}

/** The report with the graph. */
export function escapeJson(r: EscapeReport): string {
  return `${JSON.stringify({ files: r.files.map((f) => f.name), facts: r.facts, costs: r.costs }, null, 1)}\n`;
}

const entities: ReadonlyMap<string, string> = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);
const html = (s: string): string => s.replace(/[&<>"]/g, (c) => entities.get(c)!);

const style = 'body{font:14px/1.5 ui-monospace,monospace;margin:2em;color:#222;background:#fff}table{border-collapse:collapse}td{vertical-align:top;padding:0 .8em;white-space:pre-wrap}td:first-child{color:#888;text-align:right}.heap{color:#b00020}.stack{color:#1b7a3d}.leaks{color:#8a5a00}.inline,.inlined{color:#1f4f99}.call{color:#666}.has{background:#fafafa}small{color:#555}';

/** One page that needs nothing else. */
export function escapeHtml(r: EscapeReport): string {
  const body: string[] = [];
  for (const f of r.files) {
    body.push(`<h1>${html(f.name)}</h1><table>`);
    for (const row of rows(r, f)) {
      const notes = row.facts.map((x) => `<div class="${x.verdict}">${html(x.message)}${x.why === '' ? '' : `<br><small>${html(x.why)}</small>`}${x.verdict === 'heap' && x.advice !== '' ? `<br><small><i>${html(x.advice)}</i></small>` : ''}</div>`);
      if (row.cost !== undefined) notes.push(`<small>${costText(row.cost)}</small>`);
      body.push(`<tr${notes.length > 0 ? ' class="has"' : ''}><td>${row.no}</td><td>${html(row.text)}</td><td>${notes.join('')}</td></tr>`);
    }
    body.push('</table>');
  }
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>gosim escape</title><style>${style}</style></head>\n<body>${body.join('\n')}</body></html>\n`;
}
