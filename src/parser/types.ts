/**
 * Productions of types (Spec: #Types) and of parameter lists.
 *
 * The mix-ups of Go's grammar that are settled here as gc settles them: `[` behind a field or parameter name
 * (array type or type arguments) and parameter lists, whose names and types are told apart at their end.
 */
import type { ChanDir, Expr, Field, FuncType, IndexExpr, InterfaceType, ListExpr, Name, Operation, StructType } from '../ast/nodes.js';
import { noPos, type Pos } from '../base/source.js';
import { Kind, kindWord } from '../lexer/index.js';
import { ParserBase } from './parser-base.js';
import { startPos } from '../ast/positions.js';

export abstract class TypeParser extends ParserBase {
  protected abstract expr(): Expr;

  protected type(): Expr {
    const t = this.typeOrNull();
    if (t !== null) return t;
    const bad = this.badExpr();
    this.syntaxError('expected type');
    this.advance(Kind.Comma, Kind.Colon, Kind.Semi, Kind.Rparen, Kind.Rbrack, Kind.Rbrace);
    return bad;
  }

  protected typeOrNull(): Expr | null {
    this.enterType();
    const t = this.typeBody();
    this.leaveType();
    return t;
  }

  private typeBody(): Expr | null {
    const pos = this.pos;
    switch (this.tok) {
      case Kind.Name:
        return this.qualifiedName(null);
      case Kind.Star:
        this.next();
        return pointerTo(pos, this.type());
      case Kind.Arrow:
        this.next();
        this.want(Kind.Chan);
        return { kind: 'ChanType', pos, dir: 'recv', elem: this.chanElem(), tv: undefined };
      case Kind.Func:
        this.next();
        return this.funcType('function type').type;
      case Kind.Lbrack:
        this.next();
        if (this.got(Kind.Rbrack)) return this.sliceType(pos);
        return this.arrayType(pos, null);
      case Kind.Chan: {
        this.next();
        const dir: ChanDir = this.got(Kind.Arrow) ? 'send' : 'both';
        return { kind: 'ChanType', pos, dir, elem: this.chanElem(), tv: undefined };
      }
      case Kind.Map:
        return this.mapType(pos);
      case Kind.Struct:
        return this.structType();
      case Kind.Interface:
        return this.interfaceType();
      case Kind.Lparen: {
        // Parentheses around types leave no trace in the tree.
        this.next();
        const t = this.type();
        this.want(Kind.Rparen);
        return t;
      }
      default:
        return null;
    }
  }

  private mapType(pos: Pos): Expr {
    this.next();
    this.want(Kind.Lbrack);
    const key = this.type();
    this.want(Kind.Rbrack);
    return { kind: 'MapType', pos, key, value: this.type(), tv: undefined };
  }

  private chanElem(): Expr {
    const t = this.typeOrNull();
    if (t !== null) return t;
    const bad = this.badExpr();
    this.syntaxError('missing channel element type');
    return bad;
  }

  /** `[` is consumed, at `pos`; `len` is the length if it is consumed as well. */
  protected arrayType(pos: Pos, len: Expr | null): Expr {
    if (len === null && !this.got(Kind.DotDotDot)) {
      this.xnest++;
      len = this.expr();
      this.xnest--;
    }
    if (this.tok === Kind.Comma) {
      this.syntaxError('unexpected comma; expected ]');
      this.next();
    }
    this.want(Kind.Rbrack);
    return { kind: 'ArrayType', pos, len, elem: this.type(), tv: undefined };
  }

  /** `[` `]` are consumed, `[` at `pos`. */
  protected sliceType(pos: Pos): Expr {
    return { kind: 'SliceType', pos, elem: this.type(), tv: undefined };
  }

  // -------------------------------------------------------------- names

  /** `name` is the first name if it is consumed. */
  protected qualifiedName(name: Name | null): Expr {
    let x: Expr;
    if (name !== null) x = name;
    else if (this.tok === Kind.Name) x = this.name();
    else {
      x = this.blankName(this.pos);
      this.syntaxError('expected name');
      this.advance(Kind.Dot, Kind.Semi, Kind.Rbrace);
    }
    if (this.tok === Kind.Dot) {
      const pos = this.pos;
      this.next();
      x = { kind: 'SelectorExpr', pos, x, sel: this.name(), selection: undefined, tv: undefined };
    }
    return this.tok === Kind.Lbrack ? this.typeInstance(x) : x;
  }

