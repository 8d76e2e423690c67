/**
 * Statement coverage as cmd/cover counts it (cmd/cover/cover.go): a block is a run of statements that control enters at the top
 * alone; && and || are not broken up; a function literal ends the block that it stands in.
 *
 * cmd/cover edits the text; here the counters are statements in the tree, so positions stay as they are. Blocks are numbered, and
 * counters inserted, file by file. Where a statement ends in the text, which only the profile shows, is found among its tokens.
 */
import type { BlockStmt, CaseClause, CommClause, Expr, File, Name, Node, Stmt } from '../../ast/nodes.js';
import { endPos, startPos } from '../../ast/positions.js';
import { children } from '../../ast/walk.js';
import { fileOf, type FileSet, physicalPosition, type Pos, posOffset } from '../../base/source.js';
import type { Program } from '../../bytecode/program.js';
import type { Machine } from '../../runtime/index.js';
import type { LoadedPackage } from '../load.js';

export type CoverMode = 'set' | 'count' | 'atomic';

interface CoverBlock {
  line0: number;
  col0: number;
  line1: number;
  col1: number;
  stmts: number;
}

export interface CoverFile {
  /** As the profile shows it: import path and file name. */
  name: string;
  /** The package, and the counters' variable in it. */
  pkg: string;
  variable: string;
  blocks: CoverBlock[];
  /** The program does not have the package: nothing of it runs. */
  absent?: boolean;
}

export interface CoverTable {
  mode: CoverMode;
  files: CoverFile[];
  /** What is counted, for the line about coverage: '' for the tested package. */
  covered: string;
}

/** First function literal in a node: where its body begins. */
function literalIn(n: Node | null): Pos | null {
  if (n === null) return null;
  if (n.kind === 'FuncLit') return n.body.pos;
  for (const c of children(n)) {
    const found = literalIn(c);
    if (found !== null) return found;
  }
  return null;
}

const controls: ReadonlySet<Stmt['kind']> = new Set(['ForStmt', 'SwitchStmt', 'SelectStmt']);
const enders: ReadonlySet<Stmt['kind']> = new Set(['BlockStmt', 'BranchStmt', 'ForStmt', 'IfStmt', 'LabeledStmt', 'SwitchStmt', 'SelectStmt']);

function endsBlock(s: Stmt): boolean {
  if (enders.has(s.kind)) return true;
  if (s.kind === 'ExprStmt' && s.x.kind === 'CallExpr' && s.x.fun.kind === 'Name' && s.x.fun.value === 'panic' && s.x.args.length === 1) return true;
  return literalIn(s) !== null;
}

