/** Random programs: fused code against plain code (one internal instruction per bytecode instruction), and against tiny slices. */
import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/bytecode/assemble.js';
import { verify } from '../../src/bytecode/verify.js';
import { Interp } from '../../src/vm/interp/engine.js';
import { TestMachine } from './machine.js';

function random(seed: number): (n: number) => number {
  let s = seed;
  return (n) => {
    s = (Math.imul(s, 1103515245) + 12345) >>> 0;
    return (s >>> 8) % n;
  };
}

/** Slots: 0 p buffer (256 bytes), 1 l, 2 l, 3 i, 4 d, 5 l, 6 i, 7 d, 8 p, 9 l loop counter. Frame memory from 96. */
const params = 'pllid';
const slots = 'pllidlidplll';

class Generator {
  out: string[] = [];
  private readonly r: (n: number) => number;
  private loops = 0;

  constructor(seed: number) {
    this.r = random(seed);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.r(list.length)]!;
  }

  emit(...lines: string[]): void {
    this.out.push(...lines);
  }

  private slot(t: string): number {
    const all = [...slots].flatMap((x, i) => (x === t && i < 9 ? [i] : []));
    return this.pick(all);
  }

  /** A pointer into the buffer, always valid: buffer + index*8 (index below 16) + small offset. */
  private pointer(depth: number): number {
    switch (this.r(5)) {
      case 0:
        this.emit('local.get 0');
        return 128;
      case 1:
        this.emit('local.get 0', 'p.addi 8');
        return 120;
      case 2:
        this.emit('local.get 0', 'nilcheck');
        return 128;
      case 3:
        this.emit('frame.addr 112');
        return 32;
      default:
        this.emit('local.get 0');
        this.expr('l', depth - 1);
        this.emit('i64.const 15', 'i64.and');
        if (this.r(2) === 0) this.emit('i64.const 16', 'bounds 0');
        this.emit('p.index 8');
        return 128;
    }
  }

  expr(t: string, depth: number): void {
    if (depth <= 0 || this.r(5) === 0) return this.leaf(t);
    const d = depth - 1;
    const k = this.r(8);
    if (k === 0) {
      const room = this.pointer(d);
      const loads: Record<string, [string, number][]> = { i: [['i8s', 1], ['i8u', 1], ['i16s', 2], ['i16u', 2], ['i32', 4]], l: [['i64', 8]], d: [['f64', 8]] };
      const [w, size] = this.pick(loads[t]!);
      this.emit(`load.${w} ${this.r(room - size)}`);
    } else if (k === 1) {
      this.expr(t, d);
      this.emit(`local.tee ${this.slot(t)}`);
    } else if (k === 2) {
      this.expr(t, d);
      this.expr(t, d);
      this.expr('i', d);
      this.emit(`select.${t}`);
    } else this.operation(t, d);
  }

  private operation(t: string, d: number): void {
    if (t === 'l') {
      const op = this.pick(['add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shr_s', 'shr_u', 'extend', 'trunc']);
      if (op === 'extend') {
        this.expr('i', d);
        this.emit(this.pick(['i64.extend_i32_s', 'i64.extend_i32_u']));
      } else if (op === 'trunc') {
        this.expr('d', d);
        this.emit('i64.trunc_f64_s');
      } else {
        this.expr('l', d);
        this.expr(op.startsWith('sh') ? 'i' : 'l', d);
        this.emit(`i64.${op}`);
      }
    } else if (t === 'd') {
      if (this.r(4) === 0) {
        this.expr('l', d);
        this.emit('f64.convert_i64_s');
      } else {
        this.expr('d', d);
        this.expr('d', d);
        this.emit(`f64.${this.pick(['add', 'sub', 'mul', 'div', 'min', 'max'])}`);
      }
    } else {
      const op = this.pick(['add', 'sub', 'mul', 'and', 'shl', 'eqz', 'wrap', 'cmpl', 'cmpd', 'cmpi', 'isnil', 'ext']);
      if (op === 'wrap') {
        this.expr('l', d);
        this.emit('i32.wrap_i64');
      } else if (op === 'cmpl' || op === 'cmpi') {
        const c = op === 'cmpl' ? 'l' : 'i';
        this.expr(c, d);
        this.expr(c, d);
        this.emit(`${c === 'l' ? 'i64' : 'i32'}.${this.pick(['eq', 'ne', 'lt_s', 'le_s', 'gt_s', 'ge_s', 'lt_u', 'le_u', 'gt_u', 'ge_u'])}`);
      } else if (op === 'cmpd') {
        this.expr('d', d);
        this.expr('d', d);
        this.emit(`f64.${this.pick(['eq', 'ne', 'lt', 'le', 'gt', 'ge'])}`);
      } else if (op === 'isnil') {
        this.emit(`local.get ${this.slot('p')}`, 'p.isnil');
      } else if (op === 'eqz' || op === 'ext') {
        this.expr('i', d);
        this.emit(op === 'eqz' ? 'i32.eqz' : this.pick(['i32.extend8_s', 'i32.extend16_u']));
      } else {
        this.expr('i', d);
        this.expr('i', d);
        this.emit(`i32.${op}`);
      }
    }
  }

  private leaf(t: string): void {
    const k = this.r(4);
    if (k === 0) {
      if (t === 'l') this.emit(`i64.const ${this.pick(['0', '1', '-1', '7', '4294967296', '6364136223846793005', '-9223372036854775808', '2147483647'])}`);
      else if (t === 'i') this.emit(`i32.const ${this.pick([0, 1, -1, 31, 2147483647])}`);
      else this.emit(`f64.const ${this.pick(['0', '1.5', '-2', '1e300'])}`);
    } else if (k === 1 && t !== 'i') this.emit(`frame.load.${t === 'l' ? 'i64' : 'f64'} ${112 + 8 * this.r(4)}`);
    else if (k === 1) this.emit(`frame.load.${this.pick(['i32', 'i8u', 'i16s'])} ${112 + 4 * this.r(8)}`);
    else this.emit(`local.get ${this.slot(t)}`);
  }

  statement(depth: number): void {
    const k = this.r(10);
    if (k < 4) {
      const t = this.pick(['l', 'i', 'd']);
      // Something may wait on the stack while the slot is written.
      const under = this.r(3) === 0;
      if (under) this.expr('l', 1);
      this.expr(t, 3);
      this.emit(`local.set ${this.slot(t)}`);
      if (under) this.emit(`local.set ${this.slot('l')}`);
    } else if (k < 6) {
      const room = this.pointer(2);
      const [w, t, size] = this.pick([['i8', 'i', 1], ['i16', 'i', 2], ['i32', 'i', 4], ['i64', 'l', 8], ['f64', 'd', 8]] as const);
      this.expr(t, 2);
      this.emit(`store.${w} ${this.r(room - size)}`);
    } else if (k === 6) {
      const t = this.pick(['l', 'd']);
      this.expr(t, 2);
      this.emit(`frame.store.${t === 'l' ? 'i64' : 'f64'} ${112 + 8 * this.r(4)}`);
    } else if (k === 7 && depth > 0) {
      this.expr('i', 2);
      this.emit('if');
      this.block(depth - 1);
      if (this.r(2) === 0) {
        this.emit('else');
        this.block(depth - 1);
      }
      this.emit('end');
    } else if (k === 8 && depth > 0 && this.loops < 2) this.loop(depth);
    else {
      this.expr('l', 2);
      this.expr('d', 2);
      this.emit('call g (ld)ld', `local.set ${this.slot('d')}`, `local.set ${this.slot('l')}`);
    }
  }

  private loop(depth: number): void {
    const counter = 9 + this.loops++;
    this.emit(`i64.const 0`, `local.set ${counter}`);
    if (this.r(2) === 0) {
      this.emit('block', `loop ${1 + this.r(5)}`, `local.get ${counter}`, `i64.const ${2 + this.r(4)}`, this.pick(['i64.ge_s', 'i64.eq', 'i64.gt_s', 'i64.ge_u']), 'br_if 1');
      this.block(depth - 1);
      this.emit(`local.get ${counter}`, 'i64.const 1', 'i64.add', `local.set ${counter}`, 'br 0', 'end', 'end');
    } else {
      this.emit(`loop ${1 + this.r(5)}`, `local.get ${counter}`, `i64.const ${2 + this.r(4)}`, 'i64.lt_s', 'if');
      this.block(depth - 1);
      this.emit(`local.get ${counter}`, 'i64.const 1', 'i64.add', `local.set ${counter}`, 'br 1', 'end', 'end');
    }
    this.loops--;
  }

  block(depth: number): void {
    const n = 1 + this.r(5);
    for (let i = 0; i < n; i++) this.statement(depth);
  }
}

