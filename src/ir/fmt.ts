/**
 * IR nodes as gc prints them with %v (cmd/compile/internal/ir/fmt.go): in `-m` lines, in flows, in the bodies of
 * `can inline f with cost N as:`. The text is part of the interface to the user and compared with gc byte by byte.
 *
 * `local` is the package being compiled: its names print unqualified.
 */
import type { Package } from '../types/types.js';
import { type FactCall, factNode, factText } from './facts.js';
import { constString, runeString } from './const.js';
import type { CallExpr, Expr, Func, Name, Node, Op } from './nodes.js';
import { hasTypeSym, typeString } from './type-fmt.js';
import { isPtr, isUntypedType } from './typ.js';

const opNames: Partial<Record<Op, string>> = {
  OADDR: '&', OADD: '+', OADDSTR: '+', OANDAND: '&&', OANDNOT: '&^', OAND: '&', OAPPEND: 'append', OAS: '=', OAS2: '=', OBREAK: 'break',
  OCAP: 'cap', OCASE: 'case', OCLEAR: 'clear', OCLOSE: 'close', OCOMPLEX: 'complex', OBITNOT: '^', OCONTINUE: 'continue',
  OCOPY: 'copy', ODELETE: 'delete', ODEFER: 'defer', ODIV: '/', OEQ: '==', OFALL: 'fallthrough', OFOR: 'for', OGE: '>=', OGOTO: 'goto', OGT: '>',
  OIF: 'if', OIMAG: 'imag', OINLMARK: 'inlmark', ODEREF: '*', OLEN: 'len', OLE: '<=', OLSH: '<<', OLT: '<', ONEG: '-', OMAX: 'max', OMIN: 'min',
  OMOD: '%', OMUL: '*', ONEW: 'new', ONE: '!=', ONOT: '!', OOROR: '||', OOR: '|', OPANIC: 'panic', OPLUS: '+', OPRINTLN: 'println', OPRINT: 'print',
  ORANGE: 'range', OREAL: 'real', ORECV: '<-', ORECOVER: 'recover', ORETURN: 'return', ORSH: '>>', OSELECT: 'select', OSEND: '<-', OSUB: '-',
  OSWITCH: 'switch', OUNSAFEADD: 'unsafe.Add', OUNSAFESLICE: 'unsafe.Slice', OUNSAFESLICEDATA: 'unsafe.SliceData',
  OUNSAFESTRING: 'unsafe.String', OUNSAFESTRINGDATA: 'unsafe.StringData', OXOR: '^',
};

/** %v of an Op: its Go syntax, or its name without the O. */
export function opString(op: Op): string {
  return opNames[op] ?? op.slice(1);
}

/** Binding strength for parentheses; absent: 0, as gc prints unknown ops. */
const opPrec: Partial<Record<Op, number>> = {
  OPLUS: 7, ONOT: 7, OBITNOT: 7, ONEG: 7, OADDR: 7, ODEREF: 7, ORECV: 7,
  OMUL: 6, ODIV: 6, OMOD: 6, OLSH: 6, ORSH: 6, OAND: 6, OANDNOT: 6,
  OADD: 5, OSUB: 5, OOR: 5, OXOR: 5,
  OEQ: 4, OLT: 4, OLE: 4, OGE: 4, OGT: 4, ONE: 4, OSEND: 3, OANDAND: 2, OOROR: 1,
};

for (const op of [
  'OAPPEND', 'OBYTES2STR', 'OARRAYLIT', 'OSLICELIT', 'ORUNES2STR', 'OCALLFUNC', 'OCALLINTER', 'OCAP', 'OCLEAR', 'OCLOSE', 'OCONVIFACE', 'OCONVNOP', 'OCONV', 'OCOPY', 'ODELETE',
  'OGETG', 'OLEN', 'OLITERAL', 'OMAKESLICE', 'OMAKESLICECOPY', 'OMAPLIT', 'OMAX', 'OMIN', 'ONAME', 'ONEW', 'ONIL', 'OPANIC', 'OPAREN', 'OPRINTLN', 'OPRINT', 'ORUNESTR',
  'OSLICE2ARR', 'OSLICE2ARRPTR', 'OSTR2BYTES', 'OSTR2RUNES', 'OSTRUCTLIT', 'OTYPE', 'OUNSAFEADD', 'OUNSAFESLICE', 'OUNSAFESLICEDATA', 'OUNSAFESTRING', 'OUNSAFESTRINGDATA', 'OINDEXMAP',
  'OINDEX', 'OSLICE', 'OSLICESTR', 'OSLICEARR', 'OSLICE3', 'OSLICE3ARR', 'OSLICEHEADER', 'OSTRINGHEADER', 'ODOTINTER', 'ODOTMETH', 'ODOTPTR', 'ODOTTYPE2', 'ODOTTYPE', 'ODOT',
  'OMETHVALUE', 'OMETHEXPR',
] as const) opPrec[op] = 8;

