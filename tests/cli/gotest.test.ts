/**
 * `gosim test` prints what `go test` prints: goldens.json has the real one's output for each of cases.json (scripts/goldens-gotest.mjs).
 * Times differ; so do the frames of a trace, which other tests look at.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Outcome } from './gosim.js';

interface Golden {
  doc: string;
  dir?: string;
  args: string[];
  env?: string;
  arch?: string;
  stdout: string;
  stderr: string;
  status: number;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const bin = file('../../dist/gosim.cjs');
const dirs: ReadonlyMap<string, string> = new Map([['m', file('../testdata/gotest/m')], ['example', file('../../examples/005-testing')], ['benchmarks', file('../../examples/006-benchmarks')]]);
const goldens = JSON.parse(readFileSync(file('../testdata/gotest/goldens.json'), 'utf8')) as Golden[];

function run(g: Golden, dir: string): Promise<Outcome> {
  const child = spawn(process.execPath, [bin, 'test', ...g.args], { cwd: dir, env: { ...process.env, END: g.env ?? '', GOARCH: g.arch ?? 'amd64' } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (b: Buffer) => (stdout += b.toString()));
  child.stderr.on('data', (b: Buffer) => (stderr += b.toString()));
  child.stdin.end();
  return new Promise((done) => child.on('close', (status) => done({ status, stdout, stderr })));
}

/** Without times, names of directories and frames. */
function plain(text: string, dir: string): string {
  return text
    .replaceAll(dir, '$DIR')
    .replace(/ pc=0x[0-9a-f]+/g, ' pc=0')
    .replace(/^goroutine \d+ \[[\s\S]*?(?=^FAIL\t|^exit status)/gm, 'TRACE\n')
    .replace(/\d+\.\d+s\b|\(\d+s\)/g, 'TIME')
    .replace(/ +[\d.]+ ns\/op/g, ' NS ns/op')
    .replace(/ +[\d.]+ MB\/s/g, ' MBS')
    .replace(/"Time":"[^"]*"/g, '"Time"')
    .replace(/"Elapsed":[\d.e-]+/g, '"Elapsed"');
}

describe('gosim test prints what go test prints', () => {
  test.each(goldens)('$doc', async (g) => {
    const dir = dirs.get(g.dir ?? 'm')!;
    const r = await run(g, dir);
    // Usage is gosim's own.
    const err = g.args.includes('-count=x') ? (s: string): string => s.split('\n')[0]! : (s: string): string => s;
    expect({ status: r.status, stdout: plain(r.stdout, dir), stderr: err(plain(r.stderr, dir)) }).toEqual({
      status: g.status,
      stdout: plain(g.stdout, dir),
      stderr: err(plain(g.stderr, dir)),
    });
  });
});
