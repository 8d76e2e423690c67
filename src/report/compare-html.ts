/**
 * `gosim compare -html`: one page with its style in it and nothing to load; the same numbers as the text. Text is a byte string and is
 * written out as bytes, so the page says UTF-8.
 */
import { type CompareReport, differences, labels, notes, shownMetrics, workDifferences } from './compare.js';
import { purposes } from './line-allocs.js';
import { bytes, count } from './stats.js';

const colours = ['#3b75af', '#c44e52', '#55a868', '#8172b3', '#ccb974', '#64b5cd'];
const maxLines = 40;

function text(s: string): string {
  return s.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'));
}

const style = `
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 62em; padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 2em; }
.legend span { margin-right: 1.5em; white-space: nowrap; } .dot { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; }
table { border-collapse: collapse; width: 100%; } td, th { padding: .15em .6em .15em 0; vertical-align: top; text-align: left; }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.first td { border-top: 1px solid #ddd; padding-top: .4em; } td.bar { width: 55%; }
.bar div { height: .9em; border-radius: 2px; margin-top: .25em; min-width: 2px; }
code { font: 13px ui-monospace, monospace; white-space: pre-wrap; } .why { color: #666; font-size: .9em; }
.note { background: #fff4e0; border-left: 4px solid #e0a030; padding: .5em 1em; margin: 1em 0; }`;

function bars(r: CompareReport, names: readonly string[]): string {
  let rows = '';
  for (const { name, values, max, show } of shownMetrics(r)) {
    if (max === 0) continue;
    values.forEach((v, i) => {
      const n = v ?? 0;
      const bar = n === 0 ? '' : `<div style="width:${((100 * n) / max).toFixed(1)}%;background:${colours[i % colours.length]}"></div>`;
      rows += `<tr${i === 0 ? ' class="first"' : ''}><td>${i === 0 ? text(name) : ''}</td><td>${text(names[i]!)}</td><td class="n">${v === null ? '-' : text(show(v))}</td><td class="bar">${bar}</td></tr>\n`;
    });
  }
  return `<table>\n${rows}</table>\n`;
}

function lineTable(r: CompareReport, names: readonly string[]): string {
  const ds = differences(r);
  if (ds.length === 0) return '<p>No line of the program allocates differently.</p>\n';
  let rows = `<tr><th>line</th>${names.map((n) => `<th class="n">${text(n)}</th>`).join('')}<th>source</th></tr>\n`;
  for (const d of ds.slice(0, maxLines)) {
    const most = d.per.reduce((a, l) => (l !== null && (a === null || l.bytes > a.bytes) ? l : a), null);
    const why = most === null ? [] : [...purposes(most).map((p) => p.text), ...most.why.map((w) => `gc: ${w}`)];
    rows += `<tr class="first"><td>${text(d.at)}</td>${d.per.map((l) => `<td class="n">${l === null ? '-' : `${count(l.count)}<br>${text(bytes(l.bytes))}`}</td>`).join('')}<td><code>${text(r.source[d.at] ?? '')}</code><div class="why">${text(why.join('; '))}</div></td></tr>\n`;
  }
  if (ds.length > maxLines) rows += `<tr><td colspan="${names.length + 2}">and ${ds.length - maxLines} more lines</td></tr>\n`;
  return `<table>\n${rows}</table>\n`;
}

function workTable(r: CompareReport, names: readonly string[]): string {
  const ds = workDifferences(r);
  if (ds.length === 0) return '';
  let rows = `<tr><th>line</th>${names.map((n) => `<th class="n">${text(n)}</th>`).join('')}<th>source</th></tr>\n`;
  for (const d of ds.slice(0, maxLines)) {
    rows += `<tr class="first"><td>${text(d.at)}</td>${d.copied.map((n, i) => `<td class="n">${text(bytes(n))}<br>${count(d.nilChecks[i]!)}</td>`).join('')}<td><code>${text(r.source[d.at] ?? '')}</code></td></tr>\n`;
  }
  if (ds.length > maxLines) rows += `<tr><td colspan="${names.length + 2}">and ${ds.length - maxLines} more lines</td></tr>\n`;
  return `<h2>Lines that copy and check (bytes copied, nil checks)</h2>\n<table>\n${rows}</table>\n`;
}

export function compareHtml(r: CompareReport): string {
  const names = labels(r.variants);
  const programs = [...new Set(r.variants.map((v) => v.program.replace(/^.*\//, '')))];
  const title = text(programs.join(' and '));
  const rules = r.variants.some((v) => v.alloc !== 'gc') ? '<p><b>gc</b>: escape analysis decides. <b>heap</b>: everything of the program is on the heap. <b>stack</b>: nothing of constant size is; its values die with their frames.</p>\n' : '';
  const legend = `<p class="legend">${names.map((n, i) => `<span><i class="dot" style="background:${colours[i % colours.length]}"></i>${text(n)}</span>`).join('')}</p>\n`;
  const told = notes(r).map((n) => `<p class="note">${text(n)}</p>\n`).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>gosim compare: ${title}</title>
<style>${style}
</style>
</head>
<body>
<h1>${title}</h1>
${rules}${legend}${told}${bars(r, names)}<h2>Lines that make the difference (objects, bytes)</h2>
${lineTable(r, names)}${workTable(r, names)}</body>
</html>
`;
}
