/**
 * Seeded faults: deliberate mistakes in barrier, collector, sweeper, allocator and stack copier. A test switches on one at a time and sees
 * the checks (audit, heap walker, the program's own output) catch it (tests/runtime/faults.test.ts).
 *
 * The bundles that users run are built with __GOSIM_FAULTS__ false: `fault` is then a constant and V8 drops the branches.
 */

declare const __GOSIM_FAULTS__: boolean;

/** Name and what it does; the first word of the name is the part that is broken. */
export const faultTable = {
  'barrier-no-deletion': 'a pointer that a store overwrites is not shaded',
  'barrier-no-insertion': 'a pointer that a store writes is not shaded',
  'barrier-typed-copy': 'copies of typed memory have no barrier',
  'barrier-slice-move': 'copies of slices have no barrier',
  'barrier-clear': 'clearing memory with pointers has no barrier',
  'mark-allocate-white': 'new objects are white while marking is on',
  'mark-fresh-black': 'new objects of goroutines that are not scanned yet are not queued',
  'mark-first-oblet': 'only the first piece of a large object is scanned',
  'mark-finalizer-queue': 'what queued finalizers hold is not marked',
  'mark-specials': 'what finalizers and cleanups hold is not marked',
  'mark-top-frame': 'only the innermost frame of a stack is scanned',
  'mark-closure-context': 'closure contexts of frames are not scanned',
  'mark-stack-objects': 'address-taken locals are not scanned',
  'mark-defer-records': 'deferred calls are not scanned',
  'mark-globals': 'every second pointer of the globals is not scanned',
  'mark-grey-page': 'an object is dropped when a page of the grey queue is full',
  'mark-interior': 'pointers into the middle of an object do not mark it',
  'mark-go-function': 'the function of a go statement is not marked',
  'mark-ends-early': 'marking ends when the roots are scanned, with the grey queue not empty',
  'sweep-keep-caches': 'spans stay in caches over the end of marking',
  'sweep-stale-marks': 'mark bits are not cleared by sweeping',
  'sweep-count': 'the count of objects is not set by sweeping',
  'sweep-last-word': 'the last 32 marks of a span do not become allocation bits',
  'sweep-weak-handle': 'weak handles of dead objects are not cleared',
  'alloc-forget-zero': 'memory is not zeroed when it is used again',
  'alloc-long-run': 'a run of free slots goes one slot too far',
  'alloc-heap-bits': 'pointer bits of freed slots are kept',
  'alloc-no-header': 'the type in front of an object is not written',
  'alloc-tiny-overlap': 'two tiny objects share a byte',
  'copy-live-slots': 'pointers in slots are not adjusted when a stack moves',
  'copy-stack-objects': 'pointers in address-taken locals are not adjusted when a stack moves',
  'copy-closure-context': 'closure contexts of frames are not adjusted when a stack moves',
  'copy-defer-records': 'the chain of deferred calls is not adjusted when a stack moves',
  'copy-panic-records': 'the chain of panics is not adjusted when a stack moves',
  'copy-waiting-place': 'places that a waiting goroutine receives into are not adjusted when a stack moves',
  'copy-too-little': 'the last words of a stack are not copied',
} as const;

export type FaultName = keyof typeof faultTable;

const active = new Set<FaultName>();

/** For tests: the faults from now on. */
export function setFaults(names: readonly FaultName[]): void {
  active.clear();
  for (const n of names) active.add(n);
}

/** True if any is switched on. */
export function hasFaults(): boolean {
  return __GOSIM_FAULTS__ && active.size > 0;
}

/** True if the fault is switched on. */
export function fault(name: FaultName): boolean {
  return __GOSIM_FAULTS__ && active.has(name);
}
