/** The child's side of pool.ts: takes jobs by IPC and runs them in this process through the driver. */
import { parseFlags } from '../../src/cli/argv.js';
import { diskFiles, type FileSystem } from '../../src/driver/files.js';
import { defaultOptions } from '../../src/driver/options.js';
import { build, buildTargets, NodeHost, runTargets } from '../../src/driver/run.js';
import type { Job, JobResult } from './pool.js';

/** A Node host without input, whose output goes to the job's result. */
class CapturingHost extends NodeHost {
  constructor(
    job: Job,
    private readonly sink: (fd: number, data: Uint8Array) => void,
  ) {
    super(['prog', ...job.args], []);
  }

  override write(fd: number, bytes: Uint8Array): void {
    this.sink(fd, bytes.slice());
  }

  override read(): Uint8Array {
    return new Uint8Array(0);
  }
}

/** A file system with some files replaced or added. */
function overlaid(fs: FileSystem, files: ReadonlyMap<string, string>): FileSystem {
  return { ...fs, read: (path) => files.get(fs.abs(path)) ?? fs.read(path) };
}

/** Runs a program in this process. */
export async function runJob(job: Job): Promise<Omit<JobResult, 'ms'>> {
  const options = defaultOptions();
  options.cache = false;
  parseFlags('run', job.flags, options);
  const out: [string[], string[]] = [[], []];
  const write = (fd: number, data: Uint8Array): void => {
    out[fd === 1 ? 0 : 1].push(Buffer.from(data).toString('latin1'));
  };
  const request = { targets: job.targets, cwd: job.cwd, fs: job.overlay === undefined ? diskFiles(job.cwd) : overlaid(diskFiles(job.cwd), job.overlay), options, args: job.args, write, host: new CapturingHost(job, write) };
  try {
    const status = job.mode === 'build' ? buildTargets(request).status : job.mode === 'link' ? build(request, true).status : (await runTargets(request)).status;
    return { stdout: out[0].join(''), stderr: out[1].join(''), status };
  } catch (e) {
    return { stdout: out[0].join(''), stderr: out[1].join(''), status: 70, crash: `internal error: ${(e as Error).message.split('\n')[0]} ${((e as Error).stack ?? '').split('\n')[1]?.trim() ?? ''}` };
  }
}

/** Answers the parent's jobs, programs unless told otherwise. */
export function serveJobs<J = Job>(perform: (job: J) => Promise<Omit<JobResult, 'ms'>> = runJob as unknown as (job: J) => Promise<Omit<JobResult, 'ms'>>): void {
  process.on('message', (job: J) => {
    void perform(job).then((r) => process.send!(r));
  });
}
