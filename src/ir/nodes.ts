/**
 * The intermediate representation: gc's node set with gc's names (cmd/compile/internal/ir), unlowered until
 * walk. Inlining costs, escape reasons and printed bodies are defined on these nodes, so the noder
 * produces exactly what gc's unified-IR reader produces (implicit conversions explicit, `~r0` results, closures
 * named `f.func1`, generic bodies stenciled per GC shape with a `.dict` parameter), and nothing is simplified
 * before escape analysis.
 *
 * INVARIANTS
 *   - Plain data. Field names are gc's in lowerCamel. `op` discriminates.
 *   - `type` is a checker type free of type parameters (types/types.ts); shapes are Named with isShape.
 *     Expressions without value have type null. Multi-value calls have a Tuple.
 *   - ONAME, OLITERAL, ONIL and OTYPE nodes may be shared, all others have exactly one parent.
 *   - PEXTERN and PFUNC names are unique per link symbol in a compilation (IrContext.globals), library packages included.
 *   - Where gc keeps an RType/ITab/TypeWord node because the type is only known through a dictionary, so do we;
 *     absent means: take the static descriptor of the type.
 *
 * Walk may use the "after walk" ops at the end, which no earlier phase sees.
 */
import type { Pos } from '../base/source.js';
import type { FactCall, FuncFact } from './facts.js';
import type { ConstVal, Package, Signature, Type, Var } from '../types/types.js';

// ---------------------------------------------------------------- common parts

/** Result of escape analysis for a site (ir.EscXXX). 'unknown' before, 'none' on the stack, 'heap', 'never' (never a location). */
export type Esc = 'unknown' | 'none' | 'heap' | 'never';

interface NodeBase {
  pos: Pos;
}

interface ExprBase extends NodeBase {
  type: Type | null;
  /** Statements to run before the expression (gc's Init). */
  init?: Stmt[];
  /** Set by escape analysis on sites: OCLOSURE, OMETHVALUE, OMAKE*, ONEW, O*LIT, OPTRLIT, OAPPEND, OCONVIFACE, string conversions, OADDSTR, `...` slices. */
  esc?: Esc;
  /** Inserted by the compiler, not written in the source (gc's Implicit). */
  implicit?: boolean;
  /** Known not to be nil (for dereferences) or known in bounds (OINDEX, OSLICE*): checks may be omitted. */
  nonNil?: boolean;
  bounded?: boolean;
  /** Already checked for unsafe.Pointer conversion rules, transient storage and the like. */
  transient?: boolean;
}

// ---------------------------------------------------------------- names and functions

/** PAUTOHEAP: an auto or parameter moved to the heap. */
export type NameClass = 'PEXTERN' | 'PAUTO' | 'PAUTOHEAP' | 'PPARAM' | 'PPARAMOUT' | 'PFUNC' | 'PTYPE';

export interface Name extends ExprBase {
  op: 'ONAME';
  /** As printed: `x`, `.autotmp_3`, `~r0`, `main.f` has sym 'f'. Blank is `_`. */
  sym: string;
  class: NameClass;
  /** Package that owns the symbol (types of other packages print qualified). null for the universe. */
  pkg: Package | null;
  /** PEXTERN and PFUNC: the symbol the linker knows (`main.f`, `main.(*T).M`, `main.f.func1`). */
  linkname?: string;
  /** Package-level map: link name of the function that fills it (map.init.N). */
  mapInit?: string;
  /** The function that declares it (locals, parameters). */
  curfn: Func | null;
  /** See gc: initialising assignment, range statement, type switch guard, captured variable, or Func. */
  defn?: Node | Func | null;
  /** Closure variable: the enclosing function's copy. */
  outer?: Name | null;
  isClosureVar?: boolean;
  /** Closure variable captured by value. */
  byval?: boolean;
  addrtaken?: boolean;
  /** Assigned to other than by its definition. */
  reassigned?: boolean;
  used?: boolean;
  autoTemp?: boolean;
  /** A temporary that must not stand for the variable it was copied from: that changes while the temporary is in use. */
  held?: boolean;
  /** A copy made by the inliner of a local / parameter / result. */
  inlLocal?: boolean;
  inlFormal?: boolean;
  /** `x` needs zeroing at its declaration (walk). */
  needzero?: boolean;
  /** Variadic parameter's `...`. */
  isDDD?: boolean;
  /** PAUTOHEAP: temporary that holds &x. */
  heapaddr?: Name | null;
  /** PFUNC: the function; null for functions without IR at hand (only declared). */
  func?: Func | null;
  /** Non-negative: index in the parameter or result list. */
  index?: number;
  /** Declared checker object, when there is one (locals too). */
  obj?: Var;
  /** Written only once, at its declaration, with a constant dictionary... free for a phase's own use (escape location, slot). Not serialised. */
  opt?: unknown;
  /** `//go:embed` patterns. */
  embed?: string[];
  /** Read-only constant data symbol (static temporaries). */
  readonly?: boolean;
  /** 1 + index of the dictionary entry that describes its type (shaped code), 0 or absent: none. */
  dictIndex?: number;
  /** vargen for locals of one name in a function: gc prints `x·2` under some flags. */
  vargen?: number;
}

