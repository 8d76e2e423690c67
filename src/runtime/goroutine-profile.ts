/** Where every goroutine stands (Go: runtime/mprof.go, goroutineProfile): what the goroutine profile counts. */
import { Ctl } from '../abi/frame.js';
import { GStatus } from './goroutines.js';
import { type Labels, labelsKey, labelsOf } from './labels.js';
import type { Runtime } from './runtime.js';
import { type ProfileStack, stackKey, stackOf } from './stacks.js';

export interface GoroutineStack {
  stack: ProfileStack;
  labels: Labels;
  count: number;
}

/**
 * Stacks of the program's goroutines with their labels and how many have each, the most frequent first. `inside`: the running goroutine asks, so its innermost
 * frame is at Ctl.Top; otherwise nothing runs.
 */
export function goroutineStacks(rt: Runtime, inside: boolean): GoroutineStack[] {
  const out = new Map<string, GoroutineStack>();
  const running = inside ? rt.mem.u32[Ctl.G >>> 2]! : 0;
  rt.gs.forEach((g) => {
    const st = rt.gs.status(g);
    if (st === GStatus.Dead || st === GStatus.Idle || rt.gs.getByte(g, 'system') !== 0) return;
    const top = g === running ? rt.mem.u32[Ctl.Top >>> 2]! : rt.gs.get(g, 'fp');
    const labels = labelsOf(rt, g);
    const key = stackKey(rt, top) + labelsKey(labels);
    const known = out.get(key);
    if (known !== undefined) known.count++;
    else out.set(key, { stack: stackOf(rt, top), labels, count: 1 });
  });
  return [...out.values()].sort((a, b) => b.count - a.count);
}
