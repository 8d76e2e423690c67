/**
 * Runs that are recorded: profiles (-memprofile and its like) and traces. The recorders only listen, so output, schedule and counters are those of
 * the plain run; they need every frame in memory, so such runs use the interpreter.
 */
import type { RunRequest } from './execute.js';
import type { Options } from './options.js';
import { chromeTrace } from '../report/chrome-trace.js';
import { goTrace } from '../report/go-trace.js';
import { type Machine, type ProfileKind, profileKinds, Profiler, Tracer } from '../runtime/index.js';
import { pprofFile } from './profiles.js';

export interface Recording {
  /** What to run instead. */
  req: RunRequest;
  /** What was recorded, as files; call it after the run. */
  files(): { path: string; data: Uint8Array }[];
}

const optionOf: Readonly<Record<ProfileKind, (o: Options) => string>> = { mem: (o) => o.memprofile, cpu: (o) => o.cpuprofile, block: (o) => o.blockprofile, mutex: (o) => o.mutexprofile };

/** `program` is the name that reports show. */
export function withProfiles(req: RunRequest, program: string): Recording {
  const kinds = profileKinds.filter((k) => optionOf[k](req.options) !== '');
  let profiler: Profiler | null = null;
  return {
    req: recorded(req, (m) => {
      profiler = new Profiler(m.rt, new Set(kinds));
    }),
    files: () => (profiler === null ? [] : kinds.map((k) => ({ path: optionOf[k](req.options), data: pprofFile(k, profiler!.samples(k).map((s) => ({ stack: s, values: s.values })), program) }))),
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
