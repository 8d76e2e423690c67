/**
 * The lexer: a Chevrotain Lexer built from the token table, over byte strings.
 *
 * INVARIANTS
 *   - Positions are byte offsets into the file; Chevrotain tracks nothing else.
 *   - Every byte is consumed by some pattern (`Invalid` takes what no token begins with), so Chevrotain's own
 *     errors never occur; errors are events (events.ts), in gc's words.
 *   - Patterns find their file in `current`: Chevrotain calls them without context, and lexing never nests.
 *   - Every token type states its first characters, so that Chevrotain does not analyse regular expressions
 *     at start-up.
 *
 * Algorithm: (1) look for NUL, invalid UTF-8 and byte order marks, which gc's reader drops before its scanner
 * sees them: they become blanks; (2) tokens; (3) semicolons.
 *
 * DEPARTURE: gc joins what stands on both sides of a dropped byte; here the blank separates it. Only the
 * errors that follow the first one can differ.
 */
import { type CustomPatternMatcherFunc, createToken, EOF, type ITokenConfig, type IToken, Lexer, type TokenType } from 'chevrotain';
import type { LitKind } from '../ast/nodes.js';
import { decodeRune } from '../base/bytes.js';
import type { LineDirective, SourceFile } from '../base/source.js';
import { noteComment } from './comments.js';
import type { LexEvent } from './events.js';
import { unicodeName } from './quote.js';
import { scanLiteral } from './scan-literal.js';
import { insertSemicolons, semicolonImage } from './semicolons.js';
import { commentRow, eofRow, invalidRow, Kind, keywordRows, literalRow, nameRow, operatorRows, type TokenRow, whitespaceRow } from './tokens.js';
import { isUnicodeDigit, isUnicodeLetter } from './unicode.js';

export interface LexResult {
  /** With semicolons, and an EOF token at the end. */
  tokens: IToken[];
  /** In order of `at`. */
  events: LexEvent[];
  lineDirectives: LineDirective[];
}

const current: { file: SourceFile; text: string; events: LexEvent[]; lines: LineDirective[] } = {
  file: { id: 0, name: '', path: '', text: '', lineStarts: [], lineDirectives: [] },
  text: '',
  events: [],
  lines: [],
};

function report(at: number, offset: number, msg: string): void {
  current.events.push({ kind: 'error', at, offset, msg });
}

// ---------------------------------------------------------------- patterns

const litKinds: readonly LitKind[] = ['int', 'float', 'imag', 'rune', 'string'];

/** Payload of a literal token: index of its kind, plus 8 if it is malformed. */
export function literalKind(t: IToken): LitKind {
  return litKinds[(t.payload as number) & 7]!;
}

export function literalIsBad(t: IToken): boolean {
  return (t.payload as number) >= 8;
}

type Match = [string] & { payload?: number };
// Chevrotain reads a match before it asks for the next, so one array per pattern is enough.
const nameMatch: Match = [''];
const literalMatch: Match = [''];
const triviaMatch: Match = [''];

function asExec(f: (text: string, offset: number) => Match | null): { exec: CustomPatternMatcherFunc } {
  return { exec: f as unknown as CustomPatternMatcherFunc };
}

/** 1: letter or underscore, 2: digit, 3: byte of a non-ASCII character. */
const charClass = new Uint8Array(256);
for (let c = 0; c < 256; c++) {
  if (c >= 0x80) charClass[c] = 3;
  else if (c >= 0x30 && c <= 0x39) charClass[c] = 2;
  else if (c === 0x5f || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)) charClass[c] = 1;
}

function matchName(text: string, offset: number): Match | null {
  let i = offset;
  for (; i < text.length; ) {
    const cls = charClass[text.charCodeAt(i)]!;
    if (cls === 0 || (cls === 2 && i === offset)) break;
    i = cls === 3 ? matchWideChar(text, i, i === offset) : i + 1;
  }
  if (i === offset) return null;
  nameMatch[0] = text.substring(offset, i);
  return nameMatch;
}

/** gc takes every non-ASCII character into an identifier and complains about the wrong ones. */
function matchWideChar(text: string, i: number, first: boolean): number {
  const { rune, width } = decodeRune(text, i);
  if (isUnicodeDigit(rune)) {
    if (first) report(i, i, `identifier cannot begin with digit ${unicodeName(rune)}`);
  } else if (!isUnicodeLetter(rune)) {
    report(i, i, `invalid character ${unicodeName(rune)} in identifier`);
  }
  return i + width;
}

function matchLiteral(text: string, offset: number): Match | null {
  const lit = scanLiteral(text, offset, report);
  if (lit === undefined) return null;
  literalMatch[0] = text.substring(offset, lit.end);
  literalMatch.payload = litKinds.indexOf(lit.kind) + (lit.bad ? 8 : 0);
  return literalMatch;
}

