/**
 * Diagnostics: what the front end says of the user's program.
 *
 * Reporting never stops an analysis; it adds to a bag. The bag knows gc's rules for what is shown: sorted by
 * position, equal messages on one line once, at most ten and then `too many errors`
 * (cmd/compile/internal/base/print.go, FlushErrors).
 */
import { comparePositions, type FileSet, formatPosition, type Pos, position } from './source.js';

export interface Diagnostic {
  readonly pos: Pos;
  /** Byte string, without position; continuation lines start with a tab. */
  readonly msg: string;
  /** Soft errors (unused variables and the like) do not keep later phases from checking. */
  readonly soft: boolean;
  /** Syntax errors: one per line, and then no type check. */
  readonly syntax: boolean;
}

export class DiagnosticBag {
  readonly items: Diagnostic[] = [];

  error(pos: Pos, msg: string, opts: { soft?: boolean; syntax?: boolean } = {}): void {
    this.items.push({ pos, msg, soft: opts.soft ?? false, syntax: opts.syntax ?? false });
  }

  get hasErrors(): boolean {
    return this.items.length > 0;
  }
}

export const errorLimit = 10;

/** The lines that gc would print, without the `# package` header. `limit` 0: all. */
export function formatDiagnostics(fset: FileSet, items: readonly Diagnostic[], limit = errorLimit): string[] {
  const rows = items.map((d, index) => ({ d, index, p: position(fset, d.pos) }));
  rows.sort((a, b) => comparePositions(a.p, b.p) || (a.d.msg < b.d.msg ? -1 : a.d.msg > b.d.msg ? 1 : a.index - b.index));
  const out: string[] = [];
  let last = '';
  let lastLine = '';
  for (const { d, p } of rows) {
    const line = `${p.filename}:${p.line}`;
    const key = `${line} ${d.msg}`;
    if (key === last) continue;
    if (d.syntax && lastLine === line) continue;
    last = key;
    lastLine = d.syntax ? line : '';
    out.push(`${formatPosition(p)}: ${d.msg}`);
    if (limit > 0 && out.length === limit && rows.length > limit) {
      out.push(`${formatPosition(p)}: too many errors`);
      break;
    }
  }
  return out;
}
