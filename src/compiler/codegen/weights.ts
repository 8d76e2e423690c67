/** Fuel weights of statements and the area for arguments, taken from the trees before emission: see emit.ts. */
import { isRaceMark } from '../../abi/natives.js';
import { K, type S } from './mir.js';

export interface Weights {
  /** Of what is outside of loops. */
  entry: number;
  /** Bytes of the largest area for arguments and results in memory. */
  outSize: number;
}

let outSize = 0;

/** Weighs a function's body, and sets the weights of the loops inside. */
export function weigh(body: readonly S[]): Weights {
  outSize = 0;
  return { entry: list(body), outSize };
}

function list(l: readonly S[]): number {
  let n = 0;
  for (let i = 0; i < l.length; i++) {
    const s = l[i]!;
    switch (s.k) {
      case K.Set:
        n += s.x.w + 1;
        break;
      case K.Eff:
        n += s.x.w;
        break;
      case K.Call:
        if (s.sig.mem > outSize) outSize = s.sig.mem;
        // Most runs leave it out, and fuel is the same in all.
        if (isRaceMark(s.sym)) break;
        for (let k = 0; k < s.args.length; k++) n += s.args[k]!.w;
        if (s.fn !== null) n += s.fn.w;
        n += 1 + s.res.length;
        break;
      case K.New:
        n += 2;
        break;
      case K.If:
        n += s.c.w + 1 + Math.max(list(s.then), list(s.else));
        break;
      case K.Block:
        n += list(s.body);
        break;
      case K.Loop:
        s.weight = Math.max(1, list(s.body));
        break;
      case K.BrIf:
        n += s.c.w + 1;
        break;
      case K.BrTable:
        n += s.x.w + 1;
        break;
      case K.Ret:
        for (let k = 0; k < s.xs.length; k++) n += s.xs[k]!.w;
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
