/**
 * gc's size classes (internal/runtime/gc/sizeclasses.go): facts, not code. Class 0 stands for large objects.
 */
export const classToSize: readonly number[] = [
  0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512,
  576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528,
  6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

export const classToPages: readonly number[] = [
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 1, 3,
  2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4,
];

export const numClasses = 68;
export const maxSmallSize = 32768;
/** Header in front of objects with pointers that are too large for a bitmap in the span. */
export const mallocHeaderSize = 8;

/** Class by (size+7)>>3, sizes up to maxSmallSize. */
export const sizeToClass: Uint8Array = (() => {
  const t = new Uint8Array((maxSmallSize >> 3) + 1);
  let c = 1;
  for (let i = 1; i < t.length; i++) {
    while (classToSize[c]! < i * 8) c++;
    t[i] = c;
  }
  return t;
})();

/** Bytes that an allocation of `size` bytes takes, header apart (runtime/msize.go). */
export function roundupsize(size: number, noscan: boolean, headerAbove: number): number {
  if (size <= maxSmallSize - mallocHeaderSize) {
    const req = !noscan && size > headerAbove ? size + mallocHeaderSize : size;
    return classToSize[sizeToClass[(req + 7) >> 3]!]! - (req - size);
  }
  return Math.ceil(size / 8192) * 8192;
}

/** Bytes at the end of spans of objects from 16 bytes up that have no header: marks (Go: mgcmark_greenteagc.go spanInlineMarkBits). */
const inlineMarks = 128;
const minInlineMarks = 16;

/**
 * Objects in a span of a class (Go: mheap.go initSpan). Spans of small objects with pointers end in a bit for each word; in Go 1.26 they and those
 * without pointers have marks there, too. Ours are in the span's record, but the room is not used either.
 */
export function spanElems(c: number, noscan: boolean, wordSize: number, headerAbove: number): number {
  const size = classToSize[c]!;
  let bytes = classToPages[c]! * 8192;
  if (size <= headerAbove) {
    if (!noscan) bytes -= 8192 / wordSize / 8;
    if (size >= minInlineMarks) bytes -= inlineMarks;
  }
  return Math.floor(bytes / size);
}
