/**
 * Entry of the faults bundle: the whole of gosim with seeded faults compiled in (scripts/build.mjs). A job compiles a program once and
 * runs it under the checks with the given faults.
 */
import { basename, dirname } from 'node:path';
import { diskFiles } from '../../../src/driver/files.js';
import { defaultOptions } from '../../../src/driver/options.js';
import { build } from '../../../src/driver/run.js';
import type { Program } from '../../../src/bytecode/program.js';
import { Root } from '../../../src/abi/layout.js';
import { BufferHost, Machine } from '../../../src/runtime/index.js';
import { type FaultName, setFaults } from '../../../src/runtime/faults.js';
import { newInterp } from '../../../src/vm/interp/engine.js';
import { internalError, serveJobs } from '../../harness/worker.js';

export interface FaultJob {
  program: string;
  arch: 4 | 8;
  faults: FaultName[];
  /** The part of the program that runs alone, from 1; 0: all of it. */
  part: number;
  seed: number;
  timeout: number;
}

const compiled = new Map<string, Program>();

function programOf(job: FaultJob): Program {
  const key = `${job.arch} ${job.program}`;
  let p = compiled.get(key);
  if (p === undefined) {
    const options = defaultOptions();
    options.wordSize = job.arch;
    let errors = '';
    const cwd = dirname(job.program);
    const r = build({ targets: [basename(job.program)], cwd, fs: diskFiles(cwd), options, write: (_fd, b) => void (errors += Buffer.from(b).toString('latin1')) }, true);
    if (r.program === null) throw new Error(errors);
    p = r.program;
    compiled.set(key, p);
  }
  return p;
}

/** Fuel after which a run has gone astray: many times what the program needs. */
const maxFuel = 20e6;

serveJobs<FaultJob>(async (job) => {
  const program = programOf(job);
  const host = new BufferHost();
  const onTurn = (): void => {
    if (m.rt.fuelClock() > maxFuel) m.rt.heap.set(Root.ExitCode, 124);
  };
  setFaults(job.faults);
  const m: Machine = new Machine(
    program,
    { seed: job.seed, procs: 2, maxMemory: 512 << 20, fakeTime: true, gcCheckMark: true, onTurn, maxOutput: 1 << 20, stress: { collectFirst: 0, collectRate: 4, poison: true, audit: true, moveStacks: true } },
    host,
    newInterp,
  );
  m.rt.heap.setF(Root.StressSeq, 1000 * job.seed);
  m.rt.mem.u32[program.symbols.get('main.part')! >>> 2] = job.part;
  const result = (status: number) => ({ stdout: host.stdout, stderr: host.stderr, status });
  try {
    return result((await m.run()).exitCode);
  } catch (e) {
    return { ...result(70), crash: internalError(e) };
  } finally {
    setFaults([]);
  }
});
