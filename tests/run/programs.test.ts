/**
 * Go programs, one behaviour each, print what they print under the real Go, on both word sizes. A program's first line is
 * `// run`; the comment block at its end that begins with `// Output:` is what it prints, standard error behind standard output.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { trimmed, wantedOutput } from '../harness/output-block.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/run/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));

const programs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((f) => f.endsWith('.go'))
  .sort();

const pool = new Pool(worker);
afterAll(() => pool.close());

describe.each(['amd64', '386'])('programs, %s', (arch) => {
  for (const name of programs) {
    const src = readFileSync(join(root, name), 'latin1');
    if (!src.startsWith('// run\n')) continue;
    test.concurrent(name, async () => {
      const r = await pool.run({ targets: [join(root, name)], cwd: root, flags: ['-stats=off', `-arch=${arch}`], args: [], mode: 'run', timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      expect(trimmed(r.stdout + r.stderr)).toBe(trimmed(wantedOutput(src, arch as 'amd64' | '386')));
      expect(r.status).toBe(0);
    });
  }
});
