/**
 * Which internal instruction a bytecode instruction becomes: tables for the regular families. `rr` takes two registers, `ri` a
 * register and a constant (two-word constants must be sign extensions of one word).
 */
import { I } from './isa.js';
import { RareOp } from './rare.js';
import type { ValType } from '../../bytecode/program.js';

export interface Binary {
  t: ValType;
  rr: I;
  /** -1: none. */
  ri: number;
  commutes: boolean;
  /** Type of the right operand when it differs. */
  rt?: ValType;
  /** RareOp instead of rr. */
  rare?: number;
  /** Result type when it differs. */
  result?: ValType;
}

export interface Unary {
  from: ValType;
  to: ValType;
  op: I;
  rare?: number;
}

const bin = (t: ValType, rr: I, ri: number, commutes: boolean, rt?: ValType): Binary => (rt === undefined ? { t, rr, ri, commutes } : { t, rr, ri, commutes, rt });
const rareBin = (t: ValType, rare: RareOp, rt: ValType = t, result: ValType = t): Binary => ({ t, rr: I.Rare, ri: -1, commutes: false, rt, rare, result });
const un = (from: ValType, to: ValType, op: I): Unary => ({ from, to, op });
const rareUn = (from: ValType, to: ValType, rare: RareOp): Unary => ({ from, to, op: I.Rare, rare });

export const binaries: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ['i64.add', bin('l', I.AddL, I.AddLI, true)],
  ['i64.sub', bin('l', I.SubL, -1, false)],
  ['i64.mul', bin('l', I.MulL, I.MulLI, true)],
  ['i64.and', bin('l', I.AndL, I.AndLI, true)],
  ['i64.or', bin('l', I.OrL, I.OrLI, true)],
  ['i64.xor', bin('l', I.XorL, I.XorLI, true)],
  ['i64.shl', bin('l', I.ShlL, I.ShlLI, false, 'i')],
  ['i64.shr_s', bin('l', I.ShrSL, I.ShrSLI, false, 'i')],
  ['i64.shr_u', bin('l', I.ShrUL, I.ShrULI, false, 'i')],
  ['i64.rotl', rareBin('l', RareOp.RotlL, 'i')],
  ['i64.div_s', bin('l', I.DivSL, -1, false)],
  ['i64.rem_s', bin('l', I.RemSL, -1, false)],
  ['i64.div_u', rareBin('l', RareOp.DivUL)],
  ['i64.rem_u', rareBin('l', RareOp.RemUL)],
  ['i64.mulhi_u', rareBin('l', RareOp.MulHiUL)],
  ['i32.add', bin('i', I.AddI, I.AddII, true)],
  ['i32.sub', bin('i', I.SubI, -1, false)],
  ['i32.mul', bin('i', I.MulI, I.MulII, true)],
  ['i32.and', bin('i', I.AndI, I.AndII, true)],
  ['i32.or', bin('i', I.OrI, I.OrII, true)],
  ['i32.xor', bin('i', I.XorI, I.XorII, true)],
  ['i32.shl', bin('i', I.ShlI, I.ShlII, false)],
  ['i32.shr_s', bin('i', I.ShrSI, I.ShrSII, false)],
  ['i32.shr_u', bin('i', I.ShrUI, I.ShrUII, false)],
  ['i32.rotl', rareBin('i', RareOp.RotlI)],
  ['i32.div_s', bin('i', I.DivSI, -1, false)],
  ['i32.rem_s', bin('i', I.RemSI, -1, false)],
  ['i32.div_u', bin('i', I.DivUI, -1, false)],
  ['i32.rem_u', bin('i', I.RemUI, -1, false)],
  ['f64.add', bin('d', I.AddD, -1, true)],
  ['f64.sub', bin('d', I.SubD, -1, false)],
  ['f64.mul', bin('d', I.MulD, -1, true)],
  ['f64.div', bin('d', I.DivD, -1, false)],
  ['f64.min', rareBin('d', RareOp.MinD)],
  ['f64.max', rareBin('d', RareOp.MaxD)],
  ['f64.copysign', rareBin('d', RareOp.CopysignD)],
  ['f32.add', rareBin('f', RareOp.AddF)],
  ['f32.sub', rareBin('f', RareOp.SubF)],
  ['f32.mul', rareBin('f', RareOp.MulF)],
  ['f32.div', rareBin('f', RareOp.DivF)],
  ['f32.min', rareBin('f', RareOp.MinF)],
  ['f32.max', rareBin('f', RareOp.MaxF)],
  ['f32.copysign', rareBin('f', RareOp.CopysignF)],
  ['f32.eq', rareBin('f', RareOp.EqF, 'f', 'i')],
  ['f32.ne', rareBin('f', RareOp.NeF, 'f', 'i')],
  ['f32.lt', rareBin('f', RareOp.LtF, 'f', 'i')],
  ['f32.le', rareBin('f', RareOp.LeF, 'f', 'i')],
  ['f32.gt', rareBin('f', RareOp.GtF, 'f', 'i')],
  ['f32.ge', rareBin('f', RareOp.GeF, 'f', 'i')],
]);

