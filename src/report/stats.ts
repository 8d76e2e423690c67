/** Statistics of a run, as a table or as JSON. Names are runtime.MemStats' where there is one. */
import type { CounterRecord } from '../runtime/index.js';

function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 ** 2) return `${(n / 1024).toFixed(1)} KB`;
  if (n < 1024 ** 3) return `${(n / 1024 ** 2).toFixed(1)} MB`;
  return `${(n / 1024 ** 3).toFixed(2)} GB`;
}

function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function formatStats(c: CounterRecord, form: 'summary' | 'json' | 'off'): string {
  const v = (name: string): number => c.values.get(name) ?? 0;
  if (form === 'off') return '';
  if (form === 'json') {
    return `${JSON.stringify({
      Mallocs: c.mallocs,
      Frees: c.frees,
      TotalAlloc: c.totalAlloc,
      HeapAlloc: c.heapAlloc,
      HeapInuse: c.heapSys,
      NumGC: v('collections'),
      fuel: c.fuel,
      ...Object.fromEntries(c.values),
    })}\n`;
  }
  const rows: [string, string][] = [
    ['heap objects allocated', `${count(c.mallocs)} (${bytes(c.totalAlloc)})`],
    ['heap objects freed', count(c.frees)],
    ['heap live at the end', `${count(c.mallocs - c.frees)} (${bytes(c.heapAlloc)})`],
    ['collections', count(v('collections'))],
    ['goroutines', `${count(v('goroutines'))} (at most ${count(v('maxGoroutines'))} at once)`],
    ['stack copies', `${count(v('stackCopies'))} (${bytes(v('stackBytesCopied'))} copied)`],
    ['deepest stack', bytes(v('deepestStack'))],
    ['context switches', count(v('contextSwitches'))],
    ['fuel', count(c.fuel)],
  ];
  const w = Math.max(...rows.map(([k]) => k.length));
  return `${rows.map(([k, val]) => `${k.padEnd(w)}  ${val}`).join('\n')}\n`;
}
