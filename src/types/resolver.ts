/**
 * Collection of package-level objects, imports, and the phases around them (types2/resolver.go).
 */
import type { Expr, File, FuncDecl, ImportDecl, Name, VarDecl } from '../ast/nodes.js';
import { noPos, type Pos, posFileId } from '../base/source.js';
import { decodeRune } from '../base/bytes.js';
import { stringLitValue } from '../lexer/literals.js';
import { unicodeName } from '../base/quote.js';
import type { Checker, DeclInfo } from './check.js';
import { makeInt64 } from './constant-value.js';
import { ConstGroup, declare, objDecl } from './decl.js';
import { error, errorf, markImports, newError, posString, softErrorf } from './errors.js';
import { newConst, newFunc, newPkgName, newTypeName, newVar } from './new-types.js';
import { isExported } from './object.js';
import { newPackage } from './package.js';
import { endPos, startPos, unpackListExpr, unparen } from '../ast/positions.js';
import { recordDef, recordImplicitPkg } from './recording.js';
import { enter, newScope } from './scope.js';
import type { Func, Obj, Package, Scope, TypeName, Var } from './types.js';
import { unsafePkg } from './universe.js';
import { go1_18, verifyVersionf } from './version.js';

/** Reports if names and values of a declaration don't match in number. */
export function arity(check: Checker, pos: Pos, names: readonly Name[], inits: readonly Expr[], constDecl: boolean, inherited: boolean): void {
  const l = names.length;
  const r = inits.length;
  if (l < r) {
    const n = inits[l]!;
    if (inherited) errorf(check, pos, 'extra init expr at %s', posString(check, n.pos));
    else errorf(check, n, 'extra init expr %s', n);
  } else if (l > r && (constDecl || r !== 1)) {
    errorf(check, names[r]!, 'missing init expr for %s', names[r]!.value);
  }
}

const illegalPathChars = new Set([...'!"#$%&\'()*,:;<=>?[\\]^{|}`'].map((c) => c.charCodeAt(0)).concat(0xfffd));

/** What is wrong with an import path, or "". */
function importPathFault(path: string): string {
  if (path === '') return 'empty string';
  for (let i = 0; i < path.length; ) {
    const { rune, width } = decodeRune(path, i);
    if (rune <= 0x20 || rune === 0x7f || rune === 0x85 || rune === 0xa0 || illegalPathChars.has(rune)) {
      return `invalid character ${unicodeName(rune)}`;
    }
    i += width;
  }
  return '';
}

function newDeclInfo(check: Checker, file: Scope): DeclInfo {
  return {
    file,
    version: check.version,
    lhs: null,
    vtyp: null,
    init: null,
    inherited: false,
    tdecl: null,
    fdecl: null,
    deps: null,
  };
}

function enterObj(check: Checker, obj: Obj, d: DeclInfo): void {
  check.objMap.set(obj, d);
  obj.order = check.objMap.size;
}

/** Declares a constant, variable or type of the package. */
function declarePkgObj(check: Checker, id: Name, obj: Obj, d: DeclInfo): void {
  if (id.value === 'init') {
    error(check, id, 'cannot declare init - must be func');
    return;
  }
  if (id.value === 'main' && check.pkg.name === 'main') {
    error(check, id, 'cannot declare main - must be func');
    return;
  }
  declare(check, check.pkg.scope, id, obj, noPos);
  enterObj(check, obj, d);
}

function importPackage(check: Checker, pos: Pos, path: string): Package {
  const known = check.impMap.get(path);
  if (known !== undefined) return known;
  let imp: Package;
  const res = path === 'unsafe' ? unsafePkg : check.conf.importPackage(path, pos);
  if ('error' in res) {
    errorf(check, pos, 'could not import %s (%s)', path, res.error);
    // A fake package with a plausible name; nothing found in it is reported.
    const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
    imp = newPackage(path, trimmed.slice(trimmed.lastIndexOf('/') + 1));
    check.fakePackages.add(imp);
  } else {
    imp = res;
  }
  check.impMap.set(path, imp);
  if (check.pkgPathMap !== null) markImports(check, imp);
  return imp;
}

interface MethodInfo {
  obj: Func;
  ptr: boolean;
  recv: Name;
}

