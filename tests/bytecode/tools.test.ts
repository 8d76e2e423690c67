import { describe, expect, it } from 'vitest';
import { assemble } from '../../src/bytecode/assemble.js';
import { Decoder } from '../../src/bytecode/decode.js';
import { disassemble, opcodesPage } from '../../src/bytecode/disassemble.js';
import { CodeWriter, type ImmValue } from '../../src/bytecode/encode.js';
import { type Imm, opTable } from '../../src/bytecode/opcodes.js';
import { verify } from '../../src/bytecode/verify.js';
import { readFileSync } from 'node:fs';
import { fibText, lcgText, nbodyText, sieveText } from '../vm/kernels.js';

const samples: Record<Imm, ImmValue[]> = {
  slot: [0, 127, 128, 70000],
  off: [0, -1, 63, 64, -64, -65, 8192, -2147483648, 2147483647],
  i32: [0, -1, 63, 64, 127, 128, -2147483648, 2147483647, 134217728, -134217729],
  i64: [0, -1, 1n << 31n, 1n << 32n, -(1n << 31n), -(1n << 32n), 1n << 34n, 1n << 35n, -(1n << 35n), 1n << 62n, (1n << 63n) - 1n, -(1n << 63n), 6364136223846793005n, 0x0fffffffn, -0x10000001n],
  f32: [0, 1.5, -0, 0x7fc00001n],
  f64: [0, 1.5, -0, 0x7ff8000000000001n, 1e300],
  depth: [0, 5, 300],
  depths: [[0], [1, 2, 3, 0]],
  reloc: [0, 1000],
  sig: [0, 3],
  size: [0, 24, 4294967295],
  n: [0, 129],
  kind: [0, 24],
};

describe('encoding', () => {
  it('decodes what it encodes, for every row', () => {
    for (const row of opTable) {
      const lists = row.imm.map((k) => samples[k]);
      const count = Math.max(1, ...lists.map((l) => l.length));
      for (let i = 0; i < count; i++) {
        const imms = lists.map((l) => l[i % l.length]!);
        const w = new CodeWriter();
        w.op(row.name, ...imms);
        w.op('nop');
        const d = new Decoder(w.finish());
        expect(d.next()).toBe(true);
        expect(d.row.name).toBe(row.name);
        row.imm.forEach((k, j) => {
          const v = imms[j]!;
          if (k === 'i64') expect(d.i64()).toBe(BigInt(v as number));
          else if (k === 'depths') expect(d.depths).toEqual(v);
          else if (k === 'f32') expect(typeof v === 'bigint' ? BigInt(d.lo >>> 0) : d.f32()).toBe(v);
          else if (k === 'f64') expect(typeof v === 'bigint' ? BigInt.asUintN(64, d.i64()) : d.f64()).toBe(v);
          else expect(j === 0 ? d.a : d.b).toBe(v);
        });
        expect(d.next()).toBe(true);
        expect(d.row.name).toBe('nop');
        expect(d.next()).toBe(false);
      }
    }
  });

  it('keeps the reference page up to date', () => {
    expect(readFileSync('docs/OPCODES.md', 'latin1')).toBe(opcodesPage());
  });
});

describe('assembler and disassembler', () => {
  it.each([fibText, sieveText, lcgText, nbodyText])('are inverse', (text) => {
    const [f] = assemble(text);
    expect(assemble(disassemble(f!))).toEqual([f]);
    expect(verify(f!, { wordSize: 8 })).toEqual([]);
  });

  it('keep points, maps, objects and strange symbols', () => {
    const text = `
func "main.f[struct { a; b }]"(p)pi/16 slots=pp frame=64 out=16 fuel=9 name="main.f[...]" recover=3 closure ctx flags=runtime
  !entry 16
  !object off=32 size=16 ptrs=0,8 name="x y" type="struct { *T }"
  @4097
  new "type:[]int"+8 !live 16
  local.set 1
  @4100
  local.get 0
  nilcheck !live 16,24
  drop
  recover_point !live 24
  f64.const 0x7ff8000000000001
  drop
  br_table_free:
end`.replace('  br_table_free:\n', '  block\n    i32.const 1\n    br_table 0,0\n  end\n  local.get 1\n  i32.const -5\n  return\n');
    const [f] = assemble(text);
    expect(f!.points.map((p) => p.kind)).toEqual(['retry', 'trap', 'after']);
    expect(f!.liveMaps[f!.points[1]!.live]).toEqual([16, 24]);
    expect(verify(f!, { wordSize: 8 })).toEqual([]);
    const back = assemble(disassemble(f!))[0]!;
    expect(back).toEqual(f);
  });
});

describe('verifier', () => {
  const errors = (body: string, header = '(pl)l slots=plp'): string => verify(assemble(`func f${header}\n${body}\nend`)[0]!, { wordSize: 8 }).join('\n');
  it.each([
    ['type', 'local.get 0\nreturn', 'operand p, l wanted'],
    ['missing operand', 'i64.add\nreturn', 'operand stack is empty'],
    ['unassigned slot', 'local.get 2\ndrop\nlocal.get 1\nreturn', 'slot 2 may be unassigned'],
    ['unassigned on one path', 'local.get 0\np.isnil\nif\nlocal.get 0\nlocal.set 2\nend\nlocal.get 2\ndrop\nlocal.get 1\nreturn', 'slot 2 may be unassigned'],
    ['values across a block', 'local.get 1\nblock\nend\nreturn', 'not empty'],
    ['values across a safepoint', 'local.get 1\nnew t\ndrop\nreturn', 'not empty'],
    ['depth', 'br 3', 'branch depth 3'],
    ['fall off', 'nop', 'falls off the end'],
    ['slot', 'local.get 9\nreturn', 'no slot 9'],
    ['frame', 'frame.load.i64 200\nreturn', 'outside frame memory'],
    ['frame overlaps slots', 'frame.load.i64 16\nreturn', 'outside frame memory'],
    ['live map kind', 'new t !live 24\ndrop\nlocal.get 1\nreturn', 'no pointer slot'],
    ['live map unassigned', 'new t !live 32\ndrop\nlocal.get 1\nreturn', 'not assigned'],
    ['outgoing area', 'call g ()/32\nlocal.get 1\nreturn', 'outgoing area'],
    ['return count', 'local.get 1\nlocal.get 1\nreturn', 'not empty'],
  ])('finds: %s', (_name, body, want) => {
    expect(errors(body)).toContain(want);
  });

  it('finds safepoints in atomic functions', () => {
    expect(errors('new t\ndrop\nlocal.get 1\nreturn', '(pl)l slots=plp flags=atomic')).toContain('atomic');
    expect(errors('loop 0\nend\nlocal.get 1\nreturn', '(pl)l slots=plp flags=atomic')).toBe('');
    expect(errors('loop 1\nend\nlocal.get 1\nreturn', '(pl)l slots=plp flags=atomic')).toContain('atomic');
  });

  it('accepts assignment on both arms and in dead code', () => {
    expect(errors('local.get 0\np.isnil\nif\np.nil\nlocal.set 2\nelse\nlocal.get 0\nlocal.set 2\nend\nlocal.get 2\ndrop\nlocal.get 1\nreturn\nlocal.get 0\ni64.add')).toBe('');
  });

  it('finds missing points', () => {
    const f = assemble(fibText)[0]!;
    f.points.pop();
    expect(verify(f, { wordSize: 8 }).join()).toContain('1 points for 2');
  });
});
