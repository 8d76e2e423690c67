/**
 * What gc's noder refuses after the type checker has found nothing (noder/irgen.go, noder/writer.go): bodies and
 * directives, and interfaces that contain themselves without a name. Sizes are checked later, with the types of the
 * middle end.
 */
import type { FuncDecl, InterfaceType } from '../ast/nodes.js';
import { unalias } from './alias.js';
import type { Checker } from './check.js';
import { error, errorf } from './errors.js';
import { typeSet } from './typeset.js';
import type { InterfaceT, Type } from './types.js';
import { collectInterfaceTypes } from './walk.js';

export function postChecks(check: Checker): void {
  const finder = new CycleFinder();
  for (const file of check.files) {
    for (const e of collectInterfaceTypes(file)) checkInterface(check, finder, e);
  }
  if (check.firstErr) return;
  for (const file of check.files) {
    for (const d of file.decls) if (d.kind === 'FuncDecl') checkFuncPragmas(check, d);
  }
  checkLinknames(check);
  if (check.firstErr) return;
  const main = check.pkg.scope.elems.get('main');
  if (check.pkg.name === 'main' && (main === undefined || main.kind !== 'Func')) {
    error(check, 0, 'function main is undeclared in the main package');
  }
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
      error(check, l.pos, '//go:linkname must refer to declared function or variable');
    } else if (seen.has(l.local)) {
      errorf(check, l.pos, 'duplicate //go:linkname for %s', l.local);
    }
    seen.add(l.local);
  }
}
