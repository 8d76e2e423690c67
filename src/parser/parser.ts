/**
 * GoParser: the productions joined, their entries declared as Chevrotain rules.
 *
 * There is one parser, built at first use; the productions live in the classes it extends, one file per
 * chapter of the spec. Chevrotain's analysis only sees the entry rules, so building costs next to nothing.
 */
import type { Expr, File } from '../ast/nodes.js';
import { isStackOverflow, overflowLeaves } from '../base/deep.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import type { SourceFile } from '../base/source.js';
import { tokenize } from '../lexer/index.js';
import { DeclParser } from './declarations.js';
import { NestingTooDeep, type ParseOptions } from './parser-base.js';

class GoParser extends DeclParser {
  private readonly sourceFile = this.RULE('sourceFile', (): File | null => (this.RECORDING_PHASE ? null : this.sourceFileOrNull()));

  private readonly expression = this.RULE('expression', (): Expr | null => {
    if (this.RECORDING_PHASE) return null;
    this.load();
    return this.expr();
  });

  constructor(validate: boolean) {
    super(validate);
    this.performSelfAnalysis();
  }

  parseFile(file: SourceFile, bag: DiagnosticBag, options: ParseOptions): File | null {
    return this.run(file, bag, options, () => this.sourceFile());
  }

  parseExpr(file: SourceFile, bag: DiagnosticBag): Expr | null {
    return this.run(file, bag, {}, () => this.expression());
  }

  private run<T>(file: SourceFile, bag: DiagnosticBag, options: ParseOptions, entry: () => T): T | null {
    const lexed = tokenize(file);
    file.lineDirectives = lexed.lineDirectives;
    this.begin(file, lexed, bag, options);
    try {
      return entry();
    } catch (e) {
      if (e instanceof NestingTooDeep) return null;
      if (overflowLeaves(e)) throw e;
      // The caller left too little stack even for the limit.
      if (isStackOverflow(e)) {
        this.nestingError();
        return null;
      }
      throw e;
    } finally {
      this.end();
    }
  }
}

let parser: GoParser | undefined;

/** `validate`: let Chevrotain check the definitions of tokens and rules (tests). */
export function goParser(validate = false): GoParser {
  if (validate) return new GoParser(true);
  parser ??= new GoParser(false);
  return parser;
}
