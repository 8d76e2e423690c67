/**
 * Instances of generic functions and methods that a package gets to know only with the bodies that it inlines (noder/unified.go readBodies, duringInlining):
 * gc inlines them in turn, but where one is called it has not been analysed, though the package that it comes from has compiled it. So it has no tags: its
 * arguments go to the heap. `sort.Ints(s)` on the 32-bit machine, for instance, where it is inlined and slices.Sort is not: s escapes, unless the package
 * sorts ints with slices.Sort somewhere else.
 */
import type { Func, PackageIR } from '../../ir/nodes.js';
import { unalias } from '../../ir/typ.js';
import type { Named } from '../../types/types.js';

export class LateInstances {
  private own: Set<Func> | null = null;

  constructor(private readonly ir: PackageIR) {}

  /** Of a function that is not being analysed. */
  has(fn: Func | null | undefined): boolean {
    if (fn?.shaped !== true) return false;
    this.own ??= new Set(this.ir.funcs);
    if (this.own.has(fn)) return false;
    const recv = fn.signature.recv?.type;
    if (recv === null || recv === undefined) return true;
    const t = unalias(recv);
    return !this.ir.reads.has((t.kind === 'Pointer' ? unalias(t.elem) : t) as Named);
  }
}