  private typeInstance(x: Expr): IndexExpr {
    const pos = this.pos;
    this.want(Kind.Lbrack);
    let index: Expr;
    if (this.tok === Kind.Rbrack) {
      this.syntaxError('expected type argument list');
      index = this.badExpr();
    } else {
      index = this.typeList(true).x;
    }
    this.want(Kind.Rbrack);
    return { kind: 'IndexExpr', pos, x, index, tv: undefined };
  }

  /**
   * Types separated by commas, one more comma allowed at the end; a ListExpr if there are several. Without
   * `strict` the first may be any expression. `comma`: a comma was there.
   */
  protected typeList(strict: boolean): { x: Expr; comma: boolean } {
    this.xnest++;
    let x = strict ? this.type() : this.expr();
    const comma = this.got(Kind.Comma);
    if (comma) {
      let t = this.typeOrNull();
      if (t !== null) {
        const elems = [x, t];
        while (this.got(Kind.Comma)) {
          t = this.typeOrNull();
          if (t === null) break;
          elems.push(t);
        }
        x = { kind: 'ListExpr', pos: x.pos, elems, tv: undefined };
      }
    }
    this.xnest--;
    return { x, comma };
  }

  // -------------------------------------------------------------- structs

  private structType(): StructType {
    const t: StructType = { kind: 'StructType', pos: this.pos, fields: [], tags: [], tv: undefined };
    this.want(Kind.Struct);
    this.want(Kind.Lbrace);
    this.parseList('struct type', Kind.Semi, Kind.Rbrace, () => {
      this.fieldDecl(t);
      return false;
    });
    return t;
  }

  private addField(t: StructType, pos: Pos, name: Name | null, type: Expr, tag: ReturnType<TypeParser['literalOrNull']>): void {
    if (tag !== null) {
      while (t.tags.length < t.fields.length) t.tags.push(null);
      t.tags.push(tag);
    }
    t.fields.push({ kind: 'Field', pos, name, type });
  }

  private fieldDecl(t: StructType): void {
    const pos = this.pos;
    switch (this.tok) {
      case Kind.Name:
        this.namedField(t, pos);
        return;
      case Kind.Star: {
        this.next();
        const parenthesised = this.at(Kind.Lparen);
        if (parenthesised) {
          this.syntaxError('cannot parenthesize embedded type');
          this.next();
        }
        const type = this.qualifiedName(null);
        if (parenthesised) this.got(Kind.Rparen);
        const tag = this.literalOrNull();
        this.addField(t, pos, null, pointerTo(pos, type), tag);
        return;
      }
      case Kind.Lparen: {
        this.syntaxError('cannot parenthesize embedded type');
        this.next();
        const starPos = this.pos;
        const type = this.got(Kind.Star) ? pointerTo(starPos, this.qualifiedName(null)) : this.qualifiedName(null);
        this.got(Kind.Rparen);
        this.addField(t, pos, null, type, this.literalOrNull());
        return;
      }
      default:
        this.syntaxError('expected field name or embedded type');
        this.advance(Kind.Semi, Kind.Rbrace);
    }
  }

  private namedField(t: StructType, pos: Pos): void {
    const name = this.name();
    if (this.tok === Kind.Dot || this.tok === Kind.Literal || this.tok === Kind.Semi || this.tok === Kind.Rbrace) {
      const type = this.qualifiedName(name);
      this.addField(t, pos, null, type, this.literalOrNull());
      return;
    }
    const names = this.nameList(name);
    let type: Expr;
    if (names.length === 1 && this.tok === Kind.Lbrack) {
      // T[P] embedded, or a field T of type [P]E or []E.
      type = this.arrayOrTypeArgs(name);
      if (type.kind === 'IndexExpr') {
        this.addField(t, pos, null, type, this.literalOrNull());
        return;
      }
    } else {
      type = this.type();
    }
    const tag = this.literalOrNull();
    for (const n of names) this.addField(t, n.pos, n, type, tag);
  }

  /** Behind `x`: an array or slice type, or `x[...]` with type arguments. */
  private arrayOrTypeArgs(x: Name): Expr {
    const pos = this.pos;
    this.want(Kind.Lbrack);
    if (this.got(Kind.Rbrack)) return this.sliceType(pos);
    const { x: index, comma } = this.typeList(false);
    this.want(Kind.Rbrack);
    if (!comma) {
      const elem = this.typeOrNull();
      if (elem !== null) return { kind: 'ArrayType', pos, len: index, elem, tv: undefined };
    }
    return { kind: 'IndexExpr', pos, x, index, tv: undefined };
  }

  // -------------------------------------------------------------- interfaces

