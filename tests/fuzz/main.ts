/**
 * Random programs (generate.ts) under real Go and gosim, on both word sizes:
 *
 *     node dist/fuzz.mjs [-seeds=FROM,TO] [-functions=N] [-keep=DIR] [-stress]
 *
 * Engines take turns by seed; -stress adds collections and moved stacks. Output and exit status have to be Go's. Programs that differ are kept, with
 * both outputs. Needs Go. Exit status 1 if a program differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from '../harness/pool.js';
import { runnableProgram } from './generate.js';

interface Outcome {
  output: string;
  status: number;
}

const engines = ['wasm', 'mixed', 'interp', 'wasm'] as const;
const stresses = [[], ['-stress-gc'], [], ['-stress-stack']] as const;
/** Seconds. Programs that native Go does not end within the first are left out. */
const nativeLimit = 5;
const limit = 120;

/** null: it takes too long, or gc does not take it (which is printed: the generator's fault). */
function native(dir: string, arch: string): Outcome | null {
  const env = { ...process.env, GOARCH: arch, CGO_ENABLED: '0', GOFLAGS: '' };
  const built = spawnSync('go', ['build', '-o', 'p.exe', 'p.go'], { cwd: dir, env, encoding: 'latin1' });
  if (built.status !== 0) {
    console.log(built.stderr);
    return null;
  }
  const r = spawnSync('sh', ['-c', 'exec ./p.exe 2>&1'], { cwd: dir, encoding: 'latin1', timeout: nativeLimit * 1000, maxBuffer: 1 << 26 });
  return r.status === null ? null : { output: r.stdout, status: r.status };
}

/** Without what follows addresses: traces of goroutines that end the program, and the pc of a fault. */
const comparable = (o: Outcome): string => `${o.output.split(/^goroutine \d+ /m)[0]!.replace(/ pc=0x[0-9a-f]+/, '')}status ${o.status}`;

function firstDifference(want: string, got: string): string {
  const [w, g] = [want.split('\n'), got.split('\n')];
  const i = w.findIndex((l, k) => l !== g[k]);
  return `Go: ${(w[i] ?? 'nothing').slice(0, 160)}\n    gosim: ${(g[i] ?? 'nothing').slice(0, 160)}`;
}

async function main(argv: string[]): Promise<number> {
  const flag = (name: string, otherwise: string): string => argv.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? otherwise;
  const [from, to] = flag('seeds', '1,20').split(',').map(Number) as [number, number];
  const functions = Number(flag('functions', '40'));
  const keep = flag('keep', join(tmpdir(), 'gosim-fuzz'));
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const pool = new Pool(fileURLToPath(new URL('./worker.mjs', import.meta.url)), 1);
  let [programs, runs, lines, different, left] = [0, 0, 0, 0, 0];
  for (let seed = from; seed <= to; seed++) {
    const text = runnableProgram(seed, functions);
    writeFileSync(join(dir, 'p.go'), text);
    programs++;
    for (const [i, arch] of (['amd64', '386'] as const).entries()) {
      const want = native(dir, arch);
      if (want === null) {
        left++;
        continue;
      }
      const engine = engines[(seed + i) % engines.length]!;
      const stress = argv.includes('-stress') ? stresses[(seed + 2 * i) % stresses.length]! : [];
      const flags = ['-stats=off', `-arch=${arch === '386' ? 32 : 64}`, `-engine=${engine}`, ...stress];
      const r = await pool.run({ targets: ['p.go'], cwd: dir, flags, args: [], mode: 'run', timeout: limit * 1000 });
      runs++;
      lines += want.output.split('\n').length - 1;
      const got = { output: r.output ?? r.stdout + r.stderr, status: r.status };
      if (r.crash === undefined && comparable(got) === comparable(want)) continue;
      different++;
      mkdirSync(keep, { recursive: true });
      writeFileSync(join(keep, `${seed}.go`), text);
      writeFileSync(join(keep, `${seed}.${arch}.go.txt`), want.output, 'latin1');
      writeFileSync(join(keep, `${seed}.${arch}.gosim.txt`), got.output, 'latin1');
      console.log(`seed ${seed} ${flags.slice(1).join(' ')}: ${r.crash ?? (got.status !== want.status ? `status ${want.status}, gosim ${got.status}; ` : '') + firstDifference(want.output, got.output)}`);
    }
  }
  pool.close();
  rmSync(dir, { recursive: true });
  console.log(`${programs} programs of ${functions} functions, ${runs} runs, ${lines} lines: ${different} runs differ${left > 0 ? `, ${left} left out` : ''}`);
  return different > 0 ? 1 : 0;
}

process.exit(await main(process.argv.slice(2)));
