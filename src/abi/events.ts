/**
 * TABLE: what happens in the machine, as one stream (runtime/events.ts carries it). Profiles, traces and reports are consumers of it;
 * nobody else asks the runtime what it did. Goroutines are given by the addresses of their records.
 */
export const enum EventKind {
  /** a: the new goroutine, b: the one that created it, or 0. */
  GoCreate = 1,
  /** a: the goroutine that begins to run on the current P. */
  GoStart,
  /** a: the goroutine that ends. */
  GoEnd,
  /** a: the goroutine that waits, b: its wait reason (waitReasons). */
  GoPark,
  /** a: the goroutine that can go on, b: the wait reason it had; emitted before the record changes. */
  GoReady,
  /** a: the goroutine that gives up its P but can go on; b: 1 if its time slice is over, 0 if it yields. */
  GoPreempt,
  /** a: the goroutine, b: bytes of the new stack. */
  StackCopy,
  /** a: number of the collection that begins. */
  GcStart,
  /** a: number of the collection that ends. */
  GcEnd,
  /** a: the goroutine that has run, b: fuel it has used since the last such event. Emitted at stops, of which there are more on request. */
  Fuel,
}

export interface EventRow {
  readonly kind: EventKind;
  readonly name: string;
  readonly a: string;
  readonly b: string;
}

const row = (kind: EventKind, name: string, a: string, b: string): EventRow => ({ kind, name, a, b });

export const eventTable: readonly EventRow[] = [
  row(EventKind.GoCreate, 'GoCreate', 'goroutine', 'creator'),
  row(EventKind.GoStart, 'GoStart', 'goroutine', ''),
  row(EventKind.GoEnd, 'GoEnd', 'goroutine', ''),
  row(EventKind.GoPark, 'GoPark', 'goroutine', 'reason'),
  row(EventKind.GoReady, 'GoReady', 'goroutine', 'reason'),
  row(EventKind.GoPreempt, 'GoPreempt', 'goroutine', 'preempted'),
  row(EventKind.StackCopy, 'StackCopy', 'goroutine', 'size'),
  row(EventKind.GcStart, 'GcStart', 'cycle', ''),
  row(EventKind.GcEnd, 'GcEnd', 'cycle', ''),
  row(EventKind.Fuel, 'Fuel', 'goroutine', 'fuel'),
];
