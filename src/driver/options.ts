/**
 * Every option of gosim once: the command line, the environment and tests all make an `Options` from this table.
 *
 * Go's own environment variables mean the same (GOARCH, GOGC, GOMAXPROCS, GOMEMLIMIT, GODEBUG); flags win over them.
 */

import { parseSchedule } from '../runtime/explore/schedule.js';

export interface Options {
  wordSize: 4 | 8;
  engine: 'wasm' | 'interp' | 'mixed';
  /** Fuel that engine wasm spends in the interpreter first; undefined: its own choice. */
  warmUp: number | undefined;
  /** Where variables and temporaries of the program's own packages live. */
  alloc: 'gc' | 'heap' | 'stack';
  seed: number;
  procs: number;
  /** -1: off. */
  gogc: number;
  memlimit: number;
  /** Bytes of simulated memory, hard. */
  maxMemory: number;
  /** Bytes of one goroutine's stack; 0: the machine's own limit. */
  maxStack: number;
  /** Milliseconds, 0: none. */
  timeout: number;
  maxOutput: number;
  maxGoroutines: number;
  /** Instances of generic functions, and of generic types, that a package may need. */
  maxInstances: number;
  stats: 'summary' | 'full' | 'json' | 'full,json' | 'off';
  gctrace: boolean;
  /** GODEBUG=gccheckmark=1, gcstoptheworld=1. */
  gcCheckMark: boolean;
  gcStopTheWorld: boolean;
  faketime: boolean;
  exitStatus: 'own' | 'go';
  /** Watch for data races, with the settings of GORACE. */
  race: boolean;
  gorace: string;
  /** GODEBUG=schedtrace=N,scheddetail=1. */
  schedTrace: number;
  schedDetail: boolean;
  /** How the scheduler chooses: as Go does, or at random by the seed. */
  sched: 'go' | 'random';
  /** A schedule to follow (gosim explore prints them); '' for none. */
  schedule: string;
  /** Bounds of explore. */
  preemptions: number;
  maxSchedules: number;
  /** Flags of the compiler, each with the pattern of packages in front that it was given for (`all=-m`). */
  gcflags: string[];
  /** Build tags (-tags). */
  tags: string[];
  /** A Go installation whose sources are the library; '' for gosim's own. */
  goroot: string;
  /** Stress: collect at every allocation, move stacks at every call. */
  stressGc: boolean;
  stressStack: boolean;
  stressPreempt: boolean;
  /** Check reachability independently after every mark phase, and fill freed memory. */
  audit: boolean;
  /** The allocation from which on all fail; 0: none. */
  failAlloc: number;
  stressSnapshot: boolean;
  /** Fuel of a turn of a P; 0: the machine's own. */
  turnFuel: number;
  cache: boolean;
  /** One JSON document instead of text. */
  json: boolean;
  /** One HTML page instead of text (compare, escape). */
  html: boolean;
  /** Follow every access in a model of a cache (compare). */
  cacheModel: boolean;
  /** Run the program and tell what lines allocated (escape). */
  cost: boolean;
  /** What escape shows. */
  show: 'escape' | 'inline' | 'all';
  /** Disasm shows what the fast engine makes of a function. */
  wasm: boolean;
  /** Where gosim mem looks: file:line, or '' for the end. */
  at: string;
  /** Where /debug/pprof/ is answered while the program runs (host:port); '' for nowhere. */
  http: string;
  /** Directory of the host that is the program's working directory; '' for an empty one. */
  disk: string;
  /** Files that profiles of the run are written to, by kind; '' for none. */
  memprofile: string;
  cpuprofile: string;
  blockprofile: string;
  mutexprofile: string;
  /** File that a trace is written to, and its format; '' for the one that the file's name asks for. */
  traceFile: string;
  traceFormat: '' | 'go' | 'json';
  /** Both word sizes (commands that compare them). */
  bothArchs: boolean;
}