function matchComment(text: string, offset: number): Match | null {
  const next = text.charCodeAt(offset + 1);
  let end: number;
  let closed = true;
  if (next === 0x2f) {
    end = text.indexOf('\n', offset);
    if (end < 0) end = text.length;
  } else if (next === 0x2a) {
    end = text.indexOf('*/', offset + 2);
    closed = end >= 0;
    end = closed ? end + 2 : text.length;
    if (!closed) report(offset, offset, 'comment not terminated');
  } else return null;
  if (closed) noteComment(current.file, text, offset, end, current.events, current.lines);
  triviaMatch[0] = text.substring(offset, end);
  return triviaMatch;
}

function matchInvalid(text: string, offset: number): Match {
  report(offset, offset, `invalid character ${unicodeName(text.charCodeAt(offset))}`);
  triviaMatch[0] = text.charAt(offset);
  return triviaMatch;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

// ---------------------------------------------------------------- vocabulary

interface Vocabulary {
  types: TokenType[];
  lexer: Lexer;
  rowOf: TokenRow[];
  semi: TokenType;
}

let vocabulary: Vocabulary | undefined;

/** Token types and lexer, built at first use. `validate`: let Chevrotain check the definitions (tests). */
export function lexerVocabulary(validate = false): Vocabulary {
  if (vocabulary !== undefined && !validate) return vocabulary;
  const rowOf: TokenRow[] = [];
  const types: TokenType[] = [];
  const define = (r: TokenRow, config: Omit<ITokenConfig, 'name'>): TokenType => {
    const t = createToken({ name: r.name, line_breaks: false, ...config });
    rowOf[t.tokenTypeIdx!] = r;
    types.push(t);
    return t;
  };
  const nameChars = range(0, 255).filter((c) => charClass[c] === 1 || charClass[c] === 3);
  define(whitespaceRow, { pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, start_chars_hint: [' ', '\t', '\r', '\n'], line_breaks: true });
  define(commentRow, { pattern: asExec(matchComment), group: Lexer.SKIPPED, start_chars_hint: ['/'], line_breaks: true });
  for (const r of keywordRows) define(r, { pattern: new RegExp(`${r.text}(?![A-Za-z0-9_\\x80-\\xff])`), start_chars_hint: [r.text.charAt(0)] });
  define(nameRow, { pattern: asExec(matchName), start_chars_hint: nameChars });
  define(literalRow, { pattern: asExec(matchLiteral), start_chars_hint: [...'0123456789."`\''], line_breaks: true });
  let semi: TokenType | undefined;
  for (const r of operatorRows) {
    const t = define(r, { pattern: r.text, start_chars_hint: [r.text.charAt(0)] });
    if (r.kind === Kind.Semi) semi = t;
  }
  define(invalidRow, { pattern: asExec(matchInvalid), group: Lexer.SKIPPED, start_chars_hint: range(0, 127) });
  rowOf[EOF.tokenTypeIdx!] = eofRow;
  const lexer = new Lexer(types, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: !validate, recoveryEnabled: true });
  vocabulary = { types, lexer, rowOf, semi: semi! };
  return vocabulary;
}

// ---------------------------------------------------------------- entry

const unusual = /[\0\x80-\xff]/;
const bom = '\xef\xbb\xbf';

/** Replaces bytes that gc's reader drops by blanks, and reports them. */
function cleanEncoding(text: string): string {
  let out = '';
  let from = 0;
  const drop = (i: number, width: number): void => {
    out += text.slice(from, i) + ' '.repeat(width);
    from = i + width;
  };
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c === 0) {
      report(i, i, 'invalid NUL character');
      drop(i++, 1);
    } else if (c < 0x80) {
      i++;
    } else {
      const { rune, width } = decodeRune(text, i);
      if (rune === 0xfffd && width === 1) {
        report(i, i, 'invalid UTF-8 encoding');
        drop(i, 1);
      } else if (width === 3 && text.startsWith(bom, i)) {
        if (i > 0) report(i, i, 'invalid BOM in the middle of the file');
        drop(i, 3);
      }
      i += width;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Lexes a whole file. */
export function tokenize(file: SourceFile): LexResult {
  const { lexer, rowOf, semi } = lexerVocabulary();
  current.file = file;
  current.events = [];
  current.lines = [];
  let text = file.text;
  if (unusual.test(text)) text = cleanEncoding(text);
  const encodingErrors = current.events.length;
  const { tokens } = lexer.tokenize(text);
  for (const t of tokens) if (t.image === ';') t.image = semicolonImage;
  const events = current.events;
  if (encodingErrors > 0) events.sort((a, b) => a.at - b.at);
  return { tokens: insertSemicolons(text, tokens, rowOf, semi, EOF), events, lineDirectives: current.lines };
}
