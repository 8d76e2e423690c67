/** gosim trace: run a program and write its execution trace. */
import { resolve } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import { runBuilt } from '../../driver/cached-run.js';
import * as compiler from '../../driver/run.js';
import { NodeHost } from '../../driver/execute.js';
import { diskFiles } from '../../driver/files.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { withTrace } from '../../driver/profiled-run.js';
import { parseFlags, splitRunArgs } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeFiles, writeOut } from '../terminal.js';

export async function traceCommand(argv: string[]): Promise<number> {
  const options = { ...defaultOptions(), faketime: true };
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const { rest, help } = parseFlags('trace', argv, options);
  if (help) {
    writeOut(commandHelp('trace')!);
    return 0;
  }
  const { targets, programArgs } = splitRunArgs(rest);
  if (targets.length === 0) {
    writeErr('gosim: no go files listed\n');
    return 1;
  }
  const cwd = process.cwd();
  const host = new NodeHost([toByteString(resolve(cwd, targets[0]!).replace(/\.go$/, '')), ...programArgs.map(toByteString)], []);
  const recording = withTrace({ targets, cwd, fs: diskFiles(cwd), options, args: programArgs, host, write: writeBytes, onMachine: (m) => process.on('SIGINT', () => m.interrupt()) });
  const outcome = await runBuilt(recording.req, process.env, compiler);
  if (outcome.result === null) return outcome.status;
  return writeFiles(recording.files()) ? outcome.status : 2;
}
