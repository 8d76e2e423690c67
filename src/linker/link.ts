/**
 * The linker: package objects to one program with addresses (gc: cmd/link/internal/ld, deadcode.go and data.go).
 *
 * 1. Reachability. From the entry, package initialisers and the runtime's roots, follow relocations. Method tables hold
 *    relocations with a method name; these are followed only once a method of that name can be called through an interface
 *    type whose descriptor or itab is reachable, or through reflection (then: every exported one). The work list is a
 *    queue, so the order depends on the program alone.
 *    An initialiser's call of map.init.N does not make it reachable, the map does; otherwise the call goes to a function that does
 *    nothing (gc: deadcode of global map variables).
 * 2. Function ids in order of discovery, from 1. Addresses: a null page, code (per function a u32 function id and its
 *    bytecode), rodata, data, bss.
 * 3. Relocations are written into the image; code keeps its relocation operands, which index LinkedFunc.relocs.
 *
 * A link may begin with a base (base.ts), which is what steps 1 to 3 would make of the symbols reached first.
 *
 * INVARIANTS
 *   - A symbol is defined once, or every definition is dupok and the first one wins.
 *   - Nothing unreachable gets an address.
 */
import { funcStubMethod } from '../abi/func-stub.js';
import { InternalError } from '../base/assert.js';
import type { DataSym, FuncCode, InlNode, LinkedFunc, Program, Section, Sig } from '../bytecode/program.js';
import { codeSize, type FrozenLink, freeze, isItab, isType, LateKind, type LinkBase, LinkedSymbols, type LinkState, type PendingMethod, Place, PlacedBase } from './base.js';

/** A function as a source gives it; the inline tree may be decoded when it is read. */
export interface FuncDef {
  code: FuncCode;
  pkg: string;
  /** Its chunk in the package's image. */
  chunk?: number;
  readonly inlTree: (InlNode | undefined)[];
}

/** Where the linker finds definitions. Implementations decode lazily. */
export interface SymbolSource {
  func(sym: string): FuncDef | undefined;
  data(sym: string): DataSym | undefined;
  /** Is the symbol a function of the machine? */
  isNative(sym: string): boolean;
}

export interface LinkInput {
  wordSize: 4 | 8;
  source: SymbolSource;
  /** Function that the first goroutine runs. */
  entry: string;
  /** Init functions of all packages in order of dependency. */
  inits: string[];
  /** Functions that the machine calls by name (panics and the like). */
  roots: string[];
  files: Program['files'];
  /** What has been linked before. */
  base?: LinkBase | null;
}

export interface LinkResult {
  program: Program;
  /** Undefined symbols with one user each. */
  undefinedSyms: { sym: string; from: string }[];
}

export const codeBase = 0x10000;

/** Symbols made by the linker itself: tables that Go code reads. */
export const initTasksSym = 'runtime..inittasks';
export const typeLinksSym = 'runtime..typelinks';

/** Called instead of the initialisers of unreachable maps. */
const noMapInit = 'runtime.mapinitnoop';
const mapInit = /\.map\.init\.\d+$/;

class Linker implements LinkState {
  readonly funcs: (LinkedFunc | undefined)[] = [undefined];
  readonly funcIds = new Map<string, number>();
  readonly dataSyms = new Map<string, DataSym>();
  readonly undefinedSyms: { sym: string; from: string }[] = [];
  private readonly missing = new Set<string>();
  private readonly queue: (() => void)[] = [];
  readonly pendingMethods: PendingMethod[] = [];
  readonly calledNames: Set<string>;
  allExported = false;
  private readonly placed: PlacedBase | null = null;

  constructor(private readonly input: LinkInput) {
    const { base } = input;
    this.calledNames = new Set(base?.tables.called);
    if (base === undefined || base === null) return;
    this.placed = new PlacedBase(base);
    this.funcs.push(...this.placed.funcs);
    this.pendingMethods.push(...base.tables.pending);
    this.allExported = base.tables.allExported;
  }

  /** The link of a program that has found `first` before everything else: the base's roots, to which a base would be equal. */
  run(first: readonly string[]): LinkResult {
    const { input } = this;
    this.find(first);
    // What the base refers to but has not: pending methods and maps' initialisers are not reached that way.
    const pending = new Set(this.pendingMethods.map((m) => m.sym));
    for (const l of this.placed?.base.tables.late ?? []) if (l.kind !== LateKind.Weak && !pending.has(l.sym)) this.reach(l.sym, 'the library');
    this.find([input.entry, ...input.inits, ...input.roots]);
    this.addTables();
    this.drain();
    return { program: this.layout(), undefinedSyms: this.undefinedSyms };
  }

  /** The base that `first` makes. */
  freeze(first: readonly string[], needs: string[]): FrozenLink {
    this.find(first);
    return freeze(this, this.layout(), needs, (sym) => this.input.source.func(sym)?.chunk);
  }

  private find(roots: readonly string[]): void {
    for (const sym of roots) this.reach(sym, 'the program');
    this.drain();
  }