/** `//go:` directives on functions. */
export type FuncPragma =
  | 'noinline' | 'noescape' | 'nosplit' | 'norace' | 'nocheckptr' | 'linkname' | 'uintptrescapes' | 'uintptrkeepalive' | 'systemstack' | 'registerparams'
  /** gosim: hidden from traces and -m, its allocations belong to the caller's line. */
  | 'runtime'
  /** gosim: no safepoint, no allocation, bounded frame (proven by the verifier). */
  | 'atomic'
  /** gosim: not counted between a deferred call and recover, hidden from traces (gc: funcID_wrapper of callReflect and callMethod). */
  | 'wrapper'
  /** gosim: states gc's value where our body cannot yield it, e.g. facts about inlining or leaks (issue of decisions). */
  | 'fact';

export interface Func extends NodeBase {
  op: 'ODCLFUNC';
  nname: Name;
  /** Signature with receiver folded in as gc has it after typecheck: recv stays in `signature.recv`. */
  signature: Signature;
  body: Node[];
  /** No body in the source: native or linkname'd. */
  bodyless: boolean;
  /** Parameters (receiver and .dict first), results, then autos; gc's Dcl order. */
  dcl: Name[];
  closureVars: Name[];
  /** Set on closures. */
  oclosure: ClosureExpr | null;
  closureParent: Func | null;
  /** Range-over-func bodies: the first non-range-body function around. */
  rangeParent?: Func | null;
  closures: Func[];
  funcLitGen: number;
  rangeLitGen: number;
  goDeferGen: number;
  pragmas: FuncPragma[];
  endPos: Pos;
  hasDefer: boolean;
  /** Method value wrapper, promoted-method wrapper, go/defer wrapper, equality: not printed by -m. */
  wrapper?: boolean;
  isGoWrap?: boolean;
  /** Same content in several packages (generic instances, wrappers): linker keeps one. */
  dupok?: boolean;
  /** Package-initialisation function. */
  isPackageInit?: boolean;
  /** Contains a range-over-func loop whose body defers, etc. */
  hasRangeFuncDefer?: boolean;
  /** A closure called directly and never stored (gc's ClosureResultsLost and friends are on inl). */
  isHiddenClosure?: boolean;
  /** Instance of a generic function: the number of dictionary words and what each is (also emitted as data per instance). */
  shaped?: boolean;
  inl: Inline | null;
  /** Escape tags per parameter (gc's Field.Note), receiver first; undefined before analysis, '' none. */
  paramTags?: string[];
  /** What gc decides about it where our own analysis says otherwise (library functions). */
  fact?: FuncFact;
  resultCount: number;
  /** Counts, for inliner and walk. */
  numDefers: number;
  numReturns: number;
  /** Wrapped function of a go/defer wrapper. */
  wrappedFunc?: Func | null;
  /** The declared method that a method's wrapper calls. */
  declaredMethod?: Func;
  /** The function's own `main.F[...]`-style name for traces; defaults to linkname. */
  traceName?: string;
  /** Label counter for generated labels. */
  labelGen: number;
}

