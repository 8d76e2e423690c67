/**
 * What one package contributes while its functions are lowered: data symbols, string constants, static temporaries, and
 * the types whose descriptors and itabs were named.
 */
import type { Pos } from '../../base/source.js';
import { stringToBytes } from '../../base/bytes.js';
import type { DataSym, FuncCode, InlNode, PackageObject, Section } from '../../bytecode/program.js';
import type { Func, Name, PackageIR } from '../../ir/nodes.js';
import type { Package, Type } from '../../types/types.js';
import { linkString } from '../../types/link-string.js';
import { type TypeInfo, type WordSize, pointerWords, typeInfo } from '../codegen/parts.js';
import type { Quarantine } from './quarantine.js';
import type { Stays } from './stays.js';

/** How allocations of the program's own packages are placed; 'gc' follows escape analysis. */
/** What cmd/go tells the compiler: files by pattern, contents (byte strings) by file. Paths are relative to the package's directory. */
export interface EmbedConfig {
  patterns: Map<string, readonly string[]>;
  files: Map<string, string>;
}

export interface CompileCtx {
  wordSize: WordSize;
  /** Package runtime and functions under the atomic pragma must not allocate on their own: unknown means stack there. */
  unknownIsStack?: boolean;
  /** --alloc=heap: nothing of this package is on the stack (alloc.ts). */
  allHeap?: boolean;
  /** --alloc=stack: what escapes goes to quarantine (quarantine.ts). */
  quarantine?: Quarantine | null;
  /** Files that `//go:embed` names. */
  embed?: EmbedConfig | null;
  /** Gathers what stays on the stack (stays.ts). */
  stays?: Stays | null;
  /** Makes the function behind a method value (noder's methodValueFunc, bound to the compilation) and adds it to the package. */
  methodValueFunc?: ((recv: Type, name: string, mpkg: Package | null) => Name) | undefined;
}

/** A package object and the types behind the descriptor and itab symbols that it names. */
export interface CompiledPackage extends PackageObject {
  types: Map<string, Type>;
  itabs: Map<string, { type: Type; iface: Type }>;
}

/** gc's limit for a symbol (cmd/internal/obj, cutoff). */
const maxSymbolSize = 2_000_000_000;

/** A variable or literal that no object file holds; an error of the program. */
export class SymbolTooLarge extends Error {
  pos: Pos = 0;
  constructor(sym: string, size: number) {
    super(`${sym}: symbol too large (${size} bytes > ${maxSymbolSize} bytes)`);
  }
}

/** Where the linker puts a variable: at a multiple of the largest power of two, of at most 32, that it fills (cmd/link/internal/ld, symalign). */
function symalign(size: number): number {
  let align = 32;
  while (align > size && align > 1) align >>= 1;
  return align;
}

/** A data symbol under construction. */
export class DataBuilder {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  readonly relocs: DataSym['relocs'] = [];
  /** Anything but zeroes written. */
  dirty = false;

  constructor(
    readonly sym: string,
    readonly type: Type | null,
    readonly size: number,
    readonly align: number,
    readonly ws: WordSize,
  ) {
    if (size > maxSymbolSize) throw new SymbolTooLarge(sym, size);
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  int(off: number, size: number, v: bigint): void {
    this.dirty = true;
    if (size === 8) this.view.setBigInt64(off, BigInt.asIntN(64, v), true);
    else if (size === 4) this.view.setInt32(off, Number(BigInt.asIntN(32, v)), true);
    else if (size === 2) this.view.setInt16(off, Number(BigInt.asIntN(16, v)), true);
    else this.view.setInt8(off, Number(BigInt.asIntN(8, v)));
  }

  float(off: number, size: number, v: number): void {
    this.dirty = true;
    if (size === 4) this.view.setFloat32(off, v, true);
    else this.view.setFloat64(off, v, true);
  }

  word(off: number, v: number | bigint): void {
    this.int(off, this.ws, BigInt(v));
  }

  addr(off: number, sym: string, addend = 0): void {
    this.dirty = true;
    this.relocs.push({ off, sym, addend, kind: 'addr' });
  }

  raw(off: number, b: Uint8Array): void {
    this.dirty = true;
    this.bytes.set(b, off);
  }
}

export class PackageState {
  readonly ws: WordSize;
  readonly data: DataSym[] = [];
  readonly funcs: FuncCode[] = [];
  readonly types = new Map<string, Type>();
  readonly itabs = new Map<string, { type: Type; iface: Type }>();
  readonly builders = new Map<string, DataBuilder>();
  private readonly have = new Set<string>();
  private statics = 0;
  private readonly typeSyms = new WeakMap<Type, string>();
  private readonly readonlyBuilders = new Set<DataBuilder>();
  private lastType: Type | null = null;
  private lastInfo: TypeInfo | null = null;
  private priorType: Type | null = null;
  private priorInfo: TypeInfo | null = null;
  readonly unknownIsStack: boolean;
  readonly allHeap: boolean;
  readonly quarantine: Quarantine | null;
  readonly stays: Stays | null;
  readonly methodValueFunc: ((recv: Type, name: string, mpkg: Package | null) => Name) | null;
  /** Functions met while lowering that are not in the package's list (closures are). */
  readonly queue: Func[] = [];

