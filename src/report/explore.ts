/** What gosim explore prints. */
import type { Exploration, FoundRace, Outcome } from '../runtime/index.js';

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const names: Readonly<Record<Outcome['kind'], string>> = { exit: 'exit', deadlock: 'deadlock', panic: 'panic', fatal: 'fatal error', endless: 'no end (stopped after many steps)' };

function indent(text: string): string {
  return text.replace(/\n$/, '').split('\n').map((l) => `    ${l}\n`).join('');
}

function outcomeText(o: Outcome, i: number, program: string): string {
  let s = `\noutcome ${i + 1}: ${names[o.kind]}${o.kind === 'exit' ? ` status ${o.status}` : ''}, in ${plural(o.count, 'schedule')}\n`;
  if (o.stdout !== '') s += indent(o.stdout);
  if (o.stderr !== '') s += indent(o.stderr);
  return `${s}  gosim run -schedule='${o.schedule}' ${program}\n`;
}

function raceText(r: FoundRace, program: string): string {
  const side = (x: FoundRace['first']): string => `${x.write ? 'write' : 'read'} at ${x.line} in ${x.func}`;
  return `\ndata race: ${side(r.first)}, ${side(r.second)}\n  gosim run -race -schedule='${r.schedule}' ${program}\n`;
}

/** `program`: how the command line named it. */
export function exploreText(e: Exploration, preemptions: number, program: string): string {
  const races = e.races.length === 0 ? 'no data races' : plural(e.races.length, 'data race');
  const how = `with at most ${plural(preemptions, 'preemption')}`;
  const head = e.complete ? `${plural(e.schedules, 'schedule')} ${how}` : `the first ${plural(e.schedules, 'schedule')} ${how} (-max-schedules)`;
  return `${head}: ${plural(e.outcomes.length, 'outcome')}, ${races}\n${e.outcomes.map((o, i) => outcomeText(o, i, program)).join('')}${e.races.map((r) => raceText(r, program)).join('')}`;
}

export function exploreJson(e: Exploration): string {
  return `${JSON.stringify(e, null, 2)}\n`;
}
