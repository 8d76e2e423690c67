/**
 * The type checker's data: types, objects, scopes, packages, constant values. Names and shapes follow
 * types2 (cmd/compile/internal/types2), so that a student can read both.
 *
 * INVARIANTS
 *   - Everything here is plain data (no methods), because package objects serialise it structurally.
 *   - Types are compared with `identical()` (predicates.ts), never by reference, except `Named`
 *     origins and `TypeParam`s, which have identity: two Named types are identical iff they are the same
 *     object, or instances of the same origin with identical arguments.
 *   - Predeclared `byte` and `rune` are aliases of uint8 and int32 that keep their name for messages:
 *     Basic with kind uint8/int32 and name 'byte'/'rune'; compare Basic by `basic`, not by reference.
 *   - Lazily computed parts are filled through functions (`under()`, `typeSetOf()`, `methodsOf()`), never read raw
 *     where a comment says so.
 *   - All strings are byte strings.
 */
import type { Expr, FuncDecl } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';

// ---------------------------------------------------------------- types

export type Type =
  | Basic
  | ArrayT
  | SliceT
  | StructT
  | PointerT
  | Tuple
  | Signature
  | Union
  | InterfaceT
  | MapT
  | ChanT
  | Named
  | TypeParam
  | Alias;

export type BasicKind =
  | 'invalid'
  | 'bool'
  | 'int' | 'int8' | 'int16' | 'int32' | 'int64'
  | 'uint' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'uintptr'
  | 'float32' | 'float64'
  | 'complex64' | 'complex128'
  | 'string'
  | 'unsafe.Pointer'
  | 'untyped bool' | 'untyped int' | 'untyped rune' | 'untyped float' | 'untyped complex' | 'untyped string' | 'untyped nil';

export interface Basic {
  kind: 'Basic';
  basic: BasicKind;
  /** As printed: 'invalid type', 'int', 'byte', 'rune', 'unsafe.Pointer', 'untyped int', ... */
  name: string;
}

export interface ArrayT {
  kind: 'Array';
  /** Number of elements (always < 2^53); -1 when invalid. */
  len: number;
  elem: Type;
}

export interface SliceT {
  kind: 'Slice';
  elem: Type;
}

export interface StructT {
  kind: 'Struct';
  /** isField Vars; `embedded` marks embedded ones. */
  fields: Var[];
  /** tags[i] is the tag of field i or ''; may be shorter than fields. */
  tags: string[];
}

export interface PointerT {
  kind: 'Pointer';
  elem: Type;
}

/** Parameter and result lists, and the type of multi-value calls. */
export interface Tuple {
  kind: 'Tuple';
  vars: Var[];
}

export interface Signature {
  kind: 'Signature';
  /** Type parameters of a generic function. */
  tparams: TypeParam[];
  /** Receiver type parameters of a method of a generic type. */
  rparams: TypeParam[];
  /** Receiver; null for functions and method values. */
  recv: Var | null;
  params: Tuple;
  results: Tuple;
  /** The last parameter is `...T`; its type is then the slice []T (or string for append([]byte, string...)). */
  variadic: boolean;
}

export interface Union {
  kind: 'Union';
  terms: { tilde: boolean; type: Type }[];
}

export interface InterfaceT {
  kind: 'Interface';
  /** Explicitly declared methods. */
  methods: Func[];
  embeddeds: Type[];
  embedPos: Pos[];
  /** Implicit interface around a type set literal in a constraint (`[T int|string]`). */
  implicit: boolean;
  /** false while the checker still collects methods and embedded elements; absent means complete. */
  complete?: boolean;
  /** Marks the underlying types of the predeclared `any` and `comparable`, which print specially. */
  predeclared?: 'any' | 'comparable';
  /** Computed on demand; read through typeSetOf(). */
  tset?: TypeSet;
}

/** Type set of an interface (typeset.ts). */
export interface TypeSet {
  /** All methods, sorted by unique id. */
  methods: Func[];
  /** null: all types. */
  terms: { tilde: boolean; type: Type }[] | null;
  comparable: boolean;
}

export interface MapT {
  kind: 'Map';
  key: Type;
  elem: Type;
}

export interface ChanT {
  kind: 'Chan';
  dir: 'both' | 'send' | 'recv';
  elem: Type;
}

/**
 * A defined type, or an instance of a generic one. For an instance `orig` is the generic type and `targs` its
 * arguments; underlying and methods are expanded lazily (`under()`, `methodOf()`).
 */
export interface Named {
  kind: 'Named';
  obj: TypeName;
  /** Itself for declared types. */
  orig: Named;
  tparams: TypeParam[];
  targs: Type[];
  /** Of instances made by the noder: how many of targs belong to the generic function around the declaration. */
  implicits?: number;
  /**
   * The type on the right-hand side of the declaration (types2's fromRHS); for instances filled by unpack(). Only
   * the checker needs it; absent in package-object data, where `underlying` is set.
   */
  fromRHS?: Type | null;
  /** Whether the type has finite size; absent until the checker has found out. */
  finite?: boolean;
  /** null until resolved; read through under(). Never Named, Alias. */
  underlying: Type | null;
  /** Methods declared on it, in source order; for instances filled lazily, read through namedMethods(). */
  methods: (Func | undefined)[];
  /** Set for types declared inside functions: a number unique in the package, source order (gc's vargen, `T·1`). 0 at package level. */
  vargen: number;
  /**
   * Shape types of generics (gc's go.shape.*): made by the noder, never by the checker. A shape is a Named in
   * the pseudo package "go.shape" whose underlying type is the shape.
   */
  isShape?: boolean;
}

