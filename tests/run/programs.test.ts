/**
 * Go programs, one behaviour each, print what they print under the real Go, on both word sizes. A program's first line is
 * `// run`; the comment block at its end that begins with `// Output:` is what it prints, standard error behind standard output.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Arch, ownJob, ownPrograms } from '../harness/own-programs.js';
import { Pool } from '../harness/pool.js';

const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)));
afterAll(() => pool.close());

describe.each<Arch>(['amd64', '386'])('programs, %s', (arch) => {
  for (const p of ownPrograms(arch, ['run'])) {
    test.concurrent(p.path, async () => {
      const r = await pool.run(ownJob(p, arch));
      expect(r.crash).toBeUndefined();
      expect(p.seen(r)).toEqual(p.wanted);
    });
  }
});
