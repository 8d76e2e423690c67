/**
 * Both ends of a compiled function: where it is entered, anew or to be resumed, and where it is left because a goroutine stops (function.ts has
 * the blocks).
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import type { ValType } from '../../bytecode/program.js';
import { Code, T, W } from './encoder.js';
import type { FuncEmitter } from './function.js';

/** The fuel that a stopped function returns: less than any other, and one that V8 compares with an immediate operand (-2^31 is none on x64). */
export const stopped = -0x7fffffff;

const loadOf: Record<number, W> = { [T.I32]: W.I32Load, [T.I64]: W.I64Load, [T.F32]: W.F32Load, [T.F64]: W.F64Load };
const storeOf: Record<number, W> = { [T.I32]: W.I32Store, [T.I64]: W.I64Store, [T.F32]: W.F32Store, [T.F64]: W.F64Store };

const all = (n: number): number[] => Array.from({ length: n }, (_, k) => k);

/** Slots to the frame. */
function store(e: FuncEmitter, slots: readonly number[]): void {
  const { c, code } = e;
  for (const k of slots) {
    const t = e.type(code.slots[k] as ValType);
    c.get(e.fp);
    c.get(e.slot(k));
    if (e.s.lazy[k] === true) e.nans.canonical(t);
    c.mem(storeOf[t]!, 16 + 8 * k);
  }
}

/** Slots from the frame. */
export function reload(e: FuncEmitter, slots: readonly number[]): void {
  for (const k of slots) {
    e.c.get(e.fp);
    e.c.mem(loadOf[e.type(e.code.slots[k] as ValType)]!, 16 + 8 * k);
    e.c.set(e.slot(k));
  }
}

function leaveStopped(e: FuncEmitter): void {
  for (const t of e.code.sig.results) e.zero(e.type(t as ValType));
  e.c.i32(stopped);
  e.c.op(W.Return);
}

/** Leaves the function for a stop at safepoint i, with what lives there. */
export function leaveAt(e: FuncEmitter, i: number): void {
  const dead = new Set(e.rests.dead(i, all(e.code.slots.length)));
  header(e.c, e.fp, () => e.c.i32(e.s.id[i]!), () => e.c.i32(e.fn.id));
  store(e, all(e.code.slots.length).filter((k) => !dead.has(k)));
  leaveStopped(e);
}

/** Emits the entry; `dispatch` is the branch to where a resumed function goes on, by the id on the stack. */
export function prologue(e: FuncEmitter, dispatch: () => void): void {
  const { c, code } = e;
  c.block(W.Block, null); // START
  c.block(W.Block, null); // COLD
  e.depth += 2;
  c.get(e.fp);
  c.i32(e.frameSize);
  c.op(W.I32Add);
  c.at(W.I32Load, Ctl.Limit);
  c.op(W.I32GtU);
  c.hint();
  c.br(W.BrIf, 0);
  if (e.unit.unmetered.entries !== true) {
    // Two branches, each fused with its comparison, are cheaper than one on both conditions.
    c.get(e.fl);
    c.i32(0);
    c.op(W.I32LtS);
    c.hint();
    c.br(W.BrIf, 0);
    e.charge(code.entryFuel);
  }
  c.br(W.Br, 1);
  c.op(W.End);
  e.depth--;
  c.get(e.fp);
  c.get(e.fl);
  c.i32(e.fn.id);
  c.callHelper('enter');
  c.tee(e.rp);
  c.i32(0);
  c.op(W.I32LtS);
  c.block(W.If, null);
  // With the parameters only: the frame may not fit.
  store(e, all(e.np));
  leaveStopped(e);
  c.op(W.End);
  // A function that begins now has only its parameters: its other slots are zero on every way to START, so that V8 need not write them.
  reload(e, all(e.np));
  if (e.s.resumable > 0) {
    c.get(e.rp);
    c.op(W.I32Eqz);
    c.br(W.BrIf, 0);
    reload(e, all(code.slots.length).slice(e.np));
    c.block(W.Block, null);
    e.depth++;
    c.get(e.rp);
    dispatch();
    c.op(W.End);
    e.depth--;
    c.op(W.Unreachable);
  }
  c.op(W.End);
  e.depth--;
  e.freeTemps();
}

