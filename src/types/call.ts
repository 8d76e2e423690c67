/** Calls, instantiation of functions, and selectors (types2/call.go). */
import type { CallExpr, Expr, IndexExpr, Name, SelectorExpr } from '../ast/nodes.js';
import { InternalError } from '../base/assert.js';
import type { Pos } from '../base/source.js';
import { argumentsOf } from './arguments.js';
import { builtin } from './builtins.js';
import { addDeclDep, type Checker, lookupName } from './check.js';
import { conversion } from './conversions.js';
import { objDecl } from './decl.js';
import { error, errorf, invalidOp, newError, softErrorf } from './errors.js';
import { lookupError } from './errsupport.js';
import { excludeAll, expr, exprOrType, genericExpr, multiExpr, nonGeneric, rawExpr, type Target } from './expr.js';
import { indexExpr } from './index-expr.js';
import { infer, isParameterized, renameTParams } from './infer.js';
import { instance, verify } from './instantiate.js';
import { interfacePtrError, lookupFieldOrMethod } from './lookup.js';
import { newParam, newSignatureType, newTuple } from './new-types.js';
import { isExported } from './object.js';
import { newOperand, type Operand } from './operand.js';
import { startPos, unpackListExpr } from '../ast/positions.js';
import { isInterfacePtr, isTypeParam, isValid } from './predicates.js';
import { record, recordInstance, recordSelection, recordTypeAndValue, recordUse } from './recording.js';
import { lookupIgnoringCase } from './scope.js';
import type { Obj, PkgName, Signature, Tuple, Type, Var } from './types.js';
import { interfaceIsMethodSet } from './typeset.js';
import { typeList } from './typexpr.js';
import { commonUnder, formatTypeError, typeErrorf, under } from './under.js';
import { type ExprKind, predeclaredFuncs } from './universe.js';
import { invalidType } from './universe-types.js';
import { useAll } from './use.js';
import { allowVersion, go1_18, go1_21, verifyVersionf } from './version.js';
import { versionErrorf } from './errors.js';

/**
 * Instantiates the generic function x with the type arguments of `inst` and, with `inferArgs`, inferred ones (T, the
 * function that x is assigned to, may help). Without `inferArgs` and with arguments missing x stays as it is and the
 * arguments at hand are the result. x becomes invalid after errors.
 */
export function funcInst(check: Checker, T: Target | null, pos: Pos, x: Operand, inst: IndexExpr | null, inferArgs: boolean): Type[] | null {
  const errPos = inst !== null ? inst.pos : pos;
  if (inst !== null) x.expr = inst;
  const versionErr = !verifyVersionf(check, errPos, go1_18, 'function instantiation');

  let targs: Type[] = [];
  let xlist: readonly Expr[] = [];
  if (inst !== null) {
    xlist = unpackListExpr(inst.index);
    const list = typeList(check, xlist);
    if (list === null) {
      x.mode = 'invalid';
      return null;
    }
    targs = list;
  }

  const sig = x.typ as Signature;
  const got = targs.length;
  const want = sig.tparams.length;
  if (got > want) {
    errorf(check, xlist[got - 1]!, 'got %d type arguments but want %d', got, want);
    x.mode = 'invalid';
    return null;
  }
  if (got < want) {
    if (!inferArgs) return targs;
    // Infer from the assignment `target = x` as from a call g(target) of func g[type params of x](func type of x).
    const args: Operand[] = [];
    let params: Var[] = [];
    let reverse = false;
    if (T !== null) {
      if (!versionErr && !allowVersion(check, go1_21)) {
        versionErrorf(check, errPos, go1_21, `${inst !== null ? 'partially' : 'implicitly'} instantiated function in assignment`);
      }
      const gsig = newSignatureType(null, [], [], sig.params, sig.results, sig.variadic);
      params = [newParam(x.expr!.pos, check.pkg, '', gsig)];
      const name: Name = { kind: 'Name', pos: x.expr!.pos, value: T.desc };
      args.push(newOperand('value', name, T.sig));
      reverse = true;
    }
    const renamed = renameTParams(check, pos, sig.tparams, newTuple(...params));
    const err = newError(check);
    const inferred = infer(check, pos, renamed.tparams, targs, renamed.typ as Tuple, args, reverse, err);
    if (inferred === null) {
      if (!err.empty()) err.report();
      x.mode = 'invalid';
      return null;
    }
    targs = inferred;
  }
  x.typ = instantiateSignature(check, x.expr!.pos, x.expr!, sig, targs, xlist);
  x.mode = 'value';
  return null;
}

