/** gosim escape: where variables and allocations live, why, and at what cost. */
import { escapeReport } from '../../driver/escape.js';
import { escapeHtml, escapeJson, escapeText } from '../../report/escape.js';
import { writeOut } from '../terminal.js';
import { inspectedProgram, outputAside } from '../setup.js';

export async function escapeCommand(argv: string[]): Promise<number> {
  const req = inspectedProgram('escape', argv);
  if (typeof req === 'number') return req;
  const { options } = req;
  const { status, report } = await escapeReport(outputAside(req), options.cost);
  if (report === null) return status;
  writeOut(options.json ? escapeJson(report) : options.html ? escapeHtml(report) : escapeText(report));
  return status;
}
