/** Help texts, made from the tables of commands and flags; they list only what exists. */
import { type Command, flagTable } from '../driver/options.js';
import { testFlagTable } from './test-flags.js';

interface CommandRow {
  name: string;
  usage: string;
  short: string;
  long: string;
  flags: Command | null;
}

export const commandTable: readonly CommandRow[] = [
  {
    name: 'run',
    usage: 'gosim run [flags] package [arguments...]',
    short: 'compile and run a Go program',
    long: 'Run compiles the named .go files, or the main package of a directory, and runs the program on the\nsimulated machine. Arguments behind the files belong to the program;\n- reads the program from standard input. The exit status is the program\'s\nown; 1 is a compile error, 2 also bad usage, 123 the use of a dangling pointer (-alloc=stack), 124 the time limit,\n125 another limit of gosim.',
    flags: 'run',
  },
  {
    name: 'test',
    usage: 'gosim test [flags] [packages] [flags of the test program]',
    short: 'test packages',
    long: "Test compiles each package with its files *_test.go, runs tests, examples with an output comment and, with -bench,\nbenchmarks, and prints what go test prints. Packages are directories, import paths of the module, patterns such as\n./... or .go files; without one it is the current directory. The files of the package's directory, of testdata and\nof the rest of the module are on the program's virtual disk. The exit status is 1 if anything failed. What follows -args is the test program's.",
    flags: 'test',
  },
  {
    name: 'build',
    usage: 'gosim build [flags] [package | files]',
    short: "compile packages and show the compiler's decisions",
    long: "Build compiles without running. With -gcflags=-m the decisions of inlining and escape analysis are\nprinted on standard error as go build prints them; -gcflags=-m=2 or '-m -m' adds the reasons.",
    flags: 'build',
  },
  {
    name: 'disasm',
    usage: 'gosim disasm [flags] [package | files] [function...]',
    short: 'show the bytecode of functions',
    long: 'Disasm compiles and prints the bytecode of the named functions (main.f, main.(*T).M), or of all\nfunctions of the main package, with source positions, safepoints and pointer maps; with -wasm,\nthe WebAssembly that the fast engine makes of them.',
    flags: 'disasm',
  },
  {
    name: 'layout',
    usage: 'gosim layout [flags] [files | directory] [type...]',
    short: 'show how types lie in memory',
    long: "Layout prints size, alignment, offsets and padding of types, draws the value to scale (a row is a machine word, a\nletter a field, a dot padding), tells what an object of the type takes on the heap, and names an order of the\nfields that is smaller, if there is one. Types are type expressions: Person, Pair[int], time.Time,\n'struct{a bool; b int}'; without any, all structs of the package are shown.",
    flags: 'layout',
  },
  {
    name: 'compare',
    usage: 'gosim compare [flags] program [other]',
    short: 'run a program as gc decides and with everything on the heap',
    long: "Compare runs a program (a .go file or the main package of a directory) twice: as escape analysis decides, and with\nevery variable, composite and temporary of its own packages on the heap; with -arch=both on both word sizes. Given two\nprograms, it compares them as gc decides. It shows objects, bytes, collections, stacks and fuel as bars, and the lines that\nmake the difference, largest first. The clock is virtual and input is empty, so the numbers are always the same.",
    flags: 'compare',
  },
  {
    name: 'escape',
    usage: 'gosim escape [flags] package [arguments...]',
    short: 'show where variables live, why, and at what cost',
    long: "Escape prints the source with the verdict of escape analysis below each variable and allocation: heap or stack, the\npath that proves it in plain words, and what could be changed. With -cost the program is run and each line shows\nwhat it allocated; its output goes to standard error. -show=inline tells of inlining instead, -show=all of both.\n-json has the graph.",
    flags: 'escape',
  },
  {
    name: 'mem',
    usage: 'gosim mem [flags] program [arguments...]',
    short: 'show the memory of a program, at its end or at a line',
    long: "Mem runs a program and prints the map of its memory: regions, package variables, heap spans with their size classes\nand free slots, and stacks with frames and named variables. With -at it stops when the line is first\nreached, before the line runs. The program's output goes to standard error.",
    flags: 'mem',
  },
  {
    name: 'trace',
    usage: 'gosim trace [flags] program [arguments...]',
    short: 'record what goroutines, processors and the collector did',
    long: "Trace runs a program and writes a trace of it: when each goroutine ran on which processor, why it waited and who\nwoke it, stack copies and collections, with stacks. The file is for go tool trace, or with a name that ends in .json for\nPerfetto (ui.perfetto.dev) and Chrome. The clock is virtual (a unit of fuel is a nanosecond), so the same seed gives the\nsame trace. The exit status is the program's own.",
    flags: 'trace',
  },
  {
    name: 'explore',
    usage: 'gosim explore [flags] program [arguments...]',
    short: 'run a small program under every schedule',
    long: "Explore runs a program again and again, under every schedule with at most -preemptions preemptions, and prints what can\nhappen: each different output, deadlock, panic and data race, with a schedule that gosim run -schedule repeats. Points of\na schedule are channel operations, atomic operations (so every lock), output, and accesses that race. Also tried are the\norders of a select's cases, and timers that fire early. Input is empty, the clock is virtual, and nothing is collected.\nThe exit status is 0 if all schedules end alike, without a race, deadlock or panic, else 1.",
    flags: 'explore',
  },
  {
    name: 'tool',
    usage: 'gosim tool compile [-m] [-l] [-N] files | gosim tool pprof -top [-sample_index=TYPE] [-cum] profile',
    short: 'run the compiler alone, as go tool compile, or show a profile, as go tool pprof',
    long: 'Tool compile compiles the named files as one package and prints diagnostics as go tool compile does. Tool pprof\nprints the functions of a profile with what they account for themselves and with what they call.',
    flags: null,
  },
  { name: 'version', usage: 'gosim version', short: 'print the version', long: 'Version prints the version of gosim and of the Go that it follows.', flags: null },
  { name: 'help', usage: 'gosim help [command]', short: 'this text, or the help of a command', long: 'Help prints what a command does and its flags.', flags: null },
];

export function mainHelp(): string {
  const rows = commandTable.map((c) => `\t${c.name.padEnd(10)}  ${c.short}`);
  return `gosim compiles Go and runs it on a simulated machine that can be looked into.\n\nUsage:\n\n\tgosim <command> [arguments]\n\nThe commands are:\n\n${rows.join('\n')}\n\nUse "gosim help <command>" for more information about a command.\n`;
}

export function commandHelp(name: string): string | null {
  const c = commandTable.find((r) => r.name === name);
  if (c === undefined) return null;
  let out = `usage: ${c.usage}\n\n${c.long}\n`;
  if (c.flags !== null) {
    const own: readonly { name: string; arg: string | null; doc: string }[] = c.flags === 'test' ? testFlagTable : [];
    const rows = [...own, ...flagTable.filter((f) => f.commands.includes(c.flags!))]
      .map((f) => `\t-${f.name}${f.arg === null ? '' : ` ${f.arg}`}\n\t\t${f.doc}`);
    out += `\nThe flags are:\n\n${rows.join('\n')}\n`;
  }
  return out;
}

export function usageLine(name: string): string {
  return commandTable.find((r) => r.name === name)?.usage ?? 'gosim <command> [arguments]';
}
