/**
 * The worker's side of the conformance run: performs one case as Go's test driver would (cmd/internal/testdir, func run) and says what is
 * wrong with it. Status 0: passed; 1: failed, the problems on stderr; 2: out of scope, the reason on stderr.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { toByteString } from '../../src/base/bytes.js';
import { linkProgram } from '../../src/driver/build.js';
import { execute, newUserToolchain } from '../../src/driver/run.js';
import { Latest } from '../harness/built.js';
import { errorCheck } from '../harness/errors.js';
import type { Job, JobResult } from '../harness/pool.js';
import { ownJob, ownProgram } from '../harness/own-programs.js';
import { countersOf, internalError, requestOf, runJob } from '../harness/worker.js';
import { checkOnly, compile, loadTexts, missingImports, type SourceText, toolFlags } from './compile.js';
import { decisionProblems } from './decisions.js';
import type { Case } from './goroot.js';
import { libraryProblems } from './library.js';
import { stdlibOutcomes } from './stdlib.js';
import { typesProblems } from './types-testdata.js';

export interface Task extends Case {
  goroot: string;
  timeout: number;
  /** Flags of the variant, and of the tier. */
  extra: string[];
}

type Verdict = Omit<JobResult, 'ms'>;

const passed: Verdict = { stdout: '', stderr: '', status: 0 };

function failed(problems: readonly string[]): Verdict {
  return problems.length === 0 ? passed : { stdout: '', stderr: problems.join('\n'), status: 1 };
}

function outOfScope(reason: string): Verdict {
  return { stdout: '', stderr: reason, status: 2 };
}

function notOurs(missing: readonly string[]): Verdict {
  return outOfScope(`imports ${missing.join(', ')}, which gosim does not have`);
}

const read = (path: string): string => readFileSync(path, 'latin1');

// ---------------------------------------------------------------- programs

function jobOf(t: Task, targets: string[], args: string[]): Job {
  const gcflags = t.flags.filter((f) => /^--?gcflags=/.test(f)).flatMap((f) => f.replace(/^--?gcflags=(all=)?/, '').split(' ')).filter((f) => /^-(N|l|m)/.test(f));
  return {
    targets,
    cwd: join(t.goroot, 'test'),
    flags: ['-stats=off', '-max-memory=1GB', ...t.extra, ...(gcflags.length > 0 ? [`-gcflags=${gcflags.join(' ')}`] : [])],
    args,
    mode: 'run',
    timeout: t.timeout,
  };
}

function firstLine(s: string): string {
  const lines = s.split('\n').filter((l) => l.trim() !== '' && !l.startsWith('#'));
  return (lines[0] ?? '').slice(0, 160);
}

/** What is wrong with a finished program: it must end with status 0 and print what its .out file says. */
function outputProblem(t: Task, r: Verdict): string {
  if (r.crash !== undefined) return r.crash;
  if (r.status !== 0) return `status ${r.status}: ${firstLine(r.stderr)}`;
  const goldenFile = join(t.goroot, 'test', t.path.replace(/\.go$/, '.out'));
  const golden = existsSync(goldenFile) ? read(goldenFile) : '';
  // Go's driver compares both streams together.
  const output = r.output ?? r.stdout + r.stderr;
  if (output === golden) return '';
  if (golden === '') return `prints ${JSON.stringify(output.slice(0, 60))}`;
  const got = output.split('\n');
  const want = golden.split('\n');
  const at = want.findIndex((l, i) => l !== got[i]);
  return `output differs at line ${at + 1}: want ${JSON.stringify(want[at] ?? '').slice(0, 70)}, got ${JSON.stringify(got[at] ?? '').slice(0, 70)}`;
}

function verdictOfRun(t: Task, r: Verdict): Verdict {
  const why = outputProblem(t, r);
  return { ...failed(why === '' ? [] : [why]), ...(r.counters === undefined ? {} : { counters: r.counters }) };
}

/** A program of the project's own (harness/own-programs.ts). */
async function runOwn(t: Task): Promise<Verdict> {
  const arch = t.wordSize === 8 ? 'amd64' : '386';
  const p = ownProgram(t.path, arch);
  const r = await runJob(ownJob(p, arch, t.extra));
  if (r.crash !== undefined) return failed([r.crash]);
  const got = p.seen(r) as Record<string, unknown>;
  const why = Object.entries(p.wanted).flatMap(([what, want]) => (want === got[what] ? [] : [`${what}: want ${JSON.stringify(want).slice(0, 300)}, got ${JSON.stringify(got[what]).slice(0, 300)}`]));
  return { ...failed(why), ...(r.counters === undefined ? {} : { counters: r.counters }) };
}

interface Imports {
  /** Those that only Go has; local packages aside. */
  absent: string[];
  /** There are no other processes in the machine: package os/exec says so. */
  runsOthers: boolean;
}

