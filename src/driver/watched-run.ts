/**
 * A run whose allocations are counted by source line and joined with the compiler's decisions (-stats=full, compare). Output, schedule and
 * counters are those of an unwatched run: the watcher only reads, and the interpreter, which such runs use, counts as every
 * engine does.
 */
import { type FileSet, position, posFileId } from '../base/source.js';
import { toByteString } from '../base/bytes.js';
import type { Decision } from '../compiler/compile.js';
import type { LineAllocs } from '../report/line-allocs.js';
import { type AllocSite, AllocSites } from '../runtime/index.js';
import { userFileBase } from './build.js';
import { execute } from './execute.js';
import { build, newUserToolchain, watchingPointers, type RunOutcome, type RunRequest } from './run.js';
import { displayName } from './files.js';

export interface WatchedOutcome extends RunOutcome {
  /** What lines allocated, most bytes first; null if the program did not run. */
  lines: LineAllocs[] | null;
}

/** Decisions that put something on the heap, by path and line. */
function reasons(fset: FileSet, decisions: readonly Decision[]): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const d of decisions) {
    if (!/^moved to heap: | escapes to heap$/.test(d.msg)) continue;
    const path = fset.files[posFileId(d.pos)]?.path ?? '';
    const key = `${path}:${position(fset, d.pos).line}`;
    const list = out.get(key) ?? [];
    if (!list.includes(d.msg)) list.push(d.msg);
    out.set(key, list);
  }
  return out;
}

function byLine(sites: readonly AllocSite[], why: ReadonlyMap<string, string[]>, cwd: string): LineAllocs[] {
  const out = new Map<string, LineAllocs>();
  for (const s of sites) {
    const key = s.line === 0 ? '' : `${s.file}:${s.line}`;
    let l = out.get(key);
    if (l === undefined) {
      l = { file: s.line === 0 ? '' : toByteString(displayName(cwd, s.file)).replace(/^\.\//, ''), line: s.line, func: s.func, count: 0, bytes: 0, why: why.get(key) ?? [], parts: [] };
      out.set(key, l);
    }
    l.count += s.count;
    l.bytes += s.bytes;
    l.parts.push({ op: s.op, via: s.via, type: s.type, count: s.count, bytes: s.bytes });
  }
  return [...out.values()].sort((a, b) => b.bytes - a.bytes || b.count - a.count || (a.file < b.file ? -1 : 1) || a.line - b.line);
}

export async function runWatched(req: RunRequest): Promise<WatchedOutcome> {
  const tc = newUserToolchain(req.options.wordSize);
  const built = build(req, true, tc, true);
  if (built.program === null) return { status: built.status, result: null, lines: null };
  const own = new Set(built.program.files.filter((f) => f.id >= userFileBase).map((f) => f.path));
  let sites: AllocSites | null = null;
  const result = await execute(built.program, {
    ...watchingPointers(built, req),
    options: { ...req.options, engine: 'interp' },
    onMachine: (m) => {
      sites = new AllocSites(m.rt, (file) => own.has(file));
      req.onMachine?.(m);
    },
  });
  const lines = byLine((sites as AllocSites | null)!.result(), reasons(tc.fset, built.decisions), req.cwd);
  return { status: result.exitCode, result, lines };
}
