/**
 * Who points where: from the program's variables (package variables, named variables of frames) through the heap and stack objects that they
 * reach, breadth first. Pointer words are known from the tables of abi and bytecode alone: root words, live maps, stack objects, heap bitmaps.
 */
import { Ctl, frameSlotsOff } from '../abi/frame.js';
import { Span, SpanState } from '../abi/layout.js';
import type { MapPointer } from '../report/memory-map.js';
import type { Runtime } from '../runtime/index.js';

/** Pointers of one map; a large heap has no end of them. */
const maxPointers = 10_000;

const hex = (n: number): string => `0x${n.toString(16).padStart(8, '0')}`;

export function pointers(rt: Runtime, globals: readonly { name: string; addr: number }[], stop: { fp: number; pc: number } | null): MapPointer[] {
  const { heap, frames, gs, mem, program } = rt;
  const w = mem.u32;
  const out: MapPointer[] = [];
  const seen = new Set<number>();
  /** Objects reached and not yet looked into: what they are called, and how to find their pointers. */
  const todo: { name: string; each: (f: (at: number) => void) => void }[] = [];
  const onStacks: { addr: number; size: number; ptrs: readonly number[] }[] = [];
  const { map } = program;
  /** Region of an address outside the arena. */
  const region = (p: number): string => (p < map.rodata ? 'code' : p < map.data ? 'rodata' : p < map.bss ? 'data' : p < map.end ? 'bss' : 'machine');
  const note = (from: string, at: number): void => {
    const to = w[at >>> 2]!;
    if (to === 0 || out.length >= maxPointers) return;
    const s = heap.spanOf(to);
    const state = s === 0 ? 0 : w[(s + Span.State) >>> 2]!;
    const object = state === SpanState.Heap ? heap.objectBase(to) : 0;
    const inside = to === object ? '' : ` + ${to - object}`;
    const where = object !== 0 ? `heap object ${hex(object)} of ${w[(s + Span.ElemSize) >>> 2]!} bytes${inside}` : state === SpanState.Stack ? 'stack' : state === SpanState.Quarantine ? 'quarantine stack' : region(to);
    out.push({ from, at, to, where });
    const held = state === SpanState.Stack ? onStacks.find((o) => to >= o.addr && to < o.addr + o.size) : undefined;
    const base = held?.addr ?? object;
    if (base === 0 || seen.has(base)) return;
    seen.add(base);
    if (held === undefined) todo.push({ name: `heap object ${hex(base)}`, each: (f) => heap.eachPtr(base, f) });
    else todo.push({ name: `stack object ${hex(base)}`, each: (f) => held.ptrs.forEach((o) => f(base + o)) });
  };

  const starts = Array.from(program.symbols, ([, addr]) => addr).sort((a, b) => a - b);
  const roots: [name: string, at: number][] = [];
  for (const g of globals) {
    // Its own words: up to the next symbol.
    const next = starts.find((a) => a > g.addr) ?? map.end;
    for (const at of program.rootPtrs) if (at >= g.addr && at < next) roots.push([g.name, at]);
  }
  gs.forEach((g) => {
    const fp = gs.get(g, 'fp');
    if (fp === 0 || gs.getByte(g, 'system') !== 0) return;
    const here = stop !== null && g === w[Ctl.G >>> 2];
    frames.walk(here ? stop.fp : fp, (f) => {
      const code = f.fn.code!;
      // The runtime's own frames are no part of the program.
      if (/^runtime\.[^A-Z]/.test(code.name)) return true;
      const pc = here && f.fp === stop.fp ? stop.pc : frames.pc(f);
      for (const o of code.stackObjects) if (f.rid !== 0 || here || o.off < 0) onStacks.push({ addr: f.fp + o.off, size: o.size, ptrs: o.ptrs });
      const live = new Set(frames.live(f));
      for (const v of code.vars) {
        if (pc < v.start || pc >= v.end) continue;
        const name = `${v.name} in ${code.name}`;
        if (v.off !== undefined) {
          for (const o of code.stackObjects) if (o.off === v.off) for (const p of o.ptrs) roots.push([name, f.fp + o.off + p]);
        } else for (const k of v.slots ?? []) if (live.has(frameSlotsOff + 8 * k)) roots.push([name, f.fp + frameSlotsOff + 8 * k]);
      }
      return true;
    });
  });
  for (const [name, at] of roots) note(name, at);
  for (let i = 0; i < todo.length && out.length < maxPointers; i++) todo[i]!.each((at) => note(todo[i]!.name, at));
  return out;
}
