/**
 * What a full run has found so far, a JSON line per piece, so that an interrupted run goes on where it was. The file's name carries a
 * hash of what was tested (compiler, library images, runner, Go's version): results of another build are never taken over.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobResult } from '../harness/pool.js';

const dist = fileURLToPath(new URL('.', import.meta.url));

/** Bundles and images, by content. */
function buildHash(goVersion: string): string {
  const h = createHash('sha256').update(goVersion);
  for (const name of readdirSync(dist).sort()) if (name === 'images.stamp' || name.endsWith('.mjs')) h.update(name).update(readFileSync(join(dist, name)));
  return h.digest('hex').slice(0, 16);
}

export class Journal<T = JobResult> {
  private readonly done = new Map<string, T>();
  private readonly file: string;

  /** `resume`: take over what a run of the same build has found. Journals of other builds are removed. */
  constructor(name: string, goVersion: string, resume: boolean) {
    const folder = join(dist, name);
    mkdirSync(folder, { recursive: true });
    const own = `${buildHash(goVersion)}.jsonl`;
    this.file = join(folder, own);
    for (const n of readdirSync(folder)) if (n !== own || !resume) rmSync(join(folder, n), { force: true });
    if (!existsSync(this.file)) return;
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      // The last line of a run that was killed may be cut.
      try {
        const [key, result] = JSON.parse(line) as [string, T];
        this.done.set(key, result);
      } catch {}
    }
  }

  get size(): number {
    return this.done.size;
  }

  get(key: string): T | undefined {
    return this.done.get(key);
  }

  add(key: string, result: T): void {
    appendFileSync(this.file, `${JSON.stringify([key, result])}\n`);
  }
}
