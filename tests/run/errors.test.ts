/**
 * Programs that do not compile: gosim says what gc says, line by line. The comment block at a program's end that begins with `// Errors:` is what
 * `go build -gcflags=-e` prints (scripts/goldens-errors.mjs derives it).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { trimmed, wantedErrors } from '../harness/output-block.js';
import { Pool } from '../harness/pool.js';

const root = fileURLToPath(new URL('../testdata/errors/', import.meta.url));
const pool = new Pool(fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url)), 1);
afterAll(() => pool.close());

describe('errors', () => {
  for (const name of readdirSync(root).sort()) {
    test(name, async () => {
      const text = readFileSync(join(root, name), 'latin1');
      const r = await pool.run({ targets: ['/h/p.go'], cwd: '/h', flags: ['-gcflags=-e'], args: [], mode: 'build', overlay: new Map([['/h/p.go', text]]), timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      expect(trimmed(r.stderr)).toBe(trimmed(wantedErrors(text)));
      expect(r.status).toBe(1);
    });
  }
});
