/**
 * The barrier model, at length: all states of small models, random walks of a larger one, and the shortest counterexample of each wrong
 * variant.
 *
 *     node dist/model.mjs [-walks=1000000]
 */
import { Model, explore, refute, rules, type Size, walks, wrongVariants } from './barrier.js';

const count = Number(/-walks=(\d+)/.exec(process.argv.slice(2).join(' '))?.[1] ?? 1_000_000);
let bad = 0;
const sizes: Size[] = [
  { objects: 3, goroutines: 2, words: 1 },
  { objects: 3, goroutines: 1, words: 2 },
  { objects: 3, goroutines: 2, words: 2 },
];
for (const size of sizes) {
  const { states, counterexample } = explore(new Model(size));
  console.log(`${size.objects} objects, ${size.goroutines} goroutines with ${size.words} words: ${states} states, ${counterexample === null ? 'nothing lost' : `LOST\n  ${counterexample.steps.join('\n  ')}`}`);
  if (counterexample !== null) bad++;
}
const larger: Size = { objects: 6, goroutines: 3, words: 3 };
const lost = walks(new Model(larger), count);
console.log(`${count} random walks with ${larger.objects} objects, ${larger.goroutines} goroutines with ${larger.words} words: ${lost === null ? 'nothing lost' : `LOST\n  ${lost.steps.join('\n  ')}`}`);
if (lost !== null) bad++;
for (const [name, r] of Object.entries(wrongVariants)) {
  const found = refute({ ...rules, ...r }, sizes);
  if (found === null) bad++;
  console.log(`\n${name}: ${found === null ? 'NOT REFUTED' : `object ${found.lost} is lost`}${found === null ? '' : `\n  ${found.steps.join('\n  ')}`}`);
}
process.exit(bad === 0 ? 0 : 1);
