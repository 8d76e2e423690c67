/**
 * Every exported name of Go 1.26 in the packages gosim has exists there with Go's type, on both word sizes, but for those listed in
 * tests/testdata/api/missing (package, feature, reason behind `#`). The list may only shrink: a line that is not needed any more fails.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../harness/pool.js';
import { apiProgram } from './api-program.js';

const root = fileURLToPath(new URL('../testdata/api/', import.meta.url));
const worker = fileURLToPath(new URL('../../dist/worker.mjs', import.meta.url));
const lists = readdirSync(root).filter((f) => f.endsWith('.txt'));
const paths = new Set(lists.map((f) => readFileSync(join(root, f), 'utf8').split('\n', 1)[0]!));
const known = readFileSync(join(root, 'missing'), 'utf8')
  .split('\n')
  .map((l) => l.replace(/\s*# .*/, ''))
  .filter((l) => l !== '' && !l.startsWith('#'));

/** An entry that ends in `...` stands for all features that begin so. */
const covers = (entry: string, feature: string): boolean => (entry.endsWith('...') ? feature.startsWith(entry.slice(0, -3)) : entry === feature);

const tmp = mkdtempSync(join(tmpdir(), 'gosim-api-'));
const pool = new Pool(worker);
afterAll(() => {
  pool.close();
  rmSync(tmp, { recursive: true, force: true });
});

describe.each(['amd64', '386'])('exported API, %s', (arch) => {
  for (const list of lists) {
    const program = apiProgram(readFileSync(join(root, list), 'utf8'), (p) => paths.has(p), arch === '386' ? 4 : 8);
    test.concurrent(program.path, async () => {
      const file = join(tmp, list.replace('.txt', '.go'));
      writeFileSync(file, program.text);
      const r = await pool.run({ targets: [file], cwd: tmp, flags: [`-arch=${arch}`, '-gcflags=-e'], args: [], mode: 'build', timeout: 60_000 });
      expect(r.crash).toBeUndefined();
      const missing = new Set<string>();
      for (const line of (r.stdout + r.stderr).split('\n')) {
        const m = /\.go:(\d+):\d+: (.*)/.exec(line);
        if (m !== null) missing.add(`${program.path}, ${program.features[Number(m[1]) - 1] || m[2]}`);
        else if (line !== '' && !line.startsWith('#') && !line.startsWith('\t')) missing.add(`${program.path}, ${line}`);
      }
      const listed = known.filter((k) => k.startsWith(`${program.path}, `));
      expect([...missing].filter((m) => !listed.some((k) => covers(k, m)))).toEqual([]);
      expect(listed.filter((k) => ![...missing].some((m) => covers(k, m)))).toEqual([]);
    });
  }
});