const latest = new Latest<Imports>(1);

function imports(t: Task, files: readonly string[]): Imports {
  return latest.of([t.wordSize, ...files].join(' '), () => {
    const tc = newUserToolchain(t.wordSize);
    const p = loadTexts(tc, 'main', files.map((f) => ({ name: basename(f), text: read(f) })), toolFlags([]));
    return { absent: missingImports(tc, t.goroot, p), runsOthers: p.imports.includes('os/exec') };
  });
}

/** Imports of files that only Go has. */
const absent = (t: Task, files: readonly string[]): string[] => imports(t, files).absent;

/** The case's file and the .go files among its arguments (`go run a.go b.go args`). */
function programFiles(t: Task): { files: string[]; args: string[] } {
  const root = join(t.goroot, 'test');
  const more = t.args.filter((a) => a.endsWith('.go'));
  return { files: [t.path, ...more].map((f) => join(root, f)), args: t.args.filter((a) => !a.endsWith('.go')) };
}

async function run(t: Task): Promise<Verdict> {
  const { files, args } = programFiles(t);
  const missing = absent(t, files);
  if (missing.length > 0) return notOurs(missing);
  if (imports(t, files).runsOthers) return outOfScope('runs other programs');
  const r = await runJob(jobOf(t, files, args));
  // Package syscall has what needs no kernel (docs/LIBRARY.md).
  const call = /undefined: (syscall\.\w+)/.exec(r.stderr)?.[1];
  return call === undefined ? verdictOfRun(t, r) : outOfScope(`calls the operating system (${call})`);
}

/** The program writes a program, which is run or checked. */
async function runOutput(t: Task): Promise<Verdict> {
  const { files, args } = programFiles(t);
  const missing = absent(t, files);
  if (missing.length > 0) return notOurs(missing);
  const first = await runJob(jobOf(t, files, args));
  if (first.crash !== undefined || first.status !== 0) return failed([`the generator: ${first.crash ?? `status ${first.status}: ${firstLine(first.stderr)}`}`]);
  const text = first.stdout + first.stderr;
  if (t.action === 'errorcheckoutput') return errorcheckTexts(t, [{ name: 'tmp__.go', text }]);
  const generated = join(t.goroot, 'test', 'tmp__.go');
  return verdictOfRun(t, await runJob({ ...jobOf(t, [generated], []), overlay: new Map([[generated, text]]) }));
}

/** A directory as a module of its own. */
async function runInDir(t: Task): Promise<Verdict> {
  const dir = join(t.goroot, 'test', t.path.replace(/\.go$/, '.dir'));
  const mod = `module ${basename(dir)}\ngo ${t.goModVersion || '1.14'}\n`;
  const r = await runJob({ ...jobOf(t, ['.'], []), cwd: dir, overlay: new Map([[join(dir, 'go.mod'), mod]]) });
  const absentStd = /package (\S+) is not in std/.exec(r.stderr);
  if (absentStd !== null && existsSync(join(t.goroot, 'src', absentStd[1]!))) return notOurs([absentStd[1]!]);
  return verdictOfRun(t, r);
}

// ---------------------------------------------------------------- one package

function errorcheckTexts(t: Task, texts: SourceText[]): Verdict {
  const tc = newUserToolchain(t.wordSize);
  const flags = toolFlags(t.flags);
  const p = loadTexts(tc, 'p', texts, flags);
  const r = missingImports(tc, t.goroot, p).length > 0 ? checkOnly(tc, t.goroot, p, flags) : compile(tc, p, flags);
  if (t.wantError && !r.failed) return failed(['compilation succeeds unexpectedly', ...errorCheck(r.lines, texts)]);
  if (!t.wantError && r.failed) return failed(['compilation fails', ...r.lines]);
  return failed(errorCheck(r.lines, texts, t.action === 'errorcheckwithauto'));
}

function textsOf(t: Task): SourceText[] {
  return [{ name: basename(t.path), text: read(join(t.goroot, 'test', t.path)) }];
}

function compileOne(t: Task): Verdict {
  const tc = newUserToolchain(t.wordSize);
  const flags = toolFlags(t.flags);
  const p = loadTexts(tc, 'p', textsOf(t), flags);
  const missing = missingImports(tc, t.goroot, p);
  if (missing.length > 0) return notOurs(missing);
  const r = compile(tc, p, flags);
  return r.failed ? failed(r.lines.length > 0 ? r.lines : ['compilation fails without a message']) : passed;
}

async function buildOne(t: Task): Promise<Verdict> {
  const file = join(t.goroot, 'test', t.path);
  const missing = absent(t, [file]);
  if (missing.length > 0) return notOurs(missing);
  // Only commands are linked.
  const r = await runJob({ ...jobOf(t, [file], []), mode: /^package main\b/m.test(read(file)) ? 'link' : 'build' });
  if (r.crash !== undefined) return failed([r.crash]);
  return r.status === 0 ? passed : failed([r.stderr.trim()]);
}

