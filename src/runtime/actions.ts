/**
 * What stopping natives ask for, carried out with the goroutine standing still (Action, TABLE 5 effect S), and traps.
 *
 * Each handler gets the goroutine and its innermost frame; arguments are at the callee position, results are written there. It
 * says whether the goroutine goes on (at g.fp, which it may change) or no longer runs.
 */
import { InternalError } from '../base/assert.js';
import { Ctl, TrapCode, frameResumeOff, frameSlotsOff, stackMin } from '../abi/frame.js';
import { Root } from '../abi/layout.js';
import { bubbleBegin, bubbleEnd, bubblePark } from './bubbles.js';
import { Counter } from './counters.js';
import { EventKind } from '../abi/events.js';
import { fault } from './faults.js';
import { GStatus, WaitReason } from './goroutines.js';
import { outOfMemoryText } from './limits.js';
import type { Memory } from './memory.js';
import { Action, type Runtime } from './runtime.js';
import { globPut, ready, runqPut } from './runq.js';
import { framesOf, shownFrames } from './stacks.js';

export const enum Next {
  /** The same goroutine goes on. */
  Go = 1,
  /** It waits, is queued or is dead. */
  Off = 2,
  /** It was replaced by the goroutine in Runtime.handoff. */
  Handoff = 3,
  /** The program ends with Root.ExitCode. */
  Exit = 4,
}

export interface ActionContext {
  rt: Runtime;
  /** Set by SwitchTo: who runs next on this P. */
  handoff: number;
  /** Starts the cycle that is due, or lets the goroutine pay a piece of its debt; true if it owes more. */
  gcHelp(g: number): boolean;
  gcStart(forced: boolean): void;
  /** A whole cycle at once. */
  gcNow(): void;
  /** Starts a wait for input; true if some is there (then rt.input holds it). */
  readInput(g: number, fd: number, n: number): number | null;
}

/** A new goroutine that will run the func value at `fv`; 0 if it can't be had. */
export function newGoroutine(rt: Runtime, fv: number, creator: number, gopc: number, system: boolean): number {
  const { gs, mem, heap } = rt;
  const g = gs.create();
  if (g === 0) return 0;
  const code = mem.u32[fv >>> 2]!;
  const fp = gs.get(g, 'lo');
  rt.writeFrame(fp, rt.idAt(code), 0, fv);
  gs.setPtr(g, 'fp', fp);
  gs.setWord(g, 'startpc', code);
  if (rt.word.size === 8) gs.set64(g, 'gopc', gopc);
  else gs.setWord(g, 'gopc', gopc);
  gs.set64(g, 'parentGoid', creator === 0 ? 0 : gs.get64(creator, 'goid'));
  gs.setByte(g, 'system', system ? 1 : 0);
  if (creator !== 0 && !system) {
    // The creator keeps them, too; but it may let go of them before this one's record is marked.
    const labels = gs.get(creator, 'labels');
    gs.setPtr(g, 'labels', labels);
    if (labels !== 0 && rt.gc.marking()) rt.gc.mark.markPtr(labels);
  }
  gs.set64(g, 'waitsince', 0);
  gs.set64(g, 'fuel', 0);
  gs.set64(g, 'assistBytes', 0);
  gs.setByte(g, 'gcretry', 0);
  // It begins with one root, the function: nothing is left to scan in this cycle.
  gs.set32(g, 'scanned', heap.get(Root.GcBegun));
  if (rt.gc.marking() && !fault('mark-go-function')) rt.gc.mark.markPtr(fv);
  if (!system) {
    const n = heap.get(Root.NGor) + 1;
    heap.set(Root.NGor, n);
    rt.counters.add(Counter.Goroutines, 1);
    rt.counters.max(Counter.MaxGoroutines, n);
  }
  if (rt.events.on) rt.events.emit(EventKind.GoCreate, g, creator);
  rt.race?.goStart(g, creator, creator === 0 ? 0 : gs.get(creator, 'fp'));
  return g;
}