/** Present iff the function can be inlined. */
export interface Inline {
  cost: number;
  /** Body and declarations as they were when the decision was made (gc's copy). */
  body: Node[];
  dcl: Name[];
  canDelayResults: boolean;
  /** inlheur properties are not kept. */
}

// ---------------------------------------------------------------- expressions

export type Expr =
  | Name
  | Literal
  | NilExpr
  | TypeExpr
  | AddStringExpr
  | AddrExpr
  | BinaryExpr
  | LogicalExpr
  | UnaryExpr
  | ConvExpr
  | CallExpr
  | ClosureExpr
  | CompLitExpr
  | PtrLitExpr
  | KeyExpr
  | StructKeyExpr
  | SelectorExpr
  | TypeAssertExpr
  | DynamicTypeAssertExpr
  | DynamicType
  | StarExpr
  | IndexExpr
  | SliceExpr
  | SliceHeaderExpr
  | StringHeaderExpr
  | MakeExpr
  | MinMaxExpr
  | ParenExpr
  | InlinedCallExpr
  | LinksymOffsetExpr
  | MoveToHeapExpr
  | GetGExpr;

/** Typed constant. Ints of the type's range, floats already rounded to the type, strings byte strings. */
export interface Literal extends ExprBase {
  op: 'OLITERAL';
  val: ConstVal;
  /** The constant's name or source text where gc prints it so (ONAME'd constants print their value; kept for completeness). */
  sym?: string;
}

export interface NilExpr extends ExprBase {
  op: 'ONIL';
}

export interface TypeExpr extends ExprBase {
  op: 'OTYPE';
}

export interface AddStringExpr extends ExprBase {
  op: 'OADDSTR';
  list: Expr[];
  prealloc?: Name | null;
}

export interface AddrExpr extends ExprBase {
  op: 'OADDR';
  x: Expr;
  prealloc?: Name | null;
}

export type ArithOp = 'OADD' | 'OSUB' | 'OOR' | 'OXOR' | 'OMUL' | 'ODIV' | 'OMOD' | 'OLSH' | 'ORSH' | 'OAND' | 'OANDNOT';
export type CmpOp = 'OEQ' | 'ONE' | 'OLT' | 'OLE' | 'OGE' | 'OGT';

/**
 * OCOPY copy(X, Y); OCOMPLEX complex(X, Y); OUNSAFEADD/SLICE/STRING; OMAKEFACE (typeword, data);
 * OEFACE-like pairs are OMAKEFACE.
 */
export interface BinaryExpr extends ExprBase {
  op: ArithOp | CmpOp | 'OCOPY' | 'OCOMPLEX' | 'OUNSAFEADD' | 'OUNSAFESLICE' | 'OUNSAFESTRING' | 'OMAKEFACE';
  x: Expr;
  y: Expr;
  rtype?: Expr | null;
}

export interface LogicalExpr extends ExprBase {
  op: 'OANDAND' | 'OOROR';
  x: Expr;
  y: Expr;
}

export interface UnaryExpr extends ExprBase {
  op:
    | 'OBITNOT' | 'ONEG' | 'ONOT' | 'OPLUS'
    | 'OLEN' | 'OCAP' | 'OCLEAR' | 'OCLOSE' | 'ONEW' | 'OPANIC' | 'OREAL' | 'OIMAG' | 'ORECV' | 'OUNSAFESLICEDATA' | 'OUNSAFESTRINGDATA'
    | 'OITAB' | 'OIDATA' | 'OSPTR' | 'OCFUNC' | 'OCHECKNIL';
  /** ONEW: an OTYPE (new(T)); new(expr) is lowered by the noder as gc does. */
  x: Expr;
  rtype?: Expr | null;
}

export interface ConvExpr extends ExprBase {
  op:
    | 'OCONV' | 'OCONVIFACE' | 'OCONVNOP'
    | 'OBYTES2STR' | 'OBYTES2STRTMP' | 'ORUNES2STR' | 'OSTR2BYTES' | 'OSTR2BYTESTMP' | 'OSTR2RUNES' | 'ORUNESTR' | 'OSLICE2ARR' | 'OSLICE2ARRPTR';
  x: Expr;
  /** OCONVIFACE in shaped code: the type word (rtype or itab) of the result, and the rtype of the source. */
  typeWord?: Expr | null;
  srcRType?: Expr | null;
  elemRType?: Expr | null;
}

