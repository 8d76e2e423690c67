/** The build cache: hits, everything that has to be a miss, damage, bounds. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LinkedSymbols } from '../../src/linker/base.js';
import type { Program } from '../../src/bytecode/program.js';
import { BuildCache, cacheDir, type CacheKey, type ProgramSource, RecordingFiles } from '../../src/driver/cache.js';
import { memoryFiles } from '../../src/driver/files.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gosim-cache-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const key: CacheKey = { stamp: '1', wordSize: 8, gcflags: [], cwd: '/m', targets: ['/m/x.go'] };
const texts = (changes: Record<string, string> = {}): Map<string, string> => new Map(Object.entries({ '/m/x.go': 'package main\n', '/m/y/y.go': 'package y\n', ...changes }));

/** A program of one function and one native. */
function program(): { program: Program; source: ProgramSource } {
  const sig = { params: 'p', results: '', mem: 0 };
  const code = {
    sym: 'main.main',
    name: 'main.main',
    sig,
    slots: 'p',
    frameSize: 24,
    outSize: 0,
    code: Uint8Array.of(1, 2, 3),
    relocs: [{ sym: 'runtime.x', addend: 4 }],
    sigs: [sig],
    points: [{ pc: 0, kind: 'after' as const, live: 0 }],
    entryFuel: 3,
    liveMaps: [[16]],
    stackObjects: [],
    lines: [0, 77],
    recoverPoint: 0,
    isClosure: false,
    usesCtx: false,
    flags: [],
    vars: [],
    pos: 77,
    endPos: 99,
    deepest: 0,
  };
  const inlTree = [undefined, { parent: 0, pos: 1, name: 'main.f', declPos: 2 }];
  return {
    program: {
      wordSize: 8,
      funcs: [
        undefined,
        { id: 1, code, native: null, sym: 'main.main', addr: 65536, relocs: Int32Array.of(2), sig, inlTree, pkg: 'main' },
        { id: 2, code: null, native: 'runtime.x', sym: 'runtime.x', addr: 65552, relocs: new Int32Array(0), sig, inlTree: [], pkg: '' },
      ],
      map: { code: 65536, rodata: 65600, data: 65664, bss: 65728, end: 73728 },
      image: Uint8Array.of(1, 0, 0, 0, 255),
      rootPtrs: Uint32Array.of(65664, 4_000_000_000),
      symbols: new LinkedSymbols(new Map([['main.v', 65664]]), null),
      itabs: [],
      funcNamed: () => undefined,
      entry: 1,
      inits: [1],
      godebug: 'panicnil=1',
      files: [{ id: 2048, name: './x.go', path: '/m/x.go', lineStarts: [0, 13], lineDirectives: [] }],
    },
    source: {
      func: (sym) => (sym === 'main.main' ? { pkg: 'main' } : undefined),
      files: () => [{ id: 2048, name: './x.go', path: '/m/x.go', lineStarts: [0, 13], lineDirectives: [] }],
    },
  };
}

function store(cache: BuildCache, k = key): void {
  const fs = new RecordingFiles(memoryFiles(texts()));
  fs.read('/m/x.go');
  fs.read('/m/go.mod');
  fs.list('/m/y');
  fs.isDir('/m/y');
  const { program: p, source } = program();
  cache.store(k, fs, p, source);
}

const load = (k = key, changes: Record<string, string> = {}): Program | null => new BuildCache(dir).load(k, memoryFiles(texts(changes)), () => undefined);

test('a stored program comes back whole', () => {
  store(new BuildCache(dir));
  const got = load()!;
  const want = program().program;
  expect(got.funcs.length).toBe(3);
  for (const name of ['wordSize', 'map', 'image', 'rootPtrs', 'symbols', 'entry', 'inits'] as const) expect(got[name]).toEqual(want[name]);
  const f = got.funcs[1]!;
  expect(f.code!.lines).toEqual([0, 77]);
  expect(f.code!.relocs).toEqual([{ sym: 'runtime.x', addend: 4 }]);
  expect(f.code!.liveMaps).toEqual([[16]]);
  expect(f.inlTree[1]).toEqual({ parent: 0, pos: 1, name: 'main.f', declPos: 2 });
  expect([f.native, f.addr, [...f.relocs], f.sig, f.pkg]).toEqual([null, 65536, [2], { params: 'p', results: '', mem: 0 }, 'main']);
  expect(got.funcs[2]).toMatchObject({ native: 'runtime.x', code: null });
  expect(got.files[0]!.lineStarts).toEqual([0, 13]);
});

