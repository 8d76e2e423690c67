/**
 * Goroutine traces in Go's words (Go: runtime/traceback.go, goroutineheader, showfuncinfo). Arguments: trace-args.ts.
 */
import { fieldOffset } from '../abi/structs.js';
import type { Frame, Frames } from './frames.js';
import { durable, GStatus, type Goroutines, waitReasons } from './goroutines.js';
import type { SrcFrame, Symtab } from './symtab.js';
import { TraceArgs } from './trace-args.js';

const maxShown = 100;
/** Of a longer trace, the frames at either end. */
const shownEnd = 50;

export interface LogicalFrame {
  frame: Frame;
  src: SrcFrame;
  depth: number;
}

const statusNames: readonly string[] = ['idle', 'runnable', 'running', 'syscall', 'waiting', 'moribund', 'dead'];

export class Traceback {
  private readonly args: TraceArgs;

  constructor(
    private readonly frames: Frames,
    private readonly gs: Goroutines,
    private readonly symtab: Symtab,
  ) {
    this.args = new TraceArgs(frames);
  }

  header(g: number, now: number): string {
    const { gs } = this;
    const st = gs.status(g);
    let status = statusNames[st] ?? '???';
    const reason = gs.getByte(g, 'waitreason');
    if (st === GStatus.Waiting && reason !== 0) status = waitReasons[reason] ?? 'unknown wait reason';
    const bubble = gs.bubble(g);
    if (bubble !== 0 && st === GStatus.Waiting && durable[reason] === true && !status.endsWith('(durable)')) status += ' (durable)';
    let s = `goroutine ${gs.get64(g, 'goid')} [${status}`;
    const since = gs.get64(g, 'waitsince');
    if (st === GStatus.Waiting && since !== 0) {
      const minutes = Math.floor((now - since) / 60e9);
      if (minutes >= 1) s += `, ${minutes} minutes`;
    }
    if (gs.getByte(g, 'lockedm') !== 0) s += ', locked to thread';
    if (bubble !== 0) s += `, synctest bubble ${gs.mem.u32[(bubble + fieldOffset('bubble', 'id', gs.word.size)) >>> 2]}`;
    return `${s}]:\n`;
  }

  private shown(f: SrcFrame, first: boolean, callee: string): boolean {
    if (f.wrapper && callee !== 'runtime.gopanic' && callee !== 'runtime.panicwrap') return false;
    if (f.name === 'runtime.gopanic') return !first;
    if (f.name === 'runtime.runFinalizers') return true;
    if (!f.name.startsWith('runtime.')) return f.name.includes('.');
    const c = f.name.charCodeAt('runtime.'.length);
    return c >= 65 && c <= 90;
  }

  /** Logical frames of a goroutine that a trace shows, innermost first. `all` keeps hidden ones. `max` of them are enough. */
  logical(fp: number, all: boolean, max = Infinity): LogicalFrame[] {
    const out: LogicalFrame[] = [];
    this.eachLogical(fp, all, (l) => out.push(l) < max);
    return out;
  }

  /** The innermost logical frame, hidden ones included, whose function's name is wanted. */
  find(fp: number, isWanted: (name: string) => boolean): LogicalFrame | null {
    let found: LogicalFrame | null = null;
    this.eachLogical(fp, true, (l) => {
      if (!isWanted(l.src.name)) return true;
      found = l;
      return false;
    });
    return found;
  }

  /** Calls f with each logical frame until it returns false. */
  private eachLogical(fp: number, all: boolean, f: (l: LogicalFrame) => boolean): void {
    let callee = '';
    let first = true;
    // A recursion has millions of frames at a few places.
    const chains = new Map<number, readonly SrcFrame[]>();
    let lastKey = -1;
    let chain: readonly SrcFrame[] = [];
    this.frames.walk(fp, (frame) => {
      const key = frame.fn.id * 2 ** 26 + frame.rid;
      if (key !== lastKey) {
        const known = chains.get(key) ?? this.symtab.frameChain(frame);
        chains.set((lastKey = key), (chain = known));
      }
      for (let depth = 0; depth < chain.length; depth++) {
        const src = chain[depth]!;
        if (all || this.shown(src, first, callee)) {
          if (!f({ frame, src, depth })) return false;
          first = false;
        }
        callee = src.name;
      }
      return true;
    });
  }

  /** Frame lines and the creator. A stack may have millions of frames: only both ends are kept. */
  body(g: number): string {
    const head: LogicalFrame[] = [];
    const tail: LogicalFrame[] = [];
    let n = 0;
    this.eachLogical(this.gs.get(g, 'fp'), false, (l) => {
      if (n < maxShown) head.push(l);
      if (n >= shownEnd) tail[n % shownEnd] = l;
      n++;
      return true;
    });
    let s = '';
    if (n <= maxShown) for (const l of head) s += this.line(l);
    else {
      for (const l of head.slice(0, shownEnd)) s += this.line(l);
      s += `...${n - maxShown} frames elided...\n`;
      for (let i = n - shownEnd; i < n; i++) s += this.line(tail[i % shownEnd]!);
    }
    return s + this.createdBy(g);
  }

  private line({ frame, src }: LogicalFrame): string {
    const name = src.name === 'runtime.gopanic' ? 'panic' : src.name;
    const args = `(${src.inlined ? '...' : this.args.text(frame)})`;
    const pc = src.inlined ? '' : ` +0x${this.frames.pc(frame).toString(16)}`;
    return `${name}${args}\n\t${src.file}:${src.line}${pc}\n`;
  }

  private createdBy(g: number): string {
    const pc = this.gs.get64(g, 'gopc') * 1;
    // Go's runtime starts its own goroutines from functions that traces do not show.
    if (pc === 0 || this.gs.getByte(g, 'system') !== 0) return '';
    const l = this.symtab.lookup(this.gopc(g));
    if (l === null) return '';
    if (l.frame.name.startsWith('runtime.') && !/^runtime\.[A-Z]/.test(l.frame.name)) return '';
    // Go runs timers outside of goroutines.
    const parent = l.frame.name === 'time.goFunc' ? 0 : this.gs.get64(g, 'parentGoid');
    return `created by ${l.frame.name}${parent !== 0 ? ` in goroutine ${parent}` : ''}\n\t${l.frame.file}:${l.frame.line} +0x${(this.gopc(g) - l.fn.addr).toString(16)}\n`;
  }

  private gopc(g: number): number {
    return this.gs.word.size === 8 ? this.gs.get64(g, 'gopc') : this.gs.get(g, 'gopc');
  }

  goroutine(g: number, now: number): string {
    return this.header(g, now) + this.body(g);
  }

  /** Every user goroutine: main first, then by id, except `skip`. */
  others(skip: number, now: number, shown: (g: number) => boolean = () => true): string {
    const list: number[] = [];
    this.gs.forEach((g) => {
      const st = this.gs.status(g);
      if (g === skip || st === GStatus.Dead || st === GStatus.Idle || this.gs.getByte(g, 'system') !== 0 || !shown(g)) return;
      list.push(g);
    });
    return list.map((g) => `\n${this.goroutine(g, now)}`).join('');
  }
}
