/** Function literals, the bodies of range-over-func loops among them (noder/reader.go funcLit). */
import type * as ast from '../../ast/nodes.js';
import { newClosureFunc, newClosureVar } from '../../ir/build.js';
import type { Expr } from '../../ir/nodes.js';
import type { Signature } from '../../types/types.js';
import { Body } from './body.js';
import { isRangeFuncBody, noNames } from './rangefunc.js';
import { buildBlock } from './stmt.js';

export function funcLit(r: Body, e: ast.FuncLit): Expr {
  const gsig = r.typeOf(e) as Signature;
  const sig = r.typ(gsig) as Signature;
  const why = isRangeFuncBody(e) ? 'ORANGE' : 'OCLOSURE';
  const fn = newClosureFunc(r.p.ctx, r.p.pkg, r.p.gen, e.pos, e.pos, why, sig, r.fn);
  if (r.fn.shaped) fn.shaped = true;
  r.p.sink.push(fn);
  const b = new Body(r.p, fn, r.env, r.layout, r);
  b.sig = gsig;
  let dict = null;
  if (r.dictParam !== null) {
    // As in gc the dictionary is the last captured variable.
    dict = newClosureVar(r.dictParam.pos, fn, r.dictParam);
    fn.closureVars.pop();
    b.dictParam = dict;
  }
  const rewritten = why === 'ORANGE' ? { body: e.body, names: noNames } : b.rewritten(e.body, gsig);
  const dictParam = b.dictParam;
  b.declareParams(gsig, (v) => rewritten.names.get(v) ?? v.name);
  b.dictParam = dictParam;
  buildBlock(b, rewritten.body);
  if (dict !== null) fn.closureVars.push(dict);
  return fn.oclosure!;
}
