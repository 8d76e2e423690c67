/**
 * Declarations (types2/decl.go).
 *
 * An object is white while its type is null and it is not on the path of objects being declared, grey while it is
 * on that path, black when its type is known. Reaching a grey object is a cycle, which validCycle judges.
 */
import type { ConstDecl, Decl, Expr, Field, InterfaceType, Name, TypeDecl, VarDecl } from '../ast/nodes.js';
import { InternalError } from '../base/assert.js';
import { noPos, type Pos } from '../base/source.js';
import { asNamed, unalias } from './alias.js';
import { initConst, initVar, initVars } from './assignments.js';
import { type Checker, type DeclInfo, pop, processDelayed, push, resetEnv, restoreEnv, saveEnv } from './check.js';
import { makeInt64, makeUnknown } from './constant-value.js';
import { error, errorf, newError, posString, qualifier, softErrorf } from './errors.js';
import { expr, newTarget } from './expr.js';
import { addMethod } from './named.js';
import { bindTParams, newAlias, newConst, newNamed, newTypeName, newTypeParam, newVar } from './new-types.js';
import { isAlias } from './object.js';
import { newOperand } from './operand.js';
import { endPos, unpackListExpr } from '../ast/positions.js';
import { isConstType, isGeneric, isTypeParam, isValid } from './predicates.js';
import { recordDef } from './recording.js';
import { arity } from './resolver.js';
import { insert } from './scope.js';
import { funcType, newSignature } from './signature.js';
import { closeScope, funcBody, openScope } from './stmt.js';
import type { Const, Func, Named, Obj, Scope, Type, TypeName, TypeParam, Var } from './types.js';
import { interfaceIsMethodSet } from './typeset.js';
import { declaredType, typExpr, varType } from './typexpr.js';
import { under } from './under.js';
import { invalidType } from './universe-types.js';
import { validType } from './validtype.js';
import { go1_18, go1_23, go1_9, verifyVersionf } from './version.js';

/** Enters obj in scope, visible from pos on; reports if the name is taken. */
export function declare(check: Checker, scope: Scope, id: Name | null, obj: Obj, pos: Pos): void {
  if (obj.name !== '_') {
    const alt = insert(scope, obj);
    if (alt !== null) {
      const err = newError(check);
      err.addf(obj, '%s redeclared in this block', obj.name);
      err.addAltDecl(alt);
      err.report();
      return;
    }
    obj.scopePos = pos;
    if (obj.kind === 'Var' || obj.kind === 'TypeName') check.declared.push(obj);
  }
  if (id !== null) recordDef(check, id, obj);
}

/** Checks the declaration of obj unless that has been done. */
export function objDecl(check: Checker, obj: Obj): void {
  if (check.objPathIdx.has(obj)) {
    switch (obj.kind) {
      case 'Const':
      case 'Var':
        if (!validCycle(check, obj) || obj.type === null) obj.type = invalidType;
        break;
      case 'TypeName':
        if (!validCycle(check, obj)) obj.type = invalidType;
        break;
      case 'Func':
        // The (still empty) signature stays, because a function's type must be a signature.
        validCycle(check, obj);
        break;
    }
    return;
  }
  if (obj.type !== null) return;

  push(check, obj);
  const d = check.objMap.get(obj);
  if (d === undefined) throw new InternalError(`no declaration of ${obj.name}`, obj.pos);
  const env = saveEnv(check);
  resetEnv(check, d.file, d.version);
  switch (obj.kind) {
    case 'Const':
      check.decl = d;
      constDecl(check, obj, d.vtyp, d.init, d.inherited);
      break;
    case 'Var':
      check.decl = d;
      varDecl(check, obj, d.lhs, d.vtyp, d.init);
      break;
    case 'TypeName':
      typeDecl(check, obj, d.tdecl!);
      collectMethods(check, obj);
      break;
    case 'Func':
      funcDecl(check, obj, d);
      break;
    default:
      throw new InternalError(`unexpected object ${obj.kind}`, obj.pos);
  }
  restoreEnv(check, env);
  pop(check);
}

