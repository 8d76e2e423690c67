/** Helpers of the parser's tests: sources in, S-expressions or `line:col message` lines out. */
import { dump } from '../../src/ast/dump.js';
import type { File } from '../../src/ast/nodes.js';
import { toByteString } from '../../src/base/bytes.js';
import { DiagnosticBag, formatDiagnostics } from '../../src/base/diagnostic.js';
import { addFile, newFileSet, type SourceFile } from '../../src/base/source.js';
import { parseExpr, parseFile } from '../../src/parser/index.js';

export interface Parsed {
  tree: File;
  file: SourceFile;
  /** `line:col: message`, in order of position. */
  errors: string[];
}

/** `source` is a byte string; `bytes(...)` makes one. */
export function parse(source: string): Parsed {
  const fset = newFileSet();
  const file = addFile(fset, 'x.go', 'x.go', source);
  const bag = new DiagnosticBag();
  const tree = parseFile(file, bag);
  return { tree, file, errors: formatDiagnostics(fset, bag.items, 0).map((s) => s.replace(/^x\.go:/, '')) };
}

/** Errors of statements in a function body, whose first line is line 1. */
export function errorsInBody(body: string): string[] {
  return parse(`package p; func f() {${body}\n}\n`).errors;
}

export function expr(source: string): string {
  const fset = newFileSet();
  const x = parseExpr(addFile(fset, 'x.go', 'x.go', source), new DiagnosticBag());
  return x === null ? 'null' : dump(x);
}

export const bytes = toByteString;
