/**
 * The cost of a body for the inliner (inl.go, hairyVisitor). Nearly every node costs 1; the exceptions below are
 * gc's, odd ones included, because budgets are compared exactly.
 */
import { offsetsof } from '../../types/sizes.js';
import type { CallExpr, Expr, Func, Node } from '../../ir/nodes.js';
import { isPtr, structType, elemType } from '../../ir/typ.js';
import { opString } from '../../ir/fmt.js';
import { doChildren } from '../../ir/visit.js';
import { inlineCost } from '../facts/use.js';
import { inlineExtraCallCost, inlineMaxBudget, type Inliner, nodeCredit } from './inliner.js';
import { isRaceMark } from '../../abi/natives.js';
import { isIntrinsicCall } from './intrinsics.js';

const paramCallCost = 17;

/** Methods and functions that gc merges into one load or store on amd64 and 386. */
const mergedLoads = new Set(
  ['Uint64', 'Uint32', 'Uint16', 'PutUint64', 'PutUint32', 'PutUint16', 'AppendUint64', 'AppendUint32', 'AppendUint16'].flatMap((n) => {
    const byteorder = n.replace(/^(Put|Append)?/, '');
    const verb = n.slice(0, n.length - byteorder.length);
    return [`encoding/binary.littleEndian.${n}`, `encoding/binary.bigEndian.${n}`, `internal/byteorder.LE${verb}${byteorder}`, `internal/byteorder.BE${verb}${byteorder}`];
  }),
);

const binaryOps: ReadonlySet<string> = new Set([
  'OADD', 'OSUB', 'OOR', 'OXOR', 'OMUL', 'ODIV', 'OMOD', 'OLSH', 'ORSH', 'OAND', 'OANDNOT', 'OEQ', 'ONE', 'OLT', 'OLE', 'OGE', 'OGT', 'OANDAND', 'OOROR',
]);

/** A call for the race detector costs nothing: in gc it stands behind a condition that is constant. */
function isMark(n: CallExpr): boolean {
  return n.fun?.op === 'ONAME' && n.fun.pkg?.path === 'internal/race' && isRaceMark(`internal/race.${n.fun.sym}`);
}

export class HairyVisitor {
  private reason: string | null = null;
  /** With -m=2, or for the log, the whole cost is wanted. */
  private readonly stopEarly: boolean;
  private readonly visit = (n: Node): boolean => this.node(n);
  private readonly maxBudget: number;
  /** Of a call beyond its node. */
  private readonly callCost: number;

  constructor(
    private readonly inl: Inliner,
    private readonly fn: Func,
    private readonly isBig: boolean,
    public budget: number,
  ) {
    this.maxBudget = budget;
    this.stopEarly = !inl.diag.explains;
    this.callCost = inl.flags.cheapCalls === true ? 1 : inlineExtraCallCost;
  }

  /** Why the function cannot be inlined, or null. */
  tooHairy(): string | null {
    for (const n of this.fn.body) if (this.node(n)) return this.reason;
    if (this.budget < 0) return `function too complex: cost ${this.maxBudget - this.budget} exceeds budget ${this.maxBudget}`;
    return null;
  }

  private no(why: string): boolean {
    this.reason = why;
    return true;
  }

  private list(l: readonly Node[] | undefined): boolean {
    return l?.some(this.visit) ?? false;
  }

  /** Charges one node; true to give up. */
  private charge(): boolean {
    this.budget--;
    return this.budget < 0 && this.stopEarly && this.no('too expensive');
  }