/** Whether the cycle that begins with obj, a grey object, is permitted; reports it if not. */
function validCycle(check: Checker, obj: Obj): boolean {
  const cycle = check.objPath.slice(check.objPathIdx.get(obj)!);
  let tparCycle = false;
  let nval = 0;
  let ndef = 0;
  for (const o of cycle) {
    if (o.kind === 'Const' || o.kind === 'Var') {
      nval++;
    } else if (o.kind === 'TypeName') {
      if (check.inTParamList && o.type !== null && isGeneric(o.type)) {
        tparCycle = true;
        break;
      }
      if (!isAlias(o)) ndef++;
    }
  }
  // Cycles through type parameter lists are fine; those of values only are reported with the initialisation order;
  // those of types need a type definition, else they are endless chains of aliases.
  if (tparCycle || nval === cycle.length || (nval === 0 && ndef > 0)) return true;
  cycleError(check, cycle, firstInSrc(cycle));
  return false;
}

/** Reports the cycle, beginning with cycle[start]. */
export function cycleError(check: Checker, cycle: Obj[], start: number): void {
  const name = (o: Obj): string => {
    const q = o.pkg === null ? '' : qualifier(check, o.pkg);
    return q === '' ? o.name : `${q}.${o.name}`;
  };
  let obj = cycle[start]!;
  const isType = obj.kind === 'TypeName';
  if (isType && obj.type !== null && obj.type.kind === 'Alias') {
    obj.type.fromRHS = invalidType;
    obj.type.actual = null;
  }
  if (cycle.length === 1) {
    if (isType) errorf(check, obj, 'invalid recursive type: %s refers to itself', name(obj));
    else errorf(check, obj, 'invalid cycle in declaration: %s refers to itself', name(obj));
    return;
  }
  const err = newError(check);
  if (isType) err.addf(obj, 'invalid recursive type %s', name(obj));
  else err.addf(obj, 'invalid cycle in declaration of %s', name(obj));
  for (let i = 0; i < cycle.length; i++) {
    const next = cycle[(start + i + 1) % cycle.length]!;
    err.addf(obj, '%s refers to %s', name(obj), name(next));
    obj = next;
  }
  err.report();
}

/** Index of the object that comes first in the source. */
export function firstInSrc(path: Obj[]): number {
  let first = 0;
  path.forEach((o, i) => {
    if (o.pos < path[first]!.pos) first = i;
  });
  return first;
}

export function constDecl(check: Checker, obj: Const, vtyp: Expr | null, init: Expr | null, inherited: boolean): void {
  const { iota, errpos } = check;
  check.iota = obj.val;
  check.errpos = noPos;
  obj.val = makeUnknown();
  constDecl1(check, obj, vtyp, init, inherited);
  check.iota = iota;
  check.errpos = errpos;
}

function constDecl1(check: Checker, obj: Const, vtyp: Expr | null, init: Expr | null, inherited: boolean): void {
  if (vtyp !== null) {
    const t = typExpr(check, vtyp);
    if (!isConstType(t)) {
      if (isValid(under(t))) errorf(check, vtyp, 'invalid constant type %s', t);
      obj.type = invalidType;
      return;
    }
    obj.type = t;
  }
  const x = newOperand();
  if (init !== null) {
    // Errors in an inherited expression are reported at the constant that inherits it.
    if (inherited) check.errpos = obj.pos;
    expr(check, null, x, init);
  }
  initConst(check, obj, x);
}

export function varDecl(check: Checker, obj: Var, lhs: Var[] | null, vtyp: Expr | null, init: Expr | null): void {
  if (vtyp !== null) obj.type = varType(check, vtyp);
  if (init === null) {
    if (vtyp === null) obj.type = invalidType; // reported by arity
    return;
  }
  if (lhs === null || lhs.length === 1) {
    const x = newOperand();
    expr(check, newTarget(obj.type, obj.name), x, init);
    initVar(check, obj, x, 'variable declaration');
    return;
  }
  // n:1: all variables get the declared type, or what the one expression gives them.
  if (vtyp !== null) for (const v of lhs) v.type = obj.type;
  initVars(check, lhs, [init], null);
}

/** Whether t is a constraint interface of another package. */
export function isImportedConstraint(check: Checker, t: Type | null): boolean {
  const named = asNamed(t);
  if (named === null || named.orig.obj.pkg === check.pkg || named.orig.obj.pkg === null) return false;
  const u = under(named);
  return u.kind === 'Interface' && !interfaceIsMethodSet(u);
}

