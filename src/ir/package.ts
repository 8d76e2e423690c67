/** The IR of a package: its functions and variables, dictionaries and inline tree, and what all packages of a compilation share. */
import type { Pos } from '../base/source.js';
import type { Named, Package, Type } from '../types/types.js';
import type { Func, Name } from './nodes.js';

/** One inlined call (cmd/internal/obj/inl.go): index 0 is unused, so that 0 in a Pos means "not inlined". */
export interface InlCall {
  /** Inline index of the caller if it is itself inlined, else 0. */
  parent: number;
  /** Position of the call. */
  pos: Pos;
  /** Name of the inlined function, for traces. */
  name: string;
  /** Line of the function's declaration. */
  declPos: Pos;
}

export type InlTree = (InlCall | undefined)[];

/** A package between noder and walk. */
export interface PackageIR {
  pkg: Package;
  /** All functions, methods, wrappers, generic instances and closures to compile, in gc's order (source order; instances and wrappers as needed). */
  funcs: Func[];
  /** Package-level variables. */
  externs: Name[];
  /** User-written init functions in order, as `init.0`, `init.1`. */
  inits: Func[];
  /** Synthesised `pkg.init` that runs variable initialisers (its body in init order), or null. */
  initFunc: Func | null;
  /** Dictionaries to emit: read-only data. */
  dictionaries: Dictionary[];
  inlTree: InlTree;
  /** Functions that the inliner is done with and that hold no loop with variables of its own. */
  noLoops?: Set<Func>;
  /** Types whose descriptors must exist with methods because they were converted to interfaces (filled by noder/walk). */
  needTypes: Type[];
  /** Instances of generic types, as shapes, that come with the types that the package reads before anything is inlined. */
  reads: { has(shaped: Named): boolean };
}

/** The words of one instantiation's dictionary, in order (gc's reader.go: methodExprs, subdicts, rtypes, itabs). */
export interface Dictionary {
  /** `main..dict.F[int]` */
  sym: string;
  entries: DictEntry[];
}

export type DictEntry =
  | { kind: 'rtype'; type: Type }
  | { kind: 'itab'; type: Type; iface: Type }
  /** Another dictionary's address. */
  | { kind: 'subdict'; sym: string }
  /** Code pointer (closure value address) of a method expression of a type parameter. */
  | { kind: 'method'; func: Name };

export interface FactMode {
  mode: 'exact' | 'sound';
  /** Something was decided that does not hold for the library's own bodies. */
  notSound: boolean;
}

/** Shared by all packages of one compilation: symbols to their only Name. */
export interface IrContext {
  wordSize: 4 | 8;
  globals: Map<string, Name>;
  /** Shape types by name (ir/names.ts, shapeType). */
  shapes?: Map<string, Named>;
  /** Those that came from library images. */
  imageNames?: Set<string>;
  /** Instances of functions, and of types, that a package may need; absent: the usual number. */
  maxInstances?: number;
  /** How facts about library functions are used (compiler/facts/use.ts); absent: not at all. */
  facts?: FactMode;
}
