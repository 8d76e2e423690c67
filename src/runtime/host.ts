/**
 * The host port: everything a program can get from outside. All answers enter the machine through here, so that a run can be recorded.
 */

export interface Host {
  /** Wall clock in nanoseconds since 1970 (a float: microsecond precision is enough). */
  now(): number;
  /** Monotonic clock in nanoseconds. */
  nanotime(): number;
  /** Writes bytes to a file descriptor (1 or 2). The bytes are valid during the call only. */
  write(fd: number, bytes: Uint8Array): void;
  /**
   * A message for a service of the host (descriptors from `firstService` on), whose answer is read from the same descriptor; false: there is
   * none. The bytes are valid during the call only.
   */
  send?(fd: number, bytes: Uint8Array): boolean;
  /**
   * Input of at most n bytes: a length of 0 is the end, null means "none yet": `wait` is then called.
   */
  read(fd: number, n: number): Uint8Array | null;
  /** Resolves when input may be there or after `ns` nanoseconds (Infinity: no timer). */
  wait(ns: number, input: boolean): Promise<void>;
  /** Ends a `wait` that is under way. */
  interrupt?(): void;
  /** Set by the machine, called by the host: a signal ends the program; with a text (`SIGQUIT: quit`), that and all stacks are printed first. */
  onSignal?: (signal: number, text: string) => void;
  /** Lets the host do other work. */
  yield(): Promise<void>;
  /** Seed for a run without --seed. */
  entropy(): number;
  args: readonly string[];
  env: readonly string[];
  /** The virtual disk as the program finds it; none: an empty one. */
  files?: readonly HostFile[];
  /** Working directory on the virtual disk, a byte string; `/` unless told. */
  dir?: string;
}

/** Descriptors below are those of a process. */
export const firstService = 3;

/** The service that tells the program of signals (signals.ts). */
export const signalService = 5;

/** A file of the virtual disk; it is read when the program opens it. */
export interface HostFile {
  /** Absolute, a byte string. */
  path: string;
  read(): Uint8Array;
}

/** A host of strings for tests: collects output, has its input from the start. */
export class BufferHost implements Host {
  stdout = '';
  stderr = '';
  private input: string;
  args: readonly string[] = ['prog'];
  env: readonly string[] = [];

  constructor(input = '') {
    this.input = input;
  }
  now(): number {
    return Date.now() * 1e6;
  }
  nanotime(): number {
    return performance.now() * 1e6;
  }
  write(fd: number, bytes: Uint8Array): void {
    let s = '';
    for (let i = 0; i < bytes.length; i += 4096) s += String.fromCharCode(...bytes.subarray(i, i + 4096));
    if (fd === 1) this.stdout += s;
    else this.stderr += s;
  }
  read(_fd: number, n: number): Uint8Array | null {
    const s = this.input.slice(0, n);
    this.input = this.input.slice(n);
    return Uint8Array.from(s, (c) => c.charCodeAt(0));
  }
  wait(ns: number): Promise<void> {
    return new Promise((r) => setTimeout(r, Math.min(ns / 1e6, 1000)));
  }
  yield(): Promise<void> {
    return Promise.resolve();
  }
  entropy(): number {
    return 1;
  }
}
