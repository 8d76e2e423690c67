/**
 * Calls, natives and allocation. A direct call inside the module is a wasm call; every other one goes through the table, whose
 * indices are function ids, and writes the callee's id into its header first, because a stub that has not been compiled
 * yet doesn't know it.
 */
import { Ctl, frameCtxOff, frameFuncOff, frameSlotsOff, heapHigh, StopReason } from '../../abi/frame.js';
import { InternalError } from '../../base/assert.js';
import type { Sig, ValType } from '../../bytecode/program.js';
import { type Code, T, W, WX } from './encoder.js';
import { leaveAt } from './edges.js';
import { type Emitter, type FuncEmitter, sigKey } from './function.js';
import { emitFastNew } from './alloc.js';
import { afterTracked, beforeTracked, leaveProgram } from './ledger.js';
import { inlineNative } from './natives.js';
import { emitDraw, emitReady } from './switch.js';
import { Action } from '../../runtime/index.js';
import { address, nullPage, pointerOf } from './address.js';

const loads: Record<number, W> = { [T.I32]: W.I32Load, [T.I64]: W.I64Load, [T.F32]: W.F32Load, [T.F64]: W.F64Load };
const stores: Record<number, W> = { [T.I32]: W.I32Store, [T.I64]: W.I64Store, [T.F32]: W.F32Store, [T.F64]: W.F64Store };

function popArguments(e: FuncEmitter, sig: Sig): void {
  for (let k = 0; k < sig.params.length; k++) if (e.pop().off !== 0) throw new InternalError(`${e.code.sym}: argument with an offset`);
}

function pushResults(e: FuncEmitter, sig: Sig): void {
  for (const t of sig.results) e.push(t as ValType);
}

/** Values at the callee position, as a returned callee or a native leaves them. */
function loadResults(e: FuncEmitter, sig: Sig): void {
  [...sig.results].forEach((t, k) => {
    e.c.get(e.fp);
    e.c.mem(loads[e.type(t as ValType)]!, e.frameSize + frameSlotsOff + 8 * k);
  });
}

/** The last two arguments: the callee's frame and the fuel. */
function calleeFrame(e: FuncEmitter): void {
  e.c.get(e.fp);
  e.c.i32(e.frameSize);
  e.c.op(W.I32Add);
  e.c.get(e.fl);
}

/** What follows a Go call: unwinding, and the two places where execution goes on. `saved`: of beforeTracked. */
function afterCall(e: FuncEmitter, i: number, sig: Sig, saved: number): void {
  e.linkIf(e.s.id[i]!);
  afterTracked(e, saved);
  if (e.isClean) {
    pushResults(e, sig);
    return;
  }
  if (sig.results === '') e.arrive(`R${i}`);
  else {
    e.brTo(`A${i}`);
    e.arrive(`R${i}`);
    loadResults(e, sig);
    e.endLabel(`A${i}`);
  }
  pushResults(e, sig);
}

export const emitCall: Emitter = (e, i) => {
  const { c } = e;
  const target = e.fn.relocs[e.s.a[i]!]!;
  const sig = e.code.sigs[e.s.b[i]!]!;
  const callee = e.program.funcs[target];
  if (callee === undefined) throw new InternalError(`${e.code.sym}: call of unknown function ${target}`);
  const inline = e.unit.inlined(target);
  if (inline !== null) return inlineNative(e, i, inline);
  popArguments(e, sig);
  if (callee.native !== null) return native(e, i, target, sig);
  const saved = beforeTracked(e, i, target);
  e.rest(i);
  c.hole((out, link) => {
    if (link.func(target) >= 0) return;
    out.get(e.fp);
    out.i32(target);
    out.mem(W.I32Store, e.frameSize + frameFuncOff);
  });
  calleeFrame(e);
  const key = sigKey(sig, e.wide);
  c.hole((out, link) => {
    const index = link.func(target);
    if (index >= 0) return out.call(index);
    out.i32(target);
    out.callIndirect(link.type(key));
  });
  afterCall(e, i, sig, saved);
};

