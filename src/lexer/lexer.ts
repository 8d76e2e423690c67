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
 * Algorithm: (1) drop NUL, invalid UTF-8 and byte order marks, as gc's reader does before its scanner sees
 * them; (2) tokens; (3) if something was dropped, map offsets and spellings back to the file's; (4) semicolons.
 */
import { type CustomPatternMatcherFunc, createToken, EOF, type ITokenConfig, type IToken, Lexer, type TokenType } from 'chevrotain';
import type { LitKind } from '../ast/nodes.js';
import { decodeRune } from '../base/bytes.js';
import type { LineDirective, SourceFile } from '../base/source.js';
import { noteComment } from './comments.js';
import type { LexEvent } from './events.js';
import { unicodeName } from '../base/quote.js';
import { scanLiteral } from './scan-literal.js';
import { insertSemicolons, semicolonImage } from './semicolons.js';
import { commentRow, eofRow, invalidRow, Kind, keywordRows, literalRow, nameRow, operatorRows, type TokenRow, whitespaceRow } from './tokens.js';
import { isUnicodeDigit, isUnicodeLetter } from '../base/unicode.js';

export interface LexResult {
  /** With semicolons, and an EOF token at the end. */
  tokens: IToken[];
  /** In order of `at`. */
  events: LexEvent[];
  lineDirectives: LineDirective[];
}

const noFile: SourceFile = { id: 0, name: '', path: '', text: '', lineStarts: [0], lineDirectives: [] };
const current: { file: SourceFile; events: LexEvent[]; lines: LineDirective[]; names: Map<string, string> } = { file: noFile, events: [], lines: [], names: new Map() };

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
  nameMatch[0] = oneString(text.substring(offset, i));
  return nameMatch;
}

/** Names that are equal are one string: later tables find it by its address, and the others are garbage at once. */
function oneString(name: string): string {
  const known = current.names.get(name);
  if (known !== undefined) return known;
  current.names.set(name, name);
  return name;
}

/** Chevrotain takes from what it skips only the length. */
const spaces = Array.from({ length: 65 }, (_, n) => ' '.repeat(n));

function matchSpace(text: string, offset: number): Match | null {
  let i = offset;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d) break;
  }
  const n = i - offset;
  if (n === 0) return null;
  triviaMatch[0] = spaces[n] ?? text.substring(offset, i);
  return triviaMatch;
}

/**
 * A spelling of two characters and more; no letter or digit follows a keyword. Not a regular expression, which takes ten times as long to say no: whatever
 * begins with the same character comes here, too.
 */
function matchSpelling(word: string, keyword: boolean): { exec: CustomPatternMatcherFunc } {
  const match: Match = [word];
  const second = word.charCodeAt(1);
  return asExec((text, offset) => {
    if (text.charCodeAt(offset + 1) !== second || !text.startsWith(word, offset)) return null;
    const end = offset + word.length;
    return keyword && end < text.length && charClass[text.charCodeAt(end)] !== 0 ? null : match;
  });
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
  name: TokenType;
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
  define(whitespaceRow, { pattern: asExec(matchSpace), group: Lexer.SKIPPED, start_chars_hint: [' ', '\t', '\r', '\n'], line_breaks: true });
  define(commentRow, { pattern: asExec(matchComment), group: Lexer.SKIPPED, start_chars_hint: ['/'], line_breaks: true });
  for (const r of keywordRows) define(r, { pattern: matchSpelling(r.text, true), start_chars_hint: [r.text.charAt(0)] });
  const name = define(nameRow, { pattern: asExec(matchName), start_chars_hint: nameChars });
  define(literalRow, { pattern: asExec(matchLiteral), start_chars_hint: [...'0123456789."`\''], line_breaks: true });
  let semi: TokenType | undefined;
  for (const r of operatorRows) {
    const t = define(r, { pattern: r.text.length > 1 ? matchSpelling(r.text, false) : r.text, start_chars_hint: [r.text.charAt(0)] });
    if (r.kind === Kind.Semi) semi = t;
  }
  define(invalidRow, { pattern: asExec(matchInvalid), group: Lexer.SKIPPED, start_chars_hint: range(0, 127) });
  rowOf[EOF.tokenTypeIdx!] = eofRow;
  const lexer = new Lexer(types, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: !validate, recoveryEnabled: true });
  vocabulary = { types, lexer, rowOf, semi: semi!, name };
  return vocabulary;
}

