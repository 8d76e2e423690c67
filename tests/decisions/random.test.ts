/**
 * Decisions about random programs (generate.ts) are gc's, line by line. What gc printed is committed (node scripts/goldens-decisions.mjs), the
 * programs are made anew from their seeds. `npm run decisions -- --random=1,100` compares ten thousand functions where Go is installed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GorootAnalyzer } from '../../src/driver/goroot.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { randomProgram } from './generate.js';

const goldens = new URL('../testdata/decisions/', import.meta.url).pathname;

/** Seed, functions, flag. The first programs that differed once are among them: clause variables of function types (18). */
const cases = JSON.parse(readFileSync(join(goldens, 'random.json'), 'utf8')) as { seed: number; functions: number; m: 1 | 2 }[];

test.each(cases)('random program $seed with -m=$m', ({ seed, functions, m }) => {
  const dir = mkdtempSync(join(tmpdir(), 'random-'));
  try {
    const file = join(dir, 'r.go');
    writeFileSync(file, randomProgram(seed, functions));
    const golden = join(goldens, `random-${seed}.m${m}`);
    expect(existsSync(golden)).toBe(true);
    const r = new GorootAnalyzer('').analyze([file], { m, l: false, N: false }, 'p');
    expect(r.errors).toEqual([]);
    const got = formatDecisions(r.fset, r.decisions).filter((l) => l.startsWith('./'));
    expect(Buffer.from(`${got.join('\n')}\n`, 'latin1').toString('utf8').split('\n')).toEqual(readFileSync(golden, 'utf8').split('\n'));
  } finally {
    rmSync(dir, { recursive: true });
  }
});
