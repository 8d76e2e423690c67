/**
 * What the lexer finds besides tokens: errors and `//go:` directives, in the order of `at`.
 *
 * gc's scanner runs one token ahead of its parser, and what it finds changes what the parser says next (no
 * error at EOF after another, no branch check after an error). So the parser delivers an event when the token
 * that covers or follows `at` becomes its current token, not before.
 */
export type LexEvent = LexError | Directive;

export interface LexError {
  readonly kind: 'error';
  /** Offset at which the scanner noticed: for literals the start of the literal. */
  readonly at: number;
  /** Offset to report. */
  readonly offset: number;
  readonly msg: string;
}

export interface Directive {
  readonly kind: 'directive';
  readonly at: number;
  /** Behind the two slashes. */
  readonly offset: number;
  /** Begins with "go:". */
  readonly text: string;
  /** Nothing stands before it on its line. */
  readonly blank: boolean;
}

export type Report = (at: number, offset: number, msg: string) => void;
