/**
 * Traces as JSON for Perfetto (ui.perfetto.dev) and Chrome (chrome://tracing): the Trace Event Format. Two processes: the
 * processors, with the goroutines that ran on them, and the goroutines, with their states; arrows lead from who woke to who ran.
 */
import { EventKind } from '../abi/events.js';
import type { TraceRecord } from '../runtime/tracer.js';

interface JsonEvent {
  name: string;
  ph: 'X' | 'M' | 's' | 'f' | 'C' | 'i';
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  id?: number;
  bp?: 'e';
  s?: 't';
  cat?: string;
  args?: Record<string, unknown>;
}

const processors = 1;
const goroutines = 2;

export function chromeTrace(r: TraceRecord): string {
  const out: JsonEvent[] = [];
  const end = (r.events.at(-1)?.t ?? 0) + 1;
  const us = (t: number): number => t / 1000;
  const title = (g: number): string => `G${g} ${r.starts.get(g)?.name ?? ''}`.trim();
  const where = (stack: number): string[] => r.stacks[stack]!.frames.flatMap((f) => f.lines.map((l) => `${l.name} ${l.file}:${l.line}`));
  const meta = (pid: number, tid: number, name: string, what: string): void => {
    out.push({ name: what, ph: 'M', pid, tid, ts: 0, args: { name } });
  };
  meta(processors, 0, 'processors', 'process_name');
  meta(goroutines, 0, 'goroutines', 'process_name');
  for (let p = 0; p < r.procs; p++) meta(processors, p, `P${p}`, 'thread_name');
  for (const g of r.starts.keys()) meta(goroutines, g, title(g), 'thread_name');

  /** What each goroutine has been doing, and since when. */
  const states = new Map<number, { state: string; since: number; args: Record<string, unknown> }>();
  const running = new Map<number, { p: number; since: number }>();
  const woken = new Map<number, number>();
  let alive = 0;
  let flows = 0;
  let gc = -1;
  const change = (g: number, t: number, state: string | null, args: Record<string, unknown> = {}): void => {
    const old = states.get(g);
    if (old !== undefined) out.push({ name: old.state, ph: 'X', pid: goroutines, tid: g, ts: us(old.since), dur: us(t - old.since), args: old.args });
    if (state === null) states.delete(g);
    else states.set(g, { state, since: t, args });
  };
  const off = (g: number, t: number, why: string, stack: number): void => {
    const run = running.get(g);
    if (run === undefined) return;
    running.delete(g);
    out.push({ name: title(g), ph: 'X', pid: processors, tid: run.p, ts: us(run.since), dur: us(t - run.since), args: { end: why, stack: where(stack) } });
  };
  for (const e of r.events) {
    if (e.user !== undefined) continue;
    switch (e.kind) {
      case EventKind.GoCreate:
        alive++;
        change(e.g, e.t, 'runnable', { created: where(e.stack) });
        out.push({ name: 'goroutines', ph: 'C', pid: processors, tid: 0, ts: us(e.t), args: { alive } });
        break;
      case EventKind.GoStart: {
        running.set(e.g, { p: e.p, since: e.t });
        change(e.g, e.t, 'running', { p: e.p });
        const id = woken.get(e.g);
        if (id !== undefined) {
          woken.delete(e.g);
          out.push({ name: 'wakes', cat: 'wake', ph: 'f', bp: 'e', id, pid: processors, tid: e.p, ts: us(e.t) });
        }
        break;
      }
      case EventKind.GoEnd:
        alive--;
        off(e.g, e.t, 'ends', 0);
        change(e.g, e.t, null);
        out.push({ name: 'goroutines', ph: 'C', pid: processors, tid: 0, ts: us(e.t), args: { alive } });
        break;
      case EventKind.GoPark:
        off(e.g, e.t, String(e.arg), e.stack);
        change(e.g, e.t, `waits: ${e.arg}`, { stack: where(e.stack) });
        break;
      case EventKind.GoReady:
        change(e.g, e.t, 'runnable', e.by === 0 ? {} : { 'woken by': title(e.by) });
        if (running.has(e.by)) {
          woken.set(e.g, ++flows);
          out.push({ name: 'wakes', cat: 'wake', ph: 's', id: flows, pid: processors, tid: e.p, ts: us(e.t) });
        }
        break;
      case EventKind.GoPreempt:
        off(e.g, e.t, e.arg === 1 ? 'time slice over' : 'yields', e.stack);
        change(e.g, e.t, 'runnable');
        break;
      case EventKind.StackCopy:
        out.push({ name: `stack of ${e.arg} bytes`, ph: 'i', s: 't', pid: goroutines, tid: e.g, ts: us(e.t) });
        break;
      case EventKind.GcStart:
        gc = e.t;
        break;
      case EventKind.GcEnd:
        if (gc >= 0) out.push({ name: `collection ${e.arg}`, ph: 'X', pid: processors, tid: r.procs, ts: us(gc), dur: us(e.t - gc) });
        gc = -1;
        break;
      default:
    }
  }
  for (const g of [...running.keys()]) off(g, end, 'the program ends', 0);
  for (const g of [...states.keys()]) change(g, end, null);
  if (out.some((e) => e.name.startsWith('collection '))) meta(processors, r.procs, 'collector', 'thread_name');
  return `${JSON.stringify({ displayTimeUnit: 'ns', traceEvents: out })}\n`;
}
