/**
 * gosim compare: the same program under other rules. Every variant (program, word size, policy) is a watched run with a virtual clock, no
 * input and the same seed, so two comparisons of one program differ in nothing but the host's time.
 */
import { toByteString } from '../base/bytes.js';
import { type FileSet, posFileId, position } from '../base/source.js';
import { Decoder } from '../bytecode/decode.js';
import { posAt } from '../bytecode/lines.js';
import type { Program } from '../bytecode/program.js';
import type { CompareReport, CompareVariant } from '../report/compare.js';
import { statsRecord } from '../report/stats.js';
import { BufferHost, CacheModel, danglingStatus } from '../runtime/index.js';
import { userFileBase } from './build.js';
import { reportName, type FileSystem } from './files.js';
import type { Options } from './options.js';
import { execute, type RunRequest } from './execute.js';
import { buildWatched, runWatchedProgram } from './watched-run.js';

export interface CompareRequest {
  /** One program, or two. */
  programs: string[];
  words: readonly (4 | 8)[];
  cwd: string;
  fs: FileSystem;
  options: Options;
  write(fd: 1 | 2, data: Uint8Array): void;
}

/** CPU time of the program's run: the machine, its compilation to WebAssembly included. */
async function timeOf(program: Program, req: RunRequest): Promise<number> {
  const before = process.cpuUsage();
  await execute(program, req);
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
}

/** First line in which outputs part; null if none. Of a run that ended early only what it printed counts. */
function firstDifference(a: string, b: string, early: boolean): { line: number; want: string; got: string } | null {
  if (a === b || (early && a.startsWith(b))) return null;
  const x = a.split('\n');
  const y = b.split('\n');
  let i = 0;
  while (i < x.length && x[i] === y[i]) i++;
  return { line: i + 1, want: x[i] ?? '', got: y[i] ?? '' };
}

const withoutAddresses = (text: string): string => text.replace(/0x[0-9a-f]+/g, '0x');

/** Functions whose results depend on where objects live, or on when they die. */
const observers: ReadonlyMap<string, string> = new Map([
  ...['runtime.ReadMemStats', 'runtime.MemProfile', 'runtime/metrics.Read', 'runtime/debug.ReadGCStats', 'testing.AllocsPerRun', 'testing.Benchmark'].map((f) => [f, 'reads its own statistics'] as const),
  ...['runtime.SetFinalizer', 'sync.(*Pool).Get'].map((f) => [f, 'sees when objects die'] as const),
]);
/** Instances of these have the type arguments in their names. */
const observerInstances: readonly (readonly [string, string])[] = ['runtime.AddCleanup[', 'weak.Make['].map((f) => [f, 'sees when objects die']);

/** How the program's own code can see what policies change; null: it cannot. */
function observer(program: Program, fset: FileSet, cwd: string): string | null {
  for (const fn of program.funcs) {
    if (fn?.code == null || posFileId(fn.code.pos) < userFileBase) continue;
    const d = new Decoder(fn.code.code);
    while (d.next()) {
      if (d.row.name !== 'call') continue;
      const sym = program.funcs[fn.relocs[d.a]!]?.sym ?? '';
      const how = observers.get(sym) ?? observerInstances.find(([f]) => sym.startsWith(f))?.[1];
      if (how === undefined) continue;
      const at = posAt(fn, d.pc);
      return `${how} (${sym.replace(/\[.*/, '')}, ${toByteString(reportName(cwd, fset.files[posFileId(at)]!.path))}:${position(fset, at).line})`;
    }
  }
  return null;
}

/** The report of a dangling pointer behind the program's output on standard error. */
function splitReport(stderr: string, status: number): { stderr: string; dangling: string } {
  const at = status === danglingStatus ? /^.*: dangling pointer: /m.exec(stderr)?.index : undefined;
  return at === undefined ? { stderr, dangling: '' } : { stderr: stderr.slice(0, at), dangling: stderr.slice(at) };
}

/** The report is null if a program does not compile. Status 1: outputs differ and nothing explains it. */
export async function compare(req: CompareRequest): Promise<{ status: number; report: CompareReport | null }> {
  const report: CompareReport = { variants: [], source: {}, outputDiffers: [] };
  let first = '';
  // Two programs are compared under gc's decisions.
  const policies: readonly Options['alloc'][] = req.programs.length > 1 ? ['gc'] : ['gc', 'heap', 'stack'];
  for (const program of req.programs) {
    for (const ws of req.words) {
      for (const alloc of policies) {
        const host = new BufferHost();
        // Only the interpreter looks at each access.
        const options: Options = { ...req.options, wordSize: ws, alloc, faketime: true, engine: req.options.cacheModel ? 'interp' : 'wasm' };
        const request = { targets: [program], cwd: req.cwd, fs: req.fs, options, args: [], host, write: req.write };
        const built = buildWatched(request, true);
        if (built.program === null) return { status: built.status, report: null };
        const cache = req.options.cacheModel ? new CacheModel() : null;
        const r = await runWatchedProgram(built, built.program, request, true, cache);
        const lines = r.lines!;
        const { stderr, dangling } = splitReport(host.stderr, r.status);
        const stats = {
          ...statsRecord(r.result!.counters),
          bytesCopied: lines.reduce((n, l) => n + l.copied, 0),
          nilChecks: lines.reduce((n, l) => n + l.nilChecks, 0),
          ...(cache === null ? {} : { cacheLines: cache.lines, cacheMisses: cache.misses, memoryAccesses: cache.accesses }),
        };
        const v: CompareVariant = { program: toByteString(program), goarch: ws === 8 ? 'amd64' : '386', alloc, status: r.status, stats, lines, dangling };
        // Counting takes time: time is measured in a run of its own. The checked interpreter of stack only says nothing about it.
        if (alloc !== 'stack') v.timeMs = await timeOf(built.program, { ...request, options: { ...options, engine: 'wasm' }, host: new BufferHost() });
        report.variants.push(v);
        // How a program fails is part of the story once; the same failure under other rules is not told again.
        if (r.status !== 0 && alloc === 'gc' && ws === req.words[0]) req.write(2, Buffer.from(host.stderr, 'latin1'));
        const out = host.stdout + stderr;
        if (alloc === 'gc') first = out;
        else {
          const d = firstDifference(first, out, dangling !== '');
          if (d !== null) {
            const observed = observer(built.program, built.toolchain.fset, req.cwd);
            const isAddress = firstDifference(withoutAddresses(first), withoutAddresses(out), dangling !== '') === null;
            report.outputDiffers.push({ program: v.program, goarch: v.goarch, alloc, ...d, why: isAddress ? 'addresses' : observed !== null ? 'observes' : 'defect', observed: observed ?? '' });
          }
        }
        for (const l of lines) if (l.line > 0) report.source[`${l.file}:${l.line}`] ??= sourceLine(req.fs, l.file, l.line);
      }
    }
  }
  return { status: report.outputDiffers.some((d) => d.why === 'defect') ? 1 : 0, report };
}

function sourceLine(fs: FileSystem, file: string, line: number): string {
  return ((fs.read(file) ?? '').split('\n')[line - 1] ?? '').trim();
}
