/**
 * Productions of declarations and of the source file (Spec: #Declarations_and_scope, #Source_file_organization).
 *
 * `type T[P ...` is the one place where Go needs unbounded lookahead: an array length or a type parameter. As
 * in gc, an expression is parsed and then split, if it can be read as a name followed by a type.
 */
import type { BasicLit, ConstDecl, Decl, Expr, Field, File, FuncDecl, FuncType, Group, ImportDecl, Name, TypeDecl, VarDecl } from '../ast/nodes.js';
import { Kind } from '../lexer/index.js';
import { unparen } from '../ast/positions.js';
import { StmtParser } from './statements.js';

const declKinds = [Kind.Import, Kind.Const, Kind.Type, Kind.Var, Kind.Func] as const;

export abstract class DeclParser extends StmtParser {
  /** The source file; null if the package clause is faulty. */
  protected sourceFileOrNull(): File | null {
    this.load();
    const f: File = { kind: 'File', pos: this.pos, pragmas: [], linknames: [], pkgName: this.blankName(this.pos), decls: [], eof: 0, goVersion: this.pragmas.goVersion };
    this.pragmas.top = false;
    if (!this.got(Kind.Package)) {
      this.syntaxError('package statement must be first');
      return null;
    }
    f.pragmas = this.takePragmas();
    f.pkgName = this.name();
    this.want(Kind.Semi);
    if (this.errorCount > 0) return null;
    this.topLevelDecls(f);
    this.clearPragmas();
    f.linknames = this.pragmas.linknames;
    f.eof = this.pos;
    return f;
  }

  private topLevelDecls(f: File): void {
    let previous = Kind.Import;
    while (this.tok !== Kind.EOF) {
      if (this.tok === Kind.Import && previous !== Kind.Import) this.syntaxError('imports must appear before other declarations');
      previous = this.tok;
      if (!this.topLevelDecl(f)) {
        const last = f.decls[f.decls.length - 1];
        if (this.tok === Kind.Lbrace && last?.kind === 'FuncDecl' && last.body === null) this.syntaxError('unexpected semicolon or newline before {');
        else this.syntaxError('non-declaration statement outside function body');
        this.advance(...declKinds);
        continue;
      }
      // Before the semicolon: directives behind it belong to the next declaration.
      this.clearPragmas();
      if (!this.at(Kind.EOF) && !this.got(Kind.Semi)) {
        this.syntaxError('after top level declaration');
        this.advance(...declKinds);
      }
    }
  }

  /** False if no declaration begins here. */
  private topLevelDecl(f: File): boolean {
    switch (this.tok) {
      case Kind.Import:
        this.next();
        this.declGroup(f.decls, (g) => this.importDecl(g));
        return true;
      case Kind.Const:
        this.next();
        this.declGroup(f.decls, (g) => this.constDecl(g));
        return true;
      case Kind.Type:
        this.next();
        this.declGroup(f.decls, (g) => this.typeDecl(g));
        return true;
      case Kind.Var:
        this.next();
        this.declGroup(f.decls, (g) => this.varDecl(g));
        return true;
      case Kind.Func:
        this.next();
        f.decls.push(this.funcDecl());
        return true;
      default:
        return false;
    }
  }

  /** One spec, or several in parentheses. A group's id is the position of its parenthesis: unique in a program. */
  protected declGroup(list: Decl[], spec: (group: Group | null) => Decl): void {
    if (this.tok !== Kind.Lparen) {
      list.push(spec(null));
      return;
    }
    const group: Group = { id: this.pos };
    this.clearPragmas();
    this.next();
    this.parseList('grouped declaration', Kind.Semi, Kind.Rparen, () => {
      list.push(spec(group));
      return false;
    });
  }

  private importDecl(group: Group | null): ImportDecl {
    const pos = this.pos;
    const pragmas = this.takePragmas();
    let localName: Name | null = null;
    if (this.tok === Kind.Name) localName = this.name();
    else if (this.tok === Kind.Dot) {
      localName = { kind: 'Name', pos, value: '.', obj: undefined, tv: undefined, inst: undefined };
      this.next();
    }
    let path: BasicLit | null = this.literalOrNull();
    if (path === null) {
      path = { kind: 'BasicLit', pos: this.pos, value: '', litKind: 'string', bad: true, tv: undefined };
      this.syntaxError('missing import path');
      this.advance(Kind.Semi, Kind.Rparen);
    } else if (!path.bad && path.litKind !== 'string') {
      this.syntaxErrorAt(path.pos, 'import path must be a string');
      path.bad = true;
    }
    return { kind: 'ImportDecl', pos, group, pragmas, localName, path };
  }

  protected constDecl(group: Group | null): ConstDecl {
    const d: ConstDecl = { kind: 'ConstDecl', pos: this.pos, group, pragmas: this.takePragmas(), names: [], type: null, values: null };
    d.names = this.nameList(this.name());
    if (this.tok !== Kind.EOF && this.tok !== Kind.Semi && this.tok !== Kind.Rparen) {
      d.type = this.typeOrNull();
      if (this.gotAssign()) d.values = this.exprList();
    }
    return d;
  }

  protected varDecl(group: Group | null): VarDecl {
    const d: VarDecl = { kind: 'VarDecl', pos: this.pos, group, pragmas: this.takePragmas(), names: [], type: null, values: null };
    d.names = this.nameList(this.name());
    if (this.gotAssign()) d.values = this.exprList();
    else {
      d.type = this.type();
      if (this.gotAssign()) d.values = this.exprList();
    }
    return d;
  }

