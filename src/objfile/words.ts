/**
 * The words that trees, types and objects are told apart by (`op`, `kind`, `class`, ...), as strings of the program's own text.
 *
 * V8 compares two strings of the source text by address, others by length and contents, and a place that has met another string compares like that from
 * then on. So what is read from an image must be the very words that the compiler's switches compare with.
 *
 * A word that is missing here costs time, nothing else; the unions are complete by their types.
 */
import type * as ast from '../ast/nodes.js';
import type { Esc, NameClass, Op } from '../ir/nodes.js';
import type { BasicKind, ConstVal, Obj, OperandMode, Type, Var } from '../types/types.js';

type Words<W extends string> = Record<W, 0>;

const ops: Words<Op> = {
  OADD: 0, OADDR: 0, OADDSTR: 0, OAND: 0, OANDAND: 0, OANDNOT: 0, OAPPEND: 0, OARRAYLIT: 0, OAS: 0, OAS2: 0, OAS2DOTTYPE: 0, OAS2FUNC: 0, OAS2MAPR: 0,
  OAS2RECV: 0, OASOP: 0, OBITNOT: 0, OBLOCK: 0, OBREAK: 0, OBYTES2STR: 0, OBYTES2STRTMP: 0, OCALLFUNC: 0, OCALLINTER: 0, OCAP: 0, OCASE: 0, OCFUNC: 0,
  OCHECKNIL: 0, OCLEAR: 0, OCLOSE: 0, OCLOSURE: 0, OCOMPLEX: 0, OCONTINUE: 0, OCONV: 0, OCONVIFACE: 0, OCONVNOP: 0, OCOPY: 0, ODCL: 0, ODCLFUNC: 0,
  ODEFER: 0, ODELETE: 0, ODEREF: 0, ODIV: 0, ODOT: 0, ODOTINTER: 0, ODOTMETH: 0, ODOTPTR: 0, ODOTTYPE: 0, ODOTTYPE2: 0, ODYNAMICDOTTYPE: 0,
  ODYNAMICDOTTYPE2: 0, ODYNAMICTYPE: 0, OEQ: 0, OFALL: 0, OFOR: 0, OGE: 0, OGETG: 0, OGO: 0, OGOTO: 0, OGT: 0, OIDATA: 0, OIF: 0, OIMAG: 0, OINDEX: 0,
  OINDEXMAP: 0, OINLCALL: 0, OINLMARK: 0, OITAB: 0, OKEY: 0, OLABEL: 0, OLE: 0, OLEN: 0, OLINKSYMOFFSET: 0, OLITERAL: 0, OLSH: 0, OLT: 0, OMAKECHAN: 0,
  OMAKEFACE: 0, OMAKEMAP: 0, OMAKESLICE: 0, OMAKESLICECOPY: 0, OMAPLIT: 0, OMAX: 0, OMETHEXPR: 0, OMETHVALUE: 0, OMIN: 0, OMINMAX: 0, OMOD: 0,
  OMOVE2HEAP: 0, OMUL: 0, ONAME: 0, ONE: 0, ONEG: 0, ONEW: 0, ONIL: 0, ONOT: 0, OOR: 0, OOROR: 0, OPANIC: 0, OPAREN: 0, OPLUS: 0, OPRINT: 0, OPRINTLN:
  0, OPTRLIT: 0, ORANGE: 0, OREAL: 0, ORECOVER: 0, ORECV: 0, ORETURN: 0, ORSH: 0, ORUNES2STR: 0, ORUNESTR: 0, OSELECT: 0, OSELRECV2: 0, OSEND: 0,
  OSLICE: 0, OSLICE2ARR: 0, OSLICE2ARRPTR: 0, OSLICE3: 0, OSLICE3ARR: 0, OSLICEARR: 0, OSLICEHEADER: 0, OSLICELIT: 0, OSLICESTR: 0, OSPTR: 0,
  OSTR2BYTES: 0, OSTR2BYTESTMP: 0, OSTR2RUNES: 0, OSTRINGHEADER: 0, OSTRUCTKEY: 0, OSTRUCTLIT: 0, OSUB: 0, OSWITCH: 0, OTAILCALL: 0, OTYPE: 0, OTYPESW:
  0, OUNSAFEADD: 0, OUNSAFESLICE: 0, OUNSAFESLICEDATA: 0, OUNSAFESTRING: 0, OUNSAFESTRINGDATA: 0, OXOR: 0,
};

