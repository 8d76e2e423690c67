/**
 * Productions of statements (Spec: #Statements), and of blocks and function bodies.
 *
 * An `else if` chain is a loop, so its length costs no stack.
 */
import type {
  AssignStmt,
  BlockStmt,
  BranchStmt,
  CaseClause,
  CommClause,
  Decl,
  DeclStmt,
  Expr,
  ForStmt,
  Group,
  IfStmt,
  LabeledStmt,
  Name,
  RangeClause,
  SelectStmt,
  SimpleStmt,
  Stmt,
  SwitchStmt,
} from '../ast/nodes.js';
import { noPos, type Pos } from '../base/source.js';
import { Kind, kindText } from '../lexer/index.js';
import { checkBranches } from './branches.js';
import { ExprParser } from './expressions.js';

interface Header {
  init: SimpleStmt | null;
  cond: Expr | null;
  post: SimpleStmt | null;
}

export abstract class StmtParser extends ExprParser {
  protected abstract constDecl(group: Group | null): Decl;
  protected abstract typeDecl(group: Group | null): Decl;
  protected abstract varDecl(group: Group | null): Decl;
  protected abstract declGroup(list: Decl[], spec: (group: Group | null) => Decl): void;

  // -------------------------------------------------------------- blocks

  protected funcBody(): BlockStmt {
    this.fnest++;
    const errors = this.errorCount;
    const body = this.blockStmt('');
    this.fnest--;
    // A body with syntax errors would only give follow-up errors.
    if (errors === this.errorCount) checkBranches(this.file, body, (pos, msg) => this.sideError(pos, msg));
    return body;
  }

  /** `context` is not empty unless the current token is `{`. */
  protected blockStmt(context: string): BlockStmt {
    this.enter();
    const s: BlockStmt = { kind: 'BlockStmt', pos: this.pos, list: [], rbrace: noPos };
    if (!this.got(Kind.Lbrace)) {
      this.syntaxError(`expected { after ${context}`);
      this.advance(Kind.Name, Kind.Rbrace);
      s.rbrace = this.pos;
      if (this.got(Kind.Rbrace)) {
        this.leave();
        return s;
      }
    }
    s.list = this.stmtList();
    s.rbrace = this.pos;
    this.want(Kind.Rbrace);
    this.leave();
    return s;
  }

  protected stmtList(): Stmt[] {
    const list: Stmt[] = [];
    while (this.tok !== Kind.EOF && this.tok !== Kind.Rbrace && this.tok !== Kind.Case && this.tok !== Kind.Default) {
      const s = this.stmtOrNull();
      this.clearPragmas();
      if (s === null) break;
      list.push(s);
      if (!this.got(Kind.Semi) && !this.at(Kind.Rbrace)) {
        this.syntaxError('at end of statement');
        this.advance(Kind.Semi, Kind.Rbrace, Kind.Case, Kind.Default);
        this.got(Kind.Semi);
      }
    }
    return list;
  }

  private stmtOrNull(): Stmt | null {
    this.enter();
    const s = this.stmtBody();
    this.leave();
    return s;
  }

