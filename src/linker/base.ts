/**
 * A link that has been done before: what the runtime and `fmt.Println` reach, which is nearly all that a small program reaches. The image
 * builder does it once (`freeze`); links of programs that have its packages begin behind it (link.ts), as if they had found these symbols first.
 * A program linked on a base is word for word the program that the same link makes from the beginning (tests/linker/base.test.ts).
 *
 * The base's functions have the first ids and addresses that no program changes. Its data stands first in each section, so an address in it is
 * the section's start plus a constant: `PlacedBase` adds the starts, everything else is copied.
 *
 * What depends on the program is kept by name in `late`: methods that nothing in the base calls, initialisers of maps that nothing in it uses,
 * main.main.
 */
import { InternalError } from '../base/assert.js';
import type { DataSym, FuncCode, InlNode, LinkedFunc, Program, Sig, Symbols } from '../bytecode/program.js';

/** Sections in the order of their addresses. */
export const sections = ['rodata', 'data', 'bss'] as const;
type PerSection<T> = [T, T, T];

/** Where a late relocation is. */
export const enum Place {
  Relocs = 0,
  Rodata = 1,
  Data = 2,
}

/** What a late relocation becomes. */
export const enum LateKind {
  Addr = 0,
  Func = 1,
  /** The initialiser of a map: a function that does nothing, if the map is not there. */
  Weak = 2,
}

export interface LateReloc {
  sym: string;
  place: Place;
  /** Index of the relocation, or byte offset in the section. */
  at: number;
  addend: number;
  kind: LateKind;
}

/** A method that is reached once one of its name is called. */
export interface PendingMethod {
  name: string;
  sym: string;
  from: string;
}

/** The base in numbers; parallel arrays. */
export interface BaseTables {
  /** Import paths of a program's packages without which this is no base for it. */
  needs: string[];
  packages: string[];
  /** Per function, from id 1: package (-1: native, -2: made by the linker), chunk in its image, signature, address, end of its part of `relocs`. */
  pkgOf: Int32Array;
  chunkOf: Int32Array;
  sigOf: Int32Array;
  sigs: Sig[];
  addrOf: Uint32Array;
  relocEnd: Uint32Array;
  relocs: Int32Array;
  /** Which relocations are addresses in a section, less its start. */
  relocsTo: PerSection<Uint32Array>;
  /** First address behind the code. */
  codeEnd: number;
  code: Uint8Array;
  rodata: Uint8Array;
  data: Uint8Array;
  bssSize: number;
  /** Byte offsets in rodata and data of words that are addresses in a section, less its start. */
  rodataTo: PerSection<Uint32Array>;
  dataTo: PerSection<Uint32Array>;
  /** Per data symbol: section and offset in it. */
  sectionOf: Uint8Array;
  offsetOf: Uint32Array;
  /** Offsets of pointer words. */
  dataPtrs: Uint32Array;
  bssPtrs: Uint32Array;
  /** Numbers of the data symbols that are types and itabs. */
  types: Uint32Array;
  itabs: Uint32Array;
  late: LateReloc[];
  pending: PendingMethod[];
  called: string[];
  allExported: boolean;
}

/** A base as an image has it (objfile/link-base.ts): the tables, and names and code on demand. */
export interface LinkBase {
  readonly tables: BaseTables;
  /** Id of a function; 0 if it is not here. */
  funcId(sym: string): number;
  /** Number of a data symbol; -1 if it is not here. */
  dataNumber(sym: string): number;
  funcName(id: number): string;
  dataName(n: number): string;
  code(id: number): FuncCode;
  inlTree(id: number): (InlNode | undefined)[];
}

/** A linker's findings. */
export interface LinkState {
  readonly funcs: readonly (LinkedFunc | undefined)[];
  readonly funcIds: ReadonlyMap<string, number>;
  readonly dataSyms: ReadonlyMap<string, DataSym>;
  readonly pendingMethods: readonly PendingMethod[];
  readonly calledNames: ReadonlySet<string>;
  readonly allExported: boolean;
  /** Is the relocation one that does not reach its target? */
  weak(sym: string, from: string): boolean;
}

