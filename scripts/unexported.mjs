// Derives src/stdlib/gc-unexported.txt from the real Go: for each package of the library, the unexported names that gc's export data holds, which the
// compiler calls "not exported" instead of "undefined". Run it where Go 1.26 is installed: node scripts/unexported.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Import paths of the library's public packages. */
function packages(dir, path = '') {
  const entries = readdirSync(dir, { withFileTypes: true });
  const here = path !== '' && entries.some((e) => e.isFile() && e.name.endsWith('.go')) ? [path] : [];
  const below = entries.filter((e) => e.isDirectory() && e.name !== 'internal' && e.name !== 'testdata');
  return [...here, ...below.flatMap((e) => packages(join(dir, e.name), path === '' ? e.name : `${path}/${e.name}`))];
}

const program = `package main

import (
	"fmt"
	"go/importer"
	"go/token"
	"io"
	"os"
	"os/exec"
	"strings"
)

func exportFile(path string) (io.ReadCloser, error) {
	out, err := exec.Command("go", "list", "-export", "-f", "{{.Export}}", path).Output()
	if err != nil {
		return nil, err
	}
	return os.Open(strings.TrimSpace(string(out)))
}

func main() {
	for _, path := range os.Args[1:] {
		pkg, err := importer.ForCompiler(token.NewFileSet(), "gc", exportFile).Import(path)
		if err != nil {
			continue
		}
		line := path
		for _, n := range pkg.Scope().Names() {
			if !token.IsExported(n) {
				line += " " + n
			}
		}
		if line != path {
			fmt.Println(line)
		}
	}
}
`;
const tmp = mkdtempSync(join(tmpdir(), 'unexported-'));
writeFileSync(join(tmp, 'main.go'), program);
const r = spawnSync('go', ['run', join(tmp, 'main.go'), ...[...new Set([...packages('src/stdlib'), 'runtime'])].sort()], { encoding: 'utf8', env: { ...process.env, CGO_ENABLED: '0' } });
rmSync(tmp, { recursive: true });
if (r.status !== 0) throw new Error(r.stderr);
writeFileSync('src/stdlib/gc-unexported.txt', r.stdout);
