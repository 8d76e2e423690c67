/**
 * Go's own tests of its library, run against gosim's: the test files of GOROOT/src, as far as they use exported names.
 *
 * A package's external tests are one test program; its internal test files are another, compiled as an external package
 * that imports the package with a dot. Declarations that do not check, because they refer to what only Go's own package has (or
 * import), are left out, and what refers to them, until the rest checks; a test function that is left out is out of scope, the
 * reason being the first thing that is missing. internal/testenv and the like, which tests ask about the machine, are replaced by a variable
 * that answers for gosim.
 *
 * A test that ends the program (a panic, a fatal error, its time limit) has failed; the program is started again without what has run. A test
 * may take `testSeconds` of processor time, a package `packageSeconds`; what has not been reached then has failed, so the suite always ends.
 * STDLIB_LOG=file in the environment keeps everything that the programs print.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Decl, File } from '../../src/ast/nodes.js';
import { posFileId, posOffset } from '../../src/base/source.js';
import type { Program } from '../../src/bytecode/program.js';
import { toByteString } from '../../src/base/bytes.js';
import { buildTags, matchBuild } from '../../src/driver/build-constraint.js';
import { compilePackage, type Toolchain } from '../../src/driver/build.js';
import { execute, type Machine } from '../../src/driver/execute.js';
import { embeddedFiles } from '../../src/driver/embed.js';
import { diskFiles } from '../../src/driver/files.js';
import type { LoadedPackage } from '../../src/driver/load.js';
import { defaultOptions } from '../../src/driver/options.js';
import { newUserToolchain } from '../../src/driver/run.js';
import { libraryPaths } from '../../src/driver/stdlib.js';
import { testDisk } from '../../src/driver/test/disk.js';
import { TestHost } from '../../src/driver/test/host.js';
import { linkTest } from '../../src/driver/test/program.js';
import { stringLitValue } from '../../src/lexer/literals.js';
import type { HostFile } from '../../src/runtime/index.js';
import { endPos, startPos } from '../../src/ast/positions.js';
import { checkFiles } from '../../src/types/index.js';
import { loadTexts, type SourceText, toolFlags } from './compile.js';
import { fileURLToPath } from 'node:url';

/** What became of one function: a reason why it is out of scope or fails, or '' if it passes. */
export interface TestOutcome {
  name: string;
  status: 'passed' | 'failed' | 'out';
  why: string;
}

/** Where Go has the tests of package embed. */
const embedTests = 'embed/internal/embedtest';

/** Packages that gosim has and that have tests in GOROOT. */
export function stdlibCases(goroot: string): string[] {
  const src = fileURLToPath(new URL('../src', import.meta.url));
  return [...libraryPaths(diskFiles(), src), embedTests].filter((p) => {
    const dir = join(goroot, 'src', p);
    return p !== 'runtime' && existsSync(dir) && readdirSync(dir).some((n) => n.endsWith('_test.go'));
  });
}