/** The signature with its type parameters replaced; constraints are verified later. */
export function instantiateSignature(check: Checker, pos: Pos, e: Expr, sig: Signature, targs: Type[], xlist: readonly Expr[]): Signature {
  const inst = instance(check, pos, sig, targs, null, check.ctxt) as Signature;
  recordInstance(check, e, targs, inst);
  check.later(() => {
    const { index, err } = verify(check, pos, sig.tparams, targs, check.ctxt);
    if (index >= 0) softErrorf(check, index < xlist.length ? startPos(xlist[index]!) : pos, '%s', err);
    else check.mono.recordInstance(check.pkg, pos, sig.tparams, targs, xlist);
  });
  return inst;
}

export function callExpr(check: Checker, x: Operand, call: CallExpr): ExprKind {
  let inst: IndexExpr | null = null;
  const fun = call.fun;
  if (fun.kind === 'IndexExpr') {
    // An explicit instantiation waits for the arguments, which may help to infer the rest.
    if (indexExpr(check, x, fun)) inst = fun;
    x.expr = fun;
    record(check, x);
  } else {
    exprOrType(check, x, fun, true);
  }

  switch (x.mode) {
    case 'invalid':
      useAll(check, call.args);
      x.expr = call;
      return 'statement';
    case 'typexpr':
      return conversionCall(check, x, call);
    case 'builtin': {
      const id = x.id!;
      if (!builtin(check, x, call, id)) x.mode = 'invalid';
      x.expr = call;
      if ((x.mode as string) !== 'invalid' && (x.mode as string) !== 'constant') check.hasCallOrRecv = true;
      return predeclaredFuncs.get(id)!.kind;
    }
  }
  functionCall(check, x, call, inst);
  x.expr = call;
  return 'statement';
}

function conversionCall(check: Checker, x: Operand, call: CallExpr): ExprKind {
  nonGeneric(check, null, x);
  if (x.mode === 'invalid') return 'conversion';
  const T = x.typ!;
  x.mode = 'invalid';
  const n = call.args.length;
  if (n === 0) {
    errorf(check, call, 'missing argument in conversion to %s', T);
  } else if (n > 1) {
    useAll(check, call.args);
    errorf(check, call.args[n - 1]!, 'too many arguments in conversion to %s', T);
  } else {
    const arg = call.args[0]!;
    expr(check, null, x, arg);
    if ((x.mode as string) !== 'invalid') {
      const u = under(T);
      // After an error x stays valid, with the type of the argument: that is what types2 does.
      if (u.kind === 'Interface' && !isTypeParam(T) && !interfaceIsMethodSet(u)) {
        errorf(check, call, 'cannot use interface %s in conversion (contains specific type constraints or is comparable)', T);
      } else if (call.hasDots) {
        errorf(check, arg, 'invalid use of ... in conversion to %s', T);
      } else {
        conversion(check, x, T);
      }
    }
  }
  x.expr = call;
  return 'conversion';
}

/** The signature behind a function-typed operand, or null after an error. */
function calleeSignature(check: Checker, x: Operand): Signature | null {
  if (x.typ!.kind === 'Signature') return x.typ;
  const { typ: u, err } = commonUnder(x.typ!, (t, u) => (u !== null && u.kind !== 'Signature' ? typeErrorf('%s is not a function', t) : null));
  if (err !== null) {
    errorf(check, x, `${invalidOp}cannot call %s: %s`, x, formatTypeError(err, check));
    return null;
  }
  return u as Signature;
}

function functionCall(check: Checker, x: Operand, call: CallExpr, inst: IndexExpr | null): void {
  let sig = calleeSignature(check, x);
  if (sig === null) {
    x.mode = 'invalid';
    return;
  }
  const wasGeneric = sig.tparams.length > 0;

  let xlist: readonly Expr[] = [];
  let targs: Type[] = [];
  if (inst !== null) {
    xlist = unpackListExpr(inst.index);
    const list = typeList(check, xlist);
    if (list === null) {
      useAll(check, call.args);
      x.mode = 'invalid';
      return;
    }
    targs = list;
    const got = targs.length;
    const want = sig.tparams.length;
    if (got > want) {
      errorf(check, xlist[want]!, 'got %d type arguments but want %d', got, want);
      useAll(check, call.args);
      x.mode = 'invalid';
      return;
    }
    // All arguments given: instantiate now, so that the types are known even if the call has errors.
    if (got === want && want > 0) {
      verifyVersionf(check, inst, go1_18, 'function instantiation');
      sig = instantiateSignature(check, inst.pos, inst, sig, targs, xlist);
      targs = [];
      xlist = [];
    }
  }

  const { list: args, atargs } = genericExprList(check, call.args);
  sig = argumentsOf(check, call, sig, targs, xlist, args, atargs);
  if (wasGeneric && sig.tparams.length === 0) recordTypeAndValue(check, call.fun, 'value', sig, null);

  const results = sig.results.vars;
  if (results.length === 0) {
    x.mode = 'novalue';
  } else {
    x.mode = 'value';
    x.typ = results.length === 1 ? results[0]!.type : sig.results;
  }
  check.hasCallOrRecv = true;
  // After failed inference a result type may still mention type parameters.
  if (x.mode === 'value' && sig.tparams.length > 0 && isParameterized(sig.tparams, x.typ!)) x.mode = 'invalid';
}

