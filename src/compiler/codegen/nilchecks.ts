/**
 * Removes nil checks of registers that hold a non-nil pointer: checked before on every path, an address, a new object
 * (gc: ssa/nilcheck.go). One forward walk in order of evaluation; what is known at a label is the intersection over the
 * branches to it; at a loop's head everything assigned inside is forgotten.
 */
import { K, type MFunc, type S, type X, deadS, frameAddrCode, nilcheckCode, symAddrCode, terminates, vregCode } from './mir.js';

type Facts = Set<number>;

export function removeNilChecks(fn: MFunc): void {
  new Pass().list(fn.body);
}

function assigned(list: readonly S[], out: Set<number>): void {
  for (const s of list) {
    switch (s.k) {
      case K.Set:
      case K.New:
        out.add(s.v);
        break;
      case K.Call:
        for (const r of s.res) out.add(r);
        break;
      case K.If:
        assigned(s.then, out);
        assigned(s.else, out);
        break;
      case K.Block:
      case K.Loop:
        assigned(s.body, out);
        break;
      default:
        break;
    }
  }
}

class Pass {
  private facts: Facts = new Set();
  private readonly at = new Map<number, Facts | null>();

  list(list: S[]): void {
    for (let i = 0; i < list.length; i++) {
      const s = list[i]!;
      this.stmt(s);
      if (s.k === K.Eff && s.x.code === vregCode) list[i] = deadS();
    }
  }

  /** The register that is not nil if c is (`yes`) or is not true; -1: none. */
  private tested(c: X, yes: boolean): number {
    for (; c.op === 'i32.eqz'; c = c.a!) yes = !yes;
    if (!yes && c.op === 'p.isnil' && c.a!.code === vregCode) return c.a!.n;
    return -1;
  }

  private tree(x: X): X {
    if (x.code === vregCode || x.a === null) return x;
    x.a = this.tree(x.a);
    if (x.b !== null) x.b = this.tree(x.b);
    if (x.c !== null) x.c = this.tree(x.c);
    if (x.code === nilcheckCode) {
      const a = x.a;
      if (a.code === vregCode) {
        if (this.facts.has(a.n)) return a;
        this.facts.add(a.n);
      } else if (a.code === nilcheckCode || a.code === frameAddrCode || a.code === symAddrCode) return a;
    }
    return x;
  }

  private branch(label: number): void {
    const old = this.at.get(label);
    if (old === undefined || old === null) this.at.set(label, new Set(this.facts));
    else for (const v of old) if (!this.facts.has(v)) old.delete(v);
  }

  private set(v: number, x: X): void {
    if (x.code === nilcheckCode || x.code === frameAddrCode || x.code === symAddrCode || (x.code === vregCode && this.facts.has(x.n))) this.facts.add(v);
    else this.facts.delete(v);
  }

  private stmt(s: S): void {
    switch (s.k) {
      case K.Set:
        s.x = this.tree(s.x);
        this.set(s.v, s.x);
        return;
      case K.Eff:
        s.x = this.tree(s.x);
        return;
      case K.Call:
        for (let i = 0; i < s.args.length; i++) s.args[i] = this.tree(s.args[i]!);
        if (s.fn !== null) s.fn = this.tree(s.fn);
        for (const r of s.res) this.facts.delete(r);
        return;
      case K.New:
        this.facts.add(s.v);
        return;
      case K.If: {
        s.c = this.tree(s.c);
        const before = this.facts;
        this.facts = new Set(before);
        const yes = this.tested(s.c, true);
        if (yes >= 0) this.facts.add(yes);
        this.list(s.then);
        const a = this.facts;
        this.facts = new Set(before);
        const no = this.tested(s.c, false);
        if (no >= 0) this.facts.add(no);
        this.list(s.else);
        const b = this.facts;
        if (terminates(s.then)) this.facts = b;
        else if (terminates(s.else)) this.facts = a;
        else {
          for (const v of a) if (!b.has(v)) a.delete(v);
          this.facts = a;
        }
        return;
      }
      case K.Block: {
        this.at.set(s.label, null);
        this.list(s.body);
        const joined = this.at.get(s.label)!;
        if (joined === null) return;
        if (!terminates(s.body)) for (const v of joined) if (!this.facts.has(v)) joined.delete(v);
        this.facts = joined;
        return;
      }
      case K.Loop: {
        const gone = new Set<number>();
        assigned(s.body, gone);
        for (const v of gone) this.facts.delete(v);
        this.list(s.body);
        return;
      }
      case K.Br:
        this.branch(s.label);
        return;
      case K.BrIf: {
        s.c = this.tree(s.c);
        this.branch(s.label);
        const no = this.tested(s.c, false);
        if (no >= 0) this.facts.add(no);
        return;
      }
      case K.BrTable:
        s.x = this.tree(s.x);
        for (const l of s.labels) this.branch(l);
        return;
      case K.Ret:
        for (let i = 0; i < s.xs.length; i++) s.xs[i] = this.tree(s.xs[i]!);
        return;
      case K.Recover:
        this.facts.clear();
        return;
      default:
        return;
    }
  }
}
