/** What gosim escape shows: decisions of the user's packages with their explanations, and what lines allocated in a run. */
import { fromByteString } from '../base/bytes.js';
import { position } from '../base/source.js';
import { escapeFacts, type EscapeReport, type Note } from '../report/escape.js';
import { reportName } from './files.js';
import { build, newUserToolchain, type RunRequest } from './run.js';
import { runWatched } from './watched-run.js';

/** The report, or null if the program did not compile (errors have been written). */
export async function escapeReport(req: RunRequest, run: boolean): Promise<{ status: number; report: EscapeReport | null }> {
  const tc = newUserToolchain(req.options.wordSize);
  const held: Uint8Array[] = [];
  const options = { ...req.options, gcflags: [...req.options.gcflags.filter((f) => !/^-m/.test(f)), '-m=2'] };
  const built = build({ ...req, options, write: (_fd, d) => void held.push(d) }, false, tc);
  if (built.status !== 0) {
    // Errors only: explanations stand in front of them.
    const lines = Buffer.concat(held).toString('latin1');
    req.write(2, Buffer.from(lines, 'latin1'));
    return { status: built.status, report: null };
  }
  const files = built.packages.filter((p) => p.named).flatMap((p) => p.sources);
  const names = new Map(files.map((s) => [s.name, fromByteString(reportName(req.cwd, s.path))]));
  const notes: Note[] = [];
  for (const d of built.decisions) {
    const p = position(tc.fset, d.pos);
    const file = names.get(p.filename);
    if (file !== undefined) notes.push({ file, line: p.line, col: p.col, msg: fromByteString(d.msg) });
  }
  const sources = files.map((s) => ({ name: names.get(s.name)!, lines: fromByteString(req.fs.read(s.path) ?? '').replace(/\n$/, '').split('\n') }));
  const lineOf = (file: string, line: number): string => sources.find((s) => s.name === file)?.lines[line - 1] ?? '';
  const { show } = req.options;
  const report: EscapeReport = { files: sources, shown: show, facts: escapeFacts(notes, show, lineOf), costs: [] };
  if (!run) return { status: 0, report };
  const watched = await runWatched(req);
  if (watched.lines !== null) {
    for (const l of watched.lines) if (l.line > 0 && l.count > 0) report.costs.push({ file: fromByteString(l.file), line: l.line, count: l.count, bytes: l.bytes });
  }
  return { status: watched.status, report };
}