/** The operands of a list of expressions; a single call may give several. */
export function exprList(check: Checker, elist: readonly Expr[]): Operand[] {
  if (elist.length === 1) return multiExpr(check, elist[0]!, false).list;
  return elist.map((e) => {
    const x = newOperand();
    expr(check, null, x, e);
    return x;
  });
}

/**
 * Like exprList, but operands may be generic functions; for partially instantiated ones atargs has the type
 * arguments at hand.
 */
function genericExprList(check: Checker, elist: readonly Expr[]): { list: Operand[]; atargs: (Type[] | null)[] } {
  // Before Go 1.21 generic functions could not be arguments.
  const inferArgs = !(elist.length > 0 && allowVersion(check, go1_21));
  const atargs: (Type[] | null)[] = [];
  const list: Operand[] = [];
  for (let i = 0; i < elist.length; i++) {
    const e = elist[i]!;
    const x = newOperand();
    atargs.push(null);
    if (e.kind === 'IndexExpr' && indexExpr(check, x, e)) {
      const targs = funcInst(check, null, x.expr!.pos, x, e, inferArgs);
      if (targs !== null) {
        atargs[i] = targs;
        x.expr = e;
      } else {
        record(check, x);
      }
    } else if (e.kind === 'IndexExpr') {
      finishIndexArg(check, x, e);
    } else if (elist.length === 1) {
      rawExpr(check, null, x, e, null, true);
      excludeAll(check, x);
      if (x.mode !== 'invalid' && x.typ!.kind === 'Tuple') {
        for (const v of x.typ!.vars) list.push(newOperand('value', e, v.type));
        continue;
      }
    } else {
      genericExpr(check, x, e);
    }
    list.push(x);
  }
  return { list, atargs };
}

/**
 * An ordinary index expression has been evaluated to find out that it is no instantiation. types2 evaluates it a
 * second time; we go on from here as rawExpr would.
 */
function finishIndexArg(check: Checker, x: Operand, e: IndexExpr): void {
  x.expr = e;
  if (x.mode !== 'invalid') record(check, x);
  excludeAll(check, x);
}

// ---------------------------------------------------------------- selectors

/** x.f; with `wantType` it must denote a type. */
export function selector(check: Checker, x: Operand, e: SelectorExpr, wantType: boolean): void {
  if (!selector1(check, x, e, wantType)) {
    x.mode = 'invalid';
    x.typ = invalidType;
  }
  x.expr = e;
}

function selector1(check: Checker, x: Operand, e: SelectorExpr, wantType: boolean): boolean {
  const sel = e.sel.value;
  if (e.x.kind === 'Name') {
    const obj = lookupName(check, e.x.value);
    if (obj !== null && obj.kind === 'PkgName') return qualifiedIdent(check, x, e, e.x, obj);
  }

  exprOrType(check, x, e.x, false);
  if (x.mode === 'builtin') {
    errorf(check, e.pos, 'invalid use of %s in selector expression', x);
    return false;
  }
  if (x.mode === 'invalid') return false;
  if (wantType) {
    errorf(check, e.sel, '%s is not a type', e);
    return false;
  }
  const { obj, index, indirect } = lookupFieldOrMethod(x.typ!, x.mode === 'variable', check.pkg, sel, false);
  if (obj === null) {
    selectorError(check, x, e, index, indirect);
    return false;
  }
  // Methods get their signatures on demand.
  if (obj.kind === 'Func' && (obj.type === null || check.objPathIdx.has(obj))) objDecl(check, obj);

  if (x.mode === 'typexpr') {
    if (obj.kind !== 'Func') {
      errorf(check, e.sel, '%s.%s undefined (type %s has no method %s)', e.x, sel, x.typ, sel);
      return false;
    }
    return methodExpr(check, x, e, obj, index!, indirect);
  }

  if (obj.kind === 'Var') {
    recordSelection(check, e, 'field', x.typ!, obj, index!, indirect);
    x.mode = (x.mode as string) === 'variable' || indirect ? 'variable' : 'value';
    x.typ = obj.type;
    return true;
  }
  recordSelection(check, e, 'method value', x.typ!, obj, index!, indirect);
  x.mode = 'value';
  const sig = obj.type as Signature;
  x.typ = { ...sig, recv: null };
  addDeclDep(check, obj);
  return true;
}