const esc: Words<Esc> = { unknown: 0, none: 0, heap: 0, never: 0 };

const classes: Words<NameClass> = { PEXTERN: 0, PAUTO: 0, PAUTOHEAP: 0, PPARAM: 0, PPARAMOUT: 0, PFUNC: 0, PTYPE: 0 };

const types: Words<Type['kind']> = {
  Basic: 0, Array: 0, Slice: 0, Struct: 0, Pointer: 0, Tuple: 0, Signature: 0, Union: 0, Interface: 0, Map: 0, Chan: 0, Named: 0, TypeParam: 0, Alias:
  0,
};

const basic: Words<BasicKind> = {
  invalid: 0, bool: 0, int: 0, int8: 0, int16: 0, int32: 0, int64: 0, uint: 0, uint8: 0, uint16: 0, uint32: 0, uint64: 0, uintptr: 0, float32: 0,
  float64: 0, complex64: 0, complex128: 0, string: 0, 'unsafe.Pointer': 0, 'untyped bool': 0, 'untyped int': 0, 'untyped rune': 0, 'untyped float': 0,
  'untyped complex': 0, 'untyped string': 0, 'untyped nil': 0,
};

const objects: Words<Obj['kind']> = { PkgName: 0, Const: 0, TypeName: 0, Var: 0, Func: 0, Label: 0, Builtin: 0, Nil: 0 };

const variables: Words<Var['varKind']> = { package: 0, local: 0, recv: 0, param: 0, result: 0, field: 0 };

const constants: Words<ConstVal['kind']> = { unknown: 0, bool: 0, string: 0, int: 0, rat: 0, big: 0, complex: 0 };

const modes: Words<OperandMode> = {
  invalid: 0, novalue: 0, builtin: 0, typexpr: 0, constant: 0, variable: 0, mapindex: 0, value: 0, nilvalue: 0, commaok: 0, commaerr: 0,
};

const syntax: Words<ast.Node['kind']> = {
  ArrayType: 0, AssertExpr: 0, AssignStmt: 0, BadExpr: 0, BasicLit: 0, BlockStmt: 0, BranchStmt: 0, CallExpr: 0, CallStmt: 0, CaseClause: 0, ChanType:
  0, CommClause: 0, CompositeLit: 0, ConstDecl: 0, DeclStmt: 0, DotsType: 0, EmptyStmt: 0, ExprStmt: 0, Field: 0, File: 0, ForStmt: 0, FuncDecl: 0,
  FuncLit: 0, FuncType: 0, IfStmt: 0, ImportDecl: 0, IndexExpr: 0, InterfaceType: 0, KeyValueExpr: 0, LabeledStmt: 0, ListExpr: 0, MapType: 0, Name: 0,
  Operation: 0, ParenExpr: 0, RangeClause: 0, ReturnStmt: 0, SelectStmt: 0, SelectorExpr: 0, SendStmt: 0, SliceExpr: 0, SliceType: 0, StructType: 0,
  SwitchStmt: 0, TypeDecl: 0, TypeSwitchGuard: 0, VarDecl: 0,
};

const syntaxParts: Words<ast.ChanDir | ast.LitKind> = { both: 0, send: 0, recv: 0, int: 0, float: 0, imag: 0, rune: 0, string: 0 };

const operators: Words<ast.BinaryOp | ast.UnaryOp> = {
  '||': 0, '&&': 0, '==': 0, '!=': 0, '<': 0, '<=': 0, '>': 0, '>=': 0, '+': 0, '-': 0, '|': 0, '^': 0, '*': 0, '/': 0, '%': 0, '&': 0, '&^': 0, '<<': 0, '>>': 0, '!': 0, '<-': 0, '~': 0,
};

const longest = 17;
const canonical = new Map<string, string>();
for (const words of [ops, esc, classes, types, basic, objects, variables, constants, modes, syntax, syntaxParts, operators]) {
  for (const w of Object.keys(words)) canonical.set(w, w);
}

/** The same string; the program's own one if it is a word. */
export function word(s: string): string {
  return s.length <= longest ? (canonical.get(s) ?? s) : s;
}
