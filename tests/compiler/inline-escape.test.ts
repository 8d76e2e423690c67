/** Decisions against those of the real Go (testdata/*.json, written by update-goldens.mjs), line by line and in order. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesToString, toByteString } from '../../src/base/bytes.js';
import { decisionsOf } from './decisions-of.js';

const dir = join(import.meta.dirname, 'testdata');
const programs = readdirSync(dir).filter((n) => n.endsWith('.go'));

describe.each(programs)('%s', (name) => {
  const src = bytesToString(readFileSync(join(dir, name)));
  const golden = JSON.parse(readFileSync(join(dir, name.replace(/\.go$/, '.json')), 'utf8')) as Record<string, string[]>;
  const want = (key: string): string[] => golden[key]!.map(toByteString);
  test('-m', () => expect(decisionsOf(src).lines).toEqual(want('m')));
  test('-m=2', () => expect(decisionsOf(src, { m: 2 }).lines).toEqual(want('m2')));
  test('-m -l', () => expect(decisionsOf(src, { l: true }).lines).toEqual(want('ml')));
  test('-m for 386', () => expect(decisionsOf(src, {}, 4).lines).toEqual(want('m386')));
});

test('a ring of tiny functions ends', () => {
  const n = 300;
  const fns = Array.from({ length: n }, (_, i) => `func f${i}(x int) int { if x <= 0 { return ${i} }; return f${(i + 1) % n}(x - 1) }`);
  expect(decisionsOf(`package p\n${fns.join('\n')}\n`).ir.inlTree.length).toBeLessThan(100_100);
}, 30_000);

test('long chains of operators', () => {
  const chain = `func f(a, b *int, c []string) string { return ${'c[*a+*b] + '.repeat(1000)}c[0] }`;
  expect(decisionsOf(`package p\n${chain}\n`).lines.slice(0, 3)).toEqual(['./prog.go:2:8: a does not escape', './prog.go:2:11: b does not escape', './prog.go:2:19: c does not escape']);
});
