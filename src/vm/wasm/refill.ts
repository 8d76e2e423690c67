/**
 * The slow path of small allocations (runtime/heap.ts mallocClass), compiled: the next run of free slots of a P's cached span, else another span with room or one of
 * free pages. A program that allocates comes here thousands of times a second, from compiled code; V8 has this ready at once, where the
 * runtime's many small functions cost a second of warming up.
 *
 * refill(span class): 1 if the cache of the running P has a run again, else 0, and the runtime goes on from there: while the collector marks or sweeps, when a cycle is due, under
 * a memory limit, where a record of a span or pages beyond those in use are needed.
 *
 * INVARIANT: what is done here leaves memory as Heap.mallocClass would; what was begun and is left to the runtime, it finds in a state of its own.
 */
import { Ctl } from '../../abi/frame.js';
import { CacheRec, Proc, Root, SizeTables, Span, SpanState, alignPage, numSpanClasses, pageShift, pageSize } from '../../abi/layout.js';
import { wordInfo } from '../../abi/word.js';
import type { Program } from '../../bytecode/program.js';
import type { MachineServices } from '../../runtime/engine.js';
import { classToPages, type Memory, spanElems } from '../../runtime/index.js';
import { Code, ModuleWriter, T, typeKey, W, WX } from './encoder.js';

export const refillType = typeKey([T.I32], [T.I32]);

/** What the parts of refill share: code, and shorthands over it. `n` is the number of parameters. */
class Part {
  readonly c = new Code(512);
  readonly locals: number[] = [];

  constructor(
    private readonly n: number,
    readonly base: number,
  ) {}

  local(): number {
    return this.n + this.locals.push(T.I32) - 1;
  }

  /** Pushes: a local if it is a number, else what the function pushes. */
  push(v: number | (() => void)): void {
    if (typeof v === 'number') this.c.get(v);
    else v();
  }
  num(v: number): () => void {
    return () => this.c.i32(v);
  }
  bin(op: W, a: number | (() => void), b: number | (() => void)): () => void {
    return () => {
      this.push(a);
      this.push(b);
      this.c.op(op);
    };
  }
  set(x: number, v: number | (() => void)): void {
    this.push(v);
    this.c.set(x);
  }
  load(p: number | (() => void), off: number, op: W = W.I32Load): () => void {
    return () => {
      this.push(p);
      this.c.mem(op, off);
    };
  }
  store(p: number | (() => void), off: number, v: number | (() => void), op: W = W.I32Store): void {
    this.push(p);
    this.push(v);
    this.c.mem(op, off);
  }
  root(f: Root, op: W = W.I32Load): () => void {
    return () => this.c.at(op, this.base + f);
  }
  setRoot(f: Root, v: number | (() => void), op: W = W.I32Store): void {
    this.store(this.num(0), this.base + f, v, op);
  }
  /** Adds an i32, signed, to an f64 at p + off. */
  addFloat(p: number | (() => void), off: number, v: number | (() => void)): void {
    this.store(p, off, this.bin(W.F64Add, this.load(p, off, W.F64Load), this.float(v)), W.F64Store);
  }
  addRoot(f: Root, v: number | (() => void)): void {
    this.addFloat(this.num(0), this.base + f, v);
  }
  float(v: number | (() => void)): () => void {
    return () => {
      this.push(v);
      this.c.op(W.F64ConvertI32S);
    };
  }
  if(condition: number | (() => void), then: () => void): void {
    this.push(condition);
    this.c.block(W.If, null);
    then();
    this.c.op(W.End);
  }
  return(v: number): void {
    this.c.i32(v);
    this.c.op(W.Return);
  }
  finish(m: ModuleWriter, type: string): number {
    this.c.op(W.End);
    return m.func(type, this.locals, this.c);
  }
}

