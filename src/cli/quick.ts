/**
 * The door for `gosim run` of a program that is in the build cache: the machine without the compiler, a bundle of its own (dist/quick.cjs), so
 * that little has to be loaded. Whatever it cannot do, wrong flags included, is left to the other bundle (main.ts), which starts
 * as if nothing had been tried.
 */
import { runCached } from '../driver/cached-run.js';
import { UsageError } from './argv.js';
import { runWith } from './commands/run.js';
import { failed, finish } from './terminal.js';

/** Ends the process if it could run the command. */
export async function quick(argv: string[]): Promise<void> {
  // What is read from standard input can't be read again.
  if (argv.includes('-')) return;
  try {
    const status = await runWith((req) => runCached(req, process.env), argv);
    if (status !== null) finish(status);
  } catch (e) {
    if (!(e instanceof UsageError)) failed(e);
  }
}
