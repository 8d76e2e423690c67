#!/usr/bin/env node
// Starts the bundled command with V8's code cache beside it, if that fits this node: parsing the compiler takes longer than
// compiling a small program with it. `run` tries the bundle without the compiler first.
// Every module of node that is loaded here costs each run: not the loader of ES modules (this file is CommonJS) nor `performance`
// (base/clock.ts).
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { getHeapStatistics, setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const nodeMajor = Number(process.versions.node.split('.')[0]);

// V8 would spend as much on optimizing the compiler as a program of a few thousand lines takes to compile (MEASURED: with a budget of 300,000, a quarter of the CPU
// time of 2,000 lines; 10,000 lines take as long with one as with the other). What a machine runs for long is optimized sooner (src/driver/v8.ts). Later
// versions, which do not know the flag (and say so on standard error), have a cheaper compiler in between.
if (nodeMajor <= 20) setFlagsFromString('--interrupt-budget=2000000');
// A compilation keeps most of what it allocates: a young generation that grows at once saves half of the collections of a first run.
setFlagsFromString('--semi-space-growth-factor=16');
// Functions of one WebAssembly module are inlined into each other, and more (src/driver/v8.ts).
if (nodeMajor <= 22) {
  setFlagsFromString('--experimental-wasm-inlining');
  setFlagsFromString('--experimental-wasm-branch-hinting');
  if (process.platform !== 'win32') setFlagsFromString('--no-wasm-stack-checks');
}
// Nodes of trees come in a dozen object layouts: accesses stay inline caches where V8 would give up at the fifth (bench/stages.ts: a tenth).
setFlagsFromString('--max-valid-polymorphic-map-count=8');
// V8 would throw away optimized code of hundreds of functions whenever it thinks anew about which objects of theirs live long (MEASURED: `node dist/stages.mjs 16` with
// --trace-deopt: 250 functions at once, after which a round takes three times as long).
if (nodeMajor <= 22) setFlagsFromString('--no-allocation-site-pretenuring');

// What has not run for some collections of V8's would be parsed and compiled again, at the end of a mark phase for instance, while everybody waits.
setFlagsFromString('--no-flush-bytecode');

// The machine's memory (src/runtime/memory.ts create). V8 counts its address space as if it were in use: it collects everything, and its young
// generation at each further array until the memory is old. Now there is next to nothing to collect. Where V8 collects next follows from what this collection
// left: not before a small program is compiled and runs.
if (process.argv[2] === 'run' && nodeMajor <= 20) {
  setFlagsFromString('--no-incremental-marking');
  setFlagsFromString('--heap-growing-percent=4000');
  try {
    // As much as views may take (src/driver/v8.ts freeViews).
    const mb = Math.min(Math.max(Math.floor((getHeapStatistics().heap_size_limit * 0.45) / 2 ** 20), 64), 2047);
    globalThis[Symbol.for('gosim.memory')] = new WebAssembly.Memory({ initial: mb * 16, maximum: 2 ** 16 - 1 });
  } catch {
    // The host does not give out so much address space.
  }
  setFlagsFromString('--heap-growing-percent=0');
  setFlagsFromString('--incremental-marking');
}

const make = process.env.GOSIM_CODE_CACHE === 'make';

/** Evaluates a bundle beside this file and returns its exports. */
function load(name) {
  const filename = join(__dirname, name);
  const cacheFile = `${filename}.v8`;
  let cachedData;
  try {
    if (!make) cachedData = readFileSync(cacheFile);
  } catch {
    // Not made yet: V8 compiles as usual.
  }
  const source = readFileSync(filename, 'latin1').replace(/^#!/, '//');
  const script = new Script(`(function (exports, require, module, __url) {${source}\n})`, { filename, cachedData });
  if (process.env.GOSIM_CODE_CACHE === 'check' && script.cachedDataRejected !== false) process.stderr.write(`${name}: no code cache\n`);
  if (make) {
    process.on('exit', () => {
      // The cache is good for the flags that it is read with (src/driver/v8.ts).
      if (nodeMajor <= 20) setFlagsFromString('--interrupt-budget=2000000');
      setFlagsFromString('--turbo-filter=*');
      setFlagsFromString('--parallel-scavenge');
      writeFileSync(cacheFile, script.createCachedData());
    });
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, pathToFileURL(filename).href);
  return module.exports;
}

const full = () => load('./full.cjs');
if (process.argv[2] === 'run') load('./quick.cjs').quick(process.argv.slice(3)).then(full);
else full();