  // -------------------------------------------------------------- types

  protected typeDecl(group: Group | null): TypeDecl {
    const pos = this.pos;
    const pragmas = this.takePragmas();
    const name = this.name();
    const d = { tparams: [] as Field[], alias: false, type: null as Expr | null };
    if (this.tok === Kind.Lbrack) this.bracketOfTypeDecl(d);
    else {
      d.alias = this.gotAssign();
      d.type = this.typeOrNull();
    }
    if (d.type === null) {
      d.type = this.badExpr();
      this.syntaxError('in type declaration');
      this.advance(Kind.Semi, Kind.Rparen);
    }
    return { kind: 'TypeDecl', pos, group, pragmas, name, tparams: d.tparams, alias: d.alias, type: d.type };
  }

  /** `type T [`: type parameters, an array or a slice type. */
  private bracketOfTypeDecl(d: { tparams: Field[]; alias: boolean; type: Expr | null }): void {
    const pos = this.pos;
    this.next();
    if (this.tok === Kind.Rbrack) {
      this.next();
      d.type = this.sliceType(pos);
      return;
    }
    if (this.tok !== Kind.Name) {
      d.type = this.arrayType(pos, null);
      return;
    }
    // A name before `[` begins a parameter (P []E): an index is no constant, hence no array length.
    let x: Expr = this.name();
    if (!this.at(Kind.Lbrack)) {
      this.xnest++;
      x = this.binaryExpr(this.primaryExpr(x, false), 0);
      this.xnest--;
    }
    const split = splitParameter(x, this.at(Kind.Comma));
    if (split === null || (split.type === null && this.at(Kind.Rbrack))) {
      d.type = this.arrayType(pos, x);
      return;
    }
    d.tparams = this.paramList(split.name, split.type, Kind.Rbrack, true, false);
    d.alias = this.gotAssign();
    d.type = this.typeOrNull();
  }

  // -------------------------------------------------------------- functions

  private funcDecl(): FuncDecl {
    const pos = this.pos;
    const pragmas = this.takePragmas();
    let context = '';
    let recv: Field | null = null;
    if (this.got(Kind.Lparen)) {
      context = 'method';
      const list = this.paramList(null, null, Kind.Rparen, false, false);
      if (list.length === 0) this.error('method has no receiver');
      else if (list.length > 1) this.error('method has multiple receivers');
      recv = list[0] ?? null;
    }
    let name: Name;
    let tparams: Field[] = [];
    let type: FuncType;
    if (this.tok === Kind.Name) {
      name = this.name();
      ({ tparams, type } = this.funcType(context));
    } else {
      name = this.blankName(this.pos);
      type = { kind: 'FuncType', pos: this.pos, params: [], results: [], tv: undefined };
      this.syntaxError(context === '' ? 'expected name or (' : 'expected name');
      this.advance(Kind.Lbrace, Kind.Semi);
    }
    const body = this.tok === Kind.Lbrace ? this.funcBody() : null;
    return { kind: 'FuncDecl', pos, group: null, pragmas, recv, name, tparams, type, body };
  }
}

/**
 * Splits x into a parameter name and its constraint: P*E, P(E), P*E|F. Without `force` only if the rest can be
 * nothing but a type. A mere name gives no type; null: x is an array length.
 */
function splitParameter(x: Expr, force: boolean): { name: Name; type: Expr | null } | null {
  // The union's terms from right to left; the leftmost holds the name.
  const spine: (Expr & { kind: 'Operation' })[] = [];
  let left = x;
  while (left.kind === 'Operation' && left.op === '|' && left.y !== null) {
    force ||= isTypeElem(left.y);
    spine.push(left);
    left = left.x;
  }
  if (left.kind === 'Name') return spine.length === 0 ? { name: left, type: null } : null;
  const first = splitTerm(left, force);
  if (first === null) return null;
  let type = first.type;
  for (const op of spine.reverse()) type = { ...op, x: type };
  return { name: first.name, type };
}

function splitTerm(x: Expr, force: boolean): { name: Name; type: Expr } | null {
  if (x.kind === 'Operation' && x.op === '*' && x.y !== null) {
    if (x.x.kind !== 'Name' || !(force || isTypeElem(x.y))) return null;
    return { name: x.x, type: { ...x, x: x.y, y: null } };
  }
  if (x.kind === 'CallExpr' && x.fun.kind === 'Name' && x.args.length === 1 && !x.hasDots) {
    const arg = x.args[0]!;
    return force || isTypeElem(arg) ? { name: x.fun, type: unparen(arg) } : null;
  }
  return null;
}

/** Whether x can be nothing but a type or a constraint term. */
function isTypeElem(x: Expr): boolean {
  for (;;) {
    switch (x.kind) {
      case 'ArrayType':
      case 'StructType':
      case 'FuncType':
      case 'InterfaceType':
      case 'SliceType':
      case 'MapType':
      case 'ChanType':
        return true;
      case 'Operation':
        if (x.op === '~' || (x.y !== null && isTypeElem(x.y))) return true;
        x = x.x;
        break;
      case 'ParenExpr':
        x = x.x;
        break;
      default:
        return false;
    }
  }
}
