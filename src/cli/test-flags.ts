/**
 * Flags of `gosim test`, as cmd/go reads them (cmd/go/internal/test/testflag.go): flags may stand before and behind the packages;
 * those of the test program are passed on as -test.NAME; from the first unknown flag on, arguments may be the program's own;
 * what follows -args is.
 */
import { type FlagRow, flagTable, type Options, parseDuration } from '../driver/options.js';
import { UsageError } from './argv.js';

interface TestFlag {
  name: string;
  /** null: a switch. */
  arg: string | null;
  doc: string;
  /** Passed on to the test program. */
  pass: boolean;
  /** Why it is refused. */
  refused?: string;
  check?(value: string): string | null;
}

const whole = (v: string): string | null => (/^\d+$/.test(v) ? null : 'parse error');
const regexp = 'REGEXP';

export const testFlagTable: readonly TestFlag[] = [
  { name: 'run', arg: regexp, pass: true, doc: 'run only tests, examples and fuzz seeds that match' },
  { name: 'skip', arg: regexp, pass: true, doc: 'leave out tests, examples and benchmarks that match' },
  { name: 'list', arg: regexp, pass: true, doc: 'list what matches instead of running it' },
  { name: 'v', arg: null, pass: true, doc: 'verbose: every test as it runs' },
  { name: 'bench', arg: regexp, pass: true, doc: 'run benchmarks that match (none unless told)' },
  { name: 'benchmem', arg: null, pass: true, doc: 'show bytes and allocations of benchmarks' },
  { name: 'benchtime', arg: 'TIME|Nx', pass: true, doc: 'run each benchmark this long, or N times' },
  { name: 'count', arg: 'N', pass: true, check: whole, doc: 'run everything N times' },
  { name: 'cpu', arg: 'N,N', pass: true, doc: 'run everything once for each number of simulated processors' },
  { name: 'short', arg: null, pass: true, doc: 'tell long tests to be short' },
  { name: 'parallel', arg: 'N', pass: true, check: whole, doc: 'how many tests that call t.Parallel run at once' },
  { name: 'failfast', arg: null, pass: true, doc: 'start no new test after a failure' },
  { name: 'timeout', arg: 'TIME', pass: true, check: (v) => (parseDuration(v) === null ? 'parse error' : null), doc: 'panic if a test program runs longer (10m)' },
  { name: 'shuffle', arg: 'off|on|N', pass: true, doc: 'run tests and benchmarks in random order' },
  { name: 'fullpath', arg: null, pass: true, doc: 'show full file names in messages' },
  { name: 'fuzz', arg: regexp, pass: true, doc: 'fuzz tests run with their seeds, as always; there is no generated input' },
  { name: 'json', arg: null, pass: false, doc: 'one JSON event a line, as go test -json' },
  { name: 'cover', arg: null, pass: false, doc: 'show the share of statements that ran' },
  { name: 'covermode', arg: 'set|count|atomic', pass: false, doc: 'whether, or how often, each statement ran; implies -cover', check: (v) => (/^(set|count|atomic)$/.test(v) ? null : 'valid modes are "set", "count", or "atomic"') },
  { name: 'coverprofile', arg: 'FILE', pass: false, doc: 'write a coverage profile that go tool cover reads; implies -cover' },
  { name: 'race', arg: null, pass: false, doc: 'watch for data races (in the interpreter); a test during which one is found fails' },
  { name: 'c', arg: null, pass: false, doc: 'refused: there is nothing to keep', refused: 'a test program is run at once, there is no binary to keep' },
  { name: 'o', arg: 'FILE', pass: false, doc: 'refused, as -c is', refused: 'a test program is run at once, there is no binary to keep' },
  { name: 'coverpkg', arg: 'PATTERN', pass: false, doc: "count statements of the module's packages that match (./..., m/a,m/b), not of the tested one; implies -cover" },
  { name: 'exec', arg: 'PROGRAM', pass: false, doc: 'refused: there is no binary', refused: 'there is no binary that another program could run' },
  ...['cpuprofile', 'memprofile', 'blockprofile', 'mutexprofile', 'trace'].map((name): TestFlag => ({ name, arg: 'FILE', pass: false, doc: 'refused: see gosim run and gosim trace', refused: 'tests are not recorded; gosim run and gosim trace record programs' })),
  ...['outputdir', 'blockprofilerate', 'memprofilerate', 'mutexprofilefraction'].map((name): TestFlag => ({ name, arg: 'N', pass: false, doc: 'accepted; there are no profiles of tests' })),
  ...['fuzztime', 'fuzzminimizetime'].map((name): TestFlag => ({ name, arg: 'TIME', pass: false, doc: 'accepted; there is no generated input' })),
  { name: 'artifacts', arg: null, pass: true, doc: 'accepted; artifacts are on the virtual disk' },
  { name: 'vet', arg: 'LIST', pass: false, doc: 'accepted; there is no vet' },
];

