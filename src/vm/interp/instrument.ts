/**
 * Which instructions the race detector is told of (gc: ssagen, state.instrument): loads and stores through pointers, copies, and calls of runtime
 * functions that touch memory for their caller; not in packages that gc does not instrument, where only atomic operations count; not reads of closure
 * contexts, which are written before anybody has them.
 */
import { posInl } from '../../base/source.js';
import { AtomicPart, type FuncCode, type LinkedFunc } from '../../bytecode/program.js';

/** cmd/internal/objabi: runtime packages are not instrumented, those of sync say themselves what they do. */
const plain = /^(runtime|internal\/(runtime\/.*|abi|race|goarch|goos|cpu|chacha8rand|coverage\/rtcov|sync|bytealg)|sync|sync\/atomic)$/;

/** Import path of the package that a function's name in traces begins with. */
export function packageOf(name: string): string {
  const bracket = name.indexOf('[');
  const s = bracket < 0 ? name : name.slice(0, bracket);
  const dot = s.indexOf('.', s.lastIndexOf('/') + 1);
  return dot < 0 ? s : s.slice(0, dot);
}

const plainNames = new Map<string, boolean>();

function isPlain(name: string): boolean {
  let p = plainNames.get(name);
  if (p === undefined) {
    p = plain.test(packageOf(name));
    plainNames.set(name, p);
  }
  return p;
}

/** Questions about one function, in order of pc. */
export class Instrumented {
  private line = 0;
  private name: string;
  private plain: boolean;
  /** Compiled in such a package, whatever its name: the runtime has functions that are other packages' by name (time.Sleep). */
  private readonly allPlain: boolean;
  private nextAtomic = 0;
  private readonly atomics: readonly number[];

  constructor(
    private readonly fn: LinkedFunc,
    private readonly code: FuncCode,
  ) {
    this.atomics = code.atomics ?? [];
    this.name = code.name;
    this.allPlain = plain.test(fn.pkg) || code.flags.includes('norace');
    this.plain = this.allPlain || isPlain(this.name);
  }

  /** Moves to the instruction at pc. */
  at(pc: number): void {
    const { lines } = this.code;
    let changed = false;
    while (this.line < lines.length && lines[this.line]! <= pc) {
      this.line += 2;
      changed = true;
    }
    while (this.nextAtomic < this.atomics.length && this.atomics[this.nextAtomic]! < pc) this.nextAtomic += 2;
    if (!changed) return;
    const inl = posInl(lines[this.line - 1]!);
    const name = inl === 0 ? this.code.name : (this.fn.inlTree[inl]?.name ?? this.code.name);
    if (name === this.name) return;
    this.name = name;
    this.plain = this.allPlain || isPlain(name);
  }

  /** Is the present instruction one whose accesses count? */
  get counts(): boolean {
    return !this.plain;
  }

  /** What a load or store at pc is of an atomic operation; 0: of none. */
  part(pc: number, isStore: boolean): AtomicPart | 0 {
    if (this.atomics[this.nextAtomic] === pc) return this.atomics[this.nextAtomic + 1]!;
    if (!this.name.startsWith('sync/atomic.')) return 0;
    // Bodies of functions that are not expanded, and of Value.
    const verb = /\.(\w+)$/.exec(this.name)?.[1] ?? '';
    if (verb.startsWith('Load')) return AtomicPart.Load;
    if (verb.startsWith('Store')) return isStore ? AtomicPart.Store : AtomicPart.Load;
    return isStore ? AtomicPart.Updated : AtomicPart.Update;
  }
}