  private stmtBody(): Stmt | null {
    if (this.tok === Kind.Name) {
      this.clearPragmas();
      const lhs = this.exprList();
      if (lhs.kind === 'Name' && this.at(Kind.Colon)) return this.labeledStmtOrNull(lhs);
      return this.simpleStmt(lhs, Kind.None);
    }
    switch (this.tok) {
      case Kind.Var:
        return this.declStmt((g) => this.varDecl(g));
      case Kind.Const:
        return this.declStmt((g) => this.constDecl(g));
      case Kind.Type:
        return this.declStmt((g) => this.typeDecl(g));
    }
    this.clearPragmas();
    const pos = this.pos;
    switch (this.tok) {
      case Kind.Lbrace:
        return this.blockStmt('');
      case Kind.Operator:
      case Kind.Star:
        return '+-*&^!'.includes(this.op) ? this.simpleStmt(null, Kind.None) : null;
      case Kind.Literal:
      case Kind.Func:
      case Kind.Lparen:
      case Kind.Lbrack:
      case Kind.Struct:
      case Kind.Map:
      case Kind.Chan:
      case Kind.Interface:
      case Kind.Arrow:
        return this.simpleStmt(null, Kind.None);
      case Kind.For:
        return this.forStmt();
      case Kind.Switch:
        return this.switchStmt();
      case Kind.Select:
        return this.selectStmt();
      case Kind.If:
        return this.ifStmt();
      case Kind.Fallthrough:
        this.next();
        return { kind: 'BranchStmt', pos, tok: 'fallthrough', label: null };
      case Kind.Break:
      case Kind.Continue: {
        const tok: BranchStmt['tok'] = this.tok === Kind.Break ? 'break' : 'continue';
        this.next();
        return { kind: 'BranchStmt', pos, tok, label: this.at(Kind.Name) ? this.name() : null };
      }
      case Kind.Goto:
        this.next();
        return { kind: 'BranchStmt', pos, tok: 'goto', label: this.name() };
      case Kind.Go:
      case Kind.Defer:
        return this.callStmt();
      case Kind.Return:
        this.next();
        return { kind: 'ReturnStmt', pos, results: this.atStatementEnd() ? null : this.exprList() };
      case Kind.Semi:
        return { kind: 'EmptyStmt', pos };
      default:
        return null;
    }
  }

  private atStatementEnd(): boolean {
    return this.tok === Kind.Semi || this.tok === Kind.Rbrace;
  }

  private declStmt(spec: (group: Group | null) => Decl): DeclStmt {
    const s: DeclStmt = { kind: 'DeclStmt', pos: this.pos, decls: [] };
    this.next();
    this.declGroup(s.decls, spec);
    return s;
  }

  private labeledStmtOrNull(label: Name): Stmt | null {
    const pos = this.pos;
    const make = (stmt: Stmt): LabeledStmt => ({ kind: 'LabeledStmt', pos, label, stmt });
    this.want(Kind.Colon);
    // The semicolon of an empty statement may be missing before the brace.
    if (this.tok === Kind.Rbrace) return make({ kind: 'EmptyStmt', pos: this.pos });
    const stmt = this.stmtOrNull();
    if (stmt !== null) return make(stmt);
    this.syntaxErrorAt(pos, 'missing statement after label');
    return null;
  }

  // -------------------------------------------------------------- simple statements

  /** `lhs` is the expression list if it is consumed; `keyword` is the statement in whose header this stands. */
  protected simpleStmt(lhs: Expr | null, keyword: Kind): SimpleStmt {
    if (keyword === Kind.For && this.tok === Kind.Range) return this.rangeClause(null, false);
    lhs ??= this.exprList();
    const pos = this.pos;
    switch (this.tok) {
      case Kind.Assign:
      case Kind.Define:
        return this.assignment(pos, lhs, keyword);
    }
    if (lhs.kind === 'ListExpr') {
      this.syntaxError('expected := or = or comma');
      this.advance(Kind.Semi, Kind.Rbrace);
      const first = lhs.elems[0]!;
      return { kind: 'ExprStmt', pos: first.pos, x: first };
    }
    switch (this.tok) {
      case Kind.AssignOp: {
        const op = this.op as AssignStmt['op'];
        this.next();
        return { kind: 'AssignStmt', pos, op, lhs, rhs: this.expr() };
      }
      case Kind.IncOp: {
        const op = this.op as AssignStmt['op'];
        this.next();
        return { kind: 'AssignStmt', pos, op, lhs, rhs: null };
      }
      case Kind.Arrow:
        this.next();
        return { kind: 'SendStmt', pos, chan: lhs, value: this.expr() };
      default:
        return { kind: 'ExprStmt', pos: lhs.pos, x: lhs };
    }
  }

