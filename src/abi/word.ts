/** Word sizes of the machine and constants that follow from them. */
import { heapHigh } from './frame.js';

export interface WordInfo {
  readonly size: 4 | 8;
  readonly goarch: 'amd64' | '386';
  /** Upper word of heap and stack pointers. */
  readonly high: number;
  /** Objects with pointers above this size carry a header (internal/runtime/gc: ptrSize * ptrBits). */
  readonly headerAbove: number;
  /** Limit of a goroutine stack (runtime/proc.go main). */
  readonly maxStack: number;
  /** Bytes a g counts for in the heap (sizeof runtime.g of Go 1.26, which new(g) allocates). */
  readonly gSize: number;
}

export const wordInfo: Record<4 | 8, WordInfo> = {
  8: { size: 8, goarch: 'amd64', high: heapHigh, headerAbove: 512, maxStack: 1_000_000_000, gSize: 448 },
  4: { size: 4, goarch: '386', high: 0, headerAbove: 128, maxStack: 250_000_000, gSize: 288 },
};
