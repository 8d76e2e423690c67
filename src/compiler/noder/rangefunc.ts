/**
 * Range-over-func loops as calls of the iterator with the body as a closure (cmd/compile/internal/rangefunc/rewrite.go).
 *
 * The rewriting is on syntax, as gc's; but trees may be shared and instantiated several times, so it copies
 * what it changes and is remembered per body. Synthetic variables are checker objects whose names begin with '#'.
 *
 * Each loop has a #stateN variable that is checked at every entry of the body; returns, and branches that leave more than
 * the innermost loop, set #next and are completed behind the call. See the overview in rewrite.go; the codes are
 * -1 return, 2*depth break, 2*depth-1 continue, others one per label.
 */
import type * as ast from '../../ast/nodes.js';
import type { Pos } from '../../base/source.js';
import { runtimePkg } from '../../ir/names.js';
import { newSig, newVarOf, tBool, tInt } from '../../ir/typ.js';
import type { ConstVal, Func, Signature, Type, Var } from '../../types/types.js';
import { universeAny } from '../../types/universe.js';
import { coreType } from './subst.js';

const bodies = new WeakMap<ast.BlockStmt, Rewritten>();
const rangeBodies = new WeakSet<ast.FuncLit>();

export interface Rewritten {
  body: ast.BlockStmt;
  /** New names of result variables. */
  names: ReadonlyMap<Var, string>;
}

export function isRangeFuncBody(e: ast.FuncLit): boolean {
  return rangeBodies.has(e);
}

/** abi.RF_State. */
const enum State {
  Done = 0,
  Ready = 1,
  Panic = 2,
  Exhausted = 3,
  MissingPanic = 4,
}

export const noNames: ReadonlyMap<Var, string> = new Map();

/** The body without range-over-func loops; function literals inside are left to their own turn. */
export function rewriteRangeFuncs(body: ast.BlockStmt, sig: Signature): Rewritten {
  const known = bodies.get(body);
  if (known !== undefined) return known;
  // Nearly every body: looking again costs less than remembering it.
  if (!hasRangeFunc(body.list)) return { body, names: noNames };
  const rw = new Rewriter(body, sig);
  const res: Rewritten = { body: rw.block(body), names: rw.names };
  bodies.set(body, res);
  return res;
}

function isRangeFunc(s: ast.Stmt): s is ast.ForStmt & { init: ast.RangeClause } {
  if (s.kind !== 'ForStmt' || s.init?.kind !== 'RangeClause') return false;
  const t = s.init.x.tv?.type;
  return t !== undefined && coreType(t).kind === 'Signature';
}

/** Calls f on the lists of statements in s, function literals aside, until it returns true. */
function anyChildList(s: ast.Stmt, f: (l: readonly ast.Stmt[]) => boolean): boolean {
  switch (s.kind) {
    case 'BlockStmt':
      return f(s.list);
    case 'LabeledStmt':
      return f([s.stmt]);
    case 'IfStmt':
      return f(s.then.list) || (s.else !== null && f([s.else]));
    case 'ForStmt':
      return f(s.body.list);
    case 'SwitchStmt': case 'SelectStmt':
      return s.body.some((c: ast.CaseClause | ast.CommClause) => f(c.body));
    default:
      return false;
  }
}

function hasRangeFunc(list: readonly ast.Stmt[]): boolean {
  for (let i = 0; i < list.length; i++) if (isRangeFunc(list[i]!) || anyChildList(list[i]!, hasRangeFunc)) return true;
  return false;
}

interface Loop {
  nfor: ast.ForStmt;
  depth: number;
  state: Var;
  checkRet: boolean;
  checkBreak: boolean;
  checkContinue: boolean;
  checkBranch: { tok: ast.BranchStmt['tok']; label: string }[];
}

class Rewriter {
  readonly names = new Map<Var, string>();
  private readonly loops: Loop[] = [];
  private decls: ast.VarDecl[] = [];
  private nextVar: Var | null = null;
  private defers: Var | null = null;
  private states = 0;
  private bodiesCount = 0;
  private labelLoop: Map<string, ast.ForStmt | null> | null = null;
  private branchNext = new Map<string, number>();

