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
/** What a signal does that the program has not asked for: nothing, end it, stop the process, or end it with status 2 behind this text and all stacks. */
type Effect = 'none' | 'ends' | 'stops' | `SIG${string}: ${string}`;

/** In the order of Linux's numbers, which are the program's, from 1 on; effects as a program compiled by gc shows them that sends itself each (runtime/sigtab_linux_generic.go). */
const table = [
  ['SIGHUP', 'ends'],
  ['SIGINT', 'ends'],
  ['SIGQUIT', 'SIGQUIT: quit'],
  ['SIGILL', 'SIGILL: illegal instruction'],
  ['SIGTRAP', 'SIGTRAP: trace trap'],
  ['SIGABRT', 'SIGABRT: abort'],
  ['SIGBUS', 'SIGBUS: bus error'],
  ['SIGFPE', 'SIGFPE: floating-point exception'],
  ['SIGKILL', 'ends'],
  ['SIGUSR1', 'none'],
  ['SIGSEGV', 'SIGSEGV: segmentation violation'],
  ['SIGUSR2', 'none'],
  ['SIGPIPE', 'none'],
  ['SIGALRM', 'none'],
  ['SIGTERM', 'ends'],
  ['SIGSTKFLT', 'SIGSTKFLT: stack fault'],
  ['SIGCHLD', 'none'],
  ['SIGCONT', 'none'],
  ['SIGSTOP', 'stops'],
  ['SIGTSTP', 'stops'],
  ['SIGTTIN', 'stops'],
  ['SIGTTOU', 'stops'],
  ['SIGURG', 'none'],
  ['SIGXCPU', 'none'],
  ['SIGXFSZ', 'none'],
  ['SIGVTALRM', 'none'],
  ['SIGPROF', 'none'],
  ['SIGWINCH', 'none'],
  ['SIGIO', 'none'],
  ['SIGPWR', 'none'],
  ['SIGSYS', 'SIGSYS: bad system call'],
] as const satisfies readonly (readonly [NodeJS.Signals, Effect])[];

type Name = (typeof table)[number][0];

const numberOf = (name: Name): number => table.findIndex((r) => r[0] === name) + 1;

/** Signals without a name: Go's runtime leaves two of them as the system has them. */
const unnamed = (signal: number): Effect => (signal === 32 || signal === 34 ? 'ends' : 'none');

/** Nobody can catch these, or a fault of this process, a profile or its debugger comes as one. They can still be raised. */
const notListenedTo: readonly Name[] = ['SIGKILL', 'SIGSTOP', 'SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGPROF', 'SIGUSR1'];
/** No wish changes what they do: SIGKILL, SIGSTOP, SIGPROF, and those of the C library, which Go's runtime leaves alone. */
const fixed: readonly number[] = [9, 19, 27, 32, 33, 34];

type Wish = 'notify' | 'ignore';

export class Signals {
  /** They have come and have not been read. */
  private readonly pending: number[] = [];
  private readonly wishes = new Map<number, Wish>();
  private readonly watched = new Set<number>();
  private readonly listeners = new Map<number, () => void>();

  /** `wake`: there is something to read. `end`: the signal ends the program, behind a text and all stacks if there is a text. */
  constructor(
    private readonly wake: () => void,
    private readonly end: (signal: number, text: string) => void,
  ) {}

  /** What the keys of a terminal send comes here first from now on, instead of ending this process. */
  watchKeys(): void {
    for (const name of ['SIGINT', 'SIGQUIT'] as const) {
      this.watched.add(numberOf(name));
      this.listen(numberOf(name));
    }
  }

  /** The program has written to a standard stream that nobody reads from any more (Go: os.epipecheck). */
  brokenPipe(): void {
    this.deliver(numberOf('SIGPIPE'), 'ends');
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
  deliver(signal: number, effect: Effect = table[signal - 1]?.[1] ?? unnamed(signal)): void {
    const wish = fixed.includes(signal) ? undefined : this.wishes.get(signal);
    if (wish === 'ignore') return;
    if (wish === 'notify') {
      if (!this.pending.includes(signal)) this.pending.push(signal);
      this.wake();
    } else if (effect === 'stops') process.kill(process.pid, 'SIGSTOP');
    else if (effect !== 'none') this.end(signal, effect === 'ends' ? '' : effect);
  }

  /** No signal is listened to any more. */
  close(): void {
    this.wishes.clear();
    this.watched.clear();
    for (const n of [...this.listeners.keys()]) this.listen(n);
  }

  private listen(signal: number): void {
    const name = table[signal - 1]?.[0];
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
