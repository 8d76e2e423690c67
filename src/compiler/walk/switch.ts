/** Switches (gc: walk/switch.go): jump tables, binary search, strings by length and bytes, type switches. */
import type { CaseClause, Expr, Name, SwitchStmt, TypeSwitchGuard } from '../../ir/nodes.js';
import { newDynamicAssert, newLiteral } from '../../ir/build.js';
import { implementsIface } from './implements.js';
import { isDirectIface, isEmptyInterface, isInterface, under } from '../../ir/typ.js';
import type { ConstVal, Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { bigOf, compare, intConst, numOf } from './arith.js';
import { branch, compareExpr, stringIs } from './compare.js';
import { dynamicDotType, fromDirectWord, itabType } from './convert.js';
import { expr, parts, runInit } from './expr.js';
import { declare, nameLoc } from './names.js';
import { bin, stringVal } from './nodes.js';
import type { F, Val } from './state.js';
import { stmtList } from './stmt.js';
import { float64Val } from '../../ir/const.js';

export function switchStmt(f: F, n: SwitchStmt): void {
  if (n.tag !== null && n.tag.op === 'OTYPESW') typeSwitch(f, n, n.tag);
  else exprSwitch(f, n, n.tag);
}

/** Lays the bodies out in source order behind the tests, so that falling through is falling out of a block. */
function bodies(f: F, n: SwitchStmt, dispatch: (labels: number[], dflt: number, brk: number) => void, prologue: (c: CaseClause, i: number) => void): void {
  const brk = f.newLabel();
  f.breaks.push(brk);
  if (n.label !== null) f.labelled.set(n.label, { brk, cont: f.continues[f.continues.length - 1] ?? -1 });
  const labels = n.cases.map(() => f.newLabel());
  const d = n.cases.findIndex((c) => c.list.length === 0);
  const dflt = d >= 0 ? labels[d]! : brk;
  const nest = (i: number): void => {
    if (i < 0) {
      dispatch(labels, dflt, brk);
      return;
    }
    f.block(labels[i]!, () => nest(i - 1));
    const c = n.cases[i]!;
    prologue(c, i);
    stmtList(f, c.body);
    const last = c.body[c.body.length - 1];
    if (last === undefined || last.op !== 'OFALL') f.br(brk);
  };
  // Many cases nest deep; the recursion is one small frame each.
  f.block(brk, () => nest(n.cases.length - 1));
  f.breaks.pop();
}

// ---------------------------------------------------------------- expression switches

interface Clause {
  lo: ConstVal;
  hi: ConstVal;
  label: number;
}

function exprSwitch(f: F, n: SwitchStmt, tag: Expr | null): void {
  if (tag === null || (tag.op === 'OLITERAL' && tag.val.kind === 'bool')) {
    const sense = tag === null || (tag.op === 'OLITERAL' && tag.val.kind === 'bool' && tag.val.val);
    bodies(
      f,
      n,
      (labels, dflt) => {
        n.cases.forEach((c, i) => {
          f.pos = c.pos;
          for (const e of c.list) {
            if (isInterface(e.type!)) {
              const lit = newLiteral(e.pos, { kind: 'Basic', basic: 'bool', name: 'bool' }, { kind: 'bool', val: sense });
              runInit(f, e);
              f.brIf(compareExpr(f, bin(e.pos, 'OEQ', e, lit, lit.type!)), labels[i]!);
            } else branch(f, e, sense, labels[i]!);
          }
        });
        f.br(dflt);
      },
      () => undefined,
    );
    return;
  }
  const t = tag.type!;
  if (tag.op === 'OBYTES2STR' && n.cases.every((c) => c.list.every((e) => e.op === 'OLITERAL'))) tag.op = 'OBYTES2STRTMP';
  const v0 = f.copyVal(expr(f, tag), t);
  // The tag by a name, so that general comparisons can mention it.
  const name = f.nameFor(v0, t, tag.pos);
  const k = numOf(f, t);
  const ordered = k.kind === 'int' || k.kind === 'float' || k.kind === 'string';
  bodies(
    f,
    n,
    (labels, dflt) => {
      let run: Clause[] = [];
      const flush = (): void => {
        if (run.length > 0) search(f, t, v0.parts!, run);
        run = [];
      };
      n.cases.forEach((c, i) => {
        c.list.forEach((e, j) => {
          if (ordered && e.op === 'OLITERAL' && (e.init === undefined || e.init.length === 0)) {
            run.push({ lo: e.val, hi: e.val, label: labels[i]! });
            return;
          }
          flush();
          f.pos = c.pos;
          runInit(f, e);
          const cmp = bin(e.pos, 'OEQ', name, e, { kind: 'Basic', basic: 'bool', name: 'bool' });
          cmp.rtype = c.rtypes?.[j] ?? null;
          f.brIf(compareExpr(f, cmp), labels[i]!);
        });
      });
      flush();
      f.br(dflt);
    },
    () => undefined,
  );
}

/** Goes to the label of the clause that v is in, if any. */
function search(f: F, t: Type, v: X[], cc: Clause[]): void {
  const k = numOf(f, t);
  if (k.kind === 'string') {
    stringSwitch(f, v, cc);
    return;
  }
  if (k.kind === 'int') {
    const list = cc.map((c) => ({ lo: bigOf(c.lo), hi: bigOf(c.hi), label: c.label })).sort((a, b) => (a.lo < b.lo ? -1 : a.lo > b.lo ? 1 : 0));
    const merged: typeof list = [];
    for (const c of list) {
      const last = merged[merged.length - 1];
      if (last !== undefined && last.label === c.label && c.lo === last.hi + 1n) last.hi = c.lo;
      else merged.push({ ...c });
    }
    intSearch(f, t, v[0]!, merged);
    return;
  }
  const list = cc.map((c) => ({ x: float64Val(c.lo), c })).sort((a, b) => a.x - b.x);
  binary(
    f,
    0,
    list.length,
    (i) => compare(f, 'OLE', v[0]!, floatConst(f, t, list[i - 1]!.x), t),
    (i) => f.brIf(compare(f, 'OEQ', v[0]!, floatConst(f, t, list[i]!.x), t), list[i]!.c.label),
  );
}

const floatConst = (f: F, t: Type, x: number): X => (numOf(f, t).size === 4 ? m.f32(x) : m.f64(x));

function binary(f: F, lo: number, hi: number, less: (i: number) => X, leaf: (i: number) => void): void {
  const n = hi - lo;
  if (n < 4) {
    for (let i = lo; i < hi; i++) leaf(i);
    return;
  }
  const half = lo + (n >> 1);
  f.if(
    less(half),
    () => binary(f, lo, half, less, leaf),
    () => binary(f, half, hi, less, leaf),
  );
}

function intSearch(f: F, t: Type, x: X, cc: { lo: bigint; hi: bigint; label: number }[]): void {
  const c = (v: bigint): X => intConst(f, t, v);
  if (cc.length >= 8 && numOf(f, t).size <= f.ws) {
    const min = cc[0]!.lo;
    const max = cc[cc.length - 1]!.hi;
    const width = max - min + 1n;
    if (width <= BigInt(cc.length) * 4n) {
      const none = f.newLabel();
      const table: number[] = [];
      for (const e of cc) {
        while (BigInt(table.length) < e.lo - min) table.push(none);
        for (let v = e.lo; v <= e.hi; v++) table.push(e.label);
      }
      table.push(none);
      f.block(none, () => {
        const p = x.t === 'l' ? 'i64' : 'i32';
        const d = f.cheap(min === 0n ? x : m.op2(m.opName(p, 'sub'), x.t, x, c(min)));
        if (x.t === 'l') {
          f.brIf(m.op2('i64.ge_u', 'i', d, m.i64(width)), none);
          f.brTable(m.op1('i32.wrap_i64', 'i', d), table);
        } else f.brTable(d, table);
      });
      return;
    }
  }
  binary(
    f,
    0,
    cc.length,
    (i) => compare(f, 'OLE', x, c(cc[i - 1]!.hi), t),
    (i) => {
      const e = cc[i]!;
      if (e.lo === e.hi) f.brIf(compare(f, 'OEQ', x, c(e.lo), t), e.label);
      else f.brIf(m.op2('i32.and', 'i', compare(f, 'OGE', x, c(e.lo), t), compare(f, 'OLE', x, c(e.hi), t)), e.label);
    },
  );
}

/** First by length, then by a byte that splits the strings of that length well. */
function stringSwitch(f: F, v: X[], cc: Clause[]): void {
  const list = cc.map((c) => ({ s: c.lo.kind === 'string' ? c.lo.val : '', label: c.label }));
  if (list.length < 2) {
    for (const e of list) f.brIf(stringIs(f, v, e.s), e.label);
    return;
  }
  const byLen = new Map<number, typeof list>();
  for (const e of list.sort((a, b) => a.s.length - b.s.length || (a.s < b.s ? -1 : a.s > b.s ? 1 : 0))) {
    const l = byLen.get(e.s.length);
    if (l === undefined) byLen.set(e.s.length, [e]);
    else l.push(e);
  }
  const end = f.newLabel();
  const runs = [...byLen];
  const tInt: Type = { kind: 'Basic', basic: 'int', name: 'int' };
  f.block(end, () => {
    const labels = runs.map(() => f.newLabel());
    const nest = (i: number): void => {
      if (i < 0) {
        intSearch(
          f,
          tInt,
          v[1]!,
          runs.map(([len], k) => ({ lo: BigInt(len), hi: BigInt(len), label: labels[k]! })),
        );
        f.br(end);
        return;
      }
      f.block(labels[i]!, () => nest(i - 1));
      stringRun(f, v, runs[i]![1]);
      f.br(end);
    };
    nest(runs.length - 1);
  });
}

function stringRun(f: F, v: X[], list: { s: string; label: number }[]): void {
  if (list.length < 4) {
    for (const e of list) f.brIf(stringIs(f, v, e.s), e.label);
    return;
  }
  const n = list[0]!.s.length;
  let best = 0;
  let bestIdx = 0;
  let bestByte = 0;
  const signed = (c: number): number => (c << 24) >> 24;
  for (let idx = 0; idx < n; idx++) {
    const counts = new Int32Array(256);
    for (const e of list) counts[signed(e.s.charCodeAt(idx)) + 128]!++;
    let le = 0;
    for (let b = -128; b < 127; b++) {
      le += counts[b + 128]!;
      const score = le * (list.length - le);
      if (score > best) {
        best = score;
        bestIdx = idx;
        bestByte = b;
      }
    }
  }
  const byte = m.load('i8s', 'i', v[0]!, bestIdx);
  const small = list.filter((e) => signed(e.s.charCodeAt(bestIdx)) <= bestByte);
  const large = list.filter((e) => signed(e.s.charCodeAt(bestIdx)) > bestByte);
  f.if(
    m.op2('i32.le_s', 'i', byte, m.i32(bestByte)),
    () => stringRun(f, v, small),
    () => stringRun(f, v, large),
  );
}

// ---------------------------------------------------------------- type switches

function typeSwitch(f: F, n: SwitchStmt, guard: TypeSwitchGuard): void {
  const src = guard.x.type!;
  const empty = isEmptyInterface(src);
  const x = expr(f, guard.x).parts!.map((p) => f.snapshot(p));
  const name = f.nameFor({ parts: x, loc: null }, src, guard.pos);
  const typ = f.newReg('p');
  /** Itab found for the interface case that matched. */
  const itab = f.newReg('p');
  const dynamic = new Map<CaseClause, { v: Val; t: Type }>();
  bodies(
    f,
    n,
    (labels, dflt) => {
      const nilCase = n.cases.findIndex((c) => c.list.some((e) => e.op === 'ONIL'));
      f.brIf(m.op1('p.isnil', 'i', x[0]!), nilCase >= 0 ? labels[nilCase]! : dflt);
      f.set(typ, empty ? x[0]! : m.load('p', 'p', x[0]!, itabType(f.ws)));
      const seen: Type[] = [];
      for (const [i, c] of n.cases.entries()) {
        f.pos = c.pos;
        for (const e of c.list) {
          if (e.op === 'ONIL') continue;
          if (e.op === 'ODYNAMICTYPE') {
            const a = dynamicDotType(f, newDynamicAssert(e.pos, 'ODYNAMICDOTTYPE2', e.type, name, e.rtype, e.itab ?? null), true);
            if (c.var !== null && c.list.length === 1) {
              // The value is used behind the label; its registers are set on this path only.
              dynamic.set(c, { v: a.val, t: e.type! });
            }
            f.brIf(a.ok!, labels[i]!);
            continue;
          }
          const t = e.type!;
          // Types that an earlier interface case takes never get here.
          if (seen.some((ic) => implementsIface(t, ic))) continue;
          if (!isInterface(t)) {
            f.brIf(m.op2('p.eq', 'i', x[0]!, empty ? f.typeAddr(t) : f.itabAddr(t, src)), labels[i]!);
            continue;
          }
          seen.push(t);
          if (isEmptyInterface(t)) f.br(labels[i]!);
          else {
            f.set(itab, f.rt('assertE2I2', f.typeAddr(t), m.vreg(typ, 'p'))[0]!);
            f.brIf(f.not(m.op1('p.isnil', 'i', m.vreg(itab, 'p'))), labels[i]!);
          }
        }
      }
      f.br(dflt);
    },
    (c) => {
      const v = c.var;
      if (v === null || v.sym === '_') return;
      f.pos = c.pos;
      declare(f, v);
      f.storeVal(nameLoc(f, v), v.type!, caseValue(f, c, v, x, typ, itab, dynamic));
    },
  );
}

function caseValue(f: F, c: CaseClause, v: Name, x: X[], typ: number, itab: number, dynamic: Map<CaseClause, { v: Val; t: Type }>): Val {
  const e = c.list.length === 1 ? c.list[0]! : null;
  if (e === null || e.op === 'ONIL') return { parts: x, loc: null };
  if (e.op === 'ODYNAMICTYPE') return dynamic.get(c)!.v;
  const t = e.type!;
  if (isInterface(t)) return { parts: [m.vreg(isEmptyInterface(t) ? typ : itab, 'p'), x[1]!], loc: null };
  if (isDirectIface(t)) return fromDirectWord(f, x[1]!, t);
  void v;
  return f.loadVal(f.mem(x[1]!, 0), t);
}

export { parts, stringVal, under };
