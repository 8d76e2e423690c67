/**
 * How every command begins: options from Go's environment variables and from flags, help on request, and, for commands that run a
 * program, which one it is. A number instead of a result is the exit status of a command that has nothing more to do.
 */
import { resolve } from 'node:path';
import { toByteString } from '../base/bytes.js';
import { NodeHost, type RunRequest } from '../driver/execute.js';
import { diskFiles } from '../driver/files.js';
import { applyEnvironment, type Command, defaultOptions, type Options } from '../driver/options.js';
import { parseFlags, splitRunArgs } from './argv.js';
import { commandHelp } from './help.js';
import { writeBytes, writeErr, writeOut } from './terminal.js';

/** Options as the environment has them. */
export function environmentOptions(options = defaultOptions()): Options | number {
  const err = applyEnvironment(options, process.env);
  if (err === null) return options;
  writeErr(`${err}\n`);
  return 2;
}

export function showHelp(command: Command): number {
  writeOut(commandHelp(command)!);
  return 0;
}

/** Flags are read; `rest` is what follows them. */
export function setUp(command: Command, argv: readonly string[], defaults = defaultOptions()): { options: Options; rest: string[] } | number {
  const options = environmentOptions(defaults);
  if (typeof options === 'number') return options;
  const { rest, help } = parseFlags(command, argv, options);
  return help ? showHelp(command) : { options, rest };
}

/** The program that a command is to run, and the arguments behind it. */
export function setUpProgram(command: Command, argv: readonly string[], defaults = defaultOptions()): { options: Options; targets: string[]; programArgs: string[] } | number {
  const s = setUp(command, argv, defaults);
  if (typeof s === 'number') return s;
  const { targets, programArgs } = splitRunArgs(s.rest);
  if (targets.length > 0) return { options: s.options, targets, programArgs };
  writeErr('gosim: no go files listed\n');
  return 1;
}

/** The program's name as it finds it in os.Args: without `.go`. */
export function programName(cwd: string, target: string): string {
  return resolve(cwd, target).replace(/\.go$/, '');
}

/** The request to run a program in an empty environment: of commands that look at runs, which shall not depend on it. */
export function inspectedProgram(command: Command, argv: readonly string[], defaults = defaultOptions()): (RunRequest & { host: NodeHost }) | number {
  const s = setUpProgram(command, argv, defaults);
  if (typeof s === 'number') return s;
  const cwd = process.cwd();
  const host = new NodeHost([toByteString(programName(cwd, s.targets[0]!)), ...s.programArgs.map(toByteString)], []);
  return { targets: s.targets, cwd, fs: diskFiles(cwd), options: s.options, args: s.programArgs, host, write: writeBytes };
}

/** Sends what the program prints to standard error: standard output is the command's own. */
export function outputAside(req: RunRequest): RunRequest {
  const write = req.host.write.bind(req.host);
  req.host.write = (_fd, data) => write(2, data);
  return req;
}