/** OCALLMETH does not survive the noder (gc rewrites method calls to OCALLFUNC with an OMETHEXPR callee). */
export interface CallExpr extends ExprBase {
  op: 'OCALLFUNC' | 'OCALLINTER' | 'OAPPEND' | 'ODELETE' | 'OPRINT' | 'OPRINTLN' | 'ORECOVER' | 'OMIN' | 'OMAX';
  /** null for builtins. */
  fun: Expr | null;
  /** Variadic arguments already gathered into an OSLICELIT (implicit) unless isDDD was written; see gc's FixVariadicCall. */
  args: Expr[];
  isDDD: boolean;
  /** Part of a go or defer statement. */
  goDefer?: boolean;
  noInline?: boolean;
  rtype?: Expr | null;
  /** OAPPEND: grow in a stack buffer first (slice analysis). */
  useBuf?: boolean;
  /** OAPPEND: back to the same slice, which is in memory; no buffer of the frame is taken then. */
  inPlace?: boolean;
  appendNoAlias?: boolean;
  /** Inlined as far as decisions are concerned. */
  fact?: FactCall;
  /** Arguments to keep alive until return (//go:uintptrkeepalive). */
  keepAlive?: Name[];
}

export interface ClosureExpr extends ExprBase {
  op: 'OCLOSURE';
  func: Func;
  prealloc?: Name | null;
  isGoWrap?: boolean;
}

/** OCOMPLIT does not survive the noder. */
export interface CompLitExpr extends ExprBase {
  op: 'OMAPLIT' | 'OSTRUCTLIT' | 'OARRAYLIT' | 'OSLICELIT';
  /** OSTRUCTLIT: StructKeyExpr; OMAPLIT: KeyExpr; arrays and slices: values or KeyExpr with constant index. */
  list: Expr[];
  rtype?: Expr | null;
  prealloc?: Name | null;
  /** OSLICELIT: slice length; OMAPLIT: hint. */
  len: number;
  /** OSLICELIT made for variadic arguments: -m prints it as `... argument`. */
  isDDD?: boolean;
}

/** &T{...}: OPTRLIT, x is the composite literal. */
export interface PtrLitExpr extends ExprBase {
  op: 'OPTRLIT';
  x: Expr;
  prealloc?: Name | null;
}

export interface KeyExpr extends ExprBase {
  op: 'OKEY';
  key: Expr | null;
  value: Expr;
}

export interface StructKeyExpr extends ExprBase {
  op: 'OSTRUCTKEY';
  field: Var;
  fieldIndex: number;
  value: Expr;
}

/**
 * ODOT, ODOTPTR: one field step (embedding made explicit); ODOTINTER: interface method; ODOTMETH: method of a concrete type
 * (only as callee before the rewrite, see OMETHEXPR); OMETHVALUE: x.M not called; OMETHEXPR: T.M or (*T).M, `type` is the function type with receiver first.
 */
export interface SelectorExpr extends ExprBase {
  op: 'ODOT' | 'ODOTPTR' | 'ODOTINTER' | 'ODOTMETH' | 'OMETHVALUE' | 'OMETHEXPR';
  /** OMETHEXPR: an OTYPE. */
  x: Expr;
  sel: string;
  /** Fields: the struct field and its index. */
  field?: Var;
  fieldIndex?: number;
  /** Methods of concrete types: the function's name (may be a promoted-method wrapper's). */
  method?: Name | null;
  /** Interface methods: index in the sorted method table. */
  methodIndex?: number;
  prealloc?: Name | null;
}

/** X.(T). ODOTTYPE2 when the second result is used (under OAS2DOTTYPE). */
export interface TypeAssertExpr extends ExprBase {
  op: 'ODOTTYPE' | 'ODOTTYPE2';
  x: Expr;
  itab?: Expr | null;
  /** Made by devirtualisation: a nil interface must raise a nil dereference, not an assertion panic. */
  useNilPanic?: boolean;
}

