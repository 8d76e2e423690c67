/** The line of GODEBUG=gctrace=1 for a cycle, in Go's form (runtime/mgc.go gcMarkTermination; `go doc runtime`, "gctrace"). */
import { Root } from '../abi/layout.js';
import type { Runtime } from './runtime.js';

/** Milliseconds as Go prints them: two digits that matter below 10 (runtime/mgc.go fmtNSAsMS). */
export function formatMs(ns: number): string {
  const us = Math.floor(Math.max(0, ns) / 1000);
  if (us >= 10_000) return String(Math.floor(us / 1000));
  let x = us;
  if (x === 0) return '0';
  let dec = 3;
  while (x >= 100) {
    x = Math.floor(x / 10);
    dec--;
  }
  return (x / 10 ** dec).toFixed(dec);
}

/** `start` and `end` are those of mark termination. */
export function traceLine(rt: Runtime, programStart: number, start: number, end: number): string {
  const { heap } = rt;
  const cycle = heap.getF(Root.NsCycle);
  const mark = heap.getF(Root.NsSweepTerm);
  const procs = heap.get(Root.NProcs);
  const total = (end - programStart) * procs;
  const util = total <= 0 ? 0 : Math.min(99, Math.floor((100 * heap.getF(Root.NsTotal)) / total));
  const clock = [mark - cycle, start - mark, end - start].map(formatMs).join('+');
  const cpu = `${formatMs(procs * (mark - cycle))}+${[Root.NsAssist, Root.NsBackground, Root.NsIdle].map((f) => formatMs(heap.getF(f))).join('/')}+${formatMs(procs * (end - start))}`;
  const mb = (x: number): number => Math.floor(x / 2 ** 20);
  const live = [Root.LiveAtStart, Root.LiveAtEnd, Root.HeapMarked].map((f) => mb(heap.getF(f))).join('->');
  return `gc ${heap.get(Root.GcCycle)} @${((cycle - programStart) / 1e9).toFixed(3)}s ${util}%: ${clock} ms clock, ${cpu} ms cpu, ${live} MB, ${mb(heap.getF(Root.LastHeapGoal))} MB goal, ${mb(heap.getF(Root.LastStackScan))} MB stacks, ${mb(rt.gc.pacer.globals)} MB globals, ${procs} P${heap.get(Root.Forced) !== 0 ? ' (forced)' : ''}\n`;
}
