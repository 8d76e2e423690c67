/**
 * Lines per second of each stage of the front end, on a generated program of 10,000 lines, in one process: the first round is cold, the
 * others are what counts. Measured in CPU time, V8's helper threads included, and (the last line) in wall time, which says more on an idle machine.
 * What a round keeps until its end V8 copies while it runs, out of its young generation of 16 MB at most: at the end the sum is measured again in a process whose young
 * generation has room for a round (V8 takes its size only from the command line).
 *
 *     node dist/stages.mjs [ROUNDS [LINES]]     (`1 100000`: one cold round of a large package)
 *     node dist/stages.mjs calls [LINES]        how often functions are called, which is the same on a busy machine
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { addFile } from '../src/base/source.js';
import { compilePackage, linkProgram } from '../src/driver/build.js';
import { memoryFiles } from '../src/driver/files.js';
import { loadPackages } from '../src/driver/load.js';
import { newUserToolchain } from '../src/driver/run.js';
import { tokenize } from '../src/lexer/index.js';
import { countCalls } from './calls.js';

/** Functions of several kinds; N is a number that makes names unique. */
const templates: readonly string[] = [
  `
type pointN struct {
	x, y  int
	label string
	next  *pointN
}

func (p *pointN) add(q *pointN) *pointN {
	return &pointN{x: p.x + q.x, y: p.y + q.y, label: p.label + q.label}
}

func (p pointN) String() string {
	return fmt.Sprintf("%d,%d %s", p.x, p.y, p.label)
}
`,
  `
func sumN(xs []int) (total int) {
	for i, x := range xs {
		if x < 0 {
			continue
		}
		if i%3 == 0 && x > 10 {
			total += x * 2
		} else {
			total += x
		}
	}
	return total
}
`,
  `
func wordsN(text string) map[string]int {
	counts := make(map[string]int)
	for _, w := range strings.Fields(text) {
		w = strings.ToLower(w)
		counts[w]++
	}
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if counts[k] > N {
			delete(counts, k)
		}
	}
	return counts
}
`,
  `
func classifyN(n int) string {
	switch {
	case n < 0:
		return "negative"
	case n == 0:
		return "zero"
	case n%2 == 0:
		return "even"
	}
	switch n {
	case 1, 3, 5, 7:
		return "small"
	case 101:
		return "large"
	default:
		return strconv.Itoa(n + N)
	}
}
`,
  `
func mapN[K comparable, V any](in []K, f func(K) V) []V {
	out := make([]V, 0, len(in))
	for _, x := range in {
		out = append(out, f(x))
	}
	return out
}

func useMapN(in []int) []string {
	prefix := "pN"
	return mapN(in, func(x int) string { return prefix + strconv.Itoa(x) })
}
`,
  `
type shapeN interface {
	area() float64
	name() string
}

type squareN struct{ side float64 }

func (s squareN) area() float64 { return s.side * s.side }
func (s squareN) name() string  { return "square" }

func largestN(shapes []shapeN) (best shapeN, err error) {
	for _, s := range shapes {
		if best == nil || s.area() > best.area() {
			best = s
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no shapes of %d", N)
	}
	return best, nil
}
`,
  `
func matrixN(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = float64(i*n+j) / 2
			if i == j {
				m[i][j] += 1
			}
		}
	}
	for k := 0; k < n; k++ {
		for i := k + 1; i < n; i++ {
			f := m[i][k] / m[k][k]
			for j := k; j < n; j++ {
				m[i][j] -= f * m[k][j]
			}
		}
	}
	return m
}
`,
  `
func pipelineN(in []int) int {
	ch := make(chan int, 4)
	done := make(chan struct{})
	total := 0
	go func() {
		defer close(done)
		for v := range ch {
			total += v
		}
	}()
	for _, v := range in {
		select {
		case ch <- v:
		case <-done:
			return -1
		}
	}
	close(ch)
	<-done
	return total
}
`,
  `
func parseN(s string) (n uint64, err error) {
	if len(s) == 0 {
		return 0, errors.New("empty")
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			n = n*16 + uint64(c-'0')
		case c >= 'a' && c <= 'f':
			n = n*16 + uint64(c-'a') + 10
		default:
			return n, fmt.Errorf("bad digit %q at %d", c, i)
		}
		if n>>60 != 0 {
			return n, errors.New("overflow")
		}
	}
	return n, nil
}
`,
];

