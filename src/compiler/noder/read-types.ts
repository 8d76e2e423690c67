/**
 * The instances of generic types that come with what a package reads (noder/reader.go objIdx): gc reads a type with everything in it, fields of types of other
 * packages and signatures of their methods included, and with an instance all its methods, which it then compiles once more. PkgNoder makes those that the
 * package's own types mention; of the others it is only asked whether they are there.
 *
 * Walked when asked for the first time, which is seldom: other packages' types are decoded for it.
 */
import { linkString } from '../../ir/type-fmt.js';
import { under, unalias } from '../../ir/typ.js';
import type { Named, Type, Var } from '../../types/types.js';
import { instNamed, isBasicConstraint, mentionsTypeParam, shapify, type TypeTables } from './subst.js';

export class ReadTypes {
  private instances: Set<string> | null = null;

  constructor(
    private readonly tt: TypeTables,
    private readonly roots: Iterable<Type>,
  ) {}

  /** Whether an instance with these shapes is read. */
  has(shaped: Named): boolean {
    this.instances ??= this.walk();
    return this.instances.has(linkString(shaped));
  }

  private walk(): Set<string> {
    const found = new Set<string>();
    const seen = new Set<Type>(this.roots);
    const todo = [...seen];
    const add = (t: Type | null | undefined): void => {
      if (t === null || t === undefined || t.kind === 'Basic' || seen.has(t)) return;
      seen.add(t);
      todo.push(t);
    };
    const vars = (vs: readonly Var[]): void => {
      for (const v of vs) add(v.type);
    };
    for (let t = todo.pop(); t !== undefined; t = todo.pop()) {
      switch (t.kind) {
        case 'Alias':
          add(unalias(t));
          break;
        case 'Named':
          this.named(t, found, add);
          break;
        case 'Pointer': case 'Slice': case 'Array': case 'Chan':
          add(t.elem);
          break;
        case 'Map':
          add(t.key);
          add(t.elem);
          break;
        case 'Struct':
          vars(t.fields);
          break;
        case 'Tuple':
          vars(t.vars);
          break;
        case 'Signature':
          vars(t.params.vars);
          vars(t.results.vars);
          break;
        case 'Interface':
          for (const m of t.methods) add(m.type);
          break;
        default:
          break;
      }
    }
    return found;
  }

  private named(t: Named, found: Set<string>, add: (t: Type | null | undefined) => void): void {
    const { tt } = this;
    if (t.targs.length === 0) {
      if (t.tparams.length > 0) return;
      for (const m of t.methods) add(m?.type);
    } else {
      if (t.targs.some((a) => mentionsTypeParam(tt, a))) return;
      const { tparams } = t.orig;
      if (tparams.length === t.targs.length) found.add(linkString(instNamed(tt, t.orig, t.targs.map((a, i) => shapify(tt, a, isBasicConstraint(tparams[i]!))))));
      for (const a of t.targs) add(a);
    }
    add(under(t));
  }
}