  private idOf(sym: string): number | undefined {
    const known = this.funcIds.get(sym);
    if (known !== undefined || this.placed === null) return known;
    const id = this.placed.base.funcId(sym);
    if (id === 0) return undefined;
    this.funcIds.set(sym, id);
    return id;
  }

  private drain(): void {
    for (;;) {
      for (let i = 0; i < this.queue.length; i++) this.queue[i]!();
      this.queue.length = 0;
      const rest: PendingMethod[] = [];
      for (const m of this.pendingMethods) {
        if (this.calledNames.has(m.name) || (this.allExported && isExportedName(m.name))) this.reach(m.sym, m.from);
        else rest.push(m);
      }
      const progress = rest.length < this.pendingMethods.length;
      this.pendingMethods.length = 0;
      this.pendingMethods.push(...rest);
      if (!progress && this.queue.length === 0) return;
    }
  }

  /** Marks a symbol reachable. */
  private reach(sym: string, from: string): void {
    if (this.funcIds.has(sym) || this.dataSyms.has(sym) || this.missing.has(sym)) return;
    if (this.placed !== null && (this.idOf(sym) !== undefined || this.placed.base.dataNumber(sym) >= 0)) return;
    if (sym === initTasksSym || sym === typeLinksSym) return;
    const { source } = this.input;
    const fn = source.func(sym);
    if (fn !== undefined) {
      this.addFunc(sym, fn.code, null, fn.code.sig, fn.pkg, fn);
      return;
    }
    const d = source.data(sym);
    if (d !== undefined) {
      this.dataSyms.set(sym, d);
      this.queue.push(() => this.scanData(d));
      return;
    }
    if (source.isNative(sym)) {
      this.addFunc(sym, null, sym, { params: '', results: '', mem: 0 }, '', { inlTree: [] });
      return;
    }
    const value = functionValueOf(sym);
    if (value !== null && (source.func(value) !== undefined || source.isNative(value))) {
      const word = this.input.wordSize;
      const made: DataSym = {
        sym,
        section: 'rodata',
        size: word,
        align: word,
        bytes: new Uint8Array(word),
        relocs: [{ off: 0, sym: value, addend: 0, kind: 'func' }],
        ptrs: [],
      };
      this.dataSyms.set(sym, made);
      this.queue.push(() => this.scanData(made));
      return;
    }
    this.missing.add(sym);
    this.undefinedSyms.push({ sym, from });
  }

  private addFunc(sym: string, code: FuncCode | null, native: string | null, sig: Sig, pkg: string, home: Pick<FuncDef, 'inlTree'>): void {
    const id = this.funcs.length;
    this.funcIds.set(sym, id);
    const relocs = new Int32Array(code === null ? 0 : code.relocs.length);
    this.funcs.push({
      id,
      code,
      native,
      sym,
      addr: 0,
      relocs,
      sig,
      get inlTree() {
        return home.inlTree;
      },
      pkg,
    });
    if (code === null) return;
    if (sym === 'reflect.MakeFunc') this.calledNames.add(funcStubMethod);
    if (sym === 'reflect.Value.Method' || sym === 'reflect.Value.MethodByName' || sym === 'reflect.(*rtype).Method' || sym === 'reflect.(*rtype).MethodByName') {
      this.allExported = true;
      this.calledNames.add(funcStubMethod);
    }
    this.queue.push(() => {
      for (const r of code.relocs) this.reach(this.weak(r.sym, sym) ? noMapInit : r.sym, sym);
    });
  }

  weak(sym: string, from: string): boolean {
    return from.endsWith('.init') && mapInit.test(sym);
  }

  private scanData(d: DataSym): void {
    if (d.init !== undefined) this.reach(d.init, d.sym);
    for (const r of d.relocs) {
      if (r.method !== undefined) this.pendingMethods.push({ name: r.method, sym: r.sym, from: d.sym });
      else this.reach(r.sym, d.sym);
    }
    if (d.ifaceMethods !== undefined) for (const name of d.ifaceMethods) this.calledNames.add(name);
  }

  /** Tables whose contents are known only now. */
  private addTables(): void {
    const word = this.input.wordSize;
    const table = (sym: string, syms: readonly string[], kind: 'addr' | 'func'): DataSym => {
      const bytes = new Uint8Array((syms.length + 1) * word);
      new DataView(bytes.buffer).setUint32(0, syms.length, true);
      return {
        sym,
        section: 'rodata',
        size: bytes.length,
        align: word,
        bytes,
        relocs: syms.map((s, i) => ({ off: (i + 1) * word, sym: s, addend: 0, kind })),
        ptrs: [],
      };
    };
    this.dataSyms.set(initTasksSym, table(initTasksSym, this.input.inits, 'func'));
    const base = this.placed?.base;
    const types = [...Array.from(base?.tables.types ?? [], (n) => base!.dataName(n)), ...[...this.dataSyms.keys()].filter(isType)];
    this.dataSyms.set(typeLinksSym, table(typeLinksSym, types, 'addr'));
  }

