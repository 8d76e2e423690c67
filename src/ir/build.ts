/**
 * Constructors of IR nodes (ir.NewXxx). Those of expressions take the type, because there is no type check after them.
 *
 * `newAddr` marks variables as address-taken; nothing else may build an OADDR of a variable.
 */
import { InternalError } from '../base/assert.js';
import type { Pos } from '../base/source.js';
import type { ConstVal, Package, Signature, Type, Var } from '../types/types.js';
import { fixValue, zeroVal } from './const.js';
import { type ClosureGen, type ClosureWhy, closureName, linkSym } from './names.js';
import type {
  AddrExpr, AssignListStmt, AssignStmt, BinaryExpr, CallExpr, ClosureExpr, CompLitExpr, ConvExpr, Decl, Expr, Func, IndexExpr, IrContext, LinksymOffsetExpr, Literal, Name, NameClass, NilExpr, Node, PtrLitExpr,
  SelectorExpr, StarExpr, Stmt, TypeExpr, UnaryExpr,
} from './nodes.js';
import { isArray, newPtr, sigType, structType, tBytePtr, tInt, tUintptr, typeHasNil, unalias, under } from './typ.js';

// ---------------------------------------------------------------- names

export function newName(pos: Pos, cls: NameClass, sym: string, pkg: Package | null, type: Type | null, curfn: Func | null): Name {
  return { op: 'ONAME', pos, type: type === null ? null : unalias(type), sym, class: cls, pkg, curfn };
}

/** The blank identifier; shared. */
export const blankNode: Name = newName(0, 'PEXTERN', '_', null, null, null);

/** A local variable of fn, entered in its declarations. */
export function newLocal(fn: Func, pos: Pos, sym: string, pkg: Package | null, type: Type): Name {
  const n = newName(pos, 'PAUTO', sym, pkg, type, fn);
  fn.dcl.push(n);
  return n;
}

/** typecheck.TempAt: `.autotmp_N`, numbered by the declarations of fn. */
export function tempAt(pos: Pos, fn: Func, type: Type, local: Package | null): Name {
  const n = newLocal(fn, pos, `.autotmp_${fn.dcl.length}`, local, type);
  n.esc = 'never';
  n.used = true;
  n.autoTemp = true;
  return n;
}

/** The variable that a chain of closure variables stands for. */
export function canonical(n: Name): Name {
  return n.isClosureVar && n.defn && n.defn.op === 'ONAME' ? n.defn : n;
}

/** fn's own copy of the enclosing function's variable n. */
export function newClosureVar(pos: Pos, fn: Func, n: Name): Name {
  const c = newName(pos, 'PAUTOHEAP', n.sym, n.pkg, n.type, fn);
  c.isClosureVar = true;
  c.defn = canonical(n);
  c.outer = n;
  if (n.obj) c.obj = n.obj;
  if (n.dictIndex !== undefined) c.dictIndex = n.dictIndex;
  fn.closureVars.push(c);
  return c;
}

/** A variable of method value closures that no outer function holds (ir.NewHiddenParam). */
export function newHiddenParam(pos: Pos, fn: Func, sym: string, pkg: Package | null, type: Type): Name {
  const fake = newName(pos, 'PPARAM', sym, pkg, type, null);
  fake.byval = true;
  return newClosureVar(pos, fn, fake);
}

/** Name of a function or package-level variable: the only one of its link symbol in the compilation. */
export function globalName(ctx: IrContext, cls: 'PEXTERN' | 'PFUNC', pos: Pos, sym: string, pkg: Package | null, type: Type | null, link = linkSym(pkg, sym)): Name {
  let n = ctx.globals.get(link);
  if (n === undefined) {
    n = newName(pos, cls, sym, pkg, type, null);
    n.linkname = link;
    ctx.globals.set(link, n);
  }
  return n;
}

// ---------------------------------------------------------------- functions

export function newFunc(pos: Pos, nname: Name, signature: Signature): Func {
  const fn: Func = {
    op: 'ODCLFUNC', pos, nname, signature, body: [], bodyless: false, dcl: [], closureVars: [], oclosure: null, closureParent: null, closures: [],
    funcLitGen: 0, rangeLitGen: 0, goDeferGen: 0, pragmas: [], endPos: pos, hasDefer: false, inl: null, resultCount: signature.results.vars.length,
    numDefers: 0, numReturns: 0, labelGen: 0,
  };
  nname.func = fn;
  nname.type = signature;
  return fn;
}

