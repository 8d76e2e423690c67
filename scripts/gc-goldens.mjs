// What real Go's collector makes of the patterns of tests/testdata/gc/patterns.go: tests/testdata/gc/patterns.json. Run it where Go 1.26 is
// installed.
//
//     node scripts/gc-goldens.mjs [-n=5] [-concurrent] [pattern ...]      derives; the others keep what they have
//     node scripts/gc-goldens.mjs -compare [-concurrent] [pattern ...]    runs the patterns under gosim (after a build) and prints both
//
// Cycles stop the world (GODEBUG=gcstoptheworld=1), so that the numbers are those of heap and pacer and not of how busy the machine
// is. With -concurrent they do not, and go to patterns-concurrent.json: only an idle machine with four processors gives numbers that mean
// anything, for elsewhere workers start late and heaps pass their goals.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const program = join(root, 'tests/testdata/gc/patterns.go')
const concurrent = process.argv.includes('-concurrent')
const goldenFile = join(root, `tests/testdata/gc/patterns${concurrent ? '-concurrent' : ''}.json`)
const debug = concurrent ? 'gctrace=1' : 'gctrace=1,gcstoptheworld=1'

// Cycles, and the means of goal and live heap in MB over the second half of them, from the lines of gctrace.
function summary(trace) {
  const lines = [...trace.matchAll(/^gc \d+ @.* (\d+)->(\d+)->(\d+) MB, (\d+) MB goal/gm)]
  const late = lines.slice(lines.length >> 1)
  const mean = (i) => (late.length === 0 ? 0 : late.reduce((n, m) => n + Number(m[i]), 0) / late.length)
  return { cycles: lines.length, live: mean(3), goal: mean(4) }
}

const median = (xs) => [...xs].sort((a, b) => a - b)[xs.length >> 1]

// Each number's own median.
function medians(runs) {
  return { cycles: median(runs.map((r) => r.cycles)), live: median(runs.map((r) => r.live)), goal: median(runs.map((r) => r.goal)) }
}

// KB that live beside the pattern in run i: Go's own runs differ a little, gosim's would be the same one.
const beside = (i) => String(37 * i)

function gosimRun(name, i) {
  const r = spawnSync(process.execPath, [join(root, 'dist/gosim.cjs'), 'run', '-stats=off', `-seed=${i + 1}`, '-procs=4', program, name, beside(i)], { encoding: 'latin1', env: { ...process.env, GODEBUG: debug } })
  return summary(r.stderr)
}

// Numbers are alike within 5 %, or a cycle, or the megabyte to which gctrace rounds.
function alike(a, b) {
  const near = (x, y, d) => Math.abs(x - y) <= Math.max(d, 0.05 * Math.max(x, y))
  return near(a.cycles, b.cycles, 1) && near(a.live, b.live, 1) && near(a.goal, b.goal, 1)
}

function main(argv) {
  const golden = existsSync(goldenFile) ? JSON.parse(readFileSync(goldenFile, 'utf8')) : {}
  const n = Number(argv.find((a) => a.startsWith('-n='))?.slice(3) ?? 5)
  const names = argv.filter((a) => !a.startsWith('-'))
  if (argv.includes('-compare')) {
    const show = (r) => `${String(r.cycles).padStart(4)} cycles, live ${r.live.toFixed(1).padStart(6)}, goal ${r.goal.toFixed(1).padStart(6)} MB`
    let good = 0
    const all = names.length > 0 ? names : Object.keys(golden)
    for (const name of all) {
      const got = medians(Array.from({ length: n }, (_, i) => gosimRun(name, i)))
      const want = golden[name] ?? { cycles: 0, live: 0, goal: 0 }
      const ok = alike(got, want)
      if (ok) good++
      console.log(`${name.padEnd(18)} Go ${show(want)}   gosim ${show(got)}   ${ok ? '' : 'DIFFERS'}`)
    }
    console.log(`${good} of ${all.length} alike`)
    return
  }
  const dir = mkdtempSync(join(tmpdir(), 'gc-goldens-'))
  try {
    const exe = join(dir, 'patterns')
    execFileSync('go', ['build', '-o', exe, program])
    const all = execFileSync(exe, [], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) || spawnSync(exe, [], { encoding: 'utf8' }).stderr
    for (const name of names.length > 0 ? names : all.trim().split('\n')) {
      const runs = []
      for (let i = 0; i < n; i++) runs.push(summary(spawnSync(exe, [name, beside(i)], { encoding: 'latin1', env: { ...process.env, GODEBUG: debug, GOMAXPROCS: '4' } }).stderr))
      golden[name] = medians(runs)
      console.log(name, JSON.stringify(golden[name]), runs.map((r) => r.cycles).join(' '))
    }
    const sorted = Object.fromEntries(Object.entries(golden).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(goldenFile, `${JSON.stringify(sorted, null, 1)}\n`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

main(process.argv.slice(2))
