/**
 * The worker's side of the tests of full statistics: a program unwatched and watched, the latter under every engine. Problems go to stderr, one a
 * line; what was counted goes to stdout.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Program } from '../../src/bytecode/program.js';
import { execute } from '../../src/driver/execute.js';
import type { Options } from '../../src/driver/options.js';
import { build, type RunRequest } from '../../src/driver/run.js';
import { buildWatched, runWatchedProgram } from '../../src/driver/watched-run.js';
import { type LineAllocs, stackTotals } from '../../src/report/line-allocs.js';
import { statsRecord } from '../../src/report/stats.js';
import { BufferHost, type CounterRecord } from '../../src/runtime/index.js';

export interface Counts {
  lines: LineAllocs[];
  stack: ReturnType<typeof stackTotals>;
  /** All that stays, by kind. */
  stays: Record<string, number>;
  mallocs: number;
}

/** All but the host's time. */
function seen(status: number, host: BufferHost, c: CounterRecord): Record<string, unknown> {
  return { output: host.stdout + host.stderr, status, ...statsRecord(c), PauseTotalNs: 0 };
}

const codeOf = (p: Program): unknown[] => p.funcs.map((f) => [f?.sym, f?.addr, f?.code?.code, f?.code?.frameSize, f?.code?.entryFuel, f?.code?.slots]);

export async function count(request: RunRequest): Promise<{ problems: string[]; counts: Counts | null }> {
  const problems: string[] = [];
  const req = (o: Partial<Options> = {}): RunRequest & { host: BufferHost } => ({ ...request, options: { ...request.options, faketime: true, seed: 1, warmUp: 0, ...o }, host: new BufferHost() });
  const plain = req();
  const built = build(plain, true).program;
  const watched = buildWatched(req());
  if (built === null || watched.program === null) return { problems: ['does not compile'], counts: null };
  if (!isDeepStrictEqual(codeOf(watched.program), codeOf(built))) problems.push('the code is not the same');
  const r = await execute(built, plain);
  const want = seen(r.exitCode, plain.host, r.counters);
  let lines: LineAllocs[] | null = null;
  for (const engine of ['interp', 'wasm', 'mixed'] as const) {
    const q = req({ engine });
    const w = await runWatchedProgram(watched, watched.program, q);
    const got = seen(w.status, q.host, w.result!.counters);
    for (const [k, v] of Object.entries(want)) if (!isDeepStrictEqual(got[k], v)) problems.push(`${engine}: ${k} is ${JSON.stringify(got[k])}, unwatched ${JSON.stringify(v)}`);
    lines ??= w.lines!;
    lines.forEach((l, i) => {
      if (!isDeepStrictEqual(w.lines![i], l)) problems.push(`${engine}: ${JSON.stringify(w.lines![i])}, interp ${JSON.stringify(l)}`);
    });
  }
  const sum = (f: (l: LineAllocs) => number): number => lines!.reduce((n, l) => n + f(l), 0);
  if (sum((l) => l.count) !== r.counters.mallocs) problems.push(`lines have ${sum((l) => l.count)} objects, the run ${r.counters.mallocs}`);
  if (sum((l) => l.bytes) !== r.counters.totalAlloc) problems.push(`lines have ${sum((l) => l.bytes)} bytes, the run ${r.counters.totalAlloc}`);
  const stays: Record<string, number> = {};
  for (const s of lines!.flatMap((l) => l.stays)) stays[s.kind] = (stays[s.kind] ?? 0) + s.times;
  return { problems, counts: { lines: lines!, stack: stackTotals(lines!), stays, mallocs: r.counters.mallocs } };
}
