/**
 * Running a linked program: machine, engine, options. Apart from run.ts so that a program from the build cache starts without
 * loading the compiler.
 */
import { setFlagsFromString } from 'node:v8';
import type { Program } from '../bytecode/program.js';
import { type DanglingUse, defaultRaceOptions, ExploringMachine, Follower, type Host, type Ledger, Machine, type MachineOptions, NodeHost, parseGorace, parseSchedule, type RunResult, type Schedule, setReserve } from '../runtime/index.js';
import { engineFactory } from '../vm/differential.js';
import { newCheckedInterp, newInterp } from '../vm/interp/engine.js';
import type { CodeKeeper } from '../vm/interp/loaded.js';
import type { ModuleKeeper } from '../vm/wasm/kept.js';
import type { FileSystem } from './files.js';
import type { Options } from './options.js';
import { runInPieces } from './pieces.js';
import { collectSeldom, freeViews, optimizeScript, optimizeSooner } from './v8.js';

export interface Request {
  /** `.go` files, or directories. */
  targets: string[];
  cwd: string;
  fs: FileSystem;
  options: Options;
  /** Writes a file that the command makes, and directories above it; '' or what went wrong. */
  save?(path: string, data: Uint8Array): string;
  /** Receives output: 1 the program's, 2 everything else. */
  write(fd: 1 | 2, data: Uint8Array): void;
}

export interface RunRequest extends Request {
  /** The program's arguments, without its name. */
  args: string[];
  host: Host;
  /** Counts what allocates and what stays on the stack. */
  ledger?: Ledger;
  /** Text of the report of a dangling pointer (--alloc=stack). */
  dangling?: (use: DanglingUse) => string;
  /** Called with the machine before it runs (interrupts). */
  onMachine?: (m: Machine) => void;
  /** Keeps what the engine makes of the program between its runs. */
  keeper?: CodeKeeper;
  modules?: ModuleKeeper;
}

export interface RunOutcome {
  status: number;
  /** null: the program did not run. */
  result: RunResult | null;
}

export function machineOptions(o: Options): MachineOptions {
  const m: MachineOptions = { maxMemory: o.maxMemory, seed: o.seed, procs: o.procs, gcPercent: o.gogc, memLimit: o.memlimit, fakeTime: o.faketime, gcTrace: o.gctrace, gcCheckMark: o.gcCheckMark, gcStopTheWorld: o.gcStopTheWorld };
  if (o.turnFuel > 0) m.turnFuel = o.turnFuel;
  if (o.maxStack > 0) m.maxStack = o.maxStack;
  if (o.schedTrace > 0) Object.assign(m, { schedTrace: o.schedTrace, schedDetail: o.schedDetail });
  if (o.sched === 'random') m.randomSched = true;
  if (o.race) m.race = parseGorace(o.gorace);
  if (o.timeout > 0) m.timeout = o.timeout;
  if (o.maxOutput > 0) m.maxOutput = o.maxOutput;
  if (o.maxGoroutines > 0) m.maxGoroutines = o.maxGoroutines;
  if (o.stressGc || o.stressStack || o.stressPreempt || o.audit || o.failAlloc > 0) {
    m.stress = { ...(o.stressGc ? { collectFirst: 10_000, collectRate: 100 } : {}), ...(o.stressStack ? { moveStacks: true } : {}), ...(o.stressPreempt ? { preemptFirst: 10_000, preemptEvery: 1000 } : {}), audit: o.audit, poison: o.audit, failAlloc: o.failAlloc };
  }
  return m;
}

/** Runs a linked program to its end. */
export async function execute(program: Program, req: RunRequest): Promise<RunResult> {
  // V8 would compile the interpreter's loop twice, once to replace it while it runs (MEASURED: 0.3 s of CPU time); it is
  // entered anew after every time slice anyway.
  const { race } = req.options;
  optimizeSooner();
  if (race || req.options.schedule !== '' || req.options.engine === 'interp' || req.options.alloc === 'stack') setFlagsFromString('--no-use-osr');
  const stack = req.options.alloc === 'stack';
  const options = machineOptions(req.options);
  if (req.ledger !== undefined) options.ledger = req.ledger;
  if (req.dangling !== undefined) options.dangling = req.dangling;
  if (req.options.schedule !== '') return follow(program, req, options, parseSchedule(req.options.schedule)!);
  // Only the interpreter checks and watches accesses.
  const engine = stack ? newCheckedInterp : engineFactory(race ? 'interp' : req.options.engine, req.options.seed, { warmUp: req.options.warmUp, optimize: optimizeScript, keeper: req.keeper, modules: req.modules });
  // Few pieces, for each is compiled anew; the first end inside the library's initialisation.
  if (req.options.stressSnapshot) return (await runInPieces(program, options, req.host, () => engine, (i) => 3 ** i, req.onMachine)).result;
  setReserve(freeViews());
  const m = new Machine(program, options, req.host, engine);
  req.onMachine?.(m);
  collectSeldom(true);
  return m.run().finally(() => {
    optimizeScript(true);
    collectSeldom(false);
  });
}

/** Runs one schedule of gosim explore. */
function follow(program: Program, req: RunRequest, options: MachineOptions, s: Schedule): RunResult {
  const m = new ExploringMachine(program, { ...options, race: options.race ?? defaultRaceOptions }, req.host, newInterp);
  req.onMachine?.(m);
  const { rt } = m;
  const race = rt.race!;
  if (!req.options.race) race.onRace = () => undefined;
  m.setLines(s.lines);
  const { status } = m.runChosen(new Follower(s.decisions));
  const raced = req.options.race && race.errors > 0;
  if (raced) {
    rt.out.text(2, race.summary());
    rt.out.flush();
  }
  return { exitCode: raced && status === 0 ? race.options.exitCode : status, counters: rt.counters.record(rt.fuelClock()) };
}

export { type Machine, NodeHost };
