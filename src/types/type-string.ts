/**
 * Printing of types as types2 does it in messages (typestring.go), and the hash that contexts use.
 */
import type { Checker } from './check.js';
import { quote } from '../base/quote.js';
import { currentChecker } from './current.js';
import { posString, qualifier } from './errors.js';
import { isExported } from './object.js';
import type { Func, InterfaceT, Package, Signature, Tuple, Type, TypeName, TypeParam } from './types.js';
import { unalias } from './alias.js';
import { universe } from './universe.js';
import { typeSet } from './typeset.js';

/** How a package is named before the dot; '' leaves name and dot out. Null: by path. */
export type Qualifier = ((pkg: Package) => string) | null;

/** Messages are cut rather than grow without bound on hostile types. */
const maxLength = 100_000;

export class TypeWriter {
  buf = '';
  private readonly seen = new Set<Type>();
  /** When hashing: numbers of types with identity. */
  private readonly hashing: boolean;
  private tparams: readonly TypeParam[] = [];
  /** Write names of parameters. */
  paramNames = true;
  /** Write numbers of type parameters as subscripts. */
  tpSubscripts = false;
  /** Name the package of the first unexported struct field. */
  pkgInfo = false;

  constructor(
    private readonly qf: Qualifier,
    hashing = false,
  ) {
    this.hashing = hashing;
    if (hashing) this.paramNames = false;
  }

  private byte(b: string): void {
    if (this.hashing) {
      this.buf += b === ' ' ? '#' : b;
      return;
    }
    this.buf += b;
    if (b === ',' || b === ';') this.buf += ' ';
  }

  private error(msg: string): void {
    this.buf += `<${msg}>`;
  }

  typ(t: Type | null): void {
    if (t === null) {
      this.error('nil');
      return;
    }
    if (this.buf.length > maxLength) return;
    if (this.seen.has(t)) {
      this.error(`cycle to ${t.kind}`);
      return;
    }
    this.seen.add(t);
    this.typ1(t);
    this.seen.delete(t);
  }

  private typ1(t: Type): void {
    switch (t.kind) {
      case 'Basic':
        this.buf += t.name;
        break;
      case 'Array':
        this.buf += `[${t.len}]`;
        this.typ(t.elem);
        break;
      case 'Slice':
        this.buf += '[]';
        this.typ(t.elem);
        break;
      case 'Struct':
        this.struct(t);
        break;
      case 'Pointer':
        this.buf += '*';
        this.typ(t.elem);
        break;
      case 'Tuple':
        this.tuple(t, false);
        break;
      case 'Signature':
        this.buf += 'func';
        this.signature(t);
        break;
      case 'Union':
        if (t.terms.length === 0) this.error('empty union');
        t.terms.forEach((x, i) => {
          if (i > 0) this.buf += ' | ';
          if (x.tilde) this.buf += '~';
          this.typ(x.type);
        });
        break;
      case 'Interface':
        this.interface(t);
        break;
      case 'Map':
        this.buf += 'map[';
        this.typ(t.key);
        this.buf += ']';
        this.typ(t.elem);
        break;
      case 'Chan': {
        this.buf += t.dir === 'both' ? 'chan ' : t.dir === 'send' ? 'chan<- ' : '<-chan ';
        const parens = t.dir === 'both' && t.elem.kind === 'Chan' && t.elem.dir === 'recv';
        if (parens) this.buf += '(';
        this.typ(t.elem);
        if (parens) this.buf += ')';
        break;
      }
      case 'Named':
        if (this.hashing) this.buf += identityOf(t.orig);
        this.typeName(t.orig.obj);
        if (t.targs.length > 0) this.typeList(t.targs);
        else if (!this.hashing && t.orig.tparams.length > 0) this.tParamList(t.orig.tparams);
        break;
      case 'TypeParam':
        this.typeParam(t);
        break;
      case 'Alias':
        if (this.hashing) {
          this.typ(unalias(t));
          break;
        }
        this.typeName(t.orig.obj);
        if (t.targs.length > 0) this.typeList(t.targs);
        else if (t.tparams.length > 0) this.tParamList(t.tparams);
        break;
    }
  }

  private struct(t: Extract<Type, { kind: 'Struct' }>): void {
    this.buf += 'struct{';
    t.fields.forEach((f, i) => {
      if (i > 0) this.byte(';');
      // The first unexported field tells two structs apart that print alike.
      let annotate = false;
      if (this.qf === null && this.pkgInfo && !isExported(f.name)) {
        annotate = true;
        this.pkgInfo = false;
      }
      if (!f.embedded) {
        this.buf += f.name;
        this.byte(' ');
      }
      this.typ(f.type);
      if (annotate) this.buf += ` /* package ${f.pkg?.path ?? ''} */ `;
      const tag = t.tags[i] ?? '';
      if (tag !== '') {
        this.byte(' ');
        this.buf += quote(tag);
      }
    });
    this.buf += '}';
  }

  private interface(t: InterfaceT): void {
    if (!this.hashing) {
      if (t.predeclared === 'any') {
        this.buf += 'any';
        return;
      }
      if (t.predeclared === 'comparable') {
        this.buf += 'interface{comparable}';
        return;
      }
    }
    if (t.implicit) {
      if (t.methods.length === 0 && t.embeddeds.length === 1) {
        this.typ(t.embeddeds[0]!);
        return;
      }
      this.buf += '/* implicit */ ';
    }
    this.buf += 'interface{';
    if (this.hashing) {
      this.typeSet(t);
    } else {
      let first = true;
      for (const m of t.methods) {
        if (!first) this.byte(';');
        first = false;
        this.buf += m.name;
        this.signature(m.type as Signature | null);
      }
      for (const e of t.embeddeds) {
        if (!first) this.byte(';');
        first = false;
        this.typ(e);
      }
    }
    this.buf += '}';
  }

