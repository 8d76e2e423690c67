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
import { bodyStmt, callExpr, nameNode, otherExpr, plainExpr, plainStmt } from './layout.js';
import type {
  AddrExpr, AddStringExpr, ArithOp, AssignListStmt, AssignOpStmt, AssignStmt, BinaryExpr, BlockStmt, BranchStmt, CallExpr, ClosureExpr, CompLitExpr, ConvExpr, Decl, DynamicType, DynamicTypeAssertExpr,
  Expr, Func, GoDeferStmt, IfStmt, IndexExpr, InlinedCallExpr, InlineMarkStmt, IrContext, KeyExpr, LabelStmt, LinksymOffsetExpr, Literal, LogicalExpr, MakeExpr, Name, NameClass, NilExpr, Node, ParenExpr,
  PtrLitExpr, ReturnStmt, SelectorExpr, SliceExpr, StarExpr, Stmt, StructKeyExpr, TypeAssertExpr, TypeExpr, UnaryExpr,
} from './nodes.js';
import { isArray, newPtr, sigType, structType, tBytePtr, tInt, tUintptr, typeHasNil, unalias, under } from './typ.js';

// ---------------------------------------------------------------- names

export function newName(pos: Pos, cls: NameClass, sym: string, pkg: Package | null, type: Type | null, curfn: Func | null): Name {
  return nameNode(pos, cls, sym, pkg, type === null ? null : unalias(type), curfn);
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
  const clo = newClosureExpr(inlPos, signature, fn);
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

/** A constant in its final form. */
export function newLiteral(pos: Pos, type: Type | null, val: ConstVal): Literal {
  const n = plainExpr<Literal>('OLITERAL', pos, type);
  n.val = val;
  return n;
}

export function newLit(pos: Pos, type: Type, val: ConstVal): Literal {
  return newLiteral(pos, type, fixValue(type, val));
}

export function newInt(pos: Pos, v: number, type: Type = tInt): Literal {
  return newLiteral(pos, type, { kind: 'int', val: BigInt(v) });
}

export function newUintptr(pos: Pos, v: number): Literal {
  return newInt(pos, v, tUintptr);
}

export function newOne(pos: Pos, type: Type): Literal {
  return newLit(pos, type, { kind: 'int', val: 1n });
}

export function newNil(pos: Pos, type: Type): NilExpr {
  return plainExpr('ONIL', pos, type);
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
      return newLiteral(pos, type, zeroVal(type));
    default:
      throw new InternalError(`zero value of ${u.kind}`, pos);
  }
}

export function newTypeExpr(pos: Pos, type: Type): TypeExpr {
  return plainExpr('OTYPE', pos, type);
}

export function newCompLit(pos: Pos, op: CompLitExpr['op'], type: Type, list: Expr[]): CompLitExpr {
  const n = otherExpr<CompLitExpr>(op, pos, type);
  n.list = list;
  n.len = list.length;
  return n;
}

export function newConv(pos: Pos, op: ConvExpr['op'], type: Type, x: Expr, implicit = false): ConvExpr {
  const n = plainExpr<ConvExpr>(op, pos, type, x);
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
      return plainExpr('OPTRLIT', pos, type, x);
  }
  const r = outerValue(x);
  if (r.op === 'ONAME') {
    r.addrtaken = true;
    if (r.isClosureVar && !canonical(r).byval) canonical(r).addrtaken = true;
  }
  return plainExpr('OADDR', pos, type, x);
}

export function newDeref(pos: Pos, x: Expr, implicit = false): StarExpr {
  const u = under(x.type!);
  if (u.kind !== 'Pointer') throw new InternalError('dereference of no pointer', pos);
  const n = plainExpr<StarExpr>('ODEREF', pos, unalias(u.elem), x);
  if (implicit) n.implicit = true;
  return n;
}

