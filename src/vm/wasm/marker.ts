/**
 * The inner loop of marking (runtime/gcmark.ts), compiled: it takes small objects off the grey queue whose spans have a bit for each word, and marks and queues what
 * they point to. V8 has such code ready at once, and keeps it when memory grows, where it forgets all JavaScript that it has optimized.
 *
 * INVARIANT: same objects, same order, same pages of the queue, same fuel as in Marker.drain. What is not common is left to it: the function returns with that
 * object on top of the queue.
 */
import { Root, Span, SpanState, pageShift, pageSize } from '../../abi/layout.js';
import { wordInfo } from '../../abi/word.js';
import type { Drain, MachineServices } from '../../runtime/engine.js';
import { greyEntries, type Memory, objectCost } from '../../runtime/index.js';
import { Code, ModuleWriter, T, typeKey, W } from './encoder.js';

/** drain(budget, heap base, page table, start of the arena): fuel. */
const drainType = typeKey([T.I32, T.I32, T.I32, T.I32], [T.I32]);

/** `headerAbove`: the largest object whose span has a bit for each word. */
function emitDrain(wordSize: 4 | 8, headerAbove: number): { locals: number[]; code: Code } {
  const c = new Code(1024);
  const wshift = wordSize === 8 ? 3 : 2;
  const mostPointers = headerAbove / wordSize;
  const [budget, base, pages, lo] = [0, 1, 2, 3];
  const locals: number[] = [];
  const newLocal = (t: T): number => 4 + locals.push(t) - 1;
  // The page of the queue, entries in it, the object, its span.
  const [page, n, p, s, size] = [newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32)];
  const [cost, high] = [newLocal(T.I32), newLocal(T.I32)];
  // Its words: bits, address of the word of bits, first bit in it, address of the word that it stands for; how many of them, words left.
  const [bits, at, off, word, take, left] = [newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32)];
  // A pointer, the span it points to, its class, the number of the object, the address of its mark less MarkBits, that byte.
  const [v, t, spc, i, place, old] = [newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32), newLocal(T.I32)];
  const [work, marked] = [newLocal(T.I64), newLocal(T.I64)];

  const root = (f: Root): void => {
    c.get(base);
    c.mem(W.I32Load, f);
  };
  const setRoot = (f: Root, value: () => void): void => {
    c.get(base);
    value();
    c.mem(W.I32Store, f);
  };
  const field = (span: number, f: Span): void => {
    c.get(span);
    c.mem(W.I32Load, f);
  };
  const binary = (op: W, a: () => void, b: () => void): void => {
    a();
    b();
    c.op(op);
  };
  const local = (x: number) => (): void => c.get(x);
  const num = (x: number) => (): void => c.i32(x);
  const add = (x: number, value: () => void): void => {
    binary(W.I32Add, local(x), value);
    c.set(x);
  };
  const addLong = (x: number, value: () => void): void => {
    c.get(x);
    value();
    c.op(W.I64ExtendI32U);
    c.op(W.I64Add);
    c.set(x);
  };
  /** Address of entry `n` of the page. */
  const entry = (): void => binary(W.I32Add, local(page), () => binary(W.I32Shl, local(n), num(2)));
  const addRoot = (f: Root, value: number): void => {
    c.get(base);
    c.get(base);
    c.mem(W.F64Load, f);
    c.get(value);
    c.op(W.F64ConvertI64U);
    c.op(W.F64Add);
    c.mem(W.F64Store, f);
  };
  /** Branches `depth` blocks out if what the function computes holds. */
  const leaveIf = (depth: number, condition: () => void): void => {
    condition();
    c.br(W.BrIf, depth);
  };

  root(Root.GreyPage);
  c.set(page);
  root(Root.GreyCount);
  c.set(n);
  root(Root.HighPage);
  c.set(high);

  c.block(W.Block, null); // left when something is not common, or there is nothing to do
  leaveIf(0, () => {
    c.get(page);
    c.op(W.I32Eqz);
  });
  c.block(W.Loop, null);
  {
    leaveIf(1, () => binary(W.I32GeU, local(cost), local(budget)));
    c.get(n);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    {
      // An empty page goes to the spare ones; the one before is full.
      c.get(page);
      c.mem(W.I32Load, 0);
      c.tee(t);
      c.op(W.I32Eqz);
      c.br(W.BrIf, 2);
      c.get(page);
      root(Root.GreySpare);
      c.mem(W.I32Store, 0);
      setRoot(Root.GreySpare, local(page));
      c.get(t);
      c.set(page);
      c.i32(greyEntries);
      c.set(n);
    }
    c.op(W.End);
    // Is there room for what it points to?
    binary(W.I32GtU, local(n), num(greyEntries - mostPointers));
    c.block(W.If, null);
    root(Root.GreySpare);
    c.op(W.I32Eqz);
    c.br(W.BrIf, 2);
    c.op(W.End);
    // Entries begin behind two words: this is the last one.
    entry();
    c.mem(W.I32Load, 4);
    c.tee(p);
    c.i32(pageShift);
    c.op(W.I32ShrU);
    c.i32(2);
    c.op(W.I32Shl);
    c.get(pages);
    c.op(W.I32Add);
    c.mem(W.I32Load, 0);
    c.set(s);
    leaveIf(1, () => {
      field(s, Span.Class);
      c.op(W.I32Eqz);
    });
    field(s, Span.ElemSize);
    c.tee(size);
    c.i32(headerAbove);
    c.op(W.I32GtU);
    c.br(W.BrIf, 1);
    add(n, num(-1));
    addLong(work, local(size));
    add(cost, () => binary(W.I32Add, local(size), num(objectCost)));

    // Its pointers: `at` is the address of the word of bits, `off` the bit in it, `word` the address of the object's word.
    binary(W.I32And, local(p), num(pageSize - 1));
    c.i32(wshift);
    c.op(W.I32ShrU);
    c.tee(off);
    c.i32(5);
    c.op(W.I32ShrU);
    c.i32(2);
    c.op(W.I32Shl);
    field(s, Span.Start);
    c.op(W.I32Add);
    c.i32(pageSize - (pageSize >> (wshift + 3)));
    c.op(W.I32Add);
    c.set(at);
    binary(W.I32And, local(off), num(31));
    c.set(off);
    c.get(p);
    c.set(word);
    binary(W.I32ShrU, local(size), num(wshift));
    c.set(left);
    c.block(W.Loop, null);
    {
      // take = min(32 - off, left)
      binary(W.I32Sub, num(32), local(off));
      c.tee(take);
      c.get(left);
      c.get(take);
      c.get(left);
      c.op(W.I32LtU);
      c.op(W.Select);
      c.set(take);
      // The bits of these words: those above are shifted out.
      c.get(at);
      c.mem(W.I32Load, 0);
      c.get(off);
      c.op(W.I32ShrU);
      c.i32(-1);
      binary(W.I32Sub, num(32), local(take));
      c.op(W.I32ShrU);
      c.op(W.I32And);
      c.set(bits);
      c.block(W.Block, null);
      c.block(W.Loop, null);
      {
        leaveIf(1, () => {
          c.get(bits);
          c.op(W.I32Eqz);
        });
        c.get(word);
        c.get(bits);
        c.op(W.I32Ctz);
        c.i32(wshift);
        c.op(W.I32Shl);
        c.op(W.I32Add);
        c.mem(W.I32Load, 0);
        c.set(v);
        binary(W.I32And, local(bits), () => binary(W.I32Sub, local(bits), num(1)));
        c.set(bits);
        // Does it point to an object of the heap?
        leaveIf(0, () => binary(W.I32LtU, local(v), local(lo)));
        leaveIf(0, () => {
          c.get(v);
          c.i32(pageShift);
          c.op(W.I32ShrU);
          c.tee(t);
          c.get(high);
          c.op(W.I32GeU);
        });
        leaveIf(0, () => {
          binary(W.I32Add, local(pages), () => binary(W.I32Shl, local(t), num(2)));
          c.mem(W.I32Load, 0);
          c.tee(t);
          c.i32(4);
          c.op(W.I32LeU);
        });
        leaveIf(0, () => {
          field(t, Span.State);
          c.i32(SpanState.Heap);
          c.op(W.I32Ne);
        });
        field(t, Span.Class);
        c.set(spc);
        // Its number in the span; a large object is alone.
        c.i32(0);
        binary(W.I32Sub, local(v), () => field(t, Span.Start));
        field(t, Span.ElemSize);
        c.op(W.I32DivU);
        binary(W.I32LtU, local(spc), num(2));
        c.op(W.Select);
        c.tee(i);
        field(t, Span.NElems);
        c.op(W.I32GeU);
        c.br(W.BrIf, 0);
        leaveIf(0, () => {
          binary(W.I32Add, local(t), () => binary(W.I32ShrU, local(i), num(3)));
          c.tee(place);
          c.mem(W.I32Load8U, Span.MarkBits);
          c.tee(old);
          binary(W.I32Shl, num(1), () => binary(W.I32And, local(i), num(7)));
          c.op(W.I32And);
        });
        c.get(place);
        c.get(old);
        binary(W.I32Shl, num(1), () => binary(W.I32And, local(i), num(7)));
        c.op(W.I32Or);
        c.mem(W.I32Store8, Span.MarkBits);
        addLong(marked, () => field(t, Span.ElemSize));
        // Without pointers it is done.
        binary(W.I32And, local(spc), num(1));
        c.block(W.If, null);
        add(cost, num(objectCost));
        c.br(W.Br, 1);
        c.op(W.End);
        // Queued: on a spare page if this one is full.
        binary(W.I32Eq, local(n), num(greyEntries));
        c.block(W.If, null);
        root(Root.GreySpare);
        c.set(old);
        setRoot(Root.GreySpare, () => {
          c.get(old);
          c.mem(W.I32Load, 0);
        });
        c.get(old);
        c.get(page);
        c.mem(W.I32Store, 0);
        c.get(old);
        c.set(page);
        c.i32(0);
        c.set(n);
        c.op(W.End);
        entry();
        binary(W.I32Add, () => field(t, Span.Start), () => binary(W.I32Mul, local(i), () => field(t, Span.ElemSize)));
        c.mem(W.I32Store, 8);
        add(n, num(1));
        c.br(W.Br, 0);
      }
      c.op(W.End);
      c.op(W.End);
      // The next word of bits.
      add(word, () => binary(W.I32Shl, local(take), num(wshift)));
      add(at, num(4));
      c.i32(0);
      c.set(off);
      binary(W.I32Sub, local(left), local(take));
      c.tee(left);
      c.br(W.BrIf, 0);
    }
    c.op(W.End);
    c.br(W.Br, 0);
  }
  c.op(W.End);
  c.op(W.End);
  setRoot(Root.GreyPage, local(page));
  setRoot(Root.GreyCount, local(n));
  addRoot(Root.HeapScanWork, work);
  addRoot(Root.BytesMarked, marked);
  c.get(cost);
  c.op(W.End);
  return { locals, code: c };
}

/** The function for a machine, compiled when it is first called. */
export function lazyDrain(services: MachineServices): Drain {
  let drain: Drain | null = null;
  return (budget, heapBase, pageTable, arenaStart) => (drain ??= newDrain(services.program.wordSize, services.memory))(budget, heapBase, pageTable, arenaStart);
}

export function newDrain(wordSize: 4 | 8, memory: Memory): Drain {
  const m = new ModuleWriter(0);
  const { locals, code } = emitDrain(wordSize, wordInfo[wordSize].headerAbove);
  m.export('drain', m.func(drainType, locals, code));
  const shared = { memory: memory.wasm, table: new WebAssembly.Table({ element: 'anyfunc', initial: 0 }) };
  return new WebAssembly.Instance(new WebAssembly.Module(m.finish()), { m: shared }).exports['drain'] as Drain;
}
