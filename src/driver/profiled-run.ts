/**
 * Runs that are recorded: profiles (-memprofile and its like) and traces. The recorders only listen, so output, schedule and counters are those of
 * the plain run; they need every frame in memory, so such runs use the interpreter.
 */
import type { RunRequest } from './execute.js';
import type { Options } from './options.js';
import { chromeTrace } from '../report/chrome-trace.js';
import { goTrace } from '../report/go-trace.js';
import { encodeProfile, type PprofProfile, type ValueType } from '../report/pprof.js';
import { cpuPeriod, type Machine, type ProfileKind, profileKinds, Profiler, type ProfileSample, Tracer } from '../runtime/index.js';

export interface Recording {
  /** What to run instead. */
  req: RunRequest;
  /** What was recorded, as files; call it after the run. */
  files(): { path: string; data: Uint8Array }[];
}

interface KindRow {
  option: (o: Options) => string;
  types: readonly ValueType[];
  shown: string;
  period: PprofProfile['period'];
}

const contention: Omit<KindRow, 'option'> = {
  types: [{ type: 'contentions', unit: 'count' }, { type: 'delay', unit: 'nanoseconds' }],
  shown: 'delay',
  period: { type: { type: 'contentions', unit: 'count' }, value: 1 },
};

/** The sample types are Go's (runtime/pprof), except for fuel, which is the time of this machine. */
const kindTable: Readonly<Record<ProfileKind, KindRow>> = {
  mem: {
    option: (o) => o.memprofile,
    types: [{ type: 'alloc_objects', unit: 'count' }, { type: 'alloc_space', unit: 'bytes' }, { type: 'inuse_objects', unit: 'count' }, { type: 'inuse_space', unit: 'bytes' }],
    shown: 'inuse_space',
    period: { type: { type: 'space', unit: 'bytes' }, value: 1 },
  },
  cpu: {
    option: (o) => o.cpuprofile,
    types: [{ type: 'samples', unit: 'count' }, { type: 'fuel', unit: 'count' }],
    shown: 'fuel',
    period: { type: { type: 'fuel', unit: 'count' }, value: cpuPeriod },
  },
  block: { ...contention, option: (o) => o.blockprofile },
  mutex: { ...contention, option: (o) => o.mutexprofile },
};

function pprof(kind: ProfileKind, samples: readonly ProfileSample[], program: string): Uint8Array {
  const row = kindTable[kind];
  return encodeProfile({
    sampleTypes: row.types,
    period: row.period,
    defaultType: row.shown,
    durationNanos: 0,
    program,
    samples: samples.map((s) => ({ values: s.values, frames: s.frames.map((f) => ({ address: f.fn + f.pc + 1, lines: f.lines })) })),
  });
}

/** `program` is the name that reports show. */
export function withProfiles(req: RunRequest, program: string): Recording {
  const kinds = profileKinds.filter((k) => kindTable[k].option(req.options) !== '');
  let profiler: Profiler | null = null;
  return {
    req: recorded(req, (m) => {
      profiler = new Profiler(m.rt, new Set(kinds));
    }),
    files: () => (profiler === null ? [] : kinds.map((k) => ({ path: kindTable[k].option(req.options), data: pprof(k, profiler!.samples(k), program) }))),
  };
}

export function withTrace(req: RunRequest): Recording {
  let tracer: Tracer | null = null;
  const { traceFile, traceFormat } = req.options;
  const json = traceFormat === 'json' || (traceFormat === '' && traceFile.endsWith('.json'));
  return {
    req: recorded(req, (m) => {
      tracer = new Tracer(m.rt);
    }),
    files() {
      if (tracer === null) return [];
      const r = tracer.finish();
      return [{ path: traceFile, data: json ? Buffer.from(chromeTrace(r), 'latin1') : goTrace(r) }];
    },
  };
}

function recorded(req: RunRequest, listen: (m: Machine) => void): RunRequest {
  return {
    ...req,
    options: { ...req.options, engine: 'interp' },
    onMachine: (m) => {
      req.onMachine?.(m);
      listen(m);
    },
  };
}
