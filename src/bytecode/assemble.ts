/**
 * Text to FuncCode, in the format of disassemble.ts, so that the machine can be tested without a compiler. Points and
 * their kinds follow from the opcode table. Errors are InternalErrors with the line number: this reads our own texts.
 */
import { InternalError } from '../base/assert.js';
import { CodeWriter, type ImmValue } from './encode.js';
import { type Imm, opNumber, type OpRow, opTable } from './opcodes.js';
import type { FuncCode, Point, PointKind, Sig } from './program.js';

/** Kind of the point of an S or T instruction. */
export function pointKind(row: OpRow): PointKind {
  if (!row.fx.includes('S')) return 'trap';
  return row.name === 'loop' || row.name === 'new' ? 'retry' : 'after';
}

/** Assembles every `func ... end` of the text. */
export function assemble(text: string): FuncCode[] {
  const out: FuncCode[] = [];
  let current: FuncAssembler | null = null;
  text.split('\n').forEach((raw, i) => {
    const words = split(raw, i + 1);
    if (words.length === 0) return;
    if (words[0] === 'func') {
      if (current !== null) throw new InternalError(`line ${i + 1}: func inside func`);
      current = new FuncAssembler(words, i + 1);
    } else if (current === null) throw new InternalError(`line ${i + 1}: ${words[0]} outside a func`);
    else if (words[0] === 'end' && current.depth === 0) {
      out.push(current.finish());
      current = null;
    } else current.line(words, i + 1);
  });
  if (current !== null) throw new InternalError('func without end');
  return out;
}

/** Words of a line; a quoted part belongs to its word, `;` starts a comment. */
function split(line: string, number: number): string[] {
  const words: string[] = [];
  let i = 0;
  for (;;) {
    while (line[i] === ' ' || line[i] === '\t' || line[i] === '\r') i++;
    if (i >= line.length || line[i] === ';') return words;
    let word = '';
    while (i < line.length && line[i] !== ' ' && line[i] !== '\t' && line[i] !== ';' && line[i] !== '\r') {
      if (line[i] !== '"') {
        word += line[i++];
        continue;
      }
      const end = /"(?:[^"\\]|\\.)*"/y;
      end.lastIndex = i;
      const m = end.exec(line);
      if (m === null) throw new InternalError(`line ${number}: unterminated string`);
      word += m[0];
      i = end.lastIndex;
    }
    words.push(word);
  }
}

function unquote(s: string): string {
  return s.startsWith('"') ? (JSON.parse(s) as string) : s;
}

function parseSig(s: string, line: number): Sig {
  const m = /^\(([ilfdp]*)\)([ilfdp]*)(?:\/(\d+))?$/.exec(s);
  if (m === null) throw new InternalError(`line ${line}: signature ${s}`);
  return { params: m[1]!, results: m[2]!, mem: Number(m[3] ?? 0) };
}

function numbers(s: string): number[] {
  return s === '' ? [] : s.split(',').map(Number);
}

class FuncAssembler {
  depth = 0;
  private readonly f: FuncCode;
  private readonly w = new CodeWriter();
  private readonly maps = new Map<string, number>();

