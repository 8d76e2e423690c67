/**
 * The inlined form of a call (noder/reader.go, unifiedInlineCall): parameters become variables of the caller, assigned in one
 * statement; `return` becomes an assignment to the result variables and a jump to a label at the end.
 */
import type { Pos } from '../../base/source.js';
import { withInl } from '../../base/source.js';
import { newAssign, newAssignList, newBlock, newBranch, newClosureFunc, newDecl, newInlinedCall, newInlineMark, newLabel } from '../../ir/build.js';
import { takeInit } from '../../ir/copy.js';
import { InternalError } from '../../base/assert.js';
import type { CallExpr, ClosureExpr, Expr, Func, InlinedCallExpr, Name, Node, ReturnStmt, Stmt } from '../../ir/nodes.js';
import { funcString } from '../../ir/fmt.js';
import type { ClosureGen, ClosureWhy } from '../../ir/names.js';
import { noderOf } from '../noder/wrappers.js';
import { copyBody, copyName, forgetPlace, type CopyEnv } from './copy-func.js';
import type { Inliner } from './inliner.js';

const blankGen: ClosureGen = { glob: 0 };

/** The call inlined, or null if it cannot be. */
export function mkinlcall(inl: Inliner, caller: Func, call: CallExpr, fn: Func, bigCaller: boolean, calledOnce: boolean): InlinedCallExpr | null {
  if (!inl.canInlineCall(caller, call, fn, bigCaller, calledOnce, true)) return null;
  const index = inl.addInlined(call, fn);
  inl.onInlined?.(fn);
  if (inl.diag.m > 0) inl.diag.print(call.pos, `inlining call to ${funcString(fn, inl.ir.pkg)}`);
  return expand(inl, caller, call, fn, index);
}

function expand(inl: Inliner, caller: Func, call: CallExpr, fn: Func, index: number): InlinedCallExpr {
  const tpl = fn.inl!;
  const sig = fn.signature;
  const pos = call.pos;
  const atInl = (p: Pos): Pos => (p === 0 ? p : withInl(p, index));
  const names = new Map<Name, Name>();
  for (const cv of fn.closureVars) if (cv.outer) names.set(cv, cv.outer);
  const dcl = tpl.dcl.map((n) => {
    const c = copyName(n, caller, inl.ir.pkg);
    if (n.class === 'PAUTO') c.inlLocal = true;
    else c.inlFormal = true;
    c.class = 'PAUTO';
    // Unnamed parameters and results are named in the caller's package.
    if (c.inlFormal && /^~[pr]\d/.test(n.sym)) c.pkg = caller.nname.pkg;
    c.pos = atInl(n.pos);
    forgetPlace(c);
    c.defn = null;
    names.set(n, c);
    return c;
  });
  const nparams = (sig.recv !== null ? 1 : 0) + sig.params.vars.length;
  const inlvars = dcl.slice(0, nparams);
  const retvars = dcl.slice(nparams, nparams + sig.results.vars.length);
  const retlabel = `.i${caller.labelGen++}`;
  const gen = ++inl.inlgen;

  const init: Stmt[] = takeInit(call);
  calleeEffects(init, call.fun!);
  if (inlvars.length > 0) {
    const as = newAssignList(pos, 'OAS2', inlvars, call.args, true);
    as.init = inlvars.map((n) => newDecl(pos, n));
    for (const n of inlvars) n.defn = as;
    init.push(as);
  }
  if (!tpl.canDelayResults) for (const n of retvars) init.push(newDecl(pos, n), newAssign(pos, n, null));
  init.push(newInlineMark(pos, index));

  const env: CopyEnv = {
    names,
    local: inl.ir.pkg,
    pos: atInl,
    label: (l) => `~${l}\xc2\xb7${gen}`,
    owner: null,
    closure: (c, owner) => inlinedClosure(inl, c, owner ?? caller, owner === null ? index : 0),
    post: (n) => (n.op === 'ORETURN' ? inlReturn(n, pos, retvars, tpl.canDelayResults, retlabel) : n),
  };
  const body: Node[] = copyBody(tpl.body, env);
  // Names of the template whose definition is a parameter list have it from above.
  for (const n of inlvars) if (n.defn === null) throw new InternalError('inlined parameter without definition', pos);
  caller.dcl.push(...dcl);
  body.push(newLabel(pos, retlabel));
  return newInlinedCall(pos, call.type, init, body, retvars);
}

export function closureGen(inl: Inliner): ClosureGen {
  return noderOf.get(inl.ctx)?.gen ?? blankGen;
}

/** A real function for a closure of the inlined body; `index` is 0 inside another such closure. */
function inlinedClosure(inl: Inliner, c: ClosureExpr, outer: Func, index: number): Func {
  const src = c.func;
  const inlPos = index > 0 && c.pos !== 0 ? withInl(c.pos, index) : c.pos;
  const fn = newClosureFunc(inl.ctx, inl.ir.pkg, closureGen(inl), src.pos, inlPos, whyOf(src), src.signature, outer, index > 0 ? inl.namesAt(index) : []);
  inl.ir.funcs.push(fn);
  return fn;
}

function whyOf(src: Func): ClosureWhy {
  if (src.rangeParent) return 'ORANGE';
  if (!src.isGoWrap) return 'OCLOSURE';
  return src.nname.sym.includes('.gowrap') ? 'OGO' : 'ODEFER';
}

function inlReturn(ret: ReturnStmt, pos: Pos, retvars: Name[], delay: boolean, label: string): Node {
  const list: Node[] = takeInit(ret);
  if (ret.results.length > 0) {
    const as = newAssignList(pos, 'OAS2', retvars.slice(), ret.results);
    if (delay) {
      for (const n of retvars) {
        list.push(newDecl(pos, n));
        n.defn = as;
      }
    }
    list.push(as);
  }
  list.push(newBranch(pos, 'OGOTO', label));
  return newBlock(pos, list);
}

/** What evaluating the callee expression does. */
function calleeEffects(init: Stmt[], callee: Expr): void {
  for (;;) {
    init.push(...takeInit(callee));
    switch (callee.op) {
      case 'OCONVNOP': case 'OPAREN':
        callee = callee.x;
        break;
      case 'OINLCALL':
        init.push(...(callee.body.splice(0) as Stmt[]));
        callee = callee.returnVars[0]!;
        break;
      default:
        return;
    }
  }
}
