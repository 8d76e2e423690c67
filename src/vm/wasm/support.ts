/**
 * The support module of a program: for every machine signature the stub of a function that is not compiled yet and the wrapper that
 * resumes a frame, for every native an entry that can be called through the table, and what runs goroutines (switch.ts): `drive`, with
 * the table `resumed` of the wrappers of compiled functions.
 */
import { Ctl, StopReason } from '../../abi/frame.js';
import type { Program, Sig, ValType } from '../../bytecode/program.js';
import { Code, ModuleWriter, T, typeKey, W, WX } from './encoder.js';
import { stopped } from './edges.js';
import { sigKey, wasmType } from './function.js';
import { refillType } from './refill.js';
import { Drive, emitDrive } from './switch.js';

/** Services that compiled code calls, in TypeScript or by way of it (refill.ts). */
export const serviceTypes: Readonly<Record<string, string>> = {
  newObject: typeKey([T.I32], [T.I32]),
  ledgerMiss: typeKey([T.I32, T.I32, T.I32, T.I32], []),
  writeBarrier: typeKey([T.I32, T.I32], []),
  typedCopy: typeKey([T.I32, T.I32, T.I32], []),
  typedZero: typeKey([T.I32, T.I32], []),
  refill: refillType,
};

const resumeType = typeKey([T.I32, T.I32], [T.I32]);

export const nativeType = typeKey([T.I32], [T.I32]);

const loads: Record<number, W> = { [T.I32]: W.I32Load, [T.I64]: W.I64Load, [T.F32]: W.F32Load, [T.F64]: W.F64Load };
const stores: Record<number, W> = { [T.I32]: W.I32Store, [T.I64]: W.I64Store, [T.F32]: W.F32Store, [T.F64]: W.F64Store };

function zero(c: Code, t: number): void {
  if (t === T.I32) c.i32(0);
  else if (t === T.I64) c.i64(0, 0);
  else if (t === T.F32) c.f32(0);
  else c.f64(0, 0);
}

export interface Support {
  bytes: Uint8Array;
  /** By function id: number n of the export `rn` that resumes a frame of the function, 0 for natives. */
  resume: Int32Array;
}

export function buildSupport(program: Program, allowance: number): Support {
  const wide = program.wordSize === 8;
  const { funcs } = program;
  const m = new ModuleWriter(funcs.length);
  const natives: number[] = [];
  for (const f of funcs) if (f !== undefined && f.native !== null) natives.push(f.id);
  const nativeImport = new Map(natives.map((id) => [id, m.importFunc('n', String(id), nativeType)]));
  const latency = m.importFunc('h', 'noteLatency', typeKey([T.I32, T.I32], []));
  const types = (s: string): number[] => [...s].map((t) => wasmType(t as ValType, wide));
  const stubs = new Map<string, number>();
  const resumeOf = new Map<string, number>();
  const resume = new Int32Array(funcs.length);
  const table: number[] = [];
  const none = emitNone(m);
  for (let id = 0; id < funcs.length; id++) {
    const f = funcs[id];
    if (f === undefined) {
      table.push(none);
      continue;
    }
    if (f.native !== null) {
      table.push(emitNative(m, nativeImport.get(id)!, f.sig, types, wide));
      continue;
    }
    const key = sigKey(f.sig, wide);
    let stub = stubs.get(key);
    if (stub === undefined) {
      stubs.set(key, (stub = emitStub(m, key, types(f.sig.params), types(f.sig.results))));
      m.export(`r${stubs.size}`, emitResume(m, key, types(f.sig.params), types(f.sig.results)));
      resumeOf.set(key, stubs.size);
    }
    table.push(stub);
    resume[id] = resumeOf.get(key)!;
  }
  m.element(0, table);
  m.ownTable = 'resumed';
  const drive = emitDrive(program, allowance, m.type(resumeType), latency);
  m.export('drive', m.func(resumeType, drive.locals, drive.code));
  const notCompiled = new Code(8);
  notCompiled.i32(Drive.Frame);
  notCompiled.op(W.End);
  const stub = m.func(resumeType, [], notCompiled);
  m.export('notCompiled', stub);
  const init = new Code(16);
  init.i32(0);
  init.op(W.RefFunc);
  init.u32(stub);
  init.i32(funcs.length);
  init.fc(WX.TableFill);
  init.byte(1);
  init.op(W.End);
  m.export('init', m.func(typeKey([], []), [], init));
  return { bytes: m.finish(), resume };
}

