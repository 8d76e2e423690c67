/**
 * Escape analysis of a package: what of its variables and allocations lives on the stack. Before it, loop variables get their
 * final form and dead assignments go; after it, backing stores of appends are moved to the frame where that cannot be seen.
 */
import type { Func, IrContext, PackageIR } from '../../ir/nodes.js';
import { newBlock } from '../../ir/build.js';
import { visitFuncAndClosures } from '../../ir/visit.js';
import { Diagnoser, type DecisionFlags, type Log } from '../inline/diagnose.js';
import { visitFuncsBottomUp } from '../inline/scc.js';
import { analyzeSlices } from '../slice/slice.js';
import { Batch, type EscapeState, type FlowRecorder } from './batch.js';
import { noteBounds } from './bounds.js';
import { deadLocals } from './deadlocals.js';
import { noting } from './graph.js';
import { LateInstances } from './late.js';
import { forCapture, logLoopVars } from './loopvar.js';
import { dynamicInit } from './static-init.js';

/** Analyses all functions of a package; closures that inlining has made unreachable are dropped from `ir.funcs` then. */
export function escapePackage(ir: PackageIR, ctx: IrContext, flags: DecisionFlags, log: Log): void {
  escapeFuncs(ir.funcs, ir, ctx, flags, log);
  dropDeadClosures(ir);
}

/** Analyses some functions; those they call have been analysed, or are among them. */
export function escapeFuncs(fns: readonly Func[], ir: PackageIR, ctx: IrContext, flags: DecisionFlags, log: Log, recorder?: FlowRecorder): void {
  const st: EscapeState = { ir, ctx, diag: new Diagnoser(ir, flags, log), funcs: new Map(), oracles: new Map(), heapNames: [], resultsLost: new Set(), late: new LateInstances(ir), appending: new Set() };
  if (recorder !== undefined) st.recorder = recorder;
  const loopVars = fns.flatMap((fn) => (ir.noLoops?.has(fn) === true ? [] : forCapture(fn, ir.pkg)));
  // What is data of the package's variables takes no part.
  const init = fns.find((f) => f.isPackageInit);
  const initBody = init?.body;
  if (init !== undefined) init.body = [...dynamicInit(init.body, ctx.wordSize, ir.pkg), newBlock(0, [])];
  if (!flags.N) deadLocals(fns);
  noting.on = st.diag.explains || recorder !== undefined;
  visitFuncsBottomUp(fns, (group) => new Batch(st).run(group));
  noting.on = false;
  if (!flags.N) for (const fn of fns) if (st.appending.has(fn)) analyzeSlices(fn, ctx.wordSize, st.late);
  if (init !== undefined) init.body = initBody!;
  logLoopVars(loopVars, st.diag, ir.pkg);
  for (const n of st.heapNames) n.class = 'PAUTOHEAP';
  if (st.diag.m > 0) for (const fn of fns) noteBounds(fn, st.diag, ctx.wordSize);
}

/** Closures whose expression is in no body any more. */
function dropDeadClosures(ir: PackageIR): void {
  const live = new Set<Func>();
  for (const fn of ir.funcs) {
    if (fn.oclosure !== null || fn.closures.length === 0) continue;
    visitFuncAndClosures(fn, (n) => {
      if (n.op === 'OCLOSURE') live.add(n.func);
    });
  }
  // In place: others hold the list.
  let n = 0;
  for (const f of ir.funcs) if (f.oclosure === null || live.has(f)) ir.funcs[n++] = f;
  ir.funcs.length = n;
}
