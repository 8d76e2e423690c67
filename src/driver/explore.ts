/** gosim explore: builds a program and runs it under all schedules with few preemptions (runtime/explore). */
import { toByteString } from '../base/bytes.js';
import type { Program } from '../bytecode/program.js';
import { BufferHost, defaultRaceOptions, explore, type Exploration, ExploringMachine } from '../runtime/index.js';
import { newInterp } from '../vm/interp/engine.js';
import { userFileBase } from './build.js';
import { machineOptions, type RunRequest } from './execute.js';
import type { Options } from './options.js';
import { build } from './run.js';

/** Output is kept; there is no input. */
class KeptHost extends BufferHost {
  constructor(override readonly args: readonly string[]) {
    super();
  }
  take(): { stdout: string; stderr: string } {
    const out = { stdout: this.stdout, stderr: this.stderr };
    this.stdout = '';
    this.stderr = '';
    return out;
  }
}

/** Memory of an explored program: setting it back costs time, and nothing is collected. */
const memory = 256 << 20;

export function exploreProgram(req: RunRequest): { status: number; found: Exploration | null } {
  const built = build(req, true);
  return built.program === null ? { status: built.status, found: null } : { status: 0, found: exploreLinked(built.program, req.options, req.args) };
}

/** `args`: the program's, without its name. */
export function exploreLinked(program: Program, o: Options, args: readonly string[]): Exploration {
  const own = new Set(program.files.filter((f) => f.id >= userFileBase).map((f) => f.path));
  const host = new KeptHost(['prog', ...args].map(toByteString));
  const options = { ...machineOptions(o), maxMemory: Math.min(memory, o.maxMemory), race: defaultRaceOptions };
  const m = new ExploringMachine(program, options, host, newInterp);
  return explore(m, host, { preemptions: o.preemptions, maxSchedules: o.maxSchedules }, (file) => own.has(file));
}
