/** Statements and function bodies (types2/stmt.go). */
import type {
  AssignStmt, BlockStmt, CaseClause, CommClause, Expr, ForStmt, Node, ReturnStmt, SelectStmt, SimpleStmt, Stmt, SwitchStmt, TypeSwitchGuard,
} from '../ast/nodes.js';
import { assignment, assignVar, assignVars, initVars, shortVarDecl } from './assignments.js';
import { binary, chanElem, comparison } from './binary.js';
import { type Checker, type DeclInfo, lookupName, processDelayed, resetEnv, restoreEnv, saveEnv } from './check.js';
import { convertUntyped } from './const.js';
import { makeBool } from './constant-value.js';
import { declare, declStmt } from './decl.js';
import { error, errorf, invalidOp, newError, posString, softErrorf, sprintf } from './errors.js';
import { expr, rawExpr, typeAssertion } from './expr.js';
import { caseKey } from './key-val.js';
import { newVar } from './new-types.js';
import { copyOperand, newOperand, type Operand } from './operand.js';
import { unpackListExpr, unparen } from '../ast/positions.js';
import { allBoolean, allNumeric, comparable, hasNil, identical, isInterface, isTypeParam, isValid } from './predicates.js';
import { rangeStmt } from './range.js';
import { recordDef, recordImplicitVar } from './recording.js';
import { isTerminating } from './returns.js';
import { newScope } from './scope.js';
import type { ConstVal, Scope, Signature, Type, Var } from './types.js';
import { varType } from './typexpr.js';
import { invalidType, typ } from './universe-types.js';
import { use } from './use.js';

/** Checks the body of a function, literal or declared; `decl` is the package-level declaration that it is part of. */
export function funcBody(check: Checker, decl: DeclInfo | null, sig: Signature, body: BlockStmt, iota: ConstVal | null): void {
  const scope = check.sigScopes.get(sig)!;
  check.sigScopes.delete(sig);
  const env = saveEnv(check);
  resetEnv(check, scope, check.version);
  check.decl = decl;
  check.iota = iota;
  check.sig = sig;

  stmtList(check, body.list);
  if (sig.results.vars.length > 0 && !isTerminating(check, body, '')) error(check, body.rbrace, 'missing return');
  usage(check, scope);
  restoreEnv(check, env);
}

/**
 * Reports unused variables of a scope and of those inside it, but for function literals, which do it themselves.
 * A loop, because scopes of `else if` chains nest deeply; outer scopes come first, each sorted by position.
 */
function usage(check: Checker, root: Scope): void {
  const stack = [root];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    let unused: Var[] | null = null;
    if (scope.elems.size > 0) for (const obj of scope.elems.values()) {
      if (obj.kind !== 'Var' || obj.used || obj.varKind !== 'local') continue;
      if (unused === null) unused = [];
      unused.push(obj);
    }
    if (unused !== null) {
      unused.sort((a, b) => a.pos - b.pos);
      for (const v of unused) softErrorf(check, v.pos, 'declared and not used: %s', v.name);
    }
    for (let i = scope.children.length - 1; i >= 0; i--) if (!scope.children[i]!.isFunc) stack.push(scope.children[i]!);
  }
}

export function openScope(check: Checker, node: Node, comment: string): void {
  check.scope = newScope(check.scope, node.pos, 0, comment);
}

export function closeScope(check: Checker): void {
  check.scope = check.scope.parent!;
}

function simpleStmt(check: Checker, s: SimpleStmt | null): void {
  if (s !== null) stmt(check, s);
}

export function stmtList(check: Checker, list: readonly Stmt[]): void {
  for (let i = 0; i < list.length; i++) stmt(check, list[i]!);
}

export function stmt(check: Checker, s: Stmt): void {
  const top = check.delayed.length;
  const scope = check.scope;
  stmt1(check, s);
  check.scope = scope;
  // Function literals are checked before the scope gets new objects.
  if (check.delayed.length > top) processDelayed(check, top);
}