  private assignment(pos: Pos, lhs: Expr, keyword: Kind): SimpleStmt {
    const def = this.tok === Kind.Define;
    this.next();
    if (keyword === Kind.For && this.tok === Kind.Range) return this.rangeClause(lhs, def);
    const rhs = this.exprList();
    if (rhs.kind === 'TypeSwitchGuard' && keyword === Kind.Switch && def && lhs.kind === 'Name') {
      rhs.lhs = lhs;
      return { kind: 'ExprStmt', pos: rhs.pos, x: rhs };
    }
    return { kind: 'AssignStmt', pos, op: def ? ':=' : '', lhs, rhs };
  }

  private rangeClause(lhs: Expr | null, def: boolean): RangeClause {
    const pos = this.pos;
    this.next();
    return { kind: 'RangeClause', pos, lhs, def, x: this.expr() };
  }

  // -------------------------------------------------------------- headers

  /** `keyword` and what stands before the block: [ init ";" ] [ cond ] and, of `for`, [ ";" post ]. */
  private header(keyword: Kind.If | Kind.For | Kind.Switch): Header {
    const h: Header = { init: null, cond: null, post: null };
    this.want(keyword);
    if (this.tok === Kind.Lbrace) {
      if (keyword === Kind.If) {
        this.syntaxError('missing condition in if statement');
        h.cond = this.badExpr();
      }
      return h;
    }
    const outer = this.xnest;
    this.xnest = -1;
    this.headerClauses(keyword, h);
    this.xnest = outer;
    return h;
  }

  private headerClauses(keyword: Kind.If | Kind.For | Kind.Switch, h: Header): void {
    if (this.tok !== Kind.Semi) {
      if (this.got(Kind.Var)) this.syntaxError(`var declaration not allowed in ${kindText(keyword)} initializer`);
      h.init = this.simpleStmt(null, keyword);
      if (h.init.kind === 'RangeClause') return;
    }
    let cond: SimpleStmt | null = null;
    let semiPos: Pos = noPos;
    let semiImage = '';
    if (this.tok === Kind.Lbrace) {
      cond = h.init;
      h.init = null;
    } else {
      if (this.tok === Kind.Semi) {
        semiPos = this.pos;
        semiImage = this.lit;
        this.next();
      } else {
        // Asking for the brace gives the better message.
        this.want(Kind.Lbrace);
        if (!this.at(Kind.Lbrace)) this.advance(Kind.Lbrace, Kind.Rbrace);
      }
      if (keyword === Kind.For) cond = this.forClauses(h);
      else if (!this.at(Kind.Lbrace)) cond = this.simpleStmt(null, keyword);
    }
    if (cond !== null) h.cond = this.condition(cond);
    else if (keyword === Kind.If && semiPos !== noPos) {
      const msg = semiImage === 'semicolon' ? 'missing condition in if statement' : `unexpected ${semiImage}, expected { after if clause`;
      this.syntaxErrorAt(semiPos, msg);
      h.cond = { kind: 'BadExpr', pos: semiPos, tv: undefined };
    }
  }

  /** Behind the first semicolon of a `for` clause. Returns the condition. */
  private forClauses(h: Header): SimpleStmt | null {
    let cond: SimpleStmt | null = null;
    if (this.tok !== Kind.Semi) {
      if (this.tok === Kind.Lbrace) {
        this.syntaxError('expected for loop condition');
        return null;
      }
      cond = this.simpleStmt(null, Kind.None);
    }
    this.want(Kind.Semi);
    if (!this.at(Kind.Lbrace)) {
      h.post = this.simpleStmt(null, Kind.None);
      if (h.post.kind === 'AssignStmt' && h.post.op === ':=') this.syntaxErrorAt(h.post.pos, 'cannot declare in post statement of for loop');
    }
    return cond;
  }

