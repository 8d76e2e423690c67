/** TABLE 5 against the bodyless functions of package runtime, signature by signature. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nativeTable } from '../../src/abi/natives.js';

const dir = new URL('../../src/runtime/go/', import.meta.url).pathname;

const letters: readonly [RegExp, string][] = [
  [/^(bool|u?int8|u?int16|u?int32|byte|rune|waitReason)$/, 'i'],
  [/^(u?int64)$/, 'l'],
  [/^(int|uint|uintptr)$/, 'w'],
  [/^float64$/, 'd'],
  [/^float32$/, 'f'],
  [/^string$/, 'pw'],
  [/^(\*.*|unsafe\.Pointer|func\(\))$/, 'p'],
];

const letter = (type: string): string => letters.find(([r]) => r.test(type))?.[1] ?? `?${type}`;

/** Letters of a parameter or result list: names share the type that follows. */
function letterList(list: string): string {
  const parts = list.split(',').map((s) => s.trim()).filter((s) => s !== '');
  const named = parts.some((p) => / /.test(p));
  let out = '';
  let pending = 0;
  for (const p of parts) {
    if (!named) {
      out += letter(p);
      continue;
    }
    pending++;
    const at = p.indexOf(' ');
    if (at < 0) continue;
    out += letter(p.slice(at + 1)).repeat(pending);
    pending = 0;
  }
  return out;
}

describe('natives', () => {
  it('are the bodyless functions of package runtime', () => {
    const found = new Map<string, string>();
    for (const name of readdirSync(dir)) {
      for (const line of readFileSync(dir + name, 'utf8').split('\n')) {
        const m = /^func (\w+)\(((?:[^()]|\(\))*)\)\s*(.*)$/.exec(line);
        if (m === null || line.includes('{')) continue;
        found.set(m[1]!, `${letterList(m[2]!)}>${letterList(m[3]!.replace(/^\(|\)$/g, ''))}`);
      }
    }
    const rows = new Map(nativeTable.filter((r) => r.sym.startsWith('runtime.')).map((r) => [r.sym.slice(8), r.sig]));
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...rows].sort()));
  });
});
