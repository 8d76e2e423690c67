/**
 * Order of evaluation (gc: walk/order.go). Rewrites a function's tree so that calls, receives, appends and the like stand
 * alone in assignments to temporaries, in the order that gc gives them; afterwards an expression may be evaluated in any
 * order. What gc leaves in place (map reads, conversions to interfaces, loads of variables) is left in place here too, because
 * programs can see the difference.
 *
 * DEPARTURE from gc's form, not from its order: `a && b` as the condition of an if or for stays a tree (walk makes jumps
 * of it). Temporaries are never recycled here: slot allocation does it.
 */
import { InternalError } from '../../base/assert.js';
import { copyPlainExpr } from '../../ir/layout.js';
import type { Pos } from '../../base/source.js';
import type { AssignListStmt, AssignOpStmt, AssignStmt, CallExpr, CompLitExpr, ConvExpr, Expr, Func, IndexExpr, InlinedCallExpr, KeyExpr, Name, Node, RangeStmt, SelectStmt, Stmt, UnaryExpr } from '../../ir/nodes.js';
import { deepCopy, takeInit } from '../../ir/copy.js';
import { elemType, hasShape, identicalStrict, isDirectIface, isInterface, isInteger, isString, tBool, tString, under } from '../../ir/typ.js';
import { any, editChildren } from '../../ir/visit.js';
import type { Type } from '../../types/types.js';
import { type WordSize, typeInfo } from '../codegen/parts.js';
import { needsAddrForConv } from './convert-names.js';
import { isMapClear } from './map-kinds.js';
import { mapFast } from './map-kinds.js';
import { newAssign, newAssignList, newBlock, newDecl, newIf, newIndex, outerValue } from '../../ir/build.js';
import { assigns, isAddressable, isAutoTmp, isBlank, sameSafeExpr } from '../../ir/predicates.js';
import { constantValueOf } from './static-data.js';
import { as, bin, convNop, initExpr, isStaticLit, newTemp, stringVal } from './nodes.js';

export function orderFunc(fn: Func, ws: WordSize): void {
  const o = new Order(fn, ws);
  o.stmtList(fn.body);
  fn.body = o.out;
}

export class Order {
  out: Node[] = [];

  constructor(
    private readonly fn: Func,
    private readonly ws: WordSize,
  ) {}

  // ---------------------------------------------------------------- temporaries

  newTemp(t: Type, pos: Pos): Name {
    return newTemp(this.fn, t, pos);
  }

  copyExpr(n: Expr): Name {
    const v = this.newTemp(n.type!, n.pos);
    this.out.push(as(n.pos, v, n));
    return v;
  }

  cheapOpt(n: Expr | null): Expr | null {
    return n === null ? null : this.cheapExpr(n);
  }

  cheapExpr(n: Expr): Expr {
    switch (n.op) {
      case 'ONAME':
      case 'OLITERAL':
      case 'ONIL':
        return n;
      case 'OLEN':
      case 'OCAP': {
        const l = this.cheapExpr(n.x);
        return l === n.x ? n : withX(n, l);
      }
      default:
        return this.copyExpr(n);
    }
  }

  safeExpr(n: Expr): Expr {
    switch (n.op) {
      case 'ONAME':
      case 'OLITERAL':
      case 'ONIL':
        return n;
      case 'OLEN':
      case 'OCAP':
      case 'ODOT': {
        const l = this.safeExpr(n.x);
        return l === n.x ? n : withX(n, l);
      }
      case 'ODOTPTR':
      case 'ODEREF': {
        const l = this.cheapExpr(n.x);
        return l === n.x ? n : withX(n, l);
      }
      case 'OINDEX':
      case 'OINDEXMAP': {
        const l = under(n.x.type!).kind === 'Array' ? this.safeExpr(n.x) : this.cheapExpr(n.x);
        const r = this.cheapExpr(n.index);
        return l === n.x && r === n.index ? n : withIndex(n, l, r);
      }
      case 'OCONVNOP': {
        const l = this.safeExpr(n.x);
        return l === n.x ? n : withX(n, l);
      }
      default:
        throw new InternalError(`order.safeExpr ${n.op}`, n.pos);
    }
  }