export interface TypeParam {
  kind: 'TypeParam';
  /** Unique number. */
  id: number;
  obj: TypeName;
  index: number;
  /** The constraint; its underlying type is an interface (implicit ones wrapped). */
  bound: Type;
}

/** `type A = T`; `actual` is what it denotes. `unalias()` skips them. */
export interface Alias {
  kind: 'Alias';
  obj: TypeName;
  orig: Alias;
  tparams: TypeParam[];
  targs: Type[];
  fromRHS: Type | null;
  actual: Type | null;
}

// ---------------------------------------------------------------- objects

export type Obj = PkgName | Const | TypeName | Var | Func | Label | Builtin | Nil;

interface ObjBase {
  name: string;
  pos: Pos;
  /** Declaring package; null in the universe. */
  pkg: Package | null;
  type: Type | null;
  /** Innermost scope that holds it (not serialised by need; null for fields, methods, package-object data). */
  parent: Scope | null;
  /** Position from which the object is visible (0: everywhere in its scope). */
  scopePos: Pos;
  /** Order of declaration in the package, for deterministic initialisation; 0 if not package level. */
  order: number;
}

export interface PkgName extends ObjBase {
  kind: 'PkgName';
  imported: Package;
  used: boolean;
}

export interface Const extends ObjBase {
  kind: 'Const';
  val: ConstVal;
}

export interface TypeName extends ObjBase {
  kind: 'TypeName';
}

export interface Var extends ObjBase {
  kind: 'Var';
  isField: boolean;
  embedded: boolean;
  used: boolean;
  isParam: boolean;
  /** What declares it (types2's VarKind). */
  varKind: 'package' | 'local' | 'recv' | 'param' | 'result' | 'field';
  /** For fields and methods of instantiated types: the object of the generic type; else absent. */
  origin?: Var;
}

export interface Func extends ObjBase {
  kind: 'Func';
  hasPtrRecv: boolean;
  /** For methods of instantiated types: the method of the generic type. */
  origin?: Func;
  /** Its declaration, for functions and methods with source (not interface methods). Bodies of generic ones are kept in package objects. */
  decl?: FuncDecl;
}

export interface Label extends ObjBase {
  kind: 'Label';
  used: boolean;
}

export type BuiltinId =
  | 'append' | 'cap' | 'clear' | 'close' | 'complex' | 'copy' | 'delete' | 'imag' | 'len' | 'make' | 'max' | 'min'
  | 'new' | 'panic' | 'print' | 'println' | 'real' | 'recover'
  | 'Add' | 'Alignof' | 'Offsetof' | 'Sizeof' | 'Slice' | 'SliceData' | 'String' | 'StringData'
  | 'assert' | 'trace';

export interface Builtin extends ObjBase {
  kind: 'Builtin';
  id: BuiltinId;
}

export interface Nil extends ObjBase {
  kind: 'Nil';
}

// ---------------------------------------------------------------- scopes and packages

export interface Scope {
  parent: Scope | null;
  children: Scope[];
  elems: Map<string, Obj>;
  pos: Pos;
  end: Pos;
  isFunc: boolean;
  comment: string;
}

export interface Package {
  kind: 'Package';
  /** Import path; 'main' for the command (gc's -p main), "" never. `unsafe` is the package unsafe. */
  path: string;
  name: string;
  scope: Scope;
  imports: Package[];
  complete: boolean;
  goVersion: string;
  /** Unexported names that importers can see, though not use, as in gc's export data; absent: those of all types. */
  visible?: ReadonlySet<string>;
}

// ---------------------------------------------------------------- constants

/**
 * Exact constant values (go/constant's meaning). Ints are bigint; floats are exact rationals while small, else 512-bit
 * binary floats (constant-value.ts decides and hides this); strings are byte strings.
 */
export type ConstVal =
  | { kind: 'unknown' }
  | { kind: 'bool'; val: boolean }
  | { kind: 'string'; val: string }
  | { kind: 'int'; val: bigint }
  /** num/den in lowest terms, den > 0. */
  | { kind: 'rat'; num: bigint; den: bigint }
  /** mant * 2^exp, mant has at most 512 bits. */
  | { kind: 'big'; mant: bigint; exp: number }
  | { kind: 'complex'; re: ConstVal; im: ConstVal };

// ---------------------------------------------------------------- what the checker records in the tree

/**
 * Mode of an expression, as in types2's operandMode. `commaok` marks expressions that may give a second bool;
 * `cgofunc` does not exist here.
 */
export type OperandMode =
  | 'invalid' | 'novalue' | 'builtin' | 'typexpr' | 'constant' | 'variable' | 'mapindex' | 'value' | 'nilvalue' | 'commaok' | 'commaerr';

export interface TypeAndValue {
  mode: OperandMode;
  /** After defaulting: never untyped except untyped nil and untyped bool of comparisons that stayed so. For a comma-ok use it is a Tuple. */
  type: Type;
  /** Set for constants. */
  val?: ConstVal;
  /** Builtin id when mode is 'builtin'. */
  builtin?: BuiltinId;
}

/** What `x.f` denotes when it is not a qualified identifier. */
export interface Selection {
  kind: 'field' | 'method value' | 'method expr';
  /** Type of x. */
  recv: Type;
  obj: Var | Func;
  /** Path of field indices from x; the last is the field or method index. */
  index: number[];
  /** A pointer was followed on the way. */
  indirect: boolean;
}

/** One step of package initialisation: `lhs... = rhs`. */
export interface Initializer {
  lhs: Var[];
  rhs: Expr;
}
