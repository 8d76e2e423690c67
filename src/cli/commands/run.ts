/** gosim run: compile and run; statistics on standard error. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import { diskFiles, withFile } from '../../driver/files.js';
import { applyEnvironment, defaultOptions, wantsProfiles } from '../../driver/options.js';
import { runCached } from '../../driver/cached-run.js';
import { NodeHost, type RunRequest } from '../../driver/execute.js';
import type { WatchedOutcome } from '../../driver/watched-run.js';
import { formatStats } from '../../report/stats.js';
import { parseFlags, splitRunArgs, UsageError } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeFiles, writeOut } from '../terminal.js';

/** Name in messages of a program read from standard input, as on the Go Playground. */
const stdinName = 'prog.go';

export async function runCommand(argv: string[]): Promise<number> {
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
  const full = options.stats === 'full' ? (await import('../../driver/watched-run.js')).runWatched : null;
  const req: RunRequest = {
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
  };
  const recording = wantsProfiles(options) ? (await import('../../driver/profiled-run.js')).withProfiles(req, name) : null;
  const outcome = await (full ?? runCached)(recording?.req ?? req, process.env);
  if (outcome.result !== null && recording !== null && !writeFiles(recording.files())) return 2;
  if (outcome.result !== null && options.stats !== 'off') {
    const lines = 'lines' in outcome ? (outcome as WatchedOutcome).lines : null;
    writeErr(formatStats(outcome.result.counters, options.stats, performance.now() - started, lines));
  }
  if (outcome.result !== null && options.exitStatus === 'go' && outcome.status !== 0) {
    writeErr(`exit status ${outcome.status}\n`);
    return 1;
  }
  return outcome.status;
}
