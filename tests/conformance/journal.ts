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
const folder = join(dist, 'conformance-journal');

/** Bundles and images, by content. */
function buildHash(goVersion: string): string {
  const h = createHash('sha256').update(goVersion);
  for (const name of readdirSync(dist).sort()) if (name === 'images.stamp' || name.endsWith('.mjs')) h.update(name).update(readFileSync(join(dist, name)));
  return h.digest('hex').slice(0, 16);
}

export class Journal {
  private readonly done = new Map<string, JobResult>();
  private readonly file: string;

  /** `resume`: take over what a run of the same build has found. Journals of other builds are removed. */
  constructor(goVersion: string, resume: boolean) {
    mkdirSync(folder, { recursive: true });
    const name = `${buildHash(goVersion)}.jsonl`;
    this.file = join(folder, name);
    for (const n of readdirSync(folder)) if (n !== name || !resume) rmSync(join(folder, n), { force: true });
    if (!existsSync(this.file)) return;
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      // The last line of a run that was killed may be cut.
      try {
        const [key, result] = JSON.parse(line) as [string, JobResult];
        this.done.set(key, result);
      } catch {}
    }
  }

  get size(): number {
    return this.done.size;
  }

  get(key: string): JobResult | undefined {
    return this.done.get(key);
  }

  add(key: string, result: JobResult): void {
    appendFileSync(this.file, `${JSON.stringify([key, result])}\n`);
  }
}
