/** The lexer's public face. */
export type { Directive, LexError, LexEvent } from './events.js';
export { lexerVocabulary, type LexResult, literalIsBad, literalKind, tokenize } from './lexer.js';
export { runeLitValue, stringLitValue } from './literals.js';
export { Kind, kindText, kindWord, Prec, type TokenOp, type TokenRow } from './tokens.js';