function stmt1(check: Checker, s: Stmt): void {
  switch (s.kind) {
    case 'EmptyStmt':
    case 'BranchStmt':
      // Branches are checked by the parser.
      break;
    case 'DeclStmt':
      declStmt(check, s.decls);
      break;
    case 'LabeledStmt':
      check.hasLabel = true;
      stmt(check, s.stmt);
      break;
    case 'ExprStmt':
      exprStmt(check, s.x);
      break;
    case 'SendStmt': {
      const ch = newOperand();
      const val = newOperand();
      expr(check, null, ch, s.chan);
      expr(check, null, val, s.value);
      if (ch.mode === 'invalid' || val.mode === 'invalid') return;
      const elem = chanElem(check, s, ch, false);
      if (elem !== null) assignment(check, val, elem, 'send');
      break;
    }
    case 'AssignStmt':
      assignStmt(check, s);
      break;
    case 'CallStmt':
      suspendedCall(check, s.tok, s.call);
      break;
    case 'ReturnStmt':
      returnStmt(check, s);
      break;
    case 'BlockStmt':
      openScope(check, s, 'block');
      stmtList(check, s.list);
      break;
    case 'IfStmt': {
      // `else if` chains may be long: a loop instead of recursion, with one scope inside the other.
      let i = s;
      for (;;) {
        openScope(check, i, 'if');
        simpleStmt(check, i.init);
        condition(check, i.cond, 'if');
        stmt(check, i.then);
        if (i.else === null) break;
        if (i.else.kind !== 'IfStmt') {
          stmt(check, i.else);
          break;
        }
        i = i.else;
      }
      break;
    }
    case 'SwitchStmt':
      openScope(check, s, 'switch');
      simpleStmt(check, s.init);
      if (s.tag !== null && s.tag.kind === 'TypeSwitchGuard') typeSwitchStmt(check, s, s.tag);
      else switchStmt(check, s);
      break;
    case 'SelectStmt':
      selectStmt(check, s);
      break;
    case 'ForStmt':
      forStmt(check, s);
      break;
    default:
      error(check, s, 'invalid syntax tree: invalid statement');
  }
}

function condition(check: Checker, cond: Expr, what: 'if' | 'for'): void {
  const x = newOperand();
  expr(check, null, x, cond);
  if (x.mode !== 'invalid' && !allBoolean(x.typ!)) error(check, cond, `non-boolean condition in ${what} statement`);
}

/** Only calls and receive operations may be statements. */
function exprStmt(check: Checker, e: Expr): void {
  const x = newOperand();
  const kind = rawExpr(check, null, x, e, null, false);
  let msg: string;
  switch (x.mode) {
    case 'builtin':
      msg = 'must be called';
      break;
    case 'typexpr':
      msg = 'is not an expression';
      break;
    default:
      if (kind === 'statement') return;
      msg = 'is not used';
  }
  errorf(check, x, '%s %s', x, msg);
}

function assignStmt(check: Checker, s: AssignStmt): void {
  if (s.rhs === null) {
    // x++ or x--
    const x = newOperand();
    expr(check, null, x, s.lhs);
    if (x.mode === 'invalid') return;
    if (!allNumeric(x.typ!)) {
      errorf(check, s.lhs, `${invalidOp}%s%s%s (non-numeric type %s)`, s.lhs, s.op, s.op, x.typ);
      return;
    }
    assignVar(check, s.lhs, null, x, 'assignment');
    return;
  }
  const lhs = unpackListExpr(s.lhs);
  const rhs = unpackListExpr(s.rhs);
  if (s.op === '') {
    assignVars(check, lhs, rhs);
    return;
  }
  if (s.op === ':=') {
    shortVarDecl(check, s.pos, lhs, rhs);
    return;
  }
  if (lhs.length !== 1 || rhs.length !== 1) {
    errorf(check, s, 'assignment operation %s requires single-valued expressions', s.op);
    return;
  }
  const x = newOperand();
  binary(check, x, null, lhs[0]!, rhs[0]!, s.op);
  assignVar(check, lhs[0]!, null, x, 'assignment');
}

/** go and defer */
function suspendedCall(check: Checker, keyword: string, call: Expr): void {
  if (call.kind !== 'CallExpr') {
    errorf(check, call, 'expression in %s must be function call', keyword);
    use(check, call);
    return;
  }
  const x = newOperand();
  let msg: string;
  switch (rawExpr(check, null, x, call, null, false)) {
    case 'conversion':
      msg = 'requires function call, not conversion';
      break;
    case 'expression':
      msg = 'discards result of';
      break;
    default:
      return;
  }
  errorf(check, x, '%s %s %s', keyword, msg, x);
}

