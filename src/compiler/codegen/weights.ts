/** Fuel weights of statements, taken from the trees before emission: see emit.ts. */
import { isRaceMark } from '../../abi/natives.js';
import { K, type S, type X } from './mir.js';

function treeWeight(x: X): number {
  let n = 1;
  for (let t: X | null = x; t !== null; t = t.a) {
    if (t !== x) n++;
    if (t.b !== null) n += treeWeight(t.b);
    if (t.c !== null) n += treeWeight(t.c);
  }
  return n;
}

/** Weight of a list outside of its loops; sets the weights of the loops inside. */
export function weigh(list: readonly S[]): number {
  let n = 0;
  for (const s of list) {
    switch (s.k) {
      case K.Set:
        n += treeWeight(s.x) + 1;
        break;
      case K.Eff:
        n += treeWeight(s.x);
        break;
      case K.Call:
        // Most runs leave it out, and fuel is the same in all.
        if (isRaceMark(s.sym)) break;
        for (const a of s.args) n += treeWeight(a);
        if (s.fn !== null) n += treeWeight(s.fn);
        n += 1 + s.res.length;
        break;
      case K.New:
        n += 2;
        break;
      case K.If:
        n += treeWeight(s.c) + 1 + Math.max(weigh(s.then), weigh(s.else));
        break;
      case K.Block:
        n += weigh(s.body);
        break;
      case K.Loop:
        s.weight = Math.max(1, weigh(s.body));
        break;
      case K.BrIf:
        n += treeWeight(s.c) + 1;
        break;
      case K.BrTable:
        n += treeWeight(s.x) + 1;
        break;
      case K.Ret:
        for (const x of s.xs) n += treeWeight(x);
        n++;
        break;
      case K.Br:
      case K.Unreachable:
      case K.Recover:
        n++;
        break;
      default:
        break;
    }
  }
  return n;
}

/** Bytes of the largest area for arguments and results in memory. */
export function outSizeOf(list: readonly S[]): number {
  let m = 0;
  for (const s of list) {
    let n = 0;
    if (s.k === K.Call) n = s.sig.mem;
    else if (s.k === K.If) n = Math.max(outSizeOf(s.then), outSizeOf(s.else));
    else if (s.k === K.Block || s.k === K.Loop) n = outSizeOf(s.body);
    if (n > m) m = n;
  }
  return m;
}
