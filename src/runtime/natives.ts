/**
 * The natives of package runtime (TABLE 5): memory, allocation, goroutines, clock, host, tables, collector. Printing and hashing:
 * natives-print.ts, natives-bytes.ts.
 *
 * A native reads argument k at args+8k and writes result k there. It never keeps a view of memory over a call that may grow it.
 */
import { InternalError } from '../base/assert.js';
import { Ctl, NativeStatus } from '../abi/frame.js';
import { Proc, Root, Span, SpanState, Special, SpecialKind } from '../abi/layout.js';
import { nativeTable } from '../abi/natives.js';
import type { Native } from './engine.js';
import { fault } from './faults.js';
import { GStatus } from './goroutines.js';
import { needCollect } from './heap.js';
import { firstService } from './host.js';
import { limitStop, memoryStop, quarantineFull } from './limits.js';
import { histogramMetric, scalarMetric, writeMemStats } from './memstats.js';
import { byteNatives } from './natives-bytes.js';
import { printNatives } from './natives-print.js';
import { raceNatives } from './race/natives.js';
import { Action, type Runtime } from './runtime.js';
import { ready } from './runq.js';
import { roundupsize } from './sizeclasses.js';

export type NativeMap = Map<string, Native>;

const done = NativeStatus.Done;

/** Objects without pointers from this size on are zeroed in pieces (runtime/go/malloc.go hugeSize), so many bytes for a unit of fuel. */
const hugeSize = 1 << 20;
const zeroedForFuel = 32;

function memoryNatives(rt: Runtime, m: NativeMap): void {
  const { mem, heap, types } = rt;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  m.set('memmove', (a) => {
    const n = u(a + 16);
    if (n !== 0) mem.copy(u(a), u(a + 8), n);
    return done;
  });
  const clear: Native = (a) => {
    const n = u(a + 8);
    if (n !== 0) mem.zero(u(a), n);
    return done;
  };
  m.set('memclrNoHeapPointers', clear);
  m.set('memclrHasPointers', (a) => {
    if (rt.gc.marking() && !fault('barrier-clear')) {
      const p = u(a);
      for (let i = 0, n = u(a + 8); i < n; i += rt.word.size) rt.gc.mark.writeBarrier(p + i, 0);
    }
    return clear(a);
  });
  m.set('typedmemmove', (a) => {
    rt.typedCopy(u(a), u(a + 8), u(a + 16));
    return done;
  });
  m.set('typedmemclr', (a) => {
    rt.typedZero(u(a), u(a + 8));
    return done;
  });
  m.set('typedslicemove', (a) => {
    const typ = u(a);
    const n = u(a + 24);
    const size = types.size(typ);
    const dst = u(a + 8);
    const src = u(a + 16);
    if (rt.gc.marking() && !fault('barrier-slice-move')) for (let i = 0; i < n; i++) types.forEachPtr(typ, dst + i * size, (at) => rt.gc.mark.writeBarrier(at, u(src + (at - dst))));
    if (n !== 0) mem.copy(dst, src, n * size);
    return done;
  });
  const isDirty = (p: number): boolean => u(heap.spanOf(p) + Span.NeedZero) !== 0;
  m.set('zeropiece', (a) => {
    const n = u(a + 8);
    if (!isDirty(u(a))) return done;
    mem.zero(u(a), n);
    mem.i32[Ctl.Fuel >>> 2]! -= Math.floor(n / zeroedForFuel);
    return done;
  });
  const alloc = (a: number, size: number, typ: number, zero: boolean, slow: string | null): NativeStatus => {
    const isHuge = zero && size >= hugeSize && slow === 'runtime.gcmalloc' && (typ === 0 || types.ptrBytes(typ) === 0);
    const p = size > 2 ** 32 ? -1 : heap.malloc(size, typ, zero && !isHuge, slow !== null);
    if (isHuge && p > 0 && isDirty(p)) {
      rt.setPtr(a + 8, p);
      return rt.tailCall('runtime.zerolarge');
    }
    if (p === needCollect && slow !== null) return rt.tailCall(slow);
    if (p <= 0) {
      if (slow !== null) return rt.tailCall(slow);
      rt.setPtr(a, 0);
      return done;
    }
    rt.setPtr(a, p);
    return done;
  };
  m.set('mallocgc', (a) => alloc(a, rt.getUword(a), u(a + 8), (u(a + 16) & 1) !== 0, 'runtime.gcmalloc'));
  m.set('mallocnow', (a) => alloc(a, rt.getUword(a), u(a + 8), (u(a + 16) & 1) !== 0, null));
  m.set('newobject', (a) => alloc(a, types.size(u(a)), u(a), true, 'runtime.gcnewobject'));
  m.set('quarantine', (a) => {
    const p = rt.quarantine.take(a, u(a), u(a + 8), u(a + 16));
    if (p === 0) return quarantineFull(rt);
    rt.setPtr(a, p);
    return done;
  });
  m.set('quarantineend', (a) => {
    rt.quarantine.end(a, u(a));
    return done;
  });
  m.set('roundupsize', (a) => {
    rt.setWord(a, roundupsize(rt.getUword(a), (u(a + 8) & 1) !== 0, rt.word.headerAbove));
    return done;
  });
  m.set('inheap', (a) => {
    const s = heap.spanOf(u(a));
    mem.u32[a >>> 2] = s !== 0 && u(s + Span.State) === SpanState.Heap ? 1 : 0;
    return done;
  });
  m.set('findobject', (a) => {
    const p = u(a);
    const base = heap.objectBase(p);
    if (base === 0) {
      rt.setPtr(a, 0);
      rt.setWord(a + 8, 0);
      return done;
    }
    const s = heap.spanOf(p);
    const h = heap.headerOf(s);
    rt.setPtr(a, base + h);
    rt.setWord(a + 8, u(s + Span.ElemSize) - h);
    return done;
  });
  m.set('heapinuse', (a) => {
    // Only outofmemory asks, before it prints.
    heap.openReserve();
    rt.setWord(a, heap.getF(Root.HeapInuse));
    return done;
  });
  m.set('persistentalloc', (a) => {
    heap.openReserve();
    rt.setPtr(a, heap.sysAlloc(rt.getUword(a)));
    return done;
  });
  m.set('staticitab', (a) => {
    rt.setPtr(a, rt.itab(rt.getWord(a)));
    return done;
  });
}

