/**
 * The checker's state and its phases (types2/check.go).
 *
 * Checking a package runs in phases: collect the package's objects, type-check their declarations on demand
 * (objDecl colours them white, grey, black), run the delayed actions (function bodies and whatever needs complete
 * types), then order initialisation and look for unused imports. `later` defers work to the end of the current
 * statement or declaration, so that it sees the scopes as they are there.
 *
 * The environment (decl, scope, iota, sig, ...) belongs to the object that is being checked; it is saved and
 * restored as one (`saveEnv`, `restoreEnv`).
 */
import type { CallExpr, Decl, Expr, File, FuncDecl, InterfaceType, TypeDecl } from '../ast/nodes.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import { type FileSet, noPos, type Pos } from '../base/source.js';
import { newContext, type Context } from './context.js';
import { filledScopes } from './scope.js';
import { MonoGraph } from './mono.js';
import type {
  Basic, ConstVal, Func, Initializer, Named, Obj, OperandMode, Package, PkgName, Scope, Signature, TypeName, TypeSet, Union, Var,
} from './types.js';

export interface CheckConfig {
  wordSize: 4 | 8;
  importPackage(path: string, pos: Pos): Package | { error: string };
  /** "go1.26"; what -lang would be. Empty: no restriction. */
  goVersion: string;
  bag: DiagnosticBag;
  fset: FileSet;
  ignoreFuncBodies?: boolean;
  /** Functions without body are fine (the library, whose natives have none). */
  allowBodyless?: boolean;
  /** Do what types2 does and no more: without the noder's checks. Only tests of types2's own data set this. */
  checkBranches?: boolean;
}

/** Untyped expression whose final type is not known yet. */
export interface ExprInfo {
  /** Left operand of a shift whose check is delayed. */
  isLhs: boolean;
  mode: OperandMode;
  type: Basic;
  val: ConstVal | null;
}

/** What is known of a package-level declaration or method before it is checked. */
export interface DeclInfo {
  /** Scope of the file. */
  file: Scope;
  version: number;
  /** Variables of an n:1 declaration, else null. */
  lhs: Var[] | null;
  vtyp: Expr | null;
  init: Expr | null;
  inherited: boolean;
  tdecl: TypeDecl | null;
  fdecl: FuncDecl | null;
  /** Objects that the initialisation expression or body refers to. */
  deps: Set<Obj> | null;
}

export interface FileVersion {
  /** From the file's build line, "" if none. */
  declared: string;
  effective: string;
  /** `effective` as a number. */
  number: number;
}

export interface Environment {
  decl: DeclInfo | null;
  scope: Scope;
  version: number;
  iota: ConstVal | null;
  errpos: Pos;
  inTParamList: boolean;
  sig: Signature | null;
  isPanic: Set<CallExpr> | null;
  hasLabel: boolean;
  hasCallOrRecv: boolean;
}

interface Action {
  version: number;
  f: () => void;
}

export class Checker implements Environment {
  readonly ctxt: Context = newContext();
  readonly objMap = new Map<Obj, DeclInfo>();
  /** Keys of objMap in source order. */
  objList: Obj[] = [];
  readonly impMap = new Map<string, Package>();
  /** Packages that could not be imported; lookups in them fail silently. */
  readonly fakePackages = new Set<Package>();
  pkgPathMap: Map<string, Set<string>> | null = null;
  seenPkgMap: Set<Package> | null = null;

  files: File[] = [];
  readonly skips = new Map<Scope, ScopeSkip>();
  readonly versions = new Map<number, FileVersion>();
  imports: PkgName[] = [];
  /** Scope of the file, then name of the dot-imported object. */
  readonly dotImportMap = new Map<Scope, Map<string, PkgName>>();
  readonly mono = new MonoGraph();
  /** Computed type sets of unions. */
  readonly unionTypeSets = new Map<Union, TypeSet>();

  firstErr = false;
  /** A function may be ranged over: bodies of others need not be looked through for that. */
  rangesOverFunc = false;
  methods: Map<TypeName, Func[]> | null = null;
  readonly untyped = new Map<Expr, ExprInfo>();
  delayed: Action[] = [];
  objPath: Obj[] = [];
  readonly objPathIdx = new Map<Obj, number>();
  /** Types that must be completed at the end (cleanup.ts). */
  readonly cleaners: (() => void)[] = [];
  initOrder: Initializer[] = [];
  /** Scopes of functions whose bodies are still to be checked. */
  readonly sigScopes = new Map<Signature, Scope>();
  /** Types declared in functions, numbered at the end (Named.vargen). */
  readonly localTypes: Named[] = [];

  /** Where the last look-up ended (lookupInner). */
  foundIn: Scope | null = null;
  /** Variables and type names in scopes of this package, in no order that matters. */
  readonly declared: Obj[] = [];
  /** For checks after the type check: interface types with elements, and local declarations with directives. */
  readonly interfaceTypes: InterfaceType[] = [];
  readonly localPragmas: Decl[] = [];

