/**
 * gosim test: test programs of packages, one after the other, printed as `go test` prints them (cmd/go/internal/test/test.go).
 *
 * Without a package argument the test program's output is shown as it comes; with packages only if it failed, or -v, -list or -bench
 * ask for it. Standard error of a test program goes to standard output. Errors of the compiler go to standard error. There is no
 * cache of results, and no vet.
 */
import { fromByteString, toByteString } from '../../base/bytes.js';
import { execute, type Machine } from '../../driver/execute.js';
import { diskFiles } from '../../driver/files.js';
import { findModule, type TestTarget, testTargets } from '../../driver/load.js';
import { type Options, optionTags } from '../../driver/options.js';
import { type CoverMode, coverProfile, readCounters } from '../../driver/test/cover.js';
import { type CoverPackages, coverPackages } from '../../driver/test/coverpkg.js';
import { testDisk } from '../../driver/test/disk.js';
import { TestHost } from '../../driver/test/host.js';
import { buildTest, type TestProgram } from '../../driver/test/program.js';
import { buildJson, TestJson } from '../../report/test-json.js';
import { on, parseTestArgs, type TestArgs } from '../test-flags.js';
import { writeErr, writeFiles, writeOut } from '../terminal.js';
import { environmentOptions, showHelp } from '../setup.js';

interface Settings {
  args: TestArgs;
  options: Options;
  cover: CoverMode | null;
  /** What -coverpkg means. */
  coverPackages: CoverPackages | null;
  /** Blocks of the profile so far. */
  profile: string[];
}

/** What is printed for one package, and whether it failed. */
class Printer {
  private kept = '';
  private readonly json: TestJson | null;
  private readonly started = performance.now();

  constructor(
    pkg: string,
    private readonly stream: boolean,
    private readonly showPass: boolean,
    json: boolean,
  ) {
    this.json = json ? new TestJson(fromByteString(pkg), (line) => writeOut(toByteString(line)), () => new Date()) : null;
  }

  write(text: string): void {
    this.kept += text;
    if (this.json !== null) this.json.write(text);
    else if (this.stream) writeOut(text);
  }

  get output(): string {
    return this.kept;
  }

  /** Ends with the line of the package; a passing test's own output is not shown unless asked for. */
  end(line: string, ok: boolean, failedBuild = ''): void {
    if (this.kept !== '' && !this.kept.endsWith('\n')) this.write('\n');
    if (this.json !== null) {
      this.json.write(line);
      this.json.failedBuild = failedBuild;
      this.json.close(ok, (performance.now() - this.started) / 1000);
    } else if (this.stream) writeOut(line);
    else writeOut((ok && !this.showPass ? '' : this.kept) + line);
  }
}

async function runProgram(t: TestTarget, built: TestProgram, s: Settings, out: Printer): Promise<boolean> {
  const { options, args } = s;
  const pkg = toByteString(t.importPath);
  const binary = `/tmp/gosim-test/${pkg.split('/').pop()}.test`;
  const passed = ['-test.paniconexit0', ...(args.values.has('timeout') ? [] : ['-test.timeout=10m0s']), ...args.passed.map(toByteString)];
  if (on(args, 'json')) passed.unshift('-test.v=test2json');
  const env = Object.entries(process.env).filter(([k]) => k !== 'PWD').map(([k, v]) => toByteString(`${k}=${v ?? ''}`));
  const fs = diskFiles(t.dir);
  const host = new TestHost([binary, ...passed], [...env, `PWD=${toByteString(t.dir)}`], (text) => out.write(text), toByteString(t.dir), testDisk(fs, t.dir, findModule(fs, t.dir)?.dir));
  const started = performance.now();
  let machine: Machine | null = null;
  host.signals.watchKeys();
  const result = await execute(built.program!, {
    targets: [],
    cwd: t.dir,
    fs,
    options,
    args: [],
    host,
    write: (_fd, data) => out.write(Buffer.from(data).toString('latin1')),
    onMachine: (m) => {
      machine = m;
    },
  });
  host.signals.close();
  const time = `${((performance.now() - started) / 1000).toFixed(3)}s`;
  if (built.cover !== null && args.values.has('coverprofile')) s.profile.push(coverProfile(built.cover, readCounters(machine!, built.program!)));
  const ok = result.exitCode === 0;
  if (ok) {
    // Of what it passes through, cmd/go keeps nothing to look into.
    const seen = streams(s) ? '' : out.output;
    const coverage = /^coverage: (.*)$/m.exec(seen)?.[1];
    const none = /(^|\n)testing: warning: no tests to run\n/.test(seen) ? ' [no tests to run]' : '';
    out.end(`ok  \t${pkg}\t${time}${coverage === undefined ? '' : `\tcoverage: ${coverage}`}${none}\n`, true);
  } else {
    // cmd/go tells the status only if it has seen no output, which it has not when the program writes to the terminal itself.
    if (out.output === '' || streams(s)) out.write(`${out.output === '' || out.output.endsWith('\n') ? '' : '\n'}exit status ${result.exitCode}\n`);
    out.end(`${on(args, 'json') ? '\x16' : ''}FAIL\t${pkg}\t${time}\n`, false);
  }
  return ok;
}

