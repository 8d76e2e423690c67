/** gosim run, in the bundle that holds the compiler. */
import { runBuilt } from '../../driver/cached-run.js';
import type { RunRequest } from '../../driver/execute.js';
import { wantsProfiles } from '../../driver/options.js';
import { writeErr } from '../terminal.js';
import { type Ran, type Runner, runWith } from './run.js';

async function built(req: RunRequest): Promise<Ran> {
  const driver = await import('../../driver/run.js');
  return runBuilt(req, process.env, driver, driver.start);
}

const compileAndRun: Runner = async (asked, name): Promise<Ran> => {
  if (asked.options.http !== '') return runHttp(asked, name);
  const recording = wantsProfiles(asked.options) ? (await import('../../driver/profiled-run.js')).withProfiles(asked, name) : null;
  const req = recording?.req ?? asked;
  const ran: Ran = await (req.options.stats.startsWith('full') ? (await import('../../driver/watched-run.js')).runWatched(req) : built(req));
  if (recording !== null && ran.result !== null) ran.files = recording.files();
  return ran;
};

/** -http: the host answers while the program runs. */
async function runHttp(asked: RunRequest, name: string): Promise<Ran> {
  const { withHttp } = await import('../../driver/service.js');
  const served = await withHttp(asked, name, asked.options.http, (url) => writeErr(`gosim: profiles at ${url}\n`));
  if ('error' in served) {
    writeErr(`gosim: ${served.error}\n`);
    return { status: 1, result: null };
  }
  try {
    return await built(served.req);
  } finally {
    served.close();
  }
}

export async function runCommand(argv: string[]): Promise<number> {
  return (await runWith(compileAndRun, argv))!;
}