function goroutineNatives(rt: Runtime, m: NativeMap): void {
  const { mem, heap } = rt;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  const stops: [string, Action][] = [
    ['newproc', Action.NewProc],
    ['newsysproc', Action.NewSysProc],
    ['newwaiting', Action.NewWaiting],
    ['goyield', Action.Yield],
    ['goyieldnext', Action.YieldNext],
    ['goexit1', Action.Goexit],
    ['unwindto', Action.UnwindTo],
    ['canrecover', Action.CanRecover],
    ['switchto', Action.SwitchTo],
    ['switchexit', Action.SwitchExit],
    ['crash', Action.Crash],
    ['callers', Action.Callers],
    ['stacktrace', Action.Stack],
    ['gchelp', Action.CollectHelp],
    ['gcstart', Action.CollectStart],
    ['gcwaitmark', Action.CollectWait],
    ['gcexhausted', Action.CollectNow],
    ['hostread', Action.HostRead],
    ['callprepared', Action.CallPrepared],
    ['readprofile', Action.ReadProfile],
    ['mutexevent', Action.MutexEvent],
    ['interpretonly', Action.InterpretOnly],
  ];
  for (const [name, action] of stops) m.set(name, () => rt.stop(action));
  m.set('gopark', (a) => {
    mem.u32[Ctl.ParkReason >>> 2] = u(a) & 255;
    return rt.stop(Action.Park);
  });
  m.set('getcallersp', (a) => {
    // An engine that does not expand this one leaves the frame of the caller in Ctl.Top.
    rt.setPtr(a, u(Ctl.Top));
    return done;
  });
  m.set('getg', (a) => {
    rt.setPtr(a, u(Ctl.G));
    return done;
  });
  const wakeNext = (g: number): void => {
    if (rt.gs.status(g) !== GStatus.Waiting) throw new InternalError(`goready of a goroutine that does not wait (${rt.gs.status(g)})`);
    ready(rt, g, true);
  };
  m.set('goready', (a) => {
    wakeNext(u(a));
    return done;
  });
  m.set('goreturn', (a) => {
    const g = u(a);
    // Whoever listens sees it where it waited.
    wakeNext(g);
    rt.gs.leaveFrame(g, u(a + 8) & 1);
    return done;
  });
  m.set('gcount', (a) => {
    rt.setWord(a, heap.get(Root.NGor));
    return done;
  });
  m.set('setmaxprocs', (a) => {
    const old = rt.setProcs(rt.getWord(a));
    if (old < 0) return memoryStop(rt, Proc.Size);
    rt.setWord(a, old);
    return done;
  });
  const count: Native = (a) => {
    rt.setWord(a, heap.get(Root.NProcs));
    return done;
  };
  m.set('curprocs', count);
  m.set('ncpu', (a) => {
    rt.setWord(a, rt.options.procs ?? 4);
    return done;
  });
  m.set('curproc', (a) => {
    rt.setWord(a, u(heap.get(Root.CurP) + Proc.Id));
    return done;
  });
  m.set('exit', (a) => {
    const code = u(a);
    mem.u32[Ctl.Detail >>> 2] = code & 255;
    return NativeStatus.Exit;
  });
  m.set('rand', (a) => {
    mem.u32[a >>> 2] = rt.rand32();
    mem.u32[(a + 4) >>> 2] = rt.rand32();
    return done;
  });
  m.set('rand32', (a) => {
    mem.u32[a >>> 2] = rt.rand32();
    return done;
  });
  m.set('selectdraw', (a) => {
    const n = u(a);
    rt.setWord(a, rt.draw?.(n) ?? Math.floor((rt.cheapRand() * n) / 2 ** 32));
    return done;
  });
  m.set('cheaprand', (a) => {
    mem.u32[a >>> 2] = rt.cheapRand();
    return done;
  });
}

