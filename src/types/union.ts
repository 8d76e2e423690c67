/** Unions in constraints (types2/union.go). */
import type { Expr, Operation } from '../ast/nodes.js';
import type { Checker } from './check.js';
import { error, errorf, softErrorf } from './errors.js';
import { newTerm, newUnion } from './new-types.js';
import { identical, isInterface, isTypeParam, isValid } from './predicates.js';
import { recordTypeAndValue } from './recording.js';
import type { Type } from './types.js';
import { maxTermCount, typeSet } from './typeset.js';
import { disjoint, type Term } from './typeterm.js';
import { typExpr } from './typexpr.js';
import { under } from './under.js';
import { universeComparable } from './universe.js';
import { invalidType } from './universe-types.js';

/** The union that `uexpr` denotes; a single term without ~ is just its type. */
export function parseUnion(check: Checker, uexpr: Expr): Type {
  const { blist, tlist } = flattenUnion(uexpr);
  const terms: Term[] = [];
  let u: Type = invalidType;
  let failed = false;
  for (let i = 0; i < tlist.length; i++) {
    const x = tlist[i]!;
    const term = parseTilde(check, x);
    if (tlist.length === 1 && !term.tilde) return term.type;
    if (terms.length >= maxTermCount) {
      if (!failed) {
        errorf(check, x, 'cannot handle more than %d union terms (implementation limitation)', maxTermCount);
        u = invalidType;
        failed = true;
      }
    } else {
      terms.push(term);
      u = newUnion([...terms]);
    }
    if (i > 0) recordTypeAndValue(check, blist[i - 1]!, 'typexpr', u, null);
  }
  if (failed) return u;
  check.later(() => checkTerms(check, terms, tlist));
  return u;
}

function checkTerms(check: Checker, terms: Term[], tlist: Expr[]): void {
  for (let i = 0; i < terms.length; i++) {
    const t = terms[i]!;
    if (!isValid(t.type)) continue;
    const u = under(t.type);
    const f = u.kind === 'Interface' ? u : null;
    const at = tlist[i]!;
    if (t.tilde) {
      if (f !== null) {
        errorf(check, at, 'invalid use of ~ (%s is an interface)', t.type);
        continue;
      }
      if (!identical(u, t.type)) {
        errorf(check, at, 'invalid use of ~ (underlying type of %s is %s)', t.type, u);
        continue;
      }
    }
    if (f !== null) {
      const tset = typeSet(f);
      if (tset.methods.length !== 0) errorf(check, at, 'cannot use %s in union (%s contains methods)', t, t);
      else if (t.type === universeComparable.type) error(check, at, 'cannot use comparable in union');
      else if (tset.comparable) errorf(check, at, 'cannot use %s in union (%s embeds comparable)', t, t);
      continue;
    }
    const j = overlappingTerm(terms, i, t);
    if (j >= 0) softErrorf(check, at, 'overlapping terms %s and %s', t, terms[j]);
  }
}

function parseTilde(check: Checker, tx: Expr): Term {
  const tilde = tx.kind === 'Operation' && tx.op === '~';
  const x = tilde ? (tx as Operation).x : tx;
  let t = typExpr(check, x);
  if (isTypeParam(t)) {
    if (tilde) errorf(check, x, 'type in term %s cannot be a type parameter', tx);
    else error(check, x, 'term cannot be a type parameter');
    t = invalidType;
  }
  const term = newTerm(tilde, t);
  if (tilde) recordTypeAndValue(check, tx, 'typexpr', newUnion([term]), null);
  return term;
}

/** Index below n of a term that is not disjoint from y (interfaces don't count), or -1. */
function overlappingTerm(terms: Term[], n: number, y: Term): number {
  for (let i = 0; i < n; i++) {
    const x = terms[i]!;
    if (!isInterface(x.type) && !disjoint(x, y)) return i;
  }
  return -1;
}

/** Splits A | B | C into its terms and the operations that join them. */
function flattenUnion(x: Expr): { blist: Expr[]; tlist: Expr[] } {
  const blist: Expr[] = [];
  const tlist: Expr[] = [];
  while (x.kind === 'Operation' && x.op === '|' && x.y !== null) {
    blist.push(x);
    tlist.push(x.y);
    x = x.x;
  }
  tlist.push(x);
  return { blist: blist.reverse(), tlist: tlist.reverse() };
}