// ---------------------------------------------------------------- directories of packages

interface DirPackage {
  name: string;
  files: string[];
}

/** Packages of a directory in order of their first file's name. */
function dirPackages(dir: string, single: boolean): DirPackage[] {
  const out: DirPackage[] = [];
  const byName = new Map<string, DirPackage>();
  for (const file of readdirSync(dir).filter((n) => n.endsWith('.go')).sort()) {
    const name = /^package ([\p{Lu}\p{Ll}\w]+)/mu.exec(readFileSync(join(dir, file), 'utf8'))?.[1] ?? '';
    let p = single ? undefined : byName.get(name);
    if (p === undefined) {
      p = { name, files: [] };
      byName.set(name, p);
      out.push(p);
    }
    p.files.push(file);
  }
  return out;
}

/** compiledir, errorcheckdir, rundir and errorcheckandrundir: the packages are compiled in order, the last one may be run. */
async function directory(t: Task): Promise<Verdict> {
  const dir = join(t.goroot, 'test', t.path.replace(/\.go$/, '.dir'));
  const packages = dirPackages(dir, t.singleFilePackages);
  const checks = t.action.startsWith('errorcheck');
  const runs = t.action.endsWith('rundir');
  const faulty = t.wantError ? packages.length - (runs ? 2 : 1) : -1;
  const tc = newUserToolchain(t.wordSize);
  const flags = toolFlags(t.flags);
  const problems: string[] = [];
  for (const [i, { name, files }] of packages.entries()) {
    const texts = files.map((f) => ({ name: toByteString(f), text: read(join(dir, f)) }));
    const p = loadTexts(tc, name === 'main' ? 'main' : toByteString(join('test', files[0]!.slice(0, -3))), texts, flags);
    const missing = missingImports(tc, t.goroot, p);
    if (missing.length > 0) return notOurs(missing);
    const r = compile(tc, p, flags);
    if (i === faulty && !r.failed) problems.push(`${files[0]}: compilation succeeds unexpectedly`);
    if (i !== faulty && r.failed) return failed([...problems, `${files[0]}: compilation fails`, ...r.lines]);
    if (checks) problems.push(...errorCheck(r.lines, texts));
  }
  if (problems.length > 0 || !runs) return failed(problems);
  const linked = linkProgram(tc);
  if (linked.program === null) return failed(linked.errors);
  const { request, output } = requestOf(jobOf(t, [], t.args));
  const result = await execute(linked.program, request);
  return verdictOfRun(t, { stdout: output[0].join(''), stderr: output[1].join(''), status: result.exitCode, counters: countersOf(result) });
}

/** builddir and buildrundir: all files of the directory are one program. */
async function directoryProgram(t: Task): Promise<Verdict> {
  const dir = join(t.goroot, 'test', t.path.replace(/\.go$/, '.dir'));
  const files = readdirSync(dir).filter((n) => n.endsWith('.go')).map((n) => join(dir, n));
  const missing = absent(t, files);
  if (missing.length > 0) return notOurs(missing);
  const r = await runJob({ ...jobOf(t, files, []), mode: t.action === 'builddir' ? 'link' : 'run' });
  return verdictOfRun(t, r);
}

// ---------------------------------------------------------------- all

async function dispatch(t: Task): Promise<Verdict> {
  switch (t.action) {
    case 'run':
    case 'buildrun':
      return run(t);
    case 'runoutput':
    case 'errorcheckoutput':
      return runOutput(t);
    case 'runindir':
      return runInDir(t);
    case 'compile':
      return compileOne(t);
    case 'build':
      return buildOne(t);
    case 'builddir':
    case 'buildrundir':
      return directoryProgram(t);
    case 'compiledir':
    case 'errorcheckdir':
    case 'errorcheckandrundir':
    case 'rundir':
      return directory(t);
    case 'own':
      return runOwn(t);
    case 'types': {
      const r = typesProblems(t.goroot, t.path);
      return { ...failed(r.problems), stdout: JSON.stringify({ wanted: r.wanted, met: r.met, extra: r.extra }) };
    }
    case 'stdlib':
      return { ...passed, stdout: JSON.stringify(await stdlibOutcomes(t.goroot, t.path, t.wordSize)) };
    case 'library':
      return failed(libraryProblems(t.goroot, t.path));
    default:
      if (t.suite === 'decisions') return failed(decisionProblems(t.goroot, t));
      return errorcheckTexts(t, textsOf(t));
  }
}

export async function perform(t: Task): Promise<Verdict> {
  try {
    return await dispatch(t);
  } catch (e) {
    return { ...failed([internalError(e)]), crash: internalError(e) };
  }
}
