/**
 * The six object layouts of IR nodes. Code that looks at nodes of every kind (nearly all of the compiler) then sees six layouts, which V8 keeps in its inline caches
 * (scripts/start.cjs); with a layout per op and set of optional fields there were hundreds.
 *
 * INVARIANTS
 *   - Nodes are made here and nowhere else; images (objfile/serialize.ts, by `blankNode`) and copies (below) keep the layout.
 *     A field that is added to nodes.ts has to be added to the copy, too.
 *   - A node has all fields of its layout from the beginning, `undefined` where its kind has no such field or nothing is known yet. Whether a node *has* a field follows from its
 *     op, never from `in`. Fields outside of the layout are for what is rare.
 *   - op, pos, init, esc come first everywhere, so that they are loaded from one place whatever the layout is.
 *
 * Constructors leave fields that only one kind has to the caller, who sets them at once.
 */
import type { Pos } from '../base/source.js';
import type { Package, Type } from '../types/types.js';
import type { CallExpr, Expr, Func, Name, NameClass, Node, Stmt } from './nodes.js';

type OpOf<T extends Node> = T['op'];

export function nameNode(pos: Pos, cls: NameClass, sym: string, pkg: Package | null, type: Type | null, curfn: Func | null): Name {
  return {
    op: 'ONAME', pos, init: undefined, esc: undefined, type, sym, class: cls, pkg, curfn, linkname: undefined, func: undefined, defn: undefined, obj: undefined, index: undefined, opt: undefined,
    used: undefined, addrtaken: undefined, reassigned: undefined, isClosureVar: undefined, byval: undefined, outer: undefined, autoTemp: undefined, inlLocal: undefined, inlFormal: undefined,
    dictIndex: undefined, isDDD: undefined, needzero: undefined, held: undefined, readonly: undefined,
  } as unknown as Name;
}

/** Expressions over one or two operands, selectors, indexing, and what has none: literals, nil, types. */
export function plainExpr<T extends Expr>(op: OpOf<T>, pos: Pos, type: Type | null, x?: Expr, y?: Expr): T {
  return {
    op, pos, init: undefined, esc: undefined, type, implicit: undefined, x, y, index: undefined, val: undefined, sel: undefined, field: undefined, fieldIndex: undefined, rtype: undefined,
    bounded: undefined, nonNil: undefined, prealloc: undefined, method: undefined, methodIndex: undefined, assigned: undefined,
  } as unknown as T;
}

/** Calls, of builtins too. */
export function callExpr(op: CallExpr['op'], pos: Pos, type: Type | null, fun: Expr | null, args: Expr[], isDDD: boolean): CallExpr {
  return {
    op, pos, init: undefined, esc: undefined, type, implicit: undefined, fun, args, isDDD, rtype: undefined, goDefer: undefined, noInline: undefined, useBuf: undefined, inPlace: undefined,
    fact: undefined, keepAlive: undefined,
  } as unknown as CallExpr;
}

/** All other expressions. */
export function otherExpr<T extends Expr>(op: OpOf<T>, pos: Pos, type: Type | null): T {
  return {
    op, pos, init: undefined, esc: undefined, type, implicit: undefined, list: undefined, len: undefined, cap: undefined, isDDD: undefined, rtype: undefined, prealloc: undefined, transient: undefined,
    func: undefined, body: undefined, returnVars: undefined, key: undefined, value: undefined, field: undefined, fieldIndex: undefined, x: undefined, low: undefined, high: undefined, max: undefined,
    bounded: undefined, itab: undefined, linksym: undefined, offset: undefined, descType: undefined, isGoWrap: undefined,
  } as unknown as T;
}

/** Statements without bodies. */
export function plainStmt<T extends Stmt>(op: OpOf<T>, pos: Pos): T {
  return {
    op, pos, init: undefined, esc: undefined, x: undefined, y: undefined, def: undefined, lhs: undefined, rhs: undefined, label: undefined, results: undefined, list: undefined, index: undefined,
    call: undefined, asOp: undefined, incDec: undefined,
  } as unknown as T;
}

/** Statements with bodies, and their clauses. */
export function bodyStmt<T extends Node>(op: OpOf<T>, pos: Pos): T {
  return {
    op, pos, init: undefined, esc: undefined, kind: undefined, label: undefined, cond: undefined, body: undefined, else: undefined, post: undefined, distinctVars: undefined, def: undefined, x: undefined,
    key: undefined, value: undefined, comm: undefined, var: undefined, list: undefined, tag: undefined, cases: undefined, rtype: undefined, likely: undefined, chan: undefined,
  } as unknown as T;
}

// ---------------------------------------------------------------- copies

/** A node as these see it. */
type Fields = Record<string, unknown>;

