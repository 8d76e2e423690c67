/** Joins a use of a dangling pointer (runtime/dangling.ts) with the compiler's site and its explanation of the escape. */
import { toByteString } from '../base/bytes.js';
import { type FileSet, formatPosition, position } from '../base/source.js';
import type { Decision } from '../compiler/compile.js';
import type { QuarantineSite } from '../compiler/walk/quarantine.js';
import { danglingText, type DanglingReport } from '../report/dangling.js';
import { formatDecisions } from '../report/decisions.js';
import { type DanglingUse, Death } from '../runtime/index.js';
import { userFileBase } from './build.js';
import { reportName } from './files.js';

export interface DanglingContext {
  fset: FileSet;
  cwd: string;
  sites: readonly QuarantineSite[];
  /** Of -m=2. */
  decisions: readonly Decision[];
}

const deaths = new Map<Death, DanglingReport['death']>([
  [Death.Frame, 'frame'],
  [Death.Iteration, 'iteration'],
  [Death.Panic, 'panic'],
  [Death.Goroutine, 'goroutine'],
]);

/** The lines that explain why the site escapes: its first explanation. */
function flowOf(cx: DanglingContext, site: QuarantineSite): { what: string; lines: string[] } {
  const tail = ` escapes to heap in ${site.func}:`;
  const heads = cx.decisions.map((d, i) => ({ d, i })).filter(({ d }) => d.pos === site.outer && d.msg.endsWith(tail));
  // Operands that order took into a temporary are named by the explanation alone.
  const at = (heads.find(({ d }) => d.msg === site.what + tail) ?? heads[0])?.i ?? -1;
  if (at < 0) return { what: site.what, lines: [] };
  let end = at + 1;
  while (end < cx.decisions.length && cx.decisions[end]!.msg.startsWith(' ')) end++;
  return { what: cx.decisions[at]!.msg.slice(0, -tail.length), lines: formatDecisions(cx.fset, cx.decisions.slice(at, end)) };
}

export function danglingReport(cx: DanglingContext, use: DanglingUse): string {
  const site = cx.sites[use.slot.site]!;
  const own = new Set(cx.fset.files.filter((f) => f !== undefined && f.id >= userFileBase).map((f) => f!.path));
  const shown = (path: string): string => (own.has(path) ? toByteString(reportName(cx.cwd, path)) : path);
  const flow = flowOf(cx, site);
  return danglingText({
    what: flow.what,
    isVariable: site.isVariable,
    declared: formatPosition(position(cx.fset, site.pos)).replace(/^\.\//, ''),
    func: site.func,
    death: deaths.get(use.slot.death) ?? 'frame',
    owner: use.slot.goid,
    user: use.goid,
    trace: use.frames.filter((f) => !f.wrapper).map((f) => ({ func: f.name, at: `${shown(f.file)}:${f.line}`, own: own.has(f.file) })),
    flow: flow.lines,
  });
}
