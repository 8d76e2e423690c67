/** Which runtime function makes an interface's data word from a value (gc: walk.dataWordFuncName). */
import type { Type } from '../../types/types.js';
import { type WordSize, typeInfo } from '../codegen/parts.js';
import { soleComponent } from '../typedesc/alg.js';

export interface DataWordFunc {
  name: 'convT16' | 'convT32' | 'convT64' | 'convTstring' | 'convTslice' | 'convT' | 'convTnoptr';
  /** Takes the descriptor and the value's address. */
  byAddr: boolean;
}

export function dataWordFunc(t: Type, ws: WordSize): DataWordFunc {
  const info = typeInfo(t, ws);
  if (info.size === 2 && info.align === 2) return { name: 'convT16', byAddr: false };
  if (info.size === 4 && info.align === 4 && !info.hasPointers) return { name: 'convT32', byAddr: false };
  if (info.size === 8 && info.align === ws && !info.hasPointers) return { name: 'convT64', byAddr: false };
  const sc = soleComponent(t);
  if (sc !== null && sc.kind === 'Basic' && sc.basic === 'string') return { name: 'convTstring', byAddr: false };
  if (sc !== null && sc.kind === 'Slice') return { name: 'convTslice', byAddr: false };
  return { name: info.hasPointers ? 'convT' : 'convTnoptr', byAddr: true };
}

export const needsAddrForConv = (t: Type, ws: WordSize): boolean => dataWordFunc(t, ws).byAddr;
