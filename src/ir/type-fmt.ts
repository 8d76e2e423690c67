/**
 * Types as gc's backend prints them (cmd/compile/internal/types/fmt.go); the checker's own messages print differently.
 *
 * Three modes: 'go' for people (%v: the local package unqualified, others by name), 'link' for symbols (LinkString:
 * full package prefixes, unique per identical type), 'name' as reflection shows (NameString). Link strings are
 * the keys by which instances, wrappers, dictionaries and descriptors are shared.
 */
import { interfaceEmpty, typeSet } from '../types/typeset.js';
import { under, unalias } from '../types/under.js';
import { isExported } from '../types/object.js';
import type { InterfaceT, Named, Package, Signature, StructT, Tuple, Type, Var } from '../types/types.js';
import { linkString, pathToPrefix, typeArgs } from '../types/link-string.js';
import { quote } from '../base/quote.js';

export { linkString, pathToPrefix };

export type TypeMode = 'go' | 'link' | 'name';

function qualifier(pkg: Package | null, mode: TypeMode, local: Package | null): string {
  if (pkg === null) return '';
  if (mode === 'link') return pkg.path.startsWith('go.') ? pkg.path : pathToPrefix(pkg.path);
  if (mode === 'name') return pkg.name;
  return pkg === local || (local !== null && pkg.path === local.path) ? '' : pkg.name;
}

function qualified(pkg: Package | null, name: string, mode: TypeMode, local: Package | null): string {
  const q = qualifier(pkg, mode, local);
  return q === '' ? name : `${q}.${name}`;
}

/** Middle dot, as bytes, before the number of a type declared in a function. */
const vargenDot = '\xc2\xb7';

/** Symbol name of a named type: `List[int]`, with `full` the suffix of local types too. */
export function namedSym(t: Named, full: boolean): string {
  let s = t.obj.name;
  s += typeArgs(t.targs, t.implicits);
  if (full && t.vargen > 0) s += vargenDot + t.vargen;
  return s;
}

/** %v of a type. `short` is gc's verb S: the type's own symbol unqualified, signatures without `func`. */
export function typeString(t: Type | null, mode: TypeMode, local: Package | null, short = false): string {
  if (t === null) return '<T>';
  const sub = (x: Type): string => (mode === 'link' ? linkString(x) : typeString(x, mode, local));
  switch (t.kind) {
    case 'Alias':
      return typeString(unalias(t), mode, local, short);
    case 'Basic':
      return mode === 'go' || t.basic === 'unsafe.Pointer' ? t.name : t.basic;
    case 'Named': {
      if (t.obj.pkg === null) return t.obj.name;
      const name = namedSym(t, mode === 'link');
      return short ? name : qualified(t.obj.pkg, name, mode, local);
    }
    case 'TypeParam':
      return mode === 'link' ? `${t.obj.name}$${t.id}` : t.obj.name;
    case 'Pointer':
      return `*${short && mode !== 'go' ? typeString(t.elem, mode, local, true) : sub(t.elem)}`;
    case 'Array':
      return `[${t.len}]${sub(t.elem)}`;
    case 'Slice':
      return `[]${sub(t.elem)}`;
    case 'Map':
      return `map[${sub(t.key)}]${sub(t.elem)}`;
    case 'Chan': {
      if (t.dir === 'recv') return `<-chan ${sub(t.elem)}`;
      if (t.dir === 'send') return `chan<- ${sub(t.elem)}`;
      const e = unalias(t.elem);
      return e.kind === 'Chan' && e.dir === 'recv' ? `chan (${sub(e)})` : `chan ${sub(e)}`;
    }
    case 'Interface':
      return interfaceString(t, mode, local);
    case 'Signature':
      return signatureString(t, mode, local, short);
    case 'Struct':
      return structString(t, mode, local);
    case 'Tuple':
      return paramsString(t, false, mode, local);
    case 'Union':
      return t.terms.map((x) => (x.tilde ? '~' : '') + sub(x.type)).join('|');
  }
}

function interfaceString(t: InterfaceT, mode: TypeMode, local: Package | null): string {
  if (t.predeclared === 'any' && mode === 'go') return 'any';
  if (interfaceEmpty(t)) return 'interface {}';
  let out = 'interface {';
  typeSet(t).methods.forEach((m, i) => {
    if (i > 0) out += ';';
    out += ' ';
    if (isExported(m.name)) out += m.name;
    else {
      if (mode === 'go') mode = 'link'; // gc stays in this mode for the rest
      out += qualified(m.pkg, m.name, mode, local);
    }
    out += signatureString(m.type as Signature, mode, local, true);
  });
  return typeSet(t).methods.length > 0 ? `${out} }` : `${out}}`;
}

function signatureString(t: Signature, mode: TypeMode, local: Package | null, short: boolean): string {
  let out = '';
  if (!short) {
    if (t.recv !== null) out = `method(${typeString(t.recv.type, mode, local)}) `;
    out += 'func';
  }
  out += paramsString(t.params, t.variadic, mode, local);
  if (t.results.vars.length === 1) out += ` ${typeString(t.results.vars[0]!.type, mode, local)}`;
  else if (t.results.vars.length > 1) out += ` ${paramsString(t.results, false, mode, local)}`;
  return out;
}

function paramsString(t: Tuple, variadic: boolean, mode: TypeMode, local: Package | null): string {
  const n = t.vars.length;
  const part = (v: Var, i: number): string => {
    if (variadic && i === n - 1) {
      const p = unalias(v.type!);
      return `...${typeString(p.kind === 'Slice' ? p.elem : p, mode, local)}`;
    }
    return typeString(v.type, mode, local);
  };
  return `(${t.vars.map(part).join(', ')})`;
}

function structString(t: StructT, mode: TypeMode, local: Package | null): string {
  let out = 'struct {';
  t.fields.forEach((f, i) => {
    out += i > 0 ? '; ' : ' ';
    let name: string | null = f.name;
    let sep = ' ';
    if (f.embedded) {
      if (mode === 'link') {
        sep = ' = ';
        let e = unalias(f.type!);
        if (e.kind === 'Pointer') e = unalias(e.elem);
        const esym = e.kind === 'Named' ? e.obj.name : e.kind === 'Basic' ? e.basic : '';
        if (esym === name && e.kind === 'Named' && e.targs.length === 0) name = null;
      } else name = null;
    }
    if (name !== null) out += (isExported(name) || mode === 'name' ? name : qualified(f.pkg, name, mode, local)) + sep;
    out += mode === 'link' ? linkString(f.type!) : typeString(f.type, mode, local);
    const tag = t.tags[i];
    if (tag) out += ` ${quote(tag)}`;
  });
  return t.fields.length > 0 ? `${out} }` : `${out}}`;
}

/** Whether a conversion to t prints with t in parentheses: gc asks for a type without symbol. */
export function hasTypeSym(t: Type): boolean {
  const x = unalias(t);
  if (x.kind === 'Interface') return x.predeclared === 'any';
  return x.kind === 'Basic' || x.kind === 'Named' || (x.kind === 'TypeParam' && under(x) !== null);
}
