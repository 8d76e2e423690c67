/** A call that counts as inlined by a fact, as part of the caller's escape graph: the flows that gc's inlined body would add. */
import { type FactBody, type FactCall, FactSink, isFlow, newFactNode, SiteFlag } from '../../ir/facts.js';
import { nodesString } from '../../ir/fmt.js';
import type { CallExpr, Expr, Name } from '../../ir/nodes.js';
import { Attr, type Hole, Location, note, type Note } from '../escape/graph.js';
import type { FuncWalker } from '../escape/walk-func.js';

export function replay(e: FuncWalker, ks: Hole[] | null, call: CallExpr, { body, vars }: FactCall): void {
  const b = e.b;
  const locs: Location[] = vars.map((n, i) => {
    const loc = b.oldLoc(n);
    loc.loopDepth = depthAt(e, body.vars[i]![2]);
    return loc;
  });
  const assign = newFactNode(call.pos, `${body.lhs.join(', ')} := ${nodesString(call.args, b.pkg, ', ')}`);
  call.args.forEach((arg, i) => {
    const v = body.params[i] ?? -1;
    e.expr(note(v < 0 ? e.discardHole : locs[v]!.hole(), assign, 'assign-pair'), arg);
  });
  const sink = (i: number): Location => (i === FactSink.Heap ? b.heapLoc : i === FactSink.Mutator ? b.mutatorLoc : i === FactSink.Callee ? b.calleeLoc : locs[i]!);
  for (const s of body.steps) {
    if (isFlow(s)) {
      const [dst, derefs, addrtaken, src, ...notes] = s;
      b.flow({ dst: sink(dst), derefs, addrtaken: addrtaken === 1, notes: notesOf(call, notes) }, locs[src]!);
    } else {
      const [depth, text, flags, why] = s;
      const loc = new Location(text === null ? null : newFactNode(call.pos, text, why, flags), e.fn, depthAt(e, depth));
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

function notesOf(call: CallExpr, texts: readonly string[]): Note | null {
  let out: Note | null = null;
  for (let i = texts.length - 2; i >= 0; i -= 2) out = { next: out, where: newFactNode(call.pos, texts[i]!), why: texts[i + 1]! };
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
