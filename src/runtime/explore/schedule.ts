/**
 * Schedules as sequences of decisions, and all of them with at most so many preemptions (Musuvathi and Qadeer, Iterative Context Bounding for Systematic
 * Testing of Multithreaded Programs, PLDI 2007): depth first, by running the program again and again with another last decision.
 */

/** A decision that was open: what each option costs in preemptions, and which was taken. Option 0 costs nothing. */
export interface Decision {
  costs: readonly number[];
  taken: number;
}

export interface Chooser {
  choose(costs: readonly number[]): number;
}

/** Follows a prefix, then takes option 0. */
export class Follower implements Chooser {
  readonly made: Decision[] = [];

  constructor(private readonly prefix: readonly number[]) {}

  choose(costs: readonly number[]): number {
    const i = this.made.length;
    const taken = Math.min(this.prefix[i] ?? 0, costs.length - 1);
    this.made.push({ costs, taken });
    return taken;
  }
}

/** The prefix of the next run after one that made these decisions; null: there is none with at most `bound` preemptions. */
export function nextPrefix(made: readonly Decision[], bound: number): number[] | null {
  const spent = [0];
  for (const d of made) spent.push(spent[spent.length - 1]! + d.costs[d.taken]!);
  for (let i = made.length - 1; i >= 0; i--) {
    const d = made[i]!;
    for (let k = d.taken + 1; k < d.costs.length; k++) {
      if (spent[i]! + d.costs[k]! <= bound) return [...made.slice(0, i).map((x) => x.taken), k];
    }
  }
  return null;
}

/** What -schedule takes: decisions other than the first option, and lines whose accesses are points of the schedule: `3:1,8:2;main.go:7`. */
export interface Schedule {
  decisions: number[];
  lines: string[];
}

export function formatSchedule(made: readonly Decision[], lines: readonly string[]): string {
  const list = made.flatMap((d, i) => (d.taken === 0 ? [] : [`${i}:${d.taken}`]));
  return (list.length === 0 ? '0' : list.join(',')) + (lines.length === 0 ? '' : `;${lines.join(',')}`);
}

/** null: not a schedule. */
export function parseSchedule(text: string): Schedule | null {
  const [head, tail, ...rest] = text.split(';') as [string, string?];
  if (rest.length > 0) return null;
  const decisions: number[] = [];
  if (head !== '0') {
    for (const part of head.split(',')) {
      const m = /^(\d{1,6}):(\d{1,4})$/.exec(part);
      if (m === null) return null;
      const at = Number(m[1]);
      while (decisions.length < at) decisions.push(0);
      decisions[at] = Number(m[2]);
    }
  }
  const lines = tail === undefined || tail === '' ? [] : tail.split(',');
  return lines.every((l) => /^[^:]+:\d+$/.test(l)) ? { decisions, lines } : null;
}
