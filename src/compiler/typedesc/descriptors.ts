/**
 * Type descriptors and itabs as data symbols (gc: cmd/compile/internal/reflectdata). The layout is that of
 * src/stdlib/internal/abi/type.go: like Go's own, with every reference a full pointer and every name a Go string.
 *
 * Who emits what (so that nothing is emitted twice without being `dupok`)
 *   - a package emits `type:T` and `type:*T` of every defined, non-generic type it declares;
 *   - unnamed types, instances and their components are emitted by every package that refers to them, `dupok`;
 *   - itabs `go:itab.T,I` are emitted by whoever refers to them, `dupok`.
 *
 * Method tables name functions by link symbol; `methodFunc` gives the symbol and makes wrappers when needed. Their relocations
 * carry the method's name, so that the linker keeps only methods that can be called (gc: deadcode).
 */
import { stringToBytes } from '../../base/bytes.js';
import { funcStubMethod, funcStubSym } from '../../abi/func-stub.js';
import type { DataSym } from '../../bytecode/program.js';
import { isExported } from '../../types/object.js';
import { linkString, shortString } from '../../types/link-string.js';
import { lookupFieldOrMethod } from '../../types/lookup.js';
import { namedMethods } from '../../types/named.js';
import { newField, newPointer, newSignatureType, newSlice, newStruct, newArray } from '../../types/new-types.js';
import { comparable } from '../../types/predicates.js';
import { alignof, offsetsof, sizeof } from '../../types/sizes.js';
import type { Func, InterfaceT, Named, Package, Signature, StructT, Type } from '../../types/types.js';
import { typeSet } from '../../types/typeset.js';
import { unalias, under } from '../../types/under.js';
import { typ } from '../../types/universe.js';
import { abiOfSignature } from '../codegen/parts.js';
import { isRegularMemory } from './alg.js';
import { DataWriter } from './data-writer.js';
import { isDirectIface } from '../../ir/typ.js';
import { pointerWords, ptrDataSize } from '../codegen/parts.js';

const kindNumbers: ReadonlyMap<string, number> = new Map([
  ['bool', 1], ['int', 2], ['int8', 3], ['int16', 4], ['int32', 5], ['int64', 6],
  ['uint', 7], ['uint8', 8], ['uint16', 9], ['uint32', 10], ['uint64', 11], ['uintptr', 12],
  ['float32', 13], ['float64', 14], ['complex64', 15], ['complex128', 16],
  ['Array', 17], ['Chan', 18], ['Signature', 19], ['Interface', 20], ['Map', 21], ['Pointer', 22], ['Slice', 23],
  ['string', 24], ['Struct', 25], ['unsafe.Pointer', 26],
]);

const enum TFlag {
  Uncommon = 1,
  Named = 4,
  RegularMemory = 8,
  DirectIface = 32,
  Comparable = 64,
}

/** Arrays with more pointer words than this have no bitmap of their own. */
const maxBitmapWords = 1024;

/** A method of a type's method set: where it is declared and how it prints in tables. */
export interface MethodEntry {
  name: string;
  /** Package of an unexported method, '' for exported ones. */
  pkgPath: string;
  func: Func;
}

export interface DescriptorHost {
  wordSize: 4 | 8;
  /** The package being compiled; the universe's types are emitted by package runtime. */
  pkg: Package;
  /**
   * Link symbol of the function for method `m` of `recv`. `iface`: the receiver comes as an interface holds it (one word); else
   * as the type itself.
   */
  methodSym(recv: Type, m: MethodEntry, iface: boolean): string;
}

export function typeSym(t: Type): string {
  return `type:${linkString(t)}`;
}

export function itabSym(t: Type, iface: Type): string {
  return `go:itab.${linkString(t)},${linkString(iface)}`;
}

/** 32-bit FNV-1a of the link string: equal types have equal hashes. */
export function typeHash(t: Type): number {
  const s = linkString(t);
  let h = 0x811c9dc5;
  for (let i = 0; i < s.length; i++) {
    h ^= s.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
}

/** Methods of an interface, sorted as in tables: by name, exported first on equal names, then by package path. */
export function interfaceMethods(t: InterfaceT): MethodEntry[] {
  return sortMethods(typeSet(t).methods.map(entryOf));
}

/** The method set of a concrete type. */
export function methodSet(t: Type): MethodEntry[] {
  const seen = new Map<string, { pkg: Package | null; name: string }>();
  collectNames(t, seen, new Set(), 0);
  const out: MethodEntry[] = [];
  for (const { pkg, name } of seen.values()) {
    const r = lookupFieldOrMethod(t, false, pkg, name, false);
    // (indirect only says that a pointer was followed on the way.)
    if (r.obj !== null && r.obj.kind === 'Func') out.push(entryOf(r.obj));
  }
  return sortMethods(out);
}

function entryOf(f: Func): MethodEntry {
  return { name: f.name, pkgPath: isExported(f.name) ? '' : (f.pkg?.path ?? ''), func: f };
}

function sortMethods(list: MethodEntry[]): MethodEntry[] {
  return list.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.pkgPath < b.pkgPath ? -1 : a.pkgPath > b.pkgPath ? 1 : 0));
}

