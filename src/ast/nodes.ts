/**
 * Syntax trees: gc's own node set (cmd/compile/internal/syntax/nodes.go), as plain data.
 *
 * INVARIANTS
 *   - Nodes are plain objects discriminated by `kind`; nothing here knows Chevrotain.
 *   - `pos` is the position that gc's syntax package gives the node (the operator of a binary
 *     expression, the `(`-less start of a call, the name of a declaration, ...), because diagnostics and
 *     `-m` lines are printed at it.
 *   - The checker writes its results into the nodes (gc's StoreTypesInSyntax), there are no side tables:
 *     `tv` on expressions, `obj` on names, `selection` on selectors, `inst` on instantiated names,
 *     `implicit` on case clauses and import declarations. So a package object that keeps the tree of a
 *     generic function keeps its types as well.
 *   - The parser makes expressions with these fields, undefined, last: added later, each would cost an array and a layout more.
 */
import type { Pos } from '../base/source.js';
import type { Obj, Selection, Type, TypeAndValue, Var } from '../types/types.js';

interface NodeBase {
  pos: Pos;
}

interface ExprBase extends NodeBase {
  /** Set by the checker. */
  tv?: TypeAndValue | undefined;
}

// ---------------------------------------------------------------- files

/** A `//go:` directive (or `//line`-less pragma text), with its position; `text` begins with "go:". */
export interface Pragma {
  pos: Pos;
  text: string;
}

export interface File extends NodeBase {
  kind: 'File';
  /** Pragmas before the package clause (`//go:build` among them). */
  pragmas: Pragma[];
  /** `//go:linkname` directives, which belong to no declaration. */
  linknames: Pragma[];
  pkgName: Name;
  decls: Decl[];
  eof: Pos;
  /** Go version of a `//go:build go1.N` line ("go1.21"), or ''. */
  goVersion: string;
}

/** Identity of a parenthesised declaration group; iota and inherited const values depend on it. */
export interface Group {
  id: number;
}

export type Decl = ImportDecl | ConstDecl | TypeDecl | VarDecl | FuncDecl;

interface DeclBase extends NodeBase {
  group: Group | null;
  pragmas: Pragma[];
}

export interface ImportDecl extends DeclBase {
  kind: 'ImportDecl';
  /** "." and "_" included. */
  localName: Name | null;
  path: BasicLit;
  /** PkgName when localName is null (set by the checker). */
  implicit?: Obj;
}

export interface ConstDecl extends DeclBase {
  kind: 'ConstDecl';
  names: Name[];
  type: Expr | null;
  /** A ListExpr for several; null: inherited. */
  values: Expr | null;
}

export interface TypeDecl extends DeclBase {
  kind: 'TypeDecl';
  name: Name;
  tparams: Field[];
  alias: boolean;
  type: Expr;
}

export interface VarDecl extends DeclBase {
  kind: 'VarDecl';
  names: Name[];
  type: Expr | null;
  values: Expr | null;
}

export interface FuncDecl extends DeclBase {
  kind: 'FuncDecl';
  recv: Field | null;
  name: Name;
  tparams: Field[];
  type: FuncType;
  body: BlockStmt | null;
}

// ---------------------------------------------------------------- expressions

export type Expr =
  | BadExpr
  | Name
  | BasicLit
  | CompositeLit
  | KeyValueExpr
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | AssertExpr
  | TypeSwitchGuard
  | Operation
  | CallExpr
  | ListExpr
  | ArrayType
  | SliceType
  | DotsType
  | StructType
  | InterfaceType
  | FuncType
  | MapType
  | ChanType;

export interface BadExpr extends ExprBase {
  kind: 'BadExpr';
}

export interface Name extends ExprBase {
  kind: 'Name';
  value: string;
  /** Object that the name declares or denotes (types2's Defs and Uses). */
  obj?: Obj | null | undefined;
  /** Set where the name denotes an instantiated generic function or type (types2's Instances). */
  inst?: { targs: Type[]; type: Type } | undefined;
}

export type LitKind = 'int' | 'float' | 'imag' | 'rune' | 'string';

export interface BasicLit extends ExprBase {
  kind: 'BasicLit';
  /** Source spelling. */
  value: string;
  litKind: LitKind;
  /** The spelling has a syntax error (already reported). */
  bad: boolean;
}

export interface CompositeLit extends ExprBase {
  kind: 'CompositeLit';
  /** null: elided inside another literal. */
  type: Expr | null;
  elems: Expr[];
  nkeys: number;
  rbrace: Pos;
}

export interface KeyValueExpr extends ExprBase {
  kind: 'KeyValueExpr';
  key: Expr;
  value: Expr;
}

export interface FuncLit extends ExprBase {
  kind: 'FuncLit';
  type: FuncType;
  body: BlockStmt;
}

export interface ParenExpr extends ExprBase {
  kind: 'ParenExpr';
  x: Expr;
}

export interface SelectorExpr extends ExprBase {
  kind: 'SelectorExpr';
  x: Expr;
  sel: Name;
  /** Absent for qualified identifiers. */
  selection?: Selection | undefined;
}

/** `index` is a ListExpr for several type arguments. */
export interface IndexExpr extends ExprBase {
  kind: 'IndexExpr';
  x: Expr;
  index: Expr;
}

export interface SliceExpr extends ExprBase {
  kind: 'SliceExpr';
  x: Expr;
  index: [Expr | null, Expr | null, Expr | null];
  full: boolean;
}

export interface AssertExpr extends ExprBase {
  kind: 'AssertExpr';
  x: Expr;
  type: Expr;
}

/** `lhs := x.(type)` or `x.(type)`. */
export interface TypeSwitchGuard extends ExprBase {
  kind: 'TypeSwitchGuard';
  lhs: Name | null;
  x: Expr;
}

