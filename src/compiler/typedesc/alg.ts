/**
 * How values of a type compare and hash (gc: types/alg.go), and what comparing costs (compare/compare.go).
 */
import type { Type } from '../../types/types.js';
import { isEmptyInterface, under } from '../../ir/typ.js';
import { type WordSize, typeInfo } from '../codegen/parts.js';

export type Alg = 'mem' | 'string' | 'inter' | 'nilinter' | 'float32' | 'float64' | 'complex64' | 'complex128' | 'special' | 'noeq';

/** Is there padding behind field i? */
function padded(t: Type, i: number, ws: WordSize): boolean {
  const info = typeInfo(t, ws);
  const u = info.u;
  if (u.kind !== 'Struct') return false;
  const end = i + 1 < u.fields.length ? info.offsets[i + 1]! : info.size;
  return info.offsets[i]! + typeInfo(u.fields[i]!.type!, ws).size !== end;
}

const structAlgs: Record<WordSize, WeakMap<Type, Alg>> = { 4: new WeakMap(), 8: new WeakMap() };

export function algType(t: Type, ws: WordSize): Alg {
  const u = under(t);
  if (u.kind !== 'Struct') return algOf(u, ws);
  // Structs of structs may have exponentially many parts.
  let alg = structAlgs[ws].get(u);
  if (alg === undefined) structAlgs[ws].set(u, (alg = algOf(u, ws)));
  return alg;
}

function algOf(u: Type, ws: WordSize): Alg {
  switch (u.kind) {
    case 'Basic':
      switch (u.basic) {
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'complex128':
        case 'string':
          return u.basic;
        default:
          return 'mem';
      }
    case 'Interface':
      return isEmptyInterface(u) ? 'nilinter' : 'inter';
    case 'Signature':
    case 'Map':
    case 'Slice':
      return 'noeq';
    case 'Array': {
      const a = algType(u.elem, ws);
      if (a === 'noeq' || a === 'mem') return a;
      if (u.len === 0) return 'mem';
      if (u.len === 1) return a;
      return 'special';
    }
    case 'Struct': {
      if (u.fields.length === 1 && u.fields[0]!.name !== '_') return algType(u.fields[0]!.type!, ws);
      let ret: Alg = 'mem';
      for (let i = 0; i < u.fields.length; i++) {
        const f = u.fields[i]!;
        const a = algType(f.type!, ws);
        if (a === 'noeq') return a;
        if (f.name === '_' || padded(u, i, ws) || a !== 'mem') ret = 'special';
      }
      return ret;
    }
    default:
      return 'mem';
  }
}

/** Is equality of values equality of their bytes (gc: AlgType AMEM)? */
export const isRegularMemory = (t: Type, ws: WordSize): boolean => algType(t, ws) === 'mem';

/** A run of fields from `start` that can be compared as one piece of memory: its size and the index behind it. */
export function memRun(t: Type, start: number, ws: WordSize): { size: number; next: number } {
  const info = typeInfo(t, ws);
  const u = info.u;
  if (u.kind !== 'Struct') return { size: 0, next: start + 1 };
  const end = (i: number): number => info.offsets[i]! + typeInfo(u.fields[i]!.type!, ws).size;
  let next = start;
  for (;;) {
    next++;
    if (next === u.fields.length || padded(u, next - 1, ws)) break;
    const f = u.fields[next]!;
    if (f.name === '_' || !isRegularMemory(f.type!, ws)) break;
  }
  return { size: end(next - 1) - info.offsets[start]!, next };
}

/** Can comparing panic (interfaces with uncomparable contents)? */
export function eqCanPanic(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Interface':
      return true;
    case 'Array':
      return eqCanPanic(u.elem);
    case 'Struct':
      return u.fields.some((f) => f.name !== '_' && eqCanPanic(f.type!));
    default:
      return false;
  }
}

/** Is x == x for every x (no floats, interfaces)? types.IsReflexive */
export function isReflexive(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return !u.basic.startsWith('float') && !u.basic.startsWith('complex');
    case 'Interface':
      return false;
    case 'Array':
      return isReflexive(u.elem);
    case 'Struct':
      return u.fields.every((f) => isReflexive(f.type!));
    default:
      return true;
  }
}

/** The only scalar component of t, looking through structs with one field and arrays of length one (types.SoleComponent); null if there is none. */
export function soleComponent(t: Type): Type | null {
  let u: Type = under(t);
  for (;;) {
    if (u.kind === 'Struct') {
      if (u.fields.length !== 1) return null;
      u = under(u.fields[0]!.type!);
    } else if (u.kind === 'Array') {
      if (u.len !== 1) return null;
      u = under(u.elem);
    } else return u;
  }
}
