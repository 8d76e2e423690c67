/** Calls, stops, resumption, traps and memory instructions of the interpreter. */
import { describe, expect, it } from 'vitest';
import { posAt } from '../../src/bytecode/lines.js';
import { BoundsKind } from '../../src/bytecode/opcodes.js';
import { Ctl, NativeStatus, StopReason, TrapCode } from '../../src/abi/frame.js';
import { Interp } from '../../src/vm/interp/engine.js';
import { Stepper } from '../../src/vm/interp/step.js';
import { fibText, lcgText, nbodyText, sieveText } from './kernels.js';
import { TestMachine } from './machine.js';

const heap = 0xc000000000n;

const sumText = `
func sum(ld)ld slots=ldl fuel=2
  local.get 0
  i64.eqz
  if
    i64.const 0
    local.get 1
    return
  end
  local.get 0
  i64.const 1
  i64.sub
  local.get 1
  f64.const 0.5
  f64.add
  call sum (ld)ld
  local.set 1
  local.get 0
  i64.add
  local.get 1
  return
end
`;

describe('calls and stops', () => {
  it('computes the kernels', () => {
    const m = new TestMachine(fibText + sieveText + lcgText + nbodyText);
    expect(m.call('fib', 20)).toEqual([6765n]);
    const buf = m.alloc(10000);
    expect(m.call('sieve', BigInt(buf) | heap, 10000)).toEqual([1229n]);
    let x = 88172645463325252n;
    for (let i = 0; i < 1000; i++) {
      x = BigInt.asUintN(64, x * 6364136223846793005n + 1442695040888963407n);
      x ^= x >> 29n;
    }
    expect(m.call('lcg', 1000)).toEqual([BigInt.asIntN(64, x)]);
  });

  it('grows the stack at any depth and keeps arguments and results', () => {
    const m = new TestMachine(sumText);
    expect(m.call('sum', 10000, 1)).toEqual([50005000n, 5001]);
    expect(m.stops[StopReason.Grow]).toBe(8);
  });

  it('gives the same result and spends the same fuel with slices of any size and a fresh engine at every stop', () => {
    const text = fibText + sieveText + sumText + lcgText;
    const run = (slice: number, fresh: boolean): { out: unknown; fuel: number } => {
      const m = new TestMachine(text, {
        slice,
        onStop: (t) => {
          if (fresh) t.engine = new Interp(t.services, { codeWords: 1 << 14 });
        },
      });
      const buf = m.alloc(1000);
      const out = [m.call('fib', 9), m.call('sieve', BigInt(buf) | heap, 300), m.call('sum', 150, 0), m.call('lcg', 50)];
      return { out, fuel: m.fuelSpent };
    };
    const want = run(1 << 30, false);
    for (const slice of [0, 1, 2, 3, 7, 40, 1000]) expect(run(slice, slice < 40)).toEqual(want);
  });

  it('stops at the next prologue when Limit is 0, before charging it', () => {
    const m = new TestMachine(fibText, {
      natives: {},
    });
    const fp = m.start('fib', [5]);
    m.memory.i32[Ctl.Limit >> 2] = 0;
    m.memory.i32[Ctl.Real >> 2] = fp + 1024;
    m.memory.i32[Ctl.Fuel >> 2] = 77;
    expect(m.engine.run(fp)).toBe(StopReason.Preempt);
    expect(m.memory.i32[Ctl.Fuel >> 2]).toBe(74);
    expect(m.memory.u32[Ctl.Top >> 2]).toBe(fp + m.program.funcs[m.ids.get('fib')!]!.code!.frameSize);
  });

  it('calls natives, which may park and change fuel', () => {
    const parked: number[] = [];
    const m = new TestMachine(
      `
func f(ll)l slots=lll
  local.get 0
  local.get 1
  call native (ll)l
  local.set 2
  local.get 2
  local.get 0
  i64.add
  return
end
`,
      {
        natives: {
          native: (t, args) => {
            expect(t.memory.u32[Ctl.Top >> 2]).toBe(parked[0] ?? t.memory.u32[Ctl.Top >> 2]);
            const [a, b] = t.get(args, 'll') as [bigint, bigint];
            if (a === 7n) {
              parked.push(args);
              return NativeStatus.Park;
            }
            t.memory.i64[args >> 3] = a * b;
            t.memory.i32[Ctl.Fuel >> 2]! -= 100;
            return NativeStatus.Done;
          },
        },
        onStop: (t, reason, fp) => {
          expect(reason).toBe(StopReason.Park);
          expect(t.get(parked[0]!, 'll')).toEqual([7n, 9n]);
          expect(t.memory.i32[fp >> 2]).toBe(1);
          t.memory.i64[parked[0]! >> 3] = 1000n;
        },
      },
    );
    expect(m.call('f', 6, 7)).toEqual([48n]);
    expect(m.fuelSpent).toBe(101);
    expect(m.call('f', 7, 9)).toEqual([1007n]);
  });

  it('calls closures with their context and code addresses', () => {
    const m = new TestMachine(
      `
func g(l)l slots=lp closure ctx
  ctx
  local.tee 1
  load.i64 8
  local.get 0
  i64.add
  return
end
func f(pl)l slots=plp
  local.get 1
  local.get 0
  call.closure (l)l
  return
end
func h(l)l slots=l
  local.get 0
  func.addr g2
  call.code (l)l
  return
end
func g2(l)l slots=l
  local.get 0
  i64.const 2
  i64.mul
  return
end
func k(l)l slots=l
  local.get 0
  sym.addr "g2·f"
  call.closure (l)l
  return
end
func n(l)l slots=l
  local.get 0
  p.nil
  call.closure (l)l
  return
end
`,
    );
    const fv = m.alloc(16);
    m.memory.u64[fv >> 3] = BigInt(m.program.funcs[m.ids.get('g')!]!.addr);
    m.memory.i64[(fv >> 3) + 1] = 41n;
    expect(m.call('f', BigInt(fv) | heap, 1)).toEqual([42n]);
    expect(m.call('h', 21)).toEqual([42n]);
    expect(m.call('k', 4)).toEqual([8n]);
    expect(m.trap('n', 4)).toMatchObject({ detail: TrapCode.NilDeref, id: 1 });
  });

  it('goes on when a native grows memory', () => {
    const m = new TestMachine(
      `
func f(l)l slots=lp
  local.get 0
  call grow (l)l
  local.set 0
  new size
  local.set 1
  local.get 1
  local.get 0
  store.i64 0
  local.get 1
  load.i64 0
  return
end
`,
      {
        data: { size: 48 },
        natives: {
          grow: (t, args) => {
            t.memory.ensure(t.memory.size + 65536);
            t.memory.i64[args >> 3]! += 1n;
            return NativeStatus.Done;
          },
        },
      },
    );
    m.memory.u32[m.sym('size') >> 2] = 16;
    expect(m.call('f', 41)).toEqual([42n]);
  });

  it('retries an allocation that asked for a collection', () => {
    const m = new TestMachine('func f()p slots=p\nnew size !live \nlocal.set 0\nlocal.get 0\nreturn\nend', { data: { size: 48 } });
    m.memory.u32[m.sym('size') >> 2] = 16;
    m.refuseAllocations = 2;
    expect(BigInt((m.call('f')[0] as bigint) >> 32n)).toBe(0xc0n);
    expect(m.stops[StopReason.Collect]).toBe(2);
  });

  it('returns many results that cross over', () => {
    const m = new TestMachine('func f(lldi)dlli slots=lldi\nlocal.get 2\nlocal.get 0\nlocal.get 1\ni64.const 3\ni64.add\nlocal.get 3\nreturn\nend\nfunc g(ll)ll slots=ll\nlocal.get 1\nlocal.get 0\nreturn\nend\nfunc h(lll)lll slots=lll\nlocal.get 1\nlocal.get 2\nlocal.get 0\nreturn\nend');
    expect(m.call('f', 1, 2, 2.5, 4)).toEqual([2.5, 1n, 5n, 4]);
    expect(m.call('g', 1, 2)).toEqual([2n, 1n]);
    expect(m.call('h', 1, 2, 3)).toEqual([2n, 3n, 1n]);
  });
});