  private interfaceType(): InterfaceType {
    const t: InterfaceType = { kind: 'InterfaceType', pos: this.pos, methods: [], tv: undefined };
    this.want(Kind.Interface);
    this.want(Kind.Lbrace);
    this.parseList('interface type', Kind.Semi, Kind.Rbrace, () => {
      let f = this.tok === Kind.Name ? this.methodDecl() : null;
      if (f === null || f.name === null) f = this.embeddedElem(f);
      t.methods.push(f);
      return false;
    });
    return t;
  }

  private methodDecl(): Field {
    const pos = this.pos;
    const name = this.name();
    const context = 'interface method';
    const method = (): Field => ({ kind: 'Field', pos, name, type: this.funcType(context).type });
    const embedded = (type: Expr): Field => ({ kind: 'Field', pos, name: null, type });
    if (this.tok === Kind.Lparen) return method();
    if (this.tok !== Kind.Lbrack) return embedded(this.qualifiedName(name));

    // m[T C](x T), which is an error, or an embedded T[P1, P2].
    const open = this.pos;
    this.next();
    if (this.at(Kind.Rbrack)) {
      const close = this.pos;
      this.next();
      const isMethod = this.at(Kind.Lparen);
      this.errorAt(close, `empty type ${isMethod ? 'parameter' : 'argument'} list`);
      return isMethod ? method() : embedded(name);
    }
    const list = this.paramList(null, null, Kind.Rbrack, false, false);
    const first = list[0];
    if (first === undefined) return this.at(Kind.Lparen) ? method() : embedded(name);
    if (first.name !== null) {
      const f = method();
      this.errorAt(open, 'interface method must have no type parameters');
      return f;
    }
    const args: ListExpr = { kind: 'ListExpr', pos: first.pos, elems: list.map((p) => p.type), tv: undefined };
    return embedded({ kind: 'IndexExpr', pos: open, x: name, index: list.length === 1 ? first.type : args, tv: undefined });
  }

  /** Terms joined by `|`; `f` holds the first if it is consumed. */
  private embeddedElem(f: Field | null): Field {
    f ??= { kind: 'Field', pos: this.pos, name: null, type: this.embeddedTerm() };
    while (this.isOp('|')) {
      const pos = this.pos;
      this.next();
      f.type = { kind: 'Operation', pos, op: '|', x: f.type, y: this.embeddedTerm(), tv: undefined };
    }
    return f;
  }

  private embeddedTerm(): Expr {
    if (this.isOp('~')) {
      const pos = this.pos;
      this.next();
      return { kind: 'Operation', pos, op: '~', x: this.type(), y: null, tv: undefined };
    }
    const t = this.typeOrNull();
    if (t !== null) return t;
    const bad = this.badExpr();
    this.syntaxError('expected ~ term or type');
    this.advance(Kind.Operator, Kind.Semi, Kind.Rparen, Kind.Rbrack, Kind.Rbrace);
    return bad;
  }

  // -------------------------------------------------------------- functions

  /** A signature; with a `context`, type parameters are an error. */
  protected funcType(context: string): { tparams: Field[]; type: FuncType } {
    const pos = this.pos;
    let tparams: Field[] = [];
    if (this.got(Kind.Lbrack)) {
      if (context !== '') this.syntaxErrorAt(pos, `${context} must have no type parameters`);
      if (this.at(Kind.Rbrack)) {
        this.syntaxError('empty type parameter list');
        this.next();
      } else {
        tparams = this.paramList(null, null, Kind.Rbrack, true, false);
      }
    }
    this.want(Kind.Lparen);
    const params = this.paramList(null, null, Kind.Rparen, false, true);
    return { tparams, type: { kind: 'FuncType', pos, params, results: this.funcResult(), tv: undefined } };
  }

  private funcResult(): Field[] {
    if (this.got(Kind.Lparen)) return this.paramList(null, null, Kind.Rparen, false, false);
    const pos = this.pos;
    const type = this.typeOrNull();
    return type === null ? [] : [{ kind: 'Field', pos, name: null, type }];
  }

