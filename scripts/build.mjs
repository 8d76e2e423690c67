// Builds dist/: bundles (esbuild), the library images (made by the bundled image builder), and the code cache of the command.
// const enums become literals only in the bundle; benchmark and ship nothing else.
import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const entries = {
  'build-image': 'src/driver/build-image.ts',
  conformance: 'tests/conformance/main.ts',
  decisions: 'tests/decisions/main.ts',
  worker: 'tests/harness/worker-main.ts',
  model: 'tests/model/main.ts',
  'fail-alloc': 'tests/runtime/fail-alloc-main.ts',
  bench: 'bench/run.ts',
  collector: 'bench/collector.ts',
  stages: 'bench/stages.ts',
  seeds: 'tests/seeds/main.ts',
  hostile: 'tests/hostile/main.ts',
  fuzz: 'tests/fuzz/main.ts',
  hunt: 'tests/fuzz/hunt.ts',
  micro: 'bench/micro.ts',
};
// The user's build cache depends on all sources; the images only on what builds them: the code of the image builder (which has no engine, runtime or
// command in it) and the library. They are built again only if that has changed.
const hashOf = (dir, isWanted, more = '') => {
  const hash = createHash('sha256').update(more);
  const add = (d) => {
    for (const e of readdirSync(d, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(d, e.name);
      if (e.isDirectory()) add(path);
      else if (statSync(path).isFile() && isWanted(path)) hash.update(path).update(readFileSync(path));
    }
  };
  add(dir);
  return hash.digest('hex');
};
const stamp = hashOf('src', () => true);

const faults = 'tests/runtime/faults/worker.ts';
const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
mkdirSync('dist', { recursive: true });
for (const name of readdirSync('dist')) if (/\.(mjs|cjs|v8)$/.test(name)) rmSync(join('dist', name));
// Seeded faults (src/runtime/faults.ts) exist in the bundle of their test only.
const common = { define: { __GOSIM_FAULTS__: 'false' }, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
// commander asks for child processes when it is loaded, and nearly nobody starts one: sockets, streams and datagrams would be loaded for each run.
const lazyChildProcess = {
  name: 'lazy child_process',
  setup(b) {
    b.onResolve({ filter: /^(node:)?child_process$/ }, () => ({ path: 'child_process', namespace: 'lazy' }));
    const get = (name) => `get ${name}() { return process.getBuiltinModule('node:child_process').${name}; }`;
    b.onLoad({ filter: /./, namespace: 'lazy' }, () => ({ contents: `module.exports = { ${get('spawn')}, ${get('spawnSync')} };` }));
  },
};
// Chevrotain fills a table for all UTF-16 code units when a lexer is made, in front of each first run; gosim's are bytes.
const byteLexer = {
  name: 'lexer of bytes',
  setup(b) {
    b.onLoad({ filter: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/ }, ({ path }) => {
      const parts = readFileSync(path, 'utf8').split('65536');
      if (parts.length !== 3) throw new Error(`${path}: the table of code units is not what it was`);
      return { contents: parts.join('256') };
    });
  },
};
// The command is two scripts, which scripts/start.cjs starts with V8's code cache: everything, and `run` without the compiler.
const command = (entry, name) =>
  build({
    ...common,
    entryPoints: [entry],
    outfile: `dist/${name}.cjs`,
    format: 'cjs',
    minifyWhitespace: true,
    plugins: [lazyChildProcess, byteLexer],
    define: { ...common.define, 'import.meta.url': '__url', __GOSIM_STAMP__: JSON.stringify(stamp) },
  });
const modules = (entryPoints, more) =>
  build({
    ...common,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
    ...more,
  });
let builder = '';
await Promise.all([
  command('src/cli/main.ts', 'full'),
  command('src/cli/quick.ts', 'quick'),
  modules(entryPoints, { splitting: true }),
  build({ ...common, entryPoints: { builder: entries['build-image'] }, outdir: 'dist', format: 'esm', write: false }).then((r) => (builder = r.outputFiles[0].text)),
  ...(existsSync(faults) ? [modules({ faults }, { define: { __GOSIM_FAULTS__: 'true' } })] : []),
]);
copyFileSync('scripts/start.cjs', 'dist/gosim.cjs');
// npx keeps links to the file that the command was in before.
writeFileSync('dist/gosim.mjs', "#!/usr/bin/env node\nimport './gosim.cjs';\n", { mode: 0o755 });

const stampFile = 'dist/images.stamp';
const imageStamp = hashOf('src', (path) => !path.endsWith('.ts'), builder);
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== imageStamp || !existsSync('dist/lib64.gsi') || !existsSync('dist/lib32.gsi')) {
  rmSync(stampFile, { force: true });
  const one = (wordSize) =>
    new Promise((done) => {
      // A large young generation: the compiler's data mostly lives as long as its package.
      const flags = ['--stack-size=4000', '--min-semi-space-size=64', '--max-semi-space-size=128'];
      spawn(process.execPath, [...flags, 'dist/build-image.mjs', 'src', 'dist', wordSize], { stdio: 'inherit' }).on('close', done);
    });
  const status = (await Promise.all(['8', '4'].map(one))).find((s) => s !== 0);
  if (status !== undefined) process.exit(status ?? 1);
  writeFileSync(stampFile, imageStamp);
}

// The code caches hold what runs leave behind: that of the whole command from a program that has a little of everything, through compiler and both
// engines; that of cached runs, where each kilobyte counts, from the smallest program, which the run before has put into the build cache.
const work = mkdtempSync(join(tmpdir(), 'gosim-'));
try {
  const program = join(work, 'hello.go');
  writeFileSync(program, 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello", 1, 1.5, []int{1}) }\n');
  const run = (file, more) => spawnSync(process.execPath, ['dist/gosim.cjs', 'run', file], { env: { ...process.env, GOSIM_CACHE: join(work, 'cache'), ...more } });
  const trained = run('scripts/code-cache.go', { GOSIM_CODE_CACHE: 'make' });
  if (trained.status !== 0) throw new Error(`scripts/code-cache.go: ${trained.stderr}`);
  run(program, {});
  run(program, { GOSIM_CODE_CACHE: 'make' });
} finally {
  rmSync(work, { recursive: true, force: true });
}