  /** For hashing: methods and sorted terms. */
  private typeSet(t: InterfaceT): void {
    const s = typeSet(t);
    for (const m of s.methods) {
      this.buf += m.name;
      this.signature(m.type as Signature | null);
      this.byte(';');
    }
    if (s.comparable) this.buf += 'comparable';
    if (s.terms !== null) {
      this.buf += s.terms
        .map((x) => {
          const w = new TypeWriter(null, true);
          w.typ(x.type);
          return (x.tilde ? '~' : '') + w.buf;
        })
        .sort()
        .join('|');
    }
  }

  private typeParam(t: TypeParam): void {
    const i = this.tparams.indexOf(t);
    if (i >= 0) {
      // Names of the parameters of the hashed signature itself don't matter.
      this.buf += `$${i}`;
      return;
    }
    this.buf += t.obj.name;
    if (this.hashing) this.buf += identityOf(t);
    else if (this.tpSubscripts) this.buf += subscript(t.id);
    if (!this.hashing && universe.elems.has(t.obj.name)) {
      this.buf += ` /* with ${t.obj.name} declared at ${posText(t.obj.pos)} */`;
    }
  }

  typeList(list: readonly Type[]): void {
    this.byte('[');
    list.forEach((t, i) => {
      if (i > 0) this.byte(',');
      this.typ(t);
    });
    this.byte(']');
  }

  tParamList(list: readonly TypeParam[]): void {
    this.byte('[');
    let prev: Type | null = null;
    list.forEach((p, i) => {
      if (i > 0) {
        if (p.bound !== prev) {
          this.byte(' ');
          this.typ(prev);
        }
        this.byte(',');
      }
      prev = p.bound;
      this.typ(p);
    });
    if (prev !== null) {
      this.byte(' ');
      this.typ(prev);
    }
    this.byte(']');
  }

  typeName(obj: TypeName): void {
    this.buf += packagePrefix(obj.pkg, this.qf) + obj.name;
  }

  private tuple(t: Tuple, variadic: boolean): void {
    this.byte('(');
    t.vars.forEach((v, i) => {
      if (i > 0) this.byte(',');
      if (!this.hashing && v.name !== '' && this.paramNames) this.buf += `${v.name} `;
      if (variadic && i === t.vars.length - 1) {
        if (v.type?.kind === 'Slice') {
          this.buf += '...';
          this.typ(v.type.elem);
        } else {
          // append([]byte, string...) and the like.
          this.typ(v.type);
          this.buf += '...';
        }
      } else {
        this.typ(v.type);
      }
    });
    this.byte(')');
  }

  signature(sig: Signature | null): void {
    if (sig === null) {
      this.error('nil');
      return;
    }
    const saved = this.tparams;
    if (sig.tparams.length > 0) {
      if (this.hashing) this.tparams = sig.tparams;
      this.tParamList(sig.tparams);
    }
    this.tuple(sig.params, sig.variadic);
    const n = sig.results.vars.length;
    if (n > 0) {
      this.byte(' ');
      const r = sig.results.vars[0]!;
      if (n === 1 && (this.hashing || r.name === '')) this.typ(r.type);
      else this.tuple(sig.results, false);
    }
    this.tparams = saved;
  }
}

/** Types that have identity get numbers, for hashing only; they never show. */
const identities = new WeakMap<Type, number>();
let lastIdentity = 0;

function identityOf(t: Type): number {
  let n = identities.get(t);
  if (n === undefined) {
    n = ++lastIdentity;
    identities.set(t, n);
  }
  return n;
}

function subscript(x: number): string {
  return String(x).replace(/\d/g, (d) => `\xe2\x82${String.fromCharCode(0x80 + Number(d))}`);
}

/** A position inside a type string, as the checker at work shows positions. */
function posText(pos: number): string {
  const check = currentChecker();
  return check === null ? '-' : posString(check, pos);
}

export function packagePrefix(pkg: Package | null, qf: Qualifier): string {
  if (pkg === null) return '';
  const s = qf === null ? pkg.path : qf(pkg);
  return s === '' ? '' : `${s}.`;
}

export function typeString(t: Type | null, qf: Qualifier): string {
  const w = new TypeWriter(qf);
  w.typ(t);
  return w.buf;
}

/** Without the leading `func`. */
export function signatureString(sig: Signature, qf: Qualifier): string {
  const w = new TypeWriter(qf);
  w.signature(sig);
  return w.buf;
}

/** A qualifier that leaves names of pkg unqualified and others with their path. */
export function relativeTo(pkg: Package): Qualifier {
  return (other) => (other === pkg ? '' : other.path);
}

/** Signature of a method in "have ... want ..." explanations. */
export function funcSignatureString(check: Checker | null, f: Func, pkgInfo: boolean): string {
  const w = new TypeWriter(check !== null && !pkgInfo ? (pkg) => qualifier(check, pkg) : null);
  w.pkgInfo = pkgInfo;
  w.paramNames = false;
  w.signature(f.type as Signature | null);
  return w.buf;
}

/** Equal for identical instantiations; nearly always different otherwise. */
export function typeHash(orig: Type, targs: readonly Type[]): string {
  const w = new TypeWriter(null, true);
  w.buf = `${identityOf(orig)}`;
  w.typeList(targs);
  return w.buf;
}