/** Shallow copies, which `{ ...n }` would give a layout of its own at each place where that is written. */
export function copyName<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, type: n.type, sym: n.sym, class: n.class, pkg: n.pkg, curfn: n.curfn, linkname: n.linkname, func: n.func, defn: n.defn, obj: n.obj,
    index: n.index, opt: n.opt, used: n.used, addrtaken: n.addrtaken, reassigned: n.reassigned, isClosureVar: n.isClosureVar, byval: n.byval, outer: n.outer, autoTemp: n.autoTemp,
    inlLocal: n.inlLocal, inlFormal: n.inlFormal, dictIndex: n.dictIndex, isDDD: n.isDDD, needzero: n.needzero, held: n.held, readonly: n.readonly,
  };
  if (n.heapaddr !== undefined) c.heapaddr = n.heapaddr;
  if (n.mapInit !== undefined) c.mapInit = n.mapInit;
  if (n.embed !== undefined) c.embed = n.embed;
  if (n.vargen !== undefined) c.vargen = n.vargen;
  if (n.implicit !== undefined) c.implicit = n.implicit;
  if (n.nonNil !== undefined) c.nonNil = n.nonNil;
  if (n.bounded !== undefined) c.bounded = n.bounded;
  if (n.transient !== undefined) c.transient = n.transient;
  return c as unknown as T;
}

export function copyPlainExpr<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, type: n.type, implicit: n.implicit, x: n.x, y: n.y, index: n.index, val: n.val, sel: n.sel, field: n.field, fieldIndex: n.fieldIndex,
    rtype: n.rtype, bounded: n.bounded, nonNil: n.nonNil, prealloc: n.prealloc, method: n.method, methodIndex: n.methodIndex, assigned: n.assigned,
  };
  if (n.typeWord !== undefined) c.typeWord = n.typeWord;
  if (n.srcRType !== undefined) c.srcRType = n.srcRType;
  if (n.elemRType !== undefined) c.elemRType = n.elemRType;
  if (n.transient !== undefined) c.transient = n.transient;
  if (n.sym !== undefined) c.sym = n.sym;
  return c as unknown as T;
}

export function copyCall<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, type: n.type, implicit: n.implicit, fun: n.fun, args: n.args, isDDD: n.isDDD, rtype: n.rtype, goDefer: n.goDefer, noInline: n.noInline,
    useBuf: n.useBuf, inPlace: n.inPlace, fact: n.fact, keepAlive: n.keepAlive,
  };
  if (n.appendNoAlias !== undefined) c.appendNoAlias = n.appendNoAlias;
  if (n.nonNil !== undefined) c.nonNil = n.nonNil;
  if (n.bounded !== undefined) c.bounded = n.bounded;
  if (n.transient !== undefined) c.transient = n.transient;
  if (n.isCompilerVarLive !== undefined) c.isCompilerVarLive = n.isCompilerVarLive;
  return c as unknown as T;
}

export function copyOtherExpr<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, type: n.type, implicit: n.implicit, list: n.list, len: n.len, cap: n.cap, isDDD: n.isDDD, rtype: n.rtype, prealloc: n.prealloc,
    transient: n.transient, func: n.func, body: n.body, returnVars: n.returnVars, key: n.key, value: n.value, field: n.field, fieldIndex: n.fieldIndex, x: n.x, low: n.low, high: n.high,
    max: n.max, bounded: n.bounded, itab: n.itab, linksym: n.linksym, offset: n.offset, descType: n.descType, isGoWrap: n.isGoWrap,
  };
  if (n.useNilPanic !== undefined) c.useNilPanic = n.useNilPanic;
  if (n.nonNil !== undefined) c.nonNil = n.nonNil;
  if (n.srcRType !== undefined) c.srcRType = n.srcRType;
  if (n.ptr !== undefined) c.ptr = n.ptr;
  if (n.descIface !== undefined) c.descIface = n.descIface;
  if (n.slice !== undefined) c.slice = n.slice;
  if (n.preserveCapacity !== undefined) c.preserveCapacity = n.preserveCapacity;
  return c as unknown as T;
}

export function copyPlainStmt<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, x: n.x, y: n.y, def: n.def, lhs: n.lhs, rhs: n.rhs, label: n.label, results: n.results, list: n.list, index: n.index, call: n.call,
    asOp: n.asOp, incDec: n.incDec,
  };
  if (n.deferAt !== undefined) c.deferAt = n.deferAt;
  return c as unknown as T;
}