describe('traps', () => {
  const one = (params: string, body: string, extra = ''): TestMachine => new TestMachine(`func f(${params}) slots=${params}${extra}\n${body}\ndrop\nreturn\nend`);
  it('of nil', () => {
    expect(one('p', 'local.get 0\nnilcheck').trap('f', 0)).toMatchObject({ detail: TrapCode.NilDeref, id: 1 });
    expect(one('p', 'local.get 0\nnilcheck\nload.i64 8').trap('f', 0)).toMatchObject({ detail: TrapCode.NilDeref, id: 1 });
    expect(new TestMachine('func f(pl) slots=pl\nlocal.get 0\nnilcheck\nlocal.get 1\nstore.i64 8\nreturn\nend').trap('f', 0, 1)).toMatchObject({ detail: TrapCode.NilDeref, id: 1 });
  });

  it.each([
    [BoundsKind.Index, 5n, 5n, true],
    [BoundsKind.Index, 4n, 5n, false],
    [BoundsKind.Index, -1n, 5n, true],
    [BoundsKind.Index, 1n << 40n, 5n, true],
    [BoundsKind.SliceAcap, 5n, 5n, false],
    [BoundsKind.SliceAcap, 6n, 5n, true],
    [BoundsKind.SliceB, -1n, 5n, true],
    [BoundsKind.Convert, 5n, 5n, false],
    [BoundsKind.Convert, 6n, 5n, true],
    [BoundsKind.Index + BoundsKind.Unsigned, -1n, 5n, true],
  ])('of bounds: kind %i, %i of %i', (kind, x, y, fails) => {
    const forms = [
      one('ll', `local.get 0\nlocal.get 1\nbounds ${kind}`),
      one('ll', `i64.const ${x}\nlocal.get 1\nbounds ${kind}`),
      one('ll', `local.get 0\ni64.const ${y}\nbounds ${kind}`),
      one('ll', `i64.const ${x}\ni64.const ${y}\nbounds ${kind}`),
      one('llp', `local.get 2\nlocal.get 0\nlocal.get 1\nbounds ${kind}\np.index 8\nload.i64 0`),
    ];
    for (const m of forms) {
      const args = [x, y, BigInt(m.alloc(64)) | heap];
      if (fails) expect(m.trap('f', ...args)).toEqual({ detail: TrapCode.Bounds | (kind << 8), arg0: x, arg1: y, id: 1 });
      else m.call('f', ...args);
    }
  });

  it('of division and shifts', () => {
    expect(one('l', 'i64.const 1\nlocal.get 0\ndivcheck.l\ni64.div_s').trap('f', 0)).toMatchObject({ detail: TrapCode.Divide, id: 1 });
    one('l', 'i64.const 1\nlocal.get 0\ndivcheck.l\ni64.div_s').call('f', 1n << 32n);
    expect(one('i', 'i32.const 1\nlocal.get 0\ndivcheck.i\ni32.div_s').trap('f', 0)).toMatchObject({ detail: TrapCode.Divide });
    expect(one('l', 'local.get 0\nshiftcheck.l').trap('f', -1)).toMatchObject({ detail: TrapCode.Shift });
    expect(one('i', 'local.get 0\nshiftcheck.i').trap('f', -1)).toMatchObject({ detail: TrapCode.Shift });
    one('l', 'local.get 0\nshiftcheck.l').call('f', 0xffffffffn);
  });

  it('of wild pointers in code that makes pointers of integers', () => {
    const m = one('l', 'local.get 0\np.ofword\nnilcheck\nload.i64 0');
    expect(m.trap('f', 0x123456789an)).toMatchObject({ detail: TrapCode.WildFault, arg0: 0x123456789an });
    expect(m.trap('f', (0xc0n << 32n) | 0xfffffff0n)).toMatchObject({ detail: TrapCode.WildFault });
    m.call('f', BigInt(m.alloc(8)) | heap);
  });

  it('only where the check still matters: the second check of one slot is not wrong after an assignment', () => {
    const m = new TestMachine('func f(pp)l slots=pp\nlocal.get 0\nnilcheck\ndrop\nlocal.get 1\nlocal.set 0\nlocal.get 0\nnilcheck\nload.i64 0\nreturn\nend');
    const at = BigInt(m.alloc(8)) | heap;
    expect(m.trap('f', at, 0)).toMatchObject({ detail: TrapCode.NilDeref, id: 2 });
    expect(m.call('f', at, at)).toEqual([0n]);
  });

  it('on the 32-bit machine', () => {
    const m = new TestMachine('func f(pii)i slots=pii\nlocal.get 0\nlocal.get 1\nlocal.get 2\nbounds 0\np.index 4\nload.i32 0\nreturn\nend\nfunc g(li)i slots=li\nlocal.get 0\nlocal.get 1\nbounds.l 0\nreturn\nend', { wordSize: 4 });
    const at = m.alloc(64);
    m.memory.i32[(at >> 2) + 3] = 99;
    expect(m.call('f', at, 3, 4)).toEqual([99]);
    expect(m.trap('f', at, 4, 4)).toEqual({ detail: TrapCode.Bounds, arg0: 4n, arg1: 4n, id: 1 });
    expect(m.trap('f', at, -1, 4)).toEqual({ detail: TrapCode.Bounds, arg0: -1n, arg1: 4n, id: 1 });
    expect(m.call('g', 3, 4)).toEqual([3]);
    expect(m.trap('g', 1n << 32n, 4)).toEqual({ detail: TrapCode.Bounds, arg0: 1n << 32n, arg1: 4n, id: 1 });
  });
});