  private layout(): Program {
    const { wordSize, entry, inits, files } = this.input;
    const { placed } = this;
    const base = placed?.base.tables;
    const own = this.funcs.slice(1 + (placed?.funcs.length ?? 0)).map((f) => f!);
    let addr = base?.codeEnd ?? codeBase;
    for (const f of own) {
      addr = roundUp(addr, 16);
      f.addr = addr;
      addr += codeSize(f);
    }
    const addrs = new Map<string, number>();
    const empty: string[] = [];
    const place = (section: Section, before: number): number => {
      addr = roundUp(addr, 64);
      const start = addr;
      addr += before;
      for (const [sym, d] of this.dataSyms) {
        if (d.section !== section) continue;
        // All objects of size 0 have one address (gc: cmd/link/internal/ld, dodata).
        if (d.size === 0) {
          empty.push(sym);
          continue;
        }
        addr = roundUp(addr, Math.max(1, d.align));
        addrs.set(sym, addr);
        addr += d.size;
      }
      return start;
    };
    const rodata = place('rodata', base?.rodata.length ?? 0);
    const data = place('data', base?.data.length ?? 0);
    const bss = place('bss', base?.bssSize ?? 0);
    placed?.place(rodata, data, bss);
    const symbols = new LinkedSymbols(addrs, placed);
    const zero = symbols.get('runtime.zerobase') ?? data;
    for (const sym of empty) addrs.set(sym, zero);
    const end = roundUp(addr, 8192);

    const image = new Uint8Array(bss - codeBase);
    const view = new DataView(image.buffer);
    placed?.copyTo(image, codeBase);
    const id = (sym: string): number => this.idOf(sym) ?? 0;
    for (const f of own) {
      view.setUint32(f.addr - codeBase, f.id, true);
      if (f.code === null) continue;
      image.set(f.code.code, f.addr - codeBase + 8);
      f.code.relocs.forEach((r, i) => {
        f.relocs[i] = this.idOf(r.sym) ?? (this.weak(r.sym, f.sym) ? id(noMapInit) : (symbols.get(r.sym) ?? 0) + r.addend);
      });
    }
    for (const l of base?.late ?? []) {
      if (l.place === Place.Relocs) placed!.relocs[l.at] = this.idOf(l.sym) ?? (l.kind === LateKind.Weak ? id(noMapInit) : (symbols.get(l.sym) ?? 0) + l.addend);
      else this.writeReloc(view, placed!.start(l.place) - codeBase, { off: l.at, sym: l.sym, addend: l.addend, kind: l.kind === LateKind.Func ? 'func' : 'addr' }, symbols);
    }
    const roots: number[] = placed?.ptrs() ?? [];
    for (const [sym, d] of this.dataSyms) {
      const at = addrs.get(sym)!;
      if (d.section !== 'bss') {
        if (d.bytes !== undefined && d.size > 0) image.set(d.bytes.length > d.size ? d.bytes.subarray(0, d.size) : d.bytes, at - codeBase);
        for (const r of d.relocs) this.writeReloc(view, at - codeBase, r, symbols);
      } else if (d.relocs.length > 0) {
        throw new InternalError(`bss symbol ${sym} has relocations`);
      }
      if (d.section !== 'rodata') for (const p of d.ptrs) roots.push(at + p);
    }
    return {
      wordSize,
      funcs: this.funcs,
      map: { code: codeBase, rodata, data, bss, end },
      image,
      rootPtrs: Uint32Array.from(roots).sort(),
      symbols,
      itabs: [...(placed?.itabs() ?? []), ...[...this.dataSyms.keys()].filter(isItab).map((sym) => addrs.get(sym)!)],
      funcNamed: (sym) => this.funcs[id(sym)],
      entry: id(entry),
      inits: inits.map(id),
      godebug: '',
      files,
    };
  }

  private writeReloc(view: DataView, base: number, r: DataSym['relocs'][number], symbols: LinkedSymbols): void {
    let value = 0;
    if (r.kind === 'func') {
      const fid = this.idOf(r.sym);
      value = fid === undefined ? 0 : this.funcs[fid]!.addr;
    } else {
      const at = symbols.get(r.sym);
      value = at === undefined ? 0 : at + r.addend;
    }
    view.setUint32(base + r.off, value, true);
    if (this.input.wordSize === 8) view.setUint32(base + r.off + 4, 0, true);
  }
}

/** `f·f` is the function value of f (the middle dot in UTF-8 bytes). */
export function functionValueOf(sym: string): string | null {
  return sym.endsWith('\xc2\xb7f') ? sym.slice(0, -3) : null;
}

function isExportedName(name: string): boolean {
  const c = name.charCodeAt(0);
  return (c >= 65 && c <= 90) || c >= 128;
}

function roundUp(n: number, align: number): number {
  return Math.ceil(n / align) * align;
}

/** `first` (tests): what a base would have been made from. */
export function link(input: LinkInput, first: readonly string[] = []): LinkResult {
  return new Linker(input).run(first);
}

/** Links what the roots reach, to begin other links with. `needs`: the packages without which that makes no sense. */
export function linkBase(input: Pick<LinkInput, 'wordSize' | 'source'>, roots: readonly string[], needs: string[]): FrozenLink {
  return new Linker({ ...input, entry: '', inits: [], roots: [], files: [] }).freeze(roots, needs);
}
