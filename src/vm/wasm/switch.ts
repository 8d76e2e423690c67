/**
 * Running goroutines without JavaScript: `drive` resumes a frame and, as long as that is all there is to do, its callers when they are returned to,
 * and the goroutine that comes next when one parks.
 *
 * A switch here does what Machine.runG, act and turn do with one that parks while the P has another in runnext or in its queue: same fields, same fuel, same
 * counters. Whatever else is the case (the global queue, a slice or turn that ends, a bubble, a new goroutine, a listener) goes the long way:
 * nothing has been written then. Ctl.Switch says whether the machine allows it.
 *
 * INVARIANT: a goroutine in runnext that is not new stands behind the call of a native, and so does one in the queue that was not preempted. So no loop has to be
 * given fuel back (engine.ts).
 */
import { Ctl, StopReason, frameParentOff, frameSlotsOff, heapHigh, stackReserve } from '../../abi/frame.js';
import { Proc, Root, alignPage, runqSize } from '../../abi/layout.js';
import { layoutOf } from '../../abi/structs.js';
import type { Program } from '../../bytecode/program.js';
import { Action, Counter, GStatus, timeBucket } from '../../runtime/index.js';
import { Code, T, W } from './encoder.js';

/** What drive returns. */
export const enum Drive {
  /** The goroutine's outermost function, at Ctl.Top, has returned. */
  Done = 0,
  /** It stopped: Ctl.Reason. */
  Stopped = 1,
  /** The frame at Ctl.Top comes next, of a function that is not compiled. */
  Frame = 2,
}

function offsets(program: Program): (field: string) => number {
  const { off } = layoutOf('g', program.wordSize);
  return (field) => off.get(field)!;
}

/** Stores at constant addresses. */
function put(c: Code, at: number, value: () => void, op: W = W.I32Store): void {
  c.i32(0);
  value();
  c.mem(op, at);
}

/** Adds one to the counter. */
function count(c: Code, base: number, counter: Counter): void {
  add(c, base + Root.Counters + 8 * counter);
}

/** Adds one to the float64 there. */
function add(c: Code, at: number): void {
  put(c, at, () => {
    c.at(W.F64Load, at);
    c.f64(0, 0x3ff00000);
    c.op(W.F64Add);
  }, W.F64Store);
}

/**
 * drive(fp, fid). `allowance`: simulated bytes of one host stack; `resume`: the type of what the table of resumptions has, which is Frame at once
 * for functions that are not compiled; `latency`: index of MachineServices.noteLatency.
 */
