/**
 * The race detector. tests/testdata/race is one program of many situations; what Go's detector reports of each (kinds of the two accesses and their lines) is
 * in goldens.json, derived by `node scripts/goldens-race.mjs`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { type JobResult, Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/race/', import.meta.url));
const goldens = JSON.parse(readFileSync(`${root}goldens.json`, 'utf8')) as Record<string, string[]>;

/** As in scripts/goldens-race.mjs. */
function racesOf(text: string): string[] {
  const out = new Set<string>();
  for (const report of text.split('WARNING: DATA RACE\n').slice(1)) {
    const sides = report.split('\n\n').slice(0, 2).map((s) => {
      const kind = /(read|write) at /i.exec(s)?.[1]?.toLowerCase();
      const place = /\/(free|racy)\.go:(\d+)/.exec(s);
      return `${kind} ${place === null ? '?' : `${place[1]}.go:${place[2]}`}`;
    });
    out.add(sides.sort().join(', '));
  }
  return [...out].sort();
}

/** A side without a line in the golden is one whose stack Go did not have (callers of atomic operations): any line will do. */
function asKnown(races: string[], want: readonly string[]): string[] {
  const known = new Set(want);
  return races
    .map((r) => {
      const sides = r.split(', ');
      const open = (i: number): string => sides[i]!.replace(/ .*/, ' ?');
      const readings = [sides, [open(0), sides[1]!], [sides[0]!, open(1)], [open(0), open(1)]].map((s) => s.sort().join(', '));
      return readings.find((x) => known.has(x)) ?? r;
    })
    .sort();
}

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

test('there are enough of them', () => {
  expect(Object.values(goldens).filter((g) => g.length > 0).length).toBeGreaterThanOrEqual(60);
  expect(Object.values(goldens).filter((g) => g.length === 0).length).toBeGreaterThanOrEqual(50);
});

describe.each(['64', '32'])('%s bit', (arch) => {
  const names = Object.keys(goldens);
  let results: NonNullable<JobResult['each']>;
  beforeAll(async () => {
    const r = await pool.run({ targets: ['.'], cwd: root, flags: ['-race', '-faketime', `-arch=${arch}`, '-stats=off', '-max-memory=64MB'], args: names, mode: 'each', timeout: 300_000 });
    expect(r.crash).toBeUndefined();
    results = r.each!;
  }, 300_000);
  test.each(names.map((name, i) => ({ name, i })))('$name', ({ name, i }) => {
    const want = goldens[name]!;
    const { stderr, status } = results[i]!;
    expect({ races: asKnown(racesOf(stderr), want), status }).toEqual({ races: want, status: want.length > 0 ? 66 : 0 });
    expect(stderr.endsWith(`Found ${stderr.split('WARNING').length - 1} data race(s)\n`)).toBe(want.length > 0);
  });
});

test('a test during which a race is found fails', async () => {
  const file = `package gt

import "testing"

func TestRacy(t *testing.T) {
	x := 0
	done := make(chan bool)
	go func() {
		x++
		close(done)
	}()
	x++
	<-done
}

func TestFree(t *testing.T) {}
`;
  const r = await gosim(['test', '-race'], { files: { 'go.mod': 'module gt\n\ngo 1.26\n', 'a_test.go': file } });
  expect(r.status).toBe(1);
  expect(r.stdout).toMatch(/^==================\nWARNING: DATA RACE\n/);
  expect(r.stdout).toMatch(/==================\n--- FAIL: TestRacy \(\d\.\d\ds\)\n {4}testing\.go:1712: race detected during execution of test\nFAIL\nexit status 1\nFAIL\tgt\t/);
});
