/**
 * The project's own Go programs with what real Go makes of them: tests/testdata/run (`// run`, and `// Output:` at the end), panic (standard error,
 * normalised, with the status, in NAME.err or NAME.386.err; standard output in NAME.out) and seeds (goldens.json). One place says how each is run
 * and what is wrong with a result, for the tests of a commit and for the conformance run with all its variants.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normaliseFailure } from './failure-text.js';
import { trimmed, wantedOutput } from './output-block.js';
import type { Job, JobResult } from './pool.js';

export type Arch = 'amd64' | '386';
type Result = Omit<JobResult, 'ms'>;

export interface OwnProgram {
  /** `run/loops/x.go`; without spaces, for the conformance run's lists. */
  path: string;
  targets: string[];
  cwd: string;
  /** What it prints and how it ends, in a form that can be compared. */
  seen(r: Result): object;
  wanted: object;
  /** Takes long, or much memory: not under stress. */
  isLarge: boolean;
}

/** Both as seen from tests/FOLDER/ and from dist/. */
const root = fileURLToPath(new URL(existsSync(new URL('../testdata', import.meta.url)) ? '../testdata/' : '../tests/testdata/', import.meta.url));

export const panicRoot = join(root, 'panic');

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'latin1') : '');

/** Standard error and status as they are kept in NAME.err. */
export const failureReport = (stderr: string, status: number | null): string => `${normaliseFailure(stderr)}exit status ${status}\n`;

function runPrograms(arch: Arch): OwnProgram[] {
  const dir = join(root, 'run');
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.go'));
  return names.sort().flatMap((name) => {
    const src = read(join(dir, name));
    if (!src.startsWith('// run\n')) return [];
    const wanted = { output: trimmed(wantedOutput(src, arch)), status: 0 };
    return { path: `run/${name.replaceAll(' ', '-')}`, targets: [join(dir, name)], cwd: dir, seen: (r: Result) => ({ output: trimmed(r.stdout + r.stderr), status: r.status }), wanted, isLarge: false };
  });
}

function panicPrograms(arch: Arch): OwnProgram[] {
  const names = readdirSync(panicRoot).filter((f) => f.endsWith('.go'));
  return names.map((name) => {
    const of = (end: string): string => read(join(panicRoot, name.slice(0, -3) + end));
    const wanted = { text: (arch === '386' && of('.386.err')) || of('.err'), stdout: of('.out') };
    return { path: `panic/${name}`, targets: [join(panicRoot, name)], cwd: panicRoot, seen: (r: Result) => ({ text: failureReport(r.stderr, r.status), stdout: r.stdout }), wanted, isLarge: false };
  });
}

function seedPrograms(arch: Arch): OwnProgram[] {
  const dir = join(root, 'seeds');
  const goldens = JSON.parse(read(join(dir, 'goldens.json'))) as Record<string, { stdout: string; stderr: string; status: number; slow?: boolean }>;
  return Object.entries(goldens).flatMap(([key, { slow, ...wanted }]) => {
    const [name, goarch] = key.split(' ') as [string, string];
    if (goarch !== arch) return [];
    const path = join(dir, name);
    const where = statSync(path).isDirectory() ? { targets: ['.'], cwd: path } : { targets: [path], cwd: dir };
    return { path: `seeds/${name}`, ...where, seen: (r: Result) => ({ stdout: r.stdout, stderr: r.stderr, status: r.status }), wanted, isLarge: slow === true };
  });
}

const lists = { run: runPrograms, panic: panicPrograms, seeds: seedPrograms };

export function ownPrograms(arch: Arch, kinds: readonly (keyof typeof lists)[] = ['run', 'panic', 'seeds']): OwnProgram[] {
  return kinds.flatMap((k) => lists[k](arch));
}

const byPath = new Map<Arch, Map<string, OwnProgram>>();

/** One of them by its path. */
export function ownProgram(path: string, arch: Arch): OwnProgram {
  let all = byPath.get(arch);
  if (all === undefined) byPath.set(arch, (all = new Map(ownPrograms(arch).map((p) => [p.path, p]))));
  return all.get(path)!;
}

export function ownJob(p: OwnProgram, arch: Arch, flags: readonly string[] = [], timeout = 60_000): Job {
  return { targets: p.targets, cwd: p.cwd, flags: ['-stats=off', `-arch=${arch}`, '-max-memory=1GB', ...flags], args: [], mode: 'run', timeout };
}
