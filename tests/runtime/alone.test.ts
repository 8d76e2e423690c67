/** A goroutine that is alone has all of its time slice in one turn, also the slices behind the first one, for which it comes out of the global queue. */
import { expect, test } from 'vitest';
import { Counter } from '../../src/runtime/counters.js';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { engineFactory, engineNames } from '../../src/vm/differential.js';
import { build } from './assembled.js';

const slices = 6;
/** Each round of the loop is said to cost a thousand. */
const program = build(
  `
func runtime.main() slots=l
  i64.const ${slices * 2000 + 100}
  local.set 0
  loop 1000 !live
    local.get 0
    i64.const 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`,
  [],
);

test.each(engineNames)('a turn for each time slice under %s', async (engine) => {
  let turns = 0;
  const m = new Machine(program, { seed: 1, procs: 4, fakeTime: true, onTurn: () => void turns++ }, new BufferHost(), engineFactory(engine, 1, { warmUp: 0 }));
  await m.run();
  expect(m.rt.counters.get(Counter.Preemptions)).toBe(slices);
  expect(turns).toBeGreaterThanOrEqual(slices);
  expect(turns).toBeLessThan(slices + 4);
});