  /** n, or a copy in a temporary that can be addressed. Constants go to static data in walk. */
  addrTemp(n: Expr): Expr {
    if (n.op === 'ONIL' || n.op === 'OLITERAL' || isStaticLit(n, isDirectIface)) return n;
    if (isAddressable(n)) {
      const v = outerValue(n);
      if (!(v.op === 'ONAME' && v.class === 'PAUTO' && !v.addrtaken && typeInfo(v.type!, this.ws).parts !== null)) return n;
    }
    return this.copyExpr(n);
  }

  mapKeyTemp(mapType: Type, n: Expr): Expr {
    return mapFast(mapType, this.ws) === '' ? this.addrTemp(n) : n;
  }

  // ---------------------------------------------------------------- expressions

  exprList(l: Expr[]): void {
    for (let i = 0; i < l.length; i++) l[i] = this.expr(l[i]!, null);
  }

  private readonly edit = (n: Node): Node => this.expr(n as Expr, null);

  exprOpt<T extends Expr | null | undefined>(n: T): T {
    return n === null || n === undefined ? n : (this.expr(n, null) as T);
  }

  /** Orders n; statements it needs become its init. */
  exprInPlace(n: Expr): Expr {
    const save = this.out;
    this.out = [];
    const r = this.expr(n, null);
    const init = this.out as Stmt[];
    this.out = save;
    return initExpr(init, r);
  }

  /** A condition: && and || and ! stay, their operands are ordered in place. */
  cond(n: Expr): Expr {
    const init = takeInit(n);
    if (n.op === 'OANDAND' || n.op === 'OOROR') {
      n.x = this.cond(n.x);
      n.y = this.cond(n.y);
    } else if (n.op === 'ONOT' || n.op === 'OPAREN') {
      n.x = this.cond(n.x);
    } else {
      n = this.exprInPlace(n);
    }
    if (init.length === 0) return n;
    const save = this.out;
    this.out = [];
    this.stmtList(init);
    const done = this.out as Stmt[];
    this.out = save;
    return initExpr(done, n);
  }

  init(n: Node): void {
    const { init } = n as { init?: Stmt[] };
    if (init === undefined) return;
    this.stmtList(takeInit(n));
  }