/** A base before it is written. */
export interface FrozenLink {
  tables: BaseTables;
  funcs: string[];
  data: string[];
  /** Functions made by the linker, by name. */
  made: Map<string, FuncCode>;
}

/** The base that a link has become; `program` is its layout, `chunkOf` tells where a function is in its package's image. */
export function freeze(state: LinkState, program: Program, needs: string[], chunkOf: (sym: string) => number | undefined): FrozenLink {
  const { funcIds, dataSyms } = state;
  const { map, symbols } = program;
  if (!symbols.has('runtime.zerobase')) throw new InternalError('the base has no place for objects of size 0');
  const funcs = state.funcs.slice(1).map((f) => f!);
  const starts = [map.rodata, map.data, map.bss] as const;
  const sectionAt = (addr: number): number => (addr >= map.bss ? 2 : addr >= map.data ? 1 : 0);
  const lists = (): PerSection<number[]> => [[], [], []];
  const typed = ([a, b, c]: PerSection<number[]>): PerSection<Uint32Array> => [Uint32Array.from(a), Uint32Array.from(b), Uint32Array.from(c)];
  const late: LateReloc[] = [];

  const packages = [...new Set(funcs.filter((f) => f.native === null && f.pkg !== '').map((f) => f.pkg))];
  const relocs: number[] = [];
  const relocsTo = lists();
  const made = new Map<string, FuncCode>();
  const ends: number[] = [];
  const { sigs, sigOf } = numberSigs(funcs);
  for (const f of funcs) {
    if (f.code !== null && f.pkg === '') made.set(f.sym, f.code);
    for (const r of f.code?.relocs ?? []) {
      const known = symbols.get(r.sym);
      const id = funcIds.get(r.sym);
      if (id !== undefined) {
        relocs.push(id);
      } else if (known !== undefined && dataSyms.has(r.sym)) {
        const s = sectionAt(known);
        relocsTo[s]!.push(relocs.length);
        relocs.push(known - starts[s]! + r.addend);
      } else {
        late.push({ sym: r.sym, place: Place.Relocs, at: relocs.length, addend: r.addend, kind: state.weak(r.sym, f.sym) ? LateKind.Weak : LateKind.Addr });
        relocs.push(r.addend);
      }
    }
    ends.push(relocs.length);
  }

  const sizes: PerSection<number> = [0, 0, 0];
  const data = [...dataSyms.keys()];
  const sectionOf: number[] = [];
  const offsetOf: number[] = [];
  const wordsTo = [lists(), lists()] as const;
  const ptrs: PerSection<number[]> = lists();
  const { image } = program;
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  for (const [sym, d] of dataSyms) {
    const at = symbols.get(sym)!;
    const s = sectionAt(at);
    sectionOf.push(s);
    offsetOf.push(at - starts[s]!);
    if (d.size === 0) continue;
    if (d.align > 64) throw new InternalError(`${sym} is aligned to ${d.align}`);
    const off = at - starts[s]!;
    sizes[s] = Math.max(sizes[s]!, off + d.size);
    for (const p of d.ptrs) if (s > 0) ptrs[s]!.push(off + p);
    for (const r of d.relocs) {
      const where = at - map.code + r.off;
      const target = r.kind === 'func' ? (funcIds.has(r.sym) ? -1 : undefined) : dataSyms.has(r.sym) ? symbols.get(r.sym)! : undefined;
      if (target === undefined) {
        late.push({ sym: r.sym, place: s === 0 ? Place.Rodata : Place.Data, at: off + r.off, addend: r.addend, kind: r.kind === 'func' ? LateKind.Func : LateKind.Addr });
      } else if (target >= 0) {
        const t = sectionAt(target);
        wordsTo[s as 0 | 1][t]!.push(off + r.off);
        view.setUint32(where, view.getUint32(where, true) - starts[t]!, true);
      }
    }
  }
  const numbers = (wanted: (sym: string) => boolean): Uint32Array => Uint32Array.from(data.flatMap((sym, n) => (wanted(sym) ? [n] : [])));
  const last = funcs.at(-1)!;
  const codeEnd = last.addr + codeSize(last);
  const part = (start: number, size: number): Uint8Array => image.slice(start - map.code, start - map.code + size);
  return {
    funcs: funcs.map((f) => f.sym),
    data,
    made,
    tables: {
      needs,
      packages,
      pkgOf: Int32Array.from(funcs, (f) => (f.native !== null ? -1 : f.pkg === '' ? -2 : packages.indexOf(f.pkg))),
      chunkOf: Int32Array.from(funcs, (f) => chunkOf(f.sym) ?? -1),
      sigOf,
      sigs,
      addrOf: Uint32Array.from(funcs, (f) => f.addr),
      relocEnd: Uint32Array.from(ends),
      relocs: Int32Array.from(relocs),
      relocsTo: typed(relocsTo),
      codeEnd,
      code: part(map.code, codeEnd - map.code),
      rodata: part(map.rodata, sizes[0]),
      data: part(map.data, sizes[1]),
      bssSize: sizes[2],
      rodataTo: typed(wordsTo[0]),
      dataTo: typed(wordsTo[1]),
      sectionOf: Uint8Array.from(sectionOf),
      offsetOf: Uint32Array.from(offsetOf),
      dataPtrs: Uint32Array.from(ptrs[1]),
      bssPtrs: Uint32Array.from(ptrs[2]),
      types: numbers(isType),
      itabs: numbers(isItab),
      late,
      pending: state.pendingMethods.filter((m) => !funcIds.has(m.sym) && !dataSyms.has(m.sym)),
      called: [...state.calledNames],
      allExported: state.allExported,
    },
  };
}