function hostNatives(rt: Runtime, m: NativeMap): void {
  const { mem, heap, host } = rt;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  m.set('nanotime', (a) => {
    rt.setWord(a, Math.floor(rt.nanotime()));
    return done;
  });
  m.set('walltime', (a) => {
    const t = rt.walltime();
    const sec = Math.floor(t / 1e9);
    rt.setWord(a, sec);
    mem.u32[(a + 8) >>> 2] = Math.min(999999999, Math.max(0, Math.floor(t - sec * 1e9)));
    return done;
  });
  m.set('setwake', (a) => {
    rt.cutTurn();
    heap.setF(Root.WakeAt, rt.getLong(a));
    return done;
  });
  m.set('settimerproc', (a) => {
    heap.set(Root.TimerG, u(a));
    return done;
  });
  m.set('setfinproc', (a) => {
    heap.set(Root.FinG, u(a));
    return done;
  });
  m.set('hostwrite', (a) => {
    const fd = u(a);
    const n = mem.i32[(a + 16) >>> 2]!;
    const p = u(a + 8);
    if (fd >= firstService) {
      rt.out.flush();
      mem.i32[a >>> 2] = rt.host.send?.(fd, mem.u8.subarray(p, p + n)) === true ? n : -1;
    } else if (fd !== 1 && fd !== 2) mem.i32[a >>> 2] = -1;
    else {
      if (!rt.out.write(fd, mem.u8.subarray(p, p + n))) rt.outputLimitHit = true;
      mem.i32[a >>> 2] = n;
    }
    if (rt.outputLimitHit) return limitStop(rt);
    return rt.isEnding ? NativeStatus.Exit : done;
  });
  m.set('hosttake', (a) => {
    const n = Math.min(u(a + 8), rt.input.length);
    mem.u8.set(rt.input.subarray(0, n), u(a));
    rt.input = new Uint8Array(0);
    return done;
  });
  const count = (list: readonly string[]): Native => (a) => {
    rt.setWord(a, list.length);
    return done;
  };
  const giveString = (a: number, s: string): number => {
    const p = s.length === 0 ? 0 : heap.malloc(s.length, 0, false, false);
    if (p < 0) return memoryStop(rt, s.length);
    if (p > 0) mem.writeText(p, s);
    rt.setPtr(a, p);
    rt.setWord(a + 8, s.length);
    return done;
  };
  const item = (list: readonly string[]): Native => (a) => giveString(a, list[rt.getWord(a)] ?? '');
  m.set('hostargc', count(host.args));
  // Arguments are not on the heap (Go: goargs, gostringnocopy), so the program's name does not count; nor are settings.
  const interned = (list: readonly string[]): Native => (a) => {
    const s = list[rt.getWord(a)] ?? '';
    rt.setPtr(a, s === '' ? 0 : rt.intern(s));
    rt.setWord(a + 8, s.length);
    return done;
  };
  m.set('hostarg', interned(host.args));
  m.set('hostgodebug', interned([rt.program.godebug, host.env.findLast((e) => e.startsWith('GODEBUG='))?.slice('GODEBUG='.length) ?? '']));
  m.set('hostenvc', count(host.env));
  m.set('hostenv', item(host.env));
  const files = host.files ?? [];
  m.set('hostdir', (a) => giveString(a, host.dir ?? ''));
  const paths = files.map((f) => f.path);
  m.set('hostfilec', count(paths));
  m.set('hostfile', item(paths));
  m.set('hostfiledata', (a) => {
    const b = files[rt.getWord(a)]?.read() ?? new Uint8Array(0);
    const p = b.length === 0 ? 0 : heap.malloc(b.length, 0, false, false);
    if (p < 0) return memoryStop(rt, b.length);
    if (p > 0) mem.u8.set(b, p);
    rt.setPtr(a, p);
    rt.setWord(a + 8, b.length);
    return done;
  });
  m.set('nextinit', (a) => {
    const i = heap.get(Root.NextInit);
    heap.set(Root.NextInit, i + 1);
    const id = i < rt.program.inits.length ? rt.program.inits[i]! : i === rt.program.inits.length ? (rt.funcOrNull('main.main')?.id ?? 0) : 0;
    rt.setWord(a, id === 0 ? 0 : rt.program.funcs[id]!.addr);
    return done;
  });
  m.set('symaddr', (a) => {
    rt.setPtr(a, rt.program.symbols.get(mem.text(u(a), u(a + 8))) ?? 0);
    return done;
  });
  m.set('pcframe', (a) => {
    const l = rt.symtab.lookup(rt.getUword(a));
    const str = (at: number, s: string): void => {
      rt.setPtr(at, s === '' ? 0 : rt.intern(s));
      rt.setWord(at + 8, s.length);
    };
    str(a, l?.frame.name ?? '');
    str(a + 16, l?.frame.file ?? '');
    rt.setWord(a + 32, l?.frame.line ?? 0);
    rt.setWord(a + 40, l?.frame.startLine ?? 0);
    mem.u32[(a + 48) >>> 2] = 0;
    return done;
  });
  m.set('pcentry', (a) => {
    rt.setWord(a, rt.symtab.entryOf(rt.getUword(a)));
    return done;
  });
  m.set('takemem', (a) => {
    // The memory area of the call that just ended lies below the callee position, which is args-16.
    const n = u(a + 8);
    if (n !== 0) mem.copy(u(a), a - 16 - n, n);
    return done;
  });
}