/** Names of all methods that t may have, its own and those of embedded fields. */
function collectNames(t0: Type, names: Map<string, { pkg: Package | null; name: string }>, seen: Set<Type>, depth: number): void {
  let t = unalias(t0);
  if (t.kind === 'Pointer') t = unalias(t.elem);
  if (seen.has(t) || depth > 100) return;
  seen.add(t);
  const add = (f: Func): void => {
    const pkg = isExported(f.name) ? null : f.pkg;
    names.set(pkg === null ? f.name : `${pkg.path}.${f.name}`, { pkg: f.pkg, name: f.name });
  };
  if (t.kind === 'Named') for (const f of namedMethods(t)) add(f);
  const u = under(t);
  if (u.kind === 'Struct') {
    for (const f of u.fields) if (f.embedded) collectNames(f.type!, names, seen, depth + 1);
  } else if (u.kind === 'Interface' && depth > 0) {
    for (const f of typeSet(u).methods) add(f);
  }
}

/** Emits descriptors, itabs and what they refer to, each symbol once. */
export class DescriptorEmitter {
  readonly out: DataSym[] = [];
  private readonly done = new Set<string>();
  private readonly queue: Type[] = [];

  constructor(private readonly host: DescriptorHost) {}

  /** Requests the descriptor of t and returns its symbol; call drain() at the end. */
  type(t0: Type): string {
    const t = unalias(t0);
    const sym = typeSym(t);
    if (!this.done.has(sym)) {
      this.done.add(sym);
      if (this.emittedHere(t)) this.queue.push(t);
    }
    return sym;
  }

  itab(t: Type, iface: Type): string {
    const sym = itabSym(t, iface);
    if (this.done.has(sym)) return sym;
    this.done.add(sym);
    const it = under(iface) as InterfaceT;
    const w = new DataWriter(sym, this.host.wordSize);
    w.addr(this.type(iface));
    w.addr(this.type(t));
    w.u32(typeHash(t));
    const own = methodSet(t);
    for (const m of interfaceMethods(it)) {
      const impl = own.find((o) => o.name === m.name && o.pkgPath === m.pkgPath);
      w.func(impl === undefined ? '' : this.host.methodSym(t, impl, true));
    }
    if (interfaceMethods(it).length === 0) w.word(0);
    this.out.push(w.finish('rodata', { dupok: true }));
    return sym;
  }

  /** Works until nothing is requested any more. */
  drain(): void {
    for (let t = this.queue.pop(); t !== undefined; t = this.queue.pop()) this.emit(t);
  }

  /** Defined types belong to their package; everything else goes where it is needed. */
  private emittedHere(t: Type): boolean {
    let base = t;
    if (base.kind === 'Pointer') base = unalias(base.elem);
    if (base.kind === 'Named' && base.targs.length === 0 && !base.isShape) {
      if (base.obj.pkg === null) return this.host.pkg.path === 'runtime';
      return base.obj.pkg === this.host.pkg || base.obj.pkg.path === this.host.pkg.path;
    }
    if (base.kind === 'Basic') return this.host.pkg.path === 'runtime';
    return true;
  }

  private emit(t: Type): void {
    const { wordSize } = this.host;
    const u = under(t);
    const sym = typeSym(t);
    const w = new DataWriter(sym, wordSize);
    const methods = t.kind === 'Named' || (t.kind === 'Pointer' && unalias(t.elem).kind === 'Named') || u.kind === 'Struct' || (u.kind === 'Pointer' && under(u.elem).kind === 'Struct')
      ? u.kind === 'Interface' ? [] : methodSet(t)
      : [];
    const named = t.kind === 'Named';
    const hasUncommon = named || methods.length > 0;
    let flags = 0;
    if (hasUncommon) flags |= TFlag.Uncommon;
    if (named || u.kind === 'Basic') flags |= TFlag.Named;
    const isComparable = comparable(t);
    if (isComparable && isRegularMemory(t, wordSize)) flags |= TFlag.RegularMemory;
    if (isDirectIface(t)) flags |= TFlag.DirectIface;
    if (isComparable) flags |= TFlag.Comparable;

    const ptrBytes = ptrDataSize(t, wordSize);
    w.word(sizeof(wordSize, t));
    w.word(ptrBytes);
    w.u32(typeHash(t));
    w.u8(flags);
    w.u8(alignof(wordSize, t));
    w.u8(alignof(wordSize, t));
    w.u8(kindNumbers.get(u.kind === 'Basic' ? u.basic : u.kind) ?? 0);
    w.addr(this.bitmap(t, ptrBytes));
    this.string(w, shortString(t));
    w.addr(this.wantsPtrTo(t) ? this.type(newPointer(t)) : '');
    const uncommonAt = `${sym}.uncommon`;
    w.addr(hasUncommon ? uncommonAt : '');
    this.kindPart(w, t, u);
    const desc = w.finish('rodata', { dupok: this.isDup(t) });
    if (u.kind === 'Interface') desc.ifaceMethods = interfaceMethods(u).map((m) => m.name);
    this.out.push(desc);
    if (hasUncommon) this.uncommon(uncommonAt, t, methods);
  }