const stmtOps: ReadonlySet<Op> = new Set<Op>([
  'OAS', 'OAS2', 'OAS2DOTTYPE', 'OAS2FUNC', 'OAS2MAPR', 'OAS2RECV', 'OASOP', 'OBLOCK', 'OBREAK', 'OCASE', 'OCONTINUE', 'ODCL', 'ODEFER', 'OFALL', 'OFOR', 'OGOTO', 'OIF', 'OLABEL', 'OGO',
  'ORANGE', 'ORETURN', 'OSELECT', 'OSWITCH',
]);

/** %v of a list of statements. */
export function nodesString(l: readonly Node[], local: Package | null, sep = '; '): string {
  return l.map((n) => nodeString(n, local)).join(sep);
}

/** %v of a symbol. */
export function symString(n: Name, local: Package | null): string {
  if (n.sym.startsWith('~b')) return '_';
  if (n.pkg === null || n.pkg === local || (local !== null && n.pkg.path === local.path)) return n.sym;
  return `${n.pkg.name}.${n.sym}`;
}

/** %v of a function. */
export function funcString(fn: Func, local: Package | null): string {
  return symString(fn.nname, local);
}

/** The `func(int) int` of `can inline ... as:`: %v of the function's type. */
export function funcTypeString(fn: Func, local: Package | null): string {
  return typeString(fn.signature, 'go', local);
}

/** %v of a node. */
export function nodeString(n: Node | null | undefined, local: Package | null): string {
  if (n === null || n === undefined) return '<nil>';
  const fact = factNode(n);
  if (fact !== null) return factText(fact);
  if (stmtOps.has(n.op)) return stmtString(n, local);
  return exprString(n as Expr, local, 0);
}

/** %L of a node: with its type. */
export function nodeLongString(n: Expr, local: Package | null): string {
  if (n.type === null) return nodeString(n, local);
  if (n.type.kind === 'Basic' && n.type.basic === 'untyped nil') return 'nil';
  const t = typeString(n.type, 'go', local);
  if (n.op === 'ONAME' && n.autoTemp) return `${t} value`;
  return `${nodeString(n, local)} (type ${t})`;
}

function stmtString(n: Node, local: Package | null): string {
  const v = (x: Node | null | undefined): string => nodeString(x, local);
  const list = (l: readonly Node[]): string => nodesString(l, local);
  const comma = (l: readonly Node[]): string => nodesString(l, local, ', ');
  switch (n.op) {
    case 'ODCL':
      return `var ${symString(n.x, local)} ${typeString(n.x.type, 'go', local)}`;
    case 'OAS':
      return `${v(n.x)} ${n.def ? ':=' : '='} ${v(n.y)}`;
    case 'OASOP':
      if (n.incDec) return v(n.x) + (n.asOp === 'OADD' ? '++' : '--');
      return `${v(n.x)} ${opString(n.asOp)}= ${v(n.y)}`;
    case 'OAS2': case 'OAS2DOTTYPE': case 'OAS2FUNC': case 'OAS2MAPR': case 'OAS2RECV':
      return `${comma(n.lhs)} ${n.def ? ':=' : '='} ${comma(n.rhs)}`;
    case 'OBLOCK':
      return list(n.list);
    case 'ORETURN':
      return `return ${comma(n.results)}`;
    case 'OGO':
      return `go ${v(n.call)}`;
    case 'ODEFER':
      return `defer ${v(n.call)}`;
    case 'OIF': {
      const init = n.init ?? [];
      const first = init[0];
      const simple = init.length === 1 && first !== undefined && !('init' in first && first.init !== undefined && first.init.length > 0);
      const head = simple ? `if ${v(first)}; ${v(n.cond)} { ${list(n.body)} }` : `if ${v(n.cond)} { ${list(n.body)} }`;
      return n.else.length > 0 ? `${head} else { ${list(n.else)} }` : head;
    }
    case 'OFOR': case 'ORANGE':
      return 'for loop';
    case 'OSELECT': case 'OSWITCH':
      return `${opString(n.op)} statement`;
    case 'OCASE':
      if (n.kind === 'comm') return `case ${v(n.comm)}: ${list(n.body)}`;
      return n.list.length > 0 ? `case ${comma(n.list)}: ${list(n.body)}` : `default: ${list(n.body)}`;
    case 'OBREAK': case 'OCONTINUE': case 'OGOTO': case 'OFALL':
      return n.label !== null ? `${opString(n.op)} ${n.label}` : opString(n.op);
    case 'OLABEL':
      return `${n.label}: `;
    default:
      return `<node ${opString(n.op)}>`;
  }
}

