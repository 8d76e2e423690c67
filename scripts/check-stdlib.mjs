#!/usr/bin/env node
// Checks src/stdlib with the real Go toolchain, which must be installed.
//
// The library is copied into a throw-away module `gs`; an import of a package that exists in the copy is
// rewritten to gs/<path>, all others stay the toolchain's. A file natives.go (bodyless functions) is replaced by
// tests/stdlib-diff/natives/<package>/natives.go; packages of tests/stdlib-diff/shim stand in for those that need the
// machine. Then: go build, go vet, and the differential tests tests/stdlib-diff/*_test.go, which compare
// each package with the real one.
//
//   node scripts/check-stdlib.mjs [--only=strconv,fmt (names of test files)] [--run=REGEX] [--novet] [--keep] [--own=time]
//   node scripts/check-stdlib.mjs --goroot=strings,strconv   the toolchain's own tests of these packages, read
//       at test time, as far as they compile against the exported API (functions that don't are cut out)
//   node scripts/check-stdlib.mjs --fmt                       gofmt -l
import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const lib = path.join(root, 'src/stdlib')
const diff = path.join(root, 'tests/stdlib-diff')
const args = new Map(process.argv.slice(2).map((a) => {
  const m = /^--([a-z]+)(?:=(.*))?$/.exec(a)
  if (!m) throw new Error(`bad argument ${a}`)
  return [m[1], m[2] ?? '']
}))
const tmp = args.get('dir') || path.join(os.tmpdir(), `gosim-stdlib-check-${os.userInfo().username}`)

// Packages that need gosim's own runtime: always the toolchain's here.
const REAL = new Set([
  'unsafe', 'runtime', 'runtime/debug', 'runtime/pprof', 'runtime/trace', 'reflect', 'os', 'sync', 'sync/atomic', 'time', 'io/fs', 'testing',
  'internal/reflectlite', 'internal/sync', 'unique', 'weak', 'testing/synctest', 'context', 'syscall',
])

// --own=time takes such a package from the library all the same; its test file asks for that.
for (const p of args.get('own')?.split(',') ?? []) REAL.delete(p)

function walk(dir, prefix = '') {
  const out = []
  if (!fs.existsSync(dir)) return out
  for (const e of fs.readdirSync(dir, { withFileTypes: true })) {
    const rel = prefix ? `${prefix}/${e.name}` : e.name
    if (e.isDirectory()) out.push(...walk(path.join(dir, e.name), rel))
    else if (e.name.endsWith('.go')) out.push(rel)
  }
  return out
}

const libFiles = walk(lib).filter((f) => !REAL.has(path.dirname(f)) && !path.dirname(f).startsWith('runtime'))
const shimFiles = walk(path.join(diff, 'shim'))
const ours = new Set([...libFiles, ...shimFiles].map((f) => path.dirname(f)))
const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim()

function rewriteImports(text) {
  let inBlock = false
  return text.split('\n').map((line) => {
    if (/^import\s*\(/.test(line)) { inBlock = true; return line }
    if (inBlock && /^\)/.test(line)) { inBlock = false; return line }
    if (!inBlock && !/^import\s/.test(line)) return line
    return line.replace(/"([^"]+)"/, (all, p) => ours.has(p) ? `"gs/${p}"` : all)
  }).join('\n')
}

function put(rel, text) {
  const to = path.join(tmp, rel)
  fs.mkdirSync(path.dirname(to), { recursive: true })
  fs.writeFileSync(to, text)
}

