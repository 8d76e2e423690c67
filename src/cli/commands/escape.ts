/** gosim escape: where variables and allocations live, why, and at what cost. */
import { resolve } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import { escapeReport } from '../../driver/escape.js';
import { diskFiles } from '../../driver/files.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { NodeHost } from '../../driver/run.js';
import { escapeHtml, escapeJson, escapeText } from '../../report/escape.js';
import { parseFlags, splitRunArgs } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';

export async function escapeCommand(argv: string[]): Promise<number> {
  const options = defaultOptions();
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const { rest, help } = parseFlags('escape', argv, options);
  if (help) {
    writeOut(commandHelp('escape')!);
    return 0;
  }
  const { targets, programArgs } = splitRunArgs(rest);
  if (targets.length === 0) {
    writeErr('gosim: no go files listed\n');
    return 1;
  }
  const cwd = process.cwd();
  const host = new NodeHost([toByteString(resolve(cwd, targets[0]!).replace(/\.go$/, '')), ...programArgs.map(toByteString)], []);
  // The report is what this command prints on standard output; the program's own output goes to standard error.
  const write = host.write.bind(host);
  host.write = (_fd, data) => write(2, data);
  const { status, report } = await escapeReport({ targets, cwd, fs: diskFiles(cwd), options, args: programArgs, host, write: writeBytes }, options.cost);
  if (report === null) return status;
  writeOut(options.json ? escapeJson(report) : options.html ? escapeHtml(report) : escapeText(report));
  return status;
}
