#!/usr/bin/env node
/**
 * The command line, but for programs from the build cache, which quick.ts runs. Commander dispatches the commands; flags are read by
 * argv.ts because Go's flags have one dash. Each command is loaded when it is used, so that `gosim version` costs nothing.
 *
 * A JavaScript exception that arrives here is a bug of ours and ends with status 70 and a message that says so (failed), never with a
 * bare stack trace.
 */
import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { declareStack, isStackOverflow } from '../base/deep.js';
import { UsageError } from './argv.js';
import { commandHelp, commandTable, mainHelp, usageLine } from './help.js';
import { failed, finish, writeErr, writeOut } from './terminal.js';

type Handler = (args: string[]) => Promise<number> | number;

const handlers: ReadonlyMap<string, () => Promise<Handler>> = new Map<string, () => Promise<Handler>>([
  ['run', async () => (await import('./commands/compile-and-run.js')).runCommand],
  ['test', async () => (await import('./commands/test.js')).testCommand],
  ['build', async () => (await import('./commands/build.js')).buildCommand],
  ['disasm', async () => (await import('./commands/disasm.js')).disasmCommand],
  ['layout', async () => (await import('./commands/layout.js')).layoutCommand],
  ['compare', async () => (await import('./commands/compare.js')).compareCommand],
  ['escape', async () => (await import('./commands/escape.js')).escapeCommand],
  ['mem', async () => (await import('./commands/mem.js')).memCommand],
  ['trace', async () => (await import('./commands/trace.js')).traceCommand],
  ['explore', async () => (await import('./commands/explore.js')).exploreCommand],
  ['tool', async () => (await import('./commands/tool.js')).toolCommand],
  ['version', async () => (await import('./commands/version.js')).versionCommand],
  ['help', async () => helpCommand],
]);

function helpCommand(args: string[]): number {
  if (args.length === 0) {
    writeOut(mainHelp());
    return 0;
  }
  const text = commandHelp(args[0]!);
  if (text === null) {
    writeErr(`gosim help ${args.join(' ')}: unknown help topic. Run 'gosim help'.\n`);
    return 2;
  }
  writeOut(text);
  return 0;
}

async function main(argv: string[]): Promise<number> {
  const first = argv[0];
  if (first === undefined) {
    writeErr(mainHelp());
    return 2;
  }
  if (first === '-h' || first === '-help' || first === '--help') return helpCommand([]);
  if (first === '-v' || first === '-version' || first === '--version') argv = ['version'];

  let status = 0;
  const root = new Command('gosim');
  root.exitOverride().helpCommand(false).helpOption(false).configureOutput({ writeErr: () => undefined, writeOut: () => undefined }).enablePositionalOptions();
  for (const row of commandTable) {
    root
      .command(row.name, { hidden: false })
      .helpOption(false)
      .allowUnknownOption()
      .allowExcessArguments()
      .passThroughOptions()
      .argument('[args...]')
      .action(async () => {
        const handler = await handlers.get(row.name)!();
        status = await handler(argv.slice(1));
      });
  }
  try {
    await root.parseAsync(argv, { from: 'user' });
  } catch (e) {
    if (e instanceof UsageError) {
      writeErr(`${e.message}\nusage: ${usageLine(e.command)}\nRun 'gosim help ${e.command}' for details.\n`);
      return 2;
    }
    if (e instanceof Error && 'code' in e && String((e as { code: unknown }).code).startsWith('commander.')) {
      writeErr(`gosim ${first}: unknown command\nRun 'gosim help' for usage.\n`);
      return 2;
    }
    throw e;
  }
  return status;
}

/** Set in the process begun below; the program must not see it. */
const hasLargeStack = process.env.GOSIM_LARGE_STACK !== undefined;
delete process.env.GOSIM_LARGE_STACK;

/** (What is read from standard input can't be read again.) */
const canBeginAgain = (argv: readonly string[]): boolean => !hasLargeStack && !argv.includes('-') && process.platform !== 'win32';

/**
 * The compiler walks trees by recursion. A program whose expressions are tens of thousands of operators long needs a larger stack than V8's
 * usual one; that can only be had at the start of a process. So the rare command that overflows is begun again, where the system allows it with
 * a stack of a gigabyte (of which only what is touched is taken). Nothing has been printed or run by then: only compiling recurses.
 */
function againWithLargeStack(argv: readonly string[]): number {
  const tooDeep = 'gosim: the program is nested too deeply for the compiler\n';
  if (!canBeginAgain(argv)) {
    writeErr(tooDeep);
    return 1;
  }
  const script = 'ulimit -s 1000000 2>/dev/null && exec "$0" --stack-size=900000 "$@"; exec "$0" --stack-size=7000 "$@"';
  const r = spawnSync('sh', ['-c', script, process.execPath, process.argv[1]!, ...argv], { stdio: 'inherit', env: { ...process.env, GOSIM_LARGE_STACK: '1' } });
  if (r.error === undefined && r.status !== null) return r.status;
  writeErr(tooDeep);
  return 1;
}

const args = process.argv.slice(2);
if (hasLargeStack || canBeginAgain(args)) declareStack({ nesting: 100_000, restarts: !hasLargeStack });
main(args).then(finish, (e: unknown) => (isStackOverflow(e) ? finish(againWithLargeStack(args)) : failed(e)));
