/**
 * The go command's own look at a source file, before any compiling: the package clause and the imports, read with go/scanner's tokens and
 * go/parser's messages (go/build: read.go; go/parser with ImportsOnly). A file that fails here is reported by the go command and nothing is compiled.
 *
 * Two steps as in Go. A loose reader finds where the imports end; if what it sees is no clause at all, the strict parser gets the whole file,
 * otherwise the header alone, so that what follows the imports is the compiler's to report. Only the first error counts.
 *
 * Texts are byte strings, offsets bytes; messages are byte strings too.
 */
import { decodeRune, encodeRune } from '../base/bytes.js';
import { isUnicodeDigit, isUnicodeLetter } from '../base/unicode.js';
import { stringLitValue } from '../lexer/literals.js';

export interface HeaderError {
  /** `line:col`. */
  readonly position: string;
  readonly message: string;
}

export interface Header {
  readonly error: HeaderError | null;
  /** Import paths in order, up to the error. */
  readonly imports: readonly string[];
}

const byteOrderMark = '\xef\xbb\xbf';
const isIdentByte = (c: string): boolean => /^[A-Za-z0-9_\x80-\xff]$/.test(c);

/** End of the header that go/parser is given; the text's length if the loose reader gave up or came to the end. */
function headerEnd(text: string): number {
  let i = text.startsWith(byteOrderMark) ? 3 : 0;
  let bad = false;
  const skip = (): string => {
    for (;;) {
      const c = text.charAt(i);
      if (c !== '' && ' \f\t\r\n;'.includes(c)) i++;
      else if (c === '/') {
        const next = text.charAt(i + 1);
        const close = next === '/' ? text.indexOf('\n', i) : next === '*' ? text.indexOf('*/', i + 2) : -2;
        if (close === -2 || (close < 0 && next === '*')) {
          bad = true;
          return '';
        }
        i = close < 0 ? text.length : close + (next === '/' ? 1 : 2);
      } else return c;
    }
  };
  const keyword = (kw: string): void => {
    skip();
    if (text.startsWith(kw, i) && !isIdentByte(text.charAt(i + kw.length))) i += kw.length;
    else bad = true;
  };
  const ident = (): void => {
    if (!isIdentByte(skip())) bad = true;
    while (isIdentByte(text.charAt(i))) i++;
  };
  const str = (): void => {
    const quote = skip();
    const m = quote === '`' ? /`[^`]*`/y : /"(?:[^"\\\n]|\\[\s\S])*"/y;
    m.lastIndex = i;
    const found = m.exec(text);
    if (found === null) bad = true;
    else i = m.lastIndex;
  };
  const spec = (): void => {
    const c = skip();
    if (c === '.') i++;
    else if (isIdentByte(c)) ident();
    if (!bad) str();
  };
  keyword('package');
  if (!bad) ident();
  while (!bad && skip() === 'i') {
    keyword('import');
    if (bad) break;
    if (skip() !== '(') spec();
    else {
      i++;
      while (!bad && skip() !== ')') spec();
      i++;
    }
  }
  return bad ? text.length : i;
}

type Kind = 'ident' | 'literal' | 'string' | 'semicolon' | 'operator' | 'keyword' | 'illegal' | 'EOF';

interface Token {
  kind: Kind;
  pos: number;
  /** Spelling; a newline for a semicolon that is not written. */
  text: string;
}

const keywords = new Set(
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(' '),
);
const keepsLine = new Set(['break', 'continue', 'fallthrough', 'return']);
const operator = /<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|==|!=|<=|>=|:=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|&\^|[-+*/%&|^<>=!()[\]{},;.:~]/y;
const number = /(?:\d|\.\d)(?:[eEpP][-+]|[\w.])*/y;

class HeaderParser {
  private at: number;
  private insertSemi = false;
  private error: HeaderError | null = null;
  private tok: Token;
  readonly imports: string[] = [];

  constructor(private readonly text: string) {
    this.at = text.startsWith(byteOrderMark) ? 3 : 0;
    this.tok = this.scan();
  }

  private fail(offset: number, message: string): void {
    this.error ??= { position: lineAndColumn(this.text, offset), message };
  }

  private next(): void {
    this.tok = this.scan();
  }

  private scan(): Token {
    const { text } = this;
    for (;;) {
      const c = text.charAt(this.at);
      if (c === '\n' && this.insertSemi) return this.semicolon(this.at++);
      if (c === '/' && (text.charAt(this.at + 1) === '/' || text.charAt(this.at + 1) === '*')) {
        const start = this.at;
        const line = text.charAt(start + 1) === '/';
        const close = text.indexOf(line ? '\n' : '*/', start + 2);
        if (close < 0 && !line) this.fail(start, 'comment not terminated');
        this.at = close < 0 ? text.length : close + (line ? 0 : 2);
        const newline = line ? -1 : text.slice(start, this.at).indexOf('\n');
        if (this.insertSemi && newline >= 0) return this.semicolon(start + newline);
      } else if (c !== '' && ' \t\r\n'.includes(c)) this.at++;
      else break;
    }
    const pos = this.at;
    if (pos >= text.length) {
      if (this.insertSemi) return this.semicolon(pos);
      return { kind: 'EOF', pos, text: 'EOF' };
    }
    const was = this.insertSemi;
    this.insertSemi = false;
    const take = (kind: Kind, end: number): Token => {
      this.at = end;
      this.insertSemi = kind === 'ident' || kind === 'literal' || kind === 'string';
      return { kind, pos, text: text.slice(pos, end) };
    };
    const c = text.charAt(pos);
    const r = decodeRune(text, pos);
    if (isLetter(r.rune)) {
      let end = pos;
      for (let q = r; end < text.length && (isLetter(q.rune) || isDigit(q.rune)); q = decodeRune(text, end)) end += q.width;
      const word = text.slice(pos, end);
      const t = take(keywords.has(word) ? 'keyword' : 'ident', end);
      if (keepsLine.has(word)) this.insertSemi = true;
      return t;
    }
    number.lastIndex = pos;
    if (number.test(text)) return take('literal', number.lastIndex);
    if (c === '"' || c === "'") return take(c === '"' ? 'string' : 'literal', this.quoted(pos, c));
    if (c === '`') {
      const close = text.indexOf('`', pos + 1);
      if (close < 0) this.fail(pos, 'raw string literal not terminated');
      return take('string', close < 0 ? text.length : close + 1);
    }
    operator.lastIndex = pos;
    if (operator.test(text)) {
      const t = take(c === ';' ? 'semicolon' : 'operator', operator.lastIndex);
      this.insertSemi = [')', ']', '}', '++', '--'].includes(t.text);
      return t;
    }
    this.fail(pos, illegalCharacter(r.rune));
    const t = take('illegal', pos + r.width);
    this.insertSemi = was;
    return t;
  }

  private semicolon(pos: number): Token {
    this.insertSemi = false;
    return { kind: 'semicolon', pos, text: '\n' };
  }

  /** End of a string or rune literal that begins at `start`. */
  private quoted(start: number, quote: string): number {
    const { text } = this;
    let i = start + 1;
    let n = 0;
    let valid = true;
    for (;;) {
      const c = text.charAt(i);
      if (c === '\n' || c === '') {
        if (valid || quote === '"') this.fail(start, quote === '"' ? 'string literal not terminated' : 'rune literal not terminated');
        return i;
      }
      if (c === quote) break;
      n++;
      if (c === '\\') {
        const m = /\\(?:[abfnrtv\\'"]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;
        m.lastIndex = i;
        if (m.test(text)) i = m.lastIndex;
        else {
          this.fail(i + 1, i + 1 >= text.length ? 'escape sequence not terminated' : 'unknown escape sequence');
          valid = false;
          i += 1;
        }
      } else i += decodeRune(text, i).width;
    }
    if (quote === "'" && valid && n !== 1) this.fail(start, 'illegal rune literal');
    return i + 1;
  }

  private expected(what: string): void {
    const t = this.tok;
    let found = `'${t.text}'`;
    if (t.kind === 'semicolon' && t.text === '\n') found = 'newline';
    else if (t.kind === 'ident' || t.kind === 'literal' || t.kind === 'string') found = t.text;
    else if (t.kind === 'illegal') found = "'ILLEGAL'";
    this.fail(t.pos, `expected ${what}, found ${found}`);
  }

  private is(text: string): boolean {
    return this.tok.text === text && (this.tok.kind === 'operator' || this.tok.kind === 'keyword');
  }

  private expect(text: string): void {
    if (!this.is(text)) this.expected(`'${text}'`);
    this.next();
  }

  private semi(): void {
    if (this.is(')') || this.is('}')) return;
    if (this.tok.kind !== 'semicolon') this.expected("';'");
    this.next();
  }

  private spec(): void {
    if (this.tok.kind === 'ident' || this.is('.')) this.next();
    const { kind, text, pos } = this.tok;
    if (kind !== 'string') {
      this.fail(pos, kind === 'ident' || kind === 'literal' ? 'import path must be a string' : 'missing import path');
      return;
    }
    this.next();
    this.semi();
    if (this.error !== null) return;
    this.imports.push(stringLitValue(text));
  }

  parse(): Header {
    this.clause();
    return { error: this.error, imports: this.imports };
  }

  private clause(): void {
    if (this.error !== null) return;
    this.expect('package');
    if (this.tok.kind !== 'ident') this.expected("'IDENT'");
    this.next();
    this.semi();
    while (this.error === null && this.is('import')) {
      this.next();
      if (!this.is('(')) {
        this.spec();
        continue;
      }
      this.next();
      while (this.error === null && !this.is(')') && this.tok.kind !== 'EOF') this.spec();
      if (this.error === null) {
        this.expect(')');
        this.semi();
      }
    }
  }
}

function isLetter(r: number): boolean {
  return r < 0x80 ? /^[A-Za-z_]$/.test(String.fromCharCode(r)) : r !== 0xfffd && isUnicodeLetter(r);
}

function isDigit(r: number): boolean {
  return r < 0x80 ? r >= 0x30 && r <= 0x39 : isUnicodeDigit(r);
}

function illegalCharacter(r: number): string {
  if (r === 0) return 'illegal character NUL';
  if (r === 0xfffd) return 'illegal UTF-8 encoding';
  if (r === 0xfeff) return 'illegal byte order mark';
  const shown = encodeRune(r);
  if (r === 0x201c || r === 0x201d) return `curly quotation mark '${shown}' (use neutral '"')`;
  return `illegal character U+${r.toString(16).toUpperCase().padStart(4, '0')}${r >= 0x20 && r !== 0x7f ? ` '${shown}'` : ''}`;
}

/** Reads the header of a Go file. */
export function readHeader(text: string): Header {
  return new HeaderParser(text.slice(0, headerEnd(text))).parse();
}

/** `line:col` of an offset as go/token has it: a newline at the very end begins no line. */
function lineAndColumn(text: string, offset: number): string {
  const end = Math.min(offset, text.length);
  const before = text.slice(0, end);
  const lines = before.split('\n');
  if (end === text.length && lines.length > 1 && lines.at(-1) === '') {
    const last = lines.at(-2)!;
    return `${lines.length - 1}:${last.length + 2}`;
  }
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}
