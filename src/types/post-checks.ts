/**
 * What gc's noder refuses after the type checker has found nothing (noder/irgen.go, noder/writer.go): bodies and
 * directives, and interfaces that contain themselves without a name. Sizes are checked later, with the types of the
 * middle end.
 */
import type { Decl, File, FuncDecl, InterfaceType, Pragma } from '../ast/nodes.js';
import { unalias } from './alias.js';
import type { Checker } from './check.js';
import { error, errorf } from './errors.js';
import { typeSet } from './typeset.js';
import { sizeProblem } from './sizes.js';
import type { InterfaceT, Obj, Package, Type } from './types.js';
import { posFileId } from '../base/source.js';
import { endPos } from '../ast/positions.js';
import { asGoVersion } from './version.js';

export function postChecks(check: Checker): void {
  const finder = new CycleFinder();
  let end = 0;
  for (const e of check.interfaceTypes.sort((a, b) => a.pos - b.pos)) {
    if (e.pos < end) continue; // inside another one
    end = endPos(e);
    checkInterface(check, finder, e);
  }
  if (check.firstErr) return;
  for (const file of check.files) {
    misplaced(check, file.pragmas, isBuild, false);
    for (const d of file.decls) {
      if (d.pragmas.length > 0) checkDeclPragmas(check, file, d, false);
      if (d.kind === 'FuncDecl') checkFuncPragmas(check, d);
    }
  }
  for (const d of check.localPragmas) checkDeclPragmas(check, check.files.find((f) => posFileId(f.pos) === posFileId(d.pos))!, d, true);
  checkLinknames(check);
  if (!check.firstErr) checkSizes(check);
}

/**
 * Reports types too large for the address space, and channels of large elements, at the first declaration that has
 * them. gc finds them when it lays types out, after the type check. DEPARTURE: types that occur in no declaration
 * (only in an expression) are left to later phases.
 */
function checkSizes(check: Checker): void {
  const objs: Obj[] = [];
  for (const obj of check.declared) if (mayBeLarge(obj)) objs.push(obj);
  // Blank variables are in no scope.
  for (const obj of check.objMap.keys()) if (obj.name === '_' && mayBeLarge(obj)) objs.push(obj);
  objs.sort((a, b) => a.pos - b.pos);
  const seen = new Set<Type>();
  const qf = (p: Package): string => (p === check.pkg ? '' : p.name);
  for (const obj of objs) {
    const msg = sizeProblem(check.conf.wordSize, obj.type!, qf, seen);
    if (msg !== null) error(check, obj.pos, msg);
  }
}

/** Only arrays, structs and channels written in place, or declared types, can be new problems. */
function mayBeLarge(obj: Obj): boolean {
  const t = obj.type;
  if (t === null || (obj.kind !== 'Var' && obj.kind !== 'TypeName')) return false;
  if (obj.kind === 'TypeName') return t.kind === 'Named' && t.orig.tparams.length === 0;
  return t.kind === 'Array' || t.kind === 'Struct' || t.kind === 'Chan' || t.kind === 'Slice' || t.kind === 'Pointer' || t.kind === 'Map';
}

/** Whether the package, if it is a command, has its function main. The linker reports if not, at no position. */
export function hasMain(pkg: Package): boolean {
  return pkg.name !== 'main' || pkg.scope.elems.get('main')?.kind === 'Func';
}

/** Directives that gc knows; those for functions are all but go:build. */
const knownVerbs = new Set([
  'go:build', 'go:noescape', 'go:norace', 'go:nosplit', 'go:noinline', 'go:nocheckptr', 'go:systemstack', 'go:nowritebarrier',
  'go:nowritebarrierrec', 'go:yeswritebarrierrec', 'go:cgo_unsafe_args', 'go:uintptrkeepalive', 'go:uintptrescapes', 'go:registerparams',
]);

function verbOf(p: Pragma): string {
  const space = p.text.indexOf(' ');
  return space < 0 ? p.text : p.text.slice(0, space);
}

const isBuild = (verb: string): boolean => verb === 'go:build';
const isNone = (): boolean => false;
const isForFunc = (verb: string): boolean => verb !== 'go:build';

function misplaced(check: Checker, pragmas: readonly Pragma[], allowed: (verb: string) => boolean, embedOK: boolean): void {
  for (const p of pragmas) {
    const verb = verbOf(p);
    if (knownVerbs.has(verb) && !allowed(verb)) error(check, p.pos, 'misplaced compiler directive');
    if (verb === 'go:embed' && !embedOK) error(check, p.pos, 'misplaced go:embed directive');
  }
}

