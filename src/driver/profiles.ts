/**
 * The profiles of a running program, as files and as text (Go: runtime/pprof): one implementation behind `gosim run -http`, packages runtime/pprof
 * and net/http/pprof, and -memprofile and its like.
 *
 * What the program asks for itself are the runtime's records, sampled by its MemProfileRate, SetBlockProfileRate and SetMutexProfileFraction
 * (runtime/mprof.ts), and scaled as Go scales them. What the host asks for counts everything from the start of the run, whatever these rates are
 * (runtime/profiler.ts): a simulated machine can afford to. The cpu profile has fuel, the machine's time, a unit of which counts as a nanosecond.
 */
import { quote } from '../base/quote.js';
import { encodeProfile, type PprofLabel, type PprofProfile, type ValueType } from '../report/pprof.js';
import { statsRecord } from '../report/stats.js';
import { cpuPeriod, goroutineStacks, type Labels, labelsKey, type Machine, type ProfileKind, profileKinds, Profiler, type ProfileSample, type ProfileStack, type Runtime, Tracer } from '../runtime/index.js';
import { goTrace } from '../report/go-trace.js';

interface KindRow {
  types: readonly ValueType[];
  shown: string;
  period: PprofProfile['period'];
}

const count = (type: string): ValueType => ({ type, unit: 'count' });

const contention: KindRow = {
  types: [count('contentions'), { type: 'delay', unit: 'nanoseconds' }],
  shown: 'delay',
  period: { type: count('contentions'), value: 1 },
};

const memory = (shown: string, rate = 1): KindRow => ({
  types: [count('alloc_objects'), { type: 'alloc_space', unit: 'bytes' }, count('inuse_objects'), { type: 'inuse_space', unit: 'bytes' }],
  shown,
  period: { type: { type: 'space', unit: 'bytes' }, value: rate },
});

const counting = (name: string): KindRow => ({ types: [count(name)], shown: name, period: { type: count(name), value: 1 } });

function cpuTime(period: number): KindRow {
  const type = { type: 'cpu', unit: 'nanoseconds' };
  return { types: [count('samples'), type], shown: 'cpu', period: { type, value: period } };
}

/** The sample types are Go's (runtime/pprof), except for fuel, which is the time of this machine. */
export const kindTable = {
  mem: memory('inuse_space'),
  heap: memory('inuse_space'),
  allocs: memory('alloc_space'),
  cpu: { types: [count('samples'), { type: 'fuel', unit: 'count' }], shown: 'fuel', period: { type: { type: 'fuel', unit: 'count' }, value: cpuPeriod } },
  /** What a program gets, and Go's tools expect of a program: a unit of fuel is a nanosecond. */
  profile: cpuTime(cpuPeriod),
  block: contention,
  mutex: contention,
  goroutine: counting('goroutine'),
  threadcreate: counting('threadcreate'),
} satisfies Readonly<Record<string, KindRow>>;

export type ProfileName = keyof typeof kindTable;

/** Profiles that can be looked up by name, sorted, with what the index says of them. */
export const lookupTable: readonly (readonly [name: 'allocs' | 'block' | 'goroutine' | 'heap' | 'mutex' | 'threadcreate', doc: string])[] = [
  ['allocs', 'All allocations of the run, by the stack that made them.'],
  ['block', 'Stacks that waited for channels, locks and conditions, and for how long.'],
  ['goroutine', 'Stacks of all goroutines. With debug=2 in the form of a panic.'],
  ['heap', 'Allocations of objects that are in use. With gc=1 the collector runs first.'],
  ['mutex', 'Stacks that let go of a lock others waited for, and for how long these did.'],
  ['threadcreate', 'Stacks that made threads: none, processors are simulated.'],
];

/** A stack with numbers, and what distinguishes it from other samples of the stack. */
interface Sample {
  stack: ProfileStack;
  values: readonly number[];
  labels?: Labels;
  /** Size of the objects. */
  bytes?: number;
}

const labelList = (s: Sample): PprofLabel[] => [...(s.labels ?? []).map(([key, text]) => ({ key, text })), ...(s.bytes === undefined ? [] : [{ key: 'bytes', num: s.bytes, unit: 'bytes' }])];

