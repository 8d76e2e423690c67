/** gosim trace: run a program and write its execution trace. */
import { runBuilt } from '../../driver/cached-run.js';
import * as compiler from '../../driver/run.js';
import { defaultOptions } from '../../driver/options.js';
import { withTrace } from '../../driver/profiled-run.js';
import { writeFiles } from '../terminal.js';
import { inspectedProgram } from '../setup.js';

export async function traceCommand(argv: string[]): Promise<number> {
  const req = inspectedProgram('trace', argv, { ...defaultOptions(), faketime: true });
  if (typeof req === 'number') return req;
  const recording = withTrace({ ...req, onMachine: () => req.host.signals.watchKeys() });
  const outcome = await runBuilt(recording.req, process.env, compiler);
  if (outcome.result === null) return outcome.status;
  return writeFiles(recording.files()) ? outcome.status : 2;
}
