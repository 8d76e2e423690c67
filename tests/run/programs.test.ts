/**
 * Go programs, one behaviour each, print what they print under the real Go, on both word sizes. A program's first line is
 * `// run`; the comment block at its end that begins with `// Output:` is what it prints, standard error behind standard output.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/run/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));

const programs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.go'))
  .sort();

/** Text of the output block. */
function wanted(src: string): string {
  const at = src.lastIndexOf('\n// Output:\n');
  if (at < 0) throw new Error('no output block');
  return src
    .slice(at + '\n// Output:\n'.length)
    .split('\n')
    .filter((l) => l.startsWith('//'))
    .map((l) => l.slice(3))
    .join('\n');
}

/** Comments lose spaces at the ends of lines. */
const trimmed = (s: string): string => s.replace(/[ \t]+$/gm, '').trimEnd();

const pool = new Pool(worker);
afterAll(() => pool.close());

describe.each(['amd64', '386'])('programs, %s', (arch) => {
  for (const name of programs) {
    const src = readFileSync(join(root, name), 'latin1');
    if (!src.startsWith('// run\n')) continue;
    test.concurrent(name, async () => {
      const r = await pool.run({ targets: [join(root, name)], cwd: root, flags: ['-stats=off', `-arch=${arch}`], args: [], mode: 'run', timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      expect(trimmed(r.stdout + r.stderr)).toBe(trimmed(wanted(src)));
      expect(r.status).toBe(0);
    });
  }
});
