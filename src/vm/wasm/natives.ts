/** Natives that are expanded where they are called: no arguments in memory, no call into JavaScript, never a stop. */
import { InternalError } from '../../base/assert.js';
import { T, W, WX } from './encoder.js';
import type { FuncEmitter } from './function.js';
import { plainAddress, pointerOf } from './address.js';
import { Ctl, heapHigh } from '../../abi/frame.js';
import { Proc } from '../../abi/layout.js';
import { isRaceMark, nativeTable } from '../../abi/natives.js';

/** Marks for the race detector, which needs the interpreter: their arguments are dropped. */
const marks: ReadonlyMap<string, number> = new Map(nativeTable.filter((r) => isRaceMark(r.sym)).map((r) => [r.sym, r.sig.indexOf('>')]));

/**
 * Natives that are calls of a helper: its name; the arguments it gets, all as i32 (p a pointer, w a word, i an i32, x one that is dropped); its
 * result (- none, b a boolean, n an index of which -1 is none, or a count, c -1, 0 or 1).
 */
const calls: ReadonlyMap<string, readonly [helper: string, args: string, result: '-' | 'b' | 'n' | 'c']> = new Map([
  ['runtime.memmove', ['memmove', 'ppw', '-']],
  ['runtime.memequal', ['memequal', 'ppw', 'b']],
  ['runtime.cmpstring', ['cmpbytes', 'pwpw', 'c']],
  ['internal/bytealg.CompareString', ['cmpbytes', 'pwpw', 'c']],
  ['internal/bytealg.Compare', ['cmpbytes', 'pwxpwx', 'c']],
  ['internal/bytealg.IndexByteString', ['indexbyte', 'pwi', 'n']],
  ['internal/bytealg.IndexByte', ['indexbyte', 'pwxi', 'n']],
  ['internal/bytealg.CountString', ['countbyte', 'pwi', 'n']],
  ['internal/bytealg.Count', ['countbyte', 'pwxi', 'n']],
  ['internal/bytealg.indexShort', ['indexbytes', 'pwpw', 'n']],
]);

export const inlineNatives: ReadonlySet<string> = new Set([
  ...marks.keys(),
  ...calls.keys(),
  'runtime.memclrNoHeapPointers', 'runtime.getg', 'runtime.curproc', 'runtime.getcallersp', 'runtime.memhash', 'runtime.memhash32', 'runtime.memhash64', 'runtime.strhash', 'runtime.typedmemmove', 'runtime.typedmemclr',
]);

/** Pops a word and leaves its low 32 bits in a new temporary. */
function wordTo32(e: FuncEmitter): number {
  e.pop();
  if (e.wide) e.c.op(W.I32WrapI64);
  const x = e.temp(T.I32);
  e.c.set(x);
  return x;
}

function addressTo32(e: FuncEmitter): number {
  plainAddress(e, e.pop());
  const x = e.temp(T.I32);
  e.c.set(x);
  return x;
}

/** p, seed and for memhash a size; strhash gets the address of a string. */
function hash(e: FuncEmitter, name: string): void {
  const { c } = e;
  const n = name === 'runtime.memhash' ? wordTo32(e) : 0;
  e.pop();
  if (!e.wide) {
    c.op(W.I64ExtendI32U);
    c.i64(0, 0x2545f491);
    c.op(W.I64Or);
  }
  const h = e.temp(T.I64);
  c.set(h);
  const p = addressTo32(e);
  c.get(p);
  if (name === 'runtime.strhash') c.mem(W.I32Load, 0);
  c.get(h);
  if (name === 'runtime.memhash') c.get(n);
  else if (name === 'runtime.strhash') {
    c.get(p);
    c.mem(W.I32Load, e.wide ? 8 : 4);
  }
  c.callHelper(name === 'runtime.memhash32' ? 'memhash4' : name === 'runtime.memhash64' ? 'memhash8' : 'memhash');
  if (!e.wide) c.op(W.I32WrapI64);
  e.push(e.wide ? 'l' : 'i');
}