function go(argv, opts = {}) {
  return spawnSync('go', argv, { cwd: tmp, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' }, ...opts })
}

fs.rmSync(tmp, { recursive: true, force: true })
put('go.mod', 'module gs\n\ngo 1.26\n')
for (const f of libFiles) {
  const native = path.join(diff, 'natives', f)
  // A stand-in keeps its imports: it may use the toolchain's package of the same name.
  if (path.basename(f) === 'natives.go' && fs.existsSync(native)) put(f, fs.readFileSync(native, 'utf8'))
  else put(f, rewriteImports(fs.readFileSync(path.join(lib, f), 'utf8')))
}
for (const f of shimFiles) put(f, rewriteImports(fs.readFileSync(path.join(diff, 'shim', f), 'utf8')))

let failed = false
function step(name, argv) {
  const r = go(argv)
  const ok = r.status === 0
  if (!ok) failed = true
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (!ok || args.has('v')) process.stdout.write((r.stdout + r.stderr).split('\n').slice(0, 200).join('\n') + '\n')
}

// Cuts top-level functions out of test files until the package's tests compile.
function prune(dir) {
  const cut = []
  const text = pruneRounds(dir, cut)
  if (cut.length) console.log(`     cut from ${dir}: ${cut.join(' ')}`)
  return text
}

function pruneRounds(dir, cut) {
  for (let round = 0; round < 40; round++) {
    const r = go(['vet', '-printf=false', './' + dir])
    const text = r.stdout + r.stderr
    const bad = new Map()
    for (const m of text.matchAll(/([\w./]+_test\.go):(\d+):(?:\d+:)?\s*(.*)/g)) {
      const file = path.resolve(tmp, m[1].replace(/^vet: /, ''))
      if (!fs.existsSync(file)) continue
      if (!bad.has(file)) bad.set(file, [])
      bad.get(file).push([Number(m[2]), m[3]])
    }
    if (bad.size === 0) return text
    let changed = false
    for (const [file, list] of bad) {
      const lines = fs.readFileSync(file, 'utf8').split('\n')
      const drop = new Set()
      for (const [n, msg] of list) {
        if (/use of internal package|is not in std|could not import/.test(msg)) { lines[n - 1] = ''; changed = true; continue }
        if (/imported and not used/.test(msg)) { lines[n - 1] = lines[n - 1].replace(/(?:[\w.]+\s+)?"/, '_ "'); changed = true; continue }
        let a = n - 1
        while (a > 0 && !/^(func|var|type|const)\b/.test(lines[a])) a--
        let b = a
        if (/^(var|type|const)\b/.test(lines[a]) && !/[({]\s*$/.test(lines[a])) b = a
        else if (!/^func.*\}\s*$/.test(lines[a])) while (b < lines.length && !/^[)}]/.test(lines[b])) b++
        for (let i = a; i <= b; i++) drop.add(i)
      }
      if (drop.size > 0) {
        changed = true
        const names = [...drop].map((i) => /^func (\w+)/.exec(lines[i])?.[1]).filter((n) => n && /^(Test|Example)/.test(n))
        for (const n of names) cut.push(n)
      }
      fs.writeFileSync(file, lines.map((l, i) => drop.has(i) ? '' : l).join('\n'))
    }
    if (!changed) return text
  }
  return 'too many rounds'
}

if (args.has('fmt')) {
  const r = spawnSync('gofmt', ['-l', lib, diff], { encoding: 'utf8' })
  process.stdout.write(r.stdout + r.stderr)
  process.exit(r.stdout ? 1 : 0)
}
if (args.has('goroot')) {
  for (const f of walk(path.join(goroot, 'src/testing/iotest'))) {
    if (f.endsWith('_test.go')) continue
    ours.add('testing/iotest')
    put(`testing/iotest/${f}`, rewriteImports(fs.readFileSync(path.join(goroot, 'src/testing/iotest', f), 'utf8')))
  }
  for (const pkg of (args.get('goroot') || [...ours].join(',')).split(',')) {
    const dir = path.join(goroot, 'src', pkg)
    if (!fs.existsSync(dir)) continue
    for (const f of fs.readdirSync(dir)) {
      if (!f.endsWith('_test.go')) continue
      put(`${pkg}/${f}`, rewriteImports(fs.readFileSync(path.join(dir, f), 'utf8')))
    }
    if (fs.existsSync(path.join(dir, 'testdata'))) fs.cpSync(path.join(dir, 'testdata'), path.join(tmp, pkg, 'testdata'), { recursive: true })
    const text = prune(pkg)
    if (text && !/^#?\s*$/.test(text) && args.has('v')) console.log(text.slice(0, 2000))
    const argv = ['test', '-vet=off', '-timeout=25s', '-short']
    if (args.has('run')) argv.push('-run', args.get('run'))
    const r = go([...argv, './' + pkg])
    if (r.status !== 0) failed = true
    console.log(`${r.status === 0 ? 'ok  ' : 'FAIL'} GOROOT tests of ${pkg}`)
    if (r.status !== 0) process.stdout.write((r.stdout + r.stderr).split('\n').slice(0, 150).join('\n') + '\n')
  }
} else {
  const only = args.get('only')?.split(',')
  step('go build', ['build', './...'])
  if (!failed && !args.has('novet')) step('go vet', ['vet', '-unsafeptr=false', '-stdmethods=false', './...'])
  if (!failed) {
    const wanted = (f) => !only || only.some((p) => f === p.replaceAll('/', '_') + '_test.go')
    for (const f of fs.readdirSync(diff)) {
      if (!f.endsWith('_test.go') || !wanted(f)) continue
      // Each file is a package of its own, so that one that does not compile hides no other.
      const src = fs.readFileSync(path.join(diff, f), 'utf8')
      const needs = [...src.matchAll(/"gs\/([^"]+)"/g)].map((m) => m[1])
      const missing = needs.filter((p) => !ours.has(p))
      if (missing.length) { console.log(`skip ${f}: ${missing.join(' ')} not there`); continue }
      const name = f.replace(/_test\.go$/, '')
      put(`difftest/${name}/${f}`, src)
      const argv = ['test', '-vet=off', '-count=1', '-timeout=25s']
      if (args.has('run')) argv.push('-run', args.get('run'))
      step(f, [...argv, `./difftest/${name}`])
    }
  }
}
if (!args.has('keep')) fs.rmSync(tmp, { recursive: true, force: true })
process.exit(failed ? 1 : 0)
