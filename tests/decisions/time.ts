/**
 * What the analysis costs beside gc: packages of the library with all they import, each analysed with -m once, by gosim (parse, check, node, inline,
 * escape; one process) and by `go tool compile -m` (code generation included; a process each). User CPU time, for the machine is shared.
 * Package runtime is left out of both: the compiler wants tables of its assembly.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GorootAnalyzer } from '../../src/driver/goroot.js';

interface Listed {
  ImportPath: string;
  Dir: string;
  GoFiles: string[];
  Export?: string;
}

export interface Times {
  packages: number;
  lines: number;
  goSeconds: number;
  gosimSeconds: number;
}

/** Seconds of user CPU time of a command; null if it failed. */
function userTime(args: readonly string[], cwd: string): number | null {
  const r = spawnSync('bash', ['-c', 'TIMEFORMAT=%U; time "$@" >/dev/null 2>&1', 'time', ...args], { cwd, encoding: 'utf8' });
  return r.status === 0 ? Number(r.stderr.trim()) : null;
}

export function measureTimes(goroot: string, patterns: readonly string[]): Times {
  const env = { ...process.env, CGO_ENABLED: '0', GOARCH: 'amd64' };
  const r = spawnSync('go', ['list', '-export', '-deps', '-json=ImportPath,Dir,GoFiles,Export', ...patterns], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const all = JSON.parse(`[${r.stdout.replaceAll('}\n{', '},{')}]`) as Listed[];
  const dir = mkdtempSync(join(tmpdir(), 'time-'));
  const out: Times = { packages: 0, lines: 0, goSeconds: 0, gosimSeconds: 0 };
  try {
    const cfg = join(dir, 'importcfg');
    // Packages of the standard library import those in its vendor directory by their short names.
    const vendored = all.filter((p) => p.ImportPath.startsWith('vendor/')).map((p) => `importmap ${p.ImportPath.slice(7)}=${p.ImportPath}`);
    writeFileSync(cfg, [...vendored, ...all.filter((p) => p.Export).map((p) => `packagefile ${p.ImportPath}=${p.Export}`)].join('\n'));
    const left = new Set(['unsafe']);
    for (const p of all) {
      if (p.ImportPath === 'unsafe') continue;
      const t = userTime(['go', 'tool', 'compile', '-std', '-importcfg', cfg, '-p', p.ImportPath, '-o', join(dir, 'out.o'), '-m', ...p.GoFiles], p.Dir);
      if (t === null) {
        left.add(p.ImportPath);
        continue;
      }
      out.packages++;
      out.goSeconds += t;
      for (const f of p.GoFiles) out.lines += readFileSync(join(p.Dir, f), 'latin1').split('\n').length - 1;
    }
    const a = new GorootAnalyzer(goroot, 8, { m: 1, l: false, N: false });
    // Dependencies come first, so each package is analysed alone.
    for (const p of all) {
      const before = process.cpuUsage();
      a.importPackage(p.ImportPath.replace(/^vendor\//, ''));
      if (!left.has(p.ImportPath)) out.gosimSeconds += process.cpuUsage(before).user / 1e6;
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return out;
}