  expr(n: Expr, lhs: Expr | null): Expr {
    this.init(n);
    switch (n.op) {
      case 'ONAME':
      case 'OLITERAL':
      case 'ONIL':
      case 'OTYPE':
      case 'OLINKSYMOFFSET':
      case 'OGETG':
      case 'OMETHEXPR':
        return n;
      case 'OADD':
      case 'OSUB':
      case 'OMUL':
      case 'OAND':
      case 'OOR':
      case 'OXOR': {
        // The left spine may be long.
        const spine: (typeof n)[] = [n];
        let x: Expr = n.x;
        while (x.op === n.op && x.init === undefined) {
          spine.push(x as typeof n);
          x = (x as typeof n).x;
        }
        const bottom = spine[spine.length - 1]!;
        bottom.x = this.expr(bottom.x, null);
        for (let i = spine.length - 1; i >= 0; i--) spine[i]!.y = this.expr(spine[i]!.y, null);
        return n;
      }
      case 'OADDSTR': {
        this.exprList(n.list);
        const hasByte = n.list.some((e) => e.op === 'OBYTES2STR');
        const hasLit = n.list.some((e) => stringVal(e) !== '');
        if (hasLit && hasByte) for (const e of n.list) if (e.op === 'OBYTES2STR') e.op = 'OBYTES2STRTMP';
        return n;
      }
      case 'OINDEXMAP': {
        n.x = this.expr(n.x, null);
        n.index = this.expr(n.index, null);
        const needCopy = n.assigned !== true && mapKeyReplaceStrConv(n.index);
        n.index = this.mapKeyTemp(n.x.type!, n.index);
        return needCopy ? this.copyExpr(n) : n;
      }
      case 'OCONVIFACE':
        n.x = this.expr(n.x, null);
        if (isInterface(n.x.type!)) return n;
        // What is set once, to a constant, is static data in walk: no copy of it.
        if ((needsAddrForConv(n.x.type!, this.ws) && constantValueOf(n.x) === null) || isStaticLit(n.x, isDirectIface)) n.x = this.addrTemp(n.x);
        return n;
      case 'OCONVNOP': {
        const x = n.x;
        if ((x.op === 'OCALLFUNC' || x.op === 'OCALLINTER') && isUnsafePtrOf(n)) {
          this.init(x);
          this.call(x);
          return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
        }
        n.x = this.expr(x, null);
        return n;
      }
      case 'OANDAND':
      case 'OOROR': {
        const r = this.newTemp(n.type!, n.pos);
        const x = this.expr(n.x, null);
        this.out.push(as(n.pos, r, x));
        const save = this.out;
        this.out = [];
        const y = this.expr(n.y, null);
        this.out.push(as(n.pos, r, y));
        const gen = this.out;
        this.out = save;
        this.out.push(n.op === 'OANDAND' ? newIf(n.pos, r, gen, []) : newIf(n.pos, r, [], gen));
        return r;
      }
      case 'OCALLFUNC':
      case 'OCALLINTER':
        this.call(n);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OCAP':
      case 'OLEN':
      case 'OIMAG':
      case 'OREAL':
        // gc copies these; they cannot call, but what they read may change before the use.
        if (n.op === 'OLEN' && n.x.op === 'OSTR2RUNES') n.x.x = this.expr(n.x.x, null);
        else n.x = this.expr(n.x, null);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OCOMPLEX':
      case 'OCOPY':
        n.x = this.expr(n.x, null);
        n.y = this.expr(n.y, null);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OMAKECHAN':
      case 'OMAKEMAP':
      case 'OMAKESLICE':
      case 'OMAKESLICECOPY':
        n.len = this.exprOpt(n.len);
        n.cap = this.exprOpt(n.cap);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OMAX':
      case 'OMIN':
      case 'ORECOVER':
        this.exprList(n.args);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'ONEW':
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OSTR2BYTES':
      case 'OSTR2BYTESTMP':
      case 'OSTR2RUNES':
        n.x = this.expr(n.x, null);
        return lhs === null || lhs.op !== 'ONAME' ? this.copyExpr(n) : n;
      case 'OINLCALL':
        this.stmtList(n.body);
        if (n.returnVars.length !== 1) throw new InternalError('inlined call without single result', n.pos);
        return inlinedResult(n, n.returnVars[0]!);
      case 'OAPPEND':
        if (isAppendOfMake(n, this.ws)) {
          n.args[0] = this.expr(n.args[0]!, null);
          const mk = n.args[1] as { len: Expr };
          mk.len = this.expr(mk.len, null);
        } else this.exprList(n.args);
        return lhs === null || (lhs.op !== 'ONAME' && !sameSafeExpr(lhs, n.args[0]!)) ? this.copyExpr(n) : n;
      case 'OSLICE':
      case 'OSLICEARR':
      case 'OSLICESTR':
      case 'OSLICE3':
      case 'OSLICE3ARR':
        n.x = this.expr(n.x, null);
        n.low = this.cheapOpt(this.exprOpt(n.low));
        n.high = this.cheapOpt(this.exprOpt(n.high));
        n.max = this.cheapOpt(this.exprOpt(n.max));
        return lhs === null || (lhs.op !== 'ONAME' && !sameSafeExpr(lhs, n.x)) ? this.copyExpr(n) : n;
      case 'OCLOSURE':
        return n;
      case 'OMETHVALUE':
        n.x = this.expr(n.x, null);
        return n;
      case 'OSLICELIT':
        this.exprList(n.list);
        return n;
      case 'OKEY':
        // Keys of array and slice literals are constants; those of maps are ordered here too.
        if (n.key !== null) n.key = this.expr(n.key, null);
        n.value = this.expr(n.value, null);
        return n;
      case 'ODOTTYPE':
      case 'ODOTTYPE2':
        n.x = this.expr(n.x, null);
        return isDirectIface(n.type!) ? n : this.copyExpr(n);
      case 'ODYNAMICDOTTYPE':
      case 'ODYNAMICDOTTYPE2':
        editChildren(n, this.edit);
        return this.copyExpr(n);
      case 'ORECV':
        n.x = this.expr(n.x, null);
        return this.copyExpr(n);
      case 'OEQ':
      case 'ONE':
      case 'OLT':
      case 'OLE':
      case 'OGT':
      case 'OGE': {
        n.x = this.expr(n.x, null);
        n.y = this.expr(n.y, null);
        const u = under(n.x.type!);
        if (isString(u)) {
          if (n.x.op === 'OBYTES2STR') n.x.op = 'OBYTES2STRTMP';
          if (n.y.op === 'OBYTES2STR') n.y.op = 'OBYTES2STRTMP';
        } else if (u.kind === 'Struct' || u.kind === 'Array') {
          n.x = this.addrTemp(n.x);
          n.y = this.addrTemp(n.y);
        }
        return n;
      }
      case 'OMAPLIT':
        return this.mapLit(n);
      default:
        editChildren(n, this.edit);
        return n;
    }
  }