/** pkg.Name */
function qualifiedIdent(check: Checker, x: Operand, e: SelectorExpr, ident: Name, pname: PkgName): boolean {
  const sel = e.sel.value;
  recordUse(check, ident, pname);
  pname.used = true;
  const pkg = pname.imported;
  const found: Obj | undefined = pkg.scope.elems.get(sel);
  // gc's export data holds, of unexported names, those that exported ones reach: the others are undefined, not hidden.
  const hidden = !isExported(sel) && (pkg.visible === undefined ? found?.kind === 'TypeName' : pkg.visible.has(sel));
  const exp = isExported(sel) || hidden ? found : undefined;
  if (exp === undefined) {
    if (hidden) errorf(check, e.sel, 'name %s not exported by package %s', sel, pkg.name);
    else if (!check.fakePackages.has(pkg)) {
      const alt = lookupIgnoringCase(pkg.scope, sel, true)[0];
      if (alt !== undefined) errorf(check, e.sel, 'undefined: %s (but have %s)', e, alt.name);
      else errorf(check, e.sel, 'undefined: %s', e);
    }
    return false;
  }
  if (hidden) errorf(check, e.sel, 'name %s not exported by package %s', sel, pkg.name);
  recordUse(check, e.sel, exp);
  switch (exp.kind) {
    case 'Const':
      x.mode = 'constant';
      x.val = exp.val;
      break;
    case 'TypeName':
      x.mode = 'typexpr';
      break;
    case 'Var':
      x.mode = 'variable';
      break;
    case 'Func':
      x.mode = 'value';
      break;
    case 'Builtin':
      x.mode = 'builtin';
      x.id = exp.id;
      break;
    default:
      throw new InternalError(`unexpected object ${exp.kind}`, e.pos);
  }
  x.typ = exp.type;
  return true;
}

function selectorError(check: Checker, x: Operand, e: SelectorExpr, index: number[] | null, indirect: boolean): void {
  const sel = e.sel.value;
  const t = x.typ!;
  if (!isValid(under(t))) return;
  if (index !== null) {
    errorf(check, e.sel, 'ambiguous selector %s.%s', x.expr, sel);
    return;
  }
  if (indirect) {
    if (x.mode === 'typexpr') errorf(check, e.sel, 'invalid method expression %s.%s (needs pointer receiver (*%s).%s)', t, sel, t, sel);
    else errorf(check, e.sel, 'cannot call pointer method %s on %s', sel, t);
    return;
  }
  let why: string;
  if (isInterfacePtr(t)) why = interfacePtrError(check, t);
  else why = lookupError(check, t, sel, lookupFieldOrMethod(t, x.mode === 'variable', check.pkg, sel, true).obj, false);
  errorf(check, e.sel, '%s.%s undefined (%s)', x.expr, sel, why);
}

/** T.m: a function whose first parameter is the receiver. */
function methodExpr(check: Checker, x: Operand, e: SelectorExpr, m: Obj & { kind: 'Func' }, index: number[], indirect: boolean): boolean {
  recordSelection(check, e, 'method expr', x.typ!, m, index, indirect);
  const sig = m.type as Signature;
  if (sig.recv === null) {
    error(check, e, 'illegal cycle in method declaration');
    return false;
  }
  const params = sig.params.vars;
  // All parameters are named or none.
  const name = params.length > 0 && params[0]!.name !== '' ? sig.recv.name || '_' : '';
  x.mode = 'value';
  x.typ = {
    kind: 'Signature',
    tparams: sig.tparams,
    rparams: [],
    recv: null,
    params: newTuple(newParam(sig.recv.pos, sig.recv.pkg, name, x.typ), ...params),
    results: sig.results,
    variadic: sig.variadic,
  };
  addDeclDep(check, m);
  return true;
}