  constructor(
    private readonly body: ast.BlockStmt,
    private readonly sig: Signature,
  ) {}

  // -------------------------------------------------------------- walking

  block(b: ast.BlockStmt): ast.BlockStmt {
    return { ...b, list: this.list(b.list) };
  }

  private list(l: readonly ast.Stmt[]): ast.Stmt[] {
    return l.map((s) => this.stmt(s));
  }

  private stmt(s: ast.Stmt): ast.Stmt {
    if (isRangeFunc(s)) return this.loop(s);
    switch (s.kind) {
      case 'BlockStmt':
        return this.block(s);
      case 'LabeledStmt':
        return this.keep(s, { ...s, stmt: this.stmt(s.stmt) });
      case 'IfStmt':
        return this.keep(s, { ...s, then: this.block(s.then), else: s.else === null ? null : (this.stmt(s.else) as ast.IfStmt | ast.BlockStmt) });
      case 'ForStmt':
        return this.keep(s, { ...s, body: this.block(s.body) });
      case 'SwitchStmt':
        return this.keep(s, { ...s, body: s.body.map((c) => ({ ...c, body: this.list(c.body) })) });
      case 'SelectStmt':
        return this.keep(s, { ...s, body: s.body.map((c) => ({ ...c, body: this.list(c.body) })) });
      case 'BranchStmt':
        return this.loops.length > 0 ? this.branch(s) : s;
      case 'CallStmt':
        return this.loops.length > 0 && s.tok === 'defer' ? this.defer(s) : s;
      case 'ReturnStmt':
        return this.loops.length > 0 ? this.ret(s) : s;
      default:
        return s;
    }
  }

  private keep<T extends ast.Stmt>(_old: T, s: T): T {
    return s;
  }

  // -------------------------------------------------------------- pieces of syntax

  private newVar(pos: Pos, name: string, type: Type): Var {
    const v = newVarOf(type, name, null, pos);
    v.varKind = 'local';
    v.isParam = false;
    return v;
  }

  private use(pos: Pos, v: Var): ast.Name {
    return { kind: 'Name', pos, value: v.name, obj: v, tv: { mode: 'variable', type: v.type! } };
  }

  private int(pos: Pos, n: number): ast.BasicLit {
    const val: ConstVal = { kind: 'int', val: BigInt(n) };
    return { kind: 'BasicLit', pos, value: String(n), litKind: 'int', bad: false, tv: { mode: 'constant', type: tInt, val } };
  }

  private bool(pos: Pos, b: boolean): ast.Name {
    return { kind: 'Name', pos, value: String(b), obj: null, tv: { mode: 'constant', type: tBool, val: { kind: 'bool', val: b } } };
  }

  private set(pos: Pos, v: Var, x: ast.Expr): ast.Stmt {
    return { kind: 'AssignStmt', pos, op: '', lhs: this.use(pos, v), rhs: x };
  }

  private varDecl(pos: Pos, v: Var, x: ast.Expr | null): ast.VarDecl {
    return { kind: 'VarDecl', pos, group: null, pragmas: [], names: [{ kind: 'Name', pos: v.pos, value: v.name, obj: v }], type: null, values: x };
  }

  private declStmt(pos: Pos, ...decls: ast.VarDecl[]): ast.Stmt {
    return { kind: 'DeclStmt', pos, decls };
  }

  private retBool(pos: Pos, b: boolean): ast.Stmt {
    return { kind: 'ReturnStmt', pos, results: this.bool(pos, b) };
  }

  private cond(pos: Pos, op: ast.BinaryOp, x: ast.Expr, y: ast.Expr): ast.Expr {
    return { kind: 'Operation', pos, op, x, y, tv: { mode: 'value', type: tBool } };
  }

  private ifThen(pos: Pos, cond: ast.Expr, list: ast.Stmt[]): ast.Stmt {
    return { kind: 'IfStmt', pos, init: null, cond, then: { kind: 'BlockStmt', pos, list, rbrace: pos }, else: null };
  }

