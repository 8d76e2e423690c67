/**
 * Random concurrent Go programs whose output does not depend on the schedule. Goroutines make values of random types (types.ts), which carry the sum of
 * what they hold, hand them to each other in every way there is (the operations), and look at the sums again; each worker prints a hash of what it
 * computed. What a collector loses, a stack copy forgets or a scheduler drops becomes another hash, a failed check, or a program that does not end.
 *
 * Everything is drawn from generators of numbers of the program's own, one for each goroutine; what workers share is only added to. Slots that are drained
 * by whoever comes first have their sums compared as a whole. Where the order of a map's keys or the moment of a collection is seen, only what has
 * to hold is checked, and nothing of it goes into the hash.
 */
import { bus, local, pingPong, pipeline, swaps } from './channels.js';
import { finalizers, growingMap, reflection, tables, trees, values } from './data.js';
import type { Draft, Operation } from './operation.js';
import { prelude } from './prelude.js';
import { Rand } from './rand.js';
import { children, coroutine, panics, recursion } from './stacks.js';
import { Types } from './types.js';
import { atomics, condition, locks, timers } from './waiting.js';

const operations: readonly Operation[] = [bus, local, recursion, panics, coroutine, growingMap, swaps, locks, trees, children, finalizers, tables, values, timers, pipeline, reflection, atomics, pingPong, condition];

const typeCount = 22;

/** The text of a program with `size` operations; it runs for tenths of a second. */
export function concurrentProgram(seed: number, size = 10): string {
  const r = new Rand(seed);
  const types = new Types(r, typeCount);
  const bodies: string[] = [];
  const draft: Draft = {
    r,
    payload: () => types.payload(),
    comparableOne: () => types.comparableOne(),
    basic: (name) => types.basic(name),
    inner: () => (bodies.length === 0 ? 'r.next()' : r.chance(0.5) ? `op${r.below(bodies.length)}(r, d-1)` : 'sub(r, d-1)'),
    depth: () => r.pick([1, 5, 20, 60, 200]),
    globals: [],
    starts: [],
    closes: [],
    prints: [],
  };
  for (let k = 0; k < size; k++) {
    const inlined = r.chance(0.4) ? '//go:noinline\n' : '';
    bodies.push(`${inlined}func op${k}(r *rng, d int) uint64 {\n\tif d < 0 {\n\t\treturn 7\n\t}\n${r.pick(operations)(draft, k)}\n}`);
  }
  const [workers, rounds] = [r.pick([1, 2, 3, 6]), r.pick([2, 5, 10])];
  const main = `func sub(r *rng, d int) uint64 {
	if d < 0 {
		return 7
	}
	switch r.n(${size}) {
${bodies.map((_, k) => `\tcase ${k}:\n\t\treturn op${k}(r, d)`).join('\n')}
	}
	return 0
}

func main() {
${draft.starts.join('\n')}
	var wg sync.WaitGroup
	hashes := make([]uint64, ${workers})
	for i := range hashes {
		wg.Go(func() {
			r := &rng{uint64(i)*0x1234567 + ${seed + 1}}
			for range ${rounds} {
				hashes[i] = mix(hashes[i], sub(r, 2))
			}
		})
	}
	wg.Wait()
${draft.closes.join('\n')}
	fmt.Println(hashes, locked, shared.Load())
	quiet.Wait()
${draft.prints.join('\n')}
}`;
  return `${[prelude, ...types.declarations, ...types.functions, ...draft.globals, ...bodies, main].join('\n\n')}\n`;
}