export function emitDrive(program: Program, allowance: number, resume: number, latency: number): { locals: number[]; code: Code } {
  const c = new Code(1024);
  const wide = program.wordSize === 8;
  const base = alignPage(program.map.end);
  const g = offsets(program);
  const [fp, fid, me, p, next, nextFp, status, used, left, slice, quota, inherits] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const get = (local: number) => (): void => c.get(local);
  const num = (n: number) => (): void => c.i32(n);
  const load = (local: number, off: number, op: W = W.I32Load): void => {
    c.get(local);
    c.mem(op, off);
  };
  const store = (local: number, off: number, value: () => void, op: W = W.I32Store): void => {
    c.get(local);
    value();
    c.mem(op, off);
  };
  /** Returns Stopped if the condition on the stack holds. */
  const slowIf = (): void => {
    c.block(W.If, null);
    c.i32(Drive.Stopped);
    c.op(W.Return);
    c.op(W.End);
  };

  c.block(W.Loop, null);
  put(c, Ctl.Top, get(fp));
  c.get(fp);
  c.get(fid);
  c.get(fid);
  c.op(W.CallIndirect);
  c.u32(resume);
  c.byte(1);
  c.tee(status);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  {
    // Returned: its caller comes next.
    load(fp, 8);
    c.tee(next);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    put(c, Ctl.Top, get(fp));
    c.i32(Drive.Done);
    c.op(W.Return);
    c.op(W.End);
    c.get(next);
    c.set(fp);
    load(fp, 4);
    c.set(fid);
  }
  c.op(W.Else);
  {
    c.get(status);
    c.i32(Drive.Frame);
    c.op(W.I32Eq);
    c.block(W.If, null);
    c.get(status);
    c.op(W.Return);
    c.op(W.End);
    for (const [at, n] of [[Ctl.Reason, StopReason.Park], [Ctl.Detail, Action.Park]] as const) {
      c.at(W.I32Load, at);
      c.i32(n);
      c.op(W.I32Ne);
      slowIf();
    }
    c.at(W.I32Load, Ctl.Switch);
    c.op(W.I32Eqz);
    slowIf();
    c.at(W.I32Load, Ctl.G);
    c.set(me);
    c.at(W.I32Load, Ctl.P);
    c.set(p);
    load(me, g('syncGroup'));
    slowIf();
    // From runnext it inherits the time slice, from the queue it has a new one.
    load(p, Proc.RunNext);
    c.tee(next);
    c.tee(inherits);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    load(p, Proc.Head);
    load(p, Proc.Tail);
    c.op(W.I32Eq);
    slowIf();
    c.get(p);
    load(p, Proc.Head);
    c.i32(runqSize - 1);
    c.op(W.I32And);
    c.i32(2);
    c.op(W.I32Shl);
    c.op(W.I32Add);
    c.mem(W.I32Load, Proc.Runq);
    c.tee(next);
    c.mem(W.I32Load8U, g('preempted'));
    slowIf();
    c.op(W.End);
    load(next, g('fp'));
    c.tee(nextFp);
    c.mem(W.I32Load, 0);
    c.op(W.I32Eqz);
    slowIf();
    // What the turn's loop looks at.
    c.at(W.I32Load, base + Root.RunqSize);
    slowIf();
    load(p, Proc.Id);
    c.at(W.I32Load, base + Root.NProcs);
    c.op(W.I32GeU);
    slowIf();
    const spent = (): void => {
      c.at(W.I32Load, Ctl.Quota);
      c.at(W.I32Load, Ctl.Fuel);
      c.op(W.I32Sub);
    };
    c.at(W.I32Load, Ctl.Used);
    spent();
    c.op(W.I32Add);
    c.set(used);
    // Left of the turn, with what it gets back: less at least one.
    c.at(W.I32Load, Ctl.Left);
    c.at(W.I32Load, Ctl.Reserve);
    c.op(W.I32Add);
    c.get(used);
    c.i32(1);
    c.get(used);
    c.i32(1);
    c.op(W.I32GtS);
    c.op(W.Select);
    c.op(W.I32Sub);
    c.tee(left);
    c.i32(1);
    c.op(W.I32LtS);
    slowIf();
    load(p, Proc.Slice);
    c.get(used);
    c.op(W.I32Sub);
    c.at(W.I32Load, Ctl.Slice);
    c.get(inherits);
    c.op(W.Select);
    c.tee(slice);
    c.i32(1);
    c.op(W.I32LtS);
    slowIf();

    // From here on it is done.
    const addSpent = (): void => {
      spent();
      c.op(W.I64ExtendI32S);
      c.op(W.I64Add);
    };
    put(c, Ctl.Clock, () => {
      c.at(W.I64Load, Ctl.Clock);
      addSpent();
    }, W.I64Store);
    store(me, g('fuel'), () => {
      load(me, g('fuel'), W.I64Load);
      addSpent();
    }, W.I64Store);
    if (wide) {
      store(me, g('fp'), () => {
        c.at(W.I32Load, Ctl.Top);
        c.op(W.I64ExtendI32U);
        c.i64(0, heapHigh);
        c.op(W.I64Or);
      }, W.I64Store);
    } else store(me, g('fp'), () => c.at(W.I32Load, Ctl.Top));
    store(me, g('locks'), num(0));
    store(me, g('status'), num(GStatus.Waiting));
    store(me, g('waitreason'), () => c.at(W.I32Load, Ctl.ParkReason), W.I32Store8);
    store(me, g('waitsince'), () => c.at(W.I64Load, Ctl.Now), W.I64Store);
    c.get(inherits);
    c.block(W.If, null);
    store(p, Proc.RunNext, num(0));
    c.op(W.Else);
    for (const at of [Proc.Head, Proc.Tick]) {
      store(p, at, () => {
        load(p, at);
        c.i32(1);
        c.op(W.I32Add);
      });
    }
    c.op(W.End);
    store(p, Proc.Cur, get(next));
    store(p, Proc.Slice, get(slice));
    count(c, base, Counter.Switches);
    // The clock is right, and nothing is in flight.
    put(c, Ctl.Quota, num(0));
    put(c, Ctl.Started, () => {
      c.at(W.I32Load, Ctl.Started);
      c.i32(1);
      c.op(W.I32Add);
      c.tee(quota);
    });
    c.get(quota);
    c.i32(7);
    c.op(W.I32And);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    // How long it waited: mostly for nothing, by the clock of turns.
    load(next, g('waitsince'), W.I64Load);
    c.at(W.I64Load, Ctl.Now);
    c.op(W.I64Eq);
    c.get(inherits);
    c.i32(0);
    c.op(W.I32Ne);
    c.op(W.I32And);
    c.block(W.If, null);
    add(c, base + Root.LatencyHist + 8 * timeBucket(0));
    c.op(W.Else);
    c.get(next);
    c.get(inherits);
    c.call(latency);
    c.op(W.End);
    c.op(W.End);
    store(next, g('status'), num(GStatus.Running));
    put(c, Ctl.G, get(next));
    c.get(left);
    c.get(slice);
    c.get(left);
    c.get(slice);
    c.op(W.I32LtS);
    c.op(W.Select);
    c.set(quota);
    put(c, Ctl.Left, get(left));
    put(c, Ctl.Reserve, num(0));
    put(c, Ctl.Quota, get(quota));
    put(c, Ctl.Fuel, get(quota));
    put(c, Ctl.Used, num(0));
    put(c, Ctl.StackLimit, () => {
      load(next, g('hi'));
      c.i32(stackReserve);
      c.op(W.I32Sub);
    });
    c.get(nextFp);
    c.set(fp);
    load(fp, 4);
    c.set(fid);
  }
  c.op(W.End);
  // The next frame, as engine.ts has it.
  put(c, Ctl.State, num(1));
  put(c, Ctl.Limit, num(0));
  put(c, Ctl.Real, () => {
    const reach = (): void => {
      c.get(fp);
      c.i32(allowance);
      c.op(W.I32Add);
    };
    c.at(W.I32Load, Ctl.StackLimit);
    reach();
    c.at(W.I32Load, Ctl.StackLimit);
    reach();
    c.op(W.I32LtU);
    c.op(W.Select);
  });
  c.br(W.Br, 0);
  c.op(W.End);
  c.op(W.Unreachable);
  c.op(W.End);
  return { locals: new Array<number>(10).fill(T.I32), code: c };
}

