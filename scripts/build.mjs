// Builds dist/: bundles (esbuild) and the library images (made by the bundled image builder).
// const enums become literals only in the bundle; benchmark and ship nothing else.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const entries = {
  gosim: 'src/cli/main.ts',
  'build-image': 'src/driver/build-image.ts',
  conformance: 'tests/conformance/main.ts',
  worker: 'tests/harness/worker-main.ts',
  bench: 'bench/run.ts',
};
const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
mkdirSync('dist', { recursive: true });
for (const name of readdirSync('dist')) if (name.endsWith('.mjs')) rmSync(join('dist', name));
await build({
  entryPoints,
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" },
  logLevel: 'warning',
});

// The images depend on the compiler and on the library's sources; an unchanged pair is not built again.
const hash = createHash('sha256');
const add = (dir) => {
  for (const e of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, e.name);
    if (e.isDirectory()) add(path);
    else if (statSync(path).isFile()) hash.update(path).update(readFileSync(path));
  }
};
add('src');
const stamp = hash.digest('hex');
const stampFile = 'dist/images.stamp';
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp || !existsSync('dist/lib64.gsi') || !existsSync('dist/lib32.gsi')) {
  const r = spawnSync(process.execPath, ['--stack-size=4000', 'dist/build-image.mjs', 'src', 'dist'], { stdio: 'inherit' });
  if (r.status !== 0) process.exit(r.status ?? 1);
  writeFileSync(stampFile, stamp);
}
