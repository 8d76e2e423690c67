/** All schedules of a program with a bound on preemptions: what ends there are, and a schedule for each. */
import type { Host } from '../host.js';
import type { Access } from '../race/report.js';
import { End, type ExploringMachine, lineOf } from './machine.js';
import { Follower, formatSchedule, nextPrefix } from './schedule.js';

/** Runs that end alike. */
export interface Outcome {
  kind: 'exit' | 'deadlock' | 'panic' | 'fatal' | 'endless';
  status: number;
  stdout: string;
  /** Standard error up to the traces. */
  stderr: string;
  count: number;
  /** Of the first such run (schedule.ts). */
  schedule: string;
}

/** Two accesses that nothing orders. */
export interface FoundRace {
  first: { write: boolean; line: string; func: string };
  second: { write: boolean; line: string; func: string };
  schedule: string;
}

export interface Exploration {
  outcomes: Outcome[];
  races: FoundRace[];
  schedules: number;
  /** All schedules with the bound were run. */
  complete: boolean;
  /** Lines whose accesses became points, because they race. */
  lines: string[];
}

export interface ExploreOptions {
  preemptions: number;
  maxSchedules: number;
}

/** A host that keeps what is printed. */
export interface KeepingHost extends Host {
  take(): { stdout: string; stderr: string };
}

function kindOf(end: End, status: number, stderr: string): Outcome['kind'] {
  if (end === End.Endless) return 'endless';
  if (status !== 2) return 'exit';
  if (/^fatal error: (all goroutines are asleep|no goroutines)/m.test(stderr)) return 'deadlock';
  if (/^fatal error: /m.test(stderr)) return 'fatal';
  return /^panic: /m.test(stderr) ? 'panic' : 'exit';
}

/** Without traces and without what differs from run to run. */
function withoutTraces(stderr: string): string {
  const at = stderr.search(/\n\ngoroutine \d+ \[/);
  return (at < 0 ? stderr : stderr.slice(0, at + 1)).replace(/0x[0-9a-f]+/g, '0x?').replace(/^\[signal .*\n/m, '');
}

/** `isOwn` tells lines of the program from those of the library: only they become points. */
export function explore(m: ExploringMachine, host: KeepingHost, o: ExploreOptions, isOwn: (file: string) => boolean): Exploration {
  const outcomes = new Map<string, Outcome>();
  const races = new Map<string, FoundRace>();
  const lines: string[] = [];
  const out: Exploration = { outcomes: [], races: [], schedules: 0, complete: false, lines };
  const side = (a: Access): FoundRace['first'] & { file: string } => {
    const at = a.frames.find((f) => isOwn(f.src.file)) ?? a.frames[0];
    return at === undefined ? { write: a.write, line: '?', func: '?', file: '' } : { write: a.write, line: lineOf(at.src), func: at.src.name, file: at.src.file };
  };
  let fresh: string[] = [];
  let found: Omit<FoundRace, 'schedule'>[] = [];
  m.rt.race!.onRace = (now, before) => {
    const sides = [side(before), side(now)];
    for (const s of sides) if (isOwn(s.file) && !lines.includes(s.line) && !fresh.includes(s.line)) fresh.push(s.line);
    const [first, second] = sides.map(({ write, line, func }) => ({ write, line, func })) as [FoundRace['first'], FoundRace['first']];
    found.push({ first, second });
  };
  for (let prefix: number[] | null = []; prefix !== null; ) {
    if (out.schedules >= o.maxSchedules) {
      finish();
      return out;
    }
    const f = new Follower(prefix);
    fresh = [];
    found = [];
    const { end, status } = m.runChosen(f);
    out.schedules++;
    const { stdout, stderr } = host.take();
    const schedule = formatSchedule(f.made, lines);
    const kind = kindOf(end, status, stderr);
    const text = withoutTraces(stderr);
    const key = [kind, status, stdout, text].join('\0');
    const known = outcomes.get(key);
    if (known !== undefined) known.count++;
    else outcomes.set(key, { kind, status, stdout, stderr: text, count: 1, schedule });
    for (const r of found) {
      const names = [r.first, r.second].map((s) => `${s.write} ${s.line}`).sort().join();
      if (!races.has(names)) races.set(names, { ...r, schedule });
    }
    prefix = nextPrefix(f.made, o.preemptions);
    if (fresh.length > 0) {
      // More points: from the beginning. What was found stays found.
      lines.push(...fresh);
      m.setLines(lines);
      prefix = [];
    }
  }
  out.complete = true;
  finish();
  return out;

  function finish(): void {
    out.outcomes = [...outcomes.values()];
    out.races = [...races.values()];
  }
}
