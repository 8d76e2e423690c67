/** gosim layout says of types what the real Go says (goldens: scripts/layout-goldens.mjs), and suggests orders that are never larger. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

interface Field {
  name: string;
  offset: number;
  size: number;
  align: number;
}

interface Layout {
  goarch: 'amd64' | '386';
  size: number;
  align: number;
  fields: Field[];
  better: { size: number; saves: number; fields: Field[] } | null;
}

const read = (name: string): string => readFileSync(new URL(`./testdata/${name}`, import.meta.url), 'utf8');

async function layouts(types: string[], source: string): Promise<Map<string, Layout[]>> {
  const r = await gosim(['layout', '-json', 'layout.go', ...types], { files: { 'layout.go': source } });
  expect(r.stderr).toBe('');
  const doc = JSON.parse(r.stdout) as { types: { name: string; layouts: Layout[] }[] };
  return new Map(doc.types.map((t) => [t.name, t.layouts]));
}

test('sizes, alignments and offsets are those of the real Go on both word sizes', async () => {
  const goldens = JSON.parse(read('layout.json')) as Record<string, Record<'amd64' | '386', number[]>>;
  const names = Object.keys(goldens);
  expect(names.length).toBe(1000);
  const got = await layouts(names, read('layout.go'));
  const rows = (name: string, arch: 'amd64' | '386'): number[] => {
    const l = got.get(name)!.find((x) => x.goarch === arch)!;
    return [l.size, l.align, ...l.fields.flatMap((f) => [f.offset, f.size, f.align])];
  };
  for (const n of names) for (const arch of ['amd64', '386'] as const) expect([n, arch, rows(n, arch)]).toEqual([n, arch, goldens[n]![arch]]);
});

/** Smallest size over all orders of the fields. */
function smallest(fields: readonly Field[]): number {
  const align = Math.max(1, ...fields.map((f) => f.align));
  const up = (n: number, a: number): number => Math.ceil(n / a) * a;
  // By the set of fields placed so far: the least end. A smaller end is never worse for what follows. Fields that look alike count as one kind.
  const kinds = [...new Map(fields.map((f) => [`${f.size},${f.align}`, f])).values()];
  const least = new Map<string, number>();
  const end = (left: readonly number[]): number => {
    const key = left.join();
    let best = least.get(key);
    if (best !== undefined) return best;
    best = left.every((n) => n === 0) ? 0 : Infinity;
    kinds.forEach((f, i) => {
      if (left[i]! > 0) best = Math.min(best!, up(end(left.with(i, left[i]! - 1)), f.align) + f.size);
    });
    least.set(key, best);
    return best;
  };
  const all = kinds.map((k) => fields.filter((f) => f.size === k.size && f.align === k.align).length);
  let best = fields.length === 0 ? 0 : Infinity;
  kinds.forEach((f, i) => {
    const e = up(end(all.with(i, all[i]! - 1)), f.align) + f.size;
    // A field of size 0 at the end gets a byte of its own.
    best = Math.min(best, up(e > 0 && f.size === 0 ? e + 1 : e, align));
  });
  return best;
}

test('the suggested order is the smallest there is', async () => {
  const got = await layouts([], read('layout.go'));
  let suggested = 0;
  for (const [name, ls] of got) {
    for (const l of ls) {
      if (l.fields.length > 12) continue;
      const size = l.better === null ? l.size : l.better.size;
      expect([name, l.goarch, size]).toEqual([name, l.goarch, smallest(l.fields)]);
      if (l.better !== null) suggested++;
    }
  }
  expect(suggested).toBeGreaterThan(500);
});

test('the text draws padding to scale and stands both word sizes side by side', async () => {
  const r = await gosim(['layout', 'p.go', 'T'], { files: { 'p.go': 'package p\n\ntype T struct {\n\ta bool\n\tb int64\n\tc bool\n}\n' } });
  expect(r.stdout).toBe(`T
  64-bit: 24 bytes, 14 of them padding (58 %), aligned to 8; on the heap 24 bytes (class 3, no pointers)
  32-bit: 16 bytes, 6 of them padding (38 %), aligned to 4; on the heap 16 bytes (class 2, no pointers)

                             64-bit                   32-bit
     field    type    offset   size  align     offset   size  align
  a  a        bool         0      1      1          0      1      1
  .  padding               1      7                 1      3
  b  b        int64        8      8      8          4      8      4
  c  c        bool        16      1      1         12      1      1
  .  padding              17      7                13      3

     0 |aa..............|         0 |aa......|
     8 |bbbbbbbbbbbbbbbb|         4 |bbbbbbbb|
    16 |cc..............|         8 |bbbbbbbb|
                                 12 |cc......|

  better: b, a, c
    64-bit: 16 bytes instead of 24: saves 8 bytes per object, 8 bytes on the heap
    32-bit: 12 bytes instead of 16: saves 4 bytes per object, and lets objects share blocks of 16
`);
});

test('what is no type is told', async () => {
  const p = { files: { 'p.go': 'package p\n\ntype T struct{ a bool }\n' } };
  expect(await gosim(['layout', 'p.go', 'U'], p)).toEqual({ status: 1, stdout: '', stderr: 'gosim layout: undefined: U\n' });
  expect(await gosim(['layout', 'p.go', 'T; type X int'], p)).toMatchObject({ status: 2, stdout: '', stderr: 'gosim layout: not a type: T; type X int\n' });
  expect((await gosim(['layout', '-arch=16', 'p.go'], p)).status).toBe(2);
});
