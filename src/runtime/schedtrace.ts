/**
 * GODEBUG=schedtrace=N[,scheddetail=1]: the state of the scheduler every N milliseconds, in Go's form (runtime/proc.go, schedtrace).
 *
 * DEPARTURE: there are no threads. P i is shown with thread M i, but P 0 with M0 and thread 1 as the monitor, as Go numbers them at first: P i
 * has thread i+1 for i > 0. Nobody spins.
 */
import { Proc, Root } from '../abi/layout.js';
import { GStatus, waitReasons } from './goroutines.js';
import type { Runtime } from './runtime.js';

/** Prints when it is time to. */
export class SchedTracer {
  private from = -1;
  private next = 0;

  constructor(
    private readonly rt: Runtime,
    private readonly everyNs: number,
    private readonly detailed: boolean,
  ) {}

  /** Between two turns. */
  turn(): void {
    const now = this.rt.nanotime();
    if (this.from < 0) this.from = now;
    if (now < this.next) return;
    this.next = now + this.everyNs;
    this.rt.out.text(2, schedTrace(this.rt, Math.floor((now - this.from) / 1e6), this.detailed));
  }
}

const thread = (p: number): number => (p === 0 ? 0 : p + 1);

function schedTrace(rt: Runtime, ms: number, detailed: boolean): string {
  const { mem, heap, gs } = rt;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  const n = heap.get(Root.NProcs);
  const procs = Array.from({ length: n }, (_, i) => rt.proc(i));
  const cur = (p: number): number => u(p + Proc.Cur);
  const queued = (p: number): number => (u(p + Proc.Tail) - u(p + Proc.Head)) >>> 0;
  const isIdle = (p: number): boolean => cur(p) === 0 && u(p + Proc.RunNext) === 0 && queued(p) === 0;
  const idle = procs.filter(isIdle).length;
  let s = `SCHED ${ms}ms: gomaxprocs=${n} idleprocs=${idle} threads=${n + 1} spinningthreads=0 needspinning=0 idlethreads=${idle} runqueue=${heap.get(Root.RunqSize)}`;
  if (!detailed) return `${s} [ ${procs.map(queued).join(' ')} ] schedticks=[ ${procs.map((p) => u(p + Proc.Tick)).join(' ')} ]\n`;
  s += ' gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false\n';
  const timers = rt.program.symbols.get('runtime.timers');
  const waiting = timers === undefined ? 0 : u(timers + rt.word.size);
  procs.forEach((p, i) => {
    s += `  P${i}: status=${isIdle(p) ? 0 : 1} schedtick=${u(p + Proc.Tick)} syscalltick=0 m=${isIdle(p) ? 'nil' : thread(i)} runqsize=${queued(p)} gfreecnt=0 timerslen=${i === 0 ? waiting : 0}\n`;
  });
  const goid = (g: number): string => (g === 0 ? 'nil' : String(gs.get64(g, 'goid')));
  const at = new Map<number, number>();
  procs.forEach((p, i) => cur(p) !== 0 && at.set(cur(p), thread(i)));
  const m = (id: number, p: string, g: number, blocked: boolean): string =>
    `  M${id}: p=${p} curg=${goid(g)} mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=${blocked} lockedg=nil\n`;
  for (let i = n - 1; i > 0; i--) s += m(thread(i), isIdle(procs[i]!) ? 'nil' : String(i), cur(procs[i]!), isIdle(procs[i]!));
  s += m(1, 'nil', 0, false) + m(0, isIdle(procs[0]!) ? 'nil' : '0', cur(procs[0]!), isIdle(procs[0]!));
  gs.forEach((g) => {
    const status = gs.status(g);
    if (status === GStatus.Dead || status === GStatus.Idle) return;
    // A goroutine that has a P runs, whether its turn it is or not.
    const on = at.get(g);
    const shown = on !== undefined ? GStatus.Running : status;
    const locked = gs.getByte(g, 'lockedm') !== 0 ? String(on ?? 0) : 'nil';
    s += `  G${goid(g)}: status=${shown}(${status === GStatus.Waiting ? (waitReasons[gs.getByte(g, 'waitreason')] ?? '') : ''}) m=${on ?? 'nil'} lockedm=${locked}\n`;
  });
  return s;
}