/** Ends a goroutine; `successor`: of its bubble another one goes on in its place. */
export function endGoroutine(rt: Runtime, g: number, successor = false): void {
  const next = bubbleEnd(rt, g, successor);
  retireGoroutine(rt, g);
  if (next !== 0) ready(rt, next, true);
}

function retireGoroutine(rt: Runtime, g: number): void {
  if (rt.events.on) rt.events.emit(EventKind.GoEnd, g, 0);
  if (rt.gs.getByte(g, 'system') === 0) rt.heap.set(Root.NGor, rt.heap.get(Root.NGor) - 1);
  if (g === rt.heap.get(Root.MainG)) rt.heap.set(Root.MainExited, 1);
  rt.quarantine.endGoroutine(g);
  rt.race?.goEnd(g);
  rt.gs.retire(g);
}

function park(rt: Runtime, g: number, reason: number): Next {
  rt.gs.setLocks(g, 0);
  rt.gs.setStatus(g, GStatus.Waiting);
  rt.gs.setWait(g, reason, rt.turnTime());
  if (rt.events.on) rt.events.emit(EventKind.GoPark, g, reason);
  return Next.Off;
}

function parkInBubble(rt: Runtime, g: number, reason: number): Next {
  park(rt, g, reason);
  const next = bubblePark(rt, g, reason);
  if (next !== 0) ready(rt, next, true);
  return Next.Off;
}

/** Frame above `top` that runs a Go function without results read by anybody; parameters are the caller's business. */
export function pushCall(rt: Runtime, g: number, sym: string): number {
  const top = rt.gs.get(g, 'fp');
  const fp = rt.frames.end(rt.frames.at(top));
  rt.writeFrame(fp, rt.func(sym).id, top, 0);
  rt.gs.setPtr(g, 'fp', fp);
  return fp + frameSlotsOff;
}

/** Position of the caller of the runtime function that stopped: the go statement. */
function callerPc(rt: Runtime, top: number): number {
  const frame = rt.frames.at(top);
  if (frame.fn.pkg !== 'runtime') return rt.symtab.pcOf(frame, 0);
  const l = rt.traceback.find(top, (name) => !name.startsWith('runtime.') || /^runtime\.[A-Z]/.test(name));
  return l === null ? rt.symtab.pcOf(frame, 0) : rt.symtab.pcOf(l.frame, l.depth);
}

/** Frames of a goroutine as runtime.Callers counts them: fills pcs. */
function callers(rt: Runtime, top: number, skip: number, at: number, max: number): number {
  // The first is runtime.Callers or runtime.Caller (who called the native): skip 0 of the public functions means itself.
  let n = 0;
  const wrappers = skip < 0;
  const pcs = wrappers ? rt.traceback.logical(top, true).map((l) => rt.symtab.pcOf(l.frame, l.depth)) : framesOf(rt, top).flatMap((f) => shownFrames(rt, f).map((l) => l.pc));
  // The outermost frame returns to goexit, which has no frame here.
  if (!wrappers) pcs.push(rt.func('runtime.goexit').addr + 2);
  for (let i = Math.abs(skip); i < pcs.length && n < max; i++) {
    const pc = pcs[i]!;
    rt.mem.u32[(at + n * rt.word.size) >>> 2] = pc >>> 0;
    if (rt.word.size === 8) rt.mem.u32[(at + n * 8 + 4) >>> 2] = Math.floor(pc / 2 ** 32);
    n++;
  }
  return n;
}

/** recover is called properly if one frame, wrappers and deferreturn apart, lies between gorecover (top) and the panicking frame at sp. */
function canRecover(rt: Runtime, top: number, sp: number): boolean {
  let fp = rt.frames.at(top).parent;
  let between = 0;
  while (fp !== 0) {
    if (fp === sp) return between === 1;
    const f = rt.frames.at(fp);
    for (const src of rt.symtab.frameChain(f)) if (!src.wrapper && src.name !== 'runtime.deferreturn') between++;
    if (between > 1) return false;
    fp = f.parent;
  }
  return false;
}