  /** Dynamic entries of a map literal are computed and inserted one by one. */
  private mapLit(n: CompLitExpr): Expr {
    const statics: KeyExpr[] = [];
    const dynamics: KeyExpr[] = [];
    for (const e of n.list) {
      const r = e as KeyExpr;
      if (isStaticLit(r.key!, isDirectIface) && isStaticLit(r.value, isDirectIface)) statics.push(r);
      else dynamics.push(r);
    }
    n.list = statics;
    // Walk reads len as the number of dynamic entries to come.
    n.len = dynamics.length;
    if (dynamics.length === 0) return n;
    const m = this.newTemp(n.type!, n.pos);
    this.out.push(as(n.pos, m, n));
    for (const r of dynamics) {
      const lhs = newIndex(r.pos, m, r.key!, elemType(n.type!), 'OINDEXMAP');
      lhs.assigned = true;
      lhs.rtype = n.rtype ?? null;
      this.stmt(as(r.pos, lhs, r.value));
    }
    return m;
  }

  call(n: CallExpr): void {
    if (n.fun !== null) n.fun = this.expr(n.fun, null);
    this.exprList(n.args);
  }

  // ---------------------------------------------------------------- statements

  block(list: Node[]): Node[] {
    const save = this.out;
    this.out = [];
    this.stmtList(list);
    const r = this.out;
    this.out = save;
    return r;
  }

  stmtList(list: readonly Node[]): void {
    for (let i = 0; i < list.length; i++) {
      const n = list[i]!;
      if (makeSliceCopy(n, list[i + 1])) i++;
      this.stmt(n);
    }
  }

  private safeMapRHS(r: Expr): Expr {
    if (r.op === 'OAPPEND') {
      for (let i = 1; i < r.args.length; i++) r.args[i] = this.cheapExpr(r.args[i]!);
      return r;
    }
    return this.cheapExpr(r);
  }

  private mapAssign(n: AssignStmt | AssignOpStmt): void {
    if (n.x.op === 'OINDEXMAP' && n.y !== null) n.y = this.safeMapRHS(n.y);
    this.out.push(n);
  }