export interface FlagRow {
  name: string;
  /** null: a switch. Otherwise how the value prints in help. */
  arg: string | null;
  commands: readonly Command[];
  doc: string;
  /** Applies a value; returns an error text or null. Switches get 'true' or 'false'. */
  set(o: Options, value: string): string | null;
}

export type Command = 'run' | 'test' | 'trace' | 'build' | 'disasm' | 'layout' | 'compare' | 'mem' | 'escape' | 'explore';

const num = (key: 'seed' | 'procs' | 'maxGoroutines' | 'maxInstances' | 'failAlloc' | 'turnFuel' | 'preemptions' | 'maxSchedules', min: number) => (o: Options, v: string) => {
  const n = Number(v);
  if (!Number.isInteger(n) || n < min) return `parse error: want a whole number of at least ${min}`;
  o[key] = n;
  return null;
};

/** The pattern in front of a compiler flag, with its `=`; '' if there is none. */
export function gcflagPattern(flag: string): string {
  return /^[^-=]*=(?=-)/.exec(flag)?.[0] ?? '';
}

/** `64MB`, `1GiB`, `512k`, plain bytes. */
export function parseBytes(v: string): number | null {
  const m = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?$/i.exec(v);
  if (m === null) return null;
  const exp = ' kmgt'.indexOf(m[2]!.toLowerCase() || ' ');
  return Math.floor(Number(m[1]) * 1024 ** exp);
}