/** Ends the blocks TRAP, STOP, LINK and U (at level `u`), each with what it is for. */
export function epilogue(e: FuncEmitter, u: number): void {
  const { c, code, s } = e;
  const end = (): void => {
    c.op(W.End);
    e.depth--;
  };
  end();
  if (s.hasTraps) {
    const kept = e.rests.keptByTraps();
    if (kept.length < code.slots.length) {
      // A frame that is not resumed: V8 keeps nothing for it.
      store(e, kept);
      for (const l of [e.fp, e.fl, e.tid]) c.get(l);
      c.i32(e.fn.id);
      for (const l of [e.ta, e.tb]) c.get(l);
      c.callHelper('trapped');
      leaveStopped(e);
    } else {
      for (const [at, l] of [[Ctl.Arg0, e.ta], [Ctl.Arg1, e.tb]] as const) {
        c.i32(0);
        c.get(l);
        c.mem(W.I64Store, at);
      }
      c.i32(StopReason.Trap);
      c.set(e.why);
    }
  }
  end();
  e.storeCtl(Ctl.Fuel, e.fl);
  e.storeCtl(Ctl.Reason, e.why);
  e.storeCtl(Ctl.Top, e.fp);
  c.br(W.Br, e.depth - u);
  end();
  c.get(e.fp);
  c.get(e.fp);
  c.mem(W.I32Store, e.frameSize + 8);
  if (s.hasIndirect) {
    // A native reached through a table leaves Top to its caller.
    c.at(W.I32Load, Ctl.Top);
    c.op(W.I32Eqz);
    c.block(W.If, null);
    e.storeCtl(Ctl.Top, e.fp);
    c.op(W.End);
  }
  end();
  header(c, e.fp, () => c.get(e.tid), () => c.i32(e.fn.id));
  store(e, all(e.code.slots.length));
  leaveStopped(e);
  c.op(W.End);
}

/** Resume or trap id and function into a frame. */
function header(c: Code, fp: number, id: () => void, fid: () => void): void {
  c.get(fp);
  id();
  c.mem(W.I32Store, 0);
  c.get(fp);
  fid();
  c.mem(W.I32Store, 4);
}

function control(c: Code, at: Ctl, value: () => void, w = W.I32Store): void {
  c.i32(0);
  value();
  c.mem(w, at);
}

/** Helper enter(fp, fuel, function): a function that does not begin just like that is resumed at the id that is returned, begins (0), or stops (-1). */
export function enter(): Code {
  const c = new Code();
  const [fp, fuel, fid] = [0, 1, 2];
  c.at(W.I32Load, Ctl.State);
  c.block(W.If, null);
  control(c, Ctl.State, () => c.i32(0));
  control(c, Ctl.Limit, () => c.at(W.I32Load, Ctl.Real));
  c.get(fp);
  c.mem(W.I32Load, 0);
  c.op(W.Return);
  c.op(W.End);
  header(c, fp, () => c.i32(0), () => c.get(fid));
  control(c, Ctl.Fuel, () => c.get(fuel));
  control(c, Ctl.Top, () => c.get(fp));
  control(c, Ctl.Reason, () => c.i32(StopReason.HostStack));
  c.i32(-1);
  c.op(W.End);
  return c;
}

/** Helper trapped(fp, fuel, trap id, function, arguments of the trap). */
export function trapped(): Code {
  const c = new Code();
  const [fp, fuel, id, fid, a, b] = [0, 1, 2, 3, 4, 5];
  header(c, fp, () => c.get(id), () => c.get(fid));
  control(c, Ctl.Fuel, () => c.get(fuel));
  control(c, Ctl.Top, () => c.get(fp));
  control(c, Ctl.Reason, () => c.i32(StopReason.Trap));
  control(c, Ctl.Arg0, () => c.get(a), W.I64Store);
  control(c, Ctl.Arg1, () => c.get(b), W.I64Store);
  c.op(W.End);
  return c;
}
