/** gosim run: compile and run; statistics on standard error. The two bundles (main.ts, quick.ts) differ in how they get the program. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import { diskFiles, withFile } from '../../driver/files.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { NodeHost, type RunOutcome, type RunRequest } from '../../driver/execute.js';
import type { LineAllocs } from '../../report/line-allocs.js';
import { formatStats } from '../../report/stats.js';
import { parseFlags, splitRunArgs, UsageError } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeFiles, writeOut } from '../terminal.js';

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

/** null: the runner could not do it, and nothing has happened. */
export async function runWith(runner: Runner, argv: string[]): Promise<number | null> {
  const options = defaultOptions();
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const { rest, help } = parseFlags('run', argv, options);
  if (help) {
    writeOut(commandHelp('run')!);
    return 0;
  }
  const { targets, programArgs } = splitRunArgs(rest);
  if (targets.length === 0) {
    writeErr('gosim: no go files listed\n');
    return 1;
  }
  const cwd = process.cwd();
  let fs = diskFiles(cwd);
  if (targets.includes('-')) {
    if (targets.length > 1) throw new UsageError('- (the program from standard input) stands alone', 'run');
    targets[0] = stdinName;
    fs = withFile(fs, stdinName, readFileSync(0, 'latin1'));
  }
  const name = resolve(cwd, targets[0]!).replace(/\.go$/, '');
  const env = Object.entries(process.env).map(([k, v]) => toByteString(`${k}=${v ?? ''}`));
  const host = new NodeHost([toByteString(name), ...programArgs.map(toByteString)], env);
  const started = performance.now();
  const outcome = await runner({
    targets,
    cwd,
    fs,
    options,
    args: programArgs,
    host,
    write: writeBytes,
    onMachine: (m) => {
      process.on('SIGINT', () => m.interrupt());
    },
  }, name);
  if (outcome === null) return null;
  if (outcome.result !== null && outcome.files !== undefined && !writeFiles(outcome.files)) return 2;
  if (outcome.result !== null && options.stats !== 'off') {
    writeErr(formatStats(outcome.result.counters, options.stats, performance.now() - started, outcome.lines ?? null));
  }
  if (outcome.result !== null && options.exitStatus === 'go' && outcome.status !== 0) {
    writeErr(`exit status ${outcome.status}\n`);
    return 1;
  }
  return outcome.status;
}
