/** gosim disasm: the bytecode of functions. */
import { formatPosition, position } from '../../base/source.js';
import { disassemble } from '../../bytecode/disassemble.js';
import { diskFiles } from '../../driver/files.js';
import { applyEnvironment, defaultOptions } from '../../driver/options.js';
import { build } from '../../driver/run.js';
import { parseFlags } from '../argv.js';
import { commandHelp } from '../help.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';

export function disasmCommand(argv: string[]): number {
  const options = defaultOptions();
  const envError = applyEnvironment(options, process.env);
  if (envError !== null) {
    writeErr(`${envError}\n`);
    return 2;
  }
  const { rest, help } = parseFlags('disasm', argv, options);
  if (help) {
    writeOut(commandHelp('disasm')!);
    return 0;
  }
  let n = 0;
  while (n < rest.length && rest[n]!.endsWith('.go')) n++;
  if (n === 0 && rest.length > 0) n = 1;
  const wanted = new Set(rest.slice(n));
  const cwd = process.cwd();
  const built = build({ targets: rest.slice(0, n), cwd, fs: diskFiles(cwd), options, write: writeBytes }, true);
  if (built.program === null) return built.status;
  const missing = new Set(wanted);
  for (const f of built.program.funcs) {
    if (f === undefined || f.code === null) continue;
    if (wanted.size > 0 ? !wanted.has(f.sym) && !wanted.has(f.code.name) : f.pkg !== 'main') continue;
    missing.delete(f.sym);
    missing.delete(f.code.name);
    writeOut(`${disassemble(f.code, { position: (pos) => formatPosition(position(built.toolchain.fset, pos)) })}\n`);
  }
  for (const m of missing) writeErr(`gosim disasm: no function ${m} in the program\n`);
  return missing.size > 0 ? 1 : 0;
}
