/**
 * Lists of known failures: tests/conformance/known/<suite>.txt, a line per case, `path  reason in plain words`. A list may only
 * shrink: what is on it and passes is reported, and struck out by --write.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../tests/conformance/known/', import.meta.url));

/** Path to reason. */
export function readKnown(suite: string): Map<string, string> {
  const file = join(folder, `${suite}.txt`);
  const known = new Map<string, string>();
  if (!existsSync(file)) return known;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const m = /^(\S+)\s+(.*)$/.exec(line);
    if (m !== null && !line.startsWith('#')) known.set(m[1]!, m[2]!);
  }
  return known;
}

/** Writes failures with the reasons known for them, or what was observed. Entries that were not performed this time stay. */
export function writeKnown(suite: string, known: ReadonlyMap<string, string>, failures: ReadonlyMap<string, string>, performed: ReadonlySet<string>): void {
  const paths = [...new Set([...failures.keys(), ...[...known.keys()].filter((k) => !performed.has(k))])].sort();
  const file = join(folder, `${suite}.txt`);
  if (paths.length === 0) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  const lines = paths.map((p) => `${p}  ${known.get(p) ?? failures.get(p)!.split('\n')[0]!.slice(0, 200)}`);
  writeFileSync(file, `# Cases of the suite ${suite} that do not pass yet: path, reason. This list may only shrink.\n${lines.join('\n')}\n`, 'latin1');
}
