/** Basic types that walk makes values of. */
import { typ } from '../../types/universe-types.js';

export const tUint64 = typ('uint64');
export const tUnsafePointer = typ('unsafe.Pointer');
