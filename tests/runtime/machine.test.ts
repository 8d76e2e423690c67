/** The machine under the interpreter: allocation, collection, goroutines, growing stacks, failures, snapshots. */
import { describe, expect, it } from 'vitest';
import { runInPieces } from '../../src/driver/pieces.js';
import { Ctl, StopReason } from '../../src/abi/frame.js';
import { Root } from '../../src/abi/layout.js';
import type { EngineFactory } from '../../src/runtime/engine.js';
import { BufferHost } from '../../src/runtime/host.js';
import { newInterp } from '../../src/vm/interp/engine.js';
import { build, run, typeSym } from './assembled.js';

const node = typeSym('type:node', 16, [1, 0], 8);
const big = typeSym('type:big', 1024, [0, 1], 8);

/** Builds a list of n nodes in slot 0 and throws away one `big` each time; then sums the list. */
const listText = `
func list(l)l slots=lpplp
  loop 1 !live 24
    new type:big !live 24
    drop
    new type:node !live 24
    local.set 2
    local.get 2
    local.get 1
    store.p 0
    local.get 2
    local.get 0
    store.i64 8
    local.get 2
    local.set 1
    local.get 0
    i64.const 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  i64.const 0
  local.set 3
  block
    loop 1 !live 24
      local.get 1
      p.isnil
      br_if 1
      local.get 3
      local.get 1
      load.i64 8
      i64.add
      local.set 3
      local.get 1
      load.p 0
      local.set 1
      br 0
    end
  end
  local.get 3
  return
end
`;

const mainList = (n: number): string => `
func runtime.main() slots=l
  i64.const ${n}
  call list (l)l
  call runtime.printint (l)
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`;

/** rec(n, p): adds n to *p on the way down; p points into the frame of the outermost call. */
const recText = `
func main.rec(lp) slots=lp frame=64
  !entry 24
  local.get 1
  local.get 1
  load.i64 0
  local.get 0
  i64.add
  store.i64 0
  local.get 0
  i64.eqz
  if
    return
  end
  local.get 0
  i64.const 1
  i64.sub
  local.get 1
  call main.rec (lp) !live 24
  local.get 1
  local.get 1
  load.i64 0
  i64.const 1
  i64.add
  store.i64 0
  return
end
func main.deep(l)l slots=l frame=48
  !object off=24 size=8 ptrs= name=x type=int
  frame.zero 24 8
  local.get 0
  frame.addr 24
  call main.rec (lp)
  frame.load.i64 24
  return
end
`;

