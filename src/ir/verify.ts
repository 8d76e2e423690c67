/**
 * Checks of the IR's invariants (see nodes.ts), for tests and for the compiler's own debugging. Returns what is wrong, as text;
 * nothing in a correct compiler calls it in production.
 */
import type { Type } from '../types/types.js';
import type { Expr, Func, Name, Node, PackageIR } from './nodes.js';
import { mayBeShared } from './predicates.js';
import { doChildren, editChildrenWithHidden } from './visit.js';

const valueless: ReadonlySet<string> = new Set(['OKEY', 'OPANIC', 'OCLEAR', 'OCLOSE', 'OPRINT', 'OPRINTLN', 'ODELETE', 'OCALLFUNC', 'OCALLINTER', 'OCHECKNIL', 'ORECOVER', 'OINLCALL']);

function hasTypeParam(t: Type, seen: Set<Type>): boolean {
  if (t.kind === 'Basic' || seen.has(t)) return false;
  seen.add(t);
  switch (t.kind) {
    case 'TypeParam':
      return true;
    case 'Pointer': case 'Slice': case 'Array': case 'Chan':
      return hasTypeParam(t.elem, seen);
    case 'Map':
      return hasTypeParam(t.key, seen) || hasTypeParam(t.elem, seen);
    case 'Named':
      return t.targs.some((a) => hasTypeParam(a, seen));
    case 'Struct':
      return t.fields.some((f) => f.type !== null && hasTypeParam(f.type, seen));
    case 'Signature':
      return [...t.params.vars, ...t.results.vars].some((v) => v.type !== null && hasTypeParam(v.type, seen));
    case 'Tuple':
      return t.vars.some((v) => v.type !== null && hasTypeParam(v.type, seen));
    default:
      return false;
  }
}

/** Problems of one function, closures not included. */
export function verifyFunc(fn: Func): string[] {
  const out: string[] = [];
  const where = fn.nname.linkname ?? fn.nname.sym;
  const parents = new Set<Node>();
  const own = new Set<Name>([...fn.dcl, ...fn.closureVars]);
  const bad = (n: Node, what: string): void => {
    if (out.length < 20) out.push(`${where}: ${n.op}: ${what}`);
  };
  const check = (n: Node): void => {
    if (!mayBeShared(n)) {
      if (parents.has(n)) {
        bad(n, 'two parents');
        return;
      }
      parents.add(n);
    }
    if ('type' in n) {
      const t = (n as Expr).type;
      if (t === undefined) bad(n, 'type undefined');
      else if (t === null) {
        if (!valueless.has(n.op) && !(n.op === 'ONAME' && n.sym === '_')) bad(n, 'no type');
      } else {
        if (t.kind === 'Alias') bad(n, 'alias');
        if (hasTypeParam(t, new Set())) bad(n, `type parameter in type`);
      }
    }
    if (n.op === 'ONAME' && n.sym !== '_' && (n.class === 'PAUTO' || n.class === 'PPARAM' || n.class === 'PPARAMOUT' || n.class === 'PAUTOHEAP') && !own.has(n)) bad(n, `${n.sym} belongs to another function`);
    const kids = new Set<Node>();
    doChildren(n, (c) => {
      kids.add(c);
      check(c);
      return false;
    });
    editChildrenWithHidden(n, (c) => {
      if (!kids.has(c)) check(c);
      return c;
    });
  };
  for (const s of fn.body) check(s);
  return out;
}

export function verifyPackage(p: PackageIR): string[] {
  const out: string[] = [];
  const seen = new Set<string>();
  for (const fn of p.funcs) {
    const link = fn.nname.linkname ?? '';
    if (seen.has(link)) out.push(`${link}: twice in funcs`);
    seen.add(link);
    if (fn.body.length === 0 && !fn.bodyless) out.push(`${link}: no body`);
    out.push(...verifyFunc(fn));
  }
  const closures = new Set(p.funcs);
  for (const fn of p.funcs) for (const c of fn.closures) if (!closures.has(c)) out.push(`${c.nname.linkname}: closure missing in funcs`);
  return out;
}
