/**
 * Callers of the library: for each exported function and method of a package a few small functions that call it, so that what gc and gosim decide in
 * the caller's own file can be compared for the whole library (`npm run decisions -- --calls`).
 *
 * Forms, where the types can be written down outside of their package:
 *
 *     params    arguments are parameters, results are dropped
 *     returned  arguments are parameters, results are returned
 *     locals    arguments are made there (variables, literals, closures, values behind interfaces), results are dropped
 *     global    the same, results are stored in package variables
 *     initial   the result initialises a package variable; arguments are constants where they can be (functions of one result)
 *
 * Generic functions and types are used with int and string. The program is only compiled, never run. Names and, counted from a callee's first line, places do
 * not depend on what else the package has, so that what is said about a callee's callers can be compared one by one (`digests`).
 */
import { createHash } from 'node:crypto';
import { typeSet } from '../../src/types/typeset.js';
import { unalias } from '../../src/types/alias.js';
import { namedMethods } from '../../src/types/named.js';
import type { Func, Named, Package, Signature, StructT, Type, TypeParam } from '../../src/types/types.js';
import { under } from '../../src/types/under.js';

/** Text for type parameters. */
type Env = ReadonlyMap<TypeParam, string>;

/** A type that cannot be written outside of its package. */
class Hidden extends Error {}

const exported = (name: string): boolean => /^[A-Z]/.test(name);

export interface Callers {
  src: string;
  /** Functions in order: the line each starts at, and what it calls, as `pkg.Name` or `pkg.(*T).Name`. */
  funcs: { line: number; callee: string }[];
  /** Line behind the functions. */
  end: number;
}

export function callersOf(pkg: Package): Callers {
  return new Writer(pkg).all();
}

class Writer {
  private readonly lines: string[] = [];
  /** Declarations beside the functions, at the end. */
  private readonly decls: string[] = [];
  private readonly imports = new Map<string, string>();
  private readonly implementers = new Map<string, string>();
  private readonly funcs: Callers['funcs'] = [];
  /** Initialisers refer to a package variable n. */
  private usesN = false;

  constructor(private readonly pkg: Package) {}

  all(): Callers {
    const names = [...this.pkg.scope.elems.keys()].filter(exported).sort();
    for (const name of names) {
      const obj = this.pkg.scope.elems.get(name)!;
      if (obj.kind === 'Func') this.func(obj);
      else if (obj.kind === 'TypeName' && obj.type !== null) this.methods(obj.type);
    }
    // Imports come first, on lines of their own.
    const used = [...this.imports].sort().map(([path, name]) => `import ${name} "${path}"`);
    const head = ['package main', '', ...used, ''];
    for (const f of this.funcs) f.line += head.length;
    const end = head.length + this.lines.length + 1;
    return { end, src: `${[...head, ...this.lines, ...this.decls, ...(this.usesN ? ['var n = 1'] : []), 'func main() {}'].join('\n')}\n`, funcs: this.funcs };
  }

  private func(f: Func): void {
    const sig = f.type as Signature;
    for (const env of instances(sig.tparams)) {
      const targs = sig.tparams.length > 0 ? `[${sig.tparams.map((p) => env.get(p)).join(', ')}]` : '';
      this.callers(`${this.pkg.path}.${f.name}`, sig, env, null, () => `${this.import(this.pkg)}.${f.name}${targs}`);
    }
  }

  private methods(t0: Type): void {
    const t = unalias(t0);
    if (t.kind !== 'Named' || t.obj.pkg !== this.pkg || under(t).kind === 'Interface') return;
    for (const m of namedMethods(t)) {
      if (!exported(m.name)) continue;
      const sig = m.type as Signature;
      const name = m.hasPtrRecv ? `(*${t.obj.name})` : t.obj.name;
      for (const env of instances(t.tparams)) {
        // A method's receiver has type parameters of its own.
        const own = new Map([...env, ...sig.rparams.map((p, i): [TypeParam, string] => [p, env.get(t.tparams[i]!)!])]);
        this.callers(`${this.pkg.path}.${name}.${m.name}`, sig, own, t, () => m.name);
      }
    }
  }

  private callers(callee: string, sig: Signature, env: Env, recv: Named | null, fun: () => string): void {
    this.attempt(callee, (name) => this.passing(name, sig, env, recv, fun(), false));
    if (sig.results.vars.length > 0) this.attempt(callee, (name) => this.passing(name, sig, env, recv, fun(), true));
    this.attempt(callee, (name) => this.making(name, sig, env, recv, fun(), false));
    if (sig.results.vars.length > 0) this.attempt(callee, (name) => this.making(name, sig, env, recv, fun(), true));
    if (recv === null && sig.results.vars.length === 1) this.attempt(callee, (name) => this.initial(name, sig, env, fun()));
  }