// ---------------------------------------------------------------- entry

const unusual = /[\0\x80-\xff]/;

/** Bytes dropped from a file: `ends[i]` is the offset in what is left, `removed[i]` the bytes dropped up to there. */
interface Dropped {
  ends: number[];
  removed: number[];
}

/**
 * Drops what gc's reader drops, and reports it (at offsets of the file). The reader is one character ahead, so
 * what is dropped is noticed together with the character before it.
 */
function cleanEncoding(text: string, dropped: Dropped): string {
  let out = '';
  let from = 0;
  let noticed = -1;
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c > 0 && c < 0x80) {
      noticed = i++;
      continue;
    }
    const { rune, width } = decodeRune(text, i);
    let drop = true;
    // gc's reader does not look for NUL in the first byte; its scanner refuses it there.
    if (c === 0 && i > 0) report(noticed, i, 'invalid NUL character');
    else if (c >= 0x80 && rune === 0xfffd && width === 1) report(noticed, i, 'invalid UTF-8 encoding');
    else if (rune === 0xfeff) {
      if (i > 0) report(noticed, i, 'invalid BOM in the middle of the file');
    } else drop = false;
    if (drop) {
      out += text.slice(from, i);
      from = i + width;
      dropped.ends.push(out.length);
      dropped.removed.push(from - out.length);
    } else noticed = i;
    i += width;
  }
  return from === 0 ? text : out + text.slice(from);
}

function originalOffset(d: Dropped, offset: number): number {
  let lo = 0;
  let hi = d.ends.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (d.ends[mid]! <= offset) lo = mid + 1;
    else hi = mid;
  }
  return lo === 0 ? offset : offset + d.removed[lo - 1]!;
}

/** Lexes a whole file. */
export function tokenize(file: SourceFile): LexResult {
  const { lexer, rowOf, semi } = lexerVocabulary();
  current.file = file;
  current.events = [];
  current.lines = [];
  current.names = new Map();
  const dropped: Dropped = { ends: [], removed: [] };
  const text = unusual.test(file.text) ? cleanEncoding(file.text, dropped) : file.text;
  const encodingErrors = current.events;
  current.events = [];
  const { tokens } = lexer.tokenize(text);
  const original = (offset: number): number => originalOffset(dropped, offset);
  if (dropped.ends.length > 0) for (const t of tokens) restoreToken(t, file.text, original);
  for (const t of tokens) if (t.image === ';') t.image = semicolonImage;
  const result: LexResult = { tokens: insertSemicolons(file.text, tokens, rowOf, semi, EOF), events: current.events, lineDirectives: current.lines };
  // Keeps no source alive.
  current.file = noFile;
  current.names = new Map();
  if (dropped.ends.length === 0) return result;
  const moved = result.events.map((e) => ({ ...e, at: original(e.at), offset: original(e.offset) }));
  result.events = [...encodingErrors, ...moved].sort((a, b) => a.at - b.at);
  result.lineDirectives = result.lineDirectives.map((d) => ({ ...d, offset: original(d.offset) }));
  return result;
}

/** Spellings hold the dropped bytes up to the next character; a keyword that holds any is a name. */
function restoreToken(t: IToken, text: string, original: (offset: number) => number): void {
  const { rowOf, name } = lexerVocabulary();
  const image = text.slice(original(t.startOffset), original(t.startOffset + t.image.length));
  t.startOffset = original(t.startOffset);
  const { cls } = rowOf[t.tokenTypeIdx]!;
  if (image === t.image || (cls !== 'keyword' && cls !== 'special')) return;
  t.image = image;
  if (cls === 'keyword') {
    t.tokenType = name;
    t.tokenTypeIdx = name.tokenTypeIdx!;
  }
}
