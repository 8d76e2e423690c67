/** gosim layout: sizes, offsets and padding of types. */
import { diskFiles } from '../../driver/files.js';
import { layoutTargets } from '../../driver/layout.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { layoutJson, layoutText } from '../../report/layout.js';
import { parseFlags } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';

export function layoutCommand(argv: string[]): number {
  const options = defaultOptions();
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const fixed = process.env.GOARCH !== undefined && process.env.GOARCH !== '';
  options.bothArchs = !fixed;
  const { rest, help } = parseFlags('layout', argv, options);
  if (help) {
    writeOut(commandHelp('layout')!);
    return 0;
  }
  const cwd = process.cwd();
  const fs = diskFiles(cwd);
  let n = 0;
  while (n < rest.length && rest[n]!.endsWith('.go')) n++;
  // A directory is a package; anything else is a type.
  if (n === 0 && rest.length > 0 && /^\.|\//.test(rest[0]!) && fs.isDir(rest[0]!)) n = 1;
  const targets = rest.slice(0, n);
  const types = rest.slice(n);
  const out = layoutTargets({ targets, types, words: options.bothArchs ? [8, 4] : [options.wordSize], cwd, fs, options, write: writeBytes });
  if (out.status !== 0) return out.status;
  if (out.report.types.length === 0) {
    writeErr('gosim layout: the package declares no struct type; name a type behind the files\n');
    return 1;
  }
  writeOut(options.json ? layoutJson(out.report) : layoutText(out.report));
  return 0;
}
