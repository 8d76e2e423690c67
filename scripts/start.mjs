#!/usr/bin/env node
// Starts the bundled command with V8's code cache beside it, if that fits this node: parsing the compiler takes longer than
// compiling a small program with it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const url = new URL('./gosim.cjs', import.meta.url);
const filename = fileURLToPath(url);
const cacheFile = `${filename}.v8`;
let cachedData;
try {
  cachedData = readFileSync(cacheFile);
} catch {
  // Not made yet: V8 compiles as usual.
}
const source = readFileSync(filename, 'latin1').replace(/^#!/, '//');
const script = new Script(`(function (exports, require, module, __url) {${source}\n})`, { filename, cachedData });
if (process.env.GOSIM_CODE_CACHE === 'make') process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(url), module, url.href);