  private condition(s: SimpleStmt): Expr | null {
    if (s.kind === 'ExprStmt') return s.x;
    // = instead of == is the common mistake: its sides are put in parentheses to show it.
    const what = s.kind === 'AssignStmt' && s.op === '' ? `assignment ${this.emphasize(s.lhs)} = ${this.emphasize(s.rhs!)}` : this.show(s);
    this.syntaxErrorAt(s.pos, `cannot use ${what} as value`);
    return null;
  }

  private emphasize(x: Expr): string {
    const s = this.show(x);
    return x.kind === 'Operation' && x.y !== null ? `(${s})` : s;
  }

  // -------------------------------------------------------------- if, for, switch, select

  private ifStmt(): IfStmt {
    const first = this.ifClause();
    for (let s = first; this.got(Kind.Else); ) {
      switch (this.tok as Kind) {
        case Kind.If: {
          const inner = this.ifClause();
          s.else = inner;
          s = inner;
          continue;
        }
        case Kind.Lbrace:
          s.else = this.blockStmt('');
          return first;
        default:
          this.syntaxError('else must be followed by if or statement block');
          this.advance(Kind.Name, Kind.Rbrace);
          return first;
      }
    }
    return first;
  }

  private ifClause(): IfStmt {
    const pos = this.pos;
    const { init, cond } = this.header(Kind.If);
    // biome-ignore lint/suspicious/noThenProperty: gc's name; a block is not callable, so no promise takes it for its like.
    return { kind: 'IfStmt', pos, init, cond: cond ?? { kind: 'BadExpr', pos, tv: undefined }, then: this.blockStmt('if clause'), else: null };
  }

  private forStmt(): ForStmt {
    const pos = this.pos;
    const { init, cond, post } = this.header(Kind.For);
    return { kind: 'ForStmt', pos, init, cond, post, body: this.blockStmt('for clause') };
  }

  private switchStmt(): SwitchStmt {
    const pos = this.pos;
    const { init, cond } = this.header(Kind.Switch);
    const s: SwitchStmt = { kind: 'SwitchStmt', pos, init, tag: cond, body: [], rbrace: noPos };
    this.openClauses('switch');
    while (this.tok !== Kind.EOF && this.tok !== Kind.Rbrace) s.body.push(this.caseClause());
    s.rbrace = this.pos;
    this.want(Kind.Rbrace);
    return s;
  }

  private selectStmt(): SelectStmt {
    const s: SelectStmt = { kind: 'SelectStmt', pos: this.pos, body: [], rbrace: noPos };
    this.want(Kind.Select);
    this.openClauses('select');
    while (this.tok !== Kind.EOF && this.tok !== Kind.Rbrace) s.body.push(this.commClause());
    s.rbrace = this.pos;
    this.want(Kind.Rbrace);
    return s;
  }

  private openClauses(keyword: string): void {
    if (this.got(Kind.Lbrace)) return;
    this.syntaxError(`missing { after ${keyword} clause`);
    this.advance(Kind.Case, Kind.Default, Kind.Rbrace);
  }

  private caseClause(): CaseClause {
    const c: CaseClause = { kind: 'CaseClause', pos: this.pos, cases: null, body: [], colon: noPos };
    if (this.got(Kind.Case)) c.cases = this.exprList();
    else this.defaultClause();
    c.colon = this.pos;
    this.want(Kind.Colon);
    c.body = this.stmtList();
    return c;
  }

  private commClause(): CommClause {
    const c: CommClause = { kind: 'CommClause', pos: this.pos, comm: null, body: [], colon: noPos };
    if (this.got(Kind.Case)) c.comm = this.simpleStmt(null, Kind.None);
    else this.defaultClause();
    c.colon = this.pos;
    this.want(Kind.Colon);
    c.body = this.stmtList();
    return c;
  }

  private defaultClause(): void {
    if (this.got(Kind.Default)) return;
    this.syntaxError('expected case or default or }');
    this.advance(Kind.Colon, Kind.Case, Kind.Default, Kind.Rbrace);
  }
}
