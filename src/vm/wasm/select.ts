/**
 * Opcode table of the translation: what each bytecode opcode is to the scanner (operand counts, address operands) and,
 * where WebAssembly has the same instruction with the same meaning, which one. What is not here has an emitter of its own.
 */
import { type OpRow, opNumber, opTable } from '../../bytecode/opcodes.js';

/** Instructions of one byte with equal semantics in both worlds. */
const plain: Record<string, number> = {
  'i32.add': 0x6a, 'i32.sub': 0x6b, 'i32.mul': 0x6c, 'i32.div_u': 0x6e, 'i32.rem_s': 0x6f, 'i32.rem_u': 0x70, 'i32.and': 0x71, 'i32.or': 0x72, 'i32.xor': 0x73, 'i32.rotl': 0x77,
  'i32.clz': 0x67, 'i32.ctz': 0x68, 'i32.popcnt': 0x69, 'i32.eqz': 0x45, 'i32.eq': 0x46, 'i32.ne': 0x47, 'i32.lt_s': 0x48, 'i32.lt_u': 0x49, 'i32.gt_s': 0x4a, 'i32.gt_u': 0x4b,
  'i32.le_s': 0x4c, 'i32.le_u': 0x4d, 'i32.ge_s': 0x4e, 'i32.ge_u': 0x4f,
  'i64.add': 0x7c, 'i64.sub': 0x7d, 'i64.mul': 0x7e, 'i64.div_u': 0x80, 'i64.rem_s': 0x81, 'i64.rem_u': 0x82, 'i64.and': 0x83, 'i64.or': 0x84, 'i64.xor': 0x85,
  'i64.clz': 0x79, 'i64.ctz': 0x7a, 'i64.popcnt': 0x7b, 'i64.eqz': 0x50, 'i64.eq': 0x51, 'i64.ne': 0x52, 'i64.lt_s': 0x53, 'i64.lt_u': 0x54, 'i64.gt_s': 0x55, 'i64.gt_u': 0x56,
  'i64.le_s': 0x57, 'i64.le_u': 0x58, 'i64.ge_s': 0x59, 'i64.ge_u': 0x5a,
  'f32.eq': 0x5b, 'f32.ne': 0x5c, 'f32.lt': 0x5d, 'f32.gt': 0x5e, 'f32.le': 0x5f, 'f32.ge': 0x60,
  'f64.eq': 0x61, 'f64.ne': 0x62, 'f64.lt': 0x63, 'f64.gt': 0x64, 'f64.le': 0x65, 'f64.ge': 0x66,
  'f32.convert_i32_s': 0xb2, 'f32.convert_i32_u': 0xb3, 'f32.convert_i64_s': 0xb4, 'f32.convert_i64_u': 0xb5,
  'f64.convert_i32_s': 0xb7, 'f64.convert_i32_u': 0xb8, 'f64.convert_i64_s': 0xb9, 'f64.convert_i64_u': 0xba,
  'i64.extend_i32_s': 0xac, 'i64.extend_i32_u': 0xad, 'i32.extend8_s': 0xc0, 'i32.extend16_s': 0xc1, 'i32.wrap_i64': 0xa7,
  'f32.reinterpret_i32': 0xbe, 'f64.reinterpret_i64': 0xbf,
};

/** Float instructions whose result may be a NaN with other bits than the canonical one. */
const computed: Record<string, number> = {
  'f32.add': 0x92, 'f32.sub': 0x93, 'f32.mul': 0x94, 'f32.div': 0x95, 'f32.min': 0x96, 'f32.max': 0x97, 'f32.sqrt': 0x91, 'f32.ceil': 0x8d, 'f32.floor': 0x8e, 'f32.trunc': 0x8f, 'f32.nearest': 0x90,
  'f64.add': 0xa0, 'f64.sub': 0xa1, 'f64.mul': 0xa2, 'f64.div': 0xa3, 'f64.min': 0xa4, 'f64.max': 0xa5, 'f64.sqrt': 0x9f, 'f64.ceil': 0x9b, 'f64.floor': 0x9c, 'f64.trunc': 0x9d, 'f64.nearest': 0x9e,
  'f32.demote_f64': 0xb6, 'f64.promote_f32': 0xbb,
};

/** Instructions that move or look at the bits of a float: their operands have to be canonical. */
const bits: Record<string, number> = {
  'f32.neg': 0x8c, 'f32.abs': 0x8b, 'f32.copysign': 0x98, 'f64.neg': 0x9a, 'f64.abs': 0x99, 'f64.copysign': 0xa6,
  'i32.reinterpret_f32': 0xbc, 'i64.reinterpret_f64': 0xbd,
};

export const enum Family {
  Special,
  Plain,
  Computed,
  Bits,
}

export interface OpInfo {
  readonly row: OpRow;
  readonly name: string;
  readonly family: Family;
  /** WebAssembly opcode of the family's instruction. */
  readonly w: number;
  /** Operand counts; -1: depends on slot or signature. */
  readonly pops: number;
  readonly pushes: number;
  /** Types of results as letters, `w` a word. */
  readonly out: string;
  readonly safepoint: boolean;
  readonly trap: boolean;
  readonly ends: boolean;
  /** Bit k: operand k (0 is the deepest) is used as an address: its low 32 bits suffice. */
  readonly addresses: number;
  /** The same, if the result is only an address. */
  readonly chain: boolean;
}

const addressOps: Record<string, number> = { 'store.pb': 1, 'mem.copy': 3, 'mem.zero': 1, 'mem.eq': 3, 'typed.copy': 3, 'typed.zero': 1, 'call.closure': 64, 'call.code': 64 };
const chainOps = new Set(['nilcheck', 'p.addi', 'p.index', 'p.add']);

function infoOf(row: OpRow): OpInfo {
  const [inn, out] = row.pic.split('--').map((s) => s.trim().split(' ').filter(Boolean)) as [string[], string[]];
  const star = row.pic.includes('*');
  const { name } = row;
  const family = plain[name] !== undefined ? Family.Plain : computed[name] !== undefined ? Family.Computed : bits[name] !== undefined ? Family.Bits : Family.Special;
  return {
    row,
    name,
    family,
    w: plain[name] ?? computed[name] ?? bits[name] ?? 0,
    pops: star && name !== 'drop' ? -1 : inn.length,
    pushes: star && name !== 'drop' ? -1 : out.length,
    out: out.join(''),
    safepoint: row.fx.includes('S'),
    trap: row.fx.includes('T'),
    ends: row.fx.includes('E'),
    addresses: /^(load|store)\./.test(name) && name !== 'store.pb' ? 1 : (addressOps[name] ?? 0),
    chain: chainOps.has(name),
  };
}

export const opInfos: readonly OpInfo[] = opTable.map(infoOf);

export function opcode(name: string): number {
  const n = opNumber.get(name);
  if (n === undefined) throw new Error(`no opcode ${name}`);
  return n;
}
