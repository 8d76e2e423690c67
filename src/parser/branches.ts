/**
 * Labels and branch statements of one function body: misplaced break, continue and fallthrough; labels unknown,
 * unused, declared twice; gotos over variable declarations and into blocks. Sets BranchStmt.target.
 *
 * Spec: #Labeled_statements to #Fallthrough_statements. gc does this while parsing
 * (cmd/compile/internal/syntax/branches.go), function by function, inner functions first.
 *
 * Algorithm: one walk over the blocks. A goto to a label not seen yet goes up from block to block until one
 * of them declares the label; what is left at the end jumps into a block or nowhere. A variable declaration
 * marks the gotos pending at it: a label of the same block that resolves one of them later is jumped to over it.
 */
import type { BlockStmt, BranchStmt, ForStmt, IfStmt, LabeledStmt, Node, SelectStmt, Stmt, SwitchStmt } from '../ast/nodes.js';
import { exprString } from '../ast/print.js';
import { formatPosition, physicalPosition, type Pos, position, type SourceFile } from '../base/source.js';

type Report = (pos: Pos, msg: string) => void;

interface Label {
  block: Block;
  stmt: LabeledStmt;
  used: boolean;
}

interface Block {
  parent: Block | null;
  start: Pos;
  /** The label of the statement that the block belongs to. */
  labeled: LabeledStmt | null;
}

interface Targets {
  breaks: ForStmt | SwitchStmt | SelectStmt | null;
  continues: ForStmt | null;
  /** Index of the clause in the switch directly around, or -1. */
  caseIndex: number;
}

/** The gotos of a block that have found no label yet, in their order, by label. */
class Pending {
  /** Of all that ever were. */
  count = 0;
  private byLabel: Map<string, { stmt: BranchStmt; number: number }[]> | null = null;

  push(stmt: BranchStmt): void {
    const g = { stmt, number: this.count++ };
    const byLabel = (this.byLabel ??= new Map());
    const same = byLabel.get(stmt.label!.value);
    if (same === undefined) byLabel.set(stmt.label!.value, [g]);
    else same.push(g);
  }

  take(label: string): readonly { stmt: BranchStmt; number: number }[] {
    const found = this.byLabel?.get(label) ?? [];
    this.byLabel?.delete(label);
    return found;
  }

  rest(): BranchStmt[] {
    if (this.byLabel === null) return [];
    return [...this.byLabel.values()].flat().sort((a, b) => a.number - b.number).map((g) => g.stmt);
  }
}

const none: readonly BranchStmt[] = [];

export function checkBranches(file: SourceFile, body: BlockStmt, report: Report): void {
  const scope = new LabelScope(file, report);
  scope.finish(scope.blockBranches(null, { breaks: null, continues: null, caseIndex: -1 }, null, body.pos, body.list));
}

class LabelScope {
  private readonly labels = new Map<string, Label>();

  constructor(
    private readonly file: SourceFile,
    private readonly report: Report,
  ) {}

  /** `pending`: gotos that found no label in a block around them. */
  finish(pending: readonly BranchStmt[]): void {
    for (const g of pending) {
      const label = g.label!;
      const l = this.labels.get(label.value);
      if (l === undefined) this.report(label.pos, `label ${label.value} not defined`);
      else {
        l.used = true;
        this.report(label.pos, `goto ${label.value} jumps into block starting at ${this.where(l.block.start)}`);
      }
    }
    for (const l of this.labels.values()) {
      if (!l.used) this.report(l.stmt.label.pos, `label ${l.stmt.label.value} defined and not used`);
    }
  }

  /** A position in a message; with `//line`, the real one in brackets. */
  private where(pos: Pos): string {
    const fset = { files: [] as (SourceFile | undefined)[] };
    fset.files[this.file.id] = this.file;
    const shown = formatPosition(position(fset, pos));
    const real = formatPosition(physicalPosition(fset, pos));
    return shown === real ? shown : `${shown}[${real}]`;
  }

  private declare(b: Block, s: LabeledStmt): Label {
    const { value: name, pos } = s.label;
    const old = this.labels.get(name);
    if (old !== undefined) {
      this.report(pos, `label ${name} already defined at ${this.where(old.stmt.label.pos)}`);
      return old;
    }
    const l: Label = { block: b, stmt: s, used: false };
    this.labels.set(name, l);
    return l;
  }

  private gotoTarget(from: Block, name: string): LabeledStmt | undefined {
    const l = this.labels.get(name);
    if (l === undefined) return undefined;
    l.used = true;
    for (let b: Block | null = from; b !== null; b = b.parent) if (l.block === b) return l.stmt;
    return undefined;
  }

  /** The labelled statement around; 'invalid' if the label stands elsewhere. */
  private enclosingTarget(from: Block, name: string): Stmt | 'invalid' | undefined {
    const l = this.labels.get(name);
    if (l === undefined) return undefined;
    l.used = true;
    for (let b: Block | null = from; b !== null; b = b.parent) if (b.labeled === l.stmt) return l.stmt.stmt;
    return 'invalid';
  }