function returnStmt(check: Checker, s: ReturnStmt): void {
  const res = check.sig!.results.vars;
  const results = unpackListExpr(s.results);
  if (results.length > 0 || res.length === 0 || res[0]!.name === '') {
    if (res.length === 0 && results.length === 0) return;
    initVars(check, res, results, s);
    return;
  }
  // A bare return needs the named results in scope.
  for (const obj of res) {
    const alt = lookupName(check, obj.name);
    if (alt === null || alt === obj) continue;
    const err = newError(check);
    err.addf(s, 'result parameter %s not in scope at return', obj.name);
    err.addf(alt, 'inner declaration of %s', obj);
    err.report();
  }
}

function forStmt(check: Checker, s: ForStmt): void {
  if (s.init !== null && s.init.kind === 'RangeClause') {
    const r = s.init;
    let key = r.lhs;
    let value: Expr | null = null;
    let extra: Expr | null = null;
    if (key !== null && key.kind === 'ListExpr') {
      const elems: Expr[] = key.elems;
      key = elems[0]!;
      value = elems[1] ?? null;
      extra = elems[2] ?? null;
    }
    rangeStmt(check, s, key, value, extra, r.x, r.def);
    return;
  }
  openScope(check, s, 'for');
  simpleStmt(check, s.init);
  if (s.cond !== null) condition(check, s.cond, 'for');
  simpleStmt(check, s.post);
  if (s.post !== null && s.post.kind === 'AssignStmt' && s.post.op === ':=') use(check, s.post.lhs);
  stmt(check, s.body);
}

// ---------------------------------------------------------------- switch and select

function multipleDefaults(check: Checker, list: readonly (CaseClause | CommClause)[]): void {
  let first: CaseClause | CommClause | null = null;
  for (const c of list) {
    if ((c.kind === 'CaseClause' ? c.cases : c.comm) !== null) continue;
    if (first !== null) errorf(check, c, 'multiple defaults (first at %s)', posString(check, first.pos));
    else first = c;
  }
}

/** Case values seen: by value, the types and positions. */
type SeenValues = Map<unknown, { pos: number; typ: Type }[]>;

function switchStmt(check: Checker, s: SwitchStmt): void {
  const x = newOperand();
  if (s.tag !== null) {
    expr(check, null, x, s.tag);
    assignment(check, x, null, 'switch expression');
    if (x.mode !== 'invalid' && !comparable(x.typ!) && !hasNil(x.typ!)) {
      errorf(check, x, 'cannot switch on %s (%s is not comparable)', x, x.typ);
      x.mode = 'invalid';
    }
  } else {
    // No expression means true.
    x.mode = 'constant';
    x.typ = typ('bool');
    x.val = makeBool(true);
    x.expr = { kind: 'Name', pos: s.body.length > 0 ? s.body[0]!.pos : s.rbrace, value: 'true' };
  }
  multipleDefaults(check, s.body);
  const seen: SeenValues = new Map();
  for (const clause of s.body) {
    caseValues(check, x, unpackListExpr(clause.cases), seen);
    openScope(check, clause, 'case');
    stmtList(check, clause.body);
    closeScope(check);
  }
}

function caseValues(check: Checker, x: Operand, values: readonly Expr[], seen: SeenValues): void {
  for (const e of values) {
    const v = newOperand();
    expr(check, null, v, e);
    if (x.mode === 'invalid' || v.mode === 'invalid') continue;
    convertUntyped(check, v, x.typ!);
    if ((v.mode as string) === 'invalid') continue;
    // v first, so that errors are reported at it.
    const res = copyOperand(v);
    comparison(check, res, x, '==', true);
    if (res.mode === 'invalid' || v.mode !== 'constant') continue;
    const key = caseKey(v.val!);
    if (key === undefined) continue;
    const list = seen.get(key);
    if (list === undefined) {
      seen.set(key, [{ pos: v.expr!.pos, typ: v.typ! }]);
      continue;
    }
    const dup = list.find((vt) => identical(v.typ!, vt.typ));
    if (dup !== undefined) {
      const err = newError(check);
      err.addf(v, 'duplicate case %s in expression switch', v);
      err.addf(dup.pos, 'previous case');
      err.report();
      continue;
    }
    list.push({ pos: v.expr!.pos, typ: v.typ! });
  }
}

