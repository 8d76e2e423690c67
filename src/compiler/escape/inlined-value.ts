/**
 * The value of an inlined call in an initialiser, if the call is nothing but its return statement: `errors.New("x")` is
 * `&errorString{"x"}` (cmd/compile/internal/staticinit, staticAssignInlinedCall and subst). Escape analysis asks it to know what is data,
 * walk to write that data.
 */
import { deepCopy } from '../../ir/copy.js';
import { newLiteral } from '../../ir/build.js';
import { copyNode } from '../../ir/layout.js';
import type { AddStringExpr, Expr, InlinedCallExpr, Literal, Name } from '../../ir/nodes.js';
import { anySideEffects, canRepeat } from '../../ir/predicates.js';
import { isInteger, under } from '../../ir/typ.js';
import { visit } from '../../ir/visit.js';
import { sizeof } from '../../types/sizes.js';
import type { Type } from '../../types/types.js';
import { isClosure } from '../inline/scc.js';

/** A call whose body is one return statement, with arguments put in place of parameters; null if it is no such call. */
export function inlinedValue(call: InlinedCallExpr, ws: 4 | 8): Expr | null {
  const init = call.init ?? [];
  if (init[init.length - 1]?.op !== 'OINLMARK' || init.length > 2) return null;
  const params = init.length === 2 ? init[0]! : null;
  if (params !== null && params.op !== 'OAS2') return null;
  const [block, label] = call.body;
  if (call.body.length !== 2 || block?.op !== 'OBLOCK' || label?.op !== 'OLABEL' || block.list.length !== 3) return null;
  const [dcl, as, jump] = block.list;
  if (dcl?.op !== 'ODCL' || as?.op !== 'OAS2' || jump?.op !== 'OGOTO' || jump.label !== label.label) return null;
  if (as.lhs.length !== 1 || as.lhs[0] !== dcl.x) return null;
  const names = (params?.lhs ?? []) as Name[];
  const args = params?.rhs ?? [];
  if (names.some((v) => v.addrtaken) || args.some(anySideEffects)) return null;
  const value = as.rhs[0]!;
  if (!repeatable(value, names, args)) return null;
  return subst(value, new Map(names.map((v, i) => [v, args[i]!])), ws);
}

/** A constant converted to an integer type of another size (staticinit.truncate); null if it is left to code. */
function converted(x: Literal, t: Type, ws: 4 | 8): Expr | null {
  const from = under(x.type!);
  const to = under(t);
  if (from.kind === 'Basic' && to.kind === 'Basic' && from.basic === to.basic) return newLiteral(x.pos, t, x.val);
  if (!isInteger(x.type!) || !isInteger(t) || x.val.kind !== 'int' || to.kind !== 'Basic') return null;
  const bits = 8 * sizeof(ws, t);
  const val = /^u/.test(to.basic) ? BigInt.asUintN(bits, x.val.val) : BigInt.asIntN(bits, x.val.val);
  return newLiteral(x.pos, t, { kind: 'int', val });
}

/** Neighbouring constants of a concatenation as one (staticinit.addStr). */
function joined(x: AddStringExpr): Expr {
  const list: Expr[] = [];
  for (const e of x.list) {
    const last = list.at(-1);
    if (e.op === 'OLITERAL' && e.val.kind === 'string' && last?.op === 'OLITERAL' && last.val.kind === 'string') list[list.length - 1] = newLiteral(last.pos, last.type, { kind: 'string', val: last.val.val + e.val.val });
    else list.push(e);
  }
  const c = copyNode(list.length === 1 ? list[0]! : x);
  if (list.length === 1) c.type = x.type;
  else (c as AddStringExpr).list = list;
  return c;
}

/** Whether each argument is used once in the value, or may be evaluated again. */
function repeatable(value: Expr, names: readonly Name[], args: readonly Expr[]): boolean {
  const count = new Map<Name, number>(names.map((n) => [n, 0]));
  let closure = false;
  visit(value, (n) => {
    if (n.op === 'ONAME' && count.has(n)) count.set(n, count.get(n)! + 1);
    if (n.op === 'OCLOSURE' && isClosure(n.func)) closure = true;
  });
  return !closure && names.every((n, i) => count.get(n)! <= 1 || canRepeat(args[i]!));
}

/** A copy of n with arguments for parameters; null if it cannot be made. */
function subst(n: Expr, args: ReadonlyMap<Name, Expr>, ws: 4 | 8): Expr | null {
  let valid = true;
  const r = deepCopy(n, {
    subst: (x) => {
      if (x.op !== 'ONAME') return undefined;
      const v = args.get(x);
      return v === undefined ? x : deepCopy(v);
    },
    post: (x) => {
      if (x.op === 'OCONV' && x.x.op === 'OLITERAL') {
        const c = converted(x.x, x.type!, ws);
        if (c !== null) return c;
        valid = false;
      } else if (x.op === 'OADDSTR') return joined(x);
      return x;
    },
  });
  return valid ? r : null;
}
