/**
 * Dictionaries of generic functions and types (noder/writer.go writerDict, noder/reader.go readerDict).
 *
 * A shaped body reads what depends on its type arguments from the dictionary passed as `.dict`: method expressions of type
 * parameters, dictionaries of other instances, type descriptors, itabs, in this order. The layout belongs to the generic
 * function (or to the generic type, for all its methods) and is found while its bodies are built: as in gc an entry is made
 * at the first need, and equal means the same type *object* of the checker. Since the sections' offsets are only
 * known at the end, index literals are patched then (`finishLayout`).
 */
import type { Pos } from '../../base/source.js';
import { newIndex, newInt, newConv, newDeref } from '../../ir/build.js';
import type { Expr, Literal, Name } from '../../ir/nodes.js';
import { newPtr, tBytePtr, tUintptr } from '../../ir/typ.js';
import type { ArrayT, Func, Named, Package, Type, TypeParam } from '../../types/types.js';

export interface SubdictInfo {
  /** Generic function, or generic (or local) type. */
  func: Func | null;
  named: Named | null;
  targs: Type[];
  /** The type parameters that `targs` is written in. */
  tparams: TypeParam[];
  /** Of the generic function or type: every instance has the same. */
  layout: Layout;
}

export interface Layout {
  methodExprs: { index: number; name: string; pkg: Package | null }[];
  subdicts: SubdictInfo[];
  rtypes: { type: Type; tparams: TypeParam[] }[];
  itabs: { type: Type; iface: Type; tparams: TypeParam[] }[];
  /** Type of the dictionary; its length is set at the end. */
  arrayType: ArrayT;
  ptrType: Type;
  fixups: { lit: Literal; section: Section; index: number }[];
  nameFixups: { name: Name; index: number }[];
  finished: boolean;
}

export const enum Section {
  MethodExprs,
  Subdicts,
  RTypes,
  Itabs,
}

export function newLayout(): Layout {
  const arrayType: ArrayT = { kind: 'Array', len: 0, elem: tUintptr };
  return { methodExprs: [], subdicts: [], rtypes: [], itabs: [], arrayType, ptrType: newPtr(arrayType), fixups: [], nameFixups: [], finished: false };
}

export function methodExprIndex(l: Layout, index: number, name: string, pkg: Package | null): number {
  const i = l.methodExprs.findIndex((m) => m.index === index && m.name === name && m.pkg === pkg);
  return i >= 0 ? i : l.methodExprs.push({ index, name, pkg }) - 1;
}

export function subdictIndex(l: Layout, info: SubdictInfo): number {
  const same = (a: SubdictInfo): boolean => a.func === info.func && a.named === info.named && a.targs.length === info.targs.length && a.targs.every((t, i) => t === info.targs[i]);
  const i = l.subdicts.findIndex(same);
  return i >= 0 ? i : l.subdicts.push(info) - 1;
}

export function rtypeIndex(l: Layout, type: Type, tparams: TypeParam[]): number {
  const i = l.rtypes.findIndex((r) => r.type === type);
  return i >= 0 ? i : l.rtypes.push({ type, tparams }) - 1;
}

export function itabIndex(l: Layout, type: Type, iface: Type, tparams: TypeParam[]): number {
  const i = l.itabs.findIndex((r) => r.type === type && r.iface === iface);
  return i >= 0 ? i : l.itabs.push({ type, iface, tparams }) - 1;
}

/** The word at an entry: `.dict[i]`, a uintptr. */
export function dictWord(l: Layout, pos: Pos, dictParam: Name, section: Section, index: number): Expr {
  const lit = newInt(pos, 0);
  l.fixups.push({ lit, section, index });
  if (l.finished) patch(l);
  const n = newIndex(pos, newDeref(pos, dictParam, true), lit, tUintptr);
  n.bounded = true;
  return n;
}

/** The word as a *uint8. */
export function rttiWord(l: Layout, pos: Pos, dictParam: Name, section: Section, index: number): Expr {
  return newConv(pos, 'OCONVNOP', tBytePtr, dictWord(l, pos, dictParam, section, index));
}

function patch(l: Layout): void {
  const offsets = [0, l.methodExprs.length, l.methodExprs.length + l.subdicts.length, l.methodExprs.length + l.subdicts.length + l.rtypes.length];
  for (const f of l.fixups) f.lit.val = { kind: 'int', val: BigInt(offsets[f.section]! + f.index) };
  for (const f of l.nameFixups) f.name.dictIndex = 1 + offsets[Section.RTypes]! + f.index;
  l.arrayType.len = offsets[Section.Itabs]! + l.itabs.length;
}

/** All bodies that use the layout are built: gives the entries their places. */
export function finishLayout(l: Layout): void {
  patch(l);
  l.finished = true;
}