  private group(pos: Pos, list: ast.Stmt[]): ast.BlockStmt {
    return { kind: 'BlockStmt', pos, list, rbrace: pos };
  }

  private runtimeCall(pos: Pos, name: 'panicrangestate' | 'deferrangefunc', args: ast.Expr[]): ast.CallExpr {
    const sig = name === 'panicrangestate' ? panicrangestateSig : deferrangefuncSig;
    const obj: Func = { kind: 'Func', name, pos: 0, pkg: runtimePkg, type: sig, parent: null, scopePos: 0, order: 0, hasPtrRecv: false };
    const fun: ast.Name = { kind: 'Name', pos, value: name, obj, tv: { mode: 'value', type: sig } };
    const call: ast.CallExpr = { kind: 'CallExpr', pos, fun, args, hasDots: false };
    call.tv = name === 'panicrangestate' ? { mode: 'novalue', type: sig.results } : { mode: 'value', type: universeAny };
    return call;
  }

  private callPanic(pos: Pos, arg: ast.Expr): ast.Stmt {
    return { kind: 'ExprStmt', pos, x: this.runtimeCall(pos, 'panicrangestate', [arg]) };
  }

  private setState(pos: Pos, index: number, s: State): ast.Stmt {
    return this.set(pos, this.loops[index]!.state, this.int(pos, s));
  }

  private setInner(pos: Pos, s: State): ast.Stmt {
    return this.setState(pos, this.loops.length - 1, s);
  }

  private outerVar(name: string, type: Type, init: ast.Expr | null): Var {
    const v = this.newVar(0, name, type);
    this.decls.push(this.varDecl(0, v, init));
    return v;
  }

  private next(): Var {
    this.nextVar ??= this.outerVar('#next', tInt, null);
    return this.nextVar;
  }

  // -------------------------------------------------------------- statements that leave the body

  private defer(s: ast.CallStmt): ast.Stmt {
    this.defers ??= this.outerVar('#defers', universeAny, this.runtimeCall(0, 'deferrangefunc', []));
    return { ...s, deferAt: this.use(s.pos, this.defers) } as ast.CallStmt;
  }

  private ret(s: ast.ReturnStmt): ast.Stmt {
    const list: ast.Stmt[] = [];
    if (s.results !== null) {
      const results = this.sig.results.vars;
      results.forEach((v, i) => {
        if ((v.name === '' || v.name === '_') && !this.names.has(v)) this.names.set(v, `#rv${i + 1}`);
      });
      const lhs = results.map((v) => this.use(s.pos, v));
      list.push({ kind: 'AssignStmt', pos: s.pos, op: '', lhs: lhs.length === 1 ? lhs[0]! : { kind: 'ListExpr', pos: s.pos, elems: lhs }, rhs: s.results });
    }
    for (const l of this.loops) l.checkRet = true;
    list.push(this.set(s.pos, this.next(), this.int(s.pos, -1)), this.setInner(s.pos, State.Done), this.retBool(s.pos, false));
    return this.group(s.pos, list);
  }

