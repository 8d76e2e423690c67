/**
 * How long a loop without an end goes on when its time is over, counted in fuel (a clock would measure the machine of the test). A goroutine that is alone has
 * turns of two million units, which the interpreter needs a tenth of a second for: the limit is looked at within them.
 */
import { expect, test } from 'vitest';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { engineFactory, engineNames } from '../../src/vm/differential.js';
import { build } from './assembled.js';

const endless = build(
  `
func runtime.main() slots=
  loop 1 !live
    br 0
  end
  unreachable
end
`,
  [],
);

test.each(engineNames)('an endless loop stops under %s within a quarter of a million units of fuel', async (engine) => {
  // Time is over whenever somebody looks.
  const m = new Machine(endless, { seed: 1, timeout: -1 }, new BufferHost(), engineFactory(engine, 1, { warmUp: 0 }));
  const { exitCode } = await m.run();
  expect(exitCode).toBe(124);
  expect(m.rt.fuelClock()).toBeLessThan(260_000);
});
