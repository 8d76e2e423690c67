/** Runs the built command line in a child process, as a user does. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/gosim.mjs', import.meta.url));

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
  files: Map<string, Buffer>;
}

export interface RunOptions {
  files?: Record<string, string>;
  input?: string;
  env?: Record<string, string>;
  /** Sends SIGINT after this many milliseconds. */
  interruptAfter?: number;
  /** Files the command writes that the test wants to see: what it finds is in Outcome.files. */
  collect?: string[];
}

/** Writes `files` into a fresh directory and runs `gosim args...` there. */
export async function gosim(args: string[], o: RunOptions = {}): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'gosim-'));
  try {
    for (const [name, text] of Object.entries(o.files ?? {})) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    const child = spawn(process.execPath, [bin, ...args], { cwd: dir, env: { ...process.env, GOSIM_CACHE: join(dir, '.cache'), ...o.env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (b: Buffer) => out.push(b));
    child.stderr.on('data', (b: Buffer) => err.push(b));
    child.stdin.end(o.input ?? '');
    const timer = o.interruptAfter === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), o.interruptAfter);
    const status = await new Promise<number | null>((done) => child.on('close', (code) => done(code)));
    clearTimeout(timer);
    const files = new Map((o.collect ?? []).filter((f) => existsSync(join(dir, f))).map((f) => [f, readFileSync(join(dir, f))]));
    return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), files };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
