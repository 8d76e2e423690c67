/**
 * Full statistics: counting changes neither code, output, schedule nor counters, under any engine; engines count the same; lines add up to the
 * totals (harness/counting.ts); and what stayed on the stack is what --alloc=heap allocates in addition.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Counts } from '../harness/counting.js';
import { Pool } from '../harness/pool.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const pool = new Pool(at('../../dist/worker.mjs'));
afterAll(() => pool.close());

async function count(path: string, text: string | null, ...flags: string[]): Promise<Counts> {
  const r = await pool.run({ targets: [path], cwd: at('.'), flags, args: [], mode: 'count', timeout: 60_000, ...(text === null ? {} : { overlay: new Map([[path, text]]) }) });
  expect(r.crash ?? r.stderr).toBe('');
  return JSON.parse(r.stdout) as Counts;
}

/** All of them with GOSIM_ALL=1. */
const folder = (name: string): string[] => readdirSync(at(name)).filter((f) => f.endsWith('.go') && f !== '002-layout-and-memstats.go').map((f) => join(at(name), f));
const some = ['testdata/full/callbacks.go', 'testdata/full/frames.go', '../testdata/seeds/002-channel-of-pointers.go'].map(at);
const programs = process.env['GOSIM_ALL'] === '1' ? [...folder('testdata/full/'), ...folder('../../bench/programs/'), ...folder('../testdata/seeds/')] : some;

describe.each(['64', '32'])('counting leaves no trace, %s bit', (arch) => {
  for (const file of programs) test.concurrent(file.replace(/^.*\//, ''), async () => void (await count(file, null, `-arch=${arch}`)));
});

test.each(['64', '32'])('what stays on the stack is what --alloc=heap allocates in addition, %s bit', async (arch) => {
  const file = at('testdata/full/frames.go');
  const gc = await count(file, null, `-arch=${arch}`);
  const heap = await count(file, null, `-arch=${arch}`, '-alloc=heap');
  const { plain, taken, object, buffer } = gc.stays;
  expect(buffer).toBeUndefined();
  expect(gc.mallocs + plain! + taken! + object!).toBe(heap.mallocs);
  expect(heap.stack).toEqual({ variables: 0, bytes: 0, saved: 0, savedBytes: 0 });
  expect(gc.stack).toMatchObject({ variables: plain! + taken!, saved: taken! + object! });
});

test('lines name what stayed', async () => {
  const { lines } = await count(at('testdata/full/frames.go'), null);
  const stays = (line: number): string[] => lines.filter((l) => l.line === line).flatMap((l) => l.stays.map((s) => `${s.what} ${s.kind} ${s.times} x ${s.bytes / s.times}`));
  expect(stays(25)).toEqual(['n plain 177 x 8']);
  expect(stays(45)).toEqual(['q plain 9 x 8', '&T{...} object 9 x 16']);
  expect(stays(52)).toEqual(['func literal object 1 x 16', 'k plain 20 x 8']);
});
