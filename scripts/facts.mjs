// Derives the facts about library functions from this machine's Go (tests/facts/derive.ts); --check compares them with its compiler.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const outfile = 'dist/facts-derive.mjs';
const banner = { js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);" };
await build({ entryPoints: ['tests/facts/derive.ts'], outfile, bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'warning' });
const r = spawnSync(process.execPath, ['--stack-size=4000', outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(outfile, { force: true });
process.exit(r.status ?? 1);