  private node(n: Node): boolean {
    const { op } = n;
    if (op === 'ONAME' || op === 'OLITERAL' || op === 'ONIL') return this.charge();
    switch (op) {
      case 'OCALLFUNC':
        if (isMark(n)) return false;
        if (this.call(n)) return true;
        break;
      case 'OCALLINTER':
        this.budget -= this.callCost;
        break;
      case 'OPANIC':
        if (n.x.op === 'OCONVIFACE' && n.x.implicit) this.budget++;
        this.budget -= 1;
        break;
      case 'ORECOVER':
        return this.no('call to recover');
      case 'OCLOSURE':
        this.budget -= 15;
        break;
      case 'OGO': case 'ODEFER': case 'OTAILCALL':
        return this.no(`unhandled op ${n.op === 'OGO' ? 'GO' : n.op === 'ODEFER' ? 'DEFER' : opString(n.op)}`);
      case 'OADDR': {
        const dot = n.x;
        if ((dot.op === 'ODOT' || dot.op === 'ODOTPTR') && dot.x.op === 'ONAME' && this.fieldOffset(dot.x, dot.fieldIndex ?? 0) === 0) this.budget += 2;
        break;
      }
      case 'ODEREF': {
        let p: Expr = n.x;
        while (p.op === 'OCONVNOP') p = p.x;
        if (p.op === 'OADDR') this.budget++;
        break;
      }
      case 'OCONVNOP': case 'OBLOCK': case 'OMETHEXPR':
        this.budget++;
        break;
      case 'OFALL': case 'OTYPE':
        return false;
      case 'OIF':
        if (n.cond.op === 'OLITERAL' && n.cond.val.kind === 'bool') return this.list(n.init) || this.list(n.cond.val.val ? n.body : n.else);
        break;
      case 'OMETHVALUE': case 'OSLICELIT':
        this.budget--;
        break;
      case 'OAS2': case 'OTYPESW':
        this.budget += nodeCredit(n);
        break;
      case 'OSLICE': case 'OSLICEARR': case 'OSLICESTR': case 'OSLICE3': case 'OSLICE3ARR':
        if (n.low?.op === 'OLITERAL' && n.low.val.kind === 'int' && n.low.val.val === 0n) this.budget++;
        if (n.high?.op === 'OLEN' && n.high.x === n.x) this.budget += 2;
        break;
      default:
        if (binaryOps.has(n.op)) return this.binary(n);
        break;
    }
    return this.charge() || doChildren(n, this.visit);
  }

  /** Left-deep chains without recursion. */
  private binary(n0: Node): boolean {
    const rights: Node[] = [];
    let n: Node = n0;
    while (binaryOps.has(n.op)) {
      if (this.charge()) return true;
      const b = n as Expr & { x: Expr; y: Expr };
      if (b.init !== undefined && this.list(b.init)) return true;
      rights.push(b.y);
      n = b.x;
    }
    if (this.node(n)) return true;
    for (let i = rights.length - 1; i >= 0; i--) if (this.node(rights[i]!)) return true;
    return false;
  }

  private fieldOffset(x: Expr, index: number): number {
    const t = x.type!;
    return offsetsof(this.inl.ctx.wordSize, structType(isPtr(t) ? elemType(t) : t).fields)[index] ?? -1;
  }

  /** Costs of a call beyond its node; true: cannot be inlined. */
  private call(n: CallExpr): boolean {
    const fun = n.fun!;
    let extra = this.callCost;
    if (fun.op === 'ONAME') {
      if (fun.class === 'PFUNC') {
        const path = fun.pkg?.path;
        if (path === 'internal/abi' && (fun.sym === 'NoEscape' || fun.sym.startsWith('EscapeNonString['))) return false;
        if (path === 'internal/runtime/sys' && (fun.sym === 'GetCallerPC' || fun.sym === 'GetCallerSP')) return this.no(`call to ${fun.sym}`);
        if (path === 'runtime') {
          if (fun.sym === 'panicrangestate') return false;
          if (fun.sym === 'getg') return false;
          if (fun.sym === 'deferrangefunc') return this.no('defer call in range func');
          if (fun.sym === 'throw' && this.inl.ir.pkg.path === 'runtime') {
            this.budget -= inlineMaxBudget;
            return false;
          }
        }
        if (mergedLoads.has(`${path}.${fun.sym}`)) return false;
      } else if (fun.class === 'PPARAM' || (fun.class === 'PAUTOHEAP' && fun.isClosureVar)) extra = paramCallCost;
    } else if (fun.op === 'OMETHEXPR' && fun.method?.func && mergedLoads.has(`${fun.method.pkg?.path}.${fun.method.sym}`)) return false;
    if (isIntrinsicCall(this.inl.ctx.wordSize, n)) return false;
    const callee = this.inl.callee(this.fn, fun, false);
    if (callee !== null && this.inl.canInlineCall(this.fn, n, callee, this.isBig, false, false)) {
      this.budget -= inlineCost(this.inl.ctx, callee);
      return false;
    }
    this.budget -= extra;
    return false;
  }
}
