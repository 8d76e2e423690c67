/** The parser's public face. */
import type { Expr, File } from '../ast/nodes.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import { makePos, type SourceFile } from '../base/source.js';
import { goParser } from './parser.js';
import type { ParseOptions } from './parser-base.js';

export { type Constraint, evalConstraint, goVersionOf, parseConstraint } from './build-constraint.js';
export type { ParseOptions } from './parser-base.js';

/**
 * Parses a file, reports into `bag` and sets `file.lineDirectives`. Always returns a file: an empty one if the
 * package clause is faulty or nesting is too deep (then an error was reported).
 */
export function parseFile(file: SourceFile, bag: DiagnosticBag, options: ParseOptions = {}): File {
  return goParser().parseFile(file, bag, options) ?? emptyFile(file);
}

/** Parses an expression that makes up the whole of `file` (debugger, tests). */
export function parseExpr(file: SourceFile, bag: DiagnosticBag): Expr | null {
  return goParser().parseExpr(file, bag);
}

function emptyFile(file: SourceFile): File {
  const pos = makePos(file.id, 0);
  return { kind: 'File', pos, pragmas: [], linknames: [], pkgName: { kind: 'Name', pos, value: '_', obj: undefined, tv: undefined, inst: undefined }, decls: [], eof: makePos(file.id, file.text.length), goVersion: '' };
}