/** The different signatures of functions, and which one each has. */
export function numberSigs(funcs: readonly LinkedFunc[]): { sigs: Sig[]; sigOf: Int32Array } {
  const sigs: Sig[] = [];
  const numbers = new Map<string, number>();
  const sigOf = Int32Array.from(funcs, ({ sig }) => {
    const id = `${sig.params} ${sig.results} ${sig.mem}`;
    const n = numbers.get(id) ?? sigs.push(sig) - 1;
    numbers.set(id, n);
    return n;
  });
  return { sigs, sigOf };
}

/** Bytes that a function takes in the code region: its header and its code. */
export function codeSize(f: LinkedFunc): number {
  return 8 + (f.code?.code.length ?? 0);
}

/** Descriptors that reflection can find by their text. */
export function isType(sym: string): boolean {
  return sym.startsWith('type:') && !/\.(uncommon|list\d+)$/.test(sym);
}

export function isItab(sym: string): boolean {
  return sym.startsWith('go:itab.');
}

/** A base at its place in one program. */
export class PlacedBase {
  readonly funcs: LinkedFunc[] = [];
  readonly relocs: Int32Array;
  private starts: PerSection<number> = [0, 0, 0];

  constructor(readonly base: LinkBase) {
    const { tables } = base;
    this.relocs = tables.relocs.slice();
    for (let id = 1; id <= tables.addrOf.length; id++) this.funcs.push(new BaseFunc(this, id, tables.addrOf[id - 1]!, tables.pkgOf[id - 1]! === -1));
  }

  /** Fixes the starts of the sections, and with them every address. Once. */
  place(rodata: number, data: number, bss: number): void {
    this.starts = [rodata, data, bss];
    const { relocs } = this;
    this.base.tables.relocsTo.forEach((list, s) => {
      const start = this.starts[s]!;
      for (let i = 0; i < list.length; i++) relocs[list[i]!]! += start;
    });
  }

