/** The host port on Node. Output is written synchronously, so that nothing is lost when the process exits. */
import { fstatSync, readSync } from 'node:fs';
import { nowMs } from '../base/clock.js';
import { writeAll } from '../base/write-all.js';
import { type Host, signalService } from './host.js';
import { Signals } from './signals.js';

export class NodeHost implements Host {
  private chunks: Uint8Array[] = [];
  private ended = false;
  private listening = false;
  private wake: (() => void) | null = null;
  private readonly started = nowMs();
  private readonly startedAt = Date.now();
  onSignal = (_signal: number, _text: string): void => undefined;
  /** Of this process, for the program. */
  readonly signals = new Signals(
    () => this.wake?.(),
    (signal, text) => this.onSignal(signal, text),
  );

  constructor(
    readonly args: readonly string[],
    readonly env: readonly string[],
  ) {}

  now(): number {
    return this.startedAt * 1e6 + this.nanotime();
  }

  nanotime(): number {
    return (nowMs() - this.started) * 1e6;
  }

  write(fd: number, bytes: Uint8Array): void {
    // Nobody reads the program's output any more.
    if (!writeAll(fd, bytes)) this.signals.brokenPipe();
  }

  send(fd: number, bytes: Uint8Array): boolean {
    return fd === signalService && this.signals.request(Buffer.from(bytes).toString('latin1'));
  }

  read(fd: number, n: number): Uint8Array | null {
    if (fd === signalService) return this.signals.read(n);
    if (fd !== 0) return new Uint8Array(0);
    const first = this.chunks[0];
    if (first !== undefined) {
      if (first.length <= n) {
        this.chunks.shift();
        return first;
      }
      this.chunks[0] = first.subarray(n);
      return first.subarray(0, n);
    }
    if (this.ended) return new Uint8Array(0);
    if (!this.listening && this.regular()) {
      // A file never blocks.
      try {
        const b = new Uint8Array(Math.max(n, 65536));
        const got = readSync(0, b, 0, b.length, null);
        if (got === 0) {
          this.ended = true;
          return b.subarray(0, 0);
        }
        this.chunks.push(b.subarray(0, got));
        return this.read(fd, n);
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code === 'EOF') {
          this.ended = true;
          return new Uint8Array(0);
        }
      }
    }
    this.listen();
    return null;
  }

  private regular(): boolean {
    try {
      return fstatSync(0).isFile();
    } catch {
      return false;
    }
  }

  /** Stops listening, so that the process can end. */
  close(): void {
    if (this.listening) process.stdin.pause();
    this.signals.close();
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    process.stdin.on('data', (b: Buffer) => {
      this.chunks.push(new Uint8Array(b));
      this.wake?.();
    });
    const end = (): void => {
      this.ended = true;
      this.wake?.();
    };
    process.stdin.on('end', end);
    process.stdin.on('error', end);
  }

  wait(ns: number, input: boolean): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const done = (): void => {
        if (timer !== undefined) clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      this.wake = done;
      // Of what can be waited for only standard input keeps this process alive.
      if (ns !== Infinity || !input || !this.listening) timer = setTimeout(done, Math.max(0, Math.min(ns / 1e6, 2 ** 30)));
    });
  }

  interrupt(): void {
    this.wake?.();
  }

  yield(): Promise<void> {
    return new Promise((r) => setImmediate(r));
  }

  entropy(): number {
    return Math.floor(Math.random() * 2 ** 32);
  }
}
