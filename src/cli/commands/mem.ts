/** gosim mem: the map of memory at the end of a run or at a line. */
import { resolve } from 'node:path';
import { toByteString } from '../../base/bytes.js';
import { diskFiles } from '../../driver/files.js';
import { mapMemory } from '../../driver/memory-map.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { NodeHost } from '../../driver/run.js';
import { memoryMapJson, memoryMapText } from '../../report/memory-map.js';
import { parseFlags, splitRunArgs } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';

export async function memCommand(argv: string[]): Promise<number> {
  const options = defaultOptions();
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const { rest, help } = parseFlags('mem', argv, options);
  if (help) {
    writeOut(commandHelp('mem')!);
    return 0;
  }
  const { targets, programArgs } = splitRunArgs(rest);
  if (targets.length === 0) {
    writeErr('gosim: no go files listed\n');
    return 1;
  }
  const cwd = process.cwd();
  const host = new NodeHost([toByteString(resolve(cwd, targets[0]!).replace(/\.go$/, '')), ...programArgs.map(toByteString)], []);
  // The map is what this command prints on standard output; the program's own output goes to standard error.
  const write = host.write.bind(host);
  host.write = (_fd, data) => write(2, data);
  const r = await mapMemory({ targets, cwd, fs: diskFiles(cwd), options, args: programArgs, host, write: writeBytes }, options.at === '' ? null : options.at);
  if (r.map === null) return r.status;
  writeOut(options.json ? memoryMapJson(r.map) : memoryMapText(r.map));
  return r.status;
}
