/** Vector clocks take the room that the goroutines need, however often they are joined. */
import { expect, test } from 'vitest';
import { Clock } from '../../src/runtime/race/clocks.js';

test('clocks that are joined with each other do not grow', () => {
  const [a, b] = [new Clock(), new Clock()];
  a.set(20, 5);
  b.set(9, 7);
  for (let i = 0; i < 10; i++) {
    a.join(b);
    b.join(a);
  }
  expect([a.get(20), a.get(9), b.get(20), b.get(9), b.get(40)]).toEqual([5, 7, 5, 7, 0]);
  expect(Math.max(a.size, b.size)).toBeLessThanOrEqual(32);
});