export interface DynamicTypeAssertExpr extends ExprBase {
  op: 'ODYNAMICDOTTYPE' | 'ODYNAMICDOTTYPE2';
  x: Expr;
  srcRType?: Expr | null;
  /** Descriptor of the target; null when it is a concrete type and `itab` says it (non-empty source interface), as in gc. */
  rtype: Expr | null;
  itab?: Expr | null;
}

/** A type in a type switch case known only through a dictionary. */
export interface DynamicType extends ExprBase {
  op: 'ODYNAMICTYPE';
  /** As in DynamicTypeAssertExpr. */
  rtype: Expr | null;
  itab?: Expr | null;
}

export interface StarExpr extends ExprBase {
  op: 'ODEREF';
  x: Expr;
}

export interface IndexExpr extends ExprBase {
  op: 'OINDEX' | 'OINDEXMAP';
  x: Expr;
  index: Expr;
  rtype?: Expr | null;
  /** OINDEXMAP on the left of an assignment. */
  assigned?: boolean;
}

export interface SliceExpr extends ExprBase {
  op: 'OSLICE' | 'OSLICEARR' | 'OSLICESTR' | 'OSLICE3' | 'OSLICE3ARR';
  x: Expr;
  low: Expr | null;
  high: Expr | null;
  max: Expr | null;
}

export interface SliceHeaderExpr extends ExprBase {
  op: 'OSLICEHEADER';
  ptr: Expr;
  len: Expr;
  cap: Expr;
}

export interface StringHeaderExpr extends ExprBase {
  op: 'OSTRINGHEADER';
  ptr: Expr;
  len: Expr;
}

export interface MakeExpr extends ExprBase {
  op: 'OMAKECHAN' | 'OMAKEMAP' | 'OMAKESLICE' | 'OMAKESLICECOPY';
  len: Expr | null;
  cap: Expr | null;
  rtype?: Expr | null;
}

/** Reserved: min and max are CallExpr; kept so that phases may refer to the pair. */
export interface MinMaxExpr extends ExprBase {
  op: 'OMINMAX';
  list: Expr[];
}

export interface ParenExpr extends ExprBase {
  op: 'OPAREN';
  x: Expr;
}

/** An inlined call: run init and body, the values are returnVars. */
export interface InlinedCallExpr extends ExprBase {
  op: 'OINLCALL';
  body: Node[];
  returnVars: Name[];
}

/** Address of a link symbol plus offset: type descriptors, itabs, dictionaries, static data. `type` is the pointer type. */
export interface LinksymOffsetExpr extends ExprBase {
  op: 'OLINKSYMOFFSET';
  /** `type:<linkString>`, `go:itab.<T>,<I>`, `main..dict.F[int]`, `main..stmp_0`, ... */
  linksym: string;
  offset: number;
  /** For type descriptors and itabs: the types, so that the symbol can be emitted. */
  descType?: Type;
  descIface?: Type;
}

export interface MoveToHeapExpr extends ExprBase {
  op: 'OMOVE2HEAP';
  slice: Expr;
  rtype?: Expr | null;
  preserveCapacity: boolean;
}

/** Runtime only: the current g. */
export interface GetGExpr extends ExprBase {
  op: 'OGETG';
}

// ---------------------------------------------------------------- statements

export type Stmt =
  | Expr
  | Decl
  | AssignStmt
  | AssignListStmt
  | AssignOpStmt
  | BlockStmt
  | BranchStmt
  | LabelStmt
  | ForStmt
  | GoDeferStmt
  | IfStmt
  | RangeStmt
  | ReturnStmt
  | SelectStmt
  | SendStmt
  | SwitchStmt
  | TailCallStmt
  | InlineMarkStmt;

interface StmtBase extends NodeBase {
  init?: Stmt[];
}

/** var x: the point where x comes to life (a fresh variable each time it runs). */
export interface Decl extends StmtBase {
  op: 'ODCL';
  x: Name;
}

/** X = Y, or X := Y if def; y null: zero value. */
export interface AssignStmt extends StmtBase {
  op: 'OAS';
  x: Expr;
  def: boolean;
  y: Expr | null;
}