/** Skips what the compiler inserted. */
function skipImplicit(n: Expr): Expr {
  for (;;) {
    switch (n.op) {
      case 'OADDR': case 'ODEREF': case 'OCONV': case 'OCONVNOP': case 'OCONVIFACE':
        if (!n.implicit) return n;
        n = n.x;
        break;
      default:
        return n;
    }
  }
}

function exprString(n0: Expr | null | undefined, local: Package | null, prec: number): string {
  if (n0 === null || n0 === undefined) return '<nil>';
  const n = skipImplicit(n0);
  const fact = factNode(n);
  if (fact !== null) return factText(fact);
  // A call that counts as inlined prints as OINLCALL, which has no precedence.
  let nprec = n.op === 'OCALLFUNC' && n.fact !== undefined ? 0 : (opPrec[n.op] ?? 0);
  if (n.op === 'OTYPE' && n.type !== null && isPtr(n.type) && n.type.kind === 'Pointer') nprec = opPrec.ODEREF!;
  if (prec > nprec) return `(${nodeString(n, local)})`;
  return exprBody(n, local, nprec);
}

/** Left-deep chains of one binary operator are printed with a loop, for programs made by machines. */
function binaryString(n: Expr, local: Package | null): string {
  const rights: string[] = [];
  let x: Expr = n;
  let outer = 0;
  for (;;) {
    const y = skipImplicit(x);
    const { x: left, y: right } = y as { x?: Expr; y?: Expr };
    if (left === undefined || right === undefined || opPrec[y.op] === undefined || y.op === 'OCOPY' || (opPrec[y.op] ?? 0) > 6) break;
    const p = opPrec[y.op]!;
    if (outer > p) break;
    rights.push(` ${opString(y.op)} ${exprString(right, local, p + 1)}`);
    outer = p;
    x = left;
  }
  return exprString(x, local, outer) + rights.reverse().join('');
}

/** As the inlined call that it counts as. */
function factCallString({ body, vars }: FactCall): string {
  const names = body.results.map((v) => vars[v]?.sym ?? '_');
  return names.length === 1 ? names[0]! : `(.${names.join('; ')})`;
}

function callArgs(n: CallExpr, local: Package | null): string {
  return `(${nodesString(n.args, local, ', ')}${n.isDDD ? '...' : ''})`;
}