/** Arguments to the callee position, the call, a stop if it says so, results from there. */
function native(e: FuncEmitter, i: number, fid: number, sig: Sig): void {
  const { c } = e;
  const at = e.frameSize + frameSlotsOff;
  const types = [...sig.params].map((t) => e.type(t as ValType));
  const temps = types.map((t) => e.temp(t));
  for (let k = temps.length - 1; k >= 0; k--) c.set(temps[k]!);
  const allocates = e.unit.allocates(fid);
  if (allocates) e.openClean(`A${i}`, sig.results);
  e.openClean(`R${i}`, '');
  leaveProgram(e, i);
  e.rest(i);
  if (allocates) fastAlloc(e, i, temps);
  const { sym } = e.program.funcs[fid]!;
  const metered = e.unit.ledger?.meter === true && sym === 'runtime.typedslicemove';
  if (!metered && (sym === 'runtime.typedslicemove' || sym === 'runtime.memclrHasPointers')) withoutBarrier(e, i, sym, temps);
  if (sym === 'runtime.gopark') return park(e, i, temps[0]!);
  if (sym === 'runtime.goready' || sym === 'runtime.goreturn') readied(e, i, temps);
  if (sym === 'runtime.selectdraw') {
    emitDraw(c, e.program, temps[0]!, e.fp, at, () => {
      e.depth++;
      e.brTo(`R${i}`);
      e.depth--;
    });
  }
  temps.forEach((x, k) => {
    c.get(e.fp);
    c.get(x);
    c.mem(stores[types[k]!]!, at + 8 * k);
  });
  e.storeCtl(Ctl.Fuel, e.fl);
  c.get(e.fp);
  c.i32(at);
  c.op(W.I32Add);
  c.callNative(fid);
  c.at(W.I32Load, Ctl.Fuel);
  c.set(e.fl);
  c.tee(e.why);
  e.stopIf(e.s.id[i]!, 0);
  e.arrive(`R${i}`);
  loadResults(e, sig);
  if (allocates) e.endLabel(`A${i}`);
  pushResults(e, sig);
}

/** gopark stops in any case: the native is not asked, and the frame gets only what is wanted behind the call. */
function park(e: FuncEmitter, i: number, reason: number): void {
  const { c } = e;
  const put = (at: Ctl, value: () => void): void => {
    c.i32(0);
    value();
    c.mem(W.I32Store, at);
  };
  put(Ctl.ParkReason, () => {
    c.get(reason);
    c.i32(255);
    c.op(W.I32And);
  });
  put(Ctl.Detail, () => c.i32(Action.Park));
  put(Ctl.Reason, () => c.i32(StopReason.Park));
  e.storeCtl(Ctl.Fuel, e.fl);
  e.storeCtl(Ctl.Top, e.fp);
  leaveAt(e, i);
  e.arrive(`R${i}`);
}

/** `temps`: the goroutine, and the result of goreturn. */
function readied(e: FuncEmitter, i: number, temps: readonly number[]): void {
  const { c } = e;
  const x = e.temp(T.I32);
  c.get(temps[0]!);
  if (e.wide) c.op(W.I32WrapI64);
  c.set(x);
  emitReady(c, e.program, x, e.fl, e.temp(T.I32), temps[1] ?? -1, () => {
    e.depth += 2;
    e.brTo(`R${i}`);
    e.depth -= 2;
  });
}

/** Bulk operations on memory with pointers while no collection runs: only bytes move. */
function withoutBarrier(e: FuncEmitter, i: number, sym: string, args: readonly number[]): void {
  const { c } = e;
  const narrow = (k: number): void => {
    c.get(args[k]!);
    if (e.wide) c.op(W.I32WrapI64);
  };
  c.at(W.I32Load, Ctl.GcPhase);
  c.op(W.I32Eqz);
  c.block(W.If, null);
  e.depth++;
  if (sym === 'runtime.typedslicemove') {
    narrow(1);
    narrow(2);
    narrow(0);
    c.mem(W.I32Load, 0);
    narrow(3);
    c.op(W.I32Mul);
    c.callHelper('memmove');
  } else {
    narrow(0);
    c.i32(0);
    narrow(1);
    c.fc(WX.MemoryFill);
  }
  e.brTo(`R${i}`);
  e.depth--;
  c.op(W.End);
}

/** Tries mallocfast on (size, type, zero) or (type); leaves for behind the call with the new object if that succeeds. */
function fastAlloc(e: FuncEmitter, i: number, args: readonly number[]): void {
  const { c } = e;
  const x = e.temp(T.I32);
  const narrow = (local: number): void => {
    c.get(local);
    if (e.wide) c.op(W.I32WrapI64);
  };
  const [first, second] = args as [number, number | undefined];
  if (second === undefined) {
    narrow(first);
    c.mem(W.I32Load, 0);
    narrow(first);
  } else {
    // A size beyond 32 bits is too large in its low ones.
    if (e.wide) {
      c.i32(0);
      narrow(first);
      c.get(first);
      c.i64(32, 0);
      c.op(W.I64ShrU);
      c.op(W.I64Eqz);
      c.op(W.I32Eqz);
      c.op(W.Select);
    } else c.get(first);
    narrow(second);
  }
  c.callHelper('mallocfast');
  c.tee(x);
  c.block(W.If, null);
  e.depth++;
  c.get(x);
  pointerOf(e, false, heapHigh);
  e.brTo(`A${i}`);
  e.depth--;
  c.op(W.End);
}

