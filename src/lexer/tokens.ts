/**
 * The token table: every terminal of Go, once. From it derive the Chevrotain token types (lexer.ts), the
 * semicolon pass (semicolons.ts), operator folding and the words of syntax errors (parser).
 *
 * The parser sees `kind`, gc's classes of tokens (cmd/compile/internal/syntax/tokens.go), because gc's
 * messages and its recovery sets speak of them: all binary operators but `*` are one kind, all `op=` one.
 *
 * INVARIANT: rows of operators are longest first where one begins another.
 */
import type { BinaryOp, UnaryOp } from '../ast/nodes.js';

export const enum Kind {
  None,
  EOF,
  Name,
  Literal,
  /** Every operator without a kind of its own. */
  Operator,
  AssignOp,
  IncOp,
  Assign,
  Define,
  Arrow,
  Star,
  Lparen,
  Lbrack,
  Lbrace,
  Rparen,
  Rbrack,
  Rbrace,
  Comma,
  Semi,
  Colon,
  Dot,
  DotDotDot,
  Break,
  Case,
  Chan,
  Const,
  Continue,
  Default,
  Defer,
  Else,
  Fallthrough,
  For,
  Func,
  Go,
  Goto,
  If,
  Import,
  Interface,
  Map,
  Package,
  Range,
  Return,
  Select,
  Struct,
  Switch,
  Type,
  Var,
}

/** Spec: #Operator_precedence; 0: not binary. */
export const enum Prec {
  None,
  OrOr,
  AndAnd,
  Cmp,
  Add,
  Mul,
}

export type TokenClass = 'special' | 'keyword' | 'operator' | 'delimiter' | 'trivia';
export type TokenOp = BinaryOp | UnaryOp | '';

export interface TokenRow {
  /** Chevrotain's name of the token type. */
  readonly name: string;
  readonly kind: Kind;
  /** Spelling; '' for classes of spellings and for trivia. */
  readonly text: string;
  readonly cls: TokenClass;
  /** Operator that it stands for (for `op=`, `++` and `--`: the op). */
  readonly op: TokenOp;
  readonly prec: Prec;
  /** A newline behind it becomes a semicolon (Spec: #Semicolons). */
  readonly endsStatement: boolean;
}

function row(name: string, kind: Kind, text: string, cls: TokenClass, op: TokenOp = '', prec: Prec = Prec.None, endsStatement = false): TokenRow {
  return { name, kind, text, cls, op, prec, endsStatement };
}

function keyword(kind: Kind, text: string, endsStatement = false): TokenRow {
  return row(text[0]!.toUpperCase() + text.slice(1), kind, text, 'keyword', '', Prec.None, endsStatement);
}

function operator(name: string, text: TokenOp, prec: Prec): TokenRow {
  return row(name, Kind.Operator, text, 'operator', text, prec);
}

function assignOp(name: string, op: TokenOp): TokenRow {
  return row(`${name}Assign`, Kind.AssignOp, `${op}=`, 'operator', op);
}

function delimiter(name: string, kind: Kind, text: string, endsStatement = false): TokenRow {
  return row(name, kind, text, 'delimiter', '', Prec.None, endsStatement);
}

export const nameRow = row('Name', Kind.Name, '', 'special', '', Prec.None, true);
export const literalRow = row('Literal', Kind.Literal, '', 'special', '', Prec.None, true);
export const eofRow = row('EOF', Kind.EOF, '', 'special');

/** Trivia and characters that no token begins with; never seen by the parser. */
export const whitespaceRow = row('Whitespace', Kind.None, '', 'trivia');
export const commentRow = row('Comment', Kind.None, '', 'trivia');
export const invalidRow = row('Invalid', Kind.None, '', 'trivia');