/**
 * OAS2: several single values; OAS2FUNC: multi-value call; OAS2DOTTYPE, OAS2MAPR, OAS2RECV: comma-ok; OSELRECV2: receive in a select case.
 */
export interface AssignListStmt extends StmtBase {
  op: 'OAS2' | 'OAS2FUNC' | 'OAS2DOTTYPE' | 'OAS2MAPR' | 'OAS2RECV' | 'OSELRECV2';
  lhs: Expr[];
  def: boolean;
  rhs: Expr[];
}

export interface AssignOpStmt extends StmtBase {
  op: 'OASOP';
  x: Expr;
  asOp: ArithOp;
  y: Expr;
  incDec: boolean;
}

export interface BlockStmt extends StmtBase {
  op: 'OBLOCK';
  list: Node[];
}

export interface BranchStmt extends StmtBase {
  op: 'OBREAK' | 'OCONTINUE' | 'OGOTO' | 'OFALL';
  label: string | null;
}

export interface LabelStmt extends StmtBase {
  op: 'OLABEL';
  label: string;
}

export interface ForStmt extends StmtBase {
  op: 'OFOR';
  label: string | null;
  cond: Expr | null;
  post: Stmt | null;
  body: Node[];
  /** Per-iteration variables (Go 1.22); the noder leaves the copying to walk, as gc does (loopvar). */
  distinctVars: boolean;
}

export interface GoDeferStmt extends StmtBase {
  op: 'OGO' | 'ODEFER';
  /** After normalisation always a call of a func() without arguments. */
  call: Expr;
  /** Range-over-func: the token to defer at. */
  deferAt?: Expr | null;
  /** Defer not in a loop: its record lives in the frame (escape analysis sets 'none'). */
  esc?: Esc;
}

export interface IfStmt extends StmtBase {
  op: 'OIF';
  cond: Expr;
  body: Node[];
  else: Node[];
  likely?: boolean;
}

export interface RangeStmt extends StmtBase {
  op: 'ORANGE';
  label: string | null;
  def: boolean;
  x: Expr;
  key: Expr | null;
  value: Expr | null;
  body: Node[];
  distinctVars: boolean;
  prealloc?: Name | null;
  rtype?: Expr | null;
  keyTypeWord?: Expr | null;
  keySrcRType?: Expr | null;
  valueTypeWord?: Expr | null;
  valueSrcRType?: Expr | null;
}

export interface ReturnStmt extends StmtBase {
  op: 'ORETURN';
  results: Expr[];
}

export interface CommClause extends StmtBase {
  op: 'OCASE';
  kind: 'comm';
  /** OSEND, OSELRECV2 or null for default. */
  comm: Stmt | null;
  body: Node[];
}

export interface CaseClause extends StmtBase {
  op: 'OCASE';
  kind: 'switch';
  /** Type switches: the variable of this clause. */
  var: Name | null;
  /** Empty: default. Type switches: OTYPE, ONIL or ODYNAMICTYPE. */
  list: Expr[];
  rtypes?: (Expr | null)[];
  body: Node[];
}

export interface SelectStmt extends StmtBase {
  op: 'OSELECT';
  label: string | null;
  cases: CommClause[];
}

export interface SendStmt extends StmtBase {
  op: 'OSEND';
  chan: Expr;
  value: Expr;
}

export interface SwitchStmt extends StmtBase {
  op: 'OSWITCH';
  /** null: switch true. */
  tag: Expr | TypeSwitchGuard | null;
  cases: CaseClause[];
  label: string | null;
}

export interface TypeSwitchGuard extends NodeBase {
  op: 'OTYPESW';
  /** Name of the variable, null if none. */
  tag: string | null;
  tagPos: Pos;
  x: Expr;
  used: boolean;
}

export interface TailCallStmt extends StmtBase {
  op: 'OTAILCALL';
  call: CallExpr;
}

export interface InlineMarkStmt extends StmtBase {
  op: 'OINLMARK';
  /** Index into the inline tree. */
  index: number;
}

export type Node = Stmt | TypeSwitchGuard | CaseClause | CommClause;
export type Op = Node['op'] | 'ODCLFUNC';

export type { DictEntry, Dictionary, FactMode, InlCall, InlTree, IrContext, PackageIR } from './package.js';
