/**
 * Random concurrent programs (concurrent/) under every engine, many schedules, small and stressed collectors, moved stacks and the race detector
 * (modes.ts), on both word sizes:
 *
 *     node dist/hunt.mjs [-seeds=FROM,TO] [-size=N] [-modes=A,B] [-arch=64,32] [-go=false] [-file=X.go] [-fuel=N] [-keep=DIR]
 *
 * Each program is compiled once for each word size. Output and exit status have to be native Go's; without Go, or with -go=false, those of the
 * interpreter. -file takes a program instead of making them. What differs is printed with the command that shows it again, and its program kept.
 * Exit status 1 if a run differs or a program does not compile.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineOptions } from '../../src/driver/execute.js';
import { build } from '../../src/driver/run.js';
import { requestOf } from '../harness/worker.js';
import { concurrentProgram } from './concurrent/program.js';
import { modes, type Outcome, runOnce, type Trial } from './modes.js';

const options = ['seeds', 'size', 'modes', 'arch', 'go', 'file', 'fuel', 'keep'];
/** Milliseconds. */
const nativeLimit = 20_000;

/** null: gc does not take it (which is printed: the generator's fault), or it takes too long. */
function native(dir: string, goarch: string): Outcome | null {
  const env = { ...process.env, GOARCH: goarch, CGO_ENABLED: '0', GOFLAGS: '' };
  const built = spawnSync('go', ['build', '-o', 'p.exe', 'p.go'], { cwd: dir, env, encoding: 'latin1' });
  if (built.status !== 0) {
    console.log(built.stderr);
    return null;
  }
  const r = spawnSync('./p.exe', [], { cwd: dir, encoding: 'latin1', timeout: nativeLimit, maxBuffer: 1 << 26 });
  return r.status === null ? null : { output: r.stdout + r.stderr, status: r.status, counters: '', stopped: false };
}

function firstDifference(want: string, got: string): string {
  const [w, g] = [want.split('\n'), got.split('\n')];
  const i = w.findIndex((l, k) => l !== g[k]);
  return `    want ${(w[i] ?? 'nothing more').slice(0, 200)}\n    got  ${(g[i < 0 ? w.length : i] ?? 'nothing').slice(0, 800)}`;
}

/** What is wrong with a run, or null. */
function wrong(trial: Trial, want: Outcome): string | null {
  const { outcome, counters } = trial;
  if (outcome.stopped) return '    it does not end: its fuel is used up';
  if (outcome.output !== want.output || outcome.status !== want.status) return `    status ${outcome.status}, want ${want.status}\n${firstDifference(want.output, outcome.output)}`;
  if (counters !== undefined && outcome.counters !== counters.counters) return `    counters of another engine:\n${firstDifference(counters.counters.replaceAll(',', '\n'), outcome.counters.replaceAll(',', '\n'))}`;
  return null;
}

class Hunt {
  runs = 0;
  wrongs = 0;

  constructor(
    private readonly dir: string,
    private readonly keep: string,
    private readonly chosen: readonly string[],
    private readonly withGo: boolean,
    private readonly fuel: number,
  ) {}

  private report(what: string, seed: number, arch: string, size: string, mode: string, text: string): void {
    this.wrongs++;
    mkdirSync(this.keep, { recursive: true });
    const kept = join(this.keep, `${seed}.go`);
    writeFileSync(kept, readFileSync(join(this.dir, 'p.go')));
    console.log(`seed ${seed}, ${arch} bits, ${what}:\n${text}\n    node dist/hunt.mjs -seeds=${seed},${seed} -size=${size} -arch=${arch}${mode === '' ? '' : ` -modes=${mode}`} -file=${kept}`);
  }

  private compile(flags: string[]): { built: ReturnType<typeof build>; request: ReturnType<typeof requestOf>['request']; errors: string } {
    const { request, output } = requestOf({ targets: ['p.go'], cwd: this.dir, flags: ['-stats=off', ...flags], args: [], mode: 'run', timeout: 0 });
    const built = build(request, true);
    return { built, request, errors: output[1].join('') };
  }

  /** All runs of the program in p.go. */
  async program(seed: number, arch: string, size: string): Promise<void> {
    const { built, errors } = this.compile([`-arch=${arch}`]);
    const { program } = built;
    if (program === null) return this.report('compiler', seed, arch, size, '', errors);
    const reference = await runOnce(program, {}, 'interp', seed, this.fuel);
    this.runs++;
    if (reference.stopped) return console.log(`seed ${seed}, ${arch} bits: takes more than ${this.fuel} fuel, left out`);
    const want = (this.withGo ? native(this.dir, arch === '32' ? '386' : 'amd64') : null) ?? reference;
    const first = wrong({ what: 'interp', outcome: reference }, want);
    if (first !== null) this.report('interp', seed, arch, size, '', first);
    const raced = () => {
      const r = this.compile([`-arch=${arch}`, '-race']);
      return { program: r.built.program!, options: machineOptions(r.request.options) };
    };
    for (const mode of this.chosen) {
      // Random schedules, tiny turns and collections cost some times the fuel.
      for await (const trial of modes.get(mode)!({ program, raced, seed, fuel: 20 * this.fuel, reference })) {
        this.runs++;
        const text = wrong(trial, first === null ? want : reference);
        if (text !== null) this.report(trial.what, seed, arch, size, mode, text);
      }
    }
  }
}

async function main(argv: string[]): Promise<number> {
  const unknown = argv.find((a) => !options.some((o) => a.startsWith(`-${o}=`)));
  if (unknown !== undefined) {
    console.error(`hunt: ${unknown}: want ${options.map((o) => `-${o}=...`).join(', ')}`);
    return 2;
  }
  const flag = (name: string, otherwise: string): string => argv.find((a) => a.startsWith(`-${name}=`))?.slice(name.length + 2) ?? otherwise;
  const [from, to] = flag('seeds', '1,10').split(',').map(Number) as [number, number];
  const chosen = flag('modes', [...modes.keys()].join(',')).split(',').filter((m) => m !== '');
  const bad = chosen.find((m) => !modes.has(m));
  if (bad !== undefined || !(from <= to)) {
    console.error(bad !== undefined ? `hunt: mode ${bad}: want some of ${[...modes.keys()].join(', ')}` : 'hunt: -seeds: want FROM,TO');
    return 2;
  }
  const size = flag('size', '10');
  const withGo = flag('go', 'true') !== 'false' && spawnSync('go', ['version']).status === 0;
  const dir = mkdtempSync(join(tmpdir(), 'hunt-'));
  const hunt = new Hunt(dir, flag('keep', join(tmpdir(), 'gosim-hunt')), chosen, withGo, Number(flag('fuel', '2e7')));
  for (let seed = from; seed <= to; seed++) {
    const file = flag('file', '');
    writeFileSync(join(dir, 'p.go'), file === '' ? concurrentProgram(seed, Number(size)) : readFileSync(file));
    for (const arch of flag('arch', '64,32').split(',')) await hunt.program(seed, arch, size);
  }
  rmSync(dir, { recursive: true });
  console.log(`${to - from + 1} programs, ${hunt.runs} runs, ${withGo ? 'compared with Go' : 'compared with the interpreter'}: ${hunt.wrongs} differ`);
  return hunt.wrongs > 0 ? 1 : 0;
}

process.exit(await main(process.argv.slice(2)));
