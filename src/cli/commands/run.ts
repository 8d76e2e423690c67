/** gosim run: compile and run; statistics on standard error. The two bundles (main.ts, quick.ts) differ in how they get the program. */
import { readFileSync } from 'node:fs';
import { toByteString } from '../../base/bytes.js';
import { nowMs } from '../../base/clock.js';
import { DiskHost } from '../../driver/disk.js';
import { diskFiles, withFile } from '../../driver/files.js';
import { NodeHost, type RunOutcome, type RunRequest } from '../../driver/execute.js';
import type { LineAllocs } from '../../report/line-allocs.js';
import { formatStats } from '../../report/stats.js';
import { UsageError } from '../argv.js';
import { saveFile, writeBytes, writeErr, writeFiles } from '../terminal.js';
import { programName, setUpProgram } from '../setup.js';

/** Name in messages of a program read from standard input, as on the Go Playground. */
const stdinName = 'prog.go';

export interface Ran extends RunOutcome {
  /** What lines allocated (-stats=full). */
  lines?: LineAllocs[] | null;
  /** Profiles and traces to write. */
  files?: readonly { path: string; data: Uint8Array }[];
}

/** Gets the program of a request, called `name`, and runs it; null: cannot do it. */
export type Runner = (req: RunRequest, name: string) => Promise<Ran | null>;

function openDisk(open: () => DiskHost): DiskHost | string {
  try {
    return open();
  } catch (e) {
    return (e as Error).message;
  }
}

/** null: the runner could not do it, and nothing has happened. */
export async function runWith(runner: Runner, argv: string[]): Promise<number | null> {
  const s = setUpProgram('run', argv);
  if (typeof s === 'number') return s;
  const { options, targets, programArgs } = s;
  const cwd = process.cwd();
  let fs = diskFiles(cwd);
  if (targets.includes('-')) {
    if (targets.length > 1) throw new UsageError('- (the program from standard input) stands alone', 'run');
    targets[0] = stdinName;
    fs = withFile(fs, stdinName, readFileSync(0, 'latin1'));
  }
  const name = programName(cwd, targets[0]!);
  const env = Object.entries(process.env).map(([k, v]) => toByteString(`${k}=${v ?? ''}`));
  const args = [toByteString(name), ...programArgs.map(toByteString)];
  const disk = options.disk === '' ? null : openDisk(() => new DiskHost(args, env, cwd, options.disk));
  if (typeof disk === 'string') {
    writeErr(`gosim: ${disk}\n`);
    return 2;
  }
  const host = disk ?? new NodeHost(args, env);
  const started = nowMs();
  const outcome = await runner({
    targets,
    cwd,
    fs,
    options,
    args: programArgs,
    host,
    write: writeBytes,
    save: saveFile,
    onMachine: () => host.signals.watchKeys(),
  }, name);
  if (outcome === null) return null;
  if (disk !== null && disk.error !== '') {
    writeErr(`gosim: -disk: ${disk.error}\n`);
    return 2;
  }
  if (outcome.result !== null && outcome.files !== undefined && !writeFiles(outcome.files)) return 2;
  if (outcome.result !== null && options.stats !== 'off') {
    writeErr(formatStats(outcome.result.counters, options.stats, nowMs() - started, outcome.lines ?? null));
  }
  if (outcome.result !== null && options.exitStatus === 'go' && outcome.status !== 0) {
    writeErr(`exit status ${outcome.status}\n`);
    return 1;
  }
  return outcome.status;
}
