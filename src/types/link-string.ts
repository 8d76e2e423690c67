/**
 * Canonical strings of types, as gc writes them (cmd/compile/internal/types/fmt.go).
 *
 *   linkString   identity: packages by (escaped) path, `T·1` for types declared in functions, field and method
 *                names that are not exported with their package. Equal iff the types are identical (for types of values;
 *                constraints never get here).
 *   shortString  what reflect.Type.String and %T print: packages by name, no numbers on local types. Only inside the
 *                brackets of instances it is the link string, because that is part of the name of the type.
 */
import { unalias } from './alias.js';
import { quote } from '../base/quote.js';
import { isExported } from './object.js';
import { typeSet } from './typeset.js';
import type { Func, Named, Package, Signature, StructT, Type, Var } from './types.js';

const middleDot = '\xc2\xb7';

/** A package path as part of a symbol name (objabi.PathToPrefix): dots after the last slash, and odd bytes, escaped. */
export function pathToPrefix(path: string): string {
  const slash = path.lastIndexOf('/');
  let out = '';
  for (let i = 0; i < path.length; i++) {
    const c = path.charCodeAt(i);
    const odd = c <= 0x20 || (c === 0x2e && i > slash) || c === 0x25 || c === 0x22 || c >= 0x7f;
    out += odd ? `%${c.toString(16).padStart(2, '0')}` : path[i];
  }
  return out;
}

/** The pseudo packages of the compiler are no paths to be escaped. */
function linkPrefix(pkg: Package): string {
  return pkg.path.startsWith('go.') ? pkg.path : pathToPrefix(pkg.path);
}

interface Writer {
  buf: string;
  link: boolean;
  /** Interfaces being written, and where they began. */
  visited: Map<Type, number> | null;
}

const linkCache = new WeakMap<Type, string>();

export function linkString(t: Type): string {
  if (t.kind === 'Basic' && t.basic !== 'invalid') return t.basic;
  const known = linkCache.get(t);
  if (known !== undefined) return known;
  const w: Writer = { buf: '', link: true, visited: null };
  write(w, t);
  linkCache.set(t, w.buf);
  return w.buf;
}

export function shortString(t: Type): string {
  const w: Writer = { buf: '', link: false, visited: null };
  write(w, t);
  return w.buf;
}

/** Name of a defined type without package: with type arguments and, for local types, number. */
export function namedLinkName(t: Named): string {
  return typeName(t, true);
}

/** `[A,B;C]`: arguments of the generic functions around a declaration come before the semicolon (noder/reader.go mangle). */
export function typeArgs(targs: readonly Type[], implicits: number | undefined): string {
  if (targs.length === 0) return '';
  return `[${targs.map((a, i) => (i === 0 ? '' : i === implicits ? ';' : ',') + linkString(a)).join('')}]`;
}

function typeName(t: Named, link: boolean): string {
  let s = t.orig.obj.name;
  s += typeArgs(t.targs, t.implicits);
  if (link && t.orig.vargen !== 0) s += middleDot + t.orig.vargen;
  return s;
}

function packageOf(pkg: Package, link: boolean): string {
  return link ? linkPrefix(pkg) : pkg.name;
}