export const keywordRows: readonly TokenRow[] = [
  keyword(Kind.Break, 'break', true),
  keyword(Kind.Case, 'case'),
  keyword(Kind.Chan, 'chan'),
  keyword(Kind.Const, 'const'),
  keyword(Kind.Continue, 'continue', true),
  keyword(Kind.Default, 'default'),
  keyword(Kind.Defer, 'defer'),
  keyword(Kind.Else, 'else'),
  keyword(Kind.Fallthrough, 'fallthrough', true),
  keyword(Kind.For, 'for'),
  keyword(Kind.Func, 'func'),
  keyword(Kind.Go, 'go'),
  keyword(Kind.Goto, 'goto'),
  keyword(Kind.If, 'if'),
  keyword(Kind.Import, 'import'),
  keyword(Kind.Interface, 'interface'),
  keyword(Kind.Map, 'map'),
  keyword(Kind.Package, 'package'),
  keyword(Kind.Range, 'range'),
  keyword(Kind.Return, 'return', true),
  keyword(Kind.Select, 'select'),
  keyword(Kind.Struct, 'struct'),
  keyword(Kind.Switch, 'switch'),
  keyword(Kind.Type, 'type'),
  keyword(Kind.Var, 'var'),
];

export const operatorRows: readonly TokenRow[] = [
  assignOp('Shl', '<<'),
  assignOp('Shr', '>>'),
  assignOp('AndNot', '&^'),
  delimiter('DotDotDot', Kind.DotDotDot, '...'),
  operator('OrOr', '||', Prec.OrOr),
  operator('AndAnd', '&&', Prec.AndAnd),
  operator('Eql', '==', Prec.Cmp),
  operator('Neq', '!=', Prec.Cmp),
  operator('Leq', '<=', Prec.Cmp),
  operator('Geq', '>=', Prec.Cmp),
  row('Arrow', Kind.Arrow, '<-', 'operator', '<-'),
  operator('Shl', '<<', Prec.Mul),
  operator('Shr', '>>', Prec.Mul),
  operator('AndNot', '&^', Prec.Mul),
  row('Inc', Kind.IncOp, '++', 'operator', '+', Prec.None, true),
  row('Dec', Kind.IncOp, '--', 'operator', '-', Prec.None, true),
  assignOp('Add', '+'),
  assignOp('Sub', '-'),
  assignOp('Or', '|'),
  assignOp('Xor', '^'),
  assignOp('Mul', '*'),
  assignOp('Div', '/'),
  assignOp('Rem', '%'),
  assignOp('And', '&'),
  delimiter('Define', Kind.Define, ':='),
  operator('Lss', '<', Prec.Cmp),
  operator('Gtr', '>', Prec.Cmp),
  operator('Add', '+', Prec.Add),
  operator('Sub', '-', Prec.Add),
  operator('Or', '|', Prec.Add),
  operator('Xor', '^', Prec.Add),
  row('Star', Kind.Star, '*', 'operator', '*', Prec.Mul),
  operator('Div', '/', Prec.Mul),
  operator('Rem', '%', Prec.Mul),
  operator('And', '&', Prec.Mul),
  operator('Not', '!', Prec.None),
  operator('Tilde', '~', Prec.None),
  delimiter('Assign', Kind.Assign, '='),
  delimiter('Lparen', Kind.Lparen, '('),
  delimiter('Lbrack', Kind.Lbrack, '['),
  delimiter('Lbrace', Kind.Lbrace, '{'),
  delimiter('Rparen', Kind.Rparen, ')', true),
  delimiter('Rbrack', Kind.Rbrack, ']', true),
  delimiter('Rbrace', Kind.Rbrace, '}', true),
  delimiter('Comma', Kind.Comma, ','),
  delimiter('Semi', Kind.Semi, ';'),
  delimiter('Colon', Kind.Colon, ':'),
  delimiter('Dot', Kind.Dot, '.'),
];

const spellings: string[] = [];
for (const r of [...keywordRows, ...operatorRows]) if (r.kind !== Kind.Operator && r.kind !== Kind.AssignOp && r.kind !== Kind.IncOp) spellings[r.kind] = r.text;
spellings[Kind.EOF] = 'EOF';
spellings[Kind.Name] = 'name';
spellings[Kind.Literal] = 'literal';
spellings[Kind.Operator] = 'op';
spellings[Kind.AssignOp] = 'op=';
spellings[Kind.IncOp] = 'opop';

/** The kind as gc's messages name it: some in words, keywords announced. */
export function kindWord(kind: Kind): string {
  if (kind === Kind.Comma) return 'comma';
  if (kind === Kind.Semi) return 'semicolon or newline';
  const s = spellings[kind] ?? '?';
  return kind >= Kind.Break ? `keyword ${s}` : s;
}

/** Spelling of a keyword or delimiter kind. */
export function kindText(kind: Kind): string {
  return spellings[kind] ?? '?';
}
