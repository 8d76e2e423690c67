/** Debug dump of nodes, functions and packages, one node per line, for tests and for people who work on the compiler. */
import type { Package } from '../types/types.js';
import { constString } from './const.js';
import { typeString } from './type-fmt.js';
import type { Expr, Func, Node, PackageIR } from './nodes.js';
import { doChildren } from './visit.js';

const flagNames = ['implicit', 'def', 'isDDD', 'goDefer', 'incDec', 'distinctVars', 'useNilPanic', 'bounded', 'nonNil', 'used'] as const;
const wordNames = ['label', 'sel', 'asOp', 'linksym', 'fieldIndex', 'esc', 'len', 'index'] as const;

function header(n: Node, local: Package | null): string {
  let s: string = n.op;
  const x = n as unknown as Record<string, unknown>;
  if (n.op === 'ONAME') {
    s += `-${n.sym} ${n.class}`;
    for (const k of ['addrtaken', 'isClosureVar', 'byval', 'autoTemp'] as const) if (n[k]) s += ` ${k}`;
  } else if (n.op === 'OLITERAL') s += `-${constString(n.val)}`;
  else {
    for (const k of wordNames) if (typeof x[k] === 'string' || typeof x[k] === 'number') s += ` ${k}:${String(x[k])}`;
    for (const k of flagNames) if (x[k] === true) s += ` ${k}`;
  }
  if (n.op === 'OCLOSURE') s += ` ${n.func.nname.linkname ?? n.func.nname.sym}`;
  if (n.op === 'OMETHEXPR' || n.op === 'OMETHVALUE') s += ` ${n.method?.linkname ?? ''}`;
  if ('type' in n && n.type) s += ` <${typeString(n.type, 'go', local)}>`;
  return s;
}

/** The tree under n. */
export function dumpNode(n: Node, local: Package | null, indent = ''): string {
  let out = `${indent}${header(n, local)}\n`;
  const init = 'init' in n ? n.init : undefined;
  if (init && init.length > 0) out += `${indent}. init\n${init.map((s) => dumpNode(s, local, `${indent}. . `)).join('')}`;
  const seen = new Set<Node>(init ?? []);
  doChildren(n, (c) => {
    if (!seen.has(c)) out += dumpNode(c, local, `${indent}. `);
    return false;
  });
  const h = n as { typeWord?: Expr | null; srcRType?: Expr | null; rtype?: Expr | null };
  if (n.op !== 'ODYNAMICDOTTYPE' && n.op !== 'ODYNAMICDOTTYPE2' && n.op !== 'ODYNAMICTYPE') {
    for (const k of ['typeWord', 'srcRType', 'rtype'] as const) if (h[k]) out += `${indent}. ${k}:\n${dumpNode(h[k]!, local, `${indent}. . `)}`;
  }
  return out;
}

export function dumpFunc(fn: Func, local: Package | null): string {
  let out = `func ${fn.nname.linkname} ${typeString(fn.signature, 'go', local)}`;
  for (const k of ['dupok', 'wrapper', 'bodyless', 'hasDefer'] as const) if (fn[k]) out += ` ${k}`;
  if (fn.pragmas.length > 0) out += ` [${fn.pragmas.join(' ')}]`;
  out += '\n';
  for (const d of fn.dcl) out += `  dcl ${header(d, local)}\n`;
  for (const c of fn.closureVars) out += `  closurevar ${header(c, local)}\n`;
  for (const s of fn.body) out += dumpNode(s, local, '  ');
  return out;
}

export function dumpPackage(p: PackageIR): string {
  let out = `package ${p.pkg.path}\n`;
  for (const v of p.externs) out += `var ${v.linkname} ${typeString(v.type, 'go', p.pkg)}\n`;
  for (const d of p.dictionaries) {
    out += `dict ${d.sym}\n`;
    for (const e of d.entries) {
      if (e.kind === 'rtype') out += `  rtype ${typeString(e.type, 'link', null)}\n`;
      else if (e.kind === 'itab') out += `  itab ${typeString(e.type, 'link', null)}, ${typeString(e.iface, 'link', null)}\n`;
      else if (e.kind === 'subdict') out += `  subdict ${e.sym}\n`;
      else out += `  method ${e.func.linkname}\n`;
    }
  }
  if (p.initFunc) out += `init ${p.initFunc.nname.linkname}\n`;
  for (const fn of p.funcs) out += `\n${dumpFunc(fn, p.pkg)}`;
  return out;
}