/**
 * Call of the function whose code address is in local `code`: directly if it is one of those that this place has reached before, else through
 * the table.
 */
function throughTable(e: FuncEmitter, i: number, code: number, sig: Sig): void {
  const { c, fp, frameSize, program, wide } = e;
  const caller = e.fn.id;
  const id = e.s.id[i]!;
  const key = sigKey(sig, wide);
  const fid = e.temp(T.I32);
  popArguments(e, sig);
  let saved = -1;
  if (e.unit.ledger !== null) {
    c.get(code);
    c.mem(W.I32Load, 0);
    c.set(fid);
    saved = beforeTracked(e, i, -1, fid);
  }
  e.rest(i);
  calleeFrame(e);
  c.hole((out, link) => {
    const known: [addr: number, index: number][] = [];
    for (const t of link.targets(caller, id)) {
      const callee = program.funcs[t];
      if (callee !== undefined && link.func(t) >= 0 && sigKey(callee.sig, wide) === key) known.push([callee.addr, link.func(t)]);
    }
    known.forEach(([addr, index], n) => {
      out.get(code);
      out.i32(addr);
      out.op(W.I32Eq);
      // Behind the last one, V8 keeps what calls destroy in memory only there.
      if (n === known.length - 1) out.hint(true);
      out.op(W.If);
      out.s32(link.type(key));
      out.call(index);
      out.op(W.Else);
    });
    out.get(fp);
    out.get(code);
    out.mem(W.I32Load, 0);
    out.tee(fid);
    out.mem(W.I32Store, frameSize + frameFuncOff);
    noteTarget(out, link.cell(caller, id), fid);
    out.get(fid);
    out.callIndirect(link.type(key));
    for (let n = known.length; n > 0; n--) out.op(W.End);
  });
  afterCall(e, i, sig, saved);
}

/** Shifts the function in local `fid` into the cell (targets.ts), unless it is there already. */
function noteTarget(c: Code, cell: number, fid: number): void {
  if (cell < 0) return;
  const load = (): void => {
    c.op(W.GlobalGet);
    c.u32(cell);
  };
  load();
  c.op(W.I32WrapI64);
  c.i32(0xffff);
  c.op(W.I32And);
  c.get(fid);
  c.op(W.I32Ne);
  c.block(W.If, null);
  load();
  c.i64(16, 0);
  c.op(W.I64Shl);
  c.get(fid);
  c.op(W.I64ExtendI32U);
  c.op(W.I64Or);
  c.op(W.GlobalSet);
  c.u32(cell);
  c.op(W.End);
}

export const emitCallCode: Emitter = (e, i) => {
  const code = e.temp(T.I32);
  const off = address(e, e.pop(), 0);
  if (off !== 0) throw new InternalError('code address with an offset');
  e.c.set(code);
  throughTable(e, i, code, e.code.sigs[e.s.a[i]!]!);
};

export const emitCallClosure: Emitter = (e, i) => {
  const { c } = e;
  const p = e.temp(T.I32);
  const code = e.temp(T.I32);
  const v = e.pop();
  const off = address(e, v, 0);
  if (off !== 0) {
    c.i32(off);
    c.op(W.I32Add);
  }
  c.tee(p);
  if (!v.nn) {
    c.op(W.I64ExtendI32U);
    c.set(e.ta);
    c.get(p);
    c.i32(nullPage);
    c.op(W.I32LtU);
    e.trapIf(e.s.id[i]!);
  } else c.op(W.Drop);
  c.get(e.fp);
  c.get(p);
  c.mem(W.I32Store, e.frameSize + frameCtxOff);
  c.get(p);
  c.mem(W.I32Load, 0);
  c.set(code);
  throughTable(e, i, code, e.code.sigs[e.s.a[i]!]!);
};

export const emitNew: Emitter = (e, i) => {
  const { c } = e;
  const typ = e.fn.relocs[e.s.a[i]!]!;
  const x = e.temp(T.I32);
  const low = e.s.low[i] !== 0;
  if (!e.isClean) e.arrive(`R${i}`);
  e.rest(i);
  const slow = (): void => {
    leaveProgram(e, i);
    e.storeCtl(Ctl.Fuel, e.fl);
    c.i32(typ);
    c.callHelper('newObject');
    c.tee(x);
    c.op(W.I32Eqz);
    e.stopIf(e.s.id[i]!, StopReason.Collect);
  };
  if (emitFastNew(e, i, typ, x)) {
    c.get(x);
    c.op(W.I32Eqz);
    c.hint();
    c.block(W.If, null);
    e.depth++;
    slow();
    e.depth--;
    c.op(W.End);
  } else slow();
  c.get(x);
  pointerOf(e, low, heapHigh);
  const v = e.push('p');
  v.low = low;
  v.nn = true;
};