  private branch(s: ast.BranchStmt): ast.Stmt {
    if (s.tok === 'fallthrough') return s;
    const top = this.loops.length - 1;
    if (s.label === null && this.loops[top]!.nfor !== s.target) return s;
    const index = (f: ast.Stmt | null | undefined): number => {
      let i = top;
      while (i >= 0 && this.loops[i]!.nfor !== f) i--;
      return i;
    };
    const i = index(s.target);
    let next: number;
    if (s.tok === 'goto' || i < 0) {
      const label = s.label!.value;
      this.computeBranchNext();
      const targ = this.labelLoop!.get(label) ?? null;
      if (this.loops[top]!.nfor === targ) return s;
      next = this.branchNext.get(`${s.tok} ${label}`)!;
      const exitFrom = index(targ) + 1;
      this.loops[exitFrom]!.checkBranch.push({ tok: s.tok, label });
      for (let j = exitFrom + 1; j <= top; j++) this.loops[j]!.checkRet = true;
    } else {
      let exitFrom = i + 1;
      if (exitFrom > top) {
        const cont = s.tok === 'continue';
        return this.group(s.pos, [this.setInner(s.pos, cont ? State.Ready : State.Done), this.retBool(s.pos, cont)]);
      }
      if (s.tok === 'continue') this.loops[exitFrom]!.checkContinue = true;
      else {
        exitFrom = i;
        this.loops[exitFrom]!.checkBreak = true;
      }
      for (let j = exitFrom + 1; j <= top; j++) this.loops[j]!.checkBreak = true;
      next = 2 * (i + 1) - (s.tok === 'continue' ? 1 : 0);
    }
    return this.group(s.pos, [this.set(s.pos, this.next(), this.int(s.pos, next)), this.setInner(s.pos, State.Done), this.retBool(s.pos, false)]);
  }

  /** Which loop each label is in, and the codes of branches to it. */
  private computeBranchNext(): void {
    if (this.labelLoop !== null) return;
    const m = new Map<string, ast.ForStmt | null>();
    this.labelLoop = m;
    const walk = (l: readonly ast.Stmt[], loop: ast.ForStmt | null): void => {
      for (const s of l) {
        if (s.kind === 'LabeledStmt') m.set(s.label.value, loop);
        const inner = isRangeFunc(s) ? s : loop;
        anyChildList(s, (c) => {
          walk(c, inner);
          return false;
        });
      }
    };
    walk(this.body.list, null);
    let used = -1;
    for (const l of m.keys()) {
      used -= 3;
      this.branchNext.set(`break ${l}`, used);
      this.branchNext.set(`continue ${l}`, used + 1);
      this.branchNext.set(`goto ${l}`, used + 2);
    }
  }

  // -------------------------------------------------------------- the loop

  private loop(nfor: ast.ForStmt & { init: ast.RangeClause }): ast.Stmt {
    const start = nfor.pos;
    const end = nfor.body.rbrace;
    const state = this.newVar(start, `#state${++this.states}`, tInt);
    const loop: Loop = { nfor, depth: this.loops.length + 1, state, checkRet: false, checkBreak: false, checkContinue: false, checkBranch: [] };
    this.loops.push(loop);
    const list = this.list(nfor.body.list);

    const rc = nfor.init;
    const rfunc = coreType(rc.x.tv!.type) as Signature;
    const ftyp = coreType(rfunc.params.vars[0]!.type!) as Signature;
    const n = ++this.bodiesCount;
    const clo = this.bodyFunc(loop, list, rc, ftyp, start, end);
    const yieldVar = this.newVar(start, `#yield${n}`, clo.tv!.type);
    const call: ast.CallExpr = { kind: 'CallExpr', pos: start, fun: rc.x, args: [this.use(start, yieldVar)], hasDots: false, tv: { mode: 'novalue', type: { kind: 'Tuple', vars: [] } } };
    const checks = this.checks(loop, end);

    const out: ast.Stmt[] = [];
    if (this.loops.length === 1 && this.decls.length > 0) {
      for (const d of this.decls) placeDecl(d, start);
      out.push(this.declStmt(start, ...this.decls));
    }
    out.push(this.declStmt(start, this.varDecl(start, state, this.int(start, State.Ready))));
    out.push(this.declStmt(start, this.varDecl(start, yieldVar, clo)), { kind: 'ExprStmt', pos: start, x: call });
    out.push(this.ifThen(end, this.cond(end, '==', this.use(end, state), this.int(end, State.Panic)), [this.callPanic(end, this.int(end, State.MissingPanic))]));
    out.push(this.setInner(end, State.Exhausted), ...checks);
    if (this.loops.length === 1) {
      this.decls = [];
      this.nextVar = null;
      this.defers = null;
    }
    this.loops.pop();
    return { kind: 'BlockStmt', pos: start, list: out, rbrace: end };
  }