/** A profile as a file for `go tool pprof`. */
export function pprofFile(kind: ProfileName | KindRow, samples: readonly Sample[], program: string, durationNanos = 0): Uint8Array {
  const row = typeof kind === 'string' ? kindTable[kind] : kind;
  return encodeProfile({
    sampleTypes: row.types,
    period: row.period,
    defaultType: row.shown,
    durationNanos,
    program,
    samples: samples.map((s) => ({ values: s.values, frames: s.stack.frames.map((f) => ({ address: f.fn + f.pc + 1, lines: f.lines })), labels: labelList(s) })),
  });
}

const sampleOf = ({ frames, ...rest }: ProfileSample): Sample => ({ stack: { frames }, ...rest });

/** Of a sampled allocation: what stands for it, by the probability that one of its size is sampled (runtime/pprof/protomem.go). */
function scaled(s: Sample, rate: number): Sample {
  if (rate <= 1) return s;
  const scale = (n: number, bytes: number): number[] => {
    if (n === 0 || bytes === 0) return [0, 0];
    const by = 1 / (1 - Math.exp(-bytes / n / rate));
    return [Math.trunc(n * by), Math.trunc(bytes * by)];
  };
  const [ao, ab, io, ib] = s.values as [number, number, number, number];
  return { ...s, values: [...scale(ao, ab), ...scale(io, ib)] };
}

/** The lines of a stack in Go's text form. */
function stackLines(s: ProfileStack): string {
  return s.frames.flatMap((f) => f.lines.map((l) => `#\t0x${(f.fn + f.pc + 1).toString(16)}\t${l.name}+0x${(f.pc + 1).toString(16)}\t${l.file}:${l.line}\n`)).join('');
}

const addresses = (s: ProfileStack): string => s.frames.map((f) => ` 0x${(f.fn + f.pc + 1).toString(16)}`).join('');

/** Who asks for profiles: the program for what it has sampled, the host for everything. */
export type Asker = 'program' | 'host';

/** Profiles of one machine while it runs. */
export class LiveProfiles {
  private readonly profiler: Profiler;
  private tracer: Tracer | null = null;
  private readonly rt: Runtime;
  private cpuSince = 0;
  private cpuPeriod = 0;
  cpuRunning = false;

  constructor(
    m: Machine,
    readonly program: string,
    private readonly asker: Asker,
  ) {
    this.rt = m.rt;
    this.profiler = new Profiler(m.rt, new Set<ProfileKind>(asker === 'program' ? [] : profileKinds.filter((k) => k !== 'cpu')));
  }

  /** Bytes for a sample of memory; 1: all are counted. */
  private rate(): number {
    return this.asker === 'program' ? this.rt.profiles.rate() : 1;
  }

  get tracing(): boolean {
    return this.tracer !== null;
  }

  /** `hz`: samples per second of the machine's time; 0: as many as are useful. */
  startCpu(hz = 0): void {
    this.cpuRunning = true;
    this.cpuSince = this.rt.nanotime();
    this.cpuPeriod = hz > 0 ? Math.round(1e9 / hz) : cpuPeriod;
    this.profiler.startCpu(this.cpuPeriod);
  }

  stopCpu(): Uint8Array {
    this.cpuRunning = false;
    return pprofFile(cpuTime(this.cpuPeriod), this.profiler.stopCpu().map(sampleOf), this.program, Math.max(1, Math.floor(this.rt.nanotime() - this.cpuSince)));
  }

  startTrace(): void {
    this.tracer = new Tracer(this.rt);
  }

  stopTrace(): Uint8Array {
    const t = this.tracer!;
    this.tracer = null;
    t.stop();
    return goTrace(t.finish());
  }

  /** An event of the program itself; nothing if no trace is under way. */
  user(...a: Parameters<Tracer['user']>): void {
    this.tracer?.user(...a);
  }

  /** How many records a profile has: what the index page shows. */
  count(name: string, inside: boolean): number {
    const samples = this.samples(name, inside);
    return name === 'goroutine' ? samples.reduce((n, s) => n + s.values[0]!, 0) : samples.length;
  }

  private recorded(kind: 'mem' | 'block' | 'mutex'): Sample[] {
    return (this.asker === 'program' ? this.rt.profiles : this.profiler).samples(kind).map(sampleOf);
  }

  private samples(name: string, inside: boolean): Sample[] {
    switch (name) {
      case 'heap': case 'allocs':
        return this.recorded('mem');
      case 'block': case 'mutex':
        return this.recorded(name);
      case 'goroutine':
        return goroutineStacks(this.rt, inside).map((s) => ({ stack: s.stack, values: [s.count], labels: s.labels }));
      default:
        return [];
    }
  }

