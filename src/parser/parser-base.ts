/**
 * The cursor over the tokens, errors, recovery and the small productions that all chapters share.
 *
 * Chevrotain gives the token vector, lookahead (LA), consumption and the rules at which parsing starts
 * (parser.ts). The productions are methods that look at one token, as gc's are
 * (cmd/compile/internal/syntax/parser.go): gc's messages name the token at which that recursive descent
 * notices, and what follows depends on which tokens it then skips. Both are part of what gosim promises.
 * REJECTED: CONSUME, OR and MANY for every production: their exceptions leave a production where gc goes on in
 * it, and a second grammar for the error cases would have to be kept equal to the first.
 *
 * INVARIANTS
 *   - `tok`, `op`, `prec`, `pos` and `cur` describe LA(1); only `next` and `begin` change them.
 *   - A production called `xOrNull` may return null without having consumed anything; all others return a node.
 *   - `depth` counts open productions that can nest without bound; base/deep.ts says how many.
 */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { BadExpr, BasicLit, Name, Node, Pragma } from '../ast/nodes.js';
import { exprString } from '../ast/print.js';
import { nestingLimit } from '../base/deep.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import { lineIndex, makePos, noPos, type Pos, type SourceFile } from '../base/source.js';
import type { LexEvent, LexResult } from '../lexer/index.js';
import { Kind, kindWord, lexerVocabulary, literalIsBad, literalKind, type TokenOp, type TokenRow } from '../lexer/index.js';
import { PragmaReader } from './pragmas.js';

/**
 * Types in types. DEPARTURE: gc has no limit, but takes minutes for some thousands: names of types grow with their depth, and so does what
 * compares, hashes and prints them.
 */
const maxTypeNesting = 1000;

/** Leaves the parser when nesting is too deep; the error is already reported. */
export class NestingTooDeep extends Error {}

/** Statement keywords at which recovery stops inside functions. */
const stopKinds: readonly Kind[] = [
  Kind.Break,
  Kind.Const,
  Kind.Continue,
  Kind.Defer,
  Kind.Fallthrough,
  Kind.For,
  Kind.Go,
  Kind.Goto,
  Kind.If,
  Kind.Return,
  Kind.Select,
  Kind.Switch,
  Kind.Type,
  Kind.Var,
];

export interface ParseOptions {
  /** The file belongs to the runtime or the library: directives of the runtime are allowed. */
  readonly std?: boolean;
}

const noFile: SourceFile = { id: 0, name: '', path: '', text: '', lineStarts: [0], lineDirectives: [] };

export class ParserBase extends EmbeddedActionsParser {
  private readonly rowOf: readonly TokenRow[];
  protected file: SourceFile = noFile;
  private bag: DiagnosticBag | null = null;
  private base = 0;
  private events: readonly LexEvent[] = [];
  private eventIndex = 0;
  private lastSyntaxLine = -1;
  protected readonly pragmas = new PragmaReader((pos, msg) => this.sideError(pos, msg));

  protected tok: Kind = Kind.EOF;
  protected op: TokenOp = '';
  protected prec = 0;
  protected pos: Pos = noPos;
  protected cur: IToken | null = null;

  /** Errors of this file so far. */
  protected errorCount = 0;
  /** Function nesting: recovery stops at statement keywords inside functions only. */
  protected fnest = 0;
  /** Negative in the header of if, for and switch, where `{` begins a block. */
  protected xnest = 0;
  protected depth = 0;
  private typeDepth = 0;
  private nesting = 0;

  constructor(validate: boolean) {
    const { types, rowOf } = lexerVocabulary(validate);
    super(types, { maxLookahead: 1, skipValidations: !validate, recoveryEnabled: false, nodeLocationTracking: 'none' });
    this.rowOf = rowOf;
  }

