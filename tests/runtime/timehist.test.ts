/** Buckets of durations: where each begins (Go: runtime/histogram.go, the bounds that runtime/metrics shows). */
import { expect, test } from 'vitest';
import { timeBucket, timeHistCounts } from '../../src/runtime/timehist.js';

test('a bucket begins at a power of two from 256 ns on, or a quarter of one further', () => {
  for (let range = 1; range < 40; range++) {
    for (let sub = 0; sub < 4; sub++) {
      const from = 2 ** (7 + range) * (1 + sub / 4);
      expect([timeBucket(from - 1), timeBucket(from), timeBucket(from + 0.5)]).toEqual([range * 4 + sub, range * 4 + sub + 1, range * 4 + sub + 1]);
    }
  }
});

test('below, buckets have 64 ns; beyond them all, and below 0, there is one', () => {
  expect([0, 63, 64, 255, 256].map(timeBucket)).toEqual([1, 1, 2, 4, 5]);
  expect([-1, 2 ** 48, 1e18].map(timeBucket)).toEqual([0, timeHistCounts - 1, timeHistCounts - 1]);
});