export function typeDecl(check: Checker, obj: TypeName, tdecl: TypeDecl): void {
  let versionErr = false;
  let rhs: Type | null = null;
  check.later(() => {
    const t = asNamed(obj.type);
    if (t !== null) validType(check, t);
    if (!versionErr && isImportedConstraint(check, rhs)) verifyVersionf(check, tdecl.type, go1_18, 'using type constraint %s', rhs);
  });
  const tparam0 = tdecl.tparams[0];

  if (tdecl.alias) {
    if (tparam0 !== undefined && !verifyVersionf(check, tparam0, go1_23, 'generic type alias')) versionErr = true;
    if (!versionErr && !verifyVersionf(check, tdecl, go1_9, 'type alias')) versionErr = true;
    const alias = newAlias(check, obj, null);
    if (tparam0 !== undefined) {
      openScope(check, tdecl, 'type parameters');
      collectTypeParams(check, tdecl.tparams, (list) => {
        alias.tparams = list;
      });
    }
    rhs = declaredType(check, tdecl.type, obj);
    alias.fromRHS = rhs;
    alias.actual = null;
    if (rhs.kind === 'TypeParam' && alias.tparams.includes(rhs)) {
      error(check, tdecl.type, 'cannot use type parameter declared in alias declaration as RHS');
      alias.fromRHS = invalidType;
    }
    unalias(alias);
    if (tparam0 !== undefined) closeScope(check);
    return;
  }

  if (tparam0 !== undefined && !verifyVersionf(check, tparam0, go1_18, 'type parameter')) versionErr = true;
  const named = newNamed(check, obj, null);
  if (tparam0 !== undefined) {
    openScope(check, tdecl, 'type parameters');
    collectTypeParams(check, tdecl.tparams, (list) => {
      named.tparams = list;
    });
  }
  rhs = declaredType(check, tdecl.type, obj);
  named.fromRHS = rhs;
  if (isTypeParam(rhs)) {
    error(check, tdecl.type, 'cannot use a type parameter as RHS in type declaration');
    named.fromRHS = invalidType;
  }
  if (tparam0 !== undefined) closeScope(check);
}

/**
 * Declares the type parameters of a list, gives them to `dst` and then checks their constraints, which may mention
 * the type being declared.
 */
export function collectTypeParams(check: Checker, list: Field[], dst: (tparams: TypeParam[]) => void): void {
  const scopePos = list[0]!.pos;
  const tparams = list.map((f) => declareTypeParam(check, f.name!, scopePos));
  dst(bindTParams(tparams));

  check.inTParamList = true;
  let bound: Type = invalidType;
  list.forEach((f, i) => {
    if (i === 0 || f.type !== list[i - 1]!.type) {
      bound = constraint(check, f.type);
      if (isTypeParam(bound)) {
        error(check, f.type, 'cannot use a type parameter as constraint');
        bound = invalidType;
      }
    }
    tparams[i]!.bound = bound;
  });
  check.inTParamList = false;
}

/** A constraint; `~T` and `A|B` get an implicit interface around them. */
function constraint(check: Checker, x: Expr): Type {
  if (x.kind === 'Operation' && (x.op === '~' || x.op === '|')) {
    const e: InterfaceType = { kind: 'InterfaceType', pos: noPos, methods: [{ kind: 'Field', pos: noPos, name: null, type: x }] };
    const t = typExpr(check, e);
    if (t.kind === 'Interface') t.implicit = true;
    return t;
  }
  return typExpr(check, x);
}

export function declareTypeParam(check: Checker, name: Name, scopePos: Pos): TypeParam {
  const tname = newTypeName(name.pos, check.pkg, name.value, null);
  const tpar = newTypeParam(check, tname, invalidType);
  declare(check, check.scope, name, tname, scopePos);
  return tpar;
}

/** Gives a declared type the methods that were collected for it. */
export function collectMethods(check: Checker, obj: TypeName): void {
  const methods = check.methods?.get(obj);
  if (methods === undefined) return;
  check.methods!.delete(obj);
  const base = asNamed(obj.type);
  if (base !== null) check.later(() => checkFieldUniqueness(check, base));
  const mset = new Map<string, Func>();
  for (const m of methods) {
    const alt = mset.get(m.name);
    if (alt !== undefined) {
      errorf(check, m.pos, 'method %s.%s already declared at %s', obj.name, m.name, posString(check, alt.pos));
      continue;
    }
    mset.set(m.name, m);
    if (base !== null) addMethod(base, m);
  }
}

