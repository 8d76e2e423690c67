/** A call that counts as inlined by a fact, as part of the caller's escape graph: the flows that gc's inlined body would add. */
import { type FactBody, type FactCall, FactSink, type FactNode, factNode, isFlow, isNote, newFactNode, SiteFlag, textHole } from '../../ir/facts.js';
import { funcString, nodesString } from '../../ir/fmt.js';
import type { CallExpr, Expr, Name } from '../../ir/nodes.js';
import { Attr, type Hole, Location, note, type Note } from '../escape/graph.js';
import { hasEffects } from '../escape/deadlocals.js';
import type { FuncWalker } from '../escape/walk-func.js';

export function replay(e: FuncWalker, ks: Hole[] | null, call: CallExpr, { body, vars }: FactCall): void {
  const b = e.b;
  const locs: Location[] = vars.map((n, i) => {
    const loc = b.oldLoc(n);
    loc.loopDepth = depthAt(e, body.vars[i]![2]);
    return loc;
  });
  const dropped = body.lhs.map((name, i) => name.startsWith('_') && !hasEffects(call.args[i] ?? null));
  const lhs = body.lhs.map((name, i) => (dropped[i] ? '_' : name.replace(/^_/, '')));
  const rhs = call.args.map((arg, i) => (dropped[i] ? '0' : nodesString([arg], b.pkg)));
  const assign = newFactNode(call.pos, `${lhs.join(', ')} := ${rhs.join(', ')}`);
  call.args.forEach((arg, i) => {
    if (dropped[i]) return;
    const v = body.params[i] ?? -1;
    e.expr(note(v < 0 ? e.discardHole : locs[v]!.hole(), assign, 'assign-pair'), arg);
  });
  const sink = (i: number): Location => (i === FactSink.Heap ? b.heapLoc : i === FactSink.Mutator ? b.mutatorLoc : i === FactSink.Callee ? b.calleeLoc : locs[i]!);
  const holed: { node: FactNode; text: string }[] = [];
  for (const s of body.steps) {
    if (isFlow(s)) {
      const [dst, derefs, addrtaken, src, ...notes] = s;
      b.flow({ dst: sink(dst), derefs, addrtaken: addrtaken === 1, notes: notesOf(call, notes, holed) }, locs[src]!);
    } else if (isNote(s)) {
      if (b.diag.m > 0) b.diag.print(call.pos, `${funcString(e.fn, b.pkg)} ${s[0]}`);
    } else {
      const [depth, text, flags, why, hole] = s;
      const n = text === null ? null : newFactNode(call.pos, hole === undefined ? text : text.replace(textHole, () => hole[1]), why, flags);
      if (hole !== undefined && call.args[hole[0]] !== undefined) {
        const node = factNode(n)!;
        node.hole = [call.args[hole[0]]!, text!, hole[2], hole[3]];
        holed.push({ node, text: node.text });
      }
      const loc = new Location(n, e.fn, depthAt(e, depth));
      if ((flags & SiteFlag.Persists) !== 0) loc.attrs |= Attr.Persists;
      b.allLocs.push(loc);
      locs.push(loc);
    }
  }
  returned(e, ks, call, body, vars);
}

/** Bodies are recorded at depth 1. */
function depthAt(e: FuncWalker, depth: number): number {
  return depth === 0 ? 0 : e.loopDepth + depth - 1;
}

function notesOf(call: CallExpr, texts: readonly string[], sites: NonNullable<FactNode['sites']>): Note | null {
  let out: Note | null = null;
  for (let i = texts.length - 2; i >= 0; i -= 2) {
    const where = newFactNode(call.pos, texts[i]!);
    factNode(where)!.sites = sites;
    out = { next: out, where, why: texts[i + 1]! };
  }
  return out;
}

function returned(e: FuncWalker, ks: Hole[] | null, call: CallExpr, body: FactBody, vars: readonly Name[]): void {
  const t = call.type;
  body.results.forEach((v, i) => {
    const n = vars[v];
    if (n === undefined || t === null) return;
    n.type = t.kind === 'Tuple' ? t.vars[i]!.type! : t;
    e.expr(ks?.[i] ?? e.discardHole, n as Expr);
  });
}
