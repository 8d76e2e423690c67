// Re-derives tests/testdata/decisions/* from this machine's Go (tests/decisions/goldens.ts).
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const outfile = 'dist/goldens-decisions.mjs';
const banner = { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" };
await build({ entryPoints: ['tests/decisions/goldens.ts'], outfile, bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'warning' });
const r = spawnSync(process.execPath, ['--stack-size=4000', outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(outfile, { force: true });
process.exit(r.status ?? 1);