  /** Prepares for a file and makes its first token current. */
  protected begin(file: SourceFile, lexed: LexResult, bag: DiagnosticBag, options: ParseOptions): void {
    this.file = file;
    this.bag = bag;
    this.base = makePos(file.id, 0);
    this.events = lexed.events;
    this.eventIndex = 0;
    this.lastSyntaxLine = -1;
    this.pragmas.begin(options.std ?? false);
    this.errorCount = 0;
    this.fnest = 0;
    this.xnest = 0;
    this.depth = 0;
    this.typeDepth = 0;
    this.nesting = nestingLimit();
    this.input = lexed.tokens;
  }

  /** Lets go of the file, so that the one parser keeps no source alive. */
  protected end(): void {
    this.input = [];
    this.file = noFile;
    this.bag = null;
    this.events = [];
    this.cur = null;
  }

  // -------------------------------------------------------------- cursor

  /** Reads LA(1) and hears what the lexer met on the way to its end. */
  protected load(): void {
    const t = this.LA(1);
    const row = this.rowOf[t.tokenTypeIdx]!;
    this.cur = t;
    this.tok = row.kind;
    this.op = row.op;
    this.prec = row.prec;
    this.pos = this.base + t.startOffset;
    if (this.eventIndex < this.events.length) this.deliverEvents(t, row.kind);
  }

  protected next(): void {
    this.SKIP_TOKEN();
    this.load();
  }

  /** Like `tok === kind`, for places where the compiler still believes in an earlier `tok`. */
  protected at(kind: Kind): boolean {
    return this.tok === kind;
  }

  private deliverEvents(t: IToken, kind: Kind): void {
    const end = kind === Kind.EOF ? Infinity : t.startOffset + (kind === Kind.Semi ? 1 : t.image.length);
    for (; this.eventIndex < this.events.length; this.eventIndex++) {
      const e = this.events[this.eventIndex]!;
      if (e.at >= end) return;
      if (e.kind === 'error') this.errorAt(this.base + e.offset, e.msg);
      else this.pragmas.add(this.base + e.offset, e.text, e.blank);
    }
  }

  /** Spelling of the current token, or the image of a semicolon. */
  protected get lit(): string {
    return this.cur!.image;
  }

  protected got(kind: Kind): boolean {
    if (this.tok !== kind) return false;
    this.next();
    return true;
  }

  protected want(kind: Kind): void {
    if (this.tok === kind) this.next();
    else {
      this.syntaxError(`expected ${kindWord(kind)}`);
      this.advance();
    }
  }

  /** Like got(Assign), but takes `:=` with a complaint. */
  protected gotAssign(): boolean {
    if (this.tok === Kind.Define) this.syntaxError('expected =');
    else if (this.tok !== Kind.Assign) return false;
    this.next();
    return true;
  }

  protected isOp(op: TokenOp): boolean {
    return this.tok === Kind.Operator && this.op === op;
  }

  protected enter(): void {
    if (++this.depth > this.nesting) this.tooDeep();
  }

  protected enterType(): void {
    if (++this.typeDepth > maxTypeNesting) this.tooDeep();
    this.enter();
  }

  protected leaveType(): void {
    this.typeDepth--;
    this.leave();
  }

  private tooDeep(): never {
    this.nestingError();
    throw new NestingTooDeep();
  }

  protected nestingError(): void {
    this.errorAt(this.pos, 'exceeded max nesting depth', true);
  }

  protected leave(): void {
    this.depth--;
  }

  // -------------------------------------------------------------- errors

  protected errorAt(pos: Pos, msg: string, syntax = msg.startsWith('syntax error')): void {
    this.errorCount++;
    if (syntax) {
      // gc shows one syntax error per line, in the order of arrival.
      const line = lineIndex(this.file, pos - this.base);
      if (line === this.lastSyntaxLine) return;
      this.lastSyntaxLine = line;
    }
    this.bag?.error(pos, msg, { syntax });
  }

  /** An error that gc's parser does not know of: it suppresses no other. */
  protected sideError(pos: Pos, msg: string): void {
    this.bag?.error(pos, msg);
  }

  protected error(msg: string): void {
    this.errorAt(this.pos, msg);
  }