function checkDeclPragmas(check: Checker, file: File, d: Decl, local: boolean): void {
  misplaced(check, d.pragmas, d.kind === 'FuncDecl' ? isForFunc : isNone, d.kind === 'VarDecl');
  const embed = d.kind === 'VarDecl' ? d.pragmas.find((p) => verbOf(p) === 'go:embed') : undefined;
  if (embed === undefined || d.kind !== 'VarDecl') return;
  const haveEmbed = file.decls.some((i) => i.kind === 'ImportDecl' && i.path.value.slice(1, -1) === 'embed');
  let msg = '';
  if (!haveEmbed) msg = 'go:embed requires import "embed" (or import _ "embed", if package is not used)';
  else if (d.names.length > 1) msg = 'go:embed cannot apply to multiple vars';
  else if (d.values !== null) msg = 'go:embed cannot apply to var with initializer';
  else if (d.type === null) msg = 'go:embed cannot apply to var without type';
  else if (local) msg = 'go:embed cannot apply to var inside func';
  else if (asGoVersion(check.conf.goVersion) < 16) msg = `go:embed requires go1.16 or later (-lang was set to ${check.conf.goVersion}; check go.mod)`;
  if (msg !== '') check.conf.bag.error(embed.pos, msg);
}

function checkInterface(check: Checker, finder: CycleFinder, e: InterfaceType): void {
  const t = e.tv === undefined ? null : unalias(e.tv.type);
  if (t === null || t.kind !== 'Interface' || !finder.hasCycle(t)) return;
  error(check, e.pos, 'invalid recursive type: anonymous interface refers to itself (see https://go.dev/issue/56103)');
  finder.forget();
}

/** Finds interface literals that mention themselves in the types of their methods, without a name on the way. */
class CycleFinder {
  /** true: being visited. */
  private readonly cyclic = new Map<InterfaceT, boolean>();

  hasCycle(t: InterfaceT): boolean {
    return typeSet(t).methods.some((m) => this.visit(m.type!));
  }

  /** Suppresses more errors of the same cycle. */
  forget(): void {
    for (const t of this.cyclic.keys()) this.cyclic.set(t, false);
  }

  private visit(t0: Type): boolean {
    const t = unalias(t0);
    switch (t.kind) {
      case 'Pointer':
      case 'Array':
      case 'Chan':
      case 'Slice':
        return this.visit(t.elem);
      case 'Map':
        return this.visit(t.key) || this.visit(t.elem);
      case 'Struct':
        return t.fields.some((f) => this.visit(f.type!));
      case 'Signature':
        return this.visit(t.params) || this.visit(t.results);
      case 'Tuple':
        return t.vars.some((v) => this.visit(v.type!));
      case 'Interface': {
        if (t.methods.length === 0 && t.embeddeds.length === 0) return false;
        const known = this.cyclic.get(t);
        if (known !== undefined) return known;
        this.cyclic.set(t, true);
        if (this.hasCycle(t)) return true;
        this.cyclic.set(t, false);
        return false;
      }
      default:
        return false;
    }
  }
}

function hasPragma(d: FuncDecl, name: string): boolean {
  return d.pragmas.some((p) => p.text === name || p.text.startsWith(`${name} `));
}

function checkFuncPragmas(check: Checker, d: FuncDecl): void {
  if (hasPragma(d, 'go:nosplit') && hasPragma(d, 'go:systemstack')) error(check, d.pos, 'go:nosplit and go:systemstack cannot be combined');
  if (d.body !== null) {
    if (hasPragma(d, 'go:noescape')) error(check, d.pos, 'can only use //go:noescape with external func implementations');
    if (hasPragma(d, 'go:uintptrkeepalive') && !hasPragma(d, 'go:nosplit')) error(check, d.pos, 'go:uintptrkeepalive requires go:nosplit');
    return;
  }
  // A body may come from another package by linkname; user packages have no assembly.
  if (d.recv === null && d.name.value === '_') return;
  if (!isLinknamed(check, d.name.value) && !check.conf.allowBodyless) error(check, d.pos, 'missing function body');
}

/** The `//go:linkname local remote` directives of all files. */
function linknames(check: Checker): { file: number; pos: number; local: string; remote: string }[] {
  const out: { file: number; pos: number; local: string; remote: string }[] = [];
  check.files.forEach((file, i) => {
    for (const p of file.linknames) {
      const m = /^go:linkname\s+(\S+)(?:\s+(\S+))?/.exec(p.text);
      if (m !== null) out.push({ file: i, pos: p.pos, local: m[1]!, remote: m[2] ?? '' });
    }
  });
  return out;
}

function isLinknamed(check: Checker, name: string): boolean {
  return linknames(check).some((l) => l.local === name);
}

function checkLinknames(check: Checker): void {
  const seen = new Set<string>();
  for (const l of linknames(check)) {
    const imported = check.files[l.file]!.decls.some((d) => d.kind === 'ImportDecl' && d.path.value.slice(1, -1) === 'unsafe');
    if (!imported) {
      error(check, l.pos, '//go:linkname only allowed in Go files that import "unsafe"');
      continue;
    }
    if (l.remote.includes('[') && l.remote.includes(']')) {
      error(check, l.pos, '//go:linkname reference of an instantiation is not allowed');
      continue;
    }
    const obj = check.pkg.scope.elems.get(l.local);
    if (obj === undefined || (obj.kind !== 'Func' && obj.kind !== 'Var')) {
      // Before Go 1.18 such directives had no effect.
      const lang = asGoVersion(check.conf.goVersion);
      if (lang < 0 || lang >= 18) error(check, l.pos, '//go:linkname must refer to declared function or variable');
    } else if (seen.has(l.local)) {
      errorf(check, l.pos, 'duplicate //go:linkname for %s', l.local);
    }
    seen.add(l.local);
  }
}
