/**
 * The stream of events (abi/events.ts) and who listens to it.
 *
 * INVARIANTS
 *   - A listener only reads the machine, so a run that is listened to is the run that is not.
 *   - Without a listener an event costs one test of a field.
 *   - When an event is emitted, the goroutine that causes it is in memory from Ctl.Top outwards if the engine is the interpreter
 *     (the other engine keeps running frames to itself); listeners that need stacks choose the engine.
 */
import type { EventKind } from '../abi/events.js';

export type EventListener = (kind: EventKind, a: number, b: number) => void;

export class Events {
  private listeners: readonly EventListener[] = [];
  /** Some listener is there: emitters test it first. */
  on = false;
  /** Fuel after which a running goroutine stops for a Fuel event; 0: only where it stops anyway. */
  sampleFuel = 0;

  /** Called when somebody listens. */
  onListen = (): void => undefined;

  listen(f: EventListener): void {
    this.listeners = [...this.listeners, f];
    this.on = true;
    this.onListen();
  }

  unlisten(f: EventListener): void {
    this.listeners = this.listeners.filter((l) => l !== f);
    this.on = this.listeners.length > 0;
  }

  emit(kind: EventKind, a: number, b: number): void {
    for (const f of this.listeners) f(kind, a, b);
  }
}