/** Enters the objects of all files in their scopes and the object map, and finds the receivers of methods. */
export function collectObjects(check: Checker): void {
  const methods: MethodInfo[] = [];
  const fileScopes = check.files.map((file) => collectFile(check, file, methods));

  // Names of imports and of package-level objects must differ.
  for (const scope of fileScopes) {
    for (const obj of scope.elems.values()) {
      const alt = check.pkg.scope.elems.get(obj.name);
      if (alt === undefined) continue;
      const err = newError(check);
      if (obj.kind === 'PkgName') {
        err.addf(alt, '%s already declared through import of %s', alt.name, obj.imported);
        err.addAltDecl(obj);
      } else {
        err.addf(alt, '%s already declared through dot-import of %s', alt.name, obj.pkg);
        err.addAltDecl(obj);
      }
      err.report();
    }
  }

  check.methods = new Map();
  for (const m of methods) {
    const r = resolveBaseTypeName(check, m.ptr, m.recv);
    if (r.base === null) continue;
    m.obj.hasPtrRecv = r.ptr;
    const list = check.methods.get(r.base);
    if (list === undefined) check.methods.set(r.base, [m.obj]);
    else list.push(m.obj);
  }
}

function collectFile(check: Checker, file: File, methods: MethodInfo[]): Scope {
  const pkg = check.pkg;
  check.version = fileVersionNumber(check, file);
  recordDef(check, file.pkgName, null);
  const fileScope = newScope(pkg.scope, startPos(file), endPos(file), '');
  const group = new ConstGroup();
  file.decls.forEach((d, index) => {
    const c = group.next(index, d);
    switch (d.kind) {
      case 'ImportDecl':
        importDecl(check, d, fileScope);
        break;
      case 'ConstDecl': {
        const { iota, type, values, inherited } = c!;
        d.names.forEach((name, i) => {
          const obj = newConst(name.pos, pkg, name.value, null, makeInt64(iota));
          const info = newDeclInfo(check, fileScope);
          info.vtyp = type;
          info.init = values[i] ?? null;
          info.inherited = inherited;
          declarePkgObj(check, name, obj, info);
        });
        arity(check, d.pos, d.names, values, true, inherited);
        break;
      }
      case 'VarDecl':
        collectVars(check, d, fileScope);
        break;
      case 'TypeDecl': {
        const info = newDeclInfo(check, fileScope);
        info.tdecl = d;
        declarePkgObj(check, d.name, newTypeName(d.name.pos, pkg, d.name.value, null), info);
        break;
      }
      case 'FuncDecl':
        collectFunc(check, d, fileScope, methods);
        break;
    }
  });
  return fileScope;
}

export function fileVersionNumber(check: Checker, file: File): number {
  return check.versions.get(posFileId(file.pos))?.number ?? 0;
}

function importDecl(check: Checker, d: ImportDecl, fileScope: Scope): void {
  if (d.path.bad) return;
  const path = stringLitValue(d.path.value);
  const fault = importPathFault(path);
  if (fault !== '') {
    errorf(check, d.path, 'invalid import path (%s)', fault);
    return;
  }
  const pkg = check.pkg;
  const imp = importPackage(check, d.path.pos, path);
  const name = d.localName !== null ? d.localName.value : imp.name;
  if (name === 'init') {
    error(check, d, 'cannot import package as init - init must be a func');
    return;
  }
  if (!pkg.imports.includes(imp)) pkg.imports.push(imp);
  const pkgName = newPkgName(d.pos, pkg, name, imp);
  if (d.localName !== null) recordDef(check, d.localName, pkgName);
  // Set in any case: later phases ask which package a declaration imports.
  recordImplicitPkg(d, pkgName);
  if (check.fakePackages.has(imp)) pkgName.used = true;
  check.imports.push(pkgName);
  if (name === '.') dotImport(check, d, fileScope, pkgName);
  else declare(check, fileScope, null, pkgName, noPos);
}

function dotImport(check: Checker, d: ImportDecl, fileScope: Scope, pkgName: PkgNameObj): void {
  let names = check.dotImportMap.get(fileScope);
  if (names === undefined) {
    names = new Map();
    check.dotImportMap.set(fileScope, names);
  }
  for (const [name, obj] of pkgName.imported.scope.elems) {
    if (!isExported(name)) continue;
    const alt = fileScope.elems.get(name);
    if (alt !== undefined) {
      const err = newError(check);
      err.addf(d.localName!, '%s redeclared in this block', alt.name);
      err.addAltDecl(alt);
      err.report();
    } else {
      enter(fileScope, name, obj);
      names.set(name, pkgName);
    }
  }
}

type PkgNameObj = Obj & { kind: 'PkgName' };

function collectVars(check: Checker, d: VarDecl, fileScope: Scope): void {
  const lhs: Var[] = [];
  // With one expression for all, the variables share its dependencies.
  let shared: DeclInfo | null = null;
  if (d.values === null || d.values.kind !== 'ListExpr') {
    shared = newDeclInfo(check, fileScope);
    shared.lhs = lhs;
    shared.vtyp = d.type;
    shared.init = d.values;
  }
  const values = unpackListExpr(d.values);
  d.names.forEach((name, i) => {
    const obj = newVar('package', name.pos, check.pkg, name.value, null);
    lhs.push(obj);
    let info = shared;
    if (info === null) {
      info = newDeclInfo(check, fileScope);
      info.vtyp = d.type;
      info.init = values[i] ?? null;
    }
    declarePkgObj(check, name, obj, info);
  });
  if (d.type === null || values.length > 0) arity(check, d.pos, d.names, values, false, false);
}

