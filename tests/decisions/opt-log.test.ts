/**
 * Logs of -gcflags=-json=0,DIR are gc's: entries of the front end, inlining, escape analysis and loop variables, for seeds, examples and a
 * program of all forms. What gc wrote is committed (node scripts/goldens-decisions.mjs); the bytes of one log are compared whole.
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';
import { Pool } from '../harness/pool.js';
import { loggedPrograms, optLogLines, readOptLog } from './opt-log.js';

const pool = new Pool(resolve('dist/worker.mjs'), 2);
afterAll(() => pool.close());

test('logs of seeds and examples are gc’s', async () => {
  const golden = readFileSync('tests/testdata/decisions/opt-log.txt', 'utf8').replace(/\n$/, '').split(/^== /m).slice(1);
  const want = new Map(golden.map((g) => [g.split('\n')[0]!, g.replace(/\n$/, '').split('\n').slice(1)]));
  expect([...want.keys()]).toEqual(loggedPrograms());
  await Promise.all(
    [...want].map(async ([file, lines]) => {
      const dir = realpathSync(mkdtempSync(join(tmpdir(), 'log-')));
      try {
        const cwd = resolve(dirname(file));
        const r = await pool.run({ targets: [basename(file)], cwd, flags: [`-gcflags=-json=0,${dir}`], args: [], mode: 'build', timeout: 20_000 });
        expect([file, r.stderr, r.status]).toEqual([file, '', 0]);
        expect([file, optLogLines(readOptLog(dir), cwd)]).toEqual([file, lines]);
      } finally {
        rmSync(dir, { recursive: true });
      }
    }),
  );
});

const files = {
  'go.mod': 'module x.com/m\n\ngo 1.26\n',
  'ab/é.go': 'package a\n\nfunc A() *int { x := 1; return &x }\n',
};

test('the bytes of a log, its names and its directory are gc’s', async () => {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'log-')));
  try {
    const r = await gosim(['build', `-gcflags=-json=0,file://${dir}/x/`, './ab'], { files });
    expect([r.stderr, r.status]).toEqual(['', 0]);
    const log = readOptLog(`${dir}/x`);
    expect([...log.keys()]).toEqual(['x.com%2Fm%2Fab/%C3%A9.json']);
    const written = [...log.values()][0]!;
    const root = /"file":"(.*)\/ab/.exec(written)![1]!;
    const text = written.replaceAll(root, '');
    const at = (c: number): string => `{"start":{"line":3,"character":${c}},"end":{"line":3,"character":${c}}}`;
    const info = (c: number, m: string): string => `{"location":{"uri":"file:///ab/%C3%A9.go","range":${at(c)}},"message":"escflow:    ${m}"}`;
    expect(text.split('\n')).toEqual([
      '{"version":0,"package":"x.com/m/ab","goos":"linux","goarch":"amd64","gc_version":"go1.26","file":"/ab/é.go"}',
      `{"range":${at(6)},"severity":3,"code":"canInlineFunction","source":"go compiler","message":"cost: 8"}`,
      `{"range":${at(17)},"severity":3,"code":"escape","source":"go compiler","message":"x escapes to heap","relatedInformation":[${info(32, 'flow: ~r0 ← \\u0026x:')},${info(32, '  from \\u0026x (address-of)')},${info(25, '  from return \\u0026x (return)')}]}`,
      '',
    ]);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test.each([
  ['1,/tmp/x', '-json version must be 0'],
  ['x,/tmp/x', `-json option should be '<version>,<destination>' where <version> is a number: err=strconv.Atoi: parsing "x": invalid syntax`],
  ['0', "-json option should be '<version>,<destination>' where <version> is a number"],
  ['0,rel', 'optimizer logging destination rel was neither /-prefixed directory nor file://-prefixed file URI'],
])('-json=%s is refused in gc’s words', async (value, want) => {
  const r = await gosim(['build', `-gcflags=-json=${value}`, 'x.go'], { files: { 'x.go': 'package main\n\nfunc main() {}\n' } });
  expect([r.stderr, r.status]).toEqual([`# command-line-arguments\ncompile: ${want}\n`, 1]);
});