function checkFieldUniqueness(check: Checker, base: Named): void {
  const u = under(base);
  if (u.kind !== 'Struct' || base.methods.length === 0) return;
  const mset = new Map(base.methods.map((m) => [m!.name, m!]));
  for (const fld of u.fields) {
    const alt = fld.name === '_' ? undefined : mset.get(fld.name);
    if (alt === undefined) continue;
    const err = newError(check);
    err.addf(alt, 'field and method with the same name %s', fld.name);
    err.addAltDecl(fld);
    err.report();
  }
}

function funcDecl(check: Checker, obj: Func, d: DeclInfo): void {
  const sig = newSignature();
  obj.type = sig;
  const fdecl = d.fdecl!;
  obj.decl = fdecl;
  funcType(check, sig, fdecl.recv, fdecl.tparams, fdecl.type);
  const body = fdecl.body;
  if (fdecl.tparams.length > 0 && body === null) softErrorf(check, fdecl, 'generic function is missing function body');
  if (check.conf.ignoreFuncBodies !== true && body !== null) check.later(() => funcBody(check, d, sig, body, null));
}

/** Tracks groups of constant declarations: iota, and expressions inherited from an earlier declaration. */
export class ConstGroup {
  private first = -1;
  private last: ConstDecl | null = null;
  private prev: ConstDecl | null = null;

  /** To be called for every declaration of a list. */
  next(index: number, d: Decl): { iota: number; type: Expr | null; values: readonly Expr[]; inherited: boolean } | null {
    if (d.kind !== 'ConstDecl') {
      this.first = -1;
      return null;
    }
    if (this.first < 0 || d.group === null || this.prev!.group !== d.group) {
      this.first = index;
      this.last = null;
    }
    this.prev = d;
    let inherited = true;
    if (d.type !== null || d.values !== null) {
      this.last = d;
      inherited = false;
    } else if (this.last === null) {
      inherited = false;
    }
    return { iota: index - this.first, type: this.last?.type ?? null, values: unpackListExpr(this.last?.values ?? null), inherited };
  }
}

/** Declarations inside functions. */
export function declStmt(check: Checker, list: Decl[]): void {
  const group = new ConstGroup();
  list.forEach((d, index) => {
    const c = group.next(index, d);
    if (d.pragmas.length > 0) check.localPragmas.push(d);
    switch (d.kind) {
      case 'ConstDecl': {
        const top = check.delayed.length;
        const { iota, type, values, inherited } = c!;
        const lhs = d.names.map((name, i) => {
          const obj = newConst(name.pos, check.pkg, name.value, null, makeInt64(iota));
          constDecl(check, obj, type, values[i] ?? null, inherited);
          return obj;
        });
        arity(check, d.pos, d.names, values, true, inherited);
        processDelayed(check, top);
        const scopePos = endPos(d);
        for (let i = 0; i < lhs.length; i++) declare(check, check.scope, d.names[i]!, lhs[i]!, scopePos);
        break;
      }
      case 'VarDecl':
        localVars(check, d);
        break;
      case 'TypeDecl': {
        const obj = newTypeName(d.name.pos, check.pkg, d.name.value, null);
        declare(check, check.scope, d.name, obj, d.name.pos);
        push(check, obj);
        typeDecl(check, obj, d);
        pop(check);
        if (!d.alias && obj.type !== null && obj.type.kind === 'Named') check.localTypes.push(obj.type);
        break;
      }
      default:
        errorf(check, d, 'invalid syntax tree: unknown declaration');
    }
  });
}

function localVars(check: Checker, d: VarDecl): void {
  const top = check.delayed.length;
  const lhs0 = d.names.map((name) => newVar('local', name.pos, check.pkg, name.value, null));
  const values = unpackListExpr(d.values);
  for (let i = 0; i < lhs0.length; i++) {
    let lhs: Var[] | null = null;
    let init: Expr | null = values[i] ?? null;
    if (values.length !== lhs0.length && values.length === 1) {
      lhs = lhs0;
      init = values[0]!;
    }
    varDecl(check, lhs0[i]!, lhs, d.type, init);
    // One expression settles all variables at once.
    if (values.length === 1) break;
  }
  if (d.type === null || values.length > 0) arity(check, d.pos, d.names, values, false, false);
  processDelayed(check, top);
  const scopePos = endPos(d);
  for (let i = 0; i < lhs0.length; i++) declare(check, check.scope, d.names[i]!, lhs0[i]!, scopePos);
}
