/** Links assembled functions with the real linker and runs them on the real machine under the interpreter. */
import { nativeRows } from '../../src/abi/natives.js';
import { layoutOf } from '../../src/abi/structs.js';
import { assemble } from '../../src/bytecode/assemble.js';
import type { DataSym, FuncCode, Program } from '../../src/bytecode/program.js';
import { link } from '../../src/linker/link.js';
import { BufferHost } from '../../src/runtime/host.js';
import { Machine } from '../../src/runtime/machine.js';
import type { MachineOptions } from '../../src/runtime/runtime.js';
import { newInterp } from '../../src/vm/interp/engine.js';

/** A type descriptor: size, pointer words as bits. */
export function typeSym(sym: string, size: number, mask: number[], wordSize: 4 | 8): DataSym[] {
  const l = layoutOf('type', wordSize);
  const bytes = new Uint8Array(l.size);
  const v = new DataView(bytes.buffer);
  const last = mask.lastIndexOf(1);
  v.setUint32(l.off.get('size')!, size, true);
  v.setUint32(l.off.get('ptrBytes')!, (last + 1) * wordSize, true);
  bytes[l.off.get('kind')!] = 25;
  const bits = new Uint8Array(8);
  for (const [i, b] of mask.entries()) bits[i >> 3]! |= b << (i & 7);
  return [
    { sym, section: 'rodata', size: l.size, align: 8, bytes, relocs: [{ off: l.off.get('gcdata')!, sym: `${sym}.gc`, addend: 0, kind: 'addr' }], ptrs: [] },
    { sym: `${sym}.gc`, section: 'rodata', size: 8, align: 8, bytes: bits, relocs: [], ptrs: [] },
  ];
}

/** Stand-ins for the runtime's Go functions that the machine calls. */
const stubs = `
func runtime.gcmalloc(lpi)p slots=lpi
  call runtime.gchelp ()i !live 24
  drop
  local.get 0
  local.get 1
  local.get 2
  call runtime.mallocnow (lpi)p
  return
end
func runtime.panicmem()
  i64.const 0
  call runtime.crash (l)
  unreachable
end
`;

export function build(text: string, data: DataSym[], wordSize: 4 | 8 = 8): Program {
  const funcs = new Map<string, FuncCode>();
  for (const f of assemble(text + stubs)) funcs.set(f.sym, f);
  const datas = new Map(data.map((d) => [d.sym, d]));
  const r = link({
    wordSize,
    source: {
      func: (s) => {
        const code = funcs.get(s);
        return code === undefined ? undefined : { code, pkg: 'main', inlTree: [] };
      },
      data: (s) => datas.get(s),
      isNative: (s) => nativeRows.has(s),
    },
    entry: 'runtime.main',
    inits: [],
    roots: ['runtime.gcmalloc', 'runtime.panicmem'],
    files: [],
  });
  if (r.undefinedSyms.length > 0) throw new Error(`undefined ${r.undefinedSyms.map((u) => u.sym).join(' ')}`);
  return r.program;
}

export interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
  counters: ReadonlyMap<string, number>;
  machine: Machine;
}

export async function run(program: Program, options: MachineOptions = {}): Promise<Outcome> {
  const host = new BufferHost();
  const machine = new Machine(program, { seed: 1, maxMemory: 256 << 20, ...options }, host, newInterp);
  const { exitCode, counters } = await machine.run();
  return { exitCode, stdout: host.stdout, stderr: host.stderr, counters: counters.values, machine };
}

/** A main function that allocates a node, whose type the program has to define, and ends. */
export const oneNode = `
func runtime.main() slots=l
  new type:node !live
  drop
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`;

/** A program that counts down from `calls` by calls of a function that prints, behind a loop of `spins` rounds. */
export function leafCalls(calls: number, spins: number): Program {
  return build(
    `
func leaf(l)l slots=l
  local.get 0
  call runtime.printint (l)
  local.get 0
  i64.const 1
  i64.sub
  return
end
func runtime.main() slots=l
  i64.const ${spins}
  local.set 0
  loop 1 !live
    local.get 0
    i64.const 1
    i64.sub
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  i64.const ${calls}
  local.set 0
  loop 1 !live
    local.get 0
    call leaf (l)l !live
    local.tee 0
    i64.eqz
    i32.eqz
    br_if 0
  end
  i32.const 0
  call runtime.exit (i)
  unreachable
end
`,
    [],
  );
}