/** Go durations: `1.5s`, `200ms`, `2m`; a plain number is seconds. Milliseconds. */
export function parseDuration(v: string): number | null {
  if (/^\d+(\.\d+)?$/.test(v)) return Number(v) * 1000;
  const units: ReadonlyMap<string, number> = new Map([['ns', 1e-6], ['us', 1e-3], ['ms', 1], ['s', 1000], ['m', 60000], ['h', 3600000]]);
  let ms = 0;
  let rest = v;
  while (rest !== '') {
    const m = /^(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/.exec(rest);
    if (m === null) return null;
    ms += Number(m[1]) * units.get(m[2]!)!;
    rest = rest.slice(m[0].length);
  }
  return v === '' ? null : ms;
}

const bytes = (key: 'memlimit' | 'maxMemory' | 'maxStack' | 'maxOutput') => (o: Options, v: string) => {
  const n = v === 'off' ? 0 : parseBytes(v);
  if (n === null) return 'parse error: want a size such as 64MB';
  o[key] = n;
  return null;
};

const choice =
  <K extends keyof Options>(key: K, values: readonly (readonly [string, Options[K]])[]) =>
  (o: Options, v: string): string | null => {
    const hit = values.find(([name]) => name === v);
    if (hit === undefined) return `invalid value: want ${values.map(([name]) => name).join(', ')}`;
    o[key] = hit[1];
    return null;
  };

const onOff = (key: 'gctrace' | 'faketime' | 'stressGc' | 'stressStack' | 'stressPreempt' | 'audit' | 'stressSnapshot' | 'cache' | 'json' | 'html' | 'cacheModel' | 'cost' | 'wasm' | 'race') => choice(key, [['true', true], ['false', false], ['1', true], ['0', false]]);

const file =
  (key: 'memprofile' | 'cpuprofile' | 'blockprofile' | 'mutexprofile' | 'traceFile') =>
  (o: Options, v: string): string | null => {
    if (v === '') return 'want the name of a file';
    o[key] = v;
    return null;
  };

const setGoroot = (o: Options, v: string): string | null => {
  o.goroot = v;
  return v === '' ? 'want the directory of a Go installation' : null;
};

const all: readonly Command[] = ['run', 'build', 'disasm', 'test'];
const run: readonly Command[] = ['run', 'test'];
/** Commands that run programs. */
const running: readonly Command[] = ['run', 'test', 'compare', 'mem', 'trace'];
/** Where -timeout, -stats and -cache mean what they say here; test has Go's own -timeout. */
const notTest = (list: readonly Command[]): readonly Command[] => list.filter((c) => c !== 'test');

export const flagTable: readonly FlagRow[] = [
  { name: 'arch', arg: '64|32', commands: [...all, 'mem', 'trace', 'escape', 'explore'], doc: 'word size of the simulated machine (GOARCH amd64 or 386)', set: choice('wordSize', [['64', 8], ['32', 4], ['amd64', 8], ['386', 4]]) },
  {
    name: 'arch',
    arg: '64|32|both',
    commands: ['layout', 'compare'],
    doc: 'word size (GOARCH amd64 or 386), or both side by side (what layout does unless told)',
    set: (o, v) => {
      const w = new Map<string, 4 | 8 | 0>([['64', 8], ['32', 4], ['amd64', 8], ['386', 4], ['both', 0]]).get(v);
      if (w === undefined) return 'invalid value: want 64, 32, both';
      o.bothArchs = w === 0;
      if (w !== 0) o.wordSize = w;
      return null;
    },
  },
  {
    name: 'at',
    arg: 'FILE:LINE',
    commands: ['mem'],
    doc: 'show memory when the run first reaches this line, instead of at its end',
    set: (o, v) => {
      o.at = v;
      return null;
    },
  },
  { name: 'json', arg: null, commands: ['layout', 'compare', 'mem', 'escape', 'explore'], doc: 'print one JSON document', set: onOff('json') },
  { name: 'html', arg: null, commands: ['compare', 'escape'], doc: 'print one self-contained HTML page', set: onOff('html') },
  { name: 'cache', arg: null, commands: ['compare'], doc: 'count the cache lines that are touched and missed in a model of 64-byte lines (slower)', set: onOff('cacheModel') },
  { name: 'cost', arg: null, commands: ['escape'], doc: 'run the program too, and tell what each line allocated', set: onOff('cost') },
  { name: 'show', arg: 'escape|inline|all', commands: ['escape'], doc: 'escape: where variables and allocations live (the default); inline: which functions can be inlined, at what cost, and which calls are; all: both', set: choice('show', [['escape', 'escape'], ['inline', 'inline'], ['all', 'all']]) },
  { name: 'wasm', arg: null, commands: ['disasm'], doc: 'show the WebAssembly that the fast engine makes of functions', set: onOff('wasm') },
  {
    name: 'gcflags',
    arg: "'flags'",
    commands: [...all, 'compare', 'mem', 'trace', 'escape'],
    doc: "compiler flags of the named packages, quoted: -m, -m=2 (decisions), -l (no inlining), -N (no optimisation), -e (all errors), -json=0,DIR (gc's log of optimisations below DIR); 'all=-m' is for all packages, 'path=-m' for some; of several that fit, the last one counts",
    set: (o, v) => {
      const pattern = /^[^-=]*=(?=-|$)/.exec(v)?.[0] ?? '';
      o.gcflags = o.gcflags.filter((f) => gcflagPattern(f) !== pattern);
      o.gcflags.push(...v.slice(pattern.length).split(/\s+/).filter((f) => f !== '').map((f) => pattern + f));
      return null;
    },
  },
  {
    name: 'tags',
    arg: 'TAG,TAG',
    commands: [...all, 'layout', 'compare', 'mem', 'trace', 'escape', 'explore'],
    doc: 'build tags that hold besides those of the machine, for //go:build lines',
    set: (o, v) => {
      o.tags = v.split(/[\s,]+/).filter((t) => t !== '');
      return null;
    },
  },
  {
    name: 'goroot',
    arg: 'DIR',
    commands: ['build'],
    doc: "take all of the library from the sources of a Go installation: decisions are analysed, nothing is compiled; packages of the installation can be named (strings, encoding/..., std)",
    set: setGoroot,
  },
  { name: 'goroot', arg: 'DIR', commands: running, doc: 'compile packages that gosim lacks from the sources of a Go installation, as far as they are Go alone (docs/GOROOT.md)', set: setGoroot },
  { name: 'alloc', arg: 'gc|heap|stack', commands: [...all, 'mem'], doc: "gc: escape analysis decides; heap: every variable, composite and temporary of the program's own packages is on the heap; stack: nothing of theirs whose size is constant is, and a use of a dangling pointer ends the run (status 123)", set: choice('alloc', [['gc', 'gc'], ['heap', 'heap'], ['stack', 'stack']]) },
  { name: 'engine', arg: 'wasm|interp|mixed', commands: run, doc: 'engine that runs the bytecode: compiled to WebAssembly, interpreted, or switching between them at random', set: choice('engine', [['wasm', 'wasm'], ['interp', 'interp'], ['mixed', 'mixed']]) },
  {
    name: 'warmup',
    arg: 'FUEL',
    commands: run,
    doc: 'fuel that engine wasm spends in the interpreter before it compiles (0: compile at once; by default 50000, and 20 more for each byte of bytecode that has run)',
    set: (o, v) => {
      const n = Number(v);
      if (v === '' || !Number.isInteger(n) || n < 0) return 'parse error: want a number, 0 or more';
      o.warmUp = n;
      return null;
    },
  },
  { name: 'seed', arg: 'N', commands: [...running, 'explore'], doc: 'seed of the schedule and of all randomness; the same seed gives the same run', set: num('seed', 0) },
  { name: 'procs', arg: 'N', commands: running, doc: 'simulated processors (GOMAXPROCS), 4 unless told', set: num('procs', 1) },
  {
    name: 'gogc',
    arg: 'N|off',
    commands: running,
    doc: 'heap growth in percent that starts a collection (GOGC)',
    set: (o, v) => {
      const n = v === 'off' ? -1 : Number(v);
      if (!Number.isInteger(n)) return 'parse error: want a percentage or off';
      o.gogc = n;
      return null;
    },
  },
  { name: 'memlimit', arg: 'SIZE', commands: running, doc: 'soft memory limit (GOMEMLIMIT)', set: bytes('memlimit') },
  { name: 'max-memory', arg: 'SIZE', commands: running, doc: 'hard limit of simulated memory; beyond it the program is out of memory', set: bytes('maxMemory') },
  { name: 'max-stack', arg: 'SIZE', commands: running, doc: "limit of one goroutine's stack", set: bytes('maxStack') },
  { name: 'max-output', arg: 'SIZE', commands: running, doc: 'limit of what the program may print', set: bytes('maxOutput') },
  { name: 'max-instances', arg: 'N', commands: [...all, 'compare', 'mem', 'trace', 'escape', 'explore'], doc: 'how many instances of generic functions, and of generic types, a package may need (10000 unless told); recursion that never ends is refused here', set: num('maxInstances', 1) },
  { name: 'max-goroutines', arg: 'N', commands: running, doc: 'limit of goroutines alive at once', set: num('maxGoroutines', 1) },
  {
    name: 'timeout',
    arg: 'TIME',
    commands: notTest(running),
    doc: 'stop after this time, such as 5s (exit status 124)',
    set: (o, v) => {
      const ms = parseDuration(v);
      if (ms === null) return 'parse error: want a duration such as 5s';
      o.timeout = ms;
      return null;
    },
  },
  { name: 'stats', arg: 'summary|full|json|full,json|off', commands: notTest(run), doc: 'statistics on standard error after the run; full adds what every line of the program allocated and why, and what stayed on the stack instead; json has the names of runtime.MemStats', set: choice('stats', [['summary', 'summary'], ['full', 'full'], ['json', 'json'], ['full,json', 'full,json'], ['json,full', 'full,json'], ['off', 'off']]) },
  { name: 'memprofile', arg: 'FILE', commands: notTest(run), doc: 'write what was allocated where (every object, in all and still in use at the end) for go tool pprof', set: file('memprofile') },
  { name: 'cpuprofile', arg: 'FILE', commands: notTest(run), doc: 'write where fuel was spent for go tool pprof', set: file('cpuprofile') },
  { name: 'blockprofile', arg: 'FILE', commands: notTest(run), doc: 'write where goroutines waited for channels and locks, and how long, for go tool pprof', set: file('blockprofile') },
  { name: 'mutexprofile', arg: 'FILE', commands: notTest(run), doc: 'write who kept others waiting for locks for go tool pprof', set: file('mutexprofile') },
  {
    name: 'http',
    arg: 'ADDR',
    commands: ['run'],
    doc: 'answer /debug/pprof/ at this address, such as :6060, while the program runs, for browsers and go tool pprof (it runs in the interpreter)',
    set: (o, v) => {
      o.http = v;
      return v === '' ? 'want an address such as :6060' : null;
    },
  },
  {
    name: 'disk',
    arg: 'DIR',
    commands: ['run'],
    doc: "the program's working directory is this one of the host: its files are on the virtual disk, and what the program changes there it changes here (without it, files live and die with the run)",
    set: (o, v) => {
      o.disk = v;
      return v === '' ? 'want a directory' : null;
    },
  },
  { name: 'o', arg: 'FILE', commands: ['trace'], doc: 'where the trace goes (trace.out unless told)', set: file('traceFile') },
  { name: 'format', arg: 'go|json', commands: ['trace'], doc: "go: for go tool trace; json: for Perfetto and Chrome (the default if the file's name ends in .json)", set: choice('traceFormat', [['go', 'go'], ['json', 'json']]) },
  { name: 'gctrace', arg: null, commands: run, doc: "a line for every collection (GODEBUG=gctrace=1)", set: onOff('gctrace') },
  { name: 'faketime', arg: null, commands: ['run', 'test', 'mem', 'trace'], doc: 'virtual clock: time follows the work done and jumps when idle (what trace does unless -faketime=false)', set: onOff('faketime') },
  { name: 'exit-status', arg: 'own|go', commands: notTest(run), doc: "own: the program's status; go: print `exit status N` and exit 1 like go run", set: choice('exitStatus', [['own', 'own'], ['go', 'go']]) },
  { name: 'race', arg: null, commands: ['run'], doc: 'watch for data races and report them as Go does; exit status 66 if there were any (it runs in the interpreter; GORACE is heeded)', set: onOff('race') },
  { name: 'sched', arg: 'go|random', commands: running, doc: "go: schedule as Go does; random: time slices of random length and runnable goroutines in random order, by the seed", set: choice('sched', [['go', 'go'], ['random', 'random']]) },
  { name: 'preemptions', arg: 'N', commands: ['explore'], doc: 'how often a schedule may take the processor from a goroutine that could go on (2 unless told)', set: num('preemptions', 0) },
  { name: 'max-schedules', arg: 'N', commands: ['explore'], doc: 'stop after this many schedules (100,000 unless told)', set: num('maxSchedules', 1) },
  {
    name: 'schedule',
    arg: 'S',
    commands: ['run'],
    doc: 'follow a schedule that gosim explore has printed (one processor, in the interpreter, virtual clock)',
    set: (o, v) => {
      if (parseSchedule(v) === null) return 'parse error: want a schedule such as gosim explore prints';
      o.schedule = v;
      return null;
    },
  },
  { name: 'stress-gc', arg: null, commands: run, doc: 'collect at every allocation (the first 10,000, then at a seeded rate)', set: onOff('stressGc') },
  { name: 'stress-stack', arg: null, commands: run, doc: 'move the stack at every call', set: onOff('stressStack') },
  { name: 'stress-preempt', arg: null, commands: run, doc: 'slices of one unit of fuel: preempt at function entries and back-edges (the first 10,000 times, then at a seeded rate)', set: onOff('stressPreempt') },
  { name: 'audit', arg: null, commands: run, doc: 'check after every mark phase, by an independent walk, that what is reachable is marked, and fill freed memory with 0xdb', set: onOff('audit') },
  { name: 'fail-alloc', arg: 'K', commands: run, doc: "let the K-th allocation and all after it fail (objects, goroutines, stacks): the run ends with Go's out-of-memory text, unless it needs fewer", set: num('failAlloc', 0) },
  { name: 'turn', arg: 'FUEL', commands: run, doc: 'how much a P runs until the next one has its turn (100,000 unless told)', set: num('turnFuel', 1) },
  { name: 'stress-snapshot', arg: null, commands: run, doc: 'now and then go on with a new machine over a copy of the memory', set: onOff('stressSnapshot') },
  { name: 'cache', arg: null, commands: ['run', 'build'], doc: 'keep compiled programs in the build cache (on unless -cache=false)', set: onOff('cache') },
];

export function defaultOptions(): Options {
  return {
    wordSize: 8,
    engine: 'wasm',
    warmUp: undefined,
    alloc: 'gc',
    seed: 1,
    procs: 4,
    gogc: 100,
    memlimit: 0,
    maxMemory: 65535 * 65536,
    maxStack: 0,
    timeout: 0,
    maxOutput: 0,
    maxGoroutines: 0,
    maxInstances: 10_000,
    stats: 'summary',
    gctrace: false,
    gcCheckMark: false,
    gcStopTheWorld: false,
    faketime: false,
    exitStatus: 'own',
    race: false,
    gorace: '',
    schedTrace: 0,
    schedDetail: false,
    sched: 'go',
    schedule: '',
    preemptions: 2,
    maxSchedules: 100_000,
    gcflags: [],
    tags: [],
    goroot: '',
    stressGc: false,
    stressStack: false,
    stressPreempt: false,
    audit: false,
    failAlloc: 0,
    stressSnapshot: false,
    turnFuel: 0,
    cache: true,
    json: false,
    html: false,
    cacheModel: false,
    cost: false,
    show: 'escape',
    wasm: false,
    at: '',
    http: '',
    disk: '',
    memprofile: '',
    cpuprofile: '',
    blockprofile: '',
    mutexprofile: '',
    traceFile: 'trace.out',
    traceFormat: '',
    bothArchs: false,
  };
}

export function wantsProfiles(o: Options): boolean {
  return o.memprofile !== '' || o.cpuprofile !== '' || o.blockprofile !== '' || o.mutexprofile !== '';
}

/** Tags of a build with these options: those that are given, and that of the race detector. */
export function optionTags(o: Options): string[] {
  return o.race ? [...o.tags, 'race'] : o.tags;
}

/** Parts of GODEBUG that mean something here. */
const debugSettings: ReadonlyMap<string, 'gctrace' | 'gcCheckMark' | 'gcStopTheWorld'> = new Map([
  ['gctrace=1', 'gctrace'],
  ['gccheckmark=1', 'gcCheckMark'],
  ['gcstoptheworld=1', 'gcStopTheWorld'],
  ['gcstoptheworld=2', 'gcStopTheWorld'],
]);

/** Go's environment variables. Unknown GOARCH values are an error text. */
export function applyEnvironment(o: Options, env: Readonly<Record<string, string | undefined>>): string | null {
  const use = (flag: string, value: string | undefined): string | null => {
    if (value === undefined || value === '') return null;
    const row = flagTable.find((f) => f.name === flag)!;
    return row.set(o, value);
  };
  const arch = env.GOARCH;
  if (arch !== undefined && arch !== '' && arch !== 'amd64' && arch !== '386') {
    return `go: unsupported GOOS/GOARCH pair linux/${arch} (the simulated machine is amd64 or 386)`;
  }
  use('arch', arch);
  use('gogc', env.GOGC);
  use('procs', env.GOMAXPROCS);
  use('memlimit', env.GOMEMLIMIT);
  o.gorace = env.GORACE ?? '';
  for (const part of (env.GODEBUG ?? '').split(',')) {
    const every = /^schedtrace=(\d{1,9})$/.exec(part);
    if (every !== null) o.schedTrace = Number(every[1]);
    if (part === 'scheddetail=1') o.schedDetail = true;
    const set = debugSettings.get(part);
    if (set !== undefined) o[set] = true;
  }
  return null;
}
