/**
 * Properties of objects (types2's object.go): export, identity of names, order, kinds for messages. Printing of
 * objects is in object-string.ts.
 */
import { decodeRune, fromByteString } from '../base/bytes.js';
export { objectString } from './object-string.js';
import type { Func, Obj, Package, Signature, TypeName, Var } from './types.js';

const upper = /^\p{Lu}$/u;

/** Whether a name begins with an upper-case letter. */
export function isExported(name: string): boolean {
  const c = name.charCodeAt(0);
  if (c < 0x80) return c >= 65 && c <= 90;
  if (name === '') return false;
  return upper.test(String.fromCodePoint(decodeRune(name, 0).rune));
}

/** Equal under Unicode simple case folding (strings.EqualFold). */
export function equalFold(a: string, b: string): boolean {
  if (a === b) return true;
  return fold(a) === fold(b);
}

function fold(s: string): string {
  let out = '';
  for (const ch of fromByteString(s)) {
    const up = ch.toUpperCase();
    // Only simple (one to one) foldings count.
    const one = [...up].length === 1 ? up : ch;
    const low = one.toLowerCase();
    out += [...low].length === 1 ? low : one;
  }
  return out;
}

/** types2's Id(pkg, name): unexported names are qualified by the package path. */
export function id(pkg: Package | null, name: string): string {
  if (isExported(name)) return name;
  return `${pkg !== null && pkg.path !== '' ? pkg.path : '_'}.${name}`;
}

export function objId(obj: Obj): string {
  return id(obj.pkg, obj.name);
}

/** Packages are the same if their paths are; null (the universe) equals only null. */
export function samePkg(a: Package | null, b: Package | null): boolean {
  if (a === null || b === null) return a === b;
  return a === b || a.path === b.path;
}

/** Whether obj's id equals id(pkg, name). With `foldCase`, case and packages don't matter. */
export function sameId(obj: Obj, pkg: Package | null, name: string, foldCase: boolean): boolean {
  if (foldCase && equalFold(obj.name, name)) return true;
  if (obj.name !== name) return false;
  if (isExported(name)) return true;
  return samePkg(obj.pkg, pkg);
}

/** Order of methods: exported before unexported, then by name, then by package path. */
export function compareFunc(a: Obj, b: Obj): number {
  if (a === b) return 0;
  const ea = isExported(a.name);
  const eb = isExported(b.name);
  if (ea !== eb) return ea ? -1 : 1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (!ea) {
    const pa = a.pkg?.path ?? '';
    const pb = b.pkg?.path ?? '';
    return pa < pb ? -1 : pa > pb ? 1 : 0;
  }
  return 0;
}

/** The generic variable that v was instantiated from, else v. */
export function varOrigin(v: Var): Var {
  return v.origin ?? v;
}

export function funcOrigin(f: Func): Func {
  return f.origin ?? f;
}

/** Whether the method has a pointer receiver; reads the flag while the signature is not known yet. */
export function hasPtrRecv(f: Func): boolean {
  const sig = f.type as Signature | null;
  if (sig !== null && sig.recv !== null && sig.recv.type !== null) {
    let t = sig.recv.type;
    while (t.kind === 'Alias' && t.actual !== null) t = t.actual;
    return t.kind === 'Pointer';
  }
  return f.hasPtrRecv;
}

/** Whether the name denotes a type that is defined elsewhere. */
export function isAlias(obj: TypeName): boolean {
  const t = obj.type;
  if (t === null) return false;
  switch (t.kind) {
    case 'Basic':
      if (obj.pkg?.path === 'unsafe') return false;
      // byte and rune are aliases although they print under their own names.
      return obj.pkg !== null || t.name !== obj.name || t.name === 'byte' || t.name === 'rune';
    case 'Named':
    case 'TypeParam':
      return obj !== t.obj;
    default:
      return true;
  }
}

/** What an object is, for messages. */
export function objectKind(obj: Obj): string {
  switch (obj.kind) {
    case 'PkgName':
      return 'package name';
    case 'Const':
      return 'constant';
    case 'TypeName':
      if (isAlias(obj)) return 'type alias';
      return obj.type?.kind === 'TypeParam' ? 'type parameter' : 'defined type';
    case 'Var':
      switch (obj.varKind) {
        case 'package':
          return 'package-level variable';
        case 'local':
          return 'local variable';
        case 'recv':
          return 'receiver';
        case 'param':
          return 'parameter';
        case 'result':
          return 'result variable';
        case 'field':
          return 'struct field';
      }
      break;
    case 'Func':
      return (obj.type as Signature | null)?.recv ? 'method' : 'function';
    case 'Label':
      return 'label';
    case 'Builtin':
      return 'built-in function';
    case 'Nil':
      return 'untyped nil';
  }
  return 'unknown symbol';
}
