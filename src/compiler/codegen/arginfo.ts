/**
 * What traces print of a function's arguments (FuncCode.args), with gc's selection (ssagen/ssa.go, EmitArgInfo): values of parameters in order, aggregates in
 * braces, ten values at most and five levels of braces, the last of which has nothing in it. runtime/trace-args.ts reads it.
 *
 *     { }       an aggregate
 *     .         something left out
 *     <size>    a value of 1, 2, 4 or 8 bytes: in the next scalar slot
 *       @o;     in memory at fp+o
 *     #         what is in the next scalar slot is not printed
 *       =k;     in scalar slot k
 *     *         behind a value in a slot: gc has it in memory from the start
 */
import type { Type } from '../../types/types.js';
import { type Part, partsOf, type TypeInfo, typeInfo, type WordSize } from './parts.js';

/** Where a parameter is kept: in scalar slots from `first` on, a memory slot, or the incoming area (offset from fp). */
export type ArgPlace = { k: 'scalars'; first: number } | { k: 'slot'; slot: number } | { k: 'area'; off: number };

export interface Arg {
  type: Type;
  place: ArgPlace;
  /** gc passes it on the stack. */
  onStack: boolean;
  /** Not printed. */
  hidden: boolean;
}

/** gc's limits (internal/abi/symtab.go, TraceArgs...), and its registers for arguments (amd64). */
const mostValues = 10;
const mostDepth = 5;
const intRegs = 9;
const floatRegs = 15;

/** For each parameter whether gc passes it on the stack (cmd/compile/internal/abi: as a whole, and the next one may fit again). */
export function passedOnStack(types: readonly Type[], ws: WordSize): boolean[] {
  let ints = ws === 8 ? intRegs : 0;
  let floats = ws === 8 ? floatRegs : 0;
  return types.map((t) => {
    const parts = registerParts(t, ws);
    if (parts === null) return true;
    const f = parts.filter((p) => p.t === 'f' || p.t === 'd').length;
    const i = parts.length - f;
    if (i > ints || f > floats) return true;
    ints -= i;
    floats -= f;
    return false;
  });
}

/** Values that registers would hold, null for arrays of two and more. */
function registerParts(t: Type, ws: WordSize): readonly Part[] | null {
  const { u } = typeInfo(t, ws);
  if (u.kind === 'Array') return u.len > 1 ? null : u.len === 0 ? [] : registerParts(u.elem, ws);
  if (u.kind !== 'Struct') return partsOf(t, ws);
  const out: Part[] = [];
  for (const f of u.fields) {
    const parts = registerParts(f.type!, ws);
    if (parts === null || out.length > intRegs + floatRegs) return null;
    out.push(...parts);
  }
  return out;
}

/** `memOff`: offsets from fp of memory slots. */
export function argInfo(args: readonly Arg[], memOff: readonly number[], ws: WordSize): string {
  return new Writer(memOff, ws).run(args);
}

class Writer {
  private out = '';
  private values = 0;
  private next = 0;
  private arg: Arg | null = null;
  /** Scalars of the current parameter so far. */
  private part = 0;

  constructor(
    private readonly memOff: readonly number[],
    private readonly ws: WordSize,
  ) {}

  run(args: readonly Arg[]): string {
    for (const a of args) {
      this.arg = a;
      this.part = 0;
      if (a.hidden) this.hide(a.type);
      else if (!this.visit(a.type, 0, 0)) break;
    }
    return this.out;
  }

  private hide(t: Type): void {
    const { place } = this.arg!;
    if (place.k !== 'scalars') return;
    for (const _ of partsOf(t, this.ws)!) {
      this.out += '#';
      this.slot(place.first + this.part++);
    }
  }

  private slot(slot: number): void {
    if (slot !== this.next) this.out += `=${slot};`;
    this.next = slot + 1;
  }

  private value(size: number, off: number): void {
    const { place, onStack } = this.arg!;
    this.values++;
    this.out += size;
    if (place.k === 'scalars') {
      const slot = place.first + this.part++;
      this.slot(slot);
      if (onStack && this.ws === 8) this.out += '*';
    } else this.out += `@${off + (place.k === 'slot' ? this.memOff[place.slot]! : place.off)};`;
  }

  /** False if nothing more is to be written. */
  private visit(t: Type, off: number, depth: number): boolean {
    if (this.values >= mostValues) {
      this.out += '.';
      return false;
    }
    const info = typeInfo(t, this.ws);
    const { u } = info;
    const words = u.kind === 'Struct' || u.kind === 'Array' ? 0 : partsOf(t, this.ws)!.length;
    if (words === 1) {
      this.value(info.size, off);
      return true;
    }
    this.out += '{';
    if (depth + 1 >= mostDepth) {
      this.out += '.';
      this.hide(t);
      this.out += '}';
      this.values++;
      return true;
    }
    this.elements(info, words, off, depth + 1);
    this.out += '}';
    return true;
  }

  private elements(info: TypeInfo, words: number, off: number, depth: number): void {
    const { u } = info;
    if (u.kind === 'Struct') {
      // {} counts as well.
      if (u.fields.length === 0) this.values++;
      u.fields.every((f, i) => this.visit(f.type!, off + info.offsets[i]!, depth));
    } else if (u.kind === 'Array') {
      if (u.len === 0) this.values++;
      const size = u.len === 0 ? 0 : typeInfo(u.elem, this.ws).size;
      for (let i = 0; i < u.len; i++) if (!this.visit(u.elem, off + i * size, depth)) break;
    } else {
      const size = info.size / words;
      for (let i = 0; i < words; i++) {
        if (this.values >= mostValues) {
          this.out += '.';
          break;
        }
        this.value(size, off + i * size);
      }
    }
  }
}
