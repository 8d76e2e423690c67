/**
 * Strongly connected groups of functions, from the bottom of the static call graph upward (cmd/compile/internal/ir/scc.go).
 *
 * Tarjan's algorithm with gc's two adaptations: a closure that captures something is never the root of a group, so it lands in that of the function it
 * appears in; and each function has two numbers, so that a function which calls itself can be told from one that does not.
 * The order of groups and of the functions in a group is gc's, because messages follow it.
 *
 * Visiting is recursive in gc; here the call stack is explicit, for chains of tens of thousands of functions.
 */
import type { Func, Name, Node } from '../../ir/nodes.js';
import { doChildren } from '../../ir/visit.js';
import { isInterfaceMethod } from './callee.js';

/** The functions of `among`, and closures, that fn's body mentions, in order of appearance, repetitions removed. */
function references(fn: Func, among: ReadonlySet<Func>): Func[] {
  const out: Func[] = [];
  // Most functions mention few; a set is for those that mention many.
  let seen: Set<Func> | null = null;
  const add = (f: Func): void => {
    if (seen === null && out.length === 16) seen = new Set(out);
    if (seen === null ? out.includes(f) : seen.has(f)) return;
    out.push(f);
    seen?.add(f);
  };
  const name = (n: Name | null | undefined): void => {
    if (n?.defn && n.defn.op === 'ODCLFUNC' && among.has(n.defn as Func)) add(n.defn as Func);
  };
  const go = (n: Node): boolean => {
    switch (n.op) {
      case 'ONAME':
        if (n.class === 'PFUNC') name(n);
        return false;
      case 'ODOTMETH': case 'OMETHVALUE': case 'OMETHEXPR':
        if (n.method && !isInterfaceMethod(n.method)) name(n.method.func?.declaredMethod?.nname ?? n.method);
        break;
      case 'OCLOSURE':
        add(n.func);
        break;
      default:
        break;
    }
    return doChildren(n, go);
  };
  for (let i = 0; i < fn.body.length; i++) go(fn.body[i]!);
  return out;
}

/** Whether fn is a literal that captures variables (gc's IsClosure); other literals are functions of their own. */
export function isClosure(fn: Func): boolean {
  return fn.oclosure !== null && fn.closureVars.length > 0;
}

interface Frame {
  fn: Func;
  id: number;
  min: number;
  refs: Func[];
  next: number;
}

const finished = Number.MAX_SAFE_INTEGER;

/** What the functions of a list refer to, for a second visit of the same list: of functions that have changed, the caller deletes the entry. */
export type References = Map<Func, Func[]>;

export function visitFuncsBottomUp(list: readonly Func[], analyze: (group: Func[], recursive: boolean) => void, known?: References): void {
  let gen = 0;
  // Functions of packages compiled before, in this process too, are none of ours.
  const among = new Set(list);
  const ids = new Map<Func, number>();
  const stack: Func[] = [];
  const open = (fn: Func): Frame => {
    const id = ++gen;
    ids.set(fn, id);
    stack.push(fn);
    let refs = known?.get(fn);
    if (refs === undefined) {
      refs = references(fn, among);
      known?.set(fn, refs);
    }
    return { fn, id, min: ++gen, refs, next: 0 };
  };

  const close = (f: Frame): void => {
    if ((f.min !== f.id && f.min !== f.id + 1) || isClosure(f.fn)) return;
    let i = stack.length - 1;
    for (; ; i--) {
      ids.set(stack[i]!, finished);
      if (stack[i] === f.fn) break;
    }
    analyze(stack.splice(i), f.min === f.id);
  };

  for (const root of list) {
    if (isClosure(root) || ids.has(root)) continue;
    const frames: Frame[] = [open(root)];
    while (frames.length > 0) {
      const f = frames[frames.length - 1]!;
      if (f.next < f.refs.length) {
        const callee = f.refs[f.next++]!;
        const id = ids.get(callee);
        if (id === undefined) frames.push(open(callee));
        else if (id < f.min) f.min = id;
        continue;
      }
      frames.pop();
      close(f);
      const up = frames[frames.length - 1];
      if (up !== undefined && f.min < up.min) up.min = f.min;
    }
  }
}
