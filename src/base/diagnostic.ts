/**
 * Diagnostics: what the front end says of the user's program.
 *
 * Reporting never stops an analysis; it adds to a bag. The bag knows gc's rules for what is shown: sorted by
 * position, equal messages on one line once, at most ten and then `too many errors`
 * (cmd/compile/internal/base/print.go, FlushErrors).
 */
import { cappedPosition, comparePositions, type FileSet, formatCapped, type Pos, type Position, position } from './source.js';

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

/**
 * The lines that gc would print, without the `# package` header. `limit` 0: all.
 *
 * gc stops at the tenth error that it *reports*, whatever comes later in the source; then it sorts and prints those
 * ten. So the order of `items` matters. Of syntax errors one per line counts, of others successive equal ones on a
 * line count once. Its positions end at column 255; places named inside of messages do not. An error at no position is printed without one.
 */
export function formatDiagnostics(fset: FileSet, items: readonly Diagnostic[], limit = errorLimit): string[] {
  const rows: { d: Diagnostic; p: Position }[] = [];
  let lastSyntax = '';
  let lastOther = '';
  let stop = '';
  for (const d of items) {
    const p = cappedPosition(position(fset, d.pos));
    const line = `${p.filename}:${p.line}`;
    if (d.msg.startsWith('syntax error')) {
      if (lastSyntax === line) continue;
      lastSyntax = line;
    } else {
      const key = `${line} ${d.msg}`;
      if (lastOther === key) continue;
      lastOther = key;
    }
    rows.push({ d, p });
    if (limit > 0 && rows.length === limit) {
      stop = `${formatCapped(p)}: too many errors`;
      break;
    }
  }
  const order = rows.map((_, i) => i).sort((i, j) => comparePositions(rows[i]!.p, rows[j]!.p) || i - j);
  const out: string[] = [];
  for (const i of order) {
    const { d, p } = rows[i]!;
    const text = p.line === 0 ? d.msg : `${formatCapped(p)}: ${d.msg}`;
    if (text !== out.at(-1)) out.push(text);
  }
  if (stop !== '') out.push(stop);
  return out;
}
