/**
 * Calls of the library allocate as often as Go's: a list of 212 calls (tests/testdata/allocs/calls.go), each measured with AllocsPerRun.
 * calls.golden is what the real Go prints (node scripts/goldens-allocs.mjs). At least nine in ten must be equal; the others are listed here with what they
 * take and why, so that the list cannot grow unseen.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const dir = fileURLToPath(new URL('../testdata/allocs/', import.meta.url));
const table = (text: string): Map<string, number> => new Map(text.trimEnd().split('\n').map((l) => [l.split('\t')[0]!, Number(l.split('\t')[1])]));

const scan = 'our scanner keeps the state of a verb in an object';

const known: ReadonlyMap<string, string> = new Map([
  ['fmt.Sscanf("12 ab", "%d %s")', scan],
  ['fmt.Sscan("12", &a)', scan],
  ['strconv.Unquote("\\"a\\\\n\\"")', 'the buffer is not the result'],
  ['strings.NewReplacer("a", "b")', 'our replacer has one algorithm, prepared at once'],
  ['strings.NewReplacer().Replace', 'our replacer writes the result once; Go’s generic one counts first'],
  ['regexp.ReplaceAllString', 'Go’s copies the text even if nothing matches'],
]);

test('calls of the library allocate as in Go', async () => {
  const r = await gosim(['run', '-stats=off', '-gogc=off', `${dir}calls.go`]);
  expect(r.stderr).toBe('');
  const got = table(r.stdout);
  const want = table(readFileSync(`${dir}calls.golden`, 'utf8'));
  expect([...got.keys()]).toEqual([...want.keys()]);
  const differ = [...want].filter(([name, n]) => got.get(name) !== n).map(([name]) => name);
  expect(differ.filter((name) => !known.has(name))).toEqual([]);
  expect([...known.keys()].filter((name) => !differ.includes(name))).toEqual([]);
  expect(differ.length).toBeLessThanOrEqual(want.size / 10);
});

describe.each([64, 32])('%i-bit', (bits) => {
  // One process for all: a row is a form, objects and bytes of 100 calls.
  test('forms of allocation take objects and bytes as in Go', async () => {
    const r = await gosim(['run', `-arch=${bits}`, '-stats=off', `${dir}forms.go`]);
    expect(r.stderr).toBe('');
    const want = readFileSync(`${dir}forms${bits}.golden`, 'utf8').trimEnd().split('\n');
    const got = new Set(r.stdout.trimEnd().split('\n'));
    expect(want.filter((l) => !got.has(l))).toEqual([]);
    expect(want.length).toBe(558);
  });

  test('append and conversions give Go’s capacities for element sizes to 1024 and lengths to 10,000', async () => {
    const r = await gosim(['run', `-arch=${bits}`, '-stats=off', `${dir}appendcap.go`]);
    expect(r.stderr).toBe('');
    expect(r.stdout).toBe(readFileSync(`${dir}appendcap${bits}.golden`, 'utf8'));
  });
});
