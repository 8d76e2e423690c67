/** Closure objects and method values (gc: walk/closure.go): a code word, then what is captured. */
import type { ClosureExpr, SelectorExpr } from '../../ir/nodes.js';
import { isInterface, newPtr, tUintptr } from '../../ir/typ.js';
import { newField, newStruct } from '../../types/new-types.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import { onStack } from './alloc.js';
import { expr } from './expr.js';
import { objectStays } from './stays.js';
import { isByval, nameLoc } from './names.js';
import { methodValueFn } from './link-fm.js';
import type { F, MemLoc, Val } from './state.js';

/** Type of a closure object: struct { F uintptr; X0 T0; ... } */
export function closureType(types: readonly Type[], prefix = 'X'): Type {
  return newStruct([newField(0, null, 'F', tUintptr, false), ...types.map((t, i) => newField(0, null, prefix === 'R' ? 'R' : `${prefix}${i}`, t, false))]);
}

function build(f: F, n: ClosureExpr | SelectorExpr, t: Type, code: string, types: readonly Type[], vals: Val[], stack: boolean): X {
  const info = f.info(t);
  let dst: MemLoc;
  let p: X;
  if (stack) {
    const slot = f.newSlot(t, '.closure');
    objectStays(f, n, info.size);
    dst = f.frameMem(slot);
    p = f.keepAddr(dst);
    f.push(m.varDefS(slot));
  } else {
    p = f.newObject(t, n);
    dst = f.mem(p, 0, 'fresh');
  }
  const fn = m.funcAddr(code);
  f.eff(dst.ptr === null ? m.frameStore('p', dst.slot, dst.off, fn) : m.store('p', dst.ptr, 0, fn));
  types.forEach((ft, i) => f.storeVal(f.at(dst, info.offsets[i + 1]!), ft, vals[i]!));
  return p;
}

export function closureExpr(f: F, n: ClosureExpr, direct = false): X {
  const fn = n.func;
  f.pk.queue.push(fn);
  const code = fn.nname.linkname!;
  if (fn.closureVars.length === 0) return m.symAddr(f.pk.funcval(code));
  const types: Type[] = [];
  const vals: Val[] = [];
  for (const v of fn.closureVars) {
    const outer = v.outer!;
    if (isByval(v)) {
      types.push(v.type!);
      vals.push(f.copyValCheap(expr(f, outer), v.type!));
    } else {
      types.push(newPtr(v.type!));
      const l = nameLoc(f, outer);
      if (l.k !== 'mem') f.bug(`captured variable ${outer.sym} is not in memory`);
      vals.push({ parts: [f.keepAddr(l)], loc: null });
    }
  }
  return build(f, n, closureType(types), code, types, vals, (direct && !f.pk.allHeap) || onStack(f, n));
}

/** x.M not called: a closure that holds the receiver. */
export function methodValue(f: F, n: SelectorExpr): X {
  const rt = n.x.type!;
  let v = expr(f, n.x);
  if (isInterface(rt)) {
    const xs = v.parts!.map((x) => f.cheap(x));
    f.eff(f.nilcheck(xs[0]!, n.pos));
    v = { parts: xs, loc: null };
  }
  const fn = methodValueFn(f.pk, n);
  return build(f, n, closureType([rt], 'R'), fn, [rt], [v], onStack(f, n));
}
