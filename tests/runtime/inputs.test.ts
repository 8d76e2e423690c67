/** Input that comes at any moment between two turns reaches its reader: the machine never waits for the host while a goroutine can run. */
import { expect, test, vi } from 'vitest';
import { BufferHost, Machine } from '../../src/runtime/index.js';
import { newInterp } from '../../src/vm/interp/engine.js';
import { build } from './assembled.js';

const reads = 40;

const reader = build(
  `
func runtime.main() slots=li frame=64 out=16
  loop 1 !live
    i64.const 0
    i32.const 1
    call runtime.hostread (li)i !live
    local.set 1
    frame.addr 32
    i32.const 1
    call runtime.hosttake (pi) !live
    local.get 0
    i64.const 1
    i64.add
    local.tee 0
    i64.const ${reads}
    i64.eq
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

/** Input comes only while the machine lets the host work, which it does at any turn when the clock says that it is time. */
class LateHost extends BufferHost {
  private asked = false;
  private there = false;

  override read(_fd: number, n: number): Uint8Array | null {
    this.asked = !this.there;
    if (!this.there) return null;
    this.there = false;
    return new Uint8Array(n).fill(120);
  }
  override wait(): Promise<void> {
    if (!this.asked) throw new Error('the machine waits although a reader can go on');
    return Promise.resolve();
  }
  override yield(): Promise<void> {
    this.there = this.asked;
    return Promise.resolve();
  }
}

test.each([1, 2, 3, 4, 7])('input that comes between the idle turns of %i processors is not waited for', async (procs) => {
  let ms = 0;
  const clock = vi.spyOn(process, 'hrtime').mockImplementation((() => {
    ms += 9;
    return [Math.floor(ms / 1e3), (ms % 1e3) * 1e6];
  }) as unknown as NodeJS.HRTime);
  const host = new LateHost();
  const { exitCode } = await new Machine(reader, { seed: 1, procs }, host, newInterp).run();
  clock.mockRestore();
  expect([exitCode, host.stderr]).toEqual([0, '']);
});