function exprBody(n: Expr, local: Package | null, nprec: number): string {
  const v = (x: Node | null | undefined): string => nodeString(x, local);
  const at = (x: Expr | null | undefined, p: number): string => exprString(x, local, p);
  const t = (): string => typeString(n.type, 'go', local);
  switch (n.op) {
    case 'OPAREN':
      return `(${v(n.x)})`;
    case 'ONIL':
      return 'nil';
    case 'OLITERAL': {
      if (n.sym !== undefined) return n.sym;
      const ty = n.type;
      if (ty?.kind === 'Basic') {
        if (ty.name === 'rune' || ty.name === 'untyped rune') {
          const r = runeString(n.val);
          if (r !== null) return r;
        }
        const k = n.val.kind;
        const plain =
          isUntypedType(ty) || ty.name === 'bool' || ty.name === 'string' || (ty.name === 'int' && k === 'int') || (ty.name === 'float64' && (k === 'rat' || k === 'big')) || (ty.name === 'complex128' && k === 'complex');
        if (plain) return constString(n.val);
      }
      return `${t()}(${constString(n.val)})`;
    }
    case 'ONAME':
      return symString(n, local);
    case 'OLINKSYMOFFSET':
      return `(${t()})(${n.linksym}@${n.offset})`;
    case 'OTYPE':
      return t();
    case 'OCLOSURE':
      return 'func literal';
    case 'OPTRLIT':
      return `&${v(n.x)}`;
    case 'OSTRUCTLIT': case 'OARRAYLIT': case 'OSLICELIT': case 'OMAPLIT':
      if (n.implicit || n.isDDD) return '... argument';
      return `${t()}{${n.list.length > 0 ? '...' : ''}}`;
    case 'OKEY':
      return `${n.key === null ? '' : v(n.key)}:${v(n.value)}`;
    case 'OSTRUCTKEY':
      return `${n.field.name}:${v(n.value)}`;
    case 'ODOT': case 'ODOTPTR': case 'ODOTINTER': case 'ODOTMETH': case 'OMETHVALUE': case 'OMETHEXPR':
      return `${at(n.x, nprec)}.${n.sel}`;
    case 'ODOTTYPE': case 'ODOTTYPE2':
      return `${at(n.x, nprec)}.(${t()})`;
    case 'OINDEX': case 'OINDEXMAP':
      return `${at(n.x, nprec)}[${v(n.index)}]`;
    case 'OSLICE': case 'OSLICESTR': case 'OSLICEARR': case 'OSLICE3': case 'OSLICE3ARR': {
      let s = `${at(n.x, nprec)}[${n.low ? v(n.low) : ''}:${n.high ? v(n.high) : ''}`;
      if (n.op === 'OSLICE3' || n.op === 'OSLICE3ARR') s += `:${n.max ? v(n.max) : ''}`;
      return `${s}]`;
    }
    case 'OSLICEHEADER':
      return `sliceheader{${v(n.ptr)},${v(n.len)},${v(n.cap)}}`;
    case 'OCOMPLEX': case 'OCOPY': case 'OUNSAFEADD': case 'OUNSAFESLICE':
      return `${opString(n.op)}(${v(n.x)}, ${v(n.y)})`;
    case 'OCONV': case 'OCONVIFACE': case 'OCONVNOP': case 'OBYTES2STR': case 'ORUNES2STR': case 'OSTR2BYTES': case 'OSTR2RUNES': case 'ORUNESTR': case 'OSLICE2ARR': case 'OSLICE2ARRPTR':
      return `${n.type === null || !hasTypeSym(n.type) ? `(${t()})` : t()}(${v(n.x)})`;
    case 'OREAL': case 'OIMAG': case 'OCAP': case 'OCLEAR': case 'OCLOSE': case 'OLEN': case 'ONEW': case 'OPANIC':
      return `${opString(n.op)}(${v(n.x)})`;
    case 'OAPPEND': case 'ODELETE': case 'OMAX': case 'OMIN': case 'ORECOVER': case 'OPRINT': case 'OPRINTLN':
      return opString(n.op) + callArgs(n, local);
    case 'OCALLFUNC': case 'OCALLINTER':
      if (n.fact !== undefined) return factCallString(n.fact);
      return at(n.fun, nprec) + callArgs(n, local);
    case 'OINLCALL':
      if (n.returnVars.length === 1) return v(n.returnVars[0]);
      return `(.${nodesString(n.returnVars, local)})`;
    case 'OMAKEMAP': case 'OMAKECHAN': case 'OMAKESLICE':
      if (n.cap !== null) return `make(${t()}, ${v(n.len)}, ${v(n.cap)})`;
      if (n.len !== null && (n.op === 'OMAKESLICE' || n.len.type === null || !isUntypedType(n.len.type))) return `make(${t()}, ${v(n.len)})`;
      return `make(${t()})`;
    case 'OMAKESLICECOPY':
      return `makeslicecopy(${t()}, ${v(n.len)}, ${v(n.cap)})`;
    case 'OPLUS': case 'ONEG': case 'OBITNOT': case 'ONOT': case 'ORECV': case 'OADDR':
      return `${opString(n.op)}${n.x.op === n.op ? ' ' : ''}${at(n.x, nprec + 1)}`;
    case 'ODEREF':
      return `*${at(n.x, nprec + 1)}`;
    case 'OADD': case 'OAND': case 'OANDNOT': case 'ODIV': case 'OEQ': case 'OGE': case 'OGT': case 'OLE': case 'OLT': case 'OLSH': case 'OMOD': case 'OMUL': case 'ONE': case 'OOR': case 'ORSH': case 'OSUB': case 'OXOR':
    case 'OANDAND': case 'OOROR':
      return binaryString(n, local);
    case 'OADDSTR':
      return n.list.map((x) => at(x, nprec)).join(' + ');
    default:
      if ((n as Node).op === 'OSEND') {
        const s = n as unknown as { chan: Expr; value: Expr };
        return `${at(s.chan, opPrec.OSEND!)} <- ${at(s.value, opPrec.OSEND! + 1)}`;
      }
      return `<node ${opString(n.op)}>`;
  }
}