  stmt(n: Node): void {
    this.init(n);
    switch (n.op) {
      case 'OINLMARK':
      case 'OBREAK':
      case 'OCONTINUE':
      case 'ODCL':
      case 'OFALL':
      case 'OGOTO':
      case 'OLABEL':
      case 'OTAILCALL':
        this.out.push(n);
        return;
      case 'OAS':
        this.assign(n);
        return;
      case 'OASOP': {
        n.x = this.expr(n.x, null);
        n.y = this.expr(n.y, null);
        if (n.x.op === 'OINDEXMAP' && (n.asOp === 'ODIV' || n.asOp === 'OMOD')) {
          const l1 = this.safeExpr(n.x);
          let l2: Expr = deepCopy(l1);
          if (l2.op === 'OINDEXMAP') {
            const at = copyPlainExpr(l2);
            at.assigned = false;
            l2 = at;
          }
          const v = this.copyExpr(l2);
          const r = this.expr(bin(n.pos, n.asOp, v, n.y, n.x.type!), null);
          this.mapAssign(as(n.pos, l1, r));
          return;
        }
        this.mapAssign(n);
        return;
      }
      case 'OAS2':
        this.exprList(n.lhs);
        this.exprList(n.rhs);
        this.out.push(n);
        return;
      case 'OAS2FUNC': {
        this.exprList(n.lhs);
        const call = n.rhs[0]!;
        this.init(call);
        if (call.op === 'OINLCALL') {
          this.stmtList(call.body);
          n.op = 'OAS2';
          n.rhs = call.returnVars.slice();
          this.exprList(n.rhs);
          this.out.push(n);
        } else {
          this.call(call as CallExpr);
          this.as2func(n);
        }
        return;
      }
      case 'OAS2DOTTYPE':
      case 'OAS2RECV':
      case 'OAS2MAPR': {
        this.exprList(n.lhs);
        const r = n.rhs[0]!;
        this.init(r);
        switch (r.op) {
          case 'ODOTTYPE2':
          case 'ORECV':
            r.x = this.expr(r.x, null);
            break;
          case 'ODYNAMICDOTTYPE2':
            r.x = this.expr(r.x, null);
            r.rtype = this.exprOpt(r.rtype);
            if (r.itab) r.itab = this.expr(r.itab, null);
            break;
          case 'OINDEXMAP':
            r.x = this.expr(r.x, null);
            r.index = this.expr(r.index, null);
            mapKeyReplaceStrConv(r.index);
            r.index = this.mapKeyTemp(r.x.type!, r.index);
            break;
          default:
            throw new InternalError(`order.stmt: ${r.op}`, n.pos);
        }
        this.as2ok(n);
        return;
      }
      case 'OBLOCK':
        this.stmtList(n.list);
        return;
      case 'OCALLFUNC':
      case 'OCALLINTER':
        this.call(n);
        this.out.push(n);
        return;
      case 'OINLCALL':
        this.stmtList(n.body);
        return;
      case 'OCHECKNIL':
      case 'OCLEAR':
      case 'OCLOSE':
      case 'OPANIC':
      case 'ORECV':
        n.x = this.expr(n.x, null);
        this.out.push(n);
        return;
      case 'OCOPY':
        n.x = this.expr(n.x, null);
        n.y = this.expr(n.y, null);
        this.out.push(n);
        return;
      case 'OPRINT':
      case 'OPRINTLN':
      case 'ORECOVER':
        this.exprList(n.args);
        this.out.push(n);
        return;
      case 'ODEFER':
      case 'OGO': {
        this.init(n.call);
        this.call(n.call as CallExpr);
        if (n.deferAt) n.deferAt = this.expr(n.deferAt, null);
        this.out.push(n);
        return;
      }
      case 'ODELETE':
        n.args[0] = this.expr(n.args[0]!, null);
        n.args[1] = this.expr(n.args[1]!, null);
        n.args[1] = this.mapKeyTemp(n.args[0].type!, n.args[1]);
        this.out.push(n);
        return;
      case 'OFOR':
        if (n.cond !== null) n.cond = this.cond(n.cond);
        n.body = this.block(n.body);
        if (n.post !== null) n.post = newBlock(n.post.pos, this.block([n.post]));
        this.out.push(n);
        return;
      case 'OIF':
        n.cond = this.cond(n.cond);
        n.body = this.block(n.body);
        n.else = this.block(n.else);
        this.out.push(n);
        return;
      case 'ORANGE':
        this.range(n);
        return;
      case 'ORETURN':
        this.exprList(n.results);
        this.out.push(n);
        return;
      case 'OSELECT':
        this.select(n);
        return;
      case 'OSEND':
        n.chan = this.expr(n.chan, null);
        n.value = this.expr(n.value, null);
        n.value = this.addrTemp(n.value);
        this.out.push(n);
        return;
      case 'OSWITCH':
        if (n.tag !== null) {
          if (n.tag.op === 'OTYPESW') n.tag.x = this.expr(n.tag.x, null);
          else n.tag = this.expr(n.tag, null);
        }
        for (const c of n.cases) {
          const bool = n.tag === null;
          for (let i = 0; i < c.list.length; i++) c.list[i] = bool ? this.cond(c.list[i]!) : this.exprInPlace(c.list[i]!);
          c.body = this.block(c.body);
        }
        this.out.push(n);
        return;
      default:
        throw new InternalError(`order.stmt ${n.op}`, n.pos);
    }
  }

