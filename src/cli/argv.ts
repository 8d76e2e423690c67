/**
 * Go's way of writing flags: one or two dashes, `-x=v` or `-x v`, switches as `-x` or `-x=false`; flags end at the first
 * argument that is none (package flag of Go). What comes behind the files of `run` belongs to the program.
 */
import { type Command, type FlagRow, flagTable, type Options } from '../driver/options.js';

export class UsageError extends Error {
  constructor(
    message: string,
    readonly command: string,
  ) {
    super(message);
  }
}

export interface ParsedArgs {
  /** Arguments behind the flags. */
  rest: string[];
  help: boolean;
}

function find(name: string, command: Command): FlagRow | undefined {
  return flagTable.find((f) => f.name === name && f.commands.includes(command));
}

/** Applies the leading flags of `args` to `o`. Throws UsageError in Go's words. */
export function parseFlags(command: Command, args: readonly string[], o: Options): ParsedArgs {
  let i = 0;
  for (; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      i++;
      break;
    }
    if (!arg.startsWith('-') || arg === '-') break;
    const body = arg.replace(/^--?/, '');
    if (body === '' || body.startsWith('-') || body.startsWith('=')) throw new UsageError(`bad flag syntax: ${arg}`, command);
    const eq = body.indexOf('=');
    const name = eq < 0 ? body : body.slice(0, eq);
    if (name === 'h' || name === 'help') return { rest: [], help: true };
    const row = find(name, command);
    if (row === undefined) throw new UsageError(`flag provided but not defined: -${name}`, command);
    let value: string;
    if (eq >= 0) value = body.slice(eq + 1);
    else if (row.arg === null) value = 'true';
    else if (i + 1 < args.length) value = args[++i]!;
    else throw new UsageError(`flag needs an argument: -${name}`, command);
    const err = row.set(o, value);
    if (err !== null) throw new UsageError(`invalid value "${value}" for flag -${name}: ${err}`, command);
  }
  return { rest: args.slice(i), help: false };
}

/** `go run` takes the leading arguments that end in .go as files (or one package); the rest is the program's. */
export function splitRunArgs(rest: readonly string[]): { targets: string[]; programArgs: string[] } {
  let n = 0;
  while (n < rest.length && rest[n]!.endsWith('.go')) n++;
  if (n === 0 && rest.length > 0) n = 1;
  return { targets: rest.slice(0, n), programArgs: rest.slice(n) };
}
