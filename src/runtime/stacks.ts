/**
 * Stacks as profiles and traces keep them: machine frames, innermost first, with the functions inlined in each.
 *
 * INVARIANT: asked only while the goroutine is in memory from `top` outwards (events.ts).
 */
import type { Frame } from './frames.js';
import type { Runtime } from './runtime.js';
import type { SrcFrame } from './symtab.js';

export interface ProfileStack {
  /** `fn` is the function's address, `pc` the code offset in it; `lines` are its source frames, innermost first. */
  frames: readonly { fn: number; pc: number; lines: readonly SrcFrame[] }[];
}

/**
 * How many frames of a stack profiles show: runtime.maxCPUProfStack for fuel; GODEBUG's profstackdepth, as which traces have it, for the others. A few
 * more are recorded, for those that are not shown (runtime/mprof.go maxSkip).
 */
export const cpuDepth = 64;
export const profileDepth = 128;
export const recordDepth = profileDepth + 6;

/** Equal for stacks that are equal down to a depth: functions and resume ids. */
export function stackKey(rt: Runtime, top: number, depth = profileDepth): string {
  let key = '';
  let left = depth;
  if (top !== 0) {
    rt.frames.walk(top, (f) => {
      key += `${f.fn.id},${f.rid};`;
      return --left > 0;
    });
  }
  return key;
}

export function stackOf(rt: Runtime, top: number, depth = profileDepth): ProfileStack {
  return top === 0 ? { frames: [] } : stackOfFrames(rt, framesOf(rt, top, depth));
}

export function stackOfFrames(rt: Runtime, list: readonly Frame[]): ProfileStack {
  const { frames, symtab } = rt;
  const out: { fn: number; pc: number; lines: SrcFrame[] }[] = [];
  for (const f of list) {
    const pc = frames.pc(f);
    // Wrappers are compiler-made; what they call is in the list already. callcode stands for a call that Go's runtime makes itself.
    const lines = symtab.chain(f.fn, pc).filter((l) => !l.wrapper && l.name !== 'runtime.callcode');
    if (lines.length > 0) out.push({ fn: f.fn.addr, pc, lines });
  }
  return { frames: out };
}

/** Functions below the methods of channels and locks, which profiles of waiting do not show (runtime/mprof.go skips those frames). */
export const belowLocks = /^runtime\.(gopark|semacquire|semrelease|notifyList|chanrecv$|chansend$|(send|recv)(now|rare)$|block$)|^internal\/sync\.|^sync\.runtime_/;

/**
 * Functions that the inner end of a stack does not show, unless there is nothing else: package runtime in memory profiles
 * (runtime/pprof/protomem.go), what lies below a lock's own methods in the others (runtime/mprof.go skips those frames).
 */
const hidden = { mem: /^runtime\./, cpu: /^$/, block: belowLocks, mutex: belowLocks };

/** The stack as the profile of a kind shows it. */
export function trimmed(kind: keyof typeof hidden, s: ProfileStack): ProfileStack {
  for (let i = 0; i < s.frames.length; i++) {
    const f = s.frames[i]!;
    const j = f.lines.findIndex((l) => !hidden[kind].test(l.name));
    if (j >= 0) return { frames: [{ ...f, lines: f.lines.slice(j) }, ...s.frames.slice(i + 1, i + profileDepth)] };
  }
  return s;
}

/** Machine frames, innermost first, at most `depth`. */
export function framesOf(rt: Runtime, top: number, depth = Number.POSITIVE_INFINITY): Frame[] {
  const out: Frame[] = [];
  rt.frames.walk(top, (f) => out.push(f) < depth);
  return out;
}

/**
 * The functions of a machine frame as runtime.Callers shows them, innermost first: not wrappers, and the function that defers seems to
 * call (gc's deferred calls are mostly open-coded).
 */
export function shownFrames(rt: Runtime, frame: Frame): { name: string; pc: number }[] {
  return rt.symtab
    .frameChain(frame)
    .map((l, depth) => ({ name: l.name, wrapper: l.wrapper, pc: rt.symtab.pcOf(frame, depth) }))
    .filter((l) => !l.wrapper && l.name !== 'runtime.deferreturn' && l.name !== 'runtime.callcode');
}

/** What the wait of a goroutine counts as blocking (Go: blockevent is called for channels, select, and the semaphores of sync). */
export const blockingReasons: ReadonlySet<string> = new Set([
  'chan receive', 'chan send', 'select', 'chan receive (nil chan)', 'chan send (nil chan)', 'select (no cases)',
  'sync.Mutex.Lock', 'sync.RWMutex.RLock', 'sync.RWMutex.Lock', 'sync.WaitGroup.Wait', 'sync.Cond.Wait', 'semacquire',
  'chan receive (durable)', 'chan send (durable)', 'select (durable)', 'sync.WaitGroup.Wait (durable)',
]);

/** And what counts as waiting for a lock. */
export const lockingReasons: ReadonlySet<string> = new Set(['sync.Mutex.Lock', 'sync.RWMutex.RLock', 'sync.RWMutex.Lock']);
