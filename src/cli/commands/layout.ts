/** gosim layout: sizes, offsets and padding of types. */
import { diskFiles } from '../../driver/files.js';
import { layoutTargets } from '../../driver/layout.js';
import { defaultOptions } from '../../driver/options.js';
import { layoutJson, layoutText } from '../../report/layout.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';
import { setUp } from '../setup.js';

export function layoutCommand(argv: string[]): number {
  const fixed = process.env.GOARCH !== undefined && process.env.GOARCH !== '';
  const s = setUp('layout', argv, { ...defaultOptions(), bothArchs: !fixed });
  if (typeof s === 'number') return s;
  const { options, rest } = s;
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
