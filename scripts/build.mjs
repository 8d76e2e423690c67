// Bundles the command line, the test harness and the benches into dist/ (esbuild).
// const enums become literals only in the bundle; benchmark and ship nothing else.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';

const entries = {
  gosim: 'src/cli/main.ts',
  conformance: 'tests/conformance/main.ts',
  bench: 'bench/run.ts',
};
const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
if (Object.keys(entryPoints).length > 0) {
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
}
