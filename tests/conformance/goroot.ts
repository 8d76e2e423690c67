/**
 * Go's test folder as a list of cases: which files there are (cmd/internal/testdir's directories, no others), what their recipes ask
 * for, which suite of ours that is, and what is out of scope, with the reason.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAdmits, type Recipe, recipeOf } from '../harness/recipe.js';

export type WordSize = 4 | 8;

/** One test: what a worker needs to perform it. */
export interface Case {
  suite: string;
  /** Relative to the suite's root: test/, or the checker's test data. */
  path: string;
  wordSize: WordSize;
  action: string;
  /** Compiler flags of the recipe. */
  flags: string[];
  /** Arguments behind them. */
  args: string[];
  /** errorcheck -1 and -0, or what the action stands for. */
  wantError: boolean;
  /** -s: every file of the directory is a package. */
  singleFilePackages: boolean;
  /** -gomodversion. */
  goModVersion: string;
  /** Why it is not ours; empty if it is. */
  outOfScope: string;
}

export const goroot = ((): string | null => {
  try {
    const root = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
    return existsSync(join(root, 'test')) ? root : null;
  } catch {
    return null;
  }
})();

const directories = ['', 'ken', 'chan', 'interface', 'internal/runtime/sys', 'syntax', 'dwarf', 'fixedbugs', 'codegen', 'abi', 'typeparam', 'typeparam/mdempsky', 'arenas', 'simd'];

export function buildTagsOf(wordSize: WordSize): ReadonlySet<string> {
  // testdir knows no `unix`, and we have no cgo.
  return new Set(['linux', 'gc', 'test_run', wordSize === 8 ? 'amd64' : '386', ...Array.from({ length: 26 }, (_, i) => `go1.${i + 1}`)]);
}

/** Text of everything above the package clause, where constraints are. */
function header(text: string): string {
  const at = text.indexOf('\npackage');
  return at < 0 ? text : text.slice(0, at);
}

/** Suites by action; `run` is divided further. */
const suiteOf: ReadonlyMap<string, string> = new Map([
  ['run', 'run'],
  ['buildrun', 'run'],
  ['errorcheck', 'errorcheck'],
  ['errorcheckwithauto', 'errorcheck'],
  ['compile', 'compile'],
  ['build', 'compile'],
  ['compiledir', 'compiledir'],
  ['builddir', 'compiledir'],
  ['rundir', 'rundir'],
  ['buildrundir', 'rundir'],
  ['runindir', 'rundir'],
  ['runoutput', 'runoutput'],
  ['errorcheckoutput', 'runoutput'],
  ['errorcheckdir', 'errorcheckdir'],
  ['errorcheckandrundir', 'errorcheckdir'],
  ['asmcheck', 'out'],
  ['skip', 'out'],
]);

