/**
 * Benchmark loops `for b.Loop() { ... }` (cmd/compile/internal/bloop): results of statements in such a loop are kept alive, so
 * that nothing is optimised away. Only packages that import testing are looked at.
 */
import { globalName, newAddr, newAssign, newAssignList, newBlock, newCall, newConv, newDecl, tempAt } from '../../ir/build.js';
import type { CallExpr, Expr, Func, IrContext, Name, Node, PackageIR, Stmt } from '../../ir/nodes.js';
import { isAddressable, isBlank } from '../../ir/predicates.js';
import { emptyIface, newSig, newVarOf, sigType, tUnsafePtr } from '../../ir/typ.js';
import { linkSym, runtimePkg } from '../../ir/names.js';
import { editChildren } from '../../ir/visit.js';
import { Diagnoser, type DecisionFlags, type Log } from './diagnose.js';

export function bloopWalk(ir: PackageIR, flags: DecisionFlags, log: Log, ctx?: IrContext): void {
  if (!ir.pkg.imports.some((p) => p.path === 'testing')) return;
  const diag = new Diagnoser(ir, flags, log);
  for (const fn of ir.funcs) {
    const e = new Editor(ir, fn, diag, ctx);
    for (let i = 0; i < fn.body.length; i++) fn.body[i] = e.edit(fn.body[i]!, false);
  }
}

/** testing.(*B).Loop as the condition. */
function isTestingLoop(n: Node): boolean {
  if (n.op !== 'OFOR' || n.cond?.op !== 'OCALLFUNC' || n.cond.fun?.op !== 'OMETHEXPR') return false;
  const m = n.cond.fun.method;
  return m?.sym === '(*B).Loop' && m.pkg?.path === 'testing';
}

/** The variable that an expression is a part of, if it can be addressed. */
function nameOf(n0: Expr): Name | null {
  let n: Expr = n0;
  for (;;) {
    switch (n.op) {
      case 'ONAME':
        return isAddressable(n) ? n : null;
      case 'OSLICE': case 'OSLICE3': case 'ODOT': case 'OCONV': case 'OCONVIFACE': case 'OCONVNOP': case 'OADDR': case 'ODOTPTR': case 'OINDEX': case 'OINDEXMAP':
        n = n.x;
        break;
      default:
        return null;
    }
  }
}

class Editor {
  constructor(
    private readonly ir: PackageIR,
    private readonly fn: Func,
    private readonly diag: Diagnoser,
    private readonly ctx: IrContext | undefined,
  ) {}

  edit(n: Node, inLoop: boolean): Node {
    const inside = inLoop || isTestingLoop(n);
    editChildren(n, (c) => this.edit(c, inside));
    if (!inside) return n;
    switch (n.op) {
      case 'OFOR': case 'ORANGE':
        this.list(n.body);
        break;
      case 'OIF':
        this.list(n.body);
        this.list(n.else);
        break;
      case 'OBLOCK':
        this.list(n.list);
        break;
      case 'OCASE':
        this.list(n.body);
        break;
      default:
        break;
    }
    return n;
  }

  private list(l: Node[]): void {
    for (let i = 0; i < l.length; i++) l[i] = this.stmt(l[i]!);
  }

  private say(n: Node, msg: string): void {
    if (this.diag.m > 1) this.diag.print(n.pos, msg);
  }

  private sayName(name: Name, at: Node): void {
    this.say(at, `${name.linkname ?? linkSym(name.pkg, name.sym)} will be kept alive`);
  }

  private temp(at: Node, like: Expr, init: Stmt[]): Name {
    const tmp = tempAt(at.pos, this.fn, like.type!, this.ir.pkg);
    init.push(newDecl(at.pos, tmp));
    return tmp;
  }

  private target(x: Expr, at: Node, out: Expr[]): void {
    const name = nameOf(x);
    if (name !== null) {
      this.sayName(name, at);
      out.push(name);
    } else if (x.op === 'ODEREF') {
      out.push(x);
      this.say(at, 'dereference will be kept alive');
    } else this.say(at, 'expr is unknown to bloop pass');
  }

