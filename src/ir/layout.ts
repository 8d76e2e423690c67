/**
 * The six object layouts of IR nodes. Code that looks at nodes of every kind (nearly all of the compiler) then sees six layouts, which V8 keeps in its inline caches
 * (scripts/start.cjs); with a layout per op and set of optional fields there were hundreds.
 *
 * INVARIANTS
 *   - Nodes are made here and nowhere else; copies (`{ ...n }`) and images (objfile/serialize.ts, by `blankNode`) keep the layout.
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
    bounded: undefined, nonNil: undefined, prealloc: undefined,
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
    bounded: undefined, itab: undefined, linksym: undefined, offset: undefined, descType: undefined,
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

type Blank = (op: never) => object;
const plainE: Blank = (op) => plainExpr(op, 0, null);
const otherE: Blank = (op) => otherExpr(op, 0, null);
const call: Blank = (op) => callExpr(op, 0, null, null, [], false);
const plainS: Blank = (op) => plainStmt(op, 0);
const bodyS: Blank = (op) => bodyStmt(op, 0);

const others: readonly (readonly [Blank, string])[] = [
  [() => nameNode(0, 'PAUTO', '', null, null, null), 'ONAME'],
  [
    plainE,
    'OLITERAL ONIL OTYPE OADD OSUB OOR OXOR OMUL ODIV OMOD OLSH ORSH OAND OANDNOT OEQ ONE OLT OLE OGE OGT OCOPY OCOMPLEX OUNSAFEADD OUNSAFESLICE OUNSAFESTRING OMAKEFACE OANDAND OOROR OBITNOT ONEG ONOT OPLUS OLEN OCAP OCLEAR OCLOSE ONEW OPANIC OREAL OIMAG ORECV OUNSAFESLICEDATA OUNSAFESTRINGDATA OITAB OIDATA OSPTR OCFUNC OCHECKNIL OCONV OCONVIFACE OCONVNOP OBYTES2STR OBYTES2STRTMP ORUNES2STR OSTR2BYTES OSTR2BYTESTMP OSTR2RUNES ORUNESTR OSLICE2ARR OSLICE2ARRPTR ODEREF OPAREN OADDR OPTRLIT ODOT ODOTPTR ODOTINTER ODOTMETH OMETHVALUE OMETHEXPR OINDEX OINDEXMAP',
  ],
  [call, 'OCALLFUNC OCALLINTER OAPPEND ODELETE OPRINT OPRINTLN ORECOVER OMIN OMAX'],
  [
    otherE,
    'OADDSTR OMAPLIT OSTRUCTLIT OARRAYLIT OSLICELIT OCLOSURE OKEY OSTRUCTKEY ODOTTYPE ODOTTYPE2 ODYNAMICDOTTYPE ODYNAMICDOTTYPE2 ODYNAMICTYPE OSLICE OSLICEARR OSLICESTR OSLICE3 OSLICE3ARR OSLICEHEADER OSTRINGHEADER OMAKECHAN OMAKEMAP OMAKESLICE OMAKESLICECOPY OMINMAX OINLCALL OMOVE2HEAP OLINKSYMOFFSET OGETG',
  ],
  [plainS, 'ODCL OAS OAS2 OAS2FUNC OAS2DOTTYPE OAS2MAPR OAS2RECV OSELRECV2 OASOP OBLOCK OBREAK OCONTINUE OGOTO OFALL OLABEL OGO ODEFER ORETURN OTAILCALL OINLMARK'],
  [bodyS, 'OFOR OIF ORANGE OCASE OSELECT OSWITCH OTYPESW OSEND'],
];
const blanks = new Map<string, Blank>(others.flatMap(([f, ops]) => ops.split(' ').map((op): [string, Blank] => [op, f])));

/** A node with nothing but its op, for readers of images; an object with the op alone if that is none of a node's. */
export function blankNode(op: string): object {
  return blanks.get(op)?.(op as never) ?? { op };
}
