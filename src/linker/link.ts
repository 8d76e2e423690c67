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
 * INVARIANTS
 *   - A symbol is defined once, or every definition is dupok and the first one wins.
 *   - Nothing unreachable gets an address.
 */
import { funcStubMethod } from '../abi/func-stub.js';
import { InternalError } from '../base/assert.js';
import type { DataSym, FuncCode, InlNode, LinkedFunc, Program, Section, Sig } from '../bytecode/program.js';

/** A function as a source gives it; the inline tree may be decoded when it is read. */
export interface FuncDef {
  code: FuncCode;
  pkg: string;
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
}

export interface LinkResult {
  program: Program;
  /** Undefined symbols with one user each. */
  undefinedSyms: { sym: string; from: string }[];
}

export const codeBase = 0x10000;
const funcHeader = 8;

/** Symbols made by the linker itself: tables that Go code reads. */
export const initTasksSym = 'runtime..inittasks';
export const typeLinksSym = 'runtime..typelinks';

/** Called instead of the initialisers of unreachable maps. */
const noMapInit = 'runtime.mapinitnoop';
const mapInit = /\.map\.init\.\d+$/;

interface PendingMethod {
  name: string;
  sym: string;
  from: string;
}

class Linker {
  readonly funcs: (LinkedFunc | undefined)[] = [undefined];
  readonly funcIds = new Map<string, number>();
  readonly dataSyms = new Map<string, DataSym>();
  readonly undefinedSyms: { sym: string; from: string }[] = [];
  private readonly missing = new Set<string>();
  private readonly queue: (() => void)[] = [];
  private readonly pendingMethods: PendingMethod[] = [];
  private readonly calledNames = new Set<string>();
  private allExported = false;

  constructor(private readonly input: LinkInput) {}

  run(): LinkResult {
    const { input } = this;
    for (const sym of [input.entry, ...input.inits, ...input.roots]) this.reach(sym, 'the program');
    this.drain();
    this.addTables();
    this.drain();
    return { program: this.layout(), undefinedSyms: this.undefinedSyms };
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

  private weak(sym: string, from: string): boolean {
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
    const table = (sym: string, syms: string[], kind: 'addr' | 'func'): DataSym => {
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
    const types = [...this.dataSyms.keys()].filter((s) => s.startsWith('type:') && !/\.(uncommon|list\d+)$/.test(s));
    this.dataSyms.set(typeLinksSym, table(typeLinksSym, types, 'addr'));
  }

  private layout(): Program {
    const { wordSize, entry, inits, files } = this.input;
    let addr = codeBase;
    for (const f of this.funcs) {
      if (f === undefined) continue;
      addr = roundUp(addr, 16);
      f.addr = addr;
      addr += funcHeader + (f.code?.code.length ?? 0);
    }
    const symbols = new Map<string, number>();
    const empty: string[] = [];
    const place = (section: Section): number => {
      addr = roundUp(addr, 64);
      const start = addr;
      for (const [sym, d] of this.dataSyms) {
        if (d.section !== section) continue;
        // All objects of size 0 have one address (gc: cmd/link/internal/ld, dodata).
        if (d.size === 0) {
          empty.push(sym);
          continue;
        }
        addr = roundUp(addr, Math.max(1, d.align));
        symbols.set(sym, addr);
        addr += d.size;
      }
      return start;
    };
    const rodata = place('rodata');
    const data = place('data');
    const bss = place('bss');
    for (const sym of empty) symbols.set(sym, symbols.get('runtime.zerobase') ?? data);
    const end = roundUp(addr, 8192);

    const image = new Uint8Array(bss - codeBase);
    const view = new DataView(image.buffer);
    for (const f of this.funcs) {
      if (f === undefined) continue;
      view.setUint32(f.addr - codeBase, f.id, true);
      if (f.code === null) continue;
      image.set(f.code.code, f.addr - codeBase + funcHeader);
      f.code.relocs.forEach((r, i) => {
        f.relocs[i] = this.funcIds.get(r.sym) ?? (this.weak(r.sym, f!.sym) ? this.funcIds.get(noMapInit)! : (symbols.get(r.sym) ?? 0) + r.addend);
      });
    }
    const roots: number[] = [];
    for (const [sym, d] of this.dataSyms) {
      const at = symbols.get(sym)!;
      if (d.section !== 'bss') {
        if (d.bytes !== undefined && d.size > 0) image.set(d.bytes.length > d.size ? d.bytes.subarray(0, d.size) : d.bytes, at - codeBase);
        for (const r of d.relocs) this.writeReloc(view, at - codeBase, r, symbols, wordSize);
      } else if (d.relocs.length > 0) {
        throw new InternalError(`bss symbol ${sym} has relocations`);
      }
      if (d.section !== 'rodata') for (const p of d.ptrs) roots.push(at + p);
    }
    roots.sort((a, b) => a - b);
    const id = (sym: string): number => this.funcIds.get(sym) ?? 0;
    return {
      wordSize,
      funcs: this.funcs,
      map: { code: codeBase, rodata, data, bss, end },
      image,
      rootPtrs: Uint32Array.from(roots),
      symbols,
      entry: id(entry),
      inits: inits.map(id),
      files,
    };
  }

  private writeReloc(view: DataView, base: number, r: DataSym['relocs'][number], symbols: Map<string, number>, wordSize: 4 | 8): void {
    let value = 0;
    if (r.kind === 'func') {
      const fid = this.funcIds.get(r.sym);
      value = fid === undefined ? 0 : this.funcs[fid]!.addr;
    } else {
      const at = symbols.get(r.sym);
      value = at === undefined ? 0 : at + r.addend;
    }
    view.setUint32(base + r.off, value, true);
    if (wordSize === 8) view.setUint32(base + r.off + 4, 0, true);
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

export function link(input: LinkInput): LinkResult {
  return new Linker(input).run();
}