/** Output is shown as it comes. */
function streams(s: Settings): boolean {
  return s.args.packages.length === 0 || s.args.values.has('bench');
}

async function testPackage(t: TestTarget, s: Settings, cwd: string, several: boolean): Promise<boolean> {
  const { args } = s;
  const pkg = toByteString(t.importPath);
  const built = buildTest(t, { fs: diskFiles(cwd), cwd, options: s.options, cover: s.cover, coverPackages: s.coverPackages });
  if (built.messages !== '') {
    if (on(args, 'json') && built.state === 'build') writeOut(toByteString(buildJson(built.messages)));
    else writeErr(built.messages);
  }
  const showPass = on(args, 'v') || args.values.has('list');
  const out = new Printer(pkg, streams(s) || (showPass && !several), showPass, on(args, 'json'));
  switch (built.state) {
    case 'setup':
      out.end(`FAIL\t${pkg} [setup failed]\n`, false, pkg);
      return false;
    case 'build':
      out.end(`FAIL\t${pkg} [build failed]\n`, false, `${pkg} [${pkg}.test]`);
      return false;
    case 'none': {
      // Of a package without tests its own statements are shown.
      const own = built.cover?.files.filter((f) => f.pkg === t.importPath) ?? [];
      if (own.every((f) => f.blocks.length === 0)) out.end(`?   \t${pkg}\t[no test files]\n`, true);
      else {
        s.profile.push(coverProfile({ ...built.cover!, files: own }, () => []));
        out.end(`\t${pkg}\t\tcoverage: 0.0% of statements\n`, true);
      }
      return true;
    }
    case 'ready':
      return runProgram(t, built, s, out);
  }
}

export async function testCommand(argv: string[]): Promise<number> {
  const options = environmentOptions();
  if (typeof options === 'number') return options;
  const args = parseTestArgs(argv, options);
  if (args.help) return showHelp('test');
  options.race = on(args, 'race');
  if (args.values.has('fuzz')) writeErr('gosim test: -fuzz: only the seeds are run, input is not generated\n');
  const cwd = process.cwd();
  const { targets, error, bad } = testTargets(args.packages, { fs: diskFiles(cwd), cwd, wordSize: options.wordSize, tags: optionTags(options) });
  if (error !== '') {
    writeErr(`${bad === '' ? '' : `# ${toByteString(bad)}\n`}${toByteString(error)}\n`);
    if (bad !== '') writeOut(`FAIL\t${toByteString(bad)} [setup failed]\nFAIL\n`);
    return 1;
  }
  const profile = args.values.get('coverprofile');
  const coverpkg = args.values.get('coverpkg');
  const mode = (args.values.get('covermode') ?? (on(args, 'cover') || profile !== undefined || coverpkg !== undefined ? (options.race ? 'atomic' : 'set') : null)) as CoverMode | null;
  const covered = coverpkg === undefined ? null : coverPackages(toByteString(coverpkg), targets, { fs: diskFiles(cwd), cwd, options });
  for (const p of covered?.unmatched ?? []) writeErr(`warning: no packages being tested depend on matches for pattern ${p}\n`);
  const settings: Settings = { args, options, cover: mode, coverPackages: covered, profile: [] };
  let failed = false;
  for (const t of targets) {
    if (failed && on(args, 'failfast')) break;
    if (!(await testPackage(t, settings, cwd, targets.length > 1))) failed = true;
  }
  if (profile !== undefined && !writeFiles([{ path: profile, data: Buffer.from(`mode: ${mode}\n${settings.profile.join('')}`, 'latin1') }])) failed = true;
  if (failed && args.packages.length > 0 && !on(args, 'json')) writeOut('FAIL\n');
  return failed ? 1 : 0;
}