export const unaries: ReadonlyMap<string, Unary> = new Map<string, Unary>([
  ['i64.clz', rareUn('l', 'l', RareOp.ClzL)],
  ['i64.ctz', rareUn('l', 'l', RareOp.CtzL)],
  ['i64.popcnt', rareUn('l', 'l', RareOp.PopcntL)],
  ['i64.bswap', rareUn('l', 'l', RareOp.BswapL)],
  ['i32.clz', rareUn('i', 'i', RareOp.ClzI)],
  ['i32.ctz', rareUn('i', 'i', RareOp.CtzI)],
  ['i32.popcnt', rareUn('i', 'i', RareOp.PopcntI)],
  ['i32.bswap', rareUn('i', 'i', RareOp.BswapI)],
  ['i32.extend8_s', un('i', 'i', I.Ext8S)],
  ['i32.extend16_s', un('i', 'i', I.Ext16S)],
  ['f64.neg', un('d', 'd', I.NegD)],
  ['f64.sqrt', un('d', 'd', I.SqrtD)],
  ['f64.abs', rareUn('d', 'd', RareOp.AbsD)],
  ['f64.floor', rareUn('d', 'd', RareOp.FloorD)],
  ['f64.ceil', rareUn('d', 'd', RareOp.CeilD)],
  ['f64.trunc', rareUn('d', 'd', RareOp.TruncD)],
  ['f64.nearest', rareUn('d', 'd', RareOp.NearestD)],
  ['f32.neg', rareUn('f', 'f', RareOp.NegF)],
  ['f32.sqrt', rareUn('f', 'f', RareOp.SqrtF)],
  ['f32.abs', rareUn('f', 'f', RareOp.AbsF)],
  ['f32.floor', rareUn('f', 'f', RareOp.FloorF)],
  ['f32.ceil', rareUn('f', 'f', RareOp.CeilF)],
  ['f32.trunc', rareUn('f', 'f', RareOp.TruncF)],
  ['f32.nearest', rareUn('f', 'f', RareOp.NearestF)],
  ['i64.extend_i32_s', un('i', 'l', I.SxL)],
  ['i64.extend_i32_u', un('i', 'l', I.MovZ2)],
  ['i32.trunc_f64_s', rareUn('d', 'i', RareOp.CvtDToI)],
  ['i64.trunc_f64_u', rareUn('d', 'l', RareOp.CvtDToUL)],
  ['f32.convert_i32_s', rareUn('i', 'f', RareOp.CvtIToF)],
  ['f32.convert_i32_u', rareUn('i', 'f', RareOp.CvtUIToF)],
  ['f32.convert_i64_s', rareUn('l', 'f', RareOp.CvtLToF)],
  ['f32.convert_i64_u', rareUn('l', 'f', RareOp.CvtULToF)],
  ['f64.convert_i32_s', un('i', 'd', I.CvtIToD)],
  ['f64.convert_i32_u', rareUn('i', 'd', RareOp.CvtUIToD)],
  ['f64.convert_i64_s', un('l', 'd', I.CvtLToD)],
  ['f64.convert_i64_u', rareUn('l', 'd', RareOp.CvtULToD)],
  ['f32.demote_f64', rareUn('d', 'f', RareOp.Demote)],
  ['f64.promote_f32', rareUn('f', 'd', RareOp.Promote)],
  ['shcount.l', rareUn('l', 'i', RareOp.ShCountL)],
]);

