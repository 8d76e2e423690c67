/**
 * An independent check of marking (Go: runtime/mcheckmark.go): everything that can be reached from the roots, found anew with another
 * algorithm and no use of the collector's queue, must be allocated and marked. It runs at mark termination, before anything is swept.
 */
import { InternalError } from '../base/assert.js';
import { Root, Span, SpanState, Special, SpecialKind } from '../abi/layout.js';
import { GStatus } from './goroutines.js';
import type { Collector } from './gc.js';

export function auditReachability(gc: Collector): void {
  const { heap, gs, frames, rootPtrs } = gc;
  const w = (at: number): number => heap.mem.u32[at >>> 2]!;
  const seen = new Set<number>();
  const work: [p: number, from: string][] = [];
  const reach = (p: number, from: string): void => {
    const s = heap.spanOf(p);
    if (s === 0 || w(s + Span.State) !== SpanState.Heap) return;
    const size = w(s + Span.ElemSize);
    const start = w(s + Span.Start);
    const i = Math.floor((p - start) / size);
    if (i >= w(s + Span.NElems)) return;
    const base = start + i * size;
    if (seen.has(base)) return;
    seen.add(base);
    if (!heap.isAllocated(s, i)) throw new InternalError(`collector: ${from} points to free memory 0x${p.toString(16)}`);
    if (!gc.mark.isMarked(base)) throw new InternalError(`collector: ${from} points to an unmarked object 0x${p.toString(16)}`);
    work.push([base, `object 0x${base.toString(16)} of size ${size}`]);
  };
  const drain = (): void => {
    for (let e = work.pop(); e !== undefined; e = work.pop()) {
      const [p, name] = e;
      heap.eachPtr(p, (at) => reach(w(at), `${name}+${at - p}`));
    }
  };
  for (const at of rootPtrs) reach(w(at), `root 0x${at.toString(16)}`);
  gs.forEach((g) => {
    const status = gs.status(g);
    if (status === GStatus.Dead || status === GStatus.Idle) return;
    const name = `goroutine ${gs.get64(g, 'goid')}`;
    reach(g, name);
    for (const f of ['param', 'coroarg', 'timer', 'labels', 'syncGroup', 'waiting']) reach(gs.get(g, f), `${name}.${f}`);
    const lo = gs.get(g, 'lo');
    const hi = gs.get(g, 'hi');
    // Objects of the stack by address; those reached are followed.
    const objs: { addr: number; size: number; ptrs: readonly number[] }[] = [];
    const pending: number[] = [];
    const found = (p: number, from: string): void => {
      if (p >= lo && p < hi) pending.push(p);
      else reach(p, from);
    };
    frames.walk(gs.get(g, 'fp'), (f) => {
      for (const off of frames.live(f)) found(w(f.fp + off), `${name} ${f.fn.sym}+${off}`);
      const ctx = frames.ctxWord(f);
      if (ctx !== 0) found(w(ctx), `${name} ${f.fn.sym} context`);
      for (const o of f.fn.code!.stackObjects) if (f.rid !== 0 || o.off < 0) objs.push({ addr: f.fp + o.off, size: Math.max(1, o.size), ptrs: o.ptrs });
      return true;
    });
    found(gs.get(g, 'panic'), `${name} panic`);
    for (let r = gs.get(g, 'defer'); r !== 0; r = w(r + gs.defer['link']!)) {
      for (const at of [0, w(r + gs.defer['fn']!), w(r + gs.defer['head']!)]) found(at === 0 ? r : at, `${name} defer`);
    }
    for (let sg = gs.get(g, 'waiting'); sg !== 0; sg = w(sg + gs.sudog['waitlink']!)) found(w(sg + gs.sudog['elem']!), `${name} sudog`);
    const followed = new Set<number>();
    for (let p = pending.pop(); p !== undefined; p = pending.pop()) {
      const at = p;
      const o = objs.find((x) => at >= x.addr && at < x.addr + x.size);
      if (o === undefined || followed.has(o.addr)) continue;
      followed.add(o.addr);
      for (const off of o.ptrs) found(w(o.addr + off), `${name} stack object 0x${o.addr.toString(16)}+${off}`);
    }
  });
  heap.forEachSpan((s) => {
    for (let sp = w(s + Span.Specials); sp !== 0; sp = w(sp + Special.Next)) {
      reach(w(sp + Special.Fn), 'special');
      reach(w(sp + Special.Arg), 'special');
      if (w(sp + Special.Kind) !== SpecialKind.Finalizer) continue;
      const base = heap.objectBase(w(sp + Special.Obj));
      if (base !== 0) heap.eachPtr(base, (at) => reach(w(at), 'object with finalizer'));
    }
  });
  for (let sp = heap.get(Root.FinQueue); sp !== 0; sp = w(sp + Special.Next)) {
    reach(w(sp + Special.Fn), 'finalizer queue');
    reach(w(sp + Special.Arg), 'finalizer queue');
    if (w(sp + Special.Kind) === SpecialKind.Finalizer) reach(w(sp + Special.Obj), 'finalizer queue');
  }
  drain();
}
