/**
 * Productions of expressions (Spec: #Expressions).
 *
 * Binary chains are built in a loop per precedence, so their length costs no stack. Whether `{` begins a
 * composite literal or a block is decided by `xnest` and the shape of what stands before it, as in gc.
 */
import type { BlockStmt, CallStmt, CompositeLit, Expr, Operation, UnaryOp } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import { Kind } from '../lexer/index.js';
import { unparen } from '../ast/positions.js';
import { TypeParser } from './types.js';

export abstract class ExprParser extends TypeParser {
  protected abstract funcBody(): BlockStmt;

  protected expr(): Expr {
    return this.binaryExpr(null, 0);
  }

  /** An expression whose operators bind tighter than `prec`; `x` is its first operand if it is consumed. */
  protected binaryExpr(x: Expr | null, prec: number): Expr {
    x ??= this.unaryExpr();
    while (this.prec > prec && (this.tok === Kind.Operator || this.tok === Kind.Star)) {
      const pos = this.pos;
      const op = this.op as Operation['op'];
      const opPrec = this.prec;
      this.next();
      x = { kind: 'Operation', pos, op, x, y: this.binaryExpr(null, opPrec), tv: undefined };
    }
    return x;
  }

  protected unaryExpr(): Expr {
    this.enter();
    const x = this.unaryBody();
    this.leave();
    return x;
  }

  private unaryBody(): Expr {
    const pos = this.pos;
    if (this.tok === Kind.Operator || this.tok === Kind.Star) {
      switch (this.op) {
        case '*':
        case '+':
        case '-':
        case '!':
        case '^':
        case '~': {
          const op: UnaryOp = this.op;
          this.next();
          return { kind: 'Operation', pos, op, x: this.unaryExpr(), y: null, tv: undefined };
        }
        case '&':
          this.next();
          // A composite literal in parentheses loses them.
          return { kind: 'Operation', pos, op: '&', x: unparen(this.unaryExpr()), y: null, tv: undefined };
      }
    } else if (this.tok === Kind.Arrow) {
      this.next();
      const x = this.unaryExpr();
      // <-chan T may be a type: only now is it known.
      if (x.kind === 'ChanType') return this.receiveOnly(x);
      return { kind: 'Operation', pos, op: '<-', x, y: null, tv: undefined };
    }
    return this.primaryExpr(null, true);
  }

  /** Re-associates `<-` `chan T` to `<-chan T`, and `<-(chan<- T)` to `<-chan (<-T)`. */
  private receiveOnly(x: Expr): Expr {
    let dir = 'send';
    let t = x;
    while (dir === 'send' && t.kind === 'ChanType') {
      dir = t.dir;
      if (dir === 'recv') this.syntaxError('unexpected <-, expected chan');
      t.dir = 'recv';
      t = t.elem;
    }
    if (dir === 'send') this.syntaxError(`unexpected ${this.show(t)}, expected chan`);
    return x;
  }

  /** `go` and `defer`. */
  protected callStmt(): CallStmt {
    const pos = this.pos;
    const tok = this.tok === Kind.Go ? 'go' : 'defer';
    this.next();
    const x = this.primaryExpr(null, this.tok === Kind.Lparen);
    const call = unparen(x);
    if (call !== x) this.errorAt(x.pos, `expression in ${tok} must not be parenthesized`);
    return { kind: 'CallStmt', pos, tok, call };
  }

  // -------------------------------------------------------------- operands

  private operand(keepParens: boolean): Expr {
    switch (this.tok) {
      case Kind.Name:
        return this.name();
      case Kind.Literal:
        return this.literalOrNull()!;
      case Kind.Lparen:
        return this.parenExpr(keepParens);
      case Kind.Func:
        return this.funcLitOrType();
      case Kind.Lbrack:
      case Kind.Chan:
      case Kind.Map:
      case Kind.Struct:
      case Kind.Interface:
        return this.type();
      default: {
        const x = this.badExpr();
        this.syntaxError('expected expression');
        this.advance(Kind.Rparen, Kind.Rbrack, Kind.Rbrace);
        return x;
      }
    }
  }

  private parenExpr(keepParens: boolean): Expr {
    const pos = this.pos;
    this.next();
    this.xnest++;
    const x = this.expr();
    this.xnest--;
    this.want(Kind.Rparen);
    // Kept where an error message may need them: (T){} among them.
    if (!keepParens && this.tok !== Kind.Lbrace) return x;
    return { kind: 'ParenExpr', pos, x, tv: undefined };
  }

  private funcLitOrType(): Expr {
    const pos = this.pos;
    this.next();
    const { type } = this.funcType('function type');
    if (this.tok !== Kind.Lbrace) return type;
    this.xnest++;
    const body = this.funcBody();
    this.xnest--;
    return { kind: 'FuncLit', pos, type, body, tv: undefined };
  }

  // -------------------------------------------------------------- primary expressions

  /** `x` is the operand if it is consumed. */
  protected primaryExpr(x: Expr | null, keepParens: boolean): Expr {
    x ??= this.operand(keepParens);
    for (;;) {
      const pos = this.pos;
      switch (this.tok) {
        case Kind.Dot:
          x = this.selectorOrAssertion(pos, x);
          break;
        case Kind.Lbrack:
          x = this.indexOrSlice(pos, x);
          break;
        case Kind.Lparen:
          x = this.call(pos, x);
          break;
        case Kind.Lbrace: {
          const t = unparen(x);
          if (!this.mayBeLiteralType(t)) return x;
          if (t !== x) this.syntaxError('cannot parenthesize type in composite literal');
          const lit = this.literalValue();
          lit.type = x;
          x = lit;
          break;
        }
        default:
          return x;
      }
    }
  }