function emitNone(m: ModuleWriter): number {
  const c = new Code(8);
  c.op(W.Unreachable);
  c.op(W.End);
  return m.func(typeKey([], []), [], c);
}

/** Leaves the goroutine as a prologue that stops does; the caller has written the function id. */
function emitStub(m: ModuleWriter, key: string, params: number[], results: number[]): number {
  const c = new Code();
  const fp = params.length;
  c.get(fp);
  c.i32(0);
  c.mem(W.I32Store, 0);
  params.forEach((t, k) => {
    c.get(fp);
    c.get(k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.i32(0);
  c.get(fp);
  c.mem(W.I32Store, Ctl.Top);
  c.i32(0);
  c.get(fp + 1);
  c.mem(W.I32Store, Ctl.Fuel);
  c.i32(0);
  c.i32(StopReason.HostStack);
  c.mem(W.I32Store, Ctl.Reason);
  for (const t of results) zero(c, t);
  c.i32(stopped);
  c.op(W.End);
  return m.func(key, [], c);
}

/** (fp, table index) -> has it stopped? Results go to the frame, fuel comes from memory and goes there. */
function emitResume(m: ModuleWriter, key: string, params: number[], results: number[]): number {
  const c = new Code();
  for (const t of params) zero(c, t);
  c.get(0);
  c.at(W.I32Load, Ctl.Fuel);
  c.get(1);
  c.callIndirect(m.type(key));
  const locals = [T.I32, ...results];
  c.set(2);
  for (let k = results.length - 1; k >= 0; k--) c.set(3 + k);
  c.get(2);
  c.i32(stopped);
  c.op(W.I32Ne);
  c.block(W.If, null);
  c.i32(0);
  c.get(2);
  c.mem(W.I32Store, Ctl.Fuel);
  results.forEach((t, k) => {
    c.get(0);
    c.get(3 + k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.op(W.End);
  c.get(2);
  c.i32(stopped);
  c.op(W.I32Eq);
  c.op(W.End);
  return m.func(resumeType, locals, c);
}

/** A native behind a function type: arguments to memory, results from there. A stop leaves Top 0: the caller puts its frame. */
function emitNative(m: ModuleWriter, index: number, sig: Sig, types: (s: string) => number[], wide: boolean): number {
  const c = new Code();
  const params = types(sig.params);
  const results = types(sig.results);
  const fp = params.length;
  const status = fp + 2;
  params.forEach((t, k) => {
    c.get(fp);
    c.get(k);
    c.mem(stores[t]!, 16 + 8 * k);
  });
  c.i32(0);
  c.get(fp + 1);
  c.mem(W.I32Store, Ctl.Fuel);
  c.get(fp);
  c.i32(16);
  c.op(W.I32Add);
  c.call(index);
  c.tee(status);
  c.block(W.If, null);
  c.i32(0);
  c.i32(0);
  c.mem(W.I32Store, Ctl.Top);
  c.i32(0);
  c.get(status);
  c.mem(W.I32Store, Ctl.Reason);
  c.op(W.End);
  results.forEach((t, k) => {
    c.get(fp);
    c.mem(loads[t]!, 16 + 8 * k);
  });
  c.i32(stopped);
  c.at(W.I32Load, Ctl.Fuel);
  c.get(status);
  c.op(W.Select);
  c.op(W.End);
  return m.func(sigKey(sig, wide), [T.I32], c);
}