describe('machine', () => {
  it('allocates and collects', async () => {
    const r = await run(build(listText + mainList(20000), [...node, ...big]), { gcPercent: 100, gcStopTheWorld: true }); // its loop weighs 1 in fuel: too little for a concurrent cycle to keep up
    expect(r.stderr).toBe('200010000');
    expect(r.exitCode).toBe(0);
    expect(r.counters.get('collections')).toBeGreaterThan(2);
    const t = r.machine.rt.heap.totals();
    expect(t.mallocs).toBe(40001); // and the first goroutine
    // 1024 bytes with pointers carry a header and so fall into the class of 1152.
    expect(t.totalAlloc).toBe(20000 * (16 + 1152) + 448);
  });

  it('does so on the 32-bit machine', async () => {
    const data = [...typeSym('type:node', 16, [1, 0, 0, 0], 4), ...typeSym('type:big', 1024, [0, 1], 4)];
    const r = await run(build(listText + mainList(3000), data, 4), { stress: { collectFirst: 50, collectRate: 50, poison: true, audit: true } });
    expect(r.stderr).toBe('4501500');
    expect(r.machine.rt.heap.totals().totalAlloc).toBe(3000 * (16 + 1152) + 288);
  });

  it('keeps what is reachable under stress', async () => {
    const r = await run(build(listText + mainList(300), [...node, ...big]), { stress: { collectFirst: 200, collectRate: 10, poison: true, audit: true, moveStacks: true } });
    expect(r.stderr).toBe('45150');
    expect(r.counters.get('collections')).toBeGreaterThan(200);
  });

  it('lets goroutines run while marking is on, however short their turns', async () => {
    for (const turnFuel of [1, 2, 3]) {
      const r = await run(build(listText + mainList(100), [...node, ...big]), { stress: { collectFirst: 50, collectRate: 10, poison: true }, turnFuel });
      expect([r.stderr, r.exitCode]).toEqual(['5050', 0]);
    }
  });

  it('grows and moves stacks', async () => {
    const text = `${recText}
func runtime.main()
  i64.const 5000
  call main.deep (l)l
  call runtime.printint (l)
  i32.const 3
  call runtime.exit (i)
  unreachable
end
`;
    for (const stress of [{}, { moveStacks: true, poison: true }]) {
      const r = await run(build(text, []), { stress, turnFuel: 100 });
      expect(r.stderr).toBe(String((5000 * 5001) / 2 + 5000));
      expect(r.exitCode).toBe(3);
      expect(r.counters.get('deepestStack')).toBe(512 * 1024);
    }
  });

  it('traces objects on the stack that a live pointer reaches', async () => {
    // box is a frame object that holds the only pointer to a node; its address travels down.
    const text = `
func main.churn(lp) slots=lp
  !entry 24
  loop 1 !live 24
    new type:big !live 24
    drop
    local.get 0
    i64.const 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  local.get 1
  load.p 0
  load.i64 8
  call runtime.printint (l)
  return
end
func runtime.main() slots=p frame=48
  !object off=24 size=8 ptrs=0 name=box type=ptr
  frame.zero 24 8
  new type:node
  local.set 0
  local.get 0
  i64.const 77
  store.i64 8
  frame.addr 24
  local.get 0
  store.p 0
  p.nil
  local.set 0
  i64.const 50
  frame.addr 24
  call main.churn (lp)
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`;
    const r = await run(build(text, [...node, ...big]), { gcStopTheWorld: true, stress: { collectFirst: 100, poison: true, audit: true, moveStacks: true } });
    expect(r.stderr).toBe('77');
    expect(r.counters.get('collections')).toBe(51);
    // Every dropped object but the last was swept.
    expect(r.counters.get('sweptObjects')).toBeGreaterThanOrEqual(49);
  });

  it('reports a stack overflow with the limit', async () => {
    const text = `${recText}
func runtime.main()
  i64.const 100000000
  call main.deep (l)l
  drop
  i32.const 3
  call runtime.exit (i)
  unreachable
end
`;
    const r = await run(build(text, []), { maxStack: 1 << 20 });
    expect(r.exitCode).toBe(2);
    expect(r.stderr).toMatch(/^runtime: goroutine stack exceeds 1048576-byte limit\nruntime: sp=0xc0[0-9a-f]+ stack=\[0xc0[0-9a-f]+, 0xc0[0-9a-f]+\]\nfatal error: stack overflow\n\ngoroutine 1 \[running\]:\n/);
    expect(r.stderr).toContain('frames elided');
  });

  const three = (ps: string): string => `
func main.w1()
  i64.const 1
  call runtime.printint (l)
  return
end
func main.w2()
  i64.const 2
  call runtime.printint (l)
  return
end
func main.w0()
  i64.const 0
  call runtime.printint (l)
  return
end
func runtime.main()
  sym.addr main.w0·f
  call runtime.newproc (p)
  sym.addr main.w1·f
  call runtime.newproc (p)
  sym.addr main.w2·f
  call runtime.newproc (p)
  ${ps}
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`.replaceAll('·', '\xc2\xb7');

  it('runs three goroutines in the order 2 0 1 on one P', async () => {
    const r = await run(build(three('call runtime.goyield ()'), []), { procs: 1 });
    expect(r.stderr).toBe('201');
  });

  it('passes a processor limit on and reports limits of its own', async () => {
    const r = await run(build(three('call runtime.goyield ()'), []), { maxGoroutines: 3 });
    expect(r.exitCode).toBe(125);
    expect(r.stderr).toBe('gosim: goroutine limit of 3 reached (--max-goroutines=3)\n');
    const loop = build(`
func main.spin()
  loop 10
    i64.const 7
    call runtime.printint (l)
    br 0
  end
  unreachable
end
func runtime.main()
  call main.spin ()
  return
end
`, []);
    const out = await run(loop, { maxOutput: 5 });
    expect(out.exitCode).toBe(125);
    expect(out.stderr).toBe('77777?:0: gosim: output limit of 5 bytes reached (--max-output=5)\n');
    const late = await run(loop, { timeout: 30 });
    expect(late.exitCode).toBe(124);
    expect(late.stderr).toMatch(/gosim: time limit of 0.03s reached \(--timeout=0.03s\)\n$/);
  });

  it('finds the deadlock', async () => {
    const r = await run(build(three('i32.const 7\n  call runtime.gopark (i)'), []), { procs: 4 });
    expect(r.exitCode).toBe(2);
    expect([...r.stderr.slice(0, 3)].sort().join('')).toBe('012');
    expect(r.stderr.slice(3)).toMatch(/^fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 \[chan receive\]:\n/);
  });

  it('turns a trap into a call of the function that panics', async () => {
    const text = `
func runtime.main() slots=p
  p.nil
  nilcheck
  load.i64 0
  drop
  return
end
`;
    const r = await run(build(text, []));
    expect(r.exitCode).toBe(2);
    expect(r.stderr).toBe('\ngoroutine 1 [running]:\n');
  });

  it('continues from its bytes alone', async () => {
    const program = build(listText + mainList(3000), [...node, ...big]);
    const options = { seed: 1, maxMemory: 64 << 20, turnFuel: 47, gcPercent: 100 };
    const whole = await run(program, options);
    const host = new BufferHost();
    const parts = await runInPieces(program, options, host, () => newInterp, (i) => 5 + i * 7);
    expect(host.stderr).toBe(whole.stderr);
    expect(parts.result.counters).toEqual({ ...whole.machine.rt.counters.record(whole.machine.rt.fuelClock()) });
    expect(parts.pieces).toBeGreaterThan(2);
  });

  it('continues where a large object has waited for the collector', async () => {
    // An engine as compiled code is: what it cannot allocate stops, and is asked for again when the goroutine has its turn.
    const program = build('func runtime.main()\n  new type:large !live\n  drop\n  return\nend\n', typeSym('type:large', 200_000, [1], 8));
    const large = program.symbols.get('type:large')!;
    const run = async (turns: number): Promise<boolean[]> => {
      const asked: boolean[] = [];
      const engine: EngineFactory = ({ memory: { i32, u32 }, newObject }) => ({
        reset: () => {},
        run: (fp) => {
          u32[Ctl.Top >>> 2] = fp;
          i32[Ctl.Fuel >>> 2] = -1;
          asked.push(newObject(large) > 0);
          u32[Ctl.Detail >>> 2] = 0;
          return asked.at(-1)! || asked.length > 9 ? StopReason.Exit : StopReason.Collect;
        },
      });
      await runInPieces(program, { seed: 1, maxMemory: 64 << 20 }, new BufferHost(), () => engine, () => turns, ({ rt: { heap } }) => {
        // Reached with this object, not without it.
        heap.setF(Root.HeapMarked, 0);
        heap.setF(Root.Trigger, heap.getF(Root.HeapLive) + 100_000);
      });
      return asked;
    };
    expect(await run(1000)).toEqual([false, true]);
    expect(await run(1)).toEqual([false, true]);
  });
});
