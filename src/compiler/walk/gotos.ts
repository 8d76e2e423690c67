/**
 * goto in structured code. A label's statement list always encloses its gotos, so each list is settled on its own: labels with
 * jumps from before become blocks that end at the label, labels with jumps from behind become loops that start there. Where these
 * would overlap without nesting, the list becomes a dispatch loop over its pieces with a state register.
 */
import type { Node } from '../../ir/nodes.js';
import { doChildren } from '../../ir/visit.js';
import * as m from '../codegen/mir.js';
import type { F } from './state.js';

type Lower = (f: F, list: readonly Node[]) => void;

export function needsLabels(f: F, list: readonly Node[]): boolean {
  for (const n of list) if (n.op === 'OLABEL' && f.gotoTargets.has(n.label)) return true;
  return false;
}

interface Span {
  /** First statement inside, and the one behind the last. */
  s: number;
  e: number;
  loop: boolean;
  label: string;
}

export function labelList(f: F, list: readonly Node[], lower: Lower): void {
  const at = new Map<string, number>();
  list.forEach((n, i) => {
    if (n.op === 'OLABEL' && f.gotoTargets.has(n.label)) at.set(n.label, i);
  });
  const spans: Span[] = [];
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  // Labels that statement i jumps to, at any depth.
  let i = 0;
  const jumps = (n: Node): boolean => {
    if (n.op === 'OGOTO' && n.label !== null) {
      const k = at.get(n.label);
      if (k === undefined) return false;
      if (i >= k) last.set(n.label, i);
      else if (!first.has(n.label)) first.set(n.label, i);
      return false;
    }
    return n.op === 'OCLOSURE' ? false : doChildren(n, jumps);
  };
  for (; i < list.length; i++) jumps(list[i]!);
  for (const [l, k] of at) {
    const s = first.get(l);
    if (s !== undefined) spans.push({ s, e: k, loop: false, label: l });
    const e = last.get(l);
    if (e !== undefined) spans.push({ s: k, e: e + 1, loop: true, label: l });
  }
  if (nest(spans)) emitSpans(f, list, 0, list.length, order(spans), 0, lower);
  else dispatch(f, list, at, lower);
}

/** Whether spans nest as they are: those that are open at a place end in the opposite order. */
function nested(spans: readonly Span[]): boolean {
  const open: Span[] = [];
  for (const b of [...spans].sort((x, y) => x.s - y.s || y.e - x.e)) {
    while (open.length > 0 && open.at(-1)!.e <= b.s) open.pop();
    const a = open.at(-1);
    if (a !== undefined && a.s < b.s && a.e < b.e) return false;
    open.push(b);
  }
  return true;
}

/** Moves the free ends (starts of blocks, ends of loops) outwards until all spans nest; false if that is impossible. */
function nest(spans: Span[]): boolean {
  if (nested(spans)) return true;
  for (let round = 0; round < spans.length + 2; round++) {
    let changed = false;
    for (const a of spans) {
      for (const b of spans) {
        if (a === b) continue;
        // a starts first and ends inside b.
        if (!(a.s < b.s && b.s < a.e && a.e < b.e)) continue;
        if (!b.loop) b.s = a.s;
        else if (a.loop) a.e = b.e;
        else return false; // a jump into the middle of a loop
        changed = true;
      }
    }
    if (!changed) return true;
  }
  return false;
}

function order(spans: Span[]): Span[] {
  // Outer spans first; of equal ones a loop's block is inside the block that ends behind it.
  return spans.sort((a, b) => a.s - b.s || b.e - a.e || (a.loop === b.loop ? 0 : a.loop ? 1 : -1));
}

/** Lowers list[lo, hi); spans[k..] are those inside, outermost and leftmost first. Returns the index of the next span. */
function emitSpans(f: F, list: readonly Node[], lo: number, hi: number, spans: Span[], k: number, lower: Lower): number {
  let i = lo;
  while (k < spans.length && spans[k]!.s < hi && spans[k]!.e <= hi && spans[k]!.s >= i) {
    const sp = spans[k]!;
    if (sp.s > i) lower(f, list.slice(i, sp.s));
    const label = f.newLabel();
    const old = f.gotos.get(sp.label);
    f.gotos.set(sp.label, { label, state: -1, value: 0 });
    let next = k + 1;
    if (sp.loop) {
      f.loop(label, () => {
        next = emitSpans(f, list, sp.s, sp.e, spans, k + 1, lower);
      });
    } else {
      f.block(label, () => {
        next = emitSpans(f, list, sp.s, sp.e, spans, k + 1, lower);
      });
    }
    if (old !== undefined) f.gotos.set(sp.label, old);
    i = sp.e;
    k = next;
  }
  if (i < hi) lower(f, list.slice(i, hi));
  return k;
}

/** loop { switch state { pieces that fall into each other } } */
function dispatch(f: F, list: readonly Node[], at: ReadonlyMap<string, number>, lower: Lower): void {
  const cuts = [...new Set(at.values())].sort((a, b) => a - b);
  const state = f.newReg('i');
  f.set(state, m.i32(0));
  const head = f.newLabel();
  const done = f.newLabel();
  const piece = cuts.map(() => f.newLabel());
  const start = f.newLabel();
  const numbers = new Map(cuts.map((k, i) => [k, i + 1]));
  for (const [l, k] of at) f.gotos.set(l, { label: head, state, value: numbers.get(k)! });
  const nestPieces = (k: number): void => {
    if (k < 0) {
      f.block(start, () => f.brTable(m.vreg(state, 'i'), [start, ...piece, start]));
      lower(f, list.slice(0, cuts[0]));
      return;
    }
    f.block(piece[k]!, () => nestPieces(k - 1));
    lower(f, list.slice(cuts[k], k + 1 < cuts.length ? cuts[k + 1] : list.length));
  };
  f.block(done, () => {
    f.loop(head, () => {
      nestPieces(cuts.length - 1);
      f.br(done);
    });
  });
}
