/**
 * Times the stages a small program goes through, each for itself, with benny (this is the only file that knows it).
 *
 *     node dist/micro.mjs
 *
 * For throughput on a large program: stages.ts.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import benny from 'benny';
import { addFile } from '../src/base/source.js';
import { compilePackage, linkProgram } from '../src/driver/build.js';
import { memoryFiles } from '../src/driver/files.js';
import { loadPackages } from '../src/driver/load.js';
import { newUserToolchain } from '../src/driver/run.js';
import { tokenize } from '../src/lexer/index.js';

const text = readFileSync(fileURLToPath(new URL('../bench/programs/nbody.go', import.meta.url)), 'latin1');
const fs = memoryFiles(new Map([['/x.go', text]]));

function load(tc = newUserToolchain(8)) {
  const isStd = (p: string): boolean => tc.lib.package(p) !== undefined;
  return { tc, loaded: loadPackages(['x.go'], { fs, cwd: '/', fset: tc.fset, wordSize: 8, isStd, defaultGoVersion: 'go1.26' }) };
}

function compile() {
  const { tc, loaded } = load();
  const r = compilePackage(tc, loaded.packages[0]!, { m: 0, l: false, N: false });
  if (r.errors.length > 0) throw new Error(r.errors.join('\n'));
  return tc;
}

void benny.suite(
  'stages of nbody.go (each includes those before it, lexing apart)',
  benny.add('lex', () => {
    tokenize(addFile({ files: [undefined] }, 'x.go', '/x.go', text));
  }),
  benny.add('open the library', () => {
    newUserToolchain(8);
  }),
  benny.add('load and parse', () => {
    load();
  }),
  benny.add('compile', () => {
    compile();
  }),
  benny.add('link', () => {
    if (linkProgram(compile()).program === null) throw new Error('does not link');
  }),
  benny.cycle(),
  benny.complete(),
);