/** Adds the functions to a module; the index of refill. */
function addRefill(m: ModuleWriter, program: Program): number {
  const nextRun = addNextRun(m, program);
  const newSpan = addNewSpan(m, program);
  const k = new Part(1, alignPage(program.map.end));
  const { c } = k;
  const spc = 0;
  const [rec, s, x, list] = [k.local(), k.local(), k.local(), k.local()];
  // Lists of swept spans, with room or full: which they are, the parity of the generation says.
  const parity = k.bin(W.I32And, k.bin(W.I32ShrU, k.root(Root.SweepGen), k.num(1)), k.num(1));
  const ofClass = k.bin(W.I32Shl, k.bin(W.I32Add, spc, k.bin(W.I32Mul, parity, k.num(numSpanClasses))), k.num(2));
  const withRoom = k.base + Root.Central;
  const full = 4 * 2 * numSpanClasses;
  k.if(k.root(Root.SlowAlloc), () => k.return(0));
  k.set(rec, k.bin(W.I32Add, () => c.at(W.I32Load, Ctl.P), k.bin(W.I32Shl, spc, k.num(4))));
  k.set(s, k.load(rec, Proc.Cache + CacheRec.Span));
  k.if(s, () => {
    // What was taken of the run is counted.
    k.set(x, k.bin(W.I32DivU, k.bin(W.I32Sub, k.load(rec, Proc.Cache + CacheRec.Cursor), k.load(rec, Proc.Cache + CacheRec.Counted)), k.load(s, Span.ElemSize)));
    k.store(rec, Proc.Cache + CacheRec.Counted, k.load(rec, Proc.Cache + CacheRec.Cursor));
    k.store(s, Span.AllocCount, k.bin(W.I32Add, k.load(s, Span.AllocCount), x));
    k.addFloat(k.bin(W.I32Shl, k.bin(W.I32ShrU, spc, k.num(1)), k.num(3)), k.base + Root.SmallAlloc, x);
    k.push(rec);
    k.push(s);
    c.call(nextRun);
    k.if(() => {}, () => k.return(1));
  });
  // A cycle is due or not over, or there is a limit.
  k.if(k.bin(W.F64Ge, k.root(Root.HeapLive, W.F64Load), k.root(Root.Trigger, W.F64Load)), () => k.return(0));
  k.if(k.bin(W.I32Eq, k.root(Root.SweepDone), k.num(0)), () => k.return(0));
  k.if(k.bin(W.F64Gt, k.root(Root.MemLimit, W.F64Load), () => c.f64(0, 0)), () => k.return(0));
  // The old span goes to the swept ones.
  k.if(s, () => {
    k.store(s, Span.FreeIndex, k.bin(W.I32DivU, k.bin(W.I32Sub, k.load(rec, Proc.Cache + CacheRec.Cursor), k.load(s, Span.Start)), k.load(s, Span.ElemSize)));
    k.store(s, Span.InCache, k.num(0));
    for (const f of [CacheRec.Cursor, CacheRec.Limit, CacheRec.Counted, CacheRec.Span]) k.store(rec, Proc.Cache + f, k.num(0));
    k.set(list, ofClass);
    k.if(k.bin(W.I32Eq, k.load(s, Span.AllocCount), k.load(s, Span.NElems)), () => k.set(list, k.bin(W.I32Add, list, k.num(full))));
    k.store(s, Span.Next, k.load(list, withRoom));
    k.store(list, withRoom, s);
  });
  // One with room.
  k.set(list, ofClass);
  k.set(s, k.load(list, withRoom));
  k.push(s);
  c.block(W.If, null);
  k.store(list, withRoom, k.load(s, Span.Next));
  k.store(s, Span.Next, k.num(0));
  c.op(W.Else);
  k.push(spc);
  c.call(newSpan);
  c.tee(s);
  c.op(W.I32Eqz);
  k.if(() => {}, () => k.return(0));
  c.op(W.End);
  k.store(s, Span.InCache, k.bin(W.I32Add, rec, k.num(Proc.Cache)));
  k.store(rec, Proc.Cache + CacheRec.Span, s);
  // As if all its free slots were taken.
  k.set(x, k.bin(W.I32Sub, k.bin(W.I32Shl, k.load(s, Span.NPages), k.num(pageShift)), k.bin(W.I32Mul, k.load(s, Span.AllocCount), k.load(s, Span.ElemSize))));
  k.addRoot(Root.HeapLive, x);
  k.if(k.bin(W.I32And, k.bin(W.I32Xor, spc, k.num(1)), k.num(1)), () => k.addRoot(Root.HeapScan, x));
  k.push(rec);
  k.push(s);
  c.call(nextRun);
  return k.finish(m, refillType);
}