function unwind(rt: Runtime, g: number, top: number, sp: number, self: boolean): void {
  for (let fp = top; fp !== 0; ) {
    const f = rt.frames.at(fp);
    if (self ? fp === sp : rt.frames.end(f) === sp) {
      if (!self) {
        const id = f.fn.code!.recoverPoint;
        if (id === 0) throw new InternalError(`${f.fn.sym} has no recover point`);
        rt.mem.u32[(fp + frameResumeOff) >>> 2] = id;
      }
      rt.gs.setPtr(g, 'fp', fp);
      rt.quarantine.unwind(g, rt.argsOf(fp));
      return;
    }
    fp = f.parent;
  }
  throw new InternalError('unwind: no such frame');
}

/** A word argument. No closure over memory: what each stop makes is garbage of the turn loop, which V8 collects while every goroutine waits. */
function word(mem: Memory, at: number): number {
  return mem.u32[at >>> 2]!;
}

/** Carries out Action at a Park stop. */
export function act(cx: ActionContext, g: number, top: number): Next {
  const { rt } = cx;
  const { mem, gs, heap } = rt;
  const action: Action = mem.u32[Ctl.Detail >>> 2]!;
  const a = action === Action.Park ? 0 : rt.argsOf(top);
  switch (action) {
    case Action.Park:
      return gs.bubble(g) === 0 ? park(rt, g, word(mem, Ctl.ParkReason)) : parkInBubble(rt, g, word(mem, Ctl.ParkReason));
    case Action.NewProc:
    case Action.NewSysProc:
    case Action.NewWaiting: {
      const fv = word(mem, a);
      if (fv === 0) return fatalError(cx, g, 'go of nil func value');
      const system = action === Action.NewSysProc;
      const max = rt.options.maxGoroutines;
      if (max !== undefined && heap.get(Root.NGor) >= max) {
        return limit(rt, `goroutine limit of ${max} reached (--max-goroutines=${max})`, g);
      }
      const n = newGoroutine(rt, fv, g, callerPc(rt, top), system);
      if (n === 0) return outOfMemory(cx, g, stackMin);
      if (!system) bubbleBegin(rt, n, g, action === Action.NewWaiting);
      if (action !== Action.NewProc) rt.setPtr(rt.argsOf(top), n);
      if (action === Action.NewProc) {
        gs.setStatus(n, GStatus.Runnable);
        runqPut(rt, heap.get(Root.CurP), n, true);
      } else {
        gs.setStatus(n, GStatus.Waiting);
        gs.setByte(n, 'waitreason', system ? 20 : WaitReason.Coroutine);
        if (system) {
          gs.setStatus(n, GStatus.Runnable);
          globPut(rt, n);
        }
      }
      return Next.Go;
    }
    case Action.Yield:
      if (rt.events.on) rt.events.emit(EventKind.GoPreempt, g, 0);
      gs.setStatus(g, GStatus.Runnable);
      globPut(rt, g);
      return Next.Off;
    case Action.YieldNext:
      if (rt.events.on) rt.events.emit(EventKind.GoPreempt, g, 0);
      gs.setStatus(g, GStatus.Runnable);
      runqPut(rt, heap.get(Root.CurP), g, false);
      return Next.Off;
    case Action.Goexit:
      endGoroutine(rt, g);
      return Next.Off;
    case Action.UnwindTo:
      unwind(rt, g, top, word(mem, a), (word(mem, a + 8) & 1) !== 0);
      return Next.Go;
    case Action.CanRecover:
      mem.u32[a >>> 2] = canRecover(rt, top, word(mem, a)) ? 1 : 0;
      return Next.Go;
    case Action.SwitchTo:
    case Action.SwitchExit: {
      const to = word(mem, a);
      rt.race?.handoff(g, to);
      // In a bubble as many run as before.
      if (action === Action.SwitchExit) endGoroutine(rt, g, true);
      else park(rt, g, WaitReason.Coroutine);
      cx.handoff = to;
      return Next.Handoff;
    }
    case Action.Crash:
      return crash(cx, g, word(mem, a));
    case Action.Callers:
      rt.setWord(a, callers(rt, top, rt.getWord(a), word(mem, a + 8), rt.getWord(a + 16)));
      return Next.Go;
    case Action.Stack: {
      // Begins with the caller of runtime.Stack.
      gs.setPtr(g, 'fp', rt.frames.at(top).parent);
      let s = rt.traceback.goroutine(g, rt.nanotime());
      gs.setPtr(g, 'fp', top);
      if ((word(mem, a + 16) & 1) !== 0) s += rt.traceback.others(g, rt.nanotime());
      const n = Math.min(rt.getWord(a + 8), s.length);
      mem.writeText(word(mem, a), s.slice(0, n));
      rt.setWord(a, n);
      return Next.Go;
    }
    case Action.CollectHelp:
      mem.u32[a >>> 2] = cx.gcHelp(g) ? 1 : 0;
      return Next.Go;
    case Action.CollectStart:
      if (!rt.gc.marking()) cx.gcStart((word(mem, a) & 1) !== 0);
      return Next.Go;
    case Action.CollectNow:
      cx.gcNow();
      return Next.Go;
    case Action.CollectWait: {
      // Cycle numbers wrap around like Go's.
      if (((heap.get(Root.GcCycle) - word(mem, a)) | 0) >= 0) return Next.Go;
      gs.setLink(g, heap.get(Root.MarkWaiters));
      heap.set(Root.MarkWaiters, g);
      return park(rt, g, WaitReason.GCWait);
    }
    case Action.HostRead: {
      const n = cx.readInput(g, word(mem, a), mem.i32[(a + 8) >>> 2]!);
      if (n === null) return park(rt, g, WaitReason.IOWait);
      mem.i32[a >>> 2] = n;
      return Next.Go;
    }
    case Action.TailCall: {
      rt.profiles.sample(g, top);
      const id = word(mem, Ctl.Arg0);
      rt.writeFrame(a - frameSlotsOff, id, top, 0);
      gs.setPtr(g, 'fp', a - frameSlotsOff);
      return Next.Go;
    }
    case Action.ReadProfile:
      rt.setWord(a, rt.profiles.read(word(mem, a), (word(mem, a + 8) & 1) !== 0, word(mem, a + 16), rt.getWord(a + 24), g, top));
      return Next.Go;
    case Action.InterpretOnly:
      mem.u32[Ctl.Interpret >>> 2] = 1;
      return Next.Go;
    case Action.MutexEvent:
      rt.profiles.released(word(mem, a), top, rt.getWord(a + 8));
      return Next.Go;
    case Action.CallPrepared:
      callPrepared(rt, g, top, a);
      return Next.Go;
    default:
      throw new InternalError(`unknown action ${action as number}`);
  }
}

