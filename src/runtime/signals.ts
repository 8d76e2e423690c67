/**
 * Signals of the host's process for the program (packages os/signal and syscall, by way of internal/signals): a request is one write to descriptor
 * `signals`, a word and a number; each signal that came can be read from there as a byte.
 *
 *     notify N    it is to be read from now on
 *     ignore N    it has no effect from now on
 *     default N   neither: it does what it does to a program that does not know of signals
 *     raise N     the program sends it to itself
 *
 * INVARIANTS
 *   - A signal has a listener in this process while the program has asked for it, or ignores it, or the command watches it. Others do what they do to Node.
 *   - Nothing is listened to before it is asked for, and nothing after `close`.
 */
/** In the order of Linux's numbers, which are the program's, from 1 on. */
const names = [
  'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGSTKFLT',
  'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ', 'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR', 'SIGSYS',
] as const satisfies readonly NodeJS.Signals[];
type Name = (typeof names)[number];

const nameOf = (signal: number): Name | undefined => names[signal - 1];

export const signalNumber = (name: Name): number => names.indexOf(name) + 1;

/** Nobody can catch these, or a fault of this process, a profile or its debugger comes as one. They can still be raised. */
const notListenedTo: readonly Name[] = ['SIGKILL', 'SIGSTOP', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGPROF', 'SIGUSR1'];
/** No wish changes what they do. */
const uncatchable: readonly Name[] = ['SIGKILL', 'SIGSTOP'];
/** These do nothing to a process that has not asked for them. */
const harmless: readonly Name[] = ['SIGCHLD', 'SIGURG', 'SIGWINCH', 'SIGCONT'];

type Wish = 'notify' | 'ignore';

export class Signals {
  /** They have come and have not been read. */
  private readonly pending: number[] = [];
  private readonly wishes = new Map<number, Wish>();
  private readonly watched = new Set<number>();
  private readonly listeners = new Map<number, () => void>();

  /** `wake`: there is something to read. `end`: the signal ends the program. */
  constructor(
    private readonly wake: () => void,
    private readonly end: (signal: number) => void,
  ) {}

  /** Whatever the program wishes, the signal comes here first, instead of ending this process. */
  watch(signal: number): void {
    this.watched.add(signal);
    this.listen(signal);
  }

  /** A request of the program; false if it is none. */
  request(text: string): boolean {
    const [word, number] = text.split(' ');
    const signal = Number(number);
    switch (word) {
      case 'notify': case 'ignore':
        this.wishes.set(signal, word);
        this.listen(signal);
        return true;
      case 'default':
        this.wishes.delete(signal);
        this.listen(signal);
        return true;
      case 'raise':
        this.deliver(signal);
        return true;
      default:
        return false;
    }
  }

  /** At most n signals, a byte each; null: none has come. */
  read(n: number): Uint8Array | null {
    return this.pending.length === 0 ? null : Uint8Array.from(this.pending.splice(0, n));
  }

  /** A signal for the program. One that waits to be read is not doubled, as a process has one bit for each. */
  deliver(signal: number): void {
    const name = nameOf(signal);
    const is = (list: readonly Name[]): boolean => name !== undefined && list.includes(name);
    const wish = is(uncatchable) ? undefined : this.wishes.get(signal);
    if (wish === 'notify') {
      if (!this.pending.includes(signal)) this.pending.push(signal);
      this.wake();
    } else if (wish !== 'ignore' && !is(harmless)) this.end(signal);
  }

  /** No signal is listened to any more. */
  close(): void {
    this.wishes.clear();
    this.watched.clear();
    for (const n of [...this.listeners.keys()]) this.listen(n);
  }

  private listen(signal: number): void {
    const name = nameOf(signal);
    if (name === undefined || notListenedTo.includes(name)) return;
    const old = this.listeners.get(signal);
    const wanted = this.wishes.has(signal) || this.watched.has(signal);
    if (wanted === (old !== undefined)) return;
    if (old !== undefined) {
      process.off(name, old);
      this.listeners.delete(signal);
      return;
    }
    const own = (): void => this.deliver(signal);
    try {
      process.on(name, own);
      this.listeners.set(signal, own);
    } catch {
      // Not one that this system can tell of.
    }
  }
}
