/** Who allocates: what the ledger has counted, by places in the source. Library code counts for the line of the program that led there. */
import { Span } from '../abi/layout.js';
import type { Counted, Ledger } from './ledger.js';
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
  /** Bytes that natives moved (only counted by `gosim compare`). */
  moved: number;
}

export class AllocSites {
  /** `isUser` tells files of the program from those of the library by their paths. */
  constructor(
    private readonly rt: Runtime,
    private readonly ledger: Ledger,
    private readonly isUser: (file: string) => boolean,
  ) {
    const t = rt.heap.totals();
    ledger.start(t.mallocs, t.totalAlloc);
    const { heap, mem } = rt;
    heap.onSlowAlloc = (p, shared) => ledger.count(shared ? 0 : mem.u32[(heap.spanOf(p) + Span.ElemSize) >>> 2]!);
  }

  private site(c: Counted): AllocSite {
    const { symtab, program, types } = this.rt;
    const out: AllocSite = { file: '', line: 0, column: 0, func: '', via: '', op: '', type: c.op.name === 'new' ? types.str(c.op.arg) : '', count: c.objects, bytes: c.bytes, moved: c.moved };
    let outside = false;
    const beyond = (name: string): void => {
      if (!outside && name.startsWith('runtime.') && !/^runtime\.[A-Z]/.test(name)) out.op = name.slice('runtime.'.length);
      else {
        outside = true;
        out.via = name;
      }
    };
    const callee = c.op.name === 'call' ? c.op.arg : c.callee;
    const called = program.funcs[callee];
    if (callee !== 0 && called !== undefined) beyond(called.native !== null ? called.sym : symtab.chain(called, 0).at(-1)!.name);
    for (const src of symtab.chain(c.fn, c.id === 0 ? 0 : c.fn.code!.points[c.id - 1]!.pc)) {
      if (!this.isUser(src.file)) {
        beyond(src.name);
        continue;
      }
      return { ...out, file: src.file, line: src.line, column: src.column, func: src.name };
    }
    return { ...out, via: '' };
  }

  /** Sites with equal place, operation and type as one, most bytes first. */
  result(): AllocSite[] {
    const merged = new Map<string, AllocSite>();
    for (const c of this.ledger.counted()) {
      const s: AllocSite = c.fn === null ? { file: '', line: 0, column: 0, func: '', via: '', op: 'machine', type: '', count: c.objects, bytes: c.bytes, moved: c.moved } : this.site(c);
      const key = [s.file, s.line, s.column, s.via, s.op, s.type].join('\0');
      const m = merged.get(key);
      if (m === undefined) merged.set(key, s);
      else {
        m.count += s.count;
        m.bytes += s.bytes;
        m.moved += s.moved;
      }
    }
    return [...merged.values()].filter((s) => s.count > 0 || s.moved > 0).sort((a, b) => b.bytes - a.bytes || b.count - a.count || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line);
  }
}