/** Writes the frame of a function whose arguments are given as bits. */
function callPrepared(rt: Runtime, g: number, top: number, a: number): void {
  const { mem } = rt;
  const fv = word(mem, a);
  const args = word(mem, a + 8);
  const n = word(mem, a + 16);
  const area = word(mem, a + 24);
  const size = word(mem, a + 32);
  const fp = a - frameSlotsOff;
  if (fp - size < top) throw new InternalError('callPrepared: no room for the memory area');
  if (size !== 0) mem.copy(fp - size, area, size);
  mem.copy(a, args, 8 * n);
  rt.writeFrame(fp, rt.idAt(word(mem, fv)), top, fv);
  rt.gs.setPtr(g, 'fp', fp);
}

/** A trap: the Go function that panics is called above the trapping frame. */
export function trap(cx: ActionContext, g: number, top: number): Next {
  const { rt } = cx;
  const { mem, gs } = rt;
  const code = mem.u32[Ctl.Detail >>> 2]! & 255;
  rt.counters.add(Counter.Traps, 1);
  const frame = rt.frames.at(top);
  switch (code) {
    case TrapCode.NilDeref:
      gs.set32(g, 'sig', 11);
      gs.setWord(g, 'sigcode1', mem.u32[Ctl.Arg0 >>> 2]! + (frame.fn.code!.points[frame.rid - 1]?.fault ?? 0));
      gs.setWord(g, 'sigpc', rt.symtab.pcOf(frame, 0));
      pushCall(rt, g, 'runtime.panicmem');
      return Next.Go;
    case TrapCode.WildFault: {
      gs.set32(g, 'sig', 11);
      gs.setWord(g, 'sigcode1', mem.u32[Ctl.Arg0 >>> 2]!);
      gs.setWord(g, 'sigpc', rt.symtab.pcOf(frame, 0));
      const a = pushCall(rt, g, 'runtime.panicmemAddr');
      mem.copy(a, Ctl.Arg0, 8);
      return Next.Go;
    }
    case TrapCode.Divide:
      pushCall(rt, g, 'runtime.panicdivide');
      return Next.Go;
    case TrapCode.Shift:
      pushCall(rt, g, 'runtime.panicshift');
      return Next.Go;
    case TrapCode.Bounds: {
      // Detail = TrapCode.Bounds | kind << 8.
      const kind = (mem.u32[Ctl.Detail >>> 2]! >>> 8) & 31;
      const a = pushCall(rt, g, 'runtime.panicBounds');
      mem.copy(a, Ctl.Arg0, 8);
      mem.u32[(a + 8) >>> 2] = (kind & 16) === 0 ? 1 : 0;
      mem.copy(a + 16, Ctl.Arg1, 8);
      mem.u32[(a + 24) >>> 2] = kind & 15;
      return Next.Go;
    }
    default:
      throw new InternalError(`unknown trap ${code}`);
  }
}