  private stmt(n: Node): Node {
    switch (n.op) {
      case 'OAS': {
        if (isBlank(n.x) && n.y !== null) {
          n.init ??= [];
          n.x = this.temp(n, n.y, n.init);
          n.def = true;
        }
        const keep: Expr[] = [];
        this.target(n.x, n, keep);
        return this.keepAlive(keep, n);
      }
      case 'OAS2': case 'OAS2FUNC': case 'OAS2DOTTYPE': case 'OAS2MAPR': case 'OAS2RECV': {
        const keep: Expr[] = [];
        n.lhs.forEach((x, i) => {
          if (isBlank(x) && n.rhs.length === n.lhs.length) {
            n.init ??= [];
            n.lhs[i] = this.temp(n, n.rhs[i]!, n.init);
            n.def = true;
          }
          this.target(n.lhs[i]!, n, keep);
        });
        return this.keepAlive(keep, n);
      }
      case 'OASOP': {
        const keep: Expr[] = [];
        this.target(n.x, n, keep);
        return this.keepAlive(keep, n);
      }
      case 'OCALLFUNC': case 'OCALLINTER':
        return this.call(n);
      default:
        return n;
    }
  }

  private call(n: CallExpr): Node {
    const results = sigType(n.fun!.type!).results.vars;
    if (results.length > 0) {
      const init: Stmt[] = [];
      const lhs = results.map((v) => {
        const tmp = tempAt(n.pos, this.fn, v.type!, this.ir.pkg);
        init.push(newDecl(n.pos, tmp));
        return tmp;
      });
      const as: Stmt = lhs.length === 1 ? newAssign(n.pos, lhs[0]!, n, true) : newAssignList(n.pos, 'OAS2FUNC', lhs, [n], true);
      as.init = init;
      this.say(n, `function result${lhs.length > 1 ? 's' : ''} will be kept alive`);
      return this.keepAlive(lhs, as);
    }
    const names: Expr[] = [];
    const temps: Stmt[] = [];
    const spill = (x: Expr, at: Node): Name => {
      const init: Stmt[] = [];
      const tmp = this.temp(at, x, init);
      const as = newAssign(at.pos, tmp, x, true);
      as.init = init;
      temps.push(as);
      this.say(n, 'function arg will be kept alive');
      return tmp;
    };
    n.args.forEach((a, i) => {
      const name = nameOf(a);
      if (name !== null) {
        this.sayName(name, n);
        names.push(name);
      } else if (a.op === 'OSLICELIT') {
        const direct: Expr[] = [];
        a.list.forEach((e, j) => {
          const en = nameOf(e);
          if (en !== null) {
            this.sayName(en, n);
            direct.push(en);
          } else {
            const tmp = spill(e, e);
            a.list[j] = tmp;
            names.push(tmp);
          }
        });
        names.push(...direct);
      } else {
        const tmp = spill(a, n);
        n.args[i] = tmp;
        names.push(tmp);
      }
    });
    const cur: Node = temps.length > 0 ? newBlock(n.pos, [...temps, n]) : n;
    return this.keepAlive(names, cur);
  }

  /** `cur` followed by a call of runtime.KeepAlive for each of `ns`. */
  private keepAlive(ns: readonly Expr[], cur: Node): Node {
    if (ns.length === 0 || this.ctx === undefined) return cur;
    const list: Node[] = [cur];
    for (const n of ns) {
      if (n.op !== 'ONAME' || isBlank(n)) continue;
      const sig = newSig([newVarOf(emptyIface)], []);
      const fun = globalName(this.ctx, 'PFUNC', 0, 'KeepAlive', runtimePkg, sig);
      const ptr = newConv(cur.pos, 'OCONVNOP', tUnsafePtr, newAddr(cur.pos, n));
      const call = newCall(cur.pos, 'OCALLFUNC', fun, [newConv(cur.pos, 'OCONVIFACE', emptyIface, ptr, true)], null);
      call.noInline = true;
      (call as { isCompilerVarLive?: boolean }).isCompilerVarLive = true;
      list.push(call);
    }
    return newBlock(cur.pos, list);
  }
}