export function copyBodyStmt<T extends Node>(node: T): T {
  const n = node as unknown as Fields;
  const c: Fields = {
    op: n.op, pos: n.pos, init: n.init, esc: n.esc, kind: n.kind, label: n.label, cond: n.cond, body: n.body, else: n.else, post: n.post, distinctVars: n.distinctVars, def: n.def, x: n.x,
    key: n.key, value: n.value, comm: n.comm, var: n.var, list: n.list, tag: n.tag, cases: n.cases, rtype: n.rtype, likely: n.likely, chan: n.chan,
  };
  if (n.prealloc !== undefined) c.prealloc = n.prealloc;
  if (n.keyTypeWord !== undefined) c.keyTypeWord = n.keyTypeWord;
  if (n.keySrcRType !== undefined) c.keySrcRType = n.keySrcRType;
  if (n.valueTypeWord !== undefined) c.valueTypeWord = n.valueTypeWord;
  if (n.valueSrcRType !== undefined) c.valueSrcRType = n.valueSrcRType;
  if (n.rtypes !== undefined) c.rtypes = n.rtypes;
  if (n.tagPos !== undefined) c.tagPos = n.tagPos;
  if (n.used !== undefined) c.used = n.used;
  if (n.type !== undefined) c.type = n.type;
  return c as unknown as T;
}

// ---------------------------------------------------------------- by op

type Blank = (op: never, pos: Pos) => object;
const name: Blank = (_, pos) => nameNode(pos, 'PAUTO', '', null, null, null);
const plainE: Blank = (op, pos) => plainExpr(op, pos, null);
const otherE: Blank = (op, pos) => otherExpr(op, pos, null);
const call: Blank = (op, pos) => callExpr(op, pos, null, null, [], false);
const plainS: Blank = (op, pos) => plainStmt(op, pos);
const bodyS: Blank = (op, pos) => bodyStmt(op, pos);

// V8 decides by the first values of a field how it keeps it: a position that was not seen as anything but a number would get an object of its own in each node.
for (const f of [name, plainE, otherE, call, plainS, bodyS]) for (const pos of [undefined, 0, 2 ** 40]) f('' as never, pos as Pos);

const layouts: readonly (readonly [Blank, <T extends Node>(n: T) => T, string])[] = [
  [name, copyName, 'ONAME'],
  [
    plainE, copyPlainExpr,
    'OLITERAL ONIL OTYPE OADD OSUB OOR OXOR OMUL ODIV OMOD OLSH ORSH OAND OANDNOT OEQ ONE OLT OLE OGE OGT OCOPY OCOMPLEX OUNSAFEADD OUNSAFESLICE OUNSAFESTRING OMAKEFACE OANDAND OOROR OBITNOT ONEG ONOT OPLUS OLEN OCAP OCLEAR OCLOSE ONEW OPANIC OREAL OIMAG ORECV OUNSAFESLICEDATA OUNSAFESTRINGDATA OITAB OIDATA OSPTR OCFUNC OCHECKNIL OCONV OCONVIFACE OCONVNOP OBYTES2STR OBYTES2STRTMP ORUNES2STR OSTR2BYTES OSTR2BYTESTMP OSTR2RUNES ORUNESTR OSLICE2ARR OSLICE2ARRPTR ODEREF OPAREN OADDR OPTRLIT ODOT ODOTPTR ODOTINTER ODOTMETH OMETHVALUE OMETHEXPR OINDEX OINDEXMAP',
  ],
  [call, copyCall, 'OCALLFUNC OCALLINTER OAPPEND ODELETE OPRINT OPRINTLN ORECOVER OMIN OMAX'],
  [
    otherE, copyOtherExpr,
    'OADDSTR OMAPLIT OSTRUCTLIT OARRAYLIT OSLICELIT OCLOSURE OKEY OSTRUCTKEY ODOTTYPE ODOTTYPE2 ODYNAMICDOTTYPE ODYNAMICDOTTYPE2 ODYNAMICTYPE OSLICE OSLICEARR OSLICESTR OSLICE3 OSLICE3ARR OSLICEHEADER OSTRINGHEADER OMAKECHAN OMAKEMAP OMAKESLICE OMAKESLICECOPY OMINMAX OINLCALL OMOVE2HEAP OLINKSYMOFFSET OGETG',
  ],
  [plainS, copyPlainStmt, 'ODCL OAS OAS2 OAS2FUNC OAS2DOTTYPE OAS2MAPR OAS2RECV OSELRECV2 OASOP OBLOCK OBREAK OCONTINUE OGOTO OFALL OLABEL OGO ODEFER ORETURN OTAILCALL OINLMARK'],
  [bodyS, copyBodyStmt, 'OFOR OIF ORANGE OCASE OSELECT OSWITCH OTYPESW OSEND'],
];
const byOp = new Map(layouts.flatMap(([blank, copy, ops]) => ops.split(' ').map((op) => [op, { blank, copy }])));

/** A node with nothing but its op, for readers of images; an object with the op alone if that is none of a node's. */
export function blankNode(op: string): object {
  return byOp.get(op)?.blank(op as never, 0) ?? { op };
}

/** A shallow copy of whatever it is. */
export function copyNode<T extends Node>(n: T): T {
  return byOp.get(n.op)!.copy(n);
}