  protected syntaxError(msg: string): void {
    this.syntaxErrorAt(this.pos, msg);
  }

  /** A message that begins with in, at, after or expected is completed with the current token. */
  protected syntaxErrorAt(pos: Pos, msg: string): void {
    if (this.tok === Kind.EOF && this.errorCount > 0) return;
    if (msg.startsWith('in ') || msg.startsWith('at ') || msg.startsWith('after ')) msg = ` ${msg}`;
    else if (msg.startsWith('expected ')) msg = `, ${msg}`;
    else {
      this.errorAt(pos, `syntax error: ${msg}`);
      return;
    }
    this.errorAt(pos, `syntax error: unexpected ${this.tokenWord()}${msg}`);
  }

  private tokenWord(): string {
    switch (this.tok) {
      case Kind.Name:
        return `name ${this.lit}`;
      case Kind.Semi:
        return this.lit;
      case Kind.Literal:
        return `literal ${this.lit}`;
      case Kind.Operator:
      case Kind.AssignOp:
      case Kind.IncOp:
        return this.lit;
      default:
        return kindWord(this.tok);
    }
  }

  /** Skips to one of `follow` (or, inside functions, a statement keyword); without `follow`, one token. */
  protected advance(...follow: Kind[]): void {
    if (follow.length === 0) {
      if (this.tok !== Kind.EOF) this.next();
      return;
    }
    while (this.tok !== Kind.EOF && !follow.includes(this.tok)) {
      if (this.fnest > 0 && stopKinds.includes(this.tok)) return;
      this.next();
    }
  }

  /** Source form of a node, for messages. */
  protected show(x: Node): string {
    return exprString(x);
  }

  // -------------------------------------------------------------- pragmas

  protected takePragmas(): Pragma[] {
    return this.pragmas.take();
  }

  protected clearPragmas(): void {
    this.pragmas.clear();
  }

  // -------------------------------------------------------------- shared productions

  /**
   * Elements separated by `sep` (optional before `close`) up to and with `close`. `element` returns true if no
   * more may follow. Returns the position of the closing token.
   */
  protected parseList(context: string, sep: Kind, close: Kind, element: () => boolean): Pos {
    this.enter();
    const pos = this.listElements(context, sep, close, element);
    this.leave();
    return pos;
  }

  private listElements(context: string, sep: Kind, close: Kind, element: () => boolean): Pos {
    let done = false;
    while (this.tok !== Kind.EOF && this.tok !== close && !done) {
      done = element();
      if (!this.got(sep) && this.tok !== close) {
        this.syntaxError(`in ${context}; possibly missing ${kindWord(sep)} or ${kindWord(close)}`);
        this.advance(Kind.Rparen, Kind.Rbrack, Kind.Rbrace);
        if (this.tok !== close) return this.pos;
      }
    }
    const pos = this.pos;
    this.want(close);
    return pos;
  }

  protected name(): Name {
    if (this.tok === Kind.Name) {
      const n: Name = { kind: 'Name', pos: this.pos, value: this.lit, obj: undefined, tv: undefined, inst: undefined };
      this.next();
      return n;
    }
    const n = this.blankName(this.pos);
    this.syntaxError('expected name');
    this.advance();
    return n;
  }

  protected blankName(pos: Pos): Name {
    return { kind: 'Name', pos, value: '_', obj: undefined, tv: undefined, inst: undefined };
  }

  protected nameList(first: Name): Name[] {
    const list = [first];
    while (this.got(Kind.Comma)) list.push(this.name());
    return list;
  }

  protected literalOrNull(): BasicLit | null {
    if (this.tok !== Kind.Literal) return null;
    const t = this.cur!;
    const x: BasicLit = { kind: 'BasicLit', pos: this.pos, value: t.image, litKind: literalKind(t), bad: literalIsBad(t), tv: undefined };
    this.next();
    return x;
  }

  protected badExpr(): BadExpr {
    return { kind: 'BadExpr', pos: this.pos, tv: undefined };
  }
}
