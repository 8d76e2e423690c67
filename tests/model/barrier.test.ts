/** The barrier protocol: right in all states of the smallest model and on random walks of larger ones; each wrong variant is refuted. */
import { describe, expect, test } from 'vitest';
import { Model, explore, refute, rules, soundVariants, type Size, walks, wrongVariants } from './barrier.js';

/** Two objects in use and one to allocate, one goroutine with two words beside one with one would not be smaller: stacks are alike. */
const smallest: Size = { objects: 3, goroutines: 2, words: 1 };
const wider: Size = { objects: 3, goroutines: 1, words: 2 };
const larger: Size = { objects: 6, goroutines: 3, words: 3 };

describe('the protocol as it is built', () => {
  test('loses nothing in any state of the smallest model', () => {
    const { states, counterexample } = explore(new Model(smallest));
    expect(counterexample).toBeNull();
    expect(states).toBeGreaterThan(10_000);
    expect(explore(new Model(wider)).counterexample).toBeNull();
  });
  // All 1,000,000: node dist/model.mjs.
  test('loses nothing on random walks of a larger one', () => {
    expect(walks(new Model(larger), 1500)).toBeNull();
  });
  for (const [name, r] of Object.entries(soundVariants)) {
    test(`so it does with ${name}`, () => {
      for (const size of [smallest, wider]) expect(explore(new Model(size, { ...rules, ...r })).counterexample).toBeNull();
      expect(walks(new Model(larger, { ...rules, ...r }), 500)).toBeNull();
    });
  }
});

describe('is refuted:', () => {
  for (const [name, r] of Object.entries(wrongVariants)) {
    test(name, () => {
      const found = refute({ ...rules, ...r }, [wider, smallest]);
      // The steps lead from a start to the loss.
      expect(found!.steps[0]).toMatch(/^start: /);
      expect(found!.lost).toBeGreaterThan(0);
    });
  }
});
