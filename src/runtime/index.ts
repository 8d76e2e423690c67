/** The runtime's public face. */
export type { CounterRecord } from './counters.js';
export type { Engine, EngineFactory, MachineServices } from './engine.js';
export type { Host } from './host.js';
export { BufferHost } from './host.js';
export { Machine, type RunResult } from './machine.js';
export { NodeHost } from './node-host.js';
export type { MachineOptions } from './runtime.js';
