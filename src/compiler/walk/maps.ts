/** Map operations (gc: walkIndexMap, walkAssignMapRead, walkDelete, mapKeyArg). */
import type { CallExpr, Expr, IndexExpr } from '../../ir/nodes.js';
import { under } from '../../ir/typ.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { expr, memOf, one, rtypeX } from './expr.js';
import { type MapFast, mapFast } from './map-kinds.js';
import { constantSym } from './static-data.js';
import type { RuntimeName } from './runtime-calls.js';
import type { F, MemLoc } from './state.js';

/** abi.ZeroValSize: larger elements have a zero of their own. */
export const zeroValSize = 1024;

/** The key as the runtime function wants it. */
function keyArgs(f: F, fast: MapFast, key: Expr, t: Type, assigned: boolean): X[] {
  if (fast === '') {
    const sym = constantSym(f, key);
    return [sym !== null ? m.symAddr(sym) : f.passAddr(memOf(f, key))];
  }
  const kt = under(t).kind === 'Map' ? (under(t) as { key: Type }).key : t;
  const v = expr(f, key);
  if (fast === '_faststr') return v.parts!;
  const ptr = fast === '_fast32ptr' || fast === '_fast64ptr';
  const want: m.VT = ptr && assigned ? 'p' : fast.startsWith('_fast32') ? 'i' : 'l';
  const info = f.info(kt);
  if (v.parts !== null && v.parts.length === 1 && info.parts![0]!.size === info.size) {
    const x = v.parts[0]!;
    if (x.t === want) return [x];
    if (x.t === 'p') return [m.op1('p.toword', want, x)];
  }
  // Small structs and arrays: read as one word.
  const l = f.spill(v, kt);
  const ld = want === 'i' ? 'i32' : want === 'l' ? 'i64' : 'p';
  return [l.ptr === null ? m.frameLoad(ld, want, l.slot, l.off) : m.load(ld, want, l.ptr, l.off)];
}

function elemOf(t: Type): Type {
  const u = under(t);
  if (u.kind !== 'Map') throw new Error('not a map');
  return u.elem;
}

/** Symbol of zeroes for elements that the common zero value is too small for. */
function zeroAddr(f: F, size: number): X {
  if (size <= zeroValSize) return m.symAddr('runtime.zeroVal');
  const sym = `go:zero.${size}`;
  f.pk.addData({ sym, section: 'bss', size, align: 8, relocs: [], ptrs: [], dupok: true });
  return m.symAddr(sym);
}

export function mapAccess(f: F, n: IndexExpr): MemLoc {
  const t = n.x.type!;
  const fast = mapFast(t, f.ws);
  const size = f.info(elemOf(t)).size;
  const mp = one(f, n.x);
  const key = keyArgs(f, fast, n.index, t, false);
  const rt = rtypeX(f, n.rtype, t);
  const p = size > zeroValSize ? f.rt('mapaccess1_fat', rt, mp, ...slowKey(f, fast, key, n), zeroAddr(f, size)) : f.rt(`mapaccess1${noPtr(fast)}` as RuntimeName, rt, mp, ...key);
  return f.mem(p[0]!, 0, 'heap');
}

/** Large elements are never fast (maxElemBytes < zeroValSize), so the key is an address already. */
function slowKey(f: F, fast: MapFast, key: X[], n: IndexExpr): X[] {
  if (fast !== '') f.bug(`fast map with large elements at ${n.op}`);
  return key;
}

const noPtr = (fast: MapFast): string => (fast.endsWith('ptr') ? fast.slice(0, -3) : fast);

/** v, ok := m[k]: address of the element (of zero) and whether it is there. */
export function mapAccess2(f: F, n: IndexExpr): { elem: MemLoc; ok: X } {
  const t = n.x.type!;
  const fast = mapFast(t, f.ws);
  const size = f.info(elemOf(t)).size;
  const mp = one(f, n.x);
  const key = keyArgs(f, fast, n.index, t, false);
  const rt = rtypeX(f, n.rtype, t);
  const r = size > zeroValSize ? f.rt('mapaccess2_fat', rt, mp, ...key, zeroAddr(f, size)) : f.rt(`mapaccess2${noPtr(fast)}` as RuntimeName, rt, mp, ...key);
  return { elem: f.mem(r[0]!, 0, 'heap'), ok: r[1]! };
}

export function mapAssign(f: F, n: IndexExpr): MemLoc {
  const t = n.x.type!;
  const fast = mapFast(t, f.ws);
  const mp = one(f, n.x);
  const key = keyArgs(f, fast, n.index, t, true);
  const p = f.rt(`mapassign${fast}` as RuntimeName, rtypeX(f, n.rtype, t), mp, ...key);
  return f.mem(p[0]!, 0, 'heap');
}

export function mapDelete(f: F, n: CallExpr): void {
  const t = n.args[0]!.type!;
  const fast = mapFast(t, f.ws);
  const mp = one(f, n.args[0]!);
  const key = keyArgs(f, fast, n.args[1]!, t, false);
  f.rt(`mapdelete${noPtr(fast)}` as RuntimeName, rtypeX(f, n.rtype, t), mp, ...key);
}

export function mapClear(f: F, x: Expr, rtype: Expr | null | undefined): void {
  const mp = one(f, x);
  f.rt('mapclear', rtypeX(f, rtype, x.type!), mp);
}
