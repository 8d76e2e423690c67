/**
 * The program format: package objects before linking and the linked program. Plain serialisable data.
 *
 * A package object holds functions and data symbols with symbolic relocations. Symbols are global strings:
 * functions by link name (`main.f`, `main.(*T).M`), type descriptors `type:<linkString>`, itabs `go:itab.<T>,<I>`, strings `go:string.<hash>`,
 * function values `<func>·f`, package variables by link name, static temporaries `main..stmp_1`.
 */

import type { LineDirective } from '../base/source.js';

/** Scalar value types; p is word-sized. */
export type ValType = 'i' | 'l' | 'f' | 'd' | 'p';

/** Machine signature: follows from the Go signature (abi/frame.ts). Two functions can be called through one another's type iff these are equal. */
export interface Sig {
  /** Scalar parameters, e.g. "ppl". */
  params: string;
  results: string;
  /** Size in bytes of the memory area (parameters then results), multiple of 8. */
  mem: number;
}

export interface Reloc {
  sym: string;
  addend: number;
}

/** Why a point may stop, and how it goes on. */
export type PointKind =
  /** Behind the instruction; values are taken from the callee position (calls). */
  | 'after'
  /** The instruction runs again (loop, new). */
  | 'retry'
  /** Never resumed (nilcheck, bounds, ...). */
  | 'trap';

/** What a load or store of an atomic operation is to the race detector. */
export const enum AtomicPart {
  Load = 1,
  Store = 2,
  /** The load of an operation that may write: it counts as the write. */
  Update = 3,
  /** The store of such an operation. */
  Updated = 4,
}

/** A safepoint or trap site. */
export interface Point {
  /** Byte offset in code of the instruction. */
  pc: number;
  kind: PointKind;
  /** Index into FuncCode.liveMaps. */
  live: number;
  /** Of a nil check: what is added to the pointer for the address that the fault reports. */
  fault?: number;
}

/** An object in frame memory whose address is taken: traced when a live pointer reaches it, as in gc. */
export interface StackObject {
  /** From fp; negative in the incoming memory area. */
  off: number;
  size: number;
  /** Byte offsets of pointer words inside the object. */
  ptrs: number[];
  /** Variable, for the memory view. */
  name: string;
  /** Link string of its type. */
  type: string;
}

/** Where a source variable lives, for the memory view and the debugger. */
export interface VarInfo {
  name: string;
  /** Link string of the type. */
  type: string;
  /** Scalar slots in order of the type's parts, or frame memory at `off`, or a heap variable whose address is in slots[0]. */
  slots?: number[];
  off?: number;
  heap?: boolean;
  param?: boolean;
  /** Position of the declaration. */
  pos: number;
  /** Code range in which it is in scope. */
  start: number;
  end: number;
}

/** A basic block that is counted. */
export interface Tally {
  pc: number;
  sites: number[];
  work: Work[];
}

/** What a basic block does at one position: nil checks, and bytes that values take as arguments, as results and when they are copied in memory. */
export interface Work {
  pos: number;
  nilChecks: number;
  copied: number;
}

export interface FuncCode {
  sym: string;
  /** As printed in traces: `main.f`, `main.(*T).M`, `main.F[...]`, `main.f.func1`. */
  name: string;
  sig: Sig;
  /** One letter a scalar slot, parameters first: "ppli". */
  slots: string;
  /** Multiple of 8; see abi/frame.ts. */
  frameSize: number;
  /** Size of its outgoing memory area (part of frameSize). */
  outSize: number;
  /** Opcode bytes with LEB128 operands (bytecode/encode.ts). */
  code: Uint8Array;
  relocs: Reloc[];
  /** Signatures used by calls. */
  sigs: Sig[];
  /** points[id-1] is the point with resume id `id`. */
  points: Point[];
  /** Fuel of the entry. */
  entryFuel: number;
  /**
   * Byte offsets from fp of the pointer words that are live at a point, ascending (slots at 16+8k, memory slots, incoming area); outgoing
   * memory areas are covered by the callee's maps. liveMaps[0] belongs to entry (pointer parameters).
   */
  liveMaps: number[][];
  stackObjects: StackObject[];
  /** [pc, pos] pairs, ascending pc; pos carries the inlining index. */
  lines: number[];
  /** [pc, AtomicPart] pairs: the loads and stores that are parts of atomic operations, for the race detector. */
  atomics?: number[] | undefined;
  /** Resume id of its recover_point, 0 if it has no defer. */
  recoverPoint: number;
  /** Offset from fp of nothing: result slots are reloaded behind recover_point by its own code. */
  isClosure: boolean;
  /** ctx (fp+12) is a live pointer throughout. */
  usesCtx: boolean;
  /** 'runtime': hidden from traces; 'atomic': no safepoint; 'norace': its accesses are nothing to the race detector; 'argmap': the context describes the incoming memory area (func-stubs.ts). */
  flags: ('runtime' | 'atomic' | 'wrapper' | 'dupok' | 'noreturn' | 'argmap' | 'norace')[];
  vars: VarInfo[];
  /** Which arguments traces print, and where they are (codegen/arginfo.ts); absent: none. */
  args?: string | undefined;
  /**
   * Places that are counted when full statistics are asked for (absent otherwise): when execution comes to the instruction at pc, what the
   * compiler has numbered with `sites` stays on the stack once more, and `work` is about to be done. No part of the code: engines count if
   * the machine has a ledger.
   */
  tallies?: Tally[];
  /** Declaration position and end. */
  pos: number;
  endPos: number;
  /** Inline tree of the package for positions in `lines` (index into PackageObject.inlTree). */
  deepest: number;
}