// ---- ends

function end(rt: Runtime, code: number): Next {
  rt.heap.set(Root.ExitCode, code);
  return Next.Exit;
}

/**
 * Prints the trace of the failing goroutine; the reason is printed already. `bubble`: the goroutines of this bubble are shown too.
 * DEPARTURE: where Go fails on a thread's own stack (stack overflow, out of memory) it shows that one first (`runtime stack:`), then its own goroutines, all frames with fp, sp
 * and pc. There is no such stack here, nor these goroutines.
 */
export function crash(cx: ActionContext, g: number, bubble = 0): Next {
  const { rt } = cx;
  rt.gs.setStatus(g, GStatus.Running);
  rt.out.text(2, `\n${rt.traceback.goroutine(g, rt.nanotime())}`);
  if (bubble !== 0) rt.out.text(2, rt.traceback.others(g, rt.nanotime(), (other) => rt.gs.bubble(other) === bubble));
  return end(rt, 2);
}

export function fatalError(cx: ActionContext, g: number, text: string): Next {
  cx.rt.out.text(2, `fatal error: ${text}\n`);
  return crash(cx, g);
}

/** `size` bytes cannot be had. */
export function outOfMemory(cx: ActionContext, g: number, size: number): Next {
  cx.rt.heap.openReserve();
  cx.rt.out.text(2, outOfMemoryText(cx.rt.heap, size));
  return fatalError(cx, g, 'out of memory');
}

/** A limit of gosim's own: name, value, place, how to raise it. Output so far is kept. */
export function limit(rt: Runtime, text: string, g: number, code = 125): Next {
  let where = '';
  if (g !== 0) {
    const frames = rt.traceback.logical(rt.gs.get(g, 'fp'), false, 32);
    const first = frames.find((f) => !f.src.file.startsWith('$GOROOT/')) ?? frames[0];
    if (first !== undefined) where = `${first.src.file}:${first.src.line}: `;
  }
  rt.out.text(2, `${where}gosim: ${text}\n`);
  return end(rt, code);
}

export function stackOverflow(cx: ActionContext, g: number, top: number, max: number): Next {
  const { rt } = cx;
  const hex = (off: number): string => `0x${(rt.heap.high(off) * 2 ** 32 + off).toString(16)}`;
  const lo = rt.gs.get(g, 'lo');
  rt.out.text(
    2,
    `runtime: goroutine stack exceeds ${max}-byte limit\nruntime: sp=${hex(top)} stack=[${hex(lo)}, ${hex(rt.gs.get(g, 'hi'))}]\nfatal error: stack overflow\n`,
  );
  return crash(cx, g);
}

