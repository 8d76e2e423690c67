/**
 * runtime._defer as deferprocStack wants it in the frame (src/runtime/go): heap, rangefunc bool; sp, pc uintptr; fn func(); link
 * *_defer; head pointer. The runtime scans records by itself, so the slot has no pointers of its own.
 */
export const deferSize = (ws: 4 | 8): number => (ws === 8 ? 48 : 24);