  private selectorOrAssertion(pos: Pos, x: Expr): Expr {
    this.next();
    switch (this.tok) {
      case Kind.Name:
        return { kind: 'SelectorExpr', pos, x, sel: this.name(), selection: undefined, tv: undefined };
      case Kind.Lparen: {
        this.next();
        const t: Expr = this.got(Kind.Type) ? { kind: 'TypeSwitchGuard', pos, lhs: null, x, tv: undefined } : { kind: 'AssertExpr', pos, x, type: this.type(), tv: undefined };
        this.want(Kind.Rparen);
        return t;
      }
      default:
        this.syntaxError('expected name or (');
        this.advance(Kind.Semi, Kind.Rparen);
        return x;
    }
  }

  private call(pos: Pos, fun: Expr): Expr {
    this.next();
    const args: Expr[] = [];
    let hasDots = false;
    this.xnest++;
    this.parseList('argument list', Kind.Comma, Kind.Rparen, () => {
      args.push(this.expr());
      hasDots = this.got(Kind.DotDotDot);
      return hasDots;
    });
    this.xnest--;
    return { kind: 'CallExpr', pos, fun, args, hasDots, tv: undefined };
  }

  private indexOrSlice(pos: Pos, x: Expr): Expr {
    this.next();
    let i: Expr | null = null;
    if (this.tok !== Kind.Colon) {
      let comma = false;
      if (this.tok === Kind.Rbrack) {
        this.syntaxError('expected operand');
        i = this.badExpr();
      } else {
        ({ x: i, comma } = this.typeList(false));
      }
      if (comma || this.tok === Kind.Rbrack) {
        this.want(Kind.Rbrack);
        return { kind: 'IndexExpr', pos, x, index: i, tv: undefined };
      }
    }
    if (!this.got(Kind.Colon)) {
      this.syntaxError('expected comma, : or ]');
      this.advance(Kind.Comma, Kind.Colon, Kind.Rbrack);
    }
    this.xnest++;
    let j: Expr | null = null;
    let k: Expr | null = null;
    let full = false;
    if (!this.at(Kind.Colon) && !this.at(Kind.Rbrack)) j = this.expr();
    if (this.tok === Kind.Colon) {
      full = true;
      if (j === null) {
        this.error('middle index required in 3-index slice');
        j = this.badExpr();
      }
      this.next();
      if (!this.at(Kind.Rbrack)) k = this.expr();
      else {
        this.error('final index required in 3-index slice');
        k = this.badExpr();
      }
    }
    this.xnest--;
    this.want(Kind.Rbrack);
    return { kind: 'SliceExpr', pos, x, index: [i, j, k], full, tv: undefined };
  }

  // -------------------------------------------------------------- composite literals

  /** Whether `{` behind t begins a composite literal. */
  private mayBeLiteralType(t: Expr): boolean {
    switch (t.kind) {
      case 'Name':
      case 'SelectorExpr':
        return this.xnest >= 0;
      case 'IndexExpr':
        return this.xnest >= 0 && !isValue(t);
      case 'ArrayType':
      case 'SliceType':
      case 'StructType':
      case 'MapType':
        return true;
      default:
        return false;
    }
  }

  private elementValue(): Expr {
    return this.tok === Kind.Lbrace ? this.literalValue() : this.expr();
  }

  private literalValue(): CompositeLit {
    const lit: CompositeLit = { kind: 'CompositeLit', pos: this.pos, type: null, elems: [], nkeys: 0, rbrace: 0, tv: undefined };
    this.xnest++;
    this.want(Kind.Lbrace);
    lit.rbrace = this.parseList('composite literal', Kind.Comma, Kind.Rbrace, () => {
      let e = this.elementValue();
      if (this.tok === Kind.Colon) {
        const pos = this.pos;
        this.next();
        e = { kind: 'KeyValueExpr', pos, key: e, value: this.elementValue(), tv: undefined };
        lit.nkeys++;
      }
      lit.elems.push(e);
      return false;
    });
    this.xnest--;
    return lit;
  }

  protected exprList(): Expr {
    const x = this.expr();
    if (this.tok !== Kind.Comma) return x;
    const elems = [x];
    while (this.got(Kind.Comma)) elems.push(this.expr());
    return { kind: 'ListExpr', pos: x.pos, elems, tv: undefined };
  }
}

/** Whether x can syntactically be no type. Depth is bounded by the parser's own, except along `x[..][..]`, hence the loop. */
function isValue(x: Expr): boolean {
  for (;;) {
    switch (x.kind) {
      case 'BasicLit':
      case 'CompositeLit':
      case 'FuncLit':
      case 'SliceExpr':
      case 'AssertExpr':
      case 'TypeSwitchGuard':
      case 'CallExpr':
        return true;
      case 'Operation':
        return x.op !== '*' || x.y !== null;
      case 'ParenExpr':
        x = x.x;
        break;
      case 'IndexExpr':
        if (isValue(x.index)) return true;
        x = x.x;
        break;
      default:
        return false;
    }
  }
}