  /** Returns the gotos that are still pending at the end of the block. */
  blockBranches(parent: Block | null, ctxt: Targets, labeled: LabeledStmt | null, start: Pos, body: readonly Stmt[]): readonly BranchStmt[] {
    const b: Block = { parent, start, labeled };
    /** Few blocks have any. */
    let pending: Pending | null = null;
    let varPos: Pos = 0;
    let varName: Node | null = null;
    /** Gotos with a smaller number were pending at the variable's declaration. */
    let varAt = 0;
    const count = countStmts(body);
    for (let index = 0; index < count; index++) {
      let stmt = body[index]!;
      let label: LabeledStmt | null = null;
      while (stmt.kind === 'LabeledStmt') {
        const s: LabeledStmt = stmt;
        if (s.label.value !== '_') {
          const l = this.declare(b, s);
          for (const { stmt: g, number } of pending?.take(s.label.value) ?? []) {
            g.target = s;
            l.used = true;
            if (varName !== null && number < varAt) {
              this.report(g.label!.pos, `goto ${s.label.value} jumps over declaration of ${exprString(varName)} at ${this.where(varPos)}`);
            }
          }
          label = s;
        }
        stmt = s.stmt;
      }
      switch (stmt.kind) {
        case 'DeclStmt': {
          const v = stmt.decls.find((d) => d.kind === 'VarDecl');
          if (v === undefined) break;
          varPos = v.pos;
          varName = v.names[0]!;
          varAt = pending?.count ?? 0;
          break;
        }
        case 'AssignStmt':
          if (stmt.op !== ':=') break;
          varPos = stmt.pos;
          varName = stmt.lhs;
          varAt = pending?.count ?? 0;
          break;
        case 'BranchStmt':
          if (this.branch(b, ctxt, stmt, index + 1 === count)) (pending ??= new Pending()).push(stmt);
          break;
        case 'BlockStmt':
          pending = this.inner(pending, b, { ...ctxt, caseIndex: -1 }, label, stmt.pos, stmt.list);
          break;
        case 'IfStmt':
          pending = this.ifBranches(pending, b, ctxt, label, stmt);
          break;
        case 'ForStmt':
          pending = this.inner(pending, b, { breaks: stmt, continues: stmt, caseIndex: -1 }, label, stmt.body.pos, stmt.body.list);
          break;
        case 'SwitchStmt':
          for (const [i, c] of stmt.body.entries()) pending = this.inner(pending, b, { breaks: stmt, continues: ctxt.continues, caseIndex: i }, label, c.pos, c.body);
          break;
        case 'SelectStmt':
          for (const c of stmt.body) pending = this.inner(pending, b, { breaks: stmt, continues: ctxt.continues, caseIndex: -1 }, label, c.pos, c.body);
          break;
      }
    }
    return pending === null ? none : pending.rest();
  }

  /** A block in another one: adds what is pending at its end to the gotos of that. */
  private inner(pending: Pending | null, from: Block, t: Targets, label: LabeledStmt | null, pos: Pos, list: readonly Stmt[]): Pending | null {
    for (const g of this.blockBranches(from, t, label, pos, list)) (pending ??= new Pending()).push(g);
    return pending;
  }

  /** An else is a block around its statement; a chain of them is walked in a loop. */
  private ifBranches(pending: Pending | null, b: Block, ctxt: Targets, label: LabeledStmt | null, s: IfStmt): Pending | null {
    const t = { ...ctxt, caseIndex: -1 };
    for (;;) {
      pending = this.inner(pending, b, t, label, s.then.pos, s.then.list);
      if (s.else === null) return pending;
      b = { parent: b, start: s.else.pos, labeled: label };
      label = null;
      if (s.else.kind === 'BlockStmt') {
        return this.inner(pending, b, t, null, s.else.pos, s.else.list);
      }
      s = s.else;
    }
  }

  /** True if s is a goto whose label may still come. */
  private branch(b: Block, ctxt: Targets, s: BranchStmt, isLast: boolean): boolean {
    if (s.label === null) {
      this.unlabeled(ctxt, s, isLast);
      return false;
    }
    const { value: name, pos } = s.label;
    if (s.tok === 'goto') {
      const t = this.gotoTarget(b, name);
      if (t !== undefined) s.target = t;
      return t === undefined;
    }
    const t = this.enclosingTarget(b, name);
    if (t === undefined) this.report(pos, `${s.tok} label not defined: ${name}`);
    else if (t !== 'invalid' && (t.kind === 'ForStmt' || (s.tok === 'break' && (t.kind === 'SwitchStmt' || t.kind === 'SelectStmt')))) s.target = t;
    else this.report(pos, `invalid ${s.tok} label ${name}`);
    return false;
  }

  private unlabeled(ctxt: Targets, s: BranchStmt, isLast: boolean): void {
    switch (s.tok) {
      case 'break':
        if (ctxt.breaks !== null) s.target = ctxt.breaks;
        else this.report(s.pos, 'break is not in a loop, switch, or select');
        break;
      case 'continue':
        if (ctxt.continues !== null) s.target = ctxt.continues;
        else this.report(s.pos, 'continue is not in a loop');
        break;
      case 'fallthrough': {
        const sw = ctxt.breaks;
        if (sw?.kind !== 'SwitchStmt') this.report(s.pos, 'fallthrough statement out of place');
        else if (sw.tag?.kind === 'TypeSwitchGuard') this.report(s.pos, 'cannot fallthrough in type switch');
        else if (ctxt.caseIndex < 0 || !isLast) this.report(s.pos, 'fallthrough statement out of place');
        else if (ctxt.caseIndex + 1 === sw.body.length) this.report(s.pos, 'cannot fallthrough final case in switch');
        break;
      }
      case 'goto':
        break;
    }
  }
}

/** Statements without the empty ones at the end, which do not keep a fallthrough from being last. */
function countStmts(list: readonly Stmt[]): number {
  let n = list.length;
  while (n > 0 && list[n - 1]!.kind === 'EmptyStmt') n--;
  return n;
}