export type BinaryOp = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '|' | '^' | '*' | '/' | '%' | '&' | '&^' | '<<' | '>>';
/** `~` only in constraints, `*` dereferences or makes a pointer type, `<-` receives. */
export type UnaryOp = '+' | '-' | '!' | '^' | '*' | '&' | '<-' | '~';

/** Unary iff `y` is null. */
export interface Operation extends ExprBase {
  kind: 'Operation';
  op: BinaryOp | UnaryOp;
  x: Expr;
  y: Expr | null;
}

export interface CallExpr extends ExprBase {
  kind: 'CallExpr';
  fun: Expr;
  args: Expr[];
  hasDots: boolean;
}

export interface ListExpr extends ExprBase {
  kind: 'ListExpr';
  elems: Expr[];
}

export interface ArrayType extends ExprBase {
  kind: 'ArrayType';
  /** null: `[...]`. */
  len: Expr | null;
  elem: Expr;
}

export interface SliceType extends ExprBase {
  kind: 'SliceType';
  elem: Expr;
}

/** `...T` of a final parameter. */
export interface DotsType extends ExprBase {
  kind: 'DotsType';
  elem: Expr;
}

export interface StructType extends ExprBase {
  kind: 'StructType';
  fields: Field[];
  /** tags[i] null or beyond the end: no tag. */
  tags: (BasicLit | null)[];
}

/** Parameter, struct field, method or embedded element. Names declared in a list share one `type` node. */
export interface Field extends NodeBase {
  kind: 'Field';
  name: Name | null;
  type: Expr;
}

export interface InterfaceType extends ExprBase {
  kind: 'InterfaceType';
  methods: Field[];
}

export interface FuncType extends ExprBase {
  kind: 'FuncType';
  params: Field[];
  results: Field[];
}

export interface MapType extends ExprBase {
  kind: 'MapType';
  key: Expr;
  value: Expr;
}

export type ChanDir = 'both' | 'send' | 'recv';

export interface ChanType extends ExprBase {
  kind: 'ChanType';
  dir: ChanDir;
  elem: Expr;
}

// ---------------------------------------------------------------- statements

export type SimpleStmt = EmptyStmt | ExprStmt | SendStmt | AssignStmt | RangeClause;

export type Stmt =
  | SimpleStmt
  | LabeledStmt
  | BlockStmt
  | DeclStmt
  | BranchStmt
  | CallStmt
  | ReturnStmt
  | IfStmt
  | ForStmt
  | SwitchStmt
  | SelectStmt;

export interface EmptyStmt extends NodeBase {
  kind: 'EmptyStmt';
}

export interface LabeledStmt extends NodeBase {
  kind: 'LabeledStmt';
  label: Name;
  stmt: Stmt;
}

export interface BlockStmt extends NodeBase {
  kind: 'BlockStmt';
  list: Stmt[];
  rbrace: Pos;
}

export interface ExprStmt extends NodeBase {
  kind: 'ExprStmt';
  x: Expr;
}

export interface SendStmt extends NodeBase {
  kind: 'SendStmt';
  chan: Expr;
  value: Expr;
}

export interface DeclStmt extends NodeBase {
  kind: 'DeclStmt';
  decls: Decl[];
}

/** `=` has op '', `:=` has op ':=', `x op= y` the operator; `x++` and `x--` have op '+' or '-' and rhs null. */
export interface AssignStmt extends NodeBase {
  kind: 'AssignStmt';
  op: BinaryOp | '' | ':=';
  lhs: Expr;
  rhs: Expr | null;
}

export interface BranchStmt extends NodeBase {
  kind: 'BranchStmt';
  tok: 'break' | 'continue' | 'fallthrough' | 'goto';
  label: Name | null;
  /** The statement it leaves or continues, or the LabeledStmt it goes to; set by the branch check after parsing. */
  target?: Stmt;
}

export interface CallStmt extends NodeBase {
  kind: 'CallStmt';
  tok: 'go' | 'defer';
  call: Expr;
}

export interface ReturnStmt extends NodeBase {
  kind: 'ReturnStmt';
  results: Expr | null;
}

export interface IfStmt extends NodeBase {
  kind: 'IfStmt';
  init: SimpleStmt | null;
  cond: Expr;
  then: BlockStmt;
  else: IfStmt | BlockStmt | null;
}

/** `init` may be a RangeClause; then cond and post are null. */
export interface ForStmt extends NodeBase {
  kind: 'ForStmt';
  init: SimpleStmt | null;
  cond: Expr | null;
  post: SimpleStmt | null;
  body: BlockStmt;
}

export interface RangeClause extends NodeBase {
  kind: 'RangeClause';
  lhs: Expr | null;
  def: boolean;
  x: Expr;
}

/** `tag` may be a TypeSwitchGuard. */
export interface SwitchStmt extends NodeBase {
  kind: 'SwitchStmt';
  init: SimpleStmt | null;
  tag: Expr | null;
  body: CaseClause[];
  rbrace: Pos;
}

export interface SelectStmt extends NodeBase {
  kind: 'SelectStmt';
  body: CommClause[];
  rbrace: Pos;
}

export interface CaseClause extends NodeBase {
  kind: 'CaseClause';
  /** null: default. */
  cases: Expr | null;
  body: Stmt[];
  colon: Pos;
  /** The variable that a type switch with `lhs :=` declares in this clause (set by the checker). */
  implicit?: Var;
}

export interface CommClause extends NodeBase {
  kind: 'CommClause';
  /** null: default. */
  comm: SimpleStmt | null;
  body: Stmt[];
  colon: Pos;
}

export type Node = File | Decl | Expr | Stmt | Field | CaseClause | CommClause;