function collectorNatives(rt: Runtime, m: NativeMap): void {
  const { mem, heap, gc } = rt;
  const u = (at: number): number => mem.u32[at >>> 2]!;
  m.set('readmemstats', (a) => {
    writeMemStats(rt, u(a));
    // Go empties the caches of all Ps.
    heap.dropTinyBlocks();
    return done;
  });
  m.set('setgcpercent', (a) => {
    const old = heap.get(Root.GcPercent) | 0;
    heap.set(Root.GcPercent, Math.max(-1, mem.i32[a >>> 2]!));
    mem.i32[a >>> 2] = old;
    gc.commit();
    return done;
  });
  m.set('setmemorylimit', (a) => {
    const old = heap.getF(Root.MemLimit);
    const v = rt.getLong(a);
    if (v >= 0) heap.setF(Root.MemLimit, v >= 2 ** 53 ? 0 : v);
    mem.i64[a >>> 3] = old === 0 ? 2n ** 63n - 1n : BigInt(old);
    gc.commit();
    return done;
  });
  m.set('setmaxstack', (a) => {
    const old = heap.getF(Root.MaxStack);
    heap.setF(Root.MaxStack, rt.getWord(a));
    rt.setWord(a, old);
    return done;
  });
  m.set('setblockrate', (a) => {
    heap.setF(Root.BlockRate, rt.getLong(a));
    return done;
  });
  m.set('profileswept', () => {
    rt.profiles.swept();
    return done;
  });
  m.set('freeosmemory', () => {
    heap.scavenge(Infinity);
    return done;
  });
  m.set('metric', (a) => {
    const v = scalarMetric(rt, mem.text(u(a), u(a + 8)));
    mem.i64[a >>> 3] = BigInt.asIntN(64, typeof v === 'bigint' ? v : BigInt(Math.floor(v)));
    return done;
  });
  m.set('metrichistogram', (a) => {
    const list = histogramMetric(rt, mem.text(u(a), u(a + 8)));
    const at = u(a + 16);
    list.slice(0, rt.getWord(a + 24)).forEach((n, i) => rt.setWord(at + 8 * i, n));
    return done;
  });
  m.set('gcdue', (a) => {
    mem.u32[a >>> 2] = heap.cycleDue() || heap.stressesCollector() ? 1 : 0;
    return done;
  });
  m.set('gccycles', (a) => {
    mem.u32[a >>> 2] = heap.get(Root.GcBegun);
    return done;
  });
  m.set('gcsweep', (a) => {
    mem.u32[a >>> 2] = gc.sweeper.sweepSome(u(a)) > 0 ? 1 : 0;
    return done;
  });
  m.set('addspecial', (a) => {
    const obj = u(a);
    const kind = u(a + 8) & 255;
    if (kind === SpecialKind.Finalizer && gc.specials.find(obj, kind, 0) !== 0) mem.u32[a >>> 2] = 0;
    else if (gc.specials.add(obj, kind, u(a + 16), u(a + 24), u(a + 32), rt.getLong(a + 40)) === 0) return memoryStop(rt, Special.Size);
    else mem.u32[a >>> 2] = 1;
    return done;
  });
  m.set('removespecial', (a) => {
    const sp = gc.specials.find(u(a), u(a + 8) & 255, rt.getLong(a + 16));
    if (sp !== 0) gc.specials.remove(sp);
    mem.u32[a >>> 2] = sp !== 0 ? 1 : 0;
    return done;
  });
  m.set('takespecial', (a) => {
    const sp = gc.specials.take();
    for (let i = 0; i < 5; i++) rt.setPtr(a + 8 * i, 0);
    if (sp === 0) return done;
    mem.u32[a >>> 2] = u(sp + Special.Kind);
    rt.setPtr(a + 8, u(sp + Special.Obj));
    rt.setPtr(a + 16, u(sp + Special.Fn));
    // The object's pointer type: SetFinalizer passes its address as the id.
    rt.setPtr(a + 24, u(sp + Special.Kind) === SpecialKind.Finalizer ? mem.f64[(sp + Special.Id) >>> 3]! : u(sp + Special.Arg));
    rt.setPtr(a + 32, u(sp + Special.Typ));
    return done;
  });
  m.set('weakhandle', (a) => {
    const p = u(a);
    if (p === 0 || heap.objectBase(p) === 0) {
      // What can't die needs no special: the handle just holds the address.
      const h = p === 0 ? 0 : heap.malloc(8, 0, true, false);
      if (h < 0) return memoryStop(rt, 8);
      if (h > 0) rt.gs.storePtr(h, p);
      rt.setPtr(a, h);
      return done;
    }
    const old = gc.specials.find(p, SpecialKind.Weak, 0);
    if (old !== 0) {
      rt.setPtr(a, u(old + Special.Fn));
      return done;
    }
    const h = heap.malloc(16, 0, true, false);
    if (h < 0) return memoryStop(rt, 16);
    rt.gs.storePtr(h, p);
    if (gc.specials.add(p, SpecialKind.Weak, h, 0, 0, 0) === 0) return memoryStop(rt, Special.Size);
    rt.setPtr(a, h);
    return done;
  });
  m.set('weakget', (a) => {
    // The object may be dead and its handle not yet cleared; while marking is on, a pointer that only was weak needs its mark.
    const h = u(a);
    const s = heap.spanOf(u(h));
    if (s !== 0) {
      gc.sweeper.ensureSwept(s);
      if (gc.marking()) gc.mark.markPtr(u(h));
    }
    rt.setPtr(a, u(h));
    return done;
  });
}

/** Binds every row of TABLE 5; the result is indexed by function id. */
export function bindNatives(rt: Runtime): (Native | undefined)[] {
  const m: NativeMap = new Map();
  memoryNatives(rt, m);
  goroutineNatives(rt, m);
  hostNatives(rt, m);
  collectorNatives(rt, m);
  printNatives(rt, m);
  const all = new Map<string, Native>();
  for (const [k, v] of m) all.set(`runtime.${k}`, v);
  for (const [k, v] of byteNatives(rt)) all.set(k, v);
  for (const [k, v] of raceNatives(rt)) all.set(k, v);
  for (const row of nativeTable) if (!all.has(row.sym)) throw new InternalError(`native ${row.sym} is not implemented`);
  for (const k of all.keys()) if (!nativeTable.some((r) => r.sym === k)) throw new InternalError(`native ${k} has no row`);
  const out: (Native | undefined)[] = [];
  for (const f of rt.program.funcs) {
    if (f === undefined || f.native === null) continue;
    out[f.id] = all.get(f.native);
  }
  return out;
}