/** nextRun(cache record less Proc.Cache, its span): 1 if there is a run. */
function addNextRun(m: ModuleWriter, program: Program): number {
  const word = wordInfo[program.wordSize];
  const k = new Part(2, alignPage(program.map.end));
  const { c } = k;
  const [rec, s] = [0, 1];
  const [n, i, end, bits, size, start, from, bytes, last] = [k.local(), k.local(), k.local(), k.local(), k.local(), k.local(), k.local(), k.local(), k.local()];
  /** Moves x on to the next bit that is set (or clear), at most to n. */
  const skip = (x: number, isSet: boolean): void => {
    c.block(W.Block, null);
    c.block(W.Loop, null);
    k.bin(W.I32GeU, x, n)();
    c.br(W.BrIf, 1);
    const here = k.load(k.bin(W.I32Add, s, k.bin(W.I32Shl, k.bin(W.I32ShrU, x, k.num(5)), k.num(2))), Span.AllocBits);
    k.set(bits, k.bin(W.I32ShrU, isSet ? here : k.bin(W.I32Xor, here, k.num(-1)), k.bin(W.I32And, x, k.num(31))));
    k.push(bits);
    c.block(W.If, null);
    k.set(x, k.bin(W.I32Add, x, () => {
      c.get(bits);
      c.op(W.I32Ctz);
    }));
    c.br(W.Br, 2);
    c.op(W.End);
    k.set(x, k.bin(W.I32Add, k.bin(W.I32Or, x, k.num(31)), k.num(1)));
    c.br(W.Br, 0);
    c.op(W.End);
    c.op(W.End);
    k.if(k.bin(W.I32GtU, x, n), () => k.set(x, n));
  };
  k.set(n, k.load(s, Span.NElems));
  k.set(i, k.load(s, Span.FreeIndex));
  skip(i, false);
  k.set(end, i);
  skip(end, true);
  k.store(s, Span.FreeIndex, end);
  k.set(size, k.load(s, Span.ElemSize));
  k.set(start, k.load(s, Span.Start));
  k.set(from, k.bin(W.I32Add, start, k.bin(W.I32Mul, i, size)));
  k.set(bytes, k.bin(W.I32Mul, k.bin(W.I32Sub, end, i), size));
  k.store(s, Span.RunEnd, k.bin(W.I32Add, from, bytes));
  k.store(rec, Proc.Cache + CacheRec.Cursor, from);
  k.store(rec, Proc.Cache + CacheRec.Counted, from);
  k.store(rec, Proc.Cache + CacheRec.Limit, k.bin(W.I32Add, from, bytes));
  k.if(k.bin(W.I32Eq, bytes, k.num(0)), () => k.return(0));
  k.if(k.bin(W.I32Eq, k.load(s, Span.NeedZero), k.num(0)), () => k.return(1));
  k.push(from);
  c.i32(0);
  k.push(bytes);
  c.fc(WX.MemoryFill);
  k.if(k.bin(W.I32Or, k.bin(W.I32And, k.load(s, Span.Class), k.num(1)), k.bin(W.I32GtU, size, k.num(word.headerAbove))), () => k.return(1));
  // Its bits of pointers: the words of the run, from `from` (of the words of the page) to `last`, in bytes of the map at `start`.
  const shift = word.size === 8 ? 3 : 2;
  k.set(from, k.bin(W.I32ShrU, k.bin(W.I32Sub, from, start), k.num(shift)));
  k.set(last, k.bin(W.I32Sub, k.bin(W.I32Add, from, k.bin(W.I32ShrU, bytes, k.num(shift))), k.num(1)));
  k.set(start, k.bin(W.I32Add, start, k.num(pageSize - (pageSize >> (shift + 3)))));
  const byte = (at: number): (() => void) => k.bin(W.I32Add, start, k.bin(W.I32ShrU, at, k.num(3)));
  /** Clears the bits of a byte that what is pushed does not have. */
  const keep = (at: number, mask: () => void): void => k.store(byte(at), 0, k.bin(W.I32And, k.load(byte(at), 0, W.I32Load8U), mask), W.I32Store8);
  const head = k.bin(W.I32Xor, k.bin(W.I32Shl, k.num(-1), k.bin(W.I32And, from, k.num(7))), k.num(-1));
  const tail = k.bin(W.I32Shl, k.num(-2), k.bin(W.I32And, last, k.num(7)));
  k.if(k.bin(W.I32Eq, byte(from), byte(last)), () => {
    keep(from, k.bin(W.I32Or, head, tail));
    k.return(1);
  });
  keep(from, head);
  keep(last, tail);
  k.bin(W.I32Add, byte(from), k.num(1))();
  c.i32(0);
  k.bin(W.I32Sub, k.bin(W.I32Sub, byte(last), byte(from)), k.num(1))();
  c.fc(WX.MemoryFill);
  c.i32(1);
  return k.finish(m, typeKey([T.I32, T.I32], [T.I32]));
}

