/**
 * A run that counts allocations by source line, and what stayed on the stack instead, joined with the compiler's decisions (-stats=full,
 * compare, escape -cost). Output, schedule, fuel and counters are those of an unwatched run, under every engine: runtime/ledger.ts says how.
 */
import { type FileSet, type Pos, position, posFileId, posInl } from '../base/source.js';
import { toByteString } from '../base/bytes.js';
import type { FuncCode, LinkedFunc, Program } from '../bytecode/program.js';
import type { Decision } from '../compiler/compile.js';
import type { StaySite } from '../compiler/walk/stays.js';
import type { LineAllocs } from '../report/line-allocs.js';
import { type AllocSite, AllocSites, type CacheModel, Ledger } from '../runtime/index.js';
import { userFileBase } from './build.js';
import { execute } from './execute.js';
import { build, type BuildOutcome, newUserToolchain, type Request, watchingPointers, type RunOutcome, type RunRequest } from './run.js';
import { reportName } from './files.js';

export interface WatchedOutcome extends RunOutcome {
  /** What lines allocated and kept on the stack, most heap bytes first; null if the program did not run. */
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

/** Lines of the program by file and number. */
class Lines {
  private readonly byKey = new Map<string, LineAllocs>();

  constructor(
    private readonly why: ReadonlyMap<string, string[]>,
    private readonly cwd: string,
  ) {}

  at(file: string, line: number, func: string): LineAllocs {
    const key = line === 0 ? '' : `${file}:${line}`;
    let l = this.byKey.get(key);
    if (l === undefined) {
      l = { file: line === 0 ? '' : toByteString(reportName(this.cwd, file)), line, func, count: 0, bytes: 0, why: this.why.get(key) ?? [], parts: [], stays: [], nilChecks: 0, copied: 0 };
      this.byKey.set(key, l);
    }
    return l;
  }

  allocated(sites: readonly AllocSite[]): void {
    for (const s of sites) {
      const l = this.at(s.file, s.line, s.func);
      l.count += s.count;
      l.bytes += s.bytes;
      l.copied += s.moved;
      if (s.count > 0) l.parts.push({ op: s.op, via: s.via, type: s.type, count: s.count, bytes: s.bytes });
    }
  }

  executed(fset: FileSet, sites: readonly StaySite[], blocks: ReturnType<Ledger['blocks']>): void {
    const times = new Map<number, number>();
    for (const { fn, tally, times: n } of blocks) {
      for (const s of tally.sites) times.set(s, (times.get(s) ?? 0) + n);
      for (const w of tally.work) {
        const pos = ownPos(fn, w.pos);
        const l = this.at(fset.files[posFileId(pos)]?.path ?? '', position(fset, pos).line, '');
        l.nilChecks += n * w.nilChecks;
        l.copied += n * w.copied;
      }
    }
    this.stayed(fset, sites, times);
  }

  private stayed(fset: FileSet, sites: readonly StaySite[], times: ReadonlyMap<number, number>): void {
    for (const [k, n] of times) {
      const s = sites[k]!;
      const l = this.at(fset.files[posFileId(s.pos)]?.path ?? '', position(fset, s.pos).line, '');
      // A site may be compiled more than once: inlined, or for several shapes of types.
      const same = l.stays.find((x) => x.what === s.what && x.kind === s.kind);
      if (same === undefined) l.stays.push({ what: s.what, kind: s.kind, times: n, bytes: n * s.size });
      else {
        same.times += n;
        same.bytes += n * s.size;
      }
    }
  }

  all(): LineAllocs[] {
    return [...this.byKey.values()].sort((a, b) => b.bytes - a.bytes || b.count - a.count || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line);
  }
}

/** The innermost place of the program's own files. */
function ownPos(fn: LinkedFunc, at: Pos): Pos {
  for (let pos = at; ; ) {
    if (posFileId(pos) >= userFileBase) return pos;
    const call = fn.inlTree[posInl(pos)];
    if (posInl(pos) === 0 || call === undefined) return fn.code!.pos;
    pos = call.pos;
  }
}

/** A program whose runs can be counted. */
export interface WatchedBuild extends BuildOutcome {
  /** What FuncCode.tallies name. */
  stays: StaySite[];
}

/** `meter`: nil checks and copies are to be counted, too. */
export function buildWatched(req: Request, meter = false): WatchedBuild {
  const stays: StaySite[] = [];
  const built = build(req, true, newUserToolchain(req.options.wordSize), { explain: true, stays, meter });
  // Under the other policies nothing stays because of gc's decisions.
  if (req.options.alloc !== 'gc') for (const f of built.program?.funcs ?? []) for (const t of f?.code?.tallies ?? []) t.sites.length = 0;
  return { ...built, stays };
}

export async function runWatchedProgram(built: WatchedBuild, program: Program, req: RunRequest, meter = false, cache: CacheModel | null = null): Promise<WatchedOutcome> {
  const { fset } = built.toolchain;
  const own = new Set(program.files.filter((f) => f.id >= userFileBase).map((f) => f.path));
  // Wrappers of methods, too, that have the method's body in them.
  const isOwn = ({ pos, lines }: FuncCode): boolean => posFileId(pos) >= userFileBase || lines.some((p, k) => k % 2 === 1 && posFileId(p) >= userFileBase);
  const ledger = new Ledger(program, (fn) => isOwn(fn.code!), meter, cache);
  let sites: AllocSites | null = null;
  const result = await execute(program, {
    ...watchingPointers(built, req),
    // The ledger lies behind one memory.
    options: { ...req.options, stressSnapshot: false },
    ledger,
    onMachine: (m) => {
      sites = new AllocSites(m.rt, ledger, (file) => own.has(file));
      req.onMachine?.(m);
    },
  });
  const lines = new Lines(reasons(fset, built.decisions), req.cwd);
  lines.allocated((sites as AllocSites | null)!.result());
  lines.executed(fset, built.stays, ledger.blocks());
  return { status: result.exitCode, result, lines: lines.all() };
}

export async function runWatched(req: RunRequest): Promise<WatchedOutcome> {
  const built = buildWatched(req);
  return built.program === null ? { status: built.status, result: null, lines: null } : runWatchedProgram(built, built.program, req);
}