  private bodyFunc(loop: Loop, body: ast.Stmt[], rc: ast.RangeClause, ftyp: Signature, start: Pos, end: Pos): ast.FuncLit {
    const lhs = rc.lhs === null ? [] : rc.lhs.kind === 'ListExpr' ? rc.lhs.elems : [rc.lhs];
    const list: ast.Stmt[] = [];
    const params = ftyp.params.vars.map((p, i): Var => {
      const x = lhs[i];
      if (x !== undefined && rc.def && x.kind === 'Name' && x.obj?.kind === 'Var') return x.obj;
      const v = this.newVar(start, x !== undefined && rc.def ? '_' : `#p${i + 1}`, p.type!);
      if (x !== undefined && !rc.def) list.push({ kind: 'AssignStmt', pos: x.pos, op: '', lhs: x, rhs: this.use(x.pos, v) });
      return v;
    });
    const sig = newSig(params, [this.newVar(start, '#r', tBool)]);
    const tmp = this.newVar(start, '#tmpState', tInt);
    list.push(
      // gc gives this use no position; it is that of the captured variable.
      this.declStmt(start, this.varDecl(start, tmp, this.use(0, loop.state))),
      this.setInner(start, State.Panic),
      this.ifThen(start, this.cond(start, '!=', this.use(start, tmp), this.int(start, State.Ready)), [this.callPanic(start, this.use(start, tmp))]),
      ...body,
      this.setInner(end, State.Ready),
      this.retBool(end, true),
    );
    const lit: ast.FuncLit = {
      kind: 'FuncLit', pos: start, type: { kind: 'FuncType', pos: start, params: [], results: [] }, body: { kind: 'BlockStmt', pos: start, list, rbrace: end }, tv: { mode: 'value', type: sig },
    };
    rangeBodies.add(lit);
    return lit;
  }

  /** What is to be done behind the call. */
  private checks(loop: Loop, pos: Pos): ast.Stmt[] {
    const list: ast.Stmt[] = [];
    const ifNext = (op: ast.BinaryOp, c: number, zero: boolean, ...then: ast.Stmt[]): void => {
      const body = zero ? [this.set(pos, this.next(), this.int(pos, 0)), ...then] : then;
      list.push(this.ifThen(pos, this.cond(pos, op, this.use(pos, this.next()), this.int(pos, c)), body));
    };
    const did = new Set<string>();
    for (const br of loop.checkBranch) {
      const key = `${br.tok} ${br.label}`;
      if (did.has(key)) continue;
      did.add(key);
      ifNext('==', this.branchNext.get(key)!, true, { kind: 'BranchStmt', pos, tok: br.tok, label: { kind: 'Name', pos, value: br.label } });
    }
    const cur = loop.depth - 1;
    if (this.loops.length === 1) {
      if (loop.checkRet) ifNext('==', -1, false, { kind: 'ReturnStmt', pos, results: null });
      return list;
    }
    const outer = cur - 1;
    if (loop.checkRet) ifNext('<', 0, false, this.setState(pos, outer, State.Done), this.retBool(pos, false));
    const step = 2 * cur;
    ifNext('>', step, false, this.callPanic(pos, this.int(pos, State.Done)));
    if (loop.checkContinue) ifNext('==', step - 1, true, this.setState(pos, outer, State.Ready), this.retBool(pos, true));
    if (loop.checkBreak) ifNext('==', step, true, this.setState(pos, outer, State.Done), this.retBool(pos, false));
    if (loop.checkContinue || loop.checkBreak) ifNext('>', 0, false, this.setState(pos, outer, State.Done), this.retBool(pos, false));
    return list;
  }
}

/** Declarations that were made before their place was known. */
function placeDecl(d: ast.VarDecl, pos: Pos): void {
  d.pos = pos;
  if (d.values !== null) d.values.pos = pos;
}

const panicrangestateSig: Signature = newSig([newVarOf(tInt, 'state')], []);
const deferrangefuncSig: Signature = newSig([], [newVarOf(universeAny)]);