const byName: ReadonlyMap<string, TestFlag> = new Map(testFlagTable.map((f) => [f.name, f]));

export interface TestArgs {
  packages: string[];
  /** Arguments of the test program. */
  passed: string[];
  /** Values of Go's flags, as given last. */
  values: Map<string, string>;
  help: boolean;
}

function isTrue(v: string): boolean {
  return /^(1|t|T|true|TRUE|True)$/.test(v);
}

export function on(a: TestArgs, name: string): boolean {
  const v = a.values.get(name);
  return v !== undefined && (name === 'v' ? v !== 'false' : isTrue(v));
}

function rowOf(name: string): FlagRow | undefined {
  return flagTable.find((f) => f.name === name && f.commands.includes('test'));
}

/** Sets gosim's own options in `o`. */
export function parseTestArgs(args: readonly string[], o: Options): TestArgs {
  const out: TestArgs = { packages: [], passed: [], values: new Map(), help: false };
  let listed = false; // packages have been named, and something else since
  let inList = false;
  let unknown = false;
  let afterBareFlag = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    const wasBare = afterBareFlag;
    afterBareFlag = false;
    if (arg === '--') {
      out.passed.push(...args.slice(i));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      if (listed && !inList) {
        if (wasBare) {
          out.passed.push(arg);
          continue;
        }
        out.passed.push(...args.slice(i));
        break;
      }
      inList = listed = true;
      out.packages.push(arg);
      continue;
    }
    inList = false;
    const body = arg.replace(/^--?/, '');
    const eq = body.indexOf('=');
    const given = eq < 0 ? body : body.slice(0, eq);
    const name = given.replace(/^test\./, '');
    if (!unknown && (given === 'h' || given === 'help')) {
      out.help = true;
      return out;
    }
    const flag = byName.get(name);
    const row = flag === undefined ? rowOf(given) : undefined;
    if (flag === undefined && row === undefined) {
      listed = true;
      if (given === 'args') {
        out.passed.push(...args.slice(i + 1));
        break;
      }
      unknown = true;
      out.passed.push(arg);
      afterBareFlag = eq < 0;
      continue;
    }
    const needs = (flag ?? row)!.arg !== null;
    let value = eq >= 0 ? body.slice(eq + 1) : 'true';
    if (eq < 0 && needs) {
      if (i + 1 >= args.length) throw new UsageError(`flag needs an argument: -${given}`, 'test');
      value = args[++i]!;
    }
    const err = row !== undefined ? row.set(o, value) : (flag!.check?.(value) ?? (flag!.arg === null && name !== 'v' && !/^(1|0|t|f|T|F|true|false|TRUE|FALSE|True|False)$/.test(value) ? 'parse error' : null));
    if (flag?.refused !== undefined && value !== 'false') throw new UsageError(`-${given} is not supported: ${flag.refused}`, 'test');
    if (err !== null) throw new UsageError(`invalid value "${value}" for flag -${given}: ${err}`, 'test');
    if (flag === undefined) continue;
    out.values.set(name, value);
    if (flag.pass) out.passed.push(`-test.${name}=${value}`);
  }
  return out;
}