/**
 * In front of a call of selectdraw with the number in `n`, whose result belongs to `at` from local `fp`: Runtime.cheapRand, where nobody else chooses. `done`
 * leaves for behind the call.
 */
export function emitDraw(c: Code, program: Program, n: number, fp: number, at: number, done: () => void): void {
  const wide = program.wordSize === 8;
  const state = alignPage(program.map.end) + Root.CheapRand;
  const shifted = (by: number, op: W): void => {
    put(c, state, () => {
      c.at(W.I32Load, state);
      c.at(W.I32Load, state);
      c.i32(by);
      c.op(op);
      c.op(W.I32Xor);
    });
  };
  c.at(W.I32Load, Ctl.Switch);
  c.block(W.If, null);
  shifted(13, W.I32Shl);
  shifted(17, W.I32ShrU);
  shifted(5, W.I32Shl);
  c.get(fp);
  c.at(W.I32Load, state);
  c.i32(0x9e3779b1 | 0);
  c.op(W.I32Mul);
  c.at(W.I32Load, state);
  c.i32(15);
  c.op(W.I32ShrU);
  c.op(W.I32Xor);
  c.op(W.I64ExtendI32U);
  c.get(n);
  if (!wide) c.op(W.I64ExtendI32U);
  c.op(W.I64Mul);
  c.i64(32, 0);
  c.op(W.I64ShrU);
  if (!wide) c.op(W.I32WrapI64);
  c.mem(wide ? W.I64Store : W.I32Store, at);
  done();
  c.op(W.End);
}

