/**
 * A test program: the tested package with its tests, everything they import, and the generated main, linked. Every tested package
 * has a toolchain of its own, because the package is another one in its own test program (cmd/go's "p [p.test]").
 */
import { DiagnosticBag, formatDiagnostics } from '../../base/diagnostic.js';
import { toByteString } from '../../base/bytes.js';
import { addFile } from '../../base/source.js';
import type { Program } from '../../bytecode/program.js';
import type { CompileFlags } from '../../compiler/compile.js';
import { parseFile } from '../../parser/index.js';
import { formatDecisions } from '../../report/decisions.js';
import { compilePackage, linkProgram, type Toolchain } from '../build.js';
import type { FileSystem } from '../files.js';
import type { LoadedPackage, LoadedTest, TestTarget } from '../load.js';
import type { Options } from '../options.js';
import { compileFlags, flagsOfPackage } from '../run.js';
import { instrument, type CoverMode, type CoverTable } from './cover.js';
import { type CoverPackages, instrumentCovered } from './coverpkg.js';
import { addTestFuncs, type TestFuncs } from './functions.js';
import { defaultGoVersion, loadTestPackages } from './packages.js';
import { testMain } from './testmain.js';

export interface TestProgram {
  /** `setup`: it could not be loaded; `build`: it did not compile; `none`: there are no test files. */
  state: 'ready' | 'setup' | 'build' | 'none';
  /** What is printed on standard error: decisions, or errors with their header. */
  messages: string;
  program: Program | null;
  cover: CoverTable | null;
  /** Package name. */
  name: string;
}

export interface TestBuild {
  fs: FileSystem;
  cwd: string;
  options: Options;
  cover: CoverMode | null;
  /** -coverpkg; null: the tested package is counted. */
  coverPackages?: CoverPackages | null;
}

function collectFuncs(loaded: Pick<LoadedTest, 'pkg' | 'xtest'>, tc: Toolchain): TestFuncs | string {
  const funcs: TestFuncs = { tests: [], benchmarks: [], fuzzTargets: [], examples: [], main: null };
  for (const [p, alias] of [[loaded.pkg, '_test'], [loaded.xtest, '_xtest']] as const) {
    for (const [i, f] of p?.files.entries() ?? []) {
      if (!p!.sources[i]!.path.endsWith('_test.go')) continue;
      const wrong = addTestFuncs(funcs, f, alias, tc.fset);
      if (wrong !== '') return wrong;
    }
  }
  return funcs;
}

function mainPackage(tc: Toolchain, importPath: string, dir: string, text: string): LoadedPackage {
  const bag = new DiagnosticBag();
  const src = addFile(tc.fset, '_testmain.go', '_testmain.go', text);
  const file = parseFile(src, bag);
  const imports = [...text.matchAll(/^\t(?:\w+ )?"(.*)"$/gm)].map((m) => m[1]!).sort();
  return { path: 'main', display: `${importPath}.test`, name: 'main', dir, goVersion: defaultGoVersion, sources: [src], files: [file], imports, bag, named: false };
}

export function buildTest(target: TestTarget, b: TestBuild): TestProgram {
  const { tc, loaded, fault } = loadTestPackages(target, b);
  const out: TestProgram = { state: 'ready', messages: '', program: null, cover: null, name: '' };
  const { importPath } = target;
  const stop = (state: TestProgram['state'], text: string): TestProgram => ({ ...out, state, messages: out.messages + text });
  if (fault !== '') return stop('setup', `${fault}\n`);
  if (loaded.errors.length > 0) return stop('setup', `# ${toByteString(importPath)}\n${toByteString(loaded.errors.join('\n'))}\n`);
  out.name = loaded.name;

  const flags = compileFlags(flagsOfPackage(b.options.gcflags, importPath, true));
  if (typeof flags === 'string') return stop('build', `${flags}\n`);
  flags.alloc = b.options.alloc;
  flags.race = b.options.race;
  const { cover } = b;
  const readable = (p: LoadedPackage | null): p is LoadedPackage => p !== null && !p.bag.items.some((d) => d.syntax);
  if (cover !== null && b.coverPackages) {
    const c = b.coverPackages;
    out.cover = { mode: cover, covered: c.covered, files: instrumentCovered(c, loaded.packages.filter(readable), (p) => instrument(p, p.path, cover, tc.fset).files) };
  } else if (cover !== null && readable(loaded.pkg)) out.cover = instrument(loaded.pkg, importPath, cover, tc.fset);
  let failed = false;
  const broken = new Set<string>();
  const compile = (p: LoadedPackage): void => {
    if (p.imports.some((i) => broken.has(i))) {
      broken.add(p.path);
      return;
    }
    const r = compilePackage(tc, p, p.std === true ? { ...flags, m: 0, alloc: 'gc' } : flags);
    const lines = [...(flags.m > 0 ? formatDecisions(tc.fset, r.decisions) : []), ...r.errors];
    // A package that is compiled differently for the test is named so.
    const variant = p === loaded.pkg || p === loaded.xtest || p.imports.includes(importPath) ? ` [${importPath}.test]` : '';
    if (lines.length > 0) out.messages += `# ${toByteString(p.display + variant)}\n${lines.join('\n')}\n`;
    if (r.compiled !== null) return;
    failed = true;
    broken.add(p.path);
  };
  for (const p of loaded.packages) compile(p);
  if (failed) return stop('build', '');
  if (loaded.testFiles.length === 0) return stop('none', '');
  tc.godebug = loaded.godebug([loaded.pkg, loaded.xtest].flatMap((p) => p?.godebug ?? []));
  const linked = linkTest(tc, importPath, loaded, out.cover, flags);
  return 'program' in linked ? { ...out, program: linked.program } : stop(linked.state, linked.errors);
}

/** Compiles the generated main of a package whose own parts have been compiled, and links. */
export function linkTest(
  tc: Toolchain,
  importPath: string,
  loaded: Pick<LoadedTest, 'pkg' | 'xtest'>,
  cover: CoverTable | null,
  flags: CompileFlags,
): { program: Program; funcs: TestFuncs } | { state: 'setup' | 'build'; errors: string } {
  const funcs = collectFuncs(loaded, tc);
  if (typeof funcs === 'string') return { state: 'setup', errors: `# ${toByteString(importPath)}\n${funcs}\n` };
  const text = testMain({ importPath, funcs, pkg: loaded.pkg !== null, xtest: loaded.xtest !== null, cover });
  const main = mainPackage(tc, importPath, (loaded.pkg ?? loaded.xtest)!.dir, text);
  const errors = main.bag.hasErrors ? formatDiagnostics(tc.fset, main.bag.items) : compilePackage(tc, main, { ...flags, m: 0 }).errors;
  if (errors.length > 0) return { state: 'build', errors: `# ${toByteString(main.display)}\n${errors.join('\n')}\n` };
  const linked = linkProgram(tc);
  return linked.program === null ? { state: 'build', errors: `# ${toByteString(main.display)}\n${linked.errors.join('\n')}\n` } : { program: linked.program, funcs };
}