/** A comparison: branch opcode on (a, b), or on (b, a) when swapped; `imm` with a constant on the right, or +1 on it. */
export interface Compare {
  t: 'i' | 'l' | 'd';
  rr: I;
  swap: boolean;
  /** Opcode with a constant right operand, -1: none. */
  ri: number;
  /** The constant has to be incremented (x <= c is x < c+1). */
  inc: boolean;
}

const cmp = (t: 'i' | 'l' | 'd', rr: I, swap: boolean, ri: number, inc: boolean): Compare => ({ t, rr, swap, ri, inc });

export const compares: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ['i64.eq', cmp('l', I.BrEqL, false, I.BrEqLI, false)],
  ['i64.ne', cmp('l', I.BrNeL, false, I.BrNeLI, false)],
  ['i64.lt_s', cmp('l', I.BrLtL, false, I.BrLtLI, false)],
  ['i64.ge_s', cmp('l', I.BrGeL, false, I.BrGeLI, false)],
  ['i64.lt_u', cmp('l', I.BrLtUL, false, I.BrLtULI, false)],
  ['i64.ge_u', cmp('l', I.BrGeUL, false, I.BrGeULI, false)],
  ['i64.gt_s', cmp('l', I.BrLtL, true, I.BrGeLI, true)],
  ['i64.le_s', cmp('l', I.BrGeL, true, I.BrLtLI, true)],
  ['i64.gt_u', cmp('l', I.BrLtUL, true, I.BrGeULI, true)],
  ['i64.le_u', cmp('l', I.BrGeUL, true, I.BrLtULI, true)],
  ['i32.eq', cmp('i', I.BrEqI, false, I.BrEqII, false)],
  ['i32.ne', cmp('i', I.BrNeI, false, I.BrNeII, false)],
  ['i32.lt_s', cmp('i', I.BrLtI, false, I.BrLtII, false)],
  ['i32.ge_s', cmp('i', I.BrGeI, false, I.BrGeII, false)],
  ['i32.lt_u', cmp('i', I.BrLtUI, false, I.BrLtUII, false)],
  ['i32.ge_u', cmp('i', I.BrGeUI, false, I.BrGeUII, false)],
  ['i32.gt_s', cmp('i', I.BrLtI, true, I.BrGeII, true)],
  ['i32.le_s', cmp('i', I.BrGeI, true, I.BrLtII, true)],
  ['i32.gt_u', cmp('i', I.BrLtUI, true, I.BrGeUII, true)],
  ['i32.le_u', cmp('i', I.BrGeUI, true, I.BrLtUII, true)],
  ['f64.eq', cmp('d', I.BrEqD, false, -1, false)],
  ['f64.ne', cmp('d', I.BrNeD, false, -1, false)],
  ['f64.lt', cmp('d', I.BrLtD, false, -1, false)],
  ['f64.le', cmp('d', I.BrLeD, false, -1, false)],
  ['f64.gt', cmp('d', I.BrLtD, true, -1, false)],
  ['f64.ge', cmp('d', I.BrLeD, true, -1, false)],
]);

/** Back edge that repeats a loop's first branch under the negated condition; by the branch's own opcode. */
export const backEdges: ReadonlyMap<number, I> = new Map<number, I>([
  [I.BrEqL, I.LoopNeL],
  [I.BrGeL, I.LoopLtL],
  [I.BrLtL, I.LoopGeL],
  [I.BrEqLI, I.LoopNeLI],
  [I.BrGeLI, I.LoopLtLI],
  [I.BrLtLI, I.LoopGeLI],
  [I.BrGeI, I.LoopLtI],
  [I.BrLtI, I.LoopGeI],
  [I.BrGeII, I.LoopLtII],
  [I.BrLtII, I.LoopGeII],
]);

/** The same with an increment of a register just before. */
export const incBackEdges: ReadonlyMap<number, I> = new Map<number, I>([
  [I.LoopLtL, I.IncLoopLtL],
  [I.LoopLtLI, I.IncLoopLtLI],
  [I.LoopLtI, I.IncLoopLtI],
  [I.LoopLtII, I.IncLoopLtII],
]);