  constructor(words: string[], line: number) {
    const m = /^("(?:[^"\\]|\\.)*"|[^(]+)(\(.*)$/.exec(words[1] ?? '');
    if (m === null) throw new InternalError(`line ${line}: func header`);
    const sym = unquote(m[1]!);
    const sig = parseSig(m[2]!, line);
    const f: FuncCode = {
      sym,
      name: sym,
      sig,
      slots: sig.params,
      frameSize: 0,
      outSize: 0,
      code: new Uint8Array(),
      relocs: [],
      sigs: [],
      points: [],
      entryFuel: 1,
      liveMaps: [[]],
      stackObjects: [],
      lines: [],
      recoverPoint: 0,
      isClosure: false,
      usesCtx: false,
      flags: [],
      vars: [],
      pos: 0,
      endPos: 0,
      deepest: 0,
    };
    this.f = f;
    for (const word of words.slice(2)) this.attribute(word, line);
    if (f.frameSize === 0) f.frameSize = 16 + 8 * f.slots.length + f.outSize;
    this.maps.set('', 0);
  }

  private attribute(word: string, line: number): void {
    const f = this.f;
    const at = word.indexOf('=');
    const value = at < 0 ? '' : word.slice(at + 1);
    switch (at < 0 ? word : word.slice(0, at)) {
      case 'slots':
        f.slots = value;
        return;
      case 'frame':
        f.frameSize = Number(value);
        return;
      case 'out':
        f.outSize = Number(value);
        return;
      case 'fuel':
        f.entryFuel = Number(value);
        return;
      case 'name':
        f.name = unquote(value);
        return;
      case 'recover':
        f.recoverPoint = Number(value);
        return;
      case 'closure':
        f.isClosure = true;
        return;
      case 'ctx':
        f.usesCtx = true;
        return;
      case 'flags':
        f.flags = value.split(',') as FuncCode['flags'];
        return;
      default:
        throw new InternalError(`line ${line}: attribute ${word}`);
    }
  }

  line(words: string[], line: number): void {
    const head = words[0]!;
    if (head.startsWith('@')) {
      this.f.lines.push(this.w.here(), Number(head.slice(1)));
      return;
    }
    if (head === '!entry') {
      this.f.liveMaps[0] = numbers(words[1] ?? '');
      return;
    }
    if (head === '!object') return this.object(words);
    const num = opNumber.get(head);
    if (num === undefined) throw new InternalError(`line ${line}: no instruction ${head}`);
    this.instruction(opTable[num]!, words, line);
  }

  private object(words: string[]): void {
    const get = (name: string): string => words.find((w) => w.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
    this.f.stackObjects.push({ off: Number(get('off')), size: Number(get('size')), ptrs: numbers(get('ptrs')), name: unquote(get('name')), type: unquote(get('type')) });
  }

  private instruction(row: OpRow, words: string[], line: number): void {
    const liveAt = words.indexOf('!live');
    const args = words.slice(1, liveAt < 0 ? undefined : liveAt);
    if (args.length !== row.imm.length) throw new InternalError(`line ${line}: ${row.name} wants ${row.imm.join(' ')}`);
    const pc = this.w.op(row.name, ...row.imm.map((kind, i) => this.imm(kind, args[i]!, line)));
    if (row.fx.includes('S') || row.fx.includes('T')) {
      const p: Point = { pc, kind: pointKind(row), live: this.liveMap(liveAt < 0 ? '' : (words[liveAt + 1] ?? '')) };
      this.f.points.push(p);
    }
    if (row.name === 'block' || row.name === 'loop' || row.name === 'if') this.depth++;
    else if (row.name === 'end') this.depth--;
  }

  private liveMap(text: string): number {
    const known = this.maps.get(text);
    if (known !== undefined && (text !== '' || this.f.liveMaps[0]!.length === 0)) return known;
    if (text === '') this.maps.delete('');
    const i = this.f.liveMaps.length;
    this.f.liveMaps.push(numbers(text));
    this.maps.set(text, i);
    return i;
  }

  private imm(kind: Imm, s: string, line: number): ImmValue {
    switch (kind) {
      case 'i64':
        return BigInt(s);
      case 'f32':
      case 'f64':
        return /^0x/.test(s) ? BigInt(s) : Number(s);
      case 'depths':
        return numbers(s);
      case 'reloc':
        return this.reloc(s);
      case 'sig':
        return this.sig(s, line);
      default: {
        const v = Number(s);
        if (!Number.isInteger(v)) throw new InternalError(`line ${line}: number ${s}`);
        return v;
      }
    }
  }

  private reloc(s: string): number {
    const m = /^("(?:[^"\\]|\\.)*"|[^+]+)(?:\+(-?\d+))?$/.exec(s);
    const sym = unquote(m?.[1] ?? s);
    const addend = Number(m?.[2] ?? 0);
    const { relocs } = this.f;
    const at = relocs.findIndex((r) => r.sym === sym && r.addend === addend);
    return at >= 0 ? at : relocs.push({ sym, addend }) - 1;
  }

  private sig(s: string, line: number): number {
    const sig = parseSig(s, line);
    const { sigs } = this.f;
    const at = sigs.findIndex((x) => x.params === sig.params && x.results === sig.results && x.mem === sig.mem);
    return at >= 0 ? at : sigs.push(sig) - 1;
  }

  finish(): FuncCode {
    this.f.code = this.w.finish();
    return this.f;
  }
}