  private assign(n: AssignStmt): void {
    const y = n.y;
    const mapAppend = n.x.op === 'OINDEXMAP' && y !== null && y.op === 'OAPPEND' && sameSafeExpr(n.x, y.args[0]!);
    n.x = this.expr(n.x, null);
    if (mapAppend && n.x.op === 'OINDEXMAP') {
      n.x.x = this.cheapExpr(n.x.x);
      n.x.index = this.cheapExpr(n.x.index);
      const rest = y.args.slice(1);
      this.exprList(rest);
      y.args = [y.args[0]!, ...rest];
      // Walk recognises the shape again by the shared operands.
      y.args[0] = n.x;
    } else if (y !== null) n.y = this.expr(y, n.x);
    this.mapAssign(n);
  }

  private as2func(n: AssignListStmt): void {
    const results = n.rhs[0]!.type!;
    const types = results.kind === 'Tuple' ? results.vars.map((v) => v.type!) : [results];
    const lhs: Expr[] = [];
    const rhs: Expr[] = [];
    n.lhs.forEach((l, i) => {
      if (isBlank(l)) return;
      const t = types[i]!;
      const tmp = this.newTemp(t, n.pos);
      n.lhs[i] = tmp;
      lhs.push(l);
      rhs.push(tmp);
    });
    this.out.push(n);
    if (lhs.length > 0) this.stmt(newAssignList(n.pos, 'OAS2', lhs, rhs));
  }

  private as2ok(n: AssignListStmt): void {
    const lhs: Expr[] = [];
    const rhs: Expr[] = [];
    const one = (i: number, t: Type): void => {
      const l = n.lhs[i]!;
      if (isBlank(l)) return;
      const tmp = this.newTemp(t, n.pos);
      n.lhs[i] = tmp;
      lhs.push(l);
      // A flag for a variable of interface type is converted like any value.
      rhs.push(i === 1 && !isInterface(l.type ?? tBool) ? convNop(n.pos, tmp, l.type ?? tBool) : tmp);
    };
    const rt = n.rhs[0]!.type!;
    one(0, rt.kind === 'Tuple' ? rt.vars[0]!.type! : rt);
    one(1, tBool);
    this.out.push(n);
    if (lhs.length > 0) this.stmt(newAssignList(n.pos, 'OAS2', lhs, rhs));
  }

  /** A copy of what a loop ranges over, which must outlast assignments to its variables in the loop. */
  private rangeCopy(n: RangeStmt, x: Expr): Name {
    const changes = any(x, (v) => v.op === 'ONAME' && assigns(n, v));
    const copy = this.copyExpr(x);
    if (changes) copy.held = true;
    return copy;
  }

  private range(n: RangeStmt): void {
    if (n.x.op === 'OSTR2BYTES' || n.x.op === 'OSTR2BYTESTMP') {
      n.x.op = 'OSTR2BYTESTMP';
      n.x.nonNil = true;
    }
    n.x = this.expr(n.x, null);
    let u = under(n.x.type!);
    if (u.kind === 'Pointer') u = under(u.elem);
    let orderBody = true;
    switch (u.kind) {
      case 'Array':
      case 'Slice':
        if (n.value !== null && !isBlank(n.value)) n.x = this.rangeCopy(n, n.x);
        break;
      case 'Chan':
        n.x = this.rangeCopy(n, n.x);
        break;
      case 'Map':
        if (isMapClear(n)) orderBody = false;
        else n.x = this.rangeCopy(n, n.x);
        break;
      default:
        if (isInteger(u)) break;
        n.x = this.rangeCopy(n, n.x.type === tString ? n.x : convNop(n.x.pos, n.x, tString));
    }
    if (n.key !== null) n.key = this.exprInPlace(n.key);
    if (n.value !== null) n.value = this.exprInPlace(n.value);
    if (orderBody) n.body = this.block(n.body);
    this.out.push(n);
  }

