/** CPU time of commands, and what benchmarks make of it. */
import { spawnSync } from 'node:child_process';

export interface Sample {
  /** CPU milliseconds. */
  cpu: number;
  text: string;
}

/** Runs a command and measures it. bash's `time` reads the child's resource usage, which Node does not give out. */
export function measure(command: string[]): Sample {
  const script = 'exec 3>&2; TIMEFORMAT="cpu %3U %3S"; { time "$@" >&3 2>&3; } 2>&1';
  const r = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'latin1', maxBuffer: 1 << 26 });
  const m = /cpu (\S+) (\S+)\s*$/.exec(r.stdout);
  if (m === null) throw new Error(`cannot measure ${command.join(' ')}: ${r.stdout}${r.stderr}`);
  if (r.status !== 0) throw new Error(`${command.join(' ')}: status ${r.status}\n${r.stderr}`);
  return { cpu: (Number(m[1]) + Number(m[2])) * 1000, text: r.stderr };
}

export function median(xs: number[]): number {
  const sorted = [...xs].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

export function geomean(xs: number[]): number {
  return Math.exp(xs.reduce((sum, x) => sum + Math.log(x), 0) / xs.length);
}