  /** Copies code and data into a program's image, which begins at `origin`. */
  copyTo(image: Uint8Array, origin: number): void {
    const { tables } = this.base;
    const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
    image.set(tables.code, 0);
    const copy = (bytes: Uint8Array, start: number, to: PerSection<Uint32Array>): void => {
      const at = start - origin;
      image.set(bytes, at);
      to.forEach((list, s) => {
        const add = this.starts[s]!;
        for (let i = 0; i < list.length; i++) {
          const w = at + list[i]!;
          view.setUint32(w, view.getUint32(w, true) + add, true);
        }
      });
    };
    copy(tables.rodata, this.starts[0], tables.rodataTo);
    copy(tables.data, this.starts[1], tables.dataTo);
  }

  /** Address of a data symbol. */
  address(n: number): number {
    const { sectionOf, offsetOf } = this.base.tables;
    return this.starts[sectionOf[n]!]! + offsetOf[n]!;
  }

  start(place: Place): number {
    return this.starts[place - 1]!;
  }

  /** Addresses of pointer words. */
  ptrs(): number[] {
    const { dataPtrs, bssPtrs } = this.base.tables;
    const out: number[] = [];
    for (let i = 0; i < dataPtrs.length; i++) out.push(this.starts[1] + dataPtrs[i]!);
    for (let i = 0; i < bssPtrs.length; i++) out.push(this.starts[2] + bssPtrs[i]!);
    return out;
  }

  itabs(): number[] {
    return Array.from(this.base.tables.itabs, (n) => this.address(n));
  }
}

/** A function of a base. Most are never entered nor asked for their name. */
class BaseFunc implements LinkedFunc {
  private decoded: FuncCode | null = null;
  private targets: Int32Array | null = null;

  constructor(
    private readonly placed: PlacedBase,
    readonly id: number,
    readonly addr: number,
    private readonly isNative: boolean,
  ) {}

  get sym(): string {
    return this.placed.base.funcName(this.id);
  }

  get native(): string | null {
    return this.isNative ? this.sym : null;
  }

  get code(): FuncCode | null {
    if (this.isNative) return null;
    this.decoded ??= this.placed.base.code(this.id);
    return this.decoded;
  }

  get relocs(): Int32Array {
    const { relocEnd } = this.placed.base.tables;
    this.targets ??= this.placed.relocs.subarray(this.id === 1 ? 0 : relocEnd[this.id - 2]!, relocEnd[this.id - 1]!);
    return this.targets;
  }

  get sig(): Sig {
    const { sigs, sigOf } = this.placed.base.tables;
    return sigs[sigOf[this.id - 1]!]!;
  }

  get pkg(): string {
    const { packages, pkgOf } = this.placed.base.tables;
    return packages[pkgOf[this.id - 1]!] ?? '';
  }

  get inlTree(): (InlNode | undefined)[] {
    return this.pkg === '' ? [] : this.placed.base.inlTree(this.id);
  }
}

/** Addresses of data symbols: the base's, then the program's own. */
export class LinkedSymbols implements Symbols {
  constructor(
    readonly own: ReadonlyMap<string, number>,
    readonly placed: PlacedBase | null,
  ) {}

  get(sym: string): number | undefined {
    const addr = this.own.get(sym);
    if (addr !== undefined || this.placed === null) return addr;
    const n = this.placed.base.dataNumber(sym);
    return n < 0 ? undefined : this.placed.address(n);
  }

  has(sym: string): boolean {
    return this.get(sym) !== undefined;
  }

  *[Symbol.iterator](): Iterator<[string, number]> {
    const { placed } = this;
    if (placed !== null) for (let n = 0; n < placed.base.tables.offsetOf.length; n++) yield [placed.base.dataName(n), placed.address(n)];
    yield* this.own;
  }
}