/**
 * In front of a call of goready with the goroutine in `gp`: into runnext it comes by a few stores. `done` leaves for behind the call. `fuel`: local of the
 * fuel, of which no more is left than of an ordinary turn (runtime/turns.ts); `x`: a local; `result`: of goreturn, in a local (-1: goready).
 */
export function emitReady(c: Code, program: Program, gp: number, fuel: number, x: number, result: number, done: () => void): void {
  const g = offsets(program);
  const base = alignPage(program.map.end);
  const field = (name: string, op: W = W.I32Load): void => {
    c.get(gp);
    c.mem(op, g(name));
  };
  const ofP = (at: number): void => {
    c.at(W.I32Load, Ctl.P);
    c.mem(W.I32Load, at);
  };
  c.at(W.I32Load, Ctl.Switch);
  c.block(W.If, null);
  field('syncGroup');
  // Who is in runnext goes to the end of the queue, if that has room: then this P is not alone.
  c.at(W.I32Load, Ctl.P);
  c.mem(W.I32Load, Proc.RunNext);
  c.block(W.If, T.I32);
  ofP(Proc.Tail);
  ofP(Proc.Head);
  c.op(W.I32Sub);
  c.i32(runqSize);
  c.op(W.I32GeU);
  c.at(W.I32Load, Ctl.Alone);
  c.op(W.I32Or);
  c.op(W.Else);
  c.i32(0);
  c.op(W.End);
  c.op(W.I32Or);
  field('status');
  c.i32(GStatus.Waiting);
  c.op(W.I32Xor);
  c.op(W.I32Or);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  const set = (name: string, value: () => void, op: W = W.I32Store): void => {
    c.get(gp);
    value();
    c.mem(op, g(name));
  };
  set('status', () => c.i32(GStatus.Runnable));
  set('waitreason', () => c.i32(0), W.I32Store8);
  set('waitsince', () => c.at(W.I64Load, Ctl.Now), W.I64Store);
  count(c, base, Counter.Wakeups);
  ofP(Proc.RunNext);
  c.block(W.If, null);
  c.at(W.I32Load, Ctl.P);
  ofP(Proc.Tail);
  c.i32(runqSize - 1);
  c.op(W.I32And);
  c.i32(2);
  c.op(W.I32Shl);
  c.op(W.I32Add);
  ofP(Proc.RunNext);
  c.mem(W.I32Store, Proc.Runq);
  c.at(W.I32Load, Ctl.P);
  ofP(Proc.Tail);
  c.i32(1);
  c.op(W.I32Add);
  c.mem(W.I32Store, Proc.Tail);
  c.op(W.End);
  c.at(W.I32Load, Ctl.P);
  c.get(gp);
  c.mem(W.I32Store, Proc.RunNext);
  if (result >= 0) {
    field('fp');
    c.tee(x);
    c.get(result);
    c.mem(W.I32Store, frameSlotsOff);
    set('fp', () => {
      c.get(x);
      c.mem(W.I32Load, frameParentOff);
    });
  }
  c.at(W.I32Load, Ctl.Alone);
  c.block(W.If, null);
  c.at(W.I32Load, Ctl.Left);
  c.at(W.I32Load, Ctl.Used);
  c.op(W.I32Sub);
  c.at(W.I32Load, Ctl.Quota);
  c.op(W.I32Sub);
  c.get(fuel);
  c.op(W.I32Add);
  c.at(W.I32Load, Ctl.Alone);
  c.op(W.I32Sub);
  c.tee(x);
  c.i32(0);
  c.op(W.I32GtS);
  c.block(W.If, null);
  const change = (at: Ctl, by: W): void =>
    put(c, at, () => {
      c.at(W.I32Load, at);
      c.get(x);
      c.op(by);
    });
  change(Ctl.Left, W.I32Sub);
  change(Ctl.Reserve, W.I32Add);
  c.get(fuel);
  c.at(W.I32Load, Ctl.Alone);
  c.op(W.I32Sub);
  c.tee(x);
  c.i32(0);
  c.op(W.I32GtS);
  c.block(W.If, null);
  change(Ctl.Quota, W.I32Sub);
  c.get(fuel);
  c.get(x);
  c.op(W.I32Sub);
  c.set(fuel);
  c.op(W.End);
  c.op(W.End);
  c.op(W.End);
  done();
  c.op(W.End);
  c.op(W.End);
}
