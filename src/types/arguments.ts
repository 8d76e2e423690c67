/** Arguments of calls: arity, inference of type arguments, assignability (Checker.arguments in types2/call.go). */
import type { CallExpr, Expr } from '../ast/nodes.js';
import { noPos } from '../base/source.js';
import { assignment, typesSummary } from './assignments.js';
import { instantiateSignature } from './call.js';
import type { Checker } from './check.js';
import { errorf, newError, type Poser, versionErrorf } from './errors.js';
import { infer, renameTParams } from './infer.js';
import { newParam, newTuple } from './new-types.js';
import type { Operand } from './operand.js';
import { record } from './recording.js';
import { makeSubstMap, subst } from './subst.js';
import type { Signature, SliceT, Tuple, Type, TypeParam } from './types.js';
import { allowVersion, go1_18, go1_21, verifyVersionf } from './version.js';

/**
 * Checks the arguments of a call of sig. targs and xlist are explicit type arguments; atargs those of arguments that
 * are partially instantiated functions. The result is the instantiated signature, or sig after errors.
 */
export function argumentsOf(
  check: Checker,
  call: CallExpr,
  sig: Signature,
  targs0: Type[],
  xlist: readonly Expr[],
  args: Operand[],
  atargs: (Type[] | null)[],
): Signature {
  const adj = adjustParams(check, call, sig, args);
  if (adj === null) return sig;
  let sigParams = adj.params;

  const generic = args.some((a) => a.typ !== null && a.typ.kind === 'Signature' && a.typ.tparams.length > 0);
  if (sig.tparams.length === 0 && !generic) {
    assignArgs(check, call, sigParams, args);
    return sig;
  }

  // Type parameters of the callee come first, then those of generic function arguments.
  const n = sig.tparams.length;
  let tparams: TypeParam[] = [];
  const targs: (Type | null)[] = [...targs0];
  if (n > 0) {
    if (!allowVersion(check, go1_18)) {
      if (call.fun.kind === 'IndexExpr') versionErrorf(check, call.fun, go1_18, 'function instantiation');
      else versionErrorf(check, call, go1_18, 'implicit function instantiation');
    }
    // Renamed, so that recursive calls don't confuse parameters and arguments.
    const r = renameTParams(check, call.pos, sig.tparams, sigParams);
    tparams = [...r.tparams];
    sigParams = r.typ as Tuple;
    while (targs.length < tparams.length) targs.push(null);
  }
  const genericArgs: number[] = [];
  args.forEach((arg, i) => {
    const asig = arg.typ;
    if (asig === null || asig.kind !== 'Signature' || asig.tparams.length === 0) return;
    const r = renameTParams(check, call.pos, asig.tparams, { ...asig });
    arg.typ = { ...(r.typ as Signature), tparams: r.tparams };
    tparams.push(...r.tparams);
    targs.push(...(atargs[i] ?? []));
    while (targs.length < tparams.length) targs.push(null);
    genericArgs.push(i);
  });
  if (genericArgs.length > 0) verifyVersionf(check, args[genericArgs[0]!]!, go1_21, 'implicitly instantiated function as argument');

  const err = newError(check);
  const inferred = infer(check, call.pos, tparams, targs, sigParams, args, false, err);
  if (inferred === null) {
    if (!err.empty()) errorf(check, err.pos(), 'in call to %s, %s', call.fun, err.msg());
    return sig;
  }

  let rsig = sig;
  if (n > 0) {
    const own = inferred.slice(0, n);
    rsig = instantiateSignature(check, call.pos, call.fun, sig, own, xlist);
    sigParams = adj.adjusted
      ? (subst(check, call.pos, sigParams, makeSubstMap(tparams.slice(0, n), own), null, check.ctxt) as Tuple)
      : rsig.params;
  }
  let j = n;
  for (const i of genericArgs) {
    const arg = args[i]!;
    const asig = arg.typ as Signature;
    const k = j + asig.tparams.length;
    arg.typ = instantiateSignature(check, call.pos, arg.expr!, asig, inferred.slice(j, k), []);
    record(check, arg);
    j = k;
  }
  assignArgs(check, call, sigParams, args);
  return rsig;
}

function assignArgs(check: Checker, call: CallExpr, params: Tuple, args: Operand[]): void {
  for (let i = 0; i < args.length; i++) assignment(check, args[i]!, params.vars[i]!.type, call);
}

/** The parameters, one for each argument; null after an error. */
function adjustParams(check: Checker, call: CallExpr, sig: Signature, args: Operand[]): { params: Tuple; adjusted: boolean } | null {
  const nargs = args.length;
  const vars = sig.params.vars;
  let npars = vars.length;
  let params = sig.params;
  let adjusted = false;
  if (sig.variadic) {
    if (call.hasDots) {
      if (call.args.length === 1 && nargs > 1) {
        errorf(check, call, 'cannot use ... with %d-valued %s', nargs, call.args[0]);
        return null;
      }
    } else if (nargs >= npars - 1) {
      const list = vars.slice(0, npars - 1);
      const last = vars[npars - 1]!;
      const elem = (last.type as SliceT).elem;
      while (list.length < nargs) list.push(newParam(last.pos, last.pkg, last.name, elem));
      params = newTuple(...list);
      adjusted = true;
      npars = nargs;
    } else {
      npars--; // what the message counts
    }
  } else if (call.hasDots) {
    errorf(check, call, 'cannot use ... in call to non-variadic %s', call.fun);
    return null;
  }
  if (nargs === npars) return { params, adjusted };

  let at: Poser = call;
  let qualifier = 'not enough';
  if (nargs > npars) {
    at = args[npars]!.expr!;
    qualifier = 'too many';
  } else if (nargs > 0) {
    at = args[nargs - 1]!.expr!;
  }
  const err = newError(check);
  err.addf(at, '%s arguments in call to %s', qualifier, call.fun);
  err.addf(
    noPos,
    'have %s',
    typesSummary(
      check,
      args.map((a) => a.typ),
      false,
      call.hasDots,
    ),
  );
  err.addf(
    noPos,
    'want %s',
    typesSummary(
      check,
      vars.map((v) => v.type),
      sig.variadic,
      false,
    ),
  );
  err.report();
  return null;
}
