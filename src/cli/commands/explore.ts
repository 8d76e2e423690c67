/** gosim explore: all schedules of a program. */
import { exploreProgram } from '../../driver/explore.js';
import { exploreJson, exploreText } from '../../report/explore.js';
import { inspectedProgram } from '../setup.js';
import { writeOut } from '../terminal.js';

export function exploreCommand(argv: string[]): number {
  const req = inspectedProgram('explore', argv);
  if (typeof req === 'number') return req;
  const { status, found } = exploreProgram(req);
  if (found === null) return status;
  writeOut(req.options.json ? exploreJson(found) : exploreText(found, req.options.preemptions, req.targets.join(' ')));
  return found.races.length > 0 || found.outcomes.length > 1 || found.outcomes.some((o) => o.kind !== 'exit') ? 1 : 0;
}
