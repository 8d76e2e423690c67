/**
 * Runs src/runtime/go under real Go as package rt: bodyless functions are dropped, tests/runtime/go-diff/natives.go has them, and
 * runtime_test.go compares results with those of the real maps, append, strings, panics.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

function hasGo(): boolean {
  try {
    execFileSync('go', ['version']);
    return true;
  } catch {
    return false;
  }
}

/** Our sources as an ordinary package. */
function ordinary(text: string): string {
  return text
    .replace('"internal/abi"', '"rt/abi"')
    .replace('"internal/race"', '"rt/race"')
    .replace(/^package runtime$/m, 'package rt')
    .replace(/^\/\/go:(linkname|noescape).*\n/gm, '')
    .replace(/^func main\(\) \{/m, 'func rtmain() {')
    .replace(/^func [^{\n]*$/gm, '');
}

describe.skipIf(!hasGo())('package runtime', () => {
  it('does what Go does', { timeout: 180_000 }, () => {
    const dir = mkdtempSync(join(tmpdir(), 'go-diff-'));
    try {
      mkdirSync(join(dir, 'rt'));
      mkdirSync(join(dir, 'abi'));
      mkdirSync(join(dir, 'race'));
      writeFileSync(join(dir, 'go.mod'), 'module rt\n\ngo 1.26\n');
      copyFileSync(join(root, 'src/stdlib/internal/abi/type.go'), join(dir, 'abi/type.go'));
      // Marks for the race detector do nothing.
      const marks = readFileSync(join(root, 'src/stdlib/internal/race/race.go'), 'utf8');
      writeFileSync(join(dir, 'race/race.go'), marks.replace(/^\/\/go:.*\n/gm, '').replace(/^(func [^{\n]*\))(?: (\w+))?$/gm, (_, f: string, result?: string) => (result === undefined ? `${f} {}` : `${f} (r ${result}) { return }`)));
      const from = join(root, 'src/runtime/go');
      // stubs.go holds natives only.
      for (const f of readdirSync(from)) if (f !== 'stubs.go') writeFileSync(join(dir, 'rt', f), ordinary(readFileSync(join(from, f), 'utf8')));
      for (const f of ['natives.go', 'runtime_test.go']) copyFileSync(join(root, 'tests/runtime/go-diff', f), join(dir, 'rt', f));
      let out = '';
      try {
        out = execFileSync('go', ['test', './rt'], { cwd: dir, encoding: 'utf8', stdio: 'pipe' });
      } catch (e) {
        out = String((e as { stdout?: unknown }).stdout);
      }
      expect(out).toMatch(/^ok/);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
