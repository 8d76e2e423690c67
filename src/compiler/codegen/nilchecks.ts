/**
 * Removes nil checks of registers that hold a non-nil pointer: checked before on every path, an address, a new object
 * (gc: ssa/nilcheck.go). One forward walk in order of evaluation; what is known at a label is the intersection over the
 * branches to it; at a loop's head everything assigned inside is forgotten.
 */
import { K, type MFunc, type S, type X, deadS, frameAddrCode, nilcheckCode, recount, symAddrCode, terminates, vregCode } from './mir.js';

/** A set of registers: words of 32 bits, as small ints (liveness.ts). */
type Facts = number[];

export function removeNilChecks(fn: MFunc): void {
  if (fn.nilChecks) new Pass(fn.vregs.length).list(fn.body);
  else if (fn.bareReads) dropReads(fn.body);
}

/** Reads of a register for their effect have none. */
function dropReads(list: S[]): void {
  for (let i = 0; i < list.length; i++) {
    const s = list[i]!;
    switch (s.k) {
      case K.Eff:
        if (s.x.code === vregCode) list[i] = deadS();
        break;
      case K.If:
        dropReads(s.then);
        dropReads(s.else);
        break;
      case K.Block:
      case K.Loop:
        dropReads(s.body);
        break;
      default:
        break;
    }
  }
}

const remove = (facts: Facts, v: number): void => {
  // A dropped result is -1.
  if (v >= 0) facts[v >> 5]! &= ~(1 << (v & 31));
};

/** Keeps what is in both. */
function intersect(facts: Facts, other: Facts): void {
  for (let w = 0; w < facts.length; w++) facts[w]! &= other[w]!;
}

/** Removes what the statements assign. */
function forget(list: readonly S[], facts: Facts): void {
  for (const s of list) {
    switch (s.k) {
      case K.Set:
      case K.New:
        remove(facts, s.v);
        break;
      case K.Call:
        for (const r of s.res) remove(facts, r);
        break;
      case K.If:
        forget(s.then, facts);
        forget(s.else, facts);
        break;
      case K.Block:
      case K.Loop:
        forget(s.body, facts);
        break;
      default:
        break;
    }
  }
}

class Pass {
  private facts: Facts;
  /** By label: what is known at the branches to it so far; null: none yet. */
  private readonly at: (Facts | null)[] = [];

  constructor(registers: number) {
    this.facts = new Array<number>((registers + 31) >> 5).fill(0);
  }

  private has(v: number): boolean {
    return (this.facts[v >> 5]! & (1 << (v & 31))) !== 0;
  }

  private add(v: number): void {
    this.facts[v >> 5]! |= 1 << (v & 31);
  }

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
    recount(x);
    if (x.code === nilcheckCode) {
      const a = x.a;
      if (a.code === vregCode) {
        if (this.has(a.n)) return a;
        this.add(a.n);
      } else if (a.code === nilcheckCode || a.code === frameAddrCode || a.code === symAddrCode) return a;
    }
    return x;
  }

  private branch(label: number): void {
    const old = this.at[label];
    if (old === undefined || old === null) this.at[label] = this.facts.slice();
    else intersect(old, this.facts);
  }

  private set(v: number, x: X): void {
    if (x.code === nilcheckCode || x.code === frameAddrCode || x.code === symAddrCode || (x.code === vregCode && this.has(x.n))) this.add(v);
    else remove(this.facts, v);
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
        for (const r of s.res) remove(this.facts, r);
        return;
      case K.New:
        this.add(s.v);
        return;
      case K.If: {
        s.c = this.tree(s.c);
        const before = this.facts;
        this.facts = before.slice();
        const yes = this.tested(s.c, true);
        if (yes >= 0) this.add(yes);
        this.list(s.then);
        const a = this.facts;
        this.facts = before;
        const no = this.tested(s.c, false);
        if (no >= 0) this.add(no);
        this.list(s.else);
        const b = this.facts;
        if (terminates(s.then)) this.facts = b;
        else if (terminates(s.else)) this.facts = a;
        else {
          intersect(a, b);
          this.facts = a;
        }
        return;
      }
      case K.Block: {
        this.at[s.label] = null;
        this.list(s.body);
        const joined = this.at[s.label]!;
        if (joined === null) return;
        if (!terminates(s.body)) intersect(joined, this.facts);
        this.facts = joined;
        return;
      }
      case K.Loop: {
        forget(s.body, this.facts);
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
        if (no >= 0) this.add(no);
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
        this.facts.fill(0);
        return;
      default:
        return;
    }
  }
}
