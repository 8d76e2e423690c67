/**
 * The architecture test: who may import whom (docs/ARCHITECTURE.md, "Layers"). The compiler and the machine never import each
 * other; they meet in bytecode and abi. Type-only imports from ast to types are allowed: the checker writes into the tree.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url).pathname;

/** Folder to the folders it may import. */
const layers: ReadonlyMap<string, readonly string[]> = new Map([
  ['base', []],
  ['abi', ['base', 'bytecode']],
  ['bytecode', ['abi', 'base']],
  ['ast', ['base', 'types:type']],
  ['lexer', ['base', 'ast:type']],
  ['parser', ['lexer', 'ast', 'base']],
  ['types', ['ast', 'abi', 'lexer', 'base', 'parser:type']],
  ['ir', ['types', 'ast', 'abi', 'base']],
  ['compiler', ['ir', 'types', 'ast', 'lexer', 'bytecode', 'abi', 'base']],
  ['linker', ['bytecode', 'abi', 'base']],
  ['objfile', ['linker', 'ir', 'types', 'ast:type', 'bytecode', 'base']],
  ['runtime', ['bytecode', 'abi', 'base']],
  ['vm', ['runtime', 'bytecode', 'abi', 'base']],
  ['report', ['compiler:type', 'runtime:type', 'vm:type', 'ir:type', 'types:type', 'bytecode', 'abi', 'base']],
  ['driver', ['parser', 'lexer', 'ast', 'types', 'ir', 'compiler', 'linker', 'objfile', 'runtime', 'vm', 'report', 'bytecode', 'abi', 'base']],
  ['cli', ['driver', 'report', 'bytecode', 'base']],
]);

function* sources(dir: string): Generator<string> {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (name.endsWith('.ts')) yield path;
  }
}

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
  external: string | null;
}

function* imports(): Generator<Import> {
  const pattern = /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gm;
  for (const path of sources(src)) {
    const text = readFileSync(path, 'utf8');
    const from = relative(src, path);
    for (const m of text.matchAll(pattern)) {
      const spec = m[2] ?? m[3]!;
      if (spec.startsWith('.')) yield { from, to: relative(src, join(dirname(path), spec)), typeOnly: m[1] !== undefined, external: null };
      else yield { from, to: '', typeOnly: m[1] !== undefined, external: spec };
    }
  }
}

test('imports between folders obey the layers', () => {
  const bad: string[] = [];
  for (const i of imports()) {
    if (i.external !== null) continue;
    const a = i.from.split('/')[0]!;
    const b = i.to.split('/')[0]!;
    if (a === b || a === 'stdlib') continue;
    const allowed = layers.get(a) ?? [];
    if (!allowed.includes(b) && !(i.typeOnly && allowed.includes(`${b}:type`))) bad.push(`${i.from} imports ${i.to}`);
  }
  expect(bad).toEqual([]);
});

test('packages are imported only where they belong', () => {
  const owners: ReadonlyMap<string, RegExp> = new Map([
    ['chevrotain', /^(lexer|parser)\//],
    ['commander', /^cli\//],
  ]);
  const bad: string[] = [];
  for (const i of imports()) {
    if (i.external === null || i.external.startsWith('node:')) continue;
    const owner = owners.get(i.external);
    if (owner === undefined || !owner.test(i.from)) bad.push(`${i.from} imports ${i.external}`);
  }
  expect(bad).toEqual([]);
});

test('every source file opens with a comment that says what it is', () => {
  const bad = [...sources(src)].filter((p) => !/^(#!.*\n)?\s*(\/\*|\/\/)/.test(readFileSync(p, 'utf8'))).map((p) => relative(src, p));
  expect(bad).toEqual([]);
});

/** Exceptions, named and explained in docs/ARCHITECTURE.md ("Long files"). */
const longFiles: ReadonlySet<string> = new Set([
  'vm/interp/loop.ts',
  'vm/interp/load.ts',
  'vm/wasm/ops.ts',
  'compiler/walk/order.ts',
  'base/unicode-tables.ts',
]);

test('files stay below 700 lines', () => {
  const bad = [...sources(src)]
    .filter((p) => !longFiles.has(relative(src, p)))
    .map((p) => `${relative(src, p)}: ${readFileSync(p, 'utf8').split('\n').length - 1}`)
    .filter((s) => Number(s.split(': ')[1]) > 700);
  expect(bad).toEqual([]);
});