  /** Types carry a link to their pointer type if that may have methods, as gc's do: reflection could not make them. */
  private wantsPtrTo(t: Type): boolean {
    return t.kind === 'Named' || (t.kind === 'Struct' && t.fields.some((f) => f.embedded) && methodSet(newPointer(t)).length > 0);
  }

  private isDup(t: Type): boolean {
    let base = t;
    if (base.kind === 'Pointer') base = unalias(base.elem);
    return !(base.kind === 'Named' && base.targs.length === 0) && base.kind !== 'Basic';
  }

  private kindPart(w: DataWriter, t: Type, u: Type): void {
    const { wordSize } = this.host;
    switch (u.kind) {
      case 'Array':
        w.addr(this.type(u.elem));
        w.addr(this.type(newSlice(u.elem)));
        w.word(u.len);
        break;
      case 'Chan':
        w.addr(this.type(u.elem));
        w.word(u.dir === 'recv' ? 1 : u.dir === 'send' ? 2 : 3);
        break;
      case 'Signature':
        this.funcPart(w, u);
        break;
      case 'Interface': {
        const ms = interfaceMethods(u);
        const pkgPath = t.kind === 'Named' ? (t.obj.pkg?.path ?? '') : (ms.find((m) => m.pkgPath !== '')?.pkgPath ?? '');
        this.string(w, pkgPath);
        const tail = this.slice(w, ms.length);
        for (const m of ms) {
          this.string(tail, m.name);
          this.string(tail, m.pkgPath);
          tail.addr(this.type(methodType(m.func)));
        }
        this.finishTail(tail);
        break;
      }
      case 'Map':
        this.mapPart(w, u.key, u.elem);
        break;
      case 'Pointer':
      case 'Slice':
        w.addr(this.type(u.elem));
        break;
      case 'Struct': {
        const offs = offsetsof(wordSize, u.fields);
        const hidden = u.fields.find((f) => !isExported(f.name));
        this.string(w, hidden?.pkg?.path ?? '');
        const tail = this.slice(w, u.fields.length);
        u.fields.forEach((f, i) => {
          this.string(tail, f.name);
          this.string(tail, isExported(f.name) ? '' : (f.pkg?.path ?? ''));
          tail.addr(this.type(f.type!));
          tail.word(offs[i]!);
          this.string(tail, u.tags[i] ?? '');
          tail.u8(f.embedded ? 1 : 0);
          tail.align(wordSize);
        });
        this.finishTail(tail);
        break;
      }
      default:
        break;
    }
  }

  private funcPart(w: DataWriter, sig: Signature): void {
    for (const list of [sig.params.vars, sig.results.vars]) {
      const tail = this.slice(w, list.length);
      for (const v of list) tail.addr(this.type(v.type!));
      this.finishTail(tail);
    }
    w.u8(sig.variadic ? 1 : 0);
    w.func(funcStubSym(abiOfSignature(sig, this.host.wordSize, 'none').sig), funcStubMethod);
  }

  private mapPart(w: DataWriter, key: Type, elem: Type): void {
    const { wordSize } = this.host;
    const m = mapLayout(key, elem, wordSize);
    w.addr(this.type(key));
    w.addr(this.type(elem));
    w.addr(this.type(m.group));
    w.word(m.groupSize);
    w.word(m.slotSize);
    w.word(m.elemOff);
    w.u32(m.flags);
    w.align(wordSize);
  }