  // The environment.
  decl: DeclInfo | null = null;
  scope: Scope;
  version = 0;
  iota: ConstVal | null = null;
  errpos: Pos = noPos;
  inTParamList = false;
  sig: Signature | null = null;
  isPanic: Set<CallExpr> | null = null;
  hasLabel = false;
  hasCallOrRecv = false;

  constructor(
    readonly conf: CheckConfig,
    readonly pkg: Package,
  ) {
    this.scope = pkg.scope;
  }

  /** Postpones f to the end of the current statement or declaration, or of the package. */
  later(f: () => void): void {
    this.delayed.push({ version: this.version, f });
  }
}

export function later(check: Checker, f: () => void): void {
  check.delayed.push({ version: check.version, f });
}

export function saveEnv(check: Checker): Environment {
  return {
    decl: check.decl,
    scope: check.scope,
    version: check.version,
    iota: check.iota,
    errpos: check.errpos,
    inTParamList: check.inTParamList,
    sig: check.sig,
    isPanic: check.isPanic,
    hasLabel: check.hasLabel,
    hasCallOrRecv: check.hasCallOrRecv,
  };
}

export function restoreEnv(check: Checker, env: Environment): void {
  check.decl = env.decl;
  check.scope = env.scope;
  check.version = env.version;
  check.iota = env.iota;
  check.errpos = env.errpos;
  check.inTParamList = env.inTParamList;
  check.sig = env.sig;
  check.isPanic = env.isPanic;
  check.hasLabel = env.hasLabel;
  check.hasCallOrRecv = env.hasCallOrRecv;
}

/** A fresh environment for `scope`. */
export function resetEnv(check: Checker, scope: Scope, version: number): void {
  check.decl = null;
  check.scope = scope;
  check.version = version;
  check.iota = null;
  check.errpos = noPos;
  check.inTParamList = false;
  check.sig = null;
  check.isPanic = null;
  check.hasLabel = false;
  check.hasCallOrRecv = false;
}

/** What name denotes in the innermost scope, from the current one outwards, that declares it; `foundIn` is that scope. */
export function lookupInner(check: Checker, name: string): Obj | null {
  const { skips } = check;
  let steps = 0;
  for (let s: Scope | null = check.scope; s !== null; ) {
    if (s.elems.size > 0) {
      const obj = s.elems.get(name);
      if (obj !== undefined) {
        check.foundIn = s;
        return obj;
      }
    }
    const skip: ScopeSkip | undefined = skips.size > 0 ? skips.get(s) : undefined;
    if (skip !== undefined && isEmptyTo(s, skip)) s = skip.to;
    else if (++steps === manySteps) s = skipEmpty(check, s);
    else s = s.parent;
  }
  return null;
}

/** Long chains of if and else are nested scopes without names: from the first of a run of empty scopes the next look-up goes on at its end. */
export interface ScopeSkip {
  to: Scope;
  /** Scopes that were empty have got names since: not this often, when the run was looked at. */
  filled: number;
}

const manySteps = 64;

function isEmptyTo(s: Scope, skip: ScopeSkip): boolean {
  return skip.filled === filledScopes() && s.elems.size === 0;
}

function skipEmpty(check: Checker, from: Scope): Scope | null {
  let to: Scope | null = from;
  while (to !== null && to.elems.size === 0) {
    const skip: ScopeSkip | undefined = check.skips.get(to);
    to = skip !== undefined && isEmptyTo(to, skip) ? skip.to : to.parent;
  }
  if (to !== null && to !== from) check.skips.set(from, { to, filled: filledScopes() });
  return to === from ? from.parent : to;
}

/** The object that name denotes here, or null. */
export function lookupName(check: Checker, name: string): Obj | null {
  for (let s: Scope | null = check.scope; s !== null; s = s.parent) {
    const obj = s.elems.get(name);
    if (obj !== undefined) return obj;
  }
  return null;
}

/** Notes that the current package-level declaration depends on `to`. */
export function addDeclDep(check: Checker, to: Obj): void {
  const from = check.decl;
  if (from === null || !check.objMap.has(to)) return;
  if (from.deps === null) from.deps = new Set();
  from.deps.add(to);
}

export function rememberUntyped(check: Checker, e: Expr, isLhs: boolean, mode: OperandMode, type: Basic, val: ConstVal | null): void {
  check.untyped.set(e, { isLhs, mode, type, val });
}

/** Puts obj on the path of objects being declared (it becomes grey). */
export function push(check: Checker, obj: Obj): void {
  check.objPathIdx.set(obj, check.objPath.length);
  check.objPath.push(obj);
}

export function pop(check: Checker): void {
  const obj = check.objPath.pop()!;
  check.objPathIdx.delete(obj);
}

/** Runs the delayed actions from `top` on, those that they add included. */
export function processDelayed(check: Checker, top: number): void {
  if (check.delayed.length === top) return;
  const saved = check.version;
  for (let i = top; i < check.delayed.length; i++) {
    const a = check.delayed[i]!;
    check.version = a.version;
    a.f();
  }
  check.delayed.length = top;
  check.version = saved;
}

