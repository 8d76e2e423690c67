/** A goroutine that is alone has all of its time slice in one turn, also the slices behind the first one, for which it comes out of the global queue. */
import { expect, test } from 'vitest';
import { Root } from '../../src/abi/layout.js';
import { layoutOf } from '../../src/abi/structs.js';
import type { DataSym, Program } from '../../src/bytecode/program.js';
import { Counter } from '../../src/runtime/counters.js';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { type EngineName, engineFactory, engineNames } from '../../src/vm/differential.js';
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

const cells: DataSym[] = [{ sym: 'main.cells', section: 'bss', size: 16, align: 8, relocs: [], ptrs: [] }];
/** main and w know each other and wait by a call of wait, which goreturn ends. With lock in front, who wakes is not preempted before it waits, too. */
const pair = (w: string, main: string): Program =>
  build(
    `
func main.wait()i
  i32.const 7
  call runtime.gopark (i) !live
  unreachable
end
func main.meet(p) slots=pp
  call runtime.getg ()p
  local.set 1
  local.get 0
  local.get 1
  store.p 0
  return
end
func main.lock()
  call runtime.getg ()p
  i32.const 1
  store.i32 ${layoutOf('g', 8).off.get('locks')!}
  return
end
func main.wake(p) slots=p
  local.get 0
  load.p 0
  i32.const 1
  call runtime.goreturn (pi)
  return
end
func main.w()
  sym.addr main.cells
  call main.meet (p) !live
  ${w}
  return
end
func runtime.main() slots=ll
  sym.addr main.cells+8
  call main.meet (p) !live
  sym.addr main.w·f
  call runtime.newproc (p) !live
  call runtime.goyield () !live
  ${main}
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`.replaceAll('·', '\xc2\xb7'),
    cells,
  );

async function turnsOf(program: Program, engine: EngineName): Promise<{ turns: number; m: Machine }> {
  let turns = 0;
  const m = new Machine(program, { seed: 1, procs: 4, fakeTime: true, onTurn: () => void turns++ }, new BufferHost(), engineFactory(engine, 1, { warmUp: 0 }));
  await m.run();
  return { turns, m };
}

test.each(engineNames)('so have two that wake each other under %s', async (engine) => {
  const rounds = slices * 1000;
  const { turns, m } = await turnsOf(
    pair(
      'loop 1000 !live\n call main.wait ()i !live\n drop\n call main.lock () !live\n sym.addr main.cells+8\n call main.wake (p) !live\n br 0\n end\n unreachable',
      `i64.const ${rounds}
  local.set 0
  loop 1000 !live
    call main.lock () !live
    sym.addr main.cells
    call main.wake (p) !live
    call main.wait ()i !live
    i64.extend_i32_u
    local.set 1
    local.get 0
    local.get 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end`,
    ),
    engine,
  );
  expect(m.rt.counters.get(Counter.Wakeups)).toBe(2 * rounds);
  expect(m.rt.counters.get(Counter.Switches)).toBeGreaterThanOrEqual(2 * rounds);
  // The other Ps' turns are empty.
  expect(turns).toBeLessThan(5 * slices);
});

test.each(engineNames)('who is made ready by one that goes on waits for an ordinary turn under %s', async (engine) => {
  const spin = (n: number): string => `i64.const ${n}\n local.set 0\n loop 1000 !live\n local.get 0\n i64.const 1\n i64.sub\n local.tee 0\n i64.eqz\n i32.eqz\n br_if 0\n end\n`;
  const { m } = await turnsOf(pair('call main.wait ()i !live\n call runtime.exit (i)', `${spin(500)} sym.addr main.cells\n call main.wake (p) !live\n ${spin(1500)}`), engine);
  expect(m.rt.heap.get(Root.ExitCode)).toBe(1);
  expect(m.rt.fuelClock()).toBeGreaterThan(590_000);
  expect(m.rt.fuelClock()).toBeLessThan(620_000);
});
