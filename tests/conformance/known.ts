/**
 * Lists of known failures: tests/conformance/known/<suite>.txt, a line per case,
 *
 *     path  reason in plain words
 *     path [32,gc]  reason in plain words
 *
 * The second form holds for the variants that have all of the tags (variants.ts). A list may only shrink: what is on it and passes in every
 * variant that was run must be struck out (--write does).
 *
 * slow.txt beside them has the same form: cases that take long in a variant, which only the full tier runs there (and writes, with --write).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Variant } from './variants.js';

const folder = fileURLToPath(new URL('../tests/conformance/known/', import.meta.url));

export interface Entry {
  path: string;
  tags: readonly string[];
  reason: string;
}

function readList(file: string): Entry[] {
  if (!existsSync(file)) return [];
  const out: Entry[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const m = /^(\S+)\s+(?:\[([\w,-]+)\]\s+)?(.*)$/.exec(line);
    if (m !== null && !line.startsWith('#')) out.push({ path: m[1]!, tags: m[2]?.split(',') ?? [], reason: m[3]! });
  }
  return out;
}

const applies = (e: Entry, path: string, v: Variant): boolean => e.path === path && e.tags.every((t) => v.tags.includes(t));

export class KnownList {
  readonly entries: Entry[];
  private readonly file: string;

  constructor(private readonly suite: string) {
    this.file = join(folder, `${suite}.txt`);
    this.entries = readList(this.file);
  }

  /** The reason, or undefined if the case should pass. */
  reason(path: string, v: Variant): string | undefined {
    return this.entries.find((e) => applies(e, path, v))?.reason;
  }

  /** Entries whose cases were performed and passed, in every variant that they hold for. */
  fixed(performed: readonly { path: string; variant: Variant; failed: boolean }[]): Entry[] {
    return this.entries.filter((e) => {
      const own = performed.filter((p) => applies(e, p.path, p.variant));
      return own.length > 0 && own.every((p) => !p.failed);
    });
  }

  /** Strikes out what is fixed and adds what fails; new failures of the base variant hold for all variants. */
  write(fixed: readonly Entry[], fresh: readonly { path: string; variant: Variant; why: string }[]): void {
    const entries = this.entries.filter((e) => !fixed.includes(e));
    for (const f of fresh) {
      if (entries.some((e) => applies(e, f.path, f.variant))) continue;
      entries.push({ path: f.path, tags: f.variant.name === 'base' ? [] : f.variant.name.split('-'), reason: f.why.split('\n')[0]!.slice(0, 200) });
    }
    if (entries.length === 0) {
      rmSync(this.file, { force: true });
      return;
    }
    mkdirSync(folder, { recursive: true });
    const lines = entries.map((e) => `${e.path}${e.tags.length > 0 ? ` [${e.tags.join(',')}]` : ''}  ${e.reason}`).sort();
    writeFileSync(this.file, `# Cases of the suite ${this.suite} that do not pass yet: path, variants, reason. This list may only shrink.\n${lines.join('\n')}\n`, 'latin1');
  }
}

/** Seconds of CPU time that a combination took, by its variant. */
type Measured = Map<Variant, number>;

/** All sets of some tags, the smallest first. */
function tagSets(tags: readonly string[]): string[][] {
  let sets: string[][] = [[]];
  for (const t of tags) sets = [...sets, ...sets.map((s) => [...s, t])];
  return sets.sort((a, b) => a.length - b.length);
}

/** Cases that take long: by suite and path in slow.txt, `suite/path [tags]  seconds`. */
export class SlowList {
  private readonly file = join(folder, 'slow.txt');
  private readonly entries = readList(this.file);
  private readonly measured = new Map<string, Measured>();

  /** Seconds of CPU time that were measured, or 0. */
  seconds(suite: string, path: string, v: Variant): number {
    return Math.max(0, ...this.entries.filter((e) => applies(e, `${suite}/${path}`, v)).map((e) => Number.parseFloat(e.reason)));
  }

  measure(suite: string, path: string, v: Variant, seconds: number): void {
    const key = `${suite}/${path}`;
    const m = this.measured.get(key) ?? new Map();
    this.measured.set(key, m.set(v, seconds));
  }

  /** Replaces the entries of the cases that were measured: for what took more than `limit` seconds, under the fewest tags that hold for nothing else. */
  write(limit: number): void {
    const lines = this.entries.filter((e) => !this.measured.has(e.path)).map((e) => `${e.path}${e.tags.length > 0 ? ` [${e.tags.join(',')}]` : ''}  ${e.reason}`);
    for (const [path, m] of this.measured) {
      const left = new Set([...m.keys()].filter((v) => m.get(v)! > limit));
      for (const tags of tagSets([...new Set([...left].flatMap((v) => v.tags))])) {
        const held = [...m.keys()].filter((v) => tags.every((t) => v.tags.includes(t)));
        if (!held.some((v) => left.has(v)) || held.some((v) => m.get(v)! <= limit)) continue;
        lines.push(`${path}${tags.length > 0 ? ` [${tags.join(',')}]` : ''}  ${Math.ceil(Math.max(...held.map((v) => m.get(v)!)))}`);
        for (const v of held) left.delete(v);
      }
    }
    writeFileSync(this.file, `# Cases that take long: suite/path, variants, seconds of CPU time. Only the full tier runs those of more than ten; --full --write writes the list.\n${lines.sort().join('\n')}\n`, 'latin1');
  }
}