  private uncommon(sym: string, t: Type, methods: MethodEntry[]): void {
    const w = new DataWriter(sym, this.host.wordSize);
    const named = t.kind === 'Named' ? t : null;
    const base = named ?? (t.kind === 'Pointer' && unalias(t.elem).kind === 'Named' ? (unalias(t.elem) as Named) : null);
    this.string(w, base?.obj.pkg?.path ?? '');
    this.string(w, named === null ? '' : typeName(named));
    const tail = this.slice(w, methods.length);
    for (const m of methods) {
      this.string(tail, m.name);
      this.string(tail, m.pkgPath);
      tail.addr(this.type(methodType(m.func)));
      tail.func(this.host.methodSym(t, m, true), m.name);
      tail.func(this.host.methodSym(t, m, false), m.name);
    }
    this.finishTail(tail);
    this.out.push(w.finish('rodata', { dupok: this.isDup(t) }));
  }

  /** Pointer bitmap symbol, '' when there is nothing to say or it would be too long. */
  private bitmap(t: Type, ptrBytes: number): string {
    const { wordSize } = this.host;
    const words = ptrBytes / wordSize;
    if (words === 0 || (words > maxBitmapWords && under(t).kind === 'Array')) return '';
    const bits = new Uint8Array(Math.ceil(words / 8));
    for (const off of pointerWords(t, wordSize)) bits[Math.floor(off / wordSize / 8)]! |= 1 << ((off / wordSize) % 8);
    let hex = '';
    for (const b of bits) hex += b.toString(16).padStart(2, '0');
    const sym = `runtime.gcbits.${hex}`;
    if (!this.done.has(sym)) {
      this.done.add(sym);
      this.out.push({ sym, section: 'rodata', size: bits.length, align: 1, bytes: bits, relocs: [], ptrs: [], dupok: true });
    }
    return sym;
  }

  private string(w: DataWriter, s: string): void {
    if (s === '') {
      w.addr('');
      w.word(0);
      return;
    }
    const sym = `go:name.${s}`;
    if (!this.done.has(sym)) {
      this.done.add(sym);
      const bytes = stringToBytes(s);
      this.out.push({ sym, section: 'rodata', size: bytes.length, align: 1, bytes, relocs: [], ptrs: [], dupok: true });
    }
    w.addr(sym);
    w.word(s.length);
  }

  /** Writes a slice header whose elements go to a symbol of their own; fill it, then finishTail(). */
  private slice(w: DataWriter, n: number): DataWriter {
    const sym = `${w.sym}.list${w.pos}`;
    w.addr(n > 0 ? sym : '');
    w.word(n);
    w.word(n);
    return new DataWriter(sym, this.host.wordSize);
  }

  private finishTail(tail: DataWriter): void {
    if (tail.pos > 0) this.out.push(tail.finish('rodata', { dupok: true }));
  }
}

/** A method's function type without receiver. */
function methodType(f: Func): Type {
  const sig = f.type as Signature;
  return newSignatureType(null, [], [], sig.params, sig.results, sig.variadic);
}

/** Name as reflect's Type.Name prints it: `T`, `G[int]`. */
function typeName(t: Named): string {
  const s = shortString(t);
  const open = s.indexOf('[');
  const dot = s.lastIndexOf('.', open < 0 ? s.length : open);
  return s.slice(dot + 1);
}

const mapMaxInline = 128;

/** Swiss map layout of a key and element type (gc: reflectdata/map.go). */
export function mapLayout(
  key: Type,
  elem: Type,
  wordSize: 4 | 8,
): { group: StructT; groupSize: number; slotSize: number; elemOff: number; flags: number } {
  const indirectKey = sizeof(wordSize, key) > mapMaxInline;
  const indirectElem = sizeof(wordSize, elem) > mapMaxInline;
  const kt = indirectKey ? newPointer(key) : key;
  const et = indirectElem ? newPointer(elem) : elem;
  const slot = newStruct([newField(0, null, 'key', kt, false), newField(0, null, 'elem', et, false)]);
  const group = newStruct([newField(0, null, 'ctrl', typ('uint64'), false), newField(0, null, 'slots', newArray(slot, 8), false)]);
  let flags = 0;
  if (needKeyUpdate(key)) flags |= 1;
  if (hashMightPanic(key)) flags |= 2;
  if (indirectKey) flags |= 4;
  if (indirectElem) flags |= 8;
  return {
    group,
    groupSize: sizeof(wordSize, group),
    slotSize: sizeof(wordSize, slot),
    elemOff: offsetsof(wordSize, slot.fields)[1]!,
    flags,
  };
}

function needKeyUpdate(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return u.basic.startsWith('float') || u.basic.startsWith('complex') || u.basic === 'string';
    case 'Interface':
      return true;
    case 'Array':
      return needKeyUpdate(u.elem);
    case 'Struct':
      return u.fields.some((f) => needKeyUpdate(f.type!));
    default:
      return false;
  }
}

function hashMightPanic(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Interface':
      return true;
    case 'Array':
      return hashMightPanic(u.elem);
    case 'Struct':
      return u.fields.some((f) => hashMightPanic(f.type!));
    default:
      return false;
  }
}

