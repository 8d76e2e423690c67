/**
 * Where the pointers of a type are: byte offsets of its pointer words in ascending order (gc: reflectdata's
 * PtrDataSize and dgcptrmask, cmd/compile/internal/types' PtrDataSize).
 */
import { alignof, offsetsof, sizeof } from '../../types/sizes.js';
import type { Type, Var } from '../../types/types.js';
import { under } from '../../types/under.js';

export { isDirectIface } from '../../ir/typ.js';

/** Does a value of the type hold any pointer? */
export function hasPointers(t: Type): boolean {
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
      return u.basic === 'string' || u.basic === 'unsafe.Pointer' || u.basic === 'untyped nil' || u.basic === 'untyped string';
    case 'Array':
      return u.len > 0 && hasPointers(u.elem);
    case 'Struct':
      return u.fields.some((f) => hasPointers(f.type!));
    case 'Tuple':
      return u.vars.some((v) => hasPointers(v.type!));
    default:
      return true;
  }
}

/** Bytes of the prefix that may hold pointers. */
export function ptrDataSize(t: Type, wordSize: 4 | 8): number {
  if (!hasPointers(t)) return 0;
  const u = under(t);
  switch (u.kind) {
    case 'Basic':
    case 'Pointer':
    case 'Chan':
    case 'Map':
    case 'Signature':
    case 'Slice':
      return wordSize;
    case 'Interface':
      return 2 * wordSize;
    case 'Array':
      return (u.len - 1) * sizeof(wordSize, u.elem) + ptrDataSize(u.elem, wordSize);
    case 'Struct': {
      const offs = offsetsof(wordSize, u.fields as Var[]);
      for (let i = u.fields.length - 1; i >= 0; i--) {
        const ft = u.fields[i]!.type!;
        if (hasPointers(ft)) return offs[i]! + ptrDataSize(ft, wordSize);
      }
      return 0;
    }
    default:
      return 0;
  }
}

/** Byte offsets of all pointer words. Only for types of moderate size (frames, static data, descriptors' bitmaps). */
export function pointerOffsets(t: Type, wordSize: 4 | 8, base = 0, out: number[] = []): number[] {
  if (!hasPointers(t)) return out;
  const u = under(t);
  switch (u.kind) {
    case 'Interface':
      // The type word points to read-only data or the heap (itabs made at run time): gc scans both words.
      out.push(base, base + wordSize);
      break;
    case 'Array': {
      const size = sizeof(wordSize, u.elem);
      for (let i = 0; i < u.len; i++) pointerOffsets(u.elem, wordSize, base + i * size, out);
      break;
    }
    case 'Struct': {
      const offs = offsetsof(wordSize, u.fields as Var[]);
      u.fields.forEach((f, i) => pointerOffsets(f.type!, wordSize, base + offs[i]!, out));
      break;
    }
    default:
      out.push(base);
  }
  return out;
}

export { alignof, sizeof };