function generate(lines: number): string {
  const out = ['package main\n\nimport (\n\t"errors"\n\t"fmt"\n\t"sort"\n\t"strconv"\n\t"strings"\n)\n'];
  const calls: string[] = [];
  let have = 10;
  for (let n = 0; have < lines - 10; n++) {
    const t = templates[n % templates.length]!.replace(/(?<=[a-zA-Z])N\b/g, String(n)).replace(/\bN\b/g, String(n % 50));
    out.push(t);
    have += t.split('\n').length - 1;
    const k = n % templates.length;
    if (k === 1) calls.push(`sum${n}([]int{1, 2})`);
    else if (k === 2) calls.push(`len(words${n}("a b"))`);
    else if (k === 6) calls.push(`len(matrix${n}(2))`);
    else if (k === 7) calls.push(`pipeline${n}([]int{1})`);
  }
  out.push(`\nfunc main() {\n\t_ = errors.New\n\t_ = sort.Strings\n\tfmt.Println(strconv.Itoa(${calls.slice(0, 40).join(' + ')}), strings.ToUpper("x"))\n}\n`);
  return out.join('');
}

/** CPU time of the process in milliseconds: other processes do not count, helper threads of V8 do. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

// As scripts/start.cjs.
setFlagsFromString('--semi-space-growth-factor=16');
setFlagsFromString('--max-valid-polymorphic-map-count=8');
setFlagsFromString('--no-allocation-site-pretenuring');

const onlyCalls = process.argv[2] === 'calls';
const rounds = onlyCalls ? 2 : Number(process.argv[2] ?? 8);
const text = generate(Number(process.argv[3] ?? 10_000));
const lines = text.split('\n').length;

/** Compiles and links the program; milliseconds of each stage. */
function compile(): Map<string, number> {
  const tc = newUserToolchain(8);
  tc.lib.openAll('fmt');
  const took = new Map<string, number>();
  let wall = 0;
  let last = clock();
  const lap = (stage: string): void => {
    const now = clock();
    took.set(stage, now - last);
    last = now;
  };
  tokenize(addFile({ files: [undefined] }, 'x.go', '/x.go', text));
  lap('lex (again in parse)');
  const start = last;
  wall = performance.now();
  const loaded = loadPackages(['x.go'], { fs: memoryFiles(new Map([['/x.go', text]])), cwd: '/', fset: tc.fset, wordSize: 8, isStd: (p) => tc.lib.package(p) !== undefined, defaultGoVersion: 'go1.26' });
  lap('parse');
  const r = compilePackage(tc, loaded.packages[0]!, { m: 0, l: false, N: false, onStage: lap });
  if (r.errors.length > 0) throw new Error(r.errors.join('\n'));
  const compiled = clock();
  wall = performance.now() - wall;
  last = compiled;
  const linked = linkProgram(tc);
  if (linked.program === null) throw new Error(linked.errors.join('\n'));
  lap('link');
  took.set(sum, compiled - start);
  took.set(sumWall, wall);
  return took;
}

const sum = 'text to bytecode';
const sumWall = 'the same, wall time';
/** Of a process with a young generation as large as a round needs: MB. */
const roomy = 256;
const isRoomy = process.execArgv.some((a) => a.startsWith('--max-semi-space-size'));

const best = new Map<string, number>();
const order: string[] = [];
for (let round = 0; round < rounds; round++) {
  const took = compile();
  if (round === 0) order.push(...took.keys());
  const total = took.get(sum)!;
  console.log(`round ${round}: ${total.toFixed(0)} ms, ${Math.round((lines / total) * 1000)} lines/s`);
  if (round > 0 || rounds === 1) for (const [s, ms] of took) best.set(s, Math.min(ms, best.get(s) ?? Infinity));
}
if (onlyCalls) {
  // Everything that is made once has been made.
  const { total, files, functions } = countCalls(compile);
  console.log(`\n${lines} lines, ${total.toLocaleString('en')} calls of functions, ${Math.round(total / lines)} a line (lexing twice, and linking)\n`);
  const folders = new Map<string, number>();
  for (const [file, n] of files) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    folders.set(folder, (folders.get(folder) ?? 0) + n);
  }
  const row = (n: number, what: string): void => console.log(n.toLocaleString('en').padStart(12), what);
  for (const [folder, n] of [...folders].sort((a, b) => b[1] - a[1]).slice(0, 16)) row(n, folder);
  console.log();
  for (const [f, n] of functions.slice(0, 40)) row(n, f);
} else {
  console.log(`\n${lines} lines, ${rounds === 1 ? 'one cold round' : `best of ${rounds - 1} warm rounds`}, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
  for (const s of isRoomy ? [sum, sumWall] : order) {
    const ms = best.get(s) ?? 0;
    console.log(`${s.padEnd(22)} ${ms.toFixed(1).padStart(8)} ms ${Math.round((lines / ms) * 1000).toLocaleString('en').padStart(12)} lines/s`);
  }
  if (rounds > 1 && !isRoomy) {
    const r = spawnSync(process.execPath, [`--max-semi-space-size=${roomy}`, `--min-semi-space-size=${roomy}`, fileURLToPath(import.meta.url), String(rounds), String(lines)], { encoding: 'utf8' });
    console.log(`\nwith a young generation of ${roomy} MB:\n${r.stdout.slice(r.stdout.indexOf(sum)).trimEnd()}`);
  }
}