  /**
   * A profile that can be looked up, as a file (debug 0) or as text (1; 2 for goroutines in the form of a panic). `before`: samples to take away,
   * of a profile over some seconds. Null: there is no such profile.
   */
  profile(name: string, debug: number, inside: boolean, before: readonly Sample[] = []): Uint8Array | null {
    if (!lookupTable.some(([n]) => n === name)) return null;
    if (name === 'goroutine' && debug >= 2) return Buffer.from(this.rt.traceback.others(0, this.rt.nanotime()).replace(/^\n/, ''), 'latin1');
    const samples = subtract(this.samples(name, inside), before);
    if (debug === 0 && (name === 'heap' || name === 'allocs')) {
      const rate = this.rate();
      return pprofFile(memory(kindTable[name].shown, rate), samples.map((s) => scaled(s, rate)), this.program);
    }
    if (debug === 0) return pprofFile(name as ProfileName, samples, this.program);
    return Buffer.from(this.text(name, samples), 'latin1');
  }

  /** What `profile` takes away later. */
  snapshot(name: string, inside = false): readonly Sample[] {
    return this.samples(name, inside);
  }

  private text(name: string, samples: readonly Sample[]): string {
    if (name === 'heap' || name === 'allocs') return this.heapText(samples);
    if (name === 'block' || name === 'mutex') {
      const rows = samples.map((s) => `${s.values[1]} ${s.values[0]} @${addresses(s.stack)}\n${stackLines(s.stack)}\n`);
      return `--- ${name === 'block' ? 'contention' : 'mutex'}:\ncycles/second=1000000000\n${name === 'mutex' ? 'sampling period=1\n' : ''}${rows.join('')}`;
    }
    const total = samples.reduce((n, s) => n + s.values[0]!, 0);
    return countText(name, total, samples);
  }

  private heapText(samples: readonly Sample[]): string {
    const sum = (i: number): number => samples.reduce((n, s) => n + s.values[i]!, 0);
    let out = `heap profile: ${sum(2)}: ${sum(3)} [${sum(0)}: ${sum(1)}] @ heap/${2 * this.rate()}\n`;
    for (const s of [...samples].sort((a, b) => b.values[3]! - a.values[3]!)) {
      const [ao, ab, io, ib] = s.values;
      out += `${io}: ${ib} [${ao}: ${ab}] @${addresses(s.stack)}\n${stackLines(s.stack)}\n`;
    }
    const stats = statsRecord(this.rt.counters.record(this.rt.fuelClock()));
    out += '\n# runtime.MemStats\n';
    for (const k of ['TotalAlloc', 'Mallocs', 'Frees', 'HeapAlloc', 'HeapInuse', 'HeapObjects', 'StackInuse', 'NextGC', 'NumGC', 'NumForcedGC', 'PauseTotalNs']) if (stats[k] !== undefined) out += `# ${k} = ${String(stats[k])}\n`;
    return out;
  }
}

/** Profiles that count stacks, in Go's text form. */
export function countText(name: string, total: number, samples: readonly Sample[]): string {
  const labels = (s: Sample): string => (s.labels === undefined || s.labels.length === 0 ? '' : `# labels: {${s.labels.map(([k, v]) => `${quote(k)}:${quote(v)}`).join(', ')}}\n`);
  return `${name} profile: total ${total}\n${samples.map((s) => `${s.values[0]} @${addresses(s.stack)}\n${labels(s)}${stackLines(s.stack)}\n`).join('')}`;
}

/** A profile that the program keeps itself (pprof.NewProfile): stacks with counts. */
export function customProfile(name: string, debug: number, samples: readonly Sample[], program: string): Uint8Array {
  if (debug === 0) return pprofFile(counting(name), samples, program);
  return Buffer.from(countText(name, samples.reduce((n, s) => n + s.values[0]!, 0), samples), 'latin1');
}

function subtract(now: readonly Sample[], before: readonly Sample[]): readonly Sample[] {
  if (before.length === 0) return now;
  const key = (s: Sample): string => `${s.stack.frames.map((f) => `${f.fn} ${f.pc}`).join(',')} ${s.bytes ?? ''} ${labelsKey(s.labels ?? [])}`;
  const old = new Map<string, readonly number[]>();
  for (const s of before) old.set(key(s), (old.get(key(s)) ?? s.values.map(() => 0)).map((v, i) => v + s.values[i]!));
  return now
    .map((s) => ({ ...s, values: s.values.map((v, i) => v - (old.get(key(s))?.[i] ?? 0)) }))
    .filter((s) => s.values.some((v) => v !== 0));
}