const clause = /^((?:\s+|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*package\s+)([\w]+)/;

/** What stands in for packages that ask about the machine, by import path: type, methods, value. */
const shims: ReadonlyMap<string, string> = new Map([
  [
    'internal/testenv',
    `
type gosimTestenv struct{}

var testenv gosimTestenv

type gosimTB interface {
	Helper()
	Skip(...any)
}

func (gosimTestenv) OptimizationOff() bool { return false }
func (gosimTestenv) SkipIfOptimizationOff(gosimTB) {}
func (gosimTestenv) Builder() string { return "" }
func (gosimTestenv) CPUIsSlow() bool { return true }
func (gosimTestenv) HasExec() bool { return false }
func (gosimTestenv) HasGoBuild() bool { return false }
func (gosimTestenv) HasSrc() bool { return false }
func (gosimTestenv) HasSymlink() bool { return true }
func (gosimTestenv) HasLink() bool { return true }
func (gosimTestenv) MustHaveExec(t gosimTB) { t.Helper(); t.Skip("needs a second process") }
func (gosimTestenv) MustHaveGoBuild(t gosimTB) { t.Helper(); t.Skip("needs go build") }
func (gosimTestenv) MustHaveGoRun(t gosimTB) { t.Helper(); t.Skip("needs go run") }
func (gosimTestenv) MustHaveSource(t gosimTB) { t.Helper(); t.Skip("needs Go's sources") }
func (gosimTestenv) MustHaveSymlink(gosimTB) {}
func (gosimTestenv) MustHaveLink(gosimTB) {}
func (gosimTestenv) ParallelOn64Bit(gosimTB) {}
func (gosimTestenv) MustHaveExternalNetwork(t gosimTB) { t.Helper(); t.Skip("needs a network") }
func (gosimTestenv) MustHaveParallelism(gosimTB) {}
func (gosimTestenv) SkipFlaky(t gosimTB, issue int) { t.Helper(); t.Skip("flaky") }
`,
  ],
  ...['internal/race', 'internal/asan', 'internal/msan'].map((p): [string, string] => [p, `\nvar ${basename(p)} struct{ Enabled bool }\n`]),
]);

/** What a package's tests want of its export_test.go, which reaches into Go's own package, said in exported names. */
const exports: ReadonlyMap<string, string> = new Map([
  [
    'reflect',
    `
var CallGC = new(bool)

func IsRO(v Value) bool { return !v.CanInterface() }
func MakeRO(v Value) Value {
	t := StructOf([]StructField{{Name: "v", PkgPath: "reflect_test", Type: v.Type()}})
	s := New(t).Elem()
	NewAt(v.Type(), s.Field(0).Addr().UnsafePointer()).Elem().Set(v)
	return s.Field(0)
}
`,
  ],
]);

export interface Group {
  texts: SourceText[];
  goroot: string;
  pkg: string;
  wordSize: 4 | 8;
}

/** Names that a declaration declares. */
function declared(d: Decl): string[] {
  switch (d.kind) {
    case 'FuncDecl':
      return d.recv === null ? [d.name.value] : [];
    case 'TypeDecl':
      return [d.name.value];
    case 'ConstDecl':
    case 'VarDecl':
      return d.names.map((n) => n.value);
    case 'ImportDecl':
      return [d.localName?.value ?? stringLitValue(d.path.value).split('/').pop()!];
  }
}

/** Leaves declarations out, and link names of what has gone. */
function keepDecls(f: File, keep: (d: Decl) => boolean): void {
  f.decls = f.decls.filter(keep);
  const names = new Set(f.decls.flatMap(declared));
  f.linknames = f.linknames.filter((l) => names.has(l.text.split(/\s+/)[1] ?? ''));
}

const isTestName = (name: string): boolean => /^(Test|Fuzz|Example)(?![a-z])/.test(name) && name !== 'TestMain';

/** Why a message keeps a declaration out. */
function reasonOf(message: string, gone: ReadonlyMap<string, string>): string {
  const undef = /^undefined: (?:\w+\.)?(\S+)$/.exec(message)?.[1];
  if (undef !== undefined) return gone.get(undef) ?? `uses ${undef}, which only Go's own package has`;
  const qualifier = /^undefined: (\w+)\./.exec(message)?.[1];
  return (qualifier !== undefined ? gone.get(qualifier) : undefined) ?? message.split('\n')[0]!;
}

interface Pruned {
  tc: Toolchain;
  pkg: LoadedPackage;
  out: TestOutcome[];
}

/** Leaves declarations out until the rest checks. */
function prune(g: Group): Pruned | string {
  const dropped = new Set<string>();
  const gone = new Map<string, string>();
  const out: TestOutcome[] = [];
  for (let round = 0; round < 40; round++) {
    const tc = newUserToolchain(g.wordSize);
    const p = loadTexts(tc, `${g.pkg}_test`, g.texts, toolFlags([]));
    if (p.bag.items.some((d) => d.syntax)) return 'syntax errors';
    p.dir = join(g.goroot, 'src', g.pkg);
    delete p.localPrefix;
    const key = (file: number, d: Decl): string => `${file} ${d.pos - posFileId(d.pos) * 2 ** 24}`;
    const drop = (file: number, d: Decl, why: string): void => {
      dropped.add(key(file, d));
      for (const name of declared(d)) {
        if (!gone.has(name)) gone.set(name, why);
        if (d.kind === 'FuncDecl' && isTestName(name)) out.push({ name, status: 'out', why });
      }
    };
    for (const [i, f] of p.files.entries()) {
      for (const d of f.decls) {
        if (d.kind !== 'ImportDecl' || dropped.has(key(i, d))) continue;
        const path = stringLitValue(d.path.value);
        if (path === 'os/exec') drop(i, d, 'runs other programs');
        else if (path !== 'unsafe' && tc.lib.package(path) === undefined) drop(i, d, `imports ${path}, which gosim does not have`);
      }
      for (const d of f.decls) if (d.kind === 'FuncDecl' && d.body === null && !dropped.has(key(i, d))) drop(i, d, `links to ${d.name.value} of Go's own runtime`);
      keepDecls(f, (d) => !dropped.has(key(i, d)));
    }
    const kept = p.files.map((f) => [...f.decls]);
    checkFiles(p.path, p.files, { wordSize: tc.wordSize, importPackage: (path) => tc.lib.package(path) ?? { error: 'not found' }, goVersion: p.goVersion, bag: p.bag, fset: tc.fset });
    if (!p.bag.hasErrors) {
      // The checker has written into the trees: compile from fresh ones.
      const fresh = newUserToolchain(g.wordSize);
      const q = loadTexts(fresh, `${g.pkg}_test`, g.texts, toolFlags([]));
      q.dir = p.dir;
      delete q.localPrefix;
      for (const [i, f] of q.files.entries()) keepDecls(f, (d) => !dropped.has(key(i, d)));
      q.embed = embeddedFiles(diskFiles(), fresh.fset, q.dir, q.files).config;
      q.imports = [...new Set(q.files.flatMap((f) => f.decls.flatMap((d) => (d.kind === 'ImportDecl' ? [stringLitValue(d.path.value)] : []))))].sort();
      return { tc: fresh, pkg: q, out };
    }
    const before = dropped.size;
    for (const e of p.bag.items) {
      const file = p.sources.findIndex((s) => s.id === posFileId(e.pos));
      if (file < 0) continue;
      const at = posOffset(e.pos);
      let hit: Decl | undefined;
      for (const d of kept[file]!) if (posOffset(d.kind === 'FuncDecl' ? d.pos : startPos(d)) <= at || (d.kind === 'FuncDecl' && d.recv !== null && posOffset(d.recv.pos) <= at)) hit = d;
      if (hit !== undefined && !dropped.has(key(file, hit)) && at <= posOffset(endPos(hit)) + 1) drop(file, hit, reasonOf(e.msg, gone));
    }
    if (dropped.size === before) return `does not check: ${p.bag.items[0]!.msg}`;
  }
  return 'does not check';
}

/** Text about a failure, from what -v prints. */
function reasonFrom(lines: readonly string[]): string {
  const said = lines.find((l) => /^\s+\S+\.go:\d+: /.test(l));
  return (said ?? lines.find((l) => /^(panic|fatal error|got|want)/.test(l)) ?? lines[0] ?? 'fails').trim().slice(0, 200);
}

/** A directory that tests read: the names of the machine's commands. */
const commands: HostFile[] = (diskFiles().list('/usr/bin') ?? []).map((name) => ({ path: `/usr/bin/${toByteString(name)}`, read: () => new Uint8Array(0) }));

/** Processor time for a test (or what stands between two of them), and for a test program of a package. */
const testSeconds = 30;
const packageSeconds = 240;
/** Time of day for a test, for those that only wait. */
const waitSeconds = 180;

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** The tests of package time are written for one place, which Go's set themselves by a function of the package's. */
const localZone = (pkg: string): string => (pkg === 'time' ? 'America/Los_Angeles' : 'UTC');

/** Runs until everything has been judged. */
async function runAll(program: Program, g: Group, names: readonly string[], out: TestOutcome[]): Promise<void> {
  const begun = processorSeconds();
  const fs = diskFiles(join(g.goroot, 'src', g.pkg));
  const dir = join(g.goroot, 'src', g.pkg);
  const done = new Map<string, TestOutcome>();
  for (let starts = 0; starts < 40 && done.size < names.length && processorSeconds() - begun < packageSeconds; starts++) {
    let output = '';
    let mark = processorSeconds();
    let seen = Date.now();
    let late = false;
    const skip = done.size === 0 ? [] : [`-test.skip=^(${[...done.keys()].join('|')})$`];
    const take = (text: string): void => {
      output += text;
      if (!/^(===|---) /m.test(text)) return;
      mark = processorSeconds();
      seen = Date.now();
    };
    let watch: NodeJS.Timeout | undefined;
    const onMachine = (m: Machine): void => {
      watch = setInterval(() => {
        late ||= processorSeconds() - mark > testSeconds || Date.now() - seen > waitSeconds * 1000;
        if (late || processorSeconds() - begun > packageSeconds) m.interrupt();
      }, 500);
    };
    const host = stdlibHost(g, ['-test.v=true', '-test.run=.', ...skip], take);
    const options = { ...defaultOptions(), wordSize: g.wordSize, engine: 'wasm' as const, maxMemory: 2 ** 30 };
    let crash = '';
    try {
      await execute(program, { targets: [], cwd: dir, fs, options, args: [], host, onMachine, write: (_fd, data) => (output += Buffer.from(data).toString('latin1')) });
    } catch (e) {
      crash = `internal error: ${(e as Error).message.split('\n')[0]}`;
    }
    clearInterval(watch);
    if (late) crash = `takes more than ${testSeconds} s of processor time, or waits longer than ${waitSeconds} s`;
    if (process.env.STDLIB_LOG) appendFileSync(process.env.STDLIB_LOG, output);
    let current = '';
    const said = new Map<string, string[]>();
    for (const line of output.split('\n')) {
      const run = /^=== (?:RUN|CONT|NAME) +(\S+)/.exec(line);
      const end = /^--- (PASS|FAIL|SKIP): (\S+) \(/.exec(line);
      if (run !== null) current = run[1]!.split('/')[0]!;
      else if (end !== null && names.includes(end[2]!)) {
        const name = end[2]!;
        const why = reasonFrom(said.get(name) ?? []);
        if (end[1] === 'PASS') done.set(name, { name, status: 'passed', why: '' });
        else if (end[1] === 'SKIP') done.set(name, { name, status: 'out', why: `skips itself: ${why.replace(/^\S+: /, '')}` });
        else done.set(name, { name, status: 'failed', why });
        if (name === current && end[1] !== 'FAIL') current = '';
      } else if (current !== '') said.set(current, [...(said.get(current) ?? []), line]);
    }
    if (done.size >= names.length) break;
    // Something ended the program: a test that said so itself, or the one that was running.
    const why = crash || /^(?:panic: |fatal error: |gosim: ).*$/m.exec(output)?.[0] || 'ends the program';
    const last = done.get(current);
    if (last !== undefined && last.status === 'failed') {
      last.why = why.slice(0, 200);
      continue;
    }
    const name = names.includes(current) && last === undefined ? current : names.find((n) => !done.has(n))!;
    done.set(name, { name, status: 'failed', why: why.slice(0, 200) });
  }
  for (const name of names) out.push(done.get(name) ?? { name, status: 'failed', why: `not reached in ${packageSeconds} s of processor time` });
}

/** A test program of a package, linked. */
export interface StdlibProgram {
  program: Program;
  group: Group;
  /** Its tests, fuzz tests and examples. */
  names: string[];
}

/** Both test programs of a package, run under Go's schedule. */
export async function stdlibOutcomes(goroot: string, pkg: string, wordSize: 4 | 8): Promise<TestOutcome[]> {
  const { programs, out } = stdlibPrograms(goroot, pkg, wordSize);
  for (const p of programs) await runAll(p.program, p.group, p.names, out);
  return out;
}

/** The host of a run of one, with flags of testing; `sink` receives both streams. */
export function stdlibHost(g: Group, flags: readonly string[], sink: (text: string) => void): TestHost {
  const dir = join(g.goroot, 'src', g.pkg);
  const fs = diskFiles(dir);
  const args = ['/tmp/gosim-test/x.test', '-test.short=true', '-test.parallel=1', '-test.timeout=0', ...flags];
  // Tests of packages below another (go/parser) read files of those next to theirs.
  const above = join(dir, '..');
  const beside = above === join(g.goroot, 'src') ? [] : (fs.list(above) ?? []).map((name) => join(above, name)).filter((path) => path !== dir && fs.isDir(path));
  const disk = [dir, above, ...beside, join(g.goroot, 'src/testdata')].flatMap((path) => testDisk(fs, path));
  return new TestHost(args, ['PATH=/usr/bin:/bin', 'HOME=/', `TZ=${localZone(g.pkg)}`], sink, dir, [...disk, ...commands]);
}

/** The test programs of a package, and what of its tests is out of scope or does not compile. */
export function stdlibPrograms(goroot: string, pkg: string, wordSize: 4 | 8): { programs: StdlibProgram[]; out: TestOutcome[] } {
  const programs: StdlibProgram[] = [];
  const dir = join(goroot, 'src', pkg);
  const tags = buildTags(wordSize);
  const groups: Record<'x' | 'in', SourceText[]> = { x: [], in: [] };
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('_test.go')) continue;
    const text = readFileSync(join(dir, name), 'latin1');
    if (!matchBuild(name, text, tags)) continue;
    const m = clause.exec(text);
    if (m === null) continue;
    if (m[2]!.endsWith('_test')) groups.x.push({ name: join(dir, name), text });
    // It keeps its name, so types have the names that texts expect.
    else groups.in.push({ name: join(dir, name), text: embedTests === pkg ? text : `${m[0]}; import . "${pkg}"${text.slice(m[0].length)}` });
  }
  const out: TestOutcome[] = [];
  for (const texts of [groups.x, groups.in]) {
    if (texts.length === 0) continue;
    const wanted = new Set<string>();
    const shimmed = texts.map((t) => ({
      name: t.name,
      text: t.text.replace(/^[ \t]*(?:import\s+)?"(internal\/\w+)"/gm, (line, path: string) => {
        if (!shims.has(path)) return line;
        wanted.add(path);
        return '';
      }),
    }));
    const name = clause.exec(texts[0]!.text)![2]!;
    if (wanted.size > 0) shimmed.push({ name: 'gosim_shim_test.go', text: `package ${name}\n${[...wanted].map((w) => shims.get(w)!).join('')}` });
    const own = exports.get(pkg);
    if (own !== undefined && texts === groups.x) shimmed.push({ name: 'gosim_export_test.go', text: `package ${name}\nimport . "${pkg}"\n${own}` });
    const g: Group = { texts: shimmed, goroot, pkg, wordSize };
    const pruned = prune(g);
    if (typeof pruned === 'string') {
      out.push({ name: 'package', status: 'failed', why: pruned });
      continue;
    }
    out.push(...pruned.out);
    const left = pruned.pkg.files.flatMap((f) => f.decls).filter((d) => d.kind === 'FuncDecl' && d.recv === null && isTestName(d.name.value));
    if (left.length === 0) continue;
    const compiled = compilePackage(pruned.tc, pruned.pkg, { m: 0, l: false, N: false, alloc: 'gc' });
    const linked = compiled.compiled === null ? { errors: compiled.errors.join('\n') } : linkTest(pruned.tc, pkg, { pkg: null, xtest: pruned.pkg }, null, { m: 0, l: false, N: false, alloc: 'gc' });
    if (!('program' in linked)) {
      out.push({ name: 'package', status: 'failed', why: `does not compile: ${linked.errors.split('\n').slice(0, 3).join(' ')}` });
      continue;
    }
    const { tests, fuzzTargets, examples } = linked.funcs;
    programs.push({ program: linked.program, group: g, names: [...tests, ...fuzzTargets, ...examples].map((f) => f.name) });
  }
  return { programs, out };
}