  private select(n: SelectStmt): void {
    for (const c of n.cases) {
      const r = c.comm;
      if (r === null) continue;
      if (r.op === 'OSEND') {
        r.chan = this.expr(r.chan, null);
        if (!isAutoTmp(r.chan)) r.chan = this.copyExpr(r.chan);
        r.value = this.expr(r.value, null);
        if (!isAutoTmp(r.value)) r.value = this.copyExpr(r.value);
        continue;
      }
      if (r.op !== 'OSELRECV2') throw new InternalError(`select case ${r.op}`, r.pos);
      const recv = r.rhs[0]! as UnaryExpr;
      recv.x = this.expr(recv.x, null);
      if (!isAutoTmp(recv.x)) recv.x = this.copyExpr(recv.x);
      takeInit(r);
      const init: Stmt[] = [];
      const one = (i: number, t: Type): void => {
        const l = r.lhs[i]!;
        if (isBlank(l)) return;
        if (r.def && l.op === 'ONAME') init.push(newDecl(r.pos, l));
        const tmp = this.newTemp(t, r.pos);
        init.push(newAssign(r.pos, l, convNop(r.pos, tmp, l.type!), r.def));
        r.lhs[i] = tmp;
      };
      one(0, elemType(recv.x.type!));
      one(1, tBool);
      c.init = this.block(init) as Stmt[];
    }
    for (const c of n.cases) {
      c.body = this.block(c.body);
      c.body.unshift(...takeInit(c));
    }
    this.out.push(n);
  }
}

function isUnsafePtrOf(n: ConvExpr): boolean {
  const u = under(n.type!);
  const v = under(n.x.type!);
  return u.kind === 'Basic' && u.basic === 'unsafe.Pointer' && v.kind === 'Basic' && v.basic === 'uintptr';
}

/** string(bytes) used as a map key or part of one needs no copy for a lookup. */
function mapKeyReplaceStrConv(n: Expr): boolean {
  switch (n.op) {
    case 'OBYTES2STR':
      n.op = 'OBYTES2STRTMP';
      return true;
    case 'OSTRUCTLIT':
    case 'OARRAYLIT': {
      let replaced = false;
      for (const e of n.list) if (mapKeyReplaceStrConv(e.op === 'OKEY' || e.op === 'OSTRUCTKEY' ? e.value : e)) replaced = true;
      return replaced;
    }
    default:
      return false;
  }
}

/** append(x, make([]T, y)...) */
export function isAppendOfMake(n: CallExpr, ws: WordSize): boolean {
  if (n.op !== 'OAPPEND' || !n.isDDD || n.args.length !== 2) return false;
  const mk = n.args[1]!;
  if (mk.op !== 'OMAKESLICE' || mk.cap !== null || mk.len === null) return false;
  return mk.len.op === 'OLITERAL' || typeInfo(mk.len.type!, ws).size <= ws;
}

/** m = make([]T, n); copy(m, s) becomes one allocation without clearing. The first statement is changed; true: drop the second. */
function makeSliceCopy(n: Node, next: Node | undefined): boolean {
  if (next === undefined || n.op !== 'OAS' || next.op !== 'OCOPY' || n.y === null || n.y.op !== 'OMAKESLICE') return false;
  const mk = n.y;
  if (n.x.op !== 'ONAME' || isBlank(n.x) || next.x !== n.x || next.y.op !== 'ONAME' || next.y === next.x) return false;
  if (mk.esc === 'none' || mk.len === null || mk.cap !== null) return false;
  mk.op = 'OMAKESLICECOPY';
  mk.cap = next.y;
  mk.bounded = mk.len.op === 'OLEN' && sameSafeExpr(mk.len.x, next.y);
  return true;
}

/** The result variable of an inlined instance may have a shape type, where the program knows more. */
function inlinedResult(n: InlinedCallExpr, v: Expr): Expr {
  if (n.type === null || !hasShape(v.type!) || identicalStrict(v.type!, n.type)) return v;
  return convNop(n.pos, v, n.type!);
}

/** A copy with another operand. */
function withX<T extends Expr & { x: Expr }>(n: T, x: Expr): T {
  const c = copyPlainExpr(n);
  c.x = x;
  return c;
}

function withIndex(n: IndexExpr, x: Expr, index: Expr): IndexExpr {
  const c = withX(n, x);
  c.index = index;
  return c;
}
