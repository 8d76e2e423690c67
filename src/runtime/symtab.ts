/**
 * Program counters, functions and positions: what traces, runtime.Callers and reports name (Go: runtime/symtab.go, traceback.go).
 *
 * A program counter handed to Go code is fn.addr + 2 + (code offset of the call) + depth * 2^40 (2^26 on the 32-bit
 * machine), where depth counts inlined frames from the innermost; so each names one logical frame, and pc-1 names the same. A
 * function's entry is fn.addr.
 */
import { directed, posFileId, posInl, posOffset } from '../base/source.js';
import { posAt } from '../bytecode/lines.js';
import type { LinkedFunc, Program } from '../bytecode/program.js';
import type { Frame, Frames } from './frames.js';

/** A function at a position: physical or inlined. */
export interface SrcFrame {
  name: string;
  file: string;
  line: number;
  column: number;
  startLine: number;
  inlined: boolean;
  wrapper: boolean;
}

/** Type arguments (shapes) are not spelled out: `main.(*G[...]).m`. */
function shownName(name: string): string {
  const i = name.indexOf('[');
  const j = name.lastIndexOf(']');
  return i >= 0 && j > i ? `${name.slice(0, i)}[...]${name.slice(j + 1)}` : name;
}

export class Symtab {
  private sorted: LinkedFunc[] | null = null;
  private readonly fileById = new Map<number, Program['files'][number]>();
  private readonly depthUnit: number;

  constructor(
    readonly program: Program,
    readonly frames: Frames,
  ) {
    for (const f of program.files) this.fileById.set(f.id, f);
    this.depthUnit = program.wordSize === 8 ? 2 ** 40 : 2 ** 26;
  }

  position(pos: number): { file: string; line: number; column: number } {
    const f = this.fileById.get(posFileId(pos));
    if (pos === 0 || f === undefined) return { file: '?', line: 0, column: 0 };
    const off = posOffset(pos);
    let lo = 0;
    let hi = f.lineStarts.length;
    while (hi - lo > 1) {
      const m = (lo + hi) >> 1;
      if (f.lineStarts[m]! <= off) lo = m;
      else hi = m;
    }
    const column = off - f.lineStarts[lo]! + 1;
    if (f.lineDirectives.length === 0) return { file: f.path, line: lo + 1, column };
    const p = directed(f, off, { filename: f.path, line: lo + 1, col: column });
    // A directive may take the name away.
    return { file: p.filename === '' ? '??' : p.filename, line: p.line, column: p.col };
  }

  /** Innermost first; the last one is the physical function. */
  chain(fn: LinkedFunc, pc: number): SrcFrame[] {
    const out: SrcFrame[] = [];
    let pos = posAt(fn, pc);
    for (let inl = posInl(pos); inl !== 0; ) {
      const node = fn.inlTree[inl];
      if (node === undefined) break;
      const p = this.position(pos);
      out.push({ name: shownName(node.name), file: p.file, line: p.line, column: p.column, startLine: this.position(node.declPos).line, inlined: true, wrapper: false });
      pos = node.pos;
      inl = posInl(pos) !== 0 ? posInl(pos) : Math.max(0, node.parent);
    }
    const code = fn.code!;
    const p = this.position(pos);
    out.push({ name: shownName(code.name), file: p.file, line: p.line, column: p.column, startLine: this.position(code.pos).line, inlined: false, wrapper: code.flags.includes('wrapper') });
    return out;
  }

  frameChain(f: Frame): SrcFrame[] {
    return this.chain(f.fn, this.frames.pc(f));
  }

  pcOf(f: Frame, depth: number): number {
    return f.fn.addr + 2 + this.frames.pc(f) + depth * this.depthUnit;
  }

  /** The function whose code holds the address. */
  find(addr: number): LinkedFunc | null {
    if (this.sorted === null) {
      this.sorted = this.program.funcs.filter((f): f is LinkedFunc => f !== undefined && f.native === null).sort((a, b) => a.addr - b.addr);
    }
    const list = this.sorted;
    let lo = 0;
    let hi = list.length;
    while (hi - lo > 1) {
      const m = (lo + hi) >> 1;
      if (list[m]!.addr <= addr) lo = m;
      else hi = m;
    }
    const f = list[lo];
    if (f === undefined || addr < f.addr || addr >= f.addr + 16 + f.code!.code.length) return null;
    return f;
  }

  /** The logical frame of a program counter. */
  lookup(pc: number): { fn: LinkedFunc; frame: SrcFrame; depth: number } | null {
    const depth = Math.floor(pc / this.depthUnit);
    const addr = pc % this.depthUnit;
    const fn = this.find(addr);
    if (fn === null) return null;
    const chain = this.chain(fn, Math.max(0, addr - fn.addr - 1));
    if (addr === fn.addr) return { fn, frame: { ...chain[chain.length - 1]!, line: this.position(fn.code!.pos).line, file: this.position(fn.code!.pos).file }, depth: 0 };
    const frame = chain[Math.min(depth, chain.length - 1)]!;
    return { fn, frame, depth: Math.min(depth, chain.length - 1) };
  }

  entryOf(pc: number): number {
    const l = this.lookup(pc);
    if (l === null) return 0;
    return l.frame.inlined ? pc : l.fn.addr;
  }
}
