/** The conformance run's comparison of engines: what differs from the interpreter under equal conditions is told, and nothing else. */
import { expect, test } from 'vitest';
import { disagreements, hasSeveral, type Performed } from '../conformance/engines.js';
import { chosenVariants } from '../conformance/variants.js';

const variants = chosenVariants(new Map([['engine', 'all'], ['stress', 'none,gc']]), ['engine', 'stress']);
if (typeof variants === 'string') throw new Error(variants);
const of = (name: string): Performed['variant'] => variants.find((v) => v.name === name)!;
const run = (name: string, fuel: number): Performed => ({ path: 'a.go', variant: of(name), counters: [['fuel', fuel], ['mallocs', 1]] });

test('counters are the interpreter’s', () => {
  expect(hasSeveral(variants)).toBe(true);
  expect(disagreements([run('base', 5), run('interp', 5), run('mixed', 6), run('gc', 7), run('interp-gc', 7)])).toEqual([{ run: run('mixed', 6), why: 'fuel: interp 5, mixed 6' }]);
});

test('without a run of the interpreter nothing is compared', () => expect(disagreements([run('base', 5), run('mixed', 6)])).toEqual([]));