  constructor(
    readonly ir: PackageIR,
    ctx: CompileCtx,
  ) {
    this.ws = ctx.wordSize;
    this.methodValueFunc = ctx.methodValueFunc ?? null;
    this.allHeap = ctx.allHeap ?? false;
    this.quarantine = ctx.quarantine ?? null;
    this.stays = ctx.stays ?? null;
    this.unknownIsStack = ctx.unknownIsStack ?? ir.pkg.path === 'runtime';
  }

  info(t: Type): TypeInfo {
    // One or two types are asked for several times in a row.
    if (t === this.lastType) return this.lastInfo!;
    const info = t === this.priorType ? this.priorInfo! : typeInfo(t, this.ws);
    this.priorType = this.lastType;
    this.priorInfo = this.lastInfo;
    this.lastType = t;
    this.lastInfo = info;
    return info;
  }

  // ---------------------------------------------------------------- symbols

  typeSym(t: Type): string {
    let s = this.typeSyms.get(t);
    if (s === undefined) {
      s = `type:${linkString(t)}`;
      this.typeSyms.set(t, s);
      if (!this.types.has(s)) this.types.set(s, t);
    }
    return s;
  }

  itabSym(t: Type, iface: Type): string {
    const s = `go:itab.${linkString(t)},${linkString(iface)}`;
    if (!this.itabs.has(s)) this.itabs.set(s, { type: t, iface });
    return s;
  }

  /** Function value of a function: read-only word with its code address. */
  funcval(link: string): string {
    const sym = `${link}\xc2\xb7f`;
    if (!this.have.has(sym)) {
      this.have.add(sym);
      this.data.push({ sym, section: 'rodata', size: this.ws, align: this.ws, relocs: [{ off: 0, sym: link, addend: 0, kind: 'func' }], ptrs: [], dupok: true });
    }
    return sym;
  }

  stringSym(s: string): string {
    const sym = s.length <= 80 ? `go:string.${JSON.stringify(s)}` : `go:string.#${contentHash(s)}.${s.length}`;
    if (!this.have.has(sym)) {
      this.have.add(sym);
      this.data.push({ sym, section: 'rodata', size: s.length, align: 1, bytes: stringToBytes(s), relocs: [], ptrs: [], dupok: true });
    }
    return sym;
  }

  /** A new anonymous variable: `stmp`; read-only ones hold constants. */
  newStatic(t: Type, readonly: boolean): DataBuilder {
    const info = this.info(t);
    const sym = `${this.ir.pkg.path}..stmp_${this.statics++}`;
    const b = new DataBuilder(sym, t, info.size, Math.max(1, info.align), this.ws);
    this.builders.set(sym, b);
    if (readonly) this.readonlyBuilders.add(b);
    return b;
  }

  rawStatic(bytes: string, readonly: boolean): DataBuilder {
    const sym = `${this.ir.pkg.path}..stmp_${this.statics++}`;
    const b = new DataBuilder(sym, null, bytes.length, 1, this.ws);
    b.raw(0, stringToBytes(bytes));
    this.builders.set(sym, b);
    if (readonly) this.readonlyBuilders.add(b);
    return b;
  }

  label(prefix: string): string {
    return `${this.ir.pkg.path}.${prefix}.${this.statics++}`;
  }

  addData(d: DataSym): void {
    if (d.dupok && this.have.has(d.sym)) return;
    this.have.add(d.sym);
    this.data.push(d);
  }

  /** Turns builders into data symbols. */
  finishData(): void {
    for (const b of this.builders.values()) {
      const readonly = this.readonlyBuilders.has(b);
      const section: Section = readonly ? 'rodata' : b.dirty ? 'data' : 'bss';
      const d: DataSym = { sym: b.sym, section, size: b.size, align: readonly ? b.align : Math.max(b.align, symalign(b.size)), relocs: b.relocs, ptrs: readonly || b.type === null ? [] : pointerWords(b.type, this.ws) };
      if (section !== 'bss') d.bytes = trimZeroes(b.bytes);
      if (b.type !== null) d.type = linkString(b.type);
      this.data.push(d);
    }
  }

  object(inits: string[]): CompiledPackage {
    const inl: (InlNode | undefined)[] = this.ir.inlTree.map((n) => (n === undefined ? undefined : { parent: n.parent, pos: n.pos, name: n.name, declPos: n.declPos }));
    return {
      path: this.ir.pkg.path,
      wordSize: this.ws,
      imports: this.ir.pkg.imports.map((p) => p.path),
      funcs: this.funcs,
      data: this.data,
      inlTree: inl,
      inits,
      types: this.types,
      itabs: this.itabs,
    };
  }
}

function trimZeroes(b: Uint8Array): Uint8Array {
  let n = b.length;
  while (n > 0 && b[n - 1] === 0) n--;
  return n === b.length ? b : b.slice(0, n);
}

/** 2x 32-bit FNV-1a, as hex. */
function contentHash(s: string): string {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ (c + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
