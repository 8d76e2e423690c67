/**
 * Bytecode of one function as text, which assemble.ts reads back:
 *
 *     func main.sum(pl) l slots=plll frame=48 out=0 fuel=3
 *       @4097
 *       block
 *         loop 5 ; #1 retry pc=1 live=[]
 *           local.get 2
 *           ...
 *           call "main.f" (l)l !live 16,24
 *         end
 *       end
 *     end
 *
 * Indentation follows the control structure. `@` lines give source positions. `!live` names the live map of a point
 * (offsets from fp); what stands behind `;` is commentary.
 */
import { Decoder } from './decode.js';
import { type Imm, opTable } from './opcodes.js';
import type { FuncCode, Reloc, Sig } from './program.js';

export interface DisassembleOptions {
  /** Text of a position for `;` commentary; absent: none. */
  position?: (pos: number) => string;
  /** pc, resume ids and kinds as commentary (default true). */
  notes?: boolean;
}

export function disassemble(fn: FuncCode, opts: DisassembleOptions = {}): string {
  const notes = opts.notes ?? true;
  const lines = [headerText(fn)];
  if ((fn.liveMaps[0]?.length ?? 0) > 0) lines.push(`  !entry ${fn.liveMaps[0]!.join(',')}`);
  for (const o of fn.stackObjects) lines.push(`  !object off=${o.off} size=${o.size} ptrs=${o.ptrs.join(',')} name=${quote(o.name)} type=${quote(o.type)}`);
  const d = new Decoder(fn.code);
  let indent = 1;
  let id = 0;
  let nextLine = 0;
  while (d.next()) {
    for (; nextLine < fn.lines.length && fn.lines[nextLine]! <= d.pc; nextLine += 2) {
      const pos = fn.lines[nextLine + 1]!;
      lines.push(`${'  '.repeat(indent)}@${pos}${opts.position === undefined ? '' : ` ; ${opts.position(pos)}`}`);
    }
    const name = d.row.name;
    if ((name === 'end' || name === 'else') && indent > 1) indent--;
    let text = '  '.repeat(indent) + instructionText(d, fn);
    if (d.row.fx.includes('S') || d.row.fx.includes('T')) {
      const p = fn.points[id++];
      const live = p === undefined ? [] : (fn.liveMaps[p.live] ?? []);
      if (live.length > 0) text += ` !live ${live.join(',')}`;
      if (notes) text += ` ; #${id} ${p?.kind ?? 'NO POINT'} pc=${d.pc}`;
    }
    lines.push(text);
    if (name === 'block' || name === 'loop' || name === 'if' || name === 'else') indent++;
  }
  lines.push('end', '');
  return lines.join('\n');
}

function headerText(fn: FuncCode): string {
  let s = `func ${quote(fn.sym)}${sigText(fn.sig)} slots=${fn.slots} frame=${fn.frameSize} out=${fn.outSize} fuel=${fn.entryFuel}`;
  if (fn.name !== fn.sym) s += ` name=${quote(fn.name)}`;
  if (fn.recoverPoint !== 0) s += ` recover=${fn.recoverPoint}`;
  if (fn.isClosure) s += ' closure';
  if (fn.usesCtx) s += ' ctx';
  if (fn.flags.length > 0) s += ` flags=${fn.flags.join(',')}`;
  return s;
}

/** One instruction with its immediates, without commentary. */
export function instructionText(d: Decoder, fn: FuncCode): string {
  let s = d.row.name;
  d.row.imm.forEach((kind, i) => {
    s += ` ${immText(kind, i === 0 ? d.a : d.b, d, fn)}`;
  });
  return s;
}

function immText(kind: Imm, v: number, d: Decoder, fn: FuncCode): string {
  switch (kind) {
    case 'i64':
      return String(d.i64());
    case 'f32':
      return floatText(d.f32(), `0x${(d.lo >>> 0).toString(16)}`);
    case 'f64':
      return floatText(d.f64(), `0x${BigInt.asUintN(64, d.i64()).toString(16)}`);
    case 'depths':
      return d.depths.join(',');
    case 'reloc':
      return relocText(fn.relocs[v]);
    case 'sig':
      return fn.sigs[v] === undefined ? `?${v}` : sigText(fn.sigs[v]);
    default:
      return String(v);
  }
}

function floatText(x: number, bits: string): string {
  if (Number.isNaN(x) || Object.is(x, -0)) return bits;
  return String(x);
}

function relocText(r: Reloc | undefined): string {
  if (r === undefined) return '?';
  return quote(r.sym) + (r.addend !== 0 ? `+${r.addend}` : '');
}

export function sigText(s: Sig): string {
  return `(${s.params})${s.results}${s.mem !== 0 ? `/${s.mem}` : ''}`;
}

function quote(s: string): string {
  return JSON.stringify(s).replace(/[\x7f-\xff]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
}

/** Reference page of the instruction set, from the table. */
export function opcodesPage(): string {
  const out = [
    '# The instruction set',
    '',
    'Generated from `src/bytecode/opcodes.ts` by `scripts/gen-opcodes.ts`; the header of that file explains immediates, stack pictures and effects.',
    '',
    '| number | instruction | immediates | stack | effects | meaning |',
    '|---|---|---|---|---|---|',
  ];
  opTable.forEach((r, i) => {
    out.push(`| ${i} | \`${r.name}\` | ${r.imm.join(' ')} | \`${r.pic}\` | ${r.fx} | ${r.doc} |`);
  });
  return `${out.join('\n')}\n`;
}