/** Comments, literals, one character. */
const token = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`|\S/g;

class FileCover {
  readonly blocks: CoverBlock[] = [];
  private readonly counters = new Set<Stmt>();

  constructor(
    private readonly file: File,
    private readonly variable: string,
    private readonly mode: CoverMode,
    private readonly fset: FileSet,
  ) {}

  private get text(): string {
    return fileOf(this.fset, this.file.pos)!.text;
  }

  /** Tokens of the text in [from, to). */
  private *tokens(from: Pos, to: Pos): Generator<{ text: string; pos: Pos }> {
    const base = from - posOffset(from);
    const re = new RegExp(token.source, 'g');
    re.lastIndex = posOffset(from);
    const end = posOffset(to);
    for (let m = re.exec(this.text); m !== null && m.index < end; m = re.exec(this.text)) {
      if (!/^\/[/*]/.test(m[0])) yield { text: m[0], pos: base + m.index };
    }
  }

  /** Behind the last token of the statement; what follows it begins at `limit`. */
  private trueEnd(s: Stmt, limit: Pos): Pos {
    let end = endPos(s);
    for (const t of this.tokens(end, limit)) if (t.text !== ';') end = t.pos + t.text.length;
    return end;
  }

  /** The opening brace behind the header of a statement. */
  private brace(header: Node | null, s: Stmt): Pos {
    const from = header === null ? s.pos : Math.max(s.pos, endPos(header));
    for (const t of this.tokens(from, this.file.eof)) if (t.text === '{') return t.pos;
    return from;
  }

  private boundary(s: Stmt, limit: Pos): Pos {
    switch (s.kind) {
      case 'BlockStmt':
        return s.pos;
      case 'IfStmt':
        return literalIn(s.init) ?? literalIn(s.cond) ?? s.then.pos;
      case 'ForStmt':
        return literalIn(s.init) ?? literalIn(s.cond) ?? literalIn(s.post) ?? s.body.pos;
      case 'LabeledStmt':
        return this.boundary(s.stmt, limit);
      case 'SwitchStmt':
        return literalIn(s.init) ?? literalIn(s.tag) ?? this.brace(s.tag ?? s.init, s);
      case 'SelectStmt':
        return this.brace(null, s);
      default:
        return literalIn(s) ?? this.trueEnd(s, limit);
    }
  }

  /** A counter for [from, to), as a statement at `at`. */
  private counter(from: Pos, to: Pos, stmts: number, at: Pos): Stmt {
    const a = physicalPosition(this.fset, from);
    const b = physicalPosition(this.fset, to);
    const i = this.blocks.length;
    this.blocks.push({ line0: a.line, col0: a.col, line1: b.line, col1: b.col, stmts });
    const name = (value: string): Name => ({ kind: 'Name', pos: at, value });
    const int = (value: string): Expr => ({ kind: 'BasicLit', pos: at, value, litKind: 'int', bad: false });
    const lhs: Expr = { kind: 'IndexExpr', pos: at, x: name(this.variable), index: int(String(i)) };
    const stmt: Stmt = this.mode === 'set' ? { kind: 'AssignStmt', pos: at, op: '', lhs, rhs: int('1') } : { kind: 'AssignStmt', pos: at, op: '+', lhs, rhs: null };
    this.counters.add(stmt);
    return stmt;
  }

  private visitAll(list: readonly Stmt[]): void {
    for (const s of list) if (!this.counters.has(s)) this.visit(s);
  }

  /** The list with counters. `limit`: where the text behind the list begins. */
  private addCounters(from: Pos, insert: Pos, blockEnd: Pos, limit: Pos, stmts: readonly Stmt[], toBrace: boolean): Stmt[] {
    if (stmts.length === 0) return [this.counter(insert, blockEnd, 0, insert)];
    const out: Stmt[] = [];
    let list = [...stmts];
    let pos = from;
    let at = insert;
    let extend = toBrace;
    while (list.length > 0) {
      let last = 0;
      let end = blockEnd;
      for (; last < list.length; last++) {
        const s = list[last]!;
        end = this.boundary(s, list[last + 1] === undefined ? limit : startPos(list[last + 1]!));
        if (!endsBlock(s)) continue;
        if (s.kind === 'LabeledStmt' && !controls.has(s.stmt.kind)) {
          // A goto may enter between the label and its statement.
          end = s.pos;
          const inner = s.stmt;
          s.stmt = { kind: 'EmptyStmt', pos: startPos(inner) };
          list = [...list.slice(0, last + 1), inner, ...list.slice(last + 1)];
        }
        last++;
        extend = false;
        break;
      }
      if (extend) end = blockEnd;
      if (pos !== end) out.push(this.counter(pos, end, last, at));
      out.push(...list.slice(0, last));
      list = list.slice(last);
      if (list[0] !== undefined) pos = at = startPos(list[0]);
    }
    return out;
  }

  private clauses(body: readonly (CaseClause | CommClause)[], rbrace: Pos): void {
    for (const [i, c] of body.entries()) {
      const limit = body[i + 1]?.pos ?? rbrace;
      const last = c.body.at(-1);
      const end = last === undefined ? c.colon + 1 : this.trueEnd(last, limit);
      c.body = this.addCounters(c.colon + 1, c.colon + 1, end, limit, c.body, false);
      if (c.kind === 'CaseClause' && c.cases !== null) this.visit(c.cases);
      if (c.kind === 'CommClause' && c.comm !== null) this.visit(c.comm);
      this.visitAll(c.body);
    }
  }

  /** `from`: where the block counts as beginning. */
  private block(b: BlockStmt, from = b.pos): void {
    b.list = this.addCounters(from, b.pos + 1, b.rbrace + 1, b.rbrace, b.list, true);
    this.visitAll(b.list);
  }

  visit(n: Node): void {
    switch (n.kind) {
      case 'FuncDecl':
        if (n.name.value !== '_' && n.body !== null) this.block(n.body);
        return;
      case 'BlockStmt':
        return this.block(n);
      case 'IfStmt':
        if (n.init !== null) this.visit(n.init);
        this.visit(n.cond);
        this.block(n.then);
        if (n.else === null) return;
        return this.elseBlock(n);
      case 'SwitchStmt':
        if (n.init !== null) this.visit(n.init);
        if (n.tag !== null) this.visit(n.tag);
        return this.clauses(n.body, n.rbrace);
      case 'SelectStmt':
        return this.clauses(n.body, n.rbrace);
      default:
        for (const c of children(n)) this.visit(c);
    }
  }

  /** `else if y` becomes a block of its own, so that the condition is counted; it begins behind the word else. */
  private elseBlock(n: Node & { kind: 'IfStmt' }): void {
    let begin = n.then.rbrace + 1;
    for (const t of this.tokens(begin, n.else!.pos)) if (t.text === 'e') {
      begin = t.pos + 4;
      break;
    }
    if (n.else!.kind === 'BlockStmt') return this.block(n.else!, begin);
    const inner = n.else!;
    let lastIf = inner;
    while (lastIf.kind === 'IfStmt' && lastIf.else !== null && lastIf.else.kind === 'IfStmt') lastIf = lastIf.else;
    const rbrace = lastIf.kind === 'IfStmt' ? (lastIf.else?.kind === 'BlockStmt' ? lastIf.else.rbrace : lastIf.then.rbrace) : begin;
    const b: BlockStmt = { kind: 'BlockStmt', pos: begin, list: [], rbrace: rbrace + 1 };
    b.list = this.addCounters(begin, inner.pos, rbrace + 1, rbrace + 1, [inner], true);
    this.visit(inner);
    n.else = b;
  }
}

/** Puts counters into the package's files (its tests aside) and declares them. */
export function instrument(p: LoadedPackage, importPath: string, mode: CoverMode, fset: FileSet): CoverTable {
  const table: CoverTable = { mode, files: [], covered: '' };
  for (const [i, file] of p.files.entries()) {
    const path = p.sources[i]!.path;
    if (path.endsWith('_test.go')) continue;
    const variable = `GosimCover_${i}`;
    const f = new FileCover(file, variable, mode, fset);
    for (const d of file.decls) f.visit(d);
    const pos = file.decls.at(-1)?.pos ?? file.eof;
    const len: Expr = { kind: 'BasicLit', pos, value: String(f.blocks.length), litKind: 'int', bad: false };
    const type: Expr = { kind: 'ArrayType', pos, len, elem: { kind: 'Name', pos, value: 'uint32' } };
    file.decls.push({ kind: 'VarDecl', pos, group: null, pragmas: [], names: [{ kind: 'Name', pos, value: variable }], type, values: null });
    table.files.push({ name: `${importPath}/${path.split('/').pop()}`, pkg: importPath, variable, blocks: f.blocks });
  }
  return table;
}

/** Counters, read from memory when the program has ended. */
export function readCounters(m: Machine, program: Program): (f: CoverFile) => ArrayLike<number> {
  return (f) => {
    const at = program.symbols.get(`${f.pkg}.${f.variable}`);
    return at === undefined ? [] : m.rt.mem.u32.subarray(at >>> 2, (at >>> 2) + f.blocks.length);
  };
}

/** Lines of a profile for go tool cover. */
export function coverProfile(t: CoverTable, counts: (f: CoverFile) => ArrayLike<number>): string {
  const lines = t.files.flatMap((f) => {
    const n = counts(f);
    const blocks = f.blocks.map((b, i) => ({ b, n: n[i] ?? 0 })).sort((x, y) => x.b.line0 - y.b.line0 || x.b.col0 - y.b.col0);
    return blocks.map(({ b, n }) => `${f.name}:${b.line0}.${b.col0},${b.line1}.${b.col1} ${b.stmts} ${n}\n`);
  });
  return lines.join('');
}
