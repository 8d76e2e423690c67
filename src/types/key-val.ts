/** Constants as keys of JavaScript maps, for the detection of duplicates. */
import { float64Val, imag, real, toFloat, toInt } from './constant-value.js';
import type { ConstVal } from './types.js';

/**
 * A primitive that is equal for equal constants, whatever their kind: 1, 1.0 and 1+0i give the same. Numbers are
 * integers as bigint, else float64; strings are marked so that they differ from all else.
 */
export function keyVal(x: ConstVal): unknown {
  switch (x.kind) {
    case 'complex': {
      const f = toFloat(x);
      if (f.kind === 'unknown') return `c${float64Val(real(x)).val},${float64Val(imag(x)).val}`;
      return keyVal(f);
    }
    case 'int':
      return x.val;
    case 'rat':
    case 'big': {
      const i = toInt(x);
      return i.kind === 'int' ? i.val : float64Val(x).val;
    }
    case 'string':
      return `s${x.val}`;
    case 'bool':
      return x.val;
    default:
      return x;
  }
}

/** Like keyVal for case values, of which gc compares only integers, floats and strings. Undefined: not compared. */
export function caseKey(x: ConstVal): unknown {
  switch (x.kind) {
    case 'int':
      return BigInt.asIntN(64, x.val) === x.val || BigInt.asUintN(64, x.val) === x.val ? x.val : undefined;
    case 'rat':
    case 'big': {
      const f = float64Val(x);
      return f.exact ? f.val : undefined;
    }
    case 'string':
      return `s${x.val}`;
    default:
      return undefined;
  }
}