  /**
   * Parameters up to and with `close` (`)`, or `]` for type parameters); the opening token is consumed.
   * `name` and `type` are the beginning of the first parameter if they are consumed. Afterwards either all
   * parameters have names, or none.
   */
  protected paramList(name: Name | null, type: Expr | null, close: Kind, requireNames: boolean, dotsAllowed: boolean): Field[] {
    if (name !== null && type !== null && this.tok === close) {
      this.next();
      return [{ kind: 'Field', pos: name.pos, name, type }];
    }
    const list: OpenField[] = [];
    let named = 0;
    let typed = 0;
    const end = this.parseList('parameter list', Kind.Comma, close, () => {
      const par: OpenField | null = name !== null && type !== null ? { kind: 'Field', pos: name.pos, name, type } : this.paramDeclOrNull(name, close);
      name = null;
      type = null;
      if (par !== null) {
        if (par.name !== null && par.type !== null) named++;
        if (par.type !== null) typed++;
        list.push(par);
      }
      return false;
    });
    if (list.length === 0) return [];
    this.distributeTypes(list, named, typed, end, requireNames);
    const fields = list as Field[];
    this.checkDots(fields, dotsAllowed);
    return fields;
  }

  private distributeTypes(list: OpenField[], named: number, typed: number, end: Pos, requireNames: boolean): void {
    if (named === 0 && !requireNames) {
      // No parameter has name and type, so the names are types.
      for (const par of list) {
        if (par.name === null) continue;
        par.type = par.name;
        par.name = null;
      }
      return;
    }
    if (named === list.length) return;
    let errPos: Pos = noPos;
    let type: Expr | null = null;
    for (let i = list.length - 1; i >= 0; i--) {
      const par = list[i]!;
      if (par.type !== null) {
        type = par.type;
        if (par.name === null) {
          errPos = startPos(type);
          par.name = this.blankName(errPos);
        }
      } else if (type !== null) {
        par.type = type;
      } else {
        errPos = par.name!.pos;
        par.type = { kind: 'BadExpr', pos: errPos, tv: undefined };
      }
    }
    if (errPos === noPos) return;
    let msg: string;
    if (named === typed) {
      errPos = end;
      msg = requireNames ? 'missing type constraint' : 'missing parameter type';
    } else {
      msg = requireNames ? 'missing type parameter name' : 'missing parameter name';
      if (requireNames && list.length === 1) msg += ' or invalid array length';
    }
    this.syntaxErrorAt(errPos, msg);
  }

  private checkDots(list: Field[], dotsAllowed: boolean): void {
    let first = true;
    list.forEach((f, i) => {
      if (f.type.kind !== 'DotsType' || (dotsAllowed && i + 1 === list.length)) return;
      if (first) this.errorAt(f.type.pos, dotsAllowed ? 'can only use ... with final parameter' : 'invalid use of ...');
      first = false;
      f.type = f.type.elem;
    });
  }

  private paramDeclOrNull(name: Name | null, follow: Kind): OpenField | null {
    // Unions and ~ are allowed in type parameter lists.
    const termsAllowed = follow === Kind.Rbrack;
    const withTerms = (g: OpenField): OpenField => (termsAllowed && g.type !== null && this.isOp('|') ? this.embeddedElem(g as Field) : g);
    if (name === null && termsAllowed && this.isOp('~')) return this.embeddedElem(null);
    const f: OpenField = { kind: 'Field', pos: name === null ? this.pos : name.pos, name: null, type: null };
    if (name !== null || this.tok === Kind.Name) {
      name ??= this.name();
      if (this.tok === Kind.Lbrack) {
        f.type = this.arrayOrTypeArgs(name);
        if (f.type.kind !== 'IndexExpr') f.name = name;
        return withTerms(f);
      }
      if (this.tok === Kind.Dot) {
        f.type = this.qualifiedName(name);
        return withTerms(f);
      }
      if (termsAllowed && this.isOp('|')) {
        f.type = name;
        return withTerms(f);
      }
      f.name = name;
    }
    if (this.tok === Kind.DotDotDot) {
      const pos = this.pos;
      this.next();
      const elem = this.typeOrNull();
      if (elem === null) {
        f.type = this.badExpr();
        this.syntaxError('... is missing type');
      } else {
        f.type = { kind: 'DotsType', pos, elem, tv: undefined };
      }
      return f;
    }
    if (termsAllowed && this.isOp('~')) {
      f.type = this.embeddedElem(null).type;
      return f;
    }
    f.type = this.typeOrNull();
    if (f.name !== null || f.type !== null) return withTerms(f);
    this.syntaxError(`expected ${kindWord(follow)}`);
    this.advance(Kind.Comma, follow);
    return null;
  }
}

/** A parameter whose name may turn out to be its type. */
type OpenField = Omit<Field, 'type'> & { type: Expr | null };

function pointerTo(pos: Pos, x: Expr): Operation {
  return { kind: 'Operation', pos, op: '*', x, y: null, tv: undefined };
}
