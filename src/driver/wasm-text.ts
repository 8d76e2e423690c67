/** What the fast engine makes of functions of a linked program, as text (gosim disasm -wasm). */
import type { LinkedFunc, Program } from '../bytecode/program.js';
import { BufferHost, Machine } from '../runtime/index.js';
import { disassembleModule } from '../vm/wasm/disassemble.js';
import { WasmEngine } from '../vm/wasm/engine.js';

/** Text of each named function, or of all functions of package main; null for a name that was not linked. */
export function wasmText(program: Program, names: readonly string[]): { name: string; text: string | null }[] {
  const funcs = program.funcs.filter((f): f is LinkedFunc => f !== undefined && f.code !== null);
  const chosen = names.length === 0 ? funcs.filter((f) => f.pkg === 'main').map((f) => f.sym) : names;
  let engine: WasmEngine | null = null;
  // The machine lays the program out in memory, where the engine finds sizes and pointer maps of types.
  void new Machine(program, { seed: 1, fakeTime: true }, new BufferHost(''), (services) => (engine = new WasmEngine(services)));
  return chosen.map((name) => {
    const f = funcs.find((x) => x.sym === name);
    if (f === undefined || engine === null) return { name, text: null };
    if (engine.isInterpreted(f)) return { name, text: `${name}: too large for the host, interpreted\n` };
    const native = (module: string, id: string): string => (module === 'n' ? (program.funcs[Number(id)]?.sym ?? id) : id);
    return { name, text: disassembleModule(engine.moduleBytes([f]), native) };
  });
}
