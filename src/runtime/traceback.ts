/**
 * Goroutine traces in Go's words (Go: runtime/traceback.go, goroutineheader, showfuncinfo). Argument values are not printed: `(...)`.
 */
import type { Frame, Frames } from './frames.js';
import { GStatus, type Goroutines, waitReasons } from './goroutines.js';
import type { SrcFrame, Symtab } from './symtab.js';

const maxShown = 100;

const statusNames: readonly string[] = ['idle', 'runnable', 'running', 'syscall', 'waiting', 'moribund', 'dead'];

export class Traceback {
  constructor(
    private readonly frames: Frames,
    private readonly gs: Goroutines,
    private readonly symtab: Symtab,
  ) {}

  header(g: number, now: number): string {
    const { gs } = this;
    const st = gs.status(g);
    let status = statusNames[st] ?? '???';
    const reason = gs.getByte(g, 'waitreason');
    if (st === GStatus.Waiting && reason !== 0) status = waitReasons[reason] ?? 'unknown wait reason';
    let s = `goroutine ${gs.get64(g, 'goid')} [${status}`;
    const since = gs.get64(g, 'waitsince');
    if (st === GStatus.Waiting && since !== 0) {
      const minutes = Math.floor((now - since) / 60e9);
      if (minutes >= 1) s += `, ${minutes} minutes`;
    }
    if (gs.getByte(g, 'lockedm') !== 0) s += ', locked to thread';
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

  /** Logical frames of a goroutine that a trace shows, innermost first. `all` keeps hidden ones. */
  logical(fp: number, all: boolean): { frame: Frame; src: SrcFrame; depth: number }[] {
    const out: { frame: Frame; src: SrcFrame; depth: number }[] = [];
    let callee = '';
    let first = true;
    this.frames.walk(fp, (frame) => {
      const chain = this.symtab.frameChain(frame);
      for (let depth = 0; depth < chain.length; depth++) {
        const src = chain[depth]!;
        if (all || this.shown(src, first, callee)) {
          out.push({ frame, src, depth });
          first = false;
        }
        callee = src.name;
      }
      return true;
    });
    return out;
  }

  /** Frame lines and the creator. */
  body(g: number): string {
    const list = this.logical(this.gs.get(g, 'fp'), false);
    let s = '';
    const n = list.length;
    for (let i = 0; i < n; i++) {
      if (n > maxShown && i === 50) {
        s += `...${n - maxShown} frames elided...\n`;
        i = n - 50;
      }
      const { frame, src } = list[i]!;
      const name = src.name === 'runtime.gopanic' ? 'panic' : src.name;
      const code = frame.fn.code!;
      const args = src.inlined ? '(...)' : code.sig.params !== '' || code.sig.mem > 0 ? '(...)' : '()';
      s += `${name}${args}\n\t${src.file}:${src.line}`;
      if (!src.inlined) s += ` +0x${this.frames.pc(frame).toString(16)}`;
      s += '\n';
    }
    return s + this.createdBy(g);
  }

  private createdBy(g: number): string {
    const pc = this.gs.get64(g, 'gopc') * 1;
    if (pc === 0) return '';
    const l = this.symtab.lookup(this.gopc(g));
    if (l === null) return '';
    if (l.frame.name.startsWith('runtime.') && !/^runtime\.[A-Z]/.test(l.frame.name)) return '';
    const parent = this.gs.get64(g, 'parentGoid');
    return `created by ${l.frame.name}${parent !== 0 ? ` in goroutine ${parent}` : ''}\n\t${l.frame.file}:${l.frame.line} +0x${(this.gopc(g) - l.fn.addr).toString(16)}\n`;
  }

  private gopc(g: number): number {
    return this.gs.word.size === 8 ? this.gs.get64(g, 'gopc') : this.gs.get(g, 'gopc');
  }

  goroutine(g: number, now: number): string {
    return this.header(g, now) + this.body(g);
  }

  /** Every user goroutine: main first, then by id, except `skip`. */
  others(skip: number, now: number): string {
    const list: number[] = [];
    this.gs.forEach((g) => {
      const st = this.gs.status(g);
      if (g === skip || st === GStatus.Dead || st === GStatus.Idle || this.gs.getByte(g, 'system') !== 0) return;
      list.push(g);
    });
    return list.map((g) => `\n${this.goroutine(g, now)}`).join('');
  }
}
