/** One function: order and lowering. */
import { posFileId } from '../../base/source.js';
import type { Func } from '../../ir/nodes.js';
import { type MFunc, brIfS, op0, op1, recoverS, terminates } from '../codegen/mir.js';
import { entry, incomingPointers, scan, traceArgs } from './names.js';
import { orderFunc } from './order.js';
import { hasQuarantine } from './quarantine.js';
import type { PackageState } from './package-state.js';
import { F } from './state.js';
import { finish, stmtList } from './stmt.js';

export function lowerToMir(pk: PackageState, fn: Func): MFunc {
  orderFunc(fn, pk.ws);
  const f = new F(pk, fn);
  scan(f);
  f.quarantines = hasQuarantine(f, fn);
  f.pos = fn.pos;
  entry(f);
  if (fn.hasDefer) {
    f.exit = f.newLabel();
    // Kept even if nothing branches to it: a recovered panic continues behind it.
    f.labelUses[f.exit] = 1;
    f.block(f.exit, () => {
      stmtList(f, fn.body);
      // A body that never returns normally: its end must count as reachable all the same.
      if (f.labelUses[f.exit] === 1) f.cur.unshift(brIfS(op1('p.isnil', 'i', op0('getg', 'p')), f.exit, f.pos));
    });
    f.pos = fn.endPos || fn.pos;
    f.push(recoverS(f.pos));
    f.rt('deferreturn');
    finish(f);
  } else {
    stmtList(f, fn.body);
    f.flushPend();
    if (!terminates(f.cur)) {
      f.pos = fn.endPos || fn.pos;
      finish(f);
    }
  }
  const sym = fn.nname.linkname!;
  const flags: MFunc['flags'] = [];
  if (fn.pragmas.includes('runtime')) flags.push('runtime');
  if (fn.pragmas.includes('atomic')) flags.push('atomic');
  if (fn.pragmas.includes('norace')) flags.push('norace');
  if (fn.wrapper || fn.pragmas.includes('wrapper')) flags.push('wrapper');
  if (fn.dupok) flags.push('dupok');
  return {
    sym,
    name: fn.traceName ?? sym,
    sig: f.abi.sig,
    vregs: f.vregs,
    slots: f.slots,
    body: f.cur,
    labels: f.labels,
    hasDefer: fn.hasDefer,
    nilChecks: f.nilChecks,
    bareReads: f.bareReads,
    usesCtx: f.usesCtx,
    isClosure: fn.closureVars.length > 0,
    vars: f.vars,
    pos: fn.pos,
    endPos: fn.endPos,
    flags,
    inPtrs: incomingPointers(f),
    args: traceArgs(f, sym),
    meter: f.pk.stays?.meter === true && posFileId(fn.pos) >= f.pk.stays.firstOwnFile ? f.ws : 0,
  };
}
