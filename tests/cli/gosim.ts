/** Runs the built command line in a child process, as a user does. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/gosim.cjs', import.meta.url));

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
  /** The files that RunOptions.collect named; only there if it is. */
  files?: Map<string, Buffer>;
}

export interface RunOptions {
  files?: Record<string, string>;
  input?: string;
  env?: Record<string, string>;
  /** Files the command writes that the test wants to see: what it finds is in Outcome.files. */
  collect?: string[];
  /** Sends SIGINT when this has been written to standard error. */
  interruptAt?: string;
  /** KB of address space that the process gets (a system with `ulimit -v`). */
  addressSpace?: number;
  /** Reads standard output no further than its first bytes, which are not kept. */
  leavesOutput?: boolean;
}

/** Writes `files` into a fresh directory and runs `gosim args...` there. */
export async function gosim(args: string[], o: RunOptions = {}): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    for (const [name, text] of Object.entries(o.files ?? {})) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    const limit = o.addressSpace === undefined ? [] : ['/bin/sh', '-c', `ulimit -v ${o.addressSpace}; exec "$0" "$@"`];
    const [command, ...rest] = [...limit, process.execPath, bin, ...args];
    const child = spawn(command!, rest, { cwd: dir, env: { ...process.env, GOSIM_CACHE: join(dir, '.cache'), ...o.env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (b: Buffer) => (o.leavesOutput === true ? child.stdout.destroy() : out.push(b)));
    child.stderr.on('data', (b: Buffer) => {
      err.push(b);
      if (o.interruptAt !== undefined && Buffer.concat(err).includes(o.interruptAt)) child.kill('SIGINT');
    });
    child.stdin.end(o.input ?? '');
    const status = await new Promise<number | null>((done) => child.on('close', (code) => done(code)));
    const files = o.collect === undefined ? undefined : new Map(o.collect.filter((f) => existsSync(join(dir, f))).map((f) => [f, readFileSync(join(dir, f))]));
    return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), ...(files === undefined ? {} : { files }) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
