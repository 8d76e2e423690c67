/** gosim build and the tool compile: compile without running; decisions and errors on standard error. */
import { diskFiles } from '../../driver/files.js';
import { applyEnvironment, defaultOptions, type Options } from '../../driver/options.js';
import { buildOnly } from '../../driver/cached-run.js';
import { build } from '../../driver/run.js';
import { saveFile, writeBytes, writeErr } from '../terminal.js';
import { setUp } from '../setup.js';

function request(targets: string[], options: Options): Parameters<typeof build>[0] {
  const cwd = process.cwd();
  return { targets, cwd, fs: diskFiles(cwd), options, write: writeBytes, save: saveFile };
}

export function buildCommand(argv: string[]): number {
  const s = setUp('build', argv);
  if (typeof s === 'number') return s;
  const { options, rest } = s;
  return buildOnly(request(rest, options), process.env, { build });
}

/** `tool compile [flags] files`: compiler flags stand directly on the command line; messages have no header and plain file names. */
export function compileTool(argv: string[]): number {
  const options = defaultOptions();
  applyEnvironment(options, process.env);
  const files: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    if ((a === '-o' || a === '-p') && i + 1 < argv.length) i++;
    else if (a.startsWith('-') && a !== '-') options.gcflags.push(a);
    else files.push(a);
  }
  if (files.length === 0) {
    writeErr('usage: gosim tool compile [options] file.go...\n');
    return 2;
  }
  const req = request(files, options);
  const lines: string[] = [];
  const status = build({ ...req, write: (_fd, data) => lines.push(Buffer.from(data).toString('latin1')) }, false).status;
  writeErr(
    lines
      .join('')
      .split('\n')
      .filter((l) => !l.startsWith('# '))
      .map((l) => l.replace(/^\.\//, ''))
      .join('\n'),
  );
  return status;
}
