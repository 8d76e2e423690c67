/**
 * Semicolon insertion (Spec: #Semicolons), as a pass over the tokens.
 *
 * Behind a token that ends a statement, the white space and comments up to the next token are looked at: the
 * first newline becomes a semicolon whose image is `newline`, the end of the file one whose image is `EOF`
 * (gc's messages show the image). A block comment over several lines counts as a newline where it begins.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { TokenRow } from './tokens.js';

/** The image of a semicolon as messages show it. */
export const semicolonImage = 'semicolon';

/** Appends the end token; `rowOf` is indexed by tokenTypeIdx. */
export function insertSemicolons(text: string, tokens: readonly IToken[], rowOf: readonly TokenRow[], semi: TokenType, eof: TokenType): IToken[] {
  const out: IToken[] = [];
  const n = tokens.length;
  for (let i = 0; i < n; i++) {
    const t = tokens[i]!;
    out.push(t);
    if (!rowOf[t.tokenTypeIdx]!.endsStatement) continue;
    const from = t.startOffset + t.image.length;
    const to = i + 1 < n ? tokens[i + 1]!.startOffset : text.length;
    if (from === to && i + 1 < n) continue;
    const at = findNewline(text, from, to);
    if (at >= 0) out.push(makeToken(semi, 'newline', at));
    else if (i + 1 === n) out.push(makeToken(semi, 'EOF', text.length));
  }
  out.push(makeToken(eof, 'EOF', text.length));
  return out;
}

function makeToken(tokenType: TokenType, image: string, startOffset: number): IToken {
  return { image, startOffset, tokenTypeIdx: tokenType.tokenTypeIdx!, tokenType };
}

function findNewline(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x0a) return i;
    if (c !== 0x2f) continue;
    if (text.charCodeAt(i + 1) === 0x2f) {
      const end = text.indexOf('\n', i);
      return end < 0 || end >= to ? -1 : end;
    }
    const close = text.indexOf('*/', i + 2);
    const end = close < 0 ? to : close + 2;
    const newline = text.indexOf('\n', i);
    if (newline >= 0 && newline < end) return i;
    i = end - 1;
  }
  return -1;
}
