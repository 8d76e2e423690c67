/**
 * The longest pieces of work that keep goroutines from running, by kind: what the collector, the host and the engine do between two runs of goroutines of a
 * program. The program runs on a machine of this process whose methods are wrapped; nothing in the machine knows.
 *
 * All times, those on the program's own clock included, are of this thread's work (`cpu` below): on a busy machine they do not grow with the time that others
 * have the processor.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { machineOptions } from '../src/driver/execute.js';
import { diskFiles } from '../src/driver/files.js';
import { defaultOptions } from '../src/driver/options.js';
import { build } from '../src/driver/run.js';
import type { Program } from '../src/bytecode/program.js';
import { Machine, NodeHost } from '../src/runtime/index.js';
import { collectSeldom, optimizeScript, tuneV8 } from '../src/driver/v8.js';
import { newTieredEngine } from '../src/vm/wasm/tiered.js';

export interface Piece {
  kind: string;
  count: number;
  totalMs: number;
  /** Sorted, shortest first. */
  ms: Float64Array;
}

/** No methods here have more arguments. A list of them would be garbage at each call, and V8's collections are measured, too. */
type Method = (a?: unknown, b?: unknown) => unknown;

/** Times of a kind. It grows by blocks: nothing is copied while the program runs. */
class Times {
  private readonly blocks = [new Float64Array(1 << 16)];
  count = 0;

  add(ms: number): void {
    const at = this.count++ & 0xffff;
    if (at === 0 && this.count > 1) this.blocks.push(new Float64Array(1 << 16));
    this.blocks[this.blocks.length - 1]![at] = ms;
  }

  sorted(): Float64Array {
    const all = new Float64Array(this.count);
    this.blocks.forEach((b, i) => all.set(b.subarray(0, Math.min(b.length, this.count - (i << 16))), i << 16));
    return all.sort();
  }
}

/**
 * Milliseconds that this thread has worked, at most: between two readings, the CPU time of the process or the time that has passed, whichever is less. The first is too
 * much where V8 compiles in other threads, the second where others have the processor.
 */
const cpu = (() => {
  let [sum, lastCpu, lastWall] = [0, 0, 0];
  return (): number => {
    const u = process.cpuUsage();
    const now = (u.user + u.system) / 1000;
    const wall = performance.now();
    sum += Math.min(now - lastCpu, wall - lastWall);
    lastCpu = now;
    lastWall = wall;
    return sum;
  };
})();

class CpuHost extends NodeHost {
  override nanotime(): number {
    return cpu() * 1e6;
  }
  override now(): number {
    return cpu() * 1e6;
  }
}

/** A program without the compiler's objects, which V8 would look through in each of its own collections. */
function programOf(file: string): Program {
  const options = defaultOptions();
  const built = build({ targets: [file], cwd: '/', fs: diskFiles('/'), options, write: (_fd, data) => void process.stderr.write(data) }, true);
  if (built.program === null) throw new Error(`${file} does not compile`);
  return built.program;
}

/** Runs a program with an argument until it ends; pieces count while `isOn`. */
export async function measurePieces(file: string, args: readonly string[], isOn: (m: Machine) => boolean): Promise<Piece[]> {
  const program = programOf(file);
  // As the command does (scripts/start.cjs).
  setFlagsFromString('--no-flush-bytecode');
  tuneV8();
  collectSeldom(true);
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const times = new Map<string, Times>();
  const timesOf = (kind: string): Times => {
    let list = times.get(kind);
    if (list === undefined) times.set(kind, (list = new Times()));
    return list;
  };
  const wrap = (kind: string, owner: object, name: string): void => {
    const o = owner as Record<string, Method>;
    const inner = o[name]!;
    const list = timesOf(kind);
    o[name] = function (this: unknown, a?: unknown, b?: unknown): unknown {
      if (!isOn(m)) return inner.call(this, a, b);
      const t = cpu();
      const r = inner.call(this, a, b);
      list.add(cpu() - t);
      return r;
    };
  };
  const host = new CpuHost(['prog', ...args], []);
  const m = new Machine(program, { ...machineOptions(defaultOptions()), seed: 1 }, host, newTieredEngine({ optimize: optimizeScript }));
  const { gc, mem } = m.rt;
  wrap('marking, at once', gc.mark, 'run');
  wrap('sweeping, at once', gc.sweeper, 'sweepSome');
  wrap('sweeping for an allocation', gc.sweeper, 'cacheSpan');
  wrap('start of a cycle (with the sweep before it)', gc, 'start');
  wrap('end of marking', gc, 'finish');
  wrap('growth of memory', mem, 'ensure');
  wrap('a run of the engine', m.engine, 'run');
  const modules = globalThis.WebAssembly as unknown as { Module: new (b: Uint8Array) => object };
  const inner = modules.Module;
  modules.Module = new Proxy(inner, {
    construct(target, args) {
      const t = cpu();
      const r = Reflect.construct(target, args) as object;
      if (isOn(m)) timesOf('compiling a module').add(cpu() - t);
      return r;
    },
  });
  const gcs = new PerformanceObserver((list) => {
    for (const e of list.getEntries()) if (isOn(m)) timesOf("V8's own collections").add(e.duration);
  });
  gcs.observe({ entryTypes: ['gc'] });
  try {
    await m.run();
  } finally {
    gcs.disconnect();
    modules.Module = inner;
  }
  return [...times].flatMap(([kind, list]) => {
    const ms = list.sorted();
    return ms.length === 0 ? [] : [{ kind, count: ms.length, totalMs: ms.reduce((a, b) => a + b, 0), ms }];
  });
}

export function formatPieces(pieces: Piece[]): string {
  const at = (p: Piece, share: number): string => p.ms[Math.min(p.count - 1, Math.floor(p.count * share))]!.toFixed(2).padStart(8);
  return pieces
    .sort((a, b) => b.ms[b.count - 1]! - a.ms[a.count - 1]!)
    .map(
      (p) =>
        `  ${p.kind.padEnd(46)} ${String(p.count).padStart(8)} times, ${p.totalMs.toFixed(0).padStart(6)} ms; median ${at(p, 0.5)}, 99 % ${at(p, 0.99)}, 99.9 % ${at(p, 0.999)}, longest ${at(p, 1)} ms`,
    )
    .join('\n');
}