/** newSpan(span class): a span of free pages that have been in use (Heap.allocSpan and newClassSpan), or 0. */
function addNewSpan(m: ModuleWriter, program: Program): number {
  const word = wordInfo[program.wordSize];
  const shape = addShape(m, word.size, word.headerAbove);
  const k = new Part(1, alignPage(program.map.end));
  const { c } = k;
  const spc = 0;
  const [s, pages, page, high, run, first, elems, at] = [k.local(), k.local(), k.local(), k.local(), k.local(), k.local(), k.local(), k.local()];
  const table = k.base + Root.End;
  k.set(s, k.root(Root.SpanFree));
  k.if(k.bin(W.I32Eq, s, k.num(0)), () => k.return(0));
  k.push(spc);
  c.call(shape);
  c.set(elems);
  k.set(pages, k.bin(W.I32ShrU, elems, k.num(16)));
  // First fit.
  k.set(page, k.root(Root.SearchPage));
  k.set(high, k.root(Root.HighPage));
  k.set(first, k.num(-1));
  c.block(W.Block, null);
  c.block(W.Loop, null);
  k.if(k.bin(W.I32GeU, page, high), () => k.return(0));
  k.push(k.load(k.bin(W.I32Shl, page, k.num(2)), table));
  c.block(W.If, null);
  k.set(run, k.num(0));
  c.op(W.Else);
  k.if(k.bin(W.I32Eq, first, k.num(-1)), () => k.set(first, page));
  k.set(run, k.bin(W.I32Add, run, k.num(1)));
  k.bin(W.I32Eq, run, pages)();
  c.br(W.BrIf, 2);
  c.op(W.End);
  k.set(page, k.bin(W.I32Add, page, k.num(1)));
  c.br(W.Br, 0);
  c.op(W.End);
  c.op(W.End);
  // The first of them; behind them no page below is free if these were the first free ones.
  k.set(page, k.bin(W.I32Sub, page, k.bin(W.I32Sub, pages, k.num(1))));
  k.if(k.bin(W.I32Eq, page, first), () => k.setRoot(Root.SearchPage, k.bin(W.I32Add, page, pages)));
  k.setRoot(Root.SpanFree, k.load(s, Span.Next));
  k.addRoot(Root.FreePages, k.bin(W.I32Sub, k.num(0), pages));
  // Those that were not given back come first.
  k.setRoot(Root.HeapReleased, k.bin(W.F64Min, k.root(Root.HeapReleased, W.F64Load), k.bin(W.F64Mul, k.root(Root.FreePages, W.F64Load), k.float(k.num(pageSize)))), W.F64Store);
  k.push(s);
  c.i32(0);
  c.i32(Span.Size);
  c.fc(WX.MemoryFill);
  k.addRoot(Root.SpansInuse, k.num(1));
  k.store(s, Span.Start, k.bin(W.I32Shl, page, k.num(pageShift)));
  k.store(s, Span.NPages, pages);
  k.store(s, Span.State, k.num(SpanState.Heap));
  k.store(s, Span.NeedZero, k.num(1));
  k.store(s, Span.SweepGen, k.root(Root.SweepGen));
  k.store(s, Span.Class, spc);
  k.store(s, Span.ElemSize, k.load(k.bin(W.I32And, spc, k.num(-2)), SizeTables.Size, W.I32Load16U));
  k.store(s, Span.NElems, k.bin(W.I32And, elems, k.num(0xffff)));
  k.set(at, page);
  k.set(high, k.bin(W.I32Add, page, pages));
  c.block(W.Loop, null);
  k.store(k.bin(W.I32Shl, at, k.num(2)), table, s);
  k.set(at, k.bin(W.I32Add, at, k.num(1)));
  k.bin(W.I32LtU, at, high)();
  c.br(W.BrIf, 0);
  c.op(W.End);
  k.addRoot(Root.HeapInuse, k.bin(W.I32Shl, pages, k.num(pageShift)));
  k.addRoot(Root.PagesInUse, pages);
  k.push(s);
  return k.finish(m, refillType);
}

/** shape(span class): pages of a span << 16 | its objects. */
function addShape(m: ModuleWriter, wordSize: 4 | 8, headerAbove: number): number {
  const c = new Code(2048);
  for (let spc = 2; spc < numSpanClasses; spc++) c.block(W.Block, null);
  c.get(0);
  c.i32(2);
  c.op(W.I32Sub);
  c.op(W.BrTable);
  c.u32(numSpanClasses - 3);
  for (let spc = 2; spc < numSpanClasses; spc++) c.u32(spc - 2);
  for (let spc = 2; spc < numSpanClasses; spc++) {
    c.op(W.End);
    c.i32((classToPages[spc >> 1]! << 16) | spanElems(spc >> 1, (spc & 1) !== 0, wordSize, headerAbove));
    c.op(W.Return);
  }
  c.op(W.Unreachable);
  c.op(W.End);
  return m.func(refillType, [], c);
}

/** The function for a machine, compiled when it is first called: most programs end before. */
export function lazyRefill(services: MachineServices): (spc: number) => number {
  let refill: ((spc: number) => number) | null = null;
  return (spc) => (refill ??= newRefill(services.program, services.memory))(spc);
}

export function newRefill(program: Program, memory: Memory): (spc: number) => number {
  const m = new ModuleWriter(0);
  m.export('refill', addRefill(m, program));
  const shared = { memory: memory.wasm, table: new WebAssembly.Table({ element: 'anyfunc', initial: 0 }) };
  return new WebAssembly.Instance(new WebAssembly.Module(m.finish()), { m: shared }).exports['refill'] as (spc: number) => number;
}
