// Derives tests/testdata/api/<package>.txt, the exported API of each public package of src/stdlib as GOROOT/api states it: one feature per
// line, without the package's name, issue numbers and features of other systems. Run it where Go 1.26 is installed: node scripts/api.mjs
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const out = join(root, 'tests/testdata/api')
const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim()

const packages = new Map()
const removed = new Set(readFileSync(join(goroot, 'api/except.txt'), 'utf8').split('\n'))
for (const file of readdirSync(join(goroot, 'api'))) {
  if (!/^go1[.\d]*\.txt$/.test(file)) continue
  for (const line of readFileSync(join(goroot, 'api', file), 'utf8').split('\n')) {
    if (removed.has(line)) continue
    const m = /^pkg (\S+?)(?: \(([\w-]+)\))?, (.*?)(?: \/\/deprecated)?(?: #\d+)?$/.exec(line)
    if (m === null || (m[2] !== undefined && m[2] !== 'linux-amd64') || line.includes('//deprecated')) continue
    if (!packages.has(m[1])) packages.set(m[1], new Set())
    packages.get(m[1]).add(m[3])
  }
}

for (const f of existsSync(out) ? readdirSync(out) : []) if (f.endsWith(".txt")) rmSync(join(out, f))
mkdirSync(out, { recursive: true })
for (const [path, features] of packages) {
  // A machine without a kernel has a small part of it (docs/LIBRARY.md).
  if (path === 'syscall') continue
  const dir = join(root, path === 'runtime' ? 'src/runtime/go' : `src/stdlib/${path}`)
  if (!existsSync(dir) || !readdirSync(dir).some((f) => f.endsWith('.go'))) continue
  writeFileSync(join(out, `${path.replaceAll('/', '_')}.txt`), `${[path, ...[...features].sort()].join('\n')}\n`)
}
