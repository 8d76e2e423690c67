/** gosim run, in the bundle that holds the compiler. */
import { runBuilt } from '../../driver/cached-run.js';
import { wantsProfiles } from '../../driver/options.js';
import { type Ran, type Runner, runWith } from './run.js';

const compileAndRun: Runner = async (asked, name): Promise<Ran> => {
  const recording = wantsProfiles(asked.options) ? (await import('../../driver/profiled-run.js')).withProfiles(asked, name) : null;
  const req = recording?.req ?? asked;
  const ran: Ran = await (req.options.stats.startsWith('full') ? (await import('../../driver/watched-run.js')).runWatched(req) : runBuilt(req, process.env, await import('../../driver/run.js')));
  if (recording !== null && ran.result !== null) ran.files = recording.files();
  return ran;
};

export async function runCommand(argv: string[]): Promise<number> {
  return (await runWith(compileAndRun, argv))!;
}