function collectFunc(check: Checker, d: FuncDecl, fileScope: Scope, methods: MethodInfo[]): void {
  const pkg = check.pkg;
  const name = d.name.value;
  const obj = newFunc(d.name.pos, pkg, name, null);
  let hasTParamError = false;
  if (d.recv === null) {
    if (name === 'init' || (name === 'main' && pkg.name === 'main')) {
      if (d.tparams.length > 0) {
        softErrorf(check, d.tparams[0]!, 'func %s must have no type parameters', name);
        hasTParamError = true;
      }
      if (d.type.params.length > 0 || d.type.results.length > 0) {
        softErrorf(check, d.name, 'func %s must have no arguments and no return values', name);
      }
    }
    if (name === 'init') {
      // Init functions can't be referred to.
      obj.parent = pkg.scope;
      recordDef(check, d.name, obj);
      if (d.body === null) softErrorf(check, obj.pos, 'func init must have a body');
    } else {
      declare(check, pkg.scope, d.name, obj, noPos);
      if (d.name.obj === undefined) recordDef(check, d.name, obj);
    }
  } else {
    const { ptr, base } = unpackRecv(check, d.recv.type, false);
    if (base.kind === 'Name' && name !== '_') methods.push({ obj, ptr, recv: base });
    recordDef(check, d.name, obj);
  }
  if (d.tparams.length > 0 && !hasTParamError) verifyVersionf(check, d.tparams[0]!, go1_18, 'type parameter');
  const info = newDeclInfo(check, fileScope);
  info.fdecl = d;
  enterObj(check, obj, info);
}

/** The parts of a receiver type `*T[A, _]`; tparams null if there are none (or were not asked for). */
export function unpackRecv(check: Checker, rtyp: Expr, unpackParams: boolean): { ptr: boolean; base: Expr; tparams: Name[] | null } {
  let base = unparen(rtyp);
  let ptr = false;
  if (base.kind === 'Operation' && base.op === '*' && base.y === null) {
    ptr = true;
    base = unparen(base.x);
  }
  let tparams: Name[] | null = null;
  if (base.kind === 'IndexExpr') {
    const index = base.index;
    base = base.x;
    if (unpackParams) {
      tparams = [];
      for (const arg of unpackListExpr(index)) {
        if (arg.kind === 'Name') {
          tparams.push(arg);
          continue;
        }
        if (arg.kind !== 'BadExpr') errorf(check, arg, 'receiver type parameter %s must be an identifier', arg);
        tparams.push({ kind: 'Name', pos: arg.pos, value: '_' });
      }
    }
  }
  return { ptr, base, tparams };
}

/** The defined type of this package that a receiver name denotes, through plain aliases and at most one pointer. */
function resolveBaseTypeName(check: Checker, ptr: boolean, name: Name): { ptr: boolean; base: TypeName | null } {
  const seen = new Set<TypeName>();
  for (;;) {
    const obj = check.pkg.scope.elems.get(name.value);
    if (obj === undefined || obj.kind !== 'TypeName' || seen.has(obj)) break;
    const tdecl = check.objMap.get(obj)!.tdecl!;
    if (!tdecl.alias) return { ptr, base: obj };
    if (tdecl.tparams.length > 0) break;
    seen.add(obj);
    let t = unparen(tdecl.type);
    if (t.kind === 'Operation' && t.op === '*' && t.y === null) {
      if (ptr) break;
      ptr = true;
      t = unparen(t.x);
    }
    if (t.kind !== 'Name') break;
    name = t;
  }
  return { ptr: false, base: null };
}

/** Checks all declarations, but no function bodies: types, then aliases, then the rest. */
export function packageObjects(check: Checker): void {
  const aliases: Obj[] = [];
  const others: Obj[] = [];
  for (const obj of check.objList) {
    if (obj.kind !== 'TypeName') others.push(obj);
    else if (check.objMap.get(obj)!.tdecl!.alias) aliases.push(obj);
    else objDecl(check, obj);
  }
  for (const obj of aliases) objDecl(check, obj);
  for (const obj of others) objDecl(check, obj);
  check.methods = null;
}

export function unusedImports(check: Checker): void {
  if (check.conf.ignoreFuncBodies === true) return;
  for (const obj of check.imports) {
    if (obj.name === '_' || obj.used) continue;
    const path = obj.imported.path;
    const elem = path.slice(path.lastIndexOf('/') + 1);
    if (obj.name === '' || obj.name === '.' || obj.name === elem) softErrorf(check, obj, '%q imported and not used', path);
    else softErrorf(check, obj, '%q imported as %s and not used', path, obj.name);
  }
}