/** ir.NewClosureFunc: a new closure in `outer`; `pos` is where it was written, `inlPos` where it is after inlining. */
export function newClosureFunc(
  ctx: IrContext, local: Package, gen: ClosureGen, pos: Pos, inlPos: Pos, why: ClosureWhy, signature: Signature, outer: Func, inlNames: readonly string[] = [],
): Func {
  const { pkg, sym } = closureName(outer, why, local, gen, inlNames);
  const nname = globalName(ctx, 'PFUNC', pos, sym, pkg, signature);
  const fn = newFunc(pos, nname, signature);
  if (outer.dupok) fn.dupok = true;
  const clo: ClosureExpr = { op: 'OCLOSURE', pos: inlPos, type: signature, func: fn };
  if (why === 'ORANGE') fn.rangeParent = outer.oclosure?.func.rangeParent ?? outer;
  fn.oclosure = clo;
  nname.defn = fn;
  fn.closureParent = outer;
  outer.closures.push(fn);
  return fn;
}

/** Declares receiver, parameters and results as locals: unnamed and blank ones become `~pN` and `~rN`. */
export function declareParams(fn: Func, nameOf: (v: Var) => string = (v) => v.name): void {
  const sig = fn.signature;
  const pkg = fn.nname.pkg;
  let index = 0;
  const declare = (vars: readonly Var[], cls: NameClass, prefix: string): void => {
    vars.forEach((v, i) => {
      const given = nameOf(v);
      const named = given !== '' && given !== '_';
      const n = newName(v.pos, cls, named ? given : `${prefix}${i}`, named ? (v.pkg ?? pkg) : pkg, v.type, fn);
      n.obj = v;
      n.index = index++;
      fn.dcl.push(n);
    });
  };
  const params = sig.recv !== null ? [sig.recv, ...sig.params.vars] : sig.params.vars;
  declare(params, 'PPARAM', '~p');
  if (sig.variadic) fn.dcl[fn.dcl.length - 1]!.isDDD = true;
  index = 0;
  declare(sig.results.vars, 'PPARAMOUT', '~r');
}

/** Receiver and parameters among the declarations. */
export function paramNames(fn: Func): Name[] {
  return fn.dcl.slice(0, (fn.signature.recv !== null ? 1 : 0) + fn.signature.params.vars.length);
}

export function resultNames(fn: Func): Name[] {
  const at = (fn.signature.recv !== null ? 1 : 0) + fn.signature.params.vars.length;
  return fn.dcl.slice(at, at + fn.signature.results.vars.length);
}

// ---------------------------------------------------------------- expressions

export function newLit(pos: Pos, type: Type, val: ConstVal): Literal {
  return { op: 'OLITERAL', pos, type, val: fixValue(type, val) };
}

export function newInt(pos: Pos, v: number, type: Type = tInt): Literal {
  return { op: 'OLITERAL', pos, type, val: { kind: 'int', val: BigInt(v) } };
}

export function newUintptr(pos: Pos, v: number): Literal {
  return newInt(pos, v, tUintptr);
}

export function newOne(pos: Pos, type: Type): Literal {
  return newLit(pos, type, { kind: 'int', val: 1n });
}

export function newNil(pos: Pos, type: Type): NilExpr {
  return { op: 'ONIL', pos, type };
}

/** The zero value of a type. */
export function newZero(pos: Pos, type: Type): Expr {
  if (typeHasNil(type)) return newNil(pos, type);
  const u = under(type);
  switch (u.kind) {
    case 'Array':
      return newCompLit(pos, 'OARRAYLIT', type, []);
    case 'Struct':
      return newCompLit(pos, 'OSTRUCTLIT', type, []);
    case 'Basic':
      return { op: 'OLITERAL', pos, type, val: zeroVal(type) };
    default:
      throw new InternalError(`zero value of ${u.kind}`, pos);
  }
}

export function newTypeExpr(pos: Pos, type: Type): TypeExpr {
  return { op: 'OTYPE', pos, type };
}

export function newCompLit(pos: Pos, op: CompLitExpr['op'], type: Type, list: Expr[]): CompLitExpr {
  return { op, pos, type, list, len: list.length };
}

export function newConv(pos: Pos, op: ConvExpr['op'], type: Type, x: Expr, implicit = false): ConvExpr {
  const n: ConvExpr = { op, pos, type, x };
  if (implicit) n.implicit = true;
  return n;
}

/** What a path of fields, array elements and parentheses is a part of. */
export function outerValue(n: Expr): Expr {
  for (;;) {
    if (n.op === 'ODOT' || n.op === 'OPAREN' || n.op === 'OCONVNOP') n = n.x;
    else if (n.op === 'OINDEX' && n.x.type !== null && isArray(n.x.type)) n = n.x;
    else return n;
  }
}

/** &x; of a composite literal an OPTRLIT. Marks the variable. */
export function newAddr(pos: Pos, x: Expr, type: Type = newPtr(x.type!)): AddrExpr | PtrLitExpr {
  switch (x.op) {
    case 'OARRAYLIT': case 'OMAPLIT': case 'OSLICELIT': case 'OSTRUCTLIT':
      return { op: 'OPTRLIT', pos, type, x };
  }
  const r = outerValue(x);
  if (r.op === 'ONAME') {
    r.addrtaken = true;
    if (r.isClosureVar && !canonical(r).byval) canonical(r).addrtaken = true;
  }
  return { op: 'OADDR', pos, type, x };
}

