/**
 * How often functions are called: a measure of work that other processes do not disturb (V8's precise coverage). Functions are told apart by the comments that
 * the bundler writes in front of each source file, so this works on bundles that are not minified.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';

export interface Calls {
  total: number;
  /** By source file. */
  files: Map<string, number>;
  /** `name file`, most called first. */
  functions: [string, number][];
}

interface Coverage {
  result: { url: string; functions: { functionName: string; ranges: { startOffset: number; count: number }[] }[] }[];
}

/** Calls made while `work` runs, in functions of the bundles beside this one. */
export function countCalls(work: () => void): Calls {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): unknown => {
    let result: unknown;
    session.post(method, params, (error, r) => {
      if (error !== null) throw error;
      result = r;
    });
    return result;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  work();
  const coverage = post('Profiler.takePreciseCoverage') as Coverage;
  post('Profiler.stopPreciseCoverage');
  session.disconnect();

  const calls: Calls = { total: 0, files: new Map(), functions: [] };
  const here = new URL('.', import.meta.url).href;
  for (const script of coverage.result) {
    if (!script.url.startsWith(here)) continue;
    const places = sourceFiles(readFileSync(fileURLToPath(script.url), 'utf8'));
    for (const f of script.functions) {
      const { startOffset, count } = f.ranges[0]!;
      const file = places.findLast((p) => p.at <= startOffset)?.file;
      if (count === 0 || file === undefined) continue;
      calls.total += count;
      calls.files.set(file, (calls.files.get(file) ?? 0) + count);
      calls.functions.push([`${f.functionName || '(anonymous)'} ${file}`, count]);
    }
  }
  calls.functions.sort((a, b) => b[1] - a[1]);
  return calls;
}

function sourceFiles(bundle: string): { at: number; file: string }[] {
  return [...bundle.matchAll(/^\/\/ (\S+\.[a-z]*[jt]s)$/gm)].map((m) => ({ at: m.index, file: m[1]! }));
}
