/** Tokens, semicolons and values of literals. */
import { describe, expect, it } from 'vitest';
import { toByteString } from '../../src/base/bytes.js';
import { quoteRune, unicodeName } from '../../src/base/quote.js';
import { addFile, newFileSet } from '../../src/base/source.js';
import { lexerVocabulary, literalKind, runeLitValue, stringLitValue, tokenize } from '../../src/lexer/index.js';

function lex(text: string): string[] {
  const { tokens } = tokenize(addFile(newFileSet(), 'x.go', 'x.go', toByteString(text)));
  return tokens.slice(0, -1).map((t) => `${t.tokenType.name} ${t.image}@${t.startOffset}`);
}

function names(text: string): string {
  return lex(text)
    .map((s) => s.split(' ')[0])
    .join(' ');
}

describe('tokens', () => {
  it.each([
    ['<<= << <- <= < &^= &^ && &= & ...', 'ShlAssign Shl Arrow Leq Lss AndNotAssign AndNot AndAnd AndAssign And DotDotDot'],
    ['.. . .5', 'Dot Dot Dot Literal Semi'],
    ['go goto gofer func funcs', 'Go Goto Name Func Name Semi'],
    ['a.b', 'Name Dot Name Semi'],
    ['x++ + +y', 'Name Inc Add Add Name Semi'],
    ['fort\u00e9 for\u00e9 \u00e9', 'Name Name Name Semi'],
    ['__proto__ constructor', 'Name Name Semi'],
    ['a/**/b//c', 'Name Name Semi'],
  ])('%s', (text, want) => expect(names(text)).toBe(want));

  it('tells kinds of numbers', () => {
    const { tokens } = tokenize(addFile(newFileSet(), 'x.go', 'x.go', '1 0x1F 1. .5e3 1i 0x1p1 017 1_0 "s" `r` \'c\''));
    expect(tokens.filter((t) => t.tokenType.name === 'Literal').map(literalKind)).toEqual(['int', 'int', 'float', 'float', 'imag', 'float', 'int', 'int', 'string', 'string', 'rune']);
  });

  it('satisfies the validations of Chevrotain', () => {
    expect(lexerVocabulary(true).lexer.lexerDefinitionErrors).toEqual([]);
  });
});

describe('semicolons', () => {
  it.each([
    ['a\nb', ['Name a@0', 'Semi newline@1', 'Name b@2', 'Semi EOF@3']],
    ['a // c\n', ['Name a@0', 'Semi newline@6']],
    ['a /* c */ /* d\n */ b', ['Name a@0', 'Semi newline@10', 'Name b@19', 'Semi EOF@20']],
    ['a /* c */ b;', ['Name a@0', 'Name b@10', 'Semi semicolon@11']],
    ['a // c', ['Name a@0', 'Semi EOF@6']],
    ['+\n)\n', ['Add +@0', 'Rparen )@2', 'Semi newline@3']],
    ['break\nfor\n', ['Break break@0', 'Semi newline@5', 'For for@6']],
    ['', []],
  ])('%j', (text, want) => expect(lex(text)).toEqual(want));
});

describe('values', () => {
  it.each([
    ['"a\\n\\t\\"\\\\"', 'a\n\t"\\'],
    ['"\\x41\\101\\u00e9\\U0001F600"', 'AA\xc3\xa9\xf0\x9f\x98\x80'],
    ['"\\xff"', '\xff'],
    ['`a\r\n\\n`', 'a\n\\n'],
    ['""', ''],
  ])('%j', (spelling, value) => expect(stringLitValue(spelling)).toBe(value));

  it.each([
    ["'a'", 97],
    ["'\\''", 39],
    ["'\\x80'", 128],
    ["'\\377'", 255],
    ["'\\u4e16'", 0x4e16],
    ["'\xe4\xb8\x96'", 0x4e16],
  ])('%j', (spelling, value) => expect(runeLitValue(spelling)).toBe(value));

  it('quotes runes as Go does', () => {
    expect([0x27, 0x0a, 0x41, 0x7f, 0x200b, 0xd800].map(quoteRune)).toEqual(["'\\''", "'\\n'", "'A'", "'\\x7f'", "'\\u200b'", "'\xef\xbf\xbd'"]);
    expect(unicodeName(0x40)).toBe("U+0040 '@'");
    expect(unicodeName(0x200b)).toBe('U+200B');
  });
});