/** One field step, through a pointer if x is one. */
export function newDotField(pos: Pos, x: Expr, index: number, implicit = false): SelectorExpr {
  const u = under(x.type!);
  const st = structType(u.kind === 'Pointer' ? u.elem : x.type!);
  const f = st.fields[index];
  if (f === undefined) throw new InternalError('no such field', pos);
  const n = newSelector(pos, u.kind === 'Pointer' ? 'ODOTPTR' : 'ODOT', unalias(f.type!), x, f.name);
  n.field = f;
  n.fieldIndex = index;
  if (implicit) n.implicit = true;
  return n;
}

/** A selector whose field or method the caller sets. */
export function newSelector(pos: Pos, op: SelectorExpr['op'], type: Type | null, x: Expr, sel: string): SelectorExpr {
  const n = plainExpr<SelectorExpr>(op, pos, type, x);
  n.sel = sel;
  return n;
}

export function newMethodExprNode(pos: Pos, type: Type, recv: Type, sel: string, method?: Name): SelectorExpr {
  const n = newSelector(pos, 'OMETHEXPR', type, newTypeExpr(pos, recv), sel);
  if (method) n.method = method;
  return n;
}

export function newUnary(pos: Pos, op: UnaryExpr['op'], type: Type | null, x: Expr): UnaryExpr {
  return plainExpr(op, pos, type, x);
}

export function newParen(pos: Pos, type: Type | null, x: Expr): ParenExpr {
  return plainExpr('OPAREN', pos, type, x);
}

export function newLogical(pos: Pos, op: LogicalExpr['op'], type: Type | null, x: Expr, y: Expr): LogicalExpr {
  return plainExpr(op, pos, type, x, y);
}

export function newAddString(pos: Pos, type: Type, list: Expr[]): AddStringExpr {
  const n = otherExpr<AddStringExpr>('OADDSTR', pos, type);
  n.list = list;
  return n;
}

export function newClosureExpr(pos: Pos, type: Type | null, func: Func): ClosureExpr {
  const n = otherExpr<ClosureExpr>('OCLOSURE', pos, type);
  n.func = func;
  return n;
}

/** key: value of a literal of a map, or of an array or slice. */
export function newKeyed(pos: Pos, key: Expr, value: Expr): KeyExpr {
  const n = otherExpr<KeyExpr>('OKEY', pos, null);
  n.key = key;
  n.value = value;
  return n;
}

export function newStructKey(pos: Pos, field: Var, fieldIndex: number, value: Expr): StructKeyExpr {
  const n = otherExpr<StructKeyExpr>('OSTRUCTKEY', pos, unalias(field.type!));
  n.field = field;
  n.fieldIndex = fieldIndex;
  n.value = value;
  return n;
}

export function newMake(pos: Pos, op: MakeExpr['op'], type: Type, len: Expr | null, cap: Expr | null): MakeExpr {
  const n = otherExpr<MakeExpr>(op, pos, type);
  n.len = len;
  n.cap = cap;
  return n;
}

export function newSliceExpr(pos: Pos, op: SliceExpr['op'], type: Type, x: Expr, low: Expr | null, high: Expr | null, max: Expr | null): SliceExpr {
  const n = otherExpr<SliceExpr>(op, pos, type);
  n.x = x;
  n.low = low;
  n.high = high;
  n.max = max;
  return n;
}

export function newTypeAssert(pos: Pos, type: Type | null, x: Expr): TypeAssertExpr {
  const n = otherExpr<TypeAssertExpr>('ODOTTYPE', pos, type);
  n.x = x;
  return n;
}

export function newDynamicAssert(pos: Pos, op: DynamicTypeAssertExpr['op'], type: Type | null, x: Expr, rtype: DynamicTypeAssertExpr['rtype'], itab: Expr | null): DynamicTypeAssertExpr {
  const n = otherExpr<DynamicTypeAssertExpr>(op, pos, type);
  n.x = x;
  n.rtype = rtype;
  n.itab = itab;
  return n;
}

export function newDynamicType(pos: Pos, type: Type | null, rtype: DynamicType['rtype'], itab: Expr | null): DynamicType {
  const n = otherExpr<DynamicType>('ODYNAMICTYPE', pos, type);
  n.rtype = rtype;
  n.itab = itab;
  return n;
}

