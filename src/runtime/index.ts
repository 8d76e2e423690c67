/** The machine's runtime: what the driver, the command line and reports use. */
export { type Host, type HostFile, BufferHost } from './host.js';
export { NodeHost } from './node-host.js';
export { Machine, type RunResult } from './machine.js';
export { type MachineOptions, Runtime, defaultMaxMemory } from './runtime.js';
export { Memory } from './memory.js';
export { type DanglingUse, danglingStatus } from './dangling.js';
export { Death } from './quarantine.js';
export { type AllocSite, AllocSites } from './allocsites.js';
export { isMover } from './natives-metered.js';
export { Ledger } from './ledger.js';
export { CacheModel } from './cache-model.js';
export { cpuPeriod, type ProfileKind, profileKinds, Profiler, type ProfileSample } from './profiler.js';
export { type TraceEvent, Tracer, type TraceRecord } from './tracer.js';
export { type CounterRecord, Counter } from './counters.js';
export type { Engine, EngineFactory, MachineServices, Native } from './engine.js';
export { formatFloat } from './natives-print.js';
export { classToSize, mallocHeaderSize, maxSmallSize, sizeToClass } from './sizeclasses.js';
export { TypeInfo } from './types.js';
