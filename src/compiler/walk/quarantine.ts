/**
 * --alloc=stack, the counterfactual: what gc moves to the heap although its size is known lives in the goroutine's quarantine stack
 * (runtime/quarantine.ts), as if its frame held it. Every execution of the declaration takes a fresh slot, which dies when its
 * frame is left or its iteration ends.
 *
 * What counts (`quarantined`): locations of the escape graph that gc put on the heap (`esc` is 'heap') and that are written in the
 * program's own files; code of the library that was inlined or instantiated there keeps gc's policy, as do closures that
 * stand for the call of a go or defer statement (the machine's, not the program's), initial values of package variables, which live
 * as long as the program, and everything whose size is not constant.
 *
 * A slot knows the depth of loops it was taken in (gc's loopDepth: labels that are jumped back to count as loops). At the head of a loop,
 * behind it, and at labels the slots of deeper iterations die, at `return` all of the frame. Unwinding is the runtime's.
 */
import { type Pos, posFileId } from '../../base/source.js';
import type { Func, Name, Node } from '../../ir/nodes.js';
import { nodeString } from '../../ir/fmt.js';
import { visitList } from '../../ir/visit.js';
import { outermostPos } from '../inline/diagnose.js';
import type { Type } from '../../types/types.js';
import * as m from '../codegen/mir.js';
import type { X } from '../codegen/mir.js';
import type { F } from './state.js';

/** A declaration or expression whose value is in quarantine. */
export interface QuarantineSite {
  /** As -m=2 names it: `x`, `&T{...}`, `func literal`. */
  what: string;
  /** A variable that has a name. */
  isVariable: boolean;
  pos: Pos;
  /** Where -m=2 explains it: the place of the outermost call, if it was inlined. */
  outer: Pos;
  func: string;
}

/** Of one compilation: the machine's slots name sites by their index. */
export interface Quarantine {
  sites: QuarantineSite[];
  /** Files of the program have ids from here on. */
  firstOwnFile: number;
}

function isOwn(q: Quarantine, pos: Pos): boolean {
  return pos !== 0 && posFileId(pos) >= q.firstOwnFile;
}

/** Is this a location that gc moves to the heap and this policy does not? */
export function quarantined(f: F, n: Node | Name | null): boolean {
  const q = f.pk.quarantine;
  if (q === null || n === null || f.fn === f.pk.ir.initFunc || !('esc' in n) || n.esc !== 'heap' || !isOwn(q, n.pos)) return false;
  return !(n.op === 'OCLOSURE' && n.func.wrapper === true);
}

/** May a slot be taken in this function? Only such functions end iterations and frames. */
export function hasQuarantine(f: F, fn: Func): boolean {
  const q = f.pk.quarantine;
  if (q === null) return false;
  let found = fn.dcl.some((n) => quarantined(f, n));
  if (!found) {
    visitList(fn.body, (n) => {
      if (!found && quarantined(f, n)) found = true;
    });
  }
  return found;
}

/** A fresh zeroed slot for a value of type t. */
export function newSlotObject(f: F, t: Type, n: Node): X {
  const q = f.pk.quarantine!;
  const site = q.sites.length;
  q.sites.push({ what: nodeString(n, f.pk.ir.pkg), isVariable: n.op === 'ONAME', pos: n.pos, outer: outermostPos(f.pk.ir.inlTree, n.pos), func: f.fn.nname.sym });
  return f.rt('quarantine', f.typeAddr(t), m.i32(site), m.i32(f.loopDepth))[0]!;
}

/** A label that is the target of gotos: jumps back to it end iterations, jumps forward may leave loops. */
export function endAtLabel(f: F, label: string): void {
  if (!f.quarantines || !f.gotoTargets.has(label)) return;
  if (f.loopLabels.has(label)) endIterations(f, ++f.loopDepth);
  else endIterations(f, f.loopDepth + 1);
}

/** Slots of iterations at `depth` and deeper die; depth 0: those of the frame. */
export function endIterations(f: F, depth: number): void {
  if (f.quarantines) f.rt('quarantineend', m.i32(depth));
}