/** Offset in the data of a link symbol. */
export function newLinksymOffset(pos: Pos, type: Type | null, linksym: string, offset: number): LinksymOffsetExpr {
  const n = otherExpr<LinksymOffsetExpr>('OLINKSYMOFFSET', pos, type);
  n.linksym = linksym;
  n.offset = offset;
  return n;
}

export function newInlinedCall(pos: Pos, type: Type | null, init: Stmt[], body: Node[], returnVars: Name[]): InlinedCallExpr {
  const n = otherExpr<InlinedCallExpr>('OINLCALL', pos, type);
  n.init = init;
  n.body = body;
  n.returnVars = returnVars;
  return n;
}

export function newBinary(pos: Pos, op: BinaryExpr['op'], type: Type | null, x: Expr, y: Expr): BinaryExpr {
  return plainExpr(op, pos, type, x, y);
}

export function newIndex(pos: Pos, x: Expr, index: Expr, type: Type, op: IndexExpr['op'] = 'OINDEX'): IndexExpr {
  const n = plainExpr<IndexExpr>(op, pos, type, x);
  n.index = index;
  return n;
}

/** A call of a builtin, or one whose arguments are in final form; `type` null without results, a Tuple for several. */
export function newCall(pos: Pos, op: CallExpr['op'], fun: Expr | null, args: Expr[], type: Type | null, isDDD = false): CallExpr {
  return callExpr(op, pos, type, fun, args, isDDD);
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
  const x = newLinksymOffset(pos, tBytePtr.elem, linksym, 0);
  if (descType) x.descType = descType;
  if (descIface) x.descIface = descIface;
  return plainExpr('OADDR', pos, tBytePtr, x);
}

// ---------------------------------------------------------------- statements

export function newDecl(pos: Pos, x: Name): Decl {
  const n = plainStmt<Decl>('ODCL', pos);
  n.x = x;
  return n;
}

export function newAssign(pos: Pos, x: Expr, y: Expr | null, def = false): AssignStmt {
  const n = plainStmt<AssignStmt>('OAS', pos);
  n.x = x;
  n.y = y;
  n.def = def;
  return n;
}

export function newAssignList(pos: Pos, op: AssignListStmt['op'], lhs: Expr[], rhs: Expr[], def = false): AssignListStmt {
  const n = plainStmt<AssignListStmt>(op, pos);
  n.lhs = lhs;
  n.rhs = rhs;
  n.def = def;
  return n;
}

export function newAssignOp(pos: Pos, x: Expr, asOp: ArithOp, y: Expr, incDec: boolean): AssignOpStmt {
  const n = plainStmt<AssignOpStmt>('OASOP', pos);
  n.x = x;
  n.asOp = asOp;
  n.y = y;
  n.incDec = incDec;
  return n;
}

export function newBranch(pos: Pos, op: BranchStmt['op'], label: string | null): BranchStmt {
  const n = plainStmt<BranchStmt>(op, pos);
  n.label = label;
  return n;
}

export function newLabel(pos: Pos, label: string): LabelStmt {
  const n = plainStmt<LabelStmt>('OLABEL', pos);
  n.label = label;
  return n;
}

export function newReturn(pos: Pos, results: Expr[]): ReturnStmt {
  const n = plainStmt<ReturnStmt>('ORETURN', pos);
  n.results = results;
  return n;
}

export function newGoDefer(pos: Pos, op: GoDeferStmt['op'], call: Expr): GoDeferStmt {
  const n = plainStmt<GoDeferStmt>(op, pos);
  n.call = call;
  return n;
}

export function newInlineMark(pos: Pos, index: number): InlineMarkStmt {
  const n = plainStmt<InlineMarkStmt>('OINLMARK', pos);
  n.index = index;
  return n;
}

export function newIf(pos: Pos, cond: Expr, body: Node[], els: Node[]): IfStmt {
  const n = bodyStmt<IfStmt>('OIF', pos);
  n.cond = cond;
  n.body = body;
  n.else = els;
  return n;
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
export function newBlock(pos: Pos, list: Node[]): BlockStmt {
  const n = plainStmt<BlockStmt>('OBLOCK', pos);
  n.list = list;
  return n;
}