export function newDeref(pos: Pos, x: Expr, implicit = false): StarExpr {
  const u = under(x.type!);
  if (u.kind !== 'Pointer') throw new InternalError('dereference of no pointer', pos);
  const n: StarExpr = { op: 'ODEREF', pos, type: unalias(u.elem), x };
  if (implicit) n.implicit = true;
  return n;
}

/** One field step, through a pointer if x is one. */
export function newDotField(pos: Pos, x: Expr, index: number, implicit = false): SelectorExpr {
  const u = under(x.type!);
  const st = structType(u.kind === 'Pointer' ? u.elem : x.type!);
  const f = st.fields[index];
  if (f === undefined) throw new InternalError('no such field', pos);
  const n: SelectorExpr = { op: u.kind === 'Pointer' ? 'ODOTPTR' : 'ODOT', pos, type: unalias(f.type!), x, sel: f.name, field: f, fieldIndex: index };
  if (implicit) n.implicit = true;
  return n;
}

export function newUnary(pos: Pos, op: UnaryExpr['op'], type: Type | null, x: Expr): UnaryExpr {
  return { op, pos, type, x };
}

export function newBinary(pos: Pos, op: BinaryExpr['op'], type: Type | null, x: Expr, y: Expr): BinaryExpr {
  return { op, pos, type, x, y };
}

export function newIndex(pos: Pos, x: Expr, index: Expr, type: Type, op: IndexExpr['op'] = 'OINDEX'): IndexExpr {
  return { op, pos, type, x, index };
}

/** A call of a builtin, or one whose arguments are in final form; `type` null without results, a Tuple for several. */
export function newCall(pos: Pos, op: CallExpr['op'], fun: Expr | null, args: Expr[], type: Type | null, isDDD = false): CallExpr {
  return { op, pos, type, fun, args, isDDD };
}

/** Type of a call's value: null, the only result, or the tuple. */
export function resultType(sig: Signature): Type | null {
  const r = sig.results.vars;
  return r.length === 0 ? null : r.length === 1 ? unalias(r[0]!.type!) : sig.results;
}

/** A call of a function value in final form (no conversion, variadic part gathered). */
export function newCallFunc(pos: Pos, fun: Expr, args: Expr[]): CallExpr {
  const sig = sigType(fun.type!);
  return newCall(pos, fun.op === 'ODOTINTER' ? 'OCALLINTER' : 'OCALLFUNC', fun, args, resultType(sig), sig.variadic);
}

/** Address of a link symbol, typed *uint8: type descriptors and itabs. */
export function newSymAddr(pos: Pos, linksym: string, descType?: Type, descIface?: Type): AddrExpr {
  const x: LinksymOffsetExpr = { op: 'OLINKSYMOFFSET', pos, type: tBytePtr.elem, linksym, offset: 0 };
  if (descType) x.descType = descType;
  if (descIface) x.descIface = descIface;
  return { op: 'OADDR', pos, type: tBytePtr, x };
}

// ---------------------------------------------------------------- statements

export function newDecl(pos: Pos, x: Name): Decl {
  return { op: 'ODCL', pos, x };
}

export function newAssign(pos: Pos, x: Expr, y: Expr | null, def = false): AssignStmt {
  return { op: 'OAS', pos, x, y, def };
}

export function newAssignList(pos: Pos, op: AssignListStmt['op'], lhs: Expr[], rhs: Expr[], def = false): AssignListStmt {
  return { op, pos, lhs, rhs, def };
}

/** Puts statements before those already in n's init. */
export function prependInit(n: Node, stmts: readonly Stmt[]): void {
  if (stmts.length === 0) return;
  const x = n as { init?: Stmt[] };
  x.init = x.init ? [...stmts, ...x.init] : [...stmts];
}

export function appendInit(n: Node, ...stmts: Stmt[]): void {
  const x = n as { init?: Stmt[] };
  if (x.init) x.init.push(...stmts);
  else x.init = stmts;
}

/** An expression that runs `init` first. Shared nodes get a visible no-op conversion around them to hold it (ir.InitExpr). */
export function initExpr(init: readonly Stmt[], x: Expr): Expr {
  if (init.length === 0) return x;
  if (x.op === 'ONAME' || x.op === 'OLITERAL' || x.op === 'ONIL' || x.op === 'OTYPE') x = newConv(x.pos, 'OCONVNOP', x.type!, x);
  prependInit(x, init);
  return x;
}

/** One node for a list of statements. */
export function newBlock(pos: Pos, list: Node[]): Node {
  return { op: 'OBLOCK', pos, list };
}