function write(w: Writer, t0: Type): void {
  const t = unalias(t0);
  switch (t.kind) {
    case 'Basic':
      w.buf += t.basic === 'invalid' ? 'invalid type' : t.basic;
      break;
    case 'Named': {
      const pkg = t.orig.obj.pkg;
      w.buf += (pkg === null ? '' : `${packageOf(pkg, w.link)}.`) + typeName(t, w.link);
      break;
    }
    case 'TypeParam':
      w.buf += t.obj.name;
      break;
    case 'Pointer':
      w.buf += '*';
      write(w, t.elem);
      break;
    case 'Slice':
      w.buf += '[]';
      write(w, t.elem);
      break;
    case 'Array':
      w.buf += `[${t.len}]`;
      write(w, t.elem);
      break;
    case 'Map':
      w.buf += 'map[';
      write(w, t.key);
      w.buf += ']';
      write(w, t.elem);
      break;
    case 'Chan': {
      w.buf += t.dir === 'recv' ? '<-chan ' : t.dir === 'send' ? 'chan<- ' : 'chan ';
      const elem = unalias(t.elem);
      const parens = t.dir === 'both' && elem.kind === 'Chan' && elem.dir === 'recv';
      if (parens) w.buf += '(';
      write(w, elem);
      if (parens) w.buf += ')';
      break;
    }
    case 'Signature':
      w.buf += 'func';
      writeSignature(w, t);
      break;
    case 'Struct':
      writeStruct(w, t);
      break;
    case 'Interface':
      writeInterface(w, t);
      break;
    case 'Tuple':
      writeParams(w, t.vars, false);
      break;
    case 'Union':
      t.terms.forEach((x, i) => {
        if (i > 0) w.buf += '|';
        if (x.tilde) w.buf += '~';
        write(w, x.type);
      });
      break;
  }
}

function writeParams(w: Writer, vars: readonly Var[], variadic: boolean): void {
  w.buf += '(';
  vars.forEach((v, i) => {
    if (i > 0) w.buf += ', ';
    const t = unalias(v.type!);
    if (variadic && i === vars.length - 1 && t.kind === 'Slice') {
      w.buf += '...';
      write(w, t.elem);
    } else {
      write(w, t);
    }
  });
  w.buf += ')';
}

function writeSignature(w: Writer, sig: Signature): void {
  writeParams(w, sig.params.vars, sig.variadic);
  const results = sig.results.vars;
  if (results.length === 0) return;
  w.buf += ' ';
  if (results.length === 1) write(w, results[0]!.type!);
  else writeParams(w, results, false);
}

/** Embedded fields lose their name if it is the name of their type. */
function embeddedNameIsRedundant(f: Var): boolean {
  let t = unalias(f.type!);
  if (t.kind === 'Pointer') t = unalias(t.elem);
  if (t.kind !== 'Named') return false;
  const obj = t.orig.obj;
  if (typeName(t, true) !== f.name) return false;
  return isExported(f.name) || obj.pkg?.path === f.pkg?.path;
}

function writeStruct(w: Writer, t: StructT): void {
  w.buf += 'struct {';
  t.fields.forEach((f, i) => {
    w.buf += i > 0 ? '; ' : ' ';
    const qualified = w.link && !isExported(f.name) && f.pkg !== null ? `${packageOf(f.pkg, true)}.${f.name}` : f.name;
    if (!f.embedded) w.buf += `${qualified} `;
    else if (w.link && !embeddedNameIsRedundant(f)) w.buf += `${qualified} = `;
    write(w, f.type!);
    const tag = t.tags[i] ?? '';
    if (tag !== '') w.buf += ` ${quote(tag)}`;
  });
  w.buf += t.fields.length > 0 ? ' }' : '}';
}

function writeInterface(w: Writer, t: Extract<Type, { kind: 'Interface' }>): void {
  const visited = (w.visited ??= new Map());
  const at = visited.get(t);
  if (at !== undefined) {
    w.buf += `@${at}`;
    return;
  }
  const s = typeSet(t);
  const parts = s.methods.length > 0 || s.comparable || s.terms !== null;
  if (!parts) {
    w.buf += 'interface {}';
    return;
  }
  visited.set(t, w.buf.length);
  w.buf += 'interface {';
  s.methods.forEach((m: Func, i) => {
    w.buf += i > 0 ? '; ' : ' ';
    if (!isExported(m.name) && m.pkg !== null) w.buf += `${packageOf(m.pkg, w.link)}.`;
    w.buf += m.name;
    writeSignature(w, m.type as Signature);
  });
  // Constraints: not types of values, but they may be asked for in messages.
  if (s.comparable) w.buf += ' comparable';
  if (s.terms !== null) {
    w.buf += ' ';
    s.terms.forEach((x, i) => {
      if (i > 0) w.buf += '|';
      if (x.tilde) w.buf += '~';
      write(w, x.type);
    });
  }
  w.buf += ' }';
  visited.delete(t);
}
