/**
 * Runs Go programs through gosim in child processes that are reused, so that a crash or a hang of one program (which would be a
 * defect) cannot take the run down, and start-up is paid once. Jobs are served in order of submission by a few workers.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Exploration } from '../../src/runtime/index.js';

export interface Job {
  /** Files (or one directory) to compile. */
  targets: string[];
  cwd: string;
  /** gosim flags. */
  flags: string[];
  args: string[];
  /**
   * What to do: run; compile once and run, or explore, with each of the arguments alone (`each` of the result); only compile and report; compile and link; compile once and run with each argument as the seed, all by one machine that begins again (`each`);
   * or run with full statistics and without (counting.ts).
   */
  mode: 'run' | 'each' | 'explore' | 'repeat' | 'build' | 'link' | 'count';
  /** Files by absolute path that replace or add to those on disk. */
  overlay?: ReadonlyMap<string, string>;
  /** Milliseconds of CPU time (of wall time, where that is not known) until the worker is killed. */
  timeout: number;
}

/** How much longer than its CPU time a job may take on a busy machine. */
const patience = 8;

/** Milliseconds of CPU time that a process has used, or null. Linux only: fields 14 and 15 of its stat file, in hundredths of a second. */
function cpuTime(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

export interface JobResult {
  stdout: string;
  stderr: string;
  status: number;
  /** Both streams in the order of writing. */
  output?: string;
  /** Fuel and counters at the end, as names and numbers: what every engine has to agree on. */
  counters?: readonly (readonly [string, number])[];
  /** Set when the worker had to be killed or crashed. */
  crash?: string;
  /** It has used up its time, and might have ended with more. */
  late?: boolean;
  /** Of mode each, in order of the arguments. */
  each?: { stdout: string; stderr: string; status: number; explored?: Exploration }[];
  ms: number;
  /** CPU time of the worker meanwhile, where it is known. */
  cpuMs?: number;
}

interface Pending<J> {
  job: J;
  like: string;
  done(r: JobResult): void;
}

/** Large buffers are taken from the system, zero already, also after others of their size have been freed (glibc would clear used ones). */
const lazyZeros = { MALLOC_MMAP_THRESHOLD_: String(1 << 20) };

/** A worker, and the last job's `like`. */
interface Worker {
  child: ChildProcess;
  like: string;
}

/**
 * Jobs are plain data; each carries the time after which its worker is killed. Jobs that are `like` each other go to the same worker one after
 * the other, which may still have what the last one was made of (built.ts).
 */
export class Pool<J extends { timeout: number } = Job> {
  private readonly queue: Pending<J>[] = [];
  private readonly idle: Worker[] = [];
  private readonly serving = new Set<Worker>();
  private live = 0;
  private closed = false;

  constructor(
    private readonly workerFile: string,
    private readonly size = Math.max(1, Math.min(2, availableParallelism())),
  ) {}

  run(job: J, like = ''): Promise<JobResult> {
    return new Promise((done) => {
      this.queue.push({ job, like, done });
      this.pump();
    });
  }

  close(): void {
    this.closed = true;
    this.recycle();
  }

  /** Ends the idle workers, so that the next jobs meet fresh ones. */
  recycle(): void {
    for (const w of this.idle.splice(0)) {
      this.live--;
      w.child.kill('SIGKILL');
    }
  }

  private pump(): void {
    while (this.queue.length > 0) {
      let w = this.idle.pop();
      if (w === undefined) {
        if (this.live >= this.size) return;
        w = { child: fork(this.workerFile, ['--worker'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced', env: { ...process.env, ...lazyZeros } }), like: '' };
        this.live++;
      }
      this.serve(w, this.next(w));
    }
  }

  /** Takes from the queue what suits a worker: what is like its last job, or like no job that another one has. */
  private next(w: Worker): Pending<J> {
    let at = w.like === '' ? -1 : this.queue.findIndex((p) => p.like === w.like);
    if (at < 0) {
      const others = new Set([...this.serving].map((o) => o.like));
      at = this.queue.findIndex((p) => p.like === '' || !others.has(p.like));
    }
    return this.queue.splice(Math.max(at, 0), 1)[0]!;
  }

  private serve(worker: Worker, p: Pending<J>): void {
    const w = worker.child;
    worker.like = p.like;
    this.serving.add(worker);
    const start = Date.now();
    const cpuStart = cpuTime(w.pid);
    const used = (): number | null => {
      const now = cpuTime(w.pid);
      return now === null || cpuStart === null ? null : now - cpuStart;
    };
    let settled = false;
    const settle = (r: Omit<JobResult, 'ms'>, reuse: boolean): void => {
      if (settled) return;
      settled = true;
      const cpuMs = used();
      clearTimeout(timer);
      w.removeAllListeners();
      this.serving.delete(worker);
      if (reuse && !this.closed) this.idle.push(worker);
      else {
        this.live--;
        w.kill('SIGKILL');
      }
      p.done({ ...r, ms: Date.now() - start, ...(cpuMs === null ? {} : { cpuMs }) });
      this.pump();
    };
    const expire = (): void => {
      // On a busy machine a job gets only a part of the time.
      const left = p.job.timeout - (used() ?? p.job.timeout);
      if (left > 0 && Date.now() - start < patience * p.job.timeout) timer = setTimeout(expire, Math.max(left, 100));
      else settle({ stdout: '', stderr: '', status: -1, crash: `no end within ${p.job.timeout} ms`, late: left <= 0 }, false);
    };
    let timer = setTimeout(expire, p.job.timeout);
    w.once('message', (r: JobResult) => settle(r, true));
    w.once('exit', (code, signal) => settle({ stdout: '', stderr: '', status: -1, crash: `worker ended: ${code ?? signal}` }, false));
    w.send(p.job as object);
  }
}