function program(seed: number): string {
  const g = new Generator(seed);
  g.emit(`func f(${params})lidl slots=${slots} frame=144 fuel=2`);
  g.emit('i64.const 5', 'local.set 5', 'i32.const 6', 'local.set 6', 'f64.const 7', 'local.set 7', 'p.nil', 'local.set 8', 'i64.const 0', 'local.set 9', 'i64.const 0', 'local.set 10', 'frame.zero 112 32');
  for (let i = 0; i < 4; i++) g.block(3);
  g.emit('local.get 1', 'local.get 3', 'local.get 4', 'local.get 2', 'return', 'end');
  g.emit('func g(ld)ld slots=ld', 'local.get 0', 'i64.const 3', 'i64.mul', 'local.get 1', 'local.get 0', 'f64.convert_i64_s', 'f64.sub', 'return', 'end');
  return g.out.join('\n');
}

function run(text: string, plain: boolean, slice: number): unknown {
  const m = new TestMachine(text, { slice });
  if (plain) {
    m.engine = new Interp(m.services);
    m.engine.setProbe(() => false);
  }
  const at = m.alloc(256);
  for (let i = 0; i < 64; i++) m.memory.i32[(at >> 2) + i] = Math.imul(i + 1, 0x9e3779b1);
  for (let i = 0; i < 16; i += 3) m.memory.f64[(at >> 3) + i] = i * 1.25;
  const out = m.call('f', BigInt(at) | 0xc000000000n, 12345678901n, -3, 77, 2.5);
  return { out: out.map(String), fuel: m.fuelSpent, memory: [...m.memory.i32.subarray(at >> 2, (at >> 2) + 64)] };
}

describe('random programs', () => {
  it('run alike fused, plain and in small slices', () => {
    const count = Number(process.env.COUNT ?? 150);
    const first = Number(process.env.SEED ?? 1);
    for (let seed = first; seed < first + count; seed++) {
      const text = program(seed);
      for (const f of assemble(text)) expect(verify(f, { wordSize: 8 })).toEqual([]);
      const want = run(text, true, 1 << 30);
      for (const [plain, slice] of [[false, 1 << 30], [false, 3], [true, 5]] as const) {
        expect({ seed, plain, slice, r: run(text, plain, slice) }).toEqual({ seed, plain, slice, r: want });
      }
    }
  });
});