describe('memory', () => {
  it('loads and stores every width, aligned and not, through pointers, indexes and frame memory', () => {
    for (const [w, t, v, back] of [
      ['i8', 'i', -2, { i8s: -2, i8u: 254 }],
      ['i16', 'i', -2, { i16s: -2, i16u: 65534 }],
      ['i32', 'i', -2, { i32: -2 }],
      ['i64', 'l', -0x123456789abcdefn, { i64: -0x123456789abcdefn }],
      ['f32', 'f', 1.5, { f32: 1.5 }],
      ['f64', 'd', -1.25e-300, { f64: -1.25e-300 }],
      ['p', 'p', 0xc000001234n, { p: 0xc000001234n }],
    ] as const) {
      for (const [lw, want] of Object.entries(back)) {
        for (const off of [0, 1, 2, 3, 4, 5, 8]) {
          const m = new TestMachine(`
func plain(p${t})${t} slots=p${t}
  local.get 0
  nilcheck
  local.get 1
  store.${w} ${off}
  local.get 0
  nilcheck
  load.${lw} ${off}
  return
end
func indexed(p${t}l)${t} slots=p${t}l
  local.get 0
  local.get 2
  i64.const 8
  bounds 0
  p.index 16
  local.get 1
  store.${w} ${off}
  local.get 0
  local.get 2
  p.index 16
  load.${lw} ${off}
  return
end
func framed(${t})${t} slots=${t} frame=64
  frame.addr ${32 + off}
  local.get 0
  store.${w} 0
  frame.load.${lw} ${32 + off}
  return
end
func framed2(${t})${t} slots=${t} frame=64
  local.get 0
  frame.store.${w} ${32 + off}
  frame.addr ${32 + off}
  load.${lw} 0
  return
end
`);
          const at = BigInt(m.alloc(256)) | heap;
          expect(m.call('plain', at, v)).toEqual([want]);
          expect(m.call('indexed', at, v, 3)).toEqual([want]);
          expect(m.call('framed', v)).toEqual([want]);
          expect(m.call('framed2', v)).toEqual([want]);
        }
      }
    }
  });

  it('copies, zeroes and compares', () => {
    const m = new TestMachine(`
func copy(pp) slots=pp
  local.get 0
  local.get 1
  mem.copy 24
  return
end
func eq(pp)i slots=pp
  local.get 0
  local.get 1
  mem.eq 24
  return
end
func zero(p) slots=p
  local.get 0
  mem.zero 13
  return
end
`);
    const a = m.alloc(64);
    for (let i = 0; i < 64; i++) m.memory.u8[a + i] = i;
    const p = (off: number): bigint => BigInt(a + off) | heap;
    m.call('copy', p(4), p(0));
    expect([...m.memory.u8.subarray(a, a + 32)]).toEqual([0, 1, 2, 3, ...Array.from({ length: 24 }, (_, i) => i), 28, 29, 30, 31]);
    m.call('copy', p(0), p(4));
    expect(m.memory.u8[a + 23]).toBe(23);
    expect(m.call('eq', p(0), p(0))).toEqual([1]);
    expect(m.call('eq', p(0), p(1))).toEqual([0]);
    m.call('zero', p(1));
    expect([...m.memory.u8.subarray(a, a + 15)]).toEqual([0, ...new Array(13).fill(0), 14]);
  });

  it('tells the barrier of pointer stores while the collector marks', () => {
    const m = new TestMachine('func f(pp) slots=pp\nlocal.get 0\nlocal.get 1\nstore.pb 8\nreturn\nend');
    const a = m.alloc(64);
    const b = m.alloc(64);
    m.call('f', BigInt(a) | heap, BigInt(b) | heap);
    expect(m.barriers).toEqual([]);
    m.memory.i32[Ctl.GcPhase >> 2] = 1;
    m.call('f', BigInt(a) | heap, BigInt(b) | heap);
    expect(m.barriers).toEqual([[a + 8, b]]);
    expect(m.memory.u64[(a + 8) >> 3]).toBe(BigInt(b) | heap);
  });

  it('makes computed NaNs canonical and moves the others as bits', () => {
    const m = new TestMachine('func f(dd)d slots=dd\nlocal.get 0\nlocal.get 1\nf64.div\nreturn\nend\nfunc id(d)d slots=dd\nlocal.get 0\nlocal.set 1\nlocal.get 1\nf64.neg\nreturn\nend');
    const bits = (fn: string, ...args: (number | bigint)[]): bigint => {
      const r = m.finish(m.start(fn, args));
      return m.memory.u64[(r.fp + 16) >> 3]!;
    };
    expect(bits('f', 0, 0)).toBe(0x7ff8000000000000n);
    expect(bits('f', 0x7ff8000000001234n, 1)).toBe(0x7ff8000000000000n);
    expect(bits('id', 0x7ff4000000000001n)).toBe(0xfff4000000000001n);
  });
});

describe.skipIf(TestMachine.factory !== null)('stepping', () => {
  it('stops before every instruction and gives the same result', () => {
    const m = new TestMachine(fibText.replace('local.get 0\n', '@10\nlocal.get 0\n'));
    const stepper = new Stepper(m.engine, m.program);
    const fp = m.start('fib', [4]);
    m.memory.i32[Ctl.Limit >> 2] = m.memory.size;
    m.memory.i32[Ctl.Fuel >> 2] = 1000;
    let steps = 0;
    let reason = stepper.step(fp);
    while (reason === StopReason.Probe) {
      steps++;
      reason = stepper.step(fp);
    }
    expect(reason).toBe(StopReason.Done);
    expect(m.get(fp + 16, 'l')).toEqual([3n]);
    expect(steps).toBe(5 * 6 + 4 * 18);
    expect(posAt(m.program.funcs[1]!, 5)).toBe(10);
    stepper.detach();
    expect(m.call('fib', 10)).toEqual([55n]);
  });
});
