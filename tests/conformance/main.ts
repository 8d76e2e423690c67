/**
 * The conformance run: Go's own test/ folder, read from $(go env GOROOT) at run time, never copied.
 *
 *     npm run conformance -- [--filter RE] [--verbose] [--write] [--arch 64|32] [--all]
 *
 * Every `// run` program of test/ and its folders that imports nothing (or, with --all, only packages that gosim has) is compiled and
 * run; it passes if it ends with status 0 and prints what its .out file says (nothing, without one). tests/conformance/known-failures.txt
 * lists the failures, `path  reason` per line. The run fails if a program fails that is not listed, or a
 * listed one passes (the list may only shrink); --write rewrites it, keeping reasons.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from '../harness/pool.js';
import { buildAdmits, recipeOf } from '../harness/recipe.js';
import { serveJobs } from '../harness/worker.js';

const listFile = fileURLToPath(new URL('../tests/conformance/known-failures.txt', import.meta.url));

interface Options {
  filter: RegExp | null;
  verbose: boolean;
  write: boolean;
  arch: '64' | '32';
  all: boolean;
}

function parseArgs(argv: string[]): Options {
  const o: Options = { filter: null, verbose: false, write: false, arch: '64', all: false };
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    if (a === '--filter') o.filter = new RegExp(argv[++i] ?? '');
    else if (a === '--verbose') o.verbose = true;
    else if (a === '--write') o.write = true;
    else if (a === '--all') o.all = true;
    else if (a === '--arch') o.arch = argv[++i] === '32' ? '32' : '64';
  }
  return o;
}

function goroot(): string | null {
  try {
    return execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

const importLine = /^\s*import\s|^import\(/m;

/** All `// run` files below test/, relative paths, sorted. */
function candidates(root: string, o: Options): string[] {
  const tags = new Set(['linux', 'unix', 'gc', o.arch === '64' ? 'amd64' : '386', 'gosim', ...Array.from({ length: 26 }, (_, i) => `go1.${i + 1}`)]);
  const out: string[] = [];
  const visit = (dir: string): void => {
    for (const e of readdirSync(join(root, dir), { withFileTypes: true })) {
      const rel = dir === '' ? e.name : `${dir}/${e.name}`;
      if (e.isDirectory()) {
        if (!e.name.endsWith('.dir')) visit(rel);
        continue;
      }
      if (!e.name.endsWith('.go') || (o.filter !== null && !o.filter.test(rel))) continue;
      const text = readFileSync(join(root, rel), 'latin1');
      const r = recipeOf(text);
      if (r.action !== 'run' || r.args.length > 0 || !buildAdmits(text, tags)) continue;
      if (!o.all && importLine.test(text)) continue;
      out.push(rel);
    }
  };
  visit('');
  return out.sort();
}

/** path to reason. */
function readKnown(): Map<string, string> {
  const known = new Map<string, string>();
  if (!existsSync(listFile)) return known;
  for (const line of readFileSync(listFile, 'utf8').split('\n')) {
    const m = /^(\S+)\s+(.*)$/.exec(line);
    if (m !== null && !line.startsWith('#')) known.set(m[1]!, m[2]!);
  }
  return known;
}

async function main(): Promise<number> {
  const o = parseArgs(process.argv.slice(2));
  const root = goroot();
  if (root === null || !existsSync(join(root, 'test'))) {
    console.log('no Go installation with a test folder: nothing to do');
    return 0;
  }
  const test = join(root, 'test');
  const files = candidates(test, o);
  const pool = new Pool(fileURLToPath(import.meta.url));
  const known = readKnown();
  const failures = new Map<string, string>();
  let passed = 0;
  await Promise.all(
    files.map(async (rel) => {
      const goldenFile = join(test, rel.replace(/\.go$/, '.out'));
      const golden = existsSync(goldenFile) ? readFileSync(goldenFile, 'latin1') : '';
      const r = await pool.run({ targets: [join(test, rel)], cwd: test, flags: ['-stats=off', `-arch=${o.arch}`, '-timeout=20s', '-max-memory=1GB'], args: [], mode: 'run', timeout: 60_000 });
      // testdir compares both streams together; programs with goldens print on one.
      const output = r.stdout + r.stderr;
      let why = '';
      if (r.crash !== undefined) why = r.crash;
      else if (r.status !== 0) why = `status ${r.status}: ${firstLine(r.stderr)}`;
      else if (output !== golden) why = golden === '' ? `prints ${JSON.stringify(output.slice(0, 60))}` : 'output differs';
      if (why === '') passed++;
      else failures.set(rel, why);
      if (o.verbose) console.log(`${why === '' ? 'ok  ' : 'FAIL'} ${rel} ${r.ms} ms ${why}`);
    }),
  );
  pool.close();

  const fresh = [...failures].filter(([f]) => !known.has(f)).sort();
  const fixed = [...known.keys()].filter((f) => files.includes(f) && !failures.has(f)).sort();
  if (o.write) {
    const lines = ['# Programs of GOROOT/test that do not pass yet: path, reason. This list may only shrink.'];
    for (const f of [...new Set([...failures.keys(), ...[...known.keys()].filter((k) => !files.includes(k))])].sort()) lines.push(`${f}  ${known.get(f) ?? failures.get(f)!}`);
    writeFileSync(listFile, `${lines.join('\n')}\n`);
  } else {
    for (const [f, why] of fresh) console.log(`FAIL ${f}  ${why}`);
    for (const f of fixed) console.log(`passes now, take it off the list: ${f}`);
  }
  console.log(`${files.length} programs, ${failures.size} known or new failures (${known.size} listed)`);
  console.log(`${passed} passed, ${o.write ? 0 : fresh.length} failed`);
  return o.write || fresh.length === 0 ? 0 : 1;
}

function firstLine(s: string): string {
  const lines = s.split('\n').filter((l) => l.trim() !== '' && !l.startsWith('#'));
  return (lines[0] ?? '').slice(0, 140);
}

if (process.argv.includes('--worker')) serveJobs();
else main().then((code) => process.exit(code));
