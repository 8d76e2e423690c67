/** gosim disasm: the bytecode of functions, or what the fast engine makes of them. */
import { formatPosition, position } from '../../base/source.js';
import { disassemble } from '../../bytecode/disassemble.js';
import { diskFiles } from '../../driver/files.js';
import { build } from '../../driver/run.js';
import { wasmText } from '../../driver/wasm-text.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';
import { setUp } from '../setup.js';

export function disasmCommand(argv: string[]): number {
  const s = setUp('disasm', argv);
  if (typeof s === 'number') return s;
  const { options, rest } = s;
  let n = 0;
  while (n < rest.length && rest[n]!.endsWith('.go')) n++;
  if (n === 0 && rest.length > 0) n = 1;
  const wanted = new Set(rest.slice(n));
  const cwd = process.cwd();
  const built = build({ targets: rest.slice(0, n), cwd, fs: diskFiles(cwd), options, write: writeBytes }, options.wasm);
  if (built.status !== 0) return built.status;
  if (options.wasm && built.program !== null) return showWasm(wasmText(built.program, [...wanted]));
  const { fset, lib } = built.toolchain;
  const missing = new Set(wanted);
  // Library functions are shown when asked for by name.
  const own = lib.live.get(built.packages.at(-1)!.path)?.object.funcs ?? [];
  const named = [...wanted].filter((sym) => !own.some((f) => f.sym === sym || f.name === sym)).map((sym) => lib.func(sym)?.code);
  for (const f of [...own, ...named]) {
    if (f === undefined || (wanted.size > 0 && !wanted.has(f.sym) && !wanted.has(f.name))) continue;
    missing.delete(f.sym);
    missing.delete(f.name);
    writeOut(`${disassemble(f, { position: (pos) => formatPosition(position(fset, pos)) })}\n`);
  }
  for (const m of missing) writeErr(`gosim disasm: no function ${m} in the program\n`);
  return missing.size > 0 ? 1 : 0;
}

function showWasm(funcs: readonly { name: string; text: string | null }[]): number {
  let status = 0;
  for (const { name, text } of funcs) {
    if (text !== null) writeOut(text);
    else {
      writeErr(`gosim disasm: no function ${name} in the linked program\n`);
      status = 1;
    }
  }
  return status;
}
