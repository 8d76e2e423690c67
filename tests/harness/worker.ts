/** The child's side of pool.ts: takes jobs by IPC and runs them in this process through the driver. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFlags } from '../../src/cli/argv.js';
import { saveFile } from '../../src/cli/terminal.js';
import { diskFiles, type FileSystem } from '../../src/driver/files.js';
import { exploreLinked } from '../../src/driver/explore.js';
import { defaultOptions } from '../../src/driver/options.js';
import { build, buildTargets, execute, NodeHost, type RunRequest, start, watchingPointers } from '../../src/driver/run.js';
import { machineOptions } from '../../src/driver/execute.js';
import { type Machine, RepeatedMachine, type RunResult, signalService } from '../../src/runtime/index.js';
import { Memory } from '../../src/runtime/memory.js';
import { newTieredEngine } from '../../src/vm/wasm/tiered.js';
import { codeFlags, Latest } from './built.js';
import { count } from './counting.js';
import type { Job, JobResult } from './pool.js';

/** A Node host without input, whose output goes to the job's result. */
class CapturingHost extends NodeHost {
  constructor(
    args: readonly string[],
    private readonly sink: (fd: number, data: Uint8Array) => void,
  ) {
    super(['prog', ...args], ['PATH=/usr/bin:/bin', 'HOME=/']);
  }

  override write(fd: number, bytes: Uint8Array): void {
    this.sink(fd, bytes.slice());
  }

  override read(fd: number, n: number): Uint8Array | null {
    return fd === signalService ? super.read(fd, n) : new Uint8Array(0);
  }
}

export function capturingHost(args: readonly string[], sink: (fd: number, data: Uint8Array) => void): CapturingHost {
  return new CapturingHost(args, sink);
}

/** A file system with some files replaced or added. */
function overlaid(fs: FileSystem, files: ReadonlyMap<string, string>): FileSystem {
  return { ...fs, read: (path) => files.get(fs.abs(path)) ?? fs.read(path) };
}

/** What the driver is asked for a job, and the output so far: standard output, standard error. */
export function requestOf(job: Job): { request: RunRequest & { host: CapturingHost }; output: [string[], string[]]; all: string[] } {
  const options = defaultOptions();
  options.cache = false;
  parseFlags(job.mode === 'explore' ? 'explore' : 'run', job.flags, options);
  const output: [string[], string[]] = [[], []];
  const all: string[] = [];
  const write = (fd: number, data: Uint8Array): void => {
    const text = Buffer.from(data).toString('latin1');
    output[fd === 1 ? 0 : 1].push(text);
    all.push(text);
  };
  const disk = diskFiles(job.cwd);
  const fs = job.overlay === undefined ? disk : overlaid(disk, job.overlay);
  return { request: { targets: job.targets, cwd: job.cwd, fs, options, args: job.args, write, save: saveFile, host: capturingHost(job.args, write) }, output, all };
}

/** A generator and what it has made. */
const latest = new Latest<ReturnType<typeof build>>(2);

/** When a file was written; '' if there is none. */
function written(path: string): string {
  return String(statSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? '');
}

/** Numbers of a run that are the same under every engine. */
export function countersOf({ counters }: RunResult): [string, number][] {
  return [...Object.entries(counters).filter((e): e is [string, number] => typeof e[1] === 'number'), ...counters.values];
}

/** Performs a job in this process. */
export async function runJob(job: Job): Promise<Omit<JobResult, 'ms'>> {
  const { request, output, all } = requestOf(job);
  const result = (status: number): Omit<JobResult, 'ms'> => ({ stdout: output[0].join(''), stderr: output[1].join(''), output: all.join(''), status });
  try {
    if (job.mode === 'build') return result(buildTargets(request).status);
    if (job.mode === 'link') return result(build(request, true).status);
    if (job.mode === 'count') {
      const { problems, counts } = await count(request);
      return { stdout: JSON.stringify(counts), stderr: problems.join('\n'), status: problems.length === 0 ? 0 : 1 };
    }
    if (job.mode === 'repeat') return { ...result(0), each: await runRepeated(job) };
    if (job.mode === 'each' || job.mode === 'explore') return { ...result(0), each: await runAlone(job) };
    const key = [job.targets, job.cwd, job.targets.map((t) => written(resolve(job.cwd, t))), codeFlags(job.flags), [...(job.overlay ?? [])]];
    const built = latest.of(JSON.stringify(key), () => build(request, true));
    // What the compiler printed belongs to every run, so such programs are compiled again.
    if (built.program === null || all.length > 0) latest.forget();
    if (built.program === null) return result(built.status);
    const machines: Machine[] = [];
    const { status, result: ended } = await start(built.program, { ...watchingPointers(built, request), onMachine: (m) => void machines.push(m) });
    // Runs in pieces have several.
    if (machines.length === 1) Memory.recycle(machines[0]!.rt.mem);
    return { ...result(status), ...(ended === null ? {} : { counters: countersOf(ended) }) };
  } catch (e) {
    return { ...result(70), crash: internalError(e) };
  } finally {
    request.host.signals.close();
  }
}

async function runAlone(job: Job): Promise<NonNullable<JobResult['each']>> {
  const { request, output } = requestOf(job);
  const built = build(request, true);
  if (built.program === null) throw new Error(output[1].join(''));
  const out: NonNullable<JobResult['each']> = [];
  for (const arg of job.args) {
    if (job.mode === 'explore') {
      out.push({ stdout: '', stderr: '', status: 0, explored: exploreLinked(built.program, request.options, [arg]) });
      continue;
    }
    const one = requestOf({ ...job, args: [arg] });
    const { exitCode } = await execute(built.program, one.request);
    out.push({ stdout: one.output[0].join(''), stderr: one.output[1].join(''), status: exitCode });
  }
  return out;
}

/** A random schedule for each argument, on one machine; statistics follow standard error. */
async function runRepeated(job: Job): Promise<NonNullable<JobResult['each']>> {
  const { request, output } = requestOf(job);
  const built = build(request, true);
  if (built.program === null) throw new Error(output[1].join(''));
  const text: [string[], string[]] = [[], []];
  const host = capturingHost([], (fd, data) => void text[fd === 1 ? 0 : 1].push(Buffer.from(data).toString('latin1')));
  const machine = new RepeatedMachine(built.program, machineOptions(request.options), host, newTieredEngine({ warmUp: request.options.warmUp }));
  const out: NonNullable<JobResult['each']> = [];
  for (const seed of job.args) {
    const { exitCode, counters } = await machine.runWith(Number(seed));
    text[1].push(JSON.stringify([counters.fuel, ...counters.values]));
    out.push({ stdout: text[0].splice(0).join(''), stderr: text[1].splice(0).join(''), status: exitCode });
  }
  return out;
}

/** One line about a defect of ours. */
export function internalError(e: unknown): string {
  const err = e as Error;
  return `internal error: ${err.message.split('\n')[0]} ${(err.stack ?? '').split('\n').find((l) => l.startsWith('    at '))?.trim() ?? ''}`;
}

/** Answers the parent's jobs, programs unless told otherwise. */
export function serveJobs<J = Job>(perform: (job: J) => Promise<Omit<JobResult, 'ms'>> = runJob as unknown as (job: J) => Promise<Omit<JobResult, 'ms'>>): void {
  process.on('message', (job: J) => {
    void perform(job).then((r) => process.send!(r));
  });
}