function denotesNil(check: Checker, e: Expr): boolean {
  const n = unparen(e);
  return n.kind === 'Name' && lookupName(check, n.value)?.kind === 'Nil';
}

/** Types seen in a type switch; those of a simple name are found by identity first. */
class SeenTypes {
  private nil: Expr | null = null;
  private readonly exact = new Map<Type, Expr>();

  find(T: Type | null): Expr | null {
    if (T === null) return this.nil;
    const e = this.exact.get(T);
    if (e !== undefined) return e;
    for (const [t, other] of this.exact) if (identical(T, t)) return other;
    return null;
  }

  add(T: Type | null, e: Expr): void {
    if (T === null) this.nil = e;
    else this.exact.set(T, e);
  }
}

/**
 * Checks the types of one case against the operand x (null if invalid); the result is the type that a variable of
 * the switch has in this case.
 */
function caseTypes(check: Checker, x: Operand | null, types: readonly Expr[], seen: SeenTypes): Type {
  let T: Type | null = null;
  for (const e of types) {
    if (denotesNil(check, e)) {
      T = null;
      expr(check, null, newOperand(), e);
    } else {
      T = varType(check, e);
      if (!isValid(T)) continue;
    }
    const other = seen.find(T);
    if (other !== null) {
      const err = newError(check);
      err.addf(e, 'duplicate case %s in type switch', T === null ? 'nil' : sprintf(check, '%s', T));
      err.addf(other, 'previous case');
      err.report();
      continue;
    }
    seen.add(T, e);
    if (x !== null && T !== null) typeAssertion(check, e, x, T, true);
  }
  if (types.length !== 1 || T === null) return x === null ? invalidType : x.typ!;
  return T;
}

function typeSwitchStmt(check: Checker, s: SwitchStmt, guard: TypeSwitchGuard): void {
  let lhs = guard.lhs;
  if (lhs !== null) {
    if (lhs.value === '_') {
      softErrorf(check, lhs, 'no new variable on left side of :=');
      lhs = null;
    } else {
      // The variable is declared anew in each clause.
      recordDef(check, lhs, null);
    }
  }

  const x = newOperand();
  let sx: Operand | null = null;
  expr(check, null, x, guard.x);
  if (x.mode !== 'invalid') {
    if (isTypeParam(x.typ!)) errorf(check, x, 'cannot use type switch on type parameter value %s', x);
    else if (isInterface(x.typ!)) sx = x;
    else errorf(check, x, '%s is not an interface', x);
  }
  multipleDefaults(check, s.body);

  const lhsVars: Var[] = [];
  const seen = new SeenTypes();
  for (const clause of s.body) {
    const T = caseTypes(check, sx, unpackListExpr(clause.cases), seen);
    openScope(check, clause, 'case');
    if (lhs !== null) {
      const obj = newVar('local', lhs.pos, check.pkg, lhs.value, T);
      declare(check, check.scope, null, obj, clause.colon);
      recordImplicitVar(clause, obj);
      lhsVars.push(obj);
    }
    stmtList(check, clause.body);
    closeScope(check);
  }
  // The variables count as one: used if one of them is.
  if (lhs !== null) {
    const used = lhsVars.some((v) => v.used);
    for (const v of lhsVars) v.used = true;
    if (!used) softErrorf(check, lhs, '%s declared and not used', lhs.value);
  }
}

function selectStmt(check: Checker, s: SelectStmt): void {
  multipleDefaults(check, s.body);
  for (const clause of s.body) {
    const comm = clause.comm;
    let valid = comm === null || comm.kind === 'SendStmt';
    let rhs: Expr | null = null;
    if (comm !== null && comm.kind === 'AssignStmt' && comm.rhs !== null && comm.rhs.kind !== 'ListExpr') rhs = comm.rhs;
    else if (comm !== null && comm.kind === 'ExprStmt') rhs = comm.x;
    if (rhs !== null) {
      const r = unparen(rhs);
      if (r.kind === 'Operation' && r.y === null && r.op === '<-') valid = true;
    }
    if (!valid) {
      error(check, comm!, 'select case must be send or receive (possibly with assignment)');
      continue;
    }
    openScope(check, clause, 'case');
    if (comm !== null) stmt(check, comm);
    stmtList(check, clause.body);
    closeScope(check);
  }
}