function callHelper(e: FuncEmitter, helper: string, args: string, result: string): void {
  const { c } = e;
  const locals: number[] = [];
  for (let k = args.length - 1; k >= 0; k--) {
    if (args[k] === 'p') locals.unshift(addressTo32(e));
    else if (args[k] === 'w') locals.unshift(wordTo32(e));
    else {
      e.pop();
      if (args[k] === 'x') c.op(W.Drop);
      else {
        const x = e.temp(T.I32);
        c.set(x);
        locals.unshift(x);
      }
    }
  }
  for (const x of locals) c.get(x);
  c.callHelper(helper);
  if (result === '-') return;
  if (result === 'b') {
    e.push('i').max = 1;
    return;
  }
  if (e.wide && result === 'c') c.op(W.I64ExtendI32S);
  else if (e.wide) {
    // -1 becomes 0 and back: what is above two gigabytes is no negative number.
    c.i32(1);
    c.op(W.I32Add);
    c.op(W.I64ExtendI32U);
    c.i64(-1, -1);
    c.op(W.I64Add);
  }
  e.push(e.wide ? 'l' : 'i');
}

export function inlineNative(e: FuncEmitter, _i: number, name: string): void {
  const { c } = e;
  const call = calls.get(name);
  if (call !== undefined) return callHelper(e, ...call);
  const arguments_ = marks.get(name);
  if (arguments_ !== undefined) {
    for (let k = 0; k < arguments_; k++) {
      e.pop();
      c.op(W.Drop);
    }
    return;
  }
  switch (name) {
    case 'runtime.getg':
      c.at(W.I32Load, Ctl.G);
      pointerOf(e, false, heapHigh);
      e.push('p').nn = true;
      return;
    case 'runtime.curproc':
      c.at(W.I32Load, Ctl.P);
      c.mem(W.I32Load, Proc.Id);
      if (e.wide) c.op(W.I64ExtendI32U);
      e.push(e.wide ? 'l' : 'i');
      return;
    case 'runtime.getcallersp':
      c.get(e.fp);
      pointerOf(e, false, heapHigh);
      e.push(e.wide ? 'l' : 'i');
      return;
    case 'runtime.memhash':
    case 'runtime.memhash32':
    case 'runtime.memhash64':
    case 'runtime.strhash':
      return hash(e, name);
    case 'runtime.memclrNoHeapPointers': {
      const n = wordTo32(e);
      const dst = addressTo32(e);
      c.get(n);
      c.block(W.If, null);
      c.get(dst);
      c.i32(0);
      c.get(n);
      c.fc(WX.MemoryFill);
      c.op(W.End);
      return;
    }
    case 'runtime.typedmemmove': {
      const src = addressTo32(e);
      const dst = addressTo32(e);
      const typ = addressTo32(e);
      c.at(W.I32Load, Ctl.GcPhase);
      c.block(W.If, null);
      for (const x of [typ, dst, src]) c.get(x);
      c.callHelper('typedCopy');
      c.op(W.Else);
      // Most of what is moved is a word.
      const n = e.temp(T.I32);
      c.get(typ);
      c.mem(W.I32Load, 0);
      c.tee(n);
      c.i32(8);
      c.op(W.I32Eq);
      c.block(W.If, null);
      c.get(dst);
      c.get(src);
      c.mem(W.I64Load, 0);
      c.mem(W.I64Store, 0);
      c.op(W.Else);
      for (const x of [dst, src, n]) c.get(x);
      c.callHelper('memmove');
      c.op(W.End);
      c.op(W.End);
      return;
    }
    case 'runtime.typedmemclr': {
      const dst = addressTo32(e);
      const typ = addressTo32(e);
      c.at(W.I32Load, Ctl.GcPhase);
      c.block(W.If, null);
      c.get(typ);
      c.get(dst);
      c.callHelper('typedZero');
      c.op(W.Else);
      const n = e.temp(T.I32);
      c.get(typ);
      c.mem(W.I32Load, 0);
      c.tee(n);
      c.i32(8);
      c.op(W.I32Eq);
      c.block(W.If, null);
      c.get(dst);
      c.i64(0, 0);
      c.mem(W.I64Store, 0);
      c.op(W.Else);
      c.get(dst);
      c.i32(0);
      c.get(n);
      c.fc(WX.MemoryFill);
      c.op(W.End);
      c.op(W.End);
      return;
    }
    default:
      throw new InternalError(`native ${name} can't be expanded`);
  }
}
