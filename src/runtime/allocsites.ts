/**
 * Who allocates: every heap object counted by the place in the source that asked for it.
 *
 * At an allocation the goroutine is in memory up to its innermost frame (Ctl.Top), as at a stop; the interpreter guarantees it, so such runs
 * use it. Frames of package runtime belong to the line that called it; the outermost of them says what kind of operation
 * it was (growslice, convT, mapassign). Library code is counted at its own place and at the line of the program that led there.
 *
 * INVARIANT: the machine's memory is only read, so a run that is watched is the run that is not.
 */
import { Ctl } from '../abi/frame.js';
import { Root, Span } from '../abi/layout.js';
import type { Runtime } from './runtime.js';

export interface AllocSite {
  /** Line of the program; '' and 0: nothing of the program led here (initialisation, the machine). */
  file: string;
  line: number;
  column: number;
  /** Function of the program whose line it is. */
  func: string;
  /** Outermost function of the library between that line and the allocation, or ''. */
  via: string;
  /** Function of package runtime that allocates for the program: growslice, convT64, ...; '' for the new instruction. */
  op: string;
  /** Type of the object, '' if unknown. */
  type: string;
  count: number;
  /** Bytes as MemStats counts them: of slots; a tiny object counts when its block is taken. */
  bytes: number;
}

type Place = Omit<AllocSite, 'type' | 'count' | 'bytes'>;

export class AllocSites {
  private readonly sites = new Map<string, AllocSite>();
  private readonly types = new Map<number, string>();
  private tiny: number;

  /** `isUser` tells files of the program from those of the library by their paths. */
  constructor(
    private readonly rt: Runtime,
    private readonly isUser: (file: string) => boolean,
  ) {
    const t = rt.heap.totals();
    this.tiny = rt.heap.getF(Root.TinyAllocs);
    const start: Place = { file: '', line: 0, column: 0, func: '', via: '', op: 'machine' };
    this.sites.set('start', { ...start, type: '', count: t.mallocs, bytes: t.totalAlloc });
    rt.heap.onAlloc = (p, _size, typ) => this.note(p, typ);
  }

  private note(p: number, typ: number): void {
    const { heap, mem } = this.rt;
    const tiny = heap.getF(Root.TinyAllocs);
    const shared = tiny !== this.tiny;
    this.tiny = tiny;
    const bytes = shared ? 0 : mem.u32[(heap.spanOf(p) + Span.ElemSize) >>> 2]!;
    const key = `${this.chainKey()}:${typ}`;
    let s = this.sites.get(key);
    if (s === undefined) {
      s = { ...this.place(), type: this.typeName(typ), count: 0, bytes: 0 };
      this.sites.set(key, s);
    }
    s.count++;
    s.bytes += bytes;
  }

  private typeName(typ: number): string {
    if (typ === 0) return '';
    let s = this.types.get(typ);
    if (s === undefined) {
      s = this.rt.types.str(typ);
      this.types.set(typ, s);
    }
    return s;
  }

  private readonly userFuncs = new Map<number, boolean>();

  private isUserFunc(id: number): boolean {
    let u = this.userFuncs.get(id);
    if (u === undefined) {
      const code = this.rt.program.funcs[id]!.code!;
      u = this.isUser(this.rt.symtab.position(code.pos).file);
      this.userFuncs.set(id, u);
    }
    return u;
  }

  /** Functions and resume ids from the innermost frame to the first of the program. */
  private chainKey(): string {
    const { frames, mem } = this.rt;
    let key = '';
    const top = mem.u32[Ctl.Top >>> 2]!;
    if (top === 0) return key;
    frames.walk(top, (f) => {
      key += `${f.fn.id},${f.rid};`;
      return !this.isUserFunc(f.fn.id);
    });
    return key;
  }

  private place(): Place {
    const { frames, mem, symtab } = this.rt;
    const out: Place = { file: '', line: 0, column: 0, func: '', via: '', op: '' };
    const top = mem.u32[Ctl.Top >>> 2]!;
    if (top === 0) return { ...out, op: 'machine' };
    let outside = false;
    frames.walk(top, (f) => {
      const chain = symtab.chain(f.fn, frames.pc(f));
      for (const src of chain) {
        if (this.isUser(src.file)) {
          out.file = src.file;
          out.line = src.line;
          out.column = src.column;
          out.func = src.name;
          return false;
        }
        if (!outside && src.name.startsWith('runtime.') && !/^runtime\.[A-Z]/.test(src.name)) out.op = src.name.slice('runtime.'.length);
        else {
          outside = true;
          out.via = src.name;
        }
      }
      return true;
    });
    if (out.file === '') out.via = '';
    return out;
  }

  /** Sites with equal place, operation and type as one, most bytes first. */
  result(): AllocSite[] {
    const merged = new Map<string, AllocSite>();
    for (const s of this.sites.values()) {
      const key = [s.file, s.line, s.column, s.via, s.op, s.type].join('\0');
      const m = merged.get(key);
      if (m === undefined) merged.set(key, { ...s });
      else {
        m.count += s.count;
        m.bytes += s.bytes;
      }
    }
    return [...merged.values()].filter((s) => s.count > 0).sort((a, b) => b.bytes - a.bytes || b.count - a.count || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line);
  }
}