  /** Adds a function unless a type in it cannot be named. */
  private attempt(callee: string, make: (name: string) => string[]): void {
    const imports = new Set(this.imports.keys());
    try {
      const n = this.funcs.reduce((k, f) => k + (f.callee === callee ? 1 : 0), 0);
      const text = make(`f_${callee.slice(this.pkg.path.length).replace(/\W+/g, '')}${n}`);
      this.funcs.push({ line: this.lines.length + 1, callee });
      this.lines.push(...text);
    } catch (e) {
      if (!(e instanceof Hidden)) throw e;
      for (const path of [...this.imports.keys()]) if (!imports.has(path)) this.imports.delete(path);
    }
  }

  private recvText(recv: Named, sig: Signature, env: Env): string {
    return this.text((sig.recv!.type as Type) ?? recv, env);
  }

  private passing(name: string, sig: Signature, env: Env, recv: Named | null, fun: string, returned: boolean): string[] {
    const params = sig.params.vars.map((v, i) => `p${i} ${sig.variadic && i === sig.params.vars.length - 1 ? this.variadic(v.type!, env) : this.text(v.type!, env)}`);
    if (recv !== null) params.unshift(`x ${this.recvText(recv, sig, env)}`);
    const args = sig.params.vars.map((_, i) => `p${i}`).join(', ');
    const call = `${recv !== null ? 'x.' : ''}${fun}(${args}${sig.variadic ? '...' : ''})`;
    const results = returned ? ` (${sig.results.vars.map((v) => this.text(v.type!, env)).join(', ')})` : '';
    return [`func ${name}(${params.join(', ')})${results} {`, `\t${returned ? 'return ' : ''}${call}`, '}'];
  }

  private variadic(t: Type, env: Env): string {
    const s = under(t);
    return `...${this.text(s.kind === 'Slice' ? s.elem : t, env)}`;
  }

  private making(name: string, sig: Signature, env: Env, recv: Named | null, fun: string, kept: boolean): string[] {
    const body: string[] = ['\tn := 1', '\t_ = n'];
    if (recv !== null) {
      const t = this.recvText(recv, sig, env);
      body.push(t.startsWith('*') ? `\tvar x ${t.slice(1)}` : `\tvar x ${t} = ${this.value(sig.recv!.type!, env, 0)}`);
    }
    const args: string[] = [];
    sig.params.vars.forEach((v, i) => {
      const last = sig.variadic && i === sig.params.vars.length - 1;
      const t = v.type!;
      const s = under(t);
      if (last && s.kind === 'Slice') args.push(this.value(s.elem, env, 0), this.value(s.elem, env, 0));
      else {
        body.push(`\tv${i} := ${this.value(t, env, 0)}`);
        args.push(`v${i}`);
      }
    });
    const globals = kept
      ? sig.results.vars.map((v, i) => {
          const g = `g${name.slice(1)}_${i}`;
          this.decls.push(`var ${g} ${this.text(v.type!, env)}`);
          return g;
        })
      : [];
    body.push(`\t${globals.length > 0 ? `${globals.join(', ')} = ` : ''}${recv !== null ? 'x.' : ''}${fun}(${args.join(', ')})`);
    return [`func ${name}() {`, ...body, '}'];
  }

  private initial(name: string, sig: Signature, env: Env, fun: string): string[] {
    this.text(sig.results.vars[0]!.type!, env);
    const args = sig.params.vars.map((v, i) => {
      const s = under(v.type!);
      const t = sig.variadic && i === sig.params.vars.length - 1 && s.kind === 'Slice' ? s.elem : v.type!;
      const u = under(t);
      const basic = u.kind === 'Basic' ? u.basic : '';
      return basic === 'string' ? '"a"' : basic === 'bool' ? 'true' : /^(u?int|float)/.test(basic) ? '3' : this.value(t, env, 0);
    });
    this.usesN = true;
    return [`var v${name.slice(1)} = ${fun}(${args.join(', ')})`];
  }

  // -------------------------------------------------------------- values