test('other flags, builds, word sizes, directories and targets miss', () => {
  store(new BuildCache(dir));
  expect(load({ ...key, gcflags: ['-l'] })).toBeNull();
  expect(load({ ...key, stamp: '2' })).toBeNull();
  expect(load({ ...key, wordSize: 4 })).toBeNull();
  expect(load({ ...key, cwd: '/' })).toBeNull();
  expect(load({ ...key, targets: ['/m/x.go', '/m/z.go'] })).toBeNull();
});

test('changed, new and appearing files miss', () => {
  store(new BuildCache(dir));
  expect(load(key, { '/m/x.go': 'package main // changed\n' })).toBeNull();
  expect(load(key, { '/m/y/z.go': '' })).toBeNull();
  expect(load(key, { '/m/go.mod': 'module m\n' })).toBeNull();
  expect(load()).not.toBeNull();
});

test('damaged entries are ignored and replaced', () => {
  const cache = new BuildCache(dir);
  store(cache);
  const file = join(dir, readdirSync(dir)[0]!);
  const whole = readFileSync(file);
  for (const at of [0, 5, 9, 40, whole.length - 3]) {
    const bad = Buffer.from(whole);
    bad[at]! ^= 0x55;
    writeFileSync(file, bad);
    expect(load()).toBeNull();
  }
  writeFileSync(file, whole);
  truncateSync(file, whole.length - 8);
  expect(load()).toBeNull();
  truncateSync(file, 0);
  expect(load()).toBeNull();
  store(cache);
  expect(load()).not.toBeNull();
});

const loaded = { words: Int32Array.of(5, -6, 7), functions: Int32Array.of(1, 2, 3), natives: Int32Array.of(2), bytes: 12 };

test('what a run has loaded comes back with the entry that it belongs to, and no other', () => {
  const cache = new BuildCache(dir);
  cache.storeLoadedCode(loaded);
  expect(readdirSync(dir)).toEqual([]);
  store(cache);
  expect(cache.loadedCode()).toBeNull();
  cache.storeLoadedCode(loaded);
  const later = new BuildCache(dir);
  expect(later.loadedCode()).toBeNull();
  expect(later.load(key, memoryFiles(texts()), () => undefined)).not.toBeNull();
  expect(later.loadedCode()).toEqual(loaded);
  // The same name, but made from other files that it asked for.
  const fs = new RecordingFiles(memoryFiles(texts({ '/m/y/y.go': 'package z\n' })));
  fs.read('/m/y/y.go');
  const { program: p, source } = program();
  later.store(key, fs, p, source);
  expect(later.loadedCode()).toBeNull();
});

const kept = { bytes: Uint8Array.of(9, 8, 7, 6, 5), support: { bytes: Uint8Array.of(3, 2, 1), resume: Int32Array.of(0, 2) }, functions: Int32Array.of(1, 10, 3), fuel: Int32Array.of(0, 4, -2), ops: Uint8Array.of(0, 17, 200), targets: Int32Array.of(1, 2, 1, 3), cells: new Int32Array(0) };

test.each([
  ['code', '.gsc', (c: BuildCache) => c.storeLoadedCode(loaded), (c: BuildCache) => c.loadedCode(), loaded],
  ['a module', '.gsw', (c: BuildCache) => c.storeModule(kept), (c: BuildCache) => c.keptModule(), kept],
] as const)('%s of an earlier run comes back, but not if it is damaged', (_, ending, put, get, want) => {
  const cache = new BuildCache(dir);
  store(cache);
  put(cache);
  const file = join(dir, readdirSync(dir).find((n) => n.endsWith(ending))!);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const bad = Buffer.from(whole);
    bad[at]! ^= 0x55;
    writeFileSync(file, bad);
    expect(get(cache)).toBeNull();
  }
  writeFileSync(file, whole.subarray(0, whole.length - 4));
  expect(get(cache)).toBeNull();
  writeFileSync(file, whole);
  expect(get(cache)).toEqual(want);
});

test('no directory, or one that cannot be made, is as good as an empty cache', () => {
  expect(load()).toBeNull();
  writeFileSync(join(dir, 'file'), '');
  store(new BuildCache(join(dir, 'file')));
  expect(load()).toBeNull();
});

test('the number of entries is bounded', () => {
  const cache = new BuildCache(dir);
  for (let i = 0; i < 300; i++) store(cache, { ...key, stamp: `s${i}` });
  expect(readdirSync(dir).length).toBeLessThanOrEqual(256);
  expect(load({ ...key, stamp: 's299' })).not.toBeNull();
});

test('the environment says where', () => {
  expect(cacheDir({ GOSIM_CACHE: '/c', XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/c');
  expect(cacheDir({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/gosim');
  expect(cacheDir({ HOME: '/h' })).toBe('/h/.cache/gosim');
  expect(cacheDir({ GOSIM_CACHE: 'off', HOME: '/h' })).toBeNull();
  expect(cacheDir({})).toBeNull();
});