export type Section = 'rodata' | 'data' | 'bss';

export interface DataSym {
  sym: string;
  section: Section;
  size: number;
  align: number;
  /** Initial bytes; absent for bss. May be shorter than size (rest zero). */
  bytes?: Uint8Array;
  relocs: {
    off: number;
    sym: string;
    addend: number;
    /** 'func': code address. */
    kind: 'addr' | 'func';
    /** In method tables: followed only if a method of this name may be called through an interface or reflection; else stays 0. */
    method?: string;
  }[];
  /** Byte offsets of pointer words (data, bss only: garbage collection roots). */
  ptrs: number[];
  dupok?: boolean;
  /** Interface descriptors: names of their methods; once reachable, methods of these names may be called on any type. */
  ifaceMethods?: string[];
  /** Map variable: the function that fills it (map.init.N). It is called only if the variable is reachable. */
  init?: string;
  /** Type link string, for the memory view (package variables). */
  type?: string;
  name?: string;
  pos?: number;
}

export interface InlNode {
  parent: number;
  pos: number;
  name: string;
  declPos: number;
}

/** What one package contributes to a link. Front-end data (export data, inline bodies) lives beside it in the image. */
export interface PackageObject {
  path: string;
  wordSize: 4 | 8;
  imports: string[];
  funcs: FuncCode[];
  data: DataSym[];
  inlTree: (InlNode | undefined)[];
  /** Init functions in order: package variable initialiser, then init.N. */
  inits: string[];
}

/** Addresses of data symbols (type descriptors, variables) by name, in the order of the link. A Map is one. */
export interface Symbols extends Iterable<[string, number]> {
  get(sym: string): number | undefined;
  has(sym: string): boolean;
}

/** A linked program. */
export interface Program {
  wordSize: 4 | 8;
  /** Index is the function id; 0 is unused. Natives have an entry without code. */
  funcs: (LinkedFunc | undefined)[];
  /** Address map of linear memory, bytes. */
  map: { code: number; rodata: number; data: number; bss: number; end: number };
  /** Initial contents of [map.code, map.bss). */
  image: Uint8Array;
  /** Addresses of pointer words in data and bss. */
  rootPtrs: Uint32Array;
  symbols: Symbols;
  /** Addresses of the itabs. */
  itabs: readonly number[];
  /** The function of that link symbol. */
  funcNamed(sym: string): LinkedFunc | undefined;
  entry: number;
  /** Function ids of package inits in order of dependency. */
  inits: number[];
  /** Settings of GODEBUG by default, `k=v,k=v`. */
  godebug: string;
  files: { id: number; name: string; path: string; lineStarts: number[]; lineDirectives: readonly LineDirective[] }[];
}

export interface LinkedFunc {
  id: number;
  code: FuncCode | null;
  /** Name of the native when code is null. */
  native: string | null;
  sym: string;
  /** Address of its header in the code region: u32 function id, then the code bytes. */
  addr: number;
  /** Resolved relocs: address (data), or function id for call and func.addr; kind follows from use. */
  relocs: Int32Array;
  sig: Sig;
  inlTree: (InlNode | undefined)[];
  pkg: string;
}