  /** An expression of type t that makes something new. */
  private value(t0: Type, env: Env, depth: number): string {
    const text = this.text(t0, env);
    if (depth > 3) throw new Hidden();
    const t = unalias(t0);
    if (t.kind === 'TypeParam') return text === 'string' ? '"a"' : text.startsWith('[]') || text.startsWith('map') ? `make(${text}, 3)` : `${text}(n)`;
    const u = under(t);
    const plain = (s: string): string => (t.kind === 'Named' ? `${text}(${s})` : s);
    switch (u.kind) {
      case 'Basic':
        if (u.basic === 'string') return plain('string(make([]byte, n))');
        if (u.basic === 'bool') return plain('n > 2');
        if (u.basic === 'unsafe.Pointer') return plain(`${this.import(unsafePackage)}.Pointer(new(int))`);
        if (u.basic.startsWith('complex')) return `${text}(complex(float64(n), 0))`;
        return `${text}(n)`;
      case 'Pointer':
        return plain(`new(${this.text(u.elem, env)})`);
      case 'Slice':
        return `make(${text}, 3)`;
      case 'Map':
        return `make(${text})`;
      case 'Chan':
        return u.dir === 'both' ? `make(${text})` : plain(`make(chan ${this.text(u.elem, env)})`);
      case 'Array': case 'Struct':
        return `${text}{}`;
      case 'Signature': {
        const results = u.results.vars.map((v, i) => `r${i} ${this.text(v.type!, env)}`).join(', ');
        const params = u.params.vars.map((v, i) => `a${i} ${u.variadic && i === u.params.vars.length - 1 ? this.variadic(v.type!, env) : this.text(v.type!, env)}`);
        return plain(`func(${params.join(', ')})${results === '' ? '' : ` (${results})`} { n++; return }`);
      }
      case 'Interface':
        return `${text}(${this.implementer(u, text, env)})`;
      default:
        throw new Hidden();
    }
  }

  /** A value with the methods of an interface. */
  private implementer(u: Type & { kind: 'Interface' }, text: string, env: Env): string {
    const methods = typeSet(u).methods;
    if (methods.length === 0) return 'new(int)';
    const known = this.implementers.get(text);
    if (known !== undefined) return `&${known}{}`;
    const name = this.implementerName(text);
    const decls = methods.map((m) => {
      if (!exported(m.name)) throw new Hidden();
      const sig = m.type as Signature;
      const params = sig.params.vars.map((v, i) => `a${i} ${sig.variadic && i === sig.params.vars.length - 1 ? this.variadic(v.type!, env) : this.text(v.type!, env)}`);
      const results = sig.results.vars.map((v, i) => `r${i} ${this.text(v.type!, env)}`);
      return `func (x *${name}) ${m.name}(${params.join(', ')})${results.length === 0 ? '' : ` (${results.join(', ')})`} { x.n++; return }`;
    });
    this.implementers.set(text, name);
    this.decls.push(`type ${name} struct{ n int }`, ...decls);
    return `&${name}{}`;
  }

  private implementerName(text: string): string {
    const base = `t_${text.replace(/\W+/g, '_')}`.slice(0, 60);
    const taken = [...this.implementers.values()];
    let name = base;
    for (let i = 2; taken.includes(name); i++) name = `${base}${i}`;
    return name;
  }

  // -------------------------------------------------------------- types

  private import(pkg: Package): string {
    let name = this.imports.get(pkg.path);
    if (name === undefined) {
      if (/(^|\/)internal(\/|$)/.test(pkg.path)) throw new Hidden();
      const taken = new Set(this.imports.values());
      name = pkg.name;
      for (let i = 2; taken.has(name); i++) name = `${pkg.name}${i}`;
      this.imports.set(pkg.path, name);
    }
    return name;
  }

  private list(ts: readonly Type[], env: Env): string {
    return ts.map((t) => this.text(t, env)).join(', ');
  }

  private signature(s: Signature, env: Env): string {
    const ts = s.params.vars.map((v, i) => (s.variadic && i === s.params.vars.length - 1 ? this.variadic(v.type!, env) : this.text(v.type!, env)));
    const results = s.results.vars.map((v) => v.type!);
    return `(${ts.join(', ')})${results.length === 0 ? '' : results.length === 1 ? ` ${this.text(results[0]!, env)}` : ` (${this.list(results, env)})`}`;
  }

  private struct(s: StructT, env: Env): string {
    const fields = s.fields.map((f) => {
      if (!exported(f.name)) throw new Hidden();
      return `${f.embedded ? '' : `${f.name} `}${this.text(f.type!, env)}`;
    });
    return `struct{ ${fields.join('; ')} }`;
  }