const importLine = /^\s*import\s|^import\(/m;

function caseOf(root: string, path: string, text: string, recipe: Recipe, wordSize: WordSize): Case {
  const c: Case = { suite: suiteOf.get(recipe.action) ?? 'out', path, wordSize, action: recipe.action, flags: [], args: [], wantError: recipe.action.startsWith('errorcheck') && recipe.action !== 'errorcheckandrundir', singleFilePackages: false, goModVersion: '', outOfScope: '' };
  const args = [...recipe.args];
  while (args.length > 0 && args[0]!.startsWith('-')) {
    const a = args.shift()!;
    if (a === '-0') c.wantError = false;
    else if (a === '-1') c.wantError = true;
    else if (a === '-s') c.singleFilePackages = true;
    else if (a === '-t') args.shift();
    else if (a === '-goexperiment') c.outOfScope = `needs GOEXPERIMENT=${args.shift()}`;
    else if (a === '-godebug') args.shift();
    else if (a === '-gomodversion') c.goModVersion = args.shift() ?? '';
    else if ((a === '-gcflags' || a === '--gcflags') && args.length > 0) c.flags.push(`-gcflags=${args.shift()}`);
    else c.flags.push(a);
  }
  c.args = args;
  if (c.suite === 'run' && importLine.test(text)) c.suite = 'run-imports';
  if (c.suite === 'errorcheck' && c.flags.some((f) => /^-m(=\d)?$/.test(f))) c.suite = 'decisions';
  c.outOfScope ||= outOfScope(root, c);
  return c;
}

/** Files that gc does not pass: Go's own driver expects these failures (types2Failures, types2Failures32Bit). */
const expectedFailures = new Set(['shift1.go', 'fixedbugs/issue10700.go', 'fixedbugs/issue18331.go', 'fixedbugs/issue18419.go', 'fixedbugs/issue20233.go', 'fixedbugs/issue20245.go', 'fixedbugs/issue31053.go']);
const expectedFailures32 = new Set(['printbig.go', 'fixedbugs/bug114.go', 'fixedbugs/issue23305.go']);

/** Programs that read what is on the disk of the machine they run on. */
const readHost = new Set(['winbatch.go']);

/** Why a case is not for gosim. */
function outOfScope(root: string, c: Case): string {
  if (c.action === 'asmcheck') return 'checks the assembly of the native compiler';
  if (c.action === 'skip') return 'skipped by Go itself';
  if (c.suite === 'out') return 'no recipe';
  if (expectedFailures.has(c.path) || (c.wordSize === 4 && expectedFailures32.has(c.path))) return 'gc itself fails it, as Go’s own driver expects';
  if (readHost.has(c.path)) return 'walks the disk of the machine it runs on';
  for (const f of c.flags) {
    if (f.includes('-race')) return 'needs the race detector';
    if (/^-(live|wb|smallframes)/.test(f)) return 'asks for the native compiler’s liveness or write barriers';
    const d = /(?:^|=|\s)-d=(\S+)/.exec(f)?.[1]?.split(',').filter((x) => x !== 'panic' && x !== 'inlfuncswithclosures=1' && x !== 'ssa/check/on');
    if (d !== undefined && d.length > 0 && c.action.startsWith('errorcheck')) return `asks the native compiler’s back end (-d=${d.join(',')})`;
    if (/checkptr|maymorestack|libfuzzer|converthash/.test(f) && c.action.startsWith('run')) return `needs instrumentation of the native compiler (${f})`;
    if (/^-\+/.test(f) || /^-p=runtime/.test(f)) return 'compiles as a part of Go’s own runtime';
    if (/^-ldflags/.test(f)) return 'needs the native linker’s flags';
    if (/^-tags/.test(f)) return 'needs build tags on the command line';
  }
  if (c.action.endsWith('dir')) {
    const dir = join(root, c.path.replace(/\.go$/, '.dir'));
    if (existsSync(dir) && readdirSync(dir).some((n) => n.endsWith('.s'))) return 'has assembly';
  }
  return '';
}

/** All cases of test/ for a word size. Files without recipe and those whose constraints exclude the machine are left out. */
export function testCases(root: string, wordSize: WordSize): Case[] {
  const tags = buildTagsOf(wordSize);
  const out: Case[] = [];
  for (const dir of directories) {
    const at = join(root, dir);
    if (!existsSync(at)) continue;
    for (const name of readdirSync(at).sort()) {
      if (!name.endsWith('.go') || name.startsWith('.')) continue;
      const path = dir === '' ? name : `${dir}/${name}`;
      const text = readFileSync(join(root, path), 'latin1');
      const recipe = recipeOf(text);
      if (recipe.action === '' || !buildAdmits(header(text), tags)) continue;
      out.push(caseOf(root, path, text, recipe, wordSize));
    }
  }
  return out;
}

/** A case of a suite that has no recipes. */
export function plainCase(suite: string, path: string): Case {
  return { suite, path, wordSize: 8, action: suite, flags: [], args: [], wantError: false, singleFilePackages: false, goModVersion: '', outOfScope: '' };
}