  private text(t0: Type, env: Env): string {
    const t = t0.kind === 'Alias' && t0.actual !== null && t0.actual.kind !== 'Basic' ? unalias(t0) : t0;
    switch (t.kind) {
      case 'Basic':
        return t.basic === 'unsafe.Pointer' ? `${this.import(unsafePackage)}.Pointer` : t.name;
      case 'Alias':
        return t.obj.name;
      case 'TypeParam': {
        const text = env.get(t);
        if (text === undefined) throw new Hidden();
        return text;
      }
      case 'Named': {
        const { obj } = t;
        if (obj.pkg === null) return obj.name;
        if (!exported(obj.name) || obj.parent === null && obj.pkg.scope.elems.get(obj.name) === undefined) throw new Hidden();
        const targs = t.targs.length > 0 ? t.targs : t.tparams;
        return `${this.import(obj.pkg)}.${obj.name}${targs.length > 0 ? `[${this.list(targs, env)}]` : ''}`;
      }
      case 'Pointer':
        return `*${this.text(t.elem, env)}`;
      case 'Slice':
        return `[]${this.text(t.elem, env)}`;
      case 'Array':
        return `[${t.len}]${this.text(t.elem, env)}`;
      case 'Map':
        return `map[${this.text(t.key, env)}]${this.text(t.elem, env)}`;
      case 'Chan':
        return `${t.dir === 'recv' ? '<-chan' : t.dir === 'send' ? 'chan<-' : 'chan'} (${this.text(t.elem, env)})`;
      case 'Signature':
        return `func${this.signature(t, env)}`;
      case 'Struct':
        return this.struct(t, env);
      case 'Interface': {
        const ms = typeSet(t).methods;
        if (typeSet(t).terms !== null) throw new Hidden();
        if (ms.length === 0) return 'any';
        for (const m of ms) if (!exported(m.name)) throw new Hidden();
        return `interface{ ${ms.map((m) => `${m.name}${this.signature(m.type as Signature, env)}`).join('; ')} }`;
      }
      default:
        throw new Hidden();
    }
  }
}

const unsafePackage = { path: 'unsafe', name: 'unsafe' } as Package;

/** The ways in which type parameters are bound; one, empty, for what is not generic. */
function instances(tparams: readonly TypeParam[]): Env[] {
  if (tparams.length === 0) return [new Map()];
  const out: Env[] = [];
  for (const scalar of ['int', 'string']) {
    const env = bind(tparams, scalar);
    if (env !== null && !out.some((o) => tparams.every((p) => o.get(p) === env.get(p)))) out.push(env);
  }
  return out;
}

/** Constraints of one term are that type; others are the scalar, or a type that satisfies them. */
function bind(tparams: readonly TypeParam[], scalar: string): Env | null {
  const env = new Map<TypeParam, string>();
  const text = (t0: Type): string | null => {
    const t = unalias(t0);
    if (t.kind === 'TypeParam') return env.get(t) ?? null;
    if (t.kind === 'Slice') return `[]${text(t.elem)}`;
    if (t.kind === 'Map') return `map[${text(t.key)}]${text(t.elem)}`;
    return t.kind === 'Basic' ? t.name : null;
  };
  for (const later of [false, true]) {
    for (const p of tparams) {
      const u = under(p.bound);
      if (u.kind !== 'Interface' || typeSet(u).methods.length > 0) return null;
      const terms = typeSet(u).terms;
      const composite = terms !== null && terms.length === 1 && unalias(terms[0]!.type).kind !== 'Basic';
      if (composite !== later) continue;
      if (terms === null) env.set(p, scalar);
      else if (composite) {
        const s = text(terms[0]!.type);
        if (s === null || s.includes('null')) return null;
        env.set(p, s);
      } else {
        const names = terms.map((x) => text(x.type));
        env.set(p, names.includes(scalar) ? scalar : names[0]!);
      }
    }
  }
  return env;
}

/** Lines of -m by callee; lines of other places (types that stand for interfaces) are under ''. */
export function byCallee(c: Callers, lines: readonly string[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const l of lines) {
    const line = Number(/^\.\/[^:]+:(\d+)/.exec(l)?.[1] ?? 0);
    const callee = line < c.end ? (c.funcs.findLast((f) => f.line <= line)?.callee ?? '') : '';
    const known = out.get(callee);
    if (known === undefined) out.set(callee, [l]);
    else known.push(l);
  }
  return out;
}

/** The committed digests (tests/testdata/decisions/callers.txt): under a line with the package a line for each callee. */
export function parseDigests(text: string): Map<string, Map<string, string>> {
  const out = new Map<string, Map<string, string>>();
  let pkg = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [a, b] = line.split(' ');
    if (a === '#') out.set(b!, (pkg = new Map()));
    else if (b !== undefined) pkg.set(a!, b);
  }
  return out;
}

/** A short digest of what is said about each callee's callers, whatever line they begin at. */
export function digests(c: Callers, lines: readonly string[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const [callee, own] of byCallee(c, lines)) {
    const first = c.funcs.find((f) => f.callee === callee)?.line;
    if (first === undefined) continue;
    const text = own.map((l) => l.replace(/\.\/\w+\.go:(\d+)/g, (_, n: string) => String(Number(n) - first)));
    out.set(callee, createHash('sha256').update(text.join('\n'), 'latin1').digest('hex').slice(0, 10));
  }
  return out;
}
